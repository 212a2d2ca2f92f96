package indicator

import (
	"math/bits"

	"github.com/shopspring/decimal"
)

// block holds the figures of one period: a row for each unit of the tree, a
// column for each measure that anybody reported. A cell is the figure times
// 10^scale of its measure; a figure that does not fit stands in wide, exactly.
// What is missing has a cell of 0 and its bit of the mask unset.
type block struct {
	columns  []int32 // the column of each measure, -1 where nobody reported it
	measures []int32 // the measure of each column
	stride   int     // cells a row, with room for further columns
	words    int     // words of the mask a row
	cells    []int64
	mask     []uint64
	wide     map[wideKey]decimal.Decimal
	wideIn   []int32 // how many figures of each measure are wide
}

type wideKey struct{ row, measure int }

// newBlock returns a block without figures.
func newBlock(rows, measures int) *block {
	b := &block{columns: make([]int32, measures), wideIn: make([]int32, measures)}
	for m := range b.columns {
		b.columns[m] = -1
	}
	b.grow(rows, 1)
	return b
}

// grow makes room for so many columns.
func (b *block) grow(rows, columns int) {
	words := (columns + 63) / 64
	cells, mask := make([]int64, rows*columns), make([]uint64, rows*words)
	for row := 0; row < rows && b.stride > 0; row++ {
		copy(cells[row*columns:], b.cells[row*b.stride:(row+1)*b.stride])
		copy(mask[row*words:], b.mask[row*b.words:(row+1)*b.words])
	}
	b.stride, b.words, b.cells, b.mask = columns, words, cells, mask
}

// addColumn gives the measure a column.
func (b *block) addColumn(rows, measure int) {
	if len(b.measures) == b.stride {
		b.grow(rows, min(2*b.stride, len(b.columns)))
	}
	b.columns[measure] = int32(len(b.measures))
	b.measures = append(b.measures, int32(measure))
}

// at returns where the cell and the bit of a figure stand; the measure has a
// column.
func (b *block) at(row, measure int) (cell, word int, bit uint64) {
	column := int(b.columns[measure])
	return row*b.stride + column, row*b.words + column>>6, 1 << (column & 63)
}

// row returns the cells of a unit and the mask of those that are there.
func (b *block) row(row int) (cells []int64, mask bitset) {
	return b.cells[row*b.stride : (row+1)*b.stride], b.mask[row*b.words : (row+1)*b.words]
}

// has reports whether the unit has the figure.
func (b *block) has(row, measure int) bool {
	if b == nil || b.columns[measure] < 0 {
		return false
	}
	_, word, bit := b.at(row, measure)
	return b.mask[word]&bit != 0
}

// set enters a figure that fits into a cell.
func (b *block) set(row, measure int, cell int64) {
	b.clear(row, measure)
	b.put(row, measure, cell)
}

// put is [block.set] where no figure of the measure is wide.
func (b *block) put(row, measure int, cell int64) {
	at, word, bit := b.at(row, measure)
	b.cells[at] = cell
	b.mask[word] |= bit
}

// setWide enters a figure that fits into no cell.
func (b *block) setWide(row, measure int, figure decimal.Decimal) {
	b.clear(row, measure)
	if b.wide == nil {
		b.wide = map[wideKey]decimal.Decimal{}
	}
	b.wide[wideKey{row, measure}] = figure
	b.wideIn[measure]++
	_, word, bit := b.at(row, measure)
	b.mask[word] |= bit
}

// clear makes the figure missing.
func (b *block) clear(row, measure int) {
	at, word, bit := b.at(row, measure)
	b.cells[at] = 0
	b.mask[word] &^= bit
	if b.wideIn[measure] > 0 {
		if _, wide := b.wide[wideKey{row, measure}]; wide {
			delete(b.wide, wideKey{row, measure})
			b.wideIn[measure]--
		}
	}
}

// figure returns a figure exactly; scale is that of its measure.
func (b *block) figure(row, measure, scale int) (decimal.Decimal, bool) {
	if !b.has(row, measure) {
		return decimal.Decimal{}, false
	}
	if b.wideIn[measure] > 0 {
		if figure, wide := b.wide[wideKey{row, measure}]; wide {
			return figure, true
		}
	}
	at, _, _ := b.at(row, measure)
	return decimal.New(b.cells[at], -int32(scale)), true
}

// isWide reports whether the figure stands in no cell.
func (b *block) isWide(row, measure int) bool {
	if b.wideIn[measure] == 0 {
		return false
	}
	_, wide := b.wide[wideKey{row, measure}]
	return wide
}

// powersOfTen are 10^0 … 10^18, all that fit 64 bits.
var powersOfTen = [...]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// scaleUp returns n·10^by; ok is false where that exceeds the limit.
func scaleUp(n int64, by int, limit int64) (scaled int64, ok bool) {
	if by >= len(powersOfTen) {
		return 0, n == 0
	}
	magnitude := uint64(n)
	if n < 0 {
		magnitude = -magnitude
	}
	high, low := bits.Mul64(magnitude, uint64(powersOfTen[by]))
	if high != 0 || low > uint64(limit) {
		return 0, false
	}
	return n * powersOfTen[by], true
}
