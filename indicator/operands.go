package indicator

// operands are what stands behind one result that was not reached in the wide
// path: n and d of scale·n/d, and how complete they are.
type operands struct {
	n, d     int64
	coverage Coverage
	missing  bool // a sub-period is
}

// read finds the operands of a step for a unit again: the sums of inner units are
// kept, figures are read where they stand in the table.
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
	f := &r.figures
	if f.extents[row] != hasNone && f.hasAll(row, p.operands) {
		return f.sum(row, p.n), f.sum(row, p.d), r.table.tree.leaves[row], true
	}
	if r.inner[row] < 0 {
		return 0, 0, 0, false
	}
	of := &r.sumsOf(row)[p.slot]
	return of.n, of.d, int(of.leaves), false
}

// quotient returns n and d of a step that is computed for a unit. It is
// [Results.read] without the coverage, for [Results.Scaled].
func (r *Results) quotient(row int, s *step) (n, d int64) {
	f, isOwn := &r.figures, r.inner[row] < 0
	if s.form == formLinear {
		p := &s.parts[0]
		if isOwn || f.extents[row] != hasNone && f.hasAll(row, p.operands) {
			return f.sum(row, p.n), f.sum(row, p.d) + s.whole
		}
		of := &r.sumsOf(row)[p.slot]
		return of.n, of.d + s.whole
	}
	if s.form == formEvery && isOwn {
		return f.smallest(row, s.parts), s.whole
	}
	o := r.read(row, s)
	return o.n, o.d
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
		o.coverage.Reported = int(r.sumsOf(row)[s.extra].leaves)
	}
}

func (r *Results) readUnits(row int, s *step, o *operands) {
	var counted sum
	if r.inner[row] >= 0 {
		counted = r.sumsOf(row)[s.extra]
	}
	if r.table.tree.units[row].Level == s.level {
		self := r.readSelf(row, s)
		counted.add(&self)
	}
	o.coverage = Coverage{int(counted.leaves), int(s.units[row])}
	o.n, o.d = counted.n, int64(s.units[row])
	if s.target.Indicator.Formula.Kind() == KindCountOfUnits {
		o.d = 1
	}
}

// readSelf counts the unit itself.
func (r *Results) readSelf(row int, s *step) sum {
	p, f := &s.parts[0], &r.figures
	var buffer [maxOperands]sum
	sums := buffer[:p.size]
	if r.inner[row] >= 0 {
		copy(sums, p.sums(r.sumsOf(row)))
	}
	switch f.extentIn(row, p.operands) {
	case hasEvery:
		for i, operand := range p.operands {
			sums[i].n, sums[i].leaves = f.columns[operand].cell(row), int64(r.table.tree.leaves[row])
		}
	case hasSome:
		if r.inner[row] >= 0 {
			r.takeMixed(row, p, sums)
		}
	}
	return s.count(sums)
}
