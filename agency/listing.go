package agency

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/spelling"
)

// Listing is a list of units, such as a ministry publishes, and the days for
// which it holds. The days of its units are not read.
type Listing struct {
	From  pcmd.Date // unset: from before all that is known
	Until pcmd.Date // unset: until further notice
	Units []Unit
}

// FromListings returns the hierarchy of several lists and the changes between
// them. A unit that stands in two lists, of which the one follows the other, with
// one code, level, kind, parent and name (spelling aside), and that no change
// names, goes on unchanged. Faults are as of [NewHierarchy], with paths such as
// listings[0].units[3].parent; a list that ends before it begins is out-of-range.
func FromListings(listings []Listing, changes []Change) (*Hierarchy, error) {
	if err := checkDays(listings); err != nil {
		return nil, err
	}
	n := 0
	for _, l := range listings {
		n += len(l.Units)
	}
	j := joiner{units: make([]Unit, 0, n), places: make([]listed, 0, n), last: map[string]int{}, named: make(map[flow]bool, 2*len(changes))}
	for _, c := range changes {
		for _, code := range c.From {
			j.named[flow{c.On, code}] = true
		}
		for _, p := range c.Into {
			j.named[flow{c.On, p.Code}] = true
		}
	}
	order := make([]int, len(listings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return listings[a].From.Compare(listings[b].From) })
	for _, i := range order {
		for k, u := range listings[i].Units {
			u.From, u.Until = listings[i].From, listings[i].Until
			j.join(u, listed{i, k})
		}
	}
	return newHierarchy(j.units, changes, func(i int) string { return j.places[i].String() })
}

// checkDays finds the lists that end before they begin, once for all their units.
func checkDays(listings []Listing) error {
	var faults pcmd.Faults
	for i, l := range listings {
		if !l.Until.IsZero() && l.Until.Before(l.From) {
			faults = append(faults, lastBeforeFirst(l.From, l.Until).At(fmt.Sprintf("listings[%d].until", i)))
		}
	}
	return faults.Err()
}

// flow is a unit that a change of a day names.
type flow struct {
	on   pcmd.Date
	code string
}

// joiner makes one unit of those that go on unchanged.
type joiner struct {
	units  []Unit
	places []listed       // where each unit stands first
	last   map[string]int // of each code, the unit added last
	named  map[flow]bool
}

// listed is the place of a unit in its list.
type listed struct{ listing, unit int }

func (l listed) String() string { return fmt.Sprintf("listings[%d].units[%d]", l.listing, l.unit) }

func (j *joiner) join(u Unit, place listed) {
	if i, ok := j.last[u.Code]; ok && j.goesOn(j.units[i], u) {
		j.units[i].Until = u.Until
		return
	}
	j.last[u.Code] = len(j.units)
	j.units = append(j.units, u)
	j.places = append(j.places, place)
}

func (j *joiner) goesOn(u, next Unit) bool {
	return !u.Until.IsZero() && u.Until.AddDays(1) == next.From && !j.named[flow{next.From, u.Code}] && u.isLike(next)
}

// isLike reports whether two units are the same but for their days.
func (u Unit) isLike(v Unit) bool {
	return u.Code == v.Code && u.Level == v.Level && u.Kind == v.Kind && u.Parent == v.Parent &&
		spelling.Key(u.Name.Vi) == spelling.Key(v.Name.Vi)
}

// Crossing is one line of a list of who became what: a unit that went into
// another, as a whole or in part. Old is empty where the list names a
// predecessor that has no code.
type Crossing struct {
	Old, New string
	Part     bool
}

// ChangesBetween returns the typed changes of a day from the list before, the
// list after and who became what. Units of a level that the list after no longer
// has are abolished unless they went somewhere as a whole: in 2025 those are the
// districts. Others that nothing is said of get no change: they are gaps.
func ChangesBetween(on pcmd.Date, before, after []Unit, crossings []Crossing, citation pcmd.Citation) []Change {
	t := newTyper(before, after, crossings)
	var changes []Change
	for _, old := range t.olds {
		switch news := t.into[old]; {
		case len(news) > 1 || t.part[old]:
			changes = append(changes, Change{Kind: Split, From: []string{old}, Into: portions(news), IntoOthers: len(news) == 1})
		case len(t.outOf[news[0]]) == 1 && !t.unnamed[news[0]]:
			if kind := kindOf(t.before[old], t.after[news[0]]); kind != "" {
				changes = append(changes, Change{Kind: kind, From: []string{old}, Into: portions(news)})
			}
		case t.wholes[news[0]][0] == old: // the first of those merged
			changes = append(changes, Change{Kind: Merged, From: t.wholes[news[0]], Into: portions(news)})
		}
	}
	for _, u := range before {
		if !t.levels[u.Level] && t.into[u.Code] == nil {
			changes = append(changes, Change{Kind: Abolished, From: []string{u.Code}})
		}
	}
	for _, code := range sortedKeys(t.unnamed) {
		if len(t.wholes[code]) == 0 {
			changes = append(changes, Change{Kind: Merged, Into: portions([]string{code})})
		}
	}
	for i := range changes {
		c := &changes[i]
		c.On, c.Citation = on, citation
		c.FromOthers = c.Kind == Merged && t.unnamed[c.Into[0].Code]
	}
	return changes
}

func portions(codes []string) []Portion {
	all := make([]Portion, len(codes))
	for i, code := range codes {
		all[i].Code = code
	}
	return all
}

// typer finds out what kind of change crossings make up.
type typer struct {
	before, after map[string]Unit
	levels        map[pcmd.Level]bool // those of the list after
	olds          []string            // in the order of their codes
	into, outOf   map[string][]string // of each old unit the new ones, and the other way round
	part          map[string]bool     // the old units that go over in part
	wholes        map[string][]string // of each new unit the old ones that it takes over as wholes
	unnamed       map[string]bool     // the new units with a predecessor without a code
}

func newTyper(before, after []Unit, crossings []Crossing) *typer {
	t := &typer{
		before: byCode(before), after: byCode(after), levels: map[pcmd.Level]bool{},
		into: map[string][]string{}, outOf: map[string][]string{},
		part: map[string]bool{}, wholes: map[string][]string{}, unnamed: map[string]bool{},
	}
	for _, u := range after {
		t.levels[u.Level] = true
	}
	for _, c := range crossings {
		if c.Old == "" {
			t.unnamed[c.New] = true
			continue
		}
		t.part[c.Old] = t.part[c.Old] || c.Part
		if !slices.Contains(t.into[c.Old], c.New) {
			t.into[c.Old] = append(t.into[c.Old], c.New)
			t.outOf[c.New] = append(t.outOf[c.New], c.Old)
		}
	}
	t.olds = sortedKeys(t.into)
	for _, old := range t.olds {
		news := t.into[old]
		slices.Sort(news)
		if len(news) == 1 && !t.part[old] {
			t.wholes[news[0]] = append(t.wholes[news[0]], old)
		}
	}
	return t
}

func byCode(units []Unit) map[string]Unit {
	all := make(map[string]Unit, len(units))
	for _, u := range units {
		all[u.Code] = u
	}
	return all
}

// kindOf returns what happened to a unit that one unit took over alone; nothing
// where it is the same.
func kindOf(before, after Unit) ChangeKind {
	switch c := cmp.Or(rank(before.Level)-rank(after.Level), kindRank(before.Kind)-kindRank(after.Kind)); {
	case c > 0:
		return Raised
	case c < 0:
		return Lowered
	case spelling.Key(before.Name.Vi) != spelling.Key(after.Name.Vi):
		return Renamed
	case before.Parent != after.Parent:
		return Transferred
	case before.Code != after.Code:
		return Renamed
	}
	return ""
}

// rank returns how far down a level is.
func rank(l pcmd.Level) int {
	return slices.IndexFunc(pcmd.Levels(), func(d pcmd.Definition[pcmd.Level]) bool { return d.Key == l })
}

// kindRank returns how far down the vocabulary a kind stands.
func kindRank(k UnitKind) int {
	return slices.IndexFunc(UnitKinds(), func(d pcmd.Definition[UnitKind]) bool { return d.Key == k })
}
