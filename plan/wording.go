package plan

import "github.com/pcmd-vn/pcmd"

// Wording says how the text words a threshold, which the criterion alone does not tell. The zero Wording means "unset".
type Wording string

// The wordings of thresholds.
const (
	WordedAtLeast Wording = "at-least"
	WordedOrMore  Wording = "or-more"
	WordedBare    Wording = "bare"
	WordedBand    Wording = "band"
	WordedAction  Wording = "action"
)

// Wordings returns the vocabulary of wordings of thresholds.
func Wordings() pcmd.Vocabulary[Wording] {
	return pcmd.Vocabulary[Wording]{
		{Key: WordedAtLeast, Label: pcmd.Text{Vi: "ít nhất", En: "at least"}},
		{Key: WordedOrMore, Label: pcmd.Text{Vi: "từ … trở lên", En: "or more"}},
		{Key: WordedBare, Label: pcmd.Text{Vi: "chỉ nêu con số", En: "the number alone"}},
		{Key: WordedBand, Label: pcmd.Text{Vi: "từ … đến …", En: "a band"}},
		{Key: WordedAction, Label: pcmd.Text{Vi: "nêu việc phải làm, không nêu số", En: "a thing to be done, without a number"}},
	}
}

// Valid reports whether the word is one of [Wordings].
func (w Wording) Valid() bool { return Wordings().Has(w) }

// Label returns what the word is called.
func (w Wording) Label() pcmd.Text { return Wordings().Label(w) }

// MarshalText writes the word; it refuses words outside [Wordings].
func (w Wording) MarshalText() ([]byte, error) { return Wordings().MarshalWord(w) }

// UnmarshalText reads the word; it refuses words outside [Wordings].
func (w *Wording) UnmarshalText(text []byte) error { return Wordings().UnmarshalWord(w, text) }
