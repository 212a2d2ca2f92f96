package pcmd

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// PeriodKind says how long a [Period] is. The zero PeriodKind means "unset".
type PeriodKind uint8

// The kinds of period, from the shortest to the longest.
const (
	Month PeriodKind = iota + 1
	Quarter
	Half
	Year
	Span // whole years, such as the term 2021/2025
)

// periodShapes says of each kind within a year how many of them make a year and how it
// is written.
var periodShapes = [...]struct {
	word   string
	inYear int
	format string
}{
	Month:   {"month", 12, "%04d-%02d"},
	Quarter: {"quarter", 4, "%04d-Q%d"},
	Half:    {"half", 2, "%04d-H%d"},
	Year:    {"year", 1, "%04d"},
	Span:    {"span", 0, ""},
}

// String returns month, quarter, half, year or span; "" when unset.
func (k PeriodKind) String() string {
	if int(k) >= len(periodShapes) {
		return "PeriodKind(" + strconv.Itoa(int(k)) + ")"
	}
	return periodShapes[k].word
}

// PeriodKinds returns the vocabulary of the words for the kinds of period, from
// the shortest to the longest: the first word is that of [Month].
func PeriodKinds() Vocabulary[string] {
	return Vocabulary[string]{
		{Key: Month.String(), Label: Text{"tháng", "month"}},
		{Key: Quarter.String(), Label: Text{"quý", "quarter"}},
		{Key: Half.String(), Label: Text{"06 tháng", "half-year"}},
		{Key: Year.String(), Label: Text{"năm", "year"}},
		{Key: Span.String(), Label: Text{"giai đoạn nhiều năm", "span of years"}},
	}
}

// parsePeriodKind returns the kind of that word, a [Fault] with code
// unknown-kind for a word outside [PeriodKinds].
func parsePeriodKind(s string) (PeriodKind, error) {
	for i, d := range PeriodKinds() {
		if d.Key == s {
			return Month + PeriodKind(i), nil
		}
	}
	_, err := PeriodKinds().Parse(s)
	return 0, err
}

// Valid reports whether the kind is one of those of this package.
func (k PeriodKind) Valid() bool { return PeriodKinds().Has(k.String()) }

// Label returns what the kind is called.
func (k PeriodKind) Label() Text { return PeriodKinds().Label(k.String()) }

// MarshalText writes the word; it refuses kinds that are none of this package's.
func (k PeriodKind) MarshalText() ([]byte, error) { return PeriodKinds().MarshalWord(k.String()) }

// UnmarshalText reads the word; it refuses words outside [PeriodKinds].
func (k *PeriodKind) UnmarshalText(text []byte) error { return unmarshal(k, text, parsePeriodKind) }

// Period is a reporting period: a month, a quarter, a half-year, a year or a
// span of whole years. The zero Period means "unset". Periods are comparable
// with == and safe for concurrent use.
type Period struct {
	year  int16
	last  int16 // of a span; equal to year otherwise
	kind  PeriodKind
	index uint8 // 1 for the first month, quarter or half of the year
}

// YearOf returns the period of a whole year between 1 and 9999; other years
// give the zero Period.
func YearOf(year int) Period {
	if year < 1 || year > 9999 {
		return Period{}
	}
	return Period{year: int16(year), last: int16(year), kind: Year, index: 1}
}

// ParsePeriod reads 2024, 2024-H1, 2024-Q3, 2024-07 or 2021/2025. Anything
// else, and a span that runs backwards, is a [Fault] with code bad-period.
func ParsePeriod(s string) (Period, error) {
	if p, ok := parsePeriod(s); ok {
		return p, nil
	}
	return Period{}, NewFault(CodeBadPeriod,
		fmt.Sprintf("%q không phải là một kỳ; cần 2024, 2024-H1, 2024-Q1, 2024-01 hoặc 2021/2025", s),
		fmt.Sprintf("%q is not a period; expected 2024, 2024-H1, 2024-Q1, 2024-01 or 2021/2025", s))
}

func parsePeriod(s string) (Period, bool) {
	if len(s) < 4 {
		return Period{}, false
	}
	year, ok := digits(s[:4])
	p := YearOf(year)
	if !ok || p.IsZero() {
		return Period{}, false
	}
	switch rest := s[4:]; {
	case rest == "":
		return p, true
	case len(rest) == 5 && rest[0] == '/':
		last, ok := digits(rest[1:])
		p.kind, p.last = Span, int16(last)
		return p, ok && last >= year
	case len(rest) == 3 && rest[0] == '-':
		return p.within(rest[1:])
	}
	return Period{}, false
}

// within returns the part of the year p that is written H1, Q3 or 07.
func (p Period) within(s string) (Period, bool) {
	p.kind = Month
	switch s[0] {
	case 'H':
		p.kind, s = Half, s[1:]
	case 'Q':
		p.kind, s = Quarter, s[1:]
	}
	index, ok := digits(s)
	p.index = uint8(index)
	return p, ok && index >= 1 && index <= periodShapes[p.kind].inYear
}

// digits reads a number written in ASCII digits only.
func digits(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// MustParsePeriod is [ParsePeriod] for periods known to be right; it panics on
// others.
func MustParsePeriod(s string) Period { return must(ParsePeriod(s)) }

// Kind returns how long the period is.
func (p Period) Kind() PeriodKind { return p.kind }

// Year returns the year of the period, the first one of a span.
func (p Period) Year() int { return int(p.year) }

// LastYear returns the last year of the period: of a span its end, otherwise
// the year itself.
func (p Period) LastYear() int { return int(p.last) }

// IsZero reports whether the period is unset.
func (p Period) IsZero() bool { return p == Period{} }

// Parts returns the periods of the next shorter kind that make p up, in order:
// the years of a span, the halves of a year, the quarters of a half, the months
// of a quarter. A month has no parts.
func (p Period) Parts() []Period {
	switch p.kind {
	case Span:
		return p.Each(Year)
	case Year, Half, Quarter:
		return p.Each(p.kind - 1)
	}
	return nil
}

// Each returns the sub-periods of the given kind that make p up, in order; p
// itself where it is of that kind, and none where p is shorter.
func (p Period) Each(kind PeriodKind) []Period {
	switch {
	case p.IsZero() || kind == 0 || kind > p.kind:
		return nil
	case kind == p.kind:
		return []Period{p}
	case p.kind == Span:
		var all []Period
		for year := p.Year(); year <= p.LastYear(); year++ {
			all = append(all, YearOf(year).Each(kind)...)
		}
		return all
	}
	inPart := periodShapes[kind].inYear / periodShapes[p.kind].inYear
	all := make([]Period, inPart)
	for i := range all {
		all[i] = p
		all[i].kind = kind
		all[i].index = uint8((int(p.index)-1)*inPart + i + 1)
	}
	return all
}

// Before returns the period that growth is measured against: the same period
// one year earlier, and for a span the span of the same length just before it.
// It is the zero Period where that would be before the year 1.
func (p Period) Before() Period {
	if p.IsZero() {
		return p
	}
	years := p.last - p.year + 1
	p.year -= years
	p.last -= years
	if p.year < 1 {
		return Period{}
	}
	return p
}

// After is the period that p is [Period.Before] of; the zero Period where that
// would be after the year 9999.
func (p Period) After() Period {
	if p.IsZero() {
		return p
	}
	years := int(p.last) - int(p.year) + 1
	if int(p.last)+years > 9999 {
		return Period{}
	}
	p.year += int16(years)
	p.last += int16(years)
	return p
}

// Start returns the first day of the period by the calendar.
func (p Period) Start() Date {
	if p.IsZero() {
		return Date{}
	}
	return Date{p.year, uint8(p.monthsIn()*(int(p.index)-1) + 1), 1}
}

// End returns the last day of the period by the calendar.
func (p Period) End() Date {
	if p.IsZero() {
		return Date{}
	}
	month := time.Month(p.monthsIn() * int(p.index))
	return dateOfTime(time.Date(p.LastYear(), month+1, 0, 0, 0, 0, 0, time.UTC))
}

// Contains reports whether q lies within p, which contains itself. The zero
// Period neither contains nor is contained.
func (p Period) Contains(q Period) bool {
	if p.IsZero() || q.IsZero() {
		return false
	}
	first, last := p.months()
	qFirst, qLast := q.months()
	return first <= qFirst && qLast <= last
}

// months returns the first and the last month of p, counted through all years.
func (p Period) months() (first, last int) {
	first = 12*p.Year() + p.monthsIn()*(int(p.index)-1)
	return first, 12*p.LastYear() + p.monthsIn()*int(p.index) - 1
}

// monthsIn returns how many months of one year p spans.
func (p Period) monthsIn() int {
	if p.kind == Span {
		return 12
	}
	return 12 / periodShapes[p.kind].inYear
}

// Compare orders periods by their first day, then the longer before the
// shorter: -1, 0 or +1.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.Start().Compare(q.Start()), q.End().Compare(p.End()), cmp.Compare(q.kind, p.kind))
}

// String returns the form that [ParsePeriod] reads, "" for the zero Period.
func (p Period) String() string {
	switch p.kind {
	case 0:
		return ""
	case Span:
		return fmt.Sprintf("%04d/%04d", p.year, p.last)
	case Year:
		return fmt.Sprintf("%04d", p.year)
	}
	return fmt.Sprintf(periodShapes[p.kind].format, p.year, p.index)
}

// MarshalText writes the form of [Period.String].
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the form of [ParsePeriod]; empty text is the zero Period.
func (p *Period) UnmarshalText(text []byte) error { return unmarshal(p, text, ParsePeriod) }
