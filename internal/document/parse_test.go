package document_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// found is what tests compare of a fault: never its message.
type found struct {
	code pcmd.Code
	path string
}

func faultsOf(v document.Value) []found {
	var all []found
	for _, f := range v.Faults() {
		all = append(all, found{f.Code, f.Path})
	}
	return all
}

var notJSON = []found{{pcmd.CodeSyntax, ""}}

func TestWhatIsNotJSONIsOneFaultOfSyntax(t *testing.T) {
	for _, row := range []struct{ name, text string }{
		{"no text at all", ""},
		{"white space only", " \n\t"},
		{"a list cut short", `[1, 2`},
		{"a string cut short", `"abc`},
		{"an escape cut short", `"abc\`},
		{"a number cut short", `-`},
		{"a word cut short", `tru`},
		{"a key without a value", `{"a"`},
		{"a second document", `{} {}`},
		{"a second document on its own line", "{}\n{}\n"},
		{"a word behind the document", `{} x`},
		{"a number behind a number", `1 2`},
		{"a bracket too many", `[]]`},
		{"a brace too many", `{"a": {}}}`},
		{"a comma behind the document", `{},`},
		{"brackets that do not match", `[1}`},
		{"braces that do not match", `{"a": 1]`},
		{"a comma behind the last item", `[1,]`},
		{"a comma behind the last key", `{"a": 1,}`},
		{"a comma only", `[,]`},
		{"no comma between items", `[1 2]`},
		{"no comma between keys", `{"a": 1 "b": 2}`},
		{"no colon", `{"a" 1}`},
		{"a comma for the colon", `{"a", 1}`},
		{"a key that is no string", `{1: 2}`},
		{"a key without quotes", `{a: 1}`},
		{"single quotes", `{'a': 1}`},
		{"a comment", "{} // nothing"},
		{"not a number", `NaN`},
		{"infinity", `-Infinity`},
		{"a leading zero", `01`},
		{"a plus sign", `+1`},
		{"a number without digits before the point", `.5`},
		{"a number without digits behind the point", `5.`},
		{"hexadecimal", `0x10`},
		{"a word in capitals", `True`},
		{"a line break in a string", "\"a\nb\""},
		{"an escape that there is not", `"\x41"`},
		{"a \\u escape of three digits", `"\u123"`},
		{"a byte order mark", "\ufeff{}"},
		{"bytes that are not UTF-8 in a string", "\"\xff\""},
		{"bytes that are not UTF-8 in a key", "{\"\xff\": 1}"},
		{"UTF-8 cut in a character", "\"\xe1\xba\""},
		{"an overlong form in UTF-8", "\"\xc0\x80\""},
		{"half a surrogate pair in UTF-8", "\"\xed\xa0\x80\""},
		{"UTF-16", "{\x00}\x00"},
		{"the first half of a surrogate pair", `"\ud83d"`},
		{"the second half", `"\ude00"`},
		{"the halves in the wrong order", `"\ude00\ud83d"`},
		{"two first halves", `"\ud83d\ud83d"`},
		{"a first half before a letter", `"\ud83dx"`},
		{"a first half before an escaped letter", `"\ud83d\u0041"`},
		{"a first half before an escaped backslash", `"\ud83d\\ude00"`},
		{"a first half before another escape", `"\ud83d\nde00"`},
		{"half a pair in capitals", `"\uD83D"`},
		{"half a pair behind a whole one", `"\ud83d\ude00\ude00"`},
		{"half a pair behind the character it would become", `"\ufffd\ud83d"`},
		{"half a pair in a key", `{"\ud83d": 1}`},
		{"half a pair deep in the document", `{"a": [{"b": "\ud83d"}]}`},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			require.Equal(t, notJSON, faultsOf(v))
			require.False(t, v.Present())

			// Whoever reads on adds nothing: it would be said of a document that is not there.
			o := v.Object("id")
			_ = o.Need("id").String()
			_ = o.Need("name").Text()
			require.Equal(t, notJSON, faultsOf(v))
		})
	}
}

func TestEveryDocumentCutShortIsAFaultOfSyntax(t *testing.T) {
	const whole = `{"id": "xã-1", "list": [1.5, -2e3, true, null, "a\"\u1eb1"], "empty": {}, "deep": {"a": [[]]}}`
	require.Empty(t, faultsOf(document.Parse([]byte(whole))))
	for end := range len(whole) {
		require.Equal(t, notJSON, faultsOf(document.Parse([]byte(whole[:end]))), "cut at %q", whole[:end])
	}
}

func TestStringsAreReadAsTheyAreMeant(t *testing.T) {
	for _, row := range []struct{ name, text, want string }{
		{"a surrogate pair is one character", `"\ud83d\ude00"`, "😀"},
		{"a pair in capitals", `"\uD83D\uDE00"`, "😀"},
		{"an escaped backslash makes no escape", `"\\ud83d"`, `\ud83d`},
		{"nor does it next to the replacement character", `"�\\ud83d"`, `�\ud83d`},
		{"the replacement character may be written", `"\ufffd"`, "\ufffd"},
		{"and stand as it is", "\"\ufffd\"", "\ufffd"},
		{"also next to a pair", `"\ufffd\ud83d\ude00"`, "\ufffd😀"},
		{"and last before a short escape", `"\ufffd\n"`, "\ufffd\n"},
		{"decomposed letters are composed", `"pho\u0300ng"`, "phòng"},
		{"HTML is text", `"<a> & \u003cb\u003e"`, "<a> & <b>"},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			require.Equal(t, row.want, v.String())
			require.Empty(t, faultsOf(v))
		})
	}
}

func TestNestingIsBounded(t *testing.T) {
	nested := func(opening, closing string, depth int) []byte {
		return []byte(strings.Repeat(opening, depth) + "1" + strings.Repeat(closing, depth))
	}
	for _, row := range []struct {
		name, opening, closing string
		levels                 int
	}{
		{"lists", "[", "]", 1},
		{"objects", `{"a":`, "}", 1},
		{"lists in objects", `{"a":[`, "]}", 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			deepest := 64 / row.levels
			require.Empty(t, faultsOf(document.Parse(nested(row.opening, row.closing, deepest))))
			require.Equal(t, notJSON, faultsOf(document.Parse(nested(row.opening, row.closing, deepest+1))))
			require.Equal(t, notJSON, faultsOf(document.Parse(nested(row.opening, row.closing, 1_000_000))))
		})
	}
	t.Run("siblings do not nest", func(t *testing.T) {
		require.Empty(t, faultsOf(document.Parse([]byte("["+strings.Repeat("[],", 1000)+"[]]"))))
	})
}

func TestDuplicateKeysAreFaultsWhereTheyStand(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []found
	}{
		{"at the top", `{"a": 1, "a": 2}`, []found{{pcmd.CodeDuplicateKey, "a"}}},
		{"with the same value", `{"a": 1, "a": 1}`, []found{{pcmd.CodeDuplicateKey, "a"}}},
		{"with null", `{"a": null, "a": null}`, []found{{pcmd.CodeDuplicateKey, "a"}}},
		{"each time again", `{"a": 1, "a": 2, "a": 3}`, []found{{pcmd.CodeDuplicateKey, "a"}, {pcmd.CodeDuplicateKey, "a"}}},
		{"nested", `{"plan": {"units": [{}, {"id": 1, "id": 2}]}}`, []found{{pcmd.CodeDuplicateKey, "plan.units[1].id"}}},
		{"in a list of lists", `[[{"a": 1, "a": 2}]]`, []found{{pcmd.CodeDuplicateKey, "[0][0].a"}}},
		{"several places at once", `{"b": {"c": 1, "c": 1}, "a": 1, "a": 2}`,
			[]found{{pcmd.CodeDuplicateKey, "b.c"}, {pcmd.CodeDuplicateKey, "a"}}},
		{"within the value that stands twice", `{"a": 1, "a": {"b": 1, "b": 2}}`,
			[]found{{pcmd.CodeDuplicateKey, "a.b"}, {pcmd.CodeDuplicateKey, "a"}}},
		{"one of them escaped", `{"a": 1, "\u0061": 2}`, []found{{pcmd.CodeDuplicateKey, "a"}}},
		{"one of them decomposed", `{"xã": 1, "xa\u0303": 2}`, []found{{pcmd.CodeDuplicateKey, "xã"}}},
		{"the empty key", `{"": 1, "": 2}`, []found{{pcmd.CodeDuplicateKey, ""}}},
		{"keys that differ in case are two", `{"a": 1, "A": 2}`, nil},
		{"one key in two objects is no duplicate", `[{"a": 1}, {"a": 1}, {"b": {"a": 1}}]`, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := document.Parse([]byte(row.text))
			require.Equal(t, row.want, faultsOf(v))
			require.True(t, v.Present(), "the rest is read on")
		})
	}
}

func TestFirstOfTwoKeysStands(t *testing.T) {
	o := document.Parse([]byte(`{"a": "first", "b": "between", "a": "second"}`)).Map()
	require.Equal(t, "first", o.Get("a").String())
	require.Equal(t, []string{"a", "b"}, o.Keys())
}

func TestDuplicatesBeforeAFaultOfSyntaxAreKept(t *testing.T) {
	v := document.Parse([]byte(`{"a": 1, "a": 2, `))
	require.Equal(t, []found{{pcmd.CodeDuplicateKey, "a"}, {pcmd.CodeSyntax, ""}}, faultsOf(v))
}

var (
	surrogateEscape = regexp.MustCompile(`\\u[dD][89a-fA-F]`)
	opening         = regexp.MustCompile(`[\[{]`)
)

// FuzzParse compares with encoding/json: what Parse accepts is JSON, what is
// JSON it refuses only for surrogates or depth, and it reads the same values.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `{}`, `[1.50, -0, 1e400, "x"]`, `{"a": {"b": [true, false, null]}}`, `{"a":1,"a":2}`, `"\ud83d"`, `"\ud83d\ude00"`,
		`{"xã":1,"xa\u0303":2}`, `[1,]`, `{"a":1}}`, "\"\xff\"", "\ufeff1", `"\ufffd\\ud800"`, `{"": ""}`, `{"a" 1}`, `[}`,
		strings.Repeat("[", 65) + strings.Repeat("]", 65),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v := document.Parse(data)
		isJSON := utf8.Valid(data) && json.Valid(data)
		if !v.Present() {
			faults := faultsOf(v)
			require.NotEmpty(t, faults)
			require.Equal(t, notJSON[0], faults[len(faults)-1])
			mayRefuse := surrogateEscape.Match(data) || len(opening.FindAll(data, -1)) > 64
			require.True(t, !isJSON || mayRefuse, "JSON is refused: %q", data)
			return
		}
		require.True(t, isJSON, "accepted, but not JSON: %q", data)
		for _, fault := range faultsOf(v) {
			require.Equal(t, pcmd.CodeDuplicateKey, fault.code)
		}
		if len(v.Faults()) > 0 {
			return
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		var twin any
		require.NoError(t, dec.Decode(&twin))
		requireSame(t, twin, v)
		require.Empty(t, v.Faults(), "reading every value as what it is adds no fault")
	})
}

// requireSame compares a value with what encoding/json makes of it; strings and
// keys are in NFC here only.
func requireSame(t *testing.T, twin any, v document.Value) {
	require.True(t, v.Present(), v.Path())
	switch n := twin.(type) {
	case nil:
		require.True(t, v.Null())
	case bool:
		require.Equal(t, n, v.Bool())
	case string:
		require.Equal(t, norm.NFC.String(n), v.String())
	case json.Number:
		literal, ok := v.Literal()
		require.True(t, ok && !v.IsString())
		require.Equal(t, n.String(), literal)
	case []any:
		require.True(t, v.IsList())
		count := 0
		for i, item := range v.List() {
			requireSame(t, n[i], item)
			count++
		}
		require.Len(t, n, count)
	case map[string]any:
		require.True(t, v.IsObject())
		require.Len(t, v.Map().Keys(), len(n))
		for key, item := range n {
			requireSame(t, item, v.Map().Get(norm.NFC.String(key)))
		}
	}
}

func TestALongKeyIsCutInPaths(t *testing.T) {
	long := strings.Repeat("ờ", 70)
	cut := strings.Repeat("ờ", 64) + "…"
	v := document.Parse([]byte(`{"` + long + `": {"a": 1, "a": 2}, "` + long[:64*len("ờ")] + `": [{"": {"b": 1, "b": 2}}]}`))
	v.Object()
	require.ElementsMatch(t, []found{
		{pcmd.CodeDuplicateKey, cut + ".a"},
		{pcmd.CodeDuplicateKey, long[:64*len("ờ")] + "[0].b"},
		{pcmd.CodeUnknownKey, cut},
		{pcmd.CodeUnknownKey, long[:64*len("ờ")]},
	}, faultsOf(v))
}
