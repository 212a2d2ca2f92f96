package indicator_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

func TestOwnIsWhatAUnitHasItselfAndNothingFromBelow(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "flow", Kind: indicator.Flow}, {ID: "stock", Kind: indicator.Stock}}, nil)
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "p"}, {ID: "c", Parent: "p"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	put := func(period, measure, figure string) {
		require.NoError(t, table.Put("c", pcmd.MustParsePeriod(period), measure, decimal.RequireFromString(figure)))
	}
	put("2024-H1", "flow", "1.5")
	put("2024-H2", "flow", "2")
	put("2024-H2", "stock", "0")

	own := func(unit, period, measure string) string {
		figure, has, err := table.Own(unit, pcmd.MustParsePeriod(period), measure)
		require.NoError(t, err)
		if !has {
			return "none"
		}
		return figure.String()
	}
	assert.Equal(t, "1.5", own("c", "2024-H1", "flow"))
	assert.Equal(t, "3.5", own("c", "2024", "flow"), "what follows in time is its own")
	assert.Equal(t, "0", own("c", "2024", "stock"), "zero is a figure")
	assert.Equal(t, "none", own("c", "2024-H1", "stock"))
	assert.Equal(t, "none", own("c", "2023", "flow"))
	assert.Equal(t, "none", own("p", "2024", "flow"), "nothing is added up over units")

	_, _, err = table.Own("x", pcmd.Period{}, "y")
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 3)
}
