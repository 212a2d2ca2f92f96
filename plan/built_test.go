package plan_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// doubled is a formula of an embedder's own.
type doubled struct{ indicator.Total }

// unwritten are values that somebody may set in Go, many of which a document
// cannot hold.
var unwritten = map[reflect.Type][]any{
	reflect.TypeFor[string](): {"", "\ufeff", "committee", "o\u0300", "\xff"},
	reflect.TypeFor[int]():    {0, 1, 1000, 1001, -1},
	reflect.TypeFor[decimal.Decimal](): {
		decimal.Decimal{}, decimal.NewFromInt(5), decimal.New(1, -6), decimal.New(1, -7), decimal.New(1, 14), decimal.New(1, 15),
		decimal.New(1, 1<<30),
	},
	reflect.TypeFor[pcmd.Date]():      {pcmd.Date{}, pcmd.MustParseDate("2024-02-29")},
	reflect.TypeFor[pcmd.Period]():    {pcmd.Period{}, pcmd.YearOf(2024), pcmd.MustParsePeriod("2021/2025"), pcmd.MustParsePeriod("2024-Q1")},
	reflect.TypeFor[plan.DayOfYear](): {plan.DayOfYear{}},
	reflect.TypeFor[indicator.Places](): {
		indicator.Places{}, indicator.RoundTo(6),
	},
	reflect.TypeFor[indicator.Formula](): {
		nil, indicator.Share{}, &indicator.Total{Of: indicator.Of("cases")}, doubled{indicator.Total{Of: indicator.Of("cases")}},
		indicator.Total{Of: []indicator.Term{{Measure: "cases", Times: decimal.New(1, -7)}}},
		indicator.Total{Of: []indicator.Term{{Measure: "cases", Times: decimal.Zero}}},
		indicator.Ratio{Numerator: indicator.Of("cases"), Denominator: indicator.Of("students"), Per: decimal.New(1, 20)},
		indicator.Every{Of: indicator.Of("cases"), Each: pcmd.Half}, indicator.Every{Of: indicator.Of("cases"), Each: pcmd.Month},
		indicator.CountOfUnits{Level: "region", Where: []string{"register"}}, indicator.FlagOf("cases"), indicator.FlagOf("register"),
	},
}

var inList = regexp.MustCompile(`\[\d+\]`)

// leaves calls try for every value of the plan and everything that may stand in
// its place. The items of a list are alike: each of their fields is tried once
// where it is set, and once where it is not.
func leaves(v reflect.Value, path string, seen map[string]bool, try func(path string)) {
	values, known := unwritten[v.Type()]
	switch {
	case known:
	case v.Kind() == reflect.String:
		for _, word := range []string{"", "nonsense"} {
			values = append(values, reflect.ValueOf(word).Convert(v.Type()).Interface())
		}
	case v.Kind() == reflect.Bool:
		values = []any{true, false}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), seen, try)
		}
		values = []any{reflect.Zero(v.Type()).Interface()}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, seen, try)
		}
		values = []any{reflect.Zero(v.Type()).Interface()}
	}
	field := fmt.Sprint(inList.ReplaceAllString(path, ""), v.IsZero())
	if seen[field] && v.Kind() != reflect.Interface {
		return
	}
	seen[field] = true
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	for _, value := range values {
		v.SetZero()
		if value != nil {
			v.Set(reflect.ValueOf(value))
		}
		try(fmt.Sprintf("%s = %T", path, value))
	}
	v.Set(was)
}

// Whatever somebody sets in Go, the plan has faults exactly where its document
// would not be read again as the same plan.
func TestAPlanBuiltInGoHasFaultsWhereItCannotBeWritten(t *testing.T) {
	p := mustParse(t)
	p.Groups[0].Targets[0].Indicator = indicator.Indicator{ID: "i", Formula: indicator.Total{Of: indicator.Of("cases")}} // and no metadata
	tries, faulty := 0, 0
	leaves(reflect.ValueOf(p).Elem(), "plan", map[string]bool{}, func(what string) {
		for _, target := range p.Targets() {
			i := target.Indicator
			i.ID, i.Formula, i.Rounding = "", nil, indicator.Places{}
			if !reflect.DeepEqual(i, indicator.Indicator{}) {
				return // an indicator's metadata are not part of a plan document
			}
		}
		tries++
		faults := p.Validate(measures())
		if len(faults) > 0 {
			faulty++
		}
		if strings.Contains(fmt.Sprint(faults), "too large") {
			return // writing such a number out would take for ever
		}
		text, err := p.Encode()
		var back *plan.Plan
		if err == nil {
			back, err = plan.Parse(text, measures())
		}
		if len(faults) > 0 {
			// Text in another form than NFC is read, but not as the same.
			assert.True(t, err != nil || !reflect.DeepEqual(p, back), "%s: %v", what, faults)
			return
		}
		require.NoError(t, err, what)
		again, err := back.Encode() // decimals of one value differ in Go
		require.NoError(t, err, what)
		require.Equal(t, string(text), string(again), what)
	})
	assert.Greater(t, tries, 800)
	assert.Greater(t, faulty, 400)
}

func TestAnEmptyCriterionOrPlaceholderIsAFaultInGo(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*plan.Plan)
		want   place
	}{
		"a criterion without its comparison": {func(p *plan.Plan) { p.Groups[0].Targets[0].Criterion.Op = "" }, place{pcmd.CodeMissingKey, "groups[0].targets[0].criterion.op"}},
		"yes with a value":                   {func(p *plan.Plan) { p.Groups[1].Targets[0].Criterion.Value = decimal.NewFromInt(1) }, place{pcmd.CodeUnknownKey, "groups[1].targets[0].criterion.value"}},
		"a floor with an upper end":          {func(p *plan.Plan) { p.Groups[0].Targets[0].Criterion.Max = decimal.NewFromInt(80) }, place{pcmd.CodeUnknownKey, "groups[0].targets[0].criterion.max"}},
		"a figure of seven decimals":         {func(p *plan.Plan) { p.Groups[0].Targets[0].Criterion.Value = decimal.New(1, -7) }, place{pcmd.CodeFigureSyntax, "groups[0].targets[0].criterion.value"}},
		"a formula of one's own": {func(p *plan.Plan) {
			p.Groups[0].Targets[1].Indicator.Formula = doubled{indicator.Total{Of: indicator.Of("cases")}}
		}, place{pcmd.CodeUnknownKind, "groups[0].targets[1].indicator.formula.kind"}},
		"a word that there is not":         {func(p *plan.Plan) { p.Assignments[0].Duties[0].Role = "leader" }, place{pcmd.CodeUnknownKind, "assignments[0].duties[0].role"}},
		"no mandate":                       {func(p *plan.Plan) { p.Assignments[0].Mandate = "" }, place{pcmd.CodeUnknownKind, "assignments[0].mandate"}},
		"a citation without its reading":   {func(p *plan.Plan) { p.Groups[0].Citation = pcmd.Citation{Clause: "II"} }, place{pcmd.CodeUnknownKind, "groups[0].citation.reading"}},
		"a title in one language":          {func(p *plan.Plan) { p.Groups[0].Title.En = "" }, place{pcmd.CodeEmptyText, "groups[0].title.en"}},
		"letters and accents apart":        {func(p *plan.Plan) { p.Bodies[0].Name.Vi = "U\u0309y ban" }, place{pcmd.CodeNotNFC, "bodies[0].name.vi"}},
		"bytes that are no text":           {func(p *plan.Plan) { p.Unit.Name = "\xff" }, place{pcmd.CodeSyntax, "unit.name"}},
		"a body of no level that there is": {func(p *plan.Plan) { p.Bodies[0].Level = "ward" }, place{pcmd.CodeUnknownKind, "bodies[0].level"}},
		"a signatory without an office":    {func(p *plan.Plan) { p.Signatory = plan.Signatory{Name: "A. B."} }, place{pcmd.CodeEmptyText, "signatory.office"}},
		"an assignment without a body": {func(p *plan.Plan) {
			p.Assignments = append(p.Assignments, agency.Assignment{Order: 3, Mandate: agency.Given, Duties: p.Assignments[0].Duties})
		},
			place{pcmd.CodeUnknownBody, "assignments[2].body"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := mustParse(t)
			tt.change(p)
			assert.Equal(t, []place{tt.want}, places(t, p.Validate(measures())))
		})
	}
}
