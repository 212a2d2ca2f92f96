package plan_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// hostile is a document that somebody might send to make a program stumble, of
// a size that follows from n.
type hostile struct {
	name string
	make func(n int) []byte
}

// within puts values into the document of the tests in place of another.
func within(was, is string) []byte {
	return bytes.Replace(everyKey, []byte(was), []byte(is), 1)
}

// times joins n values that a format with the number makes.
func times(n int, format, separator string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i)
	}
	return strings.Join(all, separator)
}

const emptyGroups = `{"format": "pcmd-plan/1", "id": "p", "type": "plan", "title": {"vi": "K", "en": "P"}, "issuer": "c",
	"unit": {"code": "1", "name": "U"}, "level": "commune", "term": "2024", "assignments": [], "groups": [], `

var hostiles = []hostile{
	{"nested lists", func(n int) []byte { return []byte(strings.Repeat("[", n)) }},
	{"nested objects", func(n int) []byte { return []byte(strings.Repeat(`{"groups":`, n)) }},
	{"nested objects as deep as is read", func(n int) []byte {
		return []byte(`{"x":` + strings.TrimSuffix(strings.Repeat(strings.Repeat(`{"groups":`, 60)+"1"+strings.Repeat("}", 60)+`,"x":`, n), `,"x":`) + "}")
	}},
	{"a long string", func(n int) []byte {
		return within(`"number": "12/QĐ-UBND"`, `"number": "`+strings.Repeat("ờ", n)+`"`)
	}},
	{"a long id", func(n int) []byte { return within(`"id": "an-binh-2024"`, `"id": "`+strings.Repeat("a", n)+`"`) }},
	{"a long word", func(n int) []byte { return within(`"type": "decision"`, `"type": "`+strings.Repeat("a", n)+`"`) }},
	{"a long date", func(n int) []byte {
		return within(`"issued": "2024-01-31"`, `"issued": "`+strings.Repeat("\\u0001", n)+`"`)
	}},
	{"a long key", func(n int) []byte { return within(`"id": "an-binh-2024"`, `"`+strings.Repeat("k", n)+`": 1`) }},
	{"a long key above many", func(n int) []byte {
		return []byte(`{"` + strings.Repeat("k", n) + `": {` + times(n/10, `"a": %d`, ",") + "}}")
	}},
	{"a huge number for a figure", func(n int) []byte { return within(`"value": "70"`, `"value": `+strings.Repeat("9", n)) }},
	{"a huge number for an order", func(n int) []byte { return within(`"order": 1,`, `"order": `+strings.Repeat("9", n)+`,`) }},
	{"a huge exponent", func(n int) []byte { return within(`"value": "70"`, `"value": 1e`+strings.Repeat("9", n)) }},
	{"a key over and over", func(n int) []byte { return []byte("{" + times(n, `"id": %d`, ",") + "}") }},
	{"many unknown keys", func(n int) []byte { return []byte("{" + times(n, `"k%d": 1`, ",") + "}") }},
	{"many mistyped keys", func(n int) []byte { return []byte("{" + times(n, `"isuer%d": 1`, ",") + "}") }},
	{"invalid UTF-8", func(n int) []byte { return within("An Bình", strings.Repeat("\xff", n)) }},
	{"half surrogate pairs", func(n int) []byte { return within("An Bình", strings.Repeat(`\ud800`, n)) }},
	{"text in NFD", func(n int) []byte { return []byte(strings.Repeat(" ", n) + norm.NFD.String(string(everyKey))) }},
	{"letters and accents apart", func(n int) []byte { return within("An Bình", strings.Repeat("o\u0302\u0301", n)) }},
	{"accents without end", func(n int) []byte { return within("An Bình", "o"+strings.Repeat("\u0301\u0323", n)) }},
	{"empty objects", func(n int) []byte { return []byte(`{"groups": [` + times(n, "{}%.0d", ",") + "]}") }},
	{"nulls", func(n int) []byte { return []byte(`{"reporting": [` + times(n, "null%.0d", ",") + "]}") }},
	{"empty texts", func(n int) []byte {
		return within(`"points": [{"vi": "Một", "en": "One"}]`, `"points": [`+times(n, "{}%.0d", ",")+"]")
	}},
	{"many bodies, each used by another", func(n int) []byte {
		return []byte(emptyGroups + `"bodies": [` + times(n, `{"id": "c%d", "name": {"vi": "U", "en": "C"}}`, ",") +
			`], "recipients": [` + times(n, `{"name": {"vi": "U", "en": "C"}, "body": "c%d", "citation": {"reading": "stated"}}`, ",") + "]}")
	}},
	{"many unknown bodies among many", func(n int) []byte {
		return []byte(emptyGroups + `"bodies": [` + times(n/4, `{"id": "body-%06d", "name": {"vi": "Sở", "en": "C"}}`, ",") +
			`], "reporting": [{"id": "r", "from": "c", "to": [` + times(n/4, `"doby-%06d"`, ",") + `], "frequency": "year", "mandate": "given", "citation": {"reading": "stated"}}]}`)
	}},
	{"many unknown targets", func(n int) []byte {
		return within(`"targets": ["students-informed"],`, `"targets": [`+times(n, `"students-informed-%d"`, ",")+`],`)
	}},
	{"many unknown measures", func(n int) []byte {
		return within(`"numerator": ["students-informed"]`, `"numerator": [`+times(n, `"student-informed%d"`, ",")+"]")
	}},
	{"many measures of the plan's own", func(n int) []byte {
		return within(`"measures": [`, `"measures": [`+times(n, `{"id": "m%d", "kind": "flow"},`, ""))
	}},
	{"members within members", func(n int) []byte {
		return []byte(emptyGroups + `"bodies": [` + times(n, `{"id": "c%d", "name": {"vi": "U", "en": "C"}, "members": ["c", "d"]}`, ",") + `]}`)
	}},
}

// perByte is how much memory reading may take for each byte of a document, and
// for a document as such: the worst are six bytes that make a fault whose
// message lists all keys in two languages.
const (
	perByte = 1000
	perRead = 1 << 20
)

// The memory that is taken, also that which is free again at once, grows no
// faster than the document.
func TestTheMemoryForReadingIsBoundedByTheDocument(t *testing.T) {
	for _, h := range hostiles {
		t.Run(h.name, func(t *testing.T) {
			small, large := h.make(1_000), h.make(6_000)
			before, after := allocated(small), allocated(large)
			t.Logf("%d bytes take %d for each", len(large), after/uint64(len(large)))
			grown := float64(len(large)) / float64(len(small))
			assert.Less(t, before, uint64(perRead+perByte*len(small)), "%d bytes", len(small))
			assert.Less(t, after, uint64(perRead+perByte*len(large)), "%d bytes", len(large))
			assert.Less(t, float64(after), 1.5*grown*float64(before)+perRead, "%d and %d bytes", len(small), len(large))
		})
	}
}

// allocated returns how many bytes reading the document allocates.
func allocated(document []byte) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = plan.Parse(document, measures())
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestHostileDocumentsAreRefusedOrReadAndNeverHalfRead(t *testing.T) {
	accepted := map[string]bool{"a long string": true, "text in NFD": true, "letters and accents apart": true, "accents without end": true,
		"many measures of the plan's own": true}
	for _, h := range hostiles {
		p, err := plan.Parse(h.make(100), measures())
		require.Equal(t, accepted[h.name], err == nil, "%s: %v", h.name, err)
		require.Equal(t, err == nil, p != nil, h.name)
	}
}

func TestTextInNFDIsReadLikeTextInNFC(t *testing.T) {
	p, err := plan.Parse([]byte(norm.NFD.String(string(everyKey))), measures())
	require.NoError(t, err)
	assert.Equal(t, mustParse(t), p)
}
