package pcmd_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pcmd-vn/pcmd"
)

func TestOnlyDaysUnderTenAndJanuaryAndFebruaryHaveAZero(t *testing.T) {
	for _, c := range []struct{ date, short, vi, en string }{
		{"2024-06-15", "15/6/2024", "ngày 15 tháng 6 năm 2024", "15 June 2024"},
		{"2024-02-05", "05/02/2024", "ngày 05 tháng 02 năm 2024", "5 February 2024"},
		{"2024-01-10", "10/01/2024", "ngày 10 tháng 01 năm 2024", "10 January 2024"},
		{"2024-03-09", "09/3/2024", "ngày 09 tháng 3 năm 2024", "9 March 2024"},
		{"2024-12-01", "01/12/2024", "ngày 01 tháng 12 năm 2024", "1 December 2024"},
		{"", "", "", ""},
	} {
		var d pcmd.Date
		assert.NoError(t, d.UnmarshalText([]byte(c.date)))
		assert.Equal(t, c.short, pcmd.Vietnamese.Date(d))
		assert.Equal(t, c.short, pcmd.English.Date(d), "both languages write the day first")
		assert.Equal(t, c.vi, pcmd.Vietnamese.LongDate(d))
		assert.Equal(t, c.en, pcmd.English.LongDate(d))
	}
}

func TestPeriodsAreNamedAsReportsNameThem(t *testing.T) {
	for _, c := range []struct{ period, vi, en string }{
		{"2024", "năm 2024", "2024"},
		{"2024-H1", "6 tháng đầu năm 2024", "the first half of 2024"},
		{"2024-H2", "6 tháng cuối năm 2024", "the second half of 2024"},
		{"2024-Q1", "quý I năm 2024", "the first quarter of 2024"},
		{"2024-Q4", "quý IV năm 2024", "the fourth quarter of 2024"},
		{"2024-01", "tháng 01 năm 2024", "January 2024"},
		{"2024-02", "tháng 02 năm 2024", "February 2024"},
		{"2024-03", "tháng 3 năm 2024", "March 2024"},
		{"2024-12", "tháng 12 năm 2024", "December 2024"},
		{"2021/2025", "giai đoạn 2021-2025", "2021–2025"},
		{"", "", ""},
	} {
		var p pcmd.Period
		assert.NoError(t, p.UnmarshalText([]byte(c.period)))
		assert.Equal(t, c.vi, pcmd.Vietnamese.Period(p))
		assert.Equal(t, c.en, pcmd.English.Period(p))
	}
}
