package main

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Size says how many units a workload has below the nation.
type Size struct{ Provinces, Districts, Communes int }

// vietnam is the size of the country before July 2025.
var vietnam = Size{Provinces: 63, Districts: 700, Communes: 10_600}

// seed makes the workload; another one makes another nation of the same size.
const seed = 2024

// Unit is a unit of the workload. Parent is the place of the unit above, -1 for
// the nation.
type Unit struct {
	ID     string
	Level  pcmd.Level
	Parent int
}

// Workload is a nation with its figures. Units stand level by level: the
// communes, the districts, the provinces, the nation; so children stand before
// their parents, and the i-th row of figures is that of the i-th unit. Only
// communes report.
type Workload struct {
	Units      []Unit
	Communes   int
	Figures    []int64 // of the communes, row by row, [columns] a row
	Present    []bool  // which figures were reported; nil: all of them
	Indicators []Indicator
}

// NewWorkload makes a nation of the size. The same seed makes the same nation
// on every machine.
func NewWorkload(size Size, seed uint64) *Workload {
	g := &generator{seed}
	w := &Workload{Communes: size.Communes, Indicators: indicators()}
	w.placeUnits(g, size)
	w.Figures = make([]int64, size.Communes*columns)
	for i := range size.Communes {
		fillRow(g, w.row(i))
	}
	return w
}

// Results is the number of results: each indicator of each unit.
func (w *Workload) Results() int { return len(w.Units) * len(w.Indicators) }

// row returns the figures of a commune.
func (w *Workload) row(commune int) []int64 {
	return w.Figures[commune*columns : (commune+1)*columns]
}

// present reports whether the commune reported the figure.
func (w *Workload) present(commune, column int) bool {
	return w.Present == nil || w.Present[commune*columns+column]
}

func (w *Workload) placeUnits(g *generator, size Size) {
	firstDistrict := size.Communes
	firstProvince := firstDistrict + size.Districts
	nation := firstProvince + size.Provinces
	w.addUnits("c", pcmd.Commune, firstDistrict, spread(g, size.Communes, size.Districts))
	w.addUnits("d", pcmd.District, firstProvince, spread(g, size.Districts, size.Provinces))
	w.addUnits("p", pcmd.Province, nation, spread(g, size.Provinces, 1))
	w.Units = append(w.Units, Unit{"vn", pcmd.Central, -1})
}

// addUnits adds the units of one level; group says which parent, counted from
// firstParent, each has.
func (w *Workload) addUnits(prefix string, level pcmd.Level, firstParent int, group []int) {
	for i, parent := range group {
		w.Units = append(w.Units, Unit{fmt.Sprintf("%s%05d", prefix, i+1), level, firstParent + parent})
	}
}

// spread divides n things into groups at random, in order, with at least one in
// each, and returns the group of each thing.
func spread(g *generator, n, groups int) []int {
	group := make([]int, n)
	for i := range group {
		if i < groups {
			group[i] = i
			continue
		}
		group[i] = int(g.upTo(int64(groups - 1)))
	}
	slices.Sort(group)
	return group
}

// fillRow makes up what one commune reports.
func fillRow(g *generator, row []int64) {
	before, now := row[columnBefore:columnBefore+measures], row[columnNow:columnNow+measures]
	fillYear(g, before)
	fillYear(g, now)
	for i := firstCases; i < firstEvents; i++ {
		now[i] = before[i]*(80+g.upTo(45))/100 + g.upTo(2)
	}
	before[mediaItems] = g.upTo(100)
	for k := range months {
		row[columnMonth+k] = g.upTo(9)
		now[mediaItems] += row[columnMonth+k]
	}
}

// fillYear makes up a year's figures but the media items. A part is never above its whole, and a
// whole or a base is zero now and then, so that a share or a growth has nothing
// to measure.
func fillYear(g *generator, year []int64) {
	for i := range 15 {
		year[firstWhole+i] = zeroOr(g, 1+g.upTo(4999))
	}
	fillCounts(g, year)
	for i := range 2 {
		year[firstEvents+i] = g.upTo(60)
	}
}

// fillCounts makes up the parts of a year's wholes, and its cases.
func fillCounts(g *generator, year []int64) {
	for i := range 12 {
		year[firstPart+i] = mostOf(g, year[firstWhole+i])
	}
	for i := range 3 {
		both := mostOf(g, year[firstWhole+12+i])
		first := g.upTo(both)
		year[firstPair+2*i], year[firstPair+2*i+1] = first, both-first
	}
	for i := range 4 {
		year[firstCases+i] = zeroOr(g, 1+g.upTo(199))
	}
}

// zeroOr returns n, or 0 once in forty times.
func zeroOr(g *generator, n int64) int64 {
	if g.oneIn(40) {
		return 0
	}
	return n
}

// mostOf returns a number between half of n and n.
func mostOf(g *generator, n int64) int64 { return n/2 + g.upTo(n-n/2) }

// WithMissing returns the same nation with that many percent of the figures
// missing, at random. What is missing is zero in Figures, and not to be read.
func (w *Workload) WithMissing(percent int64, seed uint64) *Workload {
	g := &generator{seed}
	holes := *w
	holes.Figures = slices.Clone(w.Figures)
	holes.Present = make([]bool, len(w.Figures))
	for i := range holes.Figures {
		holes.Present[i] = g.upTo(99) >= percent
		if !holes.Present[i] {
			holes.Figures[i] = 0
		}
	}
	return &holes
}

// counts is how many counts a commune's late report brings: the parts and the
// first cases. An official of a commune fills in about so many.
const counts = 20

// Report is the counts that one commune reports for 2024: from the measure
// [firstPart] on.
type Report struct {
	Commune int
	Counts  [counts]int64
}

// LateReports returns new reports of n communes, and the reports that they
// replace: applying both leaves the nation as it was. No commune occurs twice.
func (w *Workload) LateReports(n int, seed uint64) (late, original []Report) {
	g := &generator{seed}
	step := w.Communes / n
	for i := range n {
		commune := i*step + int(g.upTo(int64(step-1)))
		year := slices.Clone(w.row(commune)[columnNow : columnNow+measures])
		original = append(original, reportOf(commune, year))
		fillCounts(g, year)
		late = append(late, reportOf(commune, year))
	}
	return late, original
}

func reportOf(commune int, year []int64) Report {
	r := Report{Commune: commune}
	copy(r.Counts[:], year[firstPart:])
	return r
}

// WithReports returns the nation after the reports.
func (w *Workload) WithReports(reports []Report) *Workload {
	after := *w
	after.Figures = slices.Clone(w.Figures)
	for _, r := range reports {
		copy(after.row(r.Commune)[columnNow+firstPart:], r.Counts[:])
	}
	return &after
}

// rolledUp returns the sums of one column for every unit, for contestants that
// only evaluate formulas.
func (w *Workload) rolledUp(column int) []int64 {
	sums := make([]int64, len(w.Units))
	for i := range w.Communes {
		sums[i] = w.row(i)[column]
	}
	for i, u := range w.Units {
		if u.Parent >= 0 {
			sums[u.Parent] += sums[i]
		}
	}
	return sums
}
