package indicator

import (
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// conclude draws the result from the evidence, and holds it against the
// criterion.
func (e evidence) conclude(target Target, on pcmd.Date) Result {
	r := Result{places: target.Indicator.Rounding.Decimals(), Coverage: Coverage{e.covered, e.expected}}
	missing := 0
	switch f := target.Indicator.Formula.(type) {
	case Every:
		r.State, r.Exact, missing = e.smallest(f)
	case ShareOfUnits:
		r.Coverage = Coverage{e.units.covered, e.units.all}
		r.State, r.Exact = e.units.value(hundred())
	case CountOfUnits:
		r.Coverage = Coverage{e.units.covered, e.units.all}
		r.State, r.Exact = e.units.value(rat(e.units.all))
	default:
		r.State = NoData
		if e.parts[0].all {
			r.State, r.Exact = f.Compute(e.parts[0].values)
		}
	}
	if r.State != Computed {
		r.Exact = Fraction{}
	}
	r.Provisional = r.State == Computed && (missing > 0 || !r.Coverage.Complete())
	r.Verdict = e.verdict(target.Criterion, r, missing)
	if isPending(target.Criterion, on) {
		r.Verdict = r.Verdict.orPending(true)
	}
	if r.State == Computed {
		r.Shortfall = e.shortfall(target, r)
	}
	return r
}

// smallest takes the smallest of the sub-periods' totals, and says how many of
// them are missing.
func (e evidence) smallest(f Every) (state State, value Fraction, missing int) {
	if len(e.parts) == 0 {
		return Inapplicable, Fraction{}, 0
	}
	state = NoData
	for _, part := range e.parts {
		if !part.all {
			missing++
			continue
		}
		_, total := f.Compute(part.values)
		if state == NoData || total.Compare(value) < 0 {
			state, value = Computed, total
		}
	}
	return state, value, missing
}

// value returns the units that satisfy, of all, times the scale.
func (u units) value(scale *big.Rat) (State, Fraction) {
	switch {
	case u.all == 0:
		return Inapplicable, Fraction{}
	case u.covered == 0:
		return NoData, Fraction{}
	}
	share := big.NewRat(int64(u.satisfied), int64(u.all))
	return Computed, FractionOf(share.Mul(share, scale))
}

// verdict holds a result against the criterion, without regard to the day.
func (e evidence) verdict(c Criterion, r Result, missing int) Verdict {
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
func (e evidence) verdictWhatever(c Criterion, smallest Fraction) Verdict {
	bounds := []*big.Rat{c.Value.Rat(), c.Max.Rat(), smallest.Rat()}
	lowest := new(big.Rat)
	if e.signed {
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

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }
