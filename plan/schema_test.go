package plan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// schema is a JSON Schema as far as the format needs it; keywords stand in this
// order.
type schema struct {
	Dialect              string              `json:"$schema,omitempty"`
	ID                   string              `json:"$id,omitempty"`
	Title                string              `json:"title,omitempty"`
	Description          string              `json:"description,omitempty"`
	Ref                  string              `json:"$ref,omitempty"`
	Type                 string              `json:"type,omitempty"`
	Const                string              `json:"const,omitempty"`
	Enum                 []string            `json:"enum,omitempty"`
	Pattern              string              `json:"pattern,omitempty"`
	Format               string              `json:"format,omitempty"`
	Minimum              *int                `json:"minimum,omitempty"`
	Maximum              *int                `json:"maximum,omitempty"`
	ExclusiveMinimum     int                 `json:"exclusiveMinimum,omitempty"`
	ExclusiveMaximum     int                 `json:"exclusiveMaximum,omitempty"`
	Items                *schema             `json:"items,omitempty"`
	MinItems             int                 `json:"minItems,omitempty"`
	MaxItems             int                 `json:"maxItems,omitempty"`
	Properties           properties          `json:"properties,omitempty"`
	Required             []string            `json:"required,omitempty"`
	AdditionalProperties *bool               `json:"additionalProperties,omitempty"`
	OneOf                []*schema           `json:"oneOf,omitempty"`
	DependentRequired    map[string][]string `json:"dependentRequired,omitempty"`
	DependentSchemas     map[string]*schema  `json:"dependentSchemas,omitempty"`
	If                   *schema             `json:"if,omitempty"`
	Then                 *schema             `json:"then,omitempty"`
	Defs                 properties          `json:"$defs,omitempty"`
}

// properties are schemas by name, in order.
type properties []property

type property struct {
	name string
	schema
}

func (p properties) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, "%q:", one.name)
		if err := encoder.Encode(one.schema); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func (p properties) find(name string) *schema {
	i := slices.IndexFunc(p, func(one property) bool { return one.name == name })
	if i < 0 {
		return nil
	}
	return &p[i].schema
}

// Patterns that Go and ECMAScript read alike.
const (
	idPattern     = `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`
	wordsPattern  = `\S`
	figurePattern = `^-?[0-9]{1,15}(\.[0-9]{1,6})?$`
	yearPattern   = `([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])`
	longMonths    = `(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)`
	datePattern   = `^` + yearPattern + `-(` + longMonths + `|02-(0[1-9]|[12][0-9]))$`
	dayPattern    = `^(` + longMonths + `|02-(0[1-9]|1[0-9]|2[0-8]))$`
	termPattern   = `^` + yearPattern + `(/` + yearPattern + `)?$`
)

// scalars are the values that are written as one string, number or word.
var scalars = properties{
	{"id", schema{Description: "An identifier: 1 to 64 ASCII letters, digits, dots, underscores or hyphens, the first a letter or digit.", Type: "string", Pattern: idPattern}},
	{"words", schema{Description: "A string that is not blank.", Type: "string", Pattern: wordsPattern}},
	{"date", schema{Description: "A day, as 2024-06-15.", Type: "string", Pattern: datePattern, Format: "date"}},
	{"day", schema{Description: "A day that every year has, as 06-15.", Type: "string", Pattern: dayPattern}},
	{"years", schema{Description: "A year, as 2024, or a span of whole years, as 2021/2025.", Type: "string", Pattern: termPattern}},
	{"figure", schema{Description: "A number without exponent, with up to 15 digits before and 6 behind the point; better written in a string.",
		OneOf: []*schema{{Type: "string", Pattern: figurePattern}, {Type: "number", ExclusiveMinimum: -1e15, ExclusiveMaximum: 1e15}}}},
}

// scalarTypes are the Go types that are written so.
var scalarTypes = map[reflect.Type]string{
	reflect.TypeFor[pcmd.Date]():       "date",
	reflect.TypeFor[plan.DayOfYear]():  "day",
	reflect.TypeFor[pcmd.Period]():     "years",
	reflect.TypeFor[decimal.Decimal](): "figure",
}

// vocabularies are the words of enumerations, in the order of the tables.
var vocabularies = []vocabulary{
	words("type", plan.Types()), words("level", pcmd.Levels()), words("reading", pcmd.Readings()),
	words("referenceRole", plan.ReferenceRoles()), words("objectiveKind", plan.ObjectiveKinds()),
	words("measureKind", indicator.MeasureKinds()), words("wording", plan.Wordings()), words("scope", plan.Scopes()),
	words("sourceKind", plan.SourceKinds()), words("mandate", agency.Mandates()), words("role", agency.Roles()),
	words("function", agency.Functions()), words("frequency", plan.Frequencies()), words("bound", plan.Bounds()),
}

// subPeriods are the words of [indicator.Every]; Go has a wider type for them.
var subPeriods = words("each", indicator.SubPeriods())

type vocabulary struct {
	name   string
	goType reflect.Type
	words  []string
	labels []pcmd.Text
}

func words[K ~string](name string, v pcmd.Vocabulary[K]) vocabulary {
	all := vocabulary{name: name, goType: reflect.TypeFor[K]()}
	for _, d := range v {
		all.words = append(all.words, string(d.Key))
		all.labels = append(all.labels, d.Label)
	}
	return all
}

// forms are the JSON forms of types that write themselves.
var forms = map[reflect.Type]reflect.Type{
	reflect.TypeFor[indicator.Measure](): reflect.TypeFor[struct {
		ID       string                `json:"id"`
		Kind     indicator.MeasureKind `json:"kind"`
		Signed   bool                  `json:"signed,omitempty"`
		Additive bool                  `json:"additive,omitempty"`
		Title    pcmd.Text             `json:"title,omitzero"`
		Unit     pcmd.Text             `json:"unit,omitzero"`
		Concept  pcmd.Text             `json:"concept,omitzero"`
		Citation pcmd.Citation         `json:"citation,omitzero"`
	}](),
	reflect.TypeFor[indicator.Indicator](): reflect.TypeFor[struct {
		ID      string            `json:"id"`
		Formula indicator.Formula `json:"formula"`
		Places  indicator.Places  `json:"places,omitempty"`
	}](),
}

// formulas are those of the contract; a key that may be left out has a value.
var formulas = []indicator.Formula{
	indicator.Share{}, indicator.Ratio{}, indicator.Total{}, indicator.Growth{}, indicator.Every{},
	indicator.ShareOfUnits{}, indicator.CountOfUnits{}, indicator.Flag{},
}

// generator makes the schema of the types; what it meets on the way becomes a
// definition.
type generator struct {
	defs properties
	used map[string]bool // the keys described in [about]
}

func generate() (*schema, *generator) {
	g := &generator{used: map[string]bool{}}
	root := g.object("plan", reflect.TypeFor[plan.Plan]())
	root.Properties = append(properties{{"format", schema{Description: g.about("plan.format"), Const: plan.Format}}}, root.Properties...)
	root.Required = append([]string{"format"}, root.Required...)
	root.Dialect = "https://json-schema.org/draft/2020-12/schema"
	root.ID = "https://github.com/pcmd-vn/pcmd/plan/plan.schema.json"
	root.Title = "A plan on preventing prostitution"
	root.Defs = slices.Concat(g.defs, scalars)
	for _, v := range append(vocabularies, subPeriods) {
		root.Defs = append(root.Defs, property{v.name, schema{Description: g.about(v.name), Enum: v.words}})
	}
	return root, g
}

func (g *generator) about(key string) string {
	g.used[key] = true
	return about[key].text
}

// object returns the schema of a struct.
func (g *generator) object(name string, t reflect.Type) *schema {
	if form, ok := forms[t]; ok {
		t = form
	}
	o := &schema{Type: "object", Description: g.about(name), AdditionalProperties: new(bool)}
	for i := range t.NumField() {
		key, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		full := name + "." + key
		if about[full].never {
			g.used[full] = true
			continue
		}
		value := *g.value(full, t.Field(i).Type)
		value.Description = g.about(full)
		o.Properties = append(o.Properties, property{key, value})
		if options == "" || about[full].needed {
			o.Required = append(o.Required, key)
		}
	}
	if extra := extras[name]; extra != nil {
		extra(o)
	}
	return o
}

// value returns the schema of the value of a key.
func (g *generator) value(key string, t reflect.Type) *schema {
	if is := about[key].is; is != "" && t.Kind() != reflect.Slice {
		return ref(is)
	}
	if name, ok := scalarTypes[t]; ok {
		return ref(name)
	}
	for _, v := range vocabularies {
		if v.goType == t {
			return ref(v.name)
		}
	}
	switch {
	case t == reflect.TypeFor[indicator.Formula]():
		return g.define("formula", g.formula)
	case t == reflect.TypeFor[indicator.Criterion]():
		return g.define("criterion", g.criterion)
	case t == reflect.TypeFor[indicator.Term]():
		return g.define("term", g.term)
	case t == reflect.TypeFor[indicator.Places]():
		return &schema{Type: "integer", Minimum: new(int), Maximum: limit(6)}
	case t.Kind() == reflect.Int:
		return &schema{Type: "integer", Minimum: limit(1), Maximum: limit(1000)}
	case t.Kind() == reflect.Bool:
		return &schema{Type: "boolean"}
	case t.Kind() == reflect.Slice:
		return &schema{Type: "array", Items: g.value(key, t.Elem()), MinItems: about[key].atLeast}
	case t.Kind() == reflect.Struct:
		name := about[key].def
		if name == "" {
			name = lower(t.Name())
		}
		return g.define(name, func() *schema { return g.object(name, t) })
	}
	panic(key + ": say in the table of keys what this is")
}

func limit(n int) *int { return &n }

func ref(name string) *schema { return &schema{Ref: "#/$defs/" + name} }

func lower(name string) string { return string(unicode.ToLower(rune(name[0]))) + name[1:] }

// define enters a definition where it is first met.
func (g *generator) define(name string, make func() *schema) *schema {
	if g.defs.find(name) == nil {
		at := len(g.defs)
		g.defs = append(g.defs, property{name, schema{}})
		g.defs[at].schema = *make()
	}
	return ref(name)
}

// formula is one of the kinds of formula, each with keys of its own.
func (g *generator) formula() *schema {
	all := &schema{Description: g.about("formula")}
	for _, f := range formulas {
		kind := string(f.Kind())
		all.OneOf = append(all.OneOf, g.define(kind, func() *schema { return g.formulaOf(kind, reflect.TypeOf(f)) }))
	}
	return all
}

func (g *generator) formulaOf(kind string, t reflect.Type) *schema {
	o := &schema{Type: "object", Description: g.about(kind), AdditionalProperties: new(bool), Required: []string{"kind"}}
	o.Properties = properties{{"kind", schema{Description: "The kind of formula.", Const: kind}}}
	for i := range t.NumField() {
		key := lower(t.Field(i).Name)
		value := *g.value(kind+"."+key, t.Field(i).Type)
		value.Description = g.about(kind + "." + key)
		o.Properties = append(o.Properties, property{key, value})
		if t.Field(i).Type != reflect.TypeFor[decimal.Decimal]() {
			o.Required = append(o.Required, key)
		}
	}
	if extra := extras[kind]; extra != nil {
		extra(o)
	}
	return o
}

// term is a measure, or a measure with how many times it counts.
func (g *generator) term() *schema {
	return &schema{Description: g.about("term"), OneOf: []*schema{ref("id"), g.define("weighted", func() *schema {
		o := &schema{Type: "object", Description: g.about("weighted"), AdditionalProperties: new(bool), Required: []string{"measure", "times"}}
		for key, is := range map[string]string{"measure": "id", "times": "figure"} {
			o.Properties = append(o.Properties, property{key, schema{Ref: ref(is).Ref, Description: g.about("weighted." + key)}})
		}
		slices.SortFunc(o.Properties, func(a, b property) int { return strings.Compare(a.name, b.name) })
		return o
	})}}
}

// criterion has the keys that its comparison needs.
func (g *generator) criterion() *schema {
	all := &schema{Description: g.about("criterion")}
	comparisons := words("", indicator.Ops()).words
	comparisons = slices.DeleteFunc(comparisons, func(op string) bool { return op == string(indicator.Between) || op == string(indicator.Yes) })
	for _, form := range []struct {
		name string
		op   schema
		keys []string
	}{
		{"comparison", schema{Enum: comparisons}, []string{"value"}},
		{"between", schema{Const: string(indicator.Between)}, []string{"value", "max"}},
		{"yes", schema{Const: string(indicator.Yes)}, nil},
	} {
		all.OneOf = append(all.OneOf, g.define(form.name, func() *schema {
			form.op.Description = g.about(form.name + ".op")
			o := &schema{Type: "object", Description: g.about(form.name), AdditionalProperties: new(bool), Required: append([]string{"op"}, form.keys...)}
			o.Properties = properties{{"op", form.op}}
			for _, key := range form.keys {
				o.Properties = append(o.Properties, property{key, schema{Ref: ref("figure").Ref, Description: g.about(form.name + "." + key)}})
			}
			o.Properties = append(o.Properties, property{"by", schema{Ref: ref("date").Ref, Description: g.about(form.name + ".by")}})
			return o
		}))
	}
	return all
}

// extras say what the types do not.
var extras = map[string]func(*schema){
	"target": func(o *schema) {
		within := func(key string, inner schema) *schema {
			return &schema{Properties: properties{{key, inner}}, Required: []string{key}}
		}
		o.If = within("criterion", *within("op", schema{Const: string(indicator.Yes)}))
		o.Then = within("indicator", *within("formula", *within("kind", schema{Const: string(indicator.KindFlag)})))
	},
	"reportingClause": func(o *schema) {
		o.DependentRequired = map[string][]string{"bound": {"day"}, "day": {"bound"}}
		o.DependentSchemas = map[string]*schema{"day": {Properties: properties{
			{"frequency", schema{Enum: []string{string(plan.HalfYearly), string(plan.Yearly)}}},
		}}}
	},
	"flag": func(o *schema) {
		of := o.Properties.find("of")
		of.Items, of.MaxItems = ref("id"), 1
	},
}

const schemaFile = "plan.schema.json"

func TestTheSchemaIsThatOfTheTypes(t *testing.T) {
	root, g := generate()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	require.NoError(t, encoder.Encode(root))
	want := document.Layout(out.Bytes())
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, want, 0o644))
	}
	was, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	assertUpToDate(t, string(want), string(was))

	names := map[string]bool{}
	for _, def := range root.Defs {
		assert.False(t, names[def.name], "two definitions are called %s", def.name)
		names[def.name] = true
	}
	for key := range about {
		assert.True(t, g.used[key], "%s describes nothing", key)
	}
	for key := range g.used {
		assert.True(t, about[key].text != "" || about[key].never, "%s is not described", key)
	}
}

// assertUpToDate compares a generated file line by line; all of it would be too
// long to be read.
func assertUpToDate(t *testing.T, want, was string) {
	if want == was {
		return
	}
	after, before := strings.Split(want, "\n"), strings.Split(was, "\n")
	i := 0
	for i < min(len(after), len(before))-1 && after[i] == before[i] {
		i++
	}
	t.Errorf("go test ./plan -run Schema -update writes it anew; line %d shall be\n%s\nand is\n%s", i+1, after[i], before[i])
}

func TestTheSchemaIsPartOfTheProgram(t *testing.T) {
	if *update {
		return // the file was another one when the program was built
	}
	file, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	assert.Equal(t, string(file), string(plan.Schema()))
	plan.Schema()[0] = 'x'
	assert.Equal(t, byte('{'), plan.Schema()[0], "the bytes belong to the caller")
}

func TestTheSchemaKnowsEveryFormulaAndEveryWord(t *testing.T) {
	var kinds []indicator.FormulaKind
	for _, f := range formulas {
		kinds = append(kinds, f.Kind())
	}
	var want []indicator.FormulaKind
	for _, d := range indicator.FormulaKinds() {
		want = append(want, d.Key)
	}
	assert.Equal(t, want, kinds)
}

// Each key of the schema stands in the document of the tests, which the decoder
// accepts: the schema has no key that the format does not have.
func TestTheSchemaHasNoKeyThatTheDocumentOfTheTestsLacks(t *testing.T) {
	root, _ := generate()
	seen := map[string]bool{}
	var visit func(name string, s *schema, value any)
	visit = func(name string, s *schema, value any) {
		if s.Ref != "" {
			name = strings.TrimPrefix(s.Ref, "#/$defs/")
			s = root.Defs.find(name)
		}
		for _, one := range s.OneOf {
			if fits(root, one, value) {
				visit(name, one, value)
			}
		}
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				if p := s.Properties.find(key); p != nil {
					seen[name+"."+key] = true
					visit(name+"."+key, p, inner)
				}
			}
		case []any:
			for _, inner := range v {
				if s.Items != nil {
					visit(name, s.Items, inner)
				}
			}
		}
	}
	visit("plan", root, tree(t))
	for _, def := range append(properties{{"plan", *root}}, root.Defs...) {
		for _, p := range def.Properties {
			assert.True(t, seen[def.name+"."+p.name] || p.name == "by", "%s.%s", def.name, p.name)
		}
	}
}

// fits reports whether the value has the kind or comparison of one form of it.
func fits(root *schema, one *schema, value any) bool {
	form := root.Defs.find(strings.TrimPrefix(one.Ref, "#/$defs/"))
	object, isObject := value.(map[string]any)
	if form == nil || !isObject {
		return false
	}
	for _, key := range []string{"kind", "op"} {
		if p := form.Properties.find(key); p != nil {
			return p.Const == object[key] || slices.Contains(p.Enum, fmt.Sprint(object[key]))
		}
	}
	return len(form.Properties) > 0
}

func TestThePatternsOfTheSchemaAreThoseOfTheDecoder(t *testing.T) {
	patterns := map[string]*regexp.Regexp{}
	for _, scalar := range scalars {
		patterns[scalar.name] = regexp.MustCompile(scalar.Pattern)
	}
	matches := func(name, s string) bool { return patterns[name].MatchString(s) }
	for month := range 14 {
		for day := range 33 {
			s := fmt.Sprintf("%02d-%02d", month, day)
			_, err := plan.ParseDayOfYear(s)
			assert.Equal(t, err == nil, matches("day", s), s)
			_, err = pcmd.ParseDate("2024-" + s)
			assert.Equal(t, err == nil, matches("date", "2024-"+s), s)
		}
	}
	for year := range 10000 {
		s := fmt.Sprintf("%04d", year)
		_, err := pcmd.ParsePeriod(s)
		assert.Equal(t, err == nil, matches("years", s), s)
		_, err = pcmd.ParsePeriod(s + "/9999")
		assert.Equal(t, err == nil, matches("years", s+"/9999"), s)
		_, err = pcmd.ParseDate(s + "-12-31")
		assert.Equal(t, err == nil, matches("date", s+"-12-31"), s)
	}
	for _, s := range []string{"", "a", "A.b_c-1", "-a", ".a", "a b", "ờ", "a\n", "\na", strings.Repeat("a", 64), strings.Repeat("a", 65), "a/b"} {
		assert.Equal(t, pcmd.CheckID(s) == nil, matches("id", s), s)
	}
	figure := regexp.MustCompile(figurePattern)
	for _, s := range []string{"", "0", "-0", "-", "70", "+70", "70.", ".5", "70.5", "1.1234567", "123456", strings.Repeat("1", 15), strings.Repeat("1", 16), "1e2", " 1", "1 ", "1\n", "١"} {
		_, err := indicator.ParseFigure(s)
		assert.Equal(t, err == nil, figure.MatchString(s), s)
	}
	for _, s := range []string{"", " ", "\t\n", "a", " a"} {
		assert.Equal(t, !document.Blank(s), matches("words", s), "%q", s)
	}
}
