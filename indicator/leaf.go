package indicator

// runLength is how many rows are computed at once at most.
const runLength = 64

// runEnd returns the row before which a run ends that begins with the given
// one: leaves that have all figures, and units above them that reported nothing
// themselves, without a gap. Units above such leaves may stand in the run
// because they add nothing to what is computed for it.
func (w *worker) runEnd(from, to int) int {
	r := w.results
	if r.inner[from] >= 0 {
		return from
	}
	end := from
	for limit := min(to, from+runLength); end < limit; end++ {
		inside := r.table.tree.parent[end] >= 0 && r.table.tree.parent[end] < to
		plain := r.inner[end] < 0 && r.figures.isComplete(end) || r.inner[end] >= 0 && r.figures.isSilent(end)
		if !inside || !plain {
			break
		}
	}
	return end
}

// run computes the rows of a run, one target after the other. It does what
// [worker.settle] does, for the many rows that deserve it. The figures are added
// up as they are, and shared out among the targets only once for all leaves of a
// unit: see [Results.shareOutComplete].
func (w *worker) run(from, to int) {
	r := w.results
	width := r.figures.width
	for row := from; row < to; row++ {
		if r.inner[row] < 0 {
			above := int(r.inner[r.table.tree.parent[row]])
			add(r.complete[above*width:(above+1)*width], r.figures.cells[row*width:(row+1)*width])
			r.completeLeaves[above]++
		}
	}
	for i := range r.program.steps {
		if s := &r.program.steps[i]; s.form == formLinear || s.form == formEvery {
			w.judgeRun(i, from, to)
		} else {
			w.oneByOne(i, from, to)
		}
	}
	for row := from; row < to; row++ {
		if r.inner[row] >= 0 {
			w.silent(row, r.sumsOf(r.table.tree.parent[row]))
		}
	}
}

// judgeRun computes a target of leaves that have all figures.
func (w *worker) judgeRun(target, from, to int) {
	r := w.results
	s := &r.program.steps[target]
	codes, stride := r.codes[r.place(from, target):], len(r.program.steps)
	n, d := w.n[:to-from], w.d[:to-from]
	hasExact := false
	switch {
	case s.isPair && s.judge.isShareFloor:
		columns, width := s.parts[0].columns, r.figures.width
		parts, wholes := r.figures.cells[from*width+columns[0].operand:], r.figures.cells[from*width+columns[1].operand:]
		hasExact = s.judge.allPairs(parts, wholes, width, to-from, codes, stride)
	case s.form == formEvery:
		w.smallest(s, from, n, d)
		hasExact = s.judge.all(n, d, codes, stride)
	default:
		r.figures.weigh(s.parts[0].columns, from, s.whole, n, d)
		hasExact = s.judge.all(n, d, codes, stride)
	}
	if hasExact {
		w.setAsideRun(target, from, to)
	}
}

// weigh sets n and d to the weighted sums of the columns, for as many rows as
// they are long.
func (f *figures) weigh(columns []column, from int, whole int64, n, d []int64) {
	hasN, hasD := false, false
	for _, c := range columns {
		if c.num != 0 {
			f.addColumn(c.operand, from, c.num, n, hasN)
			hasN = true
		}
		if c.den != 0 {
			f.addColumn(c.operand, from, c.den, d, hasD)
			hasD = true
		}
	}
	if !hasN {
		clear(n)
	}
	if !hasD {
		for i := range d {
			d[i] = whole
		}
	}
}

// addColumn adds an operand so many times to the sums, for as many rows as there
// are sums; where nothing was added before, it sets them.
func (f *figures) addColumn(operand, from int, times int64, sums []int64, add bool) {
	at, width := 0, f.width
	cells := f.cells[from*width+operand:]
	if !add {
		for i := range sums {
			sums[i] = cells[at] * times
			at += width
		}
		return
	}
	for i := range sums {
		sums[i] += cells[at] * times
		at += width
	}
}

// smallest sets n to the smallest total of all sub-periods, for as many rows as
// it is long.
func (w *worker) smallest(s *step, from int, n, d []int64) {
	f := &w.results.figures
	for i := range n {
		n[i] = maxTotal
	}
	total := w.total[:len(n)]
	for k := range s.parts {
		f.weigh(s.parts[k].columns, from, s.whole, total, d)
		for i, t := range total {
			n[i] = min(n[i], t)
		}
	}
}

// oneByOne computes a step of another form for the leaves of a run.
func (w *worker) oneByOne(target, from, to int) {
	r := w.results
	s := &r.program.steps[target]
	for row := from; row < to; row++ {
		if r.inner[row] < 0 {
			cells, mask := r.figures.row(row)
			r.setCode(w, row, target, w.leafCode(row, s, cells, mask, r.sumsOf(r.table.tree.parent[row])))
		}
	}
}

// leafCode computes a step that adds no figures to the sums, or counts units.
func (w *worker) leafCode(row int, s *step, cells []int64, mask []uint64, sums []int64) Outcome {
	switch s.form {
	case formUnits:
		has := int64(1)
		for _, c := range s.parts[0].columns {
			has &= there(mask, c.operand)
		}
		return w.leafUnits(row, s, cells, has, sums)
	case formExact:
		return exactly
	}
	return s.always
}

// setAsideRun answers in the wide path what the judge of a run left to it.
func (w *worker) setAsideRun(target, from, to int) {
	for row := from; row < to; row++ {
		if w.results.codes[w.results.place(row, target)] == exactly {
			w.setAside(row, target)
		}
	}
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
func (w *worker) partialLeaf(row int, cells []int64, mask []uint64, sums []int64) {
	steps := w.results.program.steps
	for i := range steps {
		w.results.setCode(w, row, i, w.leafStep(row, &steps[i], cells, mask, sums))
	}
}

// leafStep computes one target of a leaf with these figures, and adds what they
// contribute to the sums.
func (w *worker) leafStep(row int, s *step, cells []int64, mask []uint64, sums []int64) Outcome {
	switch s.form {
	case formLinear:
		n, d, has := s.parts[0].partial(cells, mask, sums)
		return s.judge.of(n, d+s.whole, has)
	case formEvery:
		return s.partialEvery(cells, mask, sums)
	case formUnits:
		s.parts[0].partial(cells, mask, sums)
	}
	return w.leafCode(row, s, cells, mask, sums)
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
func (s *step) partialEvery(cells []int64, mask []uint64, sums []int64) Outcome {
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
func (w *worker) leafUnits(row int, s *step, cells []int64, has int64, sums []int64) Outcome {
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
