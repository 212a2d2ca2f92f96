package catalog_test

import (
	"sync"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// promise is a target as the document words it, written down from the document
// and not from the data.
type promise struct {
	id, clause string
	op         string // as in the criterion
	value, max string
	by         string // the day on which it is due, unset where it holds all along
	scope      string // year, month, quarter: in each of them; term: by its end
	level      string // of the units that are counted
	each       string // month or quarter that must each satisfy
	aspires    bool   // phấn đấu
	wording    string // ít nhất: at-least; từ … trở lên: or-more; the number alone: bare; a band; an action
}

// Cao Bằng: everything is for the year 2024, so nothing carries a day.
var caoBang = []promise{
	// 100% over two things, "kế hoạch" and "lồng ghép": two targets.
	{id: "local-plans", clause: "I.2, gạch 1", op: "at-least", value: "100", scope: "year", level: "district", wording: "bare"},
	{id: "integration", clause: "I.2, gạch 1", op: "at-least", value: "100", scope: "year", level: "district", wording: "bare"},
	// "Phấn đấu … từ 70% trở lên" of the communes.
	{id: "commune-communication", clause: "I.2, gạch 2", op: "at-least", value: "70", scope: "year", level: "commune", aspires: true, wording: "or-more"},
	// Ít nhất từ 01 - 02 tin bài/tháng: a floor of one, in every month.
	{id: "media-items", clause: "I.2, gạch 3", op: "at-least", value: "1", scope: "month", each: "month", wording: "at-least"},
	// 100% học sinh.
	{id: "students-informed", clause: "I.2, gạch 4", op: "at-least", value: "100", scope: "year", wording: "bare"},
	// Three sentences with 100% each: hotspots, cases, people counselled.
	{id: "hotspots-cleared", clause: "I.2, gạch 5, câu 1", op: "at-least", value: "100", scope: "year", wording: "bare"},
	{id: "cases-prosecuted", clause: "I.2, gạch 5, câu 2", op: "at-least", value: "100", scope: "year", wording: "bare"},
	{id: "counselling", clause: "I.2, gạch 5, câu 3", op: "at-least", value: "100", scope: "year", wording: "bare"},
	// A list of venues to be drawn up: no number.
	{id: "venue-register", clause: "I.2, gạch 6, câu 1", op: "yes", scope: "year", wording: "action"},
	// 100% các cơ sở được ký cam kết.
	{id: "venues-committed", clause: "I.2, gạch 6, câu 2", op: "at-least", value: "100", scope: "year", wording: "bare"},
}

// Bắc Kạn: the heading of part II says "đến năm 2025", read as the end of 2025;
// what holds hằng năm or một tháng một lần carries no day.
var bacKan = []promise{
	// Ít nhất 70% số xã; "ít nhất một hình thức" is part of the condition.
	{id: "commune-communication", clause: "II.1.a, gạch 1", op: "at-least", value: "70", by: "2025-12-31", scope: "term", level: "commune", wording: "at-least"},
	// Ít nhất một tháng một lần.
	{id: "media-occasions", clause: "II.1.a, gạch 2", op: "at-least", value: "1", scope: "month", each: "month", wording: "at-least"},
	// Ít nhất 70% …; ít nhất 60% …; 70% …: three numbers, the last without "ít nhất".
	{id: "venue-workers-informed", clause: "II.1.a, gạch 3", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "industrial-workers-informed", clause: "II.1.a, gạch 3", op: "at-least", value: "60", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "students-informed", clause: "II.1.a, gạch 3", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "bare"},
	// 100% huyện, thành phố lồng ghép.
	{id: "integration", clause: "II.2.a, đoạn 1", op: "at-least", value: "100", by: "2025-12-31", scope: "term", level: "district", wording: "bare"},
	// 100% tố giác, tin báo, khiếu nại.
	{id: "tips-handled", clause: "II.3.a, gạch 1", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
	// Hằng năm, tăng ít nhất 03% trở lên …; kiểm tra ít nhất 20% …; đến năm 2025, 100% …: three numbers.
	{id: "crimes-handled-growth", clause: "II.3.a, gạch 2", op: "at-least", value: "3", scope: "year", wording: "at-least"},
	{id: "venues-inspected", clause: "II.3.a, gạch 2", op: "at-least", value: "20", scope: "year", wording: "at-least"},
	{id: "venues-inspected-ever", clause: "II.3.a, gạch 2", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
	// Ít nhất 10% xã, phường, thị trấn.
	{id: "pilot-communes", clause: "II.4.a, gạch 1", op: "at-least", value: "10", by: "2025-12-31", scope: "term", level: "commune", wording: "at-least"},
	// "Ít nhất 60%" of those in need and eligible.
	{id: "support-accessed", clause: "II.4.a, gạch 2", op: "at-least", value: "60", by: "2025-12-31", scope: "term", wording: "at-least"},
	// "Ít nhất 70%" of the province and 50% below it: two numbers under one "ít nhất".
	{id: "staff-trained-province", clause: "II.5.a, đoạn 1", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "staff-trained-local", clause: "II.5.a, đoạn 1", op: "at-least", value: "50", by: "2025-12-31", scope: "term", wording: "at-least"},
}

// Dương Kinh: a district, so its lower units are wards; everything is for 2024.
var duongKinh = []promise{
	// 100% phường.
	{id: "commune-communication", clause: "II.1.a, gạch 1", op: "at-least", value: "100", scope: "year", level: "commune", wording: "bare"},
	// Ít nhất 60% …, 50% …, 60% …: three numbers, "ít nhất" before the first.
	{id: "venue-workers-informed", clause: "II.1.a, gạch 2", op: "at-least", value: "60", scope: "year", wording: "at-least"},
	{id: "industrial-workers-informed", clause: "II.1.a, gạch 2", op: "at-least", value: "50", scope: "year", wording: "bare"},
	{id: "students-informed", clause: "II.1.a, gạch 2", op: "at-least", value: "60", scope: "year", wording: "bare"},
	// 100% over two things, plans carried out and "lồng ghép": two targets.
	{id: "local-plans", clause: "II.2.a, đoạn 1", op: "at-least", value: "100", scope: "year", level: "commune", wording: "bare"},
	{id: "integration", clause: "II.2.a, đoạn 1", op: "at-least", value: "100", scope: "year", level: "commune", wording: "bare"},
	// 100% tin báo, tố giác, khiếu nại.
	{id: "tips-handled", clause: "II.3.a, gạch 1", op: "at-least", value: "100", scope: "year", wording: "bare"},
	// Ít nhất 10% số cơ sở.
	{id: "venues-inspected", clause: "II.3.a, gạch 2", op: "at-least", value: "10", scope: "year", wording: "at-least"},
	// 100% of those in need and eligible.
	{id: "support-accessed", clause: "II.4.a, đoạn 1", op: "at-least", value: "100", scope: "year", wording: "bare"},
	// Phấn đấu 100% đội ngũ ở các phường, đơn vị liên quan.
	{id: "staff-trained-ward", clause: "II.5.a, đoạn 1", op: "at-least", value: "100", scope: "year", aspires: true, wording: "bare"},
}

// Lai Châu: as in Bắc Kạn the heading of part II says "đến năm 2025".
var laiChau = []promise{
	// Ít nhất 70% số xã.
	{id: "commune-communication", clause: "II.1.a, gạch 1", op: "at-least", value: "70", by: "2025-12-31", scope: "term", level: "commune", wording: "at-least"},
	// Ít nhất một quý một lần.
	{id: "media-occasions", clause: "II.1.a, gạch 2", op: "at-least", value: "1", scope: "quarter", each: "quarter", wording: "at-least"},
	// Ít nhất 70% …; 70% …: two numbers, the second without "ít nhất".
	{id: "venue-workers-informed", clause: "II.1.a, gạch 3", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "students-informed", clause: "II.1.a, gạch 3", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "bare"},
	// 100% of the districts have a plan and carry it out.
	{id: "local-plans", clause: "II.2.a, gạch 1", op: "at-least", value: "100", by: "2025-12-31", scope: "term", level: "district", wording: "bare"},
	// "Ít nhất 50%" of the districts.
	{id: "integration", clause: "II.2.a, gạch 2", op: "at-least", value: "50", by: "2025-12-31", scope: "term", level: "district", wording: "at-least"},
	// 100% tố giác, tin báo, khiếu nại.
	{id: "tips-handled", clause: "II.3.a, gạch 1", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
	// Hằng năm, tăng 3 - 5% …; kiểm tra ít nhất 80% …; đến năm 2025, 100% …: three numbers.
	{id: "crimes-handled-growth", clause: "II.3.a, gạch 2", op: "between", value: "3", max: "5", scope: "year", wording: "band"},
	{id: "venues-inspected", clause: "II.3.a, gạch 2", op: "at-least", value: "80", scope: "year", wording: "at-least"},
	{id: "venues-inspected-ever", clause: "II.3.a, gạch 2", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
	// "Phấn đấu ít nhất 01": one district, not one per cent.
	{id: "pilot-districts", clause: "II.4.a, gạch 1", op: "at-least", value: "1", by: "2025-12-31", scope: "term", level: "district", aspires: true, wording: "at-least"},
	// "Ít nhất 60%" of those in need and eligible.
	{id: "support-accessed", clause: "II.4.a, gạch 2", op: "at-least", value: "60", by: "2025-12-31", scope: "term", wording: "at-least"},
	// "Ít nhất 70%" of the province and 50% below it.
	{id: "staff-trained-province", clause: "II.5.a, gạch 1", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "staff-trained-local", clause: "II.5.a, gạch 1", op: "at-least", value: "50", by: "2025-12-31", scope: "term", wording: "at-least"},
}

func TestTheTargetsOfEveryPlanAreThoseThatItsDocumentPromises(t *testing.T) {
	for id, want := range map[string][]promise{
		"cao-bang-2024": caoBang, "bac-kan-2021-2025": bacKan, "duong-kinh-2024": duongKinh, "lai-chau-2021-2025": laiChau,
	} {
		t.Run(id, func(t *testing.T) {
			var got []promise
			for _, target := range readPlan(t, id).Targets() {
				got = append(got, promiseOf(target))
			}
			assert.Equal(t, want, got)
		})
	}
}

func promiseOf(t plan.Target) promise {
	p := promise{
		id: t.ID, clause: t.Citation.Clause, op: string(t.Criterion.Op), by: t.Criterion.By.String(),
		scope: string(t.Scope), aspires: t.Aspirational, wording: string(t.Wording),
	}
	if t.Criterion.Op != indicator.Yes {
		p.value = t.Criterion.Value.String()
	}
	if t.Criterion.Op == indicator.Between {
		p.max = t.Criterion.Max.String()
	}
	switch f := t.Indicator.Formula.(type) {
	case indicator.ShareOfUnits:
		p.level = string(f.Level)
	case indicator.CountOfUnits:
		p.level = string(f.Level)
	case indicator.Every:
		p.each = f.Each.String()
	}
	return p
}

// The joined conditions of the documents: "và được duy trì thường xuyên" and
// "và tổ chức thực hiện" ask for both; Cao Bằng says neither.
func TestConditionsThatADocumentJoinsAreAllNeeded(t *testing.T) {
	held, both := []string{"communication-held"}, []string{"communication-held", "communication-sustained"}
	issued, carriedOut := []string{"plan-issued"}, []string{"plan-issued", "plan-carried-out"}
	for _, tt := range []struct {
		plan, target string
		want         []string
	}{
		{"cao-bang-2024", "commune-communication", held},
		{"bac-kan-2021-2025", "commune-communication", both},
		{"duong-kinh-2024", "commune-communication", both},
		{"lai-chau-2021-2025", "commune-communication", both},
		{"cao-bang-2024", "local-plans", issued},
		{"duong-kinh-2024", "local-plans", carriedOut},
		{"lai-chau-2021-2025", "local-plans", carriedOut},
	} {
		target, ok := readPlan(t, tt.plan).Target(tt.target)
		require.True(t, ok)
		formula, ok := target.Indicator.Formula.(indicator.ShareOfUnits)
		require.True(t, ok)
		assert.Equal(t, tt.want, formula.Where, "%s %s", tt.plan, tt.target)
	}
}

// "khi bị phát hiện", "có nhu cầu", "có nhu cầu và đủ điều kiện" narrow the
// denominator; no other target is conditional.
func TestTheTargetsThatADocumentMakesConditionalSayTheirCondition(t *testing.T) {
	want := map[string][]string{
		"cao-bang-2024":      {"hotspots-cleared", "counselling"},
		"bac-kan-2021-2025":  {"support-accessed"},
		"duong-kinh-2024":    {"support-accessed"},
		"lai-chau-2021-2025": {"support-accessed"},
	}
	for id, conditional := range want {
		var got []string
		for _, target := range readPlan(t, id).Targets() {
			if !target.Condition.IsZero() {
				got = append(got, target.ID)
			}
		}
		assert.Equal(t, conditional, got, id)
	}
}

// A number below 100 without "ít nhất", an action without a number and "01 - 02"
// are readings of ours.
func TestWhatADocumentLeavesOpenIsMarkedAsInterpreted(t *testing.T) {
	for _, p := range readPlans(t) {
		for _, target := range p.Targets() {
			percent := target.Indicator.Formula.Kind() == indicator.KindShare
			bareFloor := target.Wording == plan.WordedBare && percent && target.Criterion.Value.String() != "100"
			if bareFloor || target.Wording == plan.WordedAction || target.ID == "media-items" {
				assert.Equal(t, pcmd.Interpreted, target.Citation.Reading, "%s %s", p.ID, target.ID)
				assert.False(t, target.Citation.Note.IsZero(), "%s %s", p.ID, target.ID)
			}
		}
	}
}

// The day at the end of 2025 is read into "đến năm 2025", and every target that
// carries it says so.
func TestEveryTargetWithADayTellsThatTheDayIsAReading(t *testing.T) {
	for _, p := range readPlans(t) {
		for _, target := range p.Targets() {
			if !target.Criterion.By.IsZero() {
				assert.False(t, target.Citation.Note.IsZero(), "%s %s", p.ID, target.ID)
			}
		}
	}
}

// parsed are the plans, read once; the tests do not change them.
var parsed = sync.OnceValues(catalog.Plans)

func everyPlan(t require.TestingT) []*plan.Plan {
	all, err := parsed()
	require.NoError(t, err)
	return all
}

// readPlans are the plans whose documents were seen.
func readPlans(t require.TestingT) []*plan.Plan {
	var whole []*plan.Plan
	for _, p := range everyPlan(t) {
		if p.Partial.IsZero() {
			whole = append(whole, p)
		}
	}
	require.Len(t, whole, 4)
	return whole
}

func readPlan(t require.TestingT, id string) *plan.Plan {
	for _, p := range everyPlan(t) {
		if p.ID == id {
			return p
		}
	}
	require.Fail(t, "there is no plan "+id)
	return nil
}
