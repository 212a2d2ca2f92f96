package agency

import (
	"cmp"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Records are what a [Directory] is made of.
type Records struct {
	Tenures []Tenure
	Bases   []Basis
	Stays   []Stay
	Reforms []Reform
}

// Directory says which body carries a function, at which level and on which day,
// and what became of a duty that a document gave to a body. Succession belongs to
// the function: the departments of labour merged with those of home affairs, and
// the prevention of prostitution went to those of health.
//
// A Directory never changes and is safe for concurrent use. The zero Directory
// knows nothing.
type Directory struct {
	tenures map[post][]ranked // latest records first, then by time
	bases   map[string][]Basis
	stays   map[string]Stay
	reforms []Reform // in the order of time
	layers  int      // how many records it was made of
}

// post is what a body may hold.
type post struct {
	function Function
	level    pcmd.Level
	unit     string
}

// ranked is a tenure and the records that it comes from: later ones count first.
type ranked struct {
	Tenure
	layer int
}

// NewDirectory returns the directory of the records. The error is [pcmd.Faults],
// with paths such as tenures[3].until: two bodies that carry a function at a
// time, at one level of one unit, unless both do so together (overlap); a last
// day before the first, or a tenure at a level that has ended (out-of-range); two
// bases for one duty or two stays of one body (duplicate-id); a record without a
// citation (missing-key); and what is wrong with a single value.
func NewDirectory(records Records) (*Directory, error) { return (&Directory{}).With(records) }

// With returns a directory that also knows the given records: a district's own
// decision, a province's own day, a decree of which this one knows nothing. They
// take precedence over those it has, except that a tenure limited to a unit
// always precedes one that is not. Faults are as of [NewDirectory].
func (d *Directory) With(records Records) (*Directory, error) {
	c := directoryCheck{known: d.reforms}
	if err := c.check(records).Err(); err != nil {
		return nil, err
	}
	next := d.clone()
	for _, t := range records.Tenures {
		t.Body.Level = t.Level
		p := post{t.Function, t.Level, t.Unit}
		next.tenures[p] = append(next.tenures[p], ranked{t, next.layers})
	}
	for _, held := range next.tenures {
		slices.SortStableFunc(held, func(a, b ranked) int {
			return cmp.Or(cmp.Compare(b.layer, a.layer), a.From.Compare(b.From))
		})
	}
	bases := map[string][]Basis{}
	for _, b := range records.Bases {
		b.Functions = slices.Clone(b.Functions)
		bases[b.Body] = append(bases[b.Body], b)
	}
	for _, s := range records.Stays {
		next.stays[s.Body.ID] = s
		delete(next.bases, s.Body.ID)
	}
	for id, b := range bases {
		next.bases[id] = append(b, next.bases[id]...)
	}
	next.reforms = append(next.reforms, records.Reforms...)
	slices.SortStableFunc(next.reforms, func(a, b Reform) int { return a.On.Compare(b.On) })
	return next, nil
}

// clone returns a copy for the next records.
func (d *Directory) clone() *Directory {
	next := &Directory{
		tenures: make(map[post][]ranked, len(d.tenures)), bases: make(map[string][]Basis, len(d.bases)),
		stays: make(map[string]Stay, len(d.stays)), reforms: slices.Clone(d.reforms), layers: d.layers + 1,
	}
	for p, held := range d.tenures {
		next.tenures[p] = slices.Clone(held)
	}
	for id, bases := range d.bases {
		next.bases[id] = slices.Clone(bases)
	}
	for id, s := range d.stays {
		next.stays[id] = s
	}
	return next
}
