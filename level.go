package pcmd

// Level is a level of the Vietnamese administration. Districts exist until 30
// June 2025 only. The zero Level means "unset".
type Level string

// The levels, from the top.
const (
	Central  Level = "central"
	Province Level = "province"
	District Level = "district"
	Commune  Level = "commune"
)

// Levels returns the vocabulary of levels, from the top.
func Levels() Vocabulary[Level] {
	law := Citation{Document: "77/2015/QH13", Clause: "Điều 2", Reading: Stated}
	return Vocabulary[Level]{
		{Key: Central, Label: Text{"trung ương", "central"}},
		{Key: Province, Label: Text{"cấp tỉnh", "province"}, Citation: law},
		{Key: District, Label: Text{"cấp huyện", "district"}, Citation: law},
		{Key: Commune, Label: Text{"cấp xã", "commune"}, Citation: law},
	}
}

// Valid reports whether the level is one of [Levels].
func (l Level) Valid() bool { return Levels().Has(l) }

// Label returns what the level is called.
func (l Level) Label() Text { return Levels().Label(l) }

// MarshalText writes the word; it refuses words outside [Levels].
func (l Level) MarshalText() ([]byte, error) { return Levels().MarshalWord(l) }

// UnmarshalText reads the word; it refuses words outside [Levels].
func (l *Level) UnmarshalText(text []byte) error { return Levels().UnmarshalWord(l, text) }
