package main

import "github.com/shopspring/decimal"

// denseDecimals is what a careful user of shopspring/decimal writes: one slice
// of figures, unit after unit, columns found by index, nothing looked up.
// Verdicts are decided by exact comparison; only the value shown is divided.
type denseDecimals struct {
	w       *Workload
	used    []int
	figures []decimal.Decimal // of all units, [columns] a row
	results []decimalResult
	limits  []decimalLimits
}

// decimalResult is a result as the contestants with decimals keep it.
type decimalResult struct {
	state   State
	verdict Verdict
	value   decimal.Decimal
}

// decimalLimits is a criterion. Of shares and growth the limits are those of
// the fraction without the factor 100, so that no verdict needs a division.
type decimalLimits struct{ low, high decimal.Decimal }

var hundred = decimal.NewFromInt(100)

func newDenseDecimals(w *Workload) (Peer, error) {
	d := &denseDecimals{
		w: w, used: columnsUsed(w.Indicators),
		figures: make([]decimal.Decimal, len(w.Units)*columns),
		results: make([]decimalResult, w.Results()),
		limits:  limitsOf(w.Indicators),
	}
	for i, n := range w.Figures {
		d.figures[i] = decimal.NewFromInt(n)
	}
	return d, nil
}

func limitsOf(indicators []Indicator) []decimalLimits {
	limits := make([]decimalLimits, len(indicators))
	for i, in := range indicators {
		exponent := int32(-2)
		if in.Kind == Share || in.Kind == Growth {
			exponent = -4
		}
		limits[i] = decimalLimits{decimal.New(in.Low, exponent), decimal.New(in.High, exponent)}
	}
	return limits
}

func (d *denseDecimals) Compute() error {
	d.rollUp()
	for unit := range d.w.Units {
		row := d.figures[unit*columns : (unit+1)*columns]
		for k := range d.w.Indicators {
			d.results[unit*len(d.w.Indicators)+k] = d.evaluate(k, row)
		}
	}
	return nil
}

func (d *denseDecimals) rollUp() {
	clear(d.figures[d.w.Communes*columns:])
	for unit, u := range d.w.Units {
		if u.Parent < 0 {
			continue
		}
		row := d.figures[unit*columns : (unit+1)*columns]
		above := d.figures[u.Parent*columns : (u.Parent+1)*columns]
		for _, c := range d.used {
			above[c] = above[c].Add(row[c])
		}
	}
}

func (d *denseDecimals) evaluate(k int, row []decimal.Decimal) decimalResult {
	in, limits := &d.w.Indicators[k], &d.limits[k]
	switch in.Kind {
	case Share:
		return fractionResult(in, limits, sumOf(row[columnNow:], in.Part), sumOf(row[columnNow:], in.Whole))
	case Growth:
		before := sumOf(row[columnBefore:], in.Part)
		return fractionResult(in, limits, sumOf(row[columnNow:], in.Part).Sub(before), before)
	case Monthly:
		return totalResult(in, limits, decimal.Min(row[columnMonth], row[columnMonth+1:]...))
	}
	return totalResult(in, limits, sumOf(row[columnNow:], in.Part))
}

func sumOf(year []decimal.Decimal, terms []int) decimal.Decimal {
	sum := year[terms[0]]
	for _, m := range terms[1:] {
		sum = sum.Add(year[m])
	}
	return sum
}

// fractionResult rounds 100·part/whole once, half away from zero, and decides
// the verdict by multiplying the limits with the whole.
func fractionResult(in *Indicator, limits *decimalLimits, part, whole decimal.Decimal) decimalResult {
	if whole.IsZero() {
		return decimalResult{state: NotApplicable, verdict: NothingToMeasure}
	}
	value := part.Mul(hundred).DivRound(whole, 2)
	if in.Band && part.GreaterThan(limits.high.Mul(whole)) {
		return decimalResult{Computed, Exceeded, value}
	}
	return decimalResult{Computed, metIf(part.GreaterThanOrEqual(limits.low.Mul(whole))), value}
}

func totalResult(in *Indicator, limits *decimalLimits, total decimal.Decimal) decimalResult {
	if in.Band && total.GreaterThan(limits.high) {
		return decimalResult{Computed, Exceeded, total}
	}
	return decimalResult{Computed, metIf(total.GreaterThanOrEqual(limits.low)), total}
}

func (d *denseDecimals) Outcomes() ([]Outcome, error) { return decimalOutcomes(d.results), nil }

func decimalOutcomes(results []decimalResult) []Outcome {
	all := make([]Outcome, len(results))
	for i, r := range results {
		all[i] = Outcome{State: r.state, Verdict: r.verdict}
		if r.state == Computed {
			all[i].Value = r.value.Shift(2).IntPart()
		}
	}
	return all
}

func (d *denseDecimals) Close() error { return nil }
