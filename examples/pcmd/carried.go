package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

// carriedJSON is who has a duty on a day that the plan gave to a body: null
// where that is unknown.
type carriedJSON struct {
	Given    string        `json:"given"`
	Unit     string        `json:"unit"`
	Body     any           `json:"body"`
	Last     any           `json:"last"`
	Level    any           `json:"level"`
	Function any           `json:"function"`
	Reason   *pcmd.Text    `json:"reason,omitempty"`
	Citation pcmd.Citation `json:"citation,omitzero"`
	Basis    pcmd.Citation `json:"basis,omitzero"`
}

// carried is who has on a day what the plan gave to a body.
type carried struct {
	given agency.Body
	agency.LocalAnswer
}

// carriedOn returns who has a duty of the plan on the day, body by body.
func carriedOn(p *plan.Plan, a agency.Assignment, d agency.Duty, on pcmd.Date) ([]carried, error) {
	var all []carried
	for _, charge := range p.Charges(a, d) {
		resolution, err := agency.VietnamDirectory().Resolve(agency.Vietnam(), charge, on)
		if err != nil {
			return nil, err
		}
		for _, answer := range resolution.Answers {
			all = append(all, carried{charge.Body, answer})
		}
	}
	return all, nil
}

// showCarried prints who has the duties of the plan on the day.
func (s *session) showCarried(p *plan.Plan, on pcmd.Date) error {
	if s.json {
		return s.printCarriedJSON(p, on)
	}
	fmt.Fprintln(s.out, visible(p.Title.In(s.lang))+s.text(", ngày ", ", on ")+date(on))
	for _, a := range slices.Concat(p.Assignments, p.CommonDuties) {
		fmt.Fprintln(s.out)
		number := s.text("Chung: ", "Common: ")
		if a.Order > 0 {
			number = fmt.Sprintf("%d. ", a.Order)
		}
		if err := s.printCarried(p, number, a, on); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) printCarriedJSON(p *plan.Plan, on pcmd.Date) error {
	all := assignmentsJSON(p)
	for i, a := range p.Assignments {
		for k, d := range a.Duties {
			who, err := carriedOn(p, a, d, on)
			if err != nil {
				return err
			}
			for _, c := range who {
				all[i].Duties[k].Carried = append(all[i].Duties[k].Carried, newCarriedJSON(c))
			}
		}
	}
	return s.printJSON(all)
}

func newCarriedJSON(c carried) carriedJSON {
	j := carriedJSON{
		Given: c.given.ID, Unit: c.Unit.Code, Body: orNull(c.Body.Name.Vi), Last: orNull(c.Last.Name.Vi),
		Level: orNull(c.Level), Function: orNull(c.Function), Citation: c.Citation, Basis: c.Basis,
	}
	if !c.Reason.IsZero() {
		j.Reason = &c.Reason
	}
	return j
}

func (s *session) printCarried(p *plan.Plan, number string, a agency.Assignment, on pcmd.Date) error {
	rows := make([][]string, len(a.Duties))
	for i, d := range a.Duties {
		who, err := carriedOn(p, a, d, on)
		if err != nil {
			return err
		}
		rows[i] = []string{agency.Roles().Label(d.Role).In(s.lang), d.Title.In(s.lang), s.whoHas(p, who), s.sources(who), d.Citation.Clause}
	}
	s.printTable(s.assignmentTitle(p, number, a), []column{
		{vi: "Vai trò", en: "Role", whole: true}, {vi: "Nhiệm vụ", en: "Duty"},
		{vi: "Ai đảm nhiệm", en: "Who has it"}, {vi: "Căn cứ", en: "Source"}, {vi: "Mục", en: "Clause"},
	}, rows)
	return nil
}

// whoHas names the bodies, each with its units where those are not the plan's,
// and those last known of what is unknown.
func (s *session) whoHas(p *plan.Plan, who []carried) string {
	var names, last []string
	units := map[string][]string{}
	unknown := false
	for _, c := range who {
		if !c.IsKnown() {
			unknown = true
			last = addOnce(last, c.Last.Name.In(s.lang))
			continue
		}
		name := c.Body.Name.In(s.lang)
		names = addOnce(names, name)
		if c.Unit.Code != p.Unit.Code {
			units[name] = addOnce(units[name], c.Unit.FullName().In(s.lang))
		}
	}
	for i, name := range names {
		if in := units[name]; len(in) > 0 {
			names[i] += " (" + strings.Join(in, ", ") + ")"
		}
	}
	if unknown {
		names = append(names, s.text("chưa rõ", "unknown"))
	}
	if len(last) > 0 {
		names = append(names, s.text("gần nhất: ", "last known: ")+strings.Join(last, ", "))
	}
	return strings.Join(names, "; ")
}

// sources names what says so, and why it is unknown where it is.
func (s *session) sources(who []carried) string {
	var all []string
	for _, c := range who {
		source := cmp.Or(c.Citation.String(), c.Citation.Note.In(s.lang))
		if !c.IsKnown() {
			source = c.Reason.In(s.lang)
		}
		all = addOnce(all, source)
	}
	return strings.Join(all, "; ")
}

// addOnce adds a word that is not there yet, and no empty one.
func addOnce(words []string, word string) []string {
	if word == "" || slices.Contains(words, word) {
		return words
	}
	return append(words, word)
}
