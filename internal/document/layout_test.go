package document_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// width is how long a line of a laid-out document may be, in characters.
const width = 140

func TestLayoutIsMadeForPeople(t *testing.T) {
	long := strings.Repeat("x", 100)
	// ["…"] has four characters around its text.
	full, over := strings.Repeat("ờ", width-4), strings.Repeat("ờ", width-3)
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"what fits on a line stands on one", "{\"a\":1,\n\n\"b\":[1,2,{\"c\":null}]}", []string{`{"a": 1, "b": [1, 2, {"c": null}]}`}},
		{"what does not has one item a line", `{"a":"` + long + `","b":"` + long + `"}`, []string{
			`{`,
			`  "a": "` + long + `",`,
			`  "b": "` + long + `"`,
			`}`,
		}},
		{"within it what fits stands on one", `{"a":["` + long + `",{"b":[1,2]}],"c":"` + long + `","d":[{"e":1},{"e":2}]}`, []string{
			`{`,
			`  "a": ["` + long + `", {"b": [1, 2]}],`,
			`  "c": "` + long + `",`,
			`  "d": [{"e": 1}, {"e": 2}]`,
			`}`,
		}},
		{"a line may be full; characters count, not bytes", `["` + full + `"]`, []string{`["` + full + `"]`}},
		{"one character more is too many", `["` + over + `"]`, []string{`[`, `  "` + over + `"`, `]`}},
		{"the comma behind a value is part of its line", `[["` + strings.Repeat("x", width-6) + `"],1]`, []string{
			`[`,
			`  [`,
			`    "` + strings.Repeat("x", width-6) + `"`,
			`  ],`,
			`  1`,
			`]`,
		}},
		{"brackets and commas in strings are text", `["a [", "{", "b,", "]  }"]`, []string{`["a [", "{", "b,", "]  }"]`}},
		{"what is empty stays closed", `{"a":{ },"b":[ ]}`, []string{`{"a": {}, "b": []}`}},
		{"numbers and escapes stay as they are written", `[1.50,1e2,"\u0061\/<"]`, []string{`[1.50, 1e2, "\u0061\/<"]`}},
		{"a value that is no list", " 1.50 \n", []string{"1.50"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, strings.Join(row.want, "\n")+"\n", string(document.Layout([]byte(row.text))))
		})
	}
	for _, row := range []struct{ name, text string }{
		{"nothing", ""},
		{"white space", " \n"},
		{"cut short", `{"a": `},
		{"two documents", "{} {}\n"},
		{"white space that JSON does not have", "\u00a0{}"},
		{"the same behind", "{\"a\":1}\v"},
	} {
		t.Run("as it is: "+row.name, func(t *testing.T) {
			require.Equal(t, row.text, string(document.Layout([]byte(row.text))))
		})
	}
}

// requireLaidOut asserts what holds of every document.
func requireLaidOut(t require.TestingT, data []byte) {
	laid := document.Layout(data)
	if !json.Valid(data) {
		require.Equal(t, string(data), string(laid), "what is not JSON comes back as it is")
		return
	}
	require.Equal(t, compact(t, data), compact(t, laid), "the document stays the same")
	require.Equal(t, string(laid), string(document.Layout(laid)), "a second time changes nothing")
	require.True(t, bytes.HasSuffix(laid, []byte("\n")))
}

func compact(t require.TestingT, data []byte) string {
	var b bytes.Buffer
	require.NoError(t, json.Compact(&b, data))
	return b.String()
}

// documents are nested lists and objects with texts long enough to break lines.
func documents(depth int) *rapid.Generator[any] {
	leaves := []*rapid.Generator[any]{
		rapid.Just[any](nil),
		rapid.Bool().AsAny(),
		rapid.Int().AsAny(),
		rapid.String().AsAny(),
		rapid.StringMatching(`[a-zờ ,:{}\[\]"\\]{0,150}`).AsAny(),
	}
	if depth == 0 {
		return rapid.OneOf(leaves...)
	}
	inner := rapid.Deferred(func() *rapid.Generator[any] { return documents(depth - 1) })
	return rapid.OneOf(append(leaves,
		rapid.SliceOfN(inner, 0, 8).AsAny(),
		rapid.MapOfN(rapid.StringMatching(`[a-zờ{}\[\],]{0,12}`), inner, 0, 8).AsAny())...)
}

func TestLayoutChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, err := json.Marshal(documents(4).Draw(t, "document"))
		require.NoError(t, err)
		requireLaidOut(t, data)

		for _, line := range strings.Split(string(document.Layout(data)), "\n") {
			if item := strings.TrimSpace(line); len([]rune(line)) > width {
				// Only a text of its own may be longer: it cannot be broken.
				require.False(t, strings.HasPrefix(item, "[") || strings.HasPrefix(item, "{"), "too long: %s", line)
			}
		}
	})
}

func FuzzLayout(f *testing.F) {
	for _, seed := range []string{`{"a":[1,{"b":"c, ["}]}`, `[]`, ` 1 `, `{`, "", "\u00a0{}", `["` + strings.Repeat("ờ", width) + `"]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { requireLaidOut(t, data) })
}
