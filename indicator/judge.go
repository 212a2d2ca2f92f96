package indicator

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// code is a state and a verdict in one byte, as [Results] keep them.
type code uint8

// exactly marks a result that was reached in the wide path and stands aside.
const exactly code = 0xff

// The states and verdicts by their place in a code.
var (
	codeStates   = [...]State{Computed, NoData, Inapplicable, Invalid}
	codeVerdicts = [...]Verdict{"", Met, NotMet, Exceeded, Pending, NotApplicable, NotAssessable}
)

func codeOf(s State, v Verdict) code {
	var c code
	for i, state := range codeStates {
		if state == s {
			c = code(i)
		}
	}
	for i, verdict := range codeVerdicts {
		if verdict == v {
			c |= code(i) << 2
		}
	}
	return c
}

func (c code) state() State     { return codeStates[c&3] }
func (c code) verdict() Verdict { return codeVerdicts[c>>2] }

// The bits of what a judge sees; together they index its tables.
const (
	sawOperands  = 1 << iota // all operands are there
	sawNoWhole               // the denominator is 0
	sawMoreWhole             // the numerator is above the denominator
	sawNegative              // the numerator is below 0
	sawBelow                 // the value is below the criterion's value
	sawAbove                 // the value is above the criterion's value
	sawOverMax               // the value is above the criterion's max
	sights
)

// maxProduct bounds what a judge compares: differences stay within 64 bits.
const maxProduct = int64(1) << 61

// judge decides state and verdict of scale·n/d with whole numbers only, by
// comparing n·a with d·b and d·c. It makes no jump that depends on the figures:
// what it sees is an index into a table.
type judge struct {
	a, b, c   int64
	safe      int64 // larger operands, and negative denominators, go the exact way
	known     [sights]code
	uncertain [sights]code // where some sub-periods are missing
}

// newJudge returns the judge of a target; ok is false where its numbers do not
// fit.
func newJudge(target Target, scale decimal.Decimal, pending, signed bool) (j judge, ok bool) {
	c := target.Criterion
	value := c.Value
	if c.Op == Yes {
		value = decimal.NewFromInt(1)
	}
	places := max(-scale.Exponent(), -value.Exponent(), -c.Max.Exponent(), 0)
	for i, d := range []decimal.Decimal{scale, value, c.Max} {
		n := d.Shift(places).BigInt()
		if n.BitLen() > 40 {
			return judge{}, false
		}
		*[]*int64{&j.a, &j.b, &j.c}[i] = n.Int64()
	}
	if j.a <= 0 {
		return judge{}, false
	}
	j.safe = maxProduct / max(j.a, magnitude(j.b), magnitude(j.c))
	for seen := range j.known {
		j.known[seen] = judged(target.Indicator.Formula.Kind(), c, seen, pending)
		j.uncertain[seen] = judgedUncertain(c, seen, pending, signed)
	}
	return j, true
}

func magnitude(n int64) int64 { return max(n, -n) }

// judged returns the code of what was seen.
func judged(kind FormulaKind, c Criterion, seen int, pending bool) code {
	state := stateSeen(kind, seen)
	switch {
	case c.IsZero():
		return codeOf(state, "")
	case state == Computed:
		return codeOf(state, verdictSeen(c.Op, seen).orPending(pending))
	case state == Inapplicable:
		return codeOf(state, NotApplicable)
	}
	return codeOf(state, NotAssessable)
}

func stateSeen(kind FormulaKind, seen int) State {
	noWhole := seen&sawNoWhole != 0
	isPart := kind == KindShare
	ofUnits := kind == KindShareOfUnits || kind == KindCountOfUnits
	switch {
	case ofUnits && noWhole:
		return Inapplicable // there is no unit of the level, reported or not
	case seen&sawOperands == 0:
		return NoData
	case isPart && seen&(sawMoreWhole|sawNegative) != 0:
		return Invalid
	case noWhole && kind == KindRatio && seen&(sawMoreWhole|sawNegative) != 0:
		return Invalid
	case noWhole:
		return Inapplicable
	}
	return Computed
}

func verdictSeen(op Op, seen int) Verdict {
	below, above := seen&sawBelow != 0, seen&sawAbove != 0
	switch op {
	case AtLeast:
		return metIf(!below)
	case MoreThan:
		return metIf(above)
	case AtMost:
		return metIf(!above)
	case LessThan:
		return metIf(below)
	case Equal, Yes:
		return metIf(!below && !above)
	}
	if seen&sawOverMax != 0 {
		return Exceeded
	}
	return metIf(!below)
}

// judgedUncertain returns the code of a smallest total of which some totals are
// missing: the smallest can still be anything from the lowest total up to the
// one seen. The verdicts along that way are those at its two ends, and met at
// the criterion's value.
func judgedUncertain(c Criterion, seen int, pending, signed bool) code {
	if c.IsZero() {
		return codeOf(Computed, "")
	}
	verdict := verdictSeen(c.Op, seen)
	passesValue := c.Op == Equal && seen&sawAbove != 0 && (signed || !c.Value.IsNegative())
	if passesValue || verdict != lowestVerdict(c, signed) {
		return codeOf(Computed, NotAssessable)
	}
	return codeOf(Computed, verdict.orPending(pending))
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
func (j *judge) of(n, d, has int64) code {
	if j.unsafe(n, d) {
		return exactly
	}
	return j.known[(seeFraction(n, d)|seeValue(n*j.a, d*j.b, d*j.c)|int(has))%sights]
}

// ofUncertain judges the smallest of totals of which some are missing.
func (j *judge) ofUncertain(n, d int64) code {
	if j.unsafe(n, d) {
		return exactly
	}
	return j.uncertain[(seeFraction(n, d)|seeValue(n*j.a, d*j.b, d*j.c)|sawOperands)%sights]
}

// all judges every n/d, with all operands there, into codes that stand stride
// apart. It reports whether any goes the exact way.
func (j *judge) all(n, d []int64, codes []code, stride int) (hasExact bool) {
	a, b, c, safe := j.a, j.b, j.c, j.safe
	for i, num := range n {
		den := d[i]
		if uint64(num+safe) > uint64(2*safe) || uint64(den) > uint64(safe) {
			codes[i*stride], hasExact = exactly, true
			continue
		}
		codes[i*stride] = j.known[(seeFraction(num, den)|seeValue(num*a, den*b, den*c)|sawOperands)%sights]
	}
	return hasExact
}

// unsafe reports whether a product could leave what 64 bits hold.
func (j *judge) unsafe(n, d int64) bool {
	return uint64(n+j.safe) > uint64(2*j.safe) || uint64(d) > uint64(j.safe)
}

// seeFraction compares without jumps: the sign of a difference is a bit.
func seeFraction(n, d int64) int {
	return negative(d-1)*sawNoWhole | negative(d-n)*sawMoreWhole | negative(n)*sawNegative
}

// seeValue is [seeFraction] of a value and what it is held against.
func seeValue(value, atValue, atMax int64) int {
	return negative(value-atValue)*sawBelow | negative(atValue-value)*sawAbove | negative(atMax-value)*sawOverMax
}

// negative returns 1 for a number below zero, else 0.
func negative(n int64) int { return int(uint64(n) >> 63) }

// isPending reports whether, asked on that day, what is not met is pending.
func isPending(c Criterion, on pcmd.Date) bool { return !on.IsZero() && on.Before(c.By) }
