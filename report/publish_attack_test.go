package report_test

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// attack is what a reader of a publication can set down: an unknown for every
// figure, between two numbers, and linear constraints over whole numbers. It
// knows the publication, the units, the measures and the rules, not the figures.
type attack struct {
	lo, hi      []int64
	constraints []linear
	hidden      map[string]int // the unknowns that were suppressed, by what they are
	at          map[string]int // all unknowns, likewise
}

// linear says that the weighted sum of unknowns lies between two numbers.
type linear struct {
	of, times []int64
	lo, hi    int64
}

// unbounded is more than anybody can believe a count to be.
const unbounded = 1 << 32

func place(unit string, period pcmd.Period, measure string) string {
	return unit + " " + period.String() + " " + measure
}

// newAttack sets down what the publication says. Sums are those that readers are
// told of.
func newAttack(p *report.Publication, tree *indicator.Tree, sums []report.MeasureSum) *attack {
	a := &attack{hidden: map[string]int{}, at: map[string]int{}}
	for _, f := range p.Figures {
		if !f.Missing {
			a.addFigure(p, f)
		}
	}
	for _, f := range p.Figures {
		a.sumOverUnits(f, tree)
		a.sumOverTime(f)
		for _, sum := range sums {
			if sum.Whole == f.Measure {
				a.equal(place(f.Unit.ID, f.Period, sum.Whole), a.named(f.Unit.ID, f.Period, sum.Parts))
			}
		}
	}
	for _, r := range p.Results {
		a.addResult(r, tree)
	}
	return a
}

func (a *attack) addFigure(p *report.Publication, f report.PublishedFigure) {
	where, k := place(f.Unit.ID, f.Period, f.Measure), int64(p.Threshold)
	lo, hi := int64(1), k-1
	switch {
	case f.Suppressed == "":
		lo, hi = f.Value.IntPart(), f.Value.IntPart()
	}
	if f.Suppressed == report.WouldReveal {
		hi = unbounded
	}
	a.at[where] = len(a.lo)
	if f.Suppressed != "" {
		a.hidden[where] = len(a.lo)
	}
	a.lo, a.hi = append(a.lo, lo), append(a.hi, hi)
}

func (a *attack) sumOverUnits(f report.PublishedFigure, tree *indicator.Tree) {
	var children []string
	for row := range tree.Len() {
		unit := tree.Unit(row)
		if unit.Parent != f.Unit.ID {
			continue
		}
		if child := place(unit.ID, f.Period, f.Measure); a.has(child) {
			children = append(children, child)
		}
	}
	if len(children) > 0 {
		a.equal(place(f.Unit.ID, f.Period, f.Measure), children)
	}
}

// sumOverTime uses that the figures of a commune add up over time; those of the
// units above follow.
func (a *attack) sumOverTime(f report.PublishedFigure) {
	if f.Unit.Level != pcmd.Commune {
		return
	}
	var parts []string
	for _, p := range f.Period.Parts() {
		if part := place(f.Unit.ID, p, f.Measure); a.has(part) {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 && len(parts) == len(f.Period.Parts()) {
		a.equal(place(f.Unit.ID, f.Period, f.Measure), parts)
	}
}

func (a *attack) has(where string) bool {
	_, ok := a.at[where]
	return ok
}

func (a *attack) named(unit string, period pcmd.Period, measures []string) (all []string) {
	for _, m := range measures {
		all = append(all, place(unit, period, m))
	}
	return all
}

func (a *attack) equal(whole string, parts []string) {
	if !a.has(whole) || slices.ContainsFunc(parts, func(p string) bool { return !a.has(p) }) {
		return
	}
	l := linear{of: []int64{int64(a.at[whole])}, times: []int64{-1}}
	for _, p := range parts {
		l.of, l.times = append(l.of, int64(a.at[p])), append(l.times, 1)
	}
	a.constraints = append(a.constraints, l)
}

// addResult uses a share: its part is not above its whole; and where the result
// is published its counts stand to each other as it says. They are those of the
// units that have both.
func (a *attack) addResult(r report.PublishedResult, tree *indicator.Tree) {
	share := r.Target.Indicator.Formula.(indicator.Share)
	var n, d []string
	a.leavesWithBoth(tree, r.Unit.ID, func(leaf string) bool {
		n, d = nil, nil
		for _, t := range share.Numerator {
			n = append(n, place(leaf, r.Period, t.Measure))
		}
		for _, t := range share.Denominator {
			d = append(d, place(leaf, r.Period, t.Measure))
		}
		return !slices.ContainsFunc(slices.Concat(n, d), func(w string) bool { return !a.has(w) })
	}, func(leaves []string) {
		l := linear{lo: 0, hi: unbounded}
		exact := linear{}
		for _, leaf := range leaves {
			for _, t := range share.Numerator {
				l.of, l.times = append(l.of, int64(a.at[place(leaf, r.Period, t.Measure)])), append(l.times, -1)
			}
			for _, t := range share.Denominator {
				l.of, l.times = append(l.of, int64(a.at[place(leaf, r.Period, t.Measure)])), append(l.times, 1)
			}
		}
		if r.Result.State == indicator.Computed {
			f := r.Result.Exact.Rat()
			for i, of := range l.of {
				times := f.Denom().Int64() * -100
				if l.times[i] > 0 {
					times = f.Num().Int64()
				}
				exact.of, exact.times = append(exact.of, of), append(exact.times, times)
			}
			a.constraints = append(a.constraints, exact)
		}
		if r.Suppressed != "" || r.Result.State == indicator.Computed {
			a.constraints = append(a.constraints, l)
		}
	})
}

// leavesWithBoth calls then with the leaves at or below the unit that have all.
func (a *attack) leavesWithBoth(tree *indicator.Tree, unit string, both func(leaf string) bool, then func(leaves []string)) {
	var leaves []string
	for row := range tree.Len() {
		leaf, above := tree.Unit(row), row
		for above >= 0 && tree.Unit(above).ID != unit {
			above = tree.Parent(above)
		}
		isLeaf := true
		for other := range tree.Len() {
			isLeaf = isLeaf && tree.Parent(other) != row
		}
		if above >= 0 && isLeaf && both(leaf.ID) {
			leaves = append(leaves, leaf.ID)
		}
	}
	if len(leaves) > 0 {
		then(leaves)
	}
}

// recovered returns the suppressed figures that the reader can work out, by
// narrowing what each may be and by eliminating unknowns.
func (a *attack) recovered() map[string]int64 {
	found := map[string]int64{}
	lo, hi := slices.Clone(a.lo), slices.Clone(a.hi)
	narrow(a.constraints, lo, hi)
	for i, value := range a.eliminate(lo, hi) {
		lo[i], hi[i] = value, value
	}
	narrow(a.constraints, lo, hi)
	for where, i := range a.hidden {
		if lo[i] == hi[i] {
			found[where] = lo[i]
		}
	}
	return found
}

// narrow takes from what unknowns may be whatever contradicts a constraint. It
// reports whether anything is left of each.
func narrow(constraints []linear, lo, hi []int64) bool {
	// Bounds may creep by one for ever; what a round more would narrow, the search
	// finds by trying.
	for round, changed := 0, true; changed && round < 200; round++ {
		changed = false
		for _, l := range constraints {
			least, most := int64(0), int64(0)
			for k, of := range l.of {
				least += min(l.times[k]*lo[of], l.times[k]*hi[of])
				most += max(l.times[k]*lo[of], l.times[k]*hi[of])
			}
			if least > l.hi || most < l.lo {
				return false
			}
			for k, of := range l.of {
				times := l.times[k]
				mine, mineMost := min(times*lo[of], times*hi[of]), max(times*lo[of], times*hi[of])
				from, to := l.lo-(most-mineMost), l.hi-(least-mine) // of times·unknown
				if times < 0 {
					from, to, times = -to, -from, -times
				}
				if newLo := ceilDiv(from, times); times != 0 && newLo > lo[of] {
					lo[of], changed = newLo, true
				}
				if newHi := floorDiv(to, times); times != 0 && newHi < hi[of] {
					hi[of], changed = newHi, true
				}
				if lo[of] > hi[of] {
					return false
				}
			}
		}
	}
	return true
}

func floorDiv(a, b int64) int64 {
	if b == 0 {
		return 0
	}
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }

// eliminate solves the equations exactly and returns the unknowns that have one
// solution only.
func (a *attack) eliminate(lo, hi []int64) map[int]int64 {
	var rows []map[int]*big.Rat // -1 is the right side
	for _, l := range a.constraints {
		if l.lo != l.hi {
			continue
		}
		row := map[int]*big.Rat{-1: big.NewRat(l.lo, 1)}
		for k, of := range l.of {
			i, by := int(of), big.NewRat(l.times[k], 1)
			if lo[i] == hi[i] {
				row[-1].Sub(row[-1], by.Mul(by, big.NewRat(lo[i], 1)))
				continue
			}
			if row[i] == nil {
				row[i] = new(big.Rat)
			}
			if row[i].Add(row[i], by); row[i].Sign() == 0 {
				delete(row, i)
			}
		}
		rows = append(rows, row)
	}
	pivots := map[int]map[int]*big.Rat{}
	for _, row := range rows {
		for {
			pivot := leading(row, func(i int) bool { return pivots[i] != nil })
			if pivot < 0 {
				break
			}
			subtract(row, pivots[pivot], row[pivot])
		}
		pivot := leading(row, func(int) bool { return true })
		if pivot < 0 {
			continue
		}
		scale := new(big.Rat).Inv(row[pivot])
		for _, by := range row {
			by.Mul(by, scale)
		}
		for _, other := range pivots {
			if other[pivot] != nil {
				subtract(other, row, other[pivot])
			}
		}
		pivots[pivot] = row
	}
	solved := map[int]int64{}
	for i, row := range pivots {
		if len(row) == 2 && row[-1].IsInt() {
			solved[i] = row[-1].Num().Int64()
		}
	}
	return solved
}

func leading(row map[int]*big.Rat, accept func(int) bool) int {
	first := -1
	for i := range row {
		if i >= 0 && accept(i) && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

func subtract(from, what map[int]*big.Rat, times *big.Rat) {
	times = new(big.Rat).Set(times)
	for i, by := range what {
		if from[i] == nil {
			from[i] = new(big.Rat)
		}
		if from[i].Sub(from[i], new(big.Rat).Mul(by, times)); from[i].Sign() == 0 && i >= 0 {
			delete(from, i)
		}
	}
}

// decided returns the suppressed figures of which a search over whole numbers
// finds no second solution in which they are another. It begins at the truth,
// which no reader has, and so it finds all that a reader can; but it also gives
// up where a second solution lies far off.
func (a *attack) decided(truth map[string]int64) (found []string) {
	actual := a.actual(truth)
	places := slices.Sorted(maps.Keys(a.hidden))
	open := map[int]bool{}
	for _, effort := range []solver{{tries: 100}, {tries: 1000, careful: true}} {
		for _, where := range places {
			i := a.hidden[where]
			for _, is := range [][2]int64{{a.lo[i], actual[i] - 1}, {actual[i] + 1, a.hi[i]}} {
				if open[i] || is[0] > is[1] {
					continue
				}
				lo, hi := slices.Clone(a.lo), slices.Clone(a.hi)
				lo[i], hi[i] = is[0], is[1]
				s := effort
				s.constraints, s.truth = a.constraints, actual
				for j, x := range s.solve(lo, hi) {
					open[j] = open[j] || x != actual[j]
				}
			}
		}
	}
	for _, where := range places {
		if !open[a.hidden[where]] {
			found = append(found, where)
		}
	}
	return found
}

func (a *attack) actual(truth map[string]int64) []int64 {
	x := make([]int64, len(a.lo))
	for where, i := range a.at {
		x[i] = truth[where]
	}
	return x
}

// allows reports whether nothing that the reader has set down speaks against the
// numbers.
func (a *attack) allows(x []int64) bool {
	for i := range x {
		if x[i] < a.lo[i] || a.hi[i] < x[i] {
			return false
		}
	}
	return !slices.ContainsFunc(a.constraints, func(l linear) bool { return l.broken(x) > 0 })
}

// solver looks for a solution near the true one. Where it still has tries left
// and found none, there is none.
type solver struct {
	constraints []linear
	truth       []int64
	tries       int
	careful     bool // tries first what breaks the fewest other constraints
}

func (s *solver) solve(lo, hi []int64) []int64 {
	if s.tries--; s.tries < 0 || !narrow(s.constraints, lo, hi) {
		return nil
	}
	x := make([]int64, len(s.truth))
	for i := range x {
		x[i] = min(max(s.truth[i], lo[i]), hi[i])
	}
	broken, changes := s.mostBroken(x, lo, hi)
	if !broken {
		return x
	}
	for _, c := range changes { // one of these unknowns must be another
		newLo, newHi := slices.Clone(lo), slices.Clone(hi)
		if c.down {
			newHi[c.of], lo[c.of] = x[c.of]-1, x[c.of]
		} else {
			newLo[c.of], hi[c.of] = x[c.of]+1, x[c.of]
		}
		if found := s.solve(newLo, newHi); found != nil {
			return found
		}
	}
	return nil
}

type change struct {
	of   int64
	down bool
}

// mostBroken returns the changes that mend that broken constraint which has the
// fewest.
func (s *solver) mostBroken(x, lo, hi []int64) (broken bool, fewest []change) {
	for _, l := range s.constraints {
		if l.broken(x) == 0 {
			continue
		}
		sum := l.sum(x)
		var changes []change
		for k, of := range l.of {
			down := (sum > l.hi) == (l.times[k] > 0)
			if down && lo[of] < x[of] || !down && x[of] < hi[of] {
				changes = append(changes, change{of, down})
			}
		}
		if !broken || len(changes) < len(fewest) {
			fewest = changes
		}
		broken = true
	}
	if s.careful {
		slices.SortStableFunc(fewest, func(b, c change) int { return cmp.Compare(s.trouble(x, b), s.trouble(x, c)) })
	}
	return broken, fewest
}

// trouble returns how many constraints more are broken after a change by one.
func (s *solver) trouble(x []int64, c change) (more int) {
	after := slices.Clone(x)
	after[c.of]++
	if c.down {
		after[c.of] -= 2
	}
	for _, l := range s.constraints {
		if slices.Contains(l.of, c.of) {
			more += l.broken(after) - l.broken(x)
		}
	}
	return more
}

// broken returns 1 where the constraint does not hold.
func (l linear) broken(x []int64) int {
	if sum := l.sum(x); l.lo <= sum && sum <= l.hi {
		return 0
	}
	return 1
}

func (l linear) sum(x []int64) (sum int64) {
	for k, of := range l.of {
		sum += l.times[k] * x[of]
	}
	return sum
}
