package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
)

func TestADutyIsChargedToEachBodyThatItFallsTo(t *testing.T) {
	p := &plan.Plan{
		Unit: plan.Unit{Code: "06"}, Level: pcmd.Province, Term: pcmd.MustParsePeriod("2021/2025"),
		Bodies: agency.Bodies{
			{ID: "both", Name: pcmd.NewText("Hai", "Both"), Members: []string{"labour", "education"}},
			{ID: "labour", Name: pcmd.NewText("Lao động", "Labour"), Level: pcmd.Province},
			{ID: "education", Name: pcmd.NewText("Giáo dục", "Education")},
		},
	}
	all := agency.Assignment{Body: "both"}
	given := func(charges []agency.Charge) (ids []string) {
		for _, c := range charges {
			ids = append(ids, c.Body.ID)
			assert.Equal(t, agency.SchoolEducation, c.Function)
			assert.Equal(t, "06", c.Unit)
			assert.Equal(t, pcmd.Province, c.Level)
		}
		return ids
	}
	duty := agency.Duty{Function: agency.SchoolEducation}
	assert.Equal(t, []string{"labour", "education"}, given(p.Charges(all, duty)))
	duty.By = []string{"education"}
	assert.Equal(t, []string{"education"}, given(p.Charges(all, duty)))
	duty.By = []string{"stranger"}
	assert.Equal(t, []string{"stranger"}, given(p.Charges(all, duty)))

	// A plan without a day of its own begins with its term.
	assert.Equal(t, "2021-01-01", p.Charge("labour", duty.Function).Given.String())
	p.Issued = pcmd.MustParseDate("2021-11-01")
	assert.Equal(t, "2021-11-01", p.Charge("labour", duty.Function).Given.String())
}
