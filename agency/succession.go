package agency

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Succession is what became of a unit by another day, or, where that day lies
// before, what it came from.
type Succession struct {
	Unit  Unit
	Heirs []Heir // by code; none where the source names none
	// Elsewhere is set where the source does not say what became of the unit, or
	// of a part of it.
	Elsewhere bool
}

// Heir is a unit that took over another, or a part of it.
type Heir struct {
	Unit  Unit
	Share Share // of the figures of the unit that it took over; unknown where no source states it
}

// Succession follows the unit that bears the code on the day from through all
// changes to the day to, which may lie before it. A unit that ends with those
// below it, as districts did, lives on in what became of those. On an unset day
// nothing is known of it. A code that nobody bears on the day from is a
// [pcmd.Fault] with code unknown-unit.
func (h *Hierarchy) Succession(code string, from, to pcmd.Date) (Succession, error) {
	unit := h.find(code, from)
	if unit < 0 {
		return Succession{}, h.noUnit(code, from)
	}
	course := h.follow(unit, from, to)
	s := Succession{Unit: h.units[unit], Elsewhere: !course.isComplete()}
	for _, r := range course.reaches {
		if !r.within {
			s.Heirs = append(s.Heirs, Heir{h.units[r.unit], r.share})
		}
	}
	slices.SortFunc(s.Heirs, func(a, b Heir) int { return cmp.Compare(a.Unit.Code, b.Unit.Code) })
	return s, nil
}

// noUnit is the fault of a code that nobody bears on the day; it names those who
// ever did.
func (h *Hierarchy) noUnit(code string, day pcmd.Date) error {
	vi, en := fmt.Sprintf("ngày %s không có đơn vị nào mang mã %.64q", day, code), fmt.Sprintf("on %s no unit bears the code %.64q", day, code)
	for i, u := range h.History(code) {
		if i == 0 {
			vi, en = vi+"; mã này là của", en+"; it belongs to"
		} else {
			vi, en = vi+",", en+","
		}
		vi += " " + u.FullName().Vi + " (" + cmp.Or(u.From.String(), "…") + " – " + cmp.Or(u.Until.String(), "…") + ")"
		en += " " + u.FullName().En + " (" + cmp.Or(u.From.String(), "…") + " – " + cmp.Or(u.Until.String(), "…") + ")"
	}
	return pcmd.NewFault(pcmd.CodeUnknownUnit, vi, en)
}

// reach is a unit that takes something over. Within says that it went somewhere
// within that unit: the source does not say where.
type reach struct {
	unit   int
	share  Share
	within bool
}

// course is all that a unit reaches. Lost is set where something went nobody
// knows where.
type course struct {
	reaches []reach
	lost    bool
}

// itself is the course of a unit that goes on.
func itself(unit int) course { return course{reaches: []reach{{unit, Whole(), false}}} }

// isComplete reports whether it is known where all of it went.
func (c course) isComplete() bool {
	return !c.lost && !slices.ContainsFunc(c.reaches, func(r reach) bool { return r.within })
}

// follow returns what becomes of the unit from one day to another, forward or
// back.
func (h *Hierarchy) follow(unit int, from, to pcmd.Date) course {
	if to.IsZero() {
		return course{lost: true}
	}
	c := itself(unit)
	step, days := h.onward, h.daysBetween(from, to)
	if to.Before(from) {
		step, days = func(r reach, day pcmd.Date) course { return h.before(r.unit, day) }, h.daysBetween(to, from)
		slices.Reverse(days)
	}
	for _, day := range days {
		c = c.through(func(r reach) course { return step(r, day) })
	}
	return c
}

// daysBetween returns the days on which the map changes after the one day and
// up to the other.
func (h *Hierarchy) daysBetween(from, to pcmd.Date) []pcmd.Date {
	var days []pcmd.Date
	for _, e := range h.epochs {
		if e.from.After(from) && !e.from.After(to) {
			days = append(days, e.from)
		}
	}
	return days
}

// through takes every reach of the course one step further.
func (c course) through(step func(r reach) course) course {
	next := course{lost: c.lost}
	for _, r := range c.reaches {
		further := step(r)
		next.lost = next.lost || further.lost
		for _, f := range further.reaches {
			next.add(reach{f.unit, r.share.times(f.share), r.within || f.within})
		}
	}
	next.deduce()
	return next
}

// add adds a reach to that of the same unit.
func (c *course) add(r reach) {
	for i, have := range c.reaches {
		if have.unit == r.unit && have.within == r.within {
			c.reaches[i].share = have.share.plus(r.share)
			return
		}
	}
	c.reaches = append(c.reaches, r)
}

// deduce finds the one share that is unknown where all else is known: the rest.
func (c *course) deduce() {
	rest, open := big.NewRat(1, 1), -1
	for i, r := range c.reaches {
		switch {
		case r.share.IsKnown():
			rest.Sub(rest, r.share.Rat())
		case open >= 0:
			return
		default:
			open = i
		}
	}
	if open >= 0 && c.isComplete() {
		c.reaches[open].share = shareOf(rest)
	}
}

// onward returns what becomes on the day of what a course has reached. Of
// something within a unit that lives on only in those below it one cannot say in
// which of them it is.
func (h *Hierarchy) onward(r reach, day pcmd.Date) course {
	if r.within && h.dissolves(r.unit, day) {
		return h.somewhere(r.unit, day)
	}
	return h.after(r.unit, day)
}

// dissolves reports whether a unit of the eve is abolished on the day.
func (h *Hierarchy) dissolves(unit int, day pcmd.Date) bool {
	return !h.units[unit].In(day) && h.out[unit] >= 0 && h.changes[h.out[unit]].Kind == Abolished
}

// after returns what becomes of a unit on the day.
func (h *Hierarchy) after(unit int, day pcmd.Date) course {
	if h.units[unit].In(day) {
		return itself(unit)
	}
	eve := day.AddDays(-1)
	if h.out[unit] < 0 {
		return h.somewhere(unit, day)
	}
	var c course
	change := h.changes[h.out[unit]]
	for _, p := range change.Into {
		share := p.Share
		if change.Kind.isWhole() {
			share = Whole()
		}
		c.add(reach{h.find(p.Code, day), share, false})
	}
	m := h.At(eve)
	if row := m.rows[unit]; change.Kind == Abolished && !m.IsLeaf(row) {
		for _, child := range m.Children(row) {
			c.join(h.after(m.units[child], day))
		}
	} else if change.Kind == Abolished || change.IntoOthers {
		c.join(h.somewhere(unit, day))
	}
	c.deduce()
	return c
}

// before returns what a unit of the day comes from.
func (h *Hierarchy) before(unit int, day pcmd.Date) course {
	eve := day.AddDays(-1)
	if h.units[unit].In(eve) {
		return itself(unit)
	}
	var c course
	others := len(h.in[unit]) == 0
	for _, i := range h.in[unit] {
		change := h.changes[i]
		others = others || change.FromOthers || change.Kind == Created
		for _, code := range change.From {
			c.add(reach{unit: h.find(code, eve)})
		}
	}
	if others {
		c.join(h.around(unit, day, func(above int) course { return h.before(above, day) }))
	}
	c.deduce()
	return c
}

// join adds what a part reaches, a part of unknown share.
func (c *course) join(part course) {
	c.lost = c.lost || part.lost
	for _, r := range part.reaches {
		c.add(reach{unit: r.unit, within: r.within})
	}
}

// somewhere returns what becomes of a unit on the day where the source does not
// say it.
func (h *Hierarchy) somewhere(unit int, day pcmd.Date) course {
	return h.around(unit, day.AddDays(-1), func(above int) course {
		if h.dissolves(above, day) {
			return h.somewhere(above, day) // it lives on in those below it only, and says nothing of them
		}
		return h.after(above, day)
	})
}

// around returns where a unit is of which the source says nothing: somewhere
// within what becomes of the unit above it.
func (h *Hierarchy) around(unit int, day pcmd.Date, step func(above int) course) course {
	above := h.find(h.units[unit].Parent, day)
	if above < 0 {
		return course{lost: true}
	}
	c := course{}
	c.join(step(above))
	for i := range c.reaches {
		c.reaches[i].within = true
	}
	return c
}
