package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Restatement is the figures of a workbook, reported by the units of one map,
// expressed on another. What was reported and what is restated are two
// questions: the one is put to the workbook, the other to [Restatement.Workbook].
type Restatement struct {
	Crosswalk *agency.Crosswalk
	Figures   []RestatedFigure // by period, measure and unit
	Open      []OpenFigure     // what cannot be told, likewise
	Unplaced  []UnplacedFigure // what was reported and is part of no figure, likewise
	Totals    []RestatedTotal  // of the measures that add up

	source *Workbook
	units  []indicator.Unit
}

// RestatedFigure is one figure on the other map, and what it is made of.
type RestatedFigure struct {
	Unit    agency.Unit
	Period  pcmd.Period
	Measure string
	agency.RestatedFigure
}

// OpenFigure is a figure that cannot be told on the other map, with the units
// that leave it open.
type OpenFigure struct {
	Unit    agency.Unit
	Period  pcmd.Period
	Measure string
	Doubt   agency.Doubt
	Because []agency.Unit
}

// UnplacedFigure is a reported figure that no unit of the other map can be given:
// that of a district, which nobody can divide among its communes.
type UnplacedFigure struct {
	Unit    agency.Unit // of the map that it was reported on
	Period  pcmd.Period
	Measure string
	Value   decimal.Decimal
}

// RestatedTotal compares what was reported with what is restated: Open is what
// no unit of the other map can be given.
type RestatedTotal struct {
	Period                   pcmd.Period
	Measure                  string
	Reported, Restated, Open decimal.Decimal
}

// Restate expresses the figures of a workbook on the other map of the crosswalk.
// Its units are named by the codes of the map From. Flags are carried where all
// units that a unit was made of agree, figures that do not add up where the unit
// is the same, all others by [agency.Crosswalk.Restate]. A unit that the map does
// not have is a [pcmd.Fault] with code unknown-unit; the error is [pcmd.Faults].
func Restate(w *Workbook, c *agency.Crosswalk) (*Restatement, error) {
	r := &Restatement{Crosswalk: c, source: w}
	rows, err := r.rowsOf(w)
	if err != nil {
		return nil, err
	}
	r.findUnits(rows)
	for _, period := range w.Table.Periods() {
		for _, measure := range w.Table.Set().Measures() {
			if err := r.restate(period, measure, rows); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

// rowsOf returns the row of the map of each unit of the workbook.
func (r *Restatement) rowsOf(w *Workbook) (map[string]int, error) {
	rows := map[string]int{}
	var faults pcmd.Faults
	tree, m := w.Table.Tree(), r.Crosswalk.From
	from, until := m.Days()
	days := cmp.Or(from.String(), "…") + " – " + cmp.Or(until.String(), "…")
	for row := range tree.Len() {
		unit := tree.Unit(row)
		rows[unit.ID] = m.Row(unit.ID)
		if rows[unit.ID] < 0 {
			faults = append(faults, pcmd.NewFault(pcmd.CodeUnknownUnit,
				fmt.Sprintf("bản đồ của những ngày %s không có đơn vị %q", days, unit.ID),
				fmt.Sprintf("the map of the days %s has no unit %q", days, unit.ID)).At("units"))
		}
	}
	return rows, faults.Err()
}

// findUnits lists the units of the other map that the workbook's units became,
// with all below them: those who are expected to report there.
func (r *Restatement) findUnits(rows map[string]int) {
	reporting := map[int]bool{}
	for _, row := range rows {
		reporting[row] = true
	}
	for row := range r.Crosswalk.To.Len() {
		if r.Crosswalk.To.Parent(row) < 0 {
			r.addUnits(row, "", reporting)
		}
	}
}

// addUnits adds the units that are wanted at the row and below it.
func (r *Restatement) addUnits(row int, parent string, reporting map[int]bool) {
	m := r.Crosswalk.To
	made := func() bool {
		return slices.ContainsFunc(r.Crosswalk.Makers(row), func(from int) bool { return reporting[from] })
	}
	if u := m.Unit(row); parent != "" || made() {
		r.units = append(r.units, indicator.Unit{ID: u.Code, Level: u.Level, Name: u.FullName().Vi, Parent: parent})
		if parent = u.Code; u.PartlyListed {
			parent = "" // the roll-up would take those below it for all of it
		}
	}
	for _, child := range m.Children(row) {
		r.addUnits(child, parent, reporting)
	}
}

// restate restates one measure for one period.
func (r *Restatement) restate(period pcmd.Period, measure indicator.Measure, rows map[string]int) error {
	figures := map[int]decimal.Decimal{}
	for unit, row := range rows {
		figure, reported, err := r.source.Table.Own(unit, period, measure.ID)
		if err != nil {
			return err
		}
		if reported {
			figures[row] = figure
		}
	}
	if len(figures) == 0 {
		return nil
	}
	restated := r.Crosswalk.Restate(figures, ruleOf(measure))
	for to := range r.Crosswalk.To.Len() {
		if f, ok := restated.Figures[to]; ok {
			r.Figures = append(r.Figures, RestatedFigure{r.Crosswalk.To.Unit(to), period, measure.ID, f})
		}
	}
	for _, u := range restated.Undetermined {
		open := OpenFigure{Unit: r.Crosswalk.To.Unit(u.Row), Period: period, Measure: measure.ID, Doubt: u.Doubt}
		for _, row := range u.Because {
			open.Because = append(open.Because, r.Crosswalk.From.Unit(row))
		}
		r.Open = append(r.Open, open)
	}
	for _, row := range restated.Unplaced {
		r.Unplaced = append(r.Unplaced, UnplacedFigure{r.Crosswalk.From.Unit(row), period, measure.ID, figures[row]})
	}
	if measure.Additive() {
		r.Totals = append(r.Totals, r.total(period, measure.ID, figures, restated))
	}
	return nil
}

// ruleOf says how a measure's figures make that of a unit made of several.
func ruleOf(m indicator.Measure) agency.Rule {
	switch {
	case m.Kind == indicator.YesNo:
		return agency.Agreement
	case !m.Additive():
		return agency.Identity
	}
	return agency.Sum
}

// total adds up the figures before and after, each unit's own standing for
// those below it.
func (r *Restatement) total(period pcmd.Period, measure string, figures map[int]decimal.Decimal, restated agency.Restated) RestatedTotal {
	after := map[int]decimal.Decimal{}
	for row, f := range restated.Figures {
		after[row] = f.Value
	}
	t := RestatedTotal{Period: period, Measure: measure}
	t.Reported = topmost(r.Crosswalk.From, figures)
	t.Restated = topmost(r.Crosswalk.To, after)
	t.Open = t.Reported.Sub(t.Restated)
	return t
}

// topmost adds up the figures of units without one above that has a figure too.
func topmost(m *agency.Map, figures map[int]decimal.Decimal) (sum decimal.Decimal) {
	for row, figure := range figures {
		top := true
		for above := range m.Ancestors(row) {
			_, figured := figures[above]
			top = top && !figured
		}
		if top {
			sum = sum.Add(figure)
		}
	}
	return sum
}

// Units returns the units of the other map that the figures are restated for,
// each before those below it.
func (r *Restatement) Units() []indicator.Unit { return slices.Clone(r.units) }

// Workbook returns the restated figures as a workbook on the other map, judged
// by the same targets. Figures that follow from those of the units below are
// left to the roll-up, so that it can say how complete they are.
func (r *Restatement) Workbook() (*Workbook, error) {
	tree, err := indicator.NewTree(r.units)
	if err != nil {
		return nil, err
	}
	w := &Workbook{Plan: r.source.Plan, On: r.source.On, Table: indicator.NewTable(r.source.Table.Set(), tree), periods: r.source.periods}
	return w, r.Enter(w.Table)
}

// Own returns the figures that the units would have reported themselves: those
// of units above follow from them by the roll-up, but for what was reported at
// their level, or is known there only.
func (r *Restatement) Own() []RestatedFigure {
	var own []RestatedFigure
	for _, f := range r.Figures {
		if f.Rule != agency.Sum || f.Own || r.Crosswalk.To.IsLeaf(r.Crosswalk.To.Row(f.Unit.Code)) {
			own = append(own, f)
		}
	}
	return own
}

// Enter enters the figures into a table on the other map, such as that of a later
// period, so that growth can be asked across the two maps. Units that the table
// does not have are passed over. The error is that of [indicator.Table.Put].
func (r *Restatement) Enter(t *indicator.Table) error {
	for _, f := range r.Own() {
		if t.Tree().Row(f.Unit.Code) < 0 {
			continue
		}
		if err := t.Put(f.Unit.Code, f.Period, f.Measure, f.Value); err != nil {
			return err
		}
	}
	return nil
}

// RestsOn returns the restated figures that an answer for the target, unit and
// period draws on: those of the unit and of the units below it, for the period,
// its parts, and for growth the period before. An answer that draws on an
// estimated figure is estimated.
func (r *Restatement) RestsOn(target indicator.Target, unit string, period pcmd.Period) []RestatedFigure {
	asked := r.Crosswalk.To.Row(unit)
	var all []RestatedFigure
	for _, f := range r.Figures {
		if asked < 0 || !r.Crosswalk.To.Holds(asked, r.Crosswalk.To.Row(f.Unit.Code)) {
			continue
		}
		for _, operand := range target.Indicator.Formula.Operands() {
			of := period
			if operand.Before {
				of = period.Before()
			}
			if operand.Measure == f.Measure && of.Contains(f.Period) {
				all = append(all, f)
				break
			}
		}
	}
	return all
}

// IsEstimated reports whether one of the figures is.
func IsEstimated(figures []RestatedFigure) bool {
	return slices.ContainsFunc(figures, func(f RestatedFigure) bool { return f.Estimated })
}
