package indicator

import "github.com/pcmd-vn/pcmd"

// State says whether an indicator has a value, and if not why. The zero State
// means "unset".
type State string

// The states of a result.
const (
	Computed     State = "computed"
	NoData       State = "no-data"        // an operand is missing; growth without a base
	Inapplicable State = "not-applicable" // nothing to measure: 0 of 0, growth from 0, no unit of the level
	Invalid      State = "invalid"        // a part above its whole or below 0; something over 0
)

// States returns the vocabulary of states.
func States() pcmd.Vocabulary[State] {
	return pcmd.Vocabulary[State]{
		{Key: Computed, Label: pcmd.Text{Vi: "tính được", En: "computed"}},
		{Key: NoData, Label: pcmd.Text{Vi: "thiếu số liệu", En: "no data"}},
		{Key: Inapplicable, Label: pcmd.Text{Vi: "không phát sinh", En: "not applicable"}},
		{Key: Invalid, Label: pcmd.Text{Vi: "số liệu không hợp lệ", En: "invalid"}},
	}
}

// Valid reports whether the state is one of [States].
func (s State) Valid() bool { return States().Has(s) }

// MarshalText writes the word; it refuses words outside [States].
func (s State) MarshalText() ([]byte, error) { return States().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [States].
func (s *State) UnmarshalText(text []byte) error { return States().UnmarshalWord(s, text) }

// Verdict says what a result means against its criterion. The zero Verdict
// means that there is no criterion.
type Verdict string

// The verdicts.
const (
	Met           Verdict = "met"
	NotMet        Verdict = "not-met"
	Exceeded      Verdict = "exceeded"       // above the upper end of a band
	Pending       Verdict = "pending"        // not met, and asked before the promise is due
	NotApplicable Verdict = "not-applicable" // nothing to measure
	NotAssessable Verdict = "not-assessable" // figures missing or invalid
)

// Verdicts returns the vocabulary of verdicts.
func Verdicts() pcmd.Vocabulary[Verdict] {
	return pcmd.Vocabulary[Verdict]{
		{Key: Met, Label: pcmd.Text{Vi: "đạt", En: "met"}},
		{Key: NotMet, Label: pcmd.Text{Vi: "chưa đạt", En: "not met"}},
		{Key: Exceeded, Label: pcmd.Text{Vi: "vượt mức", En: "exceeded"}},
		{Key: Pending, Label: pcmd.Text{Vi: "chưa đến hạn", En: "pending"}},
		{Key: NotApplicable, Label: pcmd.Text{Vi: "không phát sinh", En: "not applicable"}},
		{Key: NotAssessable, Label: pcmd.Text{Vi: "chưa đánh giá được", En: "not assessable"}},
	}
}

// Valid reports whether the verdict is one of [Verdicts].
func (v Verdict) Valid() bool { return Verdicts().Has(v) }

// MarshalText writes the word; it refuses words outside [Verdicts].
func (v Verdict) MarshalText() ([]byte, error) { return Verdicts().MarshalWord(v) }

// UnmarshalText reads the word; it refuses words outside [Verdicts].
func (v *Verdict) UnmarshalText(text []byte) error { return Verdicts().UnmarshalWord(v, text) }

// Coverage says how complete a result is: of the leaves (or units) that should
// stand behind it, how many do.
type Coverage struct {
	Reported int `json:"reported"`
	Expected int `json:"expected"`
}

// Complete reports whether all that are expected have reported.
func (c Coverage) Complete() bool { return c.Reported == c.Expected }

// Result is the exact value of an indicator for a unit and period, and what it
// means against its criterion. The zero Result means "unset".
type Result struct {
	State    State
	Exact    Fraction // unset unless computed
	Verdict  Verdict  // unset without a criterion
	Coverage Coverage

	// Provisional results rest on fewer leaves, units or sub-periods than
	// expected. False unless computed.
	Provisional bool

	// Shortfall is the least whole number to add to the numerator (or total,
	// or units) so that the criterion holds; unset where there is no such
	// number.
	Shortfall Fraction

	places int
}

// Value returns the value rounded once, half away from zero, with exactly the
// indicator's number of decimals. It is "" unless the state is [Computed].
func (r Result) Value() string {
	if r.State != Computed {
		return ""
	}
	return r.Exact.Round(r.places)
}
