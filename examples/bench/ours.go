package main

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// TODO(engine): this file asks indicator.Table for one result after the other.
// It is right, and the tests run it on a small nation, but it is not what is to
// be measured. Put the engine's bulk evaluation behind the methods of [Ours],
// then set oursIsReady.
const oursIsReady = false

// ours is this library.
type ours struct {
	w        *Workload
	complete *indicator.Table
	holes    *indicator.Table
	targets  []indicator.Target
	outcomes []Outcome
	partials []Partial
}

// newOurs makes the tables of the complete nation and of the one with missing
// figures.
func newOurs(complete, holes *Workload) (Ours, error) {
	o := &ours{
		w: complete, targets: targetsOf(complete.Indicators),
		outcomes: make([]Outcome, complete.Results()),
		partials: make([]Partial, complete.Results()),
	}
	set, err := indicator.Compile(measuresOfWorkload(), o.targets)
	if err != nil {
		return nil, err
	}
	tree, err := treeOf(complete)
	if err != nil {
		return nil, err
	}
	if o.complete, err = tableOf(set, tree, complete); err != nil {
		return nil, err
	}
	if o.holes, err = tableOf(set, tree, holes); err != nil {
		return nil, err
	}
	return o, nil
}

func treeOf(w *Workload) (*indicator.Tree, error) {
	units := make([]indicator.Unit, len(w.Units))
	for i, u := range w.Units {
		units[i] = indicator.Unit{ID: u.ID, Level: u.Level}
		if u.Parent >= 0 {
			units[i].Parent = w.Units[u.Parent].ID
		}
	}
	return indicator.NewTree(units)
}

func measuresOfWorkload() []indicator.Measure {
	all := make([]indicator.Measure, measures)
	for i := range all {
		all[i] = indicator.Measure{ID: measureID(i), Kind: indicator.Flow}
		if i < firstPart {
			all[i].Kind = indicator.Stock
		}
	}
	return all
}

func measureID(i int) string { return tableName(i) }

// targetsOf turns the indicators into targets of the library.
func targetsOf(indicators []Indicator) []indicator.Target {
	targets := make([]indicator.Target, len(indicators))
	for i, in := range indicators {
		targets[i] = indicator.Target{
			ID:        in.ID,
			Indicator: indicator.Indicator{ID: in.ID, Formula: formulaOf(in)},
			Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.New(in.Low, -2)),
		}
		if in.Band {
			targets[i].Criterion.Op, targets[i].Criterion.Max = indicator.Between, decimal.New(in.High, -2)
		}
	}
	return targets
}

func formulaOf(in Indicator) indicator.Formula {
	part, whole := termsOf(in.Part), termsOf(in.Whole)
	switch in.Kind {
	case Share:
		return indicator.Share{Numerator: part, Denominator: whole}
	case Growth:
		return indicator.Growth{Of: part}
	case Monthly:
		return indicator.Every{Of: part, Each: pcmd.Month}
	}
	return indicator.Total{Of: part}
}

func termsOf(measures []int) []indicator.Term {
	ids := make([]string, len(measures))
	for i, m := range measures {
		ids[i] = measureID(m)
	}
	return indicator.Of(ids...)
}

// tableOf enters all figures that were reported.
func tableOf(set *indicator.Set, tree *indicator.Tree, w *Workload) (*indicator.Table, error) {
	t := indicator.NewTable(set, tree)
	for i := range w.Communes {
		for c, n := range w.row(i) {
			if !w.present(i, c) {
				continue
			}
			period, measure := placeOf(c)
			if err := t.Put(w.Units[i].ID, period, measureID(measure), decimal.NewFromInt(n)); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

var (
	year2024   = pcmd.YearOf(2024)
	year2023   = year2024.Before()
	months2024 = year2024.Each(pcmd.Month)
)

// placeOf returns the period and measure of a column.
func placeOf(column int) (pcmd.Period, int) {
	switch {
	case column < columnNow:
		return year2023, column
	case column < columnMonth:
		return year2024, column - columnNow
	}
	return months2024[column-columnMonth], mediaItems
}

// Nation implements [Ours].
func (o *ours) Nation() {
	for i, p := range o.evaluate(o.complete) {
		o.outcomes[i] = p.Outcome
	}
}

// NationTwo implements [Ours].
func (o *ours) NationTwo() { o.Nation() }

// Missing implements [Ours].
func (o *ours) Missing() { o.partials = o.evaluate(o.holes) }

func (o *ours) evaluate(t *indicator.Table) []Partial {
	var all []Partial
	for unit := range o.w.Units {
		for k := range o.targets {
			all = append(all, o.one(t, unit, k))
		}
	}
	return all
}

func (o *ours) one(t *indicator.Table, unit, k int) Partial {
	r, err := t.Evaluate(indicator.Question{Target: o.targets[k].ID, Unit: o.w.Units[unit].ID, Period: year2024})
	if err != nil {
		panic(err) // the unit and the target are those of the table
	}
	p := Partial{
		Outcome:  Outcome{State: stateOf[r.State], Verdict: verdictOf[r.Verdict]},
		Reported: r.Coverage.Reported, Expected: r.Coverage.Expected, Provisional: r.Provisional,
	}
	if r.State == indicator.Computed {
		p.Value = decimal.RequireFromString(r.Value()).Shift(2).IntPart()
	}
	return p
}

var (
	stateOf = map[indicator.State]State{
		indicator.Computed: Computed, indicator.NoData: NoData, indicator.Inapplicable: NotApplicable,
	}
	verdictOf = map[indicator.Verdict]Verdict{
		indicator.Met: Met, indicator.NotMet: NotMet, indicator.Exceeded: Exceeded,
		indicator.NotApplicable: NothingToMeasure, indicator.NotAssessable: VerdictImpossible,
	}
)

// Late implements [Ours].
func (o *ours) Late(r Report) {
	for m, n := range r.Figures {
		if err := o.complete.Put(o.w.Units[r.Commune].ID, year2024, measureID(m), decimal.NewFromInt(n)); err != nil {
			panic(err) // the commune and the measures are those of the table
		}
	}
	for unit := r.Commune; unit >= 0; unit = o.w.Units[unit].Parent {
		for k := range o.targets {
			o.outcomes[unit*len(o.targets)+k] = o.one(o.complete, unit, k).Outcome
		}
	}
}

// Share implements [Ours].
func (o *ours) Share() (evaluations int, sum int64) {
	for unit := range o.w.Units {
		sum += o.one(o.complete, unit, 0).Value
	}
	return len(o.w.Units), sum
}

// Decimals implements [Ours].
func (o *ours) Decimals() int {
	n := 0
	for unit := range o.w.Units {
		for k := range o.targets {
			if _, ok := o.Decimal(unit, k); ok {
				n++
			}
		}
	}
	return n
}

// Decimal implements [Ours].
func (o *ours) Decimal(unit, k int) (decimal.Decimal, bool) {
	outcome := o.outcomes[unit*len(o.targets)+k]
	return decimal.New(outcome.Value, -2), outcome.State == Computed
}

// Outcomes implements [Ours].
func (o *ours) Outcomes() []Outcome { return o.outcomes }

// Partials implements [Ours].
func (o *ours) Partials() []Partial { return o.partials }
