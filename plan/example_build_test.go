package plan_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/shopspring/decimal"
)

// A plan is built of plain literals whose fields are the keys of the document,
// and is checked as the document is.
func Example_buildAPlan() {
	p := &plan.Plan{
		ID: "an-binh-2026", Type: plan.PlanDocument, Title: pcmd.NewText("Phòng ngừa tại An Bình", "Prevention in An Bình"),
		Issuer: "committee", Unit: plan.Unit{Code: "98765", Name: "An Bình"}, Level: pcmd.Commune, Term: pcmd.YearOf(2026),
		Bodies: agency.Bodies{{ID: "committee", Name: pcmd.NewText("Ủy ban nhân dân xã", "Commune People's Committee")},
			{ID: "schools", Name: pcmd.NewText("Các trường học", "The schools")}},
		Groups: []plan.Group{{ID: "communication", Title: pcmd.NewText("Tuyên truyền", "Communication"),
			Citation: pcmd.Citation{Clause: "II.1", Reading: pcmd.Stated},
			Targets: []plan.Target{{ID: "students-informed", Title: pcmd.NewText("Học sinh được tuyên truyền", "Students informed"),
				Indicator: indicator.Indicator{ID: "students-informed", Formula: indicator.Share{
					Numerator: indicator.Of("students-informed"), Denominator: indicator.Of("students")}},
				Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(70)),
				Wording:   plan.WordedAtLeast, Scope: plan.EachYear,
				Citation: pcmd.Citation{Clause: "II.1, gạch 1", Reading: pcmd.Stated}}}}},
		Assignments: []agency.Assignment{{Order: 1, Body: "schools", Mandate: agency.Given, Duties: []agency.Duty{{
			Role: agency.CarryOut, Function: agency.SchoolEducation, Title: pcmd.NewText("Tuyên truyền cho học sinh", "Inform the students"),
			Targets: []string{"students-informed"}, Citation: pcmd.Citation{Clause: "IV.1", Reading: pcmd.Stated}}}}},
	}
	fmt.Println(len(p.Validate(catalog.Measures())), "faults")
	document, err := p.Encode()
	fmt.Print(string(document))
	fmt.Println(err)
	// Output:
	// 0 faults
	// {
	//   "format": "pcmd-plan/1",
	//   "id": "an-binh-2026",
	//   "type": "plan",
	//   "title": {"vi": "Phòng ngừa tại An Bình", "en": "Prevention in An Bình"},
	//   "issuer": "committee",
	//   "unit": {"code": "98765", "name": "An Bình"},
	//   "level": "commune",
	//   "term": "2026",
	//   "bodies": [
	//     {"id": "committee", "name": {"vi": "Ủy ban nhân dân xã", "en": "Commune People's Committee"}},
	//     {"id": "schools", "name": {"vi": "Các trường học", "en": "The schools"}}
	//   ],
	//   "groups": [
	//     {
	//       "id": "communication",
	//       "title": {"vi": "Tuyên truyền", "en": "Communication"},
	//       "citation": {"clause": "II.1", "reading": "stated"},
	//       "targets": [
	//         {
	//           "id": "students-informed",
	//           "title": {"vi": "Học sinh được tuyên truyền", "en": "Students informed"},
	//           "indicator": {
	//             "id": "students-informed",
	//             "formula": {"kind": "share", "numerator": ["students-informed"], "denominator": ["students"]}
	//           },
	//           "criterion": {"op": "at-least", "value": "70"},
	//           "wording": "at-least",
	//           "scope": "year",
	//           "citation": {"clause": "II.1, gạch 1", "reading": "stated"}
	//         }
	//       ]
	//     }
	//   ],
	//   "assignments": [
	//     {
	//       "order": 1,
	//       "body": "schools",
	//       "mandate": "given",
	//       "duties": [
	//         {
	//           "role": "carry-out",
	//           "function": "school-education",
	//           "title": {"vi": "Tuyên truyền cho học sinh", "en": "Inform the students"},
	//           "targets": ["students-informed"],
	//           "citation": {"clause": "IV.1", "reading": "stated"}
	//         }
	//       ]
	//     }
	//   ]
	// }
	// <nil>
}
