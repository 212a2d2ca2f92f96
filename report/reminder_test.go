package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

const aDay = 24 * time.Hour

func TestWhoIsRemindedOfWhat(t *testing.T) {
	for _, c := range []struct{ name, events, at, want string }{
		{"nothing is near", "", "05-01", ""},
		{"within the wider threshold", "", "06-10", "due-soon 168h0m0s"},
		{"within the narrower too", "", "06-13", "due-soon 48h0m0s"},
		{"missing", "", "06-15", "missing 0s"},
		{"sent", "submitted 06-10", "06-14", ""},
		{"late", "submitted 06-16", "06-17", ""},
		{"exempt", "exempted 06-01", "06-14", ""},
		{"returned, long before the deadline", "submitted 04-10, returned 04-12", "05-01", "sent-back 0s"},
		{"returned, and the deadline has passed", "submitted 06-10, returned 06-16", "06-17", "sent-back 0s"},
		{"recalled is as not sent", "submitted 06-10, recalled 06-11", "06-17", "missing 0s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			statuses := registerWith(t, c.events).StatusAt(report.Calendar{}, noon(c.at))
			reminders := report.Reminders(statuses[:1], 7*aDay, 2*aDay)
			if c.want == "" {
				assert.Empty(t, reminders)
				return
			}
			require.Len(t, reminders, 1)
			assert.Equal(t, c.want, string(reminders[0].Kind)+" "+reminders[0].Within.String())
			assert.Equal(t, "2024-06-14", reminders[0].LastDay().String())
		})
	}
}

func TestWithoutThresholdsOnlyWhatIsMissingOrReturnedIsRemindedOf(t *testing.T) {
	assert.Empty(t, report.Reminders(registerWith(t, "").StatusAt(report.Calendar{}, noon("06-14"))))
	assert.Len(t, report.Reminders(registerWith(t, "").StatusAt(report.Calendar{}, noon("06-15"))), 1)
}

func TestBodiesThatAreRequestedAreAskedAndNotTold(t *testing.T) {
	r := &report.Register{
		Plan:      catalogPlan(t, "cao-bang-2024"),
		Units:     []indicator.Unit{{ID: "d1", Level: pcmd.District, Name: "Hà Quảng"}, {ID: "court", Name: "Tòa án tỉnh"}},
		Requested: []string{"court"},
	}
	reminders := report.Reminders(r.StatusAt(report.Calendar{}, noon("06-20"))[:1])
	require.Len(t, reminders, 2)
	assert.Equal(t, "Hà Quảng: cần gửi báo cáo 6 tháng đầu năm 2024, nay chưa nhận được (ngày cuối 14/6/2024)", reminders[0].Text.Vi)
	assert.Equal(t, agency.Requested, reminders[1].Mandate)
	assert.True(t, strings.HasPrefix(reminders[1].Text.Vi, "Tòa án tỉnh: kính đề nghị gửi báo cáo"), reminders[1].Text.Vi)
	assert.Contains(t, reminders[1].Text.En, "kindly requested")
}

func TestPeriodsAreNamedAsInASentence(t *testing.T) {
	for period, want := range map[string]string{
		"2024": "năm 2024|2024", "2024-H1": "6 tháng đầu năm 2024|the first half of 2024", "2024-H2": "6 tháng cuối năm 2024|the second half of 2024",
		"2024-Q4": "quý IV năm 2024|the fourth quarter of 2024", "2024-03": "tháng 3 năm 2024|March 2024", "2024-02": "tháng 02 năm 2024|February 2024", "2021/2025": "giai đoạn 2021-2025|2021–2025",
	} {
		statuses := []report.PeriodStatus{{Period: pcmd.MustParsePeriod(period), Units: []report.UnitStatus{{Unit: indicator.Unit{ID: "d1"}, Status: report.Missing}}}}
		vi, en, _ := strings.Cut(want, "|")
		text := report.Reminders(statuses)[0].Text
		assert.Equal(t, "d1: cần gửi báo cáo "+vi+", nay chưa nhận được", text.Vi)
		assert.Equal(t, "d1: please send the report for "+en+", which has not been received", text.En)
	}
}
