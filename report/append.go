package report

import (
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Append returns the register with one more event. An event that has nothing to
// act on at its instant, or names an unknown unit, no period or no instant, is
// refused: the error is a [pcmd.Fault] or [pcmd.Faults] that says why, and the
// register is returned as it was. The register itself never changes.
func (r *Register) Append(e Event) (*Register, error) {
	known := func(id string) bool {
		return slices.ContainsFunc(r.Units, func(u indicator.Unit) bool { return u.ID == id })
	}
	if err := checkEvent(e, known); err != nil {
		return r, err
	}
	var before []Event
	for _, other := range r.Events {
		if other.Unit == e.Unit && other.Period == e.Period && !other.At.After(e.At) {
			before = append(before, other)
		}
	}
	inOrder(before)
	s := standing{state: NotSent}
	for i := range before {
		s.step(before[i].Kind, before[i].At, time.Time{})
	}
	if !s.step(e.Kind, e.At, time.Time{}) {
		return r, s.nothingToActOn(&e)
	}
	next := *r
	next.Events = append(r.Events[:len(r.Events):len(r.Events)], e)
	return &next, nil
}

// checkEvent returns what is wrong with an event by itself.
func checkEvent(e Event, known func(string) bool) error {
	var faults pcmd.Faults
	if !known(e.Unit) {
		faults = append(faults, indicator.UnknownUnit(e.Unit).At("unit"))
	}
	if e.Period.IsZero() {
		faults = append(faults, pcmd.NewFault(pcmd.CodeBadPeriod, "sự kiện không có kỳ", "the event has no period").At("period"))
	}
	if e.At.IsZero() {
		faults = append(faults, pcmd.NewFault(pcmd.CodeBadDate, "sự kiện không có thời điểm", "the event has no instant").At("at"))
	}
	if _, err := EventKinds().Parse(string(e.Kind)); err != nil {
		faults = append(faults, err.(pcmd.Fault).At("event"))
	}
	return faults.Err()
}
