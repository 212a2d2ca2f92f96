package indicator

import (
	"errors"
	"math/big"

	"github.com/pcmd-vn/pcmd"
)

// Partial is what some units contribute, for one period, to the unit above
// them. Partials of disjoint units combine in any order and grouping, here or
// on other machines, and their result is that of the unit above if it reported
// nothing itself. A Partial never changes and is safe for concurrent use.
type Partial struct {
	set     *Set
	period  pcmd.Period
	leaves  int // of the units
	targets []partialTarget
}

// partialTarget is the contribution to one target.
type partialTarget struct {
	parts   []partialSums
	covered int // leaves that are covered in every part
	units   units
}

// partialSums is the contribution to operands that are taken together. Without
// covered leaves nobody has contributed anything.
type partialSums struct {
	values  []*big.Rat
	covered int
}

// Partial returns what the units contribute together. They must not lie below
// one another; each counts as a child of the unit above. Faults: unknown-unit,
// bad-period.
func (t *Table) Partial(period pcmd.Period, units ...string) (*Partial, error) {
	if period.IsZero() {
		return nil, missingPeriod()
	}
	var faults pcmd.Faults
	whole := t.set.emptyPartial(period)
	for _, id := range units {
		row := t.tree.Row(id)
		if row < 0 {
			faults = append(faults, UnknownUnit(id))
			continue
		}
		whole = whole.plus(t.partialOf(row, period))
	}
	return whole, faults.Err()
}

// emptyPartial is the contribution of no unit: combined with another it changes
// nothing.
func (s *Set) emptyPartial(period pcmd.Period) *Partial {
	p := &Partial{set: s, period: period, targets: make([]partialTarget, len(s.targets))}
	for i, target := range s.targets {
		operands := len(target.Indicator.Formula.Operands())
		parts := len(partPeriods(target.Indicator.Formula, period))
		p.targets[i].parts = make([]partialSums, parts)
		for k := range p.targets[i].parts {
			p.targets[i].parts[k] = emptySums(operands)
		}
	}
	return p
}

func emptySums(operands int) partialSums {
	sums := partialSums{values: make([]*big.Rat, operands)}
	for i := range sums.values {
		sums.values[i] = new(big.Rat)
	}
	return sums
}

// partPeriods returns the periods whose operands a formula takes together, one
// after the other: none for the unit formulas, which take units instead.
func partPeriods(f Formula, period pcmd.Period) []pcmd.Period {
	switch f := f.(type) {
	case Every:
		return period.Each(f.Each)
	case ShareOfUnits, CountOfUnits:
		return nil
	}
	return []pcmd.Period{period}
}

// partialOf returns the contribution of one unit.
func (t *Table) partialOf(row int, period pcmd.Period) *Partial {
	p := t.set.emptyPartial(period)
	p.leaves = t.tree.leaves[row]
	for i, target := range t.set.targets {
		formula := target.Indicator.Formula
		of := &p.targets[i]
		complete := len(of.parts) > 0
		for k, part := range partPeriods(formula, period) {
			of.parts[k] = t.contribution(formula, row, part)
			complete = complete && of.parts[k].covered > 0
		}
		evidence := t.gather(formula, row, period)
		if of.units = evidence.units; complete {
			of.covered = evidence.covered
		}
	}
	return p
}

// contribution returns what a unit contributes to operands taken together:
// nothing where it lacks one, or one is not summed over units.
func (t *Table) contribution(f Formula, row int, period pcmd.Period) partialSums {
	nothing := emptySums(len(f.Operands()))
	wanted, ok := t.wanted(f, period)
	if !ok {
		return nothing
	}
	for _, q := range wanted {
		if !t.set.measures[q.column].Additive() {
			return nothing
		}
	}
	sums := t.roll(row, wanted)
	if !sums.all {
		return nothing
	}
	return partialSums{sums.values, len(sums.leaves)}
}

// plus returns the sum of two contributions to the same targets.
func (p *Partial) plus(q *Partial) *Partial {
	sum := &Partial{set: p.set, period: p.period, leaves: p.leaves + q.leaves, targets: make([]partialTarget, len(p.targets))}
	for i := range sum.targets {
		a, b := p.targets[i], q.targets[i]
		sum.targets[i] = partialTarget{
			parts:   make([]partialSums, len(a.parts)),
			covered: a.covered + b.covered,
			units: units{
				a.units.satisfied + b.units.satisfied, a.units.covered + b.units.covered, a.units.all + b.units.all,
			},
		}
		for k := range a.parts {
			sum.targets[i].parts[k] = a.parts[k].plus(b.parts[k])
		}
	}
	return sum
}

func (s partialSums) plus(t partialSums) partialSums {
	sum := emptySums(len(s.values))
	sum.covered = s.covered + t.covered
	for i := range sum.values {
		sum.values[i].Add(s.values[i], t.values[i])
	}
	return sum
}

// ErrOtherPartial is the error of combining partials of different sets or
// periods.
var ErrOtherPartial = errors.New("partials of different sets or periods do not combine")

// Combine returns what the units of both contribute together. The units must be
// disjoint; no one can see whether they are. Partials of another set or period
// are [ErrOtherPartial].
func (p *Partial) Combine(q *Partial) (*Partial, error) {
	if p.period != q.period || p.set.fingerprint() != q.set.fingerprint() {
		return nil, ErrOtherPartial
	}
	return p.plus(q), nil
}

// Period returns the period of the partial.
func (p *Partial) Period() pcmd.Period { return p.period }

// Result returns the result of a target for the unit above, if it reported
// nothing itself and is not itself of a level that is counted. An unknown
// target is a [pcmd.Fault].
func (p *Partial) Result(target string, on pcmd.Date) (Result, error) {
	i, declared := p.set.rows[target]
	if !declared {
		return Result{}, UnknownTarget(target)
	}
	of := p.targets[i]
	formula := p.set.targets[i].Indicator.Formula
	e := evidence{expected: p.leaves, covered: of.covered, units: of.units, signed: p.set.mayBeNegative(formula)}
	for _, sums := range of.parts {
		if sums.covered == 0 {
			e.parts = append(e.parts, known{})
			continue
		}
		e.parts = append(e.parts, known{fractions(sums.values), true})
	}
	return e.conclude(p.set.targets[i], on), nil
}
