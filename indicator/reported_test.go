package indicator_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestWhatFollowsInTimeIsOwnAndWasNotReported(t *testing.T) {
	set, err := indicator.Compile([]indicator.Measure{{ID: "n", Kind: indicator.Flow}}, nil)
	require.NoError(t, err)
	tree, err := indicator.NewTree([]indicator.Unit{{ID: "u"}})
	require.NoError(t, err)
	table := indicator.NewTable(set, tree)
	year := pcmd.YearOf(2024)
	for i, half := range year.Parts() {
		require.NoError(t, table.Put("u", half, "n", decimal.NewFromInt(int64(i))))
	}
	figure, has, err := table.Own("u", year, "n")
	require.NoError(t, err)
	require.True(t, has)
	require.Equal(t, "1", figure.String())

	_, has, err = table.Reported("u", year, "n")
	require.NoError(t, err)
	require.False(t, has, "not for exactly the year")
	figure, has, err = table.Reported("u", year.Parts()[0], "n")
	require.NoError(t, err)
	require.True(t, has, "zero is a figure")
	require.Equal(t, "0", figure.String())
	_, has, err = table.Reported("u", pcmd.YearOf(1999), "n")
	require.NoError(t, err)
	require.False(t, has)

	_, _, err = table.Reported("v", pcmd.Period{}, "m")
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 3)
}
