package report

import "github.com/pcmd-vn/pcmd"

// Severity says what a finding of a data check means. The zero Severity means
// "unset".
type Severity string

// The severities, the gravest first.
const (
	SeverityError   Severity = "error"   // the figures cannot all be right
	SeverityWarning Severity = "warning" // they may be right: somebody should look
)

// Severities returns the vocabulary of severities.
func Severities() pcmd.Vocabulary[Severity] {
	return pcmd.Vocabulary[Severity]{
		{Key: SeverityError, Label: pcmd.Text{Vi: "mâu thuẫn", En: "contradiction"}},
		{Key: SeverityWarning, Label: pcmd.Text{Vi: "cần xem lại", En: "doubtful"}},
	}
}

// Valid reports whether the word is one of [Severities].
func (s Severity) Valid() bool { return Severities().Has(s) }

// Label returns what the word is called.
func (s Severity) Label() pcmd.Text { return Severities().Label(s) }

// MarshalText writes the word; it refuses words outside [Severities].
func (s Severity) MarshalText() ([]byte, error) { return Severities().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [Severities].
func (s *Severity) UnmarshalText(text []byte) error { return Severities().UnmarshalWord(s, text) }
