package agency

import "github.com/pcmd-vn/pcmd"

// Role is the role in which a plan asks something of a body. The zero Role
// means "unset".
type Role string

// The roles.
const (
	Lead       Role = "lead"
	Coordinate Role = "coordinate"
	Advise     Role = "advise"
	Direct     Role = "direct"
	Guide      Role = "guide"
	CarryOut   Role = "carry-out"
	Inspect    Role = "inspect"
	Report     Role = "report"
	Fund       Role = "fund"
)

// Roles returns the vocabulary of roles.
func Roles() pcmd.Vocabulary[Role] {
	return pcmd.Vocabulary[Role]{
		{Key: Lead, Label: pcmd.Text{Vi: "chủ trì", En: "lead"}},
		{Key: Coordinate, Label: pcmd.Text{Vi: "phối hợp", En: "coordinate"}},
		{Key: Advise, Label: pcmd.Text{Vi: "tham mưu", En: "advise"}},
		{Key: Direct, Label: pcmd.Text{Vi: "chỉ đạo", En: "direct"}},
		{Key: Guide, Label: pcmd.Text{Vi: "hướng dẫn", En: "guide"}},
		{Key: CarryOut, Label: pcmd.Text{Vi: "thực hiện", En: "carry out"}},
		{Key: Inspect, Label: pcmd.Text{Vi: "kiểm tra", En: "inspect"}},
		{Key: Report, Label: pcmd.Text{Vi: "báo cáo", En: "report"}},
		{Key: Fund, Label: pcmd.Text{Vi: "bố trí kinh phí", En: "fund"}},
	}
}

// Valid reports whether the role is one of [Roles].
func (r Role) Valid() bool { return Roles().Has(r) }

// MarshalText writes the word; it refuses words outside [Roles].
func (r Role) MarshalText() ([]byte, error) { return Roles().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [Roles].
func (r *Role) UnmarshalText(text []byte) error { return Roles().UnmarshalWord(r, text) }
