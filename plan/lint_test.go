package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sound is a plan of a province that no rule finds doubtful: the districts
// carry out what its only target counts.
func sound() *plan.Plan {
	p := promising("2021/2025", plan.Target{
		ID: "students", Title: pcmd.NewText("Học sinh được tuyên truyền", "Students informed"),
		Indicator: indicator.Indicator{ID: "students", Formula: shareOf("informed", "students")},
		Criterion: criterion(indicator.AtLeast, "70"), Scope: plan.EachYear, Unit: pcmd.NewText("%", "%"),
		Population: pcmd.NewText("Học sinh", "Students"), Citation: pcmd.Citation{Clause: "II.1"},
	})
	p.ID, p.Level = "sound", pcmd.Province
	p.Bodies = agency.Bodies{
		{ID: "labour", Name: pcmd.NewText("Sở Lao động", "Labour"), Level: pcmd.Province},
		{ID: "culture", Name: pcmd.NewText("Sở Văn hóa", "Culture"), Level: pcmd.Province},
		{ID: "both", Name: pcmd.NewText("Hai sở", "Both"), Level: pcmd.Province, Members: []string{"labour", "culture"}},
		{ID: "districts", Name: pcmd.NewText("Các huyện", "Districts"), Level: pcmd.District},
	}
	p.Assignments = []agency.Assignment{{Order: 1, Body: "districts", Mandate: agency.Given, Duties: []agency.Duty{
		{Role: agency.CarryOut, Function: agency.Communication, Targets: []string{"students"}, Citation: pcmd.Citation{Clause: "V.1"}},
	}}}
	return p
}

func firstTarget(p *plan.Plan) *plan.Target { return &p.Groups[0].Targets[0] }

func firstDuty(p *plan.Plan) *agency.Duty { return &p.Assignments[0].Duties[0] }

// assign adds an item with one duty.
func assign(p *plan.Plan, body string, d agency.Duty) {
	p.Assignments = append(p.Assignments, agency.Assignment{Order: len(p.Assignments) + 1, Body: body, Mandate: agency.Given, Duties: []agency.Duty{d}})
}

func lintMeasures() []indicator.Measure {
	return []indicator.Measure{
		{ID: "inspected", Kind: indicator.Distinct}, {ID: "inspected-ever", Kind: indicator.Running},
		{ID: "committed", Kind: indicator.Stock}, {ID: "venues", Kind: indicator.Stock},
	}
}

// found is a finding without its words.
type found struct {
	code plan.LintRule
	path string
}

func lint(t *testing.T, p *plan.Plan) (all []found) {
	t.Helper()
	for _, f := range plan.Lint(p, lintMeasures()) {
		assert.NotEmpty(t, f.Message.Vi)
		assert.NotEmpty(t, f.Message.En)
		assert.Equal(t, p.Name(), f.Citation.Document)
		all = append(all, found{f.Code, f.Path})
	}
	return all
}

// units makes the first target a share of the units of a level.
func units(level pcmd.Level) func(*plan.Plan) {
	return func(p *plan.Plan) {
		firstTarget(p).Indicator.Formula = indicator.ShareOfUnits{Level: level, Where: []string{"informed"}}
	}
}

// reporting adds a clause that asks for a report.
func reporting(f plan.Frequency, day string) func(*plan.Plan) {
	return func(p *plan.Plan) {
		r := plan.ReportingClause{ID: "r", From: "labour", Frequency: f, Mandate: agency.Given}
		if day != "" {
			if err := r.Day.UnmarshalText([]byte(day)); err != nil {
				panic(err)
			}
			r.Bound = plan.Before
		}
		p.Reporting = append(p.Reporting, r)
	}
}

// growing makes the first target one of growth.
func growing(title pcmd.Text) func(*plan.Plan) {
	return func(p *plan.Plan) {
		firstTarget(p).Indicator.Formula = indicator.Growth{Of: indicator.Of("cases")}
		firstTarget(p).Title = title
	}
}

// inspecting adds a yearly share of venues and one by the end of the term.
func inspecting(yearly, end string, numerators ...string) func(*plan.Plan) {
	return func(p *plan.Plan) {
		a := target("yearly", "a", shareOf(numerators[0], "venues"), criterion(indicator.AtLeast, yearly))
		b := target("end", "b", shareOf(numerators[1], numerators[2]), criterion(indicator.AtLeast, end))
		b.Scope = plan.EndOfTerm
		p.Groups = append(p.Groups, plan.Group{Targets: []plan.Target{a, b}})
		firstDuty(p).Targets = []string{"students", "yearly", "end"}
	}
}

func all(changes ...func(*plan.Plan)) func(*plan.Plan) {
	return func(p *plan.Plan) {
		for _, change := range changes {
			change(p)
		}
	}
}

func lead(function agency.Function, targets ...string) agency.Duty {
	return agency.Duty{Role: agency.Lead, Function: function, Targets: targets}
}

func TestEachRuleFindsWhatItIsForAndNothingElse(t *testing.T) {
	const theTarget, theDuty = "groups[0].targets[0]", "assignments[0].duties[0]"
	for _, tt := range []struct {
		name   string
		change func(*plan.Plan)
		want   []found
	}{
		{"a sound plan", func(*plan.Plan) {}, nil},

		{"a target that no duty is about", func(p *plan.Plan) { firstDuty(p).Targets = nil }, []found{{plan.TargetWithoutOwner, theTarget}}},
		{"a target that is only reported on", func(p *plan.Plan) { firstDuty(p).Role = agency.Report }, []found{{plan.TargetWithoutOwner, theTarget}}},
		{"a target that a common duty is about", func(p *plan.Plan) { p.CommonDuties, p.Assignments = p.Assignments, nil }, nil},
		{"a target that is reported on and carried out", func(p *plan.Plan) {
			assign(p, "labour", agency.Duty{Role: agency.Report, Targets: []string{"students"}})
		}, nil},

		{"a field that is led and not measured", func(p *plan.Plan) { assign(p, "labour", lead(agency.Inspection)) },
			[]found{{plan.DutyWithoutTarget, "assignments[1].duties[0]"}}},
		{"two such duties of one field", func(p *plan.Plan) {
			assign(p, "labour", lead(agency.Inspection))
			assign(p, "labour", lead(agency.Inspection))
		}, []found{{plan.DutyWithoutTarget, "assignments[1].duties[0]"}}},
		{"a field that is led and measured by another duty", func(p *plan.Plan) { assign(p, "labour", lead(agency.Communication)) }, nil},
		{"a field that carries the plan", func(p *plan.Plan) { assign(p, "labour", lead(agency.Statistics)) }, nil},
		{"a field that is led on a condition only", func(p *plan.Plan) {
			d := lead(agency.Inspection)
			d.Condition = pcmd.NewText("nếu có", "if any")
			assign(p, "labour", d)
		}, nil},
		{"a field that nobody leads", func(p *plan.Plan) {
			assign(p, "labour", agency.Duty{Role: agency.CarryOut, Function: agency.Inspection})
		}, nil},

		{"two bodies that lead in one field", func(p *plan.Plan) {
			assign(p, "labour", lead(agency.Communication, "students"))
			assign(p, "labour", lead(agency.Communication))
			assign(p, "culture", lead(agency.Communication))
		}, []found{{plan.TwoLeads, "assignments[3].duties[0]"}}},
		{"an item of two bodies that leads", func(p *plan.Plan) { assign(p, "both", lead(agency.Communication)) },
			[]found{{plan.TwoLeads, "assignments[1].duties[0]"}}},
		{"an item of two bodies of which one leads", func(p *plan.Plan) {
			d := lead(agency.Communication)
			d.By = []string{"culture"}
			assign(p, "both", d)
		}, nil},
		{"two bodies that lead in two fields", func(p *plan.Plan) {
			assign(p, "labour", lead(agency.Communication))
			assign(p, "culture", lead(agency.Statistics))
		}, nil},

		{"every commune for 70 % of them", all(units(pcmd.Commune), func(p *plan.Plan) { firstDuty(p).Each = pcmd.Commune }),
			[]found{{plan.DutyExceedsTarget, theDuty}}},
		{"the districts for 70 % of them", units(pcmd.District), []found{{plan.DutyExceedsTarget, theDuty}}},
		{"the districts for 70 % of communes", units(pcmd.Commune), nil},
		{"the districts for all of them", all(units(pcmd.District), func(p *plan.Plan) { firstTarget(p).Criterion = criterion(indicator.AtLeast, "100") }), nil},
		{"the districts where asked to", all(units(pcmd.District), func(p *plan.Plan) { firstDuty(p).Condition = pcmd.NewText("nếu có", "if any") }), nil},
		{"the districts that only report", all(units(pcmd.District), func(p *plan.Plan) { firstDuty(p).Role = agency.Report }),
			[]found{{plan.TargetWithoutOwner, theTarget}}},
		{"a district's own plan", all(units(pcmd.District), func(p *plan.Plan) { p.Level = pcmd.District }), nil},
		{"at most 70 % of the districts", all(units(pcmd.District), func(p *plan.Plan) { firstTarget(p).Criterion = criterion(indicator.AtMost, "70") }), nil},

		{"a yearly report without a day", reporting(plan.Yearly, ""), []found{{plan.DeadlineWithoutDate, "reporting[0]"}}},
		{"a half-yearly report without a day", reporting(plan.HalfYearly, ""), []found{{plan.DeadlineWithoutDate, "reporting[0]"}}},
		{"a yearly report with its day", reporting(plan.Yearly, "12-15"), nil},
		{"a report of no period", reporting(plan.UnspecifiedFrequency, ""), nil},

		{"at least once, in the title of a share", func(p *plan.Plan) {
			firstTarget(p).Title = pcmd.NewText("Được nghe Ít nhất một lần", "Heard once")
		},
			[]found{{plan.NestedAtLeast, theTarget}}},
		{"one or more, in the population of a share", func(p *plan.Plan) {
			firstTarget(p).Population = pcmd.NewText("Trường có một lớp trở lên", "Schools with one class or more")
		}, []found{{plan.NestedAtLeast, theTarget}}},
		{"at least, of a number", func(p *plan.Plan) {
			firstTarget(p).Indicator.Formula = indicator.Total{Of: indicator.Of("informed")}
			firstTarget(p).Title = pcmd.NewText("Ít nhất 10 lớp", "At least 10 classes")
		}, nil},

		{"growth from nothing named", growing(pcmd.NewText("Mức tăng hằng năm", "Yearly growth")), []found{{plan.GrowthWithoutBase, theTarget}}},
		{"growth from a year", growing(pcmd.NewText("Mức tăng so với năm 2020", "Growth over 2020")), nil},
		{"growth from the year before", growing(pcmd.NewText("Mức tăng so với năm trước", "Growth over the year before")), nil},

		{"too little a year", inspecting("10", "100", "inspected", "inspected-ever", "venues"), []found{{plan.CumulativeOutOfReach, "groups[1].targets[1]"}}},
		{"just enough a year", inspecting("20", "100", "inspected", "inspected-ever", "venues"), []found{{plan.CumulativeOutOfReach, "groups[1].targets[1]"}}},
		{"more than enough a year", inspecting("20.1", "100", "inspected", "inspected-ever", "venues"), nil},
		{"shares of two wholes", inspecting("10", "100", "inspected", "inspected-ever", "shops"), nil},
		{"a state at the year's end adds up to nothing", inspecting("10", "100", "committed", "inspected-ever", "venues"), nil},
		{"a share that is not cumulative", inspecting("10", "100", "inspected", "committed", "venues"), nil},

		{"many that are only a yes", func(p *plan.Plan) { firstTarget(p).Indicator.Formula = indicator.FlagOf("register") },
			[]found{{plan.UncountedPopulation, theTarget}}},
		{"a yes about nobody in particular", func(p *plan.Plan) {
			firstTarget(p).Indicator.Formula = indicator.FlagOf("register")
			firstTarget(p).Population = pcmd.Text{}
		}, nil},
		{"a reporter that covers others", all(reporting(plan.UnspecifiedFrequency, ""), func(p *plan.Plan) {
			p.Reporting[0].Covers = pcmd.NewText("Chỉ một phần", "Only a part")
		}), []found{{plan.UncountedPopulation, "reporting[0]"}}},

		{"a requested body that leads", func(p *plan.Plan) {
			p.Assignments[0].Mandate = agency.Requested
			firstDuty(p).Role = agency.Lead
		}, []found{{plan.RequestedLead, theDuty}}},
		{"a requested body that cooperates", func(p *plan.Plan) {
			p.Assignments[0].Mandate = agency.Requested
			firstDuty(p).Role = agency.Coordinate
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := sound()
			tt.change(p)
			assert.Equal(t, tt.want, lint(t, p))
		})
	}
}

// Too little is not the same as just enough, and each says which it is.
func TestACumulativeTargetSaysByHowMuchItIsOutOfReach(t *testing.T) {
	message := func(yearly string) string {
		p := sound()
		inspecting(yearly, "100", "inspected", "inspected-ever", "venues")(p)
		findings := plan.Lint(p, lintMeasures())
		require.Len(t, findings, 1)
		return findings[0].Message.En
	}
	assert.Contains(t, message("19.5"), "97.5 %")
	assert.Contains(t, message("19.5"), "does not reach 100 %")
	assert.Contains(t, message("20"), "only if nothing is counted in two years")
}

// What is not known of a plan proves nothing against it.
func TestRulesThatArgueFromSilencePassOverAPartialPlan(t *testing.T) {
	p := sound()
	firstDuty(p).Targets = nil
	reporting(plan.Yearly, "")(p)
	assign(p, "both", lead(agency.Communication))
	assert.Equal(t, []found{
		{plan.TargetWithoutOwner, "groups[0].targets[0]"}, {plan.DutyWithoutTarget, "assignments[1].duties[0]"},
		{plan.TwoLeads, "assignments[1].duties[0]"}, {plan.DeadlineWithoutDate, "reporting[0]"},
	}, lint(t, p))
	p.Partial = pcmd.NewText("Chưa thấy toàn văn", "Not seen in full")
	assert.Equal(t, []found{{plan.TwoLeads, "assignments[1].duties[0]"}}, lint(t, p))
}

// Lint is made for valid plans, and harmless with others.
func TestAPlanThatIsNotValidMakesLintNoTrouble(t *testing.T) {
	assert.Empty(t, plan.Lint(&plan.Plan{}, nil))
	p := sound()
	firstTarget(p).Indicator.Formula = nil
	firstDuty(p).Targets = []string{"nothing"}
	firstDuty(p).Role, p.Assignments[0].Body = agency.Lead, "nobody"
	assert.NotEmpty(t, plan.Lint(p, nil))
	assert.NotEmpty(t, plan.Lint(mustParse(t), measures()))
}

// The case that motivated a rule is among what the rule finds; one rule has
// none, and the catalogue has no finding of it.
func TestTheMotivatingCaseOfEachRuleIsFoundInTheCatalogue(t *testing.T) {
	clauses := map[plan.LintRule][]string{}
	for _, id := range catalog.IDs() {
		for _, f := range plan.Lint(planOf(t, id), catalog.Measures()) {
			clauses[f.Code] = append(clauses[f.Code], f.Citation.String())
		}
	}
	var withoutCase []plan.LintRule
	for _, rule := range plan.LintRules() {
		if rule.Citation.IsZero() {
			withoutCase = append(withoutCase, rule.Key)
			assert.Empty(t, clauses[rule.Key], rule.Key)
			continue
		}
		assert.Contains(t, clauses[rule.Key], rule.Citation.String(), rule.Key)
	}
	assert.Equal(t, []plan.LintRule{plan.RequestedLead}, withoutCase)
}
