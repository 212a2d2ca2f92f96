package indicator

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Table holds the figures that units report: units of a [Tree] × measures of a
// [Set] × periods. What was not reported is missing, which is not zero. A Table
// is not safe for use while it is being changed.
type Table struct {
	set    *Set
	tree   *Tree
	blocks map[pcmd.Period]*block
}

// block holds the figures of one period, row by row.
type block struct {
	figures []decimal.Decimal
	present []bool
}

// NewTable returns a table without figures.
func NewTable(set *Set, tree *Tree) *Table {
	return &Table{set, tree, map[pcmd.Period]*block{}}
}

// Set returns the measures and targets of the table.
func (t *Table) Set() *Set { return t.set }

// Tree returns the units of the table.
func (t *Table) Tree() *Tree { return t.tree }

// Put enters a figure that the unit reports for the period, in place of one
// that it reported before. Faults: unknown-unit, unknown-measure, bad-period,
// and those of [CheckFigure].
func (t *Table) Put(unit string, period pcmd.Period, measure string, figure decimal.Decimal) error {
	row, column, err := t.cell(unit, period, measure)
	if err != nil {
		return err
	}
	if err := CheckFigure(t.set.measures[column], figure); err != nil {
		return err
	}
	b := t.blocks[period]
	if b == nil {
		n := t.tree.Len() * len(t.set.measures)
		b = &block{make([]decimal.Decimal, n), make([]bool, n)}
		t.blocks[period] = b
	}
	at := row*len(t.set.measures) + column
	b.figures[at], b.present[at] = figure, true
	return nil
}

func (t *Table) cell(unit string, period pcmd.Period, measure string) (row, column int, err error) {
	var faults pcmd.Faults
	row = t.tree.Row(unit)
	if row < 0 {
		faults = append(faults, UnknownUnit(unit))
	}
	column, known := t.set.columns[measure]
	if !known {
		faults = append(faults, UnknownMeasure(measure))
	}
	if period.IsZero() {
		faults = append(faults, pcmd.NewFault(pcmd.CodeBadPeriod, "thiếu kỳ báo cáo", "the period is missing"))
	}
	return row, column, faults.Err()
}

// UnknownUnit returns the fault of a unit that nobody has declared.
func UnknownUnit(id string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeUnknownUnit,
		fmt.Sprintf("không có đơn vị nào mang mã %.64q", id),
		fmt.Sprintf("there is no unit %.64q", id))
}

// Periods returns the periods for which anything was reported, in order.
func (t *Table) Periods() []pcmd.Period {
	periods := make([]pcmd.Period, 0, len(t.blocks))
	for p := range t.blocks {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, func(a, b pcmd.Period) int { return cmp.Or(a.Compare(b)) })
	return periods
}

// given returns the figure that the unit reported for exactly the period.
func (t *Table) given(row, column int, period pcmd.Period) (decimal.Decimal, bool) {
	b := t.blocks[period]
	if b == nil {
		return decimal.Decimal{}, false
	}
	at := row*len(t.set.measures) + column
	return b.figures[at], b.present[at]
}
