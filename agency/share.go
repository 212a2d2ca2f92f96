package agency

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/pcmd-vn/pcmd"
)

// Share is the part of a unit's figures that went elsewhere with a part of it:
// above 0, at most 1, exactly. The zero Share is unknown, and that is what most
// of the parts of 2025 are: the resolutions name none. Shares are comparable
// with ==.
type Share struct {
	text string // reduced: "1", or "2/5"
}

// Whole is the share of a unit that went somewhere as a whole.
func Whole() Share { return Share{"1"} }

// ParseShare reads a share such as 1, 0.4 or 2/5, in up to 40 characters. What
// is not a number above 0 and up to 1 is a [pcmd.Fault] with code out-of-range.
func ParseShare(s string) (Share, error) {
	if r, ok := parseShare(s); ok && r.Sign() > 0 && r.Cmp(big.NewRat(1, 1)) <= 0 {
		return Share{r.RatString()}, nil
	}
	return Share{}, pcmd.NewFault(pcmd.CodeOutOfRange,
		fmt.Sprintf("%.40q không phải là một phần; cần một số lớn hơn 0 và không quá 1, như 0.4 hoặc 2/5", s),
		fmt.Sprintf("%.40q is not a share; expected a number above 0 and at most 1, such as 0.4 or 2/5", s))
}

func parseShare(s string) (*big.Rat, bool) {
	number, of, isFraction := strings.Cut(s, "/")
	whole, decimals, isDecimal := strings.Cut(number, ".")
	if len(s) > 40 || !areDigits(whole) || isDecimal && !areDigits(decimals) || isFraction && (isDecimal || !areDigits(of)) {
		return nil, false
	}
	r, _ := new(big.Rat).SetString(number)
	if !isFraction {
		return r, true
	}
	// Not the fraction in one go: in one, a leading zero would mean octal.
	by, _ := new(big.Rat).SetString(of)
	if by.Sign() == 0 {
		return nil, false
	}
	return r.Quo(r, by), true
}

func areDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// shareOf returns the share that r is, unknown where r is none.
func shareOf(r *big.Rat) Share {
	if r == nil || r.Sign() <= 0 {
		return Share{}
	}
	return Share{r.RatString()}
}

// IsKnown reports whether the share is known.
func (s Share) IsKnown() bool { return s.text != "" }

// IsWhole reports whether the share is the whole.
func (s Share) IsWhole() bool { return s.text == "1" }

// Rat returns the share as a fraction, nil where it is unknown.
func (s Share) Rat() *big.Rat {
	if !s.IsKnown() {
		return nil
	}
	r, _ := new(big.Rat).SetString(s.text)
	return r
}

// times returns the share of a share; unknown where one of them is.
func (s Share) times(t Share) Share {
	switch {
	case !s.IsKnown() || !t.IsKnown():
		return Share{}
	case s.IsWhole():
		return t
	case t.IsWhole():
		return s
	}
	return shareOf(new(big.Rat).Mul(s.Rat(), t.Rat()))
}

// plus returns two shares of one unit together; unknown where one of them is.
func (s Share) plus(t Share) Share {
	if !s.IsKnown() || !t.IsKnown() {
		return Share{}
	}
	return shareOf(new(big.Rat).Add(s.Rat(), t.Rat()))
}

// String returns the share as a decimal number where it is one of up to six
// places (0.4), otherwise as a fraction (1/3); "" where it is unknown.
func (s Share) String() string {
	r := s.Rat()
	if r == nil {
		return ""
	}
	places, exact := r.FloatPrec()
	if !exact || places > 6 {
		return s.text
	}
	return r.FloatString(places)
}

// MarshalText writes the form of [Share.String].
func (s Share) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of [ParseShare]; empty text is the unknown share.
func (s *Share) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Share{}
		return nil
	}
	share, err := ParseShare(string(text))
	if err == nil {
		*s = share
	}
	return err
}
