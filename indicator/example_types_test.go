package indicator_test

import (
	"encoding/json"
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

func ExampleMeasure() {
	m := indicator.Measure{ID: "people-supported", Kind: indicator.Distinct, NonAdditive: true}
	text, _ := json.Marshal(m)
	fmt.Println(string(text), m.Additive())
	fmt.Println(indicator.CheckFigure(m, decimal.NewFromInt(-1)))
	// Output:
	// {"id":"people-supported","kind":"distinct","additive":false} false
	// people-supported takes no figure below zero: -1 [figure-negative]
}

func ExampleIndicator() {
	i := indicator.Indicator{
		ID:       "venues-inspected",
		Formula:  indicator.Share{Numerator: indicator.Of("venues-inspected"), Denominator: indicator.Of("venues")},
		Rounding: indicator.RoundTo(1),
	}
	text, _ := json.Marshal(i)
	fmt.Println(string(text))
	// Output: {"id":"venues-inspected","formula":{"kind":"share","numerator":["venues-inspected"],"denominator":["venues"]},"places":1}
}

// A floor for every month: an average would prove nothing.
func ExampleEvery() {
	set, _ := indicator.Compile([]indicator.Measure{{ID: "media-items", Kind: indicator.Flow}}, []indicator.Target{{
		ID:        "media-items",
		Indicator: indicator.Indicator{ID: "media-items", Formula: indicator.Every{Of: indicator.Of("media-items"), Each: pcmd.Month}, Rounding: indicator.RoundTo(0)},
		Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(1)),
	}})
	tree, _ := indicator.NewTree([]indicator.Unit{{ID: "04", Level: pcmd.Province}})
	table := indicator.NewTable(set, tree)
	for i, month := range pcmd.MustParsePeriod("2024-Q1").Each(pcmd.Month) {
		_ = table.PutScaled("04", month, "media-items", int64([]int{9, 0, 9}[i]), 0)
	}
	r, _ := table.Evaluate(indicator.Question{Target: "media-items", Unit: "04", Period: pcmd.MustParsePeriod("2024-Q1")})
	fmt.Println(r.Value(), r.Verdict)
	// Output: 0 not-met
}

func ExampleResult() {
	table := province(studentsInformed())
	report(table, "d1", "students", 0)
	report(table, "d1", "students-informed", 0)
	r, _ := table.Evaluate(indicator.Question{Target: "students-informed", Unit: "d1", Period: pcmd.YearOf(2024)})
	fmt.Printf("%s %s %q\n", r.State, r.Verdict, r.Value())
	r, _ = table.Evaluate(indicator.Question{Target: "students-informed", Unit: "d2", Period: pcmd.YearOf(2024)})
	fmt.Printf("%s %s %q\n", r.State, r.Verdict, r.Value())
	// Output:
	// not-applicable not-applicable ""
	// no-data not-assessable ""
}

func ExampleEvaluator() {
	e, err := indicator.NewEvaluator(studentsInformed(), pcmd.Date{})
	if err != nil {
		panic(err)
	}
	for _, informed := range []int64{13999, 14000, 20001} {
		o := e.Evaluate(informed, 20000)
		fmt.Println(o.State(), o.Verdict())
	}
	// Output:
	// computed not-met
	// computed met
	// invalid not-assessable
}

func ExampleEntry() {
	table := province(studentsInformed())
	row := table.Tree().Row("d1")
	err := table.PutReport(row, pcmd.YearOf(2024), []indicator.Entry{
		{Measure: 0, Units: 10000}, // the places of the measures in the set
		{Measure: 1, Units: 7500},
	})
	if err != nil {
		panic(err)
	}
	r, _ := table.Evaluate(indicator.Question{Target: "students-informed", Unit: "d1", Period: pcmd.YearOf(2024)})
	fmt.Println(r.Value(), r.Verdict)
	// Output: 75.00 met
}

func ExampleSource() {
	table := province(studentsInformed())
	report(table, "d1", "students", 10000)
	x, _ := table.Explain(indicator.Question{Target: "students-informed", Unit: "d1", Period: pcmd.YearOf(2024)})
	text, _ := json.Marshal(x.Parts[0].Operands)
	fmt.Println(string(text))
	fmt.Println(x.Missing())
	// Output:
	// [{"unit":"d1","measure":"students-informed","period":"2024","origin":"missing","value":null},{"unit":"d1","measure":"students","period":"2024","origin":"reported","value":"10000"}]
	// [d1 students-informed 2024]
}

func ExamplePlaces() {
	var unset indicator.Places
	fmt.Println(unset.Decimals(), indicator.RoundTo(0).Decimals(), indicator.RoundTo(9).Decimals())
	// Output: 2 0 6
}
