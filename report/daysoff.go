package report

import "github.com/pcmd-vn/pcmd"

// DaysOffPolicy says what becomes of a deadline whose last day is a day off. The
// zero DaysOffPolicy moves nothing.
type DaysOffPolicy string

// The policies for days off.
const (
	KeepDay        DaysOffPolicy = "none"
	NextWorkingDay DaysOffPolicy = "next-working-day"
)

// DaysOffPolicies returns the vocabulary of policies for days off.
func DaysOffPolicies() pcmd.Vocabulary[DaysOffPolicy] {
	return pcmd.Vocabulary[DaysOffPolicy]{
		{Key: KeepDay, Label: pcmd.Text{Vi: "giữ nguyên", En: "none"}},
		{Key: NextWorkingDay, Label: pcmd.Text{Vi: "chuyển sang ngày làm việc tiếp theo", En: "the next working day"}},
	}
}

// Valid reports whether the word is one of [DaysOffPolicies].
func (p DaysOffPolicy) Valid() bool { return DaysOffPolicies().Has(p) }

// Label returns what the word is called.
func (p DaysOffPolicy) Label() pcmd.Text { return DaysOffPolicies().Label(p) }

// MarshalText writes the word; it refuses words outside [DaysOffPolicies].
func (p DaysOffPolicy) MarshalText() ([]byte, error) { return DaysOffPolicies().MarshalWord(p) }

// UnmarshalText reads the word; it refuses words outside [DaysOffPolicies].
func (p *DaysOffPolicy) UnmarshalText(text []byte) error {
	return DaysOffPolicies().UnmarshalWord(p, text)
}
