package plan_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// A district begins its plan with what that of the province binds it to.
func ExampleDerive() {
	province, _ := catalog.Plan("cao-bang-2024")
	draft, err := plan.Derive(province, plan.Below{
		Level: pcmd.District, Unit: plan.Unit{Code: "043", Name: "huyện Bảo Lạc"}, Term: pcmd.YearOf(2024),
	}, catalog.Measures())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(draft.Plan.Title)
	for _, t := range draft.Plan.Targets()[:3] {
		fmt.Println(t.ID, "-", t.Criterion.In(pcmd.Vietnamese), t.Unit, "-", t.Citation)
	}
	fmt.Println(draft.Plan.Validate(catalog.Measures()).Err(), len(draft.Openings) > 0)
	// Output:
	// Phòng, chống mại dâm huyện Bảo Lạc năm 2024
	// local-plans - ít nhất 100 % - 630/KH-UBND, I.2, gạch 1
	// integration - ít nhất 100 % - 630/KH-UBND, I.2, gạch 1
	// commune-communication - ít nhất 70 % - 630/KH-UBND, I.2, gạch 2
	// <nil> true
}

// There are no districts any more: every fault comes at once.
func ExampleBelow() {
	province, _ := catalog.Plan("cao-bang-2024")
	_, err := plan.Derive(province, plan.Below{
		Level: pcmd.District, Unit: plan.Unit{Code: "043", Name: "huyện Bảo Lạc"}, Term: pcmd.YearOf(2026),
	}, catalog.Measures())
	fmt.Println(err)
	// Output:
	// term: 2026 is not within 2024, the term of the plan above [out-of-range]
	// level: there are no districts from 1 July 2025; the term 2026 begins later, expected commune [out-of-range]
}

// The reports of a district's own bodies are due earlier than its own: by how
// much no text says, so a person must.
func ExampleDraft() {
	province, _ := catalog.Plan("cao-bang-2024")
	draft, _ := plan.Derive(province, plan.Below{
		Level: pcmd.District, Unit: plan.Unit{Code: "043", Name: "huyện Bảo Lạc"}, Term: pcmd.YearOf(2024),
	}, catalog.Measures())
	for _, r := range draft.Plan.Reporting[:2] {
		fmt.Printf("%s → %s: %q\n", r.From, r.To[0], r.Day)
	}
	for _, opening := range draft.Openings {
		if opening.Path == "reporting[1].day" {
			fmt.Println(opening.In(pcmd.English))
		}
	}
	// Output:
	// district-people-committee → province-people-committee: "06-15"
	// all-bodies → district-people-committee: ""
	// reporting[1].day: A day earlier than that of the plan above (before 15/6): which? The text does not say by how much. (630/KH-UBND, đoạn kết)
}

func ExampleOpening() {
	opening := plan.Opening{
		Path: "signatory", Question: pcmd.NewText("Ai ký, với chức vụ gì?", "Who signs, in which office?"),
	}
	fmt.Println(opening.In(pcmd.Vietnamese))
	// Output: signatory: Ai ký, với chức vụ gì?
}
