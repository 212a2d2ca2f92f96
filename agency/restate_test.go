package agency_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// reported reads figures by code, "03061=4", as rows of the map.
func reported(m *agency.Map, figures ...string) map[int]decimal.Decimal {
	all := map[int]decimal.Decimal{}
	for _, f := range figures {
		code, value, _ := strings.Cut(f, "=")
		row := m.Row(code)
		if row < 0 {
			panic("no unit " + code)
		}
		all[row] = decimal.RequireFromString(value)
	}
	return all
}

// told writes what is restated, in the order of rows: "code=value", with ~ where
// it is estimated and ^ where it is a unit's own; then what is undetermined, as
// "code? doubt: code,code", and what is unplaced, as "code!".
func told(c *agency.Crosswalk, r agency.Restated) []string {
	all := []string{}
	for row := range c.To.Len() {
		f, known := r.Figures[row]
		if !known {
			continue
		}
		line := c.To.Unit(row).Code + "=" + f.Value.String()
		if f.Estimated {
			line = "~" + line
		}
		if f.Own {
			line = "^" + line
		}
		all = append(all, line)
	}
	for _, u := range r.Undetermined {
		line := fmt.Sprintf("%s? %s", c.To.Unit(u.Row).Code, u.Doubt)
		if len(u.Because) > 0 {
			line += ": " + strings.Join(codesOf(c.From, u.Because...), ",")
		}
		all = append(all, line)
	}
	for _, row := range r.Unplaced {
		all = append(all, c.From.Unit(row).Code+"!")
	}
	return all
}

func restated(c *agency.Crosswalk, rule agency.Rule, figures ...string) []string {
	return told(c, c.Restate(reported(c.From, figures...), rule))
}

// towards2025 is the reform in small: the districts of one province end, whole
// communes are merged, one is split, and one is not in the list.
func towards2025(t require.TestingT) *agency.Crosswalk {
	h := hierarchy(t, units(
		"central VN", "province P VN", "district D P ..2024-12-31", "district E P ..2024-12-31",
		"commune a D ..2024-12-31", "commune b D ..2024-12-31", "commune c D ..2024-12-31",
		"commune d E ..2024-12-31", "commune e E ..2024-12-31", "commune f E ..2024-12-31",
		"commune m P 2025..", "commune n P 2025..", "commune o P 2025..", "commune q P 2025..",
	), changes("merged 2025 a,b > m", "split 2025 c > n,o", "merged 2025 d > n", "merged 2025 e > q", "abolished 2025 D >", "abolished 2025 E >"))
	return h.Crosswalk(day("2024"), day("2025"))
}

func TestRestatingBySum(t *testing.T) {
	c := towards2025(t)
	for name, r := range map[string]struct{ figures, want []string }{
		"nothing was reported": {nil, []string{}},
		"whole units add up, split ones are refused, and the province has them all, gaps too": {
			[]string{"a=1", "b=2", "c=4", "d=8", "e=16", "f=32"},
			[]string{"m=3", "q=16", "^P=63", "^VN=63", "n? split: c", "o? split: c"},
		},
		"a unit that did not report leaves its successor open; the roll-up says who is missing above": {
			[]string{"a=1", "e=16"}, []string{"q=16", "m? silent: b"},
		},
		"a district's own figure has no place among communes, but in the province": {
			[]string{"D=7", "d=8", "e=16", "f=32"}, []string{"q=16", "^P=63", "^VN=63", "n? silent: c"},
		},
		"a district's own figure stands for what its communes reported": {
			[]string{"D=7", "a=1", "b=2", "c=1", "E=50"}, []string{"m=3", "^P=57", "^VN=57", "n? split: c", "o? split: c"},
		},
		"a district alone":                       {[]string{"D=7"}, []string{"D!"}},
		"a province's own figure, and no other":  {[]string{"P=9"}, []string{"^P=9", "^VN=9"}},
		"zero is a figure":                       {[]string{"a=0", "b=0"}, []string{"m=0"}},
		"below zero and decimals add up exactly": {[]string{"a=-0.1", "b=0.3"}, []string{"m=0.2"}},
	} {
		assert.Equal(t, r.want, restated(c, agency.Sum, r.figures...), name)
	}
}

func TestSharesOfTheCallerApportionAndMarkEstimates(t *testing.T) {
	c, err := towards2025(t).With([]agency.GivenShare{{From: "c", Into: "n", Share: share("0.3")}, {From: "c", Into: "o", Share: share("0.7")}})
	require.NoError(t, err)
	assert.Equal(t, []string{"m=3", "~n=10", "~o=3", "q=16", "^P=64", "^VN=64"},
		restated(c, agency.Sum, "a=1", "b=2", "c=5", "d=8", "e=16", "f=32"), "1.5 and 3.5: of equal remainders the earlier goes first; f is somewhere in the province")
	r := c.Restate(reported(c.From, "c=5", "d=8"), agency.Sum)
	n := r.Figures[c.To.Row("n")]
	require.Len(t, n.Parts, 2)
	assert.Equal(t, share("0.3"), n.Parts[1].Share, "parents first, then the later rows")
	assert.Empty(t, towards2025(t).Restate(reported(c.From, "c=5"), agency.Sum).Figures, "the crosswalk without shares is as it was")
}

func TestASplitIntoOneUnitsPartsWithinIsNoEstimateForThatUnit(t *testing.T) {
	c, err := towards2025(t).With([]agency.GivenShare{{From: "c", Into: "n", Share: share("0.3")}, {From: "c", Into: "o", Share: share("0.7")}})
	require.NoError(t, err)
	r := c.Restate(reported(c.From, "a=1", "b=2", "c=5", "d=8", "e=16", "f=32"), agency.Sum)
	assert.False(t, r.Figures[c.To.Row("P")].Estimated, "all of c is in the province, whatever its shares")
	assert.True(t, r.Figures[c.To.Row("o")].Estimated)
}

func TestSharesOfTheCallerAreChecked(t *testing.T) {
	c := towards2025(t)
	for name, g := range map[string]struct {
		shares []agency.GivenShare
		want   []string
	}{
		"none":                         {nil, nil},
		"a unit that is not there":     {[]agency.GivenShare{{"x", "n", share("1")}}, []string{"[0].from unknown-unit"}},
		"a unit that it did not reach": {[]agency.GivenShare{{"c", "m", share("1")}}, []string{"[0].into unknown-unit"}},
		"a missing share":              {[]agency.GivenShare{{"c", "n", agency.Share{}}}, []string{"[0].share out-of-range"}},
		"a share given twice":          {[]agency.GivenShare{{"c", "n", share("0.3")}, {"c", "n", share("0.7")}}, []string{"[1].into duplicate-id"}},
		"shares that lack one":         {[]agency.GivenShare{{"c", "n", share("0.3")}}, []string{"[0].share out-of-range"}},
		"shares that are too much":     {[]agency.GivenShare{{"c", "n", share("0.7")}, {"c", "o", share("0.7")}}, []string{"[1].share out-of-range"}},
		"a unit with an unknown rest":  {[]agency.GivenShare{{"f", "q", share("1")}}, []string{"[0].into unknown-unit"}},
		"all at once":                  {[]agency.GivenShare{{"x", "n", share("1")}, {"c", "m", share("1")}}, []string{"[0].from unknown-unit", "[1].into unknown-unit"}},
	} {
		with, err := c.With(g.shares)
		if g.want == nil {
			require.NoError(t, err, name)
			continue
		}
		assert.Nil(t, with)
		assert.Equal(t, g.want, places(err), name)
	}
}

func TestSharesOfADistrictApportionItsOwnFigure(t *testing.T) {
	c, err := towards2025(t).With([]agency.GivenShare{{"D", "m", share("1/2")}, {"D", "n", share("1/4")}, {"D", "o", share("1/4")}})
	require.NoError(t, err)
	assert.Equal(t, []string{"~m=5", "~o=3"}, restated(c, agency.Sum, "D=11")[:2], "5.5, 2.75 and 2.75")
	assert.NotContains(t, restated(c, agency.Sum, "D=11", "a=1", "b=2"), "~m=5", "those below it know better")
}

func TestAProvinceOfTwoIsKnownOnlyIfBothReported(t *testing.T) {
	c := agency.Vietnam().Crosswalk(day("2024"), day("2026"))
	assert.Equal(t, []string{"^15=7"}, restated(c, agency.Sum, "10=3", "15=4"))
	assert.Equal(t, []string{"15? silent: 15"}, restated(c, agency.Sum, "10=3"), "its own figure is not lost silently")
	assert.Equal(t, []string{"19=9"}, restated(c, agency.Sum, "06=4", "19=5"))
	assert.Equal(t, []string{"19? silent: 19"}, restated(c, agency.Sum, "06=4"))
}

func TestVanBanAndDuongKinhOnTheMapOf2025(t *testing.T) {
	c := agency.Vietnam().Crosswalk(day("2023-12-31"), day("2025-07-01"))
	assert.Equal(t, []string{"03061=7", "03085=9"}, restated(c, agency.Sum, "03061=1", "03067=2", "03073=4", "03085=9"), "Võ Lao is three whole communes")
	got := restated(c, agency.Sum, "11683=1", "11686=2", "11689=3", "11692=4", "11707=5", "11740=6")
	assert.Equal(t, []string{"11455? split: 11740", "11689? split: 11689,11692", "11692? split: 11689,11692,11740"}, got)
}

func TestAUnitIsNotMadeUpOfThoseBelowItThatHappenToBeListed(t *testing.T) {
	c := agency.Vietnam().Crosswalk(day("2024"), day("2025-07-01"))
	var all []string
	for row := range c.From.Descendants(c.From.Row("10"), pcmd.Commune) {
		all = append(all, c.From.Unit(row).Code+"=1")
	}
	got := restated(c, agency.Sum, append(all, "15=4")...)
	assert.Contains(t, got, "15? silent: 10", "Lào Cai had more communes than the built-in ones")
	assert.NotContains(t, strings.Join(got, " "), "^15=")
}

func TestWhatWasNotAllNamedIsNotRestatedAsTheWhole(t *testing.T) {
	h := hierarchy(t, units("central VN", "province P VN ..2024-12-31", "province Q VN 2025..", "commune a P ..2024-12-31", "commune x Q 2025.."),
		changes("merged 2025 P,… > Q", "merged 2025 a,… > x"))
	c := h.Crosswalk(day("2024"), day("2025"))
	assert.Equal(t, []string{"^VN=1", "x? unknown-origin", "Q? unknown-origin"}, restated(c, agency.Sum, "a=1"))
	assert.Equal(t, []string{"x? unknown-origin"}, restated(c, agency.Agreement, "a=1"))
}

func TestFlagsAreCarriedWhereAllAgree(t *testing.T) {
	c := towards2025(t)
	for name, r := range map[string]struct{ figures, want []string }{
		"all say yes":      {[]string{"a=1", "b=1"}, []string{"m=1"}},
		"all say no":       {[]string{"a=0", "b=0.0"}, []string{"m=0"}},
		"they differ":      {[]string{"a=1", "b=0"}, []string{"m? differ: a,b"}},
		"one is silent":    {[]string{"a=1"}, []string{"m? silent: b"}},
		"one was split":    {[]string{"c=1", "d=1"}, []string{"n? split: c", "o? split: c"}},
		"one alone":        {[]string{"e=1"}, []string{"q=1"}},
		"nobody":           {nil, []string{}},
		"a province":       {[]string{"P=1"}, []string{"P=1"}},
		"a district's own": {[]string{"D=1"}, []string{"D!"}},
	} {
		assert.Equal(t, r.want, restated(c, agency.Agreement, r.figures...), name)
	}
	both := agency.Vietnam().Crosswalk(day("2024"), day("2026"))
	assert.Equal(t, []string{"15? silent: 15"}, restated(both, agency.Agreement, "10=1"), "flags do not roll up: nobody else would say so")
	assert.Equal(t, []string{"15=1"}, restated(both, agency.Agreement, "10=1", "15=1"))
}

func TestWhatDoesNotAddUpIsCarriedForTheSameUnitOnly(t *testing.T) {
	c := towards2025(t)
	for name, r := range map[string]struct{ figures, want []string }{
		"the same unit":      {[]string{"e=5", "P=9"}, []string{"q=5", "P=9"}},
		"a unit made of two": {[]string{"a=5"}, []string{"m? not-additive: a,b"}},
		"a part":             {[]string{"c=5"}, []string{"n? not-additive: c,d", "o? not-additive: c"}},
		"a gap has no place": {[]string{"f=5"}, []string{"f!"}},
	} {
		assert.Equal(t, r.want, restated(c, agency.Identity, r.figures...), name)
		assert.Equal(t, r.want, restated(c, "another", r.figures...), "another rule is read as identity")
	}
}

func TestHowUnitsWentOver(t *testing.T) {
	c := towards2025(t)
	for code, want := range map[string]agency.Carriage{
		"a": agency.CarriedWhole, "c": agency.CarriedSplit, "e": agency.CarriedWhole, "f": agency.CarriedGap, "D": agency.CarriedSplit, "P": agency.CarriedWhole,
	} {
		assert.Equal(t, want, c.Carriage(c.From.Row(code)), code)
	}
	row, same := c.Same(c.To.Row("q"))
	assert.True(t, same)
	assert.Equal(t, "e", c.From.Unit(row).Code)
	for _, code := range []string{"m", "n", "o"} {
		_, same := c.Same(c.To.Row(code))
		assert.False(t, same, code)
	}
	assert.Equal(t, []string{"a", "b"}, codesOf(c.From, c.Makers(c.To.Row("m"))...))
	assert.Equal(t, []string{"c", "d"}, codesOf(c.From, c.Makers(c.To.Row("n"))...))
	assert.Equal(t, []string{"P"}, codesOf(c.From, c.Makers(c.To.Row("P"))...), "not its communes again")
}

// A district goes on when a commune leaves it, but its figure was of both.
func TestAUnitThatLostOneBelowItIsNotWholeAnyMore(t *testing.T) {
	h := hierarchy(t, units(
		"province P", "district D P", "district E P", "commune a D", "commune b D ..2024-12-31", "commune b E 2025..", "commune c E",
	), changes("transferred 2025 b > b"))
	c := h.Crosswalk(day("2024"), day("2025"))
	assert.Equal(t, []string{"D!"}, restated(c, agency.Sum, "D=7"))
	assert.Equal(t, []string{"a=1", "D=1", "b=2", "c=4", "E=6", "P=7"}, restated(c, agency.Sum, "a=1", "b=2", "c=4"))
	assert.Equal(t, []string{"b=2", "^E=6"}, restated(c, agency.Sum, "E=4", "b=2"))
	for _, code := range []string{"D", "E"} {
		_, same := c.Same(c.To.Row(code))
		assert.False(t, same, code)
	}
	_, same := c.Same(c.To.Row("P"))
	assert.True(t, same)
	assert.Equal(t, []string{"D=1"}, restated(c, agency.Agreement, "D=1"), "what a unit that goes on answered it answers still")
}
