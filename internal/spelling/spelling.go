// Package spelling tells when two Vietnamese names are the same but for how
// they are written: where the tone mark stands (hòa, hoà), i or y (Mĩ, Mỹ),
// case, hyphens, spaces, and, if one wishes, accents.
package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns what all accepted spellings of a name have in common. Two names
// with one key are the same name.
func Key(name string) string { return fold(name, key) }

// Fold returns the key of a name without any accents, for those who type
// without them. Different names may fold alike.
func Fold(name string) string { return fold(name, bare) }

// fold writes a name syllable by syllable, one space between them.
func fold(name string, write func(syllable []rune) string) string {
	var out strings.Builder
	for _, syllable := range strings.FieldsFunc(norm.NFD.String(name), separates) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(write([]rune(strings.ToLower(syllable))))
	}
	return out.String()
}

// separates reports whether syllables end at the character.
func separates(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '\''
}

// The marks that tell tones apart. Those that tell letters apart (â, ă, ơ) are
// not among them.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// key returns a syllable without its tone mark, and the mark behind it: there
// is one tone a syllable, and where it stands is a matter of taste.
func key(syllable []rune) string {
	var letters, tone []rune
	for _, r := range syllable {
		if strings.ContainsRune(tones, r) {
			tone = append(tone, r)
			continue
		}
		letters = append(letters, r)
	}
	return norm.NFC.String(string(closeWithI(letters))) + string(tone)
}

func bare(syllable []rune) string {
	var letters []rune
	for _, r := range syllable {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			letters = append(letters, 'd')
		default:
			letters = append(letters, r)
		}
	}
	return string(closeWithI(letters))
}

// closeWithI writes i for a y that is the only vowel of its syllable, as in Lý
// and Quý: both are in use. In tay and thuy the y is no i.
func closeWithI(letters []rune) []rune {
	last := len(letters) - 1
	if last < 0 || letters[last] != 'y' {
		return letters
	}
	before := string(letters[:last])
	if before == "qu" || !strings.ContainsAny(before, "aeiouy") {
		letters[last] = 'i'
	}
	return letters
}
