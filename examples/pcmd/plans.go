package main

import (
	"fmt"
	"strings"

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
	// Partial says what is known of a plan whose document was not seen in full.
	Partial *pcmd.Text `json:"partial,omitempty"`
}

func (plansCmd) Run(s *session) error {
	plans, err := catalog.Plans()
	if err != nil {
		return err
	}
	if s.json {
		all := make([]planJSON, len(plans))
		for i, p := range plans {
			all[i] = planJSON{p.ID, orNull(p.Number), p.Title, p.Bodies.Name(p.Issuer).Vi, p.Level, p.Term, nil}
			if !p.Partial.IsZero() {
				all[i].Partial = &p.Partial
			}
		}
		return s.printJSON(all)
	}
	rows := make([][]string, len(plans))
	for i, p := range plans {
		number := p.Number
		if number == "" {
			number = s.text("(không in số)", "(none printed)")
		}
		title := p.Title.In(s.lang)
		if !p.Partial.IsZero() {
			title += s.text(" (mới biết một phần)", " (known in part)")
		}
		rows[i] = []string{p.ID, number, title, p.Bodies.Name(p.Issuer).In(s.lang), p.Term.String()}
	}
	s.printTable("", []column{
		{vi: "Mã", en: "Id"}, {vi: "Số", en: "Number", whole: true}, {vi: "Tên", en: "Title"},
		{vi: "Cơ quan ban hành", en: "Issuer"}, {vi: "Thời hạn", en: "Term"},
	}, rows)
	return nil
}

// remarkPartial says what is known of a plan whose document was not seen in full,
// and what follows from that; nothing of other plans.
func (s *session) remarkPartial(p *plan.Plan, so string) {
	if p.Partial.IsZero() {
		return
	}
	known := fmt.Sprintf(s.text("%s mới biết một phần: %s. ", "%s is known in part: %s. "), p.Name(), lowerFirst(p.Partial.In(s.lang)))
	fmt.Fprintln(s.out, wrap(visible(known+so), lineWidth))
}

// planArg is a plan named on the command line.
type planArg struct {
	Plan string `arg:"" help:"Mã hoặc số kế hoạch, ví dụ cao-bang-2024. · Id or number of a plan."`
}

func (a planArg) load() (*plan.Plan, error) {
	p, err := catalogPlan(a.Plan)
	return p, asUsage("PLAN", err)
}

// catalogPlan returns the plan of the catalogue with that id, or with that
// number where only one has it.
func catalogPlan(name string) (*plan.Plan, error) {
	p, unknown := catalog.Plan(name)
	if unknown == nil {
		return p, nil
	}
	all, err := catalog.Plans()
	if err != nil {
		return nil, err
	}
	var numbered []*plan.Plan
	for _, p := range all {
		if p.Number != "" && p.Number == name {
			numbered = append(numbered, p)
		}
	}
	if len(numbered) != 1 {
		return nil, unknown
	}
	return numbered[0], nil
}

// planOrFile returns the plan of the catalogue with that id or number, or the
// one in the file of that name.
func (s *session) planOrFile(name string) (*plan.Plan, error) {
	if p, err := catalogPlan(name); err == nil {
		return p, nil
	}
	data, err := s.read(name)
	if err != nil {
		accepted := strings.Join(catalog.IDs(), ", ")
		return nil, wrongCall(
			fmt.Sprintf("không có kế hoạch hay tệp %q; cần một tệp, - để đọc từ đầu vào chuẩn, số của một kế hoạch, hoặc một trong: %s", name, accepted),
			fmt.Sprintf("there is no plan or file %q; expected a file, - for the standard input, the number of a plan, or one of: %s", name, accepted))
	}
	p, err := plan.Parse(data, catalog.Measures(), catalog.Indicators()...)
	return p, inDocument(name, err)
}
