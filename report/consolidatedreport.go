package report

import (
	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/collation"
)

// ConsolidatedReport is the report of a unit for a period that is made of the
// accepted ones: its own and those from below.
type ConsolidatedReport struct {
	Unit     indicator.Unit
	Period   pcmd.Period
	Coverage indicator.Coverage // of the reports owed by the units below, how many were accepted
	Missing  []indicator.Unit   // whose were not, in the order of Vietnamese names
	Figures  []ConsolidatedFigure
	Results  []Row          // the targets judged by what there is
	Findings []CheckFinding // where the unit's own figure is not the sum of those below it
}

// ConsolidatedFigure is one figure of a consolidated report, and every report that
// it comes from.
type ConsolidatedFigure struct {
	Measure     string
	Value       decimal.Decimal
	Origin      indicator.Origin   // the unit's own, or summed over those below it
	Coverage    indicator.Coverage // of the leaves below, how many it holds
	Provisional bool               // it does not hold all of them
	Sources     []FigureSource
	Missing     []indicator.Unit // the leaves that it does not hold, in the order of Vietnamese names
}

// FigureSource is a figure of an accepted report that another is made of.
type FigureSource struct {
	ReportKey
	Version   int // of the report
	Value     decimal.Decimal
	Reference string // of the version
}

// Report returns the consolidated report of a unit for a period. A unit without
// any below it has its own figures. The error is [pcmd.Faults]: unknown-unit,
// bad-period.
func (c *Consolidation) Report(unit string, period pcmd.Period) (ConsolidatedReport, error) {
	row := c.tree.Row(unit)
	var faults pcmd.Faults
	if row < 0 {
		faults = append(faults, indicator.UnknownUnit(unit))
	}
	if period.IsZero() {
		faults = append(faults, pcmd.NewFault(pcmd.CodeBadPeriod, "thiếu kỳ báo cáo", "the period is missing"))
	}
	if err := faults.Err(); err != nil {
		return ConsolidatedReport{}, err
	}
	r := ConsolidatedReport{Unit: c.tree.Unit(row), Period: period, Findings: c.differences(row, period)}
	r.Coverage, r.Missing = c.owed(row, period)
	for target, t := range c.figures.table.Set().Targets() {
		if result := c.figures.result(row, target, period); result.State == indicator.Computed {
			figure, err := c.trace(unit, period, t.ID, result)
			if err != nil {
				return ConsolidatedReport{}, err
			}
			r.Figures = append(r.Figures, figure)
		}
	}
	for target, t := range c.answers.table.Set().Targets() {
		r.Results = append(r.Results, Row{r.Unit, period, t, c.answers.result(row, target, period)})
	}
	return r, nil
}

// owed counts the reports of the units below a row, and names those missing.
func (c *Consolidation) owed(row int, period pcmd.Period) (coverage indicator.Coverage, missing []indicator.Unit) {
	for _, below := range c.under(row) {
		unit := c.tree.Unit(below)
		key := ReportKey{unit.ID, period}
		if !c.owes(key) {
			continue
		}
		coverage.Expected++
		if _, accepted := c.reports[key]; accepted {
			coverage.Reported++
		} else {
			missing = append(missing, unit)
		}
	}
	return coverage, sortedUnits(missing)
}

// under returns the rows of all units below a row.
func (c *Consolidation) under(row int) (all []int) {
	for _, child := range c.below[row] {
		all = append(all, child)
		all = append(all, c.under(child)...)
	}
	return all
}

func sortedUnits(units []indicator.Unit) []indicator.Unit {
	collation.Sort(units, nameOf)
	return units
}

// differences finds where the unit's own figures are not the sums of those below.
func (c *Consolidation) differences(row int, period pcmd.Period) []CheckFinding {
	for _, rule := range StandardChecks() {
		if rule.Kind == ChildrenAddUp {
			k := newCheck(Checker{Rules: []CheckRule{rule}}, c.figures.table)
			k.row, k.period, k.rule = row, period, rule
			k.children()
			return k.findings
		}
	}
	return nil
}

// trace follows a figure to the reports that it is made of.
func (c *Consolidation) trace(unit string, period pcmd.Period, measure string, result indicator.Result) (ConsolidatedFigure, error) {
	f := ConsolidatedFigure{
		Measure: measure, Value: decimalOf(result.Exact), Coverage: result.Coverage, Provisional: result.Provisional,
	}
	x, err := c.figures.table.Explain(indicator.Question{Target: measure, Unit: unit, Period: period})
	if err != nil {
		return f, err
	}
	source := x.Parts[0].Operands[0]
	f.Origin = source.Origin
	c.follow(source, &f)
	f.Missing = sortedUnits(f.Missing)
	return f, nil
}

// follow gathers the reports behind a source, and the leaves that lack the figure.
func (c *Consolidation) follow(s indicator.Source, f *ConsolidatedFigure) {
	if s.Origin == indicator.Reported {
		report := c.reports[ReportKey{s.Unit, s.Period}]
		f.Sources = append(f.Sources, FigureSource{report.ReportKey, report.Version, decimalOf(s.Value), report.Reference})
		return
	}
	if row := c.tree.Row(s.Unit); s.Origin == indicator.Missing && len(c.below[row]) == 0 {
		f.Missing = append(f.Missing, c.tree.Unit(row))
		return
	}
	for _, part := range s.Parts {
		if !part.LeftOut {
			c.follow(part, f)
		}
	}
}

// decimalOf returns a sum of figures, which decimals hold exactly.
func decimalOf(f indicator.Fraction) decimal.Decimal { return f.Decimal(figurePlaces) }
