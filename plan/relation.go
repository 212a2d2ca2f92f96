package plan

import "github.com/pcmd-vn/pcmd"

// Relation says how a target stands to that of the plan above. The zero
// Relation means "unset".
type Relation string

// The relations of the contract.
const (
	Stronger      Relation = "stronger"       // it asks for more: whoever keeps it keeps the one above
	Equal         Relation = "equal"          // it asks for the same
	Weaker        Relation = "weaker"         // it asks for less: the one above is not kept by keeping it
	NotComparable Relation = "not-comparable" // see [Mismatch]
	Missing       Relation = "missing"        // only the plan above has it
	Extra         Relation = "extra"          // the plan above does not have it
)

// Relations returns the vocabulary of relations.
func Relations() pcmd.Vocabulary[Relation] {
	return pcmd.Vocabulary[Relation]{
		{Key: Stronger, Label: pcmd.Text{Vi: "cao hơn", En: "stronger"}},
		{Key: Equal, Label: pcmd.Text{Vi: "bằng", En: "equal"}},
		{Key: Weaker, Label: pcmd.Text{Vi: "thấp hơn", En: "weaker"}},
		{Key: NotComparable, Label: pcmd.Text{Vi: "không so được", En: "not comparable"}},
		{Key: Missing, Label: pcmd.Text{Vi: "thiếu", En: "missing"}},
		{Key: Extra, Label: pcmd.Text{Vi: "thêm", En: "extra"}},
	}
}

// Valid reports whether the word is one of [Relations].
func (r Relation) Valid() bool { return Relations().Has(r) }

// Label returns what the word is called.
func (r Relation) Label() pcmd.Text { return Relations().Label(r) }

// MarshalText writes the word; it refuses words outside [Relations].
func (r Relation) MarshalText() ([]byte, error) { return Relations().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [Relations].
func (r *Relation) UnmarshalText(text []byte) error { return Relations().UnmarshalWord(r, text) }
