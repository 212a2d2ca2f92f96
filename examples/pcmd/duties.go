package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

type dutiesCmd struct {
	planArg
	Matrix bool  `xor:"how" help:"Bảng lĩnh vực × cơ quan: ai chủ trì, ai phối hợp, ai được đề nghị. · The matrix of functions and bodies."`
	On     onDay `xor:"how" help:"Ai có nhiệm vụ vào ngày này, qua các lần sắp xếp. · Who has the duties on that day, after the reforms." placeholder:"NGÀY"`
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
	// With --on only.
	Carried []carriedJSON `json:"carried,omitempty"`
}

func (c dutiesCmd) Run(s *session) error {
	p, err := c.load()
	if err != nil {
		return err
	}
	switch {
	case c.Matrix && s.json:
		return s.printJSON(matrixJSON(p))
	case c.Matrix && len(p.Assignments) > 0:
		s.printMatrix(p)
		return nil
	case !c.On.IsZero():
		return s.showCarried(p, c.On.Date)
	case s.json:
		return s.printJSON(assignmentsJSON(p))
	}
	if len(p.Assignments)+len(p.CommonDuties) == 0 {
		fmt.Fprintln(s.out, s.text("Không có phân công nào.", "There are no assignments."))
		s.remarkPartial(p, "")
	}
	for i, a := range p.Assignments {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		s.printAssignment(p, fmt.Sprintf("%d. ", a.Order), a)
	}
	for _, a := range p.CommonDuties {
		fmt.Fprintln(s.out)
		s.printAssignment(p, s.text("Chung: ", "Common: "), a)
	}
	return nil
}

func assignmentsJSON(p *plan.Plan) []assignmentJSON {
	all := make([]assignmentJSON, len(p.Assignments))
	for i, a := range p.Assignments {
		duties := make([]dutyJSON, len(a.Duties))
		for k, d := range a.Duties {
			duties[k] = dutyJSON{
				Role: d.Role, Title: d.Title,
				Partners: p.Bodies.Names(d.Partners, pcmd.Vietnamese), Clause: d.Citation.Clause,
			}
			if !d.Condition.IsZero() {
				duties[k].Condition = &d.Condition
			}
		}
		all[i] = assignmentJSON{a.Order, a.Body, wholeName(p, a.Body, pcmd.Vietnamese), a.Mandate, duties}
	}
	return all
}

// wholeName returns what a body is called; of a heading over several that does
// not name them all, their names too.
func wholeName(p *plan.Plan, id string, lang pcmd.Lang) string {
	name := p.Bodies.Name(id).In(lang)
	body, _ := p.Bodies.Find(id)
	members := p.Bodies.Names(body.Members, lang)
	if slices.ContainsFunc(members, func(m string) bool { return !strings.Contains(name, m) }) {
		name += ": " + strings.Join(members, "; ")
	}
	return name
}

// assignmentTitle names whom an item addresses, and whether it only requests.
func (s *session) assignmentTitle(p *plan.Plan, number string, a agency.Assignment) string {
	title := number + wholeName(p, a.Body, s.lang)
	if a.Mandate == agency.Requested {
		title += " (" + agency.Mandates().Label(a.Mandate).In(s.lang) + ")"
	}
	return title
}

func (s *session) printAssignment(p *plan.Plan, number string, a agency.Assignment) {
	rows := make([][]string, len(a.Duties))
	for i, d := range a.Duties {
		what := d.Title.In(s.lang)
		if !d.Condition.IsZero() {
			what += " (" + d.Condition.In(s.lang) + ")"
		}
		if len(d.By) > 0 {
			what += s.text(" — riêng ", " — by ") + strings.Join(p.Bodies.Names(d.By, s.lang), "; ")
		}
		partners := strings.Join(p.Bodies.Names(d.Partners, s.lang), "; ")
		rows[i] = []string{agency.Roles().Label(d.Role).In(s.lang), what, partners, d.Citation.Clause}
	}
	s.printTable(s.assignmentTitle(p, number, a), []column{
		{vi: "Vai trò", en: "Role", whole: true}, {vi: "Nhiệm vụ", en: "Duty"},
		{vi: "Phối hợp với", en: "With"}, {vi: "Mục", en: "Clause"},
	}, rows)
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
	s.printTable(p.Title.In(s.lang), []column{
		{vi: "Lĩnh vực", en: "Function"}, {vi: "Chủ trì", en: "Leads"},
		{vi: "Thực hiện, phối hợp", en: "Supports"}, {vi: "Được đề nghị", en: "Asked"},
	}, s.matrixRows(p.Matrix()))
}

// matrixRows names the bodies that lead, those that are asked, also to lead, and
// of the others those that support.
func (s *session) matrixRows(m *agency.Matrix) [][]string {
	var rows [][]string
	for _, f := range m.Functions() {
		var leads, supports, asked []string
		for _, b := range m.Bodies() {
			name, part := b.Name.In(s.lang), m.At(f, b.ID)
			if part.Leads {
				leads = append(leads, name)
			}
			if part.Asked {
				asked = append(asked, name)
			}
			if part.Supports && !part.Leads && !part.Asked {
				supports = append(supports, name)
			}
		}
		rows = append(rows, []string{
			f.Label().In(s.lang), strings.Join(leads, "; "), strings.Join(supports, "; "), strings.Join(asked, "; "),
		})
	}
	return rows
}
