package agency_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// nation is a country as large as the one of 2025, with the reform of its units:
// 63 provinces, 696 districts and 10,035 communes became 34 provinces and 3,321
// communes in 10,535 crossings; 437 communes were split.
type nation struct {
	listings []agency.Listing
	changes  []agency.Change
}

func newNation() nation {
	before, after := []agency.Unit{{Code: "VN", Level: pcmd.Central, Kind: agency.Nation}}, []agency.Unit(nil)
	after = append(after, before[0])
	var crossings []agency.Crossing
	for p := range 63 {
		before = append(before, agency.Unit{Code: fmt.Sprintf("%02d", p), Level: pcmd.Province, Kind: agency.ProvinceUnit, Parent: "VN"})
		crossings = append(crossings, agency.Crossing{Old: fmt.Sprintf("%02d", p), New: fmt.Sprintf("%02d", p%34)})
	}
	for p := range 34 {
		after = append(after, agency.Unit{Code: fmt.Sprintf("%02d", p), Level: pcmd.Province, Kind: agency.ProvinceUnit, Parent: "VN"})
	}
	for d := range 696 {
		before = append(before, agency.Unit{Code: fmt.Sprintf("%03d", d), Level: pcmd.District, Kind: agency.RuralDistrict, Parent: fmt.Sprintf("%02d", d%63)})
	}
	for c := range 3321 {
		after = append(after, agency.Unit{Code: fmt.Sprintf("%05d", c), Level: pcmd.Commune, Kind: agency.RuralCommune, Parent: fmt.Sprintf("%02d", c%34)})
	}
	for c := range 10035 {
		before = append(before, agency.Unit{Code: fmt.Sprintf("%05d", c), Level: pcmd.Commune, Kind: agency.RuralCommune, Parent: fmt.Sprintf("%03d", c%696)})
		into := c % 3321 / 34 * 34 // a commune of the province that its own became
		into = min(into+c%696%63%34, 3320-(3320-c%696%63%34)%34)
		split := c%23 == 0
		crossings = append(crossings, agency.Crossing{Old: fmt.Sprintf("%05d", c), New: fmt.Sprintf("%05d", into), Part: split})
		if split {
			crossings = append(crossings, agency.Crossing{Old: fmt.Sprintf("%05d", c), New: fmt.Sprintf("%05d", (into+34)%3298), Part: true})
		}
	}
	for _, units := range [][]agency.Unit{before, after} {
		for i := range units {
			units[i].Name = pcmd.Text{Vi: "Đơn vị " + units[i].Code, En: "Unit " + units[i].Code}
		}
	}
	day := pcmd.MustParseDate("2025-07-01")
	return nation{
		listings: []agency.Listing{{Until: day.AddDays(-1), Units: before}, {From: day, Units: after}},
		changes:  agency.ChangesBetween(day, before, after, crossings, pcmd.Citation{}),
	}
}

func (n nation) hierarchy(b *testing.B) *agency.Hierarchy {
	h, err := agency.FromListings(n.listings, n.changes)
	if err != nil {
		b.Fatal(err)
	}
	return h
}

var beforeReform, afterReform = pcmd.MustParseDate("2025-06-30"), pcmd.MustParseDate("2025-07-01")

// The national hierarchy of both maps, from the lists and the changes: checked,
// typed and connected.
func BenchmarkHierarchyOfTheNation(b *testing.B) {
	n := newNation()
	b.ReportAllocs()
	for b.Loop() {
		n.hierarchy(b)
	}
}

// The first question about a day lays its map out.
func BenchmarkHierarchyAtFirst(b *testing.B) {
	n := newNation()
	for b.Loop() {
		b.StopTimer()
		h := n.hierarchy(b)
		b.StartTimer()
		if h.At(beforeReform).Len() != 1+63+696+10035 {
			b.Fatal("not the whole nation")
		}
	}
}

func BenchmarkHierarchyAtCached(b *testing.B) {
	h := newNation().hierarchy(b)
	h.At(beforeReform)
	b.ReportAllocs()
	for b.Loop() {
		runtime.KeepAlive(h.At(beforeReform))
	}
}

func BenchmarkHierarchyUnit(b *testing.B) {
	h := newNation().hierarchy(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := h.Unit("03055", beforeReform); !ok {
			b.Fatal("no such unit")
		}
	}
}

// How the one map lies in the other.
func BenchmarkHierarchyCrosswalk(b *testing.B) {
	h := newNation().hierarchy(b)
	b.ReportAllocs()
	for b.Loop() {
		h.Crosswalk(beforeReform, afterReform)
	}
}

// One measure of one period, reported by every commune.
func BenchmarkHierarchyRestate(b *testing.B) {
	c := newNation().hierarchy(b).Crosswalk(beforeReform, afterReform)
	figures := map[int]decimal.Decimal{}
	for row := range c.From.Level(pcmd.Commune) {
		figures[row] = decimal.NewFromInt(int64(row % 100))
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Restate(figures, agency.Sum)
	}
}
