package indicator_test

import (
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/stretchr/testify/require"
)

func TestACycleIsOneFaultAtItsFirstUnitAndNoneOfWhatHangsFromIt(t *testing.T) {
	_, err := indicator.NewTree([]indicator.Unit{
		{ID: "hangs", Parent: "c"}, {ID: "top"}, {ID: "b", Parent: "c"}, {ID: "a", Parent: "b"}, {ID: "c", Parent: "a"}, {ID: "self", Parent: "self"},
	})
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	paths := map[string]bool{}
	for _, f := range faults {
		require.Equal(t, pcmd.CodeUnitCycle, f.Code)
		paths[f.Path] = true
	}
	require.Equal(t, map[string]bool{"[2].parent": true, "[5].parent": true}, paths)
}

func TestARingOfManyUnitsIsFoundInOneWalk(t *testing.T) {
	units := make([]indicator.Unit, 200_000) // a walk from every unit would never end
	for i := range units {
		units[i] = indicator.Unit{ID: fmt.Sprint(i), Parent: fmt.Sprint((i + 1) % len(units))}
	}
	_, err := indicator.NewTree(units)
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1)
}
