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
		if err := checkScaled(&t.set.measures[e.Measure], e.Units, e.Decimals); err != nil {
			return err
		}
	}
	t.alter(row, period, func() {
		quick := t.quickly(period)
		for _, e := range entries {
			if !quick.enter(t, row, e) {
				t.enterScaled(row, e.Measure, period, e.Units, e.Decimals)
				quick = t.quickly(period)
			}
		}
	})
	return nil
}

// quick are the blocks that the simplest and most frequent figures go into:
// whole numbers that fit, for a period that no longer one is derived from.
type quick struct{ given, view *block }

func (t *Table) quickly(period pcmd.Period) quick {
	q := quick{t.given[period], t.views[period]}
	for _, m := range t.merged {
		if m.view != q.view && m.period.Contains(period) {
			return quick{}
		}
	}
	return q
}

// enter enters such a figure; it reports false where the figure is another.
func (q quick) enter(t *Table, row int, e Entry) bool {
	simple := q.given != nil && q.view != nil && e.Decimals == 0 && t.scale[e.Measure] == 0 &&
		q.given.columns[e.Measure] >= 0 && q.view.columns[e.Measure] >= 0 &&
		q.given.wideIn[e.Measure]|q.view.wideIn[e.Measure] == 0 &&
		-t.limit <= e.Units && e.Units <= t.limit
	if simple {
		q.given.put(row, e.Measure, e.Units)
		if q.view != q.given {
			q.view.put(row, e.Measure, e.Units)
		}
	}
	return simple
}
