package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// time finds figures that are below those reported for parts of their period.
func (k *check) time() {
	for _, m := range k.measures() {
		whole, has := k.own(k.row, k.period, m.ID)
		if !has || !whole.here {
			continue
		}
		parts := k.reportedParts(k.period, m.ID)
		least := floorOf(m, parts)
		if len(parts) > 0 && whole.value.LessThan(least) {
			figures := append([]CheckedFigure{k.checked(k.row, k.period, m.ID, whole.value)}, parts...)
			k.find(figures, least.Sub(whole.value), k.belowParts(m, figures, least))
		}
	}
}

// reportedParts returns what the unit reported for parts of a period: the longest
// parts that there are, so that none lies within another.
func (k *check) reportedParts(period pcmd.Period, measure string) (figures []CheckedFigure) {
	for _, part := range period.Parts() {
		if f, has := k.own(k.row, part, measure); has && f.here {
			figures = append(figures, k.checked(k.row, part, measure, f.value))
			continue
		}
		figures = append(figures, k.reportedParts(part, measure)...)
	}
	return figures
}

// floorOf returns what the figure of a period is at least: of a flow the sum of
// its parts, of a number of different ones the largest of them.
func floorOf(m indicator.Measure, parts []CheckedFigure) (floor decimal.Decimal) {
	for _, p := range parts {
		if m.Kind == indicator.Distinct {
			floor = decimal.Max(floor, p.Value)
			continue
		}
		floor = floor.Add(p.Value)
	}
	return floor
}

// running finds running totals below the one reported before.
func (k *check) running() {
	if !k.inTerm(k.period) {
		return
	}
	for _, m := range k.measures() {
		now, has := k.own(k.row, k.period, m.ID)
		if !has || !now.here {
			continue
		}
		before, has := k.lastBefore(m.ID)
		if has && now.value.LessThan(before.Value) {
			figure := k.checked(k.row, k.period, m.ID, now.value)
			k.find([]CheckedFigure{figure, before}, before.Value.Sub(now.value), k.fallen(m, figure, before))
		}
	}
}

func (k *check) inTerm(period pcmd.Period) bool { return k.Term.IsZero() || k.Term.Contains(period) }

// lastBefore returns what the unit reported for the period that ended last before
// the one at work, in its term; the longest where several ended together.
func (k *check) lastBefore(measure string) (last CheckedFigure, found bool) {
	for _, period := range k.periods { // the longer before the shorter
		if !period.End().Before(k.period.End()) || !k.inTerm(period) || found && !period.End().After(last.Period.End()) {
			continue
		}
		if f, has := k.own(k.row, period, measure); has && f.here {
			last, found = k.checked(k.row, period, measure, f.value), true
		}
	}
	return last, found
}

// jump finds figures that are far from the unit's own history.
func (k *check) jump() {
	if k.period.Kind() == pcmd.Span {
		return // a span is of any length
	}
	for _, m := range k.measures() {
		now, has := k.own(k.row, k.period, m.ID)
		if !has || !now.here {
			continue
		}
		history := k.history(m.ID)
		if len(history) < max(k.rule.Periods, 1) {
			continue
		}
		middle, spread := spreadOf(history)
		distance := now.value.Sub(middle).Abs()
		if distance.GreaterThan(spread.Mul(k.rule.Threshold)) && distance.GreaterThanOrEqual(k.rule.Least) {
			figures := append([]CheckedFigure{k.checked(k.row, k.period, m.ID, now.value)}, history...)
			k.find(figures, distance, k.jumped(m, figures, middle, spread))
		}
	}
}

// history returns the unit's figures for periods of the same length before the
// one at work.
func (k *check) history(measure string) (figures []CheckedFigure) {
	for _, period := range k.periods {
		if period.Kind() != k.period.Kind() || !period.End().Before(k.period.End()) {
			continue
		}
		if f, has := k.own(k.row, period, measure); has {
			figures = append(figures, k.checked(k.row, period, measure, f.value))
		}
	}
	return figures
}

// spreadOf returns the median of the figures and their median absolute deviation
// from it, exactly.
func spreadOf(figures []CheckedFigure) (middle, spread decimal.Decimal) {
	values := make([]decimal.Decimal, len(figures))
	for i, f := range figures {
		values[i] = f.Value
	}
	middle = medianOf(values)
	for i, v := range values {
		values[i] = v.Sub(middle).Abs()
	}
	return middle, medianOf(values)
}

// medianOf sorts the values and returns the middle one, or half the sum of the
// two in the middle. There is at least one.
func medianOf(values []decimal.Decimal) decimal.Decimal {
	slices.SortFunc(values, decimal.Decimal.Cmp)
	low, high := values[(len(values)-1)/2], values[len(values)/2]
	half := decimal.New(5, -1)
	return low.Add(high).Mul(half)
}
