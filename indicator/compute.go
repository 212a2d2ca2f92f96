package indicator

import "math/big"

// weigh returns the weighted sum of the terms, the values of whose measures are
// given in the order of measures.
func weigh(terms []Term, measures []string, values []Fraction) *big.Rat {
	sum := new(big.Rat)
	for _, t := range terms {
		for i, m := range measures {
			if m == t.Measure {
				sum.Add(sum, new(big.Rat).Mul(t.weight().Rat(), values[i].Rat()))
			}
		}
	}
	return sum
}

// Compute returns 100·n/d.
func (f Share) Compute(values []Fraction) (State, Fraction) {
	n, d := f.fraction(values)
	if n.Sign() < 0 || n.Cmp(d) > 0 {
		return Invalid, Fraction{}
	}
	return quotient(hundred(), n, d)
}

func (f Share) fraction(values []Fraction) (n, d *big.Rat) {
	measures := measuresOf(f.Numerator, f.Denominator)
	return weigh(f.Numerator, measures, values), weigh(f.Denominator, measures, values)
}

// Compute returns per·n/d.
func (f Ratio) Compute(values []Fraction) (State, Fraction) {
	n, d := f.fraction(values)
	return quotient(f.per(), n, d)
}

func (f Ratio) fraction(values []Fraction) (n, d *big.Rat) {
	return Share{f.Numerator, f.Denominator}.fraction(values)
}

func (f Ratio) per() *big.Rat {
	if unset(f.Per) {
		return hundred()
	}
	return f.Per.Rat()
}

// quotient returns scale·n/d with its state: nothing over nothing measures
// nothing, and something over nothing is no number.
func quotient(scale, n, d *big.Rat) (State, Fraction) {
	switch {
	case d.Sign() != 0:
		return Computed, FractionOf(n.Mul(n, scale).Quo(n, d))
	case n.Sign() == 0:
		return Inapplicable, Fraction{}
	}
	return Invalid, Fraction{}
}

// Compute returns the sum.
func (f Total) Compute(values []Fraction) (State, Fraction) {
	return Computed, FractionOf(weigh(f.Of, measuresOf(f.Of), values))
}

// Compute returns 100·(now − before)/before.
func (f Growth) Compute(values []Fraction) (State, Fraction) {
	measures := measuresOf(f.Of)
	now := weigh(f.Of, measures, values[:len(measures)])
	before := weigh(f.Of, measures, values[len(measures):])
	if before.Sign() == 0 {
		return Inapplicable, Fraction{}
	}
	return quotient(hundred(), now.Sub(now, before), before)
}

// Compute returns the total of one sub-period; the engine takes the smallest.
func (f Every) Compute(values []Fraction) (State, Fraction) { return Total{f.Of}.Compute(values) }

// Compute returns whether one unit satisfies; the engine counts the units.
func (f ShareOfUnits) Compute(values []Fraction) (State, Fraction) { return satisfies(values) }

// Compute returns whether one unit satisfies; the engine counts the units.
func (f CountOfUnits) Compute(values []Fraction) (State, Fraction) { return satisfies(values) }

func satisfies(values []Fraction) (State, Fraction) {
	for _, v := range values {
		if v.Compare(NewFraction(1, 1)) < 0 {
			return Computed, NewFraction(0, 1)
		}
	}
	return Computed, NewFraction(1, 1)
}

// Compute returns 1 or 0.
func (f Flag) Compute(values []Fraction) (State, Fraction) { return Total(f).Compute(values) }

func hundred() *big.Rat { return big.NewRat(100, 1) }
