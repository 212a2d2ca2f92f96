package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/report"
)

func TestCheckJSONNamesWhatDoesNotFit(t *testing.T) {
	for _, o := range rows(t, "check "+madeUp) {
		hasKeys(t, "code kind severity unit period figures difference message citation", o)
		isWord(t, o["code"])
		isWord(t, o["unit"])
		isWord(t, o["difference"])
		isText(t, o["message"])
		assert.True(t, report.CheckKind(o["kind"].(string)).Valid())
		assert.True(t, report.Severity(o["severity"].(string)).Valid())
		_, err := pcmd.ParsePeriod(o["period"].(string))
		assert.NoError(t, err)
		require.NotEmpty(t, o["figures"])
		for _, f := range o["figures"].([]any) {
			hasKeys(t, "unit period measure value", f.(map[string]any))
		}
	}
}

func TestFindingsAreResultsAndNoFaults(t *testing.T) {
	assert.Equal(t, exitDone, call("check "+madeUp).code)
	var none []object
	strictly(t, done(t, "check "+vanBan+" --json"), &none)
	assert.NotNil(t, none, "[] and not null")
	assert.Empty(t, none, "24 and 20 are 44")
}

func TestRulesOfTheCallerAreAskedToo(t *testing.T) {
	name := file(t, `{"rules":[{"code":"few-banners","kind":"part-not-above-whole","severity":"warning","part":["venues"],"whole":["banners"]}]}`)
	all := rows(t, "check "+vanBan+" --rules "+name)
	require.Len(t, all, 1)
	assert.Equal(t, "few-banners", all[0]["code"])
	assert.Equal(t, "20", all[0]["difference"])
}

func TestRulesWithFaultsAreADocumentWithFaults(t *testing.T) {
	name := file(t, `{"rules":[{"code":"x","kind":"part-not-above-whole","severity":"warning","part":["students"],"whole":["banners"]}]}`)
	c := call("check " + vanBan + " --rules " + name)
	assert.Equal(t, exitFaults, c.code)
	assert.Contains(t, c.errOut, "rules[0].part[0]")
	assert.Contains(t, c.errOut, string(pcmd.CodeUnknownMeasure), "the workbook has no such measure")
	assert.Empty(t, c.out)
}
