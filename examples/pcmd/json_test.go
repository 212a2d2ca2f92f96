package main

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// object is a JSON object as it stands: keys that are not there are not null.
type object map[string]any

func (o object) keys() string {
	keys := make([]string, 0, len(o))
	for key := range o {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return strings.Join(keys, " ")
}

// rows reads the JSON output of a call: a list of objects.
func rows(t *testing.T, line string) []object {
	t.Helper()
	var all []object
	strictly(t, done(t, line+" --json"), &all)
	return all
}

// hasKeys wants exactly the keys of the contract, in any order.
func hasKeys(t *testing.T, keys string, o object) {
	t.Helper()
	want := strings.Fields(keys)
	sort.Strings(want)
	assert.Equal(t, strings.Join(want, " "), o.keys())
}

// isText wants {vi, en}, both with words.
func isText(t *testing.T, v any) {
	t.Helper()
	text, ok := v.(map[string]any)
	require.True(t, ok, "%v", v)
	hasKeys(t, "vi en", text)
	assert.NotEmpty(t, text["vi"])
	assert.NotEmpty(t, text["en"])
}

func isWord(t *testing.T, v any) {
	t.Helper()
	word, ok := v.(string)
	assert.True(t, ok, "%v", v)
	assert.NotEmpty(t, word)
}

func TestJSONIsTheSameInBothLanguagesAndKeepsVietnameseReadable(t *testing.T) {
	for _, command := range everyCommand {
		if strings.HasPrefix(command, "conform") {
			continue
		}
		out := known(t, command+" --json")
		assert.Equal(t, out, done(t, command+" --json --lang en"), command)
		assert.NotContains(t, out, `\u`, command)
		assert.True(t, json.Valid([]byte(out)), command)
	}
}

func TestPlansJSON(t *testing.T) {
	all := rows(t, "plans")
	var ids []string
	for _, o := range all {
		keys := "id number title issuer level term"
		if o["id"] == "national-2021-2025" {
			keys += " partial"
			isText(t, o["partial"])
		}
		hasKeys(t, keys, o)
		isText(t, o["title"])
		isWord(t, o["issuer"])
		ids = append(ids, o["id"].(string))
	}
	assert.Equal(t, []string{"bac-kan-2021-2025", "cao-bang-2024", "duong-kinh-2024", "lai-chau-2021-2025", "national-2021-2025"}, ids)
	for i, want := range []object{
		{"number": "2060/QĐ-UBND", "level": "province", "term": "2021/2025"},
		{"number": "630/KH-UBND", "level": "province", "term": "2024"},
		{"number": nil, "level": "district", "term": "2024"}, // none is printed
		{"number": nil, "level": "province", "term": "2021/2025"},
		{"number": "1629/QĐ-TTg", "level": "central", "term": "2021/2025"},
	} {
		for key, value := range want {
			assert.Equal(t, value, all[i][key], "%s of %s", key, ids[i])
		}
	}
}

func TestTargetsJSON(t *testing.T) {
	for _, id := range catalog.IDs() {
		p, err := catalog.Plan(id)
		require.NoError(t, err)
		all := rows(t, "targets "+id)
		require.Len(t, all, len(p.Targets()))
		for i, o := range all {
			hasKeys(t, "id indicator title criterion unit scope population aspirational clause reading", o)
			assert.Equal(t, p.Targets()[i].ID, o["id"])
			assert.Equal(t, p.Targets()[i].Indicator.ID, o["indicator"])
			isText(t, o["title"])
			isText(t, o["unit"])
			assert.True(t, plan.Scope(o["scope"].(string)).Valid())
			if o["population"] != nil {
				isText(t, o["population"])
			}
			assert.IsType(t, true, o["aspirational"])
			if p.Partial.IsZero() {
				isWord(t, o["clause"])
			} else {
				assert.Nil(t, o["clause"], "its document was not seen")
			}
			assert.True(t, pcmd.Reading(o["reading"].(string)).Valid())
			isCriterion(t, o["criterion"])
		}
	}
}

// isCriterion wants the form of the contract: the op decides on the keys.
func isCriterion(t *testing.T, v any) {
	t.Helper()
	o := object(v.(map[string]any))
	op := indicator.Op(o["op"].(string))
	assert.True(t, op.Valid())
	keys := map[indicator.Op]string{indicator.Yes: "op", indicator.Between: "op value max"}[op]
	if keys == "" {
		keys = "op value"
	}
	if _, due := o["by"]; due {
		keys += " by"
	}
	hasKeys(t, keys, o)
}

func TestTargetsJSONWritesCriteriaAsTheContractDoes(t *testing.T) {
	criteria := func(id string) map[string]any {
		all := map[string]any{}
		for _, o := range rows(t, "targets "+id) {
			all[o["id"].(string)] = o["criterion"]
		}
		return all
	}
	laiChau := criteria("lai-chau-2021-2025")
	assert.Equal(t, map[string]any{"op": "between", "value": "3", "max": "5"}, laiChau["crimes-handled-growth"])
	assert.Equal(t, map[string]any{"op": "at-least", "value": "70", "by": "2025-12-31"}, laiChau["students-informed"])
	assert.Equal(t, map[string]any{"op": "yes"}, criteria("cao-bang-2024")["venue-register"])
}

func TestDutiesJSON(t *testing.T) {
	conditions := 0
	for _, id := range catalog.IDs() {
		p, err := catalog.Plan(id)
		require.NoError(t, err)
		all := rows(t, "duties "+id)
		require.Len(t, all, len(p.Assignments))
		for i, o := range all {
			hasKeys(t, "order body name mandate duties", o)
			assert.Equal(t, float64(p.Assignments[i].Order), o["order"])
			assert.Equal(t, p.Assignments[i].Body, o["body"])
			isWord(t, o["name"])
			assert.True(t, agency.Mandate(o["mandate"].(string)).Valid())
			duties := o["duties"].([]any)
			require.Len(t, duties, len(p.Assignments[i].Duties))
			for _, d := range duties {
				duty := object(d.(map[string]any))
				keys := "role title partners clause"
				if duty["condition"] != nil {
					conditions++
					keys += " condition"
					isText(t, duty["condition"])
				}
				hasKeys(t, keys, duty)
				assert.True(t, agency.Role(duty["role"].(string)).Valid())
				isText(t, duty["title"])
				isWord(t, duty["clause"])
				partners, ok := duty["partners"].([]any)
				require.True(t, ok, "a list, also an empty one: %v", duty["partners"])
				for _, partner := range partners {
					isWord(t, partner)
				}
			}
		}
	}
	assert.Positive(t, conditions, "some duties are owed on a condition only")
}

// Without --on the document is the contract's; see TestDutiesJSON.
func TestDutiesOnADayAddWhoHasEachAndWhyWhereThatIsUnknown(t *testing.T) {
	for _, on := range []string{"2024-06-01", "2025-03-02", "2025-08-01"} {
		known, unknown := 0, 0
		for _, o := range rows(t, "duties duong-kinh-2024 --on "+on) {
			for _, d := range o["duties"].([]any) {
				duty := object(d.(map[string]any))
				require.NotEmpty(t, duty["carried"], duty["title"])
				for _, c := range duty["carried"].([]any) {
					who := c.(map[string]any)
					isWord(t, who["given"])
					isWord(t, who["unit"])
					if who["body"] != nil {
						known++
						isWord(t, who["body"])
						assert.Nil(t, who["last"])
						continue
					}
					unknown++
					isWord(t, who["last"])
					isText(t, who["reason"])
				}
			}
		}
		assert.Positive(t, known, on)
		assert.Equal(t, on != "2024-06-01", unknown > 0, on)
	}
}

func TestMatrixJSON(t *testing.T) {
	p, err := catalog.Plan("duong-kinh-2024")
	require.NoError(t, err)
	m := p.Matrix()
	all := rows(t, "duties duong-kinh-2024 --matrix")
	require.NotEmpty(t, all)
	for _, o := range all {
		hasKeys(t, "function body leads supports asked", o)
		part := m.At(agency.Function(o["function"].(string)), o["body"].(string))
		assert.Equal(t, []any{part.Leads, part.Supports, part.Asked}, []any{o["leads"], o["supports"], o["asked"]})
		assert.False(t, part.IsZero(), "only those who take part")
	}
}

const dueKeys = "period from to via data_from data_to bound date last_day instant clause reading"

func TestDueJSONOfThePlanThatPrintsDays(t *testing.T) {
	all := rows(t, "due cao-bang-2024")
	require.Len(t, all, 3)
	for _, o := range all[:2] {
		hasKeys(t, dueKeys, o) // and no reason
	}
	assert.Equal(t, object{
		"period": "2024-H1", "from": "Các cơ quan, đơn vị, địa phương", "to": "Ủy ban nhân dân tỉnh Cao Bằng",
		"via": "Sở Lao động - Thương binh và Xã hội", "data_from": "2023-12-15", "data_to": "2024-06-14",
		"bound": "before", "date": "2024-06-15", "last_day": "2024-06-14", "instant": "2024-06-15T00:00:00+07:00",
		"clause": "đoạn kết", "reading": "stated",
	}, all[0])
	for key, want := range map[string]any{
		"period": "2024", "data_from": "2023-12-15", "data_to": "2024-12-14", "bound": "before",
		"date": "2024-12-15", "last_day": "2024-12-14", "instant": "2024-12-15T00:00:00+07:00",
	} {
		assert.Equal(t, want, all[1][key], key)
	}
}

func TestDueJSONSaysWhyThereIsNoDate(t *testing.T) {
	for _, line := range []string{
		"due cao-bang-2024", "due duong-kinh-2024", "due bac-kan-2021-2025 --year 2025", "due lai-chau-2021-2025 --year 2021",
	} {
		for _, o := range rows(t, line) {
			isWord(t, o["from"])
			isWord(t, o["clause"])
			assert.True(t, pcmd.Reading(o["reading"].(string)).Valid())
			assert.Equal(t, o["period"] == nil, o["data_from"] == nil, "without a period no window")
			assert.Equal(t, o["data_from"] == nil, o["data_to"] == nil)
			if o["date"] != nil {
				continue
			}
			hasKeys(t, dueKeys+" reason", o)
			isText(t, o["reason"])
			for _, key := range []string{"bound", "last_day", "instant"} {
				assert.Nil(t, o[key], key)
			}
		}
	}
}

func TestDueJSONGivesAYearOfSeveral(t *testing.T) {
	var periods []any
	for _, o := range rows(t, "due lai-chau-2021-2025 --year 2023") {
		if o["period"] != nil {
			periods = append(periods, o["period"])
		}
	}
	assert.Equal(t, []any{"2023-H1", "2023"}, periods)
}

func TestEvaluateJSON(t *testing.T) {
	all := rows(t, "evaluate "+vanBan)
	assert.Equal(t, []object{
		{
			"unit": "089", "period": "2023", "target": "venues-committed", "indicator": "venues-committed", "state": "computed",
			"value": "100.00", "exact": "100", "verdict": "met", "shortfall": "0", "provisional": false,
			"coverage": map[string]any{"reported": 22.0, "expected": 22.0},
		},
		{
			"unit": "089", "period": "2023", "target": "communes-clear", "indicator": "communes-clear", "state": "computed",
			"value": "100.00", "exact": "100", "verdict": "met", "shortfall": "0", "provisional": false,
			"coverage": map[string]any{"reported": 22.0, "expected": 22.0},
		},
		{ // no case handled: not applicable, neither 0 % nor 100 %
			"unit": "089", "period": "2023", "target": "cases-prosecuted", "indicator": "cases-prosecuted", "state": "not-applicable",
			"verdict": "not-applicable", "coverage": map[string]any{"reported": 22.0, "expected": 22.0},
		},
	}, all)
}

// workbook is a workbook with a share and a total without a criterion.
func workbook(figures string) string {
	return `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"}],"targets":[
		{"id":"share","indicator":{"id":"i","formula":{"kind":"share","numerator":["n"],"denominator":["d"]}},"criterion":{"op":"at-least","value":"70"}},
		{"id":"total","indicator":{"id":"j","formula":{"kind":"total","of":["n"]},"places":0}}],
		"reports":[{"unit":"p","period":"2024","figures":{` + figures + `}}]}`
}

func TestEvaluateJSONHasAValueOnlyWhereItIsComputed(t *testing.T) {
	const always = "unit period target indicator state coverage"
	for _, c := range []struct {
		figures, state, verdict, keys string
	}{
		{`"n":13999,"d":20000`, "computed", "not-met", always + " value exact verdict shortfall provisional"},
		{`"n":45,"d":44`, "invalid", "not-assessable", always + " verdict"},
		{`"n":0,"d":0`, "not-applicable", "not-applicable", always + " verdict"},
		{`"n":1`, "no-data", "not-assessable", always + " verdict"},
	} {
		all := rows(t, "evaluate "+file(t, workbook(c.figures)))
		require.Len(t, all, 2)
		hasKeys(t, c.keys, all[0])
		assert.Equal(t, c.state, all[0]["state"])
		assert.Equal(t, c.verdict, all[0]["verdict"])
		hasKeys(t, always+" value exact provisional", all[1]) // without a criterion no verdict
	}
	share := rows(t, "evaluate "+file(t, workbook(`"n":13999,"d":20000`)))[0]
	assert.Equal(t, []any{"70.00", "13999/200", "1", false}, []any{share["value"], share["exact"], share["shortfall"], share["provisional"]})
}

func TestEvaluateAnswersForAllTopUnitsAndYearsUnlessAskedForOne(t *testing.T) {
	document := `{"plan":"lai-chau-2021-2025","units":[{"id":"a","level":"province"},{"id":"a1","level":"district","parent":"a"},{"id":"b","level":"province"}],
		"reports":[{"unit":"a1","period":"2023","figures":{}},{"unit":"b","period":"2022","figures":{}},{"unit":"b","period":"2022-H1","figures":{}}]}`
	name := file(t, document)
	p, err := catalog.Plan("lai-chau-2021-2025")
	require.NoError(t, err)
	asked := func(line string) []string {
		var all []string
		for _, o := range rows(t, line) {
			all = append(all, o["unit"].(string)+" "+o["period"].(string))
		}
		assert.Zero(t, len(all)%len(p.Targets()), "every target has a row")
		return slices.Compact(all)
	}
	assert.Equal(t, []string{"a 2022", "a 2023", "b 2022", "b 2023"}, asked("evaluate "+name))
	assert.Equal(t, []string{"a1 2022", "a1 2023"}, asked("evaluate "+name+" --unit a1"))
	assert.Equal(t, []string{"a 2022-H1", "b 2022-H1"}, asked("evaluate "+name+" --period 2022-H1"))
	assert.Equal(t, []string{"b 2030"}, asked("evaluate "+name+" --period 2030 --unit b"), "a period without reports")
	assert.Len(t, rows(t, "evaluate "+name+" --period 2022 --unit b --target tips-handled"), 1)
}

func TestWithoutReportsAndPeriodThereAreNoRows(t *testing.T) {
	name := file(t, `{"plan":"lai-chau-2021-2025","units":[{"id":"12","level":"province"}],"reports":[]}`)
	assert.Equal(t, "[]\n", done(t, "evaluate --json "+name))
	assert.Contains(t, done(t, "evaluate "+name), "Không có báo cáo")
	assert.NotEmpty(t, rows(t, "evaluate --period 2024 "+name))
}

// explained reads the JSON output of a call of explain: one object.
func explained(t *testing.T, line string) object {
	t.Helper()
	var tree object
	strictly(t, done(t, "explain "+line+" --json"), &tree)
	return tree
}

func TestExplainJSONIsTheTreeBehindOneResult(t *testing.T) {
	tree := explained(t, vanBan+" --target venues-committed")
	for key, want := range map[string]any{
		"unit": "089", "period": "2023", "target": "venues-committed", "indicator": "venues-committed",
		"state": "computed", "value": "100.00", "exact": "100", "verdict": "met",
	} {
		assert.Equal(t, want, tree[key], key)
	}
	var figures []string
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				visit(item)
			}
		case map[string]any:
			if v["measure"] != nil && v["unit"] != nil {
				figures = append(figures, v["unit"].(string)+" "+v["measure"].(string)+" "+v["value"].(string))
			}
			for _, item := range v {
				visit(item)
			}
		}
	}
	visit(map[string]any(tree))
	assert.ElementsMatch(t, []string{"089 venues-committed 44", "089 venues 44"}, figures)
}

func TestExplainCitesTheClauseOfAPlansTarget(t *testing.T) {
	name := file(t, `{"plan":"cao-bang-2024","reports":[{"unit":"04","period":"2024","figures":{"venues":44,"venues-committed":44}}]}`)
	citation := explained(t, name+" --target venues-committed")["citation"].(map[string]any)
	assert.Equal(t, "630/KH-UBND", citation["document"])
	assert.Equal(t, "I.2, gạch 6, câu 2", citation["clause"])
	assert.Contains(t, done(t, "explain "+name+" --target venues-committed"), "630/KH-UBND, I.2, gạch 6, câu 2")
}

func TestExplainWantsOneResult(t *testing.T) {
	name := file(t, `{"plan":"cao-bang-2024","units":[{"id":"a","level":"province"},{"id":"b","level":"province"}],
		"reports":[{"unit":"a","period":"2024","figures":{"venues":44,"venues-committed":44}}]}`)
	c := call("explain " + name + " --target venues-committed")
	assert.Equal(t, exitUsage, c.code)
	assert.Contains(t, c.errOut, "--unit")
	assert.Equal(t, "b", explained(t, name+" --target venues-committed --unit b")["unit"])
}
