package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd/indicator/conformance"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

func TestValidateFindsNoFaultInRightDocumentsOfAllFiveKinds(t *testing.T) {
	for _, p := range []string{"cao-bang-2024", "bac-kan-2021-2025", "duong-kinh-2024", "lai-chau-2021-2025"} {
		data, err := catalogPlan(t, p).Encode()
		require.NoError(t, err)
		assert.Empty(t, report.Validate(data, library()), "the plan %s", p)
	}
	for name, document := range map[string]string{
		"units":                `[{"id":"12","level":"province","name":"Lai Châu"},{"id":"d1","level":"district","parent":"12"}]`,
		"no units":             `[]`,
		"a workbook":           ofFigures(`"venues":"44"`),
		"a workbook of no one": `{"plan":"cao-bang-2024","reports":[]}`,
		"a register":           registerOf(`{"unit":"d1","period":"2024-H1","at":"2024-06-14T23:59:59+07:00","event":"submitted"}`),
	} {
		assert.Empty(t, report.Validate([]byte(document), library()), name)
	}
	files, err := conformance.Vectors()
	require.NoError(t, err)
	for _, f := range files {
		var list [][]byte
		for _, v := range f.Vectors {
			assert.Empty(t, report.Validate(v.JSON, library()), "%s: %s", f.Name, v.Name)
			list = append(list, v.JSON)
		}
		file := append(append([]byte("["), bytes.Join(list, []byte(","))...), ']')
		assert.Empty(t, report.Validate(file, library()), f.Name)
	}
}

// Each document lacks what only its own kind must have.
func TestValidateTellsTheKindsOfDocumentApartByTheirKeys(t *testing.T) {
	for _, c := range []struct {
		name, document string
		want           []string
	}{
		{"a plan by its groups", `{"groups":[]}`, []string{"assignments missing-key"}},
		{"a plan by its assignments", `{"assignments":[]}`, []string{"groups missing-key"}},
		{"a plan by its format", `{"format":"pcmd-plan/1"}`, []string{"groups missing-key", "assignments missing-key"}},
		{"units", `[{"id":"d1","level":"district","parent":"12"}]`, []string{"[0].parent unknown-parent"}},
		{"units by being a list", `["12"]`, []string{"[0] wrong-type"}},
		{"a workbook by its reports", `{"reports":[]}`, []string{"plan missing-key"}},
		{"a register by its events", `{"events":[]}`, []string{"plan missing-key", "units missing-key"}},
		{"a vector by its question", `{"name":"x","ask":{},"want":{}}`, []string{"ask.unit missing-key", "ask.period missing-key"}},
		{"vectors in a list", `[{"name":"x","ask":{},"want":{}}]`, []string{"[0].ask.unit missing-key", "[0].format missing-key"}},
		{"none", `{"title":"x"}`, []string{". missing-key"}},
		{"none, and no object", `5`, []string{". wrong-type"}},
		{"a workbook without its reports", `{"plan":"cao-bang-2024","returns":[]}`, []string{"returns unknown-key", "reports missing-key"}},
		{"a workbook whose reports are mistyped", `{"plan":"cao-bang-2024","Reports":[{}]}`, []string{"Reports unknown-key", "reports[0].unit missing-key"}},
		{"none, with a key twice", `{"a":1,"a":2}`, []string{"a duplicate-key", ". missing-key"}},
		{"not JSON", `{`, []string{". syntax"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Subset(t, places(report.Validate([]byte(c.document), library())), c.want)
		})
	}
}

// Of a document of no known kind nobody can say which keys it may have.
func TestADocumentOfNoKnownKindHasThatOneFault(t *testing.T) {
	assert.Equal(t, []string{". missing-key"}, places(report.Validate([]byte(`{"titel":"x"}`), library())))
}

func TestValidateReturnsTheFaultsOfItsReader(t *testing.T) {
	workbook := []byte(ofFigures(`"venues":"1.234,5","x":1`))
	_, err := report.ParseWorkbook(workbook, library())
	assert.Equal(t, places(err), places(report.Validate(workbook, library())))

	register := []byte(registerOf(`{"unit":"d9","period":"x","at":"y","event":"z"}`))
	_, err = report.ParseRegister(register, library())
	assert.Equal(t, places(err), places(report.Validate(register, library())))
}

func TestValidateLeavesAVectorThatWantsItsFault(t *testing.T) {
	vector := `{"format":"pcmd-conformance/1","name":"x","measures":[{"id":"n","kind":"flow"}],
		"indicator":{"id":"i","formula":{"kind":"total","of":["n"]}},
		"reports":[{"unit":"p","period":"2024","figures":{"n":"1,5"}}],"ask":{"unit":"p","period":"2024"},"want":{"fault":"FAULT"}}`
	assert.Empty(t, report.Validate(bytes.ReplaceAll([]byte(vector), []byte("FAULT"), []byte("figure-syntax")), library()))
	assert.Equal(t, []string{"reports[0].figures.n figure-syntax"},
		places(report.Validate(bytes.ReplaceAll([]byte(vector), []byte("FAULT"), []byte("bad-id")), library())))
}

func TestValidateKnowsThePlansOfItsLibraryOnly(t *testing.T) {
	document := []byte(`{"plan":"cao-bang-2024","reports":[]}`)
	assert.Empty(t, report.Validate(document, library()))
	assert.Equal(t, []string{"plan unknown-plan"}, places(report.Validate(document, report.Library{Measures: catalog.Measures()})))
}
