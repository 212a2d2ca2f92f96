package catalog_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is known of decision 1629/QĐ-TTg, and nothing else: it was not seen.
var national = []promise{
	{id: "commune-communication", op: "at-least", value: "70", by: "2025-12-31", scope: "term", level: "commune", wording: "at-least"},
	{id: "media-occasions", op: "at-least", value: "1", scope: "month", each: "month", wording: "at-least"},
	{id: "industrial-workers-informed", op: "at-least", value: "60", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "students-informed", op: "at-least", value: "70", by: "2025-12-31", scope: "term", wording: "at-least"},
	{id: "tips-handled", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
	{id: "crimes-handled-growth", op: "between", value: "3", max: "5", scope: "year", wording: "band"},
	{id: "venues-inspected", op: "at-least", value: "20", scope: "year", wording: "at-least"},
	{id: "venues-inspected-ever", op: "at-least", value: "100", by: "2025-12-31", scope: "term", wording: "bare"},
}

func TestTheNationalProgrammeHoldsWhatIsKnownOfItAndNothingElse(t *testing.T) {
	p := readPlan(t, "national-2021-2025")
	assert.False(t, p.Partial.IsZero())
	assert.Equal(t, []string{"1629/QĐ-TTg", "2021-09-28", "central", "VN", "2021/2025"},
		[]string{p.Number, p.Issued.String(), string(p.Level), p.Unit.Code, p.Term.String()})
	var got []promise
	for _, target := range p.Targets() {
		got = append(got, promiseOf(target))
		assert.Equal(t, pcmd.Interpreted, target.Citation.Reading, target.ID)
		assert.Empty(t, target.Citation.Clause, target.ID)
		assert.Contains(t, target.Citation.Note.Vi, "Chưa thấy", target.ID)
	}
	assert.Equal(t, national, got)
	bare := *p
	bare.Groups = nil
	assert.Equal(t, plan.Plan{
		ID: p.ID, Type: p.Type, Number: p.Number, Issued: p.Issued, Title: p.Title, Issuer: p.Issuer, Unit: p.Unit,
		Level: p.Level, Term: p.Term, Partial: p.Partial, Bodies: p.Bodies,
	}, bare, "no assignment, no reporting clause, no task")
}

// The two provinces that carry the decision out name it as the plan above.
func TestTheParentOfTheFiveYearPlansIsTheNationalProgramme(t *testing.T) {
	above := readPlan(t, "national-2021-2025")
	for _, id := range []string{"bac-kan-2021-2025", "lai-chau-2021-2025"} {
		p := readPlan(t, id)
		assert.Equal(t, above.Number, p.Parent)
		require.NotEmpty(t, p.References)
		for _, r := range p.References {
			if r.Role == plan.Parent {
				assert.Equal(t, above.Issued, r.Issued, id)
			}
		}
	}
}
