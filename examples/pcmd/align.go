package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
)

type alignCmd struct {
	Child  string `arg:"" help:"Kế hoạch: mã, số hoặc tệp, hoặc -. · The plan: id, number or file, or -."`
	Parent string `arg:"" help:"Kế hoạch cấp trên, như trên. · The plan above, likewise."`
}

type alignmentJSON struct {
	Indicator string        `json:"indicator"`
	Child     *sideJSON     `json:"child"`  // null where it is missing
	Parent    *sideJSON     `json:"parent"` // null where it is extra
	Relation  plan.Relation `json:"relation"`
	Reason    plan.Mismatch `json:"reason,omitempty"`
	Note      *pcmd.Text    `json:"note,omitempty"`
}

// sideJSON is the target of one plan.
type sideJSON struct {
	Target       string               `json:"target"`
	Criterion    *indicator.Criterion `json:"criterion"`
	Unit         any                  `json:"unit"`
	Scope        plan.Scope           `json:"scope"`
	Aspirational bool                 `json:"aspirational"`
	Document     string               `json:"document"`
	Clause       any                  `json:"clause"`
	Reading      pcmd.Reading         `json:"reading"`
}

func (c alignCmd) Run(s *session) error {
	if c.Child == "-" && c.Parent == "-" {
		return wrongCall("chỉ một trong hai kế hoạch đọc được từ đầu vào chuẩn", "only one of the two plans can come from the standard input")
	}
	child, err := s.planOrFile(c.Child)
	if err != nil {
		return err
	}
	parent, err := s.planOrFile(c.Parent)
	if err != nil {
		return err
	}
	all := plan.Align(child, parent)
	if s.json {
		return s.printJSON(alignmentsJSON(child, parent, all))
	}
	s.printAlignments(child, parent, all)
	return nil
}

func alignmentsJSON(child, parent *plan.Plan, all []plan.Alignment) []alignmentJSON {
	rows := make([]alignmentJSON, len(all))
	for i, a := range all {
		rows[i] = alignmentJSON{
			Indicator: a.Indicator, Child: newSideJSON(child, a.Child, a.Relation == plan.Missing),
			Parent: newSideJSON(parent, a.Parent, a.Relation == plan.Extra), Relation: a.Relation, Reason: a.Reason,
		}
		if !a.Note.IsZero() {
			rows[i].Note = &a.Note
		}
	}
	return rows
}

// newSideJSON returns nil for the side that has no target.
func newSideJSON(p *plan.Plan, t plan.Target, absent bool) *sideJSON {
	if absent {
		return nil
	}
	side := &sideJSON{
		Target: t.ID, Unit: orNull(t.Unit), Scope: t.Scope, Aspirational: t.Aspirational,
		Document: p.Cite(t.Citation).Document, Clause: orNull(t.Citation.Clause), Reading: t.Citation.Reading,
	}
	if !t.Criterion.IsZero() {
		side.Criterion = &t.Criterion
	}
	return side
}

func (s *session) printAlignments(child, parent *plan.Plan, all []plan.Alignment) {
	rows := make([][]string, len(all))
	for i, a := range all {
		title := a.Parent.Title
		if a.Relation == plan.Extra {
			title = a.Child.Title
		}
		rows[i] = []string{
			title.In(s.lang), orDash(s.promise(child, a.Child)), orDash(a.Child.Citation.Clause), s.relation(a),
			orDash(s.promise(parent, a.Parent)), orDash(a.Parent.Citation.Clause),
		}
	}
	s.printTable(fmt.Sprintf(s.text("%s, so với %s", "%s, beside %s"), child.Title.In(s.lang), parent.Name()), []column{
		{vi: "Chỉ tiêu", en: "Target"}, {vi: child.Name(), en: child.Name()}, {vi: "Mục", en: "Clause"},
		{vi: "Quan hệ", en: "Relation"}, {vi: parent.Name(), en: parent.Name()}, {vi: "Mục", en: "Clause"},
	}, rows)
	s.remarkPartial(parent, s.text("Chỉ tiêu “thêm” có thể cũng có trong đó.", "An “extra” target may be in it too."))
	s.remarkPartial(child, s.text("Chỉ tiêu “thiếu” có thể vẫn có trong đó.", "A “missing” target may be in it after all."))
}

// promise says what a target asks for, and when.
func (s *session) promise(p *plan.Plan, t plan.Target) string {
	words := t.Promise(s.lang)
	if words == "" {
		return ""
	}
	return words + ", " + s.when(p, t)
}

// when says in which period a target holds, or by which day.
func (s *session) when(p *plan.Plan, t plan.Target) string {
	switch {
	case !t.Criterion.By.IsZero():
		return s.text("đến ", "by ") + date(t.Criterion.By)
	case t.Scope == plan.EndOfTerm:
		return s.text("đến ", "by ") + date(p.Term.End())
	case t.Scope == plan.EachYear && p.Term.Kind() == pcmd.Year:
		return s.text("năm ", "in ") + p.Term.String()
	}
	return map[plan.Scope]string{
		plan.EachMonth: s.text("mỗi tháng", "each month"), plan.EachQuarter: s.text("mỗi quý", "each quarter"),
		plan.EachYear: s.text("mỗi năm", "each year"),
	}[t.Scope]
}

// relation says how the targets stand to one another, and why they do not.
func (s *session) relation(a plan.Alignment) string {
	words := a.Relation.Label().In(s.lang)
	if a.Reason != "" {
		words += ": " + a.Reason.Label().In(s.lang)
	}
	if !a.Note.IsZero() {
		words += "; " + a.Note.In(s.lang)
	}
	return words
}
