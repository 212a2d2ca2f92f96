package plan

import "github.com/pcmd-vn/pcmd"

// Type says what kind of document a plan is. The zero Type means "unset".
type Type string

// The types of document.
const (
	PlanDocument     Type = "plan"
	DecisionDocument Type = "decision"
)

// Types returns the vocabulary of types of document.
func Types() pcmd.Vocabulary[Type] {
	return pcmd.Vocabulary[Type]{
		{Key: PlanDocument, Label: pcmd.Text{Vi: "kế hoạch", En: "plan"}},
		{Key: DecisionDocument, Label: pcmd.Text{Vi: "quyết định ban hành kế hoạch", En: "decision that issues a plan"}},
	}
}

// Valid reports whether the word is one of [Types].
func (t Type) Valid() bool { return Types().Has(t) }

// Label returns what the word is called.
func (t Type) Label() pcmd.Text { return Types().Label(t) }

// MarshalText writes the word; it refuses words outside [Types].
func (t Type) MarshalText() ([]byte, error) { return Types().MarshalWord(t) }

// UnmarshalText reads the word; it refuses words outside [Types].
func (t *Type) UnmarshalText(text []byte) error { return Types().UnmarshalWord(t, text) }
