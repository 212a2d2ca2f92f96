package catalog_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

func ExampleIDs() {
	for _, id := range catalog.IDs() {
		fmt.Println(id)
	}
	// Output:
	// bac-kan-2021-2025
	// cao-bang-2024
	// duong-kinh-2024
	// lai-chau-2021-2025
	// national-2021-2025
}

func ExamplePlan() {
	p, err := catalog.Plan("bac-kan-2021-2025")
	if err != nil {
		fmt.Println(err)
		return
	}
	target, _ := p.Target("students-informed")
	fmt.Println(target.Title.En)
	fmt.Println(target.Criterion.In(pcmd.English), target.Unit, "by", target.Criterion.By)
	fmt.Println(p.Cite(target.Citation), "-", target.Citation.Reading)
	// Output:
	// Pupils and students informed of policy, law and knowledge on prostitution prevention
	// at least 70 % by 2025-12-31
	// 2060/QĐ-UBND, II.1.a, gạch 3 - interpreted
}

// A plan that prints no number is cited by its id.
func ExamplePlans() {
	plans, err := catalog.Plans()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range plans {
		fmt.Println(p.Name(), "-", p.Unit.Name, p.Term, "-", len(p.Targets()), "targets")
	}
	// Output:
	// 2060/QĐ-UBND - Bắc Kạn 2021/2025 - 14 targets
	// 630/KH-UBND - Cao Bằng 2024 - 10 targets
	// duong-kinh-2024 - Dương Kinh 2024 - 10 targets
	// lai-chau-2021-2025 - Lai Châu 2021/2025 - 14 targets
	// 1629/QĐ-TTg - Việt Nam 2021/2025 - 8 targets
}

// Who leads the inspections of a plan, and who is merely asked for statistics.
func ExamplePlan_matrix() {
	p, err := catalog.Plan("cao-bang-2024")
	if err != nil {
		fmt.Println(err)
		return
	}
	matrix := p.Matrix()
	for _, body := range matrix.Leads(agency.Inspection) {
		fmt.Println("leads:", body.Name)
	}
	for _, body := range matrix.Asked(agency.Statistics) {
		fmt.Println("asked:", body.Name)
	}
	// Output:
	// leads: Sở Lao động - Thương binh và Xã hội
	// leads: Sở Thông tin và Truyền thông
	// asked: Tòa án nhân dân tỉnh
	// asked: Viện kiểm sát nhân dân tỉnh
}

func ExampleMeasures() {
	for _, m := range catalog.Measures() {
		if m.ID == "venues-inspected-ever" {
			fmt.Println(m.ID, "-", m.Kind)
		}
	}
	// Output: venues-inspected-ever - running
}

func ExampleIndicators() {
	for _, i := range catalog.Indicators() {
		if i.ID == "tips-handled" {
			fmt.Println(i.Title.En, "-", i.Formula.Kind(), "-", i.Citation.Reading)
		}
	}
	// Output: Share of tips handled - share - interpreted
}
