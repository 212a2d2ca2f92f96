package catalog_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheCatalogueHoldsTheFourPlansOfTheContractAndTheProgrammeAboveThem(t *testing.T) {
	ids := []string{"bac-kan-2021-2025", "cao-bang-2024", "duong-kinh-2024", "lai-chau-2021-2025", "national-2021-2025"}
	assert.Equal(t, ids, catalog.IDs())
	for i, p := range everyPlan(t) {
		assert.Equal(t, ids[i], p.ID)
		alone, err := catalog.Plan(ids[i])
		require.NoError(t, err)
		assert.Equal(t, p, alone)
	}
}

func TestAPlanThatIsNotInTheCatalogueIsAFault(t *testing.T) {
	for _, id := range []string{"", "van-ban-2023", "cao-bang", "CAO-BANG-2024", "../plans/cao-bang-2024", "cao-bang-2024.json"} {
		p, err := catalog.Plan(id)
		assert.Nil(t, p)
		var fault pcmd.Fault
		require.ErrorAs(t, err, &fault, id)
		assert.Equal(t, pcmd.CodeUnknownPlan, fault.Code)
	}
}

func TestEveryPlanIsValidAndComputable(t *testing.T) {
	for _, p := range everyPlan(t) {
		assert.Empty(t, p.Validate(catalog.Measures()), p.ID)
		set, err := indicator.Compile(catalog.Measures(), p.Computable())
		require.NoError(t, err, p.ID)
		assert.Len(t, set.Targets(), len(p.Targets()))
	}
}

func TestWhatTheCatalogueReturnsBelongsToTheCaller(t *testing.T) {
	p, err := catalog.Plan("cao-bang-2024")
	require.NoError(t, err)
	p.Bodies[0].ID = "changed"
	p.Groups[0].Targets[0].ID = "changed"
	catalog.Measures()[0].ID = "changed"
	catalog.Indicators()[0].ID = "changed"
	catalog.IDs()[0] = "changed"
	again, err := catalog.Plan("cao-bang-2024")
	require.NoError(t, err)
	assert.NotEqual(t, "changed", again.Bodies[0].ID)
	assert.NotEqual(t, "changed", again.Groups[0].Targets[0].ID)
	assert.NotEqual(t, "changed", catalog.Measures()[0].ID)
	assert.NotEqual(t, "changed", catalog.Indicators()[0].ID)
	assert.NotEqual(t, "changed", catalog.IDs()[0])
}
