package indicator

import "math/bits"

// runBuffers is room for the numbers of a run.
type runBuffers struct {
	n, d, smallest, missing [runLength]int64
}

// run computes leaves that stand under one unit, one target after the other, and
// adds what they contribute to the sums of the unit above.
func (w *worker) run(u run, above []sum) {
	for i := range w.results.program.steps {
		switch s := &w.results.program.steps[i]; s.form {
		case formLinear:
			w.linearRun(i, s, u, above)
		case formEvery:
			w.everyRun(i, s, u, above)
		default:
			w.oneByOne(i, s, u, above)
		}
	}
}

// linearRun computes a step of one part.
func (w *worker) linearRun(target int, s *step, u run, above []sum) {
	p, f := &s.parts[0], &w.results.figures
	n, d := f.weigh(p.n, u, &w.buffers.n), w.wholes(s, u)
	has, outcomes := f.withAll(u, p.operands), w.results.outcomesIn(u, target)
	var sumN, sumD int64
	switch {
	case !s.safe && !s.judge.allSafe(n, d):
		sumN, sumD = w.carefully(target, s, u, n, d, has)
	case has == u.everyone():
		sumN, sumD = s.judge.all(n, d, outcomes)
	default:
		sumN, sumD = s.judge.some(n, d, has, outcomes)
	}
	if s.whole != 0 {
		sumD = 0
	}
	p.addTo(above, sumN, sumD, has)
}

// addTo adds the sums of a run's rows to those of the unit above.
func (p *part) addTo(above []sum, n, d int64, has uint64) {
	to := &above[p.slot]
	to.n += n & p.adds
	to.d += d & p.adds
	to.leaves += int64(bits.OnesCount64(has)) & p.adds
}

// wholes returns what the step divides by in each row.
func (w *worker) wholes(s *step, u run) []int64 {
	if s.whole == 0 {
		return w.results.figures.weigh(s.parts[0].d, u, &w.buffers.d)
	}
	d := w.buffers.d[:u.rows()]
	for i := range d {
		d[i] = s.whole
	}
	return d
}

// carefully is [judge.some] where numbers may be too large for the judge.
func (w *worker) carefully(target int, s *step, u run, n, d []int64, has uint64) (sumN, sumD int64) {
	for i, num := range n {
		one := int64(has >> i & 1)
		num, den := num&-one, d[i]&-one
		sumN += num
		sumD += den
		w.results.setOutcome(w, u.from+i, target, s.judge.ofSome(num, den, one))
	}
	return sumN, sumD
}

// weigh returns the weighted sums of a run's rows, in the buffer or where they
// stand already.
func (f *figures) weigh(ws weights, u run, buffer *[runLength]int64) []int64 {
	if ws.isOne() {
		return f.inRun(u, ws[0].operand)
	}
	sums := buffer[:u.rows()]
	if len(ws) < 2 {
		clear(sums)
	} else {
		f.weighTwo(ws[0], ws[1], u, sums)
		ws = ws[2:]
	}
	for _, w := range ws {
		cells := f.inRun(u, w.operand)[:len(sums)]
		for i, cell := range cells {
			sums[i] += cell * w.times
		}
	}
	return sums
}

// weighTwo sets sums to those of two operands.
func (f *figures) weighTwo(a, b weight, u run, sums []int64) {
	first, second := f.inRun(u, a.operand)[:len(sums)], f.inRun(u, b.operand)[:len(sums)]
	for i := range sums {
		sums[i] = first[i]*a.times + second[i]*b.times
	}
}

// everyRun computes a step of several totals, of which the smallest counts.
func (w *worker) everyRun(target int, s *step, u run, above []sum) {
	smallest, missing := w.buffers.smallest[:u.rows()], w.buffers.missing[:u.rows()]
	for i := range smallest {
		smallest[i], missing[i] = maxTotal, 0
	}
	inEach := u.everyone()
	for k := range s.parts {
		inEach &= w.lower(&s.parts[k], u, above, smallest, missing)
	}
	above[s.extra].leaves += int64(bits.OnesCount64(inEach)) & s.parts[0].adds
	if s.safe && inEach == u.everyone() {
		s.judge.all(smallest, w.wholes(s, u), w.results.outcomesIn(u, target))
		return
	}
	for i, n := range smallest {
		w.results.setOutcome(w, u.from+i, target, s.judgeEvery(n, int(missing[i])))
	}
}

// lower lowers the smallest totals to those of one more sub-period, counts where
// it is missing, and returns where it is there.
func (w *worker) lower(p *part, u run, above []sum, smallest, missing []int64) (has uint64) {
	f := &w.results.figures
	totals := f.weigh(p.n, u, &w.buffers.n)[:len(smallest)]
	sumN := int64(0)
	if has = f.withAll(u, p.operands); has == u.everyone() {
		for i, total := range totals {
			sumN += total
			smallest[i] = min(smallest[i], total)
		}
	} else {
		missing = missing[:len(smallest)]
		for i, total := range totals {
			one := int64(has >> i & 1)
			total &= -one
			sumN += total
			smallest[i] = min(smallest[i], total|(one-1)&maxTotal)
			missing[i] += 1 - one
		}
	}
	p.addTo(above, sumN, 0, has)
	return has
}

// oneByOne computes a step of another form.
func (w *worker) oneByOne(target int, s *step, u run, above []sum) {
	mine := w.contribution[s.from:s.to]
	for row := u.from; row < u.to; row++ {
		clear(mine)
		w.results.setOutcome(w, row, target, w.step(row, s, w.read(row, s), w.contribution))
		add(above[s.from:s.to], mine)
	}
}
