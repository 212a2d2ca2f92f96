package report

import (
	"math/big"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Change compares a result with that of the period before: the same period a year
// earlier, as growth is measured. The zero Change compares nothing.
type Change struct {
	Period     pcmd.Period // the one before
	Before     indicator.Result
	Difference indicator.Fraction // now less before, exactly: in points where it is a percentage
}

// changeOf compares the result of a row with that of the period before; it is
// unset where one of them has no value, and for yes or no.
func (w *Workbook) changeOf(row Row) (Change, error) {
	before := row.Period.Before()
	if before.IsZero() || row.Result.State != indicator.Computed || row.Target.Indicator.Formula.Kind() == indicator.KindFlag {
		return Change{}, nil
	}
	rows, err := w.Evaluate(row.Unit.ID, before, row.Target.ID)
	if err != nil || rows[0].Result.State != indicator.Computed {
		return Change{}, err
	}
	c := Change{Period: before, Before: rows[0].Result}
	c.Difference = difference(row.Result.Exact, c.Before.Exact)
	return c, nil
}

func difference(a, b indicator.Fraction) indicator.Fraction {
	return indicator.FractionOf(new(big.Rat).Sub(a.Rat(), b.Rat()))
}

// Progress is how far a target that is due at the end of the term has come by the
// period. It says what there is and what is left, and extrapolates nothing. The
// zero Progress is that of no such target, or of one without a value.
type Progress struct {
	Due      pcmd.Date // unset where the plan is read to set no day
	Reached  indicator.Fraction
	Required indicator.Fraction // the floor; of a band its lower end
	Left     indicator.Fraction // from what is reached to what is required; 0 once it is reached
	Count    indicator.Fraction // the same as a whole number to add to the numerator; unset where there is none
}

// progressOf returns the progress of a line towards a floor.
func progressOf(l Line) Progress {
	c := l.TermTarget
	hasFloor := c.Op == indicator.AtLeast || c.Op == indicator.MoreThan || c.Op == indicator.Between
	if l.Result.State != indicator.Computed || !hasFloor || l.isGrowth() {
		return Progress{}
	}
	p := Progress{Due: c.By, Reached: l.Result.Exact, Required: indicator.FractionOf(c.Value.Rat()), Count: l.Result.Shortfall}
	p.Left = indicator.NewFraction(0, 1)
	if p.Reached.Compare(p.Required) < 0 {
		p.Left = difference(p.Required, p.Reached)
	}
	return p
}

// cumulativeOf returns the figure since the start of the plan's term, for a whole
// year of a term of several: what is counted as running already, and what adds
// up over years. Whoever is counted once a year is not added up, and so there is
// none for other figures.
func (w *Workbook) cumulativeOf(row Row) (indicator.Result, error) {
	p := w.Plan
	if p == nil || p.Term.Kind() != pcmd.Span || row.Period.Kind() != pcmd.Year || !p.Term.Contains(row.Period) {
		return indicator.Result{}, nil
	}
	part, whole := sidesOf(row.Target.Indicator.Formula)
	switch {
	case len(part) == 0:
		return indicator.Result{}, nil
	case w.allOf(part, indicator.Running) && w.allOf(whole, indicator.Running, indicator.Stock):
		return row.Result, nil
	case w.allOf(part, indicator.Flow) && w.allOf(whole, indicator.Flow):
		rows, err := w.Evaluate(row.Unit.ID, termUntil(p.Term, row.Period), row.Target.ID)
		if err != nil {
			return indicator.Result{}, err
		}
		return rows[0].Result, nil
	}
	return indicator.Result{}, nil
}

// sidesOf returns what a share, ratio or total adds up; nothing of other formulas.
func sidesOf(f indicator.Formula) (part, whole []indicator.Term) {
	switch f := f.(type) {
	case indicator.Share:
		return f.Numerator, f.Denominator
	case indicator.Ratio:
		return f.Numerator, f.Denominator
	case indicator.Total:
		return f.Of, nil
	}
	return nil, nil
}

// allOf reports whether every measure of the terms is of one of the kinds.
func (w *Workbook) allOf(terms []indicator.Term, kinds ...indicator.MeasureKind) bool {
	for _, t := range terms {
		m, _ := w.Table.Set().Measure(t.Measure)
		is := false
		for _, k := range kinds {
			is = is || m.Kind == k
		}
		if !is {
			return false
		}
	}
	return true
}

// termUntil returns the years of a term up to a year of it.
func termUntil(term, year pcmd.Period) pcmd.Period {
	first, last := term.Each(pcmd.Year)[0].String(), year.String()
	return pcmd.MustParsePeriod(first + "/" + last) // years of a period are years
}
