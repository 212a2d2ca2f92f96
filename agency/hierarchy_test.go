package agency_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// unit writes a unit as "level code parent from..until"; "-" is no parent, and
// days may be left out.
func unit(line string) agency.Unit {
	words := append(strings.Fields(line), "", "", "", "..")[:4]
	from, until, _ := strings.Cut(words[3], "..")
	u := agency.Unit{
		Level: pcmd.Level(words[0]), Code: words[1], Parent: strings.TrimPrefix(words[2], "-"),
		Name: pcmd.NewText("Đơn vị "+words[1], "Unit "+words[1]),
	}
	if from != "" {
		u.From = day(from)
	}
	if until != "" {
		u.Until = day(until)
	}
	return u
}

func units(lines ...string) []agency.Unit {
	all := make([]agency.Unit, len(lines))
	for i, line := range lines {
		all[i] = unit(line)
	}
	return all
}

// day reads 2025-07-01, and 2025 as its first day.
func day(s string) pcmd.Date {
	if len(s) == 4 {
		s += "-01-01"
	}
	return pcmd.MustParseDate(s)
}

// changed writes a change as "kind day from,from > into,into:share"; into may
// be followed by … for others that are not named.
func changed(line string) agency.Change {
	words := strings.Fields(line)
	c := agency.Change{Kind: agency.ChangeKind(words[0])}
	if words[1] != "-" {
		c.On = day(words[1])
	}
	from, into, _ := strings.Cut(strings.Join(words[2:], ""), ">")
	for _, code := range strings.FieldsFunc(from, comma) {
		if code == "…" {
			c.FromOthers = true
			continue
		}
		c.From = append(c.From, code)
	}
	for _, item := range strings.FieldsFunc(into, comma) {
		if item == "…" {
			c.IntoOthers = true
			continue
		}
		code, text, _ := strings.Cut(item, ":")
		c.Into = append(c.Into, agency.Portion{Code: code, Share: share(text)})
	}
	return c
}

func comma(r rune) bool { return r == ',' }

func changes(lines ...string) []agency.Change {
	all := make([]agency.Change, len(lines))
	for i, line := range lines {
		all[i] = changed(line)
	}
	return all
}

// share reads a share that is right; "" is unknown.
func share(text string) (s agency.Share) {
	if err := s.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return s
}

func hierarchy(t require.TestingT, units []agency.Unit, changes []agency.Change) *agency.Hierarchy {
	h, err := agency.NewHierarchy(units, changes)
	require.NoError(t, err)
	return h
}

// places returns the faults of an error as "path code", in order.
func places(err error) []string {
	var faults pcmd.Faults
	var fault pcmd.Fault
	if !errors.As(err, &faults) && errors.As(err, &fault) {
		faults = pcmd.Faults{fault}
	}
	all := []string{}
	for _, f := range faults {
		all = append(all, f.Path+" "+string(f.Code))
	}
	return all
}

func TestEveryFaultOfAHierarchyIsFoundAtItsPlace(t *testing.T) {
	long := strings.Repeat("x", 65)
	for name, c := range map[string]struct {
		units   []agency.Unit
		changes []agency.Change
		want    []string
	}{
		"nothing is no fault": {},
		"a code is an identifier": {
			units: units("province .", "province "+long),
			want:  []string{"units[0].code bad-id", "units[1].code bad-id"},
		},
		"levels and kinds are words": {
			units: []agency.Unit{{Code: "1", Level: "nation"}, {Code: "2", Level: pcmd.Province, Kind: "village"}, {Code: "3"}},
			want:  []string{"units[0].level unknown-kind", "units[1].kind unknown-kind", "units[2].level unknown-kind"},
		},
		"the last day is not before the first": {
			units: units("province 1 - 2021..2020"), want: []string{"units[0].until out-of-range"},
		},
		"one day is a time": {units: units("province 1 - 2021..2021")},
		"a code names one unit at a time": {
			units: units("province 1 - ..2025", "province 1 - 2025.."), want: []string{"units[1].from overlap"},
		},
		"a unit within another's time overlaps once": {
			units: units("province 1", "province 1 - 2020..2021", "province 1 - 2022..2023", "province 2 - 2020.."),
			want:  []string{"units[1].from overlap", "units[2].from overlap"},
		},
		"a code may pass on": {units: units("province 1 - 2020..2020-12-31", "province 1 - ..2019-12-31", "province 1 - 2021..")},
		"a parent is a unit": {
			units: units("commune 1 9"), want: []string{"units[0].parent unknown-parent"},
		},
		"a parent is there from the first day": {
			units: units("commune 1 9", "province 9 - 2020.."), want: []string{"units[0].parent unknown-parent"},
		},
		"a parent is there to the last day": {
			units: units("commune 1 9", "province 9 - ..2020"), want: []string{"units[0].parent unknown-parent"},
		},
		"a parent is there in between": {
			units: units("commune 1 9 2018..2025", "province 9 - ..2020", "province 9 - 2020-01-03.."), want: []string{"units[0].parent unknown-parent"},
		},
		"parents may take turns": {units: units("commune 1 9 2018..2025", "province 9 - ..2020", "province 9 - 2020-01-02..2025")},
		"a parent that went before does not count": {
			units: units("commune 1 9 2018..", "province 9 - ..2017"), want: []string{"units[0].parent unknown-parent"},
		},
		"a parent stands above": {
			units: units("commune 1 9", "commune 9"), want: []string{"units[0].parent level-order"},
		},
		"a parent that stands above at times only is one fault": {
			units: units("district 1 9", "province 9 - ..2019-12-31", "district 9 - 2020..2020", "commune 9 - 2020-01-02.."),
			want:  []string{"units[0].parent level-order"},
		},
		"a unit is not above itself": {
			units: units("commune 1 1"), want: []string{"units[0].parent unit-cycle"},
		},
		"a ring is one fault, at its first unit": {
			units: units("district 4 3", "province 3 2", "province 2 1", "province 1 3"),
			want:  []string{"units[1].parent level-order", "units[2].parent level-order", "units[3].parent level-order", "units[1].parent unit-cycle"},
		},
		"a ring of some days only": {
			units: units("province 1", "province 2 1 2020..2020", "province 1x 2x", "province 2x - ..2019-12-31", "province 2x 1x 2020..2020", "province 2x - 2020-01-02.."),
			want:  []string{"units[1].parent level-order", "units[2].parent level-order", "units[4].parent level-order", "units[2].parent unit-cycle"},
		},
		"a change has a kind and a day": {
			changes: []agency.Change{{}, {Kind: "vanished", On: day("2025")}, {Kind: agency.Merged}},
			want:    []string{"changes[0].kind unknown-kind", "changes[1].kind unknown-kind", "changes[2].on bad-date"},
		},
		"the units of a change are there on its day": {
			units:   units("province 1 - ..2024-12-30", "province 2 - 2025-01-02.."),
			changes: changes("merged 2025 1,9 > 2"),
			want:    []string{"changes[0].from[0] unknown-unit", "changes[0].from[1] unknown-unit", "changes[0].into[0] unknown-unit"},
		},
		"the units of a change end and begin with it": {
			units:   units("province 1", "province 2"),
			changes: changes("merged 2025 1 > 2"),
			want:    []string{"changes[0].from[0] change-day", "changes[0].into[0] change-day"},
		},
		"nothing was before the first day": {
			units:   units("province 1"),
			changes: changes("abolished 0001 1"),
			want:    []string{"changes[0].from[0] unknown-unit"},
		},
		"a kind of change has its shape": {
			units:   units("province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 3 - 2025..", "province 4 - 2025.."),
			changes: changes("merged 2025 > ", "split 2025 > 3", "abolished 2025 > ", "created 2025 > ", "renamed 2025 1,2 > 4"),
			want: []string{
				"changes[0].from change-shape", "changes[0].into change-shape", "changes[1].from change-shape", "changes[1].into change-shape",
				"changes[2].from change-shape", "changes[3].into change-shape", "changes[4].from change-shape",
			},
		},
		"others that are not named make up the shape": {
			units:   units("province 1 - ..2024-12-31", "province 3 - 2025..", "province 4 - 2025.."),
			changes: changes("split 2025 1 > 3,…", "merged 2025 … > 4"),
		},
		"a unit ends once": {
			units:   units("province 1 - ..2024-12-31", "province 3 - 2025..", "province 4 - 2025.."),
			changes: changes("merged 2025 1 > 3", "renamed 2025 1 > 4"),
			want:    []string{"changes[1].from[0] change-shape"},
		},
		"only wholes and parts make up a unit together": {
			units:   units("province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 3 - 2025..", "province 4 - 2025.."),
			changes: changes("merged 2025 1 > 3", "split 2025 2 > 3,4", "created 2025 > 3"),
			want:    []string{"changes[2].into[0] change-shape"},
		},
		"a change names a unit once": {
			units:   units("province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 3 - 2025..", "province 4 - 2025.."),
			changes: changes("merged 2025 1,1 > 3", "split 2025 2 > 4,4"),
			want:    []string{"changes[0].from[1] duplicate-id", "changes[1].into[1] duplicate-id"},
		},
		"shares add up to the whole": {
			units: units("province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 3 - ..2024-12-31", "province 4 - ..2024-12-31",
				"province 5 - ..2024-12-31", "province 6 - ..2024-12-31", "province 8 - 2025..", "province 9 - 2025.."),
			changes: changes("split 2025 1 > 8:0.4,9:0.7", "split 2025 2 > 8:0.4,9:0.5", "split 2025 3 > 8:1,9",
				"split 2025 4 > 8:0.4,9:0.6,…", "split 2025 5 > 8:1/3,9:2/3", "split 2025 6 > 8:0.4,9"),
			want: []string{"changes[0].into out-of-range", "changes[1].into out-of-range", "changes[2].into out-of-range", "changes[3].into out-of-range"},
		},
		"a whole has no other share": {
			units:   units("province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 8 - 2025..", "province 9 - 2025.."),
			changes: changes("merged 2025 1 > 8:0.4", "merged 2025 2 > 9:1"),
			want:    []string{"changes[0].into[0].share out-of-range"},
		},
		"all faults at once": {
			units:   units("commune 1 8", "commune 1 9 2020..", "commune 1x 1x", "province 9 - ..2024"),
			changes: changes("merged 2025 1 > 7", "renamed - 1 > 2"),
			want: []string{
				"units[1].from overlap", "units[0].parent unknown-parent", "units[1].parent unknown-parent", "units[2].parent unit-cycle",
				"changes[0].from[0] change-day", "changes[0].into[0] unknown-unit", "changes[1].on bad-date",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			h, err := agency.NewHierarchy(c.units, c.changes)
			if len(c.want) == 0 {
				require.NoError(t, err)
				return
			}
			assert.Nil(t, h)
			assert.Equal(t, c.want, places(err))
			for _, f := range err.(pcmd.Faults) {
				assert.NotEmpty(t, f.Message.Vi)
				assert.NotEmpty(t, f.Message.En)
				assert.NotContains(t, f.Message.Vi+f.Message.En, "%!")
			}
		})
	}
}

func TestALongRingIsRefusedWithoutGoingAllTheWayRoundFromEachUnit(t *testing.T) {
	const n = 20_000
	all := make([]agency.Unit, n)
	for i := range all {
		all[i] = unit(fmt.Sprintf("commune %d %d", i, (i+1)%n))
	}
	_, err := agency.NewHierarchy(all, nil)
	assert.Len(t, places(err), n, "level-order at each")
}

func TestManyUnitsOfOneCodeAreCheckedInTime(t *testing.T) {
	const n = 20_000
	all := []agency.Unit{unit("central VN")}
	var merged []agency.Change
	first := day("1900")
	for i := range n {
		on := first.AddDays(i)
		u := unit("province 1 VN")
		u.From, u.Until = on, on
		below := unit(fmt.Sprintf("commune c%d 1", i))
		below.From, below.Until = on, on
		all = append(all, u, below)
		if i > 0 {
			merged = append(merged, agency.Change{Kind: agency.Merged, On: on, From: []string{"1"}, Into: []agency.Portion{{Code: "1"}}})
		}
	}
	hierarchy(t, all, merged)
}

func TestAHierarchyKeepsNothingOfTheCallersLists(t *testing.T) {
	list := units("province 1 - ..2024-12-31", "province 2 - 2025..")
	renamed := changes("renamed 2025 1 > 2")
	h := hierarchy(t, list, renamed)
	list[0].Code, renamed[0].From[0], renamed[0].Into[0].Code = "x", "x", "x"
	assert.Equal(t, "1", h.Units()[0].Code)
	assert.Equal(t, []string{"1"}, h.Changes()[0].From)
	assert.Equal(t, "2", h.Changes()[0].Into[0].Code)
}

func TestTheZeroHierarchyKnowsNothing(t *testing.T) {
	empty, err := agency.NewHierarchy(nil, nil)
	require.NoError(t, err)
	for _, h := range []*agency.Hierarchy{{}, empty} {
		for _, on := range []pcmd.Date{{}, day("2025")} {
			m := h.At(on)
			assert.Zero(t, m.Len())
			assert.Equal(t, -1, m.Row("15"))
			assert.Zero(t, m.Count(pcmd.Commune))
			assert.Empty(t, m.Search("Lào Cai").Rows)
			assert.Empty(t, m.Parents())
			_, known := h.Unit("15", on)
			assert.False(t, known)
			_, err := h.Succession("15", on, on)
			assertCode(t, pcmd.CodeUnknownUnit, err)
			restated := h.Crosswalk(on, day("2026")).Restate(nil, agency.Sum)
			assert.Empty(t, restated.Figures)
		}
		assert.Empty(t, h.History("15"))
		assert.Empty(t, h.Ended(pcmd.Commune))
		assert.Empty(t, h.Units())
		assert.Empty(t, h.Changes())
	}
}

// The code 15 was Yên Bái until 30 June 2025 and is Lào Cai since.
func TestACodeNamesTheUnitOfTheDay(t *testing.T) {
	h := agency.Vietnam()
	for on, name := range map[string]string{"2025-06-30": "Yên Bái", "2025-07-01": "Lào Cai", "0001-01-01": "Yên Bái", "9999-12-31": "Lào Cai"} {
		u, known := h.Unit("15", day(on))
		assert.True(t, known)
		assert.Equal(t, name, u.Name.Vi, on)
		assert.True(t, u.In(day(on)))
		m := h.At(day(on))
		assert.Equal(t, u, m.Unit(m.Row("15")))
	}
	_, known := h.Unit("15", pcmd.Date{})
	assert.False(t, known, "on no day nothing is there")
	_, known = h.Unit("10", day("2025-07-01"))
	assert.False(t, known, "the old code of Lào Cai has ended")
	var names []string
	for _, u := range h.History("15") {
		names = append(names, u.Name.Vi)
	}
	assert.Equal(t, []string{"Yên Bái", "Lào Cai"}, names)
}

func TestVietnamHasThe63ProvincesAndThe34(t *testing.T) {
	h := agency.Vietnam()
	assert.Equal(t, 63, h.At(day("2025-06-30")).Count(pcmd.Province))
	assert.Equal(t, 34, h.At(day("2025-07-01")).Count(pcmd.Province))
	assert.Zero(t, h.At(day("2025-07-01")).Count(pcmd.District))
	for _, p := range h.Ended(pcmd.Province)[agency.CarriedWhole] {
		s, err := h.Succession(p.Code, p.Until, day("2025-07-01"))
		require.NoError(t, err)
		require.Len(t, s.Heirs, 1, p.Name.Vi)
		assert.True(t, s.Heirs[0].Share.IsWhole())
		assert.False(t, s.Elsewhere)
	}
	assert.Empty(t, h.Ended(pcmd.Province)[agency.CarriedSplit])
	assert.Empty(t, h.Ended(pcmd.Province)[agency.CarriedGap])
	for _, u := range h.Units() {
		assert.True(t, !u.Citation.IsZero() || u.Code == "VN", u.String())
	}
	for _, c := range h.Changes() {
		assert.False(t, c.Citation.IsZero(), c)
	}
}

// Only the documents themselves state; what is known of the units comes from
// lists and pages that speak of them.
func TestNothingOfTheBuiltInUnitsIsStated(t *testing.T) {
	h := agency.Vietnam()
	for _, u := range h.Units() {
		assert.NotEqual(t, pcmd.Stated, u.Citation.Reading, u)
	}
	for _, c := range h.Changes() {
		assert.Equal(t, pcmd.Interpreted, c.Citation.Reading, c.From)
		assert.False(t, c.Citation.Note.IsZero(), c.From)
	}
}

func TestProvincesThatBecameCitiesIn2026AreSoFromTheirDays(t *testing.T) {
	for code, on := range map[string]string{"75": "2026-04-30", "22": "2026-09-01"} {
		before, _ := agency.Vietnam().Unit(code, day(on).AddDays(-1))
		after, _ := agency.Vietnam().Unit(code, day(on))
		assert.Equal(t, []agency.UnitKind{agency.ProvinceUnit, agency.City}, []agency.UnitKind{before.Kind, after.Kind}, code)
		assert.Equal(t, before.Name, after.Name)
	}
}

func TestAMapHoldsOnAllDaysThatShareIt(t *testing.T) {
	h := hierarchy(t, units("central VN", "province 1 VN 2020..2021", "province 2 VN 2021.."), nil)
	for on, want := range map[string][2]string{
		"2019": {"", "2019-12-31"}, "2020": {"2020-01-01", "2020-12-31"}, "2020-12-31": {"2020-01-01", "2020-12-31"},
		"2021": {"2021-01-01", "2021-01-01"}, "2021-01-02": {"2021-01-02", ""}, "9999": {"2021-01-02", ""},
	} {
		from, until := h.At(day(on)).Days()
		assert.Equal(t, want, [2]string{from.String(), until.String()}, on)
		assert.Same(t, h.At(day(on)), h.At(day(on)))
	}
}

func TestTheLastDayOfAllHasNoDayAfter(t *testing.T) {
	h := hierarchy(t, units("central VN", "province 1 VN ..9999-12-31"), nil)
	assert.Equal(t, 2, h.At(day("9999-12-31")).Len())
	assert.Equal(t, 2, h.At(day("0001-01-01")).Len())
	assert.Zero(t, h.At(pcmd.Date{}).Len())
	assert.Len(t, h.Ended(pcmd.Province)[agency.CarriedGap], 1)
}

// Every ended unit stands in exactly one list.
func TestEndedUnitsAreCarriedWholeSplitOrGaps(t *testing.T) {
	h := hierarchy(t, units(
		"province 1 - ..2024-12-31", "province 2 - ..2024-12-31", "province 3 - ..2024-12-31", "province 4 - ..2024-12-31", "province 5 - ..2020",
		"province 6", "commune 7 6 ..2024-12-31", "province 8 - 2025..", "province 9 - 2025..",
	), changes("renamed 2025 1 > 8", "split 2025 2 > 9,…", "abolished 2025 3 >"))
	codes := func(units []agency.Unit) (all []string) {
		for _, u := range units {
			all = append(all, u.Code)
		}
		return all
	}
	ended := h.Ended(pcmd.Province)
	assert.Equal(t, []string{"1"}, codes(ended[agency.CarriedWhole]))
	assert.Equal(t, []string{"2"}, codes(ended[agency.CarriedSplit]), "the rest went nobody knows where")
	assert.Equal(t, []string{"3", "4", "5"}, codes(ended[agency.CarriedGap]))
	assert.Equal(t, []string{"7"}, codes(h.Ended(pcmd.Commune)[agency.CarriedGap]))
	assert.Empty(t, h.Ended(pcmd.District))
}
