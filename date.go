package pcmd

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil date of the Gregorian calendar, as it stands in a plan or a
// law: a day without a time of day. The zero Date means "unset". Dates are
// comparable with == and safe for concurrent use.
type Date struct {
	year  int16
	month uint8
	day   uint8
}

// vietnam is UTC+07:00 all year round: Vietnam has no daylight time.
func vietnam() *time.Location { return time.FixedZone("UTC+7", 7*60*60) }

// DateOf returns the date with the given year (1 to 9999), month and day, or a
// [Fault] with code bad-date when there is no such day.
func DateOf(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Year() != year || t.Month() != month || t.Day() != day {
		return Date{}, badDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// ParseDate reads a date of the form 2024-06-15. Anything else is a [Fault]
// with code bad-date.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, badDate(s)
	}
	return dateOfTime(t), nil
}

// MustParseDate is [ParseDate] for dates known to be right; it panics on others.
func MustParseDate(s string) Date { return must(ParseDate(s)) }

// DateIn returns the day that it is in Vietnam at the instant t: the zero Date
// where that lies outside the years 1 to 9999.
func DateIn(t time.Time) Date { return dateOfTime(t.In(vietnam())) }

// dateOfTime returns the day of t, the zero Date outside the years 1 to 9999.
func dateOfTime(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return Date{}
	}
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}
}

func badDate(s string) Fault {
	return NewFault(CodeBadDate,
		fmt.Sprintf("%q không phải là một ngày; cần dạng 2024-06-15", s),
		fmt.Sprintf("%q is not a date; expected the form 2024-06-15", s))
}

// Year returns the year, 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month returns the month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d.day) }

// IsZero reports whether the date is unset.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates by time: -1, 0 or +1. The zero Date comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d lies after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays returns the date n days later, or earlier for a negative n. The zero
// Date stays unset; so does what would leave the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	// No two dates are further apart than this, so a larger n can only leave the range.
	const widest = 10000 * 366
	return dateOfTime(d.Start().AddDate(0, 0, max(-widest, min(n, widest))))
}

// Start returns the instant at which the day begins in Vietnam (UTC+07:00). It
// is the zero Time for the zero Date.
func (d Date) Start() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, vietnam())
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Start().Weekday() }

// String returns the form 2024-06-15, "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// MarshalText writes the form of [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form of [ParseDate]; empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error { return unmarshal(d, text, ParseDate) }
