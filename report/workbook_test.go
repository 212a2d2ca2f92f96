package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// reportOf is one report of a document.
func reportOf(unit, period, figures string) string {
	return `{"unit":"` + unit + `","period":"` + period + `","figures":{` + figures + `}}`
}

// workbookOf is a workbook of the plan of Lai Châu.
func workbookOf(units string, reports ...string) string {
	if units != "" {
		units = `"units":[` + units + `],`
	}
	return `{"plan":"lai-chau-2021-2025",` + units + `"reports":[` + strings.Join(reports, ",") + `]}`
}

func unitIDs(w *report.Workbook) []string {
	ids := []string{}
	for _, u := range w.Units() {
		ids = append(ids, u.ID)
	}
	return ids
}

func periodNames(w *report.Workbook) []string {
	names := []string{}
	for _, p := range w.Periods() {
		names = append(names, p.String())
	}
	return names
}

func TestByDefaultTheUnitsWithoutAParentAreAsked(t *testing.T) {
	for _, c := range []struct {
		name, document string
		want           []string
	}{
		{"without units, that of the reports", workbookOf("", reportOf("12", "2024", ""), reportOf("12", "2023", "")), []string{"12"}},
		{"without units and reports, none", workbookOf(""), []string{}},
		{
			"in the order of the document",
			workbookOf(`{"id":"z","level":"district","parent":"y"},{"id":"y","level":"province"},{"id":"a","level":"province"}`),
			[]string{"y", "a"},
		},
		{"also units that reported nothing", workbookOf(`{"id":"a","level":"province"},{"id":"b","level":"province"}`, reportOf("b", "2024", "")), []string{"a", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, unitIDs(parseWorkbook(t, c.document)))
		})
	}
}

func TestByDefaultTheYearsAmongTheReportsAreAsked(t *testing.T) {
	for _, c := range []struct {
		name    string
		periods string
		want    []string
	}{
		{"years, each once and in order", "2024 2022 2023", []string{"2022", "2023", "2024"}},
		{"years only, where there are any", "2024-H1 2023 2024-01 2021/2025 2024-Q3", []string{"2023"}},
		{"otherwise all periods, in order", "2024-Q3 2024-01 2021/2025 2024-H1", []string{"2021/2025", "2024-H1", "2024-01", "2024-Q3"}},
		{"a span is not a year", "2024/2024", []string{"2024/2024"}},
		{"none without reports", "", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var reports []string
			for _, p := range strings.Fields(c.periods) {
				reports = append(reports, reportOf("12", p, ""), reportOf("13", p, ""))
			}
			units := `{"id":"12","level":"province"},{"id":"13","level":"province"}`
			assert.Equal(t, c.want, periodNames(parseWorkbook(t, workbookOf(units, reports...))))
		})
	}
}

func TestPeriodsBelongToTheCaller(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024-01", ""), reportOf("12", "2024-02", "")))
	w.Periods()[0] = pcmd.Period{}
	assert.Equal(t, []string{"2024-01", "2024-02"}, periodNames(w))
}

func TestAWorkbookBringsAPlanOrTargetsOfItsOwn(t *testing.T) {
	w := parseWorkbook(t, workbookOf(""))
	require.NotNil(t, w.Plan)
	assert.Equal(t, "lai-chau-2021-2025", w.Plan.ID)

	w = parseWorkbook(t, ofTarget(shareFormula, atLeast70))
	assert.Nil(t, w.Plan)
	assert.Len(t, w.Table.Set().Targets(), 1)
}

func TestTheDayOfAskingIsThatOfTheDocument(t *testing.T) {
	assert.True(t, parseWorkbook(t, workbookOf("")).On.IsZero())
	w := parseWorkbook(t, `{"plan":"lai-chau-2021-2025","reports":[],"on":"2024-12-20"}`)
	assert.Equal(t, "2024-12-20", w.On.String())
}

func TestEveryTargetHasARowAlsoWithoutData(t *testing.T) {
	p := catalogPlan(t, "lai-chau-2021-2025")
	rows := evaluate(t, workbookOf("", reportOf("12", "2024", "")), "12", "2024")
	require.Len(t, rows, len(p.Targets()))
	for i, target := range p.Targets() {
		assert.Equal(t, target.ID, rows[i].Target.ID, "in the order of the plan")
		assert.Equal(t, "12", rows[i].Unit.ID)
		assert.Equal(t, "2024", rows[i].Period.String())
		assert.NotEqual(t, indicator.Computed, rows[i].Result.State)
		assert.Empty(t, rows[i].Result.Value())
		assert.True(t, rows[i].Result.Exact.IsZero() && rows[i].Result.Shortfall.IsZero())
		assert.Contains(t, []indicator.Verdict{indicator.NotAssessable, indicator.NotApplicable}, rows[i].Result.Verdict)
	}
}

func TestOnlyTheTargetsAskedForHaveARow(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024", "")))
	rows, err := w.Evaluate("12", pcmd.YearOf(2024), "venues-inspected", "tips-handled")
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Equal(t, "venues-inspected", rows[0].Target.ID)
	assert.Equal(t, "tips-handled", rows[1].Target.ID)
}

func TestEvaluateRefusesWhatItDoesNotKnow(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024", "")))
	for _, c := range []struct {
		unit    string
		period  pcmd.Period
		targets []string
		want    []string
	}{
		{"13", pcmd.YearOf(2024), nil, []string{". unknown-unit"}},
		{"", pcmd.YearOf(2024), nil, []string{". unknown-unit"}},
		{"12", pcmd.Period{}, nil, []string{". bad-period"}},
		{"12", pcmd.YearOf(2024), []string{"tips-handled", "nothing"}, []string{". unknown-target"}},
		{"13", pcmd.Period{}, []string{"nothing"}, []string{". unknown-unit", ". unknown-target", ". bad-period"}},
	} {
		rows, err := w.Evaluate(c.unit, c.period, c.targets...)
		assert.Nil(t, rows)
		assert.ElementsMatch(t, c.want, places(err))
	}
}

// answer is a result as the contract writes it.
type answer struct {
	state     indicator.State
	value     string
	exact     string
	verdict   indicator.Verdict
	shortfall string
}

func answerOf(r indicator.Result) answer {
	return answer{r.State, r.Value(), r.Exact.String(), r.Verdict, r.Shortfall.String()}
}

func TestSharesAreJudgedExactlyAndNeverGuessed(t *testing.T) {
	for _, c := range []struct {
		name, numerator, denominator string
		want                         answer
	}{
		{"69.995 % is shown as 70.00 and not met", "13999", "20000", answer{indicator.Computed, "70.00", "13999/200", indicator.NotMet, "1"}},
		{"70 % is met", "14000", "20000", answer{indicator.Computed, "70.00", "70", indicator.Met, "0"}},
		{"none is a number", "0", "20000", answer{indicator.Computed, "0.00", "0", indicator.NotMet, "14000"}},
		{"a part above its whole is invalid", "45", "44", answer{indicator.Invalid, "", "", indicator.NotAssessable, ""}},
		{"nothing of nothing is not applicable", "0", "0", answer{indicator.Inapplicable, "", "", indicator.NotApplicable, ""}},
		{"something of nothing is invalid", "1", "0", answer{indicator.Invalid, "", "", indicator.NotAssessable, ""}},
		{"a missing part is not zero", "null", "20000", answer{indicator.NoData, "", "", indicator.NotAssessable, ""}},
		{"a missing whole is not zero", "13999", "null", answer{indicator.NoData, "", "", indicator.NotAssessable, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			document := strings.Replace(ofTarget(shareFormula, atLeast70), `"reports":[]`,
				`"reports":[`+reportOf("12", "2024", `"n":`+c.numerator+`,"d":`+c.denominator)+`]`, 1)
			rows := evaluate(t, document, "12", "2024")
			require.Len(t, rows, 1)
			assert.Equal(t, c.want, answerOf(rows[0].Result))
		})
	}
}

func TestAPromiseIsPendingUntilItsDayAndOnlyWhereADayIsAsked(t *testing.T) {
	document := workbookOf("", reportOf("12", "2024", `"students":20000,"students-informed":13999`))
	for on, want := range map[string]indicator.Verdict{
		"":           indicator.NotMet,
		"2024-12-20": indicator.Pending,
		"2025-12-30": indicator.Pending,
		"2025-12-31": indicator.NotMet, // the plan's promise is due then
		"2026-01-01": indicator.NotMet,
	} {
		asked := document
		if on != "" {
			asked = strings.Replace(document, `{"plan"`, `{"on":"`+on+`","plan"`, 1)
		}
		rows, err := parseWorkbook(t, asked).Evaluate("12", pcmd.YearOf(2024), "students-informed")
		require.NoError(t, err)
		assert.Equal(t, answer{indicator.Computed, "70.00", "13999/200", want, "1"}, answerOf(rows[0].Result), on)
	}
}

func TestFiguresOfUnitsBelowAndOfPartsOfTheYearAddUp(t *testing.T) {
	units := `{"id":"12","level":"province"},{"id":"d1","level":"district","parent":"12"},{"id":"d2","level":"district","parent":"12"}`
	document := workbookOf(units,
		reportOf("d1", "2024-H1", `"tips-received":"10","tips-handled":"9"`),
		reportOf("d1", "2024-H2", `"tips-received":"5","tips-handled":"5"`),
		reportOf("d2", "2024", `"tips-received":"7"`)) // without its part: left out of both
	rows, err := parseWorkbook(t, document).Evaluate("12", pcmd.YearOf(2024), "tips-handled")
	require.NoError(t, err)
	r := rows[0].Result
	assert.Equal(t, answer{indicator.Computed, "93.33", "280/3", indicator.NotMet, "1"}, answerOf(r))
	assert.Equal(t, indicator.Coverage{Reported: 1, Expected: 2}, r.Coverage)
	assert.True(t, r.Provisional)
}

func TestThePlansOwnMeasuresAndThoseOfTheLibraryCanBeReported(t *testing.T) {
	own := catalogPlan(t, "lai-chau-2021-2025")
	own.Measures = []indicator.Measure{{ID: "karaoke", Kind: indicator.Stock}}
	document := []byte(ofFigures(`"venues":1,"karaoke":-1`))
	find := func(string) (*plan.Plan, error) { return own, nil }

	_, err := report.ParseWorkbook(document, report.Library{Plan: find, Measures: catalog.Measures()})
	assert.Equal(t, []string{"reports[0].figures.karaoke figure-negative"}, places(err))

	_, err = report.ParseWorkbook(document, report.Library{Plan: find})
	assert.Contains(t, places(err), "reports[0].figures.venues unknown-measure", "a plan is not computable without its library")
	assert.Contains(t, places(err), "reports[0].figures.karaoke figure-negative")
}

func TestReportsOfOneUnitForSeveralPeriodsAreNoFault(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024", `"cases":1`), reportOf("12", "2024-H1", `"cases":1`), reportOf("12", "2023", `"cases":1`)))
	assert.Equal(t, []string{"2023", "2024"}, periodNames(w))
}

func TestNamesAreStoredComposed(t *testing.T) {
	decomposed := "La\u0300o Cai" // Lào Cai with the grave accent as a character of its own
	w := parseWorkbook(t, workbookOf(`{"id":"10","level":"province","name":"`+decomposed+`"}`))
	assert.Equal(t, "L\u00e0o Cai", w.Units()[0].Name)
}
