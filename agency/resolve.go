package agency

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Resolution is who has a duty on a day, in what has become of the unit of the
// document.
type Resolution struct {
	Succession Succession
	Answers    []LocalAnswer // in the order of the succession's heirs
}

// LocalAnswer is an answer and the unit that it is for: an heir of the unit of
// the document, or where the body is of a higher level the unit above it.
type LocalAnswer struct {
	Unit Unit
	Answer
}

// Resolve is [Directory.Follow] through the changes of units too: a plan's duty
// in Bắc Kạn is one of Thái Nguyên since 1 July 2025. It honours tenures that are
// limited to a unit or to one above it. A unit that nobody knows on the day of
// the document is a [pcmd.Fault] with code unknown-unit.
func (d *Directory) Resolve(h *Hierarchy, c Charge, on pcmd.Date) (Resolution, error) {
	succession, err := h.Succession(c.Unit, c.Given, on)
	if err != nil {
		return Resolution{}, err
	}
	r := Resolution{Succession: succession}
	m := h.At(on)
	for _, heir := range succession.Heirs {
		units := []Unit{heir.Unit}
		for above := range m.Ancestors(m.Row(heir.Unit.Code)) {
			units = append(units, m.Unit(above))
		}
		answer := LocalAnswer{Answer: d.follow(c, codes(units), on)}
		answer.Unit = unitOf(units, answer.Level)
		if !slices.ContainsFunc(r.Answers, func(a LocalAnswer) bool { return a.Unit == answer.Unit }) {
			r.Answers = append(r.Answers, answer)
		}
	}
	return r, nil
}

func codes(units []Unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.Code
	}
	return all
}

// unitOf returns the unit of the level among one and those above it; the lowest
// where the body is of a lower level or of none.
func unitOf(units []Unit, level pcmd.Level) Unit {
	if i := slices.IndexFunc(units, func(u Unit) bool { return u.Level == level }); i >= 0 {
		return units[i]
	}
	return units[0]
}
