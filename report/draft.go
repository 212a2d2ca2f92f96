package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// draft is a publication before anything is suppressed, with what its readers
// would know of it. A number that stands in several places is one count.
type draft struct {
	knowledge
	w        *Workbook
	how      Publishing
	measures []indicator.Measure // those that count persons
	persons  map[string]bool     // by measure
	rows     []int               // of the published units, those above first
	below    [][]int             // the rows of the children of each row
	leaves   []int               // how many leaves each row has
	height   []int               // how many levels lie below each row

	tabled map[position]tabled
	sums   map[string]int  // by what is summed
	noted  map[string]bool // what readers know once need not be noted again

	figures []draftFigure
	results []draftResult
}

// position is where a figure belongs.
type position struct {
	row     int
	period  pcmd.Period
	measure string
}

// tabled is a figure as a table shows it: the unit's own, or the sum over those
// of its children that have one.
type tabled struct {
	count   int // its place in what readers know; -1 where it is missing
	value   decimal.Decimal
	covered int // leaves
}

type draftFigure struct {
	PublishedFigure
	count int
}

type draftResult struct {
	Row
	counts []int // from which it follows, and which follow from it
}

func newDraft(w *Workbook, how Publishing) *draft {
	d := &draft{w: w, how: how, persons: map[string]bool{},
		tabled: map[position]tabled{}, sums: map[string]int{}, noted: map[string]bool{}}
	for _, m := range w.Table.Set().Measures() {
		if how.Persons(m) {
			d.measures = append(d.measures, m)
			d.persons[m.ID] = true
		}
	}
	d.survey(w.Table.Tree())
	return d
}

// survey lists the units that are published, and what lies below each unit.
func (d *draft) survey(tree *indicator.Tree) {
	d.below, d.leaves, d.height = make([][]int, tree.Len()), make([]int, tree.Len()), make([]int, tree.Len())
	for row := range tree.Len() {
		d.leaves[row] = max(d.leaves[row], 1)
		if parent := tree.Parent(row); parent >= 0 {
			d.below[parent] = append(d.below[parent], row)
			d.leaves[parent] += d.leaves[row]
			d.height[parent] = max(d.height[parent], d.height[row]+1)
		}
	}
	var visit func(row int)
	visit = func(row int) {
		if d.how.Levels == nil || slices.Contains(d.how.Levels, tree.Unit(row).Level) {
			d.rows = append(d.rows, row)
		}
		for _, child := range d.below[row] {
			visit(child)
		}
	}
	for _, top := range tree.Tops() {
		visit(top)
	}
}

// enter enters all that is to be published, and all that readers know of it.
func (d *draft) enter() error {
	for _, period := range d.how.Periods {
		for _, row := range d.rows {
			for _, m := range d.measures {
				d.enterFigure(position{row, period, m.ID})
			}
		}
	}
	for _, period := range d.how.Periods {
		for _, row := range d.rows {
			for _, m := range d.measures {
				d.relateInTime(position{row, period, m.ID}, m.Kind)
			}
			d.relateMeasures(row, period)
			if err := d.enterResults(row, period); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *draft) enterFigure(at position) {
	t := d.figure(at)
	f := PublishedFigure{Unit: d.w.Table.Tree().Unit(at.row), Period: at.period, Measure: at.measure, Missing: t.count < 0,
		Value: t.value, Coverage: indicator.Coverage{Reported: t.covered, Expected: d.leaves[at.row]}}
	if !f.Missing {
		d.show(t.count, at.row)
	}
	d.figures = append(d.figures, draftFigure{f, t.count})
}

// show notes that a count is shown as that of a unit. The total of a level weighs
// twice what one of the level below does.
func (d *draft) show(i, row int) {
	c := &d.counts[i]
	c.shown, c.weight = true, max(c.weight, 1<<min(d.height[row], mostHeight))
}

// mostHeight is the height from which on totals weigh the same.
const mostHeight = 4

// figure returns the figure of a table, and enters it with what it is made of.
func (d *draft) figure(at position) tabled {
	if t, ok := d.tabled[at]; ok {
		return t
	}
	measure, _ := d.w.Table.Set().Measure(at.measure)
	below := d.figuresBelow(at)
	own, has, err := d.w.Table.Own(d.w.Table.Tree().Unit(at.row).ID, at.period, at.measure)
	t := tabled{count: -1}
	switch {
	case err == nil && has:
		t = tabled{d.countOf(at.measure, own), own, d.leaves[at.row]}
		d.relateUnits(t, below, measure.Additive(), len(below) == len(d.below[at.row]))
	case measure.Additive() && len(below) > 0:
		t = d.sum(at.measure, below)
	}
	d.tabled[at] = t
	return t
}

// figuresBelow returns the figures of the children, without those missing.
func (d *draft) figuresBelow(at position) (below []tabled) {
	for _, child := range d.below[at.row] {
		if t := d.figure(position{child, at.period, at.measure}); t.count >= 0 {
			below = append(below, t)
		}
	}
	return below
}

// countOf enters a new count. What does not count persons is always shown.
func (d *draft) countOf(measure string, value decimal.Decimal) int {
	persons := d.persons[measure]
	return d.add(count{amount: amountOf(value), persons: persons, shown: !persons, weight: 1})
}

// amountOf returns the figure in whole persons.
func amountOf(value decimal.Decimal) int64 {
	switch {
	case value.GreaterThan(decimal.NewFromInt(manyPeople)):
		return manyPeople
	case value.IsPositive() && value.LessThan(decimal.NewFromInt(1)):
		return 1
	}
	return value.Floor().IntPart()
}

// sum returns the sum of figures. The sum of one is that one; the same sum is
// entered once.
func (d *draft) sum(measure string, of []tabled) tabled {
	total := tabled{}
	for _, t := range of {
		total.value = total.value.Add(t.value)
		total.covered += t.covered
	}
	if len(of) == 1 {
		return of[0]
	}
	parts := countsOf(of)
	key := fmt.Sprint(parts)
	if id, ok := d.sums[key]; ok {
		total.count = id
		return total
	}
	total.count = d.countOf(measure, total.value)
	d.sums[key] = total.count
	d.balance(parts, []int{total.count})
	return total
}

func countsOf(figures []tabled) []int {
	ids := make([]int, len(figures))
	for i, t := range figures {
		ids[i] = t.count
	}
	return ids
}

// relateUnits notes what readers may take for granted of a unit that reported a
// figure of its own: that it is the sum over the units below, where it is; of
// what does not add up, that it is not below any part nor above all.
func (d *draft) relateUnits(own tabled, below []tabled, additive, all bool) {
	if additive {
		d.relateSum(below, own)
		return
	}
	d.relateParts(below, own, all)
}

// relateSum notes that figures add up to a whole, where they do.
func (d *draft) relateSum(parts []tabled, whole tabled) {
	if len(parts) > 0 && totalOf(parts).Equal(whole.value) {
		d.once(parts, whole, func() { d.balance(countsOf(parts), []int{whole.count}) })
	}
}

// relateParts notes that no part is above the whole, and where all parts are
// known that the whole is not above them together.
func (d *draft) relateParts(parts []tabled, whole tabled, all bool) {
	for _, part := range parts {
		d.relateBound([]tabled{part}, []tabled{whole})
	}
	if all && len(parts) > 0 {
		d.relateBound([]tabled{whole}, parts)
	}
}

// relateBound notes that some figures together are not above others together,
// where they are not.
func (d *draft) relateBound(some, others []tabled) {
	rest := totalOf(others).Sub(totalOf(some))
	if rest.IsNegative() {
		return
	}
	key := fmt.Sprint(countsOf(some), "≤", countsOf(others))
	if !d.noted[key] {
		d.noted[key] = true
		d.bound(countsOf(some), countsOf(others), amountOf(rest))
	}
}

// once notes a sum that has not been noted, and that says anything.
func (d *draft) once(parts []tabled, whole tabled, note func()) {
	ids := countsOf(parts)
	key := fmt.Sprint(ids, "=", whole.count)
	if sum, ok := d.sums[fmt.Sprint(ids)]; d.noted[key] || ok && sum == whole.count || len(ids) == 1 && ids[0] == whole.count {
		return
	}
	d.noted[key] = true
	note()
}

func totalOf(figures []tabled) (total decimal.Decimal) {
	for _, t := range figures {
		total = total.Add(t.value)
	}
	return total
}

// relateInTime notes how a figure hangs together with those of the parts of its
// period, where one of these is published, too. The others are implied: they may
// follow from what is shown.
func (d *draft) relateInTime(at position, kind indicator.MeasureKind) {
	whole := d.figure(at)
	within := func(p pcmd.Period) bool { return p != at.period && at.period.Contains(p) }
	if whole.count < 0 || !slices.ContainsFunc(d.how.Periods, within) {
		return
	}
	var parts []tabled
	periods := at.period.Parts()
	for _, period := range periods {
		part := position{at.row, period, at.measure}
		if t := d.figure(part); t.count >= 0 {
			d.counts[t.count].implied = true
			parts = append(parts, t)
			d.relateInTime(part, kind)
		}
	}
	if len(parts) < len(periods) {
		if kind == indicator.Distinct {
			d.relateParts(parts, whole, false)
		}
		return
	}
	switch kind {
	case indicator.Flow:
		d.relateSum(parts, whole)
	case indicator.Distinct:
		d.relateParts(parts, whole, true)
	case indicator.Running:
		for i := range parts[1:] {
			d.relateBound(parts[i:i+1], parts[i+1:i+2])
		}
		d.relateSum(parts[len(parts)-1:], whole)
	default:
		d.relateSum(parts[len(parts)-1:], whole)
	}
}

// relateMeasures notes how the figures of a unit hang together among each other.
func (d *draft) relateMeasures(row int, period pcmd.Period) {
	all := func(ids []string) (figures []tabled, complete bool) {
		for _, id := range ids {
			if t := d.figure(position{row, period, id}); t.count >= 0 {
				figures = append(figures, t)
			}
		}
		return figures, len(figures) == len(ids)
	}
	for _, sum := range d.how.Sums {
		parts, complete := all(sum.Parts)
		whole, known := all([]string{sum.Whole})
		switch {
		case known && complete:
			d.relateSum(parts, whole[0])
		case known:
			d.relateBound(parts, whole)
		}
	}
	for _, target := range d.w.Table.Set().Targets() {
		share, ok := target.Indicator.Formula.(indicator.Share)
		if !ok || !d.restsOnPersons(target) || !isPlain(share.Numerator) || !isPlain(share.Denominator) {
			continue
		}
		n, hasN := all(measuresIn(share.Numerator))
		whole, hasWhole := all(measuresIn(share.Denominator))
		if hasN && hasWhole {
			d.relateBound(n, whole)
		}
	}
}

// isPlain reports whether each term counts once.
func isPlain(terms []indicator.Term) bool {
	return !slices.ContainsFunc(terms, func(t indicator.Term) bool {
		return !t.Times.Equal(decimal.NewFromInt(1)) && t.Times != decimal.Decimal{}
	})
}

func measuresIn(terms []indicator.Term) (ids []string) {
	for _, t := range terms {
		ids = append(ids, t.Measure)
	}
	return ids
}

// restsOnPersons reports whether a target is computed from counts of persons.
func (d *draft) restsOnPersons(t indicator.Target) bool {
	return slices.ContainsFunc(t.Indicator.Formula.Operands(), func(o indicator.Operand) bool { return d.persons[o.Measure] })
}

// publication returns the draft without what is suppressed.
func (d *draft) publication(p *protection) *Publication {
	published := &Publication{Threshold: d.how.Threshold, Measures: d.measures}
	for _, f := range d.figures {
		if f.count >= 0 {
			f.Suppressed = p.reason(f.count)
		}
		if f.Suppressed != "" {
			f.Value = decimal.Decimal{}
		}
		published.Figures = append(published.Figures, f.PublishedFigure)
	}
	for _, r := range d.results {
		result := PublishedResult{Row: r.Row, Suppressed: p.reason(r.counts...)}
		if result.Suppressed != "" {
			result.Result = indicator.Result{Coverage: r.Result.Coverage}
		}
		published.Results = append(published.Results, result)
	}
	return published
}

// reason says why any of the counts is suppressed, the graver reason first.
func (p *protection) reason(counts ...int) (reason Suppression) {
	for _, i := range counts {
		switch {
		case !p.suppressed[i]:
		case p.isSaidSmall(i):
			return BelowThreshold
		default:
			reason = WouldReveal
		}
	}
	return reason
}
