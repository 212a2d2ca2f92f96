package report_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// ranked is a workbook of one share with the criterion; a unit is "id name n d".
func ranked(t *testing.T, criterion string, units ...string) *report.Workbook {
	t.Helper()
	list := []string{`{"id":"p","level":"province"}`}
	var reports []string
	for _, u := range units {
		words := strings.Fields(u)
		list = append(list, fmt.Sprintf(`{"id":%q,"level":"district","parent":"p","name":%q}`, words[0], words[1]))
		if len(words) > 2 {
			reports = append(reports, reportOf(words[0], "2024", `"n":`+words[2]+`,"d":`+words[3]))
		}
	}
	return parseWorkbook(t, `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"}],"targets":[
		{"id":"t","indicator":{"id":"i","formula":{"kind":"share","numerator":["n"],"denominator":["d"]}},"criterion":`+criterion+`}],
		"units":[`+strings.Join(list, ",")+`],"reports":[`+strings.Join(reports, ",")+`]}`)
}

func placesOf(t *testing.T, w *report.Workbook, units ...string) string {
	t.Helper()
	all, err := w.Ranking("t", pcmd.YearOf(2024), units...)
	require.NoError(t, err)
	var words []string
	for _, r := range all {
		words = append(words, fmt.Sprintf("%d %s", r.Place, r.Unit.Name))
	}
	return strings.Join(words, ", ")
}

func TestUnitsOfOnePlaceStandInVietnameseOrder(t *testing.T) {
	units := []string{"a Ea 1 2", "b Đông 1 2", "c Dương 1 2", "d Ân 1 2", "e An 1 2", "f Ban 1 3", "g Ý", "h Yên"}
	w := ranked(t, `{"op":"at-least","value":"70"}`, units...)
	assert.Equal(t, "1 An, 1 Ân, 1 Dương, 1 Đông, 1 Ea, 6 Ban, 0 Ý, 0 Yên", placesOf(t, w, "h", "g", "a", "b", "c", "d", "e", "f"))
}

func TestPlacesAreDecidedOnExactValues(t *testing.T) {
	w := ranked(t, `{"op":"at-least","value":"70"}`, "a A 69999999 100000000", "b B 7 10", "c C 14 20")
	assert.Equal(t, "1 B, 1 C, 3 A", placesOf(t, w, "a", "b", "c"), "all three are shown as 70.00")
}

func TestWhereLessIsBetterTheLowestIsFirst(t *testing.T) {
	for _, c := range []struct{ criterion, want string }{
		{`{"op":"at-least","value":"1"}`, "1 B, 2 A"},
		{`{"op":"more-than","value":"1"}`, "1 B, 2 A"},
		{`{"op":"at-most","value":"1"}`, "1 A, 2 B"},
		{`{"op":"less-than","value":"1"}`, "1 A, 2 B"},
		{`{"op":"between","value":"1","max":"2"}`, ""},
		{`{"op":"equal","value":"1"}`, ""},
	} {
		assert.Equal(t, c.want, placesOf(t, ranked(t, c.criterion, "a A 1 3", "b B 1 2"), "a", "b"), c.criterion)
	}
}

func TestRankingRefusesWhatItDoesNotKnow(t *testing.T) {
	w := ranked(t, `{"op":"at-least","value":"1"}`, "a A 1 3")
	_, err := w.Ranking("t", pcmd.YearOf(2024), "a", "nobody")
	assert.Equal(t, []string{". unknown-unit"}, places(err))
	_, err = w.Ranking("nothing", pcmd.YearOf(2024), "a")
	assert.Equal(t, []string{". unknown-target"}, places(err))
}

func TestALineKnowsItsPlaceAmongItsSiblings(t *testing.T) {
	w := ranked(t, `{"op":"at-least","value":"70"}`, "a A 1 2", "b Đ 1 2", "c D 1 2", "d X 2 2", "e Y")
	s, err := w.Scorecard(glossary(), "a", pcmd.YearOf(2024))
	require.NoError(t, err)
	rank := s.Lines[0].Rank
	assert.Equal(t, 2, rank.Place)
	assert.Equal(t, 4, rank.Of)
	assert.Equal(t, []string{"D", "Đ"}, names(rank.Tied))
	assert.Equal(t, []string{"Y"}, names(rank.Without))

	for unit, why := range map[string]string{"p": "it has no siblings", "e": "it has no value"} {
		s, err := w.Scorecard(glossary(), unit, pcmd.YearOf(2024))
		require.NoError(t, err)
		assert.Equal(t, report.Rank{}, s.Lines[0].Rank, why)
	}
}

func TestSiblingsHangFromTheSameUnit(t *testing.T) {
	w := parseWorkbook(t, `{"measures":[{"id":"n","kind":"flow"},{"id":"d","kind":"flow"}],"targets":[
		{"id":"t","indicator":{"id":"i","formula":{"kind":"share","numerator":["n"],"denominator":["d"]}},"criterion":{"op":"at-least","value":"1"}}],
		"units":[{"id":"p","level":"province"},{"id":"q","level":"province"},{"id":"a","level":"district","parent":"p"},
			{"id":"b","level":"district","parent":"p"},{"id":"c","level":"district","parent":"q"},{"id":"x","level":"commune","parent":"p"}],
		"reports":[`+reportOf("a", "2024", `"n":1,"d":2`)+`,`+reportOf("b", "2024", `"n":1,"d":3`)+`,`+reportOf("c", "2024", `"n":1,"d":1`)+`,`+reportOf("x", "2024", `"n":1,"d":1`)+`]}`)
	s, err := w.Scorecard(report.Glossary{}, "a", pcmd.YearOf(2024))
	require.NoError(t, err)
	assert.Equal(t, report.Rank{Place: 1, Of: 2}, s.Lines[0].Rank, "a district of the other province and a commune are none")
}

func names(units []indicator.Unit) (all []string) {
	for _, u := range units {
		all = append(all, u.Name)
	}
	return all
}

func TestManyOfOnePlaceAreCountedAndNotNamed(t *testing.T) {
	w := ranked(t, `{"op":"at-least","value":"70"}`, "a A 1 2", "b B 1 2", "c C 1 2", "d D 1 2", "e E 1 2")
	s, err := w.Scorecard(glossary(), "a", pcmd.YearOf(2024))
	require.NoError(t, err)
	assert.Contains(t, s.Lines[0].Sentence(pcmd.Vietnamese), "xếp thứ 1/5 đơn vị cùng cấp có kết quả (đồng hạng với 4 đơn vị khác)")
}

// A place is one more than the number of those that are better.
func TestPlacesAreThoseOfTheSlowTwin(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var units, ids []string
		values := map[string]*big.Rat{}
		for i := range rapid.IntRange(1, 8).Draw(rt, "units") {
			id := fmt.Sprint("u", i)
			d := rapid.Int64Range(1, 6).Draw(rt, "d")
			n := rapid.Int64Range(0, d).Draw(rt, "n")
			ids, values[id] = append(ids, id), big.NewRat(n, d)
			units = append(units, fmt.Sprintf("%s %s %d %d", id, id, n, d))
		}
		all, err := ranked(t, `{"op":"at-least","value":"70"}`, units...).Ranking("t", pcmd.YearOf(2024), ids...)
		require.NoError(t, err)
		require.Len(t, all, len(ids))
		for _, r := range all {
			place := 1
			for _, v := range values {
				if v.Cmp(values[r.Unit.ID]) > 0 {
					place++
				}
			}
			require.Equal(t, place, r.Place)
		}
	})
}
