package report_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// The reports of a year: which figures they hold.
func ExampleWindow() {
	for _, period := range []string{"2024-H1", "2024-H2", "2024"} {
		w := report.DefaultWindow(pcmd.MustParsePeriod(period))
		fmt.Println(period, w.From, w.To)
	}
	fmt.Println(report.WindowCitation())
	// Output:
	// 2024-H1 2023-12-15 2024-06-14
	// 2024-H2 2024-06-15 2024-12-14
	// 2024 2023-12-15 2024-12-14
	// 09/2019/NĐ-CP
}

// "Trước ngày 15/6" is strict: the 14th is in time, the 15th is late.
func ExampleClosing() {
	day := pcmd.MustParseDate("2024-06-15")
	for _, bound := range []plan.Bound{plan.Before, plan.NoLaterThan} {
		last, late := report.Closing(bound, day)
		fmt.Printf("%s 15/6: last day %s, late from %s\n", bound.Label().En, last, late.Format(time.RFC3339))
	}
	// Output:
	// before 15/6: last day 2024-06-14, late from 2024-06-15T00:00:00+07:00
	// no later than 15/6: last day 2024-06-15, late from 2024-06-16T00:00:00+07:00
}

// What a plan asks for in a year. Where it prints no day, the deadline has none
// and says why.
func ExampleDeadline() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		panic(err)
	}
	deadlines, err := report.Deadlines(p, 2024)
	if err != nil {
		panic(err)
	}
	for _, d := range deadlines {
		fmt.Printf("%-9s from %s via %q: %s%s (%s)\n", d.Period, d.From, d.Via, d.LastDay, d.Reason.En, d.Citation)
	}
	// Output:
	// 2024-H1   from all-bodies via "labour-department": 2024-06-14 (630/KH-UBND, đoạn kết)
	// 2024      from all-bodies via "labour-department": 2024-12-14 (630/KH-UBND, đoạn kết)
	//           from labour-department via "": the plan names neither a period nor a day (630/KH-UBND, IV.1, gạch 1)
}

// A year outside the plan's term is refused.
func ExampleDeadlines() {
	p, err := catalog.Plan("lai-chau-2021-2025")
	if err != nil {
		panic(err)
	}
	_, err = report.Deadlines(p, 2026)
	var fault pcmd.Fault
	fmt.Println(errors.As(err, &fault), fault.Code)
	// Output: true out-of-range
}

// The library of plans and measures that the catalogue makes.
func ExampleLibrary() {
	library := report.Library{Plan: catalog.Plan, Measures: catalog.Measures()}
	_, err := report.ParseWorkbook([]byte(`{"plan": "cao-bang-2025", "reports": []}`), library)
	var faults pcmd.Faults
	if errors.As(err, &faults) {
		fmt.Println(faults[0].Path, faults[0].Code)
	}
	// Output: plan unknown-plan
}

// The figures that one province reported, judged by a plan of the catalogue.
func ExampleWorkbook() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "lai-chau-2021-2025",
		"units": [{"id": "12", "level": "province", "name": "Lai Châu"}],
		"reports": [{"unit": "12", "period": "2024", "figures": {"students": "20000", "students-informed": "13999"}}],
		"on": "2024-12-20"
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	for _, unit := range w.Units() {
		for _, period := range w.Periods() {
			rows, err := w.Evaluate(unit.ID, period)
			if err != nil {
				panic(err)
			}
			fmt.Printf("%s, %s: %d targets\n", unit.Name, period, len(rows))
		}
	}
	// Output: Lai Châu, 2024: 14 targets
}

// 69.995 % is shown as 70.00 and has not met 70 %: one pupil is missing.
func ExampleRow() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "lai-chau-2021-2025",
		"reports": [{"unit": "12", "period": "2024", "figures": {"students": "20000", "students-informed": "13999"}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	rows, err := w.Evaluate("12", pcmd.MustParsePeriod("2024"), "students-informed", "tips-handled")
	if err != nil {
		panic(err)
	}
	for _, row := range rows {
		r := row.Result
		fmt.Printf("%s: %s %q %q, %s, short by %q\n", row.Target.ID, r.State, r.Value(), r.Exact, r.Verdict, r.Shortfall)
	}
	// Output:
	// students-informed: computed "70.00" "13999/200", not-met, short by "1"
	// tips-handled: no-data "" "", not-assessable, short by ""
}

// Every fault at once, each with its place in the document.
func ExampleParseWorkbook() {
	_, err := report.ParseWorkbook([]byte(`{
		"plan": "lai-chau-2021-2025",
		"reports": [{"unit": "12", "period": "2024-13", "figures": {"venues": "1.234,5", "cases": -1, "karaoke": 3}}],
		"on": "31/12/2024"
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	var faults pcmd.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		fmt.Println(f.Path, f.Code)
	}
	// Output:
	// on bad-date
	// reports[0].period bad-period
	// reports[0].figures.venues figure-syntax
	// reports[0].figures.cases figure-negative
	// reports[0].figures.karaoke unknown-measure
}

// The targets of a plan judged for a unit and period, for people.
func ExampleScorecard() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "cao-bang-2024",
		"units": [{"id": "04", "level": "province", "name": "Cao Bằng"}],
		"reports": [{"unit": "04", "period": "2024", "figures": {"venue-register": 1, "venues": 44, "venues-committed": 44}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	rows, err := w.Evaluate("04", pcmd.MustParsePeriod("2024"), "venue-register", "venues-committed", "cases-prosecuted")
	if err != nil {
		panic(err)
	}
	card := report.NewScorecard(w.Plan, catalog.Indicators(), rows)
	fmt.Println(card.Unit.Name, card.Period)
	for _, l := range card.Lines {
		fmt.Printf("%d. %s | %s | %s\n", l.Order, l.Figure(pcmd.Vietnamese), l.Target(pcmd.Vietnamese), l.Source)
	}
	// Output:
	// Cao Bằng 2024
	// 1. có | có | 630/KH-UBND, I.2, gạch 6, câu 1
	// 2. 100,00 % | ít nhất 100 % | 630/KH-UBND, I.2, gạch 6, câu 2
	// 3. thiếu số liệu | ít nhất 100 % | 630/KH-UBND, I.2, gạch 5, câu 2
}

// A line stands for itself, too.
func ExampleLine() {
	l := report.Line{
		Unit:   pcmd.Text{Vi: "%", En: "%"},
		Result: indicator.Result{State: indicator.Inapplicable, Verdict: indicator.NotApplicable},
	}
	fmt.Println(l.Figure(pcmd.Vietnamese))
	fmt.Println(l.Figure(pcmd.English))
	// Output:
	// không phát sinh
	// not applicable
}

// Who sent what and when.
func ExampleRegister() {
	r, err := report.ParseRegister([]byte(`{
		"plan": "cao-bang-2024",
		"units": [{"id": "d1", "level": "district", "name": "Hà Quảng"}],
		"events": [{"unit": "d1", "period": "2024-H1", "at": "2024-06-14T23:59:59+07:00", "event": "submitted"}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Plan.Number, len(r.Units), len(r.Events))
	// Output: 630/KH-UBND 1 1
}

// An event at the last second in time.
func ExampleEvent() {
	at, err := report.ParseInstant("2024-06-14T16:59:59Z")
	if err != nil {
		panic(err)
	}
	e := report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: at, Kind: report.Submitted}
	_, late := report.Closing(plan.Before, pcmd.MustParseDate("2024-06-15"))
	fmt.Println(e.Kind, e.Period, e.At.Before(late), pcmd.DateIn(e.At))
	// Output: submitted 2024-H1 true 2024-06-14
}

// The words of the contract and what they are called.
func ExampleEventKind() {
	for _, d := range report.EventKinds() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// submitted · đã gửi
	// returned · bị trả lại
	// accepted · được chấp nhận
	// corrected · được đính chính
	// recalled · được thu hồi
	// exempted · được miễn
}

// A document is checked as what its keys say that it is: here a list of units.
func ExampleValidate() {
	faults := report.Validate([]byte(`[
		{"id": "12", "level": "province"},
		{"id": "d1", "level": "huyện", "parent": "13"}
	]`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	for _, f := range faults {
		fmt.Println(f.Path, f.Code)
	}
	// Output:
	// [1].level unknown-kind
	// [1].parent unknown-parent
}

// A publication in which one commune counts three persons: the next smallest count
// of its level goes with it, or the total would give it away.
func ExamplePublish() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "cao-bang-2024",
		"units": [{"id": "04", "level": "province", "name": "Cao Bằng"},
			{"id": "a", "level": "district", "parent": "04", "name": "A"},
			{"id": "b", "level": "district", "parent": "04", "name": "B"},
			{"id": "c", "level": "district", "parent": "04", "name": "C"}],
		"reports": [
			{"unit": "a", "period": "2024", "figures": {"people-found-in-need": 12, "people-counselled": 3}},
			{"unit": "b", "period": "2024", "figures": {"people-found-in-need": 40, "people-counselled": 31}},
			{"unit": "c", "period": "2024", "figures": {"people-found-in-need": 25, "people-counselled": 20}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	p, err := report.Publish(w, report.Publishing{Persons: report.CountsPersons(catalog.Measures())})
	if err != nil {
		panic(err)
	}
	for _, f := range p.Figures {
		if !f.Missing {
			fmt.Printf("%s %s: %s\n", f.Unit.Name, f.Measure, p.Text(f, pcmd.English))
		}
	}
	// Output:
	// Cao Bằng people-counselled: 54
	// Cao Bằng people-found-in-need: 77
	// A people-counselled: <5
	// A people-found-in-need: 12
	// B people-counselled: 31
	// B people-found-in-need: 40
	// C people-counselled: x
	// C people-found-in-need: 25
}

// A higher threshold, two of the levels, and what is known of the measures.
func ExamplePublishing() {
	how := report.Publishing{
		Threshold: 10,
		Levels:    []pcmd.Level{pcmd.District, pcmd.Commune},
		Persons:   func(m indicator.Measure) bool { return m.ID == "women" || m.ID == "men" || m.ID == "found" },
		Sums:      []report.MeasureSum{{Whole: "found", Parts: []string{"women", "men"}}},
	}
	fmt.Println(how.Threshold, len(how.Levels), how.Persons(indicator.Measure{ID: "venues"}))
	// Output: 10 2 false
}

// Readers know that the parts add up: with one of them hidden, another has to be.
func ExampleMeasureSum() {
	w, err := report.ParseWorkbook([]byte(`{
		"measures": [{"id": "found", "kind": "flow"}, {"id": "women", "kind": "flow"}, {"id": "men", "kind": "flow"}],
		"targets": [],
		"reports": [{"unit": "d", "period": "2024", "figures": {"found": 44, "women": 42, "men": 2}}]
	}`), report.Library{})
	if err != nil {
		panic(err)
	}
	for _, sums := range [][]report.MeasureSum{nil, {{Whole: "found", Parts: []string{"women", "men"}}}} {
		p, err := report.Publish(w, report.Publishing{Sums: sums})
		if err != nil {
			panic(err)
		}
		for _, f := range p.Figures {
			fmt.Printf("%s %s, ", f.Measure, p.Text(f, pcmd.English))
		}
		fmt.Println("suppressed:", !p.IsComplete())
	}
	// Output:
	// found 44, women 42, men <5, suppressed: true
	// found 44, women x, men <5, suppressed: true
}

// Nothing had to be suppressed, which the note says, too.
func ExamplePublication() {
	w, err := report.ParseWorkbook([]byte(`{
		"measures": [{"id": "found", "kind": "flow"}],
		"targets": [],
		"reports": [{"unit": "d", "period": "2024", "figures": {"found": 44}}]
	}`), report.Library{})
	if err != nil {
		panic(err)
	}
	p, err := report.Publish(w, report.Publishing{})
	if err != nil {
		panic(err)
	}
	fmt.Println(p.IsComplete())
	fmt.Println(p.Note().Vi)
	// Output:
	// true
	// Không có số đếm người nào phải ẩn (ngưỡng: 5 người).
}

// What is left of a suppressed figure: where it stands, why, and that it was
// reported.
func ExamplePublishedFigure() {
	f := report.PublishedFigure{Measure: "people-counselled", Suppressed: report.BelowThreshold,
		Coverage: indicator.Coverage{Reported: 1, Expected: 1}}
	fmt.Println(report.Suppressions().Label(f.Suppressed).En, f.Missing, f.Coverage.Complete())
	// Output: fewer persons than the threshold false true
}

// A percentage that rests on a suppressed count is suppressed with its verdict and
// shortfall, which would lead back to it.
func ExamplePublishedResult() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "cao-bang-2024",
		"reports": [{"unit": "04", "period": "2024", "figures": {"people-found-in-need": 12, "people-counselled": 3}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	p, err := report.Publish(w, report.Publishing{})
	if err != nil {
		panic(err)
	}
	for _, r := range p.Results {
		if r.Suppressed != "" {
			fmt.Printf("%s: %s, value %q, verdict %q, shortfall %q\n", r.Target.ID, r.Suppressed, r.Result.Value(), r.Result.Verdict, r.Result.Shortfall)
		}
	}
	// Output: counselling: below-threshold, value "", verdict "", shortfall ""
}

// Why a figure is not published.
func ExampleSuppression() {
	for _, d := range report.Suppressions() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// below-threshold · số người dưới ngưỡng
	// would-reveal · nếu công bố sẽ suy ra được số khác đang bị ẩn
}
