package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// derive calls the command for a district of Cao Bằng.
func derive(options ...string) called {
	return callWith("", append([]string{
		"derive", "cao-bang-2024", "--level", "district", "--unit", "043", "--name", "huyện Bảo Lạc", "--term", "2024",
	}, options...)...)
}

func TestDerivePrintsTheDraftApartFromWhatMustBeDecided(t *testing.T) {
	c := derive()
	require.Equal(t, exitDone, c.code)
	p, err := plan.Parse([]byte(c.out), catalog.Measures())
	require.NoError(t, err)
	again, err := p.Encode()
	require.NoError(t, err)
	assert.Equal(t, string(again), c.out, "the draft is in the form of plan documents")
	assert.Equal(t, "bao-lac-2024", p.ID)

	for _, words := range []string{"phải quyết định", "630/KH-UBND", "reporting[1].day", "trước ngày 15/6"} {
		assert.Contains(t, c.errOut, words)
	}
	for _, line := range strings.Split(c.errOut, "\n") {
		assert.LessOrEqual(t, text.StringWidth(line), lineWidth, line)
	}
	english := derive("--lang", "en")
	assert.Equal(t, c.out, english.out)
	assert.Contains(t, english.errOut, "must still be decided")
	assert.Contains(t, english.errOut, "before 15/6", "a day as the plan prints it")
	assert.Equal(t, "given", func() string {
		p, _ := plan.Parse([]byte(derive("--id", "given").out), catalog.Measures())
		return p.ID
	}())
}

func TestDeriveJSONIsOneDocumentOfThePlanAndItsOpenings(t *testing.T) {
	c := derive("--json")
	require.Equal(t, exitDone, c.code)
	assert.Empty(t, c.errOut)
	var both struct {
		Plan     json.RawMessage `json:"plan"`
		Openings []object        `json:"openings"`
	}
	strictly(t, c.out, &both)
	_, err := plan.Parse(both.Plan, catalog.Measures())
	require.NoError(t, err)
	assert.NotEmpty(t, both.Openings)
	for _, o := range both.Openings {
		hasKeys(t, "path question citation", o)
		isWord(t, o["path"])
		isText(t, o["question"])
	}
	assert.Equal(t, c, derive("--json", "--lang", "en"))
	assert.Equal(t, c, derive("--json"))
}

func TestValidateFindsNoFaultInADraft(t *testing.T) {
	assert.Equal(t, called{"[]\n", "", exitDone}, callWith(derive().out, "validate", "-", "--json"))
}

func TestADraftMayBeThePlanAbove(t *testing.T) {
	c := callWith(derive().out, "derive", "-", "--level", "commune", "--unit", "01234", "--name", "xã Cô Ba", "--term", "2024", "--json")
	assert.Equal(t, exitDone, c.code, c.errOut)
	assert.Contains(t, c.out, `"co-ba-2024"`)
}

func TestWrongOptionsOfDeriveAreNamedAllAtOnce(t *testing.T) {
	c := callWith("", "derive", "cao-bang-2024", "--level", "district", "--unit", "4 3", "--name", " ", "--term", "2026")
	assert.Equal(t, exitUsage, c.code)
	for _, option := range []string{"--unit: ", "--name: ", "--term: ", "--level: "} {
		assert.Contains(t, c.errOut, option)
	}
	assert.Contains(t, c.errOut, "01/7/2025")
}
