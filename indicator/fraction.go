package indicator

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Fraction is an exact number, a reduced fraction of whole numbers of any size.
// The zero Fraction means "unset", which is not the number zero. Compare
// fractions with [Fraction.Equal] or [Fraction.Compare], not with ==. Safe for
// concurrent use.
type Fraction struct {
	num, den int64    // reduced, den > 0; used where they suffice
	wide     *big.Rat // otherwise; never changed
}

// NewFraction returns num/den. A den of zero gives the unset Fraction.
func NewFraction(num, den int64) Fraction {
	if den == 1 && num != minInt64 {
		return Fraction{num: num, den: 1}
	}
	if den == 0 {
		return Fraction{}
	}
	return FractionOf(big.NewRat(num, den))
}

const minInt64 = -1 << 63

// FractionOf returns the fraction that r is; r may be changed afterwards.
func FractionOf(r *big.Rat) Fraction {
	num, den := r.Num(), r.Denom()
	if num.IsInt64() && den.IsInt64() && num.Int64() != minInt64 {
		return Fraction{num: num.Int64(), den: den.Int64()}
	}
	return Fraction{wide: new(big.Rat).Set(r)}
}

// IsZero reports whether the fraction is unset.
func (f Fraction) IsZero() bool { return f.den == 0 && f.wide == nil }

// Rat returns the fraction as a new big.Rat, 0 for the unset one.
func (f Fraction) Rat() *big.Rat {
	switch {
	case f.wide != nil:
		return new(big.Rat).Set(f.wide)
	case f.den == 0:
		return new(big.Rat)
	}
	return big.NewRat(f.num, f.den)
}

// Sign returns -1, 0 or +1.
func (f Fraction) Sign() int {
	if f.wide != nil {
		return f.wide.Sign()
	}
	return cmp.Compare(f.num, 0)
}

// Compare returns -1, 0 or +1 as f is below, equal to or above g.
func (f Fraction) Compare(g Fraction) int {
	if f.wide == nil && g.wide == nil && f.den == g.den {
		return cmp.Compare(f.num, g.num)
	}
	return f.Rat().Cmp(g.Rat())
}

// CompareDecimal is [Fraction.Compare] with a decimal.
func (f Fraction) CompareDecimal(d decimal.Decimal) int { return f.Rat().Cmp(d.Rat()) }

// Equal reports whether two fractions are the same number, or both unset.
func (f Fraction) Equal(g Fraction) bool { return f.IsZero() == g.IsZero() && f.Compare(g) == 0 }

// Decimal returns the fraction rounded once, half away from zero.
func (f Fraction) Decimal(places int) decimal.Decimal {
	return decimal.NewFromBigInt(f.scaled(places), -int32(places))
}

// Round returns the fraction rounded once, half away from zero, with exactly
// so many decimals; what rounds to zero has no sign.
func (f Fraction) Round(places int) string {
	if f.IsZero() {
		return ""
	}
	digits := new(big.Int).Abs(f.scaled(places)).String()
	if pad := places + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	whole, rest := digits[:len(digits)-places], digits[len(digits)-places:]
	if rest != "" {
		whole += "." + rest
	}
	if f.Sign() < 0 && strings.Trim(whole, "0.") != "" {
		whole = "-" + whole
	}
	return whole
}

// scaled returns the fraction times 10^places, rounded half away from zero.
func (f Fraction) scaled(places int) *big.Int {
	r := f.Rat()
	num := new(big.Int).Abs(r.Num())
	num.Mul(num, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	// round(n/d) = floor((2n + d) / 2d) for n ≥ 0
	num.Lsh(num, 1).Add(num, r.Denom())
	num.Quo(num, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		num.Neg(num)
	}
	return num
}

// String returns n/d, or n where the fraction is a whole number; "" when unset.
func (f Fraction) String() string {
	switch {
	case f.IsZero():
		return ""
	case f.wide != nil:
		return f.wide.RatString()
	case f.den == 1:
		return strconv.FormatInt(f.num, 10)
	}
	return strconv.FormatInt(f.num, 10) + "/" + strconv.FormatInt(f.den, 10)
}

// MarshalText writes the form of [Fraction.String].
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// MarshalJSON writes the form of [Fraction.String] as a string, null when unset.
func (f Fraction) MarshalJSON() ([]byte, error) {
	if f.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + f.String() + `"`), nil
}
