package indicator

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Table holds the figures that units report: units of a [Tree] × measures of a
// [Set] × periods. What was not reported is missing, which is not zero.
//
// A Table is safe for concurrent reading; it is not safe for use while it is
// being changed.
type Table struct {
	set   *Set
	tree  *Tree
	limit int64 // the largest cell: see sumBits
	scale []int // of each measure: how many decimals its cells hold

	given  map[pcmd.Period]*block // what was reported for exactly the period
	merged []merged               // the views that are more than a given block, the shorter periods first

	viewing sync.RWMutex
	views   map[pcmd.Period]*block // what units have for a period, nil for nothing; made when asked for

	lastQuick lastQuick

	layout  int // counts the changes after which columns must be looked up anew
	watched []*Results
}

// A cell is checked once, on entry: the cells of all units together stay below
// 2^sumBits, and taken maxWeight times below 62 bits; a growth, which takes now
// less before, below 63. So no sum of a roll-up and no weighted sum of a formula
// can overflow.
const (
	sumBits   = 56
	maxWeight = 64
)

// merged is a view made of a given block and the parts of its period in time.
type merged struct {
	period pcmd.Period
	parts  []*block // the views of the parts in order; nil where nobody has anything
	view   *block
}

// NewTable returns a table without figures.
func NewTable(set *Set, tree *Tree) *Table {
	return &Table{
		set: set, tree: tree,
		limit: int64(1) << max(sumBits-bits.Len(uint(tree.Len())), 0),
		scale: make([]int, len(set.measures)),
		given: map[pcmd.Period]*block{},
		views: map[pcmd.Period]*block{},
	}
}

// Set returns the measures and targets of the table.
func (t *Table) Set() *Set { return t.set }

// Tree returns the units of the table.
func (t *Table) Tree() *Tree { return t.tree }

// Put enters a figure that the unit reports for the period, in place of one
// that it reported before, and brings the [Results] that are watched up to
// date. Faults: unknown-unit, unknown-measure, bad-period, and those of
// [CheckFigure].
func (t *Table) Put(unit string, period pcmd.Period, measure string, figure decimal.Decimal) error {
	row, column, err := t.cell(unit, period, measure)
	if err != nil {
		return err
	}
	if err := CheckFigure(t.set.measures[column], figure); err != nil {
		return err
	}
	t.alter(row, period, func() {
		if units, decimals, fits := scaledInteger(figure); fits {
			t.enterScaled(row, column, period, units, decimals)
		} else {
			t.enterWide(row, column, period, figure)
		}
	})
	return nil
}

// PutScaled is [Table.Put] of the figure units·10^-decimals. It does not
// allocate where the period and measure have been reported before.
func (t *Table) PutScaled(unit string, period pcmd.Period, measure string, units int64, decimals int) error {
	row, column, err := t.cell(unit, period, measure)
	if err != nil {
		return err
	}
	if err := checkScaled(&t.set.measures[column], units, decimals); err != nil {
		return err
	}
	t.alter(row, period, func() { t.enterScaled(row, column, period, units, decimals) })
	return nil
}

// checkScaled is [CheckFigure] of units·10^-decimals.
func checkScaled(m *Measure, units int64, decimals int) error {
	if decimals < 0 || decimals > maxDecimalDigits {
		return pcmd.NewFault(pcmd.CodeFigureSyntax,
			fmt.Sprintf("số liệu có từ 0 đến %d chữ số thập phân, không phải %d", maxDecimalDigits, decimals),
			fmt.Sprintf("a figure has 0 to %d decimals, not %d", maxDecimalDigits, decimals))
	}
	isFlag := units == 0 || units == powersOfTen[decimals]
	if m.Kind == YesNo && !isFlag || units < 0 && !m.Signed {
		return CheckFigure(*m, decimal.New(units, -int32(decimals)))
	}
	return nil
}

// Withdraw makes a figure missing again, as when a report is recalled.
func (t *Table) Withdraw(unit string, period pcmd.Period, measure string) error {
	row, column, err := t.cell(unit, period, measure)
	if err != nil || !t.given[period].has(row, column) {
		return err
	}
	t.alter(row, period, func() {
		t.given[period].clear(row, column)
		t.rederive(row, column, period)
	})
	return nil
}

// Periods returns the periods for which anything was reported, in order.
func (t *Table) Periods() []pcmd.Period {
	periods := make([]pcmd.Period, 0, len(t.given))
	for p := range t.given {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, pcmd.Period.Compare)
	return periods
}

// cell returns where a figure belongs.
func (t *Table) cell(unit string, period pcmd.Period, measure string) (row, column int, err error) {
	row = t.tree.Row(unit)
	column, known := t.set.columns[measure]
	if row >= 0 && known && !period.IsZero() {
		return row, column, nil
	}
	var faults pcmd.Faults
	if row < 0 {
		faults = append(faults, UnknownUnit(unit))
	}
	if !known {
		faults = append(faults, UnknownMeasure(measure))
	}
	if period.IsZero() {
		faults = append(faults, missingPeriod())
	}
	return 0, 0, faults
}

func missingPeriod() pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeBadPeriod, "thiếu kỳ báo cáo", "the period is missing")
}

// UnknownUnit returns the fault of a unit that nobody has declared.
func UnknownUnit(id string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeUnknownUnit,
		fmt.Sprintf("không có đơn vị nào mang mã %.64q", id),
		fmt.Sprintf("there is no unit %.64q", id))
}

// scaledInteger returns a figure as units·10^-decimals; fits is false where the
// units exceed 64 bits.
func scaledInteger(figure decimal.Decimal) (units int64, decimals int, fits bool) {
	coefficient, exponent := figure.Coefficient(), int(figure.Exponent())
	if !coefficient.IsInt64() || exponent < -maxDecimalDigits {
		return 0, 0, false
	}
	if exponent > 0 {
		units, fits = scaleUp(coefficient.Int64(), exponent, 1<<62)
		return units, 0, fits
	}
	return coefficient.Int64(), -exponent, true
}

// enterScaled puts the figure units·10^-decimals into its cell, or beside the
// cells where it does not fit.
func (t *Table) enterScaled(row, column int, period pcmd.Period, units int64, decimals int) {
	for decimals > t.scale[column] && units%10 == 0 {
		units, decimals = units/10, decimals-1
	}
	if decimals > t.scale[column] {
		t.rescale(column, decimals)
	}
	cell, fits := scaleUp(units, t.scale[column]-decimals, t.limit)
	if !fits {
		t.enterWide(row, column, period, decimal.New(units, -int32(decimals)))
		return
	}
	t.blockFor(period, column).set(row, column, cell)
	t.rederive(row, column, period)
}

// enterWide puts a figure beside the cells.
func (t *Table) enterWide(row, column int, period pcmd.Period, figure decimal.Decimal) {
	t.blockFor(period, column).setWide(row, column, figure)
	t.layout++
	t.rederive(row, column, period)
}

// blockFor returns the block of what is reported for the period, with a column
// for the measure.
func (t *Table) blockFor(period pcmd.Period, column int) *block {
	b := t.given[period]
	if b == nil {
		b = newBlock(t.tree.Len(), len(t.set.measures))
		t.given[period] = b
		t.forgetViews()
	}
	if b.columns[column] < 0 {
		b.addColumn(t.tree.Len(), column)
		t.layout++
	}
	return b
}

// forgetViews drops what was made of the given blocks.
func (t *Table) forgetViews() {
	clear(t.views)
	t.merged = nil
	t.layout++
}

// rescale lets the cells of a measure hold more decimals. Those that no longer
// fit go beside the cells.
func (t *Table) rescale(column, decimals int) {
	by := decimals - t.scale[column]
	for _, b := range t.given {
		if b.columns[column] < 0 {
			continue
		}
		for row := range t.tree.Len() {
			if !b.has(row, column) || b.isWide(row, column) {
				continue
			}
			at, _, _ := b.at(row, column)
			cell, ok := scaleUp(b.cells[at], by, t.limit)
			if !ok {
				b.setWide(row, column, decimal.New(b.cells[at], -int32(t.scale[column])))
				continue
			}
			b.cells[at] = cell
		}
	}
	t.scale[column] = decimals
	t.forgetViews()
}
