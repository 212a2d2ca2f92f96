package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

type dueCmd struct {
	planArg
	Year *int `help:"Năm; mặc định là năm của kế hoạch một năm. · The year; a one-year plan has its own." placeholder:"NĂM"`
}

type dueJSON struct {
	Period   any          `json:"period"`
	From     string       `json:"from"`
	To       any          `json:"to"`
	Via      any          `json:"via"`
	DataFrom any          `json:"data_from"`
	DataTo   any          `json:"data_to"`
	Bound    any          `json:"bound"`
	Date     any          `json:"date"`
	LastDay  any          `json:"last_day"`
	Instant  any          `json:"instant"`
	Clause   string       `json:"clause"`
	Reading  pcmd.Reading `json:"reading"`
	Reason   *pcmd.Text   `json:"reason,omitempty"`
}

func (c dueCmd) Run(s *session) error {
	p, err := c.load()
	if err != nil {
		return err
	}
	year := p.Term.Year()
	switch {
	case c.Year != nil:
		year = *c.Year
	case p.Term.Kind() != pcmd.Year:
		return wrongCall(
			fmt.Sprintf("cần --year, một năm trong %s", p.Term),
			fmt.Sprintf("--year is needed, a year within %s", p.Term))
	}
	deadlines, err := report.Deadlines(p, year)
	if err != nil {
		return asUsage("--year", err)
	}
	if s.json {
		all := make([]dueJSON, len(deadlines))
		for i, d := range deadlines {
			all[i] = newDueJSON(p, d)
		}
		return s.printJSON(all)
	}
	if len(deadlines) == 0 {
		fmt.Fprintln(s.out, s.text("Không có chế độ báo cáo nào.", "There is no reporting clause."))
		s.remarkPartial(p, "")
		return nil
	}
	s.printDeadlines(p, year, deadlines)
	return nil
}

func newDueJSON(p *plan.Plan, d report.Deadline) dueJSON {
	j := dueJSON{
		Period:   orNull(d.Period),
		From:     p.Bodies.Name(d.From).Vi,
		To:       orNull(strings.Join(p.Bodies.Names(d.To, pcmd.Vietnamese), "; ")),
		DataFrom: orNull(d.Window.From),
		DataTo:   orNull(d.Window.To),
		Bound:    orNull(string(d.Bound)),
		Date:     orNull(d.Date),
		LastDay:  orNull(d.LastDay),
		Clause:   d.Citation.Clause,
		Reading:  d.Citation.Reading,
	}
	if d.Via != "" {
		j.Via = p.Bodies.Name(d.Via).Vi
	}
	if !d.Instant.IsZero() {
		j.Instant = d.Instant.Format(time.RFC3339)
	}
	if !d.Reason.IsZero() {
		j.Reason = &d.Reason
	}
	return j
}

func (s *session) printDeadlines(p *plan.Plan, year int, deadlines []report.Deadline) {
	rows := make([][]string, len(deadlines))
	for i, d := range deadlines {
		from := p.Bodies.Name(d.From).In(s.lang)
		if d.Mandate == agency.Requested {
			from += " (" + agency.Mandates().Label(d.Mandate).In(s.lang) + ")"
		}
		to := strings.Join(p.Bodies.Names(d.To, s.lang), "; ")
		if d.Via != "" {
			to += s.text(" (qua ", " (via ") + p.Bodies.Name(d.Via).In(s.lang) + ")"
		}
		window := "—"
		if !d.Period.IsZero() {
			window = date(d.Window.From) + " – " + date(d.Window.To)
		}
		rows[i] = []string{orDash(d.Period.String()), from, orDash(to), window, s.lastDay(d), d.Citation.Clause}
	}
	s.printTable(fmt.Sprintf(s.text("Hạn báo cáo năm %d: %s", "Deadlines of %d: %s"), year, p.Title.In(s.lang)), []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Ai báo cáo", en: "From"}, {vi: "Gửi", en: "To"},
		{vi: "Số liệu", en: "Data"}, {vi: "Ngày cuối", en: "Last day"}, {vi: "Mục", en: "Clause"},
	}, rows)
	fmt.Fprintln(s.out, s.text(
		"Cửa sổ số liệu: mặc định theo nghị định 09/2019/NĐ-CP (cách hiểu); kế hoạch không nêu.",
		"Data windows: the default of decree 09/2019/NĐ-CP (interpreted); the plan names none."))
	s.printTensions(p, year)
}

// printTensions says what is strained in the deadlines of the year. No day is
// moved because of it.
func (s *session) printTensions(p *plan.Plan, year int) {
	_, findings, err := report.Calendar{}.Deadlines(p, year)
	if err != nil {
		return // the year has been refused already
	}
	for _, f := range findings {
		fmt.Fprintf(s.out, "%s %s: %s (%s)\n", s.text("Lưu ý, kỳ", "Note, period"), f.Period, f.Message.In(s.lang), f.Citation)
	}
}

// lastDay says when a report is due: the last day in time with what the plan
// prints, or why there is none; and on which condition.
func (s *session) lastDay(d report.Deadline) string {
	when := d.Reason.In(s.lang)
	if !d.Date.IsZero() {
		when = fmt.Sprintf("%s (%s %s)", date(d.LastDay), d.Bound.Label().In(s.lang), date(d.Date))
	}
	if !d.Condition.IsZero() {
		when += "; " + d.Condition.In(s.lang)
	}
	return when
}
