package plan_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// What a person who drafts a plan should look at again.
func ExampleLint() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range plan.Lint(p, catalog.Measures()) {
		if f.Code == plan.TwoLeads || f.Code == plan.DutyExceedsTarget {
			fmt.Println(f.Citation, "-", f.Code.Label())
		}
	}
	// Output:
	// 630/KH-UBND, IV.5, gạch 2 - hai nơi chủ trì một việc
	// 630/KH-UBND, IV.10, gạch 3, câu 3 - nhiệm vụ đòi hỏi hơn chỉ tiêu
}

func ExampleFinding() {
	p, err := catalog.Plan("lai-chau-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range plan.Lint(p, catalog.Measures()) {
		if f.Code == plan.GrowthWithoutBase {
			fmt.Println(f.Code, f.Path)
			fmt.Println(f.In(pcmd.Vietnamese))
		}
	}
	// Output:
	// growth-without-base groups[2].targets[1]
	// lai-chau-2021-2025, II.3.a, gạch 2: không nêu mức tăng so với năm nào, kỳ nào; công thức so với cùng kỳ năm trước là cách hiểu của thư viện [growth-without-base]
}

// Each rule names the case that motivated it.
func ExampleLintRule() {
	rule, _ := plan.LintRules().Find(plan.NestedAtLeast)
	fmt.Println(rule.Label, "-", rule.Citation)
	// Output: “ít nhất” lồng trong tỷ lệ - 2060/QĐ-UBND, II.1.a, gạch 1
}

// Where a district asks for less than the nation does.
func ExampleAlign() {
	district, err := catalog.Plan("duong-kinh-2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	nation, err := catalog.Plan("national-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range plan.Align(district, nation) {
		if a.Relation == plan.Weaker || a.Relation == plan.Missing {
			fmt.Printf("%s: %s | %s | %s\n", a.Relation, a.Indicator, a.Child.Promise(pcmd.English), a.Parent.Promise(pcmd.English))
		}
	}
	// Output:
	// missing: media-occasions |  | at least 1 occasions
	// weaker: industrial-workers-informed | 50 % | at least 60 %
	// weaker: students-informed | 60 % | at least 70 %
	// missing: crimes-handled-growth |  | between 3 and 5 %
	// weaker: venues-inspected | at least 10 % | at least 20 %
	// missing: venues-inspected-ever |  | 100 %
}

// A floor at the lower end of a band asks for the same, and the note says why.
func ExampleAlignment() {
	province, err := catalog.Plan("bac-kan-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	nation, err := catalog.Plan("national-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range plan.Align(province, nation) {
		if a.Indicator == "crimes-handled-growth" {
			fmt.Println(a.Relation, "-", a.Note.En)
			fmt.Println(province.Cite(a.Child.Citation), "-", nation.Cite(a.Parent.Citation))
		}
	}
	// Output:
	// equal - only the floors are compared: no text says what counts above the band
	// 2060/QĐ-UBND, II.3.a, gạch 2 - 1629/QĐ-TTg
}

func ExampleRelation() {
	for _, d := range plan.Relations() {
		fmt.Println(d.Key, "-", d.Label)
	}
	// Output:
	// stronger - cao hơn
	// equal - bằng
	// weaker - thấp hơn
	// not-comparable - không so được
	// missing - thiếu
	// extra - thêm
}

// Cao Bằng counts news items where the nation counts occasions, and does not ask
// that communes keep their communication up.
func ExampleMismatch() {
	province, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	nation, err := catalog.Plan("national-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range plan.Align(province, nation) {
		if a.Relation == plan.NotComparable {
			fmt.Println(a.Child.ID, "-", a.Reason, "-", a.Reason.Label())
		}
	}
	// Output:
	// commune-communication - other-condition - khác điều kiện
	// media-items - other-unit - khác đơn vị đếm
}

func ExampleTarget_Promise() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, id := range []string{"commune-communication", "media-items", "venues-committed", "venue-register"} {
		target, _ := p.Target(id)
		fmt.Println(target.Promise(pcmd.Vietnamese), "|", target.Promise(pcmd.English))
	}
	// Output:
	// phấn đấu từ 70 % trở lên | 70 % or more, aspired to
	// ít nhất 1 tin, bài | at least 1 items
	// 100 % | 100 %
	// có | yes
}
