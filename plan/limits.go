package plan

import (
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// limits are what a criterion accepts, as a floor and a ceiling.
type limits struct{ floor, ceiling limit }

// limit is one end of what is accepted; not set, there is none.
type limit struct {
	value  decimal.Decimal
	strict bool // the value itself is not accepted
	set    bool
}

// limitsOf takes the criterion of a target apart. A ceiling at the whole of a
// share is none.
func limitsOf(t Target) limits {
	l := criterionLimits(t.Criterion)
	_, isShare := t.Indicator.Formula.(indicator.Share)
	_, ofUnits := t.Indicator.Formula.(indicator.ShareOfUnits)
	if whole := decimal.NewFromInt(100); (isShare || ofUnits) && !l.ceiling.strict && !l.ceiling.value.LessThan(whole) {
		l.ceiling = limit{}
	}
	return l
}

// criterionLimits takes a criterion apart. A band has its floor only: no text
// says what is meant by more than its upper end, and [indicator.Exceeded] is no
// failure.
func criterionLimits(c indicator.Criterion) limits {
	at, beyond := limit{value: c.Value, set: true}, limit{value: c.Value, strict: true, set: true}
	switch c.Op {
	case indicator.AtLeast, indicator.Between:
		return limits{floor: at}
	case indicator.MoreThan:
		return limits{floor: beyond}
	case indicator.AtMost:
		return limits{ceiling: at}
	case indicator.LessThan:
		return limits{ceiling: beyond}
	case indicator.Equal:
		return limits{floor: at, ceiling: at}
	case indicator.Yes:
		return limits{floor: limit{value: decimal.NewFromInt(1), set: true}}
	}
	return limits{}
}

// times returns the limit with its value so many times as high.
func (l limit) times(n int64) limit {
	l.value = l.value.Mul(decimal.NewFromInt(n))
	return l
}

// above returns +1 where the floor l accepts less than the floor m, that is
// where it is the higher one, -1 where it is the lower, 0 where they are the
// same. No floor is lower than any.
func (l limit) above(m limit) int {
	switch {
	case l.set != m.set:
		return sign(l.set, m.set)
	case !l.value.Equal(m.value):
		return l.value.Cmp(m.value)
	}
	return sign(l.strict, m.strict)
}

// below is the same for ceilings: +1 where l is the lower one.
func (l limit) below(m limit) int {
	if l.set && m.set && !l.value.Equal(m.value) {
		return m.value.Cmp(l.value)
	}
	return l.above(m)
}

// sign returns +1 where only the first holds, -1 where only the second does.
func sign(first, second bool) int {
	switch {
	case first == second:
		return 0
	case first:
		return +1
	}
	return -1
}
