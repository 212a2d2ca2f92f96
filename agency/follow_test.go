package agency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// charge is a duty of a plan of 2021 for a body of that id.
func charge(body string, level pcmd.Level, function agency.Function) agency.Charge {
	return agency.Charge{
		Body:     agency.Body{ID: body, Name: pcmd.NewText("Tên trong kế hoạch", "Name in the plan"), Level: level},
		Function: function, Level: pcmd.Province, Given: onDay("2021-11-01"),
	}
}

func TestADutyIsFollowedThroughTheReformByItsFunction(t *testing.T) {
	for _, row := range []struct {
		name     string
		body     string
		level    pcmd.Level
		function agency.Function
		want     map[string]string // on a day the body; "?" and the last known one where unknown
	}{
		{"a duty of the department of labour", "labour-department", pcmd.Province, agency.Steering, map[string]string{
			"2022-01-01": "labour-department", "2025-02-28": "labour-department", "2025-03-01": "health-department", "2026-09-01": "health-department"}},
		{"one towards schools, of vocational training", "labour-department", pcmd.Province, agency.SchoolEducation, map[string]string{
			"2022-01-01": "labour-department", "2025-03-01": "education-department"}},
		{"one that names rehabilitation", "labour-department", pcmd.Province, agency.DrugRehabilitation, map[string]string{
			"2022-01-01": "labour-department", "2025-03-01": "province-police"}},
		{"one of the department of information, for the press", "info-comm-department", pcmd.Province, agency.Communication, map[string]string{
			"2022-01-01": "info-comm-department", "2025-03-01": "culture-department"}},
		{"one of it for online information", "info-comm-department", pcmd.Province, agency.OnlineInformation, map[string]string{
			"2022-01-01": "info-comm-department", "2025-03-01": "?info-comm-department", "2025-06-16": "culture-department"}},
		{"one of a part of the department of labour", "social-evils-subdepartment", pcmd.Province, agency.Training, map[string]string{
			"2022-01-01": "social-evils-subdepartment", "2025-03-01": "health-department"}},
		{"one of a part of the ministry of labour", "social-evils-bureau", pcmd.Central, agency.Statistics, map[string]string{
			"2022-01-01": "social-evils-bureau", "2025-03-01": "ministry-health", "2026-09-01": "?ministry-health"}},
		{"one of whoever has the function", "prevention-authority", pcmd.Province, agency.Statistics, map[string]string{
			"2022-01-01": "labour-department", "2025-03-01": "health-department"}},
		{"one of whoever has it, at the plan's own level", "prevention-authority", "", agency.Statistics, map[string]string{
			"2022-01-01": "labour-department", "2025-03-01": "health-department"}},
		{"one of a division of a district", "labour-division", pcmd.District, agency.Inspection, map[string]string{
			"2024-06-01": "labour-division", "2025-03-01": "?labour-division", "2025-06-30": "?labour-division", "2025-07-01": "culture-social-office"}},
		{"one of its division of justice", "justice-division", pcmd.District, agency.LegalEducation, map[string]string{
			"2024-06-01": "justice-division", "2025-03-01": "?justice-division", "2025-07-01": "council-committee-office"}},
		{"one that communes have no office for", "culture-info-division", pcmd.District, agency.OnlineInformation, map[string]string{
			"2024-06-01": "culture-info-division", "2025-07-01": "?culture-info-division"}},
		{"one of a committee of a district", "district-people-committees", pcmd.District, agency.Planning, map[string]string{
			"2024-06-01": "district-people-committees", "2025-06-30": "district-people-committees", "2025-07-01": "?district-people-committees"}},
		{"one of the district police", "district-police", pcmd.District, agency.Security, map[string]string{
			"2025-02-28": "district-police", "2025-03-01": "?district-police", "2025-07-01": "?district-police"}},
		{"one of the provincial court", "province-court", pcmd.Province, agency.ProsecutionTrial, map[string]string{
			"2022-01-01": "province-court", "2025-07-01": "province-court"}},
		{"one of a body that nothing is recorded of", "steering-committee", pcmd.Province, agency.Steering, map[string]string{
			"2021-01-01": "steering-committee", "2025-02-28": "steering-committee", "2025-03-01": "?steering-committee"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			for on, want := range row.want {
				a := agency.VietnamDirectory().Follow(charge(row.body, row.level, row.function), onDay(on))
				if want[0] == '?' {
					assert.False(t, a.IsKnown(), on)
					assert.Equal(t, want[1:], a.Last.ID, on)
					assert.NotEmpty(t, a.Reason.Vi, on)
					assert.NotEmpty(t, a.Reason.En, on)
				} else {
					assert.Equal(t, want, a.Body.ID, on)
				}
				assert.NotEmpty(t, a.Citation.Reading, on)
			}
		})
	}
}

func TestAPartKeepsTheNameThatTheDocumentGivesItWhileItHasTheDuty(t *testing.T) {
	a := agency.VietnamDirectory().Follow(charge("social-evils-bureau", pcmd.Central, agency.Steering), onDay("2024-01-01"))
	assert.Equal(t, "Tên trong kế hoạch", a.Body.Name.Vi)
}

// A committee's name in a plan holds the province's; the next province's committee
// must not be called by it.
func TestABodyThatStaysIsCalledByTheNameThatFitsEveryUnit(t *testing.T) {
	a := agency.VietnamDirectory().Follow(charge("province-people-committee", pcmd.Province, agency.Steering), onDay("2025-08-01"))
	assert.Equal(t, "Ủy ban nhân dân tỉnh", a.Body.Name.Vi)
}

func TestADutyThatRestsOnAFunctionSaysWhyAndWhoseRecordsSay(t *testing.T) {
	a := agency.VietnamDirectory().Follow(charge("labour-department", pcmd.Province, agency.Steering), onDay("2025-08-01"))
	assert.Equal(t, agency.ProstitutionPrevention, a.Function)
	assert.Equal(t, "20/2025/TT-BYT", a.Citation.Document)
	assert.Equal(t, pcmd.Interpreted, a.Basis.Reading)
	assert.NotEmpty(t, a.Basis.Note.Vi)
}

func TestADutyOfADistrictThatTheCommunesHaveSaysThatTheLevelEnded(t *testing.T) {
	a := agency.VietnamDirectory().Follow(charge("labour-division", pcmd.District, agency.Steering), onDay("2025-07-01"))
	assert.True(t, a.IsKnown())
	assert.True(t, a.Ended)
	assert.Equal(t, pcmd.Commune, a.Level)
	assert.Contains(t, a.Reason.Vi, "2025-07-01")
	assert.NotEmpty(t, a.Basis.Note.Vi)
}

func TestOnNoDayNobodyHasADuty(t *testing.T) {
	a := agency.VietnamDirectory().Follow(charge("labour-department", pcmd.Province, agency.Steering), pcmd.Date{})
	assert.False(t, a.IsKnown())
	assert.Equal(t, "labour-department", a.Last.ID)
	assert.NotEmpty(t, a.Reason.Vi)
}

// A plan of today names today's bodies: no reform lies between.
func TestADutyGivenAfterTheReformsStaysWithItsBody(t *testing.T) {
	c := charge("ward-volunteers", pcmd.Commune, agency.Communication)
	c.Given = onDay("2026-01-01")
	a := agency.VietnamDirectory().Follow(c, onDay("2026-10-01"))
	assert.Equal(t, "ward-volunteers", a.Body.ID)
	c.Given = pcmd.Date{}
	assert.False(t, agency.VietnamDirectory().Follow(c, onDay("2026-10-01")).IsKnown(), "a document without a day may be older than the reforms")
}

func TestALaterBasisOrStayPrecedesAnEarlierOne(t *testing.T) {
	cited := pcmd.Citation{Document: "1", Reading: pcmd.Stated}
	stays, err := agency.VietnamDirectory().With(agency.Records{Stays: []agency.Stay{
		{Body: agency.Body{ID: "labour-department", Name: pcmd.NewText("Sở", "Department"), Level: pcmd.Province}, Until: onDay("2025-06-30"), Citation: cited},
	}})
	require.NoError(t, err)
	c := charge("labour-department", pcmd.Province, agency.Steering)
	assert.Equal(t, "labour-department", stays.Follow(c, onDay("2025-03-02")).Body.ID)
	lost := stays.Follow(c, onDay("2025-07-01"))
	assert.Equal(t, "labour-department", lost.Last.ID)
	assert.NotEmpty(t, lost.Reason.Vi, "a stay without a note says why too")

	rests, err := stays.With(agency.Records{Bases: []agency.Basis{{Body: "labour-department", On: agency.LabourEmployment, Citation: cited}}})
	require.NoError(t, err)
	assert.Equal(t, "home-affairs-department", rests.Follow(c, onDay("2025-03-02")).Body.ID)
	rests, err = rests.With(agency.Records{Bases: []agency.Basis{{Body: "labour-department", On: agency.DrugRehabilitation, Citation: cited}}})
	require.NoError(t, err)
	assert.Equal(t, "province-police", rests.Follow(c, onDay("2025-03-02")).Body.ID)
	assert.Equal(t, "health-department", agency.VietnamDirectory().Follow(c, onDay("2025-03-02")).Body.ID)
}

// resolved are the answers as "unit body", or "unit ?last" where it is unknown.
func resolved(t *testing.T, d *agency.Directory, c agency.Charge, on string) []string {
	t.Helper()
	r, err := d.Resolve(agency.Vietnam(), c, onDay(on))
	require.NoError(t, err)
	var all []string
	for _, a := range r.Answers {
		who := a.Body.ID
		if !a.IsKnown() {
			who = "?" + a.Last.ID
		}
		all = append(all, a.Unit.Name.Vi+" "+who)
	}
	return all
}

func TestADutyInBacKanResolvesToTheRightBodyOnAnyDay(t *testing.T) {
	c := charge("labour-department", pcmd.Province, agency.Steering)
	c.Unit = "06"
	for on, want := range map[string]string{
		"2022-01-01": "Bắc Kạn labour-department",
		"2025-02-28": "Bắc Kạn labour-department",
		"2025-03-02": "Bắc Kạn health-department",
		"2025-06-30": "Bắc Kạn health-department",
		"2025-07-01": "Thái Nguyên health-department",
		"2026-10-01": "Thái Nguyên health-department",
	} {
		assert.Equal(t, []string{want}, resolved(t, agency.VietnamDirectory(), c, on), on)
	}
}

func TestADutyInADistrictResolvesInTheCommunesThatItBecame(t *testing.T) {
	c := charge("labour-division", pcmd.District, agency.Steering)
	c.Unit, c.Given = "309", onDay("2024-01-01")
	assert.Equal(t, []string{"Dương Kinh labour-division"}, resolved(t, agency.VietnamDirectory(), c, "2024-06-01"))
	assert.Equal(t, []string{"Dương Kinh ?labour-division"}, resolved(t, agency.VietnamDirectory(), c, "2025-03-02"))
	after := resolved(t, agency.VietnamDirectory(), c, "2025-08-01")
	assert.Contains(t, after, "Hưng Đạo culture-social-office")
	assert.Contains(t, after, "Dương Kinh culture-social-office")
}

func TestABodyOfAHigherLevelIsThatOfTheUnitAbove(t *testing.T) {
	c := charge("social-evils-subdepartment", pcmd.Province, agency.Training)
	c.Unit, c.Given = "309", onDay("2024-01-01")
	for _, on := range []string{"2024-06-01", "2025-08-01"} {
		got := resolved(t, agency.VietnamDirectory(), c, on)
		require.Len(t, got, 1, "one province, however many communes")
		assert.Contains(t, got[0], "Hải Phòng ")
	}
}

func TestATenureOfTheUnitAboveHoldsBelowIt(t *testing.T) {
	office := agency.Body{ID: "council-committee-office", Name: pcmd.NewText("Văn phòng", "Office")}
	d, err := agency.VietnamDirectory().With(agency.Records{Tenures: []agency.Tenure{{
		Function: agency.ProstitutionPrevention, Level: pcmd.Commune, Unit: "31", Body: office,
		From: onDay("2025-07-01"), Citation: pcmd.Citation{Document: "1/QĐ-UBND", Reading: pcmd.Stated},
	}}})
	require.NoError(t, err)
	c := charge("labour-division", pcmd.District, agency.Steering)
	c.Unit, c.Given = "309", onDay("2024-01-01")
	assert.Contains(t, resolved(t, d, c, "2025-08-01"), "Hưng Đạo council-committee-office")
}

func TestAUnitThatNobodyKnowsOnTheDayOfTheDocumentIsAFault(t *testing.T) {
	c := charge("labour-department", pcmd.Province, agency.Steering)
	c.Unit = "05"
	_, err := agency.VietnamDirectory().Resolve(agency.Vietnam(), c, onDay("2025-08-01"))
	assertCode(t, pcmd.CodeUnknownUnit, err)
}
