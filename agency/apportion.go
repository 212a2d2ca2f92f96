package agency

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Apportion divides a figure by shares that add up to 1, by largest remainder:
// each part is a whole number of the figure's last place (of ones, for a count),
// as near to its share as can be, and the parts add up to the figure exactly.
// Of equal remainders the earlier goes first. A share that is unknown gets
// nothing; shares that do not add up to 1 leave the rest undivided.
func Apportion(figure decimal.Decimal, shares []Share) []decimal.Decimal {
	exponent := min(figure.Exponent(), 0)
	total := figure.Shift(-exponent).BigInt()
	parts := make([]*big.Int, len(shares))
	remainders := make([]*big.Rat, len(shares))
	rest, whole := new(big.Int).Set(total), new(big.Rat)
	order := make([]int, len(shares))
	for i, s := range shares {
		order[i] = i
		exact := new(big.Rat)
		if s.IsKnown() {
			whole.Add(whole, s.Rat())
			exact.Mul(s.Rat(), new(big.Rat).SetInt(total))
		}
		parts[i] = new(big.Int).Quo(exact.Num(), exact.Denom()) // towards zero
		remainders[i] = exact.Sub(exact, new(big.Rat).SetInt(parts[i]))
		rest.Sub(rest, parts[i])
	}
	if whole.Cmp(big.NewRat(1, 1)) == 0 {
		slices.SortStableFunc(order, func(i, j int) int { return remainders[j].Abs(remainders[j]).Cmp(remainders[i].Abs(remainders[i])) })
		one := big.NewInt(int64(total.Sign()))
		for _, i := range order[:new(big.Int).Abs(rest).Int64()] {
			parts[i].Add(parts[i], one)
		}
	}
	all := make([]decimal.Decimal, len(shares))
	for i, part := range parts {
		all[i] = decimal.NewFromBigInt(part, exponent)
	}
	return all
}
