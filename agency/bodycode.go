package agency

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
)

// BodyCode is the identification code of a body in electronic documents, e.g.
// H14.12: groups of digits and capital letters, that of the highest body first.
// It is written in two forms, which [ParseBodyCode] reads both: the one of
// decision 20/2020/QĐ-TTg (H14.12.03) and the older one of QCVN 102:2016/BTTTT,
// which has the lowest body first and zeros where there is none
// (000.03.12.H14).
//
// That both forms of the same groups are one code is our reading: it speaks of
// how they are written. No source says that bodies kept their numbers when their
// codes were issued anew.
//
// BodyCodes are comparable with == and safe for concurrent use. The zero BodyCode
// means "unset".
type BodyCode struct{ text string } // in the form of 20/2020/QĐ-TTg

// maxCode is the most characters that a code may have: decision
// 20/2020/QĐ-TTg, art. 4(1).
const maxCode = 35

// olderForm is the shape of the older form: a digit for each 0, a capital letter
// for the A.
const olderForm = "000.00.00.A00"

// ParseBodyCode reads a code in either form. The first group is a capital letter
// and two digits, as all that are known to be issued; those below it may have any
// number of digits and capital letters, in the older form exactly two, two and
// three digits. What is no code is a [pcmd.Fault] with code bad-code that says
// at which character, counted from 1, something else was expected.
func ParseBodyCode(s string) (BodyCode, error) {
	if s != "" && isDigit(rune(s[0])) {
		return parseOlder(s)
	}
	return parseNewer(s)
}

// MustParseBodyCode is [ParseBodyCode] for codes known to be right; it panics on
// others.
func MustParseBodyCode(s string) BodyCode {
	c, err := ParseBodyCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

func parseNewer(s string) (BodyCode, error) {
	group := 0 // the characters of the group so far
	for i, c := range []rune(s) {
		var expected pcmd.Text
		switch {
		case i >= maxCode:
			expected = codeEnd
		case i == 0 && !isCapital(c):
			expected = capitalLetter
		case (i == 1 || i == 2) && !isDigit(c):
			expected = digit
		case i == 3 && c != '.':
			expected = dot
		case i > 3 && (group == 0 || i == maxCode-1) && !isDigit(c) && !isCapital(c):
			expected = digitOrCapital
		case i > 3 && !isDigit(c) && !isCapital(c) && c != '.':
			expected = digitCapitalOrDot
		}
		if !expected.IsZero() {
			return BodyCode{}, badCode(s, i, expected)
		}
		group++
		if c == '.' {
			group = 0
		}
	}
	switch n := len(s); { // all of them ASCII by now
	case n == 0:
		return BodyCode{}, badCode(s, n, capitalLetter)
	case n < 3:
		return BodyCode{}, badCode(s, n, digit)
	case group == 0:
		return BodyCode{}, badCode(s, n, digitOrCapital)
	}
	return BodyCode{s}, nil
}

func parseOlder(s string) (BodyCode, error) {
	runes := []rune(s)
	for i, want := range olderForm {
		if i == len(runes) || !isLike(runes[i], want) {
			return BodyCode{}, badCode(s, i, map[rune]pcmd.Text{'0': digit, '.': dot, 'A': capitalLetter}[want])
		}
	}
	if len(runes) > len(olderForm) {
		return BodyCode{}, badCode(s, len(olderForm), codeEnd)
	}
	groups := strings.Split(s, ".")
	code := groups[3]
	unused := -1 // where the highest group of zeros begins
	for _, g := range []struct{ index, at int }{{2, 7}, {1, 4}, {0, 0}} {
		switch {
		case strings.Trim(groups[g.index], "0") == "":
			if unused < 0 {
				unused = g.at
			}
		case unused >= 0: // a body below none
			return BodyCode{}, badCode(s, unused, groupAboveZero)
		default:
			code += "." + groups[g.index]
		}
	}
	return BodyCode{code}, nil
}

// isLike reports whether the character is of the kind that the form has there.
func isLike(c, want rune) bool {
	switch want {
	case '0':
		return isDigit(c)
	case 'A':
		return isCapital(c)
	}
	return c == want
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isCapital(c rune) bool { return 'A' <= c && c <= 'Z' }

// What may be expected at a place of a code.
var (
	capitalLetter     = pcmd.Text{Vi: "một chữ cái in hoa A–Z", En: "a capital letter A–Z"}
	digit             = pcmd.Text{Vi: "một chữ số 0–9", En: "a digit 0–9"}
	dot               = pcmd.Text{Vi: "dấu chấm", En: "a dot"}
	digitOrCapital    = pcmd.Text{Vi: "một chữ số 0–9 hoặc chữ cái in hoa A–Z", En: "a digit 0–9 or a capital letter A–Z"}
	digitCapitalOrDot = pcmd.Text{
		Vi: "một chữ số 0–9, chữ cái in hoa A–Z hoặc dấu chấm", En: "a digit 0–9, a capital letter A–Z or a dot"}
	groupAboveZero = pcmd.Text{
		Vi: "một nhóm khác không, vì bên trái còn nhóm khác không", En: "a group other than zeros, as one to the left is"}
	codeEnd = pcmd.Text{Vi: "hết mã", En: "the end of the code"}
)

// badCode is the fault of a text that is no code from the character at index on.
func badCode(s string, index int, expected pcmd.Text) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeBadCode,
		fmt.Sprintf("%.80q không phải là mã định danh của cơ quan; ở ký tự thứ %d cần %s", s, index+1, expected.Vi),
		fmt.Sprintf("%.80q is not the identification code of a body; expected %s at character %d", s, expected.En, index+1))
}

// IsZero reports whether the code is unset.
func (c BodyCode) IsZero() bool { return c == BodyCode{} }

// String returns the code in the form of 20/2020/QĐ-TTg, "" for the zero code.
func (c BodyCode) String() string { return c.text }

// Old returns the code in the older form of QCVN 102:2016/BTTTT, and whether it
// has one: a code of more than four groups, with a letter below the first or a
// group of another width, has none; nor has the zero code.
func (c BodyCode) Old() (string, bool) {
	if c.IsZero() {
		return "", false
	}
	groups := [4]string{3: "000", 2: "00", 1: "00"} // by level
	for i, group := range strings.Split(c.text, ".") {
		if i > 0 && (i == len(groups) || len(group) != len(groups[i]) || strings.Trim(group, "0123456789") != "") {
			return "", false
		}
		groups[i] = group
	}
	older := groups[3] + "." + groups[2] + "." + groups[1] + "." + groups[0]
	// Zeros of its own would be read as no group.
	if back, err := parseOlder(older); err != nil || back != c {
		return "", false
	}
	return older, true
}

// Level returns the number of groups: 1 for H14, 2 for H14.12; 0 for the zero
// code.
func (c BodyCode) Level() int {
	if c.IsZero() {
		return 0
	}
	return strings.Count(c.text, ".") + 1
}

// Parent returns the code without its last group; the zero code where there is
// none above.
func (c BodyCode) Parent() BodyCode {
	return BodyCode{c.text[:max(0, strings.LastIndexByte(c.text, '.'))]}
}

// Compare orders codes by their groups, each before those below it: -1, 0 or +1.
// The zero code comes first.
func (c BodyCode) Compare(d BodyCode) int {
	// A dot comes before all digits and letters, so that texts are in this order.
	return strings.Compare(c.text, d.text)
}

// MarshalText writes the form of [BodyCode.String].
func (c BodyCode) MarshalText() ([]byte, error) { return []byte(c.text), nil }

// UnmarshalText reads the forms of [ParseBodyCode]; empty text is the zero code.
func (c *BodyCode) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = BodyCode{}
		return nil
	}
	code, err := ParseBodyCode(string(text))
	if err == nil {
		*c = code
	}
	return err
}
