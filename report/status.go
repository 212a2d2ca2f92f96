package report

import "github.com/pcmd-vn/pcmd"

// Status says whether the report of a unit for a period is there and in time.
// The zero Status means "unset".
type Status string

// The statuses of the contract.
const (
	Pending Status = "pending"
	OnTime  Status = "on-time"
	Late    Status = "late"
	Missing Status = "missing"
	Exempt  Status = "exempt"
)

// Statuses returns the vocabulary of statuses.
func Statuses() pcmd.Vocabulary[Status] {
	return pcmd.Vocabulary[Status]{
		{Key: Pending, Label: pcmd.Text{Vi: "chưa đến hạn", En: "pending"}},
		{Key: OnTime, Label: pcmd.Text{Vi: "đúng hạn", En: "on time"}},
		{Key: Late, Label: pcmd.Text{Vi: "muộn", En: "late"}},
		{Key: Missing, Label: pcmd.Text{Vi: "quá hạn chưa gửi", En: "missing"}},
		{Key: Exempt, Label: pcmd.Text{Vi: "được miễn", En: "exempt"}},
	}
}

// Valid reports whether the status is one of [Statuses].
func (s Status) Valid() bool { return Statuses().Has(s) }

// Label returns what the status is called.
func (s Status) Label() pcmd.Text { return Statuses().Label(s) }

// MarshalText writes the word; it refuses words outside [Statuses].
func (s Status) MarshalText() ([]byte, error) { return Statuses().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [Statuses].
func (s *Status) UnmarshalText(text []byte) error { return Statuses().UnmarshalWord(s, text) }
