package plan_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/shopspring/decimal"
)

// Two versions of the plan of Cao Bằng: a threshold is raised, and a duty passes
// from the labour department to the health department.
func ExampleDiff() {
	before, _ := catalog.Plan("cao-bang-2024")
	after, _ := catalog.Plan("cao-bang-2024")
	after.Groups[0].Targets[2].Criterion.Value = decimal.NewFromInt(80)
	labour, health := &after.Assignments[0], &after.Assignments[3]
	last := len(labour.Duties) - 1
	health.Duties = append(health.Duties, labour.Duties[last])
	labour.Duties = labour.Duties[:last]

	for _, change := range plan.Diff(before, after) {
		fmt.Println(change.In(pcmd.Vietnamese))
	}
	// Output:
	// chỉ tiêu commune-communication (I.2, gạch 2), mức: ít nhất 70 % → ít nhất 80 %
	// chuyển nhiệm vụ “Hướng dẫn cơ sở giáo dục nghề nghiệp giáo dục học sinh” của Sở Y tế: mục 1, Sở Lao động - Thương binh và Xã hội → mục 4, Sở Y tế
}

func ExampleChange() {
	before, _ := catalog.Plan("lai-chau-2021-2025")
	after, _ := catalog.Plan("lai-chau-2021-2025")
	after.Number = "1/KH-UBND"
	change := plan.Diff(before, after)[0]
	fmt.Println(change.Kind, change.Path)
	fmt.Println(change.In(pcmd.English))
	// Output:
	// changed number
	// plan, number: (none) → 1/KH-UBND
}

func ExampleChangeKind() {
	for _, kind := range plan.ChangeKinds() {
		fmt.Println(kind.Key, "-", kind.Label)
	}
	// Output:
	// added - thêm
	// removed - bỏ
	// changed - sửa
	// moved - chuyển
}
