package report_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func scorecard(t *testing.T, document, unit, period string) report.Scorecard {
	t.Helper()
	w := parseWorkbook(t, document)
	rows, err := w.Evaluate(unit, pcmd.MustParsePeriod(period))
	require.NoError(t, err)
	return report.NewScorecard(w.Plan, catalog.Indicators(), rows)
}

func lineOf(t *testing.T, s report.Scorecard, target string) report.Line {
	t.Helper()
	for _, l := range s.Lines {
		if l.Row.Target.ID == target {
			return l
		}
	}
	require.Fail(t, "no line", target)
	return report.Line{}
}

func TestAScorecardHasALineForEveryRowInOrder(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	s := scorecard(t, `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province","name":"Cao Bằng"}],"reports":[]}`, "04", "2024")
	assert.Equal(t, "Cao Bằng", s.Unit.Name)
	assert.Equal(t, "2024", s.Period.String())
	require.Len(t, s.Lines, len(p.Targets()))
	for i, target := range p.Targets() {
		l := s.Lines[i]
		assert.Equal(t, i+1, l.Order)
		assert.Equal(t, target.Title, l.Indicator)
		assert.Equal(t, target.Unit, l.Unit)
		assert.Equal(t, "630/KH-UBND", l.Source.Document, "the source names the plan")
		assert.Equal(t, target.Citation.Clause, l.Source.Clause)
		assert.True(t, target.Criterion.Equal(l.Criterion))
	}
}

func TestALineWritesFigureAndTargetAsPeopleDo(t *testing.T) {
	document := `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province"},{"id":"c1","level":"commune","parent":"04"}],"reports":[
		{"unit":"04","period":"2024","figures":{"students":"20000","students-informed":"13999","venue-register":1,"cases":0,"cases-prosecuted":0,
			"venues":44,"venues-committed":45}},
		{"unit":"04","period":"2024-01","figures":{"media-items":"1234"}}]}`
	s := scorecard(t, document, "04", "2024")
	for _, c := range []struct{ target, vi, en, targetVi, targetEn string }{
		{"students-informed", "70,00 %", "70.00 %", "ít nhất 100 %", "at least 100 %"},
		{"media-items", "1.234", "1,234", "ít nhất 1", "at least 1"}, // whole: no decimals
		{"venue-register", "có", "yes", "có", "yes"},
		{"cases-prosecuted", "không phát sinh", "not applicable", "ít nhất 100 %", "at least 100 %"},
		{"venues-committed", "số liệu không hợp lệ", "invalid", "ít nhất 100 %", "at least 100 %"},
		{"hotspots-cleared", "thiếu số liệu", "no data", "ít nhất 100 %", "at least 100 %"},
	} {
		l := lineOf(t, s, c.target)
		assert.Equal(t, c.vi, l.Figure(pcmd.Vietnamese))
		assert.Equal(t, c.en, l.Figure(pcmd.English))
		assert.Equal(t, c.targetVi, l.Target(pcmd.Vietnamese))
		assert.Equal(t, c.targetEn, l.Target(pcmd.English))
	}
}

func TestALineWritesBandsFractionsAndNo(t *testing.T) {
	band := scorecard(t, workbookOf("", reportOf("12", "2024", `"crimes-handled":108`), reportOf("12", "2023", `"crimes-handled":100`)), "12", "2024")
	growth := lineOf(t, band, "crimes-handled-growth")
	assert.Equal(t, "8,00 %", growth.Figure(pcmd.Vietnamese))
	assert.Equal(t, "từ 3 đến 5 %", growth.Target(pcmd.Vietnamese))
	assert.Equal(t, indicator.Exceeded, growth.Result.Verdict)

	half := `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"},{"id":"f","kind":"flag"}],"targets":[
		{"id":"ratio","indicator":{"id":"i","formula":{"kind":"ratio","numerator":["n"],"denominator":["d"],"per":"1"}}},
		{"id":"register","indicator":{"id":"j","formula":{"kind":"flag","of":["f"]}},"criterion":{"op":"yes"}}],
		"reports":[` + reportOf("12", "2024", `"n":5,"d":2,"f":0`) + `]}`
	s := scorecard(t, half, "12", "2024")
	ratio, register := lineOf(t, s, "ratio"), lineOf(t, s, "register")
	assert.Equal(t, "2,50", ratio.Figure(pcmd.Vietnamese))
	assert.Empty(t, ratio.Target(pcmd.Vietnamese), "nothing was promised")
	assert.Empty(t, ratio.Result.Verdict)
	assert.Equal(t, "không", register.Figure(pcmd.Vietnamese))
	assert.Equal(t, "no", register.Figure(pcmd.English))
}

func TestThePercentSignFollowsNumbersOnly(t *testing.T) {
	l := report.Line{Unit: pcmd.Text{Vi: "%", En: "%"}}
	assert.Empty(t, l.Target(pcmd.Vietnamese), "nothing was promised")
	l.Criterion.Op = indicator.Yes
	assert.Equal(t, "có", l.Target(pcmd.Vietnamese))
	l.Criterion = indicator.NewCriterion(indicator.AtLeast, decimal.New(705, -1))
	assert.Equal(t, "ít nhất 70,5 %", l.Target(pcmd.Vietnamese))
	assert.Equal(t, "at least 70.5 %", l.Target(pcmd.English))
}

func TestWithoutAPlanLinesAreNamedAfterTheirIndicators(t *testing.T) {
	document := `{"measures":[{"id":"venues","kind":"stock"},{"id":"venues-committed","kind":"stock"}],"targets":[
		{"id":"a","indicator":{"id":"venues-committed","formula":{"kind":"share","numerator":["venues-committed"],"denominator":["venues"]}},"criterion":{"op":"at-least","value":"100"}},
		{"id":"b","indicator":{"id":"of-our-own","formula":{"kind":"total","of":["venues"]}}}],
		"reports":[{"unit":"089","period":"2023","figures":{"venues":"44","venues-committed":"44"}}]}`
	s := scorecard(t, document, "089", "2023")
	require.Len(t, s.Lines, 2)
	assert.Equal(t, "Tỷ lệ cơ sở ký cam kết", s.Lines[0].Indicator.Vi)
	assert.Equal(t, "100,00 %", s.Lines[0].Figure(pcmd.Vietnamese))
	assert.Equal(t, pcmd.Text{Vi: "b", En: "b"}, s.Lines[1].Indicator, "for want of a name, the id")
	assert.Equal(t, "44", s.Lines[1].Figure(pcmd.Vietnamese))
	assert.True(t, s.Lines[0].Source.IsZero(), "no clause sets the target")
}

func TestAScorecardOfNoRowsIsEmpty(t *testing.T) {
	assert.Empty(t, report.NewScorecard(nil, nil, nil).Lines)
}
