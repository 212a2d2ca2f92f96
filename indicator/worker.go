package indicator

import "math/big"

// maxOperands is how many operands a step can have; a formula with more goes
// the exact way.
const maxOperands = 16

// maxTotal stands for a total that is missing: no total is as large.
const maxTotal = 1<<63 - 1

// worker computes rows of results. Each goroutine has its own.
type worker struct {
	results      *Results
	contribution []sum  // what the unit at hand contributes to the one above
	before       []sum  // what it contributed before a change
	record       record // the figures that the step at hand needs; the rest is left over from others
	buffers      runBuffers
	exact        []exactResult
}

// exactResult is a result reached in the wide path, and its place.
type exactResult struct {
	at     int
	result Result
}

// rows computes the rows from … before to, which hold whole subtrees and whole
// runs. Leaves whose parent stands outside contribute to the sums given; inner
// units whose parent stands outside are left to [Results.inParallel].
func (w *worker) rows(from, to int, outside []sum) {
	r := w.results
	for row := from; row < to; {
		parent, above := r.table.tree.parent[row], outside
		if parent >= 0 && parent < to {
			above = r.sumsOf(parent)
		}
		if r.inner[row] < 0 {
			u := r.runs.of(row)
			w.run(u, above)
			row = u.to
			continue
		}
		if parent < to {
			r.settleInto(w, row)
		}
		row++
	}
}

// silent computes an inner unit that reported nothing itself, and adds what it
// contributes to the sums of the one above.
func (w *worker) silent(row int, above []sum) {
	r := w.results
	sums := r.sumsOf(row)
	add(above, sums)
	for i := range r.program.steps {
		s := &r.program.steps[i]
		if s.form == formLinear { // most of them
			r.setOutcome(w, row, i, s.judgeLinear(sums))
			continue
		}
		self := w.countSelf(row, s, sums)
		if self != (sum{}) {
			above[s.extra].add(&self)
		}
		r.setOutcome(w, row, i, s.judgeSums(row, sums, self))
	}
}

// judgeLinear judges a step of one part from a unit's sums.
func (s *step) judgeLinear(sums []sum) Outcome {
	of := &sums[s.from]
	return s.judge.of(of.n, of.d+s.whole, of.has())
}

// countSelf counts a unit that reported nothing itself among those of a step's
// level: n where it satisfies, leaves where it is covered.
func (w *worker) countSelf(row int, s *step, sums []sum) sum {
	if s.form != formUnits || w.results.table.tree.units[row].Level != s.level {
		return sum{}
	}
	return s.count(s.parts[0].sums(sums))
}

// judgeSums judges a step of a unit that reported nothing itself.
func (s *step) judgeSums(row int, sums []sum, self sum) Outcome {
	switch s.form {
	case formLinear:
		return s.judgeLinear(sums)
	case formEvery:
		return s.judgeTotals(sums)
	case formUnits:
		self.add(&sums[s.extra])
		return s.judgeUnits(self, row)
	case formExact:
		return exactly
	}
	return s.always
}

// judgeTotals judges the smallest of the totals that stand among sums.
func (s *step) judgeTotals(sums []sum) Outcome {
	smallest, missing := int64(maxTotal), 0
	for i := range s.parts {
		of := &sums[s.parts[i].slot]
		if of.leaves == 0 {
			missing++
			continue
		}
		smallest = min(smallest, of.n)
	}
	return s.judgeEvery(smallest, missing)
}

// add adds a contribution to sums.
func add(sums, contribution []sum) {
	sums = sums[:len(contribution)]
	for i := range contribution {
		sums[i].add(&contribution[i])
	}
}

// settle computes all targets of a unit, and what the unit contributes to the
// one above.
func (w *worker) settle(row int, contribution []sum) {
	w.startContribution(row, contribution)
	for i := range w.results.program.steps {
		s := &w.results.program.steps[i]
		w.results.setOutcome(w, row, i, w.step(row, s, w.read(row, s), contribution))
	}
}

// contribute computes only what a unit contributes to the one above.
func (w *worker) contribute(row int, contribution []sum) {
	w.startContribution(row, contribution)
	for i := range w.results.program.steps {
		s := &w.results.program.steps[i]
		w.step(row, s, w.read(row, s), contribution)
	}
}

// startContribution makes the contribution of a unit that of those below it.
func (w *worker) startContribution(row int, contribution []sum) {
	if w.results.inner[row] < 0 {
		clear(contribution)
		return
	}
	copy(contribution, w.results.sumsOf(row))
}

// read reads the figures that a step needs of a unit; the other operands of the
// record are not those of the unit.
func (w *worker) read(row int, s *step) record {
	for i := range s.parts {
		w.results.figures.read(row, s.parts[i].operands, w.record)
	}
	return w.record
}

// setAside answers one target in the wide path.
func (w *worker) setAside(row, target int) {
	r := w.results
	result := r.table.evaluate(r.table.set.targets[target], row, r.period, r.on)
	w.exact = append(w.exact, exactResult{r.place(row, target), result})
}

// step computes one target of a unit that reported these figures itself. The
// contribution holds what those below contributed, and afterwards what the unit
// itself does.
func (w *worker) step(row int, s *step, rec record, contribution []sum) Outcome {
	switch s.form {
	case formLinear:
		return w.linear(row, s, rec, contribution)
	case formEvery:
		return w.every(row, s, rec, contribution)
	case formUnits:
		return w.units(row, s, rec, contribution)
	case formExact:
		return exactly
	}
	return s.always
}

func (w *worker) linear(row int, s *step, rec record, contribution []sum) Outcome {
	p := &s.parts[0]
	sums := p.sums(contribution)
	c := exactly
	if w.take(row, p, rec, sums) != mixed {
		c = s.judgeLinear(contribution)
	}
	p.keepAdditive(sums)
	return c
}

// sums returns the sums of the part among those of a unit.
func (p *part) sums(of []sum) []sum { return of[p.slot : p.slot+p.size] }

// of returns the weighted sum of a row's cells.
func (ws weights) of(cells []int64) (sum int64) {
	for _, w := range ws {
		sum += cells[w.operand] * w.times
	}
	return sum
}

// set makes the sums those of a unit's own figures, which cover so many leaves.
func (p *part) set(sums []sum, cells []int64, leaves int) {
	if !p.each {
		sums[0] = sum{p.n.of(cells), p.d.of(cells), int64(leaves)}
		return
	}
	for i, operand := range p.operands {
		sums[i] = sum{n: cells[operand], leaves: int64(leaves)}
	}
}

// keepAdditive drops sums that are not summed over units.
func (p *part) keepAdditive(sums []sum) {
	if p.adds == 0 {
		clear(sums)
	}
}

// origin says where the operands of a part come from.
type origin uint8

const (
	fromBelow origin = iota // the unit reported none of them
	fromUnit                // the unit reported all of them
	mixed                   // it reported some
)

// take puts the operands of a part for a unit into its sums, with the number of
// leaves that they cover, or 0 everywhere where some are missing. The sums hold
// what those below contributed.
func (w *worker) take(row int, p *part, rec record, sums []sum) origin {
	switch {
	case p.needs.within(rec.mask) == 1:
		p.set(sums, rec.cells, w.results.table.tree.leaves[row])
		return fromUnit
	case !p.needs.meets(rec.mask):
		return fromBelow
	case w.results.inner[row] < 0:
		return fromBelow
	}
	w.results.takeMixed(row, p, sums)
	return mixed
}

// takeMixed is [worker.take] for an inner unit that reported some of the
// operands: the others count only where every leaf is covered for them.
func (r *Results) takeMixed(row int, p *part, sums []sum) {
	table, operands := r.table, r.program.operands
	clear(sums)
	wanted := make([]quantity, len(p.operands))
	for i, operand := range p.operands {
		wanted[i] = operands[operand]
	}
	rolled := table.roll(row, wanted)
	if !rolled.all {
		return
	}
	cells := make([]int64, len(operands))
	for i, v := range rolled.values {
		cells[p.operands[i]] = table.cellOf(v, wanted[i].column)
	}
	p.set(sums, cells, len(rolled.leaves))
}

// cellOf returns a sum of cells as a cell again.
func (t *Table) cellOf(v *big.Rat, column int) int64 {
	scaled := new(big.Rat).Mul(v, new(big.Rat).SetInt64(powersOfTen[t.scale[column]]))
	return scaled.Num().Int64()
}

// every takes the smallest total of the sub-periods.
func (w *worker) every(row int, s *step, rec record, contribution []sum) Outcome {
	smallest, missing := int64(maxTotal), 0
	origins := [3]int{}
	for i := range s.parts {
		p := &s.parts[i]
		sums := p.sums(contribution)
		origins[w.take(row, p, rec, sums)]++
		if sums[0].leaves > 0 {
			smallest = min(smallest, sums[0].n)
		} else {
			missing++
		}
		p.keepAdditive(sums)
	}
	inEach := &contribution[s.extra].leaves
	switch {
	case origins[fromUnit] == len(s.parts):
		*inEach = int64(w.results.table.tree.leaves[row])
	case origins[fromBelow] < len(s.parts) && w.results.inner[row] >= 0:
		*inEach = w.leavesInEach(row, s, missing) & s.parts[0].adds
		return exactly
	}
	*inEach &= s.parts[0].adds
	return s.judgeEvery(smallest, missing)
}

// leavesInEach returns how many leaves a unit contributes that are in each
// sub-period. Where the unit reported some of the figures itself only a walk
// over the leaves can tell; where it lacks a sub-period it is left out of it.
func (w *worker) leavesInEach(row int, s *step, missing int) int64 {
	if missing > 0 {
		return 0
	}
	r := w.results
	return int64(r.table.evaluate(*s.target, row, r.period, r.on).Coverage.Reported)
}

// judgeEvery judges the smallest of several totals of which some are missing.
func (s *step) judgeEvery(smallest int64, missing int) Outcome {
	switch missing {
	case 0:
		return s.judge.of(smallest, s.whole, 1)
	case len(s.parts):
		return s.judge.known[0]
	}
	return s.judge.ofUncertain(smallest, s.whole)
}

// units counts the units of the level that satisfy.
func (w *worker) units(row int, s *step, rec record, contribution []sum) Outcome {
	p := &s.parts[0]
	sums, counted := p.sums(contribution), &contribution[s.extra]
	w.take(row, p, rec, sums)
	if w.results.table.tree.units[row].Level == s.level {
		self := s.count(sums)
		counted.add(&self)
	}
	p.keepAdditive(sums)
	return s.judgeUnits(*counted, row)
}

// count counts a unit with such sums of its operands: n is 1 where each is at
// least 1, leaves is 1 where they are known.
func (s *step) count(of []sum) sum {
	covered := of[0].has()
	satisfied := covered
	for i, one := range s.ones {
		satisfied &= int64(1 ^ negative(of[i].n-one))
	}
	return sum{n: satisfied, leaves: covered}
}

// judgeUnits judges how many units satisfy of those that are covered.
func (s *step) judgeUnits(counted sum, row int) Outcome {
	all := int64(s.units[row])
	if all == 0 {
		return s.always
	}
	if s.target.Indicator.Formula.Kind() == KindCountOfUnits {
		all = 1
	}
	return s.judge.of(counted.n, all, counted.has())
}
