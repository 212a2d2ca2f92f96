package report

import (
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// PeriodStatus is who has sent the report for a period by an instant. The Tally
// counts the units that are ordered to report, Requested those that are merely
// requested.
type PeriodStatus struct {
	Period pcmd.Period
	At     time.Time
	Tally
	Requested Tally
	Units     []UnitStatus // in the register's order
}

// UnitStatus is the status of one unit.
type UnitStatus struct {
	Unit     indicator.Unit
	Mandate  agency.Mandate
	Status   Status
	State    State
	At       time.Time // of the submission that decides on the status; unset where none does
	Deadline time.Time // from which a report is late; unset where none is known
}

// DueSoon reports whether the report is not there yet and its deadline comes
// within the time given.
func (u UnitStatus) DueSoon(at time.Time, within time.Duration) bool {
	return u.Status == Pending && !u.Deadline.IsZero() && u.Deadline.Sub(at) <= within
}

// StatusAt returns the status of every unit by an instant, of which later events
// are left out. The periods are those for which the plan asks its units for a
// report in the years concerned, and those of the events: by their end. The years
// concerned are those of the events' periods and the year of the instant, within
// the plan's term; where none is, the year of the term that is nearest to the
// instant.
//
// A report counts against the deadline that the calendar has for its period and
// the unit's level. Where there is none, a report that is there is on time and
// one that is not stays pending.
func (r *Register) StatusAt(c Calendar, at time.Time) []PeriodStatus {
	return reading(r, c).StatusAt(at)
}

// Filings returns what has become of every report by an instant, also of those
// of units that owe none, by period and then in the order of the units.
func (r *Register) Filings(c Calendar, at time.Time) []*Filing {
	return reading(r, c).Filings(at)
}
