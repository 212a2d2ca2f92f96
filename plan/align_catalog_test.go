package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
)

// row is one line of an alignment: the targets of both sides, the relation, and
// why they are not comparable.
type row struct {
	indicator     string
	child, parent string // ids of targets
	relation      plan.Relation
	reason        plan.Mismatch
}

func rowsOf(all []plan.Alignment) []row {
	var rows []row
	for _, a := range all {
		rows = append(rows, row{a.Indicator, a.Child.ID, a.Parent.ID, a.Relation, a.Reason})
	}
	return rows
}

func both(id string, relation plan.Relation) row { return row{id, id, id, relation, ""} }

func missing(id string) row { return row{id, "", id, plan.Missing, ""} }

func extra(id string) row { return row{id, id, "", plan.Extra, ""} }

// What a reader finds with each document beside what is known of decision
// 1629/QĐ-TTg; written down before the code ran.
var alignments = map[string][]row{
	"bac-kan-2021-2025": {
		both("commune-communication", plan.Equal),       // II.1.a: 70 %, one form, kept up
		both("media-occasions", plan.Equal),             // once a month
		both("industrial-workers-informed", plan.Equal), // 60 %
		both("students-informed", plan.Equal),           // 70 %
		both("tips-handled", plan.Equal),                // 100 %
		both("crimes-handled-growth", plan.Equal),       // at least 3 % is the lower end of 3–5 %
		both("venues-inspected", plan.Equal),            // 20 % a year
		both("venues-inspected-ever", plan.Equal),       // 100 % once by 2025
		extra("venue-workers-informed"), extra("integration"), extra("pilot-communes"), extra("support-accessed"),
		extra("staff-trained-province"), extra("staff-trained-local"),
	},
	"lai-chau-2021-2025": {
		both("commune-communication", plan.Equal),
		both("media-occasions", plan.Weaker),   // once a quarter
		missing("industrial-workers-informed"), // the province names none
		both("students-informed", plan.Equal),
		both("tips-handled", plan.Equal),
		both("crimes-handled-growth", plan.Equal), // 3–5 % on both sides
		both("venues-inspected", plan.Stronger),   // 80 % a year
		both("venues-inspected-ever", plan.Equal),
		extra("venue-workers-informed"), extra("local-plans"), extra("integration"), extra("pilot-districts"), extra("support-accessed"),
		extra("staff-trained-province"), extra("staff-trained-local"),
	},
	"cao-bang-2024": {
		// 70 %, but nothing is said of keeping the communication up.
		{"commune-communication", "commune-communication", "commune-communication", plan.NotComparable, plan.OtherCondition},
		// One item a month; above, one occasion a month.
		{"media-occasions", "media-items", "media-occasions", plan.NotComparable, plan.OtherUnit},
		missing("industrial-workers-informed"),
		both("students-informed", plan.Stronger), // 100 %
		missing("tips-handled"),
		missing("crimes-handled-growth"),
		missing("venues-inspected"),
		missing("venues-inspected-ever"),
		extra("local-plans"), extra("integration"), extra("hotspots-cleared"), extra("cases-prosecuted"), extra("counselling"),
		extra("venue-register"), extra("venues-committed"),
	},
	"duong-kinh-2024": {
		both("commune-communication", plan.Stronger), // 100 %
		missing("media-occasions"),
		both("industrial-workers-informed", plan.Weaker), // 50 % against 60 %
		both("students-informed", plan.Weaker),           // 60 % against 70 %
		both("tips-handled", plan.Equal),                 // 100 %
		missing("crimes-handled-growth"),
		both("venues-inspected", plan.Weaker), // 10 % against 20 %
		missing("venues-inspected-ever"),
		extra("venue-workers-informed"), extra("local-plans"), extra("integration"), extra("support-accessed"), extra("staff-trained-ward"),
	},
}

func TestTheFourPlansStandToTheNationalProgrammeAsAReaderFinds(t *testing.T) {
	above := planOf(t, "national-2021-2025")
	for id, want := range alignments {
		t.Run(id, func(t *testing.T) {
			assert.Equal(t, want, rowsOf(plan.Align(planOf(t, id), above)))
		})
	}
}

func TestNotesOfTheAlignmentsSayWhatTheRelationAloneDoesNot(t *testing.T) {
	above := planOf(t, "national-2021-2025")
	const floors, later = "only the floors", "falls due only by the end"
	want := map[string]map[string]string{
		"bac-kan-2021-2025":  {"crimes-handled-growth": floors}, // it has no band
		"lai-chau-2021-2025": {},
		"cao-bang-2024":      {},
		// The year 2024 ends before the programme's levels fall due; the 20 % of
		// venues holds in every year.
		"duong-kinh-2024": {"industrial-workers-informed": later, "students-informed": later},
	}
	for id, notes := range want {
		for _, a := range plan.Align(planOf(t, id), above) {
			assert.Equal(t, notes[a.Indicator] == "", a.Note.IsZero(), "%s %s", id, a.Indicator)
			assert.Contains(t, a.Note.En, notes[a.Indicator], "%s %s", id, a.Indicator)
		}
	}
}

// The two provinces count pilot models in units of their own: a share of
// communes, a number of districts.
func TestLaiChauStandsToBacKanAsAReaderFinds(t *testing.T) {
	got := rowsOf(plan.Align(planOf(t, "lai-chau-2021-2025"), planOf(t, "bac-kan-2021-2025")))
	assert.Equal(t, []row{
		both("commune-communication", plan.Equal),
		both("media-occasions", plan.Weaker),
		both("venue-workers-informed", plan.Equal),
		missing("industrial-workers-informed"),
		both("students-informed", plan.Equal),
		both("integration", plan.Weaker), // 50 % of the districts against 100 %
		both("tips-handled", plan.Equal),
		both("crimes-handled-growth", plan.Equal),
		both("venues-inspected", plan.Stronger),
		both("venues-inspected-ever", plan.Equal),
		{"pilot-communes", "pilot-districts", "pilot-communes", plan.NotComparable, plan.OtherUnit},
		both("support-accessed", plan.Equal),
		both("staff-trained-province", plan.Equal),
		both("staff-trained-local", plan.Equal),
		extra("local-plans"),
	}, got)
}

// A ward is not a district.
func TestTheUnitsOfADistrictsPlanAreNotThoseOfAProvinces(t *testing.T) {
	got := rowsOf(plan.Align(planOf(t, "duong-kinh-2024"), planOf(t, "lai-chau-2021-2025")))
	for _, id := range []string{"local-plans", "integration"} {
		assert.Contains(t, got, row{id, id, id, plan.NotComparable, plan.OtherUnit})
	}
}

func TestEveryPlanIsEqualToItself(t *testing.T) {
	for _, id := range catalog.IDs() {
		p := planOf(t, id)
		var want []row
		for _, target := range p.Targets() {
			want = append(want, both(target.ID, plan.Equal))
		}
		assert.Equal(t, want, rowsOf(plan.Align(p, p)), id)
	}
}
