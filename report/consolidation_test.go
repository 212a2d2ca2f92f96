package report_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// accepted is version 1 of a report; figures are "measure=figure …".
func accepted(unit, period, figures string) report.AcceptedReport {
	r := report.AcceptedReport{ReportKey: report.ReportKey{Unit: unit, Period: pcmd.MustParsePeriod(period)}, Version: 1}
	for _, f := range strings.Fields(figures) {
		measure, figure, _ := strings.Cut(f, "=")
		r.Figures = append(r.Figures, report.Figure{Measure: measure, Value: number(figure)})
	}
	return r
}

// threeDistricts is a province over two districts, the first over two communes.
func threeDistricts() []indicator.Unit {
	return []indicator.Unit{
		{ID: "p", Level: pcmd.Province, Name: "Tỉnh"},
		{ID: "a", Level: pcmd.District, Parent: "p", Name: "Đông"}, {ID: "b", Level: pcmd.District, Parent: "p", Name: "Dương"},
		{ID: "c", Level: pcmd.Commune, Parent: "a", Name: "Ý"}, {ID: "d", Level: pcmd.Commune, Parent: "a", Name: "Ân"},
	}
}

func consolidated(t *testing.T, reports ...report.AcceptedReport) *report.Consolidation {
	t.Helper()
	c, err := report.Consolidate(report.AcceptedReports{
		Units: threeDistricts(), Measures: catalog.Measures(), Targets: catalogPlan(t, "lai-chau-2021-2025").Computable(), Reports: reports,
	})
	require.NoError(t, err)
	return c
}

func consolidatedReport(t *testing.T, c *report.Consolidation, unit, period string) report.ConsolidatedReport {
	t.Helper()
	r, err := c.Report(unit, pcmd.MustParsePeriod(period))
	require.NoError(t, err)
	return r
}

// written writes the figures of a report with where they come from.
func written(r report.ConsolidatedReport) (all []string) {
	for _, f := range r.Figures {
		var sources []string
		for _, s := range f.Sources {
			sources = append(sources, fmt.Sprintf("%s %s v%d %s", s.Unit, s.Period, s.Version, s.Value))
		}
		all = append(all, fmt.Sprintf("%s %s %s %d/%d [%s] missing %v", f.Measure, f.Value, f.Origin, f.Coverage.Reported, f.Coverage.Expected,
			strings.Join(sources, ", "), names(f.Missing)))
	}
	return all
}

func TestEveryFigureLeadsToTheReportsAndVersionsItIsMadeOf(t *testing.T) {
	second := accepted("d", "2024", "venues=4")
	second.Version = 2
	c := consolidated(t, accepted("c", "2024", "venues=3 cases=1"), second,
		accepted("b", "2024-H1", "cases=2"), accepted("b", "2024-H2", "cases=3 venues=9"), accepted("p", "2024", "staff-province=7 venue-register=1"))
	assert.Equal(t, []string{
		"staff-province 7 reported 3/3 [p 2024 v1 7] missing []",
		"venues 16 from-units 3/3 [c 2024 v1 3, d 2024 v2 4, b 2024-H2 v1 9] missing []",
		"cases 6 from-units 2/3 [c 2024 v1 1, b 2024-H1 v1 2, b 2024-H2 v1 3] missing [Ân]",
		"venue-register 1 reported 3/3 [p 2024 v1 1] missing []",
	}, sortedByMeasure(written(consolidatedReport(t, c, "p", "2024")), "staff-province", "venues ", "cases ", "venue-register"))
}

func TestHalfOfAYearIsNoSourceOfTheYearThatComesFromBelow(t *testing.T) {
	c := consolidated(t, accepted("a", "2024-H1", "cases=9"), accepted("c", "2024", "cases=1"), accepted("d", "2024", "cases=2"))
	assert.Equal(t, []string{"cases 3 from-units 2/3 [c 2024 v1 1, d 2024 v1 2] missing [Dương]"}, written(consolidatedReport(t, c, "p", "2024")))
}

func TestWhatIsMissingAreTheLeavesOfASilentBranch(t *testing.T) {
	c := consolidated(t, accepted("b", "2024", "cases=9"))
	assert.Equal(t, []string{"cases 9 from-units 1/3 [b 2024 v1 9] missing [Ân Ý]"}, written(consolidatedReport(t, c, "p", "2024")))
}

// sortedByMeasure puts what is written into the order of the prefixes.
func sortedByMeasure(lines []string, prefixes ...string) []string {
	at := func(line string) int {
		return slices.IndexFunc(prefixes, func(p string) bool { return strings.HasPrefix(line, p) })
	}
	slices.SortFunc(lines, func(a, b string) int { return at(a) - at(b) })
	return lines
}

func TestAConsolidatedReportSaysWhoIsMissingByName(t *testing.T) {
	input := report.AcceptedReports{Units: threeDistricts(), Measures: catalog.Measures(), Reports: []report.AcceptedReport{accepted("c", "2024", "cases=1")}}
	for _, c := range []struct {
		name     string
		expected []string
		exempt   []report.ReportKey
		missing  []string
		coverage indicator.Coverage
	}{
		{"everybody owes", nil, nil, []string{"Ân", "Dương", "Đông"}, indicator.Coverage{Reported: 1, Expected: 4}},
		{"communes owe", []string{"c", "d"}, nil, []string{"Ân"}, indicator.Coverage{Reported: 1, Expected: 2}},
		{"nobody owes", []string{}, nil, nil, indicator.Coverage{}},
		{"one is exempt", []string{"c", "d"}, []report.ReportKey{{Unit: "d", Period: pcmd.YearOf(2024)}}, nil, indicator.Coverage{Reported: 1, Expected: 1}},
		{"for another period", []string{"c", "d"}, []report.ReportKey{{Unit: "d", Period: pcmd.YearOf(2023)}}, []string{"Ân"}, indicator.Coverage{Reported: 1, Expected: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			input.Expected, input.Exempt = c.expected, c.exempt
			all, err := report.Consolidate(input)
			require.NoError(t, err)
			r := consolidatedReport(t, all, "p", "2024")
			assert.Equal(t, c.missing, names(r.Missing))
			assert.Equal(t, c.coverage, r.Coverage)
		})
	}
}

func TestAUnitsOwnFigureThatIsNotTheSumIsAFindingWithTheDifference(t *testing.T) {
	c := consolidated(t, accepted("p", "2024", "venues=20 cases=5"), accepted("a", "2024", "cases=2"), accepted("b", "2024", "venues=9 cases=3"),
		accepted("c", "2024", "venues=3"), accepted("d", "2024", "venues=4"))
	r := consolidatedReport(t, c, "p", "2024")
	require.Len(t, r.Findings, 1)
	assert.Equal(t, "4", r.Findings[0].Difference.String())
	assert.Equal(t, "p 2024 venues 20; a 2024 venues 7; b 2024 venues 9", figuresOf(r.Findings[0]))
	assert.Contains(t, written(r), "venues 20 reported 3/3 [p 2024 v1 20] missing []", "its own stands")
	assert.Empty(t, consolidatedReport(t, c, "a", "2024").Findings)
}

func TestConsolidatedTargetsAreThoseOfTheWorkbook(t *testing.T) {
	c := consolidated(t, accepted("c", "2024", "tips-received=4 tips-handled=3"), accepted("d", "2024", "tips-received=4"), accepted("b", "2024", "tips-received=1 tips-handled=1"))
	w := parseWorkbook(t, `{"plan":"lai-chau-2021-2025","units":[{"id":"p","level":"province"},{"id":"a","level":"district","parent":"p"},{"id":"b","level":"district","parent":"p"},
		{"id":"c","level":"commune","parent":"a"},{"id":"d","level":"commune","parent":"a"}],"reports":[`+
		reportOf("c", "2024", `"tips-received":4,"tips-handled":3`)+`,`+reportOf("d", "2024", `"tips-received":4`)+`,`+reportOf("b", "2024", `"tips-received":1,"tips-handled":1`)+`]}`)
	want, err := w.Evaluate("p", pcmd.YearOf(2024))
	require.NoError(t, err)
	got := consolidatedReport(t, c, "p", "2024").Results
	require.Len(t, got, len(want))
	for i := range want {
		assert.Equal(t, want[i].Target.ID, got[i].Target.ID)
		assert.Equal(t, answerOf(want[i].Result), answerOf(got[i].Result))
		assert.Equal(t, want[i].Result.Coverage, got[i].Result.Coverage)
	}
}

func TestUnitsAndPeriodsAreThoseWithAReportToMake(t *testing.T) {
	c := consolidated(t, accepted("c", "2024", "cases=1"), accepted("d", "2023-H1", ""))
	assert.Equal(t, []string{"Tỉnh", "Đông"}, names(c.Units()))
	assert.Equal(t, []pcmd.Period{pcmd.MustParsePeriod("2023-H1"), pcmd.YearOf(2024)}, c.Periods())
	leaf := consolidatedReport(t, c, "c", "2024")
	assert.Equal(t, []string{"cases 1 reported 1/1 [c 2024 v1 1] missing []"}, written(leaf))
	assert.Equal(t, indicator.Coverage{}, leaf.Coverage, "nobody is below it")
}

func TestConsolidateRefusesWithEveryFault(t *testing.T) {
	_, err := report.Consolidate(report.AcceptedReports{Units: threeDistricts(), Measures: catalog.Measures(), Reports: []report.AcceptedReport{
		accepted("nobody", "2024", "cases=-1 nothing=1 venue-register=2"), {ReportKey: report.ReportKey{Unit: "c"}},
		accepted("c", "2024", ""), accepted("c", "2024", ""),
	}})
	assert.Equal(t, []string{
		"reports[0].unit unknown-unit", "reports[0].figures.cases figure-negative", "reports[0].figures.nothing unknown-measure",
		"reports[0].figures.venue-register flag-value", "reports[1].period bad-period", "reports[3] duplicate-report",
	}, places(err))
	_, err = report.Consolidate(report.AcceptedReports{Units: []indicator.Unit{{ID: "a", Parent: "a"}}})
	assert.Equal(t, []string{"[0].parent unit-cycle"}, places(err))
	_, err = consolidated(t).Report("nobody", pcmd.Period{})
	assert.Equal(t, []string{". unknown-unit", ". bad-period"}, places(err))
}

func TestACorrectionAtFaultChangesNothing(t *testing.T) {
	c := consolidated(t, accepted("c", "2024", "cases=1"))
	revised, err := c.Correct(accepted("c", "2024", "cases=2 nothing=1"))
	assert.Equal(t, []string{"figures.nothing unknown-measure"}, places(err))
	assert.Nil(t, revised)
	assert.Equal(t, []string{"cases 1 from-units 1/3 [c 2024 v1 1] missing [Ân Dương]"}, written(consolidatedReport(t, c, "p", "2024")))
}

// writtenRevisions writes what changed and how.
func writtenRevisions(all []report.Revision) (lines []string) {
	value := func(r indicator.Result) string { return strings.TrimSpace(fmt.Sprintf("%s %s", r.State, r.Exact)) }
	for _, r := range all {
		lines = append(lines, fmt.Sprintf("%s %s %s%s: %s → %s", r.Unit.ID, r.Period, r.Measure, r.Target, value(r.Before), value(r.After)))
	}
	return lines
}

func TestACorrectionChangesWhatDependsOnItAndSaysHow(t *testing.T) {
	reports := []report.AcceptedReport{
		accepted("c", "2024", "crimes-handled=10 venues=5"), accepted("d", "2024", "crimes-handled=10 venues=5"), accepted("b", "2024", "crimes-handled=20"),
		accepted("b", "2025", "crimes-handled=30"), accepted("c", "2025", "crimes-handled=1"), accepted("d", "2025", "crimes-handled=9"), accepted("d", "2023", "venues=5"),
	}
	corrected := accepted("c", "2024", "crimes-handled=20 cases=1")
	corrected.Version = 2
	c := consolidated(t, reports...)
	revised, err := c.Correct(corrected)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"p 2024 crimes-handled: computed 40 → computed 50",
		"p 2024 venues: computed 10 → computed 5", // withdrawn by the new version
		"p 2024 cases: no-data → computed 1",
		"a 2024 crimes-handled: computed 20 → computed 30",
		"a 2024 venues: computed 10 → computed 5",
		"a 2024 cases: no-data → computed 1",
		"p 2025 crimes-handled-growth: computed 0 → computed -20", // the year after measures from it
		"a 2025 crimes-handled-growth: computed -50 → computed -200/3",
	}, writtenRevisions(revised))
	assert.Contains(t, written(consolidatedReport(t, c, "a", "2024")), "crimes-handled 30 from-units 2/2 [c 2024 v2 20, d 2024 v1 10] missing []")

	reports[0] = corrected
	again, err := consolidated(t, reports...).Correct(corrected)
	require.NoError(t, err)
	assert.Empty(t, again, "the same figures change nothing")
}

func TestALateReportForANewPeriodIsARevisionToo(t *testing.T) {
	c := consolidated(t, accepted("c", "2024", "cases=1"))
	revised, err := c.Correct(accepted("c", "2024-H1", "venues=2"))
	require.NoError(t, err)
	assert.Equal(t, []string{"p 2024-H1 venues: no-data → computed 2", "a 2024-H1 venues: no-data → computed 2"}, writtenRevisions(revised))
	assert.Len(t, c.Periods(), 2)
}

// A correction reports what two consolidations, before and after, differ in, and
// leaves the same results as a new one.
func TestCorrectionsAreThoseOfTheSlowTwin(t *testing.T) {
	measures := []indicator.Measure{{ID: "n", Kind: indicator.Flow}, {ID: "d", Kind: indicator.Stock}, {ID: "f", Kind: indicator.YesNo}, {ID: "s", Kind: indicator.Distinct, NonAdditive: true}}
	targets := []indicator.Target{
		{ID: "share", Indicator: indicator.Indicator{ID: "share", Formula: indicator.Share{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}}, Criterion: indicator.NewCriterion(indicator.AtLeast, number("50"))},
		{ID: "growth", Indicator: indicator.Indicator{ID: "growth", Formula: indicator.Growth{Of: indicator.Of("n")}}},
		{ID: "units", Indicator: indicator.Indicator{ID: "units", Formula: indicator.ShareOfUnits{Level: pcmd.Commune, Where: []string{"f"}}}},
		{ID: "every", Indicator: indicator.Indicator{ID: "every", Formula: indicator.Every{Of: indicator.Of("n"), Each: pcmd.Quarter}}},
	}
	units := append(threeDistricts(), indicator.Unit{ID: "e", Level: pcmd.Commune, Parent: "b"})
	periods := []string{"2023", "2024", "2024-H1", "2024-Q3", "2024-Q4", "2025", "2024/2025"}
	changed := 0
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) report.AcceptedReport {
			r := accepted(rapid.SampledFrom(units).Draw(t, label).ID, rapid.SampledFrom(periods).Draw(t, "period"), "")
			r.Version = rapid.IntRange(1, 9).Draw(t, "version")
			for _, m := range measures {
				if rapid.Bool().Draw(t, m.ID) {
					value := rapid.Int64Range(0, 4).Draw(t, "value")
					if m.Kind == indicator.YesNo {
						value %= 2
					}
					r.Figures = append(r.Figures, report.Figure{Measure: m.ID, Value: decimal.NewFromInt(value)})
				}
			}
			return r
		}
		reports := map[report.ReportKey]report.AcceptedReport{}
		consolidate := func() *report.Consolidation {
			input := report.AcceptedReports{Units: units, Measures: measures, Targets: targets}
			for _, r := range reports {
				input.Reports = append(input.Reports, r)
			}
			c, err := report.Consolidate(input)
			require.NoError(t, err)
			return c
		}
		for range rapid.IntRange(0, 12).Draw(t, "reports") {
			r := draw("unit")
			reports[r.ReportKey] = r
		}
		corrected, before := consolidate(), consolidate()
		for range rapid.IntRange(1, 3).Draw(t, "corrections") {
			r := draw("corrected")
			got, err := corrected.Correct(r)
			require.NoError(t, err)
			reports[r.ReportKey] = r
			after := consolidate()
			require.Equal(t, writtenRevisions(after.Revisions(before)), writtenRevisions(got))
			require.Empty(t, writtenRevisions(corrected.Revisions(after)))
			for _, u := range after.Units() {
				for _, p := range after.Periods() {
					want, err := after.Report(u.ID, p)
					require.NoError(t, err)
					now, err := corrected.Report(u.ID, p)
					require.NoError(t, err)
					require.Equal(t, written(want), written(now))
				}
			}
			changed += len(got)
			before = after
		}
	})
	require.Positive(t, changed)
}

// acceptedByHand folds the events of a register in the plainest way: by unit and
// period, the figures that were accepted by an instant.
func acceptedByHand(r *report.Register, at time.Time) map[report.ReportKey]map[string]decimal.Decimal {
	type state struct {
		there, accepted bool
		figures         map[string]decimal.Decimal
	}
	states := map[report.ReportKey]*state{}
	events := slices.Clone(r.Events)
	slices.SortStableFunc(events, func(a, b report.Event) int { return a.At.Compare(b.At) })
	for _, e := range events {
		key := report.ReportKey{Unit: e.Unit, Period: e.Period}
		if states[key] == nil {
			states[key] = &state{}
		}
		s := states[key]
		switch {
		case e.At.After(at):
		case e.Kind == report.Submitted, e.Kind == report.Corrected && s.there:
			s.there, s.figures = true, map[string]decimal.Decimal{}
			for _, f := range e.Figures {
				s.figures[f.Measure] = f.Value
			}
		case e.Kind == report.Accepted && s.there:
			s.accepted = true
		case e.Kind == report.Returned, e.Kind == report.Recalled:
			*s = state{}
		}
	}
	all := map[report.ReportKey]map[string]decimal.Decimal{}
	for key, s := range states {
		if s.there && s.accepted {
			all[key] = s.figures
		}
	}
	return all
}

// sumByHand is a unit's own figure, otherwise the sum of those below that have one.
func sumByHand(units []indicator.Unit, figures map[report.ReportKey]map[string]decimal.Decimal, unit string, period pcmd.Period, measure string) *big.Rat {
	if own, has := figures[report.ReportKey{Unit: unit, Period: period}][measure]; has {
		return own.Rat()
	}
	var sum *big.Rat
	for _, u := range units {
		if u.Parent != unit {
			continue
		}
		if below := sumByHand(units, figures, u.ID, period, measure); below != nil {
			if sum == nil {
				sum = new(big.Rat)
			}
			sum.Add(sum, below)
		}
	}
	return sum
}

func TestAYearOfASyntheticProvinceEqualsAnIndependentSumAtAnyInstant(t *testing.T) {
	r := syntheticYear(catalogPlan(t, "cao-bang-2024"), syntheticProvince(), 178)
	for _, at := range []time.Time{noon("05-31"), noon("06-10"), noon("06-20"), noon("07-15"), noon("12-10"), noon("12-31")} {
		c, err := r.Consolidate(catalog.Measures(), at)
		require.NoError(t, err)
		byHand := acceptedByHand(r, at)
		for _, period := range c.Periods() {
			for _, unit := range c.Units() {
				want := sumByHand(r.Units, byHand, unit.ID, period, "venues")
				got := consolidatedReport(t, c, unit.ID, period.String())
				if want == nil {
					assert.Empty(t, got.Figures)
					continue
				}
				require.Len(t, got.Figures, 1)
				f := got.Figures[0]
				assert.Equal(t, want.RatString(), f.Value.Rat().RatString(), "%s %s %s", at, unit.ID, period)
				sum := decimal.Decimal{}
				for _, s := range f.Sources {
					assert.True(t, s.Value.Equal(byHand[s.ReportKey]["venues"]), "a source is a figure that was accepted")
					sum = sum.Add(s.Value)
				}
				assert.True(t, sum.Equal(f.Value), "the sources make the figure")
			}
		}
	}
}

func TestACorrectionToOneCommuneChangesExactlyTheResultsThatItShould(t *testing.T) {
	units := syntheticProvince()
	random := rand.New(rand.NewPCG(178, 5))
	input := report.AcceptedReports{Units: units, Measures: catalog.Measures(), Targets: catalogPlan(t, "cao-bang-2024").Computable()}
	for _, u := range units {
		if u.Level != pcmd.Commune {
			continue
		}
		venues := random.IntN(30) + 1
		input.Reports = append(input.Reports,
			accepted(u.ID, "2024", fmt.Sprintf("venues=%d venues-committed=%d", venues, random.IntN(venues+1))),
			accepted(u.ID, "2024-H1", fmt.Sprintf("cases=%d cases-prosecuted=0", random.IntN(3)+1)))
	}
	c, err := report.Consolidate(input)
	require.NoError(t, err)
	for _, at := range []int{0, 100, 321} {
		old := input.Reports[at]
		corrected := old
		corrected.Version++
		corrected.Figures = slices.Clone(old.Figures)
		corrected.Figures[0].Value = old.Figures[0].Value.Add(decimal.NewFromInt(7))
		district := units[slices.IndexFunc(units, func(u indicator.Unit) bool { return u.ID == old.Unit })].Parent
		revised, err := c.Correct(corrected)
		require.NoError(t, err)
		var got []string
		for _, r := range revised {
			got = append(got, r.Unit.ID+" "+r.Period.String()+" "+r.Measure+r.Target)
			if r.Measure != "" {
				change := new(big.Rat).Sub(r.After.Exact.Rat(), r.Before.Exact.Rat())
				assert.Equal(t, "7", change.RatString())
			}
		}
		measure, target := "venues", "venues-committed"
		if old.Period != pcmd.YearOf(2024) {
			measure, target = "cases", "cases-prosecuted"
		}
		want := []string{}
		for _, unit := range []string{"p", district} {
			for _, id := range []string{measure, target} {
				want = append(want, unit+" "+old.Period.String()+" "+id)
			}
		}
		assert.Equal(t, want, got, "where the share of none stays none, more are missing")
	}
}

func TestTwoInstantsOfARegisterAreCompared(t *testing.T) {
	r := syntheticYear(catalogPlan(t, "cao-bang-2024"), syntheticProvince(), 178)
	june, err := r.Consolidate(catalog.Measures(), noon("06-20"))
	require.NoError(t, err)
	july, err := r.Consolidate(catalog.Measures(), noon("07-15"))
	require.NoError(t, err)
	assert.NotEmpty(t, july.Revisions(june))
	assert.Empty(t, july.Revisions(july))
	for _, revision := range july.Revisions(june) {
		before, after := sumByHand(r.Units, acceptedByHand(r, noon("06-20")), revision.Unit.ID, revision.Period, "venues"),
			sumByHand(r.Units, acceptedByHand(r, noon("07-15")), revision.Unit.ID, revision.Period, "venues")
		if revision.Measure == "venues" && before != nil {
			assert.Equal(t, before.RatString()+" "+after.RatString(), revision.Before.Exact.String()+" "+revision.After.Exact.String())
		}
	}
}

func TestExemptUnitsAreNotMissed(t *testing.T) {
	r, err := report.ParseRegister([]byte(`{"plan":"cao-bang-2024","units":[{"id":"p","level":"province"},{"id":"a","level":"district","parent":"p"},{"id":"b","level":"district","parent":"p"}],
		"expected":["a","b"],"events":[
		{"unit":"a","period":"2024","at":"2024-12-01T00:00:00Z","event":"submitted","figures":{"venues":4},"reference":"x1"},
		{"unit":"a","period":"2024","at":"2024-12-02T00:00:00Z","event":"accepted"},
		{"unit":"b","period":"2024","at":"2024-12-01T00:00:00Z","event":"submitted","figures":{"venues":9}},
		{"unit":"b","period":"2024","at":"2024-12-03T00:00:00Z","event":"exempted","reason":"x"}]}`), library())
	require.NoError(t, err)
	for at, want := range map[string]string{"2024-12-02T12:00:00Z": "1/2", "2024-12-04T00:00:00Z": "1/1"} {
		instant, err := report.ParseInstant(at)
		require.NoError(t, err)
		c, err := r.Consolidate(catalog.Measures(), instant)
		require.NoError(t, err)
		got := consolidatedReport(t, c, "p", "2024")
		assert.Equal(t, want, fmt.Sprintf("%d/%d", got.Coverage.Reported, got.Coverage.Expected))
		assert.Equal(t, "x1", got.Figures[0].Sources[0].Reference)
		assert.Equal(t, "4", got.Figures[0].Value.String(), "what is not accepted is not taken")
	}
}

func TestWhoIsMerelyRequestedIsNotMissed(t *testing.T) {
	for requested, want := range map[string]string{`[]`: "[a b]", `["b"]`: "[a]"} {
		r, err := report.ParseRegister([]byte(`{"plan":"cao-bang-2024","units":[{"id":"p","level":"province"},{"id":"a","level":"district","parent":"p"},{"id":"b","level":"district","parent":"p"}],
			"requested":`+requested+`,"events":[
			{"unit":"p","period":"2024","at":"2024-12-01T00:00:00Z","event":"submitted","figures":{"venues":4}},
			{"unit":"p","period":"2024","at":"2024-12-02T00:00:00Z","event":"accepted"}]}`), library())
		require.NoError(t, err)
		c, err := r.Consolidate(catalog.Measures(), noon("12-31"))
		require.NoError(t, err)
		var missing []string
		for _, u := range consolidatedReport(t, c, "p", "2024").Missing {
			missing = append(missing, u.ID)
		}
		assert.Equal(t, want, fmt.Sprint(missing))
	}
}
