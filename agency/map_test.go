package agency_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// vietnamBefore is the built-in map of the day before the reform.
func vietnamBefore() *agency.Map { return agency.Vietnam().At(day("2025-06-30")) }

func TestRowsAreThoseOfTheRollUpsTreeOfTheSameUnits(t *testing.T) {
	for _, on := range []string{"2025-06-30", "2025-07-01"} {
		m := agency.Vietnam().At(day(on))
		var given []indicator.Unit // siblings in the order of their codes
		for row := range m.Len() {
			u := m.Unit(row)
			given = append(given, indicator.Unit{ID: u.Code, Level: u.Level, Parent: u.Parent})
		}
		slices.SortFunc(given, func(a, b indicator.Unit) int { return compare(a.ID, b.ID) })
		tree, err := indicator.NewTree(given)
		require.NoError(t, err)
		require.Equal(t, tree.Len(), m.Len())
		for row := range m.Len() {
			assert.Equal(t, tree.Unit(row).ID, m.Unit(row).Code)
			assert.Equal(t, tree.Parent(row), m.Parent(row))
			assert.Equal(t, m.Parents()[row], m.Parent(row))
			assert.Equal(t, row, m.Row(m.Unit(row).Code))
		}
	}
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func codesOf(m *agency.Map, rows ...int) []string {
	var all []string
	for _, row := range rows {
		all = append(all, m.Unit(row).Code)
	}
	return all
}

func TestLookingUpAndDownAMap(t *testing.T) {
	m := vietnamBefore()
	voLao, vanBan, laoCai, nation := m.Row("03061"), m.Row("089"), m.Row("10"), m.Row("VN")
	assert.Equal(t, []string{"089", "10", "VN"}, codesOf(m, slices.Collect(m.Ancestors(voLao))...))
	assert.Equal(t, []string{"087", "089"}, codesOf(m, m.Children(laoCai)...))
	assert.Len(t, m.Children(vanBan), 22)
	assert.Len(t, slices.Collect(m.Descendants(laoCai, pcmd.Commune)), 25)
	assert.Len(t, slices.Collect(m.Descendants(laoCai, "")), 27)
	assert.Empty(t, slices.Collect(m.Descendants(voLao, "")))
	assert.Len(t, slices.Collect(m.Level(pcmd.Province)), 63)
	assert.Equal(t, 4, m.Count(pcmd.District))
	assert.True(t, m.IsLeaf(voLao))
	assert.False(t, m.IsLeaf(vanBan))
	assert.True(t, m.Holds(laoCai, voLao))
	assert.True(t, m.Holds(voLao, voLao))
	assert.False(t, m.Holds(voLao, laoCai))
	assert.False(t, m.Holds(m.Row("309"), voLao))
	assert.Equal(t, -1, m.Parent(nation))
	assert.Equal(t, m.Len()-1, nation, "children before parents")
	assert.Equal(t, "Xã Võ Lao, Huyện Văn Bàn, Tỉnh Lào Cai", m.Place(voLao).Vi)
	assert.Equal(t, "Vo Lao Commune, Van Ban Rural District, Lao Cai Province", m.Place(voLao).En)
	rows := slices.Collect(m.Descendants(nation, ""))
	assert.True(t, slices.IsSorted(rows))
	assert.Len(t, rows, m.Len()-1)
}

func TestOfARowThatThereIsNotNothingIsKnown(t *testing.T) {
	vietnam := agency.Vietnam().At(day("2025-07-01"))
	for _, m := range []*agency.Map{vietnam, {}} {
		for _, row := range []int{-1, m.Len()} {
			assert.True(t, m.Unit(row).IsZero())
			assert.Equal(t, -1, m.Parent(row))
			assert.Empty(t, m.Children(row))
			assert.Empty(t, slices.Collect(m.Ancestors(row)))
			assert.Empty(t, slices.Collect(m.Descendants(row, "")))
			assert.False(t, m.IsLeaf(row))
			assert.False(t, m.Holds(row, row))
			assert.True(t, m.Place(row).IsZero())
		}
	}
	for _, c := range []*agency.Crosswalk{{}, agency.Vietnam().Crosswalk(day("2025-06-30"), day("2025-07-01"))} {
		for _, row := range []int{-1, 1 << 20} {
			assert.Empty(t, c.Carriage(row))
			assert.Empty(t, c.Makers(row))
			_, same := c.Same(row)
			assert.False(t, same)
			figures := map[int]decimal.Decimal{row: decimal.NewFromInt(1)}
			assert.Equal(t, []int{row}, c.Restate(figures, agency.Sum).Unplaced)
		}
		_, err := c.With([]agency.GivenShare{{From: "x", Into: "y", Share: agency.Whole()}})
		assert.Equal(t, []string{"[0].from unknown-unit"}, places(err))
	}
}

func TestTheHoldingRowComesFirst(t *testing.T) {
	m := agency.Vietnam().At(day("2025-07-01"))
	assert.True(t, m.Holds(m.Row("15"), m.Row("03061")))
	assert.False(t, m.Holds(m.Row("03061"), m.Row("15")))
}

func TestASequenceMayBeWalkedAgainAndLeftEarly(t *testing.T) {
	m := vietnamBefore()
	for _, rows := range []func(func(int) bool){m.Ancestors(m.Row("03061")), m.Descendants(m.Row("10"), pcmd.Commune), m.Level(pcmd.Province)} {
		once := slices.Collect(rows)
		assert.Equal(t, once, slices.Collect(rows))
		for row := range rows {
			assert.Equal(t, once[0], row)
			break
		}
	}
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	h, on := agency.Vietnam(), day("2025-06-30")
	m := h.At(on)
	voLao, laoCai := m.Row("03061"), m.Row("10")
	sum := 0
	for name, lookUp := range map[string]func(){
		"Hierarchy.Unit": func() { u, _ := h.Unit("03061", on); sum += len(u.Code) },
		"At":             func() { sum += h.At(on).Len() },
		"Unit":           func() { sum += len(m.Unit(voLao).Code) },
		"Row":            func() { sum += m.Row("03061") },
		"Parent":         func() { sum += m.Parent(voLao) },
		"Children": func() {
			for _, row := range m.Children(laoCai) {
				sum += row
			}
		},
		"Ancestors": func() {
			for row := range m.Ancestors(voLao) {
				sum += row
			}
		},
		"Descendants": func() {
			for row := range m.Descendants(laoCai, pcmd.Commune) {
				sum += row
			}
		},
		"Level": func() {
			for row := range m.Level(pcmd.Province) {
				sum += row
			}
		},
		"Count":   func() { sum += m.Count(pcmd.Commune) },
		"History": func() { sum += len(h.History("15")) },
	} {
		assert.Zero(t, testing.AllocsPerRun(100, lookUp), name)
	}
	assert.NotZero(t, sum)
}

func TestAHierarchyMayBeAskedByManyAtOnce(t *testing.T) {
	h := hierarchy(t, agency.Vietnam().Units(), agency.Vietnam().Changes())
	var group sync.WaitGroup
	for range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			for _, on := range []string{"2025-06-30", "2025-07-01"} {
				m := h.At(day(on))
				assert.Len(t, m.Search("Văn Bàn").Rows, 1)
				_, err := h.Succession(m.Unit(0).Code, day(on), day("2026-07-01"))
				assert.NoError(t, err)
				h.Crosswalk(day(on), day("2025-07-01")).Restate(nil, agency.Sum)
			}
		}()
	}
	group.Wait()
}

func TestAUnitWithoutAKindIsCalledByItsNameAlone(t *testing.T) {
	u := agency.Unit{Code: "1", Level: pcmd.Province, Name: pcmd.NewText("Lai Châu", "Lai Chau")}
	assert.Equal(t, pcmd.NewText("Lai Châu", "Lai Chau"), u.FullName())
	u.Kind = agency.ProvinceUnit
	assert.Equal(t, pcmd.NewText("Tỉnh Lai Châu", "Lai Chau Province"), u.FullName())
	assert.Equal(t, "Tỉnh Lai Châu (1)", u.String())
	u.Kind = agency.SpecialZone
	assert.Equal(t, pcmd.NewText("Đặc khu Lai Châu", "Lai Chau Special Zone"), u.FullName())
	assert.True(t, agency.Unit{}.IsZero())
	assert.False(t, u.IsZero())
	assert.False(t, u.In(pcmd.Date{}), "on no day nothing is there")
	assert.True(t, u.In(day("0001")))
}

func TestUnitKinds(t *testing.T)   { testVocabulary(t, agency.UnitKinds()) }
func TestChangeKinds(t *testing.T) { testVocabulary(t, agency.ChangeKinds()) }
func TestMatches(t *testing.T)     { testVocabulary(t, agency.Matches()) }
func TestCarriages(t *testing.T)   { testVocabulary(t, agency.Carriages()) }
func TestDoubts(t *testing.T)      { testVocabulary(t, agency.Doubts()) }
func TestRules(t *testing.T)       { testVocabulary(t, agency.Rules()) }
