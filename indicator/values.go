package indicator

import (
	"math/bits"
	"sync"

	"github.com/shopspring/decimal"
)

// Scaled returns the value rounded to the indicator's number of decimals, as a
// whole number of the last of them: 7000 for 70.00. Ok is false where the state
// is not [Computed] or the number exceeds 64 bits.
func (r *Results) Scaled(row, target int) (units int64, ok bool) {
	return r.scaled(row, target, &r.program.steps[target])
}

// scaled is [Results.Scaled] of a step.
func (r *Results) scaled(row, target int, s *step) (units int64, ok bool) {
	c := r.outcomes[r.place(row, target)]
	if !c.isComputed() {
		if c == exactly {
			return r.exact[r.place(row, target)].scaled()
		}
		return 0, false
	}
	var n, d int64
	if s.isPair && r.inner[row] < 0 { // most of them
		n, d = r.figures.columns[s.pair[0]].cell(row), r.figures.columns[s.pair[1]].cell(row)
	} else {
		n, d = r.quotient(row, s)
	}
	if d *= s.down; uint64(n) <= uint64(s.plain) {
		return int64((uint64(n)*uint64(s.up) + uint64(d)/2) / uint64(d)), true
	}
	return roundedQuotient(n, s.up, d)
}

func (r Result) scaled() (units int64, ok bool) {
	if r.State != Computed {
		return 0, false
	}
	n := r.Exact.scaled(r.places)
	return n.Int64(), n.IsInt64()
}

// roundedQuotient returns n·by/d rounded half away from zero; by and d are above
// 0. Ok is false where it exceeds 63 bits.
func roundedQuotient(n, by, d int64) (q int64, ok bool) {
	// |n|·by plus half of d, divided by d and cut off, is rounded half away from 0.
	high, low := bits.Mul64(uint64(magnitude(n)), uint64(by))
	low, carry := bits.Add64(low, uint64(d)/2, 0)
	high += carry
	if high >= uint64(d) {
		return 0, false
	}
	size, _ := bits.Div64(high, low, uint64(d))
	if size > 1<<63-1 {
		return 0, false
	}
	if n < 0 {
		return -int64(size), true
	}
	return int64(size), true
}

// Decimal returns the value rounded to the indicator's number of decimals. Ok is
// false where the state is not [Computed]. It does not allocate for values with
// two decimals from -100 to 100, which most are.
func (r *Results) Decimal(row, target int) (value decimal.Decimal, ok bool) {
	s := &r.program.steps[target]
	if units, ok := r.scaled(row, target, s); ok {
		if at := uint64(units + mostPercent); at < uint64(len(r.percentages)) && s.places == 2 {
			return r.percentages[at], true
		}
		return decimal.New(units, -int32(s.places)), true
	}
	if r.State(row, target) != Computed {
		return decimal.Decimal{}, false
	}
	return r.At(row, target).Exact.Decimal(s.places), true
}

// mostPercent is 100.00, in hundredths.
const mostPercent = 100_00

// percentages returns the decimals -100.00 … 100.00, which most values are:
// shares and growth. They are made once, when first asked for, and never
// changed.
var percentages = sync.OnceValue(func() *[2*mostPercent + 1]decimal.Decimal {
	var all [2*mostPercent + 1]decimal.Decimal
	for i := range all {
		all[i] = decimal.New(int64(i)-mostPercent, -2)
	}
	return &all
})
