package plan

import "github.com/pcmd-vn/pcmd"

// Frequency says how often a report is due. The zero Frequency means "unset".
type Frequency string

// The frequencies of reports.
const (
	Monthly              Frequency = "month"
	Quarterly            Frequency = "quarter"
	HalfYearly           Frequency = "half-year"
	Yearly               Frequency = "year"
	UnspecifiedFrequency Frequency = "unspecified"
)

// Frequencies returns the vocabulary of frequencies of reports.
func Frequencies() pcmd.Vocabulary[Frequency] {
	return pcmd.Vocabulary[Frequency]{
		{Key: Monthly, Label: pcmd.Text{Vi: "hằng tháng", En: "monthly"}},
		{Key: Quarterly, Label: pcmd.Text{Vi: "hằng quý", En: "quarterly"}},
		{Key: HalfYearly, Label: pcmd.Text{Vi: "06 tháng", En: "half-yearly"}},
		{Key: Yearly, Label: pcmd.Text{Vi: "01 năm", En: "yearly"}},
		{Key: UnspecifiedFrequency, Label: pcmd.Text{Vi: "định kỳ, không nêu kỳ", En: "periodic, no period named"}},
	}
}

// Valid reports whether the word is one of [Frequencies].
func (f Frequency) Valid() bool { return Frequencies().Has(f) }

// Label returns what the word is called.
func (f Frequency) Label() pcmd.Text { return Frequencies().Label(f) }

// MarshalText writes the word; it refuses words outside [Frequencies].
func (f Frequency) MarshalText() ([]byte, error) { return Frequencies().MarshalWord(f) }

// UnmarshalText reads the word; it refuses words outside [Frequencies].
func (f *Frequency) UnmarshalText(text []byte) error { return Frequencies().UnmarshalWord(f, text) }
