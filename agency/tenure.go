package agency

import "github.com/pcmd-vn/pcmd"

// Tenure says that a body carries a function at a level from a day to a day. A
// Tenure without a body says that no source tells who does; its citation says
// why.
type Tenure struct {
	Function Function
	Level    pcmd.Level
	Unit     string    // the code that the unit bears on those days; "": everywhere
	Body     Body      // unset: unknown
	Together bool      // others carry it at the same time
	From     pcmd.Date // the first day; unset: before all that is known
	Until    pcmd.Date // the last day; unset: further notice
	Citation pcmd.Citation
}

// In reports whether the tenure holds on the day.
func (t Tenure) In(day pcmd.Date) bool {
	return !day.IsZero() && !day.Before(t.From) && (t.Until.IsZero() || !day.After(t.Until))
}

// overlaps reports whether there is a day on which both hold.
func (t Tenure) overlaps(u Tenure) bool {
	return (t.Until.IsZero() || !u.From.After(t.Until)) && (u.Until.IsZero() || !t.From.After(u.Until))
}
