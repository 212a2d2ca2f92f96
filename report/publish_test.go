package report_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// people is a table of persons drawn by chance: communes in districts in a
// province, with shares, a whole of several parts, and half-years.
type people struct {
	workbook *report.Workbook
	how      report.Publishing
	truth    map[string]int64
}

var (
	peopleMeasures = []indicator.Measure{
		{ID: "found", Kind: indicator.Flow}, {ID: "helped", Kind: indicator.Flow},
		{ID: "women", Kind: indicator.Flow}, {ID: "men", Kind: indicator.Flow},
	}
	peopleTargets = []indicator.Target{{
		ID:        "helped",
		Indicator: indicator.Indicator{ID: "helped", Formula: indicator.Share{Numerator: indicator.Of("helped"), Denominator: indicator.Of("found")}},
		Criterion: indicator.Criterion{Op: indicator.AtLeast, Value: decimal.NewFromInt(70)},
	}}
	womenAndMen = report.MeasureSum{Whole: "found", Parts: []string{"women", "men"}}
)

// The numbers of people of one kind in a commune, drawn by chance.
func few(chance *rand.Rand) int64 {
	return chance.Int64N([]int64{2, 6, 6, 12, 40, 300}[chance.IntN(6)])
}

func noneOrMany(chance *rand.Rand) int64 {
	return chance.Int64N(2) * (report.DefaultThreshold + few(chance))
}

// drawPeople draws a table of at most 200 cells.
func drawPeople(t *testing.T, seed uint64, draw func(*rand.Rand) int64) people {
	t.Helper()
	chance := rand.New(rand.NewPCG(seed, 5))
	units := drawUnits(chance)
	kinds := 2 + 2*chance.IntN(2)
	year := pcmd.MustParsePeriod("2024")
	reported, published := []pcmd.Period{year}, []pcmd.Period{year}
	if 3*kinds*len(units) <= 200 && chance.IntN(2) == 0 {
		reported = year.Parts()
		published = append(published, reported...)[:1+chance.IntN(3)]
	}
	set, err := indicator.Compile(peopleMeasures, peopleTargets)
	require.NoError(t, err)
	tree, err := indicator.NewTree(units)
	require.NoError(t, err)
	p := people{&report.Workbook{Table: indicator.NewTable(set, tree)}, report.Publishing{Periods: published}, map[string]int64{}}
	gaps := chance.IntN(3) == 0
	for _, unit := range units {
		if unit.Level != pcmd.Commune {
			continue
		}
		for _, period := range reported {
			women, men := draw(chance), draw(chance)
			found := women + men
			for i, n := range []int64{found, min(draw(chance), found), women, men}[:kinds] {
				if !gaps || chance.IntN(8) > 0 {
					require.NoError(t, p.workbook.Table.PutScaled(unit.ID, period, peopleMeasures[i].ID, n, 0))
				}
			}
		}
	}
	if kinds == 4 && !gaps {
		p.how.Sums = []report.MeasureSum{womenAndMen}
	}
	p.addUp(t)
	return p
}

func drawUnits(chance *rand.Rand) []indicator.Unit {
	units := []indicator.Unit{{ID: "p", Level: pcmd.Province}}
	for d := range 1 + chance.IntN(5) {
		district := fmt.Sprintf("d%d", d)
		units = append(units, indicator.Unit{ID: district, Level: pcmd.District, Parent: "p"})
		for c := range 1 + chance.IntN(8) {
			units = append(units, indicator.Unit{ID: fmt.Sprintf("%sc%d", district, c), Level: pcmd.Commune, Parent: district})
		}
	}
	return units
}

// addUp finds the truth: every figure with that of each unit above.
func (p people) addUp(t *testing.T) {
	t.Helper()
	tree := p.workbook.Table.Tree()
	for _, period := range p.how.Periods {
		for _, m := range peopleMeasures {
			for row := range tree.Len() {
				n, has, err := p.workbook.Table.Own(tree.Unit(row).ID, period, m.ID)
				require.NoError(t, err)
				for above := row; has && above >= 0; above = tree.Parent(above) {
					p.truth[place(tree.Unit(above).ID, period, m.ID)] += n.IntPart()
				}
			}
		}
	}
}

// publish publishes the people under a threshold.
func (p people) publish(t *testing.T, threshold int) *report.Publication {
	t.Helper()
	p.how.Threshold = threshold
	published, err := report.Publish(p.workbook, p.how)
	require.NoError(t, err)
	return published
}

func (p people) attack(published *report.Publication) *attack {
	return newAttack(published, p.workbook.Table.Tree(), p.how.Sums)
}

func TestAnAttackerRecoversNothingFromAThousandTables(t *testing.T) {
	const tables, parts = 1000, 4 // side by side, on what cores there are
	var hidden, left [parts]int
	t.Run("tables", func(t *testing.T) {
		for part := range parts {
			t.Run(fmt.Sprint("part ", part), func(t *testing.T) {
				t.Parallel()
				for seed := part; seed < tables; seed += parts {
					h, l := attackOne(t, uint64(seed))
					hidden[part], left[part] = hidden[part]+h, left[part]+l
				}
			})
		}
	})
	// The search needs no help from the library but in a few cases.
	assert.Less(t, total(left[:])*1000, total(hidden[:]))
}

// attackOne attacks the table drawn from a seed; it returns how many cells are
// hidden, and of how many of them the search found no second solution.
func attackOne(t *testing.T, seed uint64) (hidden, left int) {
	t.Helper()
	p := drawPeople(t, seed, few)
	require.LessOrEqual(t, len(p.truth), 200)
	published := p.publish(t, 3+int(seed%6))
	a := p.attack(published)
	require.True(t, a.allows(a.actual(p.truth)), "seed %d: what the attacker takes for granted is true", seed)
	require.Empty(t, a.recovered(), "seed %d", seed)
	open := p.open(t, a, published)
	for where := range a.hidden {
		require.True(t, open[where], "seed %d: %s has no second solution", seed, where)
	}
	return len(a.hidden), len(a.decided(p.truth))
}

func total(counts []int) (sum int) {
	for _, n := range counts {
		sum += n
	}
	return sum
}

// open holds the library's own second sets of numbers against all that the
// attacker knows, and returns what they leave open: where the search gives up,
// they show that there is a second solution.
func (p people) open(t *testing.T, a *attack, published *report.Publication) map[string]bool {
	t.Helper()
	p.how.Threshold, p.how.Persons = published.Threshold, report.CountsPersons(nil)
	second, ok := report.SecondTruths(p.workbook, p.how)
	require.True(t, ok)
	open := map[string]bool{}
	for i, f := range published.Figures {
		x := a.actual(p.truth)
		for j, by := range second[i] {
			other := published.Figures[j]
			x[a.at[place(other.Unit.ID, other.Period, other.Measure)]] += by
		}
		open[place(f.Unit.ID, f.Period, f.Measure)] = second[i][i] != 0 && a.allows(x)
	}
	return open
}

// An attacker who never finds anything proves nothing: where the other figures
// are shown, most of the small ones follow from them.
func TestTheAttackerRecoversFromTablesThatHideSmallCountsOnly(t *testing.T) {
	recovered, small := 0, 0
	for seed := range uint64(200) {
		p := drawPeople(t, seed, few)
		published := p.publish(t, report.DefaultThreshold)
		for i, f := range published.Figures {
			if n := p.truth[place(f.Unit.ID, f.Period, f.Measure)]; f.Suppressed != "" && n >= report.DefaultThreshold {
				published.Figures[i].Suppressed, published.Figures[i].Value = "", decimal.NewFromInt(n)
			}
		}
		a := p.attack(published)
		found := a.recovered()
		for where, n := range found {
			assert.Equal(t, p.truth[where], n, "seed %d: what is recovered is true", seed)
		}
		recovered, small = recovered+len(found), small+len(a.hidden)
	}
	assert.Greater(t, recovered, small/3)
}

func TestNothingIsSuppressedWhereNoCountIsSmall(t *testing.T) {
	for seed := range uint64(300) {
		p := drawPeople(t, seed, noneOrMany)
		require.True(t, p.publish(t, report.DefaultThreshold).IsComplete(), "seed %d", seed)
	}
}

func TestAHigherThresholdNeverShowsMore(t *testing.T) {
	for seed := range uint64(60) {
		p := drawPeople(t, seed, few)
		before := p.publish(t, 3)
		for _, threshold := range []int{4, 5, 6, 9, 20, 100} {
			after := p.publish(t, threshold)
			for i, f := range after.Figures {
				if f.Suppressed == "" {
					require.Empty(t, before.Figures[i].Suppressed, "seed %d, %d: %s", seed, threshold, place(f.Unit.ID, f.Period, f.Measure))
				}
			}
			for i, r := range after.Results {
				if r.Suppressed == "" {
					require.Empty(t, before.Results[i].Suppressed, "seed %d, %d: %s", seed, threshold, r.Unit.ID)
				}
			}
			before = after
		}
	}
}

func TestWhatIsPublishedIsTrueAndWhatIsSmallIsNot(t *testing.T) {
	for seed := range uint64(100) {
		p := drawPeople(t, seed, few)
		published := p.publish(t, report.DefaultThreshold)
		require.Equal(t, published, p.publish(t, report.DefaultThreshold), "the same again")
		for _, f := range published.Figures {
			n, reported := p.truth[place(f.Unit.ID, f.Period, f.Measure)]
			require.Equal(t, !reported, f.Missing)
			small := reported && n < report.DefaultThreshold && n > 0
			switch {
			case f.Missing:
				require.Empty(t, f.Suppressed)
			case f.Suppressed == "":
				require.Equal(t, n, f.Value.IntPart())
				require.False(t, small)
			default:
				require.True(t, f.Value.IsZero(), "nothing of a suppressed figure is left")
				require.True(t, n > 0, "a zero is published")
				require.True(t, small || f.Suppressed == report.WouldReveal)
			}
		}
	}
}

// table is a table of persons in one period: units as "unit<parent" and figures
// as the workbook has them, judged by the share of the helped in the found.
func table(t *testing.T, period string, units []string, figures map[string]string) *report.Workbook {
	t.Helper()
	var list []string
	for _, u := range units {
		id, parent, below := strings.Cut(u, "<")
		unit := fmt.Sprintf(`{"id":%q,"level":"province"}`, id)
		if below {
			unit = fmt.Sprintf(`{"id":%q,"level":"commune","parent":%q}`, id, parent)
		}
		list = append(list, unit)
	}
	var reports []string
	for _, key := range slices.Sorted(maps.Keys(figures)) {
		unit, of, named := strings.Cut(key, " ")
		if !named {
			of = period
		}
		reports = append(reports, fmt.Sprintf(`{"unit":%q,"period":%q,"figures":{%s}}`, unit, of, figures[key]))
	}
	return parseWorkbook(t, `{"measures":[{"id":"found","kind":"flow"},{"id":"helped","kind":"flow"},{"id":"people","kind":"distinct","additive":false},{"id":"women","kind":"flow"},{"id":"men","kind":"flow"}],
		"targets":[{"id":"helped","indicator":{"id":"helped","formula":{"kind":"share","numerator":["helped"],"denominator":["found"]}},"criterion":{"op":"at-least","value":"70"}}],
		"units":[`+strings.Join(list, ",")+`],"reports":[`+strings.Join(reports, ",")+`]}`)
}

// shown publishes the workbook and returns the figures of a measure as people
// read them, by unit.
func shown(t *testing.T, w *report.Workbook, how report.Publishing, measure string) map[string]string {
	t.Helper()
	p, err := report.Publish(w, how)
	require.NoError(t, err)
	all := map[string]string{}
	for _, f := range p.Figures {
		if f.Measure == measure && !f.Missing {
			all[f.Unit.ID] = p.Text(f, pcmd.English)
		}
	}
	return all
}

func TestTheSmallestFigureThatProtectsIsSuppressedBesideASmallOne(t *testing.T) {
	w := table(t, "2024", []string{"p", "a<p", "b<p", "c<p", "d<p"}, map[string]string{
		"a": `"found":3`, "b": `"found":120`, "c": `"found":14`, "d": `"found":0`})
	assert.Equal(t, map[string]string{"p": "137", "a": "<5", "b": "120", "c": "x", "d": "0"}, shown(t, w, report.Publishing{}, "found"))
}

func TestTwoSmallCountsProtectEachOtherOnlyWhereTheyCanBeOthers(t *testing.T) {
	units := []string{"p", "a<p", "b<p", "c<p"}
	apart := table(t, "2024", units, map[string]string{"a": `"found":2`, "b": `"found":3`, "c": `"found":50`})
	assert.Equal(t, map[string]string{"p": "55", "a": "<5", "b": "<5", "c": "50"}, shown(t, apart, report.Publishing{}, "found"))

	// 4 and 4 are all that is less than 5 and adds up to 8: that one is small is
	// left unsaid. 1 and 1 are all that adds up to 2.
	high := table(t, "2024", units, map[string]string{"a": `"found":4`, "b": `"found":4`, "c": `"found":50`})
	assert.Equal(t, map[string]string{"p": "58", "a": "x", "b": "<5", "c": "50"}, shown(t, high, report.Publishing{}, "found"))
	low := table(t, "2024", units, map[string]string{"a": `"found":1`, "b": `"found":1`, "c": `"found":50`})
	assert.Equal(t, map[string]string{"p": "52", "a": "<5", "b": "<5", "c": "x"}, shown(t, low, report.Publishing{}, "found"))
}

func TestOnTwoLevelsATotalIsProtectedWhereAUnitHasOnePartOnly(t *testing.T) {
	w := table(t, "2024", []string{"p", "d<p", "e<p", "d1<d", "e1<e", "e2<e"}, map[string]string{
		"d1": `"found":3`, "e1": `"found":60`, "e2": `"found":20`})
	assert.Equal(t, map[string]string{"p": "83", "d": "<5", "d1": "<5", "e": "x", "e1": "60", "e2": "x"}, shown(t, w, report.Publishing{}, "found"))
}

func TestPartsOfAWholeAreProtectedByEachOther(t *testing.T) {
	w := table(t, "2024", []string{"p"}, map[string]string{"p": `"found":44,"women":41,"men":3`})
	told := report.Publishing{Sums: []report.MeasureSum{womenAndMen}}
	assert.Equal(t, map[string]string{"p": "x"}, shown(t, w, told, "women"))
	assert.Equal(t, map[string]string{"p": "<5"}, shown(t, w, told, "men"))
	assert.Equal(t, map[string]string{"p": "44"}, shown(t, w, told, "found"))
	assert.Equal(t, map[string]string{"p": "41"}, shown(t, w, report.Publishing{}, "women"), "nobody knows that they add up")
}

func TestASecondTableOfThePartsOfTheYearGivesNothingAway(t *testing.T) {
	w := table(t, "", []string{"p"}, map[string]string{"p 2024-H1": `"found":40`, "p 2024-H2": `"found":2`})
	periods := func(all ...string) (how report.Publishing) {
		for _, p := range all {
			how.Periods = append(how.Periods, pcmd.MustParsePeriod(p))
		}
		return how
	}
	assert.Equal(t, map[string]string{"p": "42"}, shown(t, w, periods("2024"), "found"))
	for _, how := range []report.Publishing{periods("2024", "2024-H1", "2024-H2"), periods("2024", "2024-H1")} {
		p, err := report.Publish(w, how)
		require.NoError(t, err)
		hidden := 0
		for _, f := range p.Figures {
			if f.Suppressed == report.WouldReveal {
				hidden++
			}
		}
		assert.Equal(t, 1, hidden, "the year or its first half, or the second follows")
	}
}

func TestASuppressedResultKeepsItsCoverageOnly(t *testing.T) {
	w := table(t, "2024", []string{"p"}, map[string]string{"p": `"found":20,"helped":3`})
	p, err := report.Publish(w, report.Publishing{})
	require.NoError(t, err)
	require.Len(t, p.Results, 1)
	assert.Equal(t, report.BelowThreshold, p.Results[0].Suppressed)
	assert.Equal(t, indicator.Result{Coverage: indicator.Coverage{Reported: 1, Expected: 1}}, p.Results[0].Result)
	assert.Equal(t, map[string]string{"p": "20"}, shown(t, w, report.Publishing{}, "found"))
}

// Like is added to like: a share leaves out the unit that lacks one of its
// figures, so that it tells that unit's figure from the total, also where no
// figure of the unit is published.
func TestAShareOverFewerUnitsGivesNothingAway(t *testing.T) {
	units := []string{"p", "a<p", "b<p", "c<p"}
	publish := func(a string) *report.Publication {
		p, err := report.Publish(table(t, "2024", units, map[string]string{
			"a": a, "b": `"found":40,"helped":20`, "c": `"found":60,"helped":30`}), report.Publishing{Levels: []pcmd.Level{pcmd.Province}})
		require.NoError(t, err)
		require.Len(t, p.Results, 1)
		return p
	}
	// 50 are helped, which are 50 % of 100, and 103 are found.
	p := publish(`"found":3`)
	assert.False(t, p.IsComplete())
	assert.True(t, publish(`"found":30`).IsComplete())
	assert.True(t, publish(`"found":3,"helped":0`).IsComplete())
}

func TestWhatDoesNotAddUpIsStillNotAboveItsParts(t *testing.T) {
	publish := func(all string) map[string]string {
		return shown(t, table(t, "2024", []string{"p", "a<p", "b<p"}, map[string]string{
			"p": all, "a": `"people":4`, "b": `"people":4`}), report.Publishing{}, "people")
	}
	assert.Equal(t, map[string]string{"p": "7", "a": "<5", "b": "<5"}, publish(`"people":7`))
	assert.Equal(t, map[string]string{"p": "8", "a": "x", "b": "<5"}, publish(`"people":8`), "8 different people of at most 4 and 4")
}

func TestOnlyPersonsAreProtected(t *testing.T) {
	counts := report.CountsPersons([]indicator.Measure{
		{ID: "known", Unit: pcmd.Text{Vi: "người", En: "people"}}, {ID: "venues", Unit: pcmd.Text{Vi: "cơ sở", En: "venues"}}})
	for _, row := range []struct {
		measure indicator.Measure
		want    bool
	}{
		{indicator.Measure{ID: "a", Unit: pcmd.Text{Vi: "người", En: "people"}}, true},
		{indicator.Measure{ID: "a", Unit: pcmd.Text{Vi: "ngu\u031bo\u031b\u0300i"}}, true}, // letters and accents apart
		{indicator.Measure{ID: "a", Unit: pcmd.Text{Vi: "cơ sở", En: "venues"}}, false},
		{indicator.Measure{ID: "a", Unit: pcmd.Text{Vi: "lượt người", En: "attendances"}}, false},
		{indicator.Measure{ID: "known"}, true},
		{indicator.Measure{ID: "venues"}, false},
		{indicator.Measure{ID: "nobody-says"}, true},
		{indicator.Measure{ID: "flag", Kind: indicator.YesNo}, false},
		{indicator.Measure{ID: "balance", Signed: true}, false},
	} {
		assert.Equal(t, row.want, counts(row.measure), "%+v", row.measure)
	}
	w := table(t, "2024", []string{"p"}, map[string]string{"p": `"found":3`})
	p, err := report.Publish(w, report.Publishing{Persons: func(indicator.Measure) bool { return false }})
	require.NoError(t, err)
	assert.Empty(t, p.Figures)
	assert.Empty(t, p.Results)
}

func TestPublishingIsCheckedAllAtOnce(t *testing.T) {
	w := table(t, "2024", []string{"p"}, map[string]string{"p": `"found":3`})
	_, err := report.Publish(w, report.Publishing{
		Threshold: 2,
		Periods:   []pcmd.Period{{}},
		Levels:    []pcmd.Level{"village"},
		Sums:      []report.MeasureSum{{Whole: "found", Parts: []string{"women", "children"}}},
	})
	assert.Equal(t, []string{"threshold out-of-range", "periods[0] bad-period", "levels[0] unknown-kind", "sums[0] unknown-measure"}, places(err))
}

func TestTheNoteSaysWhatIsSuppressedAndWhy(t *testing.T) {
	small := table(t, "2024", []string{"p"}, map[string]string{"p": `"found":3`})
	p, err := report.Publish(small, report.Publishing{Threshold: 10})
	require.NoError(t, err)
	assert.Contains(t, p.Note().En, "<10: 1 to 9 persons")
	assert.Contains(t, p.Note().Vi, "<10: có từ 1 đến 9 người")
	p, err = report.Publish(small, report.Publishing{Threshold: 3})
	require.NoError(t, err)
	assert.Contains(t, p.Note().En, "No count")
}
