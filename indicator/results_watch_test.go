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

// drawForest is units of any shape: one alone, several tops, leaves that are
// tops, chains, more siblings than a run holds, leaves and others side by side.
func drawForest(t *rapid.T) []indicator.Unit {
	levels := []pcmd.Level{"", pcmd.Central, pcmd.Province, pcmd.District, pcmd.Commune}
	var units []indicator.Unit
	add := func(parent string) (id string) {
		id = fmt.Sprint("u", len(units))
		units = append(units, indicator.Unit{ID: id, Level: rapid.SampledFrom(levels).Draw(t, "level"), Parent: parent})
		return id
	}
	for range rapid.IntRange(1, 3).Draw(t, "tops") {
		top := add("")
		for range rapid.IntRange(0, 3).Draw(t, "chain") {
			if rapid.Bool().Draw(t, "beside it") {
				add(top)
			}
			top = add(top)
		}
		for range rapid.SampledFrom([]int{0, 3, 70}).Draw(t, "siblings") {
			if sibling := add(top); rapid.IntRange(0, 12).Draw(t, "inner") == 0 {
				add(sibling)
			}
		}
	}
	return units
}

// drawHistory is a world whose units may be of any shape.
func drawHistory(t *rapid.T) *world {
	w := drawWorld(t)
	w.units = drawForest(t)
	tree, err := indicator.NewTree(w.units)
	require.NoError(t, err)
	w.table = indicator.NewTable(w.table.Set(), tree)
	seed, gaps := rapid.IntRange(0, 1<<20).Draw(t, "seed"), rapid.SampledFrom([]int{0, 1, 20, 100}).Draw(t, "gaps")
	for row := range tree.Len() {
		for i, m := range w.table.Set().Measures() {
			figure := (seed + 31*row + 7*i*i + row*row*i) % 97
			if figure < gaps {
				continue
			}
			if m.Kind == indicator.YesNo {
				figure %= 2
			}
			require.NoError(t, w.table.PutScaled(tree.Unit(row).ID, w.periods[0], m.ID, int64(figure), 0))
		}
	}
	return w
}

func TestSeveralResultsOfATableStayRightWhateverHappensInBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawHistory(t)
		on := pcmd.MustParseDate("2025-01-01")
		var watched []*indicator.Results
		watch := func() {
			r, err := w.table.Watch(rapid.SampledFrom(w.periods).Draw(t, "watched"), on)
			require.NoError(t, err)
			watched = append(watched, r)
		}
		watch()
		happens := map[string]func(){
			"figure":    func() { w.put(t) },
			"report":    func() { w.putReport(t) },
			"watch":     watch,
			"recompute": func() { watched[0].Recompute(rapid.IntRange(0, 4).Draw(t, "goroutines")) },
			"close": func() {
				closed := watched[0]
				if closed.Close(); len(watched) > 1 {
					watched = watched[1:]
				}
				w.put(t)
				closed.Recompute(1)
				requireSame(t, w, closed, on, "closed, and computed anew")
				watch()
			},
			"question": func() {
				question := indicator.Question{Target: "t0", Unit: w.units[0].ID, Period: rapid.SampledFrom(w.periods).Draw(t, "asked")}
				_, err := w.table.Evaluate(question)
				require.NoError(t, err)
			},
		}
		names := []string{"figure", "report", "report", "recompute", "question", "watch", "close"}
		for range rapid.IntRange(1, 8).Draw(t, "happenings") {
			happens[rapid.SampledFrom(names).Draw(t, "what")]()
		}
		last := watched[len(watched)-1]
		requireSame(t, w, last, on, "at the end")
		last.Recompute(3)
		requireSame(t, w, last, on, "computed by three goroutines")
	})
}

func TestAQuestionDisturbsNobodyWhoReadsTheTable(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "n", Kind: indicator.Flow}}, []indicator.Target{
		{ID: "t", Indicator: indicator.Indicator{ID: "i", Formula: indicator.Total{Of: indicator.Of("n")}}}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "a", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	for year := 2000; year < 2020; year++ {
		for _, half := range pcmd.YearOf(year).Each(pcmd.Half) { // together they exceed a cell
			require.NoError(t, table.Put("a", half, "n", decimal.RequireFromString("123456789012345678")))
		}
	}
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	require.NoError(t, err)
	done := make(chan error, 20)
	go func() {
		for year := 2000; year < 2020; year++ {
			_, err := table.Evaluate(indicator.Question{Target: "t", Unit: "a", Period: pcmd.YearOf(year)})
			done <- err
		}
	}()
	for range 20 { // the race detector says where one writes what the other reads
		results.Recompute(1)
		require.NoError(t, <-done)
	}
}

func TestResultsThatWereClosedAreRightAgainAfterARecomputation(t *testing.T) {
	share := indicator.Share{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}
	set, err := indicator.Compile([]indicator.Measure{{ID: "n", Kind: indicator.Flow}, {ID: "d", Kind: indicator.Flow}},
		[]indicator.Target{{ID: "t", Indicator: indicator.Indicator{ID: "i", Formula: share},
			Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(50))}})
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "a", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	year := pcmd.YearOf(2024)
	require.NoError(t, table.PutScaled("a", year, "n", 9, 0))
	require.NoError(t, table.PutScaled("a", year, "d", 10, 0))
	results, err := table.Watch(year, pcmd.Date{})
	require.NoError(t, err)
	results.Close()
	for _, n := range []int64{1, 9, 2} {
		require.NoError(t, table.PutScaled("a", year, "n", n, 0))
		results.Recompute(1)
		for row := range tree.Len() {
			want, err := table.Evaluate(indicator.Question{Target: "t", Unit: tree.Unit(row).ID, Period: year})
			require.NoError(t, err)
			require.Equal(t, inWords(want), inWords(results.At(row, 0)))
		}
	}
}

func TestEvaluateAllStaysWithinTheShortestOfItsLists(t *testing.T) {
	e, err := indicator.NewEvaluator(indicator.Target{ID: "t", Indicator: indicator.Indicator{ID: "i",
		Formula: indicator.Share{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}}}, pcmd.Date{})
	require.NoError(t, err)
	const untouched = indicator.Outcome(77)
	outcomes := []indicator.Outcome{untouched, untouched}
	e.EvaluateAll([]int64{1, 2}, []int64{4, 4}[:1], outcomes[:1])
	require.Equal(t, indicator.Computed, outcomes[0].State())
	require.Equal(t, untouched, outcomes[1])
}

func TestReadingAValueDoesNotAllocate(t *testing.T) {
	var measures []indicator.Measure
	var targets []indicator.Target
	for i := range 40 {
		id := fmt.Sprint("m", i)
		measures = append(measures, indicator.Measure{ID: id, Kind: indicator.Flow})
		formula := indicator.ShareOfUnits{Level: pcmd.Commune, Where: []string{id}}
		targets = append(targets, indicator.Target{ID: id, Indicator: indicator.Indicator{ID: id, Formula: formula}})
	}
	set, err := indicator.Compile(measures, targets)
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "a", Parent: "p", Level: pcmd.Commune}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	require.NoError(t, table.PutScaled("a", pcmd.YearOf(2024), "m0", 5, 0))
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	require.NoError(t, err)
	for row := range tree.Len() {
		require.Zero(t, testing.AllocsPerRun(100, func() { results.Decimal(row, 0) }), tree.Unit(row).ID)
	}
}
