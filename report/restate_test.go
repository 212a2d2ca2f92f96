package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

const restatedMeasures = `"measures": [{"id": "venues", "kind": "stock"}, {"id": "crimes", "kind": "flow"},
	{"id": "plan", "kind": "flag"}, {"id": "people", "kind": "distinct", "additive": false}],
	"targets": [
		{"id": "venues", "indicator": {"id": "venues", "formula": {"kind": "total", "of": ["venues"]}}},
		{"id": "crimes-growth", "indicator": {"id": "crimes-growth", "formula": {"kind": "growth", "of": ["crimes"]}}}]`

// districtBook is what Dương Kinh and Văn Bàn reported in 2024, by commune. Of
// Tân Thành, which was split, nothing is said.
var districtBook = `{` + restatedMeasures + `,
	"units": [
		{"id": "31", "level": "province"}, {"id": "309", "level": "district", "parent": "31"},
		{"id": "11683", "level": "commune", "parent": "309"}, {"id": "11686", "level": "commune", "parent": "309"},
		{"id": "11689", "level": "commune", "parent": "309"}, {"id": "11692", "level": "commune", "parent": "309"},
		{"id": "10", "level": "province"}, {"id": "089", "level": "district", "parent": "10"},
		{"id": "03061", "level": "commune", "parent": "089"}, {"id": "03067", "level": "commune", "parent": "089"}, {"id": "03073", "level": "commune", "parent": "089"},
		{"id": "03085", "level": "commune", "parent": "089"}],
	"reports": [
		{"unit": "03061", "period": "2024", "figures": {"venues": 1, "crimes": 10, "plan": 1, "people": 5}},
		{"unit": "03067", "period": "2024", "figures": {"venues": 2, "crimes": 20, "plan": 1, "people": 5}},
		{"unit": "03073", "period": "2024-H1", "figures": {"venues": 9, "crimes": 10}},
		{"unit": "03073", "period": "2024-H2", "figures": {"venues": 4, "crimes": 10}},
		{"unit": "03073", "period": "2024", "figures": {"plan": 0}},
		{"unit": "03085", "period": "2024", "figures": {"venues": 8, "people": 7, "plan": 0}},
		{"unit": "11689", "period": "2024", "figures": {"venues": 16}},
		{"unit": "089", "period": "2024", "figures": {"people": 12}}]}`

func date(s string) pcmd.Date { return pcmd.MustParseDate(s) }

func reform() *agency.Crosswalk {
	return agency.Vietnam().Crosswalk(date("2024-12-31"), date("2025-07-01"))
}

func restate(t *testing.T, document string, c *agency.Crosswalk) *report.Restatement {
	t.Helper()
	r, err := report.Restate(parseWorkbook(t, document), c)
	require.NoError(t, err)
	return r
}

// lines writes what is restated for a measure and period.
func lines(r *report.Restatement, measure, period string) []string {
	all := []string{}
	for _, f := range r.Figures {
		if f.Measure == measure && f.Period.String() == period {
			all = append(all, fmt.Sprintf("%s=%s", f.Unit.Code, f.Value))
		}
	}
	for _, o := range r.Open {
		if o.Measure == measure && o.Period.String() == period {
			var because []string
			for _, u := range o.Because {
				because = append(because, u.Code)
			}
			all = append(all, fmt.Sprintf("%s? %s: %s", o.Unit.Code, o.Doubt, strings.Join(because, ",")))
		}
	}
	for _, u := range r.Unplaced {
		if u.Measure == measure && u.Period.String() == period {
			all = append(all, fmt.Sprintf("%s! %s", u.Unit.Code, u.Value))
		}
	}
	return all
}

func TestAWorkbookIsRestatedByTheKindsOfItsMeasures(t *testing.T) {
	r := restate(t, districtBook, reform())
	assert.Equal(t, []string{"03061=7", "03085=8", "11689? split: 11689", "11692? split: 11689"}, lines(r, "venues", "2024"),
		"sums of whole units; a stock of the year is that of its last half")
	assert.Equal(t, []string{"03085=0", "03061? differ: 03061,03067,03073"}, lines(r, "plan", "2024"), "flags where all agree")
	assert.Equal(t, []string{"03085=7", "03061? not-additive: 03061,03067,03073", "089! 12"}, lines(r, "people", "2024"),
		"people who would be counted twice, for the same unit only; the district's have no place")
	assert.Equal(t, []string{"03061? silent: 03061,03067"}, lines(r, "crimes", "2024-H1"))
}

func TestTotalsBeforeAndAfterDifferByWhatIsOpen(t *testing.T) {
	r := restate(t, districtBook, reform())
	got := map[string]string{}
	for _, total := range r.Totals {
		got[total.Measure+" "+total.Period.String()] = fmt.Sprintf("%s = %s + %s", total.Reported, total.Restated, total.Open)
		assert.True(t, total.Reported.Equal(total.Restated.Add(total.Open)))
	}
	assert.Equal(t, map[string]string{
		"venues 2024": "31 = 15 + 16", "venues 2024-H1": "9 = 0 + 9", "venues 2024-H2": "4 = 0 + 4",
		"crimes 2024": "50 = 50 + 0", "crimes 2024-H1": "10 = 0 + 10", "crimes 2024-H2": "10 = 0 + 10",
	}, got, "nothing is added up that does not add up")
}

func TestTheRestatedWorkbookIsJudgedOnTheOtherMapAndSaysHowCompleteItIs(t *testing.T) {
	r := restate(t, districtBook, reform())
	w, err := r.Workbook()
	require.NoError(t, err)
	for unit, want := range map[string]string{"03061": "7 1/1", "03085": "8 1/1", "11689": " 0/1", "15": " 0/1", "31": " 0/1"} {
		rows, err := w.Evaluate(unit, pcmd.MustParsePeriod("2024"), "venues")
		require.NoError(t, err, unit)
		result := rows[0].Result
		assert.Equal(t, want, fmt.Sprintf("%s %d/%d", result.Exact, result.Coverage.Reported, result.Coverage.Expected), unit)
	}
	before, err := parseWorkbook(t, districtBook).Evaluate("089", pcmd.MustParsePeriod("2024"), "venues")
	require.NoError(t, err)
	assert.Equal(t, "15", before[0].Result.Exact.String(), "as reported and restated are two questions")
}

func TestAProvinceWhoseCommunesAreNotAllListedIsNotMadeOfThoseThatAre(t *testing.T) {
	r := restate(t, districtBook, reform())
	for _, u := range r.Units() {
		assert.NotContains(t, []string{"15", "31"}, u.Parent, u.ID)
	}
}

func TestARestatedSumSaysHowCompleteItIs(t *testing.T) {
	h, err := agency.ParseHierarchy([]byte(`{"format": "pcmd-hierarchy/1", "units": [
		{"code": "P", "level": "province", "name": {"vi": "P", "en": "P"}},
		{"code": "a", "level": "commune", "name": {"vi": "a", "en": "a"}, "parent": "P", "until": "2025-06-30"},
		{"code": "b", "level": "commune", "name": {"vi": "b", "en": "b"}, "parent": "P", "until": "2025-06-30"},
		{"code": "c", "level": "commune", "name": {"vi": "c", "en": "c"}, "parent": "P"},
		{"code": "ab", "level": "commune", "name": {"vi": "ab", "en": "ab"}, "parent": "P", "from": "2025-07-01"}],
		"changes": [{"kind": "merged", "on": "2025-07-01", "from": ["a", "b"], "into": [{"code": "ab"}]}]}`))
	require.NoError(t, err)
	r := restate(t, `{`+restatedMeasures+`, "units": [{"id": "P", "level": "province"}, {"id": "a", "level": "commune", "parent": "P"},
		{"id": "b", "level": "commune", "parent": "P"}, {"id": "c", "level": "commune", "parent": "P"}],
		"reports": [{"unit": "a", "period": "2024", "figures": {"venues": 1}}, {"unit": "b", "period": "2024", "figures": {"venues": 2}}]}`,
		h.Crosswalk(date("2024-12-31"), date("2025-07-01")))
	w, err := r.Workbook()
	require.NoError(t, err)
	rows, err := w.Evaluate("P", pcmd.MustParsePeriod("2024"), "venues")
	require.NoError(t, err)
	assert.Equal(t, "3", rows[0].Result.Exact.String())
	assert.Equal(t, indicator.Coverage{Reported: 1, Expected: 2}, rows[0].Result.Coverage)
	assert.True(t, rows[0].Result.Provisional)
}

// laterBook is what the new commune of Võ Lao reported in 2025.
const laterBook = `{` + restatedMeasures + `,
	"units": [{"id": "15", "level": "province"}, {"id": "03061", "level": "commune", "parent": "15"}, {"id": "03085", "level": "commune", "parent": "15"}],
	"reports": [{"unit": "03061", "period": "2025", "figures": {"crimes": 60}}]}`

func TestGrowthIsAskedAcrossTheTwoMaps(t *testing.T) {
	r := restate(t, districtBook, reform())
	w := parseWorkbook(t, laterBook)
	growth := func() indicator.Result {
		rows, err := w.Evaluate("03061", pcmd.MustParsePeriod("2025"), "crimes-growth")
		require.NoError(t, err)
		return rows[0].Result
	}
	assert.Equal(t, indicator.NoData, growth().State, "without a base")
	require.NoError(t, r.Enter(w.Table))
	assert.Equal(t, "20", growth().Exact.String(), "60 after 10 + 20 + 20")

	target, found := w.Table.Set().Target("crimes-growth")
	require.True(t, found)
	rests := r.RestsOn(target, "03061", pcmd.MustParsePeriod("2025"))
	require.Len(t, rests, 1)
	assert.Equal(t, "2024", rests[0].Period.String())
	assert.Len(t, rests[0].Parts, 3)
	assert.False(t, report.IsEstimated(rests))
	assert.Empty(t, r.RestsOn(target, "03061", pcmd.MustParsePeriod("2026")), "nothing is restated for 2026 or 2025")
	assert.Empty(t, r.RestsOn(target, "nobody", pcmd.MustParsePeriod("2025")))
}

func TestWhatRestsOnSharesIsEstimatedAllTheWay(t *testing.T) {
	share, err := agency.ParseShare("1/2")
	require.NoError(t, err)
	c, err := reform().With([]agency.GivenShare{{From: "11689", Into: "11689", Share: share}, {From: "11689", Into: "11692", Share: share}})
	require.NoError(t, err)
	document := strings.Replace(districtBook, `"reports": [`, `"reports": [
		{"unit": "11683", "period": "2024", "figures": {"venues": 1}}, {"unit": "11686", "period": "2024", "figures": {"venues": 1}},`, 1)
	c, err = c.With([]agency.GivenShare{{From: "11692", Into: "11689", Share: share}, {From: "11692", Into: "11692", Share: share}})
	require.NoError(t, err)
	r := restate(t, strings.Replace(document, `{"unit": "11689",`, `{"unit": "11692", "period": "2024", "figures": {"venues": 3}}, {"unit": "11689",`, 1), c)
	w, err := r.Workbook()
	require.NoError(t, err)
	target, _ := w.Table.Set().Target("venues")
	year := pcmd.MustParsePeriod("2024")
	assert.True(t, report.IsEstimated(r.RestsOn(target, "11689", year)), "Hưng Đạo: 1 + 1 + 8 + 2")
	assert.True(t, report.IsEstimated(r.RestsOn(target, "31", year)))
	assert.False(t, report.IsEstimated(r.RestsOn(target, "15", year)))
	assert.Contains(t, lines(r, "venues", "2024"), "11689=12")
}

func TestAProvincesOwnFigureStaysItsOwn(t *testing.T) {
	r := restate(t, `{`+restatedMeasures+`, "units": [{"id": "06", "level": "province"}, {"id": "19", "level": "province"}, {"id": "10", "level": "province"}],
		"reports": [{"unit": "06", "period": "2024", "figures": {"venues": 3, "plan": 1}}, {"unit": "19", "period": "2024", "figures": {"venues": 4, "plan": 1}},
			{"unit": "10", "period": "2024", "figures": {"venues": 5}}]}`, reform())
	assert.Equal(t, []string{"19=7", "15? silent: 15"}, lines(r, "venues", "2024"))
	assert.Equal(t, []string{"19=1"}, lines(r, "plan", "2024"))
	w, err := r.Workbook()
	require.NoError(t, err)
	rows, err := w.Evaluate("19", pcmd.MustParsePeriod("2024"), "venues")
	require.NoError(t, err)
	assert.Equal(t, "7", rows[0].Result.Exact.String())
}

func TestAUnitThatTheMapDoesNotHaveIsAFault(t *testing.T) {
	w := parseWorkbook(t, `{`+restatedMeasures+`, "units": [{"id": "x", "level": "province"}, {"id": "10", "level": "province"}, {"id": "y", "level": "province"}], "reports": []}`)
	_, err := report.Restate(w, reform())
	assert.Equal(t, []string{"units unknown-unit", "units unknown-unit"}, places(err))
	r, err := report.Restate(w, agency.Vietnam().Crosswalk(date("2026-01-01"), date("2024-01-01")))
	assert.Nil(t, r)
	assert.Len(t, places(err), 3, "the code 10 has ended")
}

func TestAWorkbookWithoutFiguresIsRestatedToNone(t *testing.T) {
	r := restate(t, `{`+restatedMeasures+`, "units": [{"id": "04", "level": "province"}], "reports": []}`, reform())
	assert.Empty(t, r.Figures)
	assert.Empty(t, r.Totals)
	w, err := r.Workbook()
	require.NoError(t, err)
	assert.Len(t, r.Units(), 1)
	assert.NotNil(t, w)
}
