package main

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/report"
)

type validateCmd struct {
	File string `arg:"" help:"Tài liệu cần kiểm tra, hoặc -. · The document, or -."`
}

func (c validateCmd) Run(s *session) error {
	data, err := s.read(c.File)
	if err != nil {
		return err
	}
	faults := report.Validate(data, library())
	if s.json {
		if faults == nil {
			faults = pcmd.Faults{} // [] and not null
		}
		if err := s.printJSON(faults); err != nil {
			return err
		}
	} else {
		s.listFaults(s.out, c.File, faults)
	}
	if len(faults) > 0 {
		return errFound
	}
	return nil
}
