package document_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/stretchr/testify/require"
)

// sheet is a document like those of the contract, with one key of every type.
type sheet struct {
	id     string
	name   pcmd.Text
	places int
	signed bool
	rows   []row
}

type row struct {
	unit   string
	period pcmd.Period
	figure string
}

func readSheet(v document.Value) (s sheet) {
	o := v.Object("id", "name", "places", "signed", "rows")
	s.id = o.Need("id").ID()
	s.name = o.Need("name").Text()
	s.places = o.Get("places").Int(0, 6)
	s.signed = o.Get("signed").Bool()
	s.rows = document.Slice(o.Need("rows"), func(v document.Value) (r row) {
		o := v.Object("unit", "period", "figure")
		r.unit = o.Need("unit").String()
		o.Need("period").Decode(&r.period)
		r.figure, _ = o.Need("figure").Literal()
		return r
	})
	return s
}

func TestSoundDocumentIsReadWithoutFaults(t *testing.T) {
	v := document.Parse([]byte(`{"id": "bang-1", "name": {"vi": "bảng", "en": "sheet"}, "places": 2, "signed": true, "rows": [
		{"unit": "d1", "period": "2024-H1", "figure": 1.50},
		{"unit": "d2", "period": "2024-H1", "figure": "123456789012345.654321"}]}`))
	half := pcmd.MustParsePeriod("2024-H1")
	require.Equal(t, sheet{
		id: "bang-1", name: pcmd.Text{Vi: "bảng", En: "sheet"}, places: 2, signed: true,
		rows: []row{{"d1", half, "1.50"}, {"d2", half, "123456789012345.654321"}},
	}, readSheet(v))
	require.Empty(t, faultsOf(v))
}

func TestFaultsComeAllAtOnceInTheOrderOfReading(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []found
	}{
		{"every kind in one document", `{
			"name": {"vi": " ", "en": 5}, "places": 7, "signed": "yes", "colour": "red", "id": "-1", "id": "b",
			"rows": [{"unit": 1, "period": "2024-13", "figure": true}, "none", {"period": "", "amounts": 2}]}`,
			[]found{
				{pcmd.CodeDuplicateKey, "id"},
				{pcmd.CodeUnknownKey, "colour"},
				{pcmd.CodeBadID, "id"},
				{pcmd.CodeEmptyText, "name.vi"},
				{pcmd.CodeWrongType, "name.en"},
				{pcmd.CodeOutOfRange, "places"},
				{pcmd.CodeWrongType, "signed"},
				{pcmd.CodeWrongType, "rows[0].unit"},
				{pcmd.CodeBadPeriod, "rows[0].period"},
				{pcmd.CodeWrongType, "rows[0].figure"},
				{pcmd.CodeWrongType, "rows[1]"},
				{pcmd.CodeUnknownKey, "rows[2].amounts"},
				{pcmd.CodeMissingKey, "rows[2].unit"},
				{pcmd.CodeBadPeriod, "rows[2].period"},
				{pcmd.CodeMissingKey, "rows[2].figure"},
			}},
		{"a missing key has the path that it should have", `{"rows": [{}]}`, []found{
			{pcmd.CodeMissingKey, "id"},
			{pcmd.CodeMissingKey, "name"},
			{pcmd.CodeMissingKey, "rows[0].unit"},
			{pcmd.CodeMissingKey, "rows[0].period"},
			{pcmd.CodeMissingKey, "rows[0].figure"},
		}},
		{"nothing is missing from what is no object", `[]`, []found{{pcmd.CodeWrongType, ""}}},
		{"nor from null", `null`, []found{{pcmd.CodeWrongType, ""}}},
		{"null is no missing key, and of the wrong type",
			`{"id": null, "name": null, "places": null, "signed": null, "rows": null}`, []found{
				{pcmd.CodeWrongType, "id"}, {pcmd.CodeWrongType, "name"}, {pcmd.CodeWrongType, "places"},
				{pcmd.CodeWrongType, "signed"}, {pcmd.CodeWrongType, "rows"},
			}},
		{"each unknown key is a fault", `{"id": "a", "name": {"vi": "a", "en": "a", "fr": "a"}, "rows": [], "x": 1, "y": 2}`, []found{
			{pcmd.CodeUnknownKey, "x"}, {pcmd.CodeUnknownKey, "y"}, {pcmd.CodeUnknownKey, "name.fr"},
		}},
		{"a key in capitals is unknown, and read as the right one", `{"ID": "/", "name": {"vi": "a", "en": "a"}, "rows": []}`, []found{
			{pcmd.CodeUnknownKey, "ID"}, {pcmd.CodeBadID, "id"},
		}},
		{"a key of another word is unknown, and the right one missing", `{"key": "/", "name": {"vi": "a", "en": "a"}, "rows": []}`, []found{
			{pcmd.CodeUnknownKey, "key"}, {pcmd.CodeMissingKey, "id"},
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			readSheet(v)
			require.Equal(t, row.want, faultsOf(v))
		})
	}
}

func TestEveryReaderRefusesOtherTypes(t *testing.T) {
	values := []struct{ kind, text string }{
		{"null", `null`}, {"bool", `true`}, {"number", `1`}, {"string", `"a"`}, {"list", `[]`}, {"object", `{}`},
	}
	for _, reader := range []struct {
		name  string
		takes []string
		read  func(document.Value)
	}{
		{"String", []string{"string"}, func(v document.Value) { _ = v.String() }},
		{"Words", []string{"string"}, func(v document.Value) { v.Words() }},
		{"ID", []string{"string"}, func(v document.Value) { v.ID() }},
		{"Decode", []string{"string"}, func(v document.Value) { v.Decode(new(anyText)) }},
		{"Bool", []string{"bool"}, func(v document.Value) { v.Bool() }},
		{"Int", []string{"number"}, func(v document.Value) { v.Int(0, 1) }},
		{"Literal", []string{"number", "string"}, func(v document.Value) {
			_, ok := v.Literal()
			require.Equal(t, ok, len(v.Faults()) == 0)
		}},
		{"List", []string{"list"}, func(v document.Value) { v.List() }},
		{"Slice", []string{"list"}, func(v document.Value) { document.Slice(v, document.Value.String) }},
		{"Map", []string{"object"}, func(v document.Value) { v.Map() }},
		{"Object", []string{"object"}, func(v document.Value) { v.Object("id") }},
	} {
		for _, value := range values {
			t.Run(reader.name+" of "+value.kind, func(t *testing.T) {
				v := document.Parse([]byte(`{"a": [` + value.text + `]}`)).Map().Get("a")
				for _, item := range v.List() {
					reader.read(item)
				}
				var want []found
				if !slices.Contains(reader.takes, value.kind) {
					want = []found{{pcmd.CodeWrongType, "a[0]"}}
				}
				require.Equal(t, want, faultsOf(v))
			})
		}
	}
}

// anyText is a text that takes everything.
type anyText string

func (a *anyText) UnmarshalText(text []byte) error { *a = anyText(text); return nil }

func TestAbsentValueIsZeroAndNoFault(t *testing.T) {
	v := document.Parse([]byte(`{}`))
	absent := v.Map().Get("targets").Map().Get("criterion")
	require.Equal(t, "targets.criterion", absent.Path())
	require.False(t, absent.Present())
	require.False(t, absent.Null())
	require.False(t, absent.IsList() || absent.IsString() || absent.IsObject())
	require.Empty(t, absent.String())
	require.Empty(t, absent.Words())
	require.Empty(t, absent.ID())
	require.False(t, absent.Bool())
	require.Zero(t, absent.Int(1, 6), "0 also where the range does not hold it")
	literal, ok := absent.Literal()
	require.Empty(t, literal)
	require.False(t, ok)
	require.Zero(t, absent.Text())
	require.Nil(t, document.Slice(absent, document.Value.String))
	require.Empty(t, absent.Map().Keys())
	require.False(t, absent.Object("id").Has("id"))
	require.False(t, absent.Object("id").Need("id").Present(), "what is missing has no missing keys")
	date := pcmd.MustParseDate("2024-06-15")
	absent.Decode(&date)
	require.Equal(t, "2024-06-15", date.String(), "what is absent changes nothing")
	require.Empty(t, faultsOf(v))
}

func TestNullIsPresent(t *testing.T) {
	o := document.Parse([]byte(`{"figure": null, "other": 0}`)).Map()
	require.True(t, o.Has("figure"))
	require.True(t, o.Get("figure").Present())
	require.True(t, o.Get("figure").Null())
	require.False(t, o.Get("other").Null())
	require.True(t, o.Need("figure").Present())
	require.Empty(t, faultsOf(o.Value))
}

func TestIntIsAWholeNumberInItsRange(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       int
		fault      bool
	}{
		{"the lowest", `-1`, -1, false},
		{"the highest", `6`, 6, false},
		{"zero", `0`, 0, false},
		{"below", `-2`, 0, true},
		{"above", `7`, 0, true},
		{"a fraction", `1.5`, 0, true},
		{"a whole number written as a fraction", `1.0`, 0, true},
		{"an exponent", `1e0`, 0, true},
		{"a number beyond 64 bits", `18446744073709551617`, 0, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			require.Equal(t, row.want, v.Int(-1, 6))
			if row.fault {
				require.Equal(t, []found{{pcmd.CodeOutOfRange, ""}}, faultsOf(v))
				return
			}
			require.Empty(t, faultsOf(v))
		})
	}
}

// Figures must reach the decimal parser as they stand: through a float they
// would already be others.
func TestLiteralKeepsTheTextOfNumbers(t *testing.T) {
	for _, number := range []string{"1.50", "-0", "1e2", "1E+2", "0.1", "9007199254740993", "123456789012345678901234567890.123456789"} {
		literal, ok := document.Parse([]byte(number)).Literal()
		require.True(t, ok)
		require.Equal(t, number, literal)
	}
}

func TestEmptyTextIsNoWords(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []found
	}{
		{"empty", `{"vi": "", "en": "a"}`, []found{{pcmd.CodeEmptyText, "vi"}}},
		{"blank", `{"vi": "a", "en": " \t\n"}`, []found{{pcmd.CodeEmptyText, "en"}}},
		{"a space that does not break", `{"vi": "\u00a0", "en": "a"}`, []found{{pcmd.CodeEmptyText, "vi"}}},
		{"one side only", `{"vi": "a"}`, []found{{pcmd.CodeMissingKey, "en"}}},
		{"neither side", `{}`, []found{{pcmd.CodeMissingKey, "vi"}, {pcmd.CodeMissingKey, "en"}}},
		{"not a text of two languages", `"a"`, []found{{pcmd.CodeWrongType, ""}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			v.Text()
			require.Equal(t, row.want, faultsOf(v))
		})
	}
}

// Unmarshallers take empty text for "unset"; a document says that by leaving
// the key out.
func TestDecodeRefusesEmptyText(t *testing.T) {
	for name, read := range map[pcmd.Code]func(document.Value){
		pcmd.CodeBadDate:     func(v document.Value) { v.Decode(new(pcmd.Date)) },
		pcmd.CodeBadPeriod:   func(v document.Value) { v.Decode(new(pcmd.Period)) },
		pcmd.CodeUnknownKind: func(v document.Value) { v.Decode(new(pcmd.Level)) },
		pcmd.CodeBadID:       func(v document.Value) { v.ID() },
		pcmd.CodeEmptyText:   func(v document.Value) { v.Words() },
	} {
		v := document.Parse([]byte(`""`))
		read(v)
		require.Equal(t, []found{{name, ""}}, faultsOf(v))
	}
}

func TestPathsLeadToTheirValues(t *testing.T) {
	v := document.Parse([]byte(`{"targets": [[{"criterion": {"value": 1}}]], "": {"a": 1}, "xa\u0303": {"b": 1}}`))
	var paths []string
	var walk func(document.Value)
	walk = func(v document.Value) {
		paths = append(paths, v.Path())
		if v.IsList() {
			for _, item := range v.List() {
				walk(item)
			}
		}
		if v.IsObject() {
			for _, key := range v.Map().Keys() {
				walk(v.Map().Get(key))
			}
		}
	}
	walk(v)
	require.Equal(t, []string{
		"", "targets", "targets[0]", "targets[0][0]", "targets[0][0].criterion", "targets[0][0].criterion.value",
		"", "a", "xã", "xã.b",
	}, paths)
}

func TestListStopsWhereTheCallerStops(t *testing.T) {
	var seen []string
	for i, item := range document.Parse([]byte(`["a", "b", "c"]`)).List() {
		seen = append(seen, fmt.Sprint(i, item.String()))
		if i == 1 {
			break
		}
	}
	require.Equal(t, []string{"0a", "1b"}, seen)
}

func TestErrNotesWhatAParserSays(t *testing.T) {
	bad := pcmd.NewFault(pcmd.CodeBadDate, "sai", "wrong")
	for _, row := range []struct {
		name string
		err  error
		want []found
	}{
		{"no error", nil, nil},
		{"a fault", bad, []found{{pcmd.CodeBadDate, "plan.by"}}},
		{"a fault with a path of its own", bad.At("from"), []found{{pcmd.CodeBadDate, "plan.by.from"}}},
		{"a fault that is wrapped", fmt.Errorf("the plan: %w", bad), []found{{pcmd.CodeBadDate, "plan.by"}}},
		{"several faults", pcmd.Faults{bad.At("[0]"), bad}, []found{{pcmd.CodeBadDate, "plan.by[0]"}, {pcmd.CodeBadDate, "plan.by"}}},
		{"several faults that are wrapped", fmt.Errorf("the plan: %w", pcmd.Faults{bad}), []found{{pcmd.CodeBadDate, "plan.by"}}},
		{"no faults", pcmd.Faults{}, nil},
		{"another error", errors.New("other"), []found{{pcmd.CodeWrongType, "plan.by"}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(`{"plan": {"by": "x"}}`))
			v.Map().Get("plan").Map().Get("by").Err(row.err)
			require.Equal(t, row.want, faultsOf(v))
		})
	}
}

func TestCheckLeavesOutWhatIsNotedAlready(t *testing.T) {
	fault := func(path string) pcmd.Fault { return pcmd.NewFault(pcmd.CodeEmptyTerms, "sai", "wrong").At(path) }
	noted := func(path string) found { return found{pcmd.CodeWrongType, path} }
	checked := func(path string) found { return found{pcmd.CodeEmptyTerms, path} }
	for _, row := range []struct {
		name  string
		at    string // where the fault stands that is noted already
		check error  // paths relative to plan
		want  []found
	}{
		{"at the same place", "plan.of", pcmd.Faults{fault("of")}, nil},
		{"below it", "plan.of", pcmd.Faults{fault("of[0]"), fault("of.x")}, nil},
		{"above it", "plan.of[0].measure", pcmd.Faults{fault("of"), fault("of[0]"), fault("")}, nil},
		{"everything, where the whole document is wrong", "", pcmd.Faults{fault("of")}, nil},
		{"not a key that begins alike", "plan.of", pcmd.Faults{fault("offer")}, []found{checked("plan.offer")}},
		{"nor one that the noted key begins like", "plan.offer", pcmd.Faults{fault("of")}, []found{checked("plan.of")}},
		{"not an item that begins alike", "plan.of[1]", pcmd.Faults{fault("of[10]"), fault("of[1]")}, []found{checked("plan.of[10]")}},
		{"not a place beside it", "plan.of", pcmd.Faults{fault("by"), fault("of")}, []found{checked("plan.by")}},
		{"not the same key elsewhere", "of", pcmd.Faults{fault("of")}, []found{checked("plan.of")}},
		{"two faults of one check at one place both stay", "plan.of", pcmd.Faults{fault("by"), fault("by")}, []found{checked("plan.by"), checked("plan.by")}},
		{"a wrapped check is a check", "plan.of", fmt.Errorf("the plan: %w", pcmd.Faults{fault("of"), fault("by")}), []found{checked("plan.by")}},
		{"no faults", "plan.of", pcmd.Faults(nil).Err(), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(`{"plan": {}}`))
			v.Err(pcmd.NewFault(pcmd.CodeWrongType, "sai", "wrong").At(row.at))
			v.Map().Get("plan").Check(row.check)
			require.Equal(t, append([]found{noted(row.at)}, row.want...), faultsOf(v))
		})
	}
}

func TestFaultsBelongToTheCaller(t *testing.T) {
	v := document.Parse([]byte(`{"a": 1, "a": 2}`))
	v.Faults()[0] = pcmd.Fault{}
	require.Equal(t, []found{{pcmd.CodeDuplicateKey, "a"}}, faultsOf(v))
}

func TestAMistypedKeyIsAskedAbout(t *testing.T) {
	for _, row := range []struct{ name, text, meant string }{
		{"a slip", `{"indicater": 1}`, "indicator"},
		{"case", `{"Citation": 1}`, "citation"},
		{"a hyphen for the underscore", `{"funding-rules": 1}`, "funding_rules"},
		{"nothing near", `{"priority": 1}`, ""},
		{"what stands there already is not what was meant", `{"indicator": 1, "indicater": 1}`, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			v.Object("indicator", "citation", "funding_rules")
			message := v.Faults()[0].Message
			if row.meant == "" {
				require.NotContains(t, message.Vi+message.En, "?")
				return
			}
			require.True(t, strings.HasSuffix(message.Vi, `; có phải "`+row.meant+`"?`), message.Vi)
			require.True(t, strings.HasSuffix(message.En, `; did you mean "`+row.meant+`"?`), message.En)
		})
	}
}

// One mistake is one fault.
func TestAMistypedKeyIsNotMissingToo(t *testing.T) {
	v := document.Parse([]byte(`{"indicater": 1, "indicatro": 2, "colour": 3}`))
	o := v.Object("indicator", "citation")
	o.Need("indicator").Fault(pcmd.CodeWrongType, "sai", "wrong")
	o.Need("citation")
	require.Equal(t, []found{
		{pcmd.CodeUnknownKey, "indicater"}, {pcmd.CodeUnknownKey, "indicatro"}, {pcmd.CodeUnknownKey, "colour"},
		{pcmd.CodeWrongType, "indicator"}, {pcmd.CodeMissingKey, "citation"},
	}, faultsOf(v))
}

func TestTextThatShowsNothingIsBlank(t *testing.T) {
	for _, text := range []string{"", " ", "\t\n", "\u00a0", "\u3000", "\ufeff", " \ufeff "} {
		require.True(t, document.Blank(text), "%q", text)
	}
	for _, text := range []string{"-", " a ", "\u200bx"} {
		require.False(t, document.Blank(text), "%q", text)
	}
}
