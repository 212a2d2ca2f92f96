package report

import "github.com/pcmd-vn/pcmd"

// Suppression says why a figure is not published. The zero Suppression means
// that it is.
type Suppression string

// The reasons for which a figure is suppressed.
const (
	// BelowThreshold: so few persons that they might be recognised.
	BelowThreshold Suppression = "below-threshold"
	// WouldReveal: another suppressed figure would follow from it, whatever it is
	// itself; sometimes it would even follow from its being small, so that nothing
	// is said of its size.
	WouldReveal Suppression = "would-reveal"
)

// Suppressions returns the vocabulary of the reasons.
func Suppressions() pcmd.Vocabulary[Suppression] {
	return pcmd.Vocabulary[Suppression]{
		{Key: BelowThreshold, Label: pcmd.Text{Vi: "số người dưới ngưỡng", En: "fewer persons than the threshold"}},
		{Key: WouldReveal, Label: pcmd.Text{Vi: "nếu công bố sẽ suy ra được số khác đang bị ẩn", En: "another suppressed figure would follow from it"}},
	}
}

// Valid reports whether the reason is one of [Suppressions].
func (s Suppression) Valid() bool { return Suppressions().Has(s) }

// MarshalText writes the word; it refuses words outside [Suppressions].
func (s Suppression) MarshalText() ([]byte, error) { return Suppressions().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [Suppressions].
func (s *Suppression) UnmarshalText(text []byte) error { return Suppressions().UnmarshalWord(s, text) }
