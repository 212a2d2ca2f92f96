package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

const national = "national-2021-2025"

func TestAlignJSON(t *testing.T) {
	for _, id := range catalog.IDs() {
		all := rows(t, "align "+id+" "+national)
		require.NotEmpty(t, all)
		for _, o := range all {
			relation := plan.Relation(o["relation"].(string))
			assert.True(t, relation.Valid())
			keys := "indicator child parent relation"
			if relation == plan.NotComparable {
				keys += " reason"
				assert.True(t, plan.Mismatch(o["reason"].(string)).Valid())
			}
			if o["note"] != nil {
				keys += " note"
				isText(t, o["note"])
			}
			hasKeys(t, keys, o)
			assert.Equal(t, relation == plan.Missing, o["child"] == nil)
			assert.Equal(t, relation == plan.Extra, o["parent"] == nil)
			for _, side := range []any{o["child"], o["parent"]} {
				if side != nil {
					hasKeys(t, "target criterion unit scope aspirational document clause reading", side.(map[string]any))
					isCriterion(t, side.(map[string]any)["criterion"])
				}
			}
		}
	}
}

// Dương Kinh inspects 10 % where the nation asks 20 %.
func TestAlignJSONHoldsTheCriteriaOfBothSides(t *testing.T) {
	for _, o := range rows(t, "align duong-kinh-2024 "+national) {
		if o["indicator"] != "venues-inspected" {
			continue
		}
		child, parent := o["child"].(map[string]any), o["parent"].(map[string]any)
		assert.Equal(t, "weaker", o["relation"])
		assert.Equal(t, map[string]any{"op": "at-least", "value": "10"}, child["criterion"])
		assert.Equal(t, map[string]any{"op": "at-least", "value": "20"}, parent["criterion"])
		assert.Equal(t, "II.3.a, gạch 2", child["clause"])
		assert.Nil(t, parent["clause"], "the decision was not seen")
		return
	}
	t.Error("venues-inspected is not there")
}

func TestLintJSON(t *testing.T) {
	for _, id := range catalog.IDs() {
		all := rows(t, "lint "+id)
		require.NotEmpty(t, all)
		for _, o := range all {
			hasKeys(t, "code path message citation", o)
			assert.True(t, plan.LintRule(o["code"].(string)).Valid())
			isWord(t, o["path"])
			isText(t, o["message"])
			isWord(t, o["citation"].(map[string]any)["document"])
		}
	}
}

// document returns the plan document of the catalogue, changed.
func document(t *testing.T, id string, change ...string) string {
	t.Helper()
	p, err := catalog.Plan(id)
	require.NoError(t, err)
	text, err := p.Encode()
	require.NoError(t, err)
	return strings.NewReplacer(change...).Replace(string(text))
}

func TestAPlanIsNamedByItsIDItsNumberOrItsFile(t *testing.T) {
	name := file(t, document(t, "cao-bang-2024"))
	for _, command := range []string{"lint %", "align % " + national, "align lai-chau-2021-2025 %"} {
		want := done(t, strings.ReplaceAll(command, "%", "cao-bang-2024"))
		assert.Equal(t, want, done(t, strings.ReplaceAll(command, "%", "630/KH-UBND")))
		assert.Equal(t, want, done(t, strings.ReplaceAll(command, "%", name)))
	}
	assert.Equal(t, done(t, "targets bac-kan-2021-2025"), done(t, "targets 2060/QĐ-UBND"))
	assert.Equal(t, done(t, "lint cao-bang-2024"), callWith(document(t, "cao-bang-2024"), "lint", "-").out)
}

func TestAPlanInAFileIsHeldAgainstThePlanAbove(t *testing.T) {
	name := file(t, document(t, "duong-kinh-2024", `"criterion": {"op": "at-least", "value": "10"}`, `"criterion": {"op": "at-least", "value": "20.5"}`))
	for _, o := range rows(t, "align "+name+" 1629/QĐ-TTg") {
		if o["indicator"] == "venues-inspected" {
			assert.Equal(t, "stronger", o["relation"])
		}
	}
}

func TestAFaultyPlanIsNeitherLintedNorAligned(t *testing.T) {
	name := file(t, document(t, "cao-bang-2024", `"level": "province",`, `"level": "region",`))
	for _, line := range []string{"lint " + name, "align " + name + " " + national, "align cao-bang-2024 " + name} {
		c := call(line)
		assert.Equal(t, exitFaults, c.code, line)
		assert.Empty(t, c.out)
		assert.Contains(t, c.errOut, "level: ")
		assert.Contains(t, c.errOut, "[unknown-kind]")
		assert.Contains(t, places(t, call(line+" --json").errOut), "level unknown-kind")
	}
}

func TestASoundPlanHasNoFindings(t *testing.T) {
	data, err := os.ReadFile("../../plan/testdata/sound.json")
	require.NoError(t, err)
	c := callWith(string(data), "lint", "-")
	assert.Equal(t, called{"Phòng ngừa tại An Bình: không có điểm nào cần xem lại\n", "", exitDone}, c)
	assert.Equal(t, "[]\n", callWith(string(data), "lint", "-", "--json").out)
}

func TestAPlanThatIsKnownInPartSaysSo(t *testing.T) {
	for _, line := range []string{
		"targets " + national, "duties " + national, "duties --matrix " + national, "due " + national + " --year 2024",
		"lint " + national, "align cao-bang-2024 " + national,
	} {
		assert.Contains(t, done(t, line), "mới biết một phần", line)
		assert.Contains(t, done(t, line+" --lang en"), "known in part", line)
	}
	assert.Contains(t, done(t, "plans"), "(mới biết")
	assert.NotContains(t, done(t, "align lai-chau-2021-2025 bac-kan-2021-2025"), "một phần")
	assert.Equal(t, "[]\n", done(t, "duties --json "+national))
	assert.Equal(t, "[]\n", done(t, "due --json --year 2024 "+national))
}
