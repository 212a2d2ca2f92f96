package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/require"
)

// Whatever plan is accepted can be linted and held against another; beside
// itself it is equal throughout.
func FuzzLintAndAlign(f *testing.F) {
	nation := planOf(f, "national-2021-2025")
	document, err := nation.Encode()
	require.NoError(f, err)
	f.Add(everyKey)
	f.Add(document)
	accepted := append(measures(), catalog.Measures()...)
	f.Fuzz(func(t *testing.T, document []byte) {
		p, err := plan.Parse(document, accepted)
		if err != nil {
			return
		}
		for _, finding := range plan.Lint(p, accepted) {
			require.True(t, finding.Code.Valid())
			require.NotEmpty(t, finding.Path)
		}
		for _, a := range plan.Align(p, p) {
			require.Equal(t, plan.Equal, a.Relation, "%s %s", a.Child.ID, a.Parent.ID)
		}
		for _, a := range plan.Align(p, nation) {
			require.Equal(t, a.Relation == plan.NotComparable, a.Reason != "")
			require.True(t, a.Relation.Valid())
		}
	})
}
