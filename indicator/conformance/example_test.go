package conformance_test

import (
	"errors"
	"fmt"

	"github.com/pcmd-vn/pcmd/indicator/conformance"
)

// An implementation that computes in floats and compares what it shows.
func ExampleCheck() {
	vectors, err := conformance.Parse([]byte(`{"format": "pcmd-conformance/1",
		"name": "69.995 % is shown as 70.00 and does not meet 70 %",
		"measures": [{"id": "students", "kind": "stock"}, {"id": "students-informed", "kind": "flow"}],
		"indicator": {"id": "students-informed", "formula":
			{"kind": "share", "numerator": ["students-informed"], "denominator": ["students"]}},
		"criterion": {"op": "at-least", "value": "70"},
		"reports": [{"unit": "p", "period": "2024", "figures": {"students": "20000", "students-informed": "13999"}}],
		"ask": {"unit": "p", "period": "2024"},
		"want": {"state": "computed", "value": "70.00", "verdict": "not-met"}}`))
	if err != nil {
		panic(err)
	}
	rounding := func([]byte) (conformance.Answer, error) {
		return conformance.Answer{State: "computed", Value: "70.00", Verdict: "met"}, nil
	}
	refusing := func([]byte) (conformance.Answer, error) {
		return conformance.Answer{}, errors.New("not today")
	}
	fmt.Println(conformance.Check(vectors[0], rounding))
	fmt.Println(conformance.Check(vectors[0], refusing))
	fmt.Println(conformance.Check(vectors[0], conformance.Library))
	// Output:
	// verdict is "met", want "not-met"
	// refused: not today
	// <nil>
}
