package indicator

// operands are what stands behind one result that was not reached in the wide
// path: n and d of scale·n/d, and how complete they are.
type operands struct {
	n, d     int64
	coverage Coverage
	missing  bool // a sub-period is
}

// read finds the operands of a step for a unit again: [Results] keep the sums
// of inner units and the figures of all.
func (r *Results) read(row int, s *step) (o operands) {
	o.coverage.Expected = r.table.tree.leaves[row]
	switch s.form {
	case formLinear:
		o.n, o.d, o.coverage.Reported, _ = r.readPart(row, &s.parts[0])
		o.d += s.whole
	case formEvery:
		o.d = s.whole
		r.readEvery(row, s, &o)
	case formUnits:
		r.readUnits(row, s, &o)
	}
	return o
}

// readPart returns the weighted sums of a part's operands, how many leaves they
// cover, and whether the unit reported them itself.
func (r *Results) readPart(row int, p *part) (n, d int64, covered int, own bool) {
	cells, mask := r.figures.row(row)
	if p.needs.within(mask) == 1 {
		return p.n.of(cells), p.d.of(cells), r.table.tree.leaves[row], true
	}
	if r.inner[row] < 0 {
		return 0, 0, 0, false
	}
	sums := p.sums(r.sumsOf(row))
	return sums[0], sums[1], int(sums[2]), false
}

// readLinear returns the weighted sums of a part's operands for a unit that has
// them.
func (r *Results) readLinear(row int, p *part) (n, d int64) {
	cells, mask := r.figures.row(row)
	if r.inner[row] < 0 || p.needs.within(mask) == 1 {
		return p.n.of(cells), p.d.of(cells)
	}
	sums := p.sums(r.sumsOf(row))
	return sums[0], sums[1]
}

func (r *Results) readEvery(row int, s *step, o *operands) {
	o.n = maxTotal
	allOwn := true
	for i := range s.parts {
		total, _, covered, own := r.readPart(row, &s.parts[i])
		allOwn = allOwn && own
		if covered == 0 {
			o.missing = true
			continue
		}
		o.n = min(o.n, total)
	}
	switch {
	case allOwn:
		o.coverage.Reported = o.coverage.Expected
	case r.inner[row] >= 0:
		o.coverage.Reported = int(r.sumsOf(row)[s.extra])
	}
}

func (r *Results) readUnits(row int, s *step, o *operands) {
	satisfied, covered := int64(0), int64(0)
	if r.inner[row] >= 0 {
		sums := r.sumsOf(row)
		satisfied, covered = sums[s.extra], sums[s.extra+1]
	}
	if r.table.tree.units[row].Level == s.level {
		ownSatisfied, ownCovered := r.readSatisfied(row, s)
		satisfied += ownSatisfied
		covered += ownCovered
	}
	o.coverage = Coverage{int(covered), int(s.units[row])}
	o.n, o.d = satisfied, int64(s.units[row])
	if s.target.Indicator.Formula.Kind() == KindCountOfUnits {
		o.d = 1
	}
}

// readSatisfied returns whether the unit itself satisfies and is covered.
func (r *Results) readSatisfied(row int, s *step) (satisfied, covered int64) {
	w := worker{results: r}
	p := &s.parts[0]
	var buffer [maxOperands + 1]int64
	sums := buffer[:p.size]
	if r.inner[row] >= 0 {
		copy(sums, p.sums(r.sumsOf(row)))
	}
	cells, mask := r.figures.row(row)
	w.take(row, p, cells, mask, sums)
	covered = p.has(sums)
	return s.satisfied(sums, covered), covered
}
