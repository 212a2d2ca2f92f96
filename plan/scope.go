package plan

import "github.com/pcmd-vn/pcmd"

// Scope is the scope of a target in time. The zero Scope means "unset".
type Scope string

// The scopes of targets.
const (
	EachMonth   Scope = "month"
	EachQuarter Scope = "quarter"
	EachYear    Scope = "year"
	EndOfTerm   Scope = "term"
)

// Scopes returns the vocabulary of scopes of targets.
func Scopes() pcmd.Vocabulary[Scope] {
	return pcmd.Vocabulary[Scope]{
		{Key: EachMonth, Label: pcmd.Text{Vi: "trong từng tháng", En: "in every month"}},
		{Key: EachQuarter, Label: pcmd.Text{Vi: "trong từng quý", En: "in every quarter"}},
		{Key: EachYear, Label: pcmd.Text{Vi: "trong năm, hằng năm", En: "in the year, every year"}},
		{Key: EndOfTerm, Label: pcmd.Text{Vi: "đến hết giai đoạn", En: "by the end of the term"}},
	}
}

// Valid reports whether the word is one of [Scopes].
func (s Scope) Valid() bool { return Scopes().Has(s) }

// Label returns what the word is called.
func (s Scope) Label() pcmd.Text { return Scopes().Label(s) }

// MarshalText writes the word; it refuses words outside [Scopes].
func (s Scope) MarshalText() ([]byte, error) { return Scopes().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [Scopes].
func (s *Scope) UnmarshalText(text []byte) error { return Scopes().UnmarshalWord(s, text) }
