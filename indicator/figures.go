package indicator

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// figures are the operands of a program laid out for it: a row for each unit, a
// cell for each operand, and a mask of those that are there. What is missing has
// a cell of 0.
type figures struct {
	width, words int
	cells        []int64
	mask         []uint64
	all          bitset // the operands
	sources      []source

	updated  pcmd.Period // the period of the last change: reports of one come together
	affected []int       // the sources that it affects
}

// source is the operands that come from one view of the table.
type source struct {
	period   pcmd.Period
	view     *block
	moves    []move
	operands bitset // those of the moves, in a mask of the figures
	columns  bitset // and in a mask of the view
}

// move is an operand and the column of the view that it comes from.
type move struct{ operand, column int }

// newFigures lays out the operands of a table's units.
func newFigures(table *Table, operands []quantity) figures {
	f := figures{width: len(operands), words: (len(operands) + 63) / 64}
	f.cells = make([]int64, table.tree.Len()*f.width)
	f.mask = make([]uint64, table.tree.Len()*f.words)
	for i, q := range operands {
		f.all = f.all.with(i)
		f.addMove(i, q)
	}
	changed := make(bitset, f.words)
	for row := range table.tree.Len() {
		for i := range f.sources {
			f.load(row, &f.sources[i], changed)
		}
	}
	return f
}

// addMove notes where an operand comes from; one that nobody reported comes from
// nowhere and stays missing.
func (f *figures) addMove(operand int, q quantity) {
	if q.view == nil || q.view.columns[q.column] < 0 {
		return
	}
	i := slices.IndexFunc(f.sources, func(s source) bool { return s.view == q.view })
	if i < 0 {
		i = len(f.sources)
		f.sources = append(f.sources, source{period: q.period, view: q.view})
	}
	s, column := &f.sources[i], int(q.view.columns[q.column])
	s.moves = append(s.moves, move{operand, column})
	s.operands, s.columns = s.operands.with(operand), s.columns.with(column)
}

// update brings over from the table what a change of a unit's figures for the
// period may have changed, and adds the operands that it did change.
func (f *figures) update(row int, period pcmd.Period, changed bitset) {
	if f.updated != period {
		f.updated, f.affected = period, f.affected[:0]
		for i := range f.sources {
			if f.sources[i].period.Contains(period) {
				f.affected = append(f.affected, i)
			}
		}
	}
	for _, i := range f.affected {
		f.load(row, &f.sources[i], changed)
	}
}

// load brings the figures of a unit over from a view, and adds the operands that
// are not what they were.
func (f *figures) load(row int, s *source, changed bitset) {
	cells, mask := f.row(row)
	from, there := s.view.row(row)
	word, bits := 0, uint64(0) // of changed
	for _, m := range s.moves {
		figure := from[m.column]
		differs := uint64(figure ^ cells[m.operand])
		cells[m.operand] = figure
		if m.operand>>6 != word {
			changed[word] |= bits
			word, bits = m.operand>>6, 0
		}
		bits |= (differs | -differs) >> 63 << (m.operand & 63)
	}
	changed[word] |= bits
	if s.columns.within(there)&s.operands.within(mask) == 1 {
		return // all are there, as before
	}
	for _, m := range s.moves {
		word, bit := &mask[m.operand>>6], m.operand&63
		before := *word
		*word = before&^(1<<bit) | uint64(there.has(m.column))<<bit
		changed[m.operand>>6] |= before ^ *word
	}
}

// row returns the cells of a unit and their mask.
func (f *figures) row(row int) (cells []int64, mask bitset) {
	return f.cells[row*f.width : (row+1)*f.width], f.mask[row*f.words : (row+1)*f.words]
}

// isSilent reports whether a unit reported none of the operands itself.
func (f *figures) isSilent(row int) bool {
	return bitset(f.mask[row*f.words : (row+1)*f.words]).isEmpty()
}
