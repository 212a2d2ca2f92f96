package indicator

import (
	"math/bits"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// figures are the operands of a program. One unit's are read where they stand in
// the table. For all units at once they are laid out in columns of [runs], with a
// word for each run and operand that has a bit for each row that has it; what is
// missing has a cell of 0.
type figures struct {
	width    int      // how many operands there are
	operands []int    // all of them
	columns  []column // of each operand: where it stands in the table
	sources  []source // the same by the views of the table
	extents  []extent // of each row: how many of the operands it has

	runs  *runs
	cells []int64
	there []uint64
	stale bitset // the rows that have changed in the table since they were laid out
}

// column is where an operand stands in a view of the table: a cell and a word of
// the mask in each row, so far apart.
type column struct {
	cells  []int64
	stride int
	mask   []uint64
	words  int
	bit    int
}

// unreported is the column of an operand that nobody reported.
var unreported = column{cells: []int64{0}, mask: []uint64{0}}

// cell returns the cell of a unit.
func (c *column) cell(row int) int64 { return c.cells[row*c.stride] }

// has returns 1 where a unit has the operand, else 0.
func (c *column) has(row int) int64 { return int64(c.mask[row*c.words] >> c.bit & 1) }

// source is the operands that come from one view of the table.
type source struct {
	period   pcmd.Period
	view     *block
	moves    []move
	operands bitset // those of the moves
	columns  bitset // the columns that they come from
}

// move is an operand and the column of the view that it comes from.
type move struct{ operand, column int }

// record is the operands of one unit: their cells, and which are there.
type record struct {
	cells []int64
	mask  bitset
}

// extent says how many of the operands a unit has.
type extent uint8

const (
	hasNone extent = iota
	hasSome
	hasEvery
)

// newFigures lays out the operands of a table's units.
func newFigures(table *Table, rs *runs, operands []quantity) figures {
	rows := table.tree.Len()
	f := figures{width: len(operands), runs: rs, extents: make([]extent, rows), stale: make(bitset, (rows+63)/64)}
	f.cells = make([]int64, rows*f.width)
	f.there = make([]uint64, len(rs.all)*f.width)
	for i, q := range operands {
		f.operands = append(f.operands, i)
		f.addColumn(i, q)
	}
	for row := range rows {
		f.layOut(row)
		f.extents[row] = f.extentIn(row, f.operands)
	}
	return f
}

// addColumn notes where an operand stands in the table.
func (f *figures) addColumn(operand int, q quantity) {
	if q.view == nil || q.view.columns[q.column] < 0 {
		f.columns = append(f.columns, unreported)
		return
	}
	v, at := q.view, int(q.view.columns[q.column])
	f.columns = append(f.columns, column{v.cells[at:], v.stride, v.mask[at>>6:], v.words, at & 63})
	i := slices.IndexFunc(f.sources, func(s source) bool { return s.view == v })
	if i < 0 {
		i = len(f.sources)
		f.sources = append(f.sources, source{period: q.period, view: v})
	}
	s := &f.sources[i]
	s.moves = append(s.moves, move{operand, at})
	s.operands, s.columns = s.operands.with(operand), s.columns.with(at)
}

// refresh lays out anew what has changed.
func (f *figures) refresh() {
	for i, word := range f.stale {
		for ; word != 0; word &= word - 1 {
			f.layOut(i<<6 + bits.TrailingZeros64(word))
		}
		f.stale[i] = 0
	}
}

// layOut brings the operands of a unit over to their places in its run.
func (f *figures) layOut(row int) {
	s := &f.runs.seats[row]
	i := row - int(s.first)
	cell, word := int(s.first)*f.width+i, int(s.run)*f.width
	for operand := range f.columns {
		c := &f.columns[operand]
		f.cells[cell+operand*int(s.rows)] = c.cell(row)
		there := &f.there[word+operand]
		*there = *there&^(1<<i) | uint64(c.has(row))<<i
	}
}

// extentIn returns how many of the operands a unit has.
func (f *figures) extentIn(row int, operands []int) extent {
	count := 0
	for _, i := range operands {
		count += int(f.columns[i].has(row))
	}
	switch count {
	case 0:
		return hasNone
	case len(operands):
		return hasEvery
	}
	return hasSome
}

// words returns how long a set of operands is.
func (f *figures) words() int { return (f.width + 63) / 64 }

// newRecord returns room for the operands of one unit.
func (f *figures) newRecord() record {
	return record{make([]int64, f.width), make(bitset, f.words())}
}

// read reads operands of a unit.
func (f *figures) read(row int, operands []int, rec record) {
	for _, i := range operands {
		c := &f.columns[i]
		rec.cells[i] = c.cell(row)
		rec.mask.put(i, c.has(row))
	}
}

// fetch reads the operands of a unit that come from the source.
func (s *source) fetch(row int, rec record) {
	from, there := s.view.row(row)
	for _, m := range s.moves {
		rec.cells[m.operand] = from[m.column]
	}
	if s.columns.within(there) == 1 {
		rec.mask.add(s.operands)
		return
	}
	for _, m := range s.moves {
		rec.mask.put(m.operand, there.has(m.column))
	}
}

// update reads from the source what has changed of a unit's figures into has,
// which begins as a copy of had, and adds which operands those are.
func (f *figures) update(row int, s *source, had, has record, changed bitset) {
	f.stale.put(row, 1)
	cells, there := s.view.row(row)
	word, moved := 0, uint64(0) // of changed
	for _, m := range s.moves {
		cell := cells[m.column]
		if cell == had.cells[m.operand] {
			continue
		}
		has.cells[m.operand] = cell
		if m.operand>>6 != word {
			changed[word] |= moved
			word, moved = m.operand>>6, 0
		}
		moved |= 1 << (m.operand & 63)
	}
	changed[word] |= moved
	if s.columns.within(there)&s.operands.within(had.mask) == 0 {
		f.updatePresence(row, s, had, has, changed)
	}
}

// updatePresence is [figures.update] for which figures are there.
func (f *figures) updatePresence(row int, s *source, had, has record, changed bitset) {
	_, there := s.view.row(row)
	for _, m := range s.moves {
		if one := there.has(m.column); one != had.mask.has(m.operand) {
			has.mask.put(m.operand, one)
			changed[m.operand>>6] |= 1 << (m.operand & 63)
		}
	}
	f.extents[row] = f.extentIn(row, f.operands)
}

// hasAll reports whether a unit has all the operands.
func (f *figures) hasAll(row int, operands []int) bool {
	for _, i := range operands {
		if f.columns[i].has(row) == 0 {
			return false
		}
	}
	return true
}

// sum returns the weighted sum of a unit's operands.
func (f *figures) sum(row int, ws weights) (sum int64) {
	for i := range ws {
		sum += f.columns[ws[i].operand].cell(row) * ws[i].times
	}
	return sum
}

// smallest returns the smallest total of a unit's sub-periods that are there.
func (f *figures) smallest(row int, subs []part) int64 {
	n, all := int64(maxTotal), f.extents[row] == hasEvery
	for i := range subs {
		if p := &subs[i]; all || f.hasAll(row, p.operands) {
			n = min(n, f.sum(row, p.n))
		}
	}
	return n
}

// inRun returns the cells of an operand in a run.
func (f *figures) inRun(u run, operand int) []int64 {
	at := u.from*f.width + operand*u.rows()
	return f.cells[at : at+u.rows()]
}

// withAll returns the rows of a run that have all the operands.
func (f *figures) withAll(u run, operands []int) uint64 {
	there := f.there[int(f.runs.seats[u.from].run)*f.width:]
	rows := u.everyone()
	for _, operand := range operands {
		rows &= there[operand]
	}
	return rows
}
