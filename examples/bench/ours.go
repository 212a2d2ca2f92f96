package main

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// ours is this library.
type ours struct {
	complete, holes side
	entries         []indicator.Entry // room for a late report

	share       *indicator.Evaluator
	part, whole []int64 // of the first indicator, rolled up
	outcomes    []indicator.Outcome
}

// side is one nation in the library: its table, and the results that are kept.
type side struct {
	w       *Workload
	table   *indicator.Table
	results *indicator.Results
	rows    []int // of each unit, in the order of the workload
}

// newOurs makes the tables of the complete nation and of the one with missing
// figures.
func newOurs(complete, holes *Workload) (Ours, error) {
	o := &ours{entries: make([]indicator.Entry, counts), outcomes: make([]indicator.Outcome, len(complete.Units))}
	first := complete.Indicators[0]
	o.part = complete.rolledUp(columnNow + first.Part[0])
	o.whole = complete.rolledUp(columnNow + first.Whole[0])
	var err error
	if o.share, err = indicator.NewEvaluator(targetsOf(complete.Indicators)[0], pcmd.Date{}); err != nil {
		return nil, err
	}
	for i, w := range []*Workload{complete, holes} {
		s := []*side{&o.complete, &o.holes}[i]
		if err := s.fill(w); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (s *side) fill(w *Workload) error {
	s.w = w
	set, err := indicator.Compile(measuresOfWorkload(), targetsOf(w.Indicators))
	if err != nil {
		return err
	}
	tree, err := treeOf(w)
	if err != nil {
		return err
	}
	for _, u := range w.Units {
		s.rows = append(s.rows, tree.Row(u.ID))
	}
	if s.table, err = tableOf(set, tree, w); err != nil {
		return err
	}
	s.results, err = s.table.Watch(year2024, pcmd.Date{})
	return err
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
func (o *ours) Nation() { o.complete.results.Recompute(1) }

// NationTwo implements [Ours].
func (o *ours) NationTwo() { o.complete.results.Recompute(2) }

// Missing implements [Ours].
func (o *ours) Missing() { o.holes.results.Recompute(1) }

// Late implements [Ours].
func (o *ours) Late(r *Report) {
	for i, n := range &r.Counts {
		o.entries[i] = indicator.Entry{Measure: firstPart + i, Units: n}
	}
	if err := o.complete.table.PutReport(o.complete.rows[r.Commune], year2024, o.entries); err != nil {
		panic(err) // the commune and the measures are those of the table
	}
}

// Share implements [Ours].
func (o *ours) Share() (evaluations int) {
	o.share.EvaluateAll(o.part, o.whole, o.outcomes)
	return len(o.outcomes)
}

// ShareOutcomes implements [Ours].
func (o *ours) ShareOutcomes() []Outcome {
	all := make([]Outcome, len(o.outcomes))
	for i, outcome := range o.outcomes {
		all[i] = Outcome{State: stateOf[outcome.State()], Verdict: verdictOf[outcome.Verdict()]}
	}
	return all
}

// Decimals implements [Ours].
func (o *ours) Decimals() int {
	n := 0
	for row := range o.complete.rows {
		for k := range o.complete.w.Indicators {
			if _, ok := o.complete.results.Decimal(row, k); ok {
				n++
			}
		}
	}
	return n
}

// Decimal implements [Ours].
func (o *ours) Decimal(unit, k int) (decimal.Decimal, bool) {
	return o.complete.results.Decimal(o.complete.rows[unit], k)
}

// Outcomes implements [Ours].
func (o *ours) Outcomes() []Outcome { return outcomesOf(o.complete.partials()) }

// Partials implements [Ours].
func (o *ours) Partials() []Partial { return o.holes.partials() }

// partials reads all results, unit by unit.
func (s *side) partials() []Partial {
	var all []Partial
	for _, row := range s.rows {
		for k := range s.w.Indicators {
			all = append(all, partialOf(s.results.At(row, k), s.results, row, k))
		}
	}
	return all
}

func partialOf(r indicator.Result, results *indicator.Results, row, k int) Partial {
	p := Partial{
		Outcome:  Outcome{State: stateOf[r.State], Verdict: verdictOf[r.Verdict]},
		Reported: r.Coverage.Reported, Expected: r.Coverage.Expected, Provisional: r.Provisional,
	}
	p.Value, _ = results.Scaled(row, k)
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
