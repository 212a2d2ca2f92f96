package agency_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd/agency"
)

func apportioned(figure string, shares ...string) []string {
	all := make([]agency.Share, len(shares))
	for i, s := range shares {
		all[i] = share(s)
	}
	var parts []string
	for _, part := range agency.Apportion(decimal.RequireFromString(figure), all) {
		parts = append(parts, part.String())
	}
	return parts
}

func TestCountsAreApportionedByLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		figure       string
		shares, want []string
	}{
		{"10", []string{"0.5", "0.5"}, []string{"5", "5"}},
		{"11", []string{"0.5", "0.5"}, []string{"6", "5"}}, // of equal remainders the earlier goes first
		{"10", []string{"1/3", "1/3", "1/3"}, []string{"4", "3", "3"}},
		{"7", []string{"0.3", "0.7"}, []string{"2", "5"}}, // 2.1 and 4.9
		{"1", []string{"0.1", "0.2", "0.7"}, []string{"0", "0", "1"}},
		{"0", []string{"0.4", "0.6"}, []string{"0", "0"}},
		{"-7", []string{"0.3", "0.7"}, []string{"-2", "-5"}},
		{"1.5", []string{"0.5", "0.5"}, []string{"0.8", "0.7"}}, // in steps of its own last place
		{"1.50", []string{"0.5", "0.5"}, []string{"0.75", "0.75"}},
		{"1e2", []string{"1/3", "2/3"}, []string{"33", "67"}},
		{"5", []string{"1"}, []string{"5"}},
		{"5", nil, nil},
		{"10", []string{"0.5", ""}, []string{"5", "0"}},    // an unknown share gets nothing
		{"9", []string{"0.5", "0.25"}, []string{"4", "2"}}, // shares that do not add up leave the rest
		{"99999999999999999999999999", []string{"1/3", "2/3"}, []string{"33333333333333333333333333", "66666666666666666666666666"}},
	} {
		assert.Equal(t, c.want, apportioned(c.figure, c.shares...), "%s by %v", c.figure, c.shares)
	}
}

// anyShares draws shares that add up to 1.
func anyShares(t *rapid.T, n int) []agency.Share {
	weights := rapid.SliceOfN(rapid.Int64Range(1, 50), n, n).Draw(t, "weights")
	var sum int64
	for _, w := range weights {
		sum += w
	}
	shares := make([]agency.Share, n)
	for i, w := range weights {
		shares[i] = share(big.NewRat(w, sum).String())
	}
	return shares
}

func TestApportionedPartsAddUpAndLieWithinOneStepOfTheirShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exponent := rapid.Int32Range(-6, 2).Draw(t, "exponent")
		figure := decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "figure"), exponent)
		shares := anyShares(t, rapid.IntRange(1, 9).Draw(t, "n"))
		step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(-exponent, 0))), nil))
		var sum decimal.Decimal
		for i, part := range agency.Apportion(figure, shares) {
			sum = sum.Add(part)
			off := new(big.Rat).Mul(shares[i].Rat(), figure.Rat())
			off.Sub(off, part.Rat())
			assert.Negative(t, off.Abs(off).Cmp(step), "%s of %s is %s", shares[i], figure, part)
			assert.True(t, new(big.Rat).Quo(part.Rat(), step).IsInt(), "in whole steps")
		}
		assert.True(t, sum.Equal(figure), "%s is not %s", sum, figure)
	})
}

func TestOfManyEqualRemaindersTheEarlierGoFirst(t *testing.T) {
	shares, want := make([]string, 30), make([]string, 30)
	for i := range shares {
		shares[i], want[i] = "1/30", "0"
		if i < 17 {
			want[i] = "1"
		}
	}
	assert.Equal(t, want, apportioned("17", shares...))
}
