package agency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// listings are two lists that follow each other on 1 January 2025.
func listings(before, after []agency.Unit) []agency.Listing {
	return []agency.Listing{{Until: day("2024-12-31"), Units: before}, {From: day("2025"), Units: after}}
}

func called(u agency.Unit, name string) agency.Unit {
	u.Name = pcmd.NewText(name, name)
	return u
}

func ofKind(u agency.Unit, kind agency.UnitKind) agency.Unit {
	u.Kind = kind
	return u
}

func lives(h *agency.Hierarchy, code string) []string {
	var all []string
	for _, u := range h.History(code) {
		all = append(all, u.Name.Vi+" "+u.From.String()+".."+u.Until.String())
	}
	return all
}

func TestAUnitGoesOnWhereTheListsSayTheSameOfItInAnotherSpelling(t *testing.T) {
	h, err := agency.FromListings(listings(
		[]agency.Unit{called(unit("province 1"), "Hòa Bình"), called(unit("province 2"), "Hà Bắc"), called(unit("province 3"), "Sơn La"), called(unit("province 4"), "Lai Châu"), unit("province 5")},
		[]agency.Unit{called(unit("province 1"), "Hoà Bình"), called(unit("province 2"), "Hà Nam"), ofKind(called(unit("province 3"), "Sơn La"), agency.City), called(unit("province 4"), "Lai Châu"), unit("province 6")},
	), changes("merged 2025 4 > 4"))
	require.NoError(t, err)
	assert.Equal(t, []string{"Hòa Bình .."}, lives(h, "1"))
	assert.Equal(t, []string{"Hà Bắc ..2024-12-31", "Hà Nam 2025-01-01.."}, lives(h, "2"), "another name")
	assert.Equal(t, []string{"Sơn La ..2024-12-31", "Sơn La 2025-01-01.."}, lives(h, "3"), "another kind")
	assert.Equal(t, []string{"Lai Châu ..2024-12-31", "Lai Châu 2025-01-01.."}, lives(h, "4"), "a change names it")
	assert.Equal(t, []string{"Đơn vị 5 ..2024-12-31"}, lives(h, "5"))
	assert.Equal(t, []string{"Đơn vị 6 2025-01-01.."}, lives(h, "6"))
}

func TestListsMayComeInAnyOrderAndLeaveTimeBetweenThem(t *testing.T) {
	list := []agency.Unit{unit("province 1")}
	h, err := agency.FromListings([]agency.Listing{
		{From: day("2025"), Units: list},
		{From: day("2021"), Until: day("2021-12-31"), Units: list},
		{From: day("2022"), Until: day("2022-12-31"), Units: list},
	}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"Đơn vị 1 2021-01-01..2022-12-31", "Đơn vị 1 2025-01-01.."}, lives(h, "1"))
}

func TestFaultsOfListsAreAtTheirPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		listings []agency.Listing
		want     []string
	}{
		"a list that ends before it begins, once": {
			[]agency.Listing{{}, {From: day("2025"), Until: day("2024"), Units: units("province 1", "province 2")}},
			[]string{"listings[1].until out-of-range"},
		},
		"a unit of the second list": {
			listings(units("province 1"), units("province 1", "commune 2 9")),
			[]string{"listings[1].units[1].parent unknown-parent"},
		},
		"a unit that goes on counts in the first": {
			listings(units("province 1", "commune 2 9"), units("commune 2 9")),
			[]string{"listings[0].units[1].parent unknown-parent"},
		},
		"lists that overlap": {
			[]agency.Listing{{Until: day("2025"), Units: units("province 1")}, {From: day("2025"), Units: units("province 1")}},
			[]string{"listings[1].units[0].from overlap"},
		},
		"a code twice in a list": {
			[]agency.Listing{{Units: units("province 1", "province 1")}},
			[]string{"listings[0].units[1].from overlap"},
		},
	} {
		_, err := agency.FromListings(c.listings, nil)
		assert.Equal(t, c.want, places(err), name)
	}
	_, err := agency.FromListings(listings(units("province 1"), nil), changes("merged 2025 1 > 2"))
	assert.Equal(t, []string{"changes[0].into[0] unknown-unit"}, places(err))
}

// crossing writes who became what: "old > new", with ~ for a part.
func crossings(pairs ...[2]string) []agency.Crossing {
	var all []agency.Crossing
	for _, p := range pairs {
		c := agency.Crossing{Old: p[0], New: p[1]}
		if c.Old != "" && c.Old[0] == '~' {
			c.Old, c.Part = c.Old[1:], true
		}
		all = append(all, c)
	}
	return all
}

func TestChangesAreTypedByWhatBecameOfTheUnits(t *testing.T) {
	province := []agency.Unit{unit("province P"), unit("province Q")}
	before := append(province, units("district D P")...)
	for _, code := range []string{"a", "b", "c"} {
		before = append(before, ofKind(called(unit("commune "+code+" D"), code), agency.RuralCommune))
	}
	commune := func(code, name, parent string, kind agency.UnitKind) agency.Unit {
		return ofKind(called(unit("commune "+code+" "+parent), name), kind)
	}
	for name, c := range map[string]struct {
		after     []agency.Unit
		crossings []agency.Crossing
		want      []agency.Change
	}{
		"nothing changes": {
			[]agency.Unit{unit("district D P"), commune("a", "a", "D", agency.RuralCommune)}, crossings([2]string{"a", "a"}), nil,
		},
		"renamed": {
			[]agency.Unit{unit("district D P"), commune("a", "x", "D", agency.RuralCommune)}, crossings([2]string{"a", "a"}), changes("renamed 2025 a > a"),
		},
		"another code is another name": {
			[]agency.Unit{unit("district D P"), commune("x", "a", "D", agency.RuralCommune)}, crossings([2]string{"a", "x"}), changes("renamed 2025 a > x"),
		},
		"transferred": {
			[]agency.Unit{unit("district D P"), unit("district E P"), commune("a", "a", "E", agency.RuralCommune)}, crossings([2]string{"a", "a"}), changes("transferred 2025 a > a"),
		},
		"raised, also when it got another name": {
			[]agency.Unit{unit("district D P"), commune("a", "x", "D", agency.Ward)}, crossings([2]string{"a", "a"}), changes("raised 2025 a > a"),
		},
		"lowered": {
			[]agency.Unit{unit("district D P"), commune("a", "a", "D", agency.SpecialZone)}, crossings([2]string{"a", "a"}), changes("lowered 2025 a > a"),
		},
		"merged": {
			[]agency.Unit{unit("district D P"), commune("b", "b", "D", agency.RuralCommune)}, crossings([2]string{"c", "b"}, [2]string{"a", "b"}, [2]string{"b", "b"}),
			changes("merged 2025 a,b,c > b"),
		},
		"split, and a whole besides": {
			[]agency.Unit{unit("district D P"), commune("x", "x", "D", agency.RuralCommune), commune("y", "y", "D", agency.RuralCommune)},
			crossings([2]string{"~a", "y"}, [2]string{"~a", "x"}, [2]string{"b", "x"}),
			changes("split 2025 a > x,y", "merged 2025 b > x"),
		},
		"a part without the other went elsewhere": {
			[]agency.Unit{unit("district D P"), commune("x", "x", "D", agency.RuralCommune)}, crossings([2]string{"~a", "x"}), changes("split 2025 a > x,…"),
		},
		"a line that says part beside one that says whole": {
			[]agency.Unit{unit("district D P"), commune("x", "x", "D", agency.RuralCommune)}, crossings([2]string{"a", "x"}, [2]string{"~a", "x"}), changes("split 2025 a > x,…"),
		},
		"a predecessor without a code": {
			[]agency.Unit{unit("district D P"), commune("x", "x", "D", agency.RuralCommune)}, crossings([2]string{"a", "x"}, [2]string{"", "x"}), changes("merged 2025 a,… > x"),
		},
		"a predecessor without a code beside a part": {
			[]agency.Unit{unit("district D P"), commune("x", "x", "D", agency.RuralCommune), commune("y", "y", "D", agency.RuralCommune)},
			crossings([2]string{"~a", "x"}, [2]string{"~a", "y"}, [2]string{"", "y"}),
			changes("split 2025 a > x,y", "merged 2025 … > y"),
		},
		"a level that is no more is abolished": {
			[]agency.Unit{commune("a", "a", "P", agency.RuralCommune)}, crossings([2]string{"a", "a"}), changes("transferred 2025 a > a", "abolished 2025 D >"),
		},
		"but for what went somewhere as a whole": {
			[]agency.Unit{commune("x", "x", "P", agency.SpecialZone)}, crossings([2]string{"D", "x"}), changes("lowered 2025 D > x"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			after := append(append([]agency.Unit(nil), province...), c.after...)
			got := agency.ChangesBetween(day("2025"), before, after, c.crossings, pcmd.Citation{Document: "list"})
			for i := range got {
				assert.Equal(t, "list", got[i].Citation.Document)
				got[i].Citation = pcmd.Citation{}
				if len(got[i].Into) == 0 {
					got[i].Into = nil
				}
			}
			assert.Equal(t, c.want, got)
			_, err := agency.FromListings(listings(before, after), got)
			assert.NoError(t, err)
		})
	}
}

func TestAPartDoesNotMakeAnotherUnitsOriginUnknown(t *testing.T) {
	before := units("province P", "commune a P")
	after := units("province P", "commune x P", "commune y P")
	h, err := agency.FromListings(listings(before, after),
		agency.ChangesBetween(day("2025"), before, after, crossings([2]string{"~a", "x"}, [2]string{"~a", "y"}, [2]string{"", "y"}), pcmd.Citation{}))
	require.NoError(t, err)
	assert.Equal(t, []string{"a 1"}, heirs(t, h, "x", "2025", "2024"))
	assert.Equal(t, []string{"a ?", "…"}, heirs(t, h, "y", "2025", "2024"))
}

func TestAnUnknownCodeInACrossingIsAFaultOfItsChange(t *testing.T) {
	before, after := units("province P", "commune a P"), units("province P", "commune x P")
	cs := agency.ChangesBetween(day("2025"), before, after, crossings([2]string{"z", "x"}, [2]string{"a", "w"}), pcmd.Citation{})
	_, err := agency.FromListings(listings(before, after), cs)
	assert.Equal(t, []string{"changes[0].into[0] unknown-unit", "changes[1].from[0] unknown-unit"}, places(err))
}
