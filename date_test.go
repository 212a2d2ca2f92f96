package pcmd_test

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func dates() *rapid.Generator[pcmd.Date] {
	return rapid.Custom(func(t *rapid.T) pcmd.Date {
		year := rapid.IntRange(1, 9999).Draw(t, "year")
		month := rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, daysIn(year, month)).Draw(t, "day")
		d, err := pcmd.DateOf(year, time.Month(month), day)
		require.NoError(t, err)
		return d
	})
}

// datesOrZero also draws the unset date.
func datesOrZero() *rapid.Generator[pcmd.Date] {
	return rapid.OneOf(rapid.Just(pcmd.Date{}), dates())
}

// daysIn is the Gregorian calendar written out, as the twin of what the library
// takes from package time.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// dayAfter is the twin of AddDays(1).
func dayAfter(d pcmd.Date) pcmd.Date {
	year, month, day := d.Year(), int(d.Month()), d.Day()+1
	if day > daysIn(year, month) {
		month, day = month+1, 1
	}
	if month > 12 {
		year, month = year+1, 1
	}
	next, _ := pcmd.DateOf(year, time.Month(month), day)
	return next
}

func TestParseDateReadsOneFormOnly(t *testing.T) {
	for _, row := range []struct {
		name, text       string
		year, month, day int
	}{
		{"an ordinary day", "2024-06-15", 2024, 6, 15},
		{"29 February of a leap year", "2024-02-29", 2024, 2, 29},
		{"29 February of a year divisible by 400", "2000-02-29", 2000, 2, 29},
		{"the first day there is", "0001-01-01", 1, 1, 1},
		{"the last day there is", "9999-12-31", 9999, 12, 31},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := pcmd.ParseDate(row.text)
			require.NoError(t, err)
			require.Equal(t, []int{row.year, row.month, row.day}, []int{d.Year(), int(d.Month()), d.Day()})
			require.Equal(t, d, pcmd.MustParseDate(row.text))
		})
	}
	for _, row := range []struct{ name, text string }{
		{"empty text is no date: unset is the unmarshaller's business", ""},
		{"29 February of a common year", "2023-02-29"},
		{"29 February of a century that is no leap year", "1900-02-29"},
		{"the 31st of a month of 30 days", "2024-06-31"},
		{"day 0", "2024-06-00"},
		{"month 0", "2024-00-15"},
		{"month 13", "2024-13-01"},
		{"year 0", "0000-01-01"},
		{"a day of one digit", "2024-06-5"},
		{"a month of one digit", "2024-6-15"},
		{"a year of five digits", "12024-06-15"},
		{"a negative year", "-2024-06-15"},
		{"the Vietnamese order", "15/06/2024"},
		{"no hyphens", "20240615"},
		{"a space before", " 2024-06-15"},
		{"a newline behind", "2024-06-15\n"},
		{"an instant", "2024-06-15T00:00:00+07:00"},
		{"digits that are not ASCII", "２０２４-０６-１５"},
		{"a hyphen that is a dash", "2024–06–15"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := pcmd.ParseDate(row.text)
			requireCode(t, pcmd.CodeBadDate, err)
			require.Zero(t, d)
			require.Panics(t, func() { pcmd.MustParseDate(row.text) })
		})
	}
}

func TestDateOfDoesNotCarryOver(t *testing.T) {
	for _, row := range []struct {
		name  string
		year  int
		month time.Month
		day   int
		fault bool
	}{
		{"a day that there is", 2024, time.February, 29, false},
		{"30 February is not 1 March", 2024, time.February, 30, true},
		{"day 0 is not the last of the month before", 2024, time.March, 0, true},
		{"month 13 is not January of the next year", 2024, 13, 1, true},
		{"month 0", 2024, 0, 1, true},
		{"year 0", 0, time.January, 1, true},
		{"a negative year", -1, time.January, 1, true},
		{"year 10000", 10000, time.January, 1, true},
		{"a year that would wrap around to 2024", 2024 + 1<<16, time.January, 1, true},
		{"the widest numbers", math.MaxInt, math.MaxInt, math.MaxInt, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := pcmd.DateOf(row.year, row.month, row.day)
			if row.fault {
				requireCode(t, pcmd.CodeBadDate, err)
				require.Zero(t, d)
				return
			}
			require.NoError(t, err)
			require.Equal(t, row.day, d.Day())
		})
	}
}

func TestDateInIsTheDayInVietnam(t *testing.T) {
	for _, row := range []struct{ name, instant, want string }{
		{"midnight in Vietnam begins the day", "2024-06-15T00:00:00+07:00", "2024-06-15"},
		{"the last second of the day before", "2024-06-14T23:59:59+07:00", "2024-06-14"},
		{"17:00 UTC is midnight in Vietnam", "2024-06-14T17:00:00Z", "2024-06-15"},
		{"a second before it", "2024-06-14T16:59:59.999999999Z", "2024-06-14"},
		{"a zone ahead of Vietnam", "2024-06-15T01:59:00+09:00", "2024-06-14"},
		{"a zone behind Vietnam", "2024-12-31T12:00:00-05:00", "2025-01-01"},
		{"offset +07:00 also while Vietnam kept +08:00", "1970-01-01T00:00:00+07:00", "1970-01-01"},
	} {
		t.Run(row.name, func(t *testing.T) {
			at, err := time.Parse(time.RFC3339Nano, row.instant)
			require.NoError(t, err)
			require.Equal(t, row.want, pcmd.DateIn(at).String())
		})
	}
	for name, year := range map[string]int{
		"before the year 1":                -5,
		"after the year 9999":              10000,
		"a year that would wrap around":    2024 + 1<<16,
		"a year far before the calendar's": -1 << 40,
	} {
		t.Run("unset "+name, func(t *testing.T) {
			require.Zero(t, pcmd.DateIn(time.Date(year, time.June, 15, 0, 0, 0, 0, time.UTC)))
		})
	}
}

func TestStartIsTheFirstInstantOfTheDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dates().Draw(t, "date")
		start := d.Start()
		_, offset := start.Zone()
		require.Equal(t, 7*60*60, offset)
		require.Equal(t, d, pcmd.DateIn(start))
		require.Equal(t, d.AddDays(-1), pcmd.DateIn(start.Add(-1)))
		require.Equal(t, d, pcmd.DateIn(start.Add(24*time.Hour-1)))
	})
}

func TestAddDaysFollowsTheCalendar(t *testing.T) {
	last := pcmd.MustParseDate("9999-12-31")
	for d := pcmd.MustParseDate("0001-01-01"); d != last; {
		next := dayAfter(d)
		if d.AddDays(1) != next || next.AddDays(-1) != d {
			require.Equal(t, next, d.AddDays(1), "%s and a day", d)
			require.Equal(t, d, next.AddDays(-1), "%s less a day", next)
		}
		// Every day around the century years, where the leap rule bends, and sparsely elsewhere.
		if y := next.Year() % 100; y > 1 && y < 99 && next.Day() == 1 {
			next = next.AddDays(25)
		}
		d = next
	}
}

func TestAddDaysIsUndoneByItsOpposite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dates().Draw(t, "date")
		n := rapid.IntRange(-4_000_000, 4_000_000).Draw(t, "days")
		moved := d.AddDays(n)
		if moved.IsZero() {
			return
		}
		require.Equal(t, d, moved.AddDays(-n))
		require.Equal(t, n > 0, moved.After(d))
		require.Equal(t, n < 0, moved.Before(d))
		weekday := ((int(d.Weekday())+n)%7 + 7) % 7
		require.Equal(t, time.Weekday(weekday), moved.Weekday())
	})
}

func TestAddDaysNeverLeavesTheCalendar(t *testing.T) {
	for _, row := range []struct {
		name, from string
		days       int
		want       string
	}{
		{"past the last day", "9999-12-31", 1, ""},
		{"before the first day", "0001-01-01", -1, ""},
		{"from the first day to the last", "0001-01-01", 3652058, "9999-12-31"},
		{"one further", "0001-01-01", 3652059, ""},
		{"from the last day to the first", "9999-12-31", -3652058, "0001-01-01"},
		{"the largest number of days", "2024-06-15", math.MaxInt, ""},
		{"the smallest", "2024-06-15", math.MinInt, ""},
		{"no days", "2024-06-15", 0, "2024-06-15"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, pcmd.MustParseDate(row.from).AddDays(row.days).String())
		})
	}
}

func TestWeekdayIsThatOfVietnam(t *testing.T) {
	for date, want := range map[string]time.Weekday{
		"2024-06-15": time.Saturday,
		"2025-07-01": time.Tuesday,
		"2000-01-01": time.Saturday,
	} {
		require.Equal(t, want, pcmd.MustParseDate(date).Weekday(), date)
	}
}

// The written form sorts as text in the order of time, unset first, so that
// strings.Compare is the twin of Compare; that also makes it a total order.
func TestDatesCompareAsTheirTextDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := datesOrZero().Draw(t, "d"), datesOrZero().Draw(t, "e")
		want := strings.Compare(d.String(), e.String())
		require.Equal(t, want, d.Compare(e))
		require.Equal(t, want < 0, d.Before(e))
		require.Equal(t, want > 0, d.After(e))
		require.Equal(t, want == 0, d == e)
	})
}

func TestZeroDateIsUnset(t *testing.T) {
	var d pcmd.Date
	require.True(t, d.IsZero())
	require.Equal(t, []int{0, 0, 0}, []int{d.Year(), int(d.Month()), d.Day()})
	require.Empty(t, d.String())
	require.True(t, d.Start().IsZero())
	require.Zero(t, d.AddDays(1))
	require.True(t, d.Before(pcmd.MustParseDate("0001-01-01")))
	require.False(t, d.Before(d))
	require.False(t, d.After(d))
}

func TestDateAsText(t *testing.T) {
	requireText(t, pcmd.MustParseDate("2024-06-15"), "15/6/2024", pcmd.CodeBadDate)
	rapid.Check(t, func(t *rapid.T) {
		d := dates().Draw(t, "date")
		read, err := pcmd.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, read)
	})
}

func TestDateInJSON(t *testing.T) {
	type dated struct {
		On  pcmd.Date         `json:"on"`
		By  pcmd.Date         `json:"by,omitzero"`
		Per map[pcmd.Date]int `json:"per"`
	}
	june := pcmd.MustParseDate("2024-06-15")
	text, err := json.Marshal(dated{On: june, Per: map[pcmd.Date]int{june: 2}})
	require.NoError(t, err)
	require.JSONEq(t, `{"on":"2024-06-15","per":{"2024-06-15":2}}`, string(text))

	var read dated
	require.NoError(t, json.Unmarshal(text, &read))
	require.Equal(t, dated{On: june, Per: map[pcmd.Date]int{june: 2}}, read)
	require.Error(t, json.Unmarshal([]byte(`{"on":20240615}`), &read))
}

func TestReadingAndComparingDatesLeavesNoGarbage(t *testing.T) {
	d, e := pcmd.MustParseDate("2024-06-15"), pcmd.MustParseDate("2025-07-01")
	requireNoAllocs(t, func() {
		if f, err := pcmd.ParseDate("2024-06-15"); err != nil || f.After(e) || !d.Before(e) {
			panic("wrong order")
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2024-06-15", "2023-02-29", "0001-01-01", "9999-12-31", "0000-01-01", "2024-6-15", "", "２０２４-06-15"} {
		f.Add(seed)
	}
	form := regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	f.Fuzz(func(t *testing.T, s string) {
		isDate := form.MatchString(s)
		if isDate {
			year, _ := strconv.Atoi(s[:4])
			month, _ := strconv.Atoi(s[5:7])
			day, _ := strconv.Atoi(s[8:])
			isDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
		}
		d, err := pcmd.ParseDate(s)
		if !isDate {
			requireCode(t, pcmd.CodeBadDate, err)
			require.Zero(t, d)
			return
		}
		require.NoError(t, err)
		require.Equal(t, s, d.String())
	})
}
