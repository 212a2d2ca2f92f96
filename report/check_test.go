package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func glossary() report.Glossary {
	return report.Glossary{Measures: catalog.Measures(), Indicators: catalog.Indicators()}
}

// threeUnits is a province over two districts.
const threeUnits = `{"id":"p","level":"province"},{"id":"a","level":"district","parent":"p","name":"A"},{"id":"b","level":"district","parent":"p","name":"B"}`

// found writes findings as "period unit code difference".
func found(findings []report.CheckFinding) []string {
	all := []string{}
	for _, f := range findings {
		all = append(all, fmt.Sprintf("%s %s %s %s", f.Period, f.Unit, f.Code, f.Difference))
	}
	return all
}

// checked checks reports under the plan of Lai Châu; a report is "unit period
// figures".
func checked(t *testing.T, reports ...string) []report.CheckFinding {
	t.Helper()
	var all []string
	for _, r := range reports {
		words := strings.SplitN(r, " ", 3)
		all = append(all, reportOf(words[0], words[1], words[2]))
	}
	return parseWorkbook(t, workbookOf(threeUnits, all...)).Check(glossary())
}

func TestEveryRuleFindsWhatItIsForAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		name    string
		reports []string
		want    []string
	}{
		{"24 and 20 are 44", []string{`a 2023 "venues":44,"venues-lodging":24,"venues-karaoke-massage":20`}, nil},
		{"24 and 21 are not 44", []string{`a 2023 "venues":44,"venues-lodging":24,"venues-karaoke-massage":21`}, []string{"2023 a venues-by-kind 1"}},
		{"nor are 24 and 19", []string{`a 2023 "venues":44,"venues-lodging":24,"venues-karaoke-massage":19`}, []string{"2023 a venues-by-kind 1"}},
		{"an unreported part proves nothing", []string{`a 2023 "venues":44,"venues-lodging":24`}, nil},
		{"a missing figure is not zero", []string{`a 2023 "venues":44,"venues-lodging":24,"venues-karaoke-massage":null`}, nil},

		{"a part may be its whole", []string{`a 2024 "students":100,"students-informed":100`}, nil},
		{"a part is not above its whole", []string{`a 2024 "students":100,"students-informed":"100.5"`}, []string{"2024 a part-not-above-whole.students-informed 0.5"}},
		{"also where the plan has no such target", []string{`a 2024 "cases":1,"cases-prosecuted":2`}, []string{"2024 a part-not-above-whole.cases-prosecuted 1"}},
		{"a part found above in the halves is not found again in the year", []string{
			`a 2024-H1 "cases":1,"cases-prosecuted":2`, `a 2024-H2 "cases":0,"cases-prosecuted":0`, `a 2024 "venues":1`,
		}, []string{"2024-H1 a part-not-above-whole.cases-prosecuted 1"}},
		{"a part of the year against the whole of the halves is", []string{
			`a 2024-H1 "cases":1`, `a 2024-H2 "cases":1`, `a 2024 "cases-prosecuted":3`,
		}, []string{"2024 a part-not-above-whole.cases-prosecuted 1"}},
		{"units are not compared with one another", []string{`a 2024 "students":1`, `b 2024 "students-informed":2,"students":3`}, nil},

		{"a numerator without its denominator", []string{`a 2024 "students-informed":5`}, []string{"2024 a denominator-reported.students-informed 0"}},
		{"a denominator may stand alone", []string{`a 2024 "students":5`}, nil},
		{"a denominator from the parts of the period is one", []string{`a 2024-H2 "students":9`, `a 2024 "students-informed":5`}, nil},
		{"so is one from all units below", []string{`p 2024 "students-informed":5`, `a 2024 "students":4`, `b 2024 "students":4`}, nil},
		{"not one from some of them", []string{`p 2024 "students-informed":5`, `a 2024 "students":4`}, []string{"2024 p denominator-reported.students-informed 0"}},
		{"a numerator that the unit has only from below is theirs to explain", []string{`a 2024 "students-informed":5`, `b 2024 "students-informed":5,"students":9`}, []string{
			"2024 a denominator-reported.students-informed 0",
		}},

		{"the year may be above its half", []string{`a 2024-H1 "media-items":5`, `a 2024 "media-items":6`}, nil},
		{"the year is not below its half", []string{`a 2024-H1 "media-items":7`, `a 2024 "media-items":6`}, []string{"2024 a period-not-below-parts 1"}},
		{"nor below the sum of half, quarter and month", []string{
			`a 2024-H1 "media-items":2`, `a 2024-Q3 "media-items":2`, `a 2024-11 "media-items":3`, `a 2024 "media-items":6`,
		}, []string{"2024 a period-not-below-parts 1"}},
		{"a half stands for its own quarters", []string{
			`a 2024-H1 "media-items":5`, `a 2024-Q1 "media-items":4`, `a 2024-Q2 "media-items":4`, `a 2024 "media-items":6`,
		}, []string{"2024-H1 a period-not-below-parts 3"}},
		{"different ones of two halves may be the same", []string{`a 2024-H1 "venues-inspected":5,"venues":9`, `a 2024-H2 "venues-inspected":5,"venues":9`, `a 2024 "venues-inspected":5`}, nil},
		{"but not more in a half than in the year", []string{`a 2024-H1 "people-supported":6,"people-in-need-eligible":9`, `a 2024 "people-supported":5,"people-in-need-eligible":9`},
			[]string{"2024 a period-not-below-parts 1"}},
		{"a stock may fall within the year", []string{`a 2024-H1 "venues":50`, `a 2024 "venues":40`}, nil},

		{"a running total may stay", []string{`a 2022 "venues-inspected-ever":9,"venues":9`, `a 2023 "venues-inspected-ever":9,"venues":9`}, nil},
		{"a running total does not fall", []string{`a 2022 "venues-inspected-ever":9,"venues":9`, `a 2024-H1 "venues-inspected-ever":8,"venues":9`}, []string{"2024-H1 a running-not-falling 1"}},
		{"it is held against the last one before", []string{
			`a 2021 "venues-inspected-ever":9,"venues":9`, `a 2022 "venues-inspected-ever":7,"venues":9`, `a 2023 "venues-inspected-ever":8,"venues":9`,
		}, []string{"2022 a running-not-falling 2"}},
		{"a term begins anew", []string{`a 2020 "venues-inspected-ever":9,"venues":9`, `a 2021 "venues-inspected-ever":1,"venues":9`}, nil},

		{"a figure like those before", []string{
			`a 2020 "banners":100`, `a 2021 "banners":110`, `a 2022 "banners":90`, `a 2023 "banners":105`, `a 2024 "banners":125`,
		}, nil},
		{"a figure far from those before", []string{ // median 102.5, deviations 2.5 2.5 7.5 12.5: 5 × 5 = 25
			`a 2020 "banners":100`, `a 2021 "banners":110`, `a 2022 "banners":90`, `a 2023 "banners":105`, `a 2024 "banners":"127.6"`,
		}, []string{"2024 a jump 25.1"}},
		{"as far down", []string{
			`a 2020 "banners":100`, `a 2021 "banners":110`, `a 2022 "banners":90`, `a 2023 "banners":105`, `a 2024 "banners":77`,
		}, []string{"2024 a jump 25.5"}},
		{"exactly at the threshold", []string{
			`a 2020 "banners":100`, `a 2021 "banners":110`, `a 2022 "banners":90`, `a 2023 "banners":105`, `a 2024 "banners":"127.5"`,
		}, nil},
		{"three periods are no history", []string{`a 2021 "banners":100`, `a 2022 "banners":100`, `a 2023 "banners":100`, `a 2024 "banners":900`}, nil},
		{"periods of another length are none either", []string{
			`a 2020 "banners":100`, `a 2021 "banners":100`, `a 2022 "banners":100`, `a 2023-H1 "banners":100`, `a 2024 "banners":900`,
		}, nil},
		{"nor are later ones", []string{
			`a 2020 "banners":900`, `a 2021 "banners":100`, `a 2022 "banners":100`, `a 2023 "banners":100`, `a 2024 "banners":100`,
		}, nil},
		{"small numbers do not jump", []string{
			`a 2020 "banners":0`, `a 2021 "banners":0`, `a 2022 "banners":0`, `a 2023 "banners":0`, `a 2024 "banners":9`,
		}, nil},
		{"after steady ones larger numbers do", []string{
			`a 2020 "banners":0`, `a 2021 "banners":0`, `a 2022 "banners":0`, `a 2023 "banners":0`, `a 2024 "banners":10`,
		}, []string{"2024 a jump 10"}},

		{"units below add up", []string{`p 2024 "venues":9`, `a 2024 "venues":4`, `b 2024 "venues":5`}, nil},
		{"units below do not add up", []string{`p 2024 "venues":9`, `a 2024 "venues":4`, `b 2024 "venues":6`}, []string{"2024 p children-add-up 1"}},
		{"units below that have not all reported prove nothing by a lower sum", []string{`p 2024 "venues":9`, `a 2024 "venues":8`}, nil},
		{"units below that have not all reported are too many already", []string{`p 2024 "venues":9`, `a 2024 "venues":40`}, []string{"2024 p children-add-up 31"}},
		{"halves of the units against the year of the one above", []string{
			`p 2024 "cases":9`, `a 2024-H1 "cases":4`, `a 2024-H2 "cases":1`, `b 2024 "cases":5`,
		}, []string{"2024 p children-add-up 1"}},
		{"what was found in a half is not found again in the year", []string{
			`p 2024-H1 "cases":9`, `a 2024-H1 "cases":4`, `b 2024-H1 "cases":4`, `p 2024-H2 "cases":0`, `a 2024-H2 "cases":0`, `b 2024-H2 "cases":0`, `p 2024 "venues":1`,
		}, []string{"2024-H1 p children-add-up 1"}},
		{"flags are not added up", []string{`p 2024 "pilot-model":1`, `a 2024 "pilot-model":1`, `b 2024 "pilot-model":1`}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == nil {
				c.want = []string{}
			}
			assert.Equal(t, c.want, found(checked(t, c.reports...)))
		})
	}
}

func TestFindingsStandByPeriodThenUnitFromTheTopThenRule(t *testing.T) {
	wrong := `"students":1,"students-informed":2,"venues":3,"venues-lodging":1,"venues-karaoke-massage":1,"cases-prosecuted":1`
	got := found(checked(t, `b 2024 `+wrong, `a 2023 `+wrong, `p 2024 `+wrong, `a 2024 `+wrong))
	assert.Equal(t, []string{
		"2023 a venues-by-kind 1", "2023 a part-not-above-whole.students-informed 1", "2023 a denominator-reported.cases-prosecuted 0",
		"2024 p venues-by-kind 1", "2024 p children-add-up 2", "2024 p children-add-up 1", "2024 p children-add-up 3",
		"2024 p children-add-up 1", "2024 p children-add-up 1", "2024 p children-add-up 1",
		"2024 p part-not-above-whole.students-informed 1", "2024 p denominator-reported.cases-prosecuted 0",
		"2024 a venues-by-kind 1", "2024 a part-not-above-whole.students-informed 1", "2024 a denominator-reported.cases-prosecuted 0",
		"2024 b venues-by-kind 1", "2024 b part-not-above-whole.students-informed 1", "2024 b denominator-reported.cases-prosecuted 0",
	}, got)
}

func TestAFindingNamesUnitPeriodMeasuresValuesAndRuleInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		reports []string
		vi, en  string
		figures string
	}{
		{
			[]string{`a 2023 "venues":1044,"venues-lodging":24,"venues-karaoke-massage":1021`},
			"“Cơ sở lưu trú” (24) và “Cơ sở karaoke và massage” (1.021), cộng lại là 1.045, không bằng “Cơ sở dễ phát sinh mại dâm” (1.044) (chênh lệch 1)",
			"“Lodgings” (24) and “Karaoke and massage venues” (1,021), together 1,045, does not equal “Venues at risk” (1,044) (difference 1)",
			"a 2023 venues-lodging 24; a 2023 venues-karaoke-massage 1021; a 2023 venues 1044",
		},
		{
			[]string{`a 2024 "students":1000,"students-informed":"1000.5"`},
			"“Học sinh, sinh viên được tuyên truyền” (1.000,5) lớn hơn “Học sinh, sinh viên thuộc diện tuyên truyền” (1.000) (chênh lệch 0,5)",
			"“Students informed” (1,000.5) is above “Students within the plan's scope” (1,000) (difference 0.5)",
			"a 2024 students-informed 1000.5; a 2024 students 1000",
		},
		{
			[]string{`a 2024 "students-informed":1500`},
			"có “Học sinh, sinh viên được tuyên truyền” (1.500) nhưng thiếu “Học sinh, sinh viên thuộc diện tuyên truyền” nên không tính được tỷ lệ",
			"“Students informed” (1,500) is there and “Students within the plan's scope” is missing, so there is no share",
			"a 2024 students-informed 1500; a 2024 students missing",
		},
		{
			[]string{`a 2024-H1 "media-items":2`, `a 2024-Q3 "media-items":2`, `a 2024-11 "media-items":3`, `a 2024 "media-items":6`},
			"“Tin, bài về phòng, chống mại dâm”: năm 2024 (6) thấp hơn 7, là tổng đã báo cáo của 6 tháng đầu năm 2024 (2), quý III năm 2024 (2) và tháng 11 năm 2024 (3)",
			"“News items on preventing prostitution”: 2024 (6) is below 7, the sum reported for the first half of 2024 (2), the third quarter of 2024 (2) and November 2024 (3)",
			"a 2024 media-items 6; a 2024-H1 media-items 2; a 2024-Q3 media-items 2; a 2024-11 media-items 3",
		},
		{
			[]string{`a 2024-02 "venues-inspected":6`, `a 2024 "venues-inspected":5,"venues":9`, `a 2024-06 "venues":9`, `a 2024-02 "venues":9`},
			"“Cơ sở đã được kiểm tra”: năm 2024 (5) thấp hơn 6, là số lớn nhất đã báo cáo trong tháng 02 năm 2024 (6)",
			"“Venues inspected”: 2024 (5) is below 6, the largest number reported for February 2024 (6)",
			"a 2024 venues-inspected 5; a 2024-02 venues-inspected 6",
		},
		{
			[]string{`a 2022 "venues-inspected-ever":9,"venues":9`, `a 2023-H1 "venues-inspected-ever":8,"venues":9`},
			"“Cơ sở đã kiểm tra từ đầu giai đoạn”: số lũy kế đến hết 6 tháng đầu năm 2023 (8) thấp hơn số đến hết năm 2022 (9) (chênh lệch 1)",
			"“Venues inspected since the term began”: the running total to the end of the first half of 2023 (8) is below that to the end of 2022 (9) (difference 1)",
			"a 2023-H1 venues-inspected-ever 8; a 2022 venues-inspected-ever 9",
		},
		{
			[]string{`a 2020 "banners":1000`, `a 2021 "banners":1003`, `a 2022 "banners":1002`, `a 2023 "banners":1001`, `a 2024 "banners":10010`},
			"“Băng rôn, áp phích và khẩu hiệu đã treo”: năm 2024 (10.010) lệch 9.008,5 so với trung vị 1.001,5 của 4 kỳ trước; độ lệch tuyệt đối trung vị là 1, ngưỡng 5 lần",
			"“Banners and posters put up”: 2024 (10,010) is 9,008.5 away from the median 1,001.5 of the 4 periods before; their median absolute deviation is 1, the threshold 5 times",
			"a 2024 banners 10010; a 2020 banners 1000; a 2021 banners 1003; a 2022 banners 1002; a 2023 banners 1001",
		},
		{
			[]string{`p 2024 "venues":1200`, `a 2024 "venues":600`, `b 2024 "venues":601`},
			"“Cơ sở dễ phát sinh mại dâm”: đơn vị tự báo cáo 1.200, tổng của 2 đơn vị trực thuộc là 1.201 (chênh lệch 1)",
			"“Venues at risk”: the unit itself reported 1,200, the 2 units below it add up to 1,201 (difference 1)",
			"p 2024 venues 1200; a 2024 venues 600; b 2024 venues 601",
		},
	} {
		t.Run(c.en, func(t *testing.T) {
			// Two reports of one unit and period are one.
			reports := map[string]int{}
			var merged []string
			for _, r := range c.reports {
				words := strings.SplitN(r, " ", 3)
				key := words[0] + " " + words[1]
				if i, ok := reports[key]; ok {
					merged[i] += "," + words[2]
					continue
				}
				reports[key] = len(merged)
				merged = append(merged, r)
			}
			findings := checked(t, merged...)
			require.Len(t, findings, 1)
			assert.Equal(t, pcmd.Text{Vi: c.vi, En: c.en}, findings[0].Message)
			assert.Equal(t, c.figures, figuresOf(findings[0]))
			assert.True(t, findings[0].Severity.Valid() && findings[0].Kind.Valid())
			assert.True(t, findings[0].Citation.Reading.Valid())
		})
	}
}

func figuresOf(f report.CheckFinding) string {
	var all []string
	for _, c := range f.Figures {
		value := c.Value.String()
		if c.Missing {
			value = "missing"
		}
		all = append(all, fmt.Sprintf("%s %s %s %s", c.Unit, c.Period, c.Measure, value))
	}
	return strings.Join(all, "; ")
}

func TestTheKindsOfVenueAreStatedAndOtherRulesOurs(t *testing.T) {
	for _, r := range append(report.StandardChecks(), report.ShareChecks(catalog.Indicators())...) {
		want := pcmd.Interpreted
		if r.Code == "venues-by-kind" {
			want = pcmd.Stated
			assert.Equal(t, "van-ban-2023, đoạn 3, câu 1", r.Citation.String())
		}
		assert.Equal(t, want, r.Citation.Reading, r.Code)
	}
}

func TestEveryShareOfTheCatalogueHasItsTwoRules(t *testing.T) {
	rules := map[pcmd.Code]report.CheckRule{}
	for _, r := range report.ShareChecks(catalog.Indicators()) {
		rules[r.Code] = r
	}
	shares := 0
	for _, i := range catalog.Indicators() {
		share, ok := i.Formula.(indicator.Share)
		if !ok {
			continue
		}
		shares++
		for kind, severity := range map[report.CheckKind]report.Severity{
			report.PartNotAboveWhole: report.SeverityError, report.DenominatorReported: report.SeverityWarning,
		} {
			r := rules[pcmd.Code(string(kind)+"."+i.ID)]
			assert.Equal(t, kind, r.Kind)
			assert.Equal(t, severity, r.Severity)
			assert.Equal(t, share.Numerator, r.Part)
			assert.Equal(t, share.Denominator, r.Whole)
			assert.Equal(t, i.Citation, r.Citation)
		}
	}
	assert.Len(t, rules, 2*shares)
	assert.Positive(t, shares)
}

func TestTermsThatCountSeveralTimesAreWeighed(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024", `"venues":44,"venues-lodging":20,"banners":5`)))
	rules, err := report.ParseCheckRules([]byte(`{"rules":[{"code":"x","kind":"parts-add-up","severity":"error",
		"part":["venues-lodging",{"measure":"banners","times":"2"}],"whole":["venues"]}]}`), catalog.Measures())
	require.NoError(t, err)
	findings := report.Checker{Rules: rules}.Check(w.Table)
	require.Len(t, findings, 1)
	assert.Equal(t, "14", findings[0].Difference.String())
	assert.Equal(t, "“Cơ sở lưu trú” (20) và 2 × “Băng rôn, áp phích và khẩu hiệu đã treo” (5), cộng lại là 30, không bằng “Cơ sở dễ phát sinh mại dâm” (44) (chênh lệch 14)", findings[0].Message.Vi)
}

func TestOneQuestionIsAskedOnceAndUnknownMeasuresArePassedOver(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024", `"cases":1,"cases-prosecuted":2`)))
	sides := report.CheckRule{
		Code: "first", Kind: report.PartNotAboveWhole, Severity: report.SeverityWarning,
		Part: indicator.Of("cases-prosecuted"), Whole: indicator.Of("cases"),
	}
	again, unknown, unset, never := sides, sides, sides, sides
	again.Code = "again"
	unknown.Whole = indicator.Of("nothing")
	unset.Kind = ""
	// What counts zero times is not what counts once: without a part nothing is above the whole.
	never.Part = []indicator.Term{{Measure: "cases-prosecuted", Times: decimal.Zero}}
	got := report.Checker{Rules: []report.CheckRule{never, unset, unknown, sides, again}}.Check(w.Table)
	require.Len(t, got, 1)
	assert.EqualValues(t, "first", got[0].Code)
	assert.Equal(t, "“Vụ án đã điều tra, truy tố, xét xử” (2) lớn hơn “Vụ án liên quan đến mại dâm” (1) (chênh lệch 1)", got[0].Message.Vi)
}

func TestWithoutNamesMeasuresAreCalledByTheirIDs(t *testing.T) {
	w := parseWorkbook(t, `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"}],"targets":[
		{"id":"t","indicator":{"id":"i","formula":{"kind":"share","numerator":["n"],"denominator":["d"]}}}],
		"reports":[`+reportOf("12", "2024", `"n":2,"d":1`)+`]}`)
	got := w.Check(report.Glossary{})
	require.Len(t, got, 1)
	assert.EqualValues(t, "part-not-above-whole.i", got[0].Code)
	assert.Equal(t, "“n” (2) lớn hơn “d” (1) (chênh lệch 1)", got[0].Message.Vi)
}

func TestARuleMayLookAtSomeMeasuresOnly(t *testing.T) {
	w := parseWorkbook(t, workbookOf("", reportOf("12", "2024-H1", `"cases":9,"banners":9`), reportOf("12", "2024", `"cases":1,"banners":1`)))
	rule := report.CheckRule{Code: "x", Kind: report.PeriodNotBelowParts, Severity: report.SeverityError, Measures: []string{"banners"}}
	got := report.Checker{Rules: []report.CheckRule{rule}}.Check(w.Table)
	require.Len(t, got, 1)
	assert.Equal(t, "banners", got[0].Figures[0].Measure)
}

func TestAYearReportedFarBelowIsHeldAgainstTheHalvesAbove(t *testing.T) {
	units := `{"id":"p","level":"province"},{"id":"d","level":"district","parent":"p"},{"id":"c","level":"commune","parent":"d"}`
	w := parseWorkbook(t, workbookOf(units, reportOf("p", "2024-H1", `"cases":1`), reportOf("p", "2024-H2", `"cases":1`), reportOf("c", "2024", `"cases":3`)))
	assert.Equal(t, []string{"2024 p children-add-up 1"}, found(w.Check(glossary())))
}

func TestACleanWorkbookHasNoFindings(t *testing.T) {
	assert.Empty(t, checked(t))
	assert.Nil(t, report.Checker{}.Check(parseWorkbook(t, workbookOf("")).Table))
}

func TestTheMedianIsExact(t *testing.T) {
	// Halves of odd sums, and digits that no float holds.
	w := parseWorkbook(t, workbookOf("",
		reportOf("12", "2020", `"banners":"999999999999999.000001"`), reportOf("12", "2021", `"banners":"999999999999999.000002"`),
		reportOf("12", "2022", `"banners":"999999999999999.000001"`), reportOf("12", "2023", `"banners":"999999999999999.000002"`),
		reportOf("12", "2024", `"banners":"999999999999999.000004"`)))
	rule := report.CheckRule{Kind: report.Jump, Severity: report.SeverityWarning, Threshold: decimal.NewFromInt(4), Periods: 4}
	got := report.Checker{Rules: []report.CheckRule{rule}}.Check(w.Table)
	require.Len(t, got, 1)
	assert.Equal(t, "0.0000025", got[0].Difference.String())
	rule.Threshold = decimal.NewFromInt(5)
	assert.Empty(t, report.Checker{Rules: []report.CheckRule{rule}}.Check(w.Table))
}
