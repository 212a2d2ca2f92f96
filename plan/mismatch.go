package plan

import "github.com/pcmd-vn/pcmd"

// Mismatch says why two targets on one matter cannot be compared. The zero
// Mismatch means "unset": they can.
type Mismatch string

// The mismatches.
const (
	OtherUnit       Mismatch = "other-unit"       // another unit of count: a number of districts, a share of communes
	OtherPopulation Mismatch = "other-population" // a share of another whole
	OtherCondition  Mismatch = "other-condition"  // counted if it satisfies something else
	OtherTime       Mismatch = "other-time"       // another scope in time: every year, by the end of the term
	OtherDirection  Mismatch = "other-direction"  // a ceiling here, a floor there
)

// Mismatches returns the vocabulary of mismatches, in the order in which they
// are looked for.
func Mismatches() pcmd.Vocabulary[Mismatch] {
	return pcmd.Vocabulary[Mismatch]{
		{Key: OtherUnit, Label: pcmd.Text{Vi: "khác đơn vị đếm", En: "other unit of count"}},
		{Key: OtherPopulation, Label: pcmd.Text{Vi: "khác đối tượng", En: "other population"}},
		{Key: OtherCondition, Label: pcmd.Text{Vi: "khác điều kiện", En: "other condition"}},
		{Key: OtherTime, Label: pcmd.Text{Vi: "khác phạm vi thời gian", En: "other scope in time"}},
		{Key: OtherDirection, Label: pcmd.Text{Vi: "khác chiều so sánh", En: "other direction"}},
	}
}

// Valid reports whether the word is one of [Mismatches].
func (m Mismatch) Valid() bool { return Mismatches().Has(m) }

// Label returns what the word is called.
func (m Mismatch) Label() pcmd.Text { return Mismatches().Label(m) }

// MarshalText writes the word; it refuses words outside [Mismatches].
func (m Mismatch) MarshalText() ([]byte, error) { return Mismatches().MarshalWord(m) }

// UnmarshalText reads the word; it refuses words outside [Mismatches].
func (m *Mismatch) UnmarshalText(text []byte) error { return Mismatches().UnmarshalWord(m, text) }
