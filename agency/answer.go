package agency

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

// Answer says who carries a function or a duty on a day, or that this is
// unknown, and why. The zero Answer is unknown.
type Answer struct {
	Function Function   // asked about, or on which the duty rests; unset where it rests on the body itself
	Level    pcmd.Level // of the body: lower than asked where that level has ended
	Body     Body       // unset where it is unknown who
	With     []Body     // others who carry it together with the body
	Last     Body       // who is last known to have carried it, where Body is unset; unset: nobody is known
	Ended    bool       // the level asked about had ended by that day
	Reason   pcmd.Text  // why it is unknown, or lies with another level
	Citation pcmd.Citation
	Basis    pcmd.Citation // of a duty: why it rests on that function
}

// IsKnown reports whether it is known who.
func (a Answer) IsKnown() bool { return a.Body.ID != "" }

// Responsible returns who carries the function at the level on the day: in the
// unit, where tenures are limited to it, otherwise everywhere. The unit is its
// code on that day, or "" for the country as a whole.
func (d *Directory) Responsible(function Function, level pcmd.Level, unit string, on pcmd.Date) Answer {
	return d.responsible(function, level, []string{unit}, on)
}

// responsible is [Directory.Responsible] for a unit and those above it, from the
// lowest.
func (d *Directory) responsible(function Function, level pcmd.Level, units []string, on pcmd.Date) Answer {
	a := Answer{Function: function, Level: level}
	if on.IsZero() {
		a.Reason = noDay()
		return a
	}
	if r, ended := d.ending(level, on); ended {
		a.Ended, a.Citation = true, r.Citation
		a.Last = d.lastBefore(function, level, units, r.On)
		a.Reason = pcmd.NewText(
			fmt.Sprintf("%s đã kết thúc từ ngày %s", level.Label().Vi, r.On),
			fmt.Sprintf("the level %s ended on %s", level.Label().En, r.On))
		return a
	}
	for _, t := range d.held(function, level, units, on) {
		if !a.IsKnown() {
			a.Body, a.Citation = t.Body, t.Citation
			continue
		}
		a.With = append(a.With, t.Body)
	}
	if !a.IsKnown() {
		a.Last = d.lastBefore(function, level, units, on)
		a.Reason = a.Citation.Note
		if a.Reason.IsZero() {
			a.Reason = pcmd.NewText(
				fmt.Sprintf("danh bạ không ghi ai phụ trách lĩnh vực này ở %s ngày %s", level.Label().Vi, on),
				fmt.Sprintf("the directory records nobody for this function at the level %s on %s", level.Label().En, on))
		}
	}
	return a
}

func noDay() pcmd.Text {
	return pcmd.Text{Vi: "không có ngày để hỏi", En: "no day was asked about"}
}

// ending returns the reform that had ended the level by the day.
func (d *Directory) ending(level pcmd.Level, on pcmd.Date) (Reform, bool) {
	for _, r := range d.reforms {
		if level != "" && r.Ends == level && !on.Before(r.On) {
			return r, true
		}
	}
	return Reform{}, false
}

// held returns the tenures that hold on the day, of the lowest unit that has any
// and of the latest records: one, or several together.
func (d *Directory) held(function Function, level pcmd.Level, units []string, on pcmd.Date) []ranked {
	var held []ranked
	for _, unit := range everywhereToo(units) {
		for _, t := range d.tenures[post{function, level, unit}] {
			if t.In(on) && (len(held) == 0 || held[0].layer == t.layer) {
				held = append(held, t)
			}
		}
		if len(held) > 0 {
			break
		}
	}
	return held
}

// lastBefore returns who carried the function on the last day before this one on
// which that is known.
func (d *Directory) lastBefore(function Function, level pcmd.Level, units []string, on pcmd.Date) Body {
	var last Tenure
	for _, unit := range everywhereToo(units) {
		for _, t := range d.tenures[post{function, level, unit}] {
			if t.Body.ID == "" || !t.From.Before(on) {
				continue
			}
			if t.Until.IsZero() || !t.Until.Before(on) {
				t.Until = on.AddDays(-1)
			}
			if last.Body.ID == "" || t.Until.After(last.Until) {
				last = t.Tenure
			}
		}
	}
	return last.Body
}

// everywhereToo returns the units and, after them, no unit.
func everywhereToo(units []string) []string {
	if n := len(units); n > 0 && units[n-1] == "" {
		return units
	}
	return append(units[:len(units):len(units)], "")
}
