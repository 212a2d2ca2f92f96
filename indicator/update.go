package indicator

import "github.com/pcmd-vn/pcmd"

// change is what results note of a change of a unit's figures.
type change struct {
	simple     bool      // a leaf, and none of those above it reported anything itself
	cells      []int64   // of a simple change: the unit's figures before
	mask       bitset    // and which were there
	changed    bitset    // the operands that have changed
	isComplete bool      // all operands were there before and are
	above      []above   // and the units above
	before     [][]int64 // of another change: contributions before, of the unit and those above it
}

// above is a unit above the one that changes: its row, sums and codes.
type above struct {
	row   int
	sums  []int64
	codes []Outcome
}

func newChange(f *figures) change {
	return change{cells: make([]int64, f.width), mask: make(bitset, f.words), changed: make(bitset, f.words)}
}

// alter makes a change of a unit's figures for a period, and updates the
// results that depend on it.
func (t *Table) alter(row int, period pcmd.Period, enter func()) {
	for _, r := range t.watched {
		if r.dependsOn(period) {
			r.beforeChange(row)
		}
	}
	enter()
	for _, r := range t.watched {
		switch {
		case r.layout != t.layout:
			r.Recompute(1)
		case r.dependsOn(period):
			r.afterChange(row, period)
		}
	}
}

// dependsOn reports whether the results need figures of the period.
func (r *Results) dependsOn(period pcmd.Period) bool {
	for _, p := range r.program.reads {
		if p == period || p.Contains(period) {
			return true
		}
	}
	return false
}

// beforeChange notes what the unit and those above it contribute.
func (r *Results) beforeChange(row int) {
	c := &r.change
	if c.simple = r.isSimple(row); c.simple {
		cells, mask := r.figures.row(row)
		copy(c.cells, cells)
		copy(c.mask, mask)
		return
	}
	for depth := 0; row >= 0; depth++ {
		if depth == len(c.before) {
			c.before = append(c.before, make([]int64, r.program.width))
		}
		r.workers[0].settle(row, c.before[depth])
		row = r.table.tree.parent[row]
	}
}

// isSimple reports whether a change of the unit can simply be added to those
// above it: it is a leaf, they reported nothing themselves, and no target goes
// the exact way there. It notes the units above.
func (r *Results) isSimple(row int) bool {
	if r.inner[row] >= 0 || len(r.exact) > 0 {
		return false
	}
	c := &r.change
	c.above = c.above[:0]
	for row = r.table.tree.parent[row]; row >= 0; row = r.table.tree.parent[row] {
		if !r.figures.isSilent(row) {
			return false
		}
		c.above = append(c.above, above{row, r.sumsOf(row), r.codesOf(row)})
	}
	return true
}

// afterChange computes the unit and those above it anew.
func (r *Results) afterChange(row int, period pcmd.Period) {
	clear(r.change.changed)
	r.figures.update(row, period, r.change.changed)
	if r.change.simple {
		r.changeSimply(row)
	} else {
		r.changeFully(row)
	}
	r.gather()
}

// changeFully settles the unit and those above it, adding to each what the one
// below contributes more than before.
func (r *Results) changeFully(row int) {
	w := &r.workers[0]
	w.exact = w.exact[:0]
	for depth := 0; row >= 0; depth++ {
		w.settle(row, w.contribution)
		row = r.table.tree.parent[row]
		if row < 0 {
			return
		}
		sums := r.sumsOf(row)
		for i, v := range w.contribution {
			sums[i] += v - r.change.before[depth][i]
		}
	}
}

// changeSimply updates the targets that need a changed figure, in the unit and
// those above it.
func (r *Results) changeSimply(row int) {
	cells, mask := r.figures.row(row)
	w, c := &r.workers[0], &r.change
	c.isComplete = r.figures.all.within(c.mask)&r.figures.all.within(mask) == 1
	for target := range r.program.steps {
		s := &r.program.steps[target]
		switch {
		case !s.needs.meets(c.changed):
		case s.form == formLinear:
			w.changeLinear(row, target, s, cells, mask)
		default:
			w.changeOther(row, target, s, cells, mask)
		}
	}
}

// changeLinear updates a step of one part: what the unit contributes more of n,
// d and leaves is added to those above.
func (w *worker) changeLinear(row, target int, s *step, cells []int64, mask bitset) {
	c, p := &w.results.change, &s.parts[0]
	had, has := int64(1), int64(1)
	if !c.isComplete {
		had, has = p.needs.within(c.mask), p.needs.within(mask)
	}
	nBefore, n := p.n.ofBoth(c.cells, cells)
	dBefore, d := p.d.ofBoth(c.cells, cells)
	n, d = n&-has, d&-has
	w.results.setCode(w, row, target, s.judge.of(n, d+s.whole, has))
	n, d, has = (n-nBefore&-had)&p.adds, (d-dBefore&-had)&p.adds, (has-had)&p.adds
	for i := range c.above {
		up := &c.above[i]
		sums := (*[3]int64)(up.sums[p.slot:])
		sums[0] += n
		sums[1] += d
		sums[2] += has
		code := s.judge.of(sums[0], sums[1]+s.whole, int64(negative(-sums[2])))
		if up.codes[target] = code; code == exactly {
			w.setAside(up.row, target)
		}
	}
}

// ofBoth returns the weighted sums of the cells before a change and now.
func (ws weights) ofBoth(before, now []int64) (sumBefore, sumNow int64) {
	for i := range ws {
		w := &ws[i]
		sumBefore += before[w.operand] * w.times
		sumNow += now[w.operand] * w.times
	}
	return sumBefore, sumNow
}

// changeOther updates a step of another form. A unit that is itself counted may
// come to satisfy: then the change grows on its way up.
func (w *worker) changeOther(row, target int, s *step, cells []int64, mask bitset) {
	r := w.results
	more := w.contribution[s.from:s.to]
	clear(more)
	w.step(row, s, r.change.cells, r.change.mask, w.contribution)
	before := w.before[s.from:s.to]
	copy(before, more)
	clear(more)
	r.setCode(w, row, target, w.step(row, s, cells, mask, w.contribution))
	for i, v := range before {
		more[i] -= v
	}
	for _, up := range r.change.above {
		row, sums := up.row, up.sums
		satisfiedBefore, coveredBefore := w.countSelf(row, s, sums)
		add(sums[s.from:s.to], more)
		satisfied, covered := w.countSelf(row, s, sums)
		if s.form == formUnits {
			more[s.extra-s.from] += satisfied - satisfiedBefore
			more[s.extra-s.from+1] += covered - coveredBefore
		}
		r.setCode(w, row, target, s.judgeSums(row, sums, satisfied, covered))
	}
}
