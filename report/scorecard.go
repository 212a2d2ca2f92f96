package report

import (
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
)

// Scorecard is the targets of a plan judged for a unit and period, in the shape
// of the annex table of decision 29/QĐ-BLĐTBXH: order, indicator, unit of
// count, figure of the period, target of the year, cumulative figure, target of
// the term, frequency and source of the figures; and here the verdict and the
// clause. The columns are those of the annex; its rows are not known to us.
type Scorecard struct {
	Plan   string // the number of the plan; unset where it prints none
	Unit   indicator.Unit
	Period pcmd.Period
	On     pcmd.Date // the day of asking; unset where there is none
	Lines  []Line
}

// Line is one target of a scorecard.
type Line struct {
	Order     int
	Indicator pcmd.Text // its name
	Unit      pcmd.Text // unit of count
	Result    indicator.Result
	Criterion indicator.Criterion
	Source    pcmd.Citation // the clause that sets the target
	Row       Row

	// The other columns of the annex; unset where nothing is known.
	YearTarget indicator.Criterion // what is promised for the year, or each part of it
	TermTarget indicator.Criterion // what is promised for the end of a term of several years
	Frequency  pcmd.Text           // how often the figure is reported
	DataSource pcmd.Text           // where it comes from

	// What a single row does not know: see [Workbook.Scorecard].
	Cumulative indicator.Result // since the start of the term; unset where years do not add up
	Counts     Counts
	Change     Change
	Rank       Rank
	Progress   Progress
}

// Scorecard returns the scorecard of a unit and period with all that the
// workbook knows: cumulative figures, the counts behind the results, the period
// before, the place among the siblings and the progress towards the end of the
// term. Without targets it holds all of them. The error is that of
// [Workbook.Evaluate].
func (w *Workbook) Scorecard(glossary Glossary, unit string, period pcmd.Period, targets ...string) (Scorecard, error) {
	rows, err := w.Evaluate(unit, period, targets...)
	if err != nil {
		return Scorecard{}, err
	}
	s := NewScorecard(w.Plan, glossary.Indicators, rows)
	s.On = w.On
	for i := range s.Lines {
		if err := w.complete(&s.Lines[i], glossary); err != nil {
			return Scorecard{}, err
		}
	}
	return s, nil
}

// complete fills in what a line does not know by itself.
func (w *Workbook) complete(l *Line, glossary Glossary) (err error) {
	x, err := w.Explain(l.Row.Unit.ID, l.Row.Period, l.Row.Target.ID)
	if err != nil {
		return err
	}
	l.Counts = glossary.countsOf(x, w.Table.Set())
	if l.Cumulative, err = w.cumulativeOf(l.Row); err != nil {
		return err
	}
	if l.Change, err = w.changeOf(l.Row); err != nil {
		return err
	}
	if l.Rank, err = w.rankOf(l.Row); err != nil {
		return err
	}
	l.Progress = progressOf(*l)
	return nil
}

// NewScorecard lays rows out as a scorecard. Titles, units of count and sources
// come from the plan where the rows are of one, otherwise from the indicators
// that the caller describes; either may be missing.
func NewScorecard(p *plan.Plan, described []indicator.Indicator, rows []Row) Scorecard {
	var s Scorecard
	if p != nil {
		s.Plan = p.Number
	}
	for i, row := range rows {
		s.Unit, s.Period = row.Unit, row.Period
		s.Lines = append(s.Lines, newLine(i+1, p, described, row))
	}
	return s
}

func newLine(order int, p *plan.Plan, described []indicator.Indicator, row Row) Line {
	line := Line{
		Order:     order,
		Indicator: pcmd.Text{Vi: row.Target.ID, En: row.Target.ID},
		Result:    row.Result,
		Criterion: row.Target.Criterion,
		Row:       row,
	}
	for _, i := range described {
		if i.ID == row.Target.Indicator.ID {
			line.Indicator, line.Unit = i.Title, i.Unit
			line.Frequency, line.DataSource = i.Frequency, i.Source
		}
	}
	if p == nil {
		return line
	}
	if t, ok := p.Target(row.Target.ID); ok {
		line.Indicator, line.Unit, line.Source = t.Title, t.Unit, p.Cite(t.Citation)
		if t.Scope == plan.EndOfTerm && p.Term.Kind() == pcmd.Span {
			line.TermTarget = t.Criterion
		} else {
			line.YearTarget = t.Criterion
		}
	}
	return line
}

// Figure returns the figure of the period for people, such as "70,00 %", "2",
// "có" or "không phát sinh". Only what is counted whole stands without decimals.
func (l Line) Figure(lang pcmd.Lang) string { return l.figure(l.Result, lang) }

// CumulativeFigure returns the figure since the start of the term in the same
// way, "" where there is none.
func (l Line) CumulativeFigure(lang pcmd.Lang) string {
	if l.Cumulative.State == "" {
		return ""
	}
	return l.figure(l.Cumulative, lang)
}

func (l Line) figure(r indicator.Result, lang pcmd.Lang) string {
	if r.State != indicator.Computed {
		return indicator.States().Label(r.State).In(lang)
	}
	exact := r.Exact.String()
	switch f := l.Row.Target.Indicator.Formula; {
	case f != nil && f.Kind() == indicator.KindFlag:
		return yesOrNo(r.Exact.Sign() > 0).In(lang)
	case l.symbol() == "" && !strings.Contains(exact, "/"):
		return lang.Number(exact)
	}
	return lang.Number(r.Value()) + l.symbol()
}

func yesOrNo(yes bool) pcmd.Text {
	if yes {
		return pcmd.Text{Vi: "có", En: "yes"}
	}
	return pcmd.Text{Vi: "không", En: "no"}
}

// Target returns what was promised for people, such as "ít nhất 70 %".
func (l Line) Target(lang pcmd.Lang) string { return l.Promise(l.Criterion, lang) }

// Promise returns a criterion of the line for people: of its YearTarget or
// TermTarget, "" where it is unset.
func (l Line) Promise(c indicator.Criterion, lang pcmd.Lang) string {
	if c.IsZero() {
		return ""
	}
	symbol := l.symbol()
	if c.Op == indicator.Yes {
		symbol = ""
	}
	return c.In(lang) + symbol
}

// symbol returns the unit of count where it is a sign that follows a number.
func (l Line) symbol() string {
	if l.Unit.Vi == "%" {
		return " %"
	}
	return ""
}
