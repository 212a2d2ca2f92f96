package main

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

type targetsCmd struct{ planArg }

type targetJSON struct {
	ID           string              `json:"id"`
	Indicator    string              `json:"indicator"`
	Title        pcmd.Text           `json:"title"`
	Criterion    indicator.Criterion `json:"criterion"`
	Unit         pcmd.Text           `json:"unit"`
	Scope        string              `json:"scope"`
	Population   any                 `json:"population"`
	Aspirational bool                `json:"aspirational"`
	Clause       any                 `json:"clause"` // null where it was not seen
	Reading      pcmd.Reading        `json:"reading"`
}

func (c targetsCmd) Run(s *session) error {
	p, err := c.load()
	if err != nil {
		return err
	}
	if s.json {
		all := []targetJSON{}
		for _, t := range p.Targets() {
			all = append(all, targetJSON{
				t.ID, t.Indicator.ID, t.Title, t.Criterion, t.Unit, string(t.Scope), orNull(t.Population),
				t.Aspirational, orNull(t.Citation.Clause), t.Citation.Reading,
			})
		}
		return s.printJSON(all)
	}
	var rows [][]string
	for _, t := range p.Targets() {
		promise := t.Criterion.In(s.lang)
		if t.Unit.Vi == "%" {
			promise += " %"
		} else if t.Criterion.Op != indicator.Yes {
			promise += " " + t.Unit.In(s.lang)
		}
		if t.Aspirational {
			promise = s.text("phấn đấu ", "aspires to ") + promise
		}
		title := t.Title.In(s.lang)
		if !t.Condition.IsZero() {
			title += " (" + t.Condition.In(s.lang) + ")"
		}
		rows = append(rows, []string{
			t.ID, title, promise, t.Scope.Label().In(s.lang), t.Citation.Clause,
			pcmd.Readings().Label(t.Citation.Reading).In(s.lang),
		})
	}
	s.printTable(p.Title.In(s.lang), []column{
		{vi: "Mã", en: "Id"}, {vi: "Chỉ tiêu", en: "Target"}, {vi: "Mức", en: "Criterion"},
		{vi: "Phạm vi", en: "Scope"}, {vi: "Mục", en: "Clause"}, {vi: "Căn cứ", en: "Reading"},
	}, rows)
	s.remarkPartial(p, "")
	return nil
}
