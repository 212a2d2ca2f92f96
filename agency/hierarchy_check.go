package agency

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/pcmd-vn/pcmd"
)

// dayOne stands for all days before the first that is known.
func dayOne() pcmd.Date { return pcmd.MustParseDate("0001-01-01") }

// firstDay returns the first day of a unit, the very first of all where it is unset.
func firstDay(u Unit) pcmd.Date {
	if u.From.IsZero() {
		return dayOne()
	}
	return u.From
}

// hierarchyCheck gathers the faults of units and changes.
type hierarchyCheck struct {
	units   []Unit
	changes []Change
	place   func(i int) string // the path of each unit
	order   []int              // the places of the units, by code and time
	byCode  map[string][]int   // of each code, its part of the order
	ranks   map[pcmd.Level]int // of each level, how far down it is
	kinds   map[UnitKind]bool  // all that there are, and the unset one
	longest []int              // of each place, the unit that lasts longest of those of its code up to it
	ended   map[int]int        // the units that a change so far ends, and which does
	begun   map[int]int        // the units that a change so far begins, and the last that does
	faults  pcmd.Faults
}

// newHierarchyCheck sorts the units and indexes them.
func newHierarchyCheck(units []Unit, changes []Change, place func(i int) string) *hierarchyCheck {
	b := &hierarchyCheck{
		units: units, changes: changes, place: place,
		order: make([]int, len(units)), byCode: make(map[string][]int, len(units)), longest: make([]int, len(units)),
		ranks: map[pcmd.Level]int{}, kinds: map[UnitKind]bool{"": true},
		ended: make(map[int]int, len(units)), begun: make(map[int]int, len(units)),
	}
	for i, level := range pcmd.Levels() {
		b.ranks[level.Key] = i
	}
	for _, kind := range UnitKinds() {
		b.kinds[kind.Key] = true
	}
	for i := range units {
		b.order[i] = i
	}
	slices.SortStableFunc(b.order, func(i, j int) int {
		return cmp.Or(cmp.Compare(units[i].Code, units[j].Code), units[i].From.Compare(units[j].From))
	})
	for first := 0; first < len(b.order); {
		code, last := units[b.order[first]].Code, first+1
		for last < len(b.order) && units[b.order[last]].Code == code {
			last++
		}
		b.byCode[code] = b.order[first:last]
		first = last
	}
	return b
}

// sorted returns the units by code and time.
func (b *hierarchyCheck) sorted() []Unit {
	units := make([]Unit, len(b.units))
	for k, i := range b.order {
		units[k] = b.units[i]
	}
	return units
}

func (b *hierarchyCheck) check() {
	for i, u := range b.units {
		b.unit(i, u)
	}
	b.overlaps()
	for i, u := range b.units {
		b.parent(i, u)
	}
	b.cycles()
	for i, c := range b.changes {
		b.change(i, c)
	}
}

func (b *hierarchyCheck) fault(path string, code pcmd.Code, vi, en string) {
	b.faults = append(b.faults, pcmd.NewFault(code, vi, en).At(path))
}

func (b *hierarchyCheck) err(path string, err error) {
	var f pcmd.Fault
	if errors.As(err, &f) {
		b.faults = append(b.faults, f.At(path))
	}
}

func (b *hierarchyCheck) unit(i int, u Unit) {
	at := func(key string) string { return b.place(i) + key }
	if err := pcmd.CheckID(u.Code); err != nil {
		b.err(at(".code"), err)
	}
	if _, known := b.ranks[u.Level]; !known {
		_, err := pcmd.Levels().Parse(string(u.Level))
		b.err(at(".level"), err)
	}
	if !b.kinds[u.Kind] {
		_, err := UnitKinds().Parse(string(u.Kind))
		b.err(at(".kind"), err)
	}
	if !u.Until.IsZero() && u.Until.Before(u.From) {
		b.err(at(".until"), lastBeforeFirst(u.From, u.Until))
	}
}

func lastBeforeFirst(first, last pcmd.Date) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeOutOfRange,
		fmt.Sprintf("ngày cuối %s trước ngày đầu %s", last, first),
		fmt.Sprintf("the last day %s lies before the first, %s", last, first))
}

// overlaps checks that no two units bear one code at a time.
func (b *hierarchyCheck) overlaps() {
	longest := -1 // of the code at hand, the unit that lasts longest so far
	for _, i := range b.order {
		u := b.units[i]
		if longest < 0 || b.units[longest].Code != u.Code {
			longest = i
		}
		before := b.units[longest]
		if longest != i && u.overlaps(before) {
			b.fault(b.place(i)+".from", pcmd.CodeOverlap,
				fmt.Sprintf("mã %q đang là của %q; một mã chỉ có một đơn vị tại một thời điểm", u.Code, before.Name.Vi),
				fmt.Sprintf("the code %q still belongs to %q; a code names one unit at a time", u.Code, before.Name.Vi))
		}
		if !before.Until.IsZero() && (u.Until.IsZero() || u.Until.After(before.Until)) {
			longest = i
		}
		b.longest[i] = longest
	}
}

// parent checks that the unit above is there as long as the unit is, and above.
func (b *hierarchyCheck) parent(i int, u Unit) {
	if u.Parent == "" {
		return
	}
	all := b.byCode[u.Parent]
	if len(all) == 0 {
		b.fault(b.place(i)+".parent", pcmd.CodeUnknownParent,
			fmt.Sprintf("không có đơn vị cấp trên nào là %q", u.Parent), fmt.Sprintf("there is no unit %q", u.Parent))
		return
	}
	missing := u.From // the first day without a parent so far
	ordered := true
	for _, k := range all[max(b.begunBy(u.Parent, u.From)-1, 0):] {
		p := b.units[b.longest[k]]
		if b.units[k].From.After(missing) {
			break
		}
		if !p.overlaps(u) {
			continue
		}
		ordered = ordered && b.above(i, p)
		if p.Until.IsZero() || !u.Until.IsZero() && !p.Until.Before(u.Until) {
			return
		}
		missing = p.Until.AddDays(1)
	}
	b.noParent(i, missing)
}

func (b *hierarchyCheck) noParent(i int, from pcmd.Date) {
	parent := b.units[i].Parent
	vi, en := "", ""
	if !from.IsZero() {
		vi, en = fmt.Sprintf("từ ngày %s ", from), fmt.Sprintf("from %s on ", from)
	}
	b.fault(b.place(i)+".parent", pcmd.CodeUnknownParent,
		fmt.Sprintf("%skhông có đơn vị %q ở trên đơn vị này", vi, parent),
		fmt.Sprintf("%sthere is no unit %q above this one", en, parent))
}

// above checks that the level of p is above that of the unit.
func (b *hierarchyCheck) above(i int, p Unit) bool {
	u := b.units[i]
	lower, known := b.ranks[u.Level]
	upper, knownToo := b.ranks[p.Level]
	if upper < lower || !known || !knownToo || u.Code == p.Code {
		return true
	}
	b.fault(b.place(i)+".parent", pcmd.CodeLevelOrder,
		fmt.Sprintf("%q (%s) không ở trên %q (%s)", p.Code, p.Level.Label().Vi, u.Code, u.Level.Label().Vi),
		fmt.Sprintf("%q (%s) is not above %q (%s)", p.Code, p.Level.Label().En, u.Code, u.Level.Label().En))
	return false
}

// cycles checks that no unit is above itself on any day. Where every parent is
// of a higher level there is none.
func (b *hierarchyCheck) cycles() {
	ringed := map[int]bool{}
	for i, u := range b.units {
		if p, ok := b.on(u.Parent, firstDay(u)); ok && b.ranks[b.units[p].Level] >= b.ranks[u.Level] {
			b.ring(i, ringed)
		}
	}
}

// longestRing is the length of ring that is looked for. A longer one is refused
// all the same: somewhere in it a unit is below one that is not above it.
const longestRing = 64

// ring follows the parents of a unit on its first day, and notes the ring that
// it is part of at the ring's first unit.
func (b *hierarchyCheck) ring(start int, ringed map[int]bool) {
	day := firstDay(b.units[start])
	var path []int
	for at, ok := start, true; ok && len(path) <= longestRing; at, ok = b.on(b.units[at].Parent, day) {
		if k := slices.Index(path, at); k >= 0 {
			first := slices.Min(path[k:])
			if u := b.units[first]; !ringed[first] {
				b.fault(b.place(first)+".parent", pcmd.CodeUnitCycle,
					fmt.Sprintf("đi lên từ đơn vị %q lại gặp chính nó", u.Code),
					fmt.Sprintf("going up from the unit %q one meets it again", u.Code))
			}
			ringed[first] = true
			return
		}
		path = append(path, at)
	}
}

// on returns the place of the unit that bears the code on the day.
func (b *hierarchyCheck) on(code string, day pcmd.Date) (int, bool) {
	n := b.begunBy(code, day)
	if n == 0 || code == "" { // no unit is above the top, whatever lacks its code
		return -1, false
	}
	i := b.longest[b.byCode[code][n-1]]
	return i, b.units[i].In(day)
}

// begunBy returns how many units of a code begin on the day or before.
func (b *hierarchyCheck) begunBy(code string, day pcmd.Date) int {
	all := b.byCode[code]
	return sort.Search(len(all), func(k int) bool { return b.units[all[k]].From.After(day) })
}
