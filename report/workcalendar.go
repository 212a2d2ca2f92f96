package report

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// WorkCalendar says which days the public sector works, for the years that it
// covers. Of other years it says that it does not know. A WorkCalendar never
// changes and is safe for concurrent use. The zero WorkCalendar covers no year.
type WorkCalendar struct {
	years map[int]bool
	days  map[pcmd.Date]WorkDay
}

// NewWorkCalendar returns the calendar of the years. The error is
// [pcmd.Faults], with paths such as [0].days[3].date.
func NewWorkCalendar(years ...WorkYear) (*WorkCalendar, error) {
	return (&WorkCalendar{}).With(years...)
}

// With returns the calendar with more years, and those that it covers already
// replaced.
func (c *WorkCalendar) With(years ...WorkYear) (*WorkCalendar, error) {
	next := &WorkCalendar{years: map[int]bool{}, days: map[pcmd.Date]WorkDay{}}
	var faults pcmd.Faults
	for i, y := range years {
		faults = append(faults, y.check().At(fmt.Sprintf("[%d]", i))...)
		if next.years[y.Year] {
			faults = append(faults, pcmd.NewFault(pcmd.CodeDuplicateID,
				fmt.Sprintf("năm %d đã có ở trên", y.Year),
				fmt.Sprintf("the year %d stands above already", y.Year)).At(fmt.Sprintf("[%d].year", i)))
		}
		next.years[y.Year] = true
		for _, d := range y.Days {
			next.days[d.Date] = d
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	for day, d := range c.days {
		if !next.years[day.Year()] {
			next.days[day] = d
		}
	}
	maps.Copy(next.years, c.years)
	return next, nil
}

// Years returns the years that the calendar covers, in order.
func (c *WorkCalendar) Years() []int { return slices.Sorted(maps.Keys(c.years)) }

// Day returns what the day is. Its name and citation are empty where it is what
// its weekday says, and where nothing is known.
func (c *WorkCalendar) Day(day pcmd.Date) WorkDay {
	if day.IsZero() || !c.years[day.Year()] {
		return WorkDay{Date: day, Kind: UnknownDay}
	}
	if d, ok := c.days[day]; ok {
		return d
	}
	if isWeekend(day) {
		return WorkDay{Date: day, Kind: WeekendDay}
	}
	return WorkDay{Date: day, Kind: OrdinaryDay}
}

// IsWorkingDay reports whether the day is worked, and whether that is known.
func (c *WorkCalendar) IsWorkingDay(day pcmd.Date) (working, known bool) {
	return c.Day(day).Kind.Working()
}

// AddWorkingDays returns the n-th working day after the day, or before it for a
// negative n; for 0 the day itself. It reports false where a day on the way is
// not known.
func (c *WorkCalendar) AddWorkingDays(day pcmd.Date, n int) (pcmd.Date, bool) {
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for n > 0 {
		day = day.AddDays(step)
		working, known := c.IsWorkingDay(day)
		if !known {
			return pcmd.Date{}, false
		}
		if working {
			n--
		}
	}
	return day, true
}

// NextWorkingDay returns the day itself where it is worked, and otherwise the
// next that is. It reports false where a day on the way is not known.
func (c *WorkCalendar) NextWorkingDay(day pcmd.Date) (pcmd.Date, bool) {
	return c.AddWorkingDays(day.AddDays(-1), 1)
}

// CountWorkingDays returns how many days from the first to the last, both
// included, are known to be worked, and whether all of them are known.
func (c *WorkCalendar) CountWorkingDays(first, last pcmd.Date) (n int, known bool) {
	known = true
	for day := first; !day.IsZero() && !day.After(last); day = day.AddDays(1) {
		working, ok := c.IsWorkingDay(day)
		if working {
			n++
		}
		known = known && ok
	}
	return n, known
}

//go:embed data/workdays.json
var workdays []byte

// VietnamWorkCalendar returns the calendar that is built in: the public sector
// in 2024, 2025 and 2026. The days were read in the press and in public copies
// of the notices, which the citations name; in 2026 a swap was proposed of which
// no decision is known, so that its two days are open.
func VietnamWorkCalendar() *WorkCalendar { return loadWorkCalendar() }

var loadWorkCalendar = sync.OnceValue(func() *WorkCalendar {
	c, err := ParseWorkCalendar(workdays)
	if err != nil {
		panic(err) // the data are part of the program
	}
	return c
})

// ParseWorkCalendar reads a calendar from a list of years: [{"year": 2024,
// "days": [{"date", "kind", "name": {vi, en}, "citation"}]}], the kind being
// off, worked or open. The error is [pcmd.Faults].
func ParseWorkCalendar(data []byte) (*WorkCalendar, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	years := document.Slice(v, workYear)
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return NewWorkCalendar(years...)
}

func workYear(v document.Value) WorkYear {
	o := v.Object("year", "days")
	return WorkYear{
		Year: o.Need("year").Int(1, 9999),
		Days: document.Slice(o.Need("days"), workDay),
	}
}

func workDay(v document.Value) WorkDay {
	o := v.Object("date", "kind", "name", "citation")
	return WorkDay{
		Date:     document.Date(o.Need("date")),
		Kind:     document.Word(o.Need("kind"), DayKinds()),
		Name:     o.Need("name").Text(),
		Citation: document.Citation(o.Get("citation")),
	}
}
