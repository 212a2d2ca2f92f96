package indicator

import (
	"math/big"
)

// line is how a value grows with its numerator: value = (at + n)·slope, where n
// is what is added. Most is the largest n that makes sense, nil if there is
// none.
type line struct {
	at, slope *big.Rat
	most      *big.Rat
}

// shortfall returns the least whole number to add to the numerator so that the
// criterion holds, unset where there is none.
func (e evaluation) shortfall(c Criterion, r Result) Fraction {
	l, ok := e.line()
	if !ok || !hasShortfall(c, e.formula) {
		return Fraction{}
	}
	if c.verdict(r.Exact) == Met {
		return NewFraction(0, 1)
	}
	if l.slope.Sign() <= 0 {
		return Fraction{}
	}
	n := leastToAdd(c, l)
	if l.most != nil && n.Cmp(l.most) > 0 {
		return Fraction{}
	}
	added := l.at.Add(l.at, n)
	if c.verdict(FractionOf(added.Mul(added, l.slope))) != Met {
		return Fraction{} // adding whole numbers jumps over the one value asked for
	}
	return FractionOf(n)
}

// hasShortfall reports whether the criterion is one that more can satisfy.
func hasShortfall(c Criterion, f Formula) bool {
	switch c.Op {
	case AtLeast, MoreThan, Yes:
		return true
	case Equal:
		kind := f.Kind()
		return c.Value.Rat().Cmp(hundred()) == 0 && (kind == KindShare || kind == KindShareOfUnits)
	}
	return false
}

// leastToAdd returns the least whole number n for which (at + n)·slope reaches
// the criterion's value, or passes it where it must be more.
func leastToAdd(c Criterion, l line) *big.Rat {
	value := c.Value.Rat()
	if c.Op == Yes {
		value = big.NewRat(1, 1)
	}
	gap := value.Quo(value, l.slope).Sub(value, l.at)
	n := new(big.Int).Div(gap.Num(), gap.Denom()) // floor: the denominator is positive
	if c.Op == MoreThan || !gap.IsInt() {
		n.Add(n, big.NewInt(1))
	}
	return new(big.Rat).SetInt(n)
}

// line returns how the value grows with its numerator; ok is false for the
// formulas that have no shortfall.
func (e evaluation) line() (l line, ok bool) {
	one := big.NewRat(1, 1)
	switch f := e.formula.(type) {
	case Share:
		n, d := f.fraction(e.values())
		return line{n, new(big.Rat).Quo(hundred(), d), new(big.Rat).Sub(d, n)}, true
	case Ratio:
		n, d := f.fraction(e.values())
		return line{n, d.Quo(f.per(), d), nil}, true
	case Total:
		return line{weigh(f.Of, measuresOf(f.Of), e.values()), one, nil}, true
	case Flag:
		n := weigh(f.Of, measuresOf(f.Of), e.values())
		return line{n, one, new(big.Rat).Sub(one, n)}, true
	case ShareOfUnits:
		satisfied, _, all := e.countUnits(f.Level)
		return line{rat(satisfied), big.NewRat(100, int64(all)), rat(all - satisfied)}, true
	case CountOfUnits:
		satisfied, _, all := e.countUnits(f.Level)
		return line{rat(satisfied), one, rat(all - satisfied)}, true
	}
	return line{}, false
}

// values returns the operands of a computed result.
func (e evaluation) values() []Fraction {
	wanted, _ := e.wanted(e.period)
	return fractions(e.table.roll(e.row, wanted).values)
}

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }
