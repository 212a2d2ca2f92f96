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
	contribution []int64 // what the unit at hand contributes to the one above
	before       []int64 // what it contributed before a change
	buffers      runBuffers
	exact        []exactResult
}

// exactResult is a result reached in the wide path, and its place.
type exactResult struct {
	at     int
	result Result
}

// rows computes the rows from … before to, which hold whole subtrees; those
// whose parent stands outside contribute nothing yet.
func (w *worker) rows(from, to int) {
	r := w.results
	for row := from; row < to; {
		parent := r.table.tree.parent[row]
		switch inside := parent >= 0 && parent < to; {
		case inside && r.inner[row] < 0:
			row = w.run(row, parent)
			continue
		case inside:
			r.settleInto(w, row)
		default:
			w.settle(row, w.contribution)
		}
		row++
	}
}

// silent computes an inner unit that reported nothing itself, and adds what it
// contributes to the sums of the one above.
func (w *worker) silent(row int, above []int64) {
	r := w.results
	sums := r.sumsOf(row)
	add(above, sums)
	for i := range r.program.steps {
		s := &r.program.steps[i]
		if s.form == formLinear {
			r.setCode(w, row, i, s.judgeLinear(sums))
			continue
		}
		satisfied, covered := w.countSelf(row, s, sums)
		if satisfied+covered > 0 {
			above[s.extra] += satisfied
			above[s.extra+1] += covered
		}
		r.setCode(w, row, i, s.judgeSums(row, sums, satisfied, covered))
	}
}

// judgeLinear judges a step of one part from a unit's sums.
func (s *step) judgeLinear(sums []int64) Outcome {
	of := (*[3]int64)(sums[s.from:])
	return s.judge.of(of[0], of[1]+s.whole, int64(negative(-of[2])))
}

// countSelf returns whether a unit that reported nothing itself is among those
// that a step counts: satisfied and covered.
func (w *worker) countSelf(row int, s *step, sums []int64) (satisfied, covered int64) {
	if s.form != formUnits || w.results.table.tree.units[row].Level != s.level {
		return 0, 0
	}
	of := s.parts[0].sums(sums)
	covered = s.parts[0].has(of)
	return s.satisfied(of, covered), covered
}

// judgeSums judges a step of another form of a unit that reported nothing itself.
func (s *step) judgeSums(row int, sums []int64, satisfied, covered int64) Outcome {
	switch s.form {
	case formEvery:
		return s.judgeTotals(sums)
	case formUnits:
		return s.judgeUnits(sums[s.extra]+satisfied, sums[s.extra+1]+covered, row)
	case formExact:
		return exactly
	}
	return s.always
}

// judgeTotals judges the smallest of the totals that stand among sums.
func (s *step) judgeTotals(sums []int64) Outcome {
	smallest, missing := int64(maxTotal), 0
	for i := range s.parts {
		p := &s.parts[i]
		of := p.sums(sums)
		if p.has(of) == 0 {
			missing++
			continue
		}
		smallest = min(smallest, of[0])
	}
	return s.judgeEvery(smallest, missing)
}

// add adds a contribution to sums, four at a time.
func add(sums, contribution []int64) {
	sums = sums[:len(contribution)]
	for len(contribution) >= 4 {
		to, from := sums[:4:4], contribution[:4:4]
		to[0] += from[0]
		to[1] += from[1]
		to[2] += from[2]
		to[3] += from[3]
		sums, contribution = sums[4:], contribution[4:]
	}
	for i, v := range contribution {
		sums[i] += v
	}
}

// settle computes all targets of a unit, and what the unit contributes to the
// one above.
func (w *worker) settle(row int, contribution []int64) {
	r := w.results
	if r.inner[row] >= 0 {
		copy(contribution, r.sumsOf(row))
	} else {
		clear(contribution)
	}
	cells, mask := r.figures.row(row)
	for i := range r.program.steps {
		r.setCode(w, row, i, w.step(row, &r.program.steps[i], cells, mask, contribution))
	}
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
func (w *worker) step(row int, s *step, cells []int64, mask bitset, contribution []int64) Outcome {
	switch s.form {
	case formLinear:
		return w.linear(row, s, cells, mask, contribution)
	case formEvery:
		return w.every(row, s, cells, mask, contribution)
	case formUnits:
		return w.units(row, s, cells, mask, contribution)
	case formExact:
		return exactly
	}
	return s.always
}

func (w *worker) linear(row int, s *step, cells []int64, mask bitset, contribution []int64) Outcome {
	p := &s.parts[0]
	sums := p.sums(contribution)
	c := exactly
	if w.take(row, p, cells, mask, sums) != mixed {
		c = s.judge.of(sums[0], sums[1]+s.whole, p.has(sums))
	}
	p.keepAdditive(sums)
	return c
}

// sums returns the sums of the part among those of a unit.
func (p *part) sums(of []int64) []int64 { return of[p.slot : p.slot+p.size] }

// has returns 1 where sums cover any leaf, else 0.
func (p *part) has(sums []int64) int64 { return int64(negative(-sums[p.size-1])) }

// of returns the weighted sum of a row's cells.
func (ws weights) of(cells []int64) (sum int64) {
	for _, w := range ws {
		sum += cells[w.operand] * w.times
	}
	return sum
}

// set makes the sums those of a unit's own figures, which cover so many leaves.
func (p *part) set(sums, cells []int64, leaves int) {
	if p.each {
		for i, operand := range p.operands {
			sums[i] = cells[operand]
		}
	} else {
		sums[0], sums[1] = p.n.of(cells), p.d.of(cells)
	}
	sums[p.size-1] = int64(leaves)
}

// keepAdditive drops sums that are not summed over units.
func (p *part) keepAdditive(sums []int64) {
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
func (w *worker) take(row int, p *part, cells []int64, mask bitset, sums []int64) origin {
	switch {
	case p.needs.within(mask) == 1:
		p.set(sums, cells, w.results.table.tree.leaves[row])
		return fromUnit
	case !p.needs.meets(mask):
		return fromBelow
	case w.results.inner[row] < 0:
		return fromBelow
	}
	w.takeMixed(row, p, sums)
	return mixed
}

// takeMixed is [worker.take] for an inner unit that reported some of the
// operands: the others count only where every leaf is covered for them.
func (w *worker) takeMixed(row int, p *part, sums []int64) {
	table, operands := w.results.table, w.results.program.operands
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
func (w *worker) every(row int, s *step, cells []int64, mask bitset, contribution []int64) Outcome {
	smallest, missing := int64(maxTotal), 0
	origins := [3]int{}
	for i := range s.parts {
		p := &s.parts[i]
		sums := p.sums(contribution)
		origins[w.take(row, p, cells, mask, sums)]++
		if p.has(sums) == 1 {
			smallest = min(smallest, sums[0])
		} else {
			missing++
		}
		p.keepAdditive(sums)
	}
	inEach := &contribution[s.extra]
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
func (w *worker) units(row int, s *step, cells []int64, mask bitset, contribution []int64) Outcome {
	p := &s.parts[0]
	sums := p.sums(contribution)
	w.take(row, p, cells, mask, sums)
	if w.results.table.tree.units[row].Level == s.level {
		has := p.has(sums)
		contribution[s.extra] += s.satisfied(sums, has)
		contribution[s.extra+1] += has
	}
	p.keepAdditive(sums)
	return s.judgeUnits(contribution[s.extra], contribution[s.extra+1], row)
}

// satisfied returns 1 where every operand is at least 1, else 0.
func (s *step) satisfied(values []int64, has int64) int64 {
	for i, one := range s.ones {
		has &= int64(1 ^ negative(values[i]-one))
	}
	return has
}

func (s *step) judgeUnits(satisfied, covered int64, row int) Outcome {
	all := int64(s.units[row])
	if all == 0 {
		return s.always
	}
	if s.target.Indicator.Formula.Kind() == KindCountOfUnits {
		all = 1
	}
	return s.judge.of(satisfied, all, int64(negative(-covered)))
}
