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

// rung is the unit that changes or one above it: its row, its sums, and its
// outcomes, so far apart.
type rung struct {
	row      int
	sums     []sum
	outcomes []Outcome
	apart    int
}

// delta is what the sum of a step of one part is more than before.
type delta struct {
	step   *step
	target int
	sum
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

// impact is what a change of a unit's figures for a period can reach. It is kept
// for the next one: the reports of a period come together.
type impact struct {
	period  pcmd.Period
	sources []int  // the sources of the operands that it can change
	linear  []int  // the targets of one part that need any of those and are added up over units
	others  []int  // the other targets that do
	exact   []int  // the targets that only the exact way answers, whatever they need
	needs   bitset // all operands of these targets
	beside  []int  // the operands among them that it cannot change
}

// impactOf returns what a change for the period can reach.
func (r *Results) impactOf(period pcmd.Period) *impact {
	i := &r.change.impact
	if i.period == period {
		return i
	}
	*i = impact{period: period, needs: make(bitset, r.figures.words())}
	within := make(bitset, r.figures.words())
	for at := range r.figures.sources {
		if s := &r.figures.sources[at]; s.period.Contains(period) {
			i.sources = append(i.sources, at)
			within.add(s.operands)
		}
	}
	for target := range r.program.steps {
		s := &r.program.steps[target]
		if s.form == formExact {
			i.exact = append(i.exact, target)
		} else if s.needs.meets(within) {
			i.needs.add(s.needs)
			if s.form == formLinear && s.parts[0].adds != 0 {
				i.linear = append(i.linear, target)
			} else {
				i.others = append(i.others, target)
			}
		}
	}
	for operand := range r.figures.width {
		if i.needs.has(operand) == 1 && within.has(operand) == 0 {
			i.beside = append(i.beside, operand)
		}
	}
	return i
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

// isSimple reports whether a change of the unit can simply be added to those
// above it: it is a leaf, and they reported nothing themselves. It notes them.
func (r *Results) isSimple(row int) bool {
	if r.inner[row] >= 0 {
		return false
	}
	c := &r.change
	c.height = 0
	for ; row >= 0; row = r.table.tree.parent[row] {
		if c.height > 0 && r.figures.extents[row] != hasNone {
			return false
		}
		if up := &c.ladder[c.height]; up.row != row {
			r.setRung(up, row)
		}
		c.height++
	}
	return true
}

// setRung makes the rung that of a unit. A leaf has no sums but those of the
// change.
func (r *Results) setRung(up *rung, row int) {
	up.row, up.outcomes, up.apart = row, r.outcomes[r.place(row, 0):], int(r.runs.seats[row].rows)
	if up.sums = r.change.own; r.inner[row] >= 0 {
		up.sums = r.sumsOf(row)
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

// changeSimply updates the targets that need a changed figure, in the unit and
// those above it.
func (r *Results) changeSimply() {
	c, steps := &r.change, r.program.steps
	deltas := c.linearChanged(steps)
	c.compare(deltas)
	for i := range c.height {
		r.workers[0].climbAll(&c.ladder[i], deltas)
	}
	for _, target := range c.impact.others {
		if s := &steps[target]; s.needs.meets(c.changed) {
			r.workers[0].changeOther(target, s)
		}
	}
	for _, target := range c.impact.exact {
		for _, up := range c.ladder[:c.height] {
			r.setOutcome(&r.workers[0], up.row, target, exactly)
		}
	}
}

// linearChanged returns the linear targets that need a changed figure.
func (c *change) linearChanged(steps []step) []delta {
	n := 0
	for _, target := range c.impact.linear {
		if s := &steps[target]; s.needs.meets(c.changed) {
			c.deltas[n].step, c.deltas[n].target = s, target
			n++
		}
	}
	return c.deltas[:n]
}

// compare notes of the targets what the unit's sum was and what it is more now.
func (c *change) compare(deltas []delta) {
	isComplete := c.impact.needs.within(c.had.mask)&c.impact.needs.within(c.has.mask) == 1
	had, has := int64(1), int64(1)
	for i := range deltas {
		more := &deltas[i]
		s := more.step
		if !isComplete {
			had, has = s.needs.within(c.had.mask), s.needs.within(c.has.mask)
		}
		own := &c.own[s.from]
		n, d := s.weigh(c.had.cells)
		own.n, own.d, own.leaves = n&-had, d&-had, had
		n, d = s.weigh(c.has.cells)
		more.n, more.d, more.leaves = n&-has-own.n, d&-has-own.d, has-had
	}
}

// climbAll adds to the sums of a rung and judges them.
func (w *worker) climbAll(up *rung, deltas []delta) {
	for len(deltas) > 0 {
		if deltas = deltas[up.climb(deltas):]; len(deltas) == 0 {
			return
		}
		s, target := deltas[0].step, deltas[0].target
		w.results.setOutcome(w, up.row, target, s.judgeLinear(up.sums))
		deltas = deltas[1:]
	}
}

// climb adds to the sums and judges them, up to one that is not of the usual
// kind. It returns how many were judged; the next one has been added already,
// and is only to be judged.
func (up *rung) climb(deltas []delta) (judged int) {
	sums, outcomes, apart := up.sums, up.outcomes, up.apart
	for i := range deltas {
		more := &deltas[i]
		s := more.step
		to := &sums[s.from]
		n, d, leaves := to.n+more.n, to.d+more.d, to.leaves+more.leaves
		to.n, to.d, to.leaves = n, d, leaves
		d += s.whole
		if leaves == 0 || !s.judge.isUsual(n, d) {
			return i
		}
		outcomes[more.target*apart] = s.judge.side(n, d)
	}
	return len(deltas)
}

// weigh returns n and d of a step of one part for a leaf that has all operands.
func (s *step) weigh(cells []int64) (n, d int64) {
	if s.isPair {
		return cells[s.pair[0]], cells[s.pair[1]]
	}
	return s.parts[0].n.of(cells), s.parts[0].d.of(cells)
}

// changeOther updates a step of another form. A unit that is itself counted may
// come to satisfy: then the change grows on its way up.
func (w *worker) changeOther(target int, s *step) {
	r, ladder := w.results, w.results.change.ladder[:w.results.change.height]
	row, more := ladder[0].row, w.contribution[s.from:s.to]
	clear(more)
	w.step(row, s, r.change.had, w.contribution)
	before := w.before[s.from:s.to]
	copy(before, more)
	clear(more)
	r.setOutcome(w, row, target, w.step(row, s, r.change.has, w.contribution))
	for i := range more {
		more[i].subtract(&before[i])
	}
	for _, up := range ladder[1:] {
		row, sums := up.row, up.sums
		selfBefore := w.countSelf(row, s, sums)
		add(sums[s.from:s.to], more)
		self := w.countSelf(row, s, sums)
		if s.form == formUnits {
			counted := &more[s.extra-s.from]
			counted.add(&self)
			counted.subtract(&selfBefore)
		}
		r.setOutcome(w, row, target, s.judgeSums(row, sums, self))
	}
}
