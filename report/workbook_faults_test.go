package report_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

// ofPlan is a workbook of a catalogue plan with the reports given.
func ofPlan(reports string) string {
	return `{"plan":"lai-chau-2021-2025","units":[{"id":"12","level":"province"}],"reports":[` + reports + `]}`
}

// ofFigures is a workbook of a catalogue plan with one report of the figures given.
func ofFigures(figures string) string {
	return ofPlan(`{"unit":"12","period":"2024","figures":{` + figures + `}}`)
}

// ofUnits is a workbook of a catalogue plan with the units given.
func ofUnits(units string) string {
	return `{"plan":"lai-chau-2021-2025","units":[` + units + `],"reports":[]}`
}

// ofTarget is a workbook with one target of its own, of the formula and criterion given.
func ofTarget(formula, criterion string) string {
	return `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"stock"},{"id":"f","kind":"flag"}],
		"targets":[{"id":"t","indicator":{"id":"i","formula":` + formula + `},"criterion":` + criterion + `}],"reports":[]}`
}

const (
	shareFormula = `{"kind":"share","numerator":["n"],"denominator":["d"]}`
	atLeast70    = `{"op":"at-least","value":"70"}`
)

func TestParseWorkbookRefusesWithCodeAndPath(t *testing.T) {
	for _, c := range []struct {
		name, document string
		want           []string
	}{
		{"nothing", ``, []string{". syntax"}},
		{"cut short", `{"plan":"lai-chau-2021-2025","reports":[`, []string{". syntax"}},
		{"text after the end", ofPlan("") + "{}", []string{". syntax"}},
		{"not UTF-8", "{\"plan\":\"\xff\"}", []string{". syntax"}},
		{"half a surrogate pair", `{"plan":"\ud800","reports":[]}`, []string{". syntax"}},
		{"nested without end", strings.Repeat("[", 1e5), []string{". syntax"}},
		{"a number with a leading zero", ofFigures(`"venues":007`), []string{". syntax"}},
		{"a number with a plus sign", ofFigures(`"venues":+7`), []string{". syntax"}},
		{"NaN", ofFigures(`"venues":NaN`), []string{". syntax"}},

		{"a list instead of a workbook", `[]`, []string{". wrong-type"}},
		{"null instead of a workbook", `null`, []string{". wrong-type"}},
		{"no keys", `{}`, []string{"plan missing-key", "reports missing-key"}},
		{"no reports", `{"plan":"lai-chau-2021-2025"}`, []string{"reports missing-key"}},
		{"no keys in a report", ofPlan(`{}`), []string{
			"reports[0].unit missing-key", "reports[0].period missing-key", "reports[0].figures missing-key",
		}},
		{"targets without measures", `{"targets":[],"reports":[]}`, []string{"measures missing-key"}},
		{"measures without targets", `{"measures":[],"reports":[]}`, []string{"targets missing-key"}},
		{"no keys in a unit", ofUnits(`{}`), []string{"units[0].id missing-key", "units[0].level missing-key"}},

		{"a number as plan", `{"plan":5,"reports":[]}`, []string{"plan wrong-type"}},
		{"an object as reports", `{"plan":"lai-chau-2021-2025","reports":{}}`, []string{"reports wrong-type"}},
		{"a string as report", ofPlan(`"12"`), []string{"reports[0] wrong-type"}},
		{"a number as unit", ofPlan(`{"unit":12,"period":"2024","figures":{}}`), []string{"reports[0].unit wrong-type"}},
		{"a number as period", ofPlan(`{"unit":"12","period":2024,"figures":{}}`), []string{"reports[0].period wrong-type"}},
		{"a list as figures", ofPlan(`{"unit":"12","period":"2024","figures":[]}`), []string{"reports[0].figures wrong-type"}},
		{"null as figures", ofPlan(`{"unit":"12","period":"2024","figures":null}`), []string{"reports[0].figures wrong-type"}},
		{"a boolean, list or object as figure", ofFigures(`"venues":true,"students":[1],"cases":{}`), []string{
			"reports[0].figures.venues wrong-type", "reports[0].figures.students wrong-type", "reports[0].figures.cases wrong-type",
		}},
		{"null as units", `{"plan":"lai-chau-2021-2025","units":null,"reports":[]}`, []string{"units wrong-type"}},

		{"unknown keys", `{"plan":"lai-chau-2021-2025","colour":1,"reports":[{"unit":"12","period":"2024","figures":{},"note":""}]}`,
			[]string{"colour unknown-key", "reports[0].note unknown-key"}},
		{"an unknown key of a unit", ofUnits(`{"id":"12","level":"province","code":"12"}`), []string{"units[0].code unknown-key"}},
		{"the key of another formula", ofTarget(`{"kind":"total","of":["n"],"each":"month"}`, atLeast70),
			[]string{"targets[0].indicator.formula.each unknown-key"}},
		{"a key that stands twice", ofFigures(`"venues":1,"venues":1`), []string{"reports[0].figures.venues duplicate-key"}},
		{"a key that stands twice once escapes are read", ofFigures(`"venues":1,"venue\u0073":2`), []string{"reports[0].figures.venues duplicate-key"}},

		{"a plan beside targets", `{"plan":"lai-chau-2021-2025","targets":[],"reports":[]}`, []string{"plan exclusive-keys"}},
		{"a plan beside measures", `{"plan":"lai-chau-2021-2025","measures":[],"reports":[]}`, []string{"plan exclusive-keys"}},
		{"a plan that nobody knows", `{"plan":"lai-chau-2026-2030","reports":[]}`, []string{"plan unknown-plan"}},
		{"an empty plan", `{"plan":"","reports":[]}`, []string{"plan unknown-plan"}},

		{"an unknown unit", ofPlan(`{"unit":"13","period":"2024","figures":{}}`), []string{"reports[0].unit unknown-unit"}},
		{"a bad id as unit", ofPlan(`{"unit":"12 ","period":"2024","figures":{}}`), []string{"reports[0].unit bad-id"}},
		{"a second unit without units",
			`{"plan":"lai-chau-2021-2025","reports":[{"unit":"12","period":"2024","figures":{}},{"unit":"13","period":"2024","figures":{}}]}`,
			[]string{"reports[1].unit unknown-unit"}},
		{"a unit where the list of units is empty",
			`{"plan":"lai-chau-2021-2025","units":[],"reports":[{"unit":"12","period":"2024","figures":{}}]}`,
			[]string{"reports[0].unit unknown-unit"}},
		{"two reports of one unit for one period",
			ofPlan(`{"unit":"12","period":"2024","figures":{"venues":1}},{"unit":"12","period":"2024-H1","figures":{}},{"unit":"12","period":"2024","figures":{"cases":1}}`),
			[]string{"reports[2] duplicate-report"}},
		{"unknown measures, with and without a figure", ofFigures(`"VENUES":1,"karaoke":null`), []string{
			"reports[0].figures.VENUES unknown-measure", "reports[0].figures.karaoke unknown-measure",
		}},

		{"bad periods", ofPlan(`{"unit":"12","period":"2024-13","figures":{}},{"unit":"12","period":"2024-H3","figures":{}},` +
			`{"unit":"12","period":"2025/2021","figures":{}},{"unit":"12","period":"","figures":{}},{"unit":"12","period":"24","figures":{}},` +
			`{"unit":"12","period":"2024-Q0","figures":{}},{"unit":"12","period":" 2024","figures":{}},{"unit":"12","period":"0000","figures":{}}`), []string{
			"reports[0].period bad-period", "reports[1].period bad-period", "reports[2].period bad-period", "reports[3].period bad-period",
			"reports[4].period bad-period", "reports[5].period bad-period", "reports[6].period bad-period", "reports[7].period bad-period",
		}},
		{"a day that is none", `{"plan":"lai-chau-2021-2025","reports":[],"on":"2023-02-29"}`, []string{"on bad-date"}},
		{"a day as people write it", `{"plan":"lai-chau-2021-2025","reports":[],"on":"15/6/2024"}`, []string{"on bad-date"}},
		{"an empty day", `{"plan":"lai-chau-2021-2025","reports":[],"on":""}`, []string{"on bad-date"}},

		{"an unknown parent", ofUnits(`{"id":"d1","level":"district","parent":"12"}`), []string{"units[0].parent unknown-parent"}},
		{"a unit above itself", ofUnits(`{"id":"12","level":"province","parent":"12"}`), []string{"units[0].parent unit-cycle"}},
		{"a circle of units",
			ofUnits(`{"id":"a","level":"province","parent":"b"},{"id":"b","level":"district","parent":"a"},{"id":"c","level":"commune","parent":"a"}`),
			[]string{"units[0].parent unit-cycle"}},
		{"two units of one id", ofUnits(`{"id":"12","level":"province"},{"id":"12","level":"district"}`), []string{"units[1].id duplicate-id"}},
		{"a level that is none", ofUnits(`{"id":"12","level":"tỉnh"}`), []string{"units[0].level unknown-kind"}},
		{"a bad id of a unit", ofUnits(`{"id":"mười hai","level":"province"}`), []string{"units[0].id bad-id"}},
		{"an id that is too long", ofUnits(`{"id":"` + strings.Repeat("1", 65) + `","level":"province"}`), []string{"units[0].id bad-id"}},

		{"two measures of one id", `{"measures":[{"id":"n","kind":"flow"},{"id":"n","kind":"flow"}],"targets":[],"reports":[]}`,
			[]string{"measures[1].id duplicate-id"}},
		{"a measure of no kind", `{"measures":[{"id":"n","kind":"sum"}],"targets":[],"reports":[]}`, []string{"measures[0].kind unknown-kind"}},
		{"two targets of one id",
			`{"measures":[{"id":"n","kind":"flow"}],"targets":[{"id":"t","indicator":{"id":"i","formula":{"kind":"total","of":["n"]}}},{"id":"t","indicator":{"id":"i","formula":{"kind":"total","of":["n"]}}}],"reports":[]}`,
			[]string{"targets[1].id duplicate-id"}},
		{"an unknown measure of a formula", ofTarget(`{"kind":"total","of":["n","x"]}`, atLeast70), []string{"targets[0].indicator.formula.of[1] unknown-measure"}},
		{"a formula of no kind", ofTarget(`{"kind":"average","of":["n"]}`, atLeast70), []string{"targets[0].indicator.formula.kind unknown-kind"}},
		{"a formula of nothing", ofTarget(`{"kind":"share","numerator":[],"denominator":[]}`, atLeast70), []string{
			"targets[0].indicator.formula.numerator empty-terms", "targets[0].indicator.formula.denominator empty-terms",
		}},
		{"a sub-period that is none", ofTarget(`{"kind":"every","of":["n"],"each":"week"}`, atLeast70), []string{"targets[0].indicator.formula.each unknown-kind"}},
		{"a weight with an exponent", ofTarget(`{"kind":"total","of":[{"measure":"n","times":"1e3"}]}`, atLeast70), []string{"targets[0].indicator.formula.of[0].times figure-syntax"}},
		{"yes of a share", ofTarget(shareFormula, `{"op":"yes"}`), []string{"targets[0].criterion.op criterion-kind"}},
		{"a criterion of no kind", ofTarget(shareFormula, `{"op":">=","value":"70"}`), []string{"targets[0].criterion.op unknown-kind"}},
		{"a value with a comma", ofTarget(shareFormula, `{"op":"at-least","value":"70,5"}`), []string{"targets[0].criterion.value figure-syntax"}},
		{"a value with a percent sign", ofTarget(shareFormula, `{"op":"at-least","value":"70%"}`), []string{"targets[0].criterion.value figure-syntax"}},
		{"no value", ofTarget(shareFormula, `{"op":"at-least"}`), []string{"targets[0].criterion.value missing-key"}},
		{"a due day that is none", ofTarget(shareFormula, `{"op":"at-least","value":"70","by":"2025"}`), []string{"targets[0].criterion.by bad-date"}},
		{"too many decimals", `{"measures":[{"id":"n","kind":"flow"}],"targets":[{"id":"t","indicator":{"id":"i","formula":{"kind":"total","of":["n"]},"places":7}}],"reports":[]}`,
			[]string{"targets[0].indicator.places out-of-range"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := report.ParseWorkbook([]byte(c.document), library())
			assert.Nil(t, w)
			assert.ElementsMatch(t, c.want, places(err))
		})
	}
}

func TestFiguresAreNeverGuessed(t *testing.T) {
	for _, c := range []struct {
		name, figure, code string
	}{
		{"Vietnamese separators", `"1.234,5"`, "figure-syntax"},
		{"a decimal comma", `"1,5"`, "figure-syntax"},
		{"thousands", `"1 234"`, "figure-syntax"},
		{"an exponent as number", `1e400`, "figure-syntax"},
		{"a small exponent as number", `1e2`, "figure-syntax"},
		{"an exponent as string", `"1E2"`, "figure-syntax"},
		{"a plus sign", `"+5"`, "figure-syntax"},
		{"a space before", `" 5"`, "figure-syntax"},
		{"a space behind", `"5 "`, "figure-syntax"},
		{"a line end behind", `"5\n"`, "figure-syntax"},
		{"an empty string", `""`, "figure-syntax"},
		{"a word", `"NaN"`, "figure-syntax"},
		{"no digit before the point", `".5"`, "figure-syntax"},
		{"no digit behind the point", `"5."`, "figure-syntax"},
		{"sixteen digits", `1234567890123456`, "figure-syntax"},
		{"seven decimals", `0.1234567`, "figure-syntax"},
		{"digits of another script", `"٥"`, "figure-syntax"},
		{"a full-width digit", `"５"`, "figure-syntax"},
		{"two signs", `"--5"`, "figure-syntax"},
		{"more than it has, with a word", `"trên 900"`, "figure-syntax"},
		{"below zero", `-1`, "figure-negative"},
		{"a little below zero", `"-0.000001"`, "figure-negative"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.ParseWorkbook([]byte(ofFigures(`"venues":`+c.figure)), library())
			assert.Equal(t, []string{"reports[0].figures.venues " + c.code}, places(err))
		})
	}
	for _, right := range []string{`0`, `-0`, `"-0.0"`, `007.5`[2:], `"007"`, `999999999999999.999999`, `null`, `"44"`} {
		_, err := report.ParseWorkbook([]byte(ofFigures(`"venues":`+right)), library())
		assert.NoError(t, err, right)
	}
}

func TestAFlagIsZeroOrOneAndAnyOtherNumberIsOnlyAFlagValue(t *testing.T) {
	for figure, want := range map[string][]string{
		`1`: {}, `0`: {}, `"1.0"`: {}, `"-0"`: {}, `null`: {},
		`2`:    {"reports[0].figures.pilot-model flag-value"},
		`-1`:   {"reports[0].figures.pilot-model flag-value"},
		`0.5`:  {"reports[0].figures.pilot-model flag-value"},
		`true`: {"reports[0].figures.pilot-model wrong-type"},
		`"có"`: {"reports[0].figures.pilot-model figure-syntax"},
	} {
		_, err := report.ParseWorkbook([]byte(ofFigures(`"pilot-model":`+figure)), library())
		assert.Equal(t, want, places(err), figure)
	}
}

func TestASignedMeasureMayBeBelowZero(t *testing.T) {
	document := `{"measures":[{"id":"change","kind":"flow","signed":true},{"id":"n","kind":"flow","signed":false}],"targets":[],
		"reports":[{"unit":"12","period":"2024","figures":{"change":-5,"n":-5}}]}`
	_, err := report.ParseWorkbook([]byte(document), library())
	assert.Equal(t, []string{"reports[0].figures.n figure-negative"}, places(err))
}

func TestParseWorkbookReturnsEveryFaultAtOnce(t *testing.T) {
	document := `{
		"plan": "lai-chau-2021-2025", "colour": "red",
		"units": [
			{"id": "12", "level": "province"},
			{"id": "12", "level": "province"},
			{"id": "d1", "level": "huyện", "parent": "13"},
			{"id": "d2", "level": "district", "parent": "d3"},
			{"id": "d3", "level": "district", "parent": "d2"},
			{"level": "commune", "parent": "12"}
		],
		"reports": [
			{"unit": "12", "period": "2024", "figures": {"venues": "1.234,5", "venues-committed": 1e400, "venues-inspected": -3, "pilot-model": 2, "karaoke": 1, "cases": true}},
			{"unit": "12", "unit": "d1", "period": "2024-13", "figures": {}},
			{"unit": "d9", "period": "2024", "figures": {}},
			{"unit": "12", "period": "2024", "figures": {}},
			{"unit": "12", "figures": {}}
		],
		"on": "31/12/2024"
	}`
	_, err := report.ParseWorkbook([]byte(document), library())
	assert.ElementsMatch(t, []string{
		"reports[1].unit duplicate-key",
		"colour unknown-key",
		"on bad-date",
		"units[1].id duplicate-id",
		"units[2].level unknown-kind",
		"units[2].parent unknown-parent",
		"units[3].parent unit-cycle",
		"units[5].id missing-key",
		"reports[0].figures.venues figure-syntax",
		"reports[0].figures.venues-committed figure-syntax",
		"reports[0].figures.venues-inspected figure-negative",
		"reports[0].figures.pilot-model flag-value",
		"reports[0].figures.karaoke unknown-measure",
		"reports[0].figures.cases wrong-type",
		"reports[1].period bad-period",
		"reports[2].unit unknown-unit",
		"reports[3] duplicate-report",
		"reports[4].period missing-key",
	}, places(err))
}

// Where it is not known what the figures are judged by, everything else is
// checked all the same.
func TestAWrongPlanHidesNoOtherFault(t *testing.T) {
	rest := `,"units":[{"id":"a","level":"province","parent":"a"}],"reports":[{"unit":"b","period":"x","figures":{"venues":"1,5"}}]}`
	others := []string{
		"units[0].parent unit-cycle", "reports[0].unit unknown-unit",
		"reports[0].period bad-period", "reports[0].figures.venues figure-syntax",
	}
	for plan, fault := range map[string]string{
		`{"plan":"nowhere"`:                            "plan unknown-plan",
		`{"plan":"lai-chau-2021-2025","targets":[]`:    "plan exclusive-keys",
		`{"plan":null`:                                 "plan wrong-type",
		`{"on":"2024-01-01"`:                           "plan missing-key",
		`{"plan":"lai-chau-2021-2025","on":"tomorrow"`: "on bad-date",
	} {
		_, err := report.ParseWorkbook([]byte(plan+rest), library())
		assert.ElementsMatch(t, append([]string{fault}, others...), places(err), plan)
	}
}

func TestEveryFaultSpeaksBothLanguages(t *testing.T) {
	_, err := report.ParseWorkbook([]byte(`{"plan":"x","a":1,"on":5,"reports":[{"unit":"?","period":"?","figures":{"v":"1,5"}}]}`), library())
	var faults pcmd.Faults
	require.True(t, errors.As(err, &faults))
	for _, f := range faults {
		assert.NotEmpty(t, f.Message.Vi, f.Path)
		assert.NotEmpty(t, f.Message.En, f.Path)
		assert.NotEqual(t, f.Message.Vi, f.Message.En, f.Path)
	}
}

func TestALibraryWithoutPlansKnowsNone(t *testing.T) {
	document := []byte(`{"plan":"lai-chau-2021-2025","reports":[]}`)
	for name, l := range map[string]report.Library{
		"unset":      {},
		"finds none": {Plan: func(string) (*plan.Plan, error) { return nil, nil }},
	} {
		_, err := report.ParseWorkbook(document, l)
		assert.Equal(t, []string{"plan unknown-plan"}, places(err), name)
	}
}
