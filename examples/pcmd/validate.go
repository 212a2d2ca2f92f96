package main

import (
	"fmt"
	"strings"

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
	} else if len(faults) == 0 {
		fmt.Fprintf(s.out, s.text("%s: không có lỗi\n", "%s: no faults\n"), c.File)
	} else {
		fmt.Fprintf(s.out, s.text("%s: có %d lỗi\n", "%s: %d faults\n"), c.File, len(faults))
		fmt.Fprintln(s.out, "  "+strings.ReplaceAll(faults.In(s.lang), "\n", "\n  "))
	}
	if len(faults) > 0 {
		return errFound
	}
	return nil
}
