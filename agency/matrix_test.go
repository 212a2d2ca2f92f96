package agency_test

import (
	"slices"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// named returns bodies called by their ids.
func named(ids ...string) agency.Bodies {
	var bodies agency.Bodies
	for _, id := range ids {
		bodies = append(bodies, agency.Body{ID: id, Name: pcmd.NewText(id, id)})
	}
	return bodies
}

func idsOf(bodies []agency.Body) []string {
	var ids []string
	for _, b := range bodies {
		ids = append(ids, b.ID)
	}
	return ids
}

func given(body string, duties ...agency.Duty) agency.Assignment {
	return agency.Assignment{Body: body, Mandate: agency.Given, Duties: duties}
}

func requested(body string, duties ...agency.Duty) agency.Assignment {
	return agency.Assignment{Body: body, Mandate: agency.Requested, Duties: duties}
}

func TestOnlyTheRoleLeadLeads(t *testing.T) {
	for _, role := range agency.Roles() {
		m := agency.NewMatrix(named("police"), []agency.Assignment{
			given("police", agency.Duty{Role: role.Key, Function: agency.Inspection}),
		})
		leads := role.Key == agency.Lead
		assert.Equal(t, agency.Part{Leads: leads, Supports: !leads}, m.At(agency.Inspection, "police"), role.Key)
	}
}

func TestPartnersSupportAndNeverLead(t *testing.T) {
	m := agency.NewMatrix(named("labour", "police"), []agency.Assignment{
		given("labour", agency.Duty{Role: agency.Lead, Function: agency.Inspection, Partners: []string{"police"}}),
	})
	assert.Equal(t, agency.Part{Leads: true}, m.At(agency.Inspection, "labour"))
	assert.Equal(t, agency.Part{Supports: true}, m.At(agency.Inspection, "police"))
	assert.Equal(t, []string{"labour"}, idsOf(m.Leads(agency.Inspection)))
	assert.Equal(t, []string{"police"}, idsOf(m.Supports(agency.Inspection)))
	assert.Empty(t, m.Asked(agency.Inspection))
}

func TestRequestedBodiesAreAskedAndTheirPartnersAreNot(t *testing.T) {
	m := agency.NewMatrix(named("court", "labour", "police"), []agency.Assignment{
		requested("court", agency.Duty{Role: agency.Coordinate, Function: agency.Statistics, Partners: []string{"labour"}}),
		given("police", agency.Duty{Role: agency.Report, Function: agency.Statistics}),
	})
	assert.Equal(t, []string{"court"}, idsOf(m.Asked(agency.Statistics)))
	assert.Equal(t, agency.Part{Supports: true, Asked: true}, m.At(agency.Statistics, "court"))
	assert.Equal(t, agency.Part{Supports: true}, m.At(agency.Statistics, "labour"))
	assert.Equal(t, agency.Part{Supports: true}, m.At(agency.Statistics, "police"))
}

func TestDutiesOfOneFunctionAreTakenTogetherAndOthersKeptApart(t *testing.T) {
	m := agency.NewMatrix(named("labour"), []agency.Assignment{
		given("labour",
			agency.Duty{Role: agency.Lead, Function: agency.Inspection},
			agency.Duty{Role: agency.Report, Function: agency.Inspection},
			agency.Duty{Role: agency.Guide, Function: agency.Health}),
	})
	assert.Equal(t, agency.Part{Leads: true, Supports: true}, m.At(agency.Inspection, "labour"))
	assert.Equal(t, agency.Part{Supports: true}, m.At(agency.Health, "labour"))
	assert.True(t, m.At(agency.Press, "labour").IsZero())
	assert.Equal(t, []agency.Function{agency.Inspection, agency.Health}, m.Functions())
}

func TestABodyOverSeveralIsTakenApartWhereverItStands(t *testing.T) {
	bodies := append(named("labour", "procuracy", "court"),
		agency.Body{ID: "both", Name: pcmd.NewText("both", "both"), Members: []string{"procuracy", "court"}})
	m := agency.NewMatrix(bodies, []agency.Assignment{
		requested("both", agency.Duty{Role: agency.CarryOut, Function: agency.ProsecutionTrial}),
		given("labour", agency.Duty{Role: agency.Lead, Function: agency.Statistics, Partners: []string{"both"}}),
	})
	assert.Equal(t, []string{"court", "procuracy"}, idsOf(m.Asked(agency.ProsecutionTrial)))
	assert.Equal(t, []string{"court", "procuracy"}, idsOf(m.Supports(agency.Statistics)))
	assert.Equal(t, []string{"court", "labour", "procuracy"}, idsOf(m.Bodies()))
	assert.True(t, m.At(agency.ProsecutionTrial, "both").IsZero())
}

func TestADutyWithByFallsToThoseMembersOnly(t *testing.T) {
	bodies := append(named("front", "women", "youth", "labour"),
		agency.Body{ID: "unions", Name: pcmd.NewText("unions", "unions"), Members: []string{"front", "women", "youth"}})
	m := agency.NewMatrix(bodies, []agency.Assignment{
		requested("unions",
			agency.Duty{Role: agency.Coordinate, Function: agency.Mobilisation},
			agency.Duty{Role: agency.CarryOut, Function: agency.Statistics, By: []string{"women"}, Partners: []string{"labour"}}),
	})
	assert.Equal(t, []string{"front", "women", "youth"}, idsOf(m.Asked(agency.Mobilisation)))
	assert.Equal(t, []string{"women"}, idsOf(m.Asked(agency.Statistics)))
	assert.Equal(t, []string{"labour", "women"}, idsOf(m.Supports(agency.Statistics)))
}

func TestBodiesAndFunctionsThatTakeNoPartAreLeftOut(t *testing.T) {
	m := agency.NewMatrix(named("idle", "police"), []agency.Assignment{
		given("police", agency.Duty{Role: agency.Direct, Function: agency.Security}),
	})
	assert.Equal(t, []string{"police"}, idsOf(m.Bodies()))
	assert.Equal(t, []agency.Function{agency.Security}, m.Functions())
	empty := agency.NewMatrix(named("idle"), nil)
	assert.Empty(t, empty.Bodies())
	assert.Empty(t, empty.Functions())
}

// In bytes Đ comes after every ASCII letter, ă before â but both after z, and
// the tones in the order à á ã ạ ả. In Vietnamese the order is a ă â, d đ, and
// without a tone, then à ả ã á ạ.
func TestBodiesStandInVietnameseOrderNotInThatOfBytes(t *testing.T) {
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"Đ after D and before E", []string{"Công an", "Dân số", "Đài Phát thanh", "Đoàn thanh niên", "Giáo dục"}},
		{"a, then ă, then â", []string{"Ban", "Băng", "Bâng", "Công"}},
		{"e, ê; o, ô, ơ; u, ư", []string{"Hen", "Hên", "Hon", "Hôn", "Hơn", "Hun", "Hưn"}},
		{"tone marks: none, huyền, hỏi, ngã, sắc, nặng", []string{"Ma", "Mà", "Mả", "Mã", "Má", "Mạ"}},
		{"a tone counts less than the letters after it", []string{"Hà An", "Ha Bình", "Hà Bình"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			backwards := slices.Clone(tt.want)
			slices.Reverse(backwards)
			var bodies agency.Bodies
			var assignments []agency.Assignment
			for i, name := range backwards {
				id := string(rune('a' + i))
				bodies = append(bodies, agency.Body{ID: id, Name: pcmd.NewText(name, id)})
				assignments = append(assignments, given(id, agency.Duty{Role: agency.CarryOut, Function: agency.Press}))
			}
			m := agency.NewMatrix(bodies, assignments)
			var got []string
			for _, b := range m.Bodies() {
				got = append(got, b.Name.Vi)
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, m.Bodies(), m.Supports(agency.Press))
		})
	}
}

// "đấu tranh…" (crime-fighting) stands between "chỉ đạo…" and "giáo dục…"; in
// bytes it would come last.
func TestFunctionsStandInVietnameseOrderNotInThatOfBytes(t *testing.T) {
	var duties []agency.Duty
	for _, f := range []agency.Function{agency.SchoolEducation, agency.Press, agency.CrimeFighting, agency.Steering, agency.Health} {
		duties = append(duties, agency.Duty{Role: agency.CarryOut, Function: f})
	}
	m := agency.NewMatrix(named("all"), []agency.Assignment{given("all", duties...)})
	assert.Equal(t, []agency.Function{agency.Press, agency.Steering, agency.CrimeFighting, agency.SchoolEducation, agency.Health}, m.Functions())
}

func TestThePartIsNamedAfterTheStrongestOfLeadAskedSupport(t *testing.T) {
	lead, asked, support := agency.Part{Leads: true}.Label(), agency.Part{Asked: true}.Label(), agency.Part{Supports: true}.Label()
	assert.NotEqual(t, lead, asked)
	assert.NotEqual(t, asked, support)
	assert.NotEqual(t, lead, support)
	assert.Equal(t, lead, agency.Part{Leads: true, Supports: true, Asked: true}.Label())
	assert.Equal(t, asked, agency.Part{Supports: true, Asked: true}.Label())
	assert.True(t, agency.Part{}.Label().IsZero())
}

// The slow twin reads every assignment anew for every cell.
func TestMatrixSaysWhatReadingEveryAssignmentSays(t *testing.T) {
	functions := []agency.Function{agency.Steering, agency.Health, agency.Press}
	rapid.Check(t, func(t *rapid.T) {
		bodies := drawBodies(t)
		body := rapid.SampledFrom(idsOf(bodies))
		assignments := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) agency.Assignment {
			a := agency.Assignment{Body: body.Draw(t, "body"), Mandate: rapid.SampledFrom(keys(agency.Mandates())).Draw(t, "mandate")}
			a.Duties = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) agency.Duty {
				return agency.Duty{
					Role:     rapid.SampledFrom(keys(agency.Roles())).Draw(t, "role"),
					Function: rapid.SampledFrom(functions).Draw(t, "function"),
					By:       rapid.SliceOfN(body, 0, 2).Draw(t, "by"),
					Partners: rapid.SliceOfN(body, 0, 2).Draw(t, "partners"),
				}
			}), 1, 3).Draw(t, "duties")
			return a
		}), 0, 4).Draw(t, "assignments")

		m := agency.NewMatrix(bodies, assignments)
		for _, f := range functions {
			for _, b := range bodies {
				assert.Equal(t, naivePart(bodies, assignments, f, b.ID), m.At(f, b.ID), "%s of %s", f, b.ID)
			}
			assert.Equal(t, slices.Contains(m.Functions(), f), slices.ContainsFunc(assignments, func(a agency.Assignment) bool {
				return slices.ContainsFunc(a.Duties, func(d agency.Duty) bool {
					return d.Function == f && slices.ContainsFunc(concerned(a, d), func(id string) bool { return len(bodies.Members(id)) > 0 })
				})
			}))
		}
	})
}

// concerned returns the bodies that a duty names, members not taken apart.
func concerned(a agency.Assignment, d agency.Duty) []string {
	if len(d.By) > 0 {
		return slices.Concat(d.By, d.Partners)
	}
	return append([]string{a.Body}, d.Partners...)
}

func naivePart(bodies agency.Bodies, assignments []agency.Assignment, f agency.Function, body string) (p agency.Part) {
	isIt := func(id string) bool { return slices.Contains(bodies.Members(id), body) }
	for _, a := range assignments {
		for _, d := range a.Duties {
			if d.Function != f {
				continue
			}
			does := slices.ContainsFunc(d.By, isIt) || len(d.By) == 0 && isIt(a.Body)
			p.Leads = p.Leads || does && d.Role == agency.Lead
			p.Supports = p.Supports || does && d.Role != agency.Lead || slices.ContainsFunc(d.Partners, isIt)
			p.Asked = p.Asked || does && a.Mandate == agency.Requested
		}
	}
	return p
}
