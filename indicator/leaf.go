package indicator

// leaf computes all targets of a unit without others below it, and adds what it
// contributes to the sums of the one above. It does what [worker.settle] does,
// for the many rows that deserve it.
func (w *worker) leaf(row, parent int) {
	r := w.results
	cells, mask := r.figures.row(row)
	steps := r.program.steps
	codes := r.codes[row*len(steps) : (row+1)*len(steps)]
	if r.figures.isComplete(mask) {
		w.completeLeaf(row, parent, cells, codes)
	} else {
		w.partialLeaf(row, cells, mask, r.sumsOf(parent), codes)
	}
	for i, c := range codes {
		if c == exactly {
			w.setAside(row, i)
		}
	}
}

// completeLeaf computes a leaf that has all figures. They are added up as they
// are, and shared out among the targets only once for all leaves of a unit: see
// [Results.shareOutComplete].
func (w *worker) completeLeaf(row, parent int, cells []int64, codes []code) {
	r := w.results
	inner := int(r.inner[parent])
	add(r.complete[inner*len(cells):], cells)
	r.completeLeaves[inner]++
	steps := r.program.steps
	for i := range codes {
		s := &steps[i]
		switch s.form {
		case formPair:
			columns := s.parts[0].columns
			codes[i] = s.judge.of(cells[columns[0].operand], cells[columns[1].operand], 1)
		case formLinear:
			n, d := int64(0), s.whole
			for _, c := range s.parts[0].columns {
				n += cells[c.operand] * c.num
				d += cells[c.operand] * c.den
			}
			codes[i] = s.judge.of(n, d, 1)
		case formEvery:
			codes[i] = s.judgeEvery(s.smallest(cells), 0)
		case formUnits:
			codes[i] = w.leafUnits(row, s, cells, 1, r.sumsOf(parent))
		case formExact:
			codes[i] = exactly
		default:
			codes[i] = s.always
		}
	}
}

// smallest returns the smallest total of all sub-periods.
func (s *step) smallest(cells []int64) int64 {
	smallest := int64(maxTotal)
	for i := range s.parts {
		total := int64(0)
		for _, c := range s.parts[i].columns {
			total += cells[c.operand] * c.num
		}
		smallest = min(smallest, total)
	}
	return smallest
}

// shareOutComplete gives the targets their part of the figures that complete
// leaves of a unit have added up.
func (r *Results) shareOutComplete(row int) {
	inner := int(r.inner[row])
	leaves := r.completeLeaves[inner]
	if leaves == 0 {
		return
	}
	width := r.figures.width
	complete := r.complete[inner*width : (inner+1)*width]
	sums := r.sumsOf(row)
	for i := range r.program.steps {
		s := &r.program.steps[i]
		for k := range s.parts {
			p := &s.parts[k]
			of := p.sums(sums)
			for j, c := range p.columns {
				of[j] += complete[c.operand] & p.adds
			}
			of[len(p.columns)] += leaves & p.adds
		}
		if s.form == formEvery {
			sums[s.extra] += leaves & s.parts[0].adds
		}
	}
	clear(complete)
	r.completeLeaves[inner] = 0
}

// partialLeaf computes a leaf that lacks some figures, without jumps that
// depend on which.
func (w *worker) partialLeaf(row int, cells []int64, mask []uint64, sums []int64, codes []code) {
	steps := w.results.program.steps
	for i := range codes {
		codes[i] = w.leafStep(row, &steps[i], cells, mask, sums)
	}
}

// leafStep computes one target of a leaf with these figures, and adds what they
// contribute to the sums.
func (w *worker) leafStep(row int, s *step, cells []int64, mask []uint64, sums []int64) code {
	switch s.form {
	case formLinear, formPair:
		n, d, has := s.parts[0].partial(cells, mask, sums)
		return s.judge.of(n, d+s.whole, has)
	case formEvery:
		return s.partialEvery(cells, mask, sums)
	case formUnits:
		_, _, has := s.parts[0].partial(cells, mask, sums)
		return w.leafUnits(row, s, cells, has, sums)
	case formExact:
		return exactly
	}
	return s.always
}

// partial adds the operands of a part to the sums above where all are there,
// and returns their weighted sums; zeros otherwise.
func (p *part) partial(cells []int64, mask []uint64, sums []int64) (n, d, has int64) {
	has = 1
	for _, c := range p.columns {
		has &= there(mask, c.operand)
	}
	all, adds := -has, -has&p.adds
	to := p.sums(sums)
	for i, c := range p.columns {
		value := cells[c.operand] & all
		n += value * c.num
		d += value * c.den
		to[i] += value & adds
	}
	to[len(p.columns)] += adds & 1
	return n, d, has
}

// partialEvery takes the smallest total of the sub-periods that are there.
func (s *step) partialEvery(cells []int64, mask []uint64, sums []int64) code {
	smallest, known := int64(maxTotal), int64(0)
	for i := range s.parts {
		total, _, has := s.parts[i].partial(cells, mask, sums)
		smallest = min(smallest, total|(has-1)&maxTotal)
		known += has
	}
	missing := len(s.parts) - int(known)
	sums[s.extra] += s.parts[0].adds & int64(negative(int64(missing)-1))
	return s.judgeEvery(smallest, missing)
}

// leafUnits counts a leaf among the units of its level.
func (w *worker) leafUnits(row int, s *step, cells []int64, has int64, sums []int64) code {
	if w.results.table.tree.units[row].Level != s.level {
		return s.judgeUnits(0, 0, row)
	}
	satisfied := has
	for i, c := range s.parts[0].columns {
		satisfied &= int64(1 ^ negative(cells[c.operand]-s.ones[i]))
	}
	sums[s.extra] += satisfied
	sums[s.extra+1] += has
	return s.judgeUnits(satisfied, has, row)
}
