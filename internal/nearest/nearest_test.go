package nearest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/internal/nearest"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWhatWasMeantIsTheNearestWord(t *testing.T) {
	ops := []string{"at-least", "more-than", "at-most", "less-than", "equal", "between", "yes"}
	bodies := []string{"Ủy ban nhân dân tỉnh Cao Bằng", "Sở Tài chính", "Công an", "Hội Nông dân", "Mặt trận tỉnh", "Mặt trận huyện"}
	for _, row := range []struct {
		name, word string
		words      []string
		want       string
	}{
		{"a letter left out", "at-lest", ops, "at-least"},
		{"a letter too many", "betwween", ops, "between"},
		{"a wrong letter", "aqual", ops, "equal"},
		{"two letters exchanged", "eqaul", ops, "equal"},
		{"two slips in a long word", "mroe-thn", ops, "more-than"},
		{"a hyphen left out", "atleast", ops, "at-least"},
		{"spaces for hyphens", "at least", ops, "at-least"},
		{"capitals", "AT_LEAST", ops, "at-least"},
		{"the fewest slips win", "at-mist", ops, "at-most"},
		{"nothing is near", "roughly", ops, ""},
		{"a sign", ">=", ops, ""},
		{"nothing at all", "", ops, ""},
		{"one slip in a short word", "yess", ops, "yes"},
		{"two slips make a short word another one", "no", ops, ""},
		{"two slips in a word of five letters", "aqial", ops, ""},
		{"no words to look through", "yes", nil, ""},
		{"words that say nothing are near nothing", "yes", []string{"", "-"}, ""},

		{"an accent left out", "Sở Tài chinh", bodies, "Sở Tài chính"},
		{"no accents at all", "so tai chinh", bodies, "Sở Tài chính"},
		{"the tone mark on the other letter", "Uỷ ban nhân dân tỉnh Cao Bằng", bodies, "Ủy ban nhân dân tỉnh Cao Bằng"},
		{"letters and accents apart", "Co\u0302ng an", bodies, "Công an"},
		{"the name is not written out", "uỷ ban", bodies, "Ủy ban nhân dân tỉnh Cao Bằng"},
		{"more than the name", "Công an tỉnh", bodies, "Công an"},
		{"several begin like this", "Mặt trận", bodies, ""},
		{"half a syllable is no beginning", "Công a", []string{"Công an tỉnh"}, ""},
		{"đ without its stroke", "doan thanh nien", []string{"Đoàn Thanh niên"}, "Đoàn Thanh niên"},
		{"i for y", "Mĩ Lí", []string{"Mỹ Lý"}, "Mỹ Lý"},
		{"of words that fold alike the first", "ha", []string{"Hà", "Hạ"}, "Hà"},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := ""
			if i := nearest.Among(row.words...).IndexOfName(row.word); i >= 0 {
				got = row.words[i]
			}
			require.Equal(t, row.want, got)
		})
	}
}

func TestOnlyNamesMayBeBrokenOffOrAddedTo(t *testing.T) {
	ids := nearest.Among("students", "labour-department")
	for _, word := range []string{"students-abroad", "labour"} {
		require.Equal(t, -1, ids.Index(word))
		require.NotEqual(t, -1, ids.IndexOfName(word))
	}
}

func TestTheHintAsksInBothLanguages(t *testing.T) {
	words := nearest.Among("at-least", "at-most")
	vi, en := words.Hint("at-lest")
	require.Equal(t, `; có phải "at-least"?`, vi)
	require.Equal(t, `; did you mean "at-least"?`, en)
	vi, en = words.Hint("roughly")
	require.Empty(t, vi+en)
}

func TestLongWordsAndWordsBeyondTheFirst200AreNotLookedAt(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	require.Equal(t, -1, nearest.Among(long).Index(long))
	many := make([]string, 201)
	for i := range many {
		many[i] = strings.Repeat("b", i%100+10)
	}
	many[200] = "at-least"
	require.Equal(t, -1, nearest.Among(many...).Index("at-lest"))
	require.Equal(t, 199, nearest.Among(slices.Concat(many[:199], many[200:])...).Index("at-lest"))
}

// slips is the plain table of the distance, without a limit.
func slips(a, b string) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = table[i-1][j-1] + 1
			}
			table[i][j] = min(table[i][j], table[i-1][j]+1, table[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}

// Words without spaces have no beginnings, so that the distance alone decides.
func TestTheNearestWordIsTheFirstOfThoseWithTheFewestSlips(t *testing.T) {
	word := rapid.StringMatching(`[abc]{1,14}`)
	rapid.Check(t, func(t *rapid.T) {
		typed := word.Draw(t, "typed")
		words := rapid.SliceOfN(word, 0, 8).Draw(t, "words")
		want, fewest := -1, 0
		for i, w := range words {
			n := slips(typed, w)
			if n <= min((min(len(typed), len(w))+1)/4, 3) && (want < 0 || n < fewest) {
				want, fewest = i, n
			}
		}
		require.Equal(t, want, nearest.Among(words...).Index(typed))
	})
}
