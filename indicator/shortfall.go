package indicator

import "math/big"

// line is how a value grows with its numerator: value = (at + n)·slope, where n
// is what is added. Most is the largest n that makes sense, nil if there is
// none.
type line struct {
	at, slope *big.Rat
	most      *big.Rat
}

// shortfall returns the least whole number to add to the numerator so that the
// criterion holds, unset where there is none.
func (e evidence) shortfall(target Target, r Result) Fraction {
	c := target.Criterion
	l, ok := e.line(target.Indicator.Formula)
	if !ok || !hasShortfall(c, target.Indicator.Formula) {
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
func (e evidence) line(f Formula) (l line, ok bool) {
	one := big.NewRat(1, 1)
	switch f := f.(type) {
	case Share:
		n, d := f.fraction(e.parts[0].values)
		return line{n, new(big.Rat).Quo(hundred(), d), new(big.Rat).Sub(d, n)}, true
	case Ratio:
		n, d := f.fraction(e.parts[0].values)
		return line{n, d.Quo(f.per(), d), nil}, true
	case Total:
		return line{weigh(f.Of, measuresOf(f.Of), e.parts[0].values), one, nil}, true
	case Flag:
		n := weigh(f.Of, measuresOf(f.Of), e.parts[0].values)
		return line{n, one, new(big.Rat).Sub(one, n)}, true
	case ShareOfUnits:
		return line{rat(e.units.satisfied), big.NewRat(100, int64(e.units.all)), rat(e.units.all - e.units.satisfied)}, true
	case CountOfUnits:
		return line{rat(e.units.satisfied), one, rat(e.units.all - e.units.satisfied)}, true
	}
	return line{}, false
}
