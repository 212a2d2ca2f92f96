package indicator

import (
	"math/big"

	"github.com/pcmd-vn/pcmd"
)

// Question asks for the value of a target for a unit and a period. On is the
// day of asking; unset, nothing is pending.
type Question struct {
	Target string
	Unit   string
	Period pcmd.Period
	On     pcmd.Date
}

// Evaluate answers the question exactly. Faults: unknown-unit, unknown-target,
// bad-period.
func (t *Table) Evaluate(q Question) (Result, error) {
	var faults pcmd.Faults
	row := t.tree.Row(q.Unit)
	if row < 0 {
		faults = append(faults, UnknownUnit(q.Unit))
	}
	target, known := t.set.Target(q.Target)
	if !known {
		faults = append(faults, pcmd.NewFault(pcmd.CodeUnknownTarget,
			"không có chỉ tiêu nào mang mã \""+q.Target+"\"", "there is no target \""+q.Target+"\""))
	}
	if q.Period.IsZero() {
		faults = append(faults, missingPeriod())
	}
	if len(faults) > 0 {
		return Result{}, faults
	}
	return t.evaluate(target, row, q.Period, q.On), nil
}

func (t *Table) evaluate(target Target, row int, period pcmd.Period, on pcmd.Date) Result {
	e := evaluation{t, target.Indicator.Formula, row, period}
	var r Result
	missing := 0
	switch f := target.Indicator.Formula.(type) {
	case Every:
		r, missing = e.every(f)
	case ShareOfUnits:
		r = e.units(f.Level, shareOfUnits)
	case CountOfUnits:
		r = e.units(f.Level, countOfUnits)
	default:
		r = e.plain()
	}
	r.places = target.Indicator.Rounding.Decimals()
	r.Provisional = r.State == Computed && (missing > 0 || !r.Coverage.Complete())
	r.Verdict = e.verdict(target.Criterion, r, missing)
	if r.Verdict == NotMet && !on.IsZero() && on.Before(target.Criterion.By) {
		r.Verdict = Pending
	}
	if r.State == Computed {
		r.Shortfall = e.shortfall(target.Criterion, r)
	}
	return r
}

// evaluation is one formula asked of one unit and period.
type evaluation struct {
	table   *Table
	formula Formula
	row     int
	period  pcmd.Period
}

// wanted returns the formula's operands for a period; ok is false where there
// is no period before.
func (e evaluation) wanted(period pcmd.Period) (wanted []quantity, ok bool) {
	for _, o := range e.formula.Operands() {
		of := period
		if o.Before {
			of = period.Before()
		}
		if of.IsZero() {
			return nil, false
		}
		wanted = append(wanted, quantity{e.table.set.columns[o.Measure], e.table.view(of)})
	}
	return wanted, true
}

func (e evaluation) expectedLeaves() int { return e.table.tree.leaves[e.row] }

// plain evaluates a formula whose operands are simply added up.
func (e evaluation) plain() Result {
	r := Result{State: NoData, Coverage: Coverage{Expected: e.expectedLeaves()}}
	wanted, ok := e.wanted(e.period)
	if !ok {
		return r
	}
	sums := e.table.roll(e.row, wanted)
	r.Coverage.Reported = len(sums.leaves)
	if sums.all {
		r.State, r.Exact = e.formula.Compute(fractions(sums.values))
	}
	return r.withoutValue()
}

// withoutValue drops a value that the state does not allow.
func (r Result) withoutValue() Result {
	if r.State != Computed {
		r.Exact = Fraction{}
	}
	return r
}

func fractions(values []*big.Rat) []Fraction {
	all := make([]Fraction, len(values))
	for i, v := range values {
		all[i] = FractionOf(v)
	}
	return all
}

// every takes the smallest of the sub-periods' totals, and says how many of
// them are missing.
func (e evaluation) every(f Every) (r Result, missing int) {
	r.Coverage.Expected = e.expectedLeaves()
	subs := e.period.Each(f.Each)
	if len(subs) == 0 {
		r.State = Inapplicable
		return r, 0
	}
	r.State = NoData
	covered := map[int]int{} // in how many sub-periods each leaf is
	for _, sub := range subs {
		wanted, _ := e.wanted(sub)
		sums := e.table.roll(e.row, wanted)
		for _, leaf := range sums.leaves {
			covered[leaf]++
		}
		if !sums.all {
			missing++
			continue
		}
		_, total := f.Compute(fractions(sums.values))
		if r.State == NoData || total.Compare(r.Exact) < 0 {
			r.State, r.Exact = Computed, total
		}
	}
	for _, n := range covered {
		if n == len(subs) {
			r.Coverage.Reported++
		}
	}
	return r, missing
}

// units counts the units of the level that satisfy; value makes the result of
// the number that do and the number that there are.
func (e evaluation) units(level pcmd.Level, value func(satisfied, all int) Fraction) Result {
	satisfied, covered, all := e.countUnits(level)
	r := Result{State: Computed, Coverage: Coverage{covered, all}}
	switch {
	case all == 0:
		r.State = Inapplicable
	case covered == 0:
		r.State = NoData
	default:
		r.Exact = value(satisfied, all)
	}
	return r
}

func shareOfUnits(satisfied, all int) Fraction {
	return FractionOf(big.NewRat(100*int64(satisfied), int64(all)))
}

func countOfUnits(satisfied, _ int) Fraction { return NewFraction(int64(satisfied), 1) }

// countUnits counts the units of the level below or at the asked unit: those
// that satisfy, those that have every measure, and all.
func (e evaluation) countUnits(level pcmd.Level) (satisfied, covered, all int) {
	wanted, _ := e.wanted(e.period)
	for row := e.table.tree.first[e.row]; row <= e.row; row++ {
		if e.table.tree.units[row].Level != level {
			continue
		}
		all++
		sums := e.table.roll(row, wanted)
		if !sums.all {
			continue
		}
		covered++
		if _, yes := e.formula.Compute(fractions(sums.values)); yes.Sign() > 0 {
			satisfied++
		}
	}
	return satisfied, covered, all
}
