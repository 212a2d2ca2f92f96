package report

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
	"github.com/pcmd-vn/pcmd/plan"
)

// Library is what a workbook may refer to: plans by their id, and the measures
// that every plan may use. The plans and measures of plan/catalog make one:
// Library{catalog.Plan, catalog.Measures()}.
type Library struct {
	Plan     func(id string) (*plan.Plan, error)
	Measures []indicator.Measure
	// Indicators are those that plans share; a plan document that mistypes the
	// id of one is asked about it. They may be left out.
	Indicators []indicator.Indicator
}

// Workbook is what units reported, and the targets that it is judged by: those
// of a plan, or of its own.
type Workbook struct {
	Plan    *plan.Plan // nil where the workbook brings its own targets
	On      pcmd.Date  // the day of asking; unset, nothing is pending
	Table   *indicator.Table
	periods []pcmd.Period // of the reports, each once, in order
}

// ParseWorkbook reads a workbook document. The error is [pcmd.Faults] with
// everything that is wrong.
func ParseWorkbook(data []byte, library Library) (*Workbook, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	o := v.Object("plan", "measures", "targets", "units", "reports", "on")
	w := &Workbook{On: document.Date(o.Get("on"))}
	set, find := w.computation(o, library)

	tree, known := (*indicator.Tree)(nil), wire.OneUnit()
	list := o.Get("units")
	if list.Present() {
		var units []indicator.Unit
		units, tree = wire.Units(list)
		known = wire.KnownUnits(list, units)
	}
	reports := wire.Reports(o.Need("reports"), known, find)
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	if !list.Present() {
		var err error
		if tree, err = unitOf(reports); err != nil {
			return nil, err
		}
	}
	w.Table = indicator.NewTable(set, tree)
	w.periods = periodsIn(reports)
	return w, wire.Fill(w.Table, reports)
}

// computation reads what the figures are judged by, and returns how to find a
// measure; nil where nothing can be said of them.
func (w *Workbook) computation(o document.Object, library Library) (*indicator.Set, func(string) (indicator.Measure, bool)) {
	measures, targets := library.Measures, []indicator.Target(nil)
	own := o.Has("measures") || o.Has("targets")
	switch {
	case o.Has("plan") && own:
		o.Get("plan").Fault(pcmd.CodeExclusiveKeys,
			"\"plan\" không đi cùng \"measures\" hoặc \"targets\"",
			"\"plan\" does not go with \"measures\" or \"targets\"")
		return nil, nil
	case own:
		measures = document.Slice(o.Need("measures"), wire.Measure)
		targets = document.Slice(o.Need("targets"), wire.Target)
	default:
		if w.Plan = planOf(o.Need("plan"), library); w.Plan == nil {
			return nil, nil
		}
		measures = slices.Concat(w.Plan.Measures, measures)
		targets = w.Plan.Computable()
	}
	set, err := indicator.Compile(measures, targets)
	o.Check(err)
	return set, wire.FindMeasure(measures)
}

func planOf(v document.Value, library Library) *plan.Plan {
	id := v.String()
	if !v.IsString() {
		return nil
	}
	if library.Plan == nil {
		library.Plan = func(string) (*plan.Plan, error) { return nil, nil }
	}
	p, err := library.Plan(id)
	switch {
	case err != nil:
		v.Err(err)
		return nil
	case p == nil:
		v.Fault(pcmd.CodeUnknownPlan,
			fmt.Sprintf("không có kế hoạch %.64q", id), fmt.Sprintf("there is no plan %.64q", id))
	}
	return p
}

// unitOf returns the tree of the one unit of the reports, empty without any.
func unitOf(reports []wire.Report) (*indicator.Tree, error) {
	if len(reports) == 0 {
		return indicator.NewTree(nil)
	}
	return indicator.NewTree([]indicator.Unit{{ID: reports[0].Unit}})
}

func periodsIn(reports []wire.Report) []pcmd.Period {
	var all []pcmd.Period
	for _, r := range reports {
		if !slices.Contains(all, r.Period) {
			all = append(all, r.Period)
		}
	}
	slices.SortFunc(all, pcmd.Period.Compare)
	return all
}

// Units returns the units that a workbook is asked for by default: those
// without a unit above them, in the document's order.
func (w *Workbook) Units() []indicator.Unit {
	tree := w.Table.Tree()
	var all []indicator.Unit
	for _, row := range tree.Tops() {
		all = append(all, tree.Unit(row))
	}
	return all
}

// Periods returns the periods that a workbook is asked for by default: the
// years among those of its reports; all of them where there is no year.
func (w *Workbook) Periods() []pcmd.Period {
	var years []pcmd.Period
	for _, p := range w.periods {
		if p.Kind() == pcmd.Year {
			years = append(years, p)
		}
	}
	if len(years) > 0 {
		return years
	}
	return slices.Clone(w.periods)
}

// Row is the answer for one target, unit and period.
type Row struct {
	Unit   indicator.Unit
	Period pcmd.Period
	Target indicator.Target
	Result indicator.Result
}

// Evaluate returns a row for every target, also for those without data, in the
// order of the targets. The error is [pcmd.Faults]: unknown-unit,
// unknown-target, bad-period.
func (w *Workbook) Evaluate(unit string, period pcmd.Period, targets ...string) ([]Row, error) {
	set := w.Table.Set()
	if len(targets) == 0 {
		for _, t := range set.Targets() {
			targets = append(targets, t.ID)
		}
	}
	rows := make([]Row, len(targets))
	for i, id := range targets {
		result, err := w.Table.Evaluate(indicator.Question{Target: id, Unit: unit, Period: period, On: w.On})
		if err != nil {
			return nil, err
		}
		target, _ := set.Target(id)
		tree := w.Table.Tree()
		rows[i] = Row{tree.Unit(tree.Row(unit)), period, target, result}
	}
	return rows, nil
}

// Explain returns the tree behind the answer for one target, unit and period,
// under the title that the plan gives the target. An unknown unit or target is
// a [pcmd.Fault].
func (w *Workbook) Explain(unit string, period pcmd.Period, target string) (indicator.Explanation, error) {
	x, err := w.Table.Explain(indicator.Question{Target: target, Unit: unit, Period: period, On: w.On})
	if w.Plan != nil && err == nil {
		t, _ := w.Plan.Target(target)
		x.Target.Indicator.Title = t.Title
	}
	return x, err
}
