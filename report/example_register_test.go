package report_test

import (
	"fmt"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// exampleRegister is the half-year of two districts, one of which sent its
// report, had it accepted and corrected it.
func exampleRegister() *report.Register {
	r, err := report.ParseRegister([]byte(`{
		"plan": "cao-bang-2024",
		"units": [{"id": "d1", "level": "district", "name": "Hà Quảng"}, {"id": "d2", "level": "district", "name": "Trùng Khánh"}],
		"events": [
			{"unit": "d1", "period": "2024-H1", "at": "2024-06-14T23:59:59+07:00", "event": "submitted", "figures": {"venues": 40}},
			{"unit": "d1", "period": "2024-H1", "at": "2024-06-18T09:00:00+07:00", "event": "accepted", "reference": "CV-118"},
			{"unit": "d1", "period": "2024-H1", "at": "2024-06-25T09:00:00+07:00", "event": "corrected", "figures": {"venues": 44}}
		]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	return r
}

// A day of 2024, as it begins.
func day(s string) time.Time { return pcmd.MustParseDate(s).Start() }

// Who has sent what by 1 July.
func ExampleRegister_StatusAt() {
	for _, p := range exampleRegister().StatusAt(report.Calendar{}, day("2024-07-01")) {
		fmt.Printf("%s: %d expected, %d on time, %d missing, %d pending\n", p.Period, p.Expected, p.OnTime, p.Missing, p.Pending)
	}
	// Output:
	// 2024-H1: 2 expected, 1 on time, 1 missing, 0 pending
	// 2024: 2 expected, 0 on time, 0 missing, 2 pending
}

// An event that has nothing to act on is refused.
func ExampleRegister_Append() {
	r := exampleRegister()
	_, err := r.Append(report.Event{
		Unit: "d2", Period: pcmd.MustParsePeriod("2024-H1"), At: day("2024-06-20"), Kind: report.Accepted,
	})
	fmt.Println(err)
	fmt.Println(len(r.Events))
	// Output:
	// the event "accepted" has nothing to act on: the report of the unit "d2" for 2024-H1 is not sent [nothing-to-act-on]
	// 3
}

// One period, and its units.
func ExamplePeriodStatus() {
	half := report.NewLedger(exampleRegister(), report.Calendar{}).StatusAt(day("2024-06-10"))[0]
	for _, u := range half.Units {
		fmt.Println(half.Period, u.Unit.Name, u.Status.Label())
	}
	// Output:
	// 2024-H1 Hà Quảng chưa đến hạn
	// 2024-H1 Trùng Khánh chưa đến hạn
}

// What is not there yet and due within three days.
func ExampleUnitStatus() {
	at := day("2024-06-13")
	for _, u := range exampleRegister().StatusAt(report.Calendar{}, at)[0].Units {
		fmt.Println(u.Unit.ID, u.Status, u.DueSoon(at, 72*time.Hour), u.Deadline.Format(time.RFC3339))
	}
	// Output:
	// d1 pending true 2024-06-15T00:00:00+07:00
	// d2 pending true 2024-06-15T00:00:00+07:00
}

// An exempt unit owes nothing, so that one of two reports is half.
func ExampleTally() {
	var t report.Tally
	for _, s := range []report.Status{report.OnTime, report.Missing, report.Exempt} {
		t.Add(s)
	}
	fmt.Println(t.Expected, t.Owed(), t.Completeness())
	fmt.Println(report.Tally{}.Completeness().IsZero()) // of nothing there is no rate
	// Output:
	// 3 2 1/2
	// true
}

// The words of the contract and what they are called.
func ExampleStatus() {
	for _, d := range report.Statuses() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// pending · chưa đến hạn
	// on-time · đúng hạn
	// late · muộn
	// missing · quá hạn chưa gửi
	// exempt · được miễn
}

// What may happen to an accepted report.
func ExampleState() {
	for _, kind := range report.EventKinds() {
		if to, ok := report.InForce.Next(kind.Key); ok {
			fmt.Println(kind.Key, "→", to)
		}
	}
	// Output:
	// submitted → amended
	// returned → sent-back
	// corrected → amended
	// recalled → withdrawn
}

// The version that a consolidation takes: the correction counts as of its own
// instant.
func ExampleFiling() {
	ledger := report.NewLedger(exampleRegister(), report.Calendar{})
	for _, at := range []string{"2024-06-18", "2024-06-20", "2024-07-01"} {
		f, err := ledger.Filing("d1", pcmd.MustParsePeriod("2024-H1"), day(at))
		if err != nil {
			panic(err)
		}
		version, ok := f.Accepted()
		fmt.Println(at, f.State, ok, version.Number)
	}
	// Output:
	// 2024-06-18 under-review false 0
	// 2024-06-20 in-force true 1
	// 2024-07-01 amended true 2
}

// Who accepted a version stands in the event as a reference.
func ExampleVersion() {
	f := exampleRegister().Filings(report.Calendar{}, day("2024-07-01"))[0]
	for _, v := range f.Versions {
		fmt.Printf("%d: %s, accepted by %q\n", v.Number, v.Sent.Kind, v.Accepted.Reference)
	}
	// Output:
	// 1: submitted, accepted by "CV-118"
	// 2: corrected, accepted by ""
}

// A figure that a submission brought.
func ExampleFigure() {
	for _, f := range exampleRegister().Events[2].Figures {
		fmt.Println(f.Measure, f.Value)
	}
	// Output: venues 44
}

// A ledger takes in one event after another.
func ExampleLedger() {
	ledger := report.NewLedger(exampleRegister(), report.Calendar{})
	err := ledger.Append(report.Event{
		Unit: "d2", Period: pcmd.MustParsePeriod("2024-H1"), At: day("2024-06-20"), Kind: report.Submitted,
	})
	half := ledger.StatusAt(day("2024-07-01"))[0]
	fmt.Println(err, half.OnTime, half.Late, half.Missing)
	// Output: <nil> 1 1 0
}

// An acceptance that came before anything was sent.
func ExampleFinding() {
	r := &report.Register{Units: []indicator.Unit{{ID: "d1"}}, Events: []report.Event{
		{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: day("2024-06-01"), Kind: report.Accepted},
	}}
	for _, f := range r.Filings(report.Calendar{}, day("2024-07-01"))[0].Findings {
		fmt.Println(f.Code, f.Unit, f.Period)
	}
	// Output: nothing-to-act-on d1 2024-H1
}

// Who owes a report for the half-year in Cao Bằng; courts are only requested.
func ExampleObligation() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		panic(err)
	}
	all, err := report.Obligations(p, nil, report.Calendar{}, pcmd.MustParsePeriod("2024-H1"))
	if err != nil {
		panic(err)
	}
	for _, o := range all {
		if o.Body == "province-police" || o.Body == "province-court" {
			fmt.Println(p.Bodies.Name(o.Body).En, "|", o.Mandate, "|", o.Period, "| by", o.LastDay, "| via", o.Via)
		}
	}
	// Output:
	// Provincial Police | given | 2024-H1 | by 2024-06-14 | via labour-department
	// Provincial People's Court | requested | 2024-H1 | by 2024-06-14 | via labour-department
}

// Who reports on a target, and on how much of it.
func ExampleReporters() {
	p, err := catalog.Plan("duong-kinh-2024")
	if err != nil {
		panic(err)
	}
	all, findings := report.ReportersOf(p)
	for _, r := range all {
		if r.Target.ID == "students-informed" {
			fmt.Println(r.Clauses[0].From, "·", r.Clauses[0].Covers.En)
		}
	}
	fmt.Println(findings[0].Code, findings[0].Citation)
	// Output:
	// education-division · Only pupils of upper secondary schools, without vocational education institutions
	// target-without-reporter duong-kinh-2024, II.1.a, gạch 1
}

// What to remind whom of, three days ahead.
func ExampleReminder() {
	at := day("2024-06-13")
	for _, r := range report.Reminders(exampleRegister().StatusAt(report.Calendar{}, at), 3*24*time.Hour) {
		fmt.Println(r.Text.Vi)
	}
	// Output:
	// Hà Quảng: cần gửi báo cáo 6 tháng đầu năm 2024 (ngày cuối 14/6/2024)
	// Trùng Khánh: cần gửi báo cáo 6 tháng đầu năm 2024 (ngày cuối 14/6/2024)
}

// The words and what they are called.
func ExampleReminderKind() {
	for _, d := range report.ReminderKinds() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// due-soon · sắp đến hạn
	// missing · quá hạn chưa gửi
	// sent-back · bị trả lại, chưa gửi lại
}
