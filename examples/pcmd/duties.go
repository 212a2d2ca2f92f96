package main

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

type dutiesCmd struct {
	planArg
	Matrix bool `help:"Bảng lĩnh vực × cơ quan: ai chủ trì, ai phối hợp, ai được đề nghị. · The matrix of functions and bodies."`
}

type assignmentJSON struct {
	Order   int            `json:"order"`
	Body    string         `json:"body"`
	Name    string         `json:"name"`
	Mandate agency.Mandate `json:"mandate"`
	Duties  []dutyJSON     `json:"duties"`
}

type dutyJSON struct {
	Role      agency.Role `json:"role"`
	Title     pcmd.Text   `json:"title"`
	Partners  []string    `json:"partners"`
	Clause    string      `json:"clause"`
	Condition *pcmd.Text  `json:"condition,omitempty"`
}

func (c dutiesCmd) Run(s *session) error {
	p, err := c.load()
	if err != nil {
		return err
	}
	switch {
	case c.Matrix && s.json:
		return s.printJSON(matrixJSON(p))
	case c.Matrix:
		s.printMatrix(p)
		return nil
	case s.json:
		return s.printJSON(assignmentsJSON(p))
	}
	for _, a := range p.Assignments {
		s.printAssignment(p, fmt.Sprintf("%d. ", a.Order), a)
	}
	for _, a := range p.CommonDuties {
		s.printAssignment(p, s.text("Chung: ", "Common: "), a)
	}
	return nil
}

func assignmentsJSON(p *plan.Plan) []assignmentJSON {
	all := make([]assignmentJSON, len(p.Assignments))
	for i, a := range p.Assignments {
		duties := make([]dutyJSON, len(a.Duties))
		for k, d := range a.Duties {
			duties[k] = dutyJSON{d.Role, d.Title, p.Bodies.Names(d.Partners, pcmd.Vietnamese), d.Citation.Clause, nil}
			if !d.Condition.IsZero() {
				duties[k].Condition = &d.Condition
			}
		}
		all[i] = assignmentJSON{a.Order, a.Body, p.Bodies.Name(a.Body).Vi, a.Mandate, duties}
	}
	return all
}

func (s *session) printAssignment(p *plan.Plan, number string, a agency.Assignment) {
	title := number + p.Bodies.Name(a.Body).In(s.lang)
	if a.Mandate == agency.Requested {
		title += " (" + agency.Mandates().Label(a.Mandate).In(s.lang) + ")"
	}
	rows := make([][]string, len(a.Duties))
	for i, d := range a.Duties {
		what := d.Title.In(s.lang)
		if !d.Condition.IsZero() {
			what += " (" + d.Condition.In(s.lang) + ")"
		}
		partners := strings.Join(p.Bodies.Names(d.Partners, s.lang), "; ")
		rows[i] = []string{agency.Roles().Label(d.Role).In(s.lang), what, partners, d.Citation.Clause}
	}
	s.printTable(title, []column{
		{vi: "Vai trò", en: "Role"}, {vi: "Nhiệm vụ", en: "Duty", width: 50},
		{vi: "Phối hợp với", en: "With", width: 36}, {vi: "Mục", en: "Clause", width: 16},
	}, rows)
	fmt.Fprintln(s.out)
}

type cellJSON struct {
	Function agency.Function `json:"function"`
	Body     string          `json:"body"`
	Leads    bool            `json:"leads"`
	Supports bool            `json:"supports"`
	Asked    bool            `json:"asked"`
}

func matrixJSON(p *plan.Plan) []cellJSON {
	m := p.Matrix()
	cells := []cellJSON{}
	for _, f := range m.Functions() {
		for _, b := range m.Bodies() {
			if part := m.At(f, b.ID); !part.IsZero() {
				cells = append(cells, cellJSON{f, b.ID, part.Leads, part.Supports, part.Asked})
			}
		}
	}
	return cells
}

// printMatrix prints the matrix turned for a terminal: a line a function, with
// the bodies by how they take part.
func (s *session) printMatrix(p *plan.Plan) {
	m := p.Matrix()
	names := func(bodies []agency.Body, keep func(agency.Part) bool, f agency.Function) string {
		var all []string
		for _, b := range bodies {
			if keep(m.At(f, b.ID)) {
				all = append(all, b.Name.In(s.lang))
			}
		}
		return strings.Join(all, "; ")
	}
	var rows [][]string
	for _, f := range m.Functions() {
		rows = append(rows, []string{
			f.Label().In(s.lang),
			names(m.Leads(f), func(agency.Part) bool { return true }, f),
			names(m.Supports(f), func(p agency.Part) bool { return !p.Leads && !p.Asked }, f),
			names(m.Asked(f), func(agency.Part) bool { return true }, f),
		})
	}
	s.printTable(p.Title.In(s.lang), []column{
		{vi: "Lĩnh vực", en: "Function", width: 24}, {vi: "Chủ trì", en: "Leads", width: 30},
		{vi: "Thực hiện, phối hợp", en: "Supports", width: 50}, {vi: "Được đề nghị", en: "Asked", width: 30},
	}, rows)
}
