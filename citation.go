package pcmd

// Reading says whether a document states a thing or the library reads it so.
// The zero Reading means "unset".
type Reading string

// The two readings.
const (
	Stated      Reading = "stated"      // the text itself says it
	Interpreted Reading = "interpreted" // our reading of a text that leaves it open
)

// Readings returns the vocabulary of readings.
func Readings() Vocabulary[Reading] {
	return Vocabulary[Reading]{
		{Key: Stated, Label: Text{"văn bản nêu", "stated"}},
		{Key: Interpreted, Label: Text{"cách hiểu", "interpreted"}},
	}
}

// Valid reports whether the reading is one of [Readings].
func (r Reading) Valid() bool { return Readings().Has(r) }

// MarshalText writes the word; it refuses words outside [Readings].
func (r Reading) MarshalText() ([]byte, error) { return Readings().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [Readings].
func (r *Reading) UnmarshalText(text []byte) error { return Readings().UnmarshalWord(r, text) }

// Citation says where a thing comes from: the document's number, the clause in
// it, and whether the clause states the thing or is read that way. Within a
// plan an empty Document means the plan itself. The zero Citation cites nothing.
type Citation struct {
	Document string  `json:"document,omitempty"` // e.g. 630/KH-UBND
	Clause   string  `json:"clause,omitempty"`   // as printed, e.g. II.1.a, gạch 1
	Reading  Reading `json:"reading"`
	Note     Text    `json:"note,omitzero"` // why it is read that way
}

// IsZero reports whether nothing is cited.
func (c Citation) IsZero() bool { return c == Citation{} }

// In returns the citation with Document filled in where it was empty.
func (c Citation) In(document string) Citation {
	if c.Document == "" {
		c.Document = document
	}
	return c
}

// String returns the document and clause, e.g. "630/KH-UBND, I.2, gạch 4".
func (c Citation) String() string {
	if c.Document == "" || c.Clause == "" {
		return c.Document + c.Clause
	}
	return c.Document + ", " + c.Clause
}
