package plan

import "github.com/pcmd-vn/pcmd"

// ReferenceRole says what a document is to the plan that names it. The zero ReferenceRole means "unset".
type ReferenceRole string

// The roles of documents.
const (
	Parent     ReferenceRole = "parent"
	Basis      ReferenceRole = "basis"
	Proposal   ReferenceRole = "proposal"
	CarriedOut ReferenceRole = "carried-out"
	Mentioned  ReferenceRole = "mentioned"
)

// ReferenceRoles returns the vocabulary of roles of documents.
func ReferenceRoles() pcmd.Vocabulary[ReferenceRole] {
	return pcmd.Vocabulary[ReferenceRole]{
		{Key: Parent, Label: pcmd.Text{Vi: "kế hoạch, chương trình cấp trên", En: "the programme above"}},
		{Key: Basis, Label: pcmd.Text{Vi: "căn cứ", En: "basis"}},
		{Key: Proposal, Label: pcmd.Text{Vi: "tờ trình", En: "proposal"}},
		{Key: CarriedOut, Label: pcmd.Text{Vi: "được triển khai thực hiện", En: "carried out"}},
		{Key: Mentioned, Label: pcmd.Text{Vi: "được nhắc đến", En: "mentioned"}},
	}
}

// Valid reports whether the word is one of [ReferenceRoles].
func (r ReferenceRole) Valid() bool { return ReferenceRoles().Has(r) }

// Label returns what the word is called.
func (r ReferenceRole) Label() pcmd.Text { return ReferenceRoles().Label(r) }

// MarshalText writes the word; it refuses words outside [ReferenceRoles].
func (r ReferenceRole) MarshalText() ([]byte, error) { return ReferenceRoles().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [ReferenceRoles].
func (r *ReferenceRole) UnmarshalText(text []byte) error {
	return ReferenceRoles().UnmarshalWord(r, text)
}
