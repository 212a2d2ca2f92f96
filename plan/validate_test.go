package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
)

func TestAPlanBuiltInGoIsCheckedLikeADocument(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*plan.Plan)
		want   []place
	}{
		{"nothing wrong", func(*plan.Plan) {}, nil},
		{"no title", func(p *plan.Plan) { p.Title = pcmd.Text{} }, []place{{pcmd.CodeEmptyText, "title"}}},
		{"no term", func(p *plan.Plan) { p.Term = pcmd.Period{} }, []place{{pcmd.CodeBadPeriod, "term"}}},
		{"a term shorter than a year", func(p *plan.Plan) { p.Term = pcmd.MustParsePeriod("2024-Q1") }, []place{{pcmd.CodeBadPeriod, "term"}}},
		{"a term of several years", func(p *plan.Plan) { p.Term = pcmd.MustParsePeriod("2021/2025") }, nil},
		{"an unknown parent", func(p *plan.Plan) { p.Parent = "1/KH" }, []place{{pcmd.CodeUnknownDocument, "parent"}}},
		{"the parent's number in another role", func(p *plan.Plan) { p.References[0].Role = plan.Basis }, []place{{pcmd.CodeUnknownDocument, "parent"}}},
		{"no parent", func(p *plan.Plan) { p.Parent = "" }, nil},
		{"two targets of one name in two groups", func(p *plan.Plan) { p.Groups[1].Targets[0].ID = "items" },
			[]place{{pcmd.CodeDuplicateID, "groups[1].targets[0].id"}}},
		{"two tasks of one name in one group", func(p *plan.Plan) { p.Groups[0].Tasks = append(p.Groups[0].Tasks, p.Groups[0].Tasks[0]) },
			[]place{{pcmd.CodeDuplicateID, "groups[0].tasks[1].id"}}},
		{"a task of one name in two groups", func(p *plan.Plan) { p.Groups[1].Tasks = p.Groups[0].Tasks }, nil},
		{"two solutions of one name", func(p *plan.Plan) { p.Solutions = append(p.Solutions, p.Solutions[0]) },
			[]place{{pcmd.CodeDuplicateID, "solutions[1].id"}}},
		{"two sources of one name", func(p *plan.Plan) { p.Funding = append(p.Funding, p.Funding[0]) },
			[]place{{pcmd.CodeDuplicateID, "funding[1].id"}}},
		{"two items of one number", func(p *plan.Plan) { p.Assignments[1].Order = 1 }, []place{{pcmd.CodeDuplicateID, "assignments[1].order"}}},
		{"items without a number", func(p *plan.Plan) { p.Assignments[0].Order, p.Assignments[1].Order = 0, 0 },
			[]place{{pcmd.CodeMissingKey, "assignments[0].order"}, {pcmd.CodeMissingKey, "assignments[1].order"}}},
		{"an item of too high a number", func(p *plan.Plan) { p.Assignments[0].Order = 1001 }, []place{{pcmd.CodeOutOfRange, "assignments[0].order"}}},
		{"a common duty with a number", func(p *plan.Plan) { p.CommonDuties[0].Order = 1 }, []place{{pcmd.CodeUnknownKey, "common_duties[0].order"}}},
		{"an item without duties", func(p *plan.Plan) { p.Assignments[0].Duties = nil }, []place{{pcmd.CodeEmptyTerms, "assignments[0].duties"}}},
		{"a common duty without duties", func(p *plan.Plan) { p.CommonDuties[0].Duties = nil }, []place{{pcmd.CodeEmptyTerms, "common_duties[0].duties"}}},
		{"a duty that falls to the whole item", func(p *plan.Plan) { p.Assignments[1].Duties[0].By = []string{"women", "youth"} }, nil},
		{"a duty that falls to one who is no member", func(p *plan.Plan) { p.Assignments[1].Duties[0].By = []string{"women", "labour"} },
			[]place{{pcmd.CodeUnknownBody, "assignments[1].duties[0].by[1]"}}},
		{"a duty that falls to the item's only body", func(p *plan.Plan) { p.Assignments[0].Duties[0].By = []string{"labour"} }, nil},
		{"a body that holds itself", func(p *plan.Plan) { p.Bodies[5].Members = []string{"unions", "women"} }, nil},
		{"a day without a bound", func(p *plan.Plan) { p.Reporting[0].Bound = "" }, []place{{pcmd.CodeMissingKey, "reporting[0].bound"}}},
		{"a bound without a day", func(p *plan.Plan) { p.Reporting[1].Bound = plan.Before }, []place{{pcmd.CodeMissingKey, "reporting[1].day"}}},
		{"a formula of no kind", func(p *plan.Plan) { p.Groups[0].Targets[1].Indicator.Formula = nil },
			[]place{{pcmd.CodeMissingKey, "groups[0].targets[1].indicator.formula"}}},
		{"a formula without terms", func(p *plan.Plan) { p.Groups[0].Targets[1].Indicator.Formula = indicator.Growth{} },
			[]place{{pcmd.CodeEmptyTerms, "groups[0].targets[1].indicator.formula.of"}}},
		{"an unknown measure", func(p *plan.Plan) { p.Groups[1].Targets[0].Indicator.Formula = indicator.FlagOf("clear") },
			[]place{{pcmd.CodeUnknownMeasure, "groups[1].targets[0].indicator.formula.of[0]"}}},
		{"a measure of the plan's own that lost its kind", func(p *plan.Plan) { p.Measures[0].Kind = "" },
			[]place{{pcmd.CodeUnknownKind, "measures[0].kind"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := mustParse(t)
			tt.change(p)
			assert.ElementsMatch(t, tt.want, places(t, p.Validate(measures())))
		})
	}
}

func TestTheZeroPlanLacksWhatEveryPlanMustHave(t *testing.T) {
	assert.ElementsMatch(t, []place{
		{pcmd.CodeBadID, "id"}, {pcmd.CodeBadID, "unit.code"}, {pcmd.CodeBadPeriod, "term"},
		{pcmd.CodeUnknownBody, "issuer"}, {pcmd.CodeEmptyText, "title"},
		{pcmd.CodeUnknownKind, "type"}, {pcmd.CodeUnknownKind, "level"}, {pcmd.CodeEmptyText, "unit.name"},
	}, places(t, new(plan.Plan).Validate(nil)))
}

func TestAMinimalPlanBuiltInGoIsValid(t *testing.T) {
	assert.Empty(t, minimal().Validate(nil))
}

func TestTheFaultsOfAnItemDoNotKeepThoseOfTheNextOnesBack(t *testing.T) {
	p := minimal()
	duty := mustParse(t).Assignments[0].Duties[0]
	duty.Partners, duty.Targets = []string{"y", "c", "z"}, []string{"t"}
	second := mustParse(t).Assignments[1].Duties[0]
	second.By = []string{"v"}
	p.Assignments = []agency.Assignment{
		{Order: 1, Body: "x", Mandate: agency.Given, Duties: []agency.Duty{duty}},
		{Order: 2, Body: "w", Mandate: agency.Given, Duties: []agency.Duty{second}},
	}
	assert.ElementsMatch(t, []place{
		{pcmd.CodeUnknownBody, "assignments[0].body"}, {pcmd.CodeUnknownBody, "assignments[0].duties[0].partners[0]"},
		{pcmd.CodeUnknownBody, "assignments[0].duties[0].partners[2]"}, {pcmd.CodeUnknownTarget, "assignments[0].duties[0].targets[0]"},
		{pcmd.CodeUnknownBody, "assignments[1].body"}, {pcmd.CodeUnknownBody, "assignments[1].duties[0].by[0]"},
	}, places(t, p.Validate(nil)))
}
