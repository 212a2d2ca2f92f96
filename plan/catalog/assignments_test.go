package catalog_test

import (
	"slices"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/stretchr/testify/assert"
)

// item is one numbered item of "Tổ chức thực hiện": whom it addresses, whether
// it opens with "Đề nghị", and whether "chủ trì" (or "cơ quan đầu mối") stands
// in it.
type item struct {
	order   int
	body    string
	mandate agency.Mandate
	leads   bool
}

const (
	given     = agency.Given
	requested = agency.Requested
)

var items = map[string][]item{
	"cao-bang-2024": { // part IV
		{1, "labour-department", given, true},    // "cơ quan đầu mối"; "Chủ trì" of the inspection team's work
		{2, "province-police", given, false},     //
		{3, "border-guard", given, false},        //
		{4, "health-department", given, true},    // gạch 1, câu 2: "Chủ trì, phối hợp …"
		{5, "info-comm-department", given, true}, // gạch 2
		{6, "culture-department", given, true},   // gạch 2
		{7, "education-department", given, false},
		{8, "justice-department", given, false},
		{9, "province-newspaper-and-broadcaster", given, false},
		{10, "district-people-committees", given, false},
		{11, "province-procuracy-and-court", requested, false}, // "Đề nghị Viện Kiểm sát …, Tòa án …"
		{12, "province-front-and-members", requested, false},   // "Đề nghị Ủy ban Mặt trận … và các tổ chức thành viên"
	},
	"bac-kan-2021-2025": { // part V
		{1, "labour-department", given, true}, // a) and b)
		{2, "province-police", given, false},
		{3, "health-department", given, false},
		{4, "finance-department", given, false},
		{5, "culture-department", given, false},
		{6, "info-comm-department", given, false},
		{7, "education-department-and-labour-department", given, false},
		{8, "justice-department", given, false},
		{9, "province-broadcaster-and-newspaper", given, false},
		{10, "district-people-committees", given, false},
		{11, "province-procuracy-and-court", requested, false},
		{12, "province-front-and-women-union-and-youth-union", requested, false},
	},
	"duong-kinh-2024": { // part V
		{1, "labour-division", given, true}, // gạch 1
		{2, "district-police", given, true}, // gạch 1: "Chủ trì phối hợp … rà soát, đề xuất sửa đổi"
		{3, "health-division", given, false},
		{4, "culture-info-division", given, true}, // gạch 1, 2 and 3
		{5, "justice-division", given, true},
		{6, "education-division", given, false},
		{7, "finance-planning-division", given, false},
		{8, "commune-people-committees", given, false},
		{9, "district-procuracy-and-court", requested, false},
		{10, "district-front-and-unions", requested, false},
	},
	"lai-chau-2021-2025": { // part V
		{1, "labour-department", given, true},    // gạch 1
		{2, "province-police", given, true},      // gạch 2
		{3, "border-guard", given, true},         //
		{4, "info-comm-department", given, true}, // đoạn 1 and 2
		{5, "culture-department", given, true},   // đoạn 1
		{6, "health-department", given, false},
		{7, "justice-department", given, true},
		{8, "finance-department", given, true},
		{9, "education-department", given, false},
		{10, "province-broadcaster-and-newspaper", given, false},
		{11, "province-procuracy-and-court", requested, false},
		{12, "district-people-committees", given, false}, // between the two requests, but ordered
		{13, "province-front-and-unions", requested, false},
	},
}

func TestEveryItemAddressesTheBodyOfTheDocumentOrdersOrRequestsAndLeadsAsItSays(t *testing.T) {
	for id, want := range items {
		t.Run(id, func(t *testing.T) {
			var got []item
			for _, a := range readPlan(t, id).Assignments {
				leads := slices.ContainsFunc(a.Duties, func(d agency.Duty) bool { return d.Role == agency.Lead })
				got = append(got, item{a.Order, a.Body, a.Mandate, leads})
			}
			assert.Equal(t, want, got)
		})
	}
}

// Who an item's heading names.
func TestTheHeadingsOverSeveralBodiesStandForThoseThatTheyName(t *testing.T) {
	for _, tt := range []struct {
		plan, heading string
		want          []string
	}{
		{"cao-bang-2024", "province-newspaper-and-broadcaster", []string{"province-newspaper", "province-broadcaster"}},
		{"cao-bang-2024", "province-procuracy-and-court", []string{"province-procuracy", "province-court"}},
		{"cao-bang-2024", "province-front-and-members", []string{"province-front", "province-front-member-organisations"}},
		{"bac-kan-2021-2025", "education-department-and-labour-department", []string{"education-department", "labour-department"}},
		{"bac-kan-2021-2025", "province-broadcaster-and-newspaper", []string{"province-broadcaster", "province-newspaper"}},
		{"bac-kan-2021-2025", "province-procuracy-and-court", []string{"province-procuracy", "province-court"}},
		{"bac-kan-2021-2025", "province-front-and-women-union-and-youth-union", []string{"province-front", "province-women-union", "province-youth-union"}},
		{"duong-kinh-2024", "district-procuracy-and-court", []string{"district-procuracy", "district-court"}},
		{"duong-kinh-2024", "district-front-and-unions",
			[]string{"district-front", "district-women-union", "district-youth-union", "district-labour-federation", "district-veterans"}},
		{"lai-chau-2021-2025", "province-broadcaster-and-newspaper", []string{"province-broadcaster", "province-newspaper"}},
		{"lai-chau-2021-2025", "province-procuracy-and-court", []string{"province-procuracy", "province-court"}},
		{"lai-chau-2021-2025", "province-front-and-unions",
			[]string{"province-front", "province-women-union", "province-youth-union", "province-farmers-union", "province-veterans", "province-labour-federation"}},
	} {
		assert.Equal(t, tt.want, readPlan(t, tt.plan).Bodies.Members(tt.heading), "%s %s", tt.plan, tt.heading)
	}
}

// Cao Bằng IV.12, gạch 2 speaks of the Front alone; Dương Kinh V.10 of the Front
// (gạch 2), the Women's Union (gạch 3) and the Labour Federation (gạch 4).
func TestDutiesOfOneMemberOfAnItemFallToThatMemberOnly(t *testing.T) {
	want := map[string]map[string][]string{
		"cao-bang-2024": {"IV.12, gạch 2": {"province-front"}},
		"duong-kinh-2024": {
			"V.10, gạch 2": {"district-front"}, "V.10, gạch 3": {"district-women-union"}, "V.10, gạch 4": {"district-labour-federation"},
		},
	}
	for _, p := range readPlans(t) {
		for _, a := range p.Assignments {
			for _, d := range a.Duties {
				assert.Equal(t, want[p.ID][d.Citation.Clause], d.By, "%s %s", p.ID, d.Citation.Clause)
			}
		}
	}
}

// Guidance from above as a condition in Dương Kinh V.1, V.3 and
// V.10; "căn cứ khả năng ngân sách" in Bắc Kạn V.4; "(nếu có)" in Lai Châu V.4.
func TestDutiesThatADocumentMakesConditionalSayTheirCondition(t *testing.T) {
	want := map[string][]string{
		"bac-kan-2021-2025":  {"V.4, gạch 1"},
		"duong-kinh-2024":    {"V.1, gạch 6", "V.3, gạch 2", "V.10, gạch 3"},
		"lai-chau-2021-2025": {"V.4, đoạn 2, câu 1"},
	}
	for _, p := range readPlans(t) {
		var got []string
		for _, a := range p.Assignments {
			for _, d := range a.Duties {
				if !d.Condition.IsZero() {
					got = append(got, d.Citation.Clause)
				}
			}
		}
		assert.Equal(t, want[p.ID], got, p.ID)
	}
}

// Which clauses are about what each target counts: the same work on the same
// people, venues or units, whether or not the number is said again. A target
// that is not here has no such clause.
func TestADutyNamesTheTargetsThatItIsAbout(t *testing.T) {
	want := map[string]map[string][]string{
		"cao-bang-2024": {
			"local-plans":           {"IV.10, gạch 1"},
			"commune-communication": {"IV.10, gạch 3, câu 3"},                 // each commune a form of its own
			"media-items":           {"IV.9, câu 2"},                          //
			"students-informed":     {"IV.1, gạch 3, câu 2", "IV.7, câu 1"},   // vocational; general schools
			"hotspots-cleared":      {"IV.2, gạch 2", "IV.10, gạch 2, câu 2"}, // police; districts
			"cases-prosecuted":      {"IV.2, gạch 4", "IV.11, câu 1"},         // police with the procuracy; procuracy and court
			"venue-register":        {"IV.1, gạch 2"},
			"venues-committed":      {"IV.10, gạch 3, câu 2"},
		},
		"bac-kan-2021-2025": {
			"media-occasions":       {"V.1.b", "V.9"},
			"students-informed":     {"V.7"},
			"integration":           {"V.10"},
			"crimes-handled-growth": {"V.2"},
		},
		"duong-kinh-2024": {
			"commune-communication":       {"V.8, gạch 2"},
			"industrial-workers-informed": {"V.10, gạch 4"}, // to report on it
			"students-informed":           {"V.6, đoạn 1", "V.6, gạch 1"},
			"local-plans":                 {"V.8, gạch 1"},
			"integration":                 {"V.8, gạch 1"},
			"venues-inspected":            {"V.1, gạch 5", "V.4, gạch 5", "V.8, gạch 4"},
			"support-accessed":            {"V.1, gạch 8", "V.8, gạch 8", "V.10, gạch 3"},
			"staff-trained-ward":          {"V.1, gạch 9"},
		},
		"lai-chau-2021-2025": {
			"media-occasions":        {"V.10, đoạn 1"},
			"students-informed":      {"V.9, đoạn 1, câu 2"},
			"local-plans":            {"V.12, đoạn 1", "V.12, đoạn 1"}, // draw up; carry out
			"integration":            {"V.12, đoạn 3"},
			"crimes-handled-growth":  {"V.2, gạch 1"},
			"venues-inspected":       {"V.1, gạch 3"},
			"venues-inspected-ever":  {"V.1, gạch 3"},
			"pilot-districts":        {"V.1, gạch 4"},
			"support-accessed":       {"V.1, gạch 4"},
			"staff-trained-province": {"V.1, gạch 1, câu 2"},
			"staff-trained-local":    {"V.1, gạch 1, câu 2", "V.12, đoạn 2"},
		},
	}
	for _, p := range readPlans(t) {
		got := map[string][]string{}
		for _, a := range p.Assignments {
			for _, d := range a.Duties {
				for _, target := range d.Targets {
					got[target] = append(got[target], d.Citation.Clause)
				}
			}
		}
		assert.Equal(t, want[p.ID], got, p.ID)
	}
}

// "mỗi xã, phường, thị trấn" stands in Cao Bằng IV.10, gạch 3 only.
func TestADutyOfEveryUnitIsMarkedWhereItsClauseSaysSo(t *testing.T) {
	for _, p := range readPlans(t) {
		for _, a := range p.Assignments {
			for _, d := range a.Duties {
				says := p.ID == "cao-bang-2024" && d.Citation.Clause == "IV.10, gạch 3, câu 3" && d.Targets != nil
				assert.Equal(t, says, d.Each == pcmd.Commune, "%s %s", p.ID, d.Citation.Clause)
			}
		}
	}
}
