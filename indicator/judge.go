package indicator

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Outcome is a state and a verdict in one byte. The zero Outcome is computed and
// was held against no criterion.
type Outcome uint8

// exactly marks a result that was reached in the wide path and stands aside.
const exactly Outcome = 0xff

// The states and verdicts by their places in an Outcome.
var (
	outcomeStates   = [...]State{Computed, NoData, Inapplicable, Invalid}
	outcomeVerdicts = [...]Verdict{"", Met, NotMet, Exceeded, Pending, NotApplicable, NotAssessable}
)

func outcomeOf(s State, v Verdict) Outcome {
	var c Outcome
	for i, state := range outcomeStates {
		if state == s {
			c = Outcome(i)
		}
	}
	for i, verdict := range outcomeVerdicts {
		if verdict == v {
			c |= Outcome(i) << 2
		}
	}
	return c
}

// State returns the state.
func (o Outcome) State() State { return outcomeStates[o&3] }

// isComputed reports whether the state is [Computed].
func (o Outcome) isComputed() bool { return o&3 == 0 }

// Verdict returns the verdict, unset without a criterion.
func (o Outcome) Verdict() Verdict { return outcomeVerdicts[o>>2] }

// The bits of what a judge sees; together they index its tables.
const (
	sawNoWhole   = 1 << iota // the denominator is 0
	sawMoreWhole             // the numerator is above the denominator
	sawBelow                 // the value is below what the criterion asks for
	sawAbove                 // the value is above what the criterion allows
	sawOperands              // all operands are there
	sights
)

// maxProduct bounds what a judge compares: differences stay within 64 bits.
const maxProduct = int64(1) << 61

// judge decides state and verdict of scale·n/d with whole numbers only: the
// value is below where n·a + off < d·low, above where n·a + off > d·high.
// What it sees is an index into a table, so that no jump depends on which side a
// figure is on.
type judge struct {
	a, low, high  int64
	off           int64      // -1 where low itself counts as below, 1 where high itself counts as above
	least, span   int64      // n from least to least + span is safe; d from 0 to span
	most, inWhole int64      // usual is n from least to least + most + d&inWhole: for a share 0 to d, otherwise all that is safe
	usual         [4]Outcome // what is left to see then: bit 0 below, bit 1 above
	isFloor       bool       // held against a floor, as most of what there is: nothing is above
	known         [sights]Outcome
	uncertain     [sights]Outcome // where some sub-periods are missing
}

// newJudge returns the judge of a target; ok is false where its numbers do not
// fit. Per is what the value's denominator is multiplied with for rounding.
func newJudge(target Target, scale decimal.Decimal, per int64, pending, signed bool) (j judge, ok bool) {
	c, kind := target.Criterion, target.Indicator.Formula.Kind()
	value, most := c.Value, c.Value
	switch c.Op {
	case Yes:
		value = decimal.NewFromInt(1)
		most = value
	case Between:
		most = c.Max
	}
	places := max(-scale.Exponent(), -value.Exponent(), -most.Exponent(), 0)
	for i, d := range []decimal.Decimal{scale, value, most} {
		n := d.Shift(places).BigInt()
		if n.BitLen() > 40 {
			return judge{}, false
		}
		*[]*int64{&j.a, &j.low, &j.high}[i] = n.Int64()
	}
	if j.a <= 0 {
		return judge{}, false
	}
	j.off = int64(bit(c.Op == LessThan) - bit(c.Op == MoreThan))
	j.span = maxProduct/max(j.a, magnitude(j.low), magnitude(j.high), per) - 1
	if isPart := kind == KindShare || kind == KindRatio; !isPart {
		j.least, j.span = -j.span/2, j.span/2*2
	}
	if j.most = j.span; kind == KindShare {
		j.most, j.inWhole = 0, -1
	}
	j.isFloor = c.Op == AtLeast || c.Op == MoreThan
	for seen := range j.known {
		j.known[seen] = judged(kind, c, seen, pending)
		j.uncertain[seen] = judgedUncertain(c, seen, pending, signed)
	}
	for i := range j.usual {
		j.usual[i] = j.known[sawOperands|i*sawBelow]
	}
	return j, true
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func magnitude(n int64) int64 { return max(n, -n) }

// judged returns the outcome of what was seen.
func judged(kind FormulaKind, c Criterion, seen int, pending bool) Outcome {
	state := stateSeen(kind, seen)
	switch {
	case c.IsZero():
		return outcomeOf(state, "")
	case state == Computed:
		return outcomeOf(state, verdictSeen(c.Op, seen).orPending(pending))
	case state == Inapplicable:
		return outcomeOf(state, NotApplicable)
	}
	return outcomeOf(state, NotAssessable)
}

func stateSeen(kind FormulaKind, seen int) State {
	noWhole := seen&sawNoWhole != 0
	ofUnits := kind == KindShareOfUnits || kind == KindCountOfUnits
	switch {
	case ofUnits && noWhole:
		return Inapplicable // there is no unit of the level, reported or not
	case seen&sawOperands == 0:
		return NoData
	case seen&sawMoreWhole != 0 && (kind == KindShare || kind == KindRatio && noWhole):
		return Invalid
	case noWhole:
		return Inapplicable
	}
	return Computed
}

func verdictSeen(op Op, seen int) Verdict {
	below, above := seen&sawBelow != 0, seen&sawAbove != 0
	switch op {
	case AtLeast, MoreThan:
		return metIf(!below)
	case AtMost, LessThan:
		return metIf(!above)
	case Between:
		if above {
			return Exceeded
		}
		return metIf(!below)
	}
	return metIf(!below && !above)
}

// judgedUncertain returns the outcome of a smallest total of which some totals are
// missing: the smallest can still be anything from the lowest total up to the
// one seen. The verdicts along that way are those at its two ends, and met at
// the criterion's value.
func judgedUncertain(c Criterion, seen int, pending, signed bool) Outcome {
	if c.IsZero() {
		return outcomeOf(Computed, "")
	}
	verdict := verdictSeen(c.Op, seen)
	passesValue := c.Op == Equal && seen&sawAbove != 0 && (signed || !c.Value.IsNegative())
	if passesValue || verdict != lowestVerdict(c, signed) {
		return outcomeOf(Computed, NotAssessable)
	}
	return outcomeOf(Computed, verdict.orPending(pending))
}

// lowestVerdict is the verdict on the lowest total that there can be: zero, or
// less than anything.
func lowestVerdict(c Criterion, signed bool) Verdict {
	if signed {
		return verdictSeen(c.Op, sawBelow)
	}
	return c.verdict(NewFraction(0, 1))
}

func (v Verdict) orPending(pending bool) Verdict {
	if pending && v == NotMet {
		return Pending
	}
	return v
}

// of judges n/d. Has is 1 where all operands are there, else 0, and then the
// operands are 0.
func (j *judge) of(n, d, has int64) Outcome {
	if has != 0 && j.isUsual(n, d) {
		return j.side(n, d)
	}
	return j.ofSome(n, d, has)
}

// isUsual reports whether of numbers that are there only the side is left to
// see.
func (j *judge) isUsual(n, d int64) bool {
	return uint64(n-j.least) <= uint64(j.most+d&j.inWhole) && uint64(d-1) < uint64(j.span)
}

// side judges what is usual.
func (j *judge) side(n, d int64) Outcome {
	value := n*j.a + j.off
	seen := negative(value - d*j.low)
	if !j.isFloor {
		seen |= negative(d*j.high-value) << 1
	}
	return j.usual[seen&3]
}

// ofSome is [judge.of] without a jump on has, for figures with gaps at random.
func (j *judge) ofSome(n, d, has int64) Outcome {
	if j.unsafe(n, d) {
		return exactly
	}
	return j.known[(j.see(n, d)|int(has)*sawOperands)%sights]
}

// ofUncertain judges the smallest of totals of which some are missing.
func (j *judge) ofUncertain(n, d int64) Outcome {
	if j.unsafe(n, d) {
		return exactly
	}
	return j.uncertain[(j.see(n, d)|sawOperands)%sights]
}

// all judges every n/d, with all operands there and nothing unsafe, and returns
// the sums. The loops here repeat [judge.see] with the judge's numbers in
// variables: through j they would be read again for each row, because writing an
// outcome might change them.
func (j *judge) all(n, d []int64, outcomes []Outcome) (sumN, sumD int64) {
	if j.isFloor {
		return j.allFloors(n, d, outcomes)
	}
	d, outcomes = d[:len(n)], outcomes[:len(n)]
	a, low, high, off := j.a, j.low, j.high, j.off
	for i, num := range n {
		den := d[i]
		sumN += num
		sumD += den
		value := num*a + off
		seen := negative(den*high - value)
		seen = seen*2 + negative(value-den*low)
		seen = seen*2 + negative(den-num)
		seen = seen*2 + negative(den-1)
		outcomes[i] = j.known[(seen|sawOperands)%sights]
	}
	return sumN, sumD
}

// allFloors is [judge.all] for what is held against a floor.
func (j *judge) allFloors(n, d []int64, outcomes []Outcome) (sumN, sumD int64) {
	d, outcomes = d[:len(n)], outcomes[:len(n)]
	a, low, off := j.a, j.low, j.off
	for i, num := range n {
		den := d[i]
		sumN += num
		sumD += den
		seen := negative(num*a + off - den*low)
		seen = seen*2 + negative(den-num)
		seen = seen*2 + negative(den-1)
		outcomes[i] = j.known[(seen|sawOperands)%sights]
	}
	return sumN, sumD
}

// some is [judge.all] where only the rows whose bits are set have all operands;
// only those are in the sums.
func (j *judge) some(n, d []int64, has uint64, outcomes []Outcome) (sumN, sumD int64) {
	d, outcomes = d[:len(n)], outcomes[:len(n)]
	a, low, high, off := j.a, j.low, j.high, j.off
	for i, num := range n {
		den, one := d[i], int64(has>>i&1)
		sumN += num & -one
		sumD += den & -one
		value := num*a + off
		seen := negative(den*high - value)
		seen = seen*2 + negative(value-den*low)
		seen = seen*2 + negative(den-num)
		seen = seen*2 + negative(den-1)
		outcomes[i] = j.known[(seen|int(one)*sawOperands)%sights]
	}
	return sumN, sumD
}

// isSafe reports whether whatever there can be is safe: n from nLow to nHigh, d
// from dLow to dHigh.
func (j *judge) isSafe(nLow, nHigh, dLow, dHigh int64) bool {
	return !j.unsafe(nLow, dLow) && !j.unsafe(nHigh, dHigh)
}

// allSafe reports whether all of the numbers are safe.
func (j *judge) allSafe(n, d []int64) bool {
	d = d[:len(n)]
	least, most, span := j.least, j.least+j.span, j.span
	outside := int64(0)
	for i, num := range n {
		den := d[i]
		outside |= (num - least) | (most - num) | den | (span - den)
	}
	return outside >= 0
}

// unsafe reports whether a product could leave what 64 bits hold.
func (j *judge) unsafe(n, d int64) bool {
	return uint64(n-j.least) > uint64(j.span) || uint64(d) > uint64(j.span)
}

// see compares without jumps: the sign of a difference is a bit.
func (j *judge) see(n, d int64) int {
	value := n*j.a + j.off
	return ((negative(d*j.high-value)*2+negative(value-d*j.low))*2+negative(d-n))*2 + negative(d-1)
}

// negative returns 1 for a number below zero, else 0.
func negative(n int64) int { return int(uint64(n) >> 63) }

// isPending reports whether, asked on that day, what is not met is pending.
func isPending(c Criterion, on pcmd.Date) bool { return !on.IsZero() && on.Before(c.By) }
