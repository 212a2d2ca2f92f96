package agency

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pcmd-vn/pcmd"
)

// Unit is an administrative unit as it was from one day to another: whatever
// changes in it, its name, kind or parent, makes a new Unit. A code alone does
// not name a unit: 15 was Yên Bái until 30 June 2025 and is Lào Cai since.
type Unit struct {
	Code     string // two digits for a province, three for a district, five for a commune
	Level    pcmd.Level
	Kind     UnitKind  // unset where the list does not say
	Name     pcmd.Text // without the kind
	Parent   string    // the code of the unit above on the same days; "" at the top
	From     pcmd.Date // the first day; unset: before all that the list knows
	Until    pcmd.Date // the last day; unset: still so
	Citation pcmd.Citation
	// PartlyListed is set where the units below it are not all in the list, so that
	// they do not make it up.
	PartlyListed bool
}

// IsZero reports whether the unit is unset, as look-ups that find none return it.
func (u Unit) IsZero() bool { return u == Unit{} }

// In reports whether the unit is there on the day. On no day is nothing there.
func (u Unit) In(day pcmd.Date) bool {
	return !day.IsZero() && !day.Before(u.From) && (u.Until.IsZero() || !day.After(u.Until))
}

// FullName returns the name with the kind: Tỉnh Lai Châu, Lai Chau Province.
func (u Unit) FullName() pcmd.Text {
	if u.Kind == "" || u.Kind == Nation {
		return u.Name
	}
	label := u.Kind.Label()
	return pcmd.Text{Vi: capital(label.Vi) + " " + u.Name.Vi, En: u.Name.En + " " + capitals(label.En)}
}

// String returns the full name in Vietnamese and the code.
func (u Unit) String() string { return u.FullName().Vi + " (" + u.Code + ")" }

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func capitals(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		words[i] = capital(word)
	}
	return strings.Join(words, " ")
}

// overlaps reports whether there is a day on which both units are there.
func (u Unit) overlaps(v Unit) bool {
	return (u.Until.IsZero() || !v.From.After(u.Until)) && (v.Until.IsZero() || !u.From.After(v.Until))
}
