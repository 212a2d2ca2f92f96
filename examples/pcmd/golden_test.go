package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The golden files are read line by line before they are accepted. The one of
// evaluate is also what the README's main command must print.
func TestTextIsThatOfTheGoldenFiles(t *testing.T) {
	for name, line := range map[string]string{
		"evaluate-van-ban-2023":        "evaluate " + vanBan,
		"evaluate-van-ban-2023.en":     "evaluate --lang en " + vanBan,
		"targets-cao-bang-2024":        "targets cao-bang-2024",
		"duties-cao-bang-2024":         "duties cao-bang-2024",
		"due-cao-bang-2024":            "due cao-bang-2024",
		"status-synthetic-2024":        "status " + synthetic + inJune,
		"lint-lai-chau":                "lint lai-chau-2021-2025",
		"align-bac-kan":                "align bac-kan-2021-2025 national-2021-2025",
		"align-cao-bang":               "align cao-bang-2024 national-2021-2025",
		"align-duong-kinh":             "align duong-kinh-2024 national-2021-2025",
		"align-lai-chau":               "align lai-chau-2021-2025 national-2021-2025",
		"duties-bac-kan-on-2025-08-01": "duties bac-kan-2021-2025 --on 2025-08-01",
		"hierarchy-van-ban":            "hierarchy --at 2025-07-01" + vanBanLists,
		"successors-van-ban":           "successors 089 --from 2025-06-30 --to 2025-07-01",
		"unit-vo-lao":                  "unit 03061 --at 2025-06-30",
		"restate-van-ban":              restateVanBan,
		"restate-van-ban-shares":       restateVanBan + " --shares testdata/units-shares.csv",
		"check-made-up":                "check " + madeUp,
		"check-made-up.en":             "check --lang en " + madeUp,
		"consolidate-district":         "consolidate " + synthetic + inJuly + " --unit d03",
		"consolidate-since":            "consolidate " + synthetic + " --at 2024-12-31T00:00:00+07:00 --since 2024-06-10T00:00:00+07:00 --unit d03",
		"scorecard-made-up":            "scorecard " + madeUp + " --period 2024",
		"text-made-up":                 "scorecard " + madeUp + " --period 2024 --text",
		"text-made-up.en":              "scorecard " + madeUp + " --period 2024 --text --lang en",
		"text-made-up-district":        "scorecard " + madeUp + " --period 2024 --unit d2 --text",
		"text-van-ban":                 "scorecard " + vanBan + " --text",
	} {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", name+".golden")
			out := done(t, line)
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(golden, []byte(out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
		})
	}
}
