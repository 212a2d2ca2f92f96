package plan_test

import (
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestEncodeWritesEverythingThatParseRead(t *testing.T) {
	text, err := mustParse(t).Encode()
	require.NoError(t, err)
	assert.JSONEq(t, string(everyKey), string(text))
}

func TestTheDocumentOfTheTestsIsInTheFormThatEncodeWrites(t *testing.T) {
	text, err := mustParse(t).Encode()
	require.NoError(t, err)
	assert.Equal(t, string(everyKey), string(text))
}

func TestParseOfWhatEncodeWritesIsThePlanAgain(t *testing.T) {
	first := mustParse(t)
	text, err := first.Encode()
	require.NoError(t, err)
	second, err := plan.Parse(text, measures())
	require.NoError(t, err)
	assert.Equal(t, first, second)
}

func TestEncodeOfParseIsTheIdentityWhateverIsLeftOut(t *testing.T) {
	all := walk(tree(t))
	rapid.Check(t, func(t *rapid.T) {
		root := tree(t)
		for range rapid.IntRange(0, 12).Draw(t, "left out") {
			path := rapid.SampledFrom(all).Draw(t, "path")
			if !strings.HasSuffix(path, "]") && !isNeeded(path) && has(root, path) {
				remove(root, path)
			}
		}
		text := marshal(t, root)
		p, err := plan.Parse(text, measures())
		if err != nil {
			return // it left out what another part needs, and there is nothing to write
		}
		once, err := p.Encode()
		require.NoError(t, err)
		assert.JSONEq(t, string(text), string(once))
		again, err := plan.Parse(once, measures())
		require.NoError(t, err)
		twice, err := again.Encode()
		require.NoError(t, err)
		assert.Equal(t, string(once), string(twice))
	})
}

// has reports whether the document still has the value.
func has(root any, path string) bool {
	for _, step := range steps(path) {
		object, isObject := root.(map[string]any)
		if isObject {
			if _, ok := object[step]; !ok {
				return false
			}
		}
		root = child(root, step)
	}
	return true
}

func TestListsThatTheFormatMustHaveAreNeverWrittenAsNull(t *testing.T) {
	p := minimal()
	text, err := p.Encode()
	require.NoError(t, err)
	back, err := plan.Parse(text, nil)
	require.NoError(t, err)
	assert.Empty(t, back.Groups)
	assert.Empty(t, back.Assignments)
	assert.Nil(t, p.Groups, "Encode changes nothing")
}

func TestEncodeWritesMarkupAndQuotesAsTheyWereRead(t *testing.T) {
	p := minimal()
	p.Title = pcmd.NewText(`<b>"An" & Bình</b> \ {`, "a\nb [")
	text, err := p.Encode()
	require.NoError(t, err)
	assert.Contains(t, string(text), `<b>`)
	back, err := plan.Parse(text, nil)
	require.NoError(t, err)
	assert.Equal(t, p.Title, back.Title)
}

func TestEncodeRefusesWordsOutsideTheirVocabularies(t *testing.T) {
	for name, change := range map[string]func(*plan.Plan){
		"type":      func(p *plan.Plan) { p.Type = "letter" },
		"level":     func(p *plan.Plan) { p.Level = "region" },
		"reference": func(p *plan.Plan) { p.References[0].Role = "uncle" },
		"objective": func(p *plan.Plan) { p.Objectives[0].Kind = "goal" },
		"wording":   func(p *plan.Plan) { p.Groups[0].Targets[0].Wording = "roughly" },
		"scope":     func(p *plan.Plan) { p.Groups[0].Targets[0].Scope = "week" },
		"source":    func(p *plan.Plan) { p.Funding[0].Kind = "loan" },
		"mandate":   func(p *plan.Plan) { p.Assignments[0].Mandate = "ordered" },
		"role":      func(p *plan.Plan) { p.Assignments[0].Duties[0].Role = "help" },
		"function":  func(p *plan.Plan) { p.CommonDuties[0].Duties[0].Function = "gardening" },
		"frequency": func(p *plan.Plan) { p.Reporting[0].Frequency = "weekly" },
		"bound":     func(p *plan.Plan) { p.Reporting[0].Bound = "after" },
		"each":      func(p *plan.Plan) { p.Assignments[1].Duties[0].Each = "hamlet" },
		"reading":   func(p *plan.Plan) { p.Solutions[0].Citation.Reading = "guessed" },
	} {
		t.Run(name, func(t *testing.T) {
			p := mustParse(t)
			change(p)
			text, err := p.Encode()
			assert.Nil(t, text)
			var fault pcmd.Fault
			require.ErrorAs(t, err, &fault)
			assert.Equal(t, pcmd.CodeUnknownKind, fault.Code)
		})
	}
}

// minimal is a valid plan that promises and assigns nothing.
func minimal() *plan.Plan {
	return &plan.Plan{
		ID: "p", Type: plan.PlanDocument, Title: pcmd.NewText("K", "P"), Issuer: "c",
		Unit: plan.Unit{Code: "1", Name: "U"}, Level: pcmd.Commune, Term: pcmd.YearOf(2024),
		Bodies: agency.Bodies{{ID: "c", Name: pcmd.NewText("C", "C")}},
	}
}
