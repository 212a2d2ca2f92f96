package pcmd

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Lang is a language that the library speaks. The zero Lang is read as
// Vietnamese.
type Lang string

// The languages of the library.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Langs returns the vocabulary of languages.
func Langs() Vocabulary[Lang] {
	return Vocabulary[Lang]{
		{Key: Vietnamese, Label: Text{"tiếng Việt", "Vietnamese"}},
		{Key: English, Label: Text{"tiếng Anh", "English"}},
	}
}

// Valid reports whether the language is one of [Langs].
func (l Lang) Valid() bool { return Langs().Has(l) }

// Label returns what the language is called.
func (l Lang) Label() Text { return Langs().Label(l) }

// MarshalText writes the word; it refuses words outside [Langs].
func (l Lang) MarshalText() ([]byte, error) { return Langs().MarshalWord(l) }

// UnmarshalText reads the word; it refuses words outside [Langs].
func (l *Lang) UnmarshalText(text []byte) error { return Langs().UnmarshalWord(l, text) }

// Text is one short text in Vietnamese and in English. The zero Text is empty.
type Text struct {
	Vi string `json:"vi"`
	En string `json:"en"`
}

// NewText returns the text with both sides in Unicode form NFC, as everything
// in the library is stored.
func NewText(vi, en string) Text { return Text{norm.NFC.String(vi), norm.NFC.String(en)} }

// In returns the text in the given language: English for [English], otherwise
// Vietnamese.
func (t Text) In(lang Lang) string {
	if lang == English {
		return t.En
	}
	return t.Vi
}

// IsZero reports whether both sides are empty.
func (t Text) IsZero() bool { return t == Text{} }

// String returns the Vietnamese side.
func (t Text) String() string { return t.Vi }

// Number writes a decimal number such as 1234.5 as people of the language do:
// 1.234,5 in Vietnamese, 1,234.5 in English. What is not a plain decimal number
// is returned as it is.
func (l Lang) Number(s string) string {
	group, point := ".", ","
	if l == English {
		group, point = ",", "."
	}
	digits, sign := s, ""
	if strings.HasPrefix(s, "-") {
		digits, sign = s[1:], "-"
	}
	whole, rest, pointed := strings.Cut(digits, ".")
	if strings.Trim(whole+rest, "0123456789") != "" || whole == "" || pointed && rest == "" {
		return s
	}
	var out strings.Builder
	out.WriteString(sign)
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteString(group)
		}
		out.WriteRune(c)
	}
	if pointed {
		out.WriteString(point + rest)
	}
	return out.String()
}
