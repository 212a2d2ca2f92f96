package plan_test

import (
	"errors"
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
)

// A plan is a document that its users write.
func ExampleParse() {
	document := `{
	  "format": "pcmd-plan/1", "id": "an-binh-2026", "type": "plan",
	  "title": {"vi": "Phòng ngừa tại An Bình", "en": "Prevention in An Bình"},
	  "issuer": "committee", "unit": {"code": "98765", "name": "An Bình"}, "level": "commune", "term": "2026",
	  "bodies": [{"id": "committee", "name": {"vi": "Ủy ban nhân dân xã", "en": "Commune People's Committee"}}],
	  "groups": [{
	    "id": "communication", "title": {"vi": "Tuyên truyền", "en": "Communication"},
	    "citation": {"clause": "II.1", "reading": "stated"},
	    "targets": [{
	      "id": "students-informed", "title": {"vi": "Học sinh được tuyên truyền", "en": "Students informed"},
	      "indicator": {"id": "students-informed",
	        "formula": {"kind": "share", "numerator": ["students-informed"], "denominator": ["students"]}},
	      "criterion": {"op": "at-least", "value": "70"}, "wording": "at-least", "scope": "year",
	      "citation": {"clause": "II.1, gạch 1", "reading": "stated"}
	    }]
	  }],
	  "assignments": []
	}`
	measures := []indicator.Measure{{ID: "students-informed", Kind: indicator.Flow}, {ID: "students", Kind: indicator.Stock}}
	p, err := plan.Parse([]byte(document), measures)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, target := range p.Targets() {
		fmt.Println(target.Title, "-", target.Criterion.In(pcmd.Vietnamese), "-", p.Cite(target.Citation))
	}
	// Output: Học sinh được tuyên truyền - ít nhất 70 - an-binh-2026, II.1, gạch 1
}

// Every fault comes at once, with its code and its place.
func ExampleParse_faults() {
	document := `{"format": "pcmd-plan/1", "id": "an binh", "type": "plan", "title": {"vi": "Phòng ngừa"},
	  "issuer": "committee", "unit": {"code": "98765", "name": "An Bình"}, "level": "village", "term": "2026-H1",
	  "bodies": [], "groups": [], "assignments": []}`
	_, err := plan.Parse([]byte(document), nil)
	var faults pcmd.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			fmt.Println(f.Code, f.Path)
		}
	}
	// Output:
	// missing-key title.en
	// unknown-kind level
	// bad-id id
	// bad-period term
	// unknown-body issuer
}

func ExamplePlan() {
	p := &plan.Plan{
		ID: "an-binh-2026", Type: plan.PlanDocument, Level: pcmd.Commune, Term: pcmd.YearOf(2026),
		Title: pcmd.NewText("Phòng ngừa tại An Bình", "Prevention in An Bình"),
		Unit:  plan.Unit{Code: "98765", Name: "An Bình"}, Issuer: "committee",
		Bodies: agency.Bodies{{ID: "committee", Name: pcmd.NewText("Ủy ban nhân dân xã", "Commune People's Committee")}},
	}
	fmt.Println(p.Validate(nil).Err())
	p.Issuer = "province"
	for _, f := range p.Validate(nil) {
		fmt.Println(f.Code, f.Path)
	}
	fmt.Println(p.Name(), p.Term)
	// Output:
	// <nil>
	// unknown-body issuer
	// an-binh-2026 2026
}

func ExamplePlan_Encode() {
	p := &plan.Plan{
		ID: "an-binh-2026", Type: plan.PlanDocument, Level: pcmd.Commune, Term: pcmd.YearOf(2026),
		Title: pcmd.NewText("Phòng ngừa", "Prevention"),
		Unit:  plan.Unit{Code: "98765", Name: "An Bình"}, Issuer: "committee",
		Bodies: agency.Bodies{{ID: "committee", Name: pcmd.NewText("Ủy ban", "Committee")}},
	}
	document, err := p.Encode()
	fmt.Print(string(document))
	fmt.Println(err)
	// Output:
	// {
	//   "format": "pcmd-plan/1",
	//   "id": "an-binh-2026",
	//   "type": "plan",
	//   "title": {"vi": "Phòng ngừa", "en": "Prevention"},
	//   "issuer": "committee",
	//   "unit": {"code": "98765", "name": "An Bình"},
	//   "level": "commune",
	//   "term": "2026",
	//   "bodies": [{"id": "committee", "name": {"vi": "Ủy ban", "en": "Committee"}}],
	//   "groups": [],
	//   "assignments": []
	// }
	// <nil>
}

func ExamplePlan_Matrix() {
	p := &plan.Plan{
		Bodies: agency.Bodies{
			{ID: "labour", Name: pcmd.NewText("Sở Lao động", "Department of Labour")},
			{ID: "court", Name: pcmd.NewText("Tòa án", "Court")},
		},
		Assignments: []agency.Assignment{
			{Order: 1, Body: "labour", Mandate: agency.Given, Duties: []agency.Duty{{Role: agency.Lead, Function: agency.Statistics}}},
			{Order: 2, Body: "court", Mandate: agency.Requested, Duties: []agency.Duty{{Role: agency.Coordinate, Function: agency.Statistics}}},
		},
	}
	matrix := p.Matrix()
	fmt.Println("leads:", matrix.Leads(agency.Statistics)[0].Name.En)
	fmt.Println("asked:", matrix.Asked(agency.Statistics)[0].Name.En)
	// Output:
	// leads: Department of Labour
	// asked: Court
}

func ExampleTarget() {
	target := plan.Target{
		ID: "students-informed", Title: pcmd.NewText("Học sinh được tuyên truyền", "Students informed"),
		Indicator: indicator.Indicator{ID: "students-informed",
			Formula: indicator.Share{Numerator: indicator.Of("students-informed"), Denominator: indicator.Of("students")}},
		Criterion: indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(70)),
		Wording:   plan.WordedBare, Scope: plan.EndOfTerm, Aspirational: true,
		Citation: pcmd.Citation{Clause: "II.1.a, gạch 3", Reading: pcmd.Interpreted},
	}
	fmt.Println(target.Criterion.In(pcmd.English), "-", target.Wording.Label().En, "-", target.Scope.Label().En)
	fmt.Println(target.Computable().ID, target.Citation.Reading)
	// Output:
	// at least 70 - the number alone - by the end of the term
	// students-informed interpreted
}

// The title is the model's own; the clause says where the document speaks.
func ExampleGroup() {
	group := plan.Group{
		ID: "communication", Title: pcmd.NewText("Truyền thông", "Communication"),
		Targets: []plan.Target{{ID: "students-informed"}},
		Tasks:   []plan.Task{{ID: "II.1-1", Title: pcmd.NewText("Khen thưởng", "Commendation")}},
	}
	p := plan.Plan{Groups: []plan.Group{group}}
	target, ok := p.Target("students-informed")
	fmt.Println(target.ID, ok, group.Tasks[0].Title)
	// Output: students-informed true Khen thưởng
}

func ExampleTask() {
	task := plan.Task{
		ID: "II.1-6", Title: pcmd.NewText("Biểu dương, khen thưởng", "Commend and reward"),
		Citation: pcmd.Citation{Clause: "II.1.b, gạch 6", Reading: pcmd.Stated},
	}
	fmt.Println(task.ID, task.Title.En, task.Citation)
	// Output: II.1-6 Commend and reward II.1.b, gạch 6
}

func ExampleObjective() {
	objective := plan.Objective{ID: "prevention", Kind: plan.Viewpoint, Title: pcmd.NewText("Phòng ngừa là trọng tâm", "Prevention comes first")}
	fmt.Println(objective.Kind.Label(), "-", objective.Title)
	// Output: quan điểm - Phòng ngừa là trọng tâm
}

func ExampleSolution() {
	solution := plan.Solution{
		ID: "III.3-2", Heading: pcmd.NewText("Nguồn lực", "Means"), Title: pcmd.NewText("Xã hội hóa", "Raise funds in society"),
	}
	fmt.Println(solution.Heading.En, "-", solution.Title.En)
	// Output: Means - Raise funds in society
}

func ExampleSource() {
	source := plan.Source{ID: "other", Kind: plan.OtherLawful, Condition: pcmd.NewText("nếu có", "if any")}
	fmt.Println(source.Kind.Label().En, "-", source.Condition.En)
	// Output: other lawful sources - if any
}

// The number and date of a document stay unset where the plan prints none.
func ExampleReference() {
	references := []plan.Reference{
		{Number: "1629/QĐ-TTg", Issued: pcmd.MustParseDate("2021-09-28"), Role: plan.Parent},
		{Title: pcmd.NewText("Luật Ngân sách nhà nước", "State Budget Law"), Role: plan.Mentioned},
	}
	for _, r := range references {
		fmt.Printf("%q %q %s\n", r.Number, r.Issued, r.Role)
	}
	// Output:
	// "1629/QĐ-TTg" "2021-09-28" parent
	// "" "" mentioned
}

func ExampleProvision() {
	article := plan.Provision{Title: pcmd.NewText("Hiệu lực từ ngày ký", "In force from signing"), Citation: pcmd.Citation{Clause: "Điều 2"}}
	fmt.Println(article.Citation, "-", article.Title)
	// Output: Điều 2 - Hiệu lực từ ngày ký
}

func ExampleRecipient() {
	recipient := plan.Recipient{Name: pcmd.NewText("Thường trực Tỉnh ủy", "Party Committee"), Purpose: pcmd.NewText("để báo cáo", "to report")}
	fmt.Println(recipient.Name.En, "-", recipient.Purpose.En)
	// Output: Party Committee - to report
}

func ExampleUnit() {
	fmt.Println(plan.Unit{Code: "04", Name: "Cao Bằng"})
	// Output: {04 Cao Bằng}
}

func ExampleSignatory() {
	signatory := plan.Signatory{Office: pcmd.NewText("Phó Chủ tịch", "Vice Chair"), For: pcmd.NewText("KT. Chủ tịch", "For the Chair")}
	fmt.Println(signatory.For, "-", signatory.Office)
	// Output: KT. Chủ tịch - Phó Chủ tịch
}

// "Trước ngày 15/6 … (qua Sở …)": the year is that of the report, and the
// department is not the one that the report goes to.
func ExampleReportingClause() {
	day, err := plan.ParseDayOfYear("06-15")
	if err != nil {
		fmt.Println(err)
		return
	}
	clause := plan.ReportingClause{
		ID: "half-year", From: "districts", To: []string{"province"}, Via: "labour-department",
		Frequency: plan.HalfYearly, Bound: plan.Before, Day: day, Mandate: agency.Given,
	}
	fmt.Println(clause.From, "→", clause.Via, "→", clause.To[0])
	fmt.Println(clause.Frequency.Label().En, clause.Bound.Label().En, clause.Day.In(2024))
	// Output:
	// districts → labour-department → province
	// half-yearly before 2024-06-15
}

func ExampleDayOfYear() {
	day, err := plan.ParseDayOfYear("12-15")
	fmt.Println(day, day.In(2024), err)
	_, err = plan.ParseDayOfYear("02-29") // not every year has it
	fmt.Println(err != nil)
	// Output:
	// 12-15 2024-12-15 <nil>
	// true
}

func ExampleType() {
	fmt.Println(plan.DecisionDocument.Label())
	// Output: quyết định ban hành kế hoạch
}

func ExampleReferenceRole() {
	fmt.Println(plan.Parent.Label().En, plan.ReferenceRole("uncle").Valid())
	// Output: the programme above false
}

func ExampleObjectiveKind() {
	for _, kind := range plan.ObjectiveKinds() {
		fmt.Println(kind.Key, "-", kind.Label)
	}
	// Output:
	// viewpoint - quan điểm
	// general - mục tiêu chung
	// purpose - mục đích, yêu cầu
}

// The criterion of "70%" and of "ít nhất 70%" is the same; the wording is not.
func ExampleWording() {
	fmt.Println(plan.WordedAtLeast.Label(), "/", plan.WordedBare.Label())
	// Output: ít nhất / chỉ nêu con số
}

func ExampleScope() {
	var scope plan.Scope
	fmt.Println(scope.UnmarshalText([]byte("quarter")), scope == plan.EachQuarter, scope.Label())
	// Output: <nil> true trong từng quý
}

func ExampleSourceKind() {
	fmt.Println(plan.Socialised, "-", plan.Socialised.Label())
	// Output: socialised - xã hội hóa
}

func ExampleFrequency() {
	fmt.Println(plan.HalfYearly, "-", plan.HalfYearly.Label())
	fmt.Println(plan.UnspecifiedFrequency.Label().En)
	// Output:
	// half-year - 06 tháng
	// periodic, no period named
}

func ExampleBound() {
	for _, bound := range plan.Bounds() {
		fmt.Println(bound.Key, "-", bound.Label)
	}
	// Output:
	// before - trước ngày
	// no-later-than - chậm nhất ngày
}
