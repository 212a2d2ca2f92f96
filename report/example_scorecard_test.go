package report_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// workbookOfDistricts is what two districts reported on their pupils in two years.
func workbookOfDistricts() *report.Workbook {
	w, err := report.ParseWorkbook([]byte(`{
		"plan": "lai-chau-2021-2025",
		"units": [
			{"id": "12", "level": "province", "name": "Lai Châu"},
			{"id": "d1", "level": "district", "parent": "12", "name": "Tam Đường"},
			{"id": "d2", "level": "district", "parent": "12", "name": "Than Uyên"}
		],
		"reports": [
			{"unit": "d1", "period": "2023", "figures": {"students": 1000, "students-informed": 600}},
			{"unit": "d1", "period": "2024", "figures": {"students": 1000, "students-informed": 650}},
			{"unit": "d2", "period": "2024", "figures": {"students": 2000, "students-informed": 1500}}
		],
		"on": "2024-12-20"
	}`), report.Library{Plan: catalog.Plan, Measures: catalog.Measures()})
	if err != nil {
		panic(err)
	}
	return w
}

func lineOfDistrict() report.Line {
	glossary := report.Glossary{Measures: catalog.Measures(), Indicators: catalog.Indicators()}
	card, err := workbookOfDistricts().Scorecard(glossary, "d1", pcmd.YearOf(2024), "students-informed")
	if err != nil {
		panic(err)
	}
	return card.Lines[0]
}

// The paragraph of an administrative report.
func ExampleScorecard_Paragraphs() {
	glossary := report.Glossary{Measures: catalog.Measures(), Indicators: catalog.Indicators()}
	card, err := workbookOfDistricts().Scorecard(glossary, "d1", pcmd.YearOf(2024), "students-informed")
	if err != nil {
		panic(err)
	}
	for _, p := range card.Paragraphs(pcmd.Vietnamese) {
		fmt.Println(p)
	}
	// Output:
	// Kết quả thực hiện chỉ tiêu phòng, chống mại dâm năm 2024 của Tam Đường, tính đến ngày 20 tháng 12 năm 2024: 1/1 chỉ tiêu chưa đạt và chưa đến hạn. Cụ thể như sau:
	// - Có 650/1.000 học sinh, sinh viên được tuyên truyền (đạt 65 %), chưa đạt chỉ tiêu đề ra (ít nhất 70 % đến ngày 31/12/2025), còn thiếu 50 người (5 điểm phần trăm); chưa đến hạn; tăng 5 điểm phần trăm so với năm 2023; xếp thứ 2/2 đơn vị cùng cấp có kết quả.
}

// The two counts that a share travels with.
func ExampleCounts() {
	c := lineOfDistrict().Counts
	fmt.Printf("%s of %s %s: %s\n", c.Part, c.Whole, c.Unit.En, c.PartName.En)
	// Output: 650 of 1000 people: Students informed
}

// Which figures a result lacks.
func ExampleMissingFigure() {
	glossary := report.Glossary{Measures: catalog.Measures()}
	card, err := workbookOfDistricts().Scorecard(glossary, "d1", pcmd.YearOf(2024), "crimes-handled-growth")
	if err != nil {
		panic(err)
	}
	for _, m := range card.Lines[0].Counts.Missing {
		fmt.Println(m.Name.En, m.Period)
	}
	// Output:
	// Prostitution-related crimes handled 2024
	// Prostitution-related crimes handled 2023
}

// The difference to the year before is exact: here in points of percentage.
func ExampleChange() {
	c := lineOfDistrict().Change
	fmt.Println(c.Period, c.Before.Value(), c.Difference)
	// Output: 2023 60.00 5
}

// The place among the other districts.
func ExampleRank() {
	r := lineOfDistrict().Rank
	fmt.Println(r.Place, "of", r.Of, "tied with", len(r.Tied))
	// Output: 2 of 2 tied with 0
}

// What is reached by now and what is left until the end of the term.
func ExampleProgress() {
	p := lineOfDistrict().Progress
	fmt.Printf("%s of %s, %s to go, %s more people by %s\n", p.Reached, p.Required, p.Left, p.Count, p.Due)
	// Output: 65 of 70, 5 to go, 50 more people by 2025-12-31
}

// All districts by what they have reached.
func ExampleRanked() {
	all, err := workbookOfDistricts().Ranking("students-informed", pcmd.YearOf(2024), "d1", "d2")
	if err != nil {
		panic(err)
	}
	for _, r := range all {
		fmt.Println(r.Place, r.Unit.Name, r.Result.Value(), r.Result.Verdict == indicator.Met)
	}
	// Output:
	// 1 Than Uyên 75.00 true
	// 2 Tam Đường 65.00 false
}
