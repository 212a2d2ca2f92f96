package report

import (
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
)

// Scorecard is the targets of a plan judged for a unit and period, in the shape
// of the annex table of decision 29/QĐ-BLĐTBXH: order, indicator, unit of
// count, figure of the period, target, and here the verdict and the source.
// The columns are those of the annex; its rows are not known to us.
type Scorecard struct {
	Unit   indicator.Unit
	Period pcmd.Period
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
}

// NewScorecard lays rows out as a scorecard. Titles, units of count and sources
// come from the plan where the rows are of one, otherwise from the indicators
// that the caller describes; either may be missing.
func NewScorecard(p *plan.Plan, described []indicator.Indicator, rows []Row) Scorecard {
	var s Scorecard
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
		}
	}
	if p == nil {
		return line
	}
	if t, ok := p.Target(row.Target.ID); ok {
		line.Indicator, line.Unit, line.Source = t.Title, t.Unit, p.Cite(t.Citation)
	}
	return line
}

// Figure returns the figure of the period for people, such as "70,00 %", "2",
// "có" or "không phát sinh". Only what is counted whole stands without decimals.
func (l Line) Figure(lang pcmd.Lang) string {
	if l.Result.State != indicator.Computed {
		return indicator.States().Label(l.Result.State).In(lang)
	}
	exact := l.Result.Exact.String()
	switch f := l.Row.Target.Indicator.Formula; {
	case f != nil && f.Kind() == indicator.KindFlag:
		return yesOrNo(l.Result.Exact.Sign() > 0).In(lang)
	case l.symbol() == "" && !strings.Contains(exact, "/"):
		return lang.Number(exact)
	}
	return lang.Number(l.Result.Value()) + l.symbol()
}

func yesOrNo(yes bool) pcmd.Text {
	if yes {
		return pcmd.Text{Vi: "có", En: "yes"}
	}
	return pcmd.Text{Vi: "không", En: "no"}
}

// Target returns what was promised for people, such as "ít nhất 70 %".
func (l Line) Target(lang pcmd.Lang) string {
	if l.Criterion.IsZero() {
		return ""
	}
	symbol := l.symbol()
	if l.Criterion.Op == indicator.Yes {
		symbol = ""
	}
	return l.Criterion.In(lang) + symbol
}

// symbol returns the unit of count where it is a sign that follows a number.
func (l Line) symbol() string {
	if l.Unit.Vi == "%" {
		return " %"
	}
	return ""
}
