package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestADayOfTheYearIsTheDeadlineOfAHalfYearOrAYearOnly(t *testing.T) {
	for _, row := range []struct {
		frequency plan.Frequency
		refused   bool
	}{
		{plan.HalfYearly, false},
		{plan.Yearly, false},
		{plan.Monthly, true},
		{plan.Quarterly, true},
		{plan.UnspecifiedFrequency, true},
	} {
		p, err := plan.Parse(everyKey, measures())
		require.NoError(t, err)
		p.Reporting[0].Frequency = row.frequency
		found := places(t, p.Validate(measures()))
		if row.refused {
			assert.Equal(t, []place{{pcmd.CodeExclusiveKeys, "reporting[0].day"}}, found, row.frequency)
		} else {
			assert.Empty(t, found, row.frequency)
		}
	}
}
