package report

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

// DayKind says whether a day is worked in the public sector, and why. The zero
// DayKind means "unset".
type DayKind string

// The kinds of day.
const (
	OrdinaryDay DayKind = "ordinary" // a weekday that is worked
	WeekendDay  DayKind = "weekend"  // a Saturday or Sunday that is not
	OffDay      DayKind = "off"      // a weekday off: a holiday, its substitute, or a swap
	WorkedDay   DayKind = "worked"   // a weekend day that is worked for a swapped one
	OpenDay     DayKind = "open"     // a day that something has been proposed for and nothing decided
	UnknownDay  DayKind = "unknown"  // a day of a year that the calendar does not cover
)

// DayKinds returns the vocabulary of kinds of day.
func DayKinds() pcmd.Vocabulary[DayKind] {
	return pcmd.Vocabulary[DayKind]{
		{Key: OrdinaryDay, Label: pcmd.Text{Vi: "ngày làm việc", En: "working day"}},
		{Key: WeekendDay, Label: pcmd.Text{Vi: "ngày nghỉ hằng tuần", En: "weekend"}},
		{Key: OffDay, Label: pcmd.Text{Vi: "ngày nghỉ lễ, nghỉ bù hoặc hoán đổi", En: "holiday, substitute or swapped day off"}},
		{Key: WorkedDay, Label: pcmd.Text{Vi: "ngày làm bù", En: "weekend day worked"}},
		{Key: OpenDay, Label: pcmd.Text{Vi: "chưa quyết định", En: "not decided"}},
		{Key: UnknownDay, Label: pcmd.Text{Vi: "không biết", En: "unknown"}},
	}
}

// Valid reports whether the word is one of [DayKinds].
func (k DayKind) Valid() bool { return DayKinds().Has(k) }

// Label returns what the word is called.
func (k DayKind) Label() pcmd.Text { return DayKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [DayKinds].
func (k DayKind) MarshalText() ([]byte, error) { return DayKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [DayKinds].
func (k *DayKind) UnmarshalText(text []byte) error { return DayKinds().UnmarshalWord(k, text) }

// Working reports whether days of the kind are worked, and whether that is
// known.
func (k DayKind) Working() (working, known bool) {
	return k == OrdinaryDay || k == WorkedDay, k != OpenDay && k != UnknownDay && k != ""
}

// WorkDay is a day of a [WorkYear] that is not what its weekday says: what it is
// called and which document says so.
type WorkDay struct {
	Date     pcmd.Date
	Kind     DayKind // off, worked or open
	Name     pcmd.Text
	Citation pcmd.Citation
}

// WorkYear is a whole year of a calendar: the days that are not what their
// weekdays say. All other days are ordinary days and weekends.
type WorkYear struct {
	Year int
	Days []WorkDay
}

// check returns what is wrong with the year.
func (y WorkYear) check() (faults pcmd.Faults) {
	seen := map[pcmd.Date]bool{}
	for i, d := range y.Days {
		fault := func(key string, code pcmd.Code, vi, en string) {
			faults = append(faults, pcmd.NewFault(code, vi, en).At(fmt.Sprintf("days[%d].%s", i, key)))
		}
		weekend := isWeekend(d.Date)
		switch {
		case d.Date.IsZero() || d.Date.Year() != y.Year:
			fault("date", pcmd.CodeOutOfRange,
				fmt.Sprintf("ngày %s không thuộc năm %d", d.Date, y.Year),
				fmt.Sprintf("the day %s is not of the year %d", d.Date, y.Year))
		case seen[d.Date]:
			fault("date", pcmd.CodeDuplicateID,
				fmt.Sprintf("ngày %s đã có ở trên", d.Date), fmt.Sprintf("the day %s stands above already", d.Date))
		case d.Kind != OffDay && d.Kind != WorkedDay && d.Kind != OpenDay:
			fault("kind", pcmd.CodeUnknownKind,
				fmt.Sprintf("không nhận %q; chấp nhận: off, worked, open", d.Kind),
				fmt.Sprintf("%q is not accepted; accepted: off, worked, open", d.Kind))
		case d.Kind == WorkedDay && !weekend:
			fault("kind", pcmd.CodeOutOfRange,
				fmt.Sprintf("ngày %s vốn là ngày làm việc; ngày làm bù phải là thứ Bảy hoặc Chủ nhật", d.Date),
				fmt.Sprintf("the day %s is worked anyway; a day worked for a swapped one is a Saturday or Sunday", d.Date))
		}
		seen[d.Date] = true
	}
	return faults
}

func isWeekend(d pcmd.Date) bool { return d.Weekday()%6 == 0 }
