package indicator

import (
	"math/big"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Results are the results of all targets of a table for all its units and one
// period: what [Table.Evaluate] answers, for everything at once and in
// milliseconds for a nation. [Table.Watch] makes them; from then on every change
// of the table updates those that depend on it, and no others.
//
// Results are safe for concurrent reading, but not while their table is changed
// or during [Results.Recompute].
type Results struct {
	table   *Table
	period  pcmd.Period
	on      pcmd.Date
	closed  bool
	layout  int // of the table, when the program was compiled
	program program

	runs     runs
	figures  figures
	inner    []int32   // of each row: which inner unit it is, -1 for a leaf
	sums     []sum     // of each inner unit: what those below it contribute
	outcomes []Outcome // of each row and target, in runs
	exact    map[int]Result

	percentages *[2*mostPercent + 1]decimal.Decimal

	workers []worker
	change  change // the one at hand
}

// Watch returns the results of all targets for the period, asked on the given
// day (unset: nothing is pending), and keeps them up to date until
// [Results.Close]. An unset period is a [pcmd.Fault] with code bad-period.
func (t *Table) Watch(period pcmd.Period, on pcmd.Date) (*Results, error) {
	if period.IsZero() {
		return nil, missingPeriod()
	}
	r := &Results{table: t, period: period, on: on, layout: -1, exact: map[int]Result{}, percentages: percentages()}
	r.runs = newRuns(t.tree)
	r.inner = make([]int32, t.tree.Len())
	n := int32(0)
	for row := range r.inner {
		r.inner[row] = -1
		if !t.tree.isLeaf(row) {
			r.inner[row] = n
			n++
		}
	}
	r.outcomes = make([]Outcome, t.tree.Len()*len(t.set.targets))
	r.Recompute(1)
	t.watched = append(t.watched, r)
	return r, nil
}

// Close ends the watch: changes of the table do not update the results any more.
// After one they must not be read before [Results.Recompute].
func (r *Results) Close() {
	r.closed = true
	r.table.watched = slices.DeleteFunc(r.table.watched, func(w *Results) bool { return w == r })
}

// Period returns the period of the results.
func (r *Results) Period() pcmd.Period { return r.period }

// Recompute computes everything anew, with so many goroutines at once. Changes
// of the table need no call of it: they update the results themselves.
func (r *Results) Recompute(goroutines int) {
	shares := r.shareOut(goroutines)
	goroutines = min(goroutines, len(shares))
	r.prepare(goroutines)
	r.figures.refresh()
	clear(r.sums)
	clear(r.exact)
	if len(shares) < 2 { // nothing stands outside: what the tops contribute goes nowhere
		r.workers[0].rows(0, r.table.tree.Len(), r.workers[0].before)
	} else {
		r.inParallel(shares, goroutines)
	}
	r.gather()
}

// prepare compiles the program anew where the table has been laid out anew since:
// a column came or moved, a scale grew, a figure became too wide for its cell. What
// a closed watch has missed nobody knows.
func (r *Results) prepare(goroutines int) {
	if r.closed || r.layout != r.table.layout {
		r.program = r.table.compile(r.period, r.on)
		r.layout = r.table.layout // views made while compiling belong to it
		r.figures = newFigures(r.table, &r.runs, r.program.operands)
		inner := 0
		for _, i := range r.inner {
			inner = max(inner, int(i)+1)
		}
		r.sums = make([]sum, inner*r.program.width)
		r.workers, r.change = nil, r.newChange()
	}
	for len(r.workers) < max(goroutines, 1) {
		w := worker{results: r, contribution: make([]sum, r.program.width), before: make([]sum, r.program.width)}
		w.record = r.figures.newRecord()
		r.workers = append(r.workers, w)
	}
}

// sumsOf returns the sums of an inner unit.
func (r *Results) sumsOf(row int) []sum {
	first := int(r.inner[row]) * r.program.width
	return r.sums[first : first+r.program.width]
}

// place returns where the outcome of a row and target stands.
func (r *Results) place(row, target int) int {
	return r.runs.place(row, target, len(r.program.steps))
}

// outcomesIn returns the outcomes of a run for a target.
func (r *Results) outcomesIn(u run, target int) []Outcome {
	at := u.from*len(r.program.steps) + target*u.rows()
	return r.outcomes[at : at+u.rows()]
}

// setOutcome notes an outcome, and answers in the wide path what only it can.
func (r *Results) setOutcome(w *worker, row, target int, c Outcome) {
	r.outcomes[r.place(row, target)] = c
	if c == exactly {
		w.setAside(row, target)
	}
}

// gather brings home the results that workers reached in the wide path.
func (r *Results) gather() {
	for i := range r.workers {
		w := &r.workers[i]
		for _, e := range w.exact {
			r.exact[e.at] = e.result
		}
		w.exact = w.exact[:0]
	}
}

// share is a stretch of whole subtrees: the rows from … before to, whose tops hang
// from one unit or are those of the tree.
type share struct {
	from, to int
	tops     []int
	sums     []sum // what the leaves among the tops contribute
}

// sharesEach is how many shares there are for each goroutine, so that one that
// is held up leaves the rest to the others.
const sharesEach = 8

// shareOut cuts the tree into stretches about equally long, and no run in two.
func (r *Results) shareOut(goroutines int) []share {
	if goroutines < 2 {
		return nil
	}
	tree := r.table.tree
	tops := tree.Tops()
	for len(tops) == 1 {
		if tree.isLeaf(tops[0]) {
			return nil
		}
		tops = tree.children[tops[0]]
	}
	var shares []share
	each := tree.Len()/(goroutines*sharesEach) + 1
	for _, top := range tops {
		first := tree.first[top]
		startsRun := r.runs.of(first).from == first
		if n := len(shares); n == 0 || shares[n-1].to-shares[n-1].from >= each && startsRun {
			shares = append(shares, share{from: first})
		}
		last := &shares[len(shares)-1]
		last.to = top + 1
		last.tops = append(last.tops, top)
	}
	return shares
}

// inParallel computes the shares, each goroutine the next that is left, and then
// the units above them.
func (r *Results) inParallel(shares []share, goroutines int) {
	for i := range shares {
		shares[i].sums = make([]sum, r.program.width)
	}
	var taken atomic.Int32
	work := func(w *worker) {
		for i := int(taken.Add(1)); i <= len(shares); i = int(taken.Add(1)) {
			w.rows(shares[i-1].from, shares[i-1].to, shares[i-1].sums)
		}
	}
	var done sync.WaitGroup
	for i := range goroutines {
		done.Add(1)
		go func() {
			defer done.Done()
			work(&r.workers[i])
		}()
	}
	done.Wait()
	for _, s := range shares {
		if parent := r.table.tree.parent[s.tops[0]]; parent >= 0 {
			add(r.sumsOf(parent), s.sums)
		}
		for _, top := range s.tops {
			if r.inner[top] >= 0 {
				r.settleInto(&r.workers[0], top)
			}
		}
	}
	for row := shares[len(shares)-1].to; row < r.table.tree.Len(); row++ {
		r.settleInto(&r.workers[0], row)
	}
}

// settleInto computes a unit and adds what it contributes to the one above.
func (r *Results) settleInto(w *worker, row int) {
	parent := r.table.tree.parent[row]
	if parent >= 0 && r.inner[row] >= 0 && r.figures.extents[row] == hasNone {
		w.silent(row, r.sumsOf(parent))
		return
	}
	w.settle(row, w.contribution)
	if parent >= 0 {
		add(r.sumsOf(parent), w.contribution)
	}
}

// Result returns the result of a target for a unit. Faults: unknown-unit,
// unknown-target.
func (r *Results) Result(unit, target string) (Result, error) {
	row := r.table.tree.Row(unit)
	column, known := r.table.set.rows[target]
	if row < 0 || !known {
		return r.table.Evaluate(Question{Target: target, Unit: unit, Period: r.period, On: r.on})
	}
	return r.At(row, column), nil
}

// At returns the result of the target at that place in the set for the row of
// the tree.
func (r *Results) At(row, target int) Result {
	at := r.place(row, target)
	c := r.outcomes[at]
	if c == exactly {
		return r.exact[at]
	}
	s := &r.program.steps[target]
	o := r.read(row, s)
	result := Result{State: c.State(), Verdict: c.Verdict(), Coverage: o.coverage, places: s.places}
	if result.State != Computed {
		return result
	}
	exact := new(big.Rat).SetFrac(big.NewInt(o.n), big.NewInt(o.d))
	result.Exact = FractionOf(exact.Mul(exact, s.scale.Rat()))
	result.Provisional = o.missing || !result.Coverage.Complete()
	if formula := s.target.Indicator.Formula; hasShortfall(s.target.Criterion, formula) {
		result.Shortfall = r.table.gather(formula, row, r.period).shortfall(*s.target, result)
	}
	return result
}

// Verdict returns the verdict on the target at that place in the set for the
// row of the tree.
func (r *Results) Verdict(row, target int) Verdict {
	at := r.place(row, target)
	if r.outcomes[at] == exactly {
		return r.exact[at].Verdict
	}
	return r.outcomes[at].Verdict()
}

// State returns the state of the target at that place in the set for the row of
// the tree.
func (r *Results) State(row, target int) State {
	at := r.place(row, target)
	if r.outcomes[at] == exactly {
		return r.exact[at].State
	}
	return r.outcomes[at].State()
}
