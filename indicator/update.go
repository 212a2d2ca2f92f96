package indicator

import "github.com/pcmd-vn/pcmd"

// change is what results note of a change of a unit's figures.
type change struct {
	simple   bool   // a leaf, and none of those above it reported anything itself
	had, has record // the unit's figures before and now
	changed  bitset // the operands that have changed
	impact   impact

	ladder []rung // of a simple change: the unit and those above it, so many as it is high
	height int
	own    []sum   // the sums of the first rung
	deltas []delta // what is added to the sums of all rungs: so many as have changed
	before [][]sum // of another change: what the unit and those above it contributed before
}

func (r *Results) newChange() change {
	f := &r.figures
	c := change{
		had: f.newRecord(), has: f.newRecord(), changed: make(bitset, f.words()),
		ladder: make([]rung, r.table.tree.height()),
		own:    make([]sum, r.program.width),
		deltas: make([]delta, len(r.program.steps)),
	}
	for i := range c.ladder {
		c.ladder[i].row = -1
	}
	return c
}

// alter makes a change of a unit's figures for a period, and updates the
// results that depend on it.
func (t *Table) alter(row int, period pcmd.Period, enter func()) {
	for _, r := range t.watched {
		if r.dependsOn(period) {
			r.beforeChange(row, period)
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

// beforeChange notes what the unit has for the targets that may change, and what
// it and those above it contribute.
func (r *Results) beforeChange(row int, period pcmd.Period) {
	c, impact := &r.change, r.impactOf(period)
	for _, at := range impact.sources {
		r.figures.sources[at].fetch(row, c.had)
	}
	r.figures.read(row, impact.beside, c.had)
	if c.simple = r.isSimple(row); c.simple {
		return
	}
	for depth := 0; row >= 0; depth++ {
		if depth == len(c.before) {
			c.before = append(c.before, make([]sum, r.program.width))
		}
		r.workers[0].contribute(row, c.before[depth])
		row = r.table.tree.parent[row]
	}
}

// afterChange computes the unit and those above it anew.
func (r *Results) afterChange(row int, period pcmd.Period) {
	c := &r.change
	copy(c.has.cells, c.had.cells)
	copy(c.has.mask, c.had.mask)
	clear(c.changed)
	for _, at := range r.impactOf(period).sources {
		r.figures.update(row, &r.figures.sources[at], c.had, c.has, c.changed)
	}
	if c.simple {
		r.changeSimply()
	} else {
		r.changeFully(row)
	}
	r.gather()
}

// changeFully settles the unit and those above it, adding to each what the one
// below contributes more than before.
func (r *Results) changeFully(row int) {
	w := &r.workers[0]
	for depth := 0; row >= 0; depth++ {
		w.settle(row, w.contribution)
		row = r.table.tree.parent[row]
		if row < 0 {
			return
		}
		sums := r.sumsOf(row)
		for i, v := range w.contribution {
			v.subtract(&r.change.before[depth][i])
			sums[i].add(&v)
		}
	}
}
