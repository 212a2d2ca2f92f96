package indicator_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAnEvaluatorJudgesLikeATableWithTheSameFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, d := drawWhole(t, "n"), drawWhole(t, "d")
		target := indicator.Target{ID: "t", Indicator: indicator.Indicator{ID: "t"}}
		switch rapid.IntRange(0, 2).Draw(t, "formula") {
		case 0:
			target.Indicator.Formula = indicator.Share{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}
		case 1:
			target.Indicator.Formula = indicator.Ratio{Numerator: indicator.Of("n"), Denominator: indicator.Of("d"), Per: decimal.RequireFromString("0.5")}
		default:
			target.Indicator.Formula, d = indicator.Total{Of: indicator.Of("n")}, 1
		}
		target.Criterion = drawCriterion(t, target.Indicator.Formula)
		on := pcmd.MustParseDate("2025-01-01")

		set, err := indicator.Compile([]indicator.Measure{
			{ID: "n", Kind: indicator.Flow, Signed: true}, {ID: "d", Kind: indicator.Flow, Signed: true},
		}, []indicator.Target{target})
		require.NoError(t, err)
		tree, err := indicator.NewTree([]indicator.Unit{{ID: "u"}})
		require.NoError(t, err)
		table := indicator.NewTable(set, tree)
		require.NoError(t, table.Put("u", pcmd.YearOf(2024), "n", decimal.NewFromInt(n)))
		require.NoError(t, table.Put("u", pcmd.YearOf(2024), "d", decimal.NewFromInt(d)))
		want, err := table.Evaluate(indicator.Question{Target: "t", Unit: "u", Period: pcmd.YearOf(2024), On: on})
		require.NoError(t, err)

		e, err := indicator.NewEvaluator(target, on)
		require.NoError(t, err)
		got := []indicator.Outcome{0, 0}
		e.EvaluateAll([]int64{n, n}, []int64{d, d}, got)
		for _, o := range append(got, e.Evaluate(n, d)) {
			require.Equal(t, want.State, o.State())
			require.Equal(t, want.Verdict, o.Verdict())
		}
	})
}

func drawWhole(t *rapid.T, label string) int64 {
	return rapid.OneOf(rapid.Int64Range(-3, 200), rapid.SampledFrom([]int64{1 << 60, -1 << 62, 1<<63 - 1})).Draw(t, label)
}
