package report_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// What Bắc Kạn and Thái Nguyên reported for 2024, on the map of July 2025.
func ExampleRestatement() {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "bac-kan-2021-2025",
		"units": [{"id": "06", "level": "province", "name": "Bắc Kạn"}, {"id": "19", "level": "province", "name": "Thái Nguyên"}],
		"reports": [
			{"unit": "06", "period": "2024", "figures": {"venues": 40, "venues-inspected": 9}},
			{"unit": "19", "period": "2024", "figures": {"venues": 60, "venues-inspected": 11}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	r, err := report.Restate(w, agency.Vietnam().Crosswalk(pcmd.MustParseDate("2024-12-31"), pcmd.MustParseDate("2025-07-01")))
	if err != nil {
		panic(err)
	}
	for _, f := range r.Figures {
		fmt.Println(f.Unit, f.Period, f.Measure, f.Value)
	}
	for _, o := range r.Open {
		fmt.Println(o.Unit, o.Period, o.Measure, o.Doubt)
	}
	// Output:
	// Tỉnh Thái Nguyên (19) 2024 venues-inspected 20
	// Tỉnh Thái Nguyên (19) 2024 venues 100
}

func ExampleRestatedFigure() {
	f := report.RestatedFigure{Measure: "venues", Period: pcmd.MustParsePeriod("2024"), RestatedFigure: agency.RestatedFigure{Value: decimal.NewFromInt(7), Estimated: true}}
	fmt.Println(f.Measure, f.Period, f.Value, report.IsEstimated([]report.RestatedFigure{f}))
	// Output: venues 2024 7 true
}

func ExampleOpenFigure() {
	o := report.OpenFigure{Measure: "venues", Period: pcmd.MustParsePeriod("2024"), Doubt: agency.DoubtSplit}
	fmt.Println(o.Measure, o.Period, "-", o.Doubt.Label().En)
	// Output: venues 2024 - a unit was split and no share is stated
}

func ExampleUnplacedFigure() {
	u := report.UnplacedFigure{Measure: "venues", Period: pcmd.MustParsePeriod("2024"), Value: decimal.NewFromInt(12)}
	fmt.Println(u.Measure, u.Period, u.Value)
	// Output: venues 2024 12
}

func ExampleRestatedTotal() {
	t := report.RestatedTotal{Measure: "venues", Reported: decimal.NewFromInt(31), Restated: decimal.NewFromInt(15), Open: decimal.NewFromInt(16)}
	fmt.Println(t.Reported.Equal(t.Restated.Add(t.Open)))
	// Output: true
}
