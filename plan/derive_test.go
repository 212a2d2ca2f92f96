package plan_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// unitAt is some unit of the level.
func unitAt(level pcmd.Level) plan.Unit {
	return map[pcmd.Level]plan.Unit{
		pcmd.Province: {Code: "04", Name: "tỉnh An Bình"},
		pcmd.District: {Code: "043", Name: "huyện An Bình"},
		pcmd.Commune:  {Code: "01234", Name: "xã An Bình"},
	}[level]
}

// below asks for the plan of some unit.
func below(level pcmd.Level, term string) plan.Below {
	return plan.Below{Level: level, Unit: unitAt(level), Term: pcmd.MustParsePeriod(term)}
}

func mustDerive(t require.TestingT, above *plan.Plan, b plan.Below) plan.Draft {
	d, err := plan.Derive(above, b, catalog.Measures())
	require.NoError(t, err)
	return d
}

// lineage are all the ways down from the plans of the catalogue.
var lineage = []struct {
	plan  string
	level pcmd.Level
	term  string
}{
	{"national-2021-2025", pcmd.Province, "2021/2025"},
	{"cao-bang-2024", pcmd.District, "2024"},
	{"bac-kan-2021-2025", pcmd.District, "2021/2025"},
	{"bac-kan-2021-2025", pcmd.District, "2023"},
	{"bac-kan-2021-2025", pcmd.Commune, "2025"},
	{"duong-kinh-2024", pcmd.Commune, "2024"},
	{"lai-chau-2021-2025", pcmd.District, "2021/2025"},
	{"lai-chau-2021-2025", pcmd.District, "2022/2024"},
	{"lai-chau-2021-2025", pcmd.District, "2025"},
	{"lai-chau-2021-2025", pcmd.Commune, "2025"},
}

// everyDraft checks a rule for the drafts from all plans of the catalogue, and
// from the draft of a district, and for that from our own city.
func everyDraft(t *testing.T, check func(t *testing.T, above *plan.Plan, d plan.Draft)) {
	for _, l := range lineage {
		t.Run(l.plan+" "+string(l.level)+" "+l.term, func(t *testing.T) {
			above := planOf(t, l.plan)
			check(t, above, mustDerive(t, above, below(l.level, l.term)))
		})
	}
	t.Run("a draft from a draft", func(t *testing.T) {
		district := mustDerive(t, planOf(t, "cao-bang-2024"), below(pcmd.District, "2024"))
		check(t, district.Plan, mustDerive(t, district.Plan, below(pcmd.Commune, "2024")))
	})
	t.Run("our own city", func(t *testing.T) {
		check(t, city(), mustDerive(t, city(), below(pcmd.District, "2024")))
	})
}

func TestADraftIsAValidPlanWhoseDocumentReadsBackUnchanged(t *testing.T) {
	everyDraft(t, func(t *testing.T, _ *plan.Plan, d plan.Draft) {
		assert.Empty(t, d.Plan.Validate(catalog.Measures()))
		text, err := d.Plan.Encode()
		require.NoError(t, err)
		back, err := plan.Parse(text, catalog.Measures())
		require.NoError(t, err)
		again, err := back.Encode()
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
		assert.Empty(t, plan.Diff(d.Plan, back))
	})
}

func TestEveryOpeningAsksInBothLanguagesAtAPlaceOfTheDraft(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		text, err := d.Plan.Encode()
		require.NoError(t, err)
		var root any
		require.NoError(t, json.Unmarshal(text, &root))
		for _, o := range d.Openings {
			assert.NotEmpty(t, o.Question.Vi)
			assert.NotEmpty(t, o.Question.En)
			assert.True(t, norm.NFC.IsNormalString(o.Question.Vi+o.Question.En))
			cut := max(strings.LastIndexByte(o.Path, '.'), 0)
			assert.NotNil(t, at(root, o.Path[:cut]), "%s lies nowhere", o.Path)
			if !o.Citation.IsZero() {
				assert.Equal(t, pcmd.Interpreted, o.Citation.Reading)
				assert.NotEmpty(t, o.Citation.Document)
			}
		}
	})
}

// asksOf reports whether an opening cites the clause and names the words.
func asksOf(d plan.Draft, c pcmd.Citation, words string) bool {
	return slices.ContainsFunc(d.Openings, func(o plan.Opening) bool {
		return strings.Contains(o.Question.Vi, words) && (o.Citation.Clause == c.Clause || strings.Contains(o.Question.Vi, c.Clause))
	})
}

func TestNoTargetOfThePlanAboveIsLost(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		for _, target := range above.Targets() {
			own, carried := d.Plan.Target(target.ID)
			assert.True(t, carried != asksOf(d, target.Citation, "("+target.ID+":"), target.ID)
			if !carried {
				continue
			}
			open := asksOf(d, target.Citation, "Mức của")
			assert.Equal(t, target.Criterion.IsZero(), own.Criterion.IsZero() && !open, "%s has its criterion or asks for it", target.ID)
			if !own.Criterion.IsZero() {
				assert.True(t, target.Criterion.Equal(own.Criterion), "%s: nobody makes up a criterion", target.ID)
			}
		}
	})
}

func TestNoDutyOfThePlanAboveIsLost(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		kept := map[string]int{}
		for _, a := range slices.Concat(d.Plan.Assignments, d.Plan.CommonDuties) {
			for _, duty := range a.Duties {
				kept[string(a.Mandate)+string(duty.Role)+duty.Title.Vi+duty.Citation.Clause]++
			}
		}
		for _, a := range slices.Concat(above.Assignments, above.CommonDuties) {
			for _, duty := range a.Duties {
				key := string(a.Mandate) + string(duty.Role) + duty.Title.Vi + duty.Citation.Clause
				if kept[key]--; kept[key] < 0 {
					assert.True(t, asksOf(d, duty.Citation, "“"+duty.Title.Vi+"”"), duty.Title.Vi)
				}
			}
		}
		for key, n := range kept {
			assert.LessOrEqual(t, n, 0, "a duty that the plan above does not have: %s", key)
		}
	})
}

func TestNoReportButThoseOfTheUnitAboveItselfIsLost(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		for _, r := range above.Reporting {
			carried := slices.ContainsFunc(d.Plan.Reporting, func(own plan.ReportingClause) bool {
				return own.Citation.Clause == r.Citation.Clause && own.Frequency == r.Frequency
			})
			assert.True(t, carried || r.From == above.Issuer || asksOf(d, r.Citation, r.ID), r.ID)
		}
	})
}

func TestWhatIsCarriedOverCitesItsClauseAsInterpreted(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		cites := func(c pcmd.Citation) {
			assert.Equal(t, pcmd.Interpreted, c.Reading)
			assert.NotEmpty(t, c.Document)
			assert.True(t, c.Clause != "" || !above.Partial.IsZero(), "only of a plan known in part no clause is known")
		}
		for _, g := range d.Plan.Groups {
			cites(g.Citation)
		}
		for _, target := range d.Plan.Targets() {
			cites(target.Citation)
			was, ok := above.Target(target.ID)
			require.True(t, ok)
			assert.Equal(t, above.Cite(was.Citation).String(), target.Citation.String())
		}
		for _, a := range slices.Concat(d.Plan.Assignments, d.Plan.CommonDuties) {
			for _, duty := range a.Duties {
				cites(duty.Citation)
			}
		}
		for _, r := range d.Plan.Reporting {
			cites(r.Citation)
		}
	})
}

func TestADraftAsksForNoLessThanThePlanAboveExceptWhereItAsks(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		for _, a := range plan.Align(d.Plan, above) {
			if a.Relation == plan.Equal || a.Relation == plan.NotComparable {
				continue
			}
			require.Equal(t, true, a.Relation == plan.Weaker || a.Relation == plan.Missing, "%s is %s", a.Indicator, a.Relation)
			target := a.Parent
			assert.True(t, asksOf(d, target.Citation, "Mức của") || asksOf(d, target.Citation, "("+target.ID+":"), "%s is %s", a.Indicator, a.Relation)
		}
	})
}

func TestNoBodyOfTheLevelAboveHasDutiesInADraft(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		for _, a := range slices.Concat(d.Plan.Assignments, d.Plan.CommonDuties) {
			for _, id := range d.Plan.Bodies.Members(a.Body) {
				body, ok := d.Plan.Bodies.Find(id)
				require.True(t, ok)
				assert.NotEqual(t, above.Level, body.Level, id)
				assert.NotEqual(t, pcmd.Central, body.Level, id)
			}
		}
	})
}

func TestNoDayOfTheLevelAboveIsLentToTheStageBelow(t *testing.T) {
	everyDraft(t, func(t *testing.T, _ *plan.Plan, d plan.Draft) {
		for i, r := range d.Plan.Reporting {
			if r.From == d.Plan.Issuer {
				continue // what the plan above asks of the unit itself
			}
			assert.True(t, r.Day.IsZero(), r.ID)
			at := fmt.Sprintf("reporting[%d].", i)
			assert.True(t, slices.ContainsFunc(d.Openings, func(o plan.Opening) bool {
				return o.Path == at+"day" || o.Path == at+"frequency"
			}), r.ID)
		}
	})
}

func TestDerivingChangesNothingInThePlanAbove(t *testing.T) {
	everyDraft(t, func(t *testing.T, above *plan.Plan, d plan.Draft) {
		before, err := above.Encode()
		require.NoError(t, err)
		for _, one := range leavesOf(d.Plan) {
			one.change()
		}
		after, err := above.Encode()
		require.NoError(t, err)
		assert.Equal(t, string(before), string(after))
	})
}

func TestADraftFromAnyValidPlanIsValidAndNoPlanIsTooBrokenToTry(t *testing.T) {
	base := []*plan.Plan{mustParse(t), planOf(t, "cao-bang-2024"), planOf(t, "lai-chau-2021-2025")}
	library := [][]indicator.Measure{measures(), catalog.Measures(), catalog.Measures()}
	valid := 0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, len(base)-1).Draw(t, "above")
		above := cloned(base[n])
		shuffle(t, above)
		d, err := plan.Derive(above, below(pcmd.District, "2024"), library[n])
		if err == nil && len(above.Validate(library[n])) == 0 {
			valid++
			assert.Empty(t, d.Plan.Validate(library[n]))
		}
	})
	assert.Positive(t, valid)
}

func TestAHeadingOverNobodyIsAskedFor(t *testing.T) {
	above := city()
	above.Bodies[2].Members = []string{"border-guard"} // over itself alone
	d := mustDerive(t, above, below(pcmd.District, "2024"))
	assert.True(t, asks(d, "assignments", "“Tuần tra”"))
}

func TestDerivingIsRefusedWithEveryFaultAtItsPlace(t *testing.T) {
	named := func(name string) plan.Below {
		b := below(pcmd.District, "2024")
		b.Unit.Name = name
		return b
	}
	year := func(level pcmd.Level, first, last string) *plan.Plan {
		p := minimal()
		p.Level, p.Term = level, pcmd.MustParsePeriod(first+"/"+last)
		return p
	}
	for _, c := range []struct {
		name  string
		above *plan.Plan
		below plan.Below
		want  []place
	}{
		{"a district while there are districts", year(pcmd.Province, "2021", "2030"), below(pcmd.District, "2024"), nil},
		{"a district in the year in which they end", year(pcmd.Province, "2021", "2030"), below(pcmd.District, "2025"), nil},
		{"a district after that", year(pcmd.Province, "2021", "2030"), below(pcmd.District, "2026"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"a commune under a province before", year(pcmd.Province, "2021", "2030"), below(pcmd.Commune, "2024"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"a commune under a province in that year", year(pcmd.Province, "2021", "2030"), below(pcmd.Commune, "2025"), nil},
		{"a commune under a province after", year(pcmd.Province, "2026", "2035"), below(pcmd.Commune, "2026/2030"), nil},
		{"a commune under a district", year(pcmd.District, "2021", "2030"), below(pcmd.Commune, "2024"), nil},
		{"a commune under a district after", year(pcmd.District, "2021", "2030"), below(pcmd.Commune, "2026"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"a province under the centre", year(pcmd.Central, "2021", "2030"), below(pcmd.Province, "2026"), nil},
		{"two levels at once", year(pcmd.Central, "2021", "2030"), below(pcmd.District, "2024"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"the same level", year(pcmd.Province, "2021", "2030"), below(pcmd.Province, "2024"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"nothing below a commune", year(pcmd.Commune, "2021", "2030"), below(pcmd.Commune, "2024"), []place{{pcmd.CodeOutOfRange, "level"}}},
		{"a year outside", year(pcmd.Province, "2021", "2024"), below(pcmd.Commune, "2026"), []place{{pcmd.CodeOutOfRange, "term"}}},
		{"a year outside and a level that is no more", year(pcmd.Province, "2021", "2024"), below(pcmd.District, "2026"),
			[]place{{pcmd.CodeOutOfRange, "term"}, {pcmd.CodeOutOfRange, "level"}}},
		{"half a year", year(pcmd.Province, "2021", "2024"), below(pcmd.District, "2024-H1"), []place{{pcmd.CodeBadPeriod, "term"}}},
		{"nothing at all", year(pcmd.Province, "2021", "2024"), plan.Below{ID: "a b"}, []place{
			{pcmd.CodeBadID, "id"}, {pcmd.CodeBadID, "unit.code"}, {pcmd.CodeEmptyText, "unit.name"}, {pcmd.CodeBadPeriod, "term"}, {pcmd.CodeOutOfRange, "level"},
		}},
		{"a name that looks like none", year(pcmd.Province, "2021", "2024"), named("\ufeff"), []place{{pcmd.CodeEmptyText, "unit.name"}}},
		{"a name that is no text", year(pcmd.Province, "2021", "2024"), named("\xff"), []place{{pcmd.CodeSyntax, "unit.name"}}},
		{"a name in NFD", year(pcmd.Province, "2021", "2024"), named("huye\u0323\u0302n Ba\u0309o La\u0323c"), nil},
		{"no plan above", nil, below(pcmd.District, "2024"), []place{{pcmd.CodeMissingKey, ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := plan.Derive(c.above, c.below, nil)
			if c.want == nil {
				require.NoError(t, err)
				assert.Empty(t, d.Plan.Validate(nil))
				return
			}
			assert.Empty(t, d)
			var faults pcmd.Faults
			require.ErrorAs(t, err, &faults)
			assert.Equal(t, c.want, places(t, faults))
		})
	}
}

// city is a plan of a city that there is not, of the kind that a quận carries
// out.
func city() *plan.Plan {
	of := indicator.Of
	percent := pcmd.NewText("%", "%")
	clause := 0
	target := func(id string, f indicator.Formula, c indicator.Criterion) plan.Target {
		clause++
		return plan.Target{
			ID: id, Title: pcmd.NewText("Chỉ tiêu "+id, "Target "+id), Indicator: indicator.Indicator{ID: id, Formula: f}, Criterion: c,
			Wording: plan.WordedAtLeast, Unit: percent, Scope: plan.EachYear,
			Citation: pcmd.Citation{Clause: fmt.Sprintf("II.%d", clause), Reading: pcmd.Stated},
		}
	}
	atLeast := func(n int64) indicator.Criterion { return indicator.NewCriterion(indicator.AtLeast, number(n)) }
	body := func(id, vi, en string, level pcmd.Level) agency.Body {
		return agency.Body{ID: id, Name: pcmd.NewText(vi, en), Level: level}
	}
	stated := pcmd.Citation{Clause: "V", Reading: pcmd.Stated}
	day, _ := plan.ParseDayOfYear("06-15")
	return &plan.Plan{
		ID: "an-hai-2024", Type: plan.PlanDocument, Number: "5/KH-UBND", Title: pcmd.NewText("Phòng ngừa tại thành phố An Hải", "Prevention in An Hải City"),
		Issuer: "province-people-committee", Unit: plan.Unit{Code: "97", Name: "An Hải"}, Level: pcmd.Province, Term: pcmd.YearOf(2024),
		Bodies: agency.Bodies{
			body("province-people-committee", "Ủy ban nhân dân thành phố", "City People's Committee", pcmd.Province),
			body("labour-department", "Sở Lao động - Thương binh và Xã hội", "Department of Labour", pcmd.Province),
			body("border-guard", "Bộ đội Biên phòng thành phố", "City Border Guard", pcmd.Province),
			body("district-people-committees", "Ủy ban nhân dân các quận, huyện", "District People's Committees", pcmd.District),
		},
		Groups: []plan.Group{{
			ID: "all", Title: pcmd.NewText("Chỉ tiêu", "Targets"), Citation: pcmd.Citation{Clause: "II", Reading: pcmd.Stated},
			Targets: []plan.Target{
				target("commune-communication", indicator.ShareOfUnits{Level: pcmd.Commune, Where: []string{"communication-held", "communication-sustained"}}, atLeast(70)),
				target("venue-workers-informed", indicator.Share{Numerator: of("venue-workers-informed"), Denominator: of("venue-workers")}, atLeast(60)),
				target("industrial-workers-informed", indicator.Share{Numerator: of("industrial-workers-informed"), Denominator: of("industrial-workers")}, atLeast(50)),
				target("students-informed", indicator.Share{Numerator: of("students-informed"), Denominator: of("students")}, atLeast(60)),
				target("media-items", indicator.Every{Of: of("media-items"), Each: pcmd.Month}, atLeast(1)),
				target("local-plans", indicator.ShareOfUnits{Level: pcmd.District, Where: []string{"plan-issued", "plan-carried-out"}}, atLeast(100)),
				target("integration", indicator.ShareOfUnits{Level: pcmd.District, Where: []string{"programmes-integrated"}}, atLeast(50)),
				target("tips-handled", indicator.Share{Numerator: of("tips-handled"), Denominator: of("tips-received")}, atLeast(100)),
				target("venues-inspected", indicator.Share{Numerator: of("venues-inspected"), Denominator: of("venues")}, atLeast(20)),
				target("crimes-handled-growth", indicator.Growth{Of: of("crimes-handled")}, atLeast(3)),
				target("pilot-districts", indicator.CountOfUnits{Level: pcmd.District, Where: []string{"pilot-model"}}, atLeast(1)),
				target("support-accessed", indicator.Share{Numerator: of("people-supported"), Denominator: of("people-in-need-eligible")}, atLeast(60)),
				target("staff-trained-province", indicator.Share{Numerator: of("staff-trained-province"), Denominator: of("staff-province")}, atLeast(70)),
			},
		}},
		Assignments: []agency.Assignment{
			{Order: 1, Body: "labour-department", Mandate: agency.Given, Duties: []agency.Duty{
				{Role: agency.Lead, Function: agency.Steering, Title: pcmd.NewText("Chủ trì", "Lead"), Targets: []string{"media-items", "tips-handled"}, Citation: stated},
			}},
			{Order: 2, Body: "border-guard", Mandate: agency.Given, Duties: []agency.Duty{
				{Role: agency.CarryOut, Function: agency.BorderControl, Title: pcmd.NewText("Tuần tra", "Patrol"), Citation: stated},
			}},
		},
		Reporting: []plan.ReportingClause{{
			ID: "half-year", From: "district-people-committees", To: []string{"province-people-committee"}, Via: "labour-department",
			Frequency: plan.HalfYearly, Bound: plan.Before, Day: day, Mandate: agency.Given, Citation: stated,
		}},
	}
}

// What the plan of Dương Kinh has beside what a city's plan would have made of
// it. Its own city's plan is not among the documents, so ours is invented; what
// is to be read here is which of the quận's targets have something to come from
// and which are the quận's own.
func TestAQuansPlanFromACityHasTheTargetsOfDuongKinhButForItsOwn(t *testing.T) {
	d := mustDerive(t, city(), plan.Below{Level: pcmd.District, Unit: plan.Unit{Code: "309", Name: "quận Dương Kinh"}, Term: pcmd.YearOf(2024)})
	real := planOf(t, "duong-kinh-2024")
	var rows []string
	for _, id := range idsOf(city(), real) {
		rows = append(rows, fmt.Sprintf("%-28s%-18s%-18s%-18s", id, says(city(), id), says(d.Plan, id), says(real, id)))
	}
	assert.Equal(t, []string{
		"                            city              draft             Dương Kinh        ",
		"commune-communication       70 % commune      70 % commune      100 % commune     ", // the quận asks for more
		"venue-workers-informed      60 %              60 %              60 %              ",
		"industrial-workers-informed 50 %              50 %              50 %              ",
		"students-informed           60 %              60 %              60 %              ",
		"media-items                 1 every           -                 -                 ", // a quận has no newspaper
		"local-plans                 100 % district    100 % commune     100 % commune     ", // districts have become wards
		"integration                 50 % district     ? commune         100 % commune     ", // is it among the half? it wants all
		"tips-handled                100 %             100 %             100 %             ",
		"venues-inspected            20 %              20 %              10 %              ", // the quận falls short
		"crimes-handled-growth       3 %               3 %               -                 ", // not taken up
		"pilot-districts             1 district        ? commune         -                 ", // does it take part? it has no such target
		"support-accessed            60 %              60 %              100 %             ",
		"staff-trained-province      70 %              -                 -                 ", // a quận has no staff of the province
		"staff-trained-ward          -                 -                 100 %             ", // the quận's own
	}, append([]string{fmt.Sprintf("%-28s%-18s%-18s%-18s", "", "city", "draft", "Dương Kinh")}, rows...))
}

// idsOf returns the ids of the targets of several plans, each once.
func idsOf(plans ...*plan.Plan) []string {
	var ids []string
	for _, p := range plans {
		for _, target := range p.Targets() {
			if !slices.Contains(ids, target.ID) {
				ids = append(ids, target.ID)
			}
		}
	}
	return ids
}

// says puts the criterion of a target and what is counted in a few letters.
func says(p *plan.Plan, id string) string {
	target, ok := p.Target(id)
	if !ok {
		return "-"
	}
	level, counted, unit := "", target.Indicator.Formula, " %"
	switch f := counted.(type) {
	case indicator.ShareOfUnits:
		level = " " + string(f.Level)
	case indicator.CountOfUnits:
		level, unit = " "+string(f.Level), ""
	case indicator.Every:
		level, unit = " every", ""
	}
	if target.Criterion.IsZero() {
		return "?" + level
	}
	return target.Criterion.Value.String() + unit + level
}

func TestADistrictsPlanFromThatOfCaoBang(t *testing.T) {
	d := mustDerive(t, planOf(t, "cao-bang-2024"), plan.Below{Level: pcmd.District, Unit: plan.Unit{Code: "043", Name: "huyện Bảo Lạc"}, Term: pcmd.YearOf(2024)})
	p := d.Plan
	assert.Equal(t, "bao-lac-2024", p.ID)
	assert.Equal(t, plan.Unit{Code: "043", Name: "Bảo Lạc"}, p.Unit)
	assert.Equal(t, pcmd.NewText("Phòng, chống mại dâm huyện Bảo Lạc năm 2024", "Prevention of prostitution in Bảo Lạc District, 2024"), p.Title)
	assert.Equal(t, "630/KH-UBND", p.Parent)
	assert.Equal(t, "Ủy ban nhân dân huyện Bảo Lạc", p.Bodies.Name(p.Issuer).Vi)

	var items []string
	for _, a := range p.Assignments {
		items = append(items, fmt.Sprintf("%d %s %s %d", a.Order, a.Body, a.Mandate, len(a.Duties)))
	}
	assert.Equal(t, []string{
		"1 labour-division given 9",
		"2 district-police given 8",
		"3 health-division given 3",
		"4 culture-info-division given 7", // what two departments do in the province
		"5 education-division given 2",
		"6 justice-division given 3",
		"7 district-people-committee given 10",
		"8 district-procuracy-and-district-court requested 3",
		"9 district-front requested 3",
	}, items)
	assert.Equal(t, []string{"district-inspection-team"}, p.Assignments[0].Duties[5].Partners)
	assert.Equal(t, []string{"district-divisions", "commune-people-committees"}, p.Assignments[0].Duties[6].Partners)
	assert.True(t, asks(d, "assignments", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"))
	assert.True(t, asks(d, "assignments", "Báo Cao Bằng"))
	assert.True(t, asks(d, "assignments[6].body", "Ủy ban nhân dân"))
	assert.True(t, asks(d, "groups[0].targets", "media-items"))
	assert.True(t, asks(d, "bodies", "Sở Y tế → Phòng Y tế huyện"))

	var reports []string
	for _, r := range p.Reporting {
		reports = append(reports, fmt.Sprintf("%s: %s > %s via %s, %s %s", r.ID, r.From, strings.Join(r.To, " "), r.Via, r.Frequency, r.Day))
	}
	assert.Equal(t, []string{
		"closing-half-year-up: district-people-committee > province-people-committee via labour-department, half-year 06-15",
		"closing-half-year: all-bodies > district-people-committee via labour-division, half-year ",
		"closing-year-up: district-people-committee > province-people-committee via labour-department, year 12-15",
		"closing-year: all-bodies > district-people-committee via labour-division, year ",
		// As in Dương Kinh: to the committee and to the Sở, where the province
		// reports to its committee and to the ministry.
		"labour-department-periodic: labour-division > district-people-committee labour-department via , unspecified ",
	}, reports)
	assert.True(t, asks(d, "reporting[1].day", "trước ngày 15/6"))
	assert.True(t, asks(d, "reporting[3].day", "trước ngày 15/12"))
	assert.True(t, asks(d, "reporting[4].frequency", "định kỳ"))
	assert.True(t, asks(d, "reporting[4].to", "Ban Chỉ đạo"))
}

// asks reports whether there is such a question at the place.
func asks(d plan.Draft, path, words string) bool {
	return slices.ContainsFunc(d.Openings, func(o plan.Opening) bool { return o.Path == path && strings.Contains(o.Question.Vi, words) })
}

// A report that the province's department sends to the ministry the district's
// division sends to the department: the ministry has no other counterpart.
func TestAMinistryIsReadAsTheDepartmentOnly(t *testing.T) {
	d := mustDerive(t, planOf(t, "cao-bang-2024"), below(pcmd.District, "2024"))
	var read []string
	for _, o := range d.Openings {
		for _, pair := range strings.Split(o.Question.En, "; ") {
			if strings.Contains(pair, "Ministry") {
				read = append(read, pair)
			}
		}
	}
	require.Len(t, read, 1, "%v", read)
	assert.Contains(t, read[0], "→ Department of Labour")
}

func TestAYearsPlanLeavesOpenItsPartOfWhatIsPromisedForTheWholeTerm(t *testing.T) {
	criterion := func(term, id string) string {
		d := mustDerive(t, planOf(t, "lai-chau-2021-2025"), below(pcmd.District, term))
		target, ok := d.Plan.Target(id)
		require.True(t, ok)
		return target.Criterion.In(pcmd.English) + " " + string(target.Scope) + " " + target.Criterion.By.String()
	}
	for _, c := range []struct{ name, term, id, want string }{
		{"in the whole term all carries over", "2021/2025", "venues-inspected-ever", "at least 100 term 2025-12-31"},
		{"before the day the part is open", "2023", "venues-inspected-ever", " year "},
		{"so is that of a share", "2023", "tips-handled", " year "},
		{"in the year of the day a share is due", "2025", "tips-handled", "at least 100 year 2025-12-31"},
		{"but not what runs on from year to year", "2025", "venues-inspected-ever", " year "},
		{"what is asked every year stays", "2023", "venues-inspected", "at least 80 year "},
		{"a band too", "2023", "crimes-handled-growth", "between 3 and 5 year "},
		{"a number of occasions cannot be apportioned", "2021/2025", "media-occasions", " quarter "},
		{"nor a number of districts", "2021/2025", "pilot-districts", " term "},
		{"a share of some districts may not mean this one", "2021/2025", "integration", " term "},
		{"a share of all districts does", "2021/2025", "local-plans", "at least 100 term 2025-12-31"},
	} {
		assert.Equal(t, c.want, criterion(c.term, c.id), c.name)
	}
}

func TestWhatWasDueBeforeTheDraftBeginsIsLeftOpen(t *testing.T) {
	above := planOf(t, "lai-chau-2021-2025")
	above.Groups[2].Targets[0].Criterion.By = pcmd.MustParseDate("2022-12-31")
	d := mustDerive(t, above, below(pcmd.District, "2024"))
	assert.True(t, asks(d, "groups[2].targets[0].criterion", "đã đến hạn trước năm 2024"))
}

func TestACommuneCountsItself(t *testing.T) {
	d := mustDerive(t, planOf(t, "duong-kinh-2024"), below(pcmd.Commune, "2024"))
	target, _ := d.Plan.Target("local-plans")
	assert.Equal(t, indicator.ShareOfUnits{Level: pcmd.Commune, Where: []string{"plan-issued", "plan-carried-out"}}, target.Indicator.Formula)
	assert.Equal(t, "100", target.Criterion.Value.String())
	assert.True(t, asks(d, "groups[1].targets[0].title", "chính đơn vị này"))
}

func TestFromTheReformOnACommuneStandsDirectlyUnderTheProvince(t *testing.T) {
	d := mustDerive(t, planOf(t, "lai-chau-2021-2025"), below(pcmd.Commune, "2025"))
	p := d.Plan
	plans, _ := p.Target("local-plans")
	assert.Equal(t, pcmd.Commune, plans.Indicator.Formula.(indicator.ShareOfUnits).Level, "there are no districts to count")
	assert.Equal(t, "culture-social-office", p.Assignments[0].Body, "the prevention of prostitution, not the labour side, came to the commune")
	assert.Equal(t, "Phòng Văn hóa - Xã hội xã", p.Bodies.Name("culture-social-office").Vi)
	assert.Equal(t, "commune-police", p.Assignments[1].Body)
	assert.Equal(t, "health-department", p.Reporting[0].Via, "in 2025 it is Sở Y tế that consolidates")
	assert.True(t, asks(d, "assignments", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"), "nobody is made up")
	for _, b := range p.Bodies {
		assert.NotEqual(t, pcmd.District, b.Level, b.ID)
	}
}

func TestVocationalTrainingDidNotPassAlongWithThePrevention(t *testing.T) {
	above := planOf(t, "lai-chau-2021-2025")
	above.Assignments[0].Duties[1].Function = agency.SchoolEducation
	d := mustDerive(t, above, below(pcmd.Commune, "2025"))
	assert.True(t, asks(d, "assignments", "Ở xã, cơ quan nào làm việc của Sở Lao động - Thương binh và Xã hội?"))
}

func TestAReformWithinTheTermIsAsked(t *testing.T) {
	d := mustDerive(t, planOf(t, "lai-chau-2021-2025"), below(pcmd.District, "2021/2025"))
	assert.True(t, asks(d, "term", "01/7/2025"))
	assert.True(t, asks(d, "reporting[0].via", "chuyển từ Sở Lao động - Thương binh và Xã hội sang Sở Y tế"))
	assert.Equal(t, "labour-department", d.Plan.Reporting[0].Via)
	d = mustDerive(t, planOf(t, "lai-chau-2021-2025"), below(pcmd.District, "2024"))
	assert.False(t, asks(d, "term", ""))
	assert.False(t, asks(d, "reporting[0].via", ""))
}

func TestBodiesAreCalledAfterTheKindOfTheUnit(t *testing.T) {
	for _, c := range []struct{ name, unit, committee, police, lower, id string }{
		{"quận Dương Kinh", "Dương Kinh", "Ủy ban nhân dân quận Dương Kinh", "Công an quận", "Ủy ban nhân dân các phường", "duong-kinh-2024"},
		{"Huyện  Bảo Lạc", "Bảo Lạc", "Ủy ban nhân dân huyện Bảo Lạc", "Công an huyện", "Ủy ban nhân dân các xã, thị trấn", "bao-lac-2024"},
		{"thị xã Đông Triều", "Đông Triều", "Ủy ban nhân dân thị xã Đông Triều", "Công an thị xã", "Ủy ban nhân dân các xã, phường", "dong-trieu-2024"},
		{"Mường Tè", "Mường Tè", "Ủy ban nhân dân Mường Tè", "Công an cấp huyện", "Ủy ban nhân dân các xã, phường, thị trấn", "muong-te-2024"},
		{"quận 12", "12", "Ủy ban nhân dân quận 12", "Công an quận", "Ủy ban nhân dân các phường", "12-2024"},
		{"???", "???", "Ủy ban nhân dân ???", "Công an cấp huyện", "Ủy ban nhân dân các xã, phường, thị trấn", "7-2024"},
		{norm.NFD.String("quận Dương Kinh"), "Dương Kinh", "Ủy ban nhân dân quận Dương Kinh", "Công an quận", "Ủy ban nhân dân các phường", "duong-kinh-2024"},
	} {
		above := city()
		above.Assignments[1].Body = "province-police"
		above.Bodies = append(above.Bodies, agency.Body{ID: "province-police", Name: pcmd.NewText("Công an thành phố", "City Police"), Level: pcmd.Province})
		d := mustDerive(t, above, plan.Below{Level: pcmd.District, Unit: plan.Unit{Code: "7", Name: c.name}, Term: pcmd.YearOf(2024)})
		assert.Equal(t, c.unit, d.Plan.Unit.Name)
		assert.Equal(t, c.committee, d.Plan.Bodies.Name("district-people-committee").Vi)
		assert.Equal(t, c.police, d.Plan.Bodies.Name("district-police").Vi)
		assert.Equal(t, c.lower, d.Plan.Bodies.Name("commune-people-committees").Vi)
		assert.Equal(t, c.id, d.Plan.ID)
		assert.Equal(t, strings.HasPrefix(c.police, "Công an cấp"), asks(d, "unit.name", "loại nào"), c.name)
	}
}

func TestALongNameStillMakesAnID(t *testing.T) {
	b := below(pcmd.District, "2024")
	b.Unit.Name = strings.Repeat("dài ", 40)
	d := mustDerive(t, planOf(t, "cao-bang-2024"), b)
	require.NoError(t, pcmd.CheckID(d.Plan.ID))
	assert.True(t, strings.HasSuffix(d.Plan.ID, "-2024"))
	b.ID = "given"
	assert.Equal(t, "given", mustDerive(t, planOf(t, "cao-bang-2024"), b).Plan.ID)
}

func TestWhatEveryUnitMustDoTheIssuerDoesAsOneOfThem(t *testing.T) {
	above := city()
	above.Assignments[0].Body, above.Assignments[0].Duties[0].Each = "district-people-committees", pcmd.District
	above.CommonDuties = []agency.Assignment{{Body: "district-people-committees", Mandate: agency.Given, Duties: above.Assignments[0].Duties}}
	d := mustDerive(t, above, below(pcmd.District, "2024"))
	assert.Equal(t, "district-people-committee", d.Plan.Assignments[0].Body)
	assert.Empty(t, d.Plan.Assignments[0].Duties[0].Each)
	assert.Equal(t, "commune-people-committees", d.Plan.CommonDuties[0].Body)
	assert.Equal(t, pcmd.Commune, d.Plan.CommonDuties[0].Duties[0].Each)
	above.Assignments[0].Duties[0].Each = pcmd.Commune
	d = mustDerive(t, above, below(pcmd.District, "2024"))
	assert.Equal(t, pcmd.Commune, d.Plan.Assignments[0].Duties[0].Each, "what every commune must do it still must")
}

func TestWhatIsNotKnownOfThePlanAboveIsAsked(t *testing.T) {
	d := mustDerive(t, planOf(t, "national-2021-2025"), below(pcmd.Province, "2021/2025"))
	assert.True(t, asks(d, "groups", "mới biết một phần"))
	assert.True(t, d.Plan.Partial.IsZero())
}

func TestAProvincesPlanFromTheCentre(t *testing.T) {
	above := city()
	above.Level, above.Issuer = pcmd.Central, "ministry-labour"
	above.Bodies = append(above.Bodies, agency.Body{ID: "ministry-labour", Name: pcmd.NewText("Bộ Lao động", "Ministry of Labour"), Level: pcmd.Central})
	above.Assignments[0].Body = "ministry-labour"
	d := mustDerive(t, above, below(pcmd.Province, "2024"))
	assert.Empty(t, d.Plan.Validate(catalog.Measures()))
	plans, _ := d.Plan.Target("local-plans")
	assert.Equal(t, pcmd.District, plans.Indicator.Formula.(indicator.ShareOfUnits).Level, "a province counts districts as the nation does")
	assert.False(t, plans.Criterion.IsZero())
	_, ok := d.Plan.Target("staff-trained-province")
	assert.True(t, ok)
}
