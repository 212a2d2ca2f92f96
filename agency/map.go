package agency

import (
	"cmp"
	"iter"
	"sync"

	"github.com/pcmd-vn/pcmd"
)

// Map is the tree of units on a day, and on all days around it on which it was
// the same. Its rows are the units with children before parents, siblings in
// the order of their codes, so that what lies below a row stands just before
// it: the layout of the table of package indicator. A Map never changes and is
// safe for concurrent use; its look-ups do not allocate. Of a row that it does not
// have, such as the -1 of a code that nobody bears, it knows nothing. The zero Map
// is empty.
type Map struct {
	hierarchy   *Hierarchy
	from, until pcmd.Date
	units       []int // of each row, the unit's place in the hierarchy
	rows        []int // of each place, the row; -1 where it is not in the map
	parents     []int
	first       []int // where the row's subtree begins
	children    []int // of all rows, row by row
	begin       []int // of each row, where its children begin; one more at the end

	namesOnce sync.Once
	names     *names
}

func emptyMap(h *Hierarchy) *Map { return &Map{hierarchy: h, begin: []int{0}} }

// newMap lays out the units of the days in rows.
func newMap(h *Hierarchy, from, until pcmd.Date) *Map {
	m := &Map{hierarchy: h, from: from, until: until, rows: make([]int, len(h.units))}
	day := m.day()
	below := make([][]int, len(h.units)) // of each place, those of its children
	above := map[string]int{}            // of the code of each parent so far, its place
	var tops []int
	for i := range h.units {
		u := &h.units[i]
		m.rows[i] = -1
		switch {
		case !u.In(day):
		case u.Parent == "":
			tops = append(tops, i)
		default:
			parent, found := above[u.Parent]
			if !found {
				parent = h.find(u.Parent, day)
				above[u.Parent] = parent
			}
			below[parent] = append(below[parent], i)
		}
	}
	for _, top := range tops {
		m.place(top, below)
	}
	m.listChildren()
	return m
}

// place gives a unit and all below it their rows, and returns the unit's row.
func (m *Map) place(unit int, below [][]int) int {
	first := len(m.units)
	var children []int
	for _, child := range below[unit] {
		children = append(children, m.place(child, below))
	}
	row := len(m.units)
	for _, child := range children {
		m.parents[child] = row
	}
	m.units = append(m.units, unit)
	m.parents = append(m.parents, -1)
	m.first = append(m.first, first)
	m.rows[unit] = row
	return row
}

func (m *Map) listChildren() {
	m.begin = make([]int, len(m.units)+1)
	for _, parent := range m.parents {
		if parent >= 0 {
			m.begin[parent+1]++
		}
	}
	for row := range m.units {
		m.begin[row+1] += m.begin[row]
	}
	next := append([]int(nil), m.begin...)
	m.children = make([]int, m.begin[len(m.units)])
	for row, parent := range m.parents {
		if parent >= 0 {
			m.children[next[parent]] = row
			next[parent]++
		}
	}
}

// Days returns the first and the last day on which the map holds; the first is
// unset where it reaches back before all that is known, the last where it still
// holds.
func (m *Map) Days() (from, until pcmd.Date) { return m.from, m.until }

// day returns a day on which the map holds.
func (m *Map) day() pcmd.Date { return cmp.Or(m.from, dayOne()) }

// Len returns the number of units.
func (m *Map) Len() int { return len(m.units) }

// has reports whether there is such a row.
func (m *Map) has(row int) bool { return uint(row) < uint(len(m.units)) }

// Unit returns the unit of the row; the zero Unit where there is no such row.
func (m *Map) Unit(row int) Unit {
	if !m.has(row) {
		return Unit{}
	}
	return m.hierarchy.units[m.units[row]]
}

// Row returns the row of the unit that bears the code, -1 where none does.
func (m *Map) Row(code string) int {
	if len(m.units) == 0 {
		return -1
	}
	unit := m.hierarchy.find(code, m.day())
	if unit < 0 {
		return -1
	}
	return m.rows[unit]
}

// Parent returns the row of the unit above, -1 at the top.
func (m *Map) Parent(row int) int {
	if !m.has(row) {
		return -1
	}
	return m.parents[row]
}

// Parents returns of each row the row of the unit above, -1 at the top: the
// vector that a roll-up needs. Do not change it.
func (m *Map) Parents() []int { return m.parents }

// Children returns the rows of the units just below; do not change them.
func (m *Map) Children(row int) []int {
	if !m.has(row) {
		return nil
	}
	return m.children[m.begin[row]:m.begin[row+1]:m.begin[row+1]]
}

// IsLeaf reports whether nothing lies below the row.
func (m *Map) IsLeaf(row int) bool { return m.has(row) && m.first[row] == row }

// Ancestors returns the rows above, from the next to the top.
func (m *Map) Ancestors(row int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for above := m.Parent(row); above >= 0 && yield(above); above = m.parents[above] {
		}
	}
}

// Descendants returns the rows of the level below the row, in order; of all
// levels where it is unset.
func (m *Map) Descendants(row int, level pcmd.Level) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !m.has(row) {
			return
		}
		for below := m.first[row]; below < row; below++ {
			if (level == "" || m.Unit(below).Level == level) && !yield(below) {
				return
			}
		}
	}
}

// Level returns the rows of the level in the whole map, in order.
func (m *Map) Level(level pcmd.Level) iter.Seq[int] {
	return func(yield func(int) bool) {
		for row := range m.units {
			if m.Unit(row).Level == level && !yield(row) {
				return
			}
		}
	}
}

// Count returns the number of units of the level.
func (m *Map) Count(level pcmd.Level) int {
	n := 0
	for range m.Level(level) {
		n++
	}
	return n
}

// Holds reports whether the other row is this one or lies below it.
func (m *Map) Holds(row, other int) bool {
	return m.has(row) && m.first[row] <= other && other <= row
}
