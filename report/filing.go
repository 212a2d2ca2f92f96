package report

import (
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
)

// Filing is what has become of the report of one unit for one period by an
// instant: the events folded.
type Filing struct {
	Unit     string
	Period   pcmd.Period
	State    State
	Status   Status
	At       time.Time // of the submission that decides on the status; unset where none does
	Exempted Event     // the exemption, where there is one
	Versions []Version // all that were ever sent, in order, also those that were cancelled
	Findings []Finding // the events that had nothing to act on
}

// Version is one version of the figures of a report, and its acceptance.
type Version struct {
	Number   int   // from 1 on; a version that is sent again is a new one
	Sent     Event // the event that brought it
	Accepted Event // the event that accepted this very version, where there is one
}

// Current returns the newest version of the report that is there, accepted or
// not; it reports false where none is.
func (f *Filing) Current() (Version, bool) {
	if !f.State.HasReport() {
		return Version{}, false
	}
	return f.Versions[len(f.Versions)-1], true
}

// Accepted returns the version that a consolidation takes: the newest one of a
// report that has been accepted and neither returned nor recalled since. A
// correction after the acceptance counts as of its own instant. It reports false
// where there is none.
func (f *Filing) Accepted() (Version, bool) {
	if !f.State.HasAccepted() {
		return Version{}, false
	}
	return f.Current()
}

// fold makes a filing of its events, which stand in the order in which they
// count and all before the instant or at it.
func fold(unit string, period pcmd.Period, events []Event, deadline, at time.Time) *Filing {
	f := &Filing{Unit: unit, Period: period}
	s := standing{state: NotSent}
	for i := range events {
		e := &events[i]
		if !s.step(e.Kind, e.At, deadline) {
			fault := s.nothingToActOn(e)
			f.Findings = append(f.Findings, Finding{Code: fault.Code, Unit: unit, Period: period, Message: fault.Message})
			continue
		}
		f.record(e)
	}
	f.State, f.Status = s.state, s.status(at, deadline)
	if f.Status == OnTime || f.Status == Late {
		f.At = s.at
	}
	return f
}

// record keeps what an event that has acted brings.
func (f *Filing) record(e *Event) {
	switch e.Kind {
	case Submitted, Corrected:
		f.Versions = append(f.Versions, Version{Number: len(f.Versions) + 1, Sent: *e})
	case Accepted:
		f.Versions[len(f.Versions)-1].Accepted = *e
	case Exempted:
		f.Exempted = *e
	}
}

// inOrder sorts the events of one filing as they count.
func inOrder(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int { return a.At.Compare(b.At) })
}
