package report

import (
	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd/indicator"
)

// side is one side of a rule about a part and its whole.
type side struct {
	terms   []indicator.Term
	figures []CheckedFigure // one for each term
	sum     decimal.Decimal
	here    bool // one of them was reported for exactly the period
	missing bool // one of them is
}

// side adds up the figures of the unit and period at work.
func (k *check) side(terms []indicator.Term, figure func(row int, measure string) (had, bool)) side {
	s := side{terms: terms}
	for _, term := range terms {
		f, has := figure(k.row, term.Measure)
		checked := k.checked(k.row, k.period, term.Measure, f.value)
		checked.Missing = !has
		s.figures = append(s.figures, checked)
		s.sum = s.sum.Add(f.value.Mul(timesOf(term)))
		s.here = s.here || f.here
		s.missing = s.missing || !has
	}
	return s
}

func (k *check) ownAt(row int, measure string) (had, bool)  { return k.own(row, k.period, measure) }
func (k *check) fullAt(row int, measure string) (had, bool) { return k.full(row, k.period, measure) }

// timesOf returns how many times a term counts: once, where it does not say. Only
// this question may compare decimals with ==.
func timesOf(t indicator.Term) decimal.Decimal {
	if t.Times == (decimal.Decimal{}) {
		return decimal.NewFromInt(1)
	}
	return t.Times
}

// bothSides returns the two sides where all their figures are the unit's own,
// and one of them was reported for the period.
func (k *check) bothSides() (part, whole side, ok bool) {
	part, whole = k.side(k.rule.Part, k.ownAt), k.side(k.rule.Whole, k.ownAt)
	return part, whole, !part.missing && !whole.missing && (part.here || whole.here)
}

// part finds a part above its whole.
func (k *check) part() {
	part, whole, ok := k.bothSides()
	if ok && part.sum.GreaterThan(whole.sum) {
		k.findSides(part, whole, k.aboveWhole)
	}
}

// parts finds parts that do not make the whole.
func (k *check) parts() {
	part, whole, ok := k.bothSides()
	if ok && !part.sum.Equal(whole.sum) {
		k.findSides(part, whole, k.notTheWhole)
	}
}

// denominator finds a numerator whose denominator the unit does not have, also
// not from all units below it.
func (k *check) denominator() {
	part, whole := k.side(k.rule.Part, k.ownAt), k.side(k.rule.Whole, k.fullAt)
	if part.missing || !part.here || !whole.missing {
		return
	}
	var missing []CheckedFigure
	for _, f := range whole.figures {
		if f.Missing {
			missing = append(missing, f)
		}
	}
	k.find(append(part.figures, missing...), decimal.Decimal{}, k.withoutDenominator(part, missing))
}
