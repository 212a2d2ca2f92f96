package plan

import "github.com/pcmd-vn/pcmd"

// ObjectiveKind says what an objective is called in the plan. The zero ObjectiveKind means "unset".
type ObjectiveKind string

// The kinds of objective.
const (
	Viewpoint        ObjectiveKind = "viewpoint"
	GeneralObjective ObjectiveKind = "general"
	Purpose          ObjectiveKind = "purpose"
)

// ObjectiveKinds returns the vocabulary of kinds of objective.
func ObjectiveKinds() pcmd.Vocabulary[ObjectiveKind] {
	return pcmd.Vocabulary[ObjectiveKind]{
		{Key: Viewpoint, Label: pcmd.Text{Vi: "quan điểm", En: "viewpoint"}},
		{Key: GeneralObjective, Label: pcmd.Text{Vi: "mục tiêu chung", En: "general objective"}},
		{Key: Purpose, Label: pcmd.Text{Vi: "mục đích, yêu cầu", En: "purpose"}},
	}
}

// Valid reports whether the word is one of [ObjectiveKinds].
func (k ObjectiveKind) Valid() bool { return ObjectiveKinds().Has(k) }

// Label returns what the word is called.
func (k ObjectiveKind) Label() pcmd.Text { return ObjectiveKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [ObjectiveKinds].
func (k ObjectiveKind) MarshalText() ([]byte, error) { return ObjectiveKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [ObjectiveKinds].
func (k *ObjectiveKind) UnmarshalText(text []byte) error {
	return ObjectiveKinds().UnmarshalWord(k, text)
}
