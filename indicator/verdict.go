package indicator

import (
	"math/big"
	"slices"
)

// verdict holds a result against the criterion, without regard to the day.
func (e evaluation) verdict(c Criterion, r Result, missing int) Verdict {
	switch {
	case c.IsZero():
		return ""
	case r.State == Inapplicable:
		return NotApplicable
	case r.State != Computed:
		return NotAssessable
	case missing > 0:
		return e.verdictWhatever(c, r.Exact)
	}
	return c.verdict(r.Exact)
}

// verdictWhatever is the verdict on the smallest of several totals of which
// some are missing: that of every value that the smallest can still have, if
// they all agree. A missing total can be anything from zero up; anything at all
// where a figure or a weight may be negative.
func (e evaluation) verdictWhatever(c Criterion, smallest Fraction) Verdict {
	bounds := []*big.Rat{c.Value.Rat(), c.Max.Rat(), smallest.Rat()}
	lowest := new(big.Rat)
	if e.mayBeNegative() {
		lowest.Sub(slices.MinFunc(bounds, (*big.Rat).Cmp), big.NewRat(1, 1))
	}
	verdict := Verdict("")
	for _, possible := range probes(append(bounds, lowest)) {
		if possible.Cmp(lowest) < 0 || possible.Cmp(smallest.Rat()) > 0 {
			continue
		}
		switch v := c.verdict(FractionOf(possible)); {
		case verdict == "":
			verdict = v
		case verdict != v:
			return NotAssessable
		}
	}
	return verdict
}

// probes returns the bounds and a point between each two neighbours. A verdict
// changes at a bound only, so these stand for every value.
func probes(bounds []*big.Rat) []*big.Rat {
	slices.SortFunc(bounds, (*big.Rat).Cmp)
	all := []*big.Rat{bounds[0]}
	for i, b := range bounds[1:] {
		middle := new(big.Rat).Add(bounds[i], b)
		all = append(all, middle.Quo(middle, big.NewRat(2, 1)), b)
	}
	return all
}

// mayBeNegative reports whether a total of the formula can lie below zero.
func (e evaluation) mayBeNegative() bool {
	f, ok := e.formula.(Every)
	if !ok {
		return false
	}
	return slices.ContainsFunc(f.Of, func(t Term) bool {
		m, _ := e.table.set.Measure(t.Measure)
		return m.Signed || t.Times.IsNegative()
	})
}
