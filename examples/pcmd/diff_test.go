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

// documentOf returns the document of a plan of the catalogue.
func documentOf(t *testing.T, id string) string {
	t.Helper()
	p, err := catalog.Plan(id)
	require.NoError(t, err)
	text, err := p.Encode()
	require.NoError(t, err)
	return string(text)
}

func TestDiffJSON(t *testing.T) {
	name := file(t, strings.Replace(documentOf(t, "cao-bang-2024"), `"value": "70"`, `"value": "80"`, 1))
	all := rows(t, "diff cao-bang-2024 "+name)
	require.Len(t, all, 1)
	hasKeys(t, "kind path what field before after", all[0])
	assert.Equal(t, "changed", all[0]["kind"])
	assert.Equal(t, "groups[0].targets[2].criterion", all[0]["path"])
	for _, key := range []string{"what", "field", "before", "after"} {
		isText(t, all[0][key])
	}
	assert.Equal(t, map[string]any{"vi": "ít nhất 70 %", "en": "at least 70 %"}, all[0]["before"])

	for _, o := range rows(t, "diff bac-kan-2021-2025 lai-chau-2021-2025") {
		hasKeys(t, "kind path what field before after", o)
		assert.True(t, plan.ChangeKind(o["kind"].(string)).Valid())
		isWord(t, o["path"])
		isText(t, o["what"])
		if o["kind"] == "added" || o["kind"] == "removed" {
			assert.Nil(t, o["field"])
		}
	}
	assert.Equal(t, "[]\n", done(t, "diff cao-bang-2024 cao-bang-2024 --json"), "no change is an empty list")
}

func TestDiffShowsWhatChangedInATableThatFits(t *testing.T) {
	name := file(t, strings.Replace(documentOf(t, "cao-bang-2024"), `"value": "70"`, `"value": "80"`, 1))
	out := done(t, "diff cao-bang-2024 "+name)
	for _, words := range []string{"1 thay đổi", "sửa", "commune-communication", "ít nhất 70 %", "ít nhất 80 %"} {
		assert.Contains(t, out, words)
	}
	assert.Contains(t, done(t, "diff cao-bang-2024 cao-bang-2024"), "không có gì khác nhau")
	assert.Contains(t, done(t, "diff cao-bang-2024 cao-bang-2024 --lang en"), "no difference")
}

func TestDiffReadsEitherVersionFromTheStandardInput(t *testing.T) {
	document := documentOf(t, "cao-bang-2024")
	for _, line := range []string{"diff - cao-bang-2024 --json", "diff cao-bang-2024 - --json"} {
		assert.Equal(t, called{"[]\n", "", exitDone}, callWith(document, strings.Fields(line)...))
	}
}

func TestAFaultyPlanIsADocumentWithFaultsAndNotAWrongCall(t *testing.T) {
	name := file(t, strings.Replace(documentOf(t, "cao-bang-2024"), `"term": "2024"`, `"term": "2024-H1"`, 1))
	for _, line := range []string{
		"diff cao-bang-2024 " + name, "diff " + name + " cao-bang-2024",
		"derive " + name + " --level district --unit 043 --name X --term 2024",
	} {
		c := call(line + " --json")
		assert.Equal(t, exitFaults, c.code, line)
		assert.Empty(t, c.out)
		assert.Equal(t, []string{"term bad-period"}, places(t, c.errOut))
	}
}

func TestAFileOfTheNameOfNoPlanIsRead(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("ke-hoach-cu", []byte(documentOf(t, "cao-bang-2024")), 0o600))
	assert.Equal(t, "[]\n", done(t, "diff ke-hoach-cu cao-bang-2024 --json"))
}
