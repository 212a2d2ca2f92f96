package indicator

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
