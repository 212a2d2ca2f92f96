package indicator

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// The digits that a figure may have before and after its point.
const (
	maxWholeDigits   = 15
	maxDecimalDigits = 6
)

// ParseFigure reads a figure of the form -?[0-9]{1,15}(\.[0-9]{1,6})?, exactly.
// Anything else (exponents, a plus sign, separators, spaces) is a
// [pcmd.Fault] with code figure-syntax.
func ParseFigure(s string) (decimal.Decimal, error) {
	if !isFigure(s) {
		return decimal.Decimal{}, pcmd.NewFault(pcmd.CodeFigureSyntax,
			fmt.Sprintf("%.40q không phải là số liệu; cần tối đa 15 chữ số, có thể thêm dấu chấm và tối đa 6 chữ số thập phân, ví dụ 1234 hoặc 1234.5", s),
			fmt.Sprintf("%.40q is not a figure; expected up to 15 digits, then perhaps a point and up to 6 digits, such as 1234 or 1234.5", s))
	}
	return decimal.NewFromString(s)
}

func isFigure(s string) bool {
	whole, decimals, pointed := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return isDigits(whole, maxWholeDigits) && (!pointed || isDigits(decimals, maxDecimalDigits))
}

// isDigits reports whether s is 1 to most ASCII digits.
func isDigits(s string, most int) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != "" && len(s) <= most
}

// CheckFigure returns nil where the measure can have the figure, and otherwise
// a [pcmd.Fault]: figure-negative, or flag-value for a flag.
func CheckFigure(m Measure, figure decimal.Decimal) error {
	if m.Kind == YesNo {
		if figure.IsZero() || figure.Equal(decimal.NewFromInt(1)) {
			return nil
		}
		return pcmd.NewFault(pcmd.CodeFlagValue,
			fmt.Sprintf("%s: chỉ nhận 1 (có) hoặc 0 (không), không nhận %s", m.ID, figure),
			fmt.Sprintf("%s takes 1 (yes) or 0 (no), not %s", m.ID, figure))
	}
	if figure.IsNegative() && !m.Signed {
		return pcmd.NewFault(pcmd.CodeFigureNegative,
			fmt.Sprintf("%s không nhận số âm: %s", m.ID, figure),
			fmt.Sprintf("%s takes no figure below zero: %s", m.ID, figure))
	}
	return nil
}
