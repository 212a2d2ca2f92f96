package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The catalogue's indicators are known wherever a plan is read; a plan may bring
// others, but none that is almost one of them.
func TestAMistypedIndicatorIsAskedAboutAndAnotherOneIsThePlansOwn(t *testing.T) {
	document := string(readFile(t, "../../plan/catalog/data/plans/lai-chau-2021-2025.json"))
	with := func(id string) string {
		changed := strings.Replace(document, `"indicator": {
            "id": "students-informed"`, `"indicator": {
            "id": "`+id+`"`, 1)
		require.NotEqual(t, document, changed)
		return changed
	}
	for _, command := range []string{"validate", "lint"} {
		c := callWith(with("students-informd"), command, "-")
		assert.Equal(t, exitFaults, c.code, command)
		assert.Contains(t, c.out+c.errOut, `có phải "students-informed"`, command)
		assert.Contains(t, c.out+c.errOut, "[unknown-indicator]", command)
		assert.Equal(t, exitDone, callWith(with("teachers-informed"), command, "-").code, command)
	}
}
