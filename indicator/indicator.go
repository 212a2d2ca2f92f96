package indicator

import "github.com/pcmd-vn/pcmd"

// DefaultPlaces is the number of decimals of an indicator that does not say.
const DefaultPlaces = 2

// maxPlaces is the largest number of decimals that a value is shown with.
const maxPlaces = 6

// Indicator is a named, computed quantity with one formula. The metadata are
// those that Vietnam's statistics office publishes of every indicator; a field
// is empty where no source says anything.
type Indicator struct {
	ID      string
	Formula Formula
	// Rounding says how many decimals the value is shown with. Unset is two.
	Rounding Places

	Title          pcmd.Text
	Unit           pcmd.Text     // unit of the value
	Concept        pcmd.Text     // khái niệm
	Method         pcmd.Text     // phương pháp tính
	Disaggregation []pcmd.Text   // phân tổ chủ yếu
	Frequency      pcmd.Text     // kỳ công bố
	Source         pcmd.Text     // nguồn số liệu
	Responsible    pcmd.Text     // cơ quan chịu trách nhiệm thu thập, tổng hợp
	Citation       pcmd.Citation // of the formula
}

// Places is a number of decimals. The zero Places means "unset" and rounds to
// [DefaultPlaces].
type Places struct {
	n   int
	set bool
}

// RoundTo returns the number of decimals n, brought into the range 0 to 6.
func RoundTo(n int) Places { return Places{max(0, min(n, maxPlaces)), true} }

// Decimals returns the number of decimals.
func (p Places) Decimals() int {
	if !p.set {
		return DefaultPlaces
	}
	return p.n
}

// IsZero reports whether the number was left unset.
func (p Places) IsZero() bool { return !p.set }
