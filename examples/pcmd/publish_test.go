package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pcmd-vn/pcmd"
)

// counselled is a province in which one district counts three persons.
const counselled = `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province","name":"Cao Bằng"},
	{"id":"a","level":"district","parent":"04","name":"A"},{"id":"b","level":"district","parent":"04","name":"B"},{"id":"c","level":"district","parent":"04","name":"C"}],
	"reports":[{"unit":"a","period":"2024","figures":{"people-found-in-need":12,"people-counselled":3}},
	{"unit":"b","period":"2024","figures":{"people-found-in-need":40,"people-counselled":31}},
	{"unit":"c","period":"2024","figures":{"people-found-in-need":25,"people-counselled":20}}]}`

func TestPublishJSONHasNothingOfWhatItSuppresses(t *testing.T) {
	var p object
	strictly(t, done(t, "publish --json "+file(t, counselled)), &p)
	hasKeys(t, "threshold note persons tables suppressed results", p)
	assert.Equal(t, 5.0, p["threshold"])
	isText(t, p["note"])
	assert.Equal(t, []any{
		map[string]any{"unit": "a", "period": "2024", "measure": "people-counselled", "reason": "below-threshold"},
		map[string]any{"unit": "c", "period": "2024", "measure": "people-counselled", "reason": "would-reveal"},
	}, p["suppressed"])
	hidden := 0
	for _, r := range p["results"].([]any) {
		if r := r.(map[string]any); r["suppressed"] != nil {
			hidden++
			hasKeys(t, "unit period target indicator suppressed coverage", r)
		}
	}
	assert.Equal(t, 2, hidden)
	for _, f := range p["tables"].([]any)[0].(map[string]any)["figures"].([]any) {
		if f := f.(map[string]any); f["suppressed"] != nil {
			hasKeys(t, "unit measure value suppressed coverage", f)
			assert.Nil(t, f["value"])
		}
	}
}

func TestPublishSaysBelowTheTableWhatIsSuppressed(t *testing.T) {
	name := file(t, counselled)
	out := done(t, "publish --lang en "+name)
	for _, words := range []string{"<5: 1 to 4 persons", "x: not published", " <5 │", " x │"} {
		assert.Contains(t, out, words)
	}
	for _, line := range strings.Split(out, "\n") {
		assert.LessOrEqual(t, len([]rune(line)), lineWidth, line)
	}
	assert.Contains(t, done(t, "publish --threshold 3 "+name), "Không có số đếm người nào phải ẩn")
}

func TestPublishTakesOnlyTheNamedMeasuresForPersons(t *testing.T) {
	var p object
	strictly(t, done(t, "publish --json --persons people-found-in-need "+file(t, counselled)), &p)
	assert.Equal(t, []any{"people-found-in-need"}, p["persons"])
	assert.Empty(t, p["suppressed"])
}

func TestPublishAsksForOnePeriodAndLevel(t *testing.T) {
	var p object
	strictly(t, done(t, "publish --json --period 2024 --level province "+file(t, counselled)), &p)
	for _, f := range p["tables"].([]any)[0].(map[string]any)["figures"].([]any) {
		assert.Equal(t, "04", f.(map[string]any)["unit"])
	}
}

func TestFiguresThatCannotBeProtectedAreAFaultOfTheDocument(t *testing.T) {
	c := publishCmd{File: "x.json"}
	assert.IsType(t, documentFaults{}, c.notPublished(pcmd.Faults{pcmd.NewFault(pcmd.CodeNotProtected, "", "")}))
	assert.IsType(t, usageError{}, c.notPublished(pcmd.Faults{pcmd.NewFault(pcmd.CodeOutOfRange, "", "").At("threshold")}))
}
