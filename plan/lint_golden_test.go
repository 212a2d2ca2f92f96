package plan_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Every finding of the golden files was read against the document before it was
// accepted.
func TestTheFindingsOfThePlansAreThoseReadAgainstTheirDocuments(t *testing.T) {
	for _, id := range catalog.IDs() {
		t.Run(id, func(t *testing.T) {
			var out strings.Builder
			for _, f := range plan.Lint(planOf(t, id), catalog.Measures()) {
				fmt.Fprintf(&out, "%s %s\n  %s\n  %s\n  %s\n", f.Code, f.Path, f.Citation, f.Message.Vi, f.Message.En)
			}
			golden := filepath.Join("testdata", "lint", id+".golden")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, []byte(out.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out.String())
		})
	}
}
