package agency

import "github.com/pcmd-vn/pcmd"

// Mandate says whether a plan orders a body or requests something of it:
// courts, procuracies, the Front and its member organisations are requested and
// never overdue as if ordered. The zero Mandate means "unset".
type Mandate string

// The mandates.
const (
	Given     Mandate = "given"
	Requested Mandate = "requested"
)

// Mandates returns the vocabulary of mandates.
func Mandates() pcmd.Vocabulary[Mandate] {
	return pcmd.Vocabulary[Mandate]{
		{Key: Given, Label: pcmd.Text{Vi: "giao", En: "given"}},
		{Key: Requested, Label: pcmd.Text{Vi: "đề nghị", En: "requested"}},
	}
}

// Valid reports whether the mandate is one of [Mandates].
func (m Mandate) Valid() bool { return Mandates().Has(m) }

// MarshalText writes the word; it refuses words outside [Mandates].
func (m Mandate) MarshalText() ([]byte, error) { return Mandates().MarshalWord(m) }

// UnmarshalText reads the word; it refuses words outside [Mandates].
func (m *Mandate) UnmarshalText(text []byte) error { return Mandates().UnmarshalWord(m, text) }
