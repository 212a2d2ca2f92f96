package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// The validator knows nothing of this library: what it accepts and refuses is
// what other programs with the schema do.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(plan.Schema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	require.NoError(t, compiler.AddResource("plan.schema.json", document))
	schema, err := compiler.Compile("plan.schema.json")
	require.NoError(t, err)
	return schema
}

// instance reads a document as the validator wants it.
func instance(t *testing.T, document []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	require.NoError(t, err)
	return v
}

// planFiles are the plans of the catalogue, and one that has every key.
func planFiles(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, id := range catalog.IDs() {
		all[id] = readFile(t, "../../plan/catalog/data/plans/"+id+".json")
	}
	all["every-key"] = readFile(t, "../../plan/testdata/every-key.json")
	return all
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return data
}

// planMeasures are those of the catalogue, and one of the plan with every key.
var planMeasures = sync.OnceValue(func() []indicator.Measure {
	return append(catalog.Measures(), indicator.Measure{ID: "register", Kind: indicator.YesNo})
})

func TestSchemaIsPrintedAsItIsPublished(t *testing.T) {
	published := string(readFile(t, "../../plan/plan.schema.json"))
	for _, line := range []string{"schema", "schema --json", "schema --lang en"} {
		assert.Equal(t, published, done(t, line), line)
	}
}

func TestEveryPlanIsValidByTheSchema(t *testing.T) {
	schema := compiled(t)
	documents := planFiles(t)
	format := readFile(t, "../../docs/plan-format.md")
	for i, block := range regexp.MustCompile("(?s)```json\n(\\{\n  \"format\".*?)```").FindAllSubmatch(format, -1) {
		documents[fmt.Sprintf("plan-format.md %d", i+1)] = block[1]
	}
	require.Len(t, documents, len(catalog.IDs())+2)
	for name, document := range documents {
		_, err := plan.Parse(document, planMeasures())
		assert.NoError(t, err, name)
		assert.NoError(t, schema.Validate(instance(t, document)), name)
	}
}

// beyond are the codes of faults that a schema cannot know of: they need more
// than one place of the document, or the measures.
var beyond = map[pcmd.Code]bool{
	pcmd.CodeUnknownBody: true, pcmd.CodeUnknownTarget: true, pcmd.CodeUnknownMeasure: true, pcmd.CodeUnknownDocument: true,
	pcmd.CodeUnknownIndicator: true,
	pcmd.CodeDuplicateID:      true, pcmd.CodeDuplicateKey: true, pcmd.CodeMeasureKind: true,
}

// isBeyond reports whether a schema cannot know of the fault.
func isBeyond(f pcmd.Fault) bool {
	backwards := f.Code == pcmd.CodeOutOfRange && strings.HasSuffix(f.Path, ".criterion") // a band
	return beyond[f.Code] || backwards
}

// faultsOf returns the faults of a document, and those of them that a schema
// should see.
func faultsOf(t *testing.T, root any) (all, within pcmd.Faults) {
	t.Helper()
	document, err := json.Marshal(root)
	require.NoError(t, err)
	_, err = plan.Parse(document, planMeasures())
	errors.As(err, &all)
	for _, f := range all {
		if !isBeyond(f) {
			within = append(within, f)
		}
	}
	return all, within
}

// agree checks that the schema refuses what the decoder does, but for what is
// beyond it, and nothing else. It returns whether the schema refuses it.
func agree(t *testing.T, schema *jsonschema.Schema, root any, what string) bool {
	t.Helper()
	all, within := faultsOf(t, root)
	invalid := schema.Validate(root)
	if invalid == nil && len(within) > 0 || invalid != nil && len(all) == 0 {
		t.Errorf("%s\nfaults: %v\nschema: %v", what, all, invalid)
	}
	return invalid != nil
}

// spot is a place in a document: the object or list that holds a value.
type spot struct {
	path   string // for people
	holder any
	key    string
	index  int
}

func (s spot) value() any {
	if list, isList := s.holder.([]any); isList {
		return list[s.index]
	}
	return s.holder.(map[string]any)[s.key]
}

func (s spot) put(v any) {
	if list, isList := s.holder.([]any); isList {
		list[s.index] = v
		return
	}
	s.holder.(map[string]any)[s.key] = v
}

// spots returns the places of the document, one of each shape that has not been
// seen: targets are alike, and so are texts and citations wherever they stand;
// formulas of two kinds are not.
func spots(root any, shapes map[string]bool) []spot {
	var all []spot
	var visit func(path, shape string, holder any, value any, key string, index int)
	visit = func(path, shape string, holder any, value any, key string, index int) {
		object, isObject := value.(map[string]any)
		if isObject {
			shape += fmt.Sprint(object["kind"], object["op"], object["day"] != nil)
		}
		for _, key := range []string{"vi", "reading"} {
			if object[key] != nil {
				shape = key
			}
		}
		if path != "" && !shapes[shape] {
			shapes[shape] = true
			all = append(all, spot{path, holder, key, index})
		}
		for _, key := range keysOf(object) {
			visit(pcmd.JoinPath(path, key), shape+"."+key, object, object[key], key, 0)
		}
		list, _ := value.([]any)
		for i, item := range list {
			visit(fmt.Sprintf("%s[%d]", path, i), shape+"[]", list, item, "", i)
		}
	}
	visit("", "", nil, root, "", 0)
	return all
}

func keysOf(object map[string]any) []string {
	var keys []string
	for key := range object {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// everySpot visits the places of the plan with every key, and those of the
// catalogue's plans that it has nothing like, each shape once.
func everySpot(t *testing.T, visit func(name string, root any, s spot)) {
	t.Helper()
	shapes := map[string]bool{}
	documents := planFiles(t)
	for _, name := range append([]string{"every-key"}, catalog.IDs()...) {
		root := instance(t, documents[name])
		for _, s := range spots(root, shapes) {
			visit(name, root, s)
		}
	}
}

func TestTheSchemaAndTheDecoderRefuseTheSameMissingKeys(t *testing.T) {
	schema := compiled(t)
	refused := map[bool]int{}
	everySpot(t, func(name string, root any, s spot) {
		object, isObject := s.holder.(map[string]any)
		if !isObject {
			return
		}
		was := s.value()
		delete(object, s.key)
		refused[agree(t, schema, root, name+" without "+s.path)]++
		s.put(was)
	})
	assert.Greater(t, refused[true], 100)
	assert.Greater(t, refused[false], 50, "keys that may be left out")
}

func TestTheSchemaAndTheDecoderRefuseAnUnknownKeyInEveryObject(t *testing.T) {
	schema := compiled(t)
	objects := 0
	everySpot(t, func(name string, root any, s spot) {
		object, isObject := s.value().(map[string]any)
		if !isObject {
			return
		}
		objects++
		object["surplus"] = "x"
		_, within := faultsOf(t, root)
		assert.NotEmpty(t, within, "%s %s", name, s.path)
		assert.Error(t, schema.Validate(root), "%s %s", name, s.path)
		delete(object, "surplus")
	})
	assert.Greater(t, objects, 40)
	root := instance(t, planFiles(t)["every-key"])
	root.(map[string]any)["surplus"] = "x"
	agree(t, schema, root, "a surplus key of the plan")
	assert.Error(t, schema.Validate(root))
}

func TestTheSchemaAndTheDecoderRefuseTheSameValues(t *testing.T) {
	schema := compiled(t)
	wrong := []any{
		nil, true, json.Number("7"), json.Number("2.5"), json.Number("1001"), json.Number("0"), " ", "x", "x y", "ờ", "-1", "2024", "2024-13-01",
		"02-29", "month", "plan", "yes", "register", []any{}, []any{"x"}, map[string]any{}, map[string]any{"vi": "x", "en": "y"},
		map[string]any{"op": "yes"}, map[string]any{"measure": "cases", "times": "2"},
	}
	root := instance(t, planFiles(t)["every-key"])
	for i, s := range spots(root, map[string]bool{}) {
		was := s.value()
		for k := i % 6; k < len(wrong); k += 6 { // a sixth of them, others at the next place
			s.put(wrong[k])
			agree(t, schema, root, fmt.Sprintf("%s = %v", s.path, wrong[k]))
		}
		s.put(was)
	}
	agree(t, schema, root, "nothing changed")
}

// Each row is one mistake that people make.
func TestTheSchemaAndTheDecoderRefuseTheSameMistakes(t *testing.T) {
	schema := compiled(t)
	const target, report = "groups[0].targets[0]", "reporting[0]"
	for _, tt := range []struct {
		name, path string
		value      any
	}{
		{"another format", "format", "pcmd-plan/2"},
		{"an id with a space", "id", "an binh"},
		{"an id with accents", "unit.code", "Bắc-Kạn"},
		{"an id that is too long", target + ".id", strings.Repeat("a", 65)},
		{"a type that there is not", "type", "letter"},
		{"a level that there is not", "level", "ward"},
		{"a date as people write it", "issued", "31/01/2024"},
		{"a day that there is not", "issued", "2024-02-30"},
		{"a day of another year", "issued", "2023-02-29"},
		{"a title in one language", "title", map[string]any{"vi": "Kế hoạch"}},
		{"a title without words", "title.en", "  "},
		{"a term of half a year", "term", "2024-H1"},
		{"a term with a hyphen", "term", "2021-2025"},
		{"a word for a body", "issuer", "Ủy ban nhân dân"},
		{"an unknown key", "objectives[0].priority", "high"},
		{"a kind of measure that there is not", "measures[0].kind", "count"},
		{"a list for a text", "groups[0].tasks[0].points", "Một"},
		{"a formula that there is not", target + ".indicator.formula.kind", "average"},
		{"a formula with the key of another", target + ".indicator.formula.of", []any{"cases"}},
		{"a formula without terms", target + ".indicator.formula.numerator", []any{}},
		{"a term without its measure", target + ".indicator.formula.denominator[1]", map[string]any{"times": "-1"}},
		{"a flag of two measures", "groups[1].targets[0].indicator.formula.of", []any{"register", "register"}},
		{"a half-year within the year", "groups[0].targets[2].indicator.formula.each", "half"},
		{"too many decimals", target + ".indicator.places", json.Number("7")},
		{"a percent sign in a figure", target + ".criterion.value", "70%"},
		{"a decimal comma", target + ".criterion.value", "70,5"},
		{"a figure of seven decimals", target + ".criterion.value", "0.1234567"},
		{"a figure that is too large", target + ".criterion.value", json.Number("1000000000000000")},
		{"a comparison that there is not", target + ".criterion.op", "at-lest"},
		{"a band without its upper end", target + ".criterion", map[string]any{"op": "between", "value": "1"}},
		{"a threshold with an upper end", target + ".criterion.max", "80"},
		{"yes with a value", "groups[1].targets[0].criterion.value", "1"},
		{"a share that shall be yes", target + ".criterion", map[string]any{"op": "yes"}},
		{"a promise that is due some year", target + ".criterion.by", "2025"},
		{"an item without a number", "assignments[0].order", json.Number("0")},
		{"common duties with a number", "common_duties[0].order", json.Number("1")},
		{"no duties", "assignments[0].duties", []any{}},
		{"a role that there is not", "assignments[0].duties[0].role", "leader"},
		{"one partner that is no list", "assignments[0].duties[0].partners", "police"},
		{"a day with its year", report + ".day", "2024-06-15"},
		{"a day that some years lack", report + ".day", "02-29"},
		{"a day of every month", report + ".frequency", "month"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := instance(t, planFiles(t)["every-key"])
			put(root, tt.path, tt.value)
			all, _ := faultsOf(t, root)
			assert.NotEmpty(t, all)
			assert.Error(t, schema.Validate(root))
		})
	}
}

// put puts a value at the path, which may be a new key.
func put(root any, path string, value any) {
	names := strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(path), ".")
	last := names[len(names)-1]
	for _, name := range names[:len(names)-1] {
		if list, isList := root.([]any); isList {
			root = list[number(name)]
		} else {
			root = root.(map[string]any)[name]
		}
	}
	if list, isList := root.([]any); isList {
		list[number(last)] = value
		return
	}
	root.(map[string]any)[last] = value
}

func number(name string) int {
	n, err := strconv.Atoi(name)
	if err != nil {
		panic(err)
	}
	return n
}

// What a schema cannot say is said in the documentation, and here.
func TestTheDecoderRefusesWhatTheSchemaCannotKnow(t *testing.T) {
	schema := compiled(t)
	for _, tt := range []struct {
		path  string
		value any
		code  pcmd.Code
	}{
		{"issuer", "ministry", pcmd.CodeUnknownBody},
		{"assignments[0].duties[0].targets", []any{"pupils"}, pcmd.CodeUnknownTarget},
		{"groups[0].targets[0].indicator.formula.numerator", []any{"pupils"}, pcmd.CodeUnknownMeasure},
		{"groups[1].targets[0].indicator.formula.of", []any{"cases"}, pcmd.CodeMeasureKind},
		{"parent", "9/KH-UBND", pcmd.CodeUnknownDocument},
		{"bodies[1].id", "committee", pcmd.CodeDuplicateID},
		{"term", "2025/2021", pcmd.CodeBadPeriod},
		{"groups[0].targets[1].criterion.max", "2", pcmd.CodeOutOfRange},
		{"groups[0].targets[0].criterion.value", json.Number("7e1"), pcmd.CodeFigureSyntax},
		{"assignments[0].order", json.Number("1.0"), pcmd.CodeOutOfRange},
	} {
		root := instance(t, planFiles(t)["every-key"])
		put(root, tt.path, tt.value)
		assert.NoError(t, schema.Validate(root), tt.path)
		all, _ := faultsOf(t, root)
		var codes []pcmd.Code
		for _, f := range all {
			codes = append(codes, f.Code)
		}
		assert.Contains(t, codes, tt.code, tt.path)
	}
}
