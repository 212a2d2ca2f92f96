package catalog_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

// chargesOf are all duties of a plan for every body that has or supports one,
// and a duty of each function for every body that the plan names at all.
func chargesOf(p *plan.Plan) []agency.Charge {
	var all []agency.Charge
	for _, a := range slices.Concat(p.Assignments, p.CommonDuties) {
		for _, d := range a.Duties {
			all = append(all, p.Charges(a, d)...)
			for _, partner := range d.Partners {
				all = append(all, p.Charges(agency.Assignment{Body: partner}, agency.Duty{Function: d.Function})...)
			}
		}
	}
	for _, b := range p.Bodies {
		for _, member := range p.Bodies.Members(b.ID) {
			for _, f := range agency.Functions() {
				all = append(all, p.Charge(member, f.Key))
			}
		}
	}
	return all
}

var dates = []string{"2021-12-01", "2024-06-01", "2025-02-28", "2025-03-01", "2025-06-16", "2025-06-30", "2025-07-01", "2026-08-18"}

func TestEveryDutyOfEveryPlanHasABodyOnEveryDayOrAReasonWhyNot(t *testing.T) {
	directory, units := agency.VietnamDirectory(), agency.Vietnam()
	for _, p := range everyPlan(t) {
		t.Run(p.ID, func(t *testing.T) {
			for _, c := range chargesOf(p) {
				for _, on := range dates {
					r, err := directory.Resolve(units, c, pcmd.MustParseDate(on))
					require.NoError(t, err)
					require.NotEmpty(t, r.Answers)
					for _, a := range r.Answers {
						where := []any{"%s %s %s %s", p.ID, c.Body.ID, c.Function, on}
						require.NotEmpty(t, a.Unit.Code, where...)
						require.NotEmpty(t, a.Citation.Reading, where...)
						if a.IsKnown() {
							require.NotEmpty(t, a.Body.Name.Vi, where...)
							require.Empty(t, a.Last.ID, where...)
							continue
						}
						require.NotEmpty(t, a.Last.ID, where...)
						require.NotEmpty(t, a.Reason.Vi, where...)
						require.NotEmpty(t, a.Reason.En, where...)
					}
				}
			}
		})
	}
}

// Nothing moved before 1 March 2025. The authority for the prevention of
// prostitution is no body of its own: whoever has the function.
func TestUntilTheReformEveryDutyLiesWithTheBodyThatThePlanNames(t *testing.T) {
	for _, p := range everyPlan(t) {
		for _, a := range slices.Concat(p.Assignments, p.CommonDuties) {
			for _, d := range a.Duties {
				for _, c := range p.Charges(a, d) {
					for _, on := range []string{"2024-06-01", "2025-02-28"} {
						got := agency.VietnamDirectory().Follow(c, pcmd.MustParseDate(on))
						assert.Equal(t, c.Body.ID, got.Body.ID, "%s %s %s", p.ID, d.Citation.Clause, on)
					}
				}
			}
		}
	}
}

// gone are the bodies that there are no more from the day on.
var gone = map[string]string{
	"labour-department": "2025-03-01", "ministry-labour": "2025-03-01", "info-comm-department": "2025-03-01",
	"district-police": "2025-03-01", "labour-division": "2025-03-01", "social-evils-bureau": "2025-03-01",
	"district-people-committees": "2025-07-01", "district-people-committee": "2025-07-01", "district-divisions": "2025-07-01",
	"district-court": "2025-07-01", "education-division": "2025-07-01", "border-guard": "2025-07-01",
}

func TestNoBodyHasADutyAfterItsEnd(t *testing.T) {
	for _, p := range everyPlan(t) {
		for _, c := range chargesOf(p) {
			for _, on := range dates {
				a := agency.VietnamDirectory().Follow(c, pcmd.MustParseDate(on))
				if end, ok := gone[a.Body.ID]; ok {
					assert.Less(t, on, end, "%s %s %s", p.ID, c.Body.ID, c.Function)
				}
			}
		}
	}
}

// What the plans of 2021–2024 gave to the departments of labour, in the plans'
// own clauses: to health, but for the duty towards vocational schools in Cao Bằng
// IV.1, gạch 3 and Bắc Kạn V.7.
func TestTheDutiesOfTheDepartmentsOfLabourWentToHealthOrByTheFieldThatTheyName(t *testing.T) {
	on := pcmd.MustParseDate("2025-08-01")
	schools := 0
	for _, p := range everyPlan(t) {
		for _, a := range p.Assignments {
			for _, d := range a.Duties {
				for _, c := range p.Charges(a, d) {
					if c.Body.ID != "labour-department" {
						continue
					}
					want := "health-department"
					if d.Function == agency.SchoolEducation {
						want = "education-department"
						schools++
					}
					assert.Equal(t, want, agency.VietnamDirectory().Follow(c, on).Body.ID, "%s %s", p.ID, d.Citation.Clause)
				}
			}
		}
	}
	assert.Equal(t, 3, schools, "one duty in Cao Bằng, two in Bắc Kạn")
}
