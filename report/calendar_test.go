package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

func TestTheBuiltInCalendarKnowsTheDaysThatItsSourcesName(t *testing.T) {
	work := report.VietnamWorkCalendar()
	for day, want := range map[string]report.DayKind{
		"2023-12-29": report.UnknownDay,
		"2024-01-01": report.OffDay, "2024-02-07": report.OrdinaryDay, "2024-02-08": report.OffDay, "2024-02-14": report.OffDay, "2024-02-15": report.OrdinaryDay,
		"2024-04-18": report.OffDay, "2024-04-29": report.OffDay, "2024-05-04": report.WorkedDay, "2024-05-11": report.WeekendDay, "2024-09-03": report.OffDay,
		"2025-01-24": report.OrdinaryDay, "2025-01-27": report.OffDay, "2025-01-31": report.OffDay, "2025-02-03": report.OrdinaryDay,
		"2025-04-07": report.OffDay, "2025-04-26": report.WorkedDay, "2025-05-02": report.OffDay, "2025-09-01": report.OffDay,
		"2026-01-02": report.OffDay, "2026-01-10": report.WorkedDay, "2026-02-16": report.OffDay, "2026-02-20": report.OffDay, "2026-02-23": report.OrdinaryDay,
		"2026-04-26": report.WeekendDay, "2026-04-27": report.OffDay, "2026-08-22": report.WorkedDay, "2026-08-31": report.OffDay,
		"2026-11-24": report.OffDay, "2026-11-23": report.OpenDay, "2026-11-28": report.OpenDay,
		"2027-01-04": report.UnknownDay,
	} {
		assert.Equal(t, want, work.Day(pcmd.MustParseDate(day)).Kind, day)
	}
	assert.Equal(t, []int{2024, 2025, 2026}, work.Years())
}

// The numbers of days worked were counted from another table of the days.
func TestAWholeYearHasAsManyWorkingDaysAsItsSourcesGiveIt(t *testing.T) {
	for year, want := range map[string]int{"2024": 251, "2025": 250, "2026": 249 - 1} { // in 2026 one day is open
		n, known := report.VietnamWorkCalendar().CountWorkingDays(pcmd.MustParseDate(year+"-01-01"), pcmd.MustParseDate(year+"-12-31"))
		assert.Equal(t, want, n, year)
		assert.Equal(t, year != "2026", known, year)
	}
}

func TestEveryDayThatIsNotWhatItsWeekdaySaysCitesItsSource(t *testing.T) {
	for day := pcmd.MustParseDate("2024-01-01"); day.Year() < 2027; day = day.AddDays(1) {
		d := report.VietnamWorkCalendar().Day(day)
		switch d.Kind {
		case report.OffDay, report.WorkedDay, report.OpenDay:
			assert.NotEmpty(t, d.Name.Vi, day)
			assert.True(t, d.Citation.Document != "" || d.Kind == report.OpenDay, day)
			assert.False(t, d.Citation.Note.IsZero(), "how it was seen: %s", day)
		}
	}
}

func TestWhatIsNotKnownIsSaidAndNotGuessed(t *testing.T) {
	work := report.VietnamWorkCalendar()
	for _, day := range []string{"2023-12-31", "2027-01-02", "2026-11-23", "2026-11-28"} {
		working, known := work.IsWorkingDay(pcmd.MustParseDate(day))
		assert.False(t, working || known, day)
	}
	_, known := work.IsWorkingDay(pcmd.Date{})
	assert.False(t, known)
	_, known = (&report.WorkCalendar{}).IsWorkingDay(pcmd.MustParseDate("2024-06-14"))
	assert.False(t, known)
	for _, c := range []struct {
		day string
		n   int
	}{{"2026-11-20", 1}, {"2026-11-25", -2}, {"2026-12-31", 1}, {"2024-01-02", -1}, {"9999-12-31", 1}} {
		_, known := work.AddWorkingDays(pcmd.MustParseDate(c.day), c.n)
		assert.False(t, known, c.day)
	}
	_, known = work.CountWorkingDays(pcmd.MustParseDate("2026-11-20"), pcmd.MustParseDate("2026-11-24"))
	assert.False(t, known)
}

func TestWorkingDaysAreAddedOverWeekendsHolidaysAndSwaps(t *testing.T) {
	work := report.VietnamWorkCalendar()
	for _, c := range []struct {
		day  string
		n    int
		want string
	}{
		{"2024-06-14", 0, "2024-06-14"}, {"2024-06-14", 1, "2024-06-17"}, {"2024-06-17", -1, "2024-06-14"},
		{"2024-04-26", 1, "2024-05-02"}, {"2024-05-03", 1, "2024-05-04"}, {"2024-05-06", -1, "2024-05-04"},
		{"2024-02-07", 1, "2024-02-15"}, {"2024-12-31", 1, "2025-01-02"}, {"2025-08-29", 1, "2025-09-03"},
	} {
		got, known := work.AddWorkingDays(pcmd.MustParseDate(c.day), c.n)
		assert.Equal(t, c.want, got.String(), c.day)
		assert.True(t, known)
	}
	for day, want := range map[string]string{"2024-06-14": "2024-06-14", "2024-06-15": "2024-06-17", "2024-04-27": "2024-05-02", "2024-05-04": "2024-05-04"} {
		got, known := work.NextWorkingDay(pcmd.MustParseDate(day))
		assert.Equal(t, want, got.String(), day)
		assert.True(t, known)
	}
}

func TestAddingWorkingDaysAndTakingThemAwayLeadsBack(t *testing.T) {
	work := report.VietnamWorkCalendar()
	rapid.Check(t, func(t *rapid.T) {
		day := pcmd.MustParseDate("2024-01-02").AddDays(rapid.IntRange(0, 600).Draw(t, "day"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		day, _ = work.NextWorkingDay(day) // a day off is not led back to
		then, known := work.AddWorkingDays(day, n)
		back, knownBack := work.AddWorkingDays(then, -n)
		count, _ := work.CountWorkingDays(day.AddDays(1), then)
		if !known || !knownBack || back != day || count != n {
			t.Fatalf("%s + %d = %s, − %d = %s, %d between", day, n, then, n, back, count)
		}
	})
}

func TestTheCallerAddsAndSettlesYears(t *testing.T) {
	settled, err := report.VietnamWorkCalendar().With(report.WorkYear{Year: 2027}, report.WorkYear{Year: 2026, Days: []report.WorkDay{
		{Date: pcmd.MustParseDate("2026-11-23"), Kind: report.OffDay}, {Date: pcmd.MustParseDate("2026-11-28"), Kind: report.WorkedDay},
	}})
	require.NoError(t, err)
	assert.Equal(t, []int{2024, 2025, 2026, 2027}, settled.Years())
	assert.Equal(t, report.OffDay, settled.Day(pcmd.MustParseDate("2026-11-23")).Kind)
	assert.Equal(t, report.OrdinaryDay, settled.Day(pcmd.MustParseDate("2026-02-16")).Kind, "a year is replaced as a whole")
	assert.Equal(t, report.OffDay, settled.Day(pcmd.MustParseDate("2024-02-08")).Kind, "other years stay")
	assert.Equal(t, report.OpenDay, report.VietnamWorkCalendar().Day(pcmd.MustParseDate("2026-11-23")).Kind, "the one built in too")
}

func TestAYearOfDaysIsRefusedWithCodeAndPath(t *testing.T) {
	for document, want := range map[string]string{
		`[{"year":2027,"days":[{"date":"2028-01-01","kind":"off","name":{"vi":"x","en":"x"}}]}]`:                                                               "[0].days[0].date out-of-range",
		`[{"year":2027,"days":[{"date":"2027-01-01","kind":"weekend","name":{"vi":"x","en":"x"}}]}]`:                                                           "[0].days[0].kind unknown-kind",
		`[{"year":2027,"days":[{"date":"2027-01-01","kind":"worked","name":{"vi":"x","en":"x"}}]}]`:                                                            "[0].days[0].kind out-of-range",
		`[{"year":2027,"days":[{"date":"2027-01-01","kind":"off","name":{"vi":"x","en":"x"}},{"date":"2027-01-01","kind":"off","name":{"vi":"x","en":"x"}}]}]`: "[0].days[1].date duplicate-id",
		`[{"year":2027,"days":[]},{"year":2027,"days":[]}]`:                                                                                                    "[1].year duplicate-id",
		`[{"year":2027}]`: "[0].days missing-key",
		`[{"year":2027,"days":[{"date":"2027-01-01","kind":"free","name":{"vi":"x","en":"x"}}]}]`: "[0].days[0].kind unknown-kind",
	} {
		_, err := report.ParseWorkCalendar([]byte(document))
		assert.Equal(t, []string{want}, places(err), document)
	}
	_, err := report.ParseWorkCalendar(nil)
	assert.Equal(t, []string{". syntax"}, places(err))
}

// codes returns the codes of findings with their periods, in order.
func codes(findings []report.Finding) []string {
	all := []string{}
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s %s", f.Period, f.Code))
	}
	return all
}

func TestADeadlineAsTheWindowClosesIsATensionAndStaysWhereItIs(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	deadlines, findings, err := report.Calendar{}.Deadlines(p, 2024)
	require.NoError(t, err)
	assert.Equal(t, []string{"2024-H1 window-too-close", "2024 window-too-close"}, codes(findings))
	for i, day := range []string{"2024-06-14", "2024-12-14"} {
		assert.Equal(t, day, deadlines[i].LastDay.String())
		assert.Equal(t, "09/2019/NĐ-CP", findings[i].Citation.Document)
		assert.Equal(t, pcmd.Interpreted, findings[i].Citation.Reading)
		assert.NotEmpty(t, findings[i].Message.Vi)
		assert.NotEmpty(t, findings[i].Message.En)
	}
	// By the calendar the half-year closes even later than its report is due.
	_, findings, err = report.Calendar{Windows: report.CalendarDays}.Deadlines(p, 2024)
	require.NoError(t, err)
	assert.Len(t, findings, 2)
	// The caller's own window leaves Thursday and Friday.
	_, findings, err = report.Calendar{Own: map[pcmd.Period]report.Window{
		pcmd.MustParsePeriod("2024-H1"): {From: pcmd.MustParseDate("2024-01-01"), To: pcmd.MustParseDate("2024-06-12")},
	}}.Deadlines(p, 2024)
	require.NoError(t, err)
	assert.Equal(t, []string{"2024 window-too-close"}, codes(findings))
}

func TestOneWorkingDayAfterTheWindowIsEnoughAndAWeekendIsNone(t *testing.T) {
	p := catalogPlan(t, "lai-chau-2021-2025")
	for day, tense := range map[string]bool{"2024-06-14": true, "2024-06-15": true, "2024-06-16": true, "2024-06-17": false} {
		c := report.Calendar{Rules: []report.DeadlineRule{{Period: pcmd.MustParsePeriod("2024-H1"), Bound: plan.NoLaterThan, Date: pcmd.MustParseDate(day)}}}
		_, findings := c.Deadline(p, pcmd.MustParsePeriod("2024-H1"), "")
		assert.Equal(t, tense, len(findings) == 1, day)
	}
	// Of 2022 it is not known which days are worked.
	c := report.Calendar{Rules: []report.DeadlineRule{{Period: pcmd.MustParsePeriod("2022-H1"), Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2022-06-20")}}}
	_, findings := c.Deadline(p, pcmd.MustParsePeriod("2022-H1"), "")
	assert.Equal(t, []string{"2022-H1 day-unknown"}, codes(findings))
}

func TestTheCallersDeadlineStandsOnlyWhereThePlanPrintsNone(t *testing.T) {
	half := pcmd.MustParsePeriod("2024-H1")
	c := report.Calendar{Rules: []report.DeadlineRule{{Period: half, Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2024-07-31"), Citation: pcmd.Citation{Document: "12/KH", Reading: pcmd.Stated}}}}
	d, _ := c.Deadline(catalogPlan(t, "cao-bang-2024"), half, pcmd.District)
	assert.Equal(t, "2024-06-14 630/KH-UBND", d.LastDay.String()+" "+d.Citation.Document)
	d, _ = c.Deadline(catalogPlan(t, "lai-chau-2021-2025"), half, pcmd.District)
	assert.Equal(t, "2024-07-31 12/KH", d.LastDay.String()+" "+d.Citation.Document)
	assert.True(t, d.Reason.IsZero())
	d, _ = report.Calendar{}.Deadline(catalogPlan(t, "lai-chau-2021-2025"), half, pcmd.District)
	assert.True(t, d.Instant.IsZero())
	assert.False(t, d.Reason.IsZero(), "why there is no day")
	d, _ = report.Calendar{}.Deadline(catalogPlan(t, "bac-kan-2021-2025"), half, pcmd.District)
	assert.Contains(t, d.Reason.En, "asks for no report")
	d, _ = report.Calendar{}.Deadline(catalogPlan(t, "national-2021-2025"), half, pcmd.District)
	assert.Contains(t, d.Reason.En, "in part only")
}

func TestEachLowerLevelIsDueEarlierByItsStage(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	levels := []pcmd.Level{pcmd.Commune, pcmd.Province, pcmd.District}
	stages := func(stages ...report.Stage) report.Calendar { return report.Calendar{Stages: stages} }
	explicit := report.Calendar{
		Rules:  []report.DeadlineRule{{Period: pcmd.MustParsePeriod("2024-H1"), Level: pcmd.District, Bound: plan.Before, Date: pcmd.MustParseDate("2024-06-12")}},
		Stages: []report.Stage{{Level: pcmd.Commune, Earlier: 2, Working: true}, {Level: pcmd.District, Earlier: 30}},
	}
	later := report.Calendar{Rules: []report.DeadlineRule{{Period: pcmd.MustParsePeriod("2024-H1"), Level: pcmd.Commune, Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2024-06-20")}}}
	for _, c := range []struct {
		name     string
		calendar report.Calendar
		want     string // of the half-year: province, district, commune
	}{
		{"none: all together", report.Calendar{}, "2024-06-14 2024-06-14 2024-06-14"},
		{"days", stages(report.Stage{Level: pcmd.Commune, Earlier: 5}, report.Stage{Level: pcmd.District, Earlier: 2}), "2024-06-14 2024-06-12 2024-06-07"},
		{"working days", stages(report.Stage{Level: pcmd.Commune, Earlier: 5, Working: true}), "2024-06-14 2024-06-14 2024-06-07"},
		{"of the district alone", stages(report.Stage{Level: pcmd.District, Earlier: 1}), "2024-06-14 2024-06-13 2024-06-13"},
		{"an explicit day, and what hangs from it", explicit, "2024-06-14 2024-06-11 2024-06-07"},
		{"a lower level after its upper one", later, "2024-06-14 2024-06-14 2024-06-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			deadlines, findings, err := c.calendar.Deadlines(p, 2024, levels...)
			require.NoError(t, err)
			var got []string
			for _, d := range deadlines[:3] {
				got = append(got, d.LastDay.String())
			}
			assert.Equal(t, c.want, strings.Join(got, " "))
			assert.Equal(t, c.name == "a lower level after its upper one", strings.Contains(strings.Join(codes(findings), " "), "lower-level-later"))
			assert.Equal(t, []pcmd.Level{pcmd.Province, pcmd.District, pcmd.Commune}, []pcmd.Level{deadlines[0].Level, deadlines[1].Level, deadlines[2].Level})
		})
	}
}

func TestAStageOverUnknownDaysLeavesTheLevelWithoutADay(t *testing.T) {
	c := report.Calendar{
		Rules:  []report.DeadlineRule{{Period: pcmd.MustParsePeriod("2022-H1"), Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2022-06-20")}},
		Stages: []report.Stage{{Level: pcmd.Commune, Earlier: 1, Working: true}},
	}
	d, findings := c.Deadline(catalogPlan(t, "lai-chau-2021-2025"), pcmd.MustParsePeriod("2022-H1"), pcmd.Commune)
	assert.True(t, d.Instant.IsZero() && d.Date.IsZero() && d.LastDay.IsZero())
	assert.False(t, d.Reason.IsZero())
	assert.Equal(t, []string{"2022-H1 day-unknown"}, codes(findings))
}

func TestADayOffMovesADeadlineOnlyByTheCallersChoice(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	year := pcmd.MustParsePeriod("2024") // before 15 December 2024: the last day is a Saturday
	kept, _ := report.Calendar{}.Deadline(p, year, "")
	assert.Equal(t, "2024-12-14 2024-12-15", kept.LastDay.String()+" "+kept.Date.String())
	moved, findings := report.Calendar{DaysOff: report.NextWorkingDay}.Deadline(p, year, "")
	assert.Equal(t, "2024-12-16 2024-12-15", moved.LastDay.String()+" "+moved.Date.String(), "what is printed stays")
	assert.Equal(t, pcmd.MustParseDate("2024-12-17").Start(), moved.Instant)
	assert.Equal(t, []string{"2024 deadline-moved"}, codes(findings), "and a working day is left now")
	assert.Equal(t, pcmd.Interpreted, findings[0].Citation.Reading)
	half, findings := report.Calendar{DaysOff: report.NextWorkingDay}.Deadline(p, pcmd.MustParsePeriod("2024-H1"), "")
	assert.Equal(t, "2024-06-14", half.LastDay.String(), "a Friday")
	assert.Equal(t, []string{"2024-H1 window-too-close"}, codes(findings))

	unknown := report.Calendar{DaysOff: report.NextWorkingDay, Work: &report.WorkCalendar{}}
	d, findings := unknown.Deadline(p, year, "")
	assert.Equal(t, kept.Instant, d.Instant, "what is not known moves nothing")
	assert.Contains(t, codes(findings), "2024 day-unknown")
}

func TestTheRegisterFollowsTheCalendar(t *testing.T) {
	r := registerWith(t, "submitted 06-13")
	staged := report.Calendar{Stages: []report.Stage{{Level: pcmd.District, Earlier: 2}}}
	assert.Equal(t, 1, r.StatusAt(report.Calendar{}, noon("12-31"))[0].OnTime)
	assert.Equal(t, 1, r.StatusAt(staged, noon("12-31"))[0].Late)
}

func TestALedgerSaysWhatBecameOfTheCallersRules(t *testing.T) {
	r := registerWith(t, "")
	year := pcmd.MustParsePeriod("2024")
	assert.Equal(t, []string{"2024 window-too-close"}, codes(report.NewLedger(r, report.Calendar{}).DeadlineFindings(year)))
	assert.Equal(t, []string{"2024 deadline-moved"}, codes(report.NewLedger(r, report.Calendar{DaysOff: report.NextWorkingDay}).DeadlineFindings(year)))
	r.Units = append(r.Units, indicator.Unit{ID: "c1", Level: pcmd.Commune})
	later := report.Calendar{Rules: []report.DeadlineRule{{Period: year, Level: pcmd.Commune, Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2024-12-20")}}}
	assert.Contains(t, codes(report.NewLedger(r, later).DeadlineFindings(year)), "2024 lower-level-later")
}

func TestUnitsAreBoundByTheClausesThatSpeakToThem(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	half := p.Reporting[0]
	clause := func(from string, day string, change func(*plan.ReportingClause)) plan.ReportingClause {
		c := half
		c.From, c.Day = from, plan.DayOfYear{}
		require.NoError(t, c.Day.UnmarshalText([]byte(day)))
		if change != nil {
			change(&c)
		}
		return c
	}
	p.Reporting = []plan.ReportingClause{
		clause("all-bodies", "06-20", nil),
		clause("commune-people-committees", "06-05", nil),
		clause("district-people-committees", "06-10", nil),
		clause("district-people-committees", "06-12", nil),
		clause("labour-department", "06-30", nil),
		clause("district-people-committees", "06-28", func(c *plan.ReportingClause) { c.Condition = pcmd.NewText("nếu có", "if any") }),
		clause("district-people-committees", "06-29", func(c *plan.ReportingClause) { c.Mandate = agency.Requested }),
		clause("labour-department", "06-30", func(c *plan.ReportingClause) { c.Frequency = plan.Monthly }),
	}
	for level, want := range map[pcmd.Level]string{pcmd.Commune: "2024-06-04", pcmd.District: "2024-06-11", pcmd.Province: "2024-06-19", "": "2024-06-19"} {
		d, _ := report.Calendar{}.Deadline(p, pcmd.MustParsePeriod("2024-H1"), level)
		assert.Equal(t, want, d.LastDay.String(), level)
	}
	deadlines, _, err := report.Calendar{}.Deadlines(p, 2024)
	require.NoError(t, err)
	assert.Len(t, deadlines, 1, "no unit owes the department's monthly report")
	// A stage does not replace the day that the plan gives a level by name.
	d, _ := report.Calendar{Stages: []report.Stage{{Level: pcmd.District, Earlier: 9}}}.Deadline(p, pcmd.MustParsePeriod("2024-H1"), pcmd.District)
	assert.Equal(t, "2024-06-11", d.LastDay.String())
}

func TestWordsOfTheCalendarAreReadAndOthersRefused(t *testing.T) {
	var w report.WindowRule
	var o report.DaysOffPolicy
	var k report.DayKind
	var s report.Status
	var st report.State
	for _, c := range []struct {
		into any
		word string
	}{{&w, "calendar"}, {&o, "next-working-day"}, {&k, "off"}, {&s, "on-time"}, {&st, "in-force"}} {
		require.NoError(t, json.Unmarshal([]byte(`"`+c.word+`"`), c.into))
		back, err := json.Marshal(c.into)
		require.NoError(t, err)
		assert.Equal(t, `"`+c.word+`"`, string(back))
		assert.Error(t, json.Unmarshal([]byte(`"`+c.word+`s"`), c.into))
	}
	assert.Equal(t, []string{"theo kỳ dương lịch", "chuyển sang ngày làm việc tiếp theo", "ngày nghỉ lễ, nghỉ bù hoặc hoán đổi", "đúng hạn", "đã được chấp nhận"},
		[]string{w.Label().Vi, o.Label().Vi, k.Label().Vi, s.Label().Vi, st.Label().Vi})
	assert.True(t, w.Valid() && o.Valid() && k.Valid() && s.Valid() && st.Valid())
}
