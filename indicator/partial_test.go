package indicator_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// childrenOf returns the units just below a unit.
func (w *world) childrenOf(id string) []string {
	var children []string
	for _, u := range w.units {
		if u.Parent == id {
			children = append(children, u.ID)
		}
	}
	return children
}

func TestPartialsCombinedInAnyOrderGiveTheResultOfTheUnitAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		above := rapid.SampledFrom(w.units).Draw(t, "above").ID
		children := w.childrenOf(above)
		if len(children) == 0 {
			return
		}
		for _, period := range w.periods {
			for _, m := range w.table.Set().Measures() {
				require.NoError(t, w.table.Withdraw(above, period, m.ID))
			}
		}
		period := rapid.SampledFrom(w.periods).Draw(t, "period")
		pieces := rapid.Permutation(children).Draw(t, "order")
		cut := rapid.IntRange(0, len(pieces)).Draw(t, "cut")
		left, err := w.table.Partial(period, pieces[:cut]...)
		require.NoError(t, err)
		right, err := w.table.Partial(period, pieces[cut:]...)
		require.NoError(t, err)
		whole, err := throughBytes(t, w, right).Combine(throughBytes(t, w, left))
		require.NoError(t, err)

		on := pcmd.MustParseDate("2025-01-01")
		for _, target := range w.table.Set().Targets() {
			if countsItself(w, above, target) {
				continue
			}
			want, err := w.table.Evaluate(indicator.Question{Target: target.ID, Unit: above, Period: period, On: on})
			require.NoError(t, err)
			got, err := whole.Result(target.ID, on)
			require.NoError(t, err)
			require.Equal(t, inWords(want), inWords(got), "%+v", target.Indicator.Formula)
		}
	})
}

// countsItself reports whether the unit is one of those that a unit formula
// counts; a partial knows only what lies below it.
func countsItself(w *world, unit string, target indicator.Target) bool {
	level := w.table.Tree().Unit(w.table.Tree().Row(unit)).Level
	switch f := target.Indicator.Formula.(type) {
	case indicator.ShareOfUnits:
		return f.Level == level
	case indicator.CountOfUnits:
		return f.Level == level
	}
	return false
}

// throughBytes sends a partial through its binary form.
func throughBytes(t *rapid.T, w *world, p *indicator.Partial) *indicator.Partial {
	data, err := p.MarshalBinary()
	require.NoError(t, err)
	back, err := w.table.Set().ReadPartial(data)
	require.NoError(t, err)
	again, err := back.MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, data, again)
	for cut := range data {
		_, err := w.table.Set().ReadPartial(data[:cut])
		require.ErrorIs(t, err, indicator.ErrPartialForm)
	}
	return back
}
