package main

import "github.com/pcmd-vn/pcmd/plan"

type schemaCmd struct{}

// Run prints the schema as it is published: JSON in any case.
func (schemaCmd) Run(s *session) error {
	_, err := s.out.Write(plan.Schema())
	return err
}
