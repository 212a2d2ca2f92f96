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
	for i := range entries {
		e := &entries[i]
		if e.Measure < 0 || e.Measure >= len(t.set.measures) {
			return UnknownMeasure("")
		}
		if e.Units >= 0 && e.Decimals == 0 && !t.set.isFlag[e.Measure] {
			continue // what nearly all are
		}
		if err := checkScaled(&t.set.measures[e.Measure], e.Units, e.Decimals); err != nil {
			return err
		}
	}
	t.alter(row, period, func() { t.enterReport(row, period, entries) })
	return nil
}

// enterReport enters the figures of a report: the quick ones at once, and each
// that is not by itself.
func (t *Table) enterReport(row int, period pcmd.Period, entries []Entry) {
	for {
		entries = entries[t.quickly(period).enter(t, row, entries):]
		if len(entries) == 0 {
			return
		}
		t.enterScaled(row, entries[0].Measure, period, entries[0].Units, entries[0].Decimals)
		entries = entries[1:]
	}
}

// quick are the blocks that the simplest and most frequent figures go into:
// whole numbers that fit, for a period that no longer one is derived from. They
// are nil where there are none such.
type quick struct{ given, view *block }

// lastQuick is what was found for the period of the last report, and how the
// table was laid out then.
type lastQuick struct {
	period        pcmd.Period
	layout, views int
	quick         quick
}

func (t *Table) quickly(period pcmd.Period) quick {
	if last := &t.lastQuick; last.period != period || last.layout != t.layout || last.views != len(t.views) {
		*last = lastQuick{period, t.layout, len(t.views), t.findQuick(period)}
	}
	return t.lastQuick.quick
}

func (t *Table) findQuick(period pcmd.Period) quick {
	q := quick{t.given[period], t.views[period]}
	if q.given == nil || q.view == nil || len(q.given.wide)+len(q.view.wide) > 0 {
		return quick{}
	}
	for _, m := range t.merged {
		if m.view != q.view && m.period.Contains(period) {
			return quick{}
		}
	}
	return q
}

// enter enters such figures, and returns how many there are before one that is
// not.
func (q quick) enter(t *Table, row int, entries []Entry) (entered int) {
	if q.given == nil {
		return 0
	}
	given, isGiven := q.given.row(row)
	view, isThere := q.view.row(row)
	for i := range entries {
		e := &entries[i]
		at, seen := q.given.columns[e.Measure], q.view.columns[e.Measure]
		isSimple := e.Decimals == 0 && t.scale[e.Measure] == 0 && at >= 0 && seen >= 0 &&
			-t.limit <= e.Units && e.Units <= t.limit
		if !isSimple {
			return i
		}
		given[at], view[seen] = e.Units, e.Units
		if isGiven.has(int(at))&isThere.has(int(seen)) == 0 {
			isGiven[at>>6] |= 1 << (at & 63)
			isThere[seen>>6] |= 1 << (seen & 63)
		}
	}
	return len(entries)
}
