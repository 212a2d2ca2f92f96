package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func TestBeforeClosesAsThePrintedDayBeginsAndNoLaterThanAsItEnds(t *testing.T) {
	for _, c := range []struct {
		name               string
		bound              plan.Bound
		day, last, instant string
	}{
		{"before", plan.Before, "2024-06-15", "2024-06-14", "2024-06-15T00:00:00+07:00"},
		{"before the year begins", plan.Before, "2024-01-01", "2023-12-31", "2024-01-01T00:00:00+07:00"},
		{"before the day after a leap day", plan.Before, "2024-03-01", "2024-02-29", "2024-03-01T00:00:00+07:00"},
		{"no later than", plan.NoLaterThan, "2024-06-15", "2024-06-15", "2024-06-16T00:00:00+07:00"},
		{"no later than the year ends", plan.NoLaterThan, "2024-12-31", "2024-12-31", "2025-01-01T00:00:00+07:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			last, late := report.Closing(c.bound, pcmd.MustParseDate(c.day))
			assert.Equal(t, c.last, last.String())
			assert.Equal(t, c.instant, late.Format(time.RFC3339))
		})
	}
}

func TestClosingIsOneInstantWhereverItIsReadFrom(t *testing.T) {
	_, late := report.Closing(plan.Before, pcmd.MustParseDate("2024-06-15"))
	for _, same := range []string{"2024-06-15T00:00:00+07:00", "2024-06-14T17:00:00Z", "2024-06-15T02:00:00+09:00"} {
		at, err := report.ParseInstant(same)
		require.NoError(t, err)
		assert.True(t, at.Equal(late), same)
	}
	for _, before := range []string{"2024-06-14T23:59:59.999999999+07:00", "2024-06-14T16:59:59Z", "2024-06-15T01:59:59+09:00"} {
		at, err := report.ParseInstant(before)
		require.NoError(t, err)
		assert.True(t, at.Before(late), before)
	}
}

func TestClosingOfNoDayIsNoInstant(t *testing.T) {
	for _, bound := range []plan.Bound{plan.Before, plan.NoLaterThan} {
		last, late := report.Closing(bound, pcmd.Date{})
		assert.Zero(t, last)
		assert.True(t, late.IsZero())
	}
}

func TestTheInstantFollowsTheLastDayAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := pcmd.MustParseDate("1999-12-31").AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		bound := rapid.SampledFrom([]plan.Bound{plan.Before, plan.NoLaterThan}).Draw(t, "bound")
		last, late := report.Closing(bound, day)
		assert.Equal(t, last, pcmd.DateIn(late.Add(-time.Nanosecond)))
		assert.Equal(t, last.AddDays(1), pcmd.DateIn(late))
	})
}

// due is a deadline as a row of a table.
type due struct {
	period, from, to, via    string
	bound                    plan.Bound
	date, last, instant      string
	dataFrom, dataTo, clause string
	mandate                  agency.Mandate
	reason                   bool
}

func dues(t *testing.T, p *plan.Plan, year int) []due {
	t.Helper()
	deadlines, err := report.Deadlines(p, year)
	require.NoError(t, err)
	all := make([]due, len(deadlines))
	for i, d := range deadlines {
		all[i] = due{
			d.Period.String(), d.From, strings.Join(d.To, " "), d.Via,
			d.Bound, d.Date.String(), d.LastDay.String(), "",
			d.Window.From.String(), d.Window.To.String(), d.Citation.Clause, d.Mandate, !d.Reason.IsZero(),
		}
		if !d.Instant.IsZero() {
			all[i].instant = d.Instant.Format(time.RFC3339)
		}
	}
	return all
}

func TestCaoBangPrintsTwoDaysAndEachClosesTheDayBefore(t *testing.T) {
	all := dues(t, catalogPlan(t, "cao-bang-2024"), 2024)
	require.Len(t, all, 3)
	assert.Equal(t, []due{
		{
			"2024-H1", "all-bodies", "province-people-committee", "labour-department",
			plan.Before, "2024-06-15", "2024-06-14", "2024-06-15T00:00:00+07:00",
			"2023-12-15", "2024-06-14", "đoạn kết", agency.Given, false,
		},
		{
			"2024", "all-bodies", "province-people-committee", "labour-department",
			plan.Before, "2024-12-15", "2024-12-14", "2024-12-15T00:00:00+07:00",
			"2023-12-15", "2024-12-14", "đoạn kết", agency.Given, false,
		},
	}, all[:2])
	assert.Equal(t, due{
		from: "labour-department", to: "province-people-committee province-steering-committee ministry-labour",
		clause: "IV.1, gạch 1", mandate: agency.Given, reason: true,
	}, all[2])
}

func TestNoOtherPlanLendsItselfADate(t *testing.T) {
	for _, c := range []struct {
		plan    string
		year    int
		periods string
	}{
		{"bac-kan-2021-2025", 2023, " "},
		{"duong-kinh-2024", 2024, "2024-H1 2024"},
		{"lai-chau-2021-2025", 2022, "2022-H1 2022"},
	} {
		t.Run(c.plan, func(t *testing.T) {
			var periods []string
			all := dues(t, catalogPlan(t, c.plan), c.year)
			require.NotEmpty(t, all)
			for _, d := range all {
				assert.True(t, d.reason, "why there is no date")
				assert.Empty(t, d.bound)
				assert.Empty(t, d.date+d.last+d.instant)
				if d.period != "" {
					periods = append(periods, d.period)
					assert.NotEmpty(t, d.dataFrom)
				} else {
					assert.Empty(t, d.dataFrom+d.dataTo)
				}
			}
			assert.Equal(t, strings.Fields(c.periods), append([]string{}, periods...))
		})
	}
}

func TestTheReasonSaysWhetherThePlanNamesAPeriod(t *testing.T) {
	deadlines, err := report.Deadlines(catalogPlan(t, "lai-chau-2021-2025"), 2024)
	require.NoError(t, err)
	reasons := map[bool]pcmd.Text{} // by whether there is a period
	for _, d := range deadlines {
		hasPeriod := !d.Period.IsZero()
		if known, ok := reasons[hasPeriod]; ok {
			assert.Equal(t, known, d.Reason)
		}
		reasons[hasPeriod] = d.Reason
	}
	assert.Len(t, reasons, 2)
	assert.NotEqual(t, reasons[true], reasons[false])
}

func TestEveryDeadlineCitesItsPlanClauseAndReading(t *testing.T) {
	for _, id := range catalog.IDs() {
		p := catalogPlan(t, id)
		deadlines, err := report.Deadlines(p, p.Term.LastYear())
		require.NoError(t, err)
		for _, d := range deadlines {
			assert.Equal(t, p.Name(), d.Citation.Document)
			assert.NotEmpty(t, d.Citation.Clause)
			assert.True(t, d.Citation.Reading.Valid() && d.Citation.Reading != "")
		}
	}
}

func TestRequestedBodiesStayRequestedInDeadlines(t *testing.T) {
	requested := 0
	for _, d := range dues(t, catalogPlan(t, "duong-kinh-2024"), 2024) {
		if d.mandate == agency.Requested {
			requested++
			assert.Contains(t, []string{"district-procuracy-and-court", "district-women-union", "district-labour-federation"}, d.from)
		}
	}
	assert.Equal(t, 4, requested)
}

func TestAYearOutsideTheTermIsRefused(t *testing.T) {
	for _, c := range []struct {
		plan    string
		years   []int
		refused bool
	}{
		{"cao-bang-2024", []int{2023, 2025, 0, -1, 10000}, true},
		{"cao-bang-2024", []int{2024}, false},
		{"bac-kan-2021-2025", []int{2020, 2026}, true},
		{"bac-kan-2021-2025", []int{2021, 2023, 2025}, false},
	} {
		for _, year := range c.years {
			deadlines, err := report.Deadlines(catalogPlan(t, c.plan), year)
			if !c.refused {
				assert.NoError(t, err)
				continue
			}
			assert.Equal(t, []string{". out-of-range"}, places(err), "%s in %d", c.plan, year)
			assert.Empty(t, deadlines)
		}
	}
}

func TestClausesAreDueForEveryPeriodOfTheirFrequency(t *testing.T) {
	day := func(s string) plan.DayOfYear {
		d, err := plan.ParseDayOfYear(s)
		require.NoError(t, err)
		return d
	}
	p := &plan.Plan{ID: "made-up", Term: pcmd.MustParsePeriod("2024/2025"), Reporting: []plan.ReportingClause{
		{ID: "periodic", From: "a", Frequency: plan.UnspecifiedFrequency},
		{ID: "months", From: "b", Frequency: plan.Monthly},
		{ID: "quarters", From: "c", Frequency: plan.Quarterly},
		{ID: "year", From: "d", Frequency: plan.Yearly, Bound: plan.NoLaterThan, Day: day("12-20")},
		{ID: "half", From: "d", Frequency: plan.HalfYearly, Bound: plan.Before, Day: day("06-15")},
	}}
	all := dues(t, p, 2025)
	var got []string
	for _, d := range all {
		got = append(got, strings.TrimSpace(d.from+" "+d.period+" "+d.last))
	}
	assert.Equal(t, []string{
		"d 2025-H1 2025-06-14", "d 2025 2025-12-20", // by day
		"b 2025-01", "b 2025-02", "b 2025-03", "b 2025-04", "b 2025-05", "b 2025-06",
		"b 2025-07", "b 2025-08", "b 2025-09", "b 2025-10", "b 2025-11", "b 2025-12",
		"c 2025-Q1", "c 2025-Q2", "c 2025-Q3", "c 2025-Q4",
		"a", // without a period
	}, got)
	assert.Equal(t, "2025-12-21T00:00:00+07:00", all[1].instant)
	assert.Equal(t, "2025-03-15", all[15].dataFrom, "the window of the second quarter")
}

func TestAClauseKeepsItsConditionAndContent(t *testing.T) {
	p := &plan.Plan{ID: "made-up", Number: "1/KH", Term: pcmd.YearOf(2024), Reporting: []plan.ReportingClause{{
		From: "a", Frequency: plan.Yearly, Mandate: agency.Requested,
		Condition: pcmd.NewText("nếu có", "if any"), Content: pcmd.NewText("kết quả", "results"),
		Citation: pcmd.Citation{Clause: "I.1", Reading: pcmd.Stated},
	}}}
	deadlines, err := report.Deadlines(p, 2024)
	require.NoError(t, err)
	require.Len(t, deadlines, 1)
	d := deadlines[0]
	assert.Equal(t, "if any", d.Condition.En)
	assert.Equal(t, "results", d.Content.En)
	assert.Equal(t, agency.Requested, d.Mandate)
	assert.Equal(t, "1/KH, I.1", d.Citation.String())
}
