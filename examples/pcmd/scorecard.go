package main

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

type scorecardCmd struct {
	File   string `arg:"" help:"Sổ số liệu, hoặc -. · A workbook, or -."`
	Unit   string `help:"Mã đơn vị; mặc định là các đơn vị không có cấp trên. · Id of a unit." placeholder:"MÃ"`
	Period string `help:"Kỳ, ví dụ 2024 hoặc 2024-H1; mặc định là các năm có báo cáo. · A period." placeholder:"KỲ"`
	Text   bool   `help:"In lời văn cho báo cáo. · Print the text for a report."`
}

type scorecardJSON struct {
	Unit   string              `json:"unit"`
	Period pcmd.Period         `json:"period"`
	On     any                 `json:"on"`
	Text   pcmd.Text           `json:"text"`
	Lines  []scorecardLineJSON `json:"lines"`
}

type scorecardLineJSON struct {
	Order int       `json:"order"`
	Title pcmd.Text `json:"title"`
	Count any       `json:"unit_of_count"`
	resultJSON
	Part       indicator.Fraction `json:"part"`
	Whole      indicator.Fraction `json:"whole"`
	YearTarget any                `json:"year_target"`
	Cumulative any                `json:"cumulative"`
	TermTarget any                `json:"term_target"`
	Frequency  any                `json:"frequency"`
	Source     any                `json:"source"`
	Clause     any                `json:"clause"`
	Change     any                `json:"change"`
	Rank       any                `json:"rank"`
	Progress   any                `json:"progress"`
	Text       pcmd.Text          `json:"text"`
}

func (c scorecardCmd) Run(s *session) error {
	workbook, rows, err := evaluateCmd{File: c.File, Unit: c.Unit, Period: c.Period}.answers(s)
	if err != nil {
		return err
	}
	var cards []report.Scorecard
	for _, r := range rows {
		if len(r) == 0 {
			continue // a workbook without targets
		}
		card, err := workbook.Scorecard(glossary(), r[0].Unit.ID, r[0].Period)
		if err != nil {
			return err
		}
		cards = append(cards, card)
	}
	switch {
	case s.json:
		return s.printJSON(scorecardsJSON(cards))
	case len(cards) == 0:
		fmt.Fprintln(s.out, s.text("Không có báo cáo nào để đánh giá.", "There is no report to judge."))
	}
	for i, card := range cards {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		if c.Text {
			fmt.Fprintln(s.out, visible(strings.Join(card.Paragraphs(s.lang), "\n")))
		} else {
			s.printAnnex(card)
		}
	}
	return nil
}

// printAnnex prints a scorecard in the columns of the annex table; those with long
// words stand in a table of their own.
func (s *session) printAnnex(card report.Scorecard) {
	figures, sources := make([][]string, len(card.Lines)), make([][]string, len(card.Lines))
	for i, l := range card.Lines {
		order := fmt.Sprint(l.Order)
		figures[i] = []string{
			order, l.Indicator.In(s.lang), orDash(l.Unit.In(s.lang)), l.Figure(s.lang), orDash(l.Promise(l.YearTarget, s.lang)),
			orDash(l.CumulativeFigure(s.lang)), orDash(l.Promise(l.TermTarget, s.lang)),
			orDash(indicator.Verdicts().Label(l.Result.Verdict).In(s.lang)),
		}
		sources[i] = []string{order, orDash(l.Frequency.In(s.lang)), orDash(l.DataSource.In(s.lang)), orDash(l.Source.Clause)}
	}
	s.printTable(fmt.Sprintf(s.text("Bảng đánh giá: %s, kỳ %s", "Scorecard: %s, %s"), unitName(card.Unit), card.Period), []column{
		{vi: "TT", en: "No.", right: true}, {vi: "Chỉ số", en: "Indicator"}, {vi: "Đơn vị tính", en: "Unit"},
		{vi: "Kỳ này", en: "Figure", right: true}, {vi: "Chỉ tiêu năm", en: "Target of the year"},
		{vi: "Lũy kế", en: "To date", right: true}, {vi: "Chỉ tiêu giai đoạn", en: "Target of the term"},
		{vi: "Kết quả", en: "Verdict"},
	}, figures)
	s.printTable(s.text("Tần suất và nguồn số liệu", "Frequencies and sources"), []column{
		{vi: "TT", en: "No.", right: true}, {vi: "Tần suất", en: "Frequency"}, {vi: "Nguồn số liệu", en: "Source of the figures"},
		{vi: "Mục của kế hoạch", en: "Clause of the plan"},
	}, sources)
}

func scorecardsJSON(cards []report.Scorecard) []scorecardJSON {
	all := []scorecardJSON{}
	for _, card := range cards {
		j := scorecardJSON{Unit: card.Unit.ID, Period: card.Period, On: orNull(card.On), Lines: []scorecardLineJSON{}}
		j.Text = pcmd.Text{Vi: card.Paragraphs(pcmd.Vietnamese)[0], En: card.Paragraphs(pcmd.English)[0]}
		for _, l := range card.Lines {
			j.Lines = append(j.Lines, newScorecardLineJSON(l))
		}
		all = append(all, j)
	}
	return all
}

func newScorecardLineJSON(l report.Line) scorecardLineJSON {
	j := scorecardLineJSON{
		Order: l.Order, Title: l.Indicator, Count: orNull(l.Unit), resultJSON: newResultJSON(l.Row),
		Part: l.Counts.Part, Whole: l.Counts.Whole,
		YearTarget: criterionOrNull(l.YearTarget), TermTarget: criterionOrNull(l.TermTarget),
		Frequency: orNull(l.Frequency), Source: orNull(l.DataSource), Clause: orNull(l.Source.Clause),
		Text: pcmd.Text{Vi: l.Sentence(pcmd.Vietnamese), En: l.Sentence(pcmd.English)},
	}
	if c := l.Cumulative; c.State != "" {
		j.Cumulative = map[string]any{"state": c.State, "value": orNull(c.Value()), "exact": c.Exact, "coverage": c.Coverage}
	}
	if c := l.Change; !c.Difference.IsZero() {
		j.Change = map[string]any{"period": c.Period, "value": c.Before.Value(), "exact": c.Before.Exact, "difference": c.Difference}
	}
	if r := l.Rank; r.Place > 0 {
		j.Rank = map[string]any{"place": r.Place, "of": r.Of, "tied": ids(r.Tied), "without": ids(r.Without)}
	}
	if p := l.Progress; !p.Required.IsZero() {
		j.Progress = map[string]any{"due": orNull(p.Due), "reached": p.Reached, "required": p.Required, "left": p.Left, "count": p.Count}
	}
	return j
}

func criterionOrNull(c indicator.Criterion) any {
	if c.IsZero() {
		return nil
	}
	return c
}

func ids(units []indicator.Unit) []string {
	all := []string{}
	for _, u := range units {
		all = append(all, u.ID)
	}
	return all
}
