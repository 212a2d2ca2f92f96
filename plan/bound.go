package plan

import "github.com/pcmd-vn/pcmd"

// Bound says whether the printed day itself is still in time. The zero Bound means "unset".
type Bound string

// The bounds of deadlines.
const (
	Before      Bound = "before"
	NoLaterThan Bound = "no-later-than"
)

// Bounds returns the vocabulary of bounds of deadlines.
func Bounds() pcmd.Vocabulary[Bound] {
	return pcmd.Vocabulary[Bound]{
		{Key: Before, Label: pcmd.Text{Vi: "trước ngày", En: "before"}},
		{Key: NoLaterThan, Label: pcmd.Text{Vi: "chậm nhất ngày", En: "no later than"}},
	}
}

// Valid reports whether the word is one of [Bounds].
func (b Bound) Valid() bool { return Bounds().Has(b) }

// Label returns what the word is called.
func (b Bound) Label() pcmd.Text { return Bounds().Label(b) }

// MarshalText writes the word; it refuses words outside [Bounds].
func (b Bound) MarshalText() ([]byte, error) { return Bounds().MarshalWord(b) }

// UnmarshalText reads the word; it refuses words outside [Bounds].
func (b *Bound) UnmarshalText(text []byte) error { return Bounds().UnmarshalWord(b, text) }
