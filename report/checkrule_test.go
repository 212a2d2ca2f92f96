package report_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func rulesOf(rules ...string) []byte { return []byte(`{"rules":[` + strings.Join(rules, ",") + `]}`) }

func TestParseCheckRulesRefusesWithCodeAndPath(t *testing.T) {
	for _, c := range []struct {
		name, document string
		want           []string
	}{
		{"nothing", ``, []string{". syntax"}},
		{"a list", `[]`, []string{". wrong-type"}},
		{"no rules", `{}`, []string{"rules missing-key"}},
		{"a rule that is none", `{"rules":[1]}`, []string{"rules[0] wrong-type"}},
		{"no keys", `{"rules":[{}]}`, []string{"rules[0].code missing-key", "rules[0].kind missing-key", "rules[0].severity missing-key"}},
		{"unknown words", `{"rules":[{"code":"a","kind":"b","severity":"c"}]}`, []string{"rules[0].kind unknown-kind", "rules[0].severity unknown-kind"}},
		{"no sides", `{"rules":[{"code":"a","kind":"parts-add-up","severity":"error"}]}`, []string{"rules[0].part missing-key", "rules[0].whole missing-key"}},
		{"empty sides", `{"rules":[{"code":"a","kind":"parts-add-up","severity":"error","part":[],"whole":[]}]}`, []string{"rules[0].part empty-terms", "rules[0].whole empty-terms"}},
		{"sides that are no lists", `{"rules":[{"code":"a","kind":"parts-add-up","severity":"error","part":"cases","whole":{}}]}`, []string{"rules[0].part wrong-type", "rules[0].whole wrong-type"}},
		{
			"unknown measures", `{"rules":[{"code":"a","kind":"part-not-above-whole","severity":"error","part":["cases","x"],"whole":[{"measure":"y","times":"2"}]},
				{"code":"b","kind":"jump","severity":"error","measures":["z"],"threshold":1,"periods":2}]}`,
			[]string{"rules[0].part[1] unknown-measure", "rules[0].whole[0].measure unknown-measure", "rules[1].measures[0] unknown-measure"},
		},
		{"sides where there are none", `{"rules":[{"code":"a","kind":"children-add-up","severity":"error","part":["cases"]}]}`, []string{"rules[0].part unknown-key"}},
		{"measures beside sides", `{"rules":[{"code":"a","kind":"parts-add-up","severity":"error","part":["cases"],"whole":["cases"],"measures":["cases"]}]}`, []string{"rules[0].measures unknown-key"}},
		{"no measure", `{"rules":[{"code":"a","kind":"children-add-up","severity":"error","measures":[]}]}`, []string{"rules[0].measures empty-terms"}},
		{"a measure of another kind", `{"rules":[{"code":"a","kind":"running-not-falling","severity":"error","measures":["cases"]}]}`, []string{"rules[0].measures[0] measure-kind"}},
		{"a jump without its numbers", `{"rules":[{"code":"a","kind":"jump","severity":"error"}]}`, []string{"rules[0].threshold missing-key", "rules[0].periods missing-key"}},
		{"numbers out of range", `{"rules":[{"code":"a","kind":"jump","severity":"error","threshold":-1,"least":"-0.5","periods":1}]}`, []string{
			"rules[0].threshold out-of-range", "rules[0].least out-of-range", "rules[0].periods out-of-range",
		}},
		{"not a number", `{"rules":[{"code":"a","kind":"jump","severity":"error","threshold":"1,5","periods":4}]}`, []string{"rules[0].threshold figure-syntax"}},
		{"codes that are none or stand twice", `{"rules":[{"code":"a b","kind":"children-add-up","severity":"error"},
			{"code":"c","kind":"children-add-up","severity":"error"},{"code":"c","kind":"children-add-up","severity":"error"}]}`,
			[]string{"rules[0].code bad-id", "rules[2].code duplicate-id"}},
		{"a citation without its reading", `{"rules":[{"code":"a","kind":"children-add-up","severity":"error","citation":{"clause":"I"}}]}`, []string{"rules[0].citation.reading missing-key"}},
		{"an unknown key", `{"rules":[],"measures":[]}`, []string{"measures unknown-key"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rules, err := report.ParseCheckRules([]byte(c.document), catalog.Measures())
			assert.Nil(t, rules)
			assert.ElementsMatch(t, c.want, places(err))
			var faults pcmd.Faults
			require.True(t, errors.As(err, &faults))
			for _, f := range faults {
				assert.NotEqual(t, f.Message.Vi, f.Message.En)
			}
		})
	}
}

func TestARuleDocumentIsReadWhole(t *testing.T) {
	rules, err := report.ParseCheckRules(rulesOf(
		`{"code":"a","kind":"jump","severity":"warning","measures":["cases"],"threshold":"3.5","least":2,"periods":6,
			"citation":{"document":"1/KH","clause":"I","reading":"stated"}}`,
		`{"code":"b","kind":"part-not-above-whole","severity":"error","part":["cases"],"whole":["cases",{"measure":"banners","times":"0.5"}]}`,
	), catalog.Measures())
	require.NoError(t, err)
	require.Len(t, rules, 2)
	assert.Equal(t, report.Jump, rules[0].Kind)
	assert.Equal(t, []string{"cases"}, rules[0].Measures)
	assert.Equal(t, "3.5 2 6", rules[0].Threshold.String()+" "+rules[0].Least.String()+" 6")
	assert.Equal(t, 6, rules[0].Periods)
	assert.Equal(t, "1/KH, I", rules[0].Citation.String())
	assert.Equal(t, report.SeverityError, rules[1].Severity)
	assert.Equal(t, "banners", rules[1].Whole[1].Measure)
	assert.Equal(t, "0.5", rules[1].Whole[1].Times.String())
}

func TestWithoutMeasuresARuleMayNameAny(t *testing.T) {
	rules, err := report.ParseCheckRules(rulesOf(`{"code":"a","kind":"parts-add-up","severity":"error","part":["x"],"whole":["y"]}`), nil)
	require.NoError(t, err)
	assert.Len(t, rules, 1)
}

func TestStandardChecksAreInCanonicalLayoutAndAboutTheCatalogue(t *testing.T) {
	name := filepath.Join("data", "checks.json")
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, string(document.Layout(data)), string(data))
	rules, err := report.ParseCheckRules(data, catalog.Measures())
	require.NoError(t, err, "every measure is one of the catalogue")
	assert.Equal(t, rules, report.StandardChecks())
}

func TestStandardChecksBelongToTheCaller(t *testing.T) {
	report.StandardChecks()[0].Part[0].Measure = "changed"
	assert.Equal(t, "venues-lodging", report.StandardChecks()[0].Part[0].Measure)
}

func TestEveryKindOfCheckAndSeverityHasItsWord(t *testing.T) {
	assert.Len(t, report.CheckKinds(), 7)
	for _, d := range report.CheckKinds() {
		var kind report.CheckKind
		require.NoError(t, kind.UnmarshalText([]byte(d.Key)))
		assert.True(t, kind.Valid())
		assert.NotEqual(t, kind.Label().Vi, kind.Label().En)
	}
	assert.Len(t, report.Severities(), 2)
	for _, d := range report.Severities() {
		var severity report.Severity
		require.NoError(t, severity.UnmarshalText([]byte(d.Key)))
		assert.True(t, severity.Valid())
		assert.NotEqual(t, severity.Label().Vi, severity.Label().En)
	}
	var kind report.CheckKind
	assert.Equal(t, []string{". unknown-kind"}, places(kind.UnmarshalText([]byte("sum"))))
	_, err := report.CheckKind("sum").MarshalText()
	assert.Error(t, err)
	var severity report.Severity
	assert.Equal(t, []string{". unknown-kind"}, places(severity.UnmarshalText([]byte("fatal"))))
	_, err = report.Severity("fatal").MarshalText()
	assert.Error(t, err)
}

func FuzzParseCheckRules(f *testing.F) {
	f.Add(`{"rules":[{"code":"a","kind":"jump","severity":"warning","measures":["cases"],"threshold":"3.5","least":2,"periods":6}]}`)
	f.Add(`{"rules":[{"code":"b","kind":"part-not-above-whole","severity":"error","part":["cases"],"whole":[{"measure":"banners","times":"0.5"}]}]}`)
	f.Add(`{"rules":[{"code":1,"kind":"parts-add-up","part":{},"whole":[[]]}]}`)
	w, err := report.ParseWorkbook([]byte(workbookOf("", reportOf("12", "2023", `"cases":9,"banners":1`), reportOf("12", "2024", `"cases":1,"banners":1`))), library())
	require.NoError(f, err)
	measures := catalog.Measures()
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := report.ParseCheckRules([]byte(text), measures)
		if err != nil {
			assert.Nil(t, rules)
			assert.NotEmpty(t, places(err))
			return
		}
		for _, f := range (report.Checker{Rules: rules}).Check(w.Table) {
			assert.True(t, f.Kind.Valid() && f.Severity.Valid() && f.Code != "")
			assert.False(t, f.Difference.IsNegative())
		}
	})
}
