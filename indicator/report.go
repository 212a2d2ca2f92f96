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
		entries = entries[t.quickly(period).enter(row, entries, t.limit):]
		if len(entries) == 0 {
			return
		}
		t.enterScaled(row, entries[0].Measure, period, entries[0].Units, entries[0].Decimals)
		entries = entries[1:]
	}
}

// quick is where the simplest and most frequent figures go: whole numbers that
// fit, for a period from whose figures no other view is made. Nothing goes there
// where it has no columns.
type quick struct {
	given, view *block
	columns     []quickColumn // of each measure
}

// quickColumn is the columns of a measure in both blocks, below 0 where its
// figures go another way.
type quickColumn struct{ given, view int32 }

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
	q := quick{given: t.given[period], view: t.views[period]}
	if q.given == nil || q.view == nil || len(q.given.wide)+len(q.view.wide) > 0 {
		return quick{}
	}
	for _, m := range t.merged {
		if m.view != q.view && m.period.Contains(period) {
			return quick{}
		}
	}
	for measure, scale := range t.scale {
		c := quickColumn{q.given.columns[measure], q.view.columns[measure]}
		if scale != 0 {
			c = quickColumn{-1, -1}
		}
		q.columns = append(q.columns, c)
	}
	return q
}

// enter enters the figures before the first that has to go another way, as one
// beyond the limit has, and returns how many those are.
func (q quick) enter(row int, entries []Entry, limit int64) (entered int) {
	if q.columns == nil {
		return 0
	}
	given, isGiven := q.given.row(row)
	view, isThere := q.view.row(row)
	for i := range entries {
		e := &entries[i]
		c := q.columns[e.Measure]
		if e.Decimals != 0 || c.given < 0 || c.view < 0 || e.Units < -limit || e.Units > limit {
			return i
		}
		given[c.given], view[c.view] = e.Units, e.Units
		if isGiven.has(int(c.given))&isThere.has(int(c.view)) == 0 {
			isGiven.put(int(c.given), 1)
			isThere.put(int(c.view), 1)
		}
	}
	return len(entries)
}
