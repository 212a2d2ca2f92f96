package indicator

// figures are the operands of a program laid out for it: a row for each unit, a
// cell for each operand, and a mask of those that are there.
type figures struct {
	width, words int
	cells        []int64
	mask         []uint64
	complete     []uint64 // the mask of a unit that has all operands
}

// newFigures lays out the operands of a table's units.
func newFigures(table *Table, operands []quantity) figures {
	f := figures{width: len(operands), words: (len(operands) + 63) / 64}
	f.cells = make([]int64, table.tree.Len()*f.width)
	f.mask = make([]uint64, table.tree.Len()*f.words)
	f.complete = make([]uint64, f.words)
	for i := range operands {
		f.complete[i>>6] |= 1 << (i & 63)
	}
	for row := range table.tree.Len() {
		f.load(row, operands)
	}
	return f
}

// load brings the figures of a unit over from the table.
func (f *figures) load(row int, operands []quantity) {
	cells, mask := f.row(row)
	clear(mask)
	for i := range operands {
		cell, has := operands[i].cell(row)
		cells[i] = cell
		mask[i>>6] |= has << (i & 63)
	}
}

// cell returns a unit's figure as a cell, and 1 where it is there, else 0 and 0.
func (q *quantity) cell(row int) (cell int64, has uint64) {
	if q.view == nil || q.view.columns[q.column] < 0 {
		return 0, 0
	}
	at := int(q.view.columns[q.column])
	return q.view.cells[row*q.view.stride+at], q.view.mask[row*q.view.words+at>>6] >> (at & 63) & 1
}

// row returns the cells of a unit and their mask.
func (f *figures) row(row int) (cells []int64, mask []uint64) {
	return f.cells[row*f.width : (row+1)*f.width], f.mask[row*f.words : (row+1)*f.words]
}

// isComplete reports whether a unit has all operands.
func (f *figures) isComplete(row int) bool {
	for i, word := range f.complete {
		if f.mask[row*f.words+i] != word {
			return false
		}
	}
	return true
}

// isSilent reports whether a unit reported none of the operands itself.
func (f *figures) isSilent(row int) bool {
	for _, word := range f.mask[row*f.words : (row+1)*f.words] {
		if word != 0 {
			return false
		}
	}
	return true
}

// there returns 1 where the operand is there, else 0.
func there(mask []uint64, operand int) int64 {
	return int64(mask[operand>>6] >> (operand & 63) & 1)
}
