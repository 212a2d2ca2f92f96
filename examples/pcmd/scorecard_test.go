package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScorecardJSONHasTheColumnsOfTheAnnex(t *testing.T) {
	all := rows(t, "scorecard "+madeUp+" --unit d2 --period 2024")
	require.Len(t, all, 1)
	hasKeys(t, "unit period on text lines", all[0])
	assert.Equal(t, "2024-12-20", all[0]["on"])
	ranked, changed, progressed := 0, 0, 0
	for i, v := range all[0]["lines"].([]any) {
		o := object(v.(map[string]any))
		keys := "order title unit_of_count unit period target indicator state verdict coverage part whole year_target cumulative term_target" +
			" frequency source clause change rank progress text"
		if o["state"] == "computed" {
			keys += " value exact provisional"
			if _, ok := o["shortfall"]; ok {
				keys += " shortfall"
			}
		}
		hasKeys(t, keys, o)
		assert.Equal(t, float64(i+1), o["order"])
		isText(t, o["title"])
		isText(t, o["text"])
		assert.True(t, (o["year_target"] == nil) != (o["term_target"] == nil), "one of the two columns")
		for key, want := range map[string]string{
			"rank": "place of tied without", "change": "period value exact difference", "progress": "due reached required left count",
		} {
			if o[key] != nil {
				hasKeys(t, want, o[key].(map[string]any))
			}
		}
		ranked += oneIf(o["rank"])
		changed += oneIf(o["change"])
		progressed += oneIf(o["progress"])
	}
	assert.Positive(t, ranked)
	assert.Positive(t, changed)
	assert.Positive(t, progressed)
}

func oneIf(v any) int {
	if v == nil {
		return 0
	}
	return 1
}

func TestScorecardTablesAreNoWiderThanALine(t *testing.T) {
	for _, options := range []string{"", " --lang en"} {
		for _, line := range strings.Split(done(t, "scorecard "+madeUp+" --period 2024"+options), "\n") {
			assert.LessOrEqual(t, utf8.RuneCountInString(line), lineWidth, line)
		}
	}
}

func TestEachUnitAndPeriodHasItsOwnParagraphs(t *testing.T) {
	out := done(t, "scorecard "+madeUp+" --text")
	parts := strings.Split(strings.TrimSpace(out), "\n\n")
	require.Len(t, parts, 4, "a province and four years")
	for i, year := range []string{"2021", "2022", "2023", "2024"} {
		assert.True(t, strings.HasPrefix(parts[i], "Kết quả thực hiện chỉ tiêu phòng, chống mại dâm năm "+year+" của Tỉnh Mẫu"))
	}
}

func TestAScorecardOfNothingSaysSo(t *testing.T) {
	name := file(t, `{"plan":"cao-bang-2024","reports":[]}`)
	assert.Equal(t, "[]\n", done(t, "scorecard "+name+" --json"))
	assert.Contains(t, done(t, "scorecard "+name+" --text"), "Không có báo cáo")
}
