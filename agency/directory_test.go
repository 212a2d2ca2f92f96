package agency_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

var onDay = pcmd.MustParseDate

func TestThePreventionOfProstitutionLiesWithWhomTheSourcesSay(t *testing.T) {
	for _, row := range []struct {
		name  string
		level pcmd.Level
		unit  string
		on    string
		body  string // "" where it is unknown
		last  string
		ended bool
		cites string
		reads pcmd.Reading
	}{
		{"Thái Nguyên on 2 March 2025", pcmd.Province, "19", "2025-03-02", "health-department", "", false, "42/2025/NĐ-CP", pcmd.Interpreted},
		{"a commune on 1 August 2025", pcmd.Commune, "", "2025-08-01", "culture-social-office", "", false, "150/2025/NĐ-CP", pcmd.Interpreted},
		{"a province on the eve of the reform", pcmd.Province, "06", "2025-02-28", "labour-department", "", false, "11/2021/TT-BLĐTBXH", pcmd.Interpreted},
		{"a province on its first day", pcmd.Province, "06", "2025-03-01", "health-department", "", false, "42/2025/NĐ-CP", pcmd.Interpreted},
		{"a province under the decree on departments", pcmd.Province, "", "2025-06-16", "health-department", "", false, "150/2025/NĐ-CP", pcmd.Interpreted},
		{"a province under the circular", pcmd.Province, "", "2025-07-01", "health-department", "", false, "20/2025/TT-BYT", pcmd.Stated},
		{"a district before the reform", pcmd.District, "309", "2024-06-01", "labour-division", "", false, "", pcmd.Interpreted},
		{"a district during the reform", pcmd.District, "309", "2025-03-02", "", "labour-division", false, "45/2025/NĐ-CP", pcmd.Interpreted},
		{"a district on its last day", pcmd.District, "309", "2025-06-30", "", "labour-division", false, "45/2025/NĐ-CP", pcmd.Interpreted},
		{"a district after districts ended", pcmd.District, "309", "2025-07-01", "", "labour-division", true, "203/2025/QH15", pcmd.Interpreted},
		{"a commune before communes had offices", pcmd.Commune, "", "2025-06-30", "", "", false, "", ""},
		{"the centre before the reform", pcmd.Central, "", "2024-06-01", "ministry-labour", "", false, "62/2022/NĐ-CP", pcmd.Interpreted},
		{"the centre after it", pcmd.Central, "", "2025-03-01", "ministry-health", "", false, "42/2025/NĐ-CP", pcmd.Interpreted},
		{"the centre on the last day of its decree", pcmd.Central, "", "2026-08-17", "ministry-health", "", false, "42/2025/NĐ-CP", pcmd.Interpreted},
		{"the centre under a decree that was not read", pcmd.Central, "", "2026-08-18", "", "ministry-health", false, "313/2026/NĐ-CP", pcmd.Interpreted},
		{"before all that is recorded", pcmd.Province, "", "2020-12-31", "", "", false, "", ""},
		{"on no day", pcmd.Province, "", "", "", "", false, "", ""},
		{"at no level", "", "", "2025-08-01", "", "", false, "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			day := pcmd.Date{}
			require.NoError(t, day.UnmarshalText([]byte(row.on)))
			a := agency.VietnamDirectory().Responsible(agency.ProstitutionPrevention, row.level, row.unit, day)
			assert.Equal(t, row.body, a.Body.ID)
			assert.Equal(t, row.body != "", a.IsKnown())
			assert.Equal(t, row.last, a.Last.ID)
			assert.Equal(t, row.ended, a.Ended)
			assert.Equal(t, row.cites, a.Citation.Document)
			assert.Equal(t, row.reads, a.Citation.Reading)
			assert.Equal(t, row.body == "", !a.Reason.IsZero(), "what is unknown says why")
		})
	}
}

// Succession belongs to the function: the fields of one department went to five.
func TestTheFieldsOfOneDepartmentWentToSeveralBodies(t *testing.T) {
	for _, row := range []struct {
		function           agency.Function
		before, march, now string
	}{
		{agency.ProstitutionPrevention, "labour-department", "health-department", "health-department"},
		{agency.SocialProtection, "labour-department", "health-department", "health-department"},
		{agency.DrugRehabilitation, "labour-department", "province-police", "province-police"},
		{agency.VocationalTraining, "labour-department", "education-department", "education-department"},
		{agency.LabourEmployment, "labour-department", "home-affairs-department", "home-affairs-department"},
		{agency.PovertyReduction, "labour-department", "", "agriculture-environment-department"},
		{agency.Press, "info-comm-department", "culture-department", "culture-department"},
		{agency.OnlineInformation, "info-comm-department", "", "culture-department"},
		{agency.DigitalTechnology, "info-comm-department", "science-department", "science-department"},
		{agency.NetworkSecurity, "info-comm-department", "province-police", "province-police"},
		{agency.BorderControl, "border-guard", "border-guard", "border-guard-board"},
		{agency.Health, "health-department", "health-department", "health-department"},
		{agency.SchoolEducation, "education-department", "education-department", "education-department"},
		{agency.CultureTourism, "culture-department", "culture-department", "culture-department"},
		{agency.LegalEducation, "justice-department", "justice-department", "justice-department"},
		{agency.Funding, "finance-department", "finance-department", "finance-department"},
	} {
		t.Run(string(row.function), func(t *testing.T) {
			for on, want := range map[string]string{"2025-02-28": row.before, "2025-03-01": row.march, "2025-06-16": row.now, "2025-07-01": row.now} {
				if on == "2025-06-16" && row.function == agency.BorderControl {
					continue
				}
				assert.Equal(t, want, agency.VietnamDirectory().Responsible(row.function, pcmd.Province, "", onDay(on)).Body.ID, on)
			}
		})
	}
}

func TestTheCommunesHaveTheOfficesOfTheDecree(t *testing.T) {
	for function, want := range map[agency.Function]string{
		agency.ProstitutionPrevention: "culture-social-office", agency.Health: "culture-social-office",
		agency.SchoolEducation: "culture-social-office", agency.Press: "culture-social-office",
		agency.LegalEducation: "council-committee-office", agency.Funding: "economic-office",
		agency.PovertyReduction: "economic-office",
		// Which body has these in a commune the decree does not say.
		agency.VocationalTraining: "", agency.OnlineInformation: "", agency.DrugRehabilitation: "",
	} {
		a := agency.VietnamDirectory().Responsible(function, pcmd.Commune, "", onDay("2025-08-01"))
		assert.Equal(t, want, a.Body.ID, function)
	}
}

// A province that acted by its own decision ten days before the default.
func ownDay(t *testing.T) agency.Records {
	t.Helper()
	return agency.Records{Tenures: []agency.Tenure{{
		Function: agency.ProstitutionPrevention, Level: pcmd.Province, Unit: "19",
		Body: agency.Body{ID: "health-department", Name: pcmd.NewText("Sở Y tế", "Department of Health")},
		From: onDay("2025-02-20"), Until: onDay("2025-06-30"),
		Citation: pcmd.Citation{Document: "1/QĐ-UBND", Reading: pcmd.Stated},
	}}}
}

func TestATenureOfAUnitPrecedesTheDefaultInThatUnitOnItsDaysOnly(t *testing.T) {
	d, err := agency.VietnamDirectory().With(ownDay(t))
	require.NoError(t, err)
	for _, row := range []struct{ name, unit, on, body, cites string }{
		{"the unit on its day", "19", "2025-02-20", "health-department", "1/QĐ-UBND"},
		{"the unit the day before", "19", "2025-02-19", "labour-department", "11/2021/TT-BLĐTBXH"},
		{"the unit after its last day", "19", "2025-07-01", "health-department", "20/2025/TT-BYT"},
		{"another unit", "04", "2025-02-20", "labour-department", "11/2021/TT-BLĐTBXH"},
		{"the country", "", "2025-02-20", "labour-department", "11/2021/TT-BLĐTBXH"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := d.Responsible(agency.ProstitutionPrevention, pcmd.Province, row.unit, onDay(row.on))
			assert.Equal(t, row.body, a.Body.ID)
			assert.Equal(t, row.cites, a.Citation.Document)
			assert.Equal(t, pcmd.Province, a.Body.Level, "a body has the level of its tenure")
		})
	}
}

func TestAddingRecordsChangesNoDirectoryThatThereIs(t *testing.T) {
	records := ownDay(t)
	d, err := agency.VietnamDirectory().With(records)
	require.NoError(t, err)
	records.Tenures[0].Body.ID = "someone-else"
	ask := func(d *agency.Directory) string {
		return d.Responsible(agency.ProstitutionPrevention, pcmd.Province, "19", onDay("2025-02-20")).Body.ID
	}
	assert.Equal(t, "labour-department", ask(agency.VietnamDirectory()))
	assert.Equal(t, "health-department", ask(d))
}

// Whoever has read decree 313/2026/NĐ-CP can say so.
func TestLaterRecordsPrecedeEarlierOnes(t *testing.T) {
	known := agency.Tenure{
		Function: agency.ProstitutionPrevention, Level: pcmd.Central,
		Body: agency.Body{ID: "ministry-health", Name: pcmd.NewText("Bộ Y tế", "Ministry of Health")},
		From: onDay("2026-08-18"), Citation: pcmd.Citation{Document: "313/2026/NĐ-CP", Reading: pcmd.Stated},
	}
	d, err := agency.VietnamDirectory().With(agency.Records{Tenures: []agency.Tenure{known}})
	require.NoError(t, err)
	a := d.Responsible(agency.ProstitutionPrevention, pcmd.Central, "", onDay("2026-09-01"))
	assert.Equal(t, "ministry-health", a.Body.ID)
	assert.Equal(t, pcmd.Stated, a.Citation.Reading)

	// And those of a unit precede later ones for the country.
	inUnit := known
	inUnit.Unit, inUnit.Body.ID = "VN", "special-body"
	d, err = agency.VietnamDirectory().With(agency.Records{Tenures: []agency.Tenure{inUnit}})
	require.NoError(t, err)
	d, err = d.With(agency.Records{Tenures: []agency.Tenure{known}})
	require.NoError(t, err)
	assert.Equal(t, "special-body", d.Responsible(agency.ProstitutionPrevention, pcmd.Central, "VN", onDay("2026-09-01")).Body.ID)
}

func TestBodiesMayCarryAFunctionTogetherOnlyWhereBothAreMeantTo(t *testing.T) {
	court := agency.Tenure{
		Function: agency.ProsecutionTrial, Level: pcmd.Province, Together: true,
		Body:     agency.Body{ID: "court", Name: pcmd.NewText("Tòa án", "Court")},
		Citation: pcmd.Citation{Document: "1", Reading: pcmd.Stated},
	}
	procuracy := court
	procuracy.Body = agency.Body{ID: "procuracy", Name: pcmd.NewText("Viện kiểm sát", "Procuracy")}
	d, err := agency.NewDirectory(agency.Records{Tenures: []agency.Tenure{procuracy, court}})
	require.NoError(t, err)
	a := d.Responsible(agency.ProsecutionTrial, pcmd.Province, "", onDay("2024-01-01"))
	assert.Equal(t, "procuracy", a.Body.ID)
	require.Len(t, a.With, 1)
	assert.Equal(t, "court", a.With[0].ID)

	_, err = agency.NewDirectory(agency.Records{Tenures: []agency.Tenure{court, court}})
	assertFaults(t, err, "overlap tenures[1].from")
	procuracy.Together = false
	_, err = agency.NewDirectory(agency.Records{Tenures: []agency.Tenure{procuracy, court}})
	assertFaults(t, err, "overlap tenures[1].from")
}

func TestTheZeroDirectoryKnowsNothing(t *testing.T) {
	var d agency.Directory
	a := d.Responsible(agency.Health, pcmd.Province, "04", onDay("2024-01-01"))
	assert.False(t, a.IsKnown())
	assert.NotEmpty(t, a.Reason.Vi)
	next, err := d.With(ownDay(t))
	require.NoError(t, err)
	assert.True(t, next.Responsible(agency.ProstitutionPrevention, pcmd.Province, "19", onDay("2025-02-20")).IsKnown())
}

// assertFaults wants the faults "code path", all of them.
func assertFaults(t *testing.T, err error, want ...string) {
	t.Helper()
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	var got []string
	for _, f := range faults {
		got = append(got, string(f.Code)+" "+f.Path)
		assert.NotEmpty(t, f.Message.Vi)
		assert.NotEmpty(t, f.Message.En)
	}
	assert.ElementsMatch(t, want, got)
}

func TestAllThatIsWrongWithRecordsIsSaidAtOnce(t *testing.T) {
	good := ownDay(t).Tenures[0]
	cited := good.Citation
	named := agency.Body{ID: "b", Name: pcmd.NewText("Cơ quan", "Body")}
	change := func(f func(*agency.Tenure)) agency.Tenure { c := good; c.Unit = ""; f(&c); return c }
	for _, row := range []struct {
		name    string
		records agency.Records
		want    []string
	}{
		{"two bodies at a time", agency.Records{Tenures: []agency.Tenure{good, good}}, []string{"overlap tenures[1].from"}},
		{"the last day of one is the first of another", agency.Records{Tenures: []agency.Tenure{
			good, change(func(c *agency.Tenure) { c.Unit, c.From, c.Until = good.Unit, good.Until, pcmd.Date{} })}},
			[]string{"overlap tenures[1].from"}},
		{"a last day before the first", agency.Records{Tenures: []agency.Tenure{change(func(c *agency.Tenure) { c.Until = onDay("2025-02-19") })}},
			[]string{"out-of-range tenures[0].until"}},
		{"unknown words, no citation, no name", agency.Records{Tenures: []agency.Tenure{change(func(c *agency.Tenure) {
			c.Function, c.Level, c.Citation, c.Body.Name.En, c.Body.ID, c.Unit = "gardening", "village", pcmd.Citation{}, "", "ủy ban", "?"
		})}}, []string{"unknown-kind tenures[0].function", "unknown-kind tenures[0].level", "missing-key tenures[0].citation",
			"empty-text tenures[0].body.name", "bad-id tenures[0].body.id", "bad-id tenures[0].unit"}},
		{"a body of another level", agency.Records{Tenures: []agency.Tenure{change(func(c *agency.Tenure) { c.Body.Level = pcmd.District })}},
			[]string{"level-order tenures[0].body.level"}},
		{"a tenure at a level that has ended", agency.Records{
			Tenures: []agency.Tenure{change(func(c *agency.Tenure) {
				c.Level, c.From, c.Until = pcmd.District, onDay("2025-07-01"), pcmd.Date{}
			})},
			Reforms: []agency.Reform{{On: onDay("2025-07-01"), Ends: pcmd.District, Citation: cited}},
		}, []string{"out-of-range tenures[0].from"}},
		{"a reform without a day, of unknown levels", agency.Records{Reforms: []agency.Reform{{Ends: "x", Into: "y"}}},
			[]string{"missing-key reforms[0].on", "unknown-kind reforms[0].ends", "unknown-kind reforms[0].into", "missing-key reforms[0].citation"}},
		{"two bases for one duty", agency.Records{Bases: []agency.Basis{
			{Body: "b", Functions: []agency.Function{agency.Press}, On: agency.Press, Citation: cited},
			{Body: "b", Functions: []agency.Function{agency.Health, agency.Press}, On: agency.Health, Citation: cited},
			{Body: "b", On: agency.Press, Citation: cited},
			{Body: "b", On: agency.Health, Citation: cited},
		}}, []string{"duplicate-id bases[1].functions[1]", "duplicate-id bases[3]"}},
		{"a basis on nothing of nobody", agency.Records{Bases: []agency.Basis{{Of: "?", Functions: []agency.Function{"x"}}}},
			[]string{"bad-id bases[0].body", "bad-id bases[0].of", "unknown-kind bases[0].on", "unknown-kind bases[0].functions[0]", "missing-key bases[0].citation"}},
		{"a body that stays and whose duties rest on a function", agency.Records{
			Bases: []agency.Basis{{Body: "b", On: agency.Press, Citation: cited}}, Stays: []agency.Stay{{Body: named, Citation: cited}},
		}, []string{"duplicate-id bases[0]"}},
		{"a body that stays twice, without a citation", agency.Records{Stays: []agency.Stay{{Body: named, Citation: cited}, {Body: named}}},
			[]string{"duplicate-id stays[1].body.id", "missing-key stays[1].citation"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := agency.NewDirectory(row.records)
			assert.Nil(t, d)
			assertFaults(t, err, row.want...)
		})
	}
	_, err := agency.VietnamDirectory().With(agency.Records{Tenures: []agency.Tenure{
		change(func(c *agency.Tenure) { c.Level, c.From, c.Until = pcmd.District, onDay("2025-07-01"), pcmd.Date{} }),
	}})
	assertFaults(t, err, "out-of-range tenures[0].from")
}

// naiveResponsible is the slow twin: of all tenures in all records that hold on
// the day, the one for the unit, then of the latest records.
func naiveResponsible(layers []agency.Records, unit string, on pcmd.Date) (body, last string) {
	var best *agency.Tenure
	var lastDay pcmd.Date
	for _, u := range []string{unit, ""} {
		for i := len(layers) - 1; i >= 0; i-- {
			for _, t := range layers[i].Tenures {
				if t.Unit == u && best == nil && !on.Before(t.From) && (t.Until.IsZero() || !on.After(t.Until)) {
					best = &t
				}
			}
		}
	}
	if best != nil && best.Body.ID != "" {
		return best.Body.ID, ""
	}
	// Unknown: the latest earlier day on which a tenure names a body.
	for _, u := range []string{unit, ""} {
		for i := len(layers) - 1; i >= 0; i-- {
			held := slices.Clone(layers[i].Tenures)
			slices.SortStableFunc(held, func(a, b agency.Tenure) int { return a.From.Compare(b.From) })
			for _, t := range held {
				if t.Unit != u || t.Body.ID == "" || !t.From.Before(on) {
					continue
				}
				until := t.Until
				if until.IsZero() || !until.Before(on) {
					until = on.AddDays(-1)
				}
				if last == "" || until.After(lastDay) {
					last, lastDay = t.Body.ID, until
				}
			}
		}
	}
	return "", last
}

func TestRandomDirectoriesAgreeWithTheirNaiveTwin(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) pcmd.Date { return onDay("2025-01-01").AddDays(rapid.IntRange(0, 40).Draw(t, "day")) })
	rapid.Check(t, func(t *rapid.T) {
		var layers []agency.Records
		d := &agency.Directory{}
		for range rapid.IntRange(1, 3).Draw(t, "layers") {
			var r agency.Records
			for range rapid.IntRange(0, 6).Draw(t, "tenures") {
				next := agency.Tenure{
					Function: agency.Health, Level: pcmd.Province, Unit: rapid.SampledFrom([]string{"", "04"}).Draw(t, "unit"),
					From: day.Draw(t, "from"), Citation: pcmd.Citation{Document: "1", Reading: pcmd.Stated},
				}
				if id := rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "body"); id != "" {
					next.Body = agency.Body{ID: id, Name: pcmd.NewText(id, id)}
				}
				if rapid.Bool().Draw(t, "ends") {
					next.Until = next.From.AddDays(rapid.IntRange(0, 20).Draw(t, "days"))
				}
				with := agency.Records{Tenures: append(slices.Clone(r.Tenures), next)}
				if _, err := agency.NewDirectory(with); err == nil {
					r = with
				}
			}
			layers = append(layers, r)
			var err error
			d, err = d.With(r)
			require.NoError(t, err)
		}
		unit := rapid.SampledFrom([]string{"", "04", "12"}).Draw(t, "asked unit")
		on := day.Draw(t, "on")
		body, last := naiveResponsible(layers, unit, on)
		a := d.Responsible(agency.Health, pcmd.Province, unit, on)
		require.Equal(t, body, a.Body.ID)
		require.Equal(t, last, a.Last.ID)
	})
}

func TestARecordThatStatesSaysInWhichClause(t *testing.T) {
	for _, level := range pcmd.Levels() {
		for _, f := range agency.Functions() {
			for _, on := range []string{"2021-01-01", "2024-06-01", "2025-03-01", "2025-06-16", "2025-07-01", "2026-09-01"} {
				a := agency.VietnamDirectory().Responsible(f.Key, level.Key, "", onDay(on))
				if a.IsKnown() {
					assert.NotEmpty(t, cmp.Or(a.Citation.Document, a.Citation.Note.Vi), "%s %s %s", f.Key, level.Key, on)
					assert.True(t, a.Citation.Reading != pcmd.Stated || a.Citation.Clause != "", "%s %s %s", f.Key, level.Key, on)
					assert.Equal(t, level.Key, a.Body.Level)
				}
			}
		}
	}
}

func TestRecordsAreReadStrictlyAndAllFaultsSaid(t *testing.T) {
	_, err := agency.ParseRecords([]byte(`{"format": "x", "bodies": [{"id": "b", "name": {"vi": "B", "en": "B"}}], "more": 1,
		"tenures": [{"function": "x", "level": "province", "body": "c", "from": "1", "citation": {"reading": "stated"}}],
		"bases": [{"body": "b", "on": "press"}], "stays": [{}], "reforms": [{"on": "2025-07-01", "ends": "x", "citation": {"reading": "stated"}}]}`))
	assertFaults(t, err, "unknown-kind format", "unknown-key more", "unknown-kind tenures[0].function", "unknown-body tenures[0].body",
		"bad-date tenures[0].from", "missing-key bases[0].citation", "missing-key stays[0].body", "missing-key stays[0].citation", "unknown-kind reforms[0].ends")
	_, err = agency.ParseRecords([]byte("nothing"))
	assertFaults(t, err, "syntax ")
}

// What is read makes a directory or is refused with faults; no document brings
// the reader down.
func FuzzParseRecords(f *testing.F) {
	f.Add([]byte(`{"format": "pcmd-directory/1", "bodies": [{"id": "b", "name": {"vi": "B", "en": "B"}}],
		"tenures": [{"function": "press", "level": "district", "unit": "1", "body": "b", "together": true, "from": "2025-03-01", "until": "2025-06-30", "citation": {"reading": "stated"}}],
		"bases": [{"body": "c", "functions": ["press"], "on": "press", "of": "b", "citation": {"reading": "stated"}}],
		"stays": [{"body": "b", "until": "2025-06-30", "citation": {"reading": "stated"}}],
		"reforms": [{"on": "2025-07-01", "ends": "district", "into": "commune", "citation": {"reading": "stated"}}]}`))
	f.Add([]byte(`{"format": "pcmd-directory/1", "tenures": [{"function": "press", "level": "district", "citation": {"reading": "stated"}}]}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, document []byte) {
		records, err := agency.ParseRecords(document)
		if err == nil {
			_, err = agency.NewDirectory(records)
		}
		if err != nil {
			var faults pcmd.Faults
			require.ErrorAs(t, err, &faults)
			require.NotEmpty(t, faults)
		}
		_, err = json.Marshal(records)
		require.NoError(t, err)
	})
}
