package report_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// registerOfDistricts is what two districts of a province sent in 2024.
func registerOfDistricts() *report.Register {
	r, err := report.ParseRegister([]byte(`{
		"plan": "cao-bang-2024",
		"units": [
			{"id": "04", "level": "province", "name": "Cao Bằng"},
			{"id": "d1", "level": "district", "parent": "04", "name": "Hà Quảng"},
			{"id": "d2", "level": "district", "parent": "04", "name": "Trùng Khánh"},
			{"id": "d3", "level": "district", "parent": "04", "name": "Bảo Lạc"}
		],
		"expected": ["d1", "d2", "d3"],
		"events": [
			{"unit": "d1", "period": "2024", "at": "2024-12-10T08:00:00+07:00", "event": "submitted", "figures": {"venues": 44, "venues-committed": 44}},
			{"unit": "d1", "period": "2024", "at": "2024-12-11T08:00:00+07:00", "event": "accepted"},
			{"unit": "d2", "period": "2024", "at": "2024-12-12T08:00:00+07:00", "event": "submitted", "figures": {"venues": 20, "venues-committed": 18}},
			{"unit": "d2", "period": "2024", "at": "2024-12-13T08:00:00+07:00", "event": "accepted"},
			{"unit": "d2", "period": "2024", "at": "2024-12-20T08:00:00+07:00", "event": "corrected", "figures": {"venues": 20, "venues-committed": 20}}
		]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	return r
}

// consolidatedAt is that register at an instant.
func consolidatedAt(instant string) *report.Consolidation {
	at, err := report.ParseInstant(instant)
	if err != nil {
		panic(err)
	}
	c, err := registerOfDistricts().Consolidate(catalog.Measures(), at)
	if err != nil {
		panic(err)
	}
	return c
}

// The report of the province from those of its districts.
func ExampleConsolidation() {
	c := consolidatedAt("2024-12-15T00:00:00+07:00")
	for _, unit := range c.Units() {
		for _, period := range c.Periods() {
			r, err := c.Report(unit.ID, period)
			if err != nil {
				panic(err)
			}
			fmt.Println(r.Unit.Name, r.Period, r.Coverage)
			for _, f := range r.Figures {
				fmt.Println(f.Measure, f.Value, f.Provisional)
			}
		}
	}
	// Output:
	// Cao Bằng 2024 {2 3}
	// venues 64 true
	// venues-committed 62 true
}

// What is missing, by name.
func ExampleConsolidatedReport() {
	c := consolidatedAt("2024-12-15T00:00:00+07:00")
	r, err := c.Report("04", c.Periods()[0])
	if err != nil {
		panic(err)
	}
	for _, u := range r.Missing {
		fmt.Println(u.Name)
	}
	// Output: Bảo Lạc
}

// A figure with its origin.
func ExampleConsolidatedFigure() {
	c := consolidatedAt("2024-12-21T00:00:00+07:00")
	r, err := c.Report("04", c.Periods()[0])
	if err != nil {
		panic(err)
	}
	f := r.Figures[1]
	fmt.Println(f.Measure, f.Value, f.Origin, f.Coverage)
	// Output: venues-committed 64 from-units {2 3}
}

// Every figure leads to the versions of the reports that it is made of.
func ExampleFigureSource() {
	c := consolidatedAt("2024-12-21T00:00:00+07:00")
	r, err := c.Report("04", c.Periods()[0])
	if err != nil {
		panic(err)
	}
	for _, s := range r.Figures[1].Sources {
		fmt.Println(s.Unit, s.Period, "version", s.Version, s.Value)
	}
	// Output:
	// d1 2024 version 1 44
	// d2 2024 version 2 20
}

// What a correction has changed between two instants.
func ExampleRevision() {
	before, after := consolidatedAt("2024-12-15T00:00:00+07:00"), consolidatedAt("2024-12-21T00:00:00+07:00")
	for _, r := range after.Revisions(before) {
		fmt.Printf("%s %s %s%s: %s → %s\n", r.Unit.Name, r.Period, r.Measure, r.Target, r.Before.Value(), r.After.Value())
	}
	// Output:
	// Cao Bằng 2024 venues-committed: 62.00 → 64.00
	// Cao Bằng 2024 venues-committed: 96.88 → 100.00
}

// A consolidation needs no register: only what was accepted.
func ExampleAcceptedReports() {
	r := registerOfDistricts()
	input := report.AcceptedReports{Units: r.Units, Measures: catalog.Measures()}
	c, err := report.Consolidate(input)
	fmt.Println(len(c.Units()), len(c.Periods()), err)
	// Output: 1 0 <nil>
}

// One more version of a report, and what it changes.
func ExampleAcceptedReport() {
	c := consolidatedAt("2024-12-21T00:00:00+07:00")
	late := report.AcceptedReport{
		ReportKey: report.ReportKey{Unit: "d3", Period: c.Periods()[0]}, Version: 1,
		Figures: []report.Figure{{Measure: "venues", Value: number("6")}},
	}
	revised, err := c.Correct(late)
	for _, r := range revised {
		fmt.Println(r.Measure, r.Before.Exact, "→", r.After.Exact, r.After.Coverage)
	}
	fmt.Println(err)
	// Output:
	// venues 64 → 70 {3 3}
	// <nil>
}

// Which report of whom.
func ExampleReportKey() {
	c := consolidatedAt("2024-12-21T00:00:00+07:00")
	key := report.ReportKey{Unit: "d1", Period: c.Periods()[0]}
	fmt.Println(key.Unit, key.Period)
	// Output: d1 2024
}
