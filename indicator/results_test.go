package indicator_test

import (
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// world is a random table of everything that the contract knows.
type world struct {
	table   *indicator.Table
	units   []indicator.Unit
	periods []pcmd.Period
}

var worldPeriods = []string{"2024", "2023", "2024-H1", "2024-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4",
	"2024-01", "2024-02", "2024-03", "2024-11", "2023-Q1", "2022/2023", "2024/2025"}

func drawWorld(t *rapid.T) *world {
	w := &world{}
	for _, p := range worldPeriods {
		w.periods = append(w.periods, pcmd.MustParsePeriod(p))
	}
	w.units = drawUnits(t)
	tree, err := indicator.NewTree(w.units)
	require.NoError(t, err)
	measures := drawMeasures(t)
	set, err := indicator.Compile(measures, drawTargets(t, measures))
	require.NoError(t, err)
	w.table = indicator.NewTable(set, tree)
	for range rapid.IntRange(0, 120).Draw(t, "figures") {
		w.put(t)
	}
	return w
}

func drawUnits(t *rapid.T) []indicator.Unit {
	levels := []pcmd.Level{pcmd.Central, pcmd.Province, pcmd.District, pcmd.Commune}
	n := rapid.IntRange(1, 14).Draw(t, "units")
	units := make([]indicator.Unit, n)
	for i := range units {
		units[i] = indicator.Unit{ID: fmt.Sprint("u", i), Level: rapid.SampledFrom(levels).Draw(t, "level")}
		if i > 0 && rapid.IntRange(0, 9).Draw(t, "top") > 0 {
			units[i].Parent = units[rapid.IntRange(max(0, i-5), i-1).Draw(t, "parent")].ID
		}
	}
	return units
}

func drawMeasures(t *rapid.T) []indicator.Measure {
	kinds := []indicator.MeasureKind{indicator.Flow, indicator.Flow, indicator.Stock, indicator.Running, indicator.Distinct, indicator.YesNo}
	measures := make([]indicator.Measure, 6)
	for i := range measures {
		measures[i] = indicator.Measure{
			ID:          fmt.Sprint("m", i),
			Kind:        rapid.SampledFrom(kinds).Draw(t, "kind"),
			Signed:      rapid.IntRange(0, 4).Draw(t, "signed") == 0,
			NonAdditive: rapid.IntRange(0, 5).Draw(t, "non-additive") == 0,
		}
	}
	measures[5].Kind = indicator.YesNo
	return measures
}

func drawTargets(t *rapid.T, measures []indicator.Measure) []indicator.Target {
	targets := make([]indicator.Target, 8)
	for i := range targets {
		targets[i].ID = fmt.Sprint("t", i)
		targets[i].Indicator = indicator.Indicator{ID: targets[i].ID, Formula: drawFormula(t, measures)}
		if rapid.Bool().Draw(t, "places given") {
			targets[i].Indicator.Rounding = indicator.RoundTo(rapid.IntRange(0, 6).Draw(t, "places"))
		}
		targets[i].Criterion = drawCriterion(t, targets[i].Indicator.Formula)
	}
	return targets
}

func drawFormula(t *rapid.T, measures []indicator.Measure) indicator.Formula {
	terms := func() []indicator.Term {
		all := make([]indicator.Term, rapid.IntRange(1, 3).Draw(t, "terms"))
		for i := range all {
			all[i].Measure = rapid.SampledFrom(measures).Draw(t, "term").ID
			if rapid.IntRange(0, 3).Draw(t, "weighted") == 0 {
				times := rapid.SampledFrom([]string{"-1", "2", "0.5", "0", "-0.25", "100"}).Draw(t, "times")
				all[i].Times = decimal.RequireFromString(times)
			}
		}
		return all
	}
	where := func() []string {
		ids := make([]string, rapid.IntRange(1, 2).Draw(t, "where"))
		for i := range ids {
			ids[i] = rapid.SampledFrom(measures).Draw(t, "where").ID
		}
		return ids
	}
	level := rapid.SampledFrom([]pcmd.Level{pcmd.Province, pcmd.District, pcmd.Commune}).Draw(t, "of level")
	switch rapid.IntRange(0, 7).Draw(t, "formula") {
	case 0:
		return indicator.Share{Numerator: terms(), Denominator: terms()}
	case 1:
		f := indicator.Ratio{Numerator: terms(), Denominator: terms()}
		if per := rapid.SampledFrom([]string{"", "1000", "0.1", "-5", "0"}).Draw(t, "per"); per != "" {
			f.Per = decimal.RequireFromString(per)
		}
		return f
	case 2:
		return indicator.Total{Of: terms()}
	case 3:
		return indicator.Growth{Of: terms()}
	case 4:
		return indicator.Every{Of: terms(), Each: rapid.SampledFrom([]pcmd.PeriodKind{pcmd.Month, pcmd.Quarter}).Draw(t, "each")}
	case 5:
		return indicator.ShareOfUnits{Level: level, Where: where()}
	case 6:
		return indicator.CountOfUnits{Level: level, Where: where()}
	}
	return indicator.FlagOf("m5")
}

func drawCriterion(t *rapid.T, f indicator.Formula) (c indicator.Criterion) {
	ops := []indicator.Op{"", indicator.AtLeast, indicator.MoreThan, indicator.AtMost, indicator.LessThan, indicator.Equal, indicator.Between}
	if f.Kind() == indicator.KindFlag {
		ops = append(ops, indicator.Yes)
	}
	c.Op = rapid.SampledFrom(ops).Draw(t, "op")
	if c.Op == "" || c.Op == indicator.Yes {
		return c
	}
	values := []string{"0", "1", "2", "50", "66.67", "100", "-3", "999999999999999", "0.000001"}
	c.Value = decimal.RequireFromString(rapid.SampledFrom(values).Draw(t, "value"))
	if c.Op == indicator.Between {
		c.Max = c.Value.Add(decimal.NewFromInt(int64(rapid.IntRange(0, 50).Draw(t, "width"))))
	}
	if rapid.Bool().Draw(t, "by given") {
		c.By = pcmd.MustParseDate("2025-12-31")
	}
	return c
}

// put reports or withdraws one random figure.
func (w *world) put(t *rapid.T) {
	unit := rapid.SampledFrom(w.units).Draw(t, "unit").ID
	period := rapid.SampledFrom(w.periods).Draw(t, "period")
	measure := rapid.SampledFrom(w.table.Set().Measures()).Draw(t, "measure")
	if rapid.IntRange(0, 7).Draw(t, "withdraw") == 0 {
		require.NoError(t, w.table.Withdraw(unit, period, measure.ID))
		return
	}
	figures := []string{"0", "1", "1", "2", "3", "4", "5", "7", "10", "100", "12.5", "0.000001", "999999999999999", "123456789012345.678901"}
	figure := decimal.RequireFromString(rapid.SampledFrom(figures).Draw(t, "figure"))
	if measure.Kind == indicator.YesNo {
		figure = decimal.NewFromInt(int64(rapid.IntRange(0, 1).Draw(t, "flag")))
	} else if measure.Signed && rapid.Bool().Draw(t, "negative") {
		figure = figure.Neg()
	}
	require.NoError(t, w.table.Put(unit, period, measure.ID, figure))
}

// putReport reports several whole numbers at once.
func (w *world) putReport(t *rapid.T) {
	row := rapid.IntRange(0, len(w.units)-1).Draw(t, "row")
	period := rapid.SampledFrom(w.periods).Draw(t, "period")
	var entries []indicator.Entry
	for i, m := range w.table.Set().Measures() {
		if rapid.Bool().Draw(t, "reported") {
			most := 9
			if m.Kind == indicator.YesNo {
				most = 1
			}
			entries = append(entries, indicator.Entry{Measure: i, Units: int64(rapid.IntRange(0, most).Draw(t, "units"))})
		}
	}
	require.NoError(t, w.table.PutReport(row, period, entries))
}

// requireSame compares every result with the one that the exact evaluation of a
// single question gives.
func requireSame(t *rapid.T, w *world, r *indicator.Results, on pcmd.Date, when string) {
	tree, set := w.table.Tree(), w.table.Set()
	for row := range tree.Len() {
		for column, target := range set.Targets() {
			want, err := w.table.Evaluate(indicator.Question{Target: target.ID, Unit: tree.Unit(row).ID, Period: r.Period(), On: on})
			require.NoError(t, err)
			got := r.At(row, column)
			name := func() string {
				return fmt.Sprintf("%s: %s of %s in %s: %+v", when, target.ID, tree.Unit(row).ID, r.Period(), target.Indicator.Formula)
			}
			if wantText, gotText := inWords(want), inWords(got); wantText != gotText {
				t.Fatalf("%s\nwant %s\ngot  %s", name(), wantText, gotText)
			}
			if r.State(row, column) != want.State || r.Verdict(row, column) != want.Verdict {
				t.Fatalf("%s\nstate %s, verdict %s", name(), r.State(row, column), r.Verdict(row, column))
			}
			value, ok := r.Decimal(row, column)
			shown := ""
			if ok {
				shown = value.StringFixed(int32(target.Indicator.Rounding.Decimals()))
			}
			if shown != want.Value() {
				t.Fatalf("%s\nvalue %q, want %q", name(), shown, want.Value())
			}
		}
	}
}

func inWords(r indicator.Result) string {
	return fmt.Sprint(r.State, " ", r.Exact, " ", r.Value(), " ", r.Verdict, " ", r.Coverage, " ", r.Provisional, " ", r.Shortfall)
}

func TestResultsOfAllUnitsAreThoseOfSingleQuestionsWhateverIsReported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		on := pcmd.MustParseDate("2025-01-01")
		r, err := w.table.Watch(rapid.SampledFrom(w.periods).Draw(t, "watched"), on)
		require.NoError(t, err)
		requireSame(t, w, r, on, "computed at once")
		r.Recompute(3)
		requireSame(t, w, r, on, "computed by three goroutines")
	})
}

func TestAChangeUpdatesResultsToWhatAFullRecomputationGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		on := pcmd.MustParseDate("2025-01-01")
		now, err := w.table.Watch(pcmd.YearOf(2024), on)
		require.NoError(t, err)
		growth, err := w.table.Watch(pcmd.YearOf(2025), on)
		require.NoError(t, err)
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			if rapid.Bool().Draw(t, "a whole report") {
				w.putReport(t)
			} else {
				w.put(t)
			}
			requireSame(t, w, now, on, "after a change")
			requireSame(t, w, growth, on, "a year later, after a change")
		}
	})
}

// drawCrowd is a world of many leaves under few units, most of which reported
// everything: what a nation looks like. Its figures may be so large that sums of
// them go the exact way, or one figure does.
func drawCrowd(t *rapid.T) *world {
	w := &world{periods: []pcmd.Period{pcmd.YearOf(2024), pcmd.YearOf(2023)}}
	w.units = []indicator.Unit{{ID: "vn", Level: pcmd.Central}}
	for d := range 3 {
		district := indicator.Unit{ID: fmt.Sprint("d", d), Level: pcmd.District, Parent: "vn"}
		w.units = append(w.units, district)
		for c := range rapid.IntRange(1, 80).Draw(t, "communes") {
			w.units = append(w.units, indicator.Unit{ID: fmt.Sprint(district.ID, "-c", c), Level: pcmd.Commune, Parent: district.ID})
		}
	}
	tree, err := indicator.NewTree(w.units)
	require.NoError(t, err)
	measures := drawMeasures(t)
	set, err := indicator.Compile(measures, drawTargets(t, measures))
	require.NoError(t, err)
	w.table = indicator.NewTable(set, tree)
	size := rapid.SampledFrom([]int64{1, 1, 1_000_000_000_000}).Draw(t, "size")
	gaps, seed := rapid.SampledFrom([]int{0, 1, 40}).Draw(t, "gaps"), rapid.IntRange(0, 1<<20).Draw(t, "seed")
	for i, unit := range w.units {
		for k, period := range w.periods {
			for m := range measures {
				figure := (seed + 31*i + 17*k + 7*m*m + i*i*m) % 97
				if unit.Level != pcmd.Commune || figure < gaps {
					continue
				}
				units := int64(figure) * size
				if measures[m].Kind == indicator.YesNo {
					units = int64(figure % 2)
				}
				require.NoError(t, w.table.PutScaled(unit.ID, period, measures[m].ID, units, 0))
			}
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "one too large") == 0 {
		figure := decimal.RequireFromString("123456789012345678901234567890")
		if measures[0].Kind == indicator.YesNo {
			figure = decimal.NewFromInt(1)
		}
		require.NoError(t, w.table.Put(w.units[len(w.units)-1].ID, w.periods[0], measures[0].ID, figure))
	}
	return w
}

func TestResultsOfManyLeavesAreThoseOfSingleQuestionsBeforeAndAfterLateReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawCrowd(t)
		on := pcmd.MustParseDate("2025-01-01")
		r, err := w.table.Watch(pcmd.YearOf(2024), on)
		require.NoError(t, err)
		for range 6 {
			w.putReport(t)
		}
		requireSame(t, w, r, on, "after late reports")
		r.Recompute(2)
		requireSame(t, w, r, on, "computed by two goroutines")
	})
}

func TestAReportCountsWhereTheTableWasLaidOutAnewSinceTheLastOne(t *testing.T) {
	year, month := pcmd.YearOf(2024), pcmd.MustParsePeriod("2024-01")
	set, err := indicator.Compile([]indicator.Measure{{ID: "venues", Kind: indicator.Flow}},
		[]indicator.Target{{ID: "t", Indicator: indicator.Indicator{ID: "i", Formula: indicator.Total{Of: indicator.Of("venues")}}}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "d", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	results, err := table.Watch(year, pcmd.Date{})
	require.NoError(t, err)
	report := func(venues int64) {
		require.NoError(t, table.PutReport(tree.Row("d"), year, []indicator.Entry{{Units: venues}}))
	}
	report(1)
	report(2)
	require.NoError(t, table.PutScaled("d", month, "venues", 5, 0)) // the year has parts now
	report(3)
	require.Equal(t, "3", results.At(tree.Row("p"), 0).Exact.String())
}

func TestTheSmallestOfTotalsTooLargeToMultiplyIsJudgedExactly(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "items", Kind: indicator.Flow}}, []indicator.Target{{
		ID:        "t",
		Indicator: indicator.Indicator{ID: "i", Formula: indicator.Every{Of: indicator.Of("items"), Each: pcmd.Quarter}},
		Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.RequireFromString("0.000001")),
	}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "d", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	for _, quarter := range pcmd.YearOf(2024).Each(pcmd.Quarter) {
		// Times 10^6 this would wrap round to a negative number.
		require.NoError(t, table.PutScaled("d", quarter, "items", 3_000_000_000_000_000, 0))
	}
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	require.NoError(t, err)
	require.Equal(t, indicator.Met, results.Verdict(tree.Row("d"), 0))
	require.Equal(t, indicator.Met, results.Verdict(tree.Row("p"), 0))
}
