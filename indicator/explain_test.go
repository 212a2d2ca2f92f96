package indicator_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTheTreeOfAnExplanationAddsUpToTheResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		unit := rapid.SampledFrom(w.units).Draw(t, "asked").ID
		period := rapid.SampledFrom(w.periods).Draw(t, "period")
		for _, target := range w.table.Set().Targets() {
			q := indicator.Question{Target: target.ID, Unit: unit, Period: period}
			result, err := w.table.Evaluate(q)
			require.NoError(t, err)
			x, err := w.table.Explain(q)
			require.NoError(t, err)
			require.Equal(t, inWords(result), inWords(x.Result))
			for _, part := range x.Parts {
				for _, s := range part.Operands {
					requireAddsUp(t, w, s)
				}
			}
			requireExplains(t, x)
			_, err = json.Marshal(x)
			require.NoError(t, err)
			require.NotEmpty(t, x.In(pcmd.Vietnamese, 3))
		}
	})
}

// requireAddsUp checks every figure of the tree against those behind it.
func requireAddsUp(t *rapid.T, w *world, s indicator.Source) {
	measure, _ := w.table.Set().Measure(s.Measure)
	sum := indicator.NewFraction(0, 1).Rat()
	for _, part := range s.Parts {
		requireAddsUp(t, w, part)
		if !part.LeftOut && !part.Value.IsZero() {
			sum.Add(sum, part.Value.Rat())
		}
	}
	isSum := s.Origin == indicator.FromUnits || s.Origin == indicator.FromTime && measure.Kind == indicator.Flow
	if isSum && sum.Cmp(s.Value.Rat()) != 0 {
		t.Fatalf("%s of %s is %s, its parts make %s", s.Measure, s.Unit, s.Value, sum.RatString())
	}
	require.Equal(t, s.Origin == indicator.Missing, s.Value.IsZero())
}

// requireExplains checks that the parts and units lead to the result.
func requireExplains(t *rapid.T, x indicator.Explanation) {
	switch f := x.Target.Indicator.Formula.(type) {
	case indicator.Every:
		smallest := indicator.Fraction{}
		for _, p := range x.Parts {
			if p.State == indicator.Computed && (smallest.IsZero() || p.Value.Compare(smallest) < 0) {
				smallest = p.Value
			}
		}
		require.Equal(t, x.Result.Exact.String(), smallest.String(), "%v", f)
	case indicator.ShareOfUnits, indicator.CountOfUnits:
		covered := 0
		for _, u := range x.Units {
			if u.Covered {
				covered++
			}
		}
		require.Equal(t, x.Result.Coverage, indicator.Coverage{Reported: covered, Expected: len(x.Units)})
	default:
		require.Equal(t, x.Result.State, x.Parts[0].State)
		require.Equal(t, x.Result.Exact.String(), x.Parts[0].Value.String())
	}
}

func TestAnExplanationOfAVeryDeepTreeIsOneWalk(t *testing.T) {
	units := []indicator.Unit{{ID: "u0"}}
	for i := 1; i < 3000; i++ { // a walk of its own from every level would never end
		units = append(units, indicator.Unit{ID: fmt.Sprint("u", i), Parent: fmt.Sprint("u", i-1)})
	}
	tree, err := indicator.NewTree(units)
	require.NoError(t, err)
	set, err := indicator.Compile([]indicator.Measure{{ID: "venues", Kind: indicator.Stock}},
		[]indicator.Target{{ID: "venues", Indicator: indicator.Indicator{ID: "venues", Formula: indicator.Total{Of: indicator.Of("venues")}}}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	require.NoError(t, table.PutScaled("u2999", pcmd.YearOf(2024), "venues", 44, 0))
	x, err := table.Explain(indicator.Question{Target: "venues", Unit: "u0", Period: pcmd.YearOf(2024)})
	require.NoError(t, err)
	require.Equal(t, "44", x.Parts[0].Operands[0].Value.String())
}
