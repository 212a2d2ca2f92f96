package indicator

import "github.com/pcmd-vn/pcmd"

// Entry is one figure of a report by the place of its measure in the set:
// Units·10^-Decimals.
type Entry struct {
	Measure  int
	Units    int64
	Decimals int
}

// PutReport enters a whole report of a unit for a period in one change. Row is
// the unit's row in the tree, measures are named by their places in
// [Set.Measures], so that nothing is looked up by name and nothing is allocated
// where the period and measures have been reported before. Either every figure
// is entered or, with a fault, none.
func (t *Table) PutReport(row int, period pcmd.Period, entries []Entry) error {
	if row < 0 || row >= t.tree.Len() {
		return UnknownUnit("")
	}
	if period.IsZero() {
		return missingPeriod()
	}
	for _, e := range entries {
		if e.Measure < 0 || e.Measure >= len(t.set.measures) {
			return UnknownMeasure("")
		}
		if err := checkScaled(t.set.measures[e.Measure], e.Units, e.Decimals); err != nil {
			return err
		}
	}
	t.alter(row, period, func() {
		for _, e := range entries {
			t.enterScaled(row, e.Measure, period, e.Units, e.Decimals)
		}
	})
	return nil
}
