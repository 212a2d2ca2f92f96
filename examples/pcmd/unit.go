package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// onDay is a day on the command line.
type onDay struct{ pcmd.Date }

// UnmarshalText reads the day; an empty one is refused.
func (d *onDay) UnmarshalText(text []byte) error {
	date, err := pcmd.ParseDate(string(text))
	d.Date = date
	return err
}

type unitCmd struct {
	unitLists
	Code string `arg:"" help:"Mã hoặc tên đơn vị. · The unit's code or name."`
	At   onDay  `required:"" help:"Ngày. · The day." placeholder:"NGÀY"`
}

type unitJSON struct {
	Code     string        `json:"code"`
	Level    pcmd.Level    `json:"level"`
	Kind     any           `json:"kind"`
	Name     string        `json:"name"`
	FullName pcmd.Text     `json:"full_name"`
	From     any           `json:"from"`
	Until    any           `json:"until"`
	Citation pcmd.Citation `json:"citation,omitzero"`
}

func newUnitJSON(u agency.Unit) unitJSON {
	return unitJSON{u.Code, u.Level, orNull(u.Kind), u.Name.Vi, u.FullName(), orNull(u.From), orNull(u.Until), u.Citation}
}

func (c unitCmd) Run(s *session) error {
	h, err := c.hierarchy(s)
	if err != nil {
		return err
	}
	m := h.At(c.At.Date)
	row, err := s.findUnit(h, m, c.Code, c.At.Date)
	if err != nil {
		return err
	}
	if s.json {
		all := struct {
			unitJSON
			Ancestors []unitJSON `json:"ancestors"`
		}{newUnitJSON(m.Unit(row)), []unitJSON{}}
		for above := range m.Ancestors(row) {
			all.Ancestors = append(all.Ancestors, newUnitJSON(m.Unit(above)))
		}
		return s.printJSON(all)
	}
	rows := [][]string{s.unitRow(m.Unit(row))}
	for above := range m.Ancestors(row) {
		rows = append(rows, s.unitRow(m.Unit(above)))
	}
	s.printTable(m.Unit(row).FullName().In(s.lang)+", "+date(c.At.Date), []column{
		{vi: "Mã", en: "Code"}, {vi: "Đơn vị và cấp trên", en: "Unit and those above"}, {vi: "Cấp", en: "Level"},
		{vi: "Từ", en: "From"}, {vi: "Đến", en: "Until"}, {vi: "Nguồn", en: "Source"},
	}, rows)
	return nil
}

func (s *session) unitRow(u agency.Unit) []string {
	return []string{u.Code, u.FullName().In(s.lang), u.Level.Label().In(s.lang), orDots(u.From), orDots(u.Until),
		cmp.Or(u.Citation.String(), u.Citation.Note.In(s.lang))}
}

// orDots writes a day, or that it is open.
func orDots(d pcmd.Date) string {
	if d.IsZero() {
		return "…"
	}
	return date(d)
}

// findUnit returns the row of the one unit that is meant. No unit is a fault of
// the document that the command works on, several are a wrong call.
func (s *session) findUnit(h *agency.Hierarchy, m *agency.Map, query string, day pcmd.Date) (int, error) {
	found := m.Search(query)
	switch len(found.Rows) {
	case 1:
		return found.Rows[0], nil
	case 0:
		return -1, s.noSuchUnit(h, m, query, day)
	}
	var vi, en strings.Builder
	for _, row := range found.Rows {
		place := m.Place(row)
		fmt.Fprintf(&vi, "\n  %s  %s", m.Unit(row).Code, place.Vi)
		fmt.Fprintf(&en, "\n  %s  %s", m.Unit(row).Code, place.En)
	}
	return -1, wrongCall(query+": "+found.Why.Vi+vi.String(), query+": "+found.Why.En+en.String())
}

// noSuchUnit says that no unit of the day answers to the code or name, and who
// does just before and after the map of the day.
func (s *session) noSuchUnit(h *agency.Hierarchy, m *agency.Map, query string, day pcmd.Date) error {
	if len(h.History(query)) > 0 {
		_, err := h.Succession(query, day, day) // names all who ever bore the code
		return asUsage(query, err)
	}
	vi := fmt.Sprintf("%q: ngày %s không có đơn vị nào mang mã hay tên này", query, date(day))
	en := fmt.Sprintf("%q: on %s no unit bears this code or name", query, date(day))
	from, until := m.Days()
	for _, other := range []pcmd.Date{from.AddDays(-1), until.AddDays(1)} {
		there := h.At(other)
		for _, row := range there.Search(query).Rows {
			place := there.Place(row)
			vi += fmt.Sprintf("\n  ngày %s: %s  %s", date(other), there.Unit(row).Code, place.Vi)
			en += fmt.Sprintf("\n  on %s: %s  %s", date(other), there.Unit(row).Code, place.En)
		}
	}
	if h == agency.Vietnam() {
		vi += "\n  " + partlyBuiltIn.Vi
		en += "\n  " + partlyBuiltIn.En
	}
	return wrongCall(vi, en)
}
