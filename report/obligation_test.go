package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func obligations(t *testing.T, id string, units []indicator.Unit, period string) []report.Obligation {
	t.Helper()
	all, err := report.Obligations(catalogPlan(t, id), units, report.Calendar{}, pcmd.MustParsePeriod(period))
	require.NoError(t, err)
	return all
}

// inLine writes an obligation as the documents do: who, for which period, to whom,
// through whom, by when, asked or ordered, on a condition or not.
func inLine(o report.Obligation) string {
	who := o.Body
	if o.Unit.ID != "" {
		who += " " + o.Unit.ID
	}
	marks := ""
	if o.Mandate == agency.Requested {
		marks += " requested"
	}
	if o.IsConditional() {
		marks += " conditional"
	}
	return fmt.Sprintf("%s: %s → %s via %s by %s%s (%s)", o.Period, who, strings.Join(o.To, "+"), o.Via, o.LastDay, marks, o.Citation.Clause)
}

func inLines(all []report.Obligation) []string {
	var text []string
	for _, o := range all {
		text = append(text, inLine(o))
	}
	return text
}

// Read in the document: its last paragraph for all bodies, and item 1.
func TestWhoOwesWhatInCaoBang(t *testing.T) {
	got := inLines(obligations(t, "cao-bang-2024", []indicator.Unit{{ID: "04", Level: pcmd.Province}, {ID: "045", Level: pcmd.District}, {ID: "049", Level: pcmd.District}}, "2024"))
	var want []string
	for _, due := range [][2]string{{"2024-H1", "2024-06-14"}, {"2024", "2024-12-14"}} {
		for _, who := range []string{
			"labour-department", "province-police", "border-guard", "health-department", "info-comm-department", "culture-department",
			"education-department", "justice-department", "province-newspaper", "province-broadcaster",
			"district-people-committees 045", "district-people-committees 049",
			"province-procuracy*", "province-court*", "province-front*", "province-front-member-organisations*",
		} {
			via, marks := "labour-department", ""
			if who == via {
				via = ""
			}
			if strings.HasSuffix(who, "*") {
				who, marks = strings.TrimSuffix(who, "*"), " requested"
			}
			want = append(want, fmt.Sprintf("%s: %s → province-people-committee via %s by %s%s (đoạn kết)", due[0], who, via, due[1], marks))
		}
	}
	want = append(want, ": labour-department → province-people-committee+province-steering-committee+ministry-labour via  by  (IV.1, gạch 1)")
	assert.Equal(t, want, got)
}

func TestWhoOwesWhatInLaiChau(t *testing.T) {
	got := inLines(obligations(t, "lai-chau-2021-2025", []indicator.Unit{{ID: "105", Level: pcmd.District}}, "2023-H1"))
	assert.Equal(t, []string{
		"2023-H1: province-departments → province-people-committee via labour-department by  (đoạn kết, câu 1)",
		"2023-H1: district-people-committees 105 → province-people-committee via labour-department by  (đoạn kết, câu 1)",
		": labour-department → province-people-committee+ministry-labour via  by  (V.1, gạch 5)",
		": province-police → labour-department via  by  (V.2, gạch 3, câu 2)",
		": province-procuracy →  via  by  requested (V.11, đoạn 1)",
		": province-court →  via  by  requested (V.11, đoạn 1)",
		": province-departments →  via  by  conditional (đoạn kết, câu 2)",
		": district-people-committees 105 →  via  by  conditional (đoạn kết, câu 2)",
	}, got)
	assert.Len(t, obligations(t, "lai-chau-2021-2025", nil, "2021/2025"), 5*2*2+6, "five years, two periods, two bodies")
}

func TestWhoOwesWhatInBacKan(t *testing.T) {
	assert.Equal(t, []string{": labour-department → province-people-committee-chair via  by  (V.1.d)"}, inLines(obligations(t, "bac-kan-2021-2025", nil, "2022")))
}

func TestWhoOwesWhatInDuongKinh(t *testing.T) {
	wards := report.UnitsOf(agency.Vietnam().At(pcmd.MustParseDate("2024-06-01")), "308")
	require.NotEmpty(t, wards)
	all := obligations(t, "duong-kinh-2024", wards, "2024")
	perPeriod := map[string]int{}
	requested := map[string]bool{}
	conditional := 0
	for _, o := range all {
		perPeriod[o.Period.String()]++
		assert.True(t, o.Instant.IsZero(), "no day is printed")
		if o.Mandate == agency.Requested {
			requested[o.Body] = true
		}
		if o.IsConditional() {
			conditional++
		}
	}
	communes := 0
	for _, u := range wards {
		if u.Level == pcmd.Commune {
			communes++
		}
	}
	require.Positive(t, communes)
	assert.Equal(t, 1+communes, perPeriod["2024-H1"], "the divisions together, and each ward")
	assert.Equal(t, 1+communes, perPeriod["2024"])
	assert.Equal(t, 1+communes, conditional, "difficulties, if any arise")
	assert.Equal(t, map[string]bool{"district-procuracy": true, "district-court": true, "district-women-union": true, "district-labour-federation": true}, requested)
	assert.Equal(t, 5+communes+4+2+1+communes, perPeriod[""], "items V.1 twice, 2, 4, 6 and 8 of each ward, V.9 twice two bodies, V.10 twice, difficulties")
}

func TestAPeriodOutsideTheTermOwesNothingAndIsRefused(t *testing.T) {
	for _, period := range []string{"2023", "2025-H1", "2023/2024"} {
		_, err := report.Obligations(catalogPlan(t, "cao-bang-2024"), nil, report.Calendar{}, pcmd.MustParsePeriod(period))
		assert.Equal(t, []string{". out-of-range"}, places(err), period)
	}
	_, err := report.Obligations(catalogPlan(t, "cao-bang-2024"), nil, report.Calendar{}, pcmd.Period{})
	assert.Equal(t, []string{". out-of-range"}, places(err))
}

func TestObligationsFollowTheCalendar(t *testing.T) {
	units := []indicator.Unit{{ID: "045", Level: pcmd.District}}
	all, err := report.Obligations(catalogPlan(t, "cao-bang-2024"), units, report.Calendar{Stages: []report.Stage{{Level: pcmd.District, Earlier: 4}}}, pcmd.MustParsePeriod("2024-H1"))
	require.NoError(t, err)
	for _, o := range all {
		switch {
		case o.Period.IsZero():
		case o.Unit.ID != "":
			assert.Equal(t, "2024-06-10", o.LastDay.String())
		default:
			assert.Equal(t, "2024-06-14", o.LastDay.String(), "a department is no unit of a level")
		}
	}
}

func TestAConditionalReportThatAClauseAsksForIsListedOnce(t *testing.T) {
	p := catalogPlan(t, "lai-chau-2021-2025")
	clause := p.Reporting[0]
	clause.Frequency, clause.Condition, clause.Citation.Clause = "unspecified", pcmd.NewText("nếu có vướng mắc", "if difficulties arise"), "đoạn kết, câu 2"
	p.Reporting = append(p.Reporting, clause)
	all, err := report.Obligations(p, nil, report.Calendar{}, pcmd.MustParsePeriod("2023"))
	require.NoError(t, err)
	conditional := 0
	for _, o := range all {
		if o.IsConditional() {
			conditional++
			assert.NotEmpty(t, o.To, "that of the clause, which names to whom")
		}
	}
	assert.Equal(t, 2, conditional, "departments and districts")
}

func TestWhatClosingClausesOfAllBodiesMeanIsOurReading(t *testing.T) {
	for _, o := range obligations(t, "cao-bang-2024", nil, "2024") {
		assert.Equal(t, o.Citation.Clause == "đoạn kết", o.Citation.Reading == pcmd.Interpreted, inLine(o))
	}
}

// In Dương Kinh four targets have a reporter, three of whom report on less or on
// other things; no other plan names a reporter for a target. (The national
// programme is there in part only, without its clauses.)
func TestTargetsWithoutAReporterAndGapsAreListed(t *testing.T) {
	for _, id := range catalog.IDs() {
		p := catalogPlan(t, id)
		all, findings := report.ReportersOf(p)
		require.Len(t, all, len(p.Targets()))
		named := map[string][]string{}
		for _, r := range all {
			for _, clause := range r.Clauses {
				named[r.Target.ID] = append(named[r.Target.ID], clause.From)
			}
		}
		var gaps []string
		none := 0
		for _, f := range findings {
			assert.Equal(t, p.Name(), f.Citation.Document)
			if f.Code == report.CodeNoReporter {
				none++
				continue
			}
			gaps = append(gaps, f.Citation.Clause)
		}
		if p.Partial.IsZero() {
			assert.Equal(t, len(all)-len(named), none, id)
		} else {
			assert.Zero(t, none, "of what is held in part it is not known who reports")
		}
		slices.Sort(gaps)
		if id != "duong-kinh-2024" {
			assert.Empty(t, named, id)
			continue
		}
		assert.Equal(t, map[string][]string{
			"venues-inspected":            {"culture-info-division"},
			"students-informed":           {"education-division"},
			"support-accessed":            {"district-women-union"},
			"industrial-workers-informed": {"district-labour-federation"},
		}, named)
		assert.Equal(t, []string{"V.10, gạch 3", "V.4, gạch 5", "V.6, gạch 1"}, gaps)
	}
}

func TestUnitsOfAMapStandFromTheTop(t *testing.T) {
	m := agency.Vietnam().At(pcmd.MustParseDate("2024-06-01"))
	units := report.UnitsOf(m, "308")
	require.NotEmpty(t, units)
	assert.Equal(t, "308", units[0].ID)
	assert.Empty(t, units[0].Parent)
	_, err := indicator.NewTree(units)
	assert.NoError(t, err)
	assert.Empty(t, report.UnitsOf(m, "999"))
}
