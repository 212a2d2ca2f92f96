package report

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Consolidation is the accepted reports of a hierarchy, added up: for every unit
// that has others below it, and every period that anybody reported for, the
// report that follows. Figures are added up as in the roll-up of the contract.
//
// A Consolidation is safe for concurrent reading; [Consolidation.Correct] changes
// it.
type Consolidation struct {
	reports map[ReportKey]AcceptedReport
	owes    func(ReportKey) bool
	tree    *indicator.Tree
	rows    []int   // each before those below it
	below   [][]int // of each row

	figures published // a target for each measure: what it comes to
	answers published // the targets that the figures are judged by
}

// Consolidate adds up what was accepted. The error is [pcmd.Faults]: units that
// do not hang together, targets that cannot be computed, reports of unknown
// units, measures or periods, two reports of one unit for one period.
func Consolidate(a AcceptedReports) (*Consolidation, error) {
	tree, err := indicator.NewTree(a.Units)
	if err != nil {
		return nil, err
	}
	c := &Consolidation{reports: map[ReportKey]AcceptedReport{}, owes: a.owes(), tree: tree}
	c.rows, c.below = fromTheTop(tree)
	if c.answers, err = publish(a, tree, a.Targets); err != nil {
		return nil, err
	}
	if c.figures, err = publish(a, tree, sums(a.Measures)); err != nil {
		return nil, err
	}
	if err := c.checkAll(a.Reports); err != nil {
		return nil, err
	}
	for _, r := range a.Reports {
		if err := c.enter(r); err != nil {
			return nil, err
		}
	}
	for _, period := range c.Periods() {
		c.watch(period)
	}
	return c, nil
}

// sums returns a target for each measure: its total, or yes or no.
func sums(measures []indicator.Measure) []indicator.Target {
	all := make([]indicator.Target, len(measures))
	for i, m := range measures {
		var f indicator.Formula = indicator.Total{Of: indicator.Of(m.ID)}
		if m.Kind == indicator.YesNo {
			f = indicator.FlagOf(m.ID)
		}
		all[i] = indicator.Target{ID: m.ID, Indicator: indicator.Indicator{ID: m.ID, Formula: f}}
	}
	return all
}

// checkAll returns everything that is wrong with the reports.
func (c *Consolidation) checkAll(reports []AcceptedReport) error {
	var faults pcmd.Faults
	seen := map[ReportKey]bool{}
	for i, r := range reports {
		at := fmt.Sprintf("reports[%d]", i)
		faults = append(faults, c.check(r).At(at)...)
		if seen[r.ReportKey] {
			faults = append(faults, pcmd.NewFault(pcmd.CodeDuplicateReport,
				fmt.Sprintf("đơn vị %q đã có báo cáo kỳ %s ở trên", r.Unit, r.Period),
				fmt.Sprintf("the unit %q has a report for %s above", r.Unit, r.Period)).At(at))
		}
		seen[r.ReportKey] = true
	}
	return faults.Err()
}

// check returns what is wrong with one report.
func (c *Consolidation) check(r AcceptedReport) (faults pcmd.Faults) {
	if c.tree.Row(r.Unit) < 0 {
		faults = append(faults, indicator.UnknownUnit(r.Unit).At("unit"))
	}
	if r.Period.IsZero() {
		faults = append(faults, pcmd.NewFault(pcmd.CodeBadPeriod, "thiếu kỳ báo cáo", "the period is missing").At("period"))
	}
	for _, f := range r.Figures {
		var err error = indicator.UnknownMeasure(f.Measure)
		if m, known := c.figures.table.Set().Measure(f.Measure); known {
			err = indicator.CheckFigure(m, f.Value)
		}
		var fault pcmd.Fault
		if errors.As(err, &fault) {
			faults = append(faults, fault.At("figures."+f.Measure))
		}
	}
	return faults
}

// enter puts the figures of a report into the tables, in place of those of an
// earlier version.
func (c *Consolidation) enter(r AcceptedReport) error {
	for _, p := range []*published{&c.figures, &c.answers} {
		for _, old := range c.reports[r.ReportKey].Figures {
			if _, again := r.figure(old.Measure); again {
				continue
			}
			if err := p.table.Withdraw(r.Unit, r.Period, old.Measure); err != nil {
				return err
			}
		}
		for _, f := range r.Figures {
			if err := p.table.Put(r.Unit, r.Period, f.Measure, f.Value); err != nil {
				return err
			}
		}
	}
	c.reports[r.ReportKey] = r
	return nil
}

// watch keeps the results of a period.
func (c *Consolidation) watch(period pcmd.Period) {
	c.figures.watch(period)
	c.answers.watch(period)
}

// Units returns the units that a report is consolidated for: those with others
// below them, each before those below it.
func (c *Consolidation) Units() (units []indicator.Unit) {
	for _, row := range c.rows {
		if len(c.below[row]) > 0 {
			units = append(units, c.tree.Unit(row))
		}
	}
	return units
}

// Periods returns the periods for which anything was accepted, in order.
func (c *Consolidation) Periods() []pcmd.Period {
	var all []pcmd.Period
	for key := range c.reports {
		if !slices.Contains(all, key.Period) {
			all = append(all, key.Period)
		}
	}
	slices.SortFunc(all, pcmd.Period.Compare)
	return all
}

// published is a table with its results for the published periods.
type published struct {
	table   *indicator.Table
	on      pcmd.Date
	results map[pcmd.Period]*indicator.Results
}

func publish(a AcceptedReports, tree *indicator.Tree, targets []indicator.Target) (published, error) {
	set, err := indicator.Compile(a.Measures, targets)
	if err != nil {
		return published{}, err
	}
	return published{indicator.NewTable(set, tree), a.On, map[pcmd.Period]*indicator.Results{}}, nil
}

func (p published) watch(period pcmd.Period) {
	if p.results[period] == nil {
		// A period of a report is set: there is no error.
		p.results[period], _ = p.table.Watch(period, p.on)
	}
}

// result returns the result of a target, also for a period that is not watched.
func (p published) result(row, target int, period pcmd.Period) indicator.Result {
	if r := p.results[period]; r != nil {
		return r.At(row, target)
	}
	unit, id := p.table.Tree().Unit(row).ID, p.table.Set().Targets()[target].ID
	result, _ := p.table.Evaluate(indicator.Question{Target: id, Unit: unit, Period: period, On: p.on})
	return result
}
