package indicator

import (
	"fmt"
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
	target, row, err := t.locate(q)
	if err != nil {
		return Result{}, err
	}
	return t.evaluate(target, row, q.Period, q.On), nil
}

// locate finds what a question is about.
func (t *Table) locate(q Question) (target Target, row int, err error) {
	var faults pcmd.Faults
	if row = t.tree.Row(q.Unit); row < 0 {
		faults = append(faults, UnknownUnit(q.Unit))
	}
	target, known := t.set.Target(q.Target)
	if !known {
		faults = append(faults, UnknownTarget(q.Target))
	}
	if q.Period.IsZero() {
		faults = append(faults, missingPeriod())
	}
	return target, row, faults.Err()
}

// UnknownTarget returns the fault of a target that nobody has declared.
func UnknownTarget(id string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeUnknownTarget,
		fmt.Sprintf("không có chỉ tiêu nào mang mã %.64q", id),
		fmt.Sprintf("there is no target %.64q", id))
}

func (t *Table) evaluate(target Target, row int, period pcmd.Period, on pcmd.Date) Result {
	return t.gather(target.Indicator.Formula, row, period).conclude(target, on)
}

// evidence is all that a result rests on.
type evidence struct {
	parts    []known // the operands of the period; of each sub-period for [Every]
	expected int     // leaves
	covered  int     // leaves that are covered in every part
	units    units   // unit formulas only
	signed   bool    // a total can lie below zero
}

// known are operands taken together: their values, if all are there.
type known struct {
	values []Fraction
	all    bool
}

// units counts units of a level.
type units struct{ satisfied, covered, all int }

// gather finds the evidence for a formula, asked of a unit for a period.
func (t *Table) gather(f Formula, row int, period pcmd.Period) evidence {
	e := evidence{expected: t.tree.leaves[row], signed: t.set.mayBeNegative(f)}
	periods := []pcmd.Period{period}
	switch f := f.(type) {
	case Every:
		periods = period.Each(f.Each)
	case ShareOfUnits:
		e.units = t.countUnits(f, f.Level, row, period)
		return e
	case CountOfUnits:
		e.units = t.countUnits(f, f.Level, row, period)
		return e
	}
	inParts := map[int]int{} // in how many parts each leaf is covered
	for _, p := range periods {
		part, leaves := t.gatherPart(f, row, p)
		e.parts = append(e.parts, part)
		for _, leaf := range leaves {
			inParts[leaf]++
		}
	}
	for _, n := range inParts {
		if n == len(periods) {
			e.covered++
		}
	}
	return e
}

// gatherPart rolls up the operands of a formula for one period.
func (t *Table) gatherPart(f Formula, row int, period pcmd.Period) (known, []int) {
	wanted, ok := t.wanted(f, period)
	if !ok {
		return known{}, nil
	}
	sums := t.roll(row, wanted)
	return known{fractions(sums.values), sums.all}, sums.leaves
}

// wanted returns the formula's operands for a period; ok is false where there
// is no period before.
func (t *Table) wanted(f Formula, period pcmd.Period) (wanted []quantity, ok bool) {
	for _, o := range f.Operands() {
		of := o.of(period)
		if of.IsZero() {
			return nil, false
		}
		wanted = append(wanted, quantity{t.set.columns[o.Measure], of, t.view(of)})
	}
	return wanted, true
}

// of returns the period that the operand is taken of.
func (o Operand) of(asked pcmd.Period) pcmd.Period {
	if o.Before {
		return asked.Before()
	}
	return asked
}

// fractions returns the values, unset where they are missing.
func fractions(values []*big.Rat) []Fraction {
	all := make([]Fraction, len(values))
	for i, v := range values {
		if v != nil {
			all[i] = FractionOf(v)
		}
	}
	return all
}

// countUnits counts the units of the level below or at the asked unit, each
// taken as if it were asked for its measures.
func (t *Table) countUnits(f Formula, level pcmd.Level, row int, period pcmd.Period) (n units) {
	wanted, _ := t.wanted(f, period)
	for at := t.tree.first[row]; at <= row; at++ {
		if t.tree.units[at].Level != level {
			continue
		}
		n.all++
		sums := t.roll(at, wanted)
		if !sums.all {
			continue
		}
		n.covered++
		if _, yes := f.Compute(fractions(sums.values)); yes.Sign() > 0 {
			n.satisfied++
		}
	}
	return n
}

// mayBeNegative reports whether a total of the formula can lie below zero.
func (s *Set) mayBeNegative(f Formula) bool {
	every, ok := f.(Every)
	if !ok {
		return false
	}
	for _, t := range every.Of {
		if m, _ := s.Measure(t.Measure); m.Signed || t.Times.IsNegative() {
			return true
		}
	}
	return false
}
