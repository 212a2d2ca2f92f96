package main

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// mappedDecimals is what most users of shopspring/decimal write: figures and
// results in maps, found by the names of units, measures and indicators.
type mappedDecimals struct {
	w        *Workload
	limits   []decimalLimits
	formulas []mappedFormula
	used     []string                              // the names of the figures that formulas read
	figures  map[string]map[string]decimal.Decimal // unit → figure
	results  map[string]map[string]decimalResult   // unit → indicator
}

// mappedFormula names the figures of an indicator.
type mappedFormula struct{ part, whole, before, months []string }

func newMappedDecimals(w *Workload) (Peer, error) {
	d := &mappedDecimals{
		w: w, limits: limitsOf(w.Indicators),
		figures: make(map[string]map[string]decimal.Decimal, len(w.Units)),
		results: make(map[string]map[string]decimalResult, len(w.Units)),
	}
	for _, c := range columnsUsed(w.Indicators) {
		d.used = append(d.used, figureName(c))
	}
	for _, in := range w.Indicators {
		d.formulas = append(d.formulas, mappedFormula{
			part: figureNames(columnNow, in.Part), whole: figureNames(columnNow, in.Whole),
			before: figureNames(columnBefore, in.Part), months: figureNames(0, in.columns()),
		})
	}
	for i, u := range w.Units {
		d.figures[u.ID] = make(map[string]decimal.Decimal, columns)
		d.results[u.ID] = make(map[string]decimalResult, len(w.Indicators))
		if i < w.Communes {
			for c, n := range w.row(i) {
				d.figures[u.ID][figureName(c)] = decimal.NewFromInt(n)
			}
		}
	}
	return d, nil
}

// figureName names the figure of a column: 2023/measure-01, 2024-12/measure-40.
func figureName(column int) string {
	switch {
	case column < columnNow:
		return fmt.Sprintf("2023/measure-%02d", column+1)
	case column < columnMonth:
		return fmt.Sprintf("2024/measure-%02d", column-columnNow+1)
	}
	return fmt.Sprintf("2024-%02d/measure-%02d", column-columnMonth+1, mediaItems+1)
}

func figureNames(block int, terms []int) []string {
	names := make([]string, len(terms))
	for i, m := range terms {
		names[i] = figureName(block + m)
	}
	return names
}

func (d *mappedDecimals) Compute() error {
	d.rollUp()
	for _, u := range d.w.Units {
		figures, results := d.figures[u.ID], d.results[u.ID]
		for k, in := range d.w.Indicators {
			results[in.ID] = d.evaluate(k, figures)
		}
	}
	return nil
}

func (d *mappedDecimals) rollUp() {
	for _, u := range d.w.Units[d.w.Communes:] {
		clear(d.figures[u.ID])
	}
	for _, u := range d.w.Units {
		if u.Parent < 0 {
			continue
		}
		figures, above := d.figures[u.ID], d.figures[d.w.Units[u.Parent].ID]
		for _, name := range d.used {
			above[name] = above[name].Add(figures[name])
		}
	}
}

func (d *mappedDecimals) evaluate(k int, figures map[string]decimal.Decimal) decimalResult {
	in, limits, f := &d.w.Indicators[k], &d.limits[k], &d.formulas[k]
	switch in.Kind {
	case Share:
		return fractionResult(in, limits, sumOfNamed(figures, f.part), sumOfNamed(figures, f.whole))
	case Growth:
		before := sumOfNamed(figures, f.before)
		return fractionResult(in, limits, sumOfNamed(figures, f.part).Sub(before), before)
	case Monthly:
		return totalResult(in, limits, smallestNamed(figures, f.months))
	}
	return totalResult(in, limits, sumOfNamed(figures, f.part))
}

func sumOfNamed(figures map[string]decimal.Decimal, names []string) decimal.Decimal {
	sum := figures[names[0]]
	for _, name := range names[1:] {
		sum = sum.Add(figures[name])
	}
	return sum
}

func smallestNamed(figures map[string]decimal.Decimal, names []string) decimal.Decimal {
	smallest := figures[names[0]]
	for _, name := range names[1:] {
		if n := figures[name]; n.LessThan(smallest) {
			smallest = n
		}
	}
	return smallest
}

func (d *mappedDecimals) Outcomes() ([]Outcome, error) {
	var all []decimalResult
	for _, u := range d.w.Units {
		for _, in := range d.w.Indicators {
			all = append(all, d.results[u.ID][in.ID])
		}
	}
	return decimalOutcomes(all), nil
}

func (d *mappedDecimals) Close() error { return nil }
