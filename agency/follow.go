package agency

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Charge is a duty as a document gave it to a body.
type Charge struct {
	Body     Body       // as the document names it
	Function Function   // that the duty falls under
	Level    pcmd.Level // of the body, where it has none of its own: that of the document
	Unit     string     // of the document, by its code on the day of it
	Given    pcmd.Date  // the day of the document, or the first of its term where it bears none
}

// level returns the level at which the duty lies.
func (c Charge) level() pcmd.Level {
	if c.Body.Level != "" {
		return c.Body.Level
	}
	return c.Level
}

// Follow returns who has a duty on a day. Where it rests on a function, whoever
// carries that; after the end of a level, whoever carries the function at the
// level that took it over, if that is known. Otherwise the duty stays with the
// body, through reforms only if the directory has a [Stay] of it. A body that
// stands for several is followed member by member: see [Bodies.Members].
//
// The unit is taken to bear the same code on both days; [Directory.Resolve]
// follows units too.
func (d *Directory) Follow(c Charge, on pcmd.Date) Answer { return d.follow(c, []string{c.Unit}, on) }

func (d *Directory) follow(c Charge, units []string, on pcmd.Date) Answer {
	if on.IsZero() {
		return Answer{Level: c.level(), Last: c.Body, Reason: noDay()}
	}
	b, ok := d.basis(c.Body.ID, c.Function)
	if !ok {
		return d.stayed(c, on)
	}
	a := d.responsible(b.On, c.level(), units, on)
	a.Basis = b.Citation
	if b.Of != "" {
		// While the function is where it was, the part of that body has the duty.
		a.Body, a.Last = c.partFor(b, a.Body), c.partFor(b, a.Last)
	}
	if a.Ended {
		return d.handedDown(a, units, on)
	}
	return a
}

// partFor returns the body of the document in place of the whole that it is a
// part of.
func (c Charge) partFor(b Basis, body Body) Body {
	if body.ID == b.carrier() {
		return c.Body
	}
	return body
}

// basis returns what the duties of a function rest on that documents give to the
// body.
func (d *Directory) basis(body string, function Function) (Basis, bool) {
	all := d.bases[body]
	i := slices.IndexFunc(all, func(b Basis) bool { return slices.Contains(b.Functions, function) })
	if i < 0 {
		i = slices.IndexFunc(all, func(b Basis) bool { return len(b.Functions) == 0 })
	}
	if i < 0 {
		return Basis{}, false
	}
	return all[i], true
}

// RestsOn returns the function on which duties of a function rest that documents
// give to the body, and whether they rest on one: a body that leads the prevention
// of prostitution steers, trains and reports for that.
func (d *Directory) RestsOn(body string, function Function) (Function, bool) {
	b, ok := d.basis(body, function)
	return b.On, ok
}

// handedDown returns who carries the function at the level that took over that
// of the answer; the answer itself where that is unknown.
func (d *Directory) handedDown(a Answer, units []string, on pcmd.Date) Answer {
	r, _ := d.ending(a.Level, on)
	if r.Into == "" {
		return a
	}
	below := d.responsible(a.Function, r.Into, units, on)
	if !below.IsKnown() {
		a.Reason = pcmd.NewText(a.Reason.Vi+"; "+below.Reason.Vi, a.Reason.En+"; "+below.Reason.En)
		return a
	}
	below.Ended, below.Basis = true, a.Basis
	below.Reason = pcmd.NewText(
		fmt.Sprintf("%s; lĩnh vực này do %s đảm nhiệm", a.Reason.Vi, r.Into.Label().Vi),
		fmt.Sprintf("%s; the function lies with the level %s", a.Reason.En, r.Into.Label().En))
	return below
}

// stayed answers for a duty that rests on the body itself.
func (d *Directory) stayed(c Charge, on pcmd.Date) Answer {
	a := Answer{Level: c.level(), Body: c.Body, Citation: pcmd.Citation{Reading: pcmd.Interpreted}}
	s, recorded := d.stays[c.Body.ID]
	if recorded {
		a.Body, a.Citation = s.Body, s.Citation
	}
	ending, ended := d.ending(a.Level, on)
	reform, reformed := d.reformBetween(c.Given, on)
	a.Ended = ended
	switch {
	case recorded && !s.Until.IsZero() && on.After(s.Until):
		reason := s.Citation.Note
		if reason.IsZero() {
			reason = pcmd.NewText(
				fmt.Sprintf("không rõ ai có nhiệm vụ này sau ngày %s", s.Until),
				fmt.Sprintf("it is not known who has the duty after %s", s.Until))
		}
		return a.lost(s.Citation, reason)
	case ended:
		return a.lost(ending.Citation, pcmd.NewText(
			fmt.Sprintf("%s đã kết thúc từ ngày %s; không có nguồn nào nói nhiệm vụ này về đâu", a.Level.Label().Vi, ending.On),
			fmt.Sprintf("the level %s ended on %s; no source says where the duty went", a.Level.Label().En, ending.On)))
	case reformed && !recorded:
		return a.lost(reform.Citation, pcmd.NewText(
			fmt.Sprintf("bộ máy được sắp xếp lại từ ngày %s; không có nguồn nào nói về cơ quan này sau đó", reform.On),
			fmt.Sprintf("bodies were made anew on %s; no source speaks of this one since", reform.On)))
	}
	return a
}

// lost returns the answer with its body as the last one known.
func (a Answer) lost(citation pcmd.Citation, reason pcmd.Text) Answer {
	a.Body, a.Last, a.Citation, a.Reason = Body{}, a.Body, citation, reason
	return a
}

// reformBetween returns the first reform after the one day and up to the other.
func (d *Directory) reformBetween(given, on pcmd.Date) (Reform, bool) {
	i := slices.IndexFunc(d.reforms, func(r Reform) bool { return r.On.After(given) && !r.On.After(on) })
	if i < 0 {
		return Reform{}, false
	}
	return d.reforms[i], true
}
