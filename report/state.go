package report

import (
	"fmt"
	"time"

	"github.com/pcmd-vn/pcmd"
)

// State says how far the report of a unit for a period has come between the
// unit and the one that takes it in. Whether it is in time is its [Status]. The
// zero State means "unset".
type State string

// The states, from the first on.
const (
	NotSent     State = "not-sent"
	UnderReview State = "under-review" // sent, nothing decided yet
	InForce     State = "in-force"     // accepted
	Amended     State = "amended"      // accepted, and a newer version since
	SentBack    State = "sent-back"    // returned to the unit, not sent again
	Withdrawn   State = "withdrawn"    // recalled by the unit, not sent again
)

// States returns the vocabulary of states.
func States() pcmd.Vocabulary[State] {
	return pcmd.Vocabulary[State]{
		{Key: NotSent, Label: pcmd.Text{Vi: "chưa gửi", En: "not sent"}},
		{Key: UnderReview, Label: pcmd.Text{Vi: "đã gửi, chờ xem xét", En: "sent, under review"}},
		{Key: InForce, Label: pcmd.Text{Vi: "đã được chấp nhận", En: "accepted"}},
		{Key: Amended, Label: pcmd.Text{Vi: "có bản mới sau khi được chấp nhận", En: "accepted, with a newer version since"}},
		{Key: SentBack, Label: pcmd.Text{Vi: "bị trả lại, chưa gửi lại", En: "returned, not sent again"}},
		{Key: Withdrawn, Label: pcmd.Text{Vi: "đã thu hồi, chưa gửi lại", En: "recalled, not sent again"}},
	}
}

// Valid reports whether the state is one of [States].
func (s State) Valid() bool { return States().Has(s) }

// Label returns what the state is called.
func (s State) Label() pcmd.Text { return States().Label(s) }

// MarshalText writes the word; it refuses words outside [States].
func (s State) MarshalText() ([]byte, error) { return States().MarshalWord(s) }

// UnmarshalText reads the word; it refuses words outside [States].
func (s *State) UnmarshalText(text []byte) error { return States().UnmarshalWord(s, text) }

// HasReport reports whether there is a report that counts.
func (s State) HasReport() bool { return s == UnderReview || s.HasAccepted() }

// HasAccepted reports whether the report that counts has been accepted.
func (s State) HasAccepted() bool { return s == InForce || s == Amended }

// Next returns the state to which an event leads; it reports false where the
// event has nothing to act on. An exemption leads nowhere: it stands beside the
// state, whatever else happens.
func (s State) Next(kind EventKind) (State, bool) {
	to, ok := transitions[s][kind]
	return to, ok
}

// transitions are all that can happen to a report. What is accepted may still be
// returned or recalled; a new version of it does not undo the acceptance.
var transitions = map[State]map[EventKind]State{
	NotSent: {Submitted: UnderReview},
	UnderReview: {
		Submitted: UnderReview, Corrected: UnderReview,
		Accepted: InForce, Returned: SentBack, Recalled: Withdrawn,
	},
	InForce: {
		Submitted: Amended, Corrected: Amended,
		Returned: SentBack, Recalled: Withdrawn,
	},
	Amended: {
		Submitted: Amended, Corrected: Amended,
		Accepted: InForce, Returned: SentBack, Recalled: Withdrawn,
	},
	SentBack:  {Submitted: UnderReview},
	Withdrawn: {Submitted: UnderReview},
}

// standing is where a report stands, with what decides on its timeliness.
type standing struct {
	state  State
	exempt bool
	at     time.Time // of the submission that counts
	onTime bool      // of that submission, also where it has just been cancelled
	heir   bool      // of a cancelled one: the next has the timeliness of the one returned
}

// step adds an event to those before it; it reports false, and changes nothing,
// where the event has nothing to act on. Without a deadline everything is on
// time.
func (s *standing) step(kind EventKind, at, deadline time.Time) bool {
	if kind == Exempted {
		news := !s.exempt
		s.exempt = true
		return news
	}
	to, ok := s.state.Next(kind)
	if !ok {
		return false
	}
	passed := !deadline.IsZero() && !at.Before(deadline)
	switch {
	case !s.state.HasReport(): // submitted, for the first time or again
		if !s.heir {
			s.onTime = !passed
		}
		s.at = at
	case !to.HasReport(): // returned or recalled
		s.at, s.heir = time.Time{}, kind == Returned && passed
	}
	s.state = to
	return true
}

// status says what follows at an instant.
func (s *standing) status(at, deadline time.Time) Status {
	switch {
	case s.exempt:
		return Exempt
	case s.state.HasReport() && s.onTime:
		return OnTime
	case s.state.HasReport():
		return Late
	case !deadline.IsZero() && !at.Before(deadline):
		return Missing
	}
	return Pending
}

// nothingToActOn says why an event changes nothing.
func (s *standing) nothingToActOn(e *Event) pcmd.Fault {
	now := s.state.Label()
	if e.Kind == Exempted {
		now = pcmd.Text{Vi: "đã được miễn", En: "exempt already"}
	}
	return pcmd.NewFault(CodeNothingToActOn,
		fmt.Sprintf("sự kiện “%s” không có tác dụng vì báo cáo kỳ %s của đơn vị %q %s", e.Kind.Label().Vi, e.Period, e.Unit, now.Vi),
		fmt.Sprintf("the event %q has nothing to act on: the report of the unit %q for %s is %s", e.Kind, e.Unit, e.Period, now.En))
}
