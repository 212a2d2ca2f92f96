package main

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd/indicator"
)

const inJuly = " --at 2024-07-15T00:00:00+07:00"

func TestConsolidateJSONLeadsToReportsAndVersions(t *testing.T) {
	all := rows(t, "consolidate "+synthetic+inJuly+" --unit d03")
	require.Len(t, all, 1, "one period was reported for")
	hasKeys(t, "unit period coverage missing figures results findings", all[0])
	assert.Equal(t, "d03", all[0]["unit"])
	assert.Len(t, all[0]["results"], 10, "every target of the plan")
	figures := all[0]["figures"].([]any)
	require.NotEmpty(t, figures)
	for _, v := range figures {
		f := object(v.(map[string]any))
		hasKeys(t, "measure value origin coverage provisional missing sources", f)
		assert.True(t, indicator.Origin(f["origin"].(string)).Valid())
		sum := new(big.Rat)
		for _, source := range f["sources"].([]any) {
			o := object(source.(map[string]any))
			hasKeys(t, "unit period version value reference", o)
			value, ok := new(big.Rat).SetString(o["value"].(string))
			require.True(t, ok)
			sum.Add(sum, value)
		}
		assert.Equal(t, f["value"], sum.RatString(), "the sources make the figure")
	}
}

func TestConsolidateSinceSaysWhichResultsChangedAndHow(t *testing.T) {
	line := "consolidate " + synthetic + inJuly + " --since 2024-06-20T00:00:00+07:00"
	all := rows(t, line)
	require.NotEmpty(t, all)
	for _, o := range all {
		hasKeys(t, "unit period measure target before after", o)
		assert.True(t, (o["measure"] == nil) != (o["target"] == nil), "a figure or a target")
		for _, side := range []string{"before", "after"} {
			hasKeys(t, "state value exact verdict shortfall coverage", o[side].(map[string]any))
		}
		assert.NotEqual(t, o["before"], o["after"])
	}
	for _, o := range rows(t, line+" --unit d03") {
		assert.Equal(t, "d03", o["unit"])
	}
	assert.Equal(t, "[]\n", done(t, "consolidate "+synthetic+inJuly+" --since 2024-07-15T00:00:00+07:00 --json"))
	assert.Contains(t, done(t, "consolidate "+synthetic+inJuly+" --since 2024-07-15T00:00:00+07:00"), "Không có kết quả nào thay đổi.")
}

func TestConsolidateOfNothingAcceptedSaysSo(t *testing.T) {
	line := "consolidate " + synthetic + " --at 2024-01-01T00:00:00+07:00"
	assert.Equal(t, "[]\n", done(t, line+" --json"))
	assert.Contains(t, done(t, line), "Chưa có báo cáo nào được chấp nhận.")
}

func TestConsolidateSaysWhatDiffersFromTheSumBelow(t *testing.T) {
	event := `{"unit":%q,"period":"2024","at":"2024-12-01T00:00:00Z","event":"submitted","figures":{"venues":%d}},{"unit":%[1]q,"period":"2024","at":"2024-12-02T00:00:00Z","event":"accepted"}`
	name := file(t, `{"plan":"cao-bang-2024","units":[{"id":"p","level":"province"},{"id":"a","level":"district","parent":"p"}],"events":[`+
		fmt.Sprintf(event, "p", 5)+","+fmt.Sprintf(event, "a", 4)+`]}`)
	all := rows(t, "consolidate "+name+" --at 2024-12-31T00:00:00Z")
	require.Len(t, all, 1)
	require.Len(t, all[0]["findings"], 1)
	assert.Equal(t, "1", all[0]["findings"].([]any)[0].(map[string]any)["difference"])
	assert.Contains(t, done(t, "consolidate "+name+" --at 2024-12-31T00:00:00Z"),
		"Cần xem lại: “Cơ sở dễ phát sinh mại dâm”: đơn vị tự báo cáo 5, tổng của 1 đơn vị trực thuộc là 4 (chênh lệch 1).")
}

func TestConsolidateSaysInALineThatNothingCanBeJudged(t *testing.T) {
	out := done(t, "consolidate "+synthetic+inJuly)
	assert.Contains(t, out, "Chưa đủ số liệu để đánh giá chỉ tiêu nào (10 chỉ tiêu).")
	assert.NotContains(t, out, "Bảng đánh giá")
	for _, line := range strings.Split(out, "\n") {
		if !strings.HasPrefix(line, "Cần xem lại: ") { // sentences stay whole
			assert.LessOrEqual(t, utf8.RuneCountInString(line), lineWidth, line)
		}
	}
	leaf := done(t, "consolidate "+synthetic+inJuly+" --unit c003 --lang en")
	assert.Equal(t, "Consolidated report: Xã mẫu 4, 2024-H1: there are no figures.\nThere are not enough figures to judge any of the targets (10).\n", leaf)
}
