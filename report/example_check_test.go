package report_test

import (
	"encoding/json"
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// workbookOfVenues is what one district reported, with two slips.
func workbookOfVenues() *report.Workbook {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "cao-bang-2024",
		"units": [{"id": "d1", "level": "district", "name": "Hà Quảng"}],
		"reports": [{"unit": "d1", "period": "2024", "figures": {
			"venues": 44, "venues-lodging": 24, "venues-karaoke-massage": 21, "venues-committed": 44, "students-informed": 120
		}}]
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	return w
}

// What does not fit together in the figures of a workbook.
func ExampleWorkbook_Check() {
	glossary := report.Glossary{Measures: catalog.Measures(), Indicators: catalog.Indicators()}
	for _, f := range workbookOfVenues().Check(glossary) {
		fmt.Printf("%s, %s, %s: %s\n", f.Unit, f.Period, f.Severity, f.Message.En)
	}
	// Output:
	// d1, 2024, error: “Lodgings” (24) and “Karaoke and massage venues” (21), together 45, does not equal “Venues at risk” (44) (difference 1)
	// d1, 2024, warning: “Students informed” (120) is there and “Students within the plan's scope” is missing, so there is no share
}

// A finding for machines.
func ExampleCheckFinding() {
	findings := workbookOfVenues().Check(report.Glossary{})
	findings[0].Message = pcmd.Text{} // shown above
	data, err := json.Marshal(findings[0])
	fmt.Println(string(data), err)
	// Output:
	// {"code":"venues-by-kind","kind":"parts-add-up","severity":"error","unit":"d1","period":"2024","figures":[{"unit":"d1","period":"2024","measure":"venues-lodging","value":"24"},{"unit":"d1","period":"2024","measure":"venues-karaoke-massage","value":"21"},{"unit":"d1","period":"2024","measure":"venues","value":"44"}],"difference":"1","message":{"vi":"","en":""},"citation":{"document":"van-ban-2023","clause":"đoạn 3, câu 1","reading":"stated"}} <nil>
}

// A missing figure is null for machines.
func ExampleCheckedFigure() {
	f := report.CheckedFigure{Unit: "d1", Period: pcmd.YearOf(2024), Measure: "students", Missing: true}
	data, err := json.Marshal(f)
	fmt.Println(string(data), err)
	// Output: {"unit":"d1","period":"2024","measure":"students","value":null} <nil>
}

// A checker asks the rules that it is given, and no others.
func ExampleChecker() {
	checker := report.Checker{Rules: report.ShareChecks(catalog.Indicators())}
	for _, f := range checker.Check(workbookOfVenues().Table) {
		fmt.Println(f.Code)
	}
	// Output: denominator-reported.students-informed
}

// The library's rules, with where they come from.
func ExampleCheckRule() {
	for _, r := range report.StandardChecks() {
		fmt.Printf("%s (%s): %s %s\n", r.Code, r.Severity, r.Citation, r.Citation.Reading)
	}
	// Output:
	// venues-by-kind (error): van-ban-2023, đoạn 3, câu 1 stated
	// period-not-below-parts (error):  interpreted
	// running-not-falling (error):  interpreted
	// children-add-up (warning):  interpreted
	// jump (warning):  interpreted
}

// A rule of the caller: no more banners than sessions.
func ExampleParseCheckRules() {
	rules, err := report.ParseCheckRules([]byte(`{"rules": [{
		"code": "banners-by-session", "kind": "part-not-above-whole", "severity": "warning",
		"part": ["banners"], "whole": [{"measure": "communication-sessions", "times": "10"}]
	}]}`), catalog.Measures())
	if err != nil {
		panic(err)
	}
	fmt.Println(rules[0].Code, rules[0].Whole[0].Measure, rules[0].Whole[0].Times)
	// Output: banners-by-session communication-sessions 10
}

// The questions that a rule can ask.
func ExampleCheckKind() {
	for _, d := range report.CheckKinds() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// part-not-above-whole · phần không lớn hơn tổng
	// parts-add-up · các phần cộng lại bằng tổng
	// period-not-below-parts · kỳ dài không thấp hơn các kỳ bên trong
	// running-not-falling · số lũy kế không giảm
	// jump · số liệu không tăng, giảm đột biến
	// children-add-up · các đơn vị trực thuộc cộng lại bằng đơn vị cấp trên
	// denominator-reported · tử số có mẫu số đi kèm
}

// How grave a finding is.
func ExampleSeverity() {
	for _, d := range report.Severities() {
		fmt.Println(d.Key, "·", d.Label.Vi)
	}
	// Output:
	// error · mâu thuẫn
	// warning · cần xem lại
}

// What measures are called, for workbooks that bring their own.
func ExampleGlossary() {
	w, err := report.ParseWorkbook([]byte(`{
		"measures": [{"id": "cases", "kind": "flow"}], "targets": [],
		"reports": [
			{"unit": "d1", "period": "2024-H1", "figures": {"cases": 3}},
			{"unit": "d1", "period": "2024", "figures": {"cases": 2}}
		]
	}`), report.Library{})
	if err != nil {
		panic(err)
	}
	fmt.Println(w.Check(report.Glossary{})[0].Message.En)
	fmt.Println(w.Check(report.Glossary{Measures: catalog.Measures()})[0].Message.En)
	// Output:
	// “cases”: 2024 (2) is below 3, the sum reported for the first half of 2024 (3)
	// “Criminal cases related to prostitution”: 2024 (2) is below 3, the sum reported for the first half of 2024 (3)
}
