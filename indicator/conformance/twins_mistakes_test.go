package conformance_test

// One mistake planted in a vector that has none.

import (
	"bytes"
	"encoding/json"
	"slices"

	"pgregory.net/rapid"
)

// A mistake changes the document and returns false where the document has no place for it.
type mistake struct {
	code, what string
	plant      func(t *rapid.T, o document) bool
}

// A document is a vector as encoding/json reads it.
type document map[string]any

func (o document) object(key string) map[string]any {
	below, _ := o[key].(map[string]any)
	return below
}

// oneOf draws an object of a list, nil where it is empty.
func (o document) oneOf(t *rapid.T, key string) map[string]any {
	list, _ := o[key].([]any)
	if len(list) == 0 {
		return nil
	}
	drawn, _ := oneIn(t, key, list...).(map[string]any)
	return drawn
}

func (o document) formula() document {
	return o.object("indicator")["formula"].(map[string]any)
}

// anyObject draws an object of the document.
func (o document) anyObject(t *rapid.T) map[string]any {
	all := []map[string]any{o, o.object("indicator"), o.formula(), o.object("ask"), o.oneOf(t, "measures")}
	for _, maybe := range []map[string]any{o.object("criterion"), o.oneOf(t, "units"), o.oneOf(t, "reports")} {
		if maybe != nil {
			all = append(all, maybe)
		}
	}
	return oneIn(t, "object", all...)
}

// terms are the lists of terms, or the one of measures.
func (o document) terms(t *rapid.T) (list []any, key string) {
	var keys []string
	for _, key := range []string{"of", "numerator", "denominator", "where"} {
		if _, there := o.formula()[key]; there {
			keys = append(keys, key)
		}
	}
	key = oneIn(t, "list", keys...)
	return o.formula()[key].([]any), key
}

// figure puts a figure of a measure of the kind that is asked for into a report.
func (o document) figure(t *rapid.T, figure any, fits func(measure map[string]any) bool) bool {
	report := o.oneOf(t, "reports")
	for _, m := range o["measures"].([]any) {
		if m := m.(map[string]any); report != nil && fits(m) {
			report["figures"].(map[string]any)[m["id"].(string)] = figure
			return true
		}
	}
	return false
}

// put puts a value where the object has the key.
func put(o map[string]any, key string, value any) bool {
	_, there := o[key]
	if there {
		o[key] = value
	}
	return there
}

func (o document) twice(t *rapid.T, key string) bool {
	again := o.oneOf(t, key)
	if again != nil {
		o[key] = append(o[key].([]any), again)
	}
	return again != nil
}

func notDecimal(t *rapid.T) string {
	return oneIn(t, "not a figure",
		"", "1e3", "+1", "1,000", " 1", "1 ", "1.1234567", "1234567890123456", "NaN", ".5", "5.", "--1", "0x1", "١")
}

func notPeriod(t *rapid.T) string {
	return oneIn(t, "not a period",
		"", "24", "2024-13", "2024-00", "2024-1", "2024-Q5", "2024-H3", "2024-h1",
		"2025/2024", "2024-01/2024-02", "2024 ", "02024")
}

func notDate(t *rapid.T) string {
	return oneIn(t, "not a date",
		"", "2024-02-30", "2023-02-29", "2024-1-1", "2024-12", "2024-12-31T00:00:00Z", "31.12.2024")
}

func notID(t *rapid.T) string {
	return oneIn(t, "not an id",
		"a b", "-a", ".a", "đ", "a\n", "a/b", "a123456789012345678901234567890123456789012345678901234567890123456789")
}

func anyMeasure(map[string]any) bool { return true }

// required are the keys that objects must have.
var required = []string{"format", "name", "measures", "indicator", "reports", "ask", "want", "id", "kind", "formula",
	"op", "value", "max", "of", "numerator", "denominator", "each", "level", "where", "unit", "period", "figures"}

var mistakes = []mistake{
	{"unknown-key", "a key too many", func(t *rapid.T, o document) bool {
		o.anyObject(t)[oneIn(t, "key", "", "Id", "note", "m0")] = "1"
		return true
	}},
	{"missing-key", "a key too few", func(t *rapid.T, o document) bool {
		from := o.anyObject(t)
		keys := slices.DeleteFunc(slices.Clone(required), func(key string) bool {
			_, there := from[key]
			return !there
		})
		delete(from, oneIn(t, "key", keys...))
		return true
	}},
	{"wrong-type", "an object, list or text of another type", func(t *rapid.T, o document) bool {
		in := o.anyObject(t)
		keys := slices.DeleteFunc(slices.Clone(required), func(key string) bool {
			_, there := in[key]
			return !there || key == "value" || key == "max" // open: numbers
		})
		in[oneIn(t, "key", keys...)] = oneIn[any](t, "other type", true, json.Number("5"), nil)
		return true
	}},
	{"wrong-type", "an optional key of another type", func(t *rapid.T, o document) bool {
		key := oneIn(t, "key", "criterion", "units", "signed", "additive", "places", "by", "on", "parent")
		in := map[string]any(o)
		switch key {
		case "signed", "additive":
			in = o.oneOf(t, "measures")
		case "places":
			in = o.object("indicator")
		case "by":
			in = o.object("criterion")
		case "on":
			in = o.object("ask")
		case "parent":
			in = o.oneOf(t, "units")
		}
		if in == nil {
			return false
		}
		in[key] = oneIn[any](t, "other type", []any{[]any{}}, json.Number("1"), nil)
		if key == "places" && in[key] != nil {
			in[key] = "1" // 1.5 is open: a wrong type, or out of range
		}
		return true
	}},
	{"wrong-type", "a figure of another type", func(t *rapid.T, o document) bool {
		return o.figure(t, oneIn[any](t, "other type", true, []any{}, map[string]any{}), anyMeasure)
	}},
	{"figure-syntax", "not a figure", func(t *rapid.T, o document) bool {
		return o.figure(t, notDecimal(t), anyMeasure)
	}},
	{"figure-syntax", "a number that is not a figure", func(t *rapid.T, o document) bool {
		n := oneIn(t, "number", "1e3", "1E0", "1.0000000", "1234567890123456", "0e0")
		return o.figure(t, json.Number(n), anyMeasure)
	}},
	{"figure-negative", "a figure below zero", func(t *rapid.T, o document) bool {
		return o.figure(t, oneIn[any](t, "figure", "-1", "-0.000001", json.Number("-3")), func(m map[string]any) bool {
			return m["kind"] != "flag" && m["signed"] == nil
		})
	}},
	{"flag-value", "a flag that is neither 0 nor 1", func(t *rapid.T, o document) bool {
		figure := oneIn[any](t, "figure", "2", "-1", "0.5", json.Number("1.000001"))
		return o.figure(t, figure, func(m map[string]any) bool { return m["kind"] == "flag" })
	}},
	{"unknown-measure", "a figure of nothing", func(t *rapid.T, o document) bool {
		report := o.oneOf(t, "reports")
		if report != nil {
			report["figures"].(map[string]any)["m9"] = oneIn[any](t, "figure", "1", nil)
		}
		return report != nil
	}},
	{"unknown-measure", "a term of nothing", func(t *rapid.T, o document) bool {
		list, _ := o.terms(t)
		i := evenly(t, "place", len(list))
		if term, weighted := list[i].(map[string]any); weighted {
			return put(term, "measure", "m9")
		}
		list[i] = "m9"
		return true
	}},
	{"empty-terms", "no terms", func(t *rapid.T, o document) bool {
		_, key := o.terms(t)
		return put(o.formula(), key, []any{})
	}},
	{"figure-syntax", "a weight that is no number", func(t *rapid.T, o document) bool {
		list, key := o.terms(t)
		if key == "where" || o.formula()["kind"] == "flag" {
			return false
		}
		list[evenly(t, "place", len(list))] = map[string]any{"measure": "m0", "times": notDecimal(t)}
		return true
	}},
	{"figure-syntax", "a per that is no number", func(t *rapid.T, o document) bool {
		return put(o.formula(), "per", notDecimal(t))
	}},
	{"figure-syntax", "a threshold that is no number", func(t *rapid.T, o document) bool {
		return put(o.object("criterion"), oneIn(t, "key", "value", "max"), notDecimal(t))
	}},
	{"criterion-kind", "yes of a number", func(_ *rapid.T, o document) bool {
		o["criterion"] = map[string]any{"op": "yes"}
		return o.formula()["kind"] != "flag"
	}},
	{"unknown-kind", "a word that nobody knows", func(t *rapid.T, o document) bool {
		word := oneIn(t, "word", "", "Flow", "year", "flags", "village")
		switch evenly(t, "where", 6) {
		case 0:
			return put(o.oneOf(t, "measures"), "kind", word)
		case 1:
			return put(o.formula(), "kind", word)
		case 2:
			return put(o.object("criterion"), "op", word)
		case 3:
			return put(o.formula(), "each", word)
		case 4:
			return put(o.formula(), "level", word)
		}
		return put(o.oneOf(t, "units"), "level", word)
	}},
	{"bad-id", "what is no id", func(t *rapid.T, o document) bool {
		switch evenly(t, "where", 3) {
		case 0:
			return put(o.oneOf(t, "measures"), "id", notID(t))
		case 1:
			return put(o.object("indicator"), "id", notID(t))
		}
		return put(o.oneOf(t, "units"), "id", notID(t))
	}},
	{"bad-period", "what is no period", func(t *rapid.T, o document) bool {
		if rapid.Bool().Draw(t, "asked") {
			return put(o.object("ask"), "period", notPeriod(t))
		}
		return put(o.oneOf(t, "reports"), "period", notPeriod(t))
	}},
	{"bad-date", "what is no date", func(t *rapid.T, o document) bool {
		if rapid.Bool().Draw(t, "asked") {
			o.object("ask")["on"] = notDate(t)
			return true
		}
		return put(o.object("criterion"), "by", notDate(t))
	}},
	{"out-of-range", "too many places", func(t *rapid.T, o document) bool {
		o.object("indicator")["places"] = json.Number(oneIn(t, "places", "7", "-1", "100"))
		return true
	}},
	{"duplicate-id", "a measure twice", func(t *rapid.T, o document) bool { return o.twice(t, "measures") }},
	{"duplicate-id", "a unit twice", func(t *rapid.T, o document) bool { return o.twice(t, "units") }},
	{"duplicate-report", "a report twice", func(t *rapid.T, o document) bool { return o.twice(t, "reports") }},
	{"unknown-unit", "a report of nobody", func(t *rapid.T, o document) bool {
		return o["units"] != nil && put(o.oneOf(t, "reports"), "unit", "u99")
	}},
	{"unknown-unit", "nobody asked", func(_ *rapid.T, o document) bool { return put(o.object("ask"), "unit", "u99") }},
	{"unknown-parent", "below nobody", func(t *rapid.T, o document) bool {
		return put(o.oneOf(t, "units"), "parent", "u99")
	}},
	{"unit-cycle", "a unit above itself", func(t *rapid.T, o document) bool {
		u := o.oneOf(t, "units")
		if u == nil {
			return false
		}
		for _, top := range o["units"].([]any) {
			if top := top.(map[string]any); top["parent"] == nil && rapid.Bool().Draw(t, "another top") {
				top["parent"] = top["id"]
				return true
			}
		}
		u["parent"] = u["id"]
		return true
	}},
}

// spoiled are the mistakes that lie in the text itself.
var spoiled = []struct {
	code, what string
	spoil      func(t *rapid.T, vector []byte) []byte
}{
	{"syntax", "cut off", func(t *rapid.T, v []byte) []byte { return v[:rapid.IntRange(0, len(v)-1).Draw(t, "cut")] }},
	{"syntax", "trailing data", func(_ *rapid.T, v []byte) []byte { return append(v, " {}"...) }},
	{"syntax", "not UTF-8", func(_ *rapid.T, v []byte) []byte {
		return bytes.Replace(v, []byte(`"twins"`), []byte("\"\xff\""), 1)
	}},
	{"duplicate-key", "a key twice", func(_ *rapid.T, v []byte) []byte {
		return bytes.Replace(v, []byte(`"unit":`), []byte(`"unit":"u0","\u0075nit":`), 1)
	}},
}

// plantMistake returns the vector with one mistake, and the code of the fault that it is.
func plantMistake(t *rapid.T, vector []byte) (with []byte, code, what string) {
	if n := evenly(t, "spoiled text", 8*len(spoiled)); n < len(spoiled) {
		s := spoiled[n]
		return s.spoil(t, vector), s.code, s.what
	}
	for n := evenly(t, "mistake", len(mistakes)); ; n = (n + 1) % len(mistakes) { // the first has a place everywhere
		var o document
		d := json.NewDecoder(bytes.NewReader(vector))
		d.UseNumber()
		if err := d.Decode(&o); err != nil {
			t.Fatal(err)
		}
		if m := mistakes[n]; m.plant(t, o) {
			spoilt, err := json.Marshal(o)
			if err != nil {
				t.Fatal(err)
			}
			return spoilt, m.code, m.what
		}
	}
}
