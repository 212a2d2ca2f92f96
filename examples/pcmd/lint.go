package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

type lintCmd struct {
	Plan string `arg:"" help:"Mã, số hoặc tệp kế hoạch, hoặc -. · Id, number or file of a plan, or -."`
}

func (c lintCmd) Run(s *session) error {
	p, err := s.planOrFile(c.Plan)
	if err != nil {
		return err
	}
	findings := plan.Lint(p, catalog.Measures())
	if s.json {
		return s.printJSON(append([]plan.Finding{}, findings...)) // [] and not null
	}
	s.printFindings(p, findings)
	return nil
}

func (s *session) printFindings(p *plan.Plan, findings []plan.Finding) {
	if len(findings) == 0 {
		fmt.Fprintf(s.out, s.text("%s: không có điểm nào cần xem lại\n", "%s: nothing is doubtful\n"), visible(p.Title.In(s.lang)))
	} else {
		rows := make([][]string, len(findings))
		for i, f := range findings {
			label := f.Code.Label().In(s.lang)
			if i > 0 && findings[i-1].Code == f.Code {
				label = ""
			}
			rows[i] = []string{label, orDash(f.Citation.Clause), f.Message.In(s.lang)}
		}
		s.printTable(fmt.Sprintf(s.text("Điểm cần xem lại (%d): %s", "What is doubtful (%d): %s"), len(findings), p.Title.In(s.lang)), []column{
			{vi: "Quy tắc", en: "Rule"}, {vi: "Mục", en: "Clause"}, {vi: "Vì sao", en: "Why"},
		}, rows)
	}
	s.remarkPartial(p, s.text("Điều không có ở đây không chứng tỏ gì.", "What is not there proves nothing."))
}
