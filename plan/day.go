package plan

import (
	"fmt"
	"time"

	"github.com/pcmd-vn/pcmd"
)

// DayOfYear is a day without a year, as a plan prints a deadline: 06-15. The
// zero DayOfYear means "unset".
type DayOfYear struct {
	month time.Month
	day   int
}

// ParseDayOfYear reads the form 06-15. Other text, and a day that some years
// lack, is a [pcmd.Fault] with code bad-date.
func ParseDayOfYear(s string) (DayOfYear, error) {
	// 2023 has no 29 February: a deadline must exist in every year.
	d, err := pcmd.ParseDate("2023-" + s)
	if err != nil {
		return DayOfYear{}, pcmd.NewFault(pcmd.CodeBadDate,
			fmt.Sprintf("%q không phải là một ngày trong năm; cần dạng 06-15", s),
			fmt.Sprintf("%q is not a day of the year; expected the form 06-15", s))
	}
	return DayOfYear{d.Month(), d.Day()}, nil
}

// In returns the day in the given year, unset for the zero DayOfYear.
func (d DayOfYear) In(year int) pcmd.Date {
	if d.IsZero() {
		return pcmd.Date{}
	}
	date, err := pcmd.DateOf(year, d.month, d.day)
	if err != nil {
		return pcmd.Date{} // a year outside the calendar
	}
	return date
}

// IsZero reports whether the day is unset.
func (d DayOfYear) IsZero() bool { return d == DayOfYear{} }

// String returns the form 06-15, "" for the zero DayOfYear.
func (d DayOfYear) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", d.month, d.day)
}

// MarshalText writes the form of [DayOfYear.String].
func (d DayOfYear) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form of [ParseDayOfYear]; empty text is the zero
// DayOfYear.
func (d *DayOfYear) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = DayOfYear{}
		return nil
	}
	parsed, err := ParseDayOfYear(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
