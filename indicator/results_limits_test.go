package indicator_test

import (
	"fmt"
	"math/bits"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// largestCell is the largest figure that a table of so many units holds in 64
// bits; the next one goes the exact way.
func largestCell(units int) int64 { return 1 << (56 - bits.Len(uint(units))) }

// drawLimits is a world of figures, weights, scales and criteria as large as the
// fast way takes them, and a little larger.
func drawLimits(t *rapid.T) *world {
	w := &world{}
	for _, p := range []string{"2024", "2023", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-H1", "2024-H2"} {
		w.periods = append(w.periods, pcmd.MustParsePeriod(p))
	}
	for i := range rapid.SampledFrom([]int{1, 2, 3, 4, 7, 8, 15, 16, 31}).Draw(t, "units") {
		u := indicator.Unit{ID: fmt.Sprint("u", i), Level: pcmd.Commune}
		if i > 0 {
			u.Parent = "u0"
		}
		if i > 5 && rapid.Bool().Draw(t, "deeper") {
			u.Parent = "u3"
		}
		w.units = append(w.units, u)
	}
	tree, err := indicator.NewTree(w.units)
	require.NoError(t, err)
	measures := make([]indicator.Measure, 3)
	for i := range measures {
		measures[i] = indicator.Measure{ID: fmt.Sprint("m", i), Kind: indicator.Flow, Signed: rapid.Bool().Draw(t, "signed")}
	}
	targets := make([]indicator.Target, 6)
	for i := range targets {
		targets[i] = drawLimitTarget(t, i, measures)
	}
	set, err := indicator.Compile(measures, targets)
	require.NoError(t, err)
	w.table = indicator.NewTable(set, tree)
	for _, p := range w.periods[:6] {
		if rapid.IntRange(0, 4).Draw(t, "nothing reported") > 0 {
			w.fillLimits(t, p)
		}
	}
	return w
}

func drawLimitTarget(t *rapid.T, i int, measures []indicator.Measure) indicator.Target {
	terms := func() []indicator.Term {
		all := make([]indicator.Term, rapid.IntRange(1, 3).Draw(t, "terms"))
		for i := range all {
			all[i].Measure = rapid.SampledFrom(measures).Draw(t, "term").ID
			times := rapid.SampledFrom([]string{"1", "1", "-1", "64", "-64", "32", "-32", "21", "0", "0.5"}).Draw(t, "times")
			all[i].Times = decimal.RequireFromString(times)
		}
		return all
	}
	sample := func(name string, of ...string) decimal.Decimal {
		return decimal.RequireFromString(rapid.SampledFrom(of).Draw(t, name))
	}
	formulas := []func() indicator.Formula{
		func() indicator.Formula { return indicator.Share{Numerator: terms(), Denominator: terms()} },
		func() indicator.Formula {
			per := sample("per", "1", "100", "0.000001", "1000000", "1099511.627775", "999999999999", "0.5")
			return indicator.Ratio{Numerator: terms(), Denominator: terms(), Per: per}
		},
		func() indicator.Formula { return indicator.Total{Of: terms()} },
		func() indicator.Formula { return indicator.Growth{Of: terms()} },
		func() indicator.Formula { return indicator.Every{Of: terms(), Each: pcmd.Quarter} },
	}
	target := indicator.Target{ID: fmt.Sprint("t", i)}
	target.Indicator = indicator.Indicator{ID: target.ID, Formula: rapid.SampledFrom(formulas).Draw(t, "formula")()}
	target.Indicator.Rounding = indicator.RoundTo(rapid.IntRange(0, 6).Draw(t, "places"))
	ops := []indicator.Op{"", indicator.AtLeast, indicator.MoreThan, indicator.AtMost, indicator.LessThan, indicator.Equal, indicator.Between}
	c := &target.Criterion
	if c.Op = rapid.SampledFrom(ops).Draw(t, "op"); c.Op == "" {
		return target
	}
	c.Value = sample("value", "0", "1", "100", "-100", "50", "0.000001", "1099511627775", "-1099511627775", "1048576", "999999.999999", "-0.5")
	if c.Op == indicator.Between {
		c.Max = c.Value.Add(sample("width", "0", "0.5", "1000"))
	}
	return target
}

// fillLimits reports everything for the leaves.
func (w *world) fillLimits(t *rapid.T, period pcmd.Period) {
	tree := w.table.Tree()
	isInner := map[int]bool{}
	for row := range tree.Len() {
		isInner[tree.Parent(row)] = true
	}
	for row := range tree.Len() {
		if !isInner[row] {
			w.putLimits(t, row, period)
		}
	}
}

// putLimits reports a figure of each measure.
func (w *world) putLimits(t *rapid.T, row int, period pcmd.Period) {
	most := largestCell(len(w.units))
	var entries []indicator.Entry
	for i, m := range w.table.Set().Measures() {
		units := rapid.SampledFrom([]int64{0, 0, 1, 2, most, most, most - 1, most + 1, most / 2, most / 64, 1 << 40, 1 << 20}).Draw(t, "units")
		if m.Signed && rapid.Bool().Draw(t, "negative") {
			units = -units
		}
		entries = append(entries, indicator.Entry{Measure: i, Units: units})
	}
	require.NoError(t, w.table.PutReport(row, period, entries))
}

func TestResultsAtTheLimitsOf64BitsAreThoseOfSingleQuestions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawLimits(t)
		r, err := w.table.Watch(w.periods[0], pcmd.Date{})
		require.NoError(t, err)
		requireSame(t, w, r, pcmd.Date{}, "computed at once")
		for range 6 {
			row := rapid.IntRange(0, len(w.units)-1).Draw(t, "row")
			w.putLimits(t, row, rapid.SampledFrom(w.periods).Draw(t, "period"))
			requireSame(t, w, r, pcmd.Date{}, "after a late report")
		}
		r.Recompute(2)
		requireSame(t, w, r, pcmd.Date{}, "computed by two goroutines")
	})
}

func TestScaledGivesEveryNumberThatFits64Bits(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "n", Kind: indicator.Flow}}, []indicator.Target{
		{ID: "t", Indicator: indicator.Indicator{ID: "i", Formula: indicator.Total{Of: indicator.Of("n")}, Rounding: indicator.RoundTo(6)}}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "a"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	require.NoError(t, err)
	for figure, want := range map[int64]int64{
		5_000_000_000_000: 5_000_000_000_000_000_000,
		9_223_372_036_854: 9_223_372_036_854_000_000,
		9_223_372_036_855: 0,
	} {
		require.NoError(t, table.PutScaled("a", pcmd.YearOf(2024), "n", figure, 0))
		units, ok := results.Scaled(0, 0)
		require.Equal(t, want != 0, ok, figure)
		require.Equal(t, want, units, figure)
	}
}

func TestALateReportWhoseYearNoLongerFitsIsCountedExactly(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "n", Kind: indicator.Flow}}, []indicator.Target{
		{ID: "t", Indicator: indicator.Indicator{ID: "i", Formula: indicator.Total{Of: indicator.Of("n")}}}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "a", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	first, second := pcmd.MustParsePeriod("2024-H1"), pcmd.MustParsePeriod("2024-H2")
	most := largestCell(tree.Len())
	require.NoError(t, table.PutScaled("a", first, "n", most, 0))
	require.NoError(t, table.PutScaled("a", second, "n", 0, 0))
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	require.NoError(t, err)
	require.NoError(t, table.PutScaled("a", second, "n", most, 0))
	for row := range tree.Len() {
		require.Equal(t, fmt.Sprint(2*most), results.At(row, 0).Exact.String())
	}
}
