package agency_test

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

const smallHierarchy = `{"format": "pcmd-hierarchy/1",
	"units": [
		{"code": "10", "level": "province", "kind": "province", "name": {"vi": "Lào Cai", "en": "Lao Cai"}, "until": "2025-06-30"},
		{"code": "15", "level": "province", "kind": "province", "name": {"vi": "Yên Bái", "en": "Yen Bai"}, "until": "2025-06-30"},
		{"code": "15", "level": "province", "name": {"vi": "Lào Cai", "en": "Lao Cai"}, "from": "2025-07-01"},
		{"code": "03085", "level": "commune", "kind": "commune", "name": {"vi": "Nậm Xé", "en": "Nam Xe"}, "parent": "15", "from": "2025-07-01",
		 "citation": {"document": "1673/NQ-UBTVQH15", "reading": "stated"}}],
	"changes": [
		{"kind": "merged", "on": "2025-07-01", "from": ["10", "15"], "into": [{"code": "15", "share": "1"}],
		 "citation": {"document": "202/2025/QH15", "reading": "stated"}},
		{"kind": "merged", "on": "2025-07-01", "from_others": true, "into": [{"code": "03085"}]}]}`

func TestAHierarchyIsReadFromItsDocument(t *testing.T) {
	h, err := agency.ParseHierarchy([]byte(smallHierarchy))
	require.NoError(t, err)
	require.Len(t, h.Units(), 4)
	assert.Equal(t, agency.Unit{
		Code: "03085", Level: pcmd.Commune, Kind: agency.RuralCommune, Name: pcmd.NewText("Nậm Xé", "Nam Xe"), Parent: "15", From: day("2025-07-01"),
		Citation: pcmd.Citation{Document: "1673/NQ-UBTVQH15", Reading: pcmd.Stated},
	}, h.Units()[0])
	require.Len(t, h.Changes(), 2)
	assert.Equal(t, agency.Change{
		Kind: agency.Merged, On: day("2025-07-01"), From: []string{"10", "15"}, Into: []agency.Portion{{Code: "15", Share: agency.Whole()}},
		Citation: pcmd.Citation{Document: "202/2025/QH15", Reading: pcmd.Stated},
	}, h.Changes()[0])
	assert.True(t, h.Changes()[1].FromOthers)
}

func TestFaultsOfAHierarchyDocumentAreAllNotedAtTheirPlaces(t *testing.T) {
	for document, want := range map[string][]string{
		``:   {" syntax"},
		`[]`: {" wrong-type"},
		`{}`: {"format missing-key", "units missing-key"},
		`{"format": "pcmd-hierarchy/2", "units": []}`:             {"format unknown-kind"},
		`{"format": "pcmd-hierarchy/1", "units": {}}`:             {"units wrong-type"},
		`{"format": "pcmd-hierarchy/1", "units": [], "maps": []}`: {"maps unknown-key"},
		`{"format": "pcmd-hierarchy/1", "units": [{"code": "1 ", "level": "town", "kind": "village", "name": {"vi": "x"}, "parent": "", "from": "2025", "until": null, "citation": {}}]}`: {
			"units[0].code bad-id", "units[0].level unknown-kind", "units[0].kind unknown-kind", "units[0].name.en missing-key", "units[0].parent bad-id",
			"units[0].from bad-date", "units[0].until wrong-type", "units[0].citation.reading missing-key",
		},
		`{"format": "pcmd-hierarchy/1", "units": [{}, {"code": "1", "level": "province", "name": {"vi": "x", "en": "x"}, "parent": "2"}]}`: {
			"units[0].code missing-key", "units[0].level missing-key", "units[0].name missing-key", "units[1].parent unknown-parent",
		},
		`{"format": "pcmd-hierarchy/1", "units": [], "changes": [{"kind": "sold", "on": "1/7/2025", "from": "1", "into": ["2", {"code": "2", "share": "2"}, {"code": "3", "share": 0.5}, {"share": ""}], "into_others": 1}]}`: {
			"changes[0].kind unknown-kind", "changes[0].on bad-date", "changes[0].from wrong-type", "changes[0].into[0] wrong-type", "changes[0].into[1].share out-of-range",
			"changes[0].into[2].share wrong-type", "changes[0].into[3].code missing-key", "changes[0].into[3].share out-of-range", "changes[0].into_others wrong-type",
		},
		`{"format": "pcmd-hierarchy/1", "units": [], "changes": [{"kind": "renamed", "from": ["1"], "into": [{"code": "2"}]}]}`: {"changes[0].on missing-key"},
	} {
		h, err := agency.ParseHierarchy([]byte(document))
		assert.Nil(t, h)
		assert.ElementsMatch(t, want, places(err), document)
	}
}

func TestUnitsAreReadFromTheDocumentOfTheContract(t *testing.T) {
	units, err := agency.ParseUnits([]byte(`[{"id":"12","level":"province","name":"Lai Châu"},{"id":"d1","level":"district","parent":"12"}]`))
	require.NoError(t, err)
	assert.Equal(t, []agency.Unit{
		{Code: "12", Level: pcmd.Province, Name: pcmd.NewText("Lai Châu", "Lai Châu")}, {Code: "d1", Level: pcmd.District, Parent: "12"},
	}, units)
	_, err = agency.ParseUnits([]byte(`[{"id":"-","level":"x","kind":"y","parent":1,"name":2}, 3]`))
	assert.ElementsMatch(t, []string{"[0].id bad-id", "[0].level unknown-kind", "[0].kind unknown-key", "[0].parent wrong-type", "[0].name wrong-type", "[1] wrong-type"}, places(err))
	_, err = agency.ParseUnits([]byte(`{"id":"1"}`))
	assert.Equal(t, []string{" wrong-type"}, places(err))
}

// FuzzParseHierarchy feeds documents to the reader: it gives either a hierarchy
// that answers every question, or faults that each say what and where, none of
// them twice.
func FuzzParseHierarchy(f *testing.F) {
	vietnam, err := os.ReadFile("data/vietnam.json")
	require.NoError(f, err)
	f.Add(vietnam[:4000])
	f.Add([]byte(smallHierarchy))
	f.Add([]byte(strings.ReplaceAll(smallHierarchy, "2025-07-01", "9999-12-31")))
	f.Add([]byte(strings.ReplaceAll(smallHierarchy, "2025-07-01", "0001-01-01")))
	f.Add([]byte(strings.ReplaceAll(smallHierarchy, `"15"`, `"10"`)))
	f.Add([]byte(strings.ReplaceAll(smallHierarchy, "merged", "split")))
	f.Add([]byte(`{"format":"pcmd-hierarchy/1","units":[{"code":"a","level":"commune","name":{"vi":",","en":"."},"parent":"a"}],"changes":[{"kind":"split","on":"2025-01-01","from":["a"],"into":[{"code":"a","share":"1/3"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := agency.ParseUnits(data)
		checkFaults(t, err)
		h, err := agency.ParseHierarchy(data)
		checkFaults(t, err)
		if err != nil {
			assert.Nil(t, h)
			return
		}
		days := []pcmd.Date{{}, day("0001"), day("2025-06-30"), day("2025-07-01"), day("9999-12-31")}
		for _, u := range h.Units() {
			days = append(days, u.From, u.Until)
		}
		days = days[:min(len(days), 12)]
		for _, from := range days {
			for _, to := range days {
				c := h.Crosswalk(from, to)
				figures := map[int]decimal.Decimal{}
				for row := range c.From.Len() {
					figures[row] = decimal.NewFromInt(int64(row))
				}
				for _, rule := range []agency.Rule{agency.Sum, agency.Agreement, agency.Identity, ""} {
					c.Restate(figures, rule)
				}
			}
			m := h.At(from)
			for row := range m.Len() {
				assert.Equal(t, row, m.Row(m.Unit(row).Code))
				assert.NotEmpty(t, m.Search(m.Unit(row).Code).Rows)
				m.Search(m.Place(row).Vi)
			}
		}
	})
}

// checkFaults wants an error to be faults, every one of them whole and none
// there twice.
func checkFaults(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	faults, ok := err.(pcmd.Faults)
	require.True(t, ok, "%T", err)
	require.NotEmpty(t, faults)
	seen := map[string]bool{}
	for _, f := range faults {
		assert.NotEmpty(t, f.Message.Vi)
		assert.NotEmpty(t, f.Message.En)
		key := f.Path + " " + string(f.Code)
		assert.False(t, seen[key] && f.Code != pcmd.CodeDuplicateKey, key) // a key may stand there three times
		seen[key] = true
	}
}
