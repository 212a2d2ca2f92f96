package indicator

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// change is what results note of a change of a unit's figures.
type change struct {
	simple    bool    // a leaf, and none of those above it reported anything itself
	cells     []int64 // of a simple change: the unit's figures before
	mask      []uint64
	users     [][]int   // of each operand, the steps that need it
	touched   []int     // the steps that the change at hand touches
	isTouched []bool    // of each step, whether it is among them
	before    [][]int64 // otherwise: contributions before, of the unit and those above it
}

func newChange(p *program) change {
	c := change{
		cells:   make([]int64, len(p.operands)),
		mask:    make([]uint64, (len(p.operands)+63)/64),
		users:   make([][]int, len(p.operands)),
		touched: make([]int, 0, len(p.steps)), isTouched: make([]bool, len(p.steps)),
	}
	for i := range p.steps {
		for _, part := range p.steps[i].parts {
			for _, column := range part.columns {
				if users := &c.users[column.operand]; !slices.Contains(*users, i) {
					*users = append(*users, i)
				}
			}
		}
	}
	return c
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
			r.afterChange(row)
		}
	}
}

// dependsOn reports whether the results need figures of the period.
func (r *Results) dependsOn(period pcmd.Period) bool {
	for _, p := range r.program.reads {
		if p.Contains(period) {
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
// the exact way there.
func (r *Results) isSimple(row int) bool {
	if r.inner[row] >= 0 || len(r.exact) > 0 {
		return false
	}
	for row = r.table.tree.parent[row]; row >= 0; row = r.table.tree.parent[row] {
		if !r.figures.isSilent(row) {
			return false
		}
	}
	return true
}

// afterChange computes the unit and those above it anew.
func (r *Results) afterChange(row int) {
	r.figures.load(row, r.program.operands)
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

// changeSimply updates the targets that the change touches, in the unit and
// those above it.
func (r *Results) changeSimply(row int) {
	r.touch(row)
	w, c := &r.workers[0], &r.change
	cells, mask := r.figures.row(row)
	more := w.contribution
	clear(more)
	for _, target := range c.touched {
		w.leafStep(row, &r.program.steps[target], c.cells, c.mask, more)
	}
	for i, v := range more {
		more[i] = -v
	}
	for _, target := range c.touched {
		r.setCode(w, row, target, w.leafStep(row, &r.program.steps[target], cells, mask, more))
	}
	for row = r.table.tree.parent[row]; row >= 0; row = r.table.tree.parent[row] {
		for _, target := range c.touched {
			s := &r.program.steps[target]
			r.setCode(w, row, target, w.addChange(row, s, more[s.from:s.to]))
		}
	}
}

// touch notes the targets that need a figure which the change has changed.
func (r *Results) touch(row int) {
	cells, mask := r.figures.row(row)
	c := &r.change
	c.touched = c.touched[:0]
	clear(c.isTouched)
	for operand, users := range c.users {
		if cells[operand] == c.cells[operand] && there(mask, operand) == there(c.mask, operand) {
			continue
		}
		for _, target := range users {
			if !c.isTouched[target] {
				c.isTouched[target] = true
				c.touched = append(c.touched, target)
			}
		}
	}
}

// addChange adds what a step contributes more to the sums of a unit above, and
// judges it anew. A unit that is itself counted may come to satisfy: then the
// change grows on its way up.
func (w *worker) addChange(row int, s *step, more []int64) Outcome {
	sums := w.results.sumsOf(row)
	if s.form == formLinear {
		return s.addLinear(sums[s.from:], more)
	}
	satisfiedBefore, coveredBefore := w.countSelf(row, s, sums)
	add(sums[s.from:], more)
	satisfied, covered := w.countSelf(row, s, sums)
	if s.form == formUnits {
		more[s.extra-s.from] += satisfied - satisfiedBefore
		more[s.extra-s.from+1] += covered - coveredBefore
	}
	return s.judgeSums(row, sums, satisfied, covered)
}

// addLinear is [worker.addChange] for weighted sums, most of what there is.
func (s *step) addLinear(sums, more []int64) Outcome {
	columns := s.parts[0].columns
	n, d := int64(0), s.whole
	for i := range columns {
		sum := sums[i] + more[i]
		sums[i] = sum
		n += sum * columns[i].num
		d += sum * columns[i].den
	}
	covered := sums[len(columns)] + more[len(columns)]
	sums[len(columns)] = covered
	return s.judge.of(n, d, int64(negative(-covered)))
}
