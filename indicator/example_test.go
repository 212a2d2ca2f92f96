package indicator_test

import (
	"encoding/json"
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// studentsInformed is the share of pupils and students who were informed, held
// against 70 %.
func studentsInformed() indicator.Target {
	return indicator.Target{
		ID: "students-informed",
		Indicator: indicator.Indicator{
			ID: "students-informed",
			Formula: indicator.Share{
				Numerator:   indicator.Of("students-informed"),
				Denominator: indicator.Of("students"),
			},
		},
		Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(70)),
	}
}

// province is a table of a province with two districts.
func province(targets ...indicator.Target) *indicator.Table {
	set, err := indicator.Compile([]indicator.Measure{
		{ID: "students", Kind: indicator.Stock},
		{ID: "students-informed", Kind: indicator.Flow},
		{ID: "plan-issued", Kind: indicator.YesNo},
	}, targets)
	if err != nil {
		panic(err)
	}
	tree, err := indicator.NewTree([]indicator.Unit{
		{ID: "12", Level: pcmd.Province, Name: "Lai Châu"},
		{ID: "d1", Level: pcmd.District, Parent: "12"},
		{ID: "d2", Level: pcmd.District, Parent: "12"},
	})
	if err != nil {
		panic(err)
	}
	return indicator.NewTable(set, tree)
}

func report(t *indicator.Table, unit, measure string, figure int64) {
	if err := t.PutScaled(unit, pcmd.YearOf(2024), measure, figure, 0); err != nil {
		panic(err)
	}
}

func Example() {
	table := province(studentsInformed())
	report(table, "d1", "students", 10000)
	report(table, "d1", "students-informed", 6999)
	report(table, "d2", "students", 10000)
	report(table, "d2", "students-informed", 7000)

	r, err := table.Evaluate(indicator.Question{Target: "students-informed", Unit: "12", Period: pcmd.YearOf(2024)})
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Value(), r.Exact, r.Verdict, "short by", r.Shortfall)
	// Output: 70.00 13999/200 not-met short by 1
}

func ExampleTable_Explain() {
	table := province(studentsInformed())
	report(table, "d1", "students", 10000)
	report(table, "d1", "students-informed", 7500)
	report(table, "d2", "students", 500)

	x, err := table.Explain(indicator.Question{Target: "students-informed", Unit: "12", Period: pcmd.YearOf(2024)})
	if err != nil {
		panic(err)
	}
	fmt.Print(x.In(pcmd.English, 1))
	// Output:
	// students-informed, Lai Châu, 2024: 75.00 % — met (criterion: at least 70 %)
	// Formula: share of a part in its whole (%) (our reading)
	//   students-informed (12, 2024): 7,500, summed over the units below
	//     students-informed (d1, 2024): 7,500, reported
	//     students-informed (d2, 2024): missing
	//   students (12, 2024): 10,000, summed over the units below
	//     students (d1, 2024): 10,000, reported
	//     students (d2, 2024): 500, reported, left out because the unit lacks its counterpart
	// Exact value: 75; the verdict is decided on it
	// Complete figures: 1 of 2 units
	// Missing: d2 students-informed 2024
}

func ExampleTable_Watch() {
	table := province(studentsInformed())
	report(table, "d1", "students", 10000)
	report(table, "d1", "students-informed", 6000)
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	if err != nil {
		panic(err)
	}
	show := func() {
		r, _ := results.Result("12", "students-informed")
		fmt.Println(r.Value(), r.Verdict, r.Provisional)
	}
	show()
	report(table, "d2", "students", 10000) // a late report
	report(table, "d2", "students-informed", 9000)
	show()
	// Output:
	// 60.00 not-met true
	// 75.00 met false
}

// Two machines hold a district each; what they contribute travels as bytes and
// makes the province's result.
func ExamplePartial() {
	bytesOf := func(district string, students, informed int64) []byte {
		table := province(studentsInformed())
		report(table, district, "students", students)
		report(table, district, "students-informed", informed)
		partial, err := table.Partial(pcmd.YearOf(2024), district)
		if err != nil {
			panic(err)
		}
		data, _ := partial.MarshalBinary()
		return data
	}
	set := province(studentsInformed()).Set()
	first, _ := set.ReadPartial(bytesOf("d1", 10000, 6999))
	second, _ := set.ReadPartial(bytesOf("d2", 10000, 7000))
	whole, err := first.Combine(second)
	if err != nil {
		panic(err)
	}
	r, _ := whole.Result("students-informed", pcmd.Date{})
	fmt.Println(r.Value(), r.Verdict, r.Coverage)
	// Output: 70.00 not-met {2 2}
}

// perVenue is a formula of an embedder's own: the mean of a figure over venues,
// and nothing below five venues.
type perVenue struct{ of string }

func (perVenue) Kind() indicator.FormulaKind { return "per-venue" }

func (f perVenue) Operands() []indicator.Operand {
	return []indicator.Operand{{Measure: f.of}, {Measure: "students"}}
}

func (perVenue) Compute(v []indicator.Fraction) (indicator.State, indicator.Fraction) {
	if v[1].Compare(indicator.NewFraction(5, 1)) < 0 {
		return indicator.Inapplicable, indicator.Fraction{}
	}
	mean := v[0].Rat()
	return indicator.Computed, indicator.FractionOf(mean.Quo(mean, v[1].Rat()))
}

func ExampleFormula() {
	target := indicator.Target{ID: "mean", Indicator: indicator.Indicator{ID: "mean", Formula: perVenue{"students-informed"}}}
	table := province(target)
	report(table, "d1", "students", 6)
	report(table, "d1", "students-informed", 10)
	r, _ := table.Evaluate(indicator.Question{Target: "mean", Unit: "12", Period: pcmd.YearOf(2024)})
	fmt.Println(r.State, r.Value(), r.Exact)
	// Output: computed 1.67 5/3
}

func ExampleCompile() {
	target := studentsInformed()
	target.Indicator.Formula = indicator.Share{Numerator: indicator.Of("pupils")}
	_, err := indicator.Compile([]indicator.Measure{{ID: "students", Kind: indicator.Stock}}, []indicator.Target{target})
	fmt.Println(err)
	// Output:
	// targets[0].indicator.formula.numerator[0]: there is no measure "pupils" [unknown-measure]
	// targets[0].indicator.formula.denominator: the list is empty; it needs at least one measure [empty-terms]
}

func ExampleFraction() {
	f := indicator.NewFraction(69995, 1000)
	fmt.Println(f, f.Round(2), f.CompareDecimal(decimal.NewFromInt(70)))
	// Output: 13999/200 70.00 -1
}

func ExampleCriterion() {
	c := indicator.Criterion{Op: indicator.Between, Value: decimal.NewFromInt(3), Max: decimal.NewFromInt(5)}
	text, _ := json.Marshal(c)
	fmt.Println(c.In(pcmd.Vietnamese), "|", c.In(pcmd.English), "|", string(text))
	// Output: từ 3 đến 5 | between 3 and 5 | {"op":"between","value":"3","max":"5"}
}

func ExampleTerm() {
	total := indicator.Total{Of: []indicator.Term{
		{Measure: "venues"}, {Measure: "venues-closed", Times: decimal.NewFromInt(-1)},
	}}
	text, _ := json.Marshal(total)
	fmt.Println(string(text))
	// Output: {"kind":"total","of":["venues",{"measure":"venues-closed","times":"-1"}]}
}

func ExampleTree() {
	tree, err := indicator.NewTree([]indicator.Unit{
		{ID: "12", Level: pcmd.Province}, {ID: "d1", Parent: "12"}, {ID: "d2", Parent: "12"},
	})
	if err != nil {
		panic(err)
	}
	for row := range tree.Len() {
		fmt.Println(tree.Unit(row).ID)
	}
	_, err = indicator.NewTree([]indicator.Unit{{ID: "a", Parent: "b"}, {ID: "b", Parent: "a"}, {ID: "c", Parent: "x"}})
	fmt.Println(err)
	// Output:
	// d1
	// d2
	// 12
	// [2].parent: there is no unit "x" [unknown-parent]
	// [0].parent: going up from the unit "a" one meets it again [unit-cycle]
}

func ExampleParseFigure() {
	_, err := indicator.ParseFigure("1.234,5")
	fmt.Println(err)
	// Output: "1.234,5" is not a figure; expected up to 15 digits, then perhaps a point and up to 6 digits, such as 1234 or 1234.5 [figure-syntax]
}
