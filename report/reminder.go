package report

import (
	"fmt"
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// ReminderKind says what a reminder is about. The zero ReminderKind means
// "unset".
type ReminderKind string

// The kinds of reminder.
const (
	RemindDueSoon ReminderKind = "due-soon"  // not sent, and due within the threshold
	RemindMissing ReminderKind = "missing"   // not sent, and the deadline has passed
	RemindReturn  ReminderKind = "sent-back" // returned, and not sent again
)

// ReminderKinds returns the vocabulary of kinds of reminder.
func ReminderKinds() pcmd.Vocabulary[ReminderKind] {
	return pcmd.Vocabulary[ReminderKind]{
		{Key: RemindDueSoon, Label: pcmd.Text{Vi: "sắp đến hạn", En: "due soon"}},
		{Key: RemindMissing, Label: pcmd.Text{Vi: "quá hạn chưa gửi", En: "missing"}},
		{Key: RemindReturn, Label: pcmd.Text{Vi: "bị trả lại, chưa gửi lại", En: "returned, not sent again"}},
	}
}

// Valid reports whether the kind is one of [ReminderKinds].
func (k ReminderKind) Valid() bool { return ReminderKinds().Has(k) }

// Label returns what the kind is called.
func (k ReminderKind) Label() pcmd.Text { return ReminderKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [ReminderKinds].
func (k ReminderKind) MarshalText() ([]byte, error) { return ReminderKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [ReminderKinds].
func (k *ReminderKind) UnmarshalText(text []byte) error {
	return ReminderKinds().UnmarshalWord(k, text)
}

// Reminder is what to remind a unit of at an instant. It sends nothing.
type Reminder struct {
	Unit     indicator.Unit
	Mandate  agency.Mandate
	Period   pcmd.Period
	Kind     ReminderKind
	Within   time.Duration // the least of the thresholds that the deadline lies within; of what is due soon only
	Deadline time.Time     // unset where none is known
	Text     pcmd.Text     // for people; bodies that are merely requested are asked, not told
}

// Reminders returns what to remind whom of, from the statuses at an instant: a
// report that was returned and not sent again, one that is missing, and one that
// is not sent and due within one of the thresholds. Nobody is reminded twice of
// one report. They stand in the order of the statuses.
func Reminders(statuses []PeriodStatus, within ...time.Duration) []Reminder {
	within = slices.Clone(within)
	slices.Sort(within)
	var all []Reminder
	for _, s := range statuses {
		for _, u := range s.Units {
			if r, ok := reminderOf(s, u, within); ok {
				all = append(all, r)
			}
		}
	}
	return all
}

func reminderOf(s PeriodStatus, u UnitStatus, within []time.Duration) (Reminder, bool) {
	r := Reminder{Unit: u.Unit, Mandate: u.Mandate, Period: s.Period, Deadline: u.Deadline}
	near := slices.IndexFunc(within, func(d time.Duration) bool { return u.DueSoon(s.At, d) })
	switch {
	case u.Status != Pending && u.Status != Missing:
		return r, false
	case u.State == SentBack:
		r.Kind = RemindReturn
	case u.Status == Missing:
		r.Kind = RemindMissing
	case near >= 0:
		r.Kind, r.Within = RemindDueSoon, within[near]
	default:
		return r, false
	}
	r.Text = r.text()
	return r, true
}

// LastDay returns the last day in time, unset where no deadline is known.
func (r Reminder) LastDay() pcmd.Date {
	if r.Deadline.IsZero() {
		return pcmd.Date{}
	}
	return pcmd.DateIn(r.Deadline.Add(-1))
}

func (r Reminder) text() pcmd.Text {
	name := r.Unit.Name
	if name == "" {
		name = r.Unit.ID
	}
	ask := pcmd.Text{Vi: "cần gửi", En: "please send"}
	if r.Mandate == agency.Requested {
		ask = pcmd.Text{Vi: "kính đề nghị gửi", En: "you are kindly requested to send"}
	}
	what := map[ReminderKind]pcmd.Text{
		RemindDueSoon: {Vi: " báo cáo %s", En: " the report for %s"},
		RemindMissing: {Vi: " báo cáo %s, nay chưa nhận được", En: " the report for %s, which has not been received"},
		RemindReturn:  {Vi: " lại báo cáo %s đã bị trả lại", En: " again the report for %s, which was returned"},
	}[r.Kind]
	until := pcmd.Text{}
	if last := r.LastDay(); !last.IsZero() {
		until = pcmd.Text{Vi: " (ngày cuối " + pcmd.Vietnamese.Date(last) + ")", En: " (last day " + pcmd.English.Date(last) + ")"}
	}
	return pcmd.Text{
		Vi: name + ": " + ask.Vi + fmt.Sprintf(what.Vi, pcmd.Vietnamese.Period(r.Period)) + until.Vi,
		En: name + ": " + ask.En + fmt.Sprintf(what.En, pcmd.English.Period(r.Period)) + until.En,
	}
}
