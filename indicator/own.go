package indicator

import (
	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
)

// Own returns the figure that the unit itself has for the period, and whether it
// has one: what it reported, or what follows in time from what it reported for
// parts of the period. Nothing is added up over units. The error is
// [pcmd.Faults]: unknown-unit, unknown-measure, bad-period.
func (t *Table) Own(unit string, period pcmd.Period, measure string) (figure decimal.Decimal, has bool, err error) {
	row, column, err := t.cell(unit, period, measure)
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	view := t.view(period)
	if view == nil {
		return decimal.Decimal{}, false, nil
	}
	figure, has = view.figure(row, column, t.scale[column])
	return figure, has, nil
}

// Reported returns the figure that the unit itself reported for exactly the
// period, and whether it did. The error is that of [Table.Own].
func (t *Table) Reported(unit string, period pcmd.Period, measure string) (figure decimal.Decimal, has bool, err error) {
	row, column, err := t.cell(unit, period, measure)
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	figure, has = t.given[period].figure(row, column, t.scale[column])
	return figure, has, nil
}
