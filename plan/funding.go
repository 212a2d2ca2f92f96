package plan

import "github.com/pcmd-vn/pcmd"

// SourceKind says where money comes from. The zero SourceKind means "unset".
type SourceKind string

// The kinds of funding source.
const (
	StateBudget     SourceKind = "state-budget"
	CentralSupport  SourceKind = "central-support"
	IntegratedFunds SourceKind = "integrated"
	Aid             SourceKind = "aid"
	Contributions   SourceKind = "contributions"
	Socialised      SourceKind = "socialised"
	OtherLawful     SourceKind = "other-lawful"
)

// SourceKinds returns the vocabulary of kinds of funding source.
func SourceKinds() pcmd.Vocabulary[SourceKind] {
	return pcmd.Vocabulary[SourceKind]{
		{Key: StateBudget, Label: pcmd.Text{Vi: "ngân sách nhà nước", En: "state budget"}},
		{Key: CentralSupport, Label: pcmd.Text{Vi: "ngân sách trung ương hỗ trợ", En: "support from the central budget"}},
		{Key: IntegratedFunds, Label: pcmd.Text{Vi: "lồng ghép chương trình, dự án khác", En: "other programmes and projects"}},
		{Key: Aid, Label: pcmd.Text{Vi: "viện trợ", En: "aid"}},
		{Key: Contributions, Label: pcmd.Text{Vi: "đóng góp của tổ chức, cá nhân", En: "contributions"}},
		{Key: Socialised, Label: pcmd.Text{Vi: "xã hội hóa", En: "socialised sources"}},
		{Key: OtherLawful, Label: pcmd.Text{Vi: "nguồn hợp pháp khác", En: "other lawful sources"}},
	}
}

// Valid reports whether the word is one of [SourceKinds].
func (k SourceKind) Valid() bool { return SourceKinds().Has(k) }

// Label returns what the word is called.
func (k SourceKind) Label() pcmd.Text { return SourceKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [SourceKinds].
func (k SourceKind) MarshalText() ([]byte, error) { return SourceKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [SourceKinds].
func (k *SourceKind) UnmarshalText(text []byte) error { return SourceKinds().UnmarshalWord(k, text) }
