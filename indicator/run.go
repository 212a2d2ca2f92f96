package indicator

// runLength is how many leaves are computed at once at most.
const runLength = 64

// run is leaves that stand under one unit without a gap. They are computed one
// target after the other, and what they contribute to the unit above is added to
// its sums once for all of them.
type run struct {
	from, to int
	all      bitset  // the operands that each of them has
	sums     []int64 // of the unit above
}

// runBuffers is room for the numbers of a run.
type runBuffers struct {
	n, d, has, total, missing [runLength]int64
	all                       bitset
	touched                   int64 // keeps the compiler from leaving [worker.touch] out
}

// run computes the leaves under the parent from the given row on, and returns
// the row before which it stopped.
func (w *worker) run(from, parent int) (end int) {
	r := w.results
	for end = from + 1; end < from+runLength && r.inner[end] < 0 && r.table.tree.parent[end] == parent; end++ {
	}
	w.touch(from, end)
	u := run{from, end, w.inAll(from, end), r.sumsOf(parent)}
	for i := range r.program.steps {
		switch s := &r.program.steps[i]; s.form {
		case formLinear:
			w.linearRun(i, s, u)
		case formEvery:
			w.everyRun(i, s, u)
		default:
			w.oneByOne(i, s, u)
		}
	}
	return end
}

// touch reads the figures of the rows once in the order in which they lie in
// memory, a word of each 64 bytes. That is faster than to let the targets fetch
// them in columns, each waiting for other rows.
func (w *worker) touch(from, to int) {
	f := &w.results.figures
	cells := f.cells[from*f.width : to*f.width]
	any := int64(0)
	for at := 0; at < len(cells); at += 8 {
		any |= cells[at]
	}
	w.buffers.touched = any
}

// inAll returns the operands that all rows have.
func (w *worker) inAll(from, to int) bitset {
	f := &w.results.figures
	all := w.buffers.all
	copy(all, f.mask[from*f.words:])
	for row := from + 1; row < to; row++ {
		for i, word := range f.mask[row*f.words : (row+1)*f.words] {
			all[i] &= word
		}
	}
	return all
}

// linearRun computes a step of one part.
func (w *worker) linearRun(target int, s *step, u run) {
	r, p, sums := w.results, &s.parts[0], s.parts[0].sums(u.sums)
	rows, codes, stride := u.to-u.from, r.codes[r.place(u.from, target):], len(r.program.steps)
	n, d := w.buffers.n[:rows], w.buffers.d[:rows]
	var sumN, sumD int64
	covered, hasExact := int64(rows), false
	switch isComplete := p.needs.within(u.all) == 1; {
	case isComplete && s.isPair && s.judge.isFloor:
		parts, wholes := r.figures.from(u.from, p.n[0].operand), r.figures.from(u.from, p.d[0].operand)
		sumN, sumD, hasExact = s.judge.allPairs(parts, wholes, r.figures.width, rows, codes, stride)
	case isComplete:
		sumN, sumD = r.figures.weigh(p.n, u.from, n), r.figures.weigh(p.d, u.from, d)
		hasExact = s.judge.all(n, d, s.whole, codes, stride)
	default:
		has := w.buffers.has[:rows]
		covered = r.figures.within(p.needs, u.from, has)
		r.figures.weigh(p.n, u.from, n)
		r.figures.weigh(p.d, u.from, d)
		sumN, sumD = keep(n, has), keep(d, has)
		hasExact = s.judge.some(n, d, has, s.whole, codes, stride)
	}
	sums[0] += sumN & p.adds
	sums[1] += sumD & p.adds
	sums[2] += covered & p.adds
	if hasExact {
		w.setAsideRun(target, u)
	}
}

// from returns the cells from a row's operand on.
func (f *figures) from(row, operand int) []int64 { return f.cells[row*f.width+operand:] }

// weigh sets values to the weighted sums of as many rows, and returns their sum.
func (f *figures) weigh(ws weights, from int, values []int64) (sum int64) {
	at := 0
	switch len(ws) {
	case 0:
		clear(values)
	case 1:
		cells, times := f.from(from, ws[0].operand), ws[0].times
		for i := range values {
			v := cells[at] * times
			values[i] = v
			sum += v
			at += f.width
		}
	default:
		first, second := f.from(from, ws[0].operand), f.from(from, ws[1].operand)
		timesFirst, timesSecond := ws[0].times, ws[1].times
		for i := range values {
			v := first[at]*timesFirst + second[at]*timesSecond
			values[i] = v
			sum += v
			at += f.width
		}
		for _, w := range ws[2:] {
			sum += f.addTo(values, from, w)
		}
	}
	return sum
}

// addTo adds one more operand to weighted sums, and returns what it adds to
// their sum.
func (f *figures) addTo(values []int64, from int, w weight) (sum int64) {
	at, cells := 0, f.from(from, w.operand)
	for i := range values {
		v := cells[at] * w.times
		values[i] += v
		sum += v
		at += f.width
	}
	return sum
}

// within says of each row whether it has the operands, and counts those that do.
func (f *figures) within(needs bitset, from int, has []int64) (count int64) {
	mask := f.mask[from*f.words:]
	for i := range has {
		one := needs.within(mask[i*f.words:])
		has[i] = one
		count += one
	}
	return count
}

// keep sets the values of rows that lack operands to 0, and returns the sum of
// the others.
func keep(values, has []int64) (sum int64) {
	has = has[:len(values)]
	for i, v := range values {
		v &= -has[i]
		values[i] = v
		sum += v
	}
	return sum
}

// everyRun computes a step of several totals, of which the smallest counts.
func (w *worker) everyRun(target int, s *step, u run) {
	rows := u.to - u.from
	smallest, missing := w.buffers.n[:rows], w.buffers.missing[:rows]
	for i := range smallest {
		smallest[i], missing[i] = maxTotal, 0
	}
	for k := range s.parts {
		w.lower(&s.parts[k], u, smallest, missing)
	}
	inEach := int64(0)
	for i, n := range smallest {
		inEach += int64(negative(missing[i] - 1))
		w.results.setCode(w, u.from+i, target, s.judgeEvery(n, int(missing[i])))
	}
	u.sums[s.extra] += inEach & s.parts[0].adds
}

// lower lowers the smallest totals to those of one more sub-period, and counts
// where it is missing.
func (w *worker) lower(p *part, u run, smallest, missing []int64) {
	f, sums := &w.results.figures, p.sums(u.sums)
	total, covered := w.buffers.total[:len(smallest)], int64(len(smallest))
	sum := f.weigh(p.n, u.from, total)
	if p.needs.within(u.all) == 0 {
		has := w.buffers.has[:len(smallest)]
		covered = f.within(p.needs, u.from, has)
		sum = keep(total, has)
		for i, one := range has {
			total[i] |= (one - 1) & maxTotal
			missing[i] += 1 - one
		}
	}
	for i, t := range total {
		smallest[i] = min(smallest[i], t)
	}
	sums[0] += sum & p.adds
	sums[2] += covered & p.adds
}

// oneByOne computes a step of another form.
func (w *worker) oneByOne(target int, s *step, u run) {
	r := w.results
	mine, above := w.contribution[s.from:s.to], u.sums[s.from:s.to]
	for row := u.from; row < u.to; row++ {
		clear(mine)
		cells, mask := r.figures.row(row)
		r.setCode(w, row, target, w.step(row, s, cells, mask, w.contribution))
		add(above, mine)
	}
}

// setAsideRun answers in the wide path what the judge of a run left to it.
func (w *worker) setAsideRun(target int, u run) {
	for row := u.from; row < u.to; row++ {
		if w.results.codes[w.results.place(row, target)] == exactly {
			w.setAside(row, target)
		}
	}
}
