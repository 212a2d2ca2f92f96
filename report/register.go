package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
)

// EventKind says what happened to a report. The zero EventKind means "unset".
type EventKind string

// The kinds of event.
const (
	Submitted EventKind = "submitted"
	Returned  EventKind = "returned"
	Accepted  EventKind = "accepted"
	Corrected EventKind = "corrected"
	Recalled  EventKind = "recalled"
	Exempted  EventKind = "exempted"
)

// EventKinds returns the vocabulary of events.
func EventKinds() pcmd.Vocabulary[EventKind] {
	return pcmd.Vocabulary[EventKind]{
		{Key: Submitted, Label: pcmd.Text{Vi: "đã gửi", En: "submitted"}},
		{Key: Returned, Label: pcmd.Text{Vi: "bị trả lại", En: "returned"}},
		{Key: Accepted, Label: pcmd.Text{Vi: "được chấp nhận", En: "accepted"}},
		{Key: Corrected, Label: pcmd.Text{Vi: "được đính chính", En: "corrected"}},
		{Key: Recalled, Label: pcmd.Text{Vi: "được thu hồi", En: "recalled"}},
		{Key: Exempted, Label: pcmd.Text{Vi: "được miễn", En: "exempted"}},
	}
}

// Label returns what the kind is called.
func (k EventKind) Label() pcmd.Text { return EventKinds().Label(k) }

// Valid reports whether the kind is one of [EventKinds].
func (k EventKind) Valid() bool { return EventKinds().Has(k) }

// MarshalText writes the word; it refuses words outside [EventKinds].
func (k EventKind) MarshalText() ([]byte, error) { return EventKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [EventKinds].
func (k *EventKind) UnmarshalText(text []byte) error { return EventKinds().UnmarshalWord(k, text) }

// Event is one thing that happened to the report of a unit for a period.
// Figures are the version of the figures that was submitted or corrected,
// Reason says why a report was returned or a unit exempted, and Reference leads
// to where the caller keeps what lies behind: an identifier, never a person.
type Event struct {
	Unit      string
	Period    pcmd.Period
	At        time.Time
	Kind      EventKind
	Figures   []Figure
	Reason    string
	Reference string
}

// Figure is one figure of a report.
type Figure struct {
	Measure string
	Value   decimal.Decimal
}

// Register is the submissions as an append-only list of events, from which every
// status follows. It counts events in the order of their instants, and those of
// one instant in that of the list. Safe for concurrent reading.
type Register struct {
	Plan      *plan.Plan
	Units     []indicator.Unit
	Expected  []string // the units that owe a report; nil means all, an empty list none
	Requested []string // the units that are merely requested to report, counted apart
	Events    []Event
}

// ParseRegister reads a register document. The error is [pcmd.Faults] with
// everything that is wrong. Beyond the contract's keys a register may have
// "requested", a list of units; and an event "figures" (submitted, corrected),
// "reason" and "reference".
func ParseRegister(data []byte, library Library) (*Register, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	o := v.Object("plan", "units", "expected", "requested", "events")
	r := &Register{Plan: planOf(o.Need("plan"), library)}
	r.Units, _ = wire.Units(o.Need("units"))
	known := wire.KnownUnits(o.Get("units"), r.Units)
	unit := func(v document.Value) string { return wire.UnitRef(v, known) }
	r.Expected = document.Slice(o.Get("expected"), unit)
	if o.Has("expected") && r.Expected == nil {
		r.Expected = []string{}
	}
	r.Requested = document.Slice(o.Get("requested"), unit)
	find := measuresOf(r.Plan, library)
	r.Events = document.Slice(o.Need("events"), func(v document.Value) Event { return event(v, known, find) })
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return r, nil
}

// findMeasure finds a measure by its id; nil where nothing can be said of them.
type findMeasure func(id string) (indicator.Measure, bool)

func measuresOf(p *plan.Plan, library Library) findMeasure {
	if p == nil {
		return nil
	}
	return wire.FindMeasure(slices.Concat(p.Measures, library.Measures))
}

func event(v document.Value, known func(string) bool, find findMeasure) Event {
	o := v.Object("unit", "period", "at", "event", "figures", "reason", "reference")
	e := Event{
		Unit:   wire.UnitRef(o.Need("unit"), known),
		Period: document.Period(o.Need("period")),
		At:     instant(o.Need("at")),
		Kind:   document.Word(o.Need("event"), EventKinds()),
	}
	if figures := o.Get("figures"); figures.Present() {
		if e.Kind.Valid() && e.Kind != Submitted && e.Kind != Corrected {
			figures.Fault(pcmd.CodeUnknownKey,
				fmt.Sprintf("sự kiện %q không kèm số liệu; chỉ submitted và corrected có \"figures\"", e.Kind),
				fmt.Sprintf("the event %q brings no figures; only submitted and corrected have \"figures\"", e.Kind))
		}
		for _, f := range wire.Figures(figures, find) {
			e.Figures = append(e.Figures, Figure(f))
		}
	}
	if reason := o.Get("reason"); reason.Present() {
		e.Reason = reason.Words()
	}
	if reference := o.Get("reference"); reference.Present() {
		e.Reference = reference.ID()
	}
	return e
}

func instant(v document.Value) time.Time {
	s := v.String()
	if !v.IsString() {
		return time.Time{}
	}
	at, err := ParseInstant(s)
	v.Err(err)
	return at
}

// ParseInstant reads an instant in the form of RFC 3339, with an offset. Other
// text is a [pcmd.Fault] with code bad-date.
func ParseInstant(s string) (time.Time, error) {
	at, err := time.ParseInLocation(time.RFC3339Nano, s, time.UTC)
	// The time package also takes an hour of one digit and a decimal comma.
	if err != nil || s[len("2024-06-14T23")] != ':' || strings.Contains(s, ",") {
		return time.Time{}, pcmd.NewFault(pcmd.CodeBadDate,
			fmt.Sprintf("%.40q không phải là một thời điểm; cần dạng 2024-06-14T23:59:59+07:00", s),
			fmt.Sprintf("%.40q is not an instant; expected the form 2024-06-14T23:59:59+07:00", s))
	}
	return at, nil
}
