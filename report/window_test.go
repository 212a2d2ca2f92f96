package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/report"
)

func TestDefaultWindowRunsFromThe15thToThe14th(t *testing.T) {
	for _, c := range []struct{ period, from, to string }{
		{"2024-01", "2023-12-15", "2024-01-14"},
		{"2024-02", "2024-01-15", "2024-02-14"},
		{"2024-03", "2024-02-15", "2024-03-14"}, // after a leap day
		{"2023-03", "2023-02-15", "2023-03-14"},
		{"2024-05", "2024-04-15", "2024-05-14"}, // after a month of 30 days
		{"2024-12", "2024-11-15", "2024-12-14"},
		{"2024-Q1", "2023-12-15", "2024-03-14"},
		{"2024-Q2", "2024-03-15", "2024-06-14"},
		{"2024-Q3", "2024-06-15", "2024-09-14"},
		{"2024-Q4", "2024-09-15", "2024-12-14"},
		{"2024-H1", "2023-12-15", "2024-06-14"},
		{"2024-H2", "2024-06-15", "2024-12-14"},
		{"2024", "2023-12-15", "2024-12-14"},
		{"2021/2025", "2020-12-15", "2025-12-14"},
	} {
		t.Run(c.period, func(t *testing.T) {
			w := report.DefaultWindow(pcmd.MustParsePeriod(c.period))
			assert.Equal(t, c.from, w.From.String())
			assert.Equal(t, c.to, w.To.String())
		})
	}
}

func TestNoPeriodHasNoWindow(t *testing.T) {
	assert.Zero(t, report.DefaultWindow(pcmd.Period{}))
}

// The twin says of a day which month's report it belongs to.
func TestEveryDayIsInTheWindowOfExactlyOnePeriodOfEachKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2, 9997).Draw(t, "year")
		day := pcmd.YearOf(year).Start().AddDays(rapid.IntRange(0, 364).Draw(t, "day"))
		month := int(day.Month())
		if day.Day() >= 15 {
			month++
		}
		for _, kind := range []pcmd.PeriodKind{pcmd.Month, pcmd.Quarter, pcmd.Half, pcmd.Year} {
			var in []pcmd.Period
			for _, p := range append(pcmd.YearOf(year).Each(kind), pcmd.YearOf(year+1).Each(kind)...) {
				if w := report.DefaultWindow(p); !day.Before(w.From) && !day.After(w.To) {
					in = append(in, p)
				}
			}
			length := map[pcmd.PeriodKind]int{pcmd.Month: 1, pcmd.Quarter: 3, pcmd.Half: 6, pcmd.Year: 12}[kind]
			all := append(pcmd.YearOf(year).Each(kind), pcmd.YearOf(year+1).Each(kind)...)
			assert.Equal(t, []pcmd.Period{all[(month-1)/length]}, in, "%s, %s", day, kind)
		}
	})
}

func TestWindowIsCitedAsOurReadingOfTheDecree(t *testing.T) {
	c := report.WindowCitation()
	assert.Equal(t, "09/2019/NĐ-CP", c.Document)
	assert.Equal(t, pcmd.Interpreted, c.Reading)
	assert.NotEmpty(t, c.Note.Vi)
	assert.NotEmpty(t, c.Note.En)
}
