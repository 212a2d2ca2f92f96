package agency_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd/internal/document"
)

var update = flag.Bool("update", false, "write the data in canonical layout")

func TestDataAreInCanonicalLayout(t *testing.T) {
	names, err := filepath.Glob("data/*.json")
	require.NoError(t, err)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		if *update {
			require.NoError(t, os.WriteFile(name, document.Layout(data), 0o644))
			continue
		}
		require.Equal(t, string(document.Layout(data)), string(data), "%s: go test ./agency -run Layout -update writes it", name)
	}
}
