package report_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// The half-year of Cao Bằng, for which the caller wants communes to be three
// working days ahead of their districts. That the plan's day comes as the data
// close is said, and moves nothing.
func ExampleCalendar() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		panic(err)
	}
	c := report.Calendar{Stages: []report.Stage{{Level: pcmd.Commune, Earlier: 3, Working: true}}}
	deadlines, findings, err := c.Deadlines(p, 2024, pcmd.District, pcmd.Commune)
	if err != nil {
		panic(err)
	}
	for _, d := range deadlines {
		fmt.Println(d.Period, d.Level, d.LastDay)
	}
	fmt.Println(findings[0].Code, findings[0].Citation)
	// Output:
	// 2024-H1 district 2024-06-14
	// 2024-H1 commune 2024-06-11
	// 2024 district 2024-12-14
	// 2024 commune 2024-12-11
	// window-too-close 09/2019/NĐ-CP, Điều 8 khoản 5
}

// Lai Châu prints no day: the caller says which one it is.
func ExampleDeadlineRule() {
	p, err := catalog.Plan("lai-chau-2021-2025")
	if err != nil {
		panic(err)
	}
	half := pcmd.MustParsePeriod("2024-H1")
	none, _ := report.Calendar{}.Deadline(p, half, pcmd.District)
	fmt.Println(none.Reason.En)
	ruled, _ := report.Calendar{Rules: []report.DeadlineRule{
		{Period: half, Bound: plan.NoLaterThan, Date: pcmd.MustParseDate("2024-06-20")},
	}}.Deadline(p, half, pcmd.District)
	fmt.Println(ruled.LastDay)
	// Output:
	// the plan prints no day
	// 2024-06-20
}

// Districts two days ahead of the province, communes two days ahead of them.
func ExampleStage() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		panic(err)
	}
	c := report.Calendar{Stages: []report.Stage{{Level: pcmd.District, Earlier: 2}, {Level: pcmd.Commune, Earlier: 2}}}
	for _, level := range []pcmd.Level{pcmd.Province, pcmd.District, pcmd.Commune} {
		d, _ := c.Deadline(p, pcmd.MustParsePeriod("2024-H1"), level)
		fmt.Println(level, d.LastDay)
	}
	// Output:
	// province 2024-06-14
	// district 2024-06-12
	// commune 2024-06-10
}

// Data of calendar half-years.
func ExampleWindowRule() {
	for _, rule := range []report.WindowRule{report.DecreeDays, report.CalendarDays} {
		w := report.Calendar{Windows: rule}.Window(pcmd.MustParsePeriod("2024-H1"))
		fmt.Println(rule, w.From, w.To)
	}
	// Output:
	// decree 2023-12-15 2024-06-14
	// calendar 2024-01-01 2024-06-30
}

// Before 15 December 2024 ends on a Saturday.
func ExampleDaysOffPolicy() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		panic(err)
	}
	for _, policy := range []report.DaysOffPolicy{report.KeepDay, report.NextWorkingDay} {
		d, _ := report.Calendar{DaysOff: policy}.Deadline(p, pcmd.MustParsePeriod("2024"), pcmd.Province)
		fmt.Println(policy, d.LastDay)
	}
	// Output:
	// none 2024-12-14
	// next-working-day 2024-12-16
}

// The eve of Reunification Day in 2024 was off, a Saturday worked for it.
func ExampleWorkCalendar() {
	work := report.VietnamWorkCalendar()
	for _, day := range []string{"2024-04-29", "2024-05-04", "2027-01-01"} {
		working, known := work.IsWorkingDay(pcmd.MustParseDate(day))
		fmt.Println(day, working, known)
	}
	next, known := work.AddWorkingDays(pcmd.MustParseDate("2024-04-26"), 1)
	fmt.Println(next, known)
	// Output:
	// 2024-04-29 false true
	// 2024-05-04 true true
	// 2027-01-01 false false
	// 2024-05-02 true
}

// What is known of a day, and from where.
func ExampleWorkDay() {
	d := report.VietnamWorkCalendar().Day(pcmd.MustParseDate("2024-05-04"))
	fmt.Println(d.Date, d.Kind, d.Name.En, d.Citation.Document)
	// Output: 2024-05-04 worked worked for 29/4 2450/VPCP-KGVX
}

// A year that is not built in is the caller's.
func ExampleWorkYear() {
	work, err := report.VietnamWorkCalendar().With(report.WorkYear{Year: 2027, Days: []report.WorkDay{
		{Date: pcmd.MustParseDate("2027-01-01"), Kind: report.OffDay, Name: pcmd.NewText("Tết Dương lịch", "New Year's Day")},
	}})
	if err != nil {
		panic(err)
	}
	working, known := work.IsWorkingDay(pcmd.MustParseDate("2027-01-04"))
	fmt.Println(work.Years(), working, known)
	// Output: [2024 2025 2026 2027] true true
}

// A swap that was proposed, and of which no decision is known.
func ExampleDayKind() {
	d := report.VietnamWorkCalendar().Day(pcmd.MustParseDate("2026-11-23"))
	working, known := d.Kind.Working()
	fmt.Println(d.Kind.Label().En, working, known)
	// Output: not decided false false
}
