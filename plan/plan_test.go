package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
)

func TestTargetsStandInTheOrderOfTheDocumentAcrossGroups(t *testing.T) {
	p := mustParse(t)
	var ids, computable []string
	for _, target := range p.Targets() {
		ids = append(ids, target.ID)
	}
	for _, target := range p.Computable() {
		computable = append(computable, target.ID)
	}
	want := []string{"students-informed", "growth", "items", "register", "communes", "districts", "rate", "total"}
	assert.Equal(t, want, ids)
	assert.Equal(t, want, computable)
}

func TestTheComputablePartOfATargetIsItsIndicatorAndCriterion(t *testing.T) {
	target, ok := mustParse(t).Target("students-informed")
	assert.True(t, ok)
	computable := target.Computable()
	assert.Equal(t, target.ID, computable.ID)
	assert.Equal(t, target.Indicator, computable.Indicator)
	assert.True(t, target.Criterion.Equal(computable.Criterion))
}

func TestAnUnknownTargetIsNotFound(t *testing.T) {
	for _, id := range []string{"", "pupils", "Growth", "communication"} {
		target, ok := mustParse(t).Target(id)
		assert.False(t, ok, id)
		assert.Empty(t, target)
	}
}

func TestAPlanIsCitedByItsNumberOrElseByItsID(t *testing.T) {
	p := mustParse(t)
	clause := pcmd.Citation{Clause: "II.1", Reading: pcmd.Stated}
	other := pcmd.Citation{Document: "1629/QĐ-TTg", Clause: "1", Reading: pcmd.Stated}
	assert.Equal(t, "12/QĐ-UBND", p.Name())
	assert.Equal(t, "12/QĐ-UBND", p.Cite(clause).Document)
	assert.Equal(t, other, p.Cite(other))
	p.Number = ""
	assert.Equal(t, "an-binh-2024", p.Name())
	assert.Equal(t, "an-binh-2024", p.Cite(clause).Document)
	assert.Equal(t, clause.Clause, p.Cite(clause).Clause)
	assert.Equal(t, clause.Reading, p.Cite(clause).Reading)
}

func TestTheMatrixIsThatOfTheNumberedItemsNotOfTheCommonDuties(t *testing.T) {
	m := mustParse(t).Matrix()
	assert.Equal(t, agency.Part{Leads: true}, m.At(agency.Communication, "labour"))
	assert.Equal(t, agency.Part{Supports: true}, m.At(agency.Communication, "youth")) // a partner, by way of the unions
	assert.Equal(t, agency.Part{Supports: true, Asked: true}, m.At(agency.Mobilisation, "women"))
	assert.True(t, m.At(agency.Mobilisation, "youth").IsZero()) // the duty falls to the women only
	assert.True(t, m.At(agency.Steering, "women").IsZero())
}

func TestReadingAPlanDoesNotChangeItsTargetsWhenTheCallerChangesWhatTargetsReturns(t *testing.T) {
	p := mustParse(t)
	p.Targets()[0] = plan.Target{}
	assert.Equal(t, "students-informed", p.Targets()[0].ID)
}
