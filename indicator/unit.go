package indicator

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

// Unit is a unit that reports or is reported for, as the roll-up needs it. Its
// level may be unset; then no unit formula counts it.
type Unit struct {
	ID     string
	Level  pcmd.Level
	Parent string // the ID of the unit above; "" at the top
	Name   string
}

// Tree is the hierarchy in which figures are rolled up. Its rows are the units
// with children before parents, so that the units below a row are those just
// before it, without a gap. A Tree never changes and is safe for concurrent
// use.
type Tree struct {
	units    []Unit
	parent   []int // -1 at the top
	children [][]int
	first    []int // where the row's subtree begins; it ends with the row itself
	leaves   []int // how many leaves the row's subtree has
	rows     map[string]int
}

// NewTree returns the tree of the units, siblings in the order given. Faults:
// duplicate-id, unknown-parent and unit-cycle, with paths such as [3].parent.
func NewTree(units []Unit) (*Tree, error) {
	b := treeBuilder{units: units, given: make(map[string]int, len(units)), below: make([][]int, len(units))}
	b.index()
	b.connect()
	b.tree.rows = make(map[string]int, len(units))
	for _, top := range b.tops {
		b.place(top)
	}
	b.findCycles()
	if err := b.faults.Err(); err != nil {
		return nil, err
	}
	return &b.tree, nil
}

// treeBuilder lays units out in rows; it counts units by their place in the
// list given.
type treeBuilder struct {
	units  []Unit
	given  map[string]int // the place of each ID, the first where it stands twice
	below  [][]int        // the places of a unit's children
	tops   []int
	faults pcmd.Faults
	tree   Tree
}

func (b *treeBuilder) fault(i int, key string, f pcmd.Fault) {
	b.faults = append(b.faults, f.At(fmt.Sprintf("[%d].%s", i, key)))
}

func (b *treeBuilder) index() {
	for i, u := range b.units {
		if _, twice := b.given[u.ID]; twice {
			b.fault(i, "id", pcmd.NewFault(pcmd.CodeDuplicateID,
				fmt.Sprintf("đơn vị %q đã có ở trên", u.ID),
				fmt.Sprintf("the unit %q stands above already", u.ID)))
			continue
		}
		b.given[u.ID] = i
	}
}

func (b *treeBuilder) connect() {
	for i, u := range b.units {
		parent, known := b.given[u.Parent]
		switch {
		case b.given[u.ID] != i: // a duplicate
		case u.Parent == "":
			b.tops = append(b.tops, i)
		case known:
			b.below[parent] = append(b.below[parent], i)
		default:
			b.fault(i, "parent", pcmd.NewFault(pcmd.CodeUnknownParent,
				fmt.Sprintf("không có đơn vị cấp trên nào là %q", u.Parent),
				fmt.Sprintf("there is no unit %q", u.Parent)))
		}
	}
}

// place gives a unit and all below it their rows, and returns the unit's row.
func (b *treeBuilder) place(i int) int {
	t := &b.tree
	first := len(t.units)
	children := make([]int, len(b.below[i]))
	leaves := 0
	for k, child := range b.below[i] {
		children[k] = b.place(child)
		leaves += t.leaves[children[k]]
	}
	row := len(t.units)
	for _, child := range children {
		t.parent[child] = row
	}
	t.units = append(t.units, b.units[i])
	t.parent = append(t.parent, -1)
	t.children = append(t.children, children)
	t.first = append(t.first, first)
	t.leaves = append(t.leaves, max(leaves, 1))
	t.rows[b.units[i].ID] = row
	return row
}

// findCycles notes the cycles. Units that merely hang from one are not at fault.
func (b *treeBuilder) findCycles() {
	const walking, done = 1, 2
	state := make([]byte, len(b.units))
	for i := range b.units {
		var path []int
		at, known := i, true
		for known && state[at] == 0 {
			state[at] = walking
			path = append(path, at)
			at, known = b.above(at)
		}
		if known && state[at] == walking {
			b.cycleFrom(at)
		}
		for _, walked := range path {
			state[walked] = done
		}
	}
}

// above returns the unit above a unit, if there is one that is known.
func (b *treeBuilder) above(i int) (parent int, known bool) {
	if b.units[i].Parent == "" {
		return 0, false
	}
	parent, known = b.given[b.units[i].Parent]
	return parent, known
}

// cycleFrom notes a cycle once, at the unit that stands first in the list.
func (b *treeBuilder) cycleFrom(start int) {
	first := start
	for at := b.given[b.units[start].Parent]; at != start; at = b.given[b.units[at].Parent] {
		first = min(first, at)
	}
	u := b.units[first]
	b.fault(first, "parent", pcmd.NewFault(pcmd.CodeUnitCycle,
		fmt.Sprintf("đi lên từ đơn vị %q lại gặp chính nó", u.ID),
		fmt.Sprintf("going up from the unit %q one meets it again", u.ID)))
}

// Len returns the number of units.
func (t *Tree) Len() int { return len(t.units) }

// Unit returns the unit of the row.
func (t *Tree) Unit(row int) Unit { return t.units[row] }

// Row returns the row of the unit, -1 where there is none.
func (t *Tree) Row(id string) int {
	if row, ok := t.rows[id]; ok {
		return row
	}
	return -1
}

// Parent returns the row of the unit above, -1 at the top.
func (t *Tree) Parent(row int) int { return t.parent[row] }

// Tops returns the rows of the units without a parent, in the order given.
func (t *Tree) Tops() []int {
	var tops []int
	for row, parent := range t.parent {
		if parent < 0 {
			tops = append(tops, row)
		}
	}
	return tops
}

// height returns how many units stand above one another at most.
func (t *Tree) height() int {
	depths, most := make([]int, t.Len()), 0
	for row := t.Len() - 1; row >= 0; row-- { // parents stand after their children
		depths[row] = 1
		if t.parent[row] >= 0 {
			depths[row] += depths[t.parent[row]]
		}
		most = max(most, depths[row])
	}
	return most
}

// isLeaf reports whether the row has nothing below it.
func (t *Tree) isLeaf(row int) bool { return t.first[row] == row }
