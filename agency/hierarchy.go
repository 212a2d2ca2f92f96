package agency

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/pcmd-vn/pcmd"
)

// Hierarchy is administrative units through time: each from a day to a day, and
// the changes that led from one map to the next. Nothing is destroyed by a
// merger; every day keeps its own [Map]. A Hierarchy never changes and is safe
// for concurrent use. The zero Hierarchy knows no units.
type Hierarchy struct {
	units   []Unit // by code, then by time
	changes []Change
	epochs  []epoch
	out     []int   // of each unit, the change that ends it; -1 where none does
	in      [][]int // of each unit, the changes that it comes from
}

// epoch is a span of days without a change of any unit.
type epoch struct {
	from pcmd.Date
	laid *laid // apart from the days, which are searched while it is being written
}

// laid is a map that is laid out when it is first asked for.
type laid struct {
	once sync.Once
	at   *Map
}

// NewHierarchy returns the hierarchy of the units and the changes between them.
// The error is [pcmd.Faults], with paths such as units[3].parent and
// changes[1].into[0]: a code that two units bear at a time (overlap), a parent
// that is not there all the time (unknown-parent) or not above (level-order),
// a unit above itself (unit-cycle), a change whose units are not there on its
// day (unknown-unit) or do not end or begin with it (change-day), that has not
// the units that its kind needs or shares them with another change where it may
// not (change-shape) or names one twice (duplicate-id), shares that do not add up
// to the whole (out-of-range), and what is wrong with a single value.
func NewHierarchy(units []Unit, changes []Change) (*Hierarchy, error) {
	return newHierarchy(units, changes, func(i int) string { return fmt.Sprintf("units[%d]", i) })
}

// newHierarchy is [NewHierarchy] for units that stand in the given places.
func newHierarchy(units []Unit, changes []Change, place func(i int) string) (*Hierarchy, error) {
	b := newHierarchyCheck(units, changes, place)
	b.check()
	if err := b.faults.Err(); err != nil {
		return nil, err
	}
	h := &Hierarchy{units: b.sorted(), changes: slices.Clone(changes)}
	for i, c := range h.changes {
		h.changes[i].From, h.changes[i].Into = slices.Clone(c.From), slices.Clone(c.Into)
	}
	slices.SortStableFunc(h.changes, func(a, b Change) int { return a.On.Compare(b.On) })
	h.findEpochs()
	h.connect()
	return h, nil
}

// findEpochs notes the days on which the map changes.
func (h *Hierarchy) findEpochs() {
	begun, ended := map[pcmd.Date]bool{}, map[pcmd.Date]bool{}
	for _, u := range h.units {
		begun[u.From] = true
		if !u.Until.IsZero() {
			ended[u.Until] = true
		}
	}
	for day := range ended {
		begun[day.AddDays(1)] = true
	}
	for _, day := range slices.SortedFunc(maps.Keys(begun), pcmd.Date.Compare) {
		h.epochs = append(h.epochs, epoch{day, new(laid)})
	}
}

// connect finds which changes each unit ends with and comes from.
func (h *Hierarchy) connect() {
	h.out, h.in = make([]int, len(h.units)), make([][]int, len(h.units))
	for i := range h.out {
		h.out[i] = -1
	}
	var on, eve pcmd.Date
	for i, c := range h.changes {
		if c.On != on {
			on, eve = c.On, c.On.AddDays(-1)
		}
		for _, code := range c.From {
			h.out[h.find(code, eve)] = i
		}
		for _, p := range c.Into {
			unit := h.find(p.Code, c.On)
			h.in[unit] = append(h.in[unit], i)
		}
	}
}

// find returns the place of the unit that bears the code on the day, -1 where
// none does.
func (h *Hierarchy) find(code string, day pcmd.Date) int {
	if day.IsZero() {
		return -1
	}
	// The last of that code that begins on the day or before.
	i, _ := slices.BinarySearchFunc(h.units, day, func(u Unit, day pcmd.Date) int {
		if c := cmp.Compare(u.Code, code); c != 0 {
			return c
		}
		if u.From.After(day) {
			return 1
		}
		return -1
	})
	if i == 0 || h.units[i-1].Code != code || !h.units[i-1].In(day) {
		return -1
	}
	return i - 1
}

// Unit returns the unit that bears the code on the day, and whether there is
// one.
func (h *Hierarchy) Unit(code string, day pcmd.Date) (Unit, bool) {
	i := h.find(code, day)
	if i < 0 {
		return Unit{}, false
	}
	return h.units[i], true
}

// History returns all the units that ever bore the code, in the order of time;
// do not change them.
func (h *Hierarchy) History(code string) []Unit {
	byCode := func(u Unit, code string) int { return cmp.Compare(u.Code, code) }
	first, _ := slices.BinarySearchFunc(h.units, code, byCode)
	last := first
	for last < len(h.units) && h.units[last].Code == code {
		last++
	}
	return h.units[first:last:last]
}

// Units returns all units of all times, by code and then by time; do not change
// them.
func (h *Hierarchy) Units() []Unit { return h.units }

// Changes returns the changes in the order of time; do not change them.
func (h *Hierarchy) Changes() []Change { return h.changes }

// At returns the map of the day. It is built once for all the days that share
// it. On a day of which nothing is known, and on no day, the map is empty.
func (h *Hierarchy) At(day pcmd.Date) *Map {
	i, exact := slices.BinarySearchFunc(h.epochs, day, func(e epoch, day pcmd.Date) int { return e.from.Compare(day) })
	if !exact {
		i--
	}
	if i < 0 || day.IsZero() {
		return emptyMap(h)
	}
	l := h.epochs[i].laid
	l.once.Do(func() {
		from, until := h.span(i)
		l.at = newMap(h, from, until)
	})
	return l.at
}

// span returns the first and the last day of an epoch.
func (h *Hierarchy) span(i int) (from, until pcmd.Date) {
	from = h.epochs[i].from
	if i+1 < len(h.epochs) {
		until = h.epochs[i+1].from.AddDays(-1)
	}
	return from, until
}
