package catalog_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the data files in their canonical layout")

// With -update this test writes the layout; nothing but layout may change.
func TestEveryDataFileIsInCanonicalLayout(t *testing.T) {
	for name, canonical := range map[string]func(*testing.T, []byte) []byte{
		"measures.json":                 layout,
		"indicators.json":               layout,
		"plans/bac-kan-2021-2025.json":  encode,
		"plans/cao-bang-2024.json":      encode,
		"plans/duong-kinh-2024.json":    encode,
		"plans/lai-chau-2021-2025.json": encode,
		"plans/national-2021-2025.json": encode,
	} {
		t.Run(name, func(t *testing.T) {
			was := readData(t, name)
			want := canonical(t, was)
			require.JSONEq(t, string(was), string(want), "the canonical form says something else")
			if *update {
				require.NoError(t, os.WriteFile(filepath.Join("data", name), want, 0o644))
				return
			}
			assert.Equal(t, string(want), string(was))
		})
	}
}

func TestNoDataFileIsLeftOutOfTheTests(t *testing.T) {
	files, err := filepath.Glob("data/*/*.json")
	require.NoError(t, err)
	assert.Len(t, files, 5)
	lists, err := filepath.Glob("data/*.json")
	require.NoError(t, err)
	assert.Len(t, lists, 2)
}

func layout(_ *testing.T, data []byte) []byte { return document.Layout(data) }

func encode(t *testing.T, data []byte) []byte {
	p, err := plan.Parse(data, catalog.Measures())
	require.NoError(t, err)
	text, err := p.Encode()
	require.NoError(t, err)
	return text
}

func readData(t *testing.T, name string) []byte {
	data, err := os.ReadFile(filepath.Join("data", name))
	require.NoError(t, err)
	return data
}
