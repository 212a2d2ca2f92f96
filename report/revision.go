package report

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Revision is a published result that is not what it was: a consolidated figure,
// or the answer for a target.
type Revision struct {
	Unit    indicator.Unit
	Period  pcmd.Period
	Measure string // of a figure; unset for a target
	Target  string // unset for a figure
	Before  indicator.Result
	After   indicator.Result
}

// Correct takes a new version of a report in place of the one before, or a report
// that was not there, and returns the published results that it changes: those of
// the units above for the periods that the report is part of, or that growth
// measures from it. The Expected and On of the consolidation stay. Where the
// report is at fault, nothing changes; the error is that of [Consolidate].
func (c *Consolidation) Correct(r AcceptedReport) ([]Revision, error) {
	if err := c.check(r).Err(); err != nil {
		return nil, err
	}
	periods := c.touchedBy(r.Period)
	var above []int
	for row := c.tree.Row(r.Unit); row >= 0; row = c.tree.Parent(row) {
		if len(c.below[row]) > 0 {
			above = append(above, row)
		}
	}
	slices.Reverse(above) // from the top
	before := c.results(above, periods)
	if err := c.enter(r); err != nil {
		return nil, err
	}
	c.watch(r.Period)
	return revisions(before, c.results(above, periods)), nil
}

// touchedBy returns the published periods, and the one of a report, whose results
// may follow from it.
func (c *Consolidation) touchedBy(period pcmd.Period) []pcmd.Period {
	all := c.Periods()
	if !slices.Contains(all, period) {
		all = append(all, period)
		slices.SortFunc(all, pcmd.Period.Compare)
	}
	return slices.DeleteFunc(all, func(p pcmd.Period) bool { return !p.Contains(period) && !p.Before().Contains(period) })
}

// Revisions returns the published results that are not what they were in an
// earlier consolidation of the same units, measures and targets: what was late,
// corrected, returned or recalled since. They stand by period, then by unit from
// the top, figures before targets.
func (c *Consolidation) Revisions(earlier *Consolidation) []Revision {
	var rows []int
	for _, row := range c.rows {
		if len(c.below[row]) > 0 {
			rows = append(rows, row)
		}
	}
	periods := c.Periods()
	for _, p := range earlier.Periods() {
		if !slices.Contains(periods, p) {
			periods = append(periods, p)
		}
	}
	slices.SortFunc(periods, pcmd.Period.Compare)
	return revisions(earlier.results(rows, periods), c.results(rows, periods))
}

// results returns all published results of the rows and periods, as revisions
// that have only happened by half.
func (c *Consolidation) results(rows []int, periods []pcmd.Period) (all []Revision) {
	for _, period := range periods {
		for _, row := range rows {
			unit := c.tree.Unit(row)
			for target, t := range c.figures.table.Set().Targets() {
				all = append(all, Revision{Unit: unit, Period: period, Measure: t.ID, After: c.figures.result(row, target, period)})
			}
			for target, t := range c.answers.table.Set().Targets() {
				all = append(all, Revision{Unit: unit, Period: period, Target: t.ID, After: c.answers.result(row, target, period)})
			}
		}
	}
	return all
}

// revisions pairs the same results before and after, and keeps those that differ.
func revisions(before, after []Revision) (all []Revision) {
	for i, r := range after {
		if r.Before = before[i].After; !sameResult(r.Before, r.After) {
			all = append(all, r)
		}
	}
	return all
}

func sameResult(a, b indicator.Result) bool {
	return a.State == b.State && a.Verdict == b.Verdict && a.Coverage == b.Coverage && a.Provisional == b.Provisional &&
		a.Exact.Equal(b.Exact) && a.Shortfall.Equal(b.Shortfall)
}
