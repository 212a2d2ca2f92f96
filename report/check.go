package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Checker puts rules to the figures of a table. A rule about a measure that the
// table does not have is passed over, and one that asks what a rule before it
// asks is not asked again.
type Checker struct {
	Rules    []CheckRule
	Term     pcmd.Period // that running totals run from; unset, all periods are of one term
	Glossary Glossary    // what measures are called, where the table does not say
}

// Check returns what the rules find, by period, then by unit with each before
// those below it, then in the order of the rules; nil where there is nothing.
//
// A figure of a unit is what it reported itself or has from the parts of the
// period, as in the roll-up. A finding stands at the period for which one of its
// figures was reported: what was wrong in a half-year is not found again in the
// year that follows from it.
func (c Checker) Check(t *indicator.Table) []CheckFinding {
	k := newCheck(c, t)
	for _, k.period = range k.periods {
		for _, k.row = range k.units {
			for _, k.rule = range k.rules {
				questions[k.rule.Kind](k)
			}
		}
	}
	return k.findings
}

// Check puts the library's rules to the figures of the workbook, those of the
// shares in the glossary and of its own, and more rules of the caller: see
// [Checker.Check].
func (w *Workbook) Check(glossary Glossary, more ...CheckRule) []CheckFinding {
	c := Checker{Rules: StandardChecks(), Glossary: glossary}
	if w.Plan != nil {
		c.Term = w.Plan.Term
	}
	var own []indicator.Indicator
	for _, t := range w.Table.Set().Targets() {
		own = append(own, t.Indicator)
	}
	// Those of the glossary cite where they come from, so they go first.
	c.Rules = slices.Concat(c.Rules, ShareChecks(glossary.Indicators), ShareChecks(own), more)
	return c.Check(w.Table)
}

// questions are how each kind of rule is put to one unit and period.
var questions = map[CheckKind]func(*check){
	PartNotAboveWhole:   (*check).part,
	PartsAddUp:          (*check).parts,
	PeriodNotBelowParts: (*check).time,
	RunningNotFalling:   (*check).running,
	Jump:                (*check).jump,
	ChildrenAddUp:       (*check).children,
	DenominatorReported: (*check).denominator,
}

// check is one run of a checker through a table.
type check struct {
	Checker
	table   *indicator.Table
	rules   []CheckRule
	periods []pcmd.Period
	units   []int   // the rows, each before those below it
	below   [][]int // of each row

	period   pcmd.Period // at work
	row      int
	rule     CheckRule
	findings []CheckFinding
}

func newCheck(c Checker, t *indicator.Table) *check {
	k := &check{Checker: c, table: t, periods: t.Periods()}
	k.units, k.below = fromTheTop(t.Tree())
	asked := map[string]bool{}
	for _, r := range c.Rules {
		if r.Kind.Valid() && r.within(t.Set()) && !asked[r.asks()] {
			asked[r.asks()] = true
			k.rules = append(k.rules, r)
		}
	}
	return k
}

// fromTheTop returns the rows of a tree, each before those below it and siblings
// in order, and the rows below each.
func fromTheTop(tree *indicator.Tree) (rows []int, below [][]int) {
	below = make([][]int, tree.Len())
	for row := range tree.Len() {
		if parent := tree.Parent(row); parent >= 0 {
			below[parent] = append(below[parent], row)
		}
	}
	var walk func([]int)
	walk = func(siblings []int) {
		for _, row := range siblings {
			rows = append(rows, row)
			walk(below[row])
		}
	}
	walk(tree.Tops())
	return rows, below
}

// find notes a finding of the rule at work.
func (k *check) find(figures []CheckedFigure, difference decimal.Decimal, message pcmd.Text) {
	k.findings = append(k.findings, CheckFinding{
		Code: k.rule.Code, Kind: k.rule.Kind, Severity: k.rule.Severity,
		Unit: k.table.Tree().Unit(k.row).ID, Period: k.period,
		Figures: figures, Difference: difference.Abs(), Message: message, Citation: k.rule.Citation,
	})
}

// measures returns those that a rule about single measures looks at.
func (k *check) measures() []indicator.Measure {
	var all []indicator.Measure
	for _, m := range k.table.Set().Measures() {
		if k.rule.Kind.fits(m) && (k.rule.Measures == nil || slices.Contains(k.rule.Measures, m.ID)) {
			all = append(all, m)
		}
	}
	return all
}

// had is a figure, and whether any of what it follows from was reported for
// exactly the period.
type had struct {
	value decimal.Decimal
	here  bool
}

// own returns the figure that the unit itself has.
func (k *check) own(row int, period pcmd.Period, measure string) (had, bool) {
	// Unit, measure and period are the table's own: there is no error.
	unit := k.table.Tree().Unit(row).ID
	value, has, _ := k.table.Own(unit, period, measure)
	_, here, _ := k.table.Reported(unit, period, measure)
	return had{value, here}, has
}

// full returns the figure that the unit itself has, and otherwise the sum over
// the units below it where all of them have one in the same way.
func (k *check) full(row int, period pcmd.Period, measure string) (had, bool) {
	figure, has := k.own(row, period, measure)
	if has || len(k.below[row]) == 0 {
		return figure, has
	}
	for _, child := range k.below[row] {
		f, has := k.full(child, period, measure)
		if !has {
			return had{}, false
		}
		figure.value = figure.value.Add(f.value)
		figure.here = figure.here || f.here
	}
	return figure, true
}

// checked returns a figure of a unit for a finding.
func (k *check) checked(row int, period pcmd.Period, measure string, value decimal.Decimal) CheckedFigure {
	return CheckedFigure{Unit: k.table.Tree().Unit(row).ID, Period: period, Measure: measure, Value: value}
}
