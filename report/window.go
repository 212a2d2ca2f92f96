package report

import "github.com/pcmd-vn/pcmd"

// Window is the span of days whose figures a report holds, both ends included.
type Window struct {
	From, To pcmd.Date
}

// DefaultWindow returns the data window of a period under decree
// 09/2019/NĐ-CP: from the 15th of the month before the period to the 14th of
// its last month. See [WindowCitation].
func DefaultWindow(p pcmd.Period) Window {
	if p.IsZero() {
		return Window{}
	}
	eve := p.Start().AddDays(-1) // the last day of the month before
	return Window{
		From: eve.AddDays(15 - eve.Day()),
		To:   p.End().AddDays(14 - p.End().Day()),
	}
}

// WindowCitation cites what [DefaultWindow] rests on. The half-year and the
// quarter are known through circulars that apply the decree.
func WindowCitation() pcmd.Citation {
	return pcmd.Citation{
		Document: "09/2019/NĐ-CP",
		Reading:  pcmd.Interpreted,
		Note: pcmd.Text{
			Vi: "cửa sổ số liệu mặc định từ ngày 15 đến ngày 14; kế hoạch không nêu",
			En: "default data window from the 15th to the 14th; the plan names none",
		},
	}
}

// WindowRule says which days the report for a period covers. The zero WindowRule
// is that of decree 09/2019/NĐ-CP.
type WindowRule string

// The rules for data windows.
const (
	DecreeDays   WindowRule = "decree"   // from the 15th to the 14th: [DefaultWindow]
	CalendarDays WindowRule = "calendar" // the period itself
)

// WindowRules returns the vocabulary of rules for data windows.
func WindowRules() pcmd.Vocabulary[WindowRule] {
	return pcmd.Vocabulary[WindowRule]{
		{Key: DecreeDays, Label: pcmd.Text{Vi: "từ ngày 15 đến ngày 14", En: "from the 15th to the 14th"}, Citation: WindowCitation()},
		{Key: CalendarDays, Label: pcmd.Text{Vi: "theo kỳ dương lịch", En: "the calendar period"}},
	}
}

// Valid reports whether the word is one of [WindowRules].
func (r WindowRule) Valid() bool { return WindowRules().Has(r) }

// Label returns what the word is called.
func (r WindowRule) Label() pcmd.Text { return WindowRules().Label(r) }

// MarshalText writes the word; it refuses words outside [WindowRules].
func (r WindowRule) MarshalText() ([]byte, error) { return WindowRules().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [WindowRules].
func (r *WindowRule) UnmarshalText(text []byte) error { return WindowRules().UnmarshalWord(r, text) }
