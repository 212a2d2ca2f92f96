package main

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

type plansCmd struct{}

type planJSON struct {
	ID     string      `json:"id"`
	Number any         `json:"number"`
	Title  pcmd.Text   `json:"title"`
	Issuer string      `json:"issuer"`
	Level  pcmd.Level  `json:"level"`
	Term   pcmd.Period `json:"term"`
}

func (plansCmd) Run(s *session) error {
	plans, err := catalog.Plans()
	if err != nil {
		return err
	}
	if s.json {
		all := make([]planJSON, len(plans))
		for i, p := range plans {
			all[i] = planJSON{p.ID, orNull(p.Number), p.Title, p.Bodies.Name(p.Issuer).Vi, p.Level, p.Term}
		}
		return s.printJSON(all)
	}
	rows := make([][]string, len(plans))
	for i, p := range plans {
		number := p.Number
		if number == "" {
			number = s.text("(không in số)", "(none printed)")
		}
		rows[i] = []string{p.ID, number, p.Title.In(s.lang), p.Bodies.Name(p.Issuer).In(s.lang), p.Term.String()}
	}
	s.printTable("", []column{
		{vi: "Mã", en: "Id"}, {vi: "Số", en: "Number", whole: true}, {vi: "Tên", en: "Title"},
		{vi: "Cơ quan ban hành", en: "Issuer"}, {vi: "Thời hạn", en: "Term"},
	}, rows)
	return nil
}

// planArg is a plan named on the command line.
type planArg struct {
	Plan string `arg:"" help:"Mã kế hoạch, ví dụ cao-bang-2024. · Id of a plan."`
}

func (a planArg) load() (*plan.Plan, error) {
	p, err := catalog.Plan(a.Plan)
	return p, asUsage("PLAN", err)
}
