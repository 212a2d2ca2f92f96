package plan

import "github.com/pcmd-vn/pcmd"

// ChangeKind says what became of a part of a plan. The zero ChangeKind means
// "unset".
type ChangeKind string

// The kinds of change.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed"
	Moved   ChangeKind = "moved" // it stands elsewhere: a duty under another body, an item at another place of its list
)

// ChangeKinds returns the vocabulary of kinds of change.
func ChangeKinds() pcmd.Vocabulary[ChangeKind] {
	return pcmd.Vocabulary[ChangeKind]{
		{Key: Added, Label: pcmd.Text{Vi: "thêm", En: "added"}},
		{Key: Removed, Label: pcmd.Text{Vi: "bỏ", En: "removed"}},
		{Key: Changed, Label: pcmd.Text{Vi: "sửa", En: "changed"}},
		{Key: Moved, Label: pcmd.Text{Vi: "chuyển", En: "moved"}},
	}
}

// Valid reports whether the word is one of [ChangeKinds].
func (k ChangeKind) Valid() bool { return ChangeKinds().Has(k) }

// Label returns what the word is called.
func (k ChangeKind) Label() pcmd.Text { return ChangeKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [ChangeKinds].
func (k ChangeKind) MarshalText() ([]byte, error) { return ChangeKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [ChangeKinds].
func (k *ChangeKind) UnmarshalText(text []byte) error { return ChangeKinds().UnmarshalWord(k, text) }

// Change is one thing that differs between two versions of a plan. Its texts
// are for people; programs go by Kind and Path. The zero Change says nothing.
type Change struct {
	Kind ChangeKind `json:"kind"`
	// Path is the place in the document of the new version; of what was
	// removed, in that of the old one.
	Path string `json:"path"`
	// What is the part of the plan that changed, such as "target tips-handled
	// (II.3.a)", and Field the side of it; unset where all of it came or went.
	What  pcmd.Text `json:"what"`
	Field pcmd.Text `json:"field,omitzero"`
	// Before and After are what the versions say; unset where one says nothing.
	Before pcmd.Text `json:"before,omitzero"`
	After  pcmd.Text `json:"after,omitzero"`
}

// In returns the change as a line for people, such as "chỉ tiêu tips-handled
// (II.3.a), mức: ít nhất 70 % → ít nhất 80 %".
func (c Change) In(lang pcmd.Lang) string {
	line := c.What.In(lang)
	if !c.Field.IsZero() {
		line += ", " + c.Field.In(lang)
	}
	if c.Kind != Changed {
		line = c.Kind.Label().In(lang) + " " + line
	}
	switch c.Kind {
	case Added:
		return line + ": " + c.After.In(lang)
	case Removed:
		return line + ": " + c.Before.In(lang)
	}
	before, after := c.Sides(lang)
	return line + ": " + before + " → " + after
}

// Sides returns before and after for people: what says nothing is "(none)", and
// where only the wording in the other language changed, that wording.
func (c Change) Sides(lang pcmd.Lang) (before, after string) {
	if c.Before.In(lang) == c.After.In(lang) {
		lang = otherThan(lang)
	}
	return said(c.Before, lang), said(c.After, lang)
}

func otherThan(lang pcmd.Lang) pcmd.Lang {
	if lang == pcmd.English {
		return pcmd.Vietnamese
	}
	return pcmd.English
}

func said(t pcmd.Text, lang pcmd.Lang) string {
	if t.In(lang) == "" {
		return pcmd.Text{Vi: "(không có)", En: "(none)"}.In(lang)
	}
	return t.In(lang)
}
