package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

func TestATargetStandsInTheColumnOfItsTime(t *testing.T) {
	s := fullScorecard(t, askedOf("lai-chau-2021-2025"), "p", "2024")
	for _, c := range []struct{ target, year, term string }{
		{"students-informed", "", "ít nhất 70 %"},
		{"media-occasions", "ít nhất 1", ""},
		{"venues-inspected", "ít nhất 80 %", ""},
		{"venues-inspected-ever", "", "ít nhất 100 %"},
	} {
		l := lineOf(t, s, c.target)
		assert.Equal(t, c.year, l.Promise(l.YearTarget, pcmd.Vietnamese), c.target)
		assert.Equal(t, c.term, l.Promise(l.TermTarget, pcmd.Vietnamese), c.target)
	}
	for _, l := range fullScorecard(t, askedOf("cao-bang-2024"), "p", "2024").Lines {
		assert.True(t, l.TermTarget.IsZero(), "a plan of one year has no target beyond it")
		assert.False(t, l.YearTarget.IsZero())
	}
}

func TestTheEndOfATermOfOneYearIsTheYear(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	target := &p.Groups[0].Targets[0]
	target.Scope = plan.EndOfTerm
	card := report.NewScorecard(p, nil, []report.Row{{Target: target.Computable()}})
	assert.True(t, card.Lines[0].TermTarget.IsZero())
	assert.True(t, card.Lines[0].YearTarget.Equal(target.Criterion))
}

func TestFrequencyAndSourceAreThoseOfTheIndicatorAndUnsetWhereUnknown(t *testing.T) {
	l := lineOf(t, fullScorecard(t, askedOf("cao-bang-2024"), "p", "2024"), "cases-prosecuted")
	assert.Equal(t, "6 tháng và năm (Cao Bằng)", l.Frequency.Vi)
	assert.Equal(t, "Thống kê vụ án, phối hợp với viện kiểm sát và tòa án (Cao Bằng)", l.DataSource.Vi)
	own := fullScorecard(t, strings.Replace(ofTarget(shareFormula, atLeast70), `"reports":[]`, `"reports":[`+reportOf("12", "2024", "")+`]`, 1), "12", "2024")
	require.NotEmpty(t, own.Lines)
	assert.True(t, own.Lines[0].Frequency.IsZero() && own.Lines[0].DataSource.IsZero())
}

func TestCumulativeFiguresAreThoseThatAddUpOverYears(t *testing.T) {
	document := askedOf("lai-chau-2021-2025",
		`p 2021 "tips-received":10,"tips-handled":5,"venues":10,"venues-inspected-ever":2,"venues-inspected":2,"students":10,"students-informed":9`,
		`p 2022 "tips-received":30,"tips-handled":30,"venues":10,"venues-inspected-ever":4,"venues-inspected":3,"students":10,"students-informed":9`)
	s := fullScorecard(t, document, "p", "2022")
	for target, want := range map[string]string{
		"tips-handled":          "87,50 %", // 35 of 40
		"venues-inspected-ever": "40,00 %", // counted as running already
		"venues-inspected":      "",        // the same venue may be inspected each year
		"students-informed":     "",        // the same pupil may be informed each year
		"crimes-handled-growth": "",
		"local-plans":           "",
		"media-occasions":       "",
	} {
		assert.Equal(t, want, lineOf(t, s, target).CumulativeFigure(pcmd.Vietnamese), target)
	}
	l := lineOf(t, fullScorecard(t, document, "p", "2023"), "tips-handled")
	assert.Equal(t, indicator.NoData, l.Cumulative.State, "a year is missing, and it is not zero")
	assert.Empty(t, lineOf(t, fullScorecard(t, document, "p", "2022-H1"), "tips-handled").Cumulative.State, "for whole years only")
	assert.Empty(t, lineOf(t, fullScorecard(t, document, "p", "2020"), "tips-handled").Cumulative.State, "before the term")
	assert.Empty(t, lineOf(t, fullScorecard(t, askedOf("cao-bang-2024"), "p", "2024"), "venues-committed").Cumulative.State, "a term of one year")
}

func TestAChangeIsTheExactDifference(t *testing.T) {
	document := askedOf("lai-chau-2021-2025",
		`p 2023 "students":3,"students-informed":1,"crimes-handled":5`, `p 2024 "students":7,"students-informed":5,"crimes-handled":6`)
	s := fullScorecard(t, document, "p", "2024")
	change := lineOf(t, s, "students-informed").Change
	assert.Equal(t, "2023", change.Period.String())
	assert.Equal(t, "800/21", change.Difference.String(), "500/7 − 100/3")
	assert.True(t, lineOf(t, s, "tips-handled").Change.Difference.IsZero(), "there is nothing to compare")
	before := lineOf(t, fullScorecard(t, document, "p", "2023"), "students-informed").Change
	assert.True(t, before.Difference.IsZero(), "nor before it")
	half := lineOf(t, fullScorecard(t, askedOf("lai-chau-2021-2025",
		`p 2023-H1 "students":2,"students-informed":1`, `p 2024-H1 "students":2,"students-informed":2`), "p", "2024-H1"), "students-informed")
	assert.Equal(t, "2023-H1", half.Change.Period.String(), "the same half a year earlier")
	assert.Contains(t, half.Sentence(pcmd.Vietnamese), "tăng 50 điểm phần trăm so với 6 tháng đầu năm 2023")
}

func TestProgressSaysWhatIsReachedAndLeftAndExtrapolatesNothing(t *testing.T) {
	s := fullScorecard(t, askedOf("lai-chau-2021-2025",
		`p 2024 "students":3,"students-informed":2,"venues":10,"venues-inspected":1,"staff-province":4,"staff-trained-province":4`), "p", "2024")
	p := lineOf(t, s, "students-informed").Progress
	assert.Equal(t, "200/3 70 10/3 1 2025-12-31", p.Reached.String()+" "+p.Required.String()+" "+p.Left.String()+" "+p.Count.String()+" "+p.Due.String())
	p = lineOf(t, s, "staff-trained-province").Progress
	assert.Equal(t, "100 70 0 0", p.Reached.String()+" "+p.Required.String()+" "+p.Left.String()+" "+p.Count.String())
	assert.True(t, lineOf(t, s, "venues-inspected").Progress.Required.IsZero(), "a target of the year")
	assert.True(t, lineOf(t, s, "tips-handled").Progress.Required.IsZero(), "no value, no progress")
}

func TestCountsTravelWithTheResult(t *testing.T) {
	s := fullScorecard(t, askedOf("lai-chau-2021-2025",
		`a 2024 "students":3,"students-informed":2,"programmes-integrated":1`, `b 2024 "students":4,"students-informed":1,"programmes-integrated":0`,
		`p 2023 "crimes-handled":5`, `p 2024 "crimes-handled":6`), "p", "2024")
	for target, want := range map[string]string{
		"students-informed": "3/7", "integration": "1/2", "crimes-handled-growth": "6/5", "tips-handled": "/",
	} {
		c := lineOf(t, s, target).Counts
		assert.Equal(t, want, c.Part.String()+"/"+c.Whole.String(), target)
	}
	assert.Equal(t, "Tố giác, tin báo, khiếu nại đã xử lý", lineOf(t, s, "tips-handled").Counts.Missing[0].Name.Vi)
}

func TestAScorecardRefusesWhatTheWorkbookDoesNotKnow(t *testing.T) {
	w := parseWorkbook(t, askedOf("lai-chau-2021-2025"))
	_, err := w.Scorecard(glossary(), "nobody", pcmd.YearOf(2024))
	assert.Equal(t, []string{". unknown-unit"}, places(err))
	s, err := w.Scorecard(glossary(), "p", pcmd.YearOf(2024), "tips-handled")
	require.NoError(t, err)
	assert.Len(t, s.Lines, 1)
	assert.Equal(t, "2024-12-20", s.On.String())
}
