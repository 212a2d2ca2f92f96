package indicator_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// nation returns the figures of a whole country: 10,600 communes under 700
// districts and 63 provinces, 40 measures, two years, and a measure by month.
// So many in a hundred figures are missing.
func nation(b *testing.B, missing int) *indicator.Table {
	random := rand.New(rand.NewPCG(1, 2))
	tree, communes := nationTree(b)
	set, err := indicator.Compile(nationMeasures(), nationTargets())
	if err != nil {
		b.Fatal(err)
	}
	table := indicator.NewTable(set, tree)
	put := func(unit string, period pcmd.Period, measure string, figure int64) {
		if random.IntN(100) < missing {
			return
		}
		if err := table.PutScaled(unit, period, measure, figure, 0); err != nil {
			b.Fatal(err)
		}
	}
	for _, unit := range communes {
		for _, year := range []int{2023, 2024} {
			for m := range 40 {
				whole := m%2 == 1
				figure := int64(random.IntN(1000))
				if whole {
					figure += 1000
				}
				put(unit, pcmd.YearOf(year), fmt.Sprint("m", m), figure)
			}
		}
		for _, month := range pcmd.YearOf(2024).Each(pcmd.Month) {
			put(unit, month, "monthly", int64(random.IntN(3)))
		}
	}
	return table
}

func nationTree(b *testing.B) (*indicator.Tree, []string) {
	units := []indicator.Unit{{ID: "vn", Level: pcmd.Central}}
	var communes []string
	for p := range 63 {
		units = append(units, indicator.Unit{ID: fmt.Sprint("p", p), Level: pcmd.Province, Parent: "vn"})
	}
	for d := range 700 {
		units = append(units, indicator.Unit{ID: fmt.Sprint("d", d), Level: pcmd.District, Parent: fmt.Sprint("p", d%63)})
	}
	for c := range 10600 {
		id := fmt.Sprint("c", c)
		communes = append(communes, id)
		units = append(units, indicator.Unit{ID: id, Level: pcmd.Commune, Parent: fmt.Sprint("d", c%700)})
	}
	tree, err := indicator.NewTree(units)
	if err != nil {
		b.Fatal(err)
	}
	return tree, communes
}

func nationMeasures() []indicator.Measure {
	measures := []indicator.Measure{{ID: "monthly", Kind: indicator.Flow}}
	for m := range 40 {
		measures = append(measures, indicator.Measure{ID: fmt.Sprint("m", m), Kind: indicator.Flow})
	}
	return measures
}

func nationTargets() []indicator.Target {
	var targets []indicator.Target
	add := func(f indicator.Formula, c indicator.Criterion) {
		id := fmt.Sprint("t", len(targets))
		targets = append(targets, indicator.Target{ID: id, Indicator: indicator.Indicator{ID: id, Formula: f}, Criterion: c})
	}
	floor := func(n int64) indicator.Criterion {
		return indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(n))
	}
	m := func(i int) string { return fmt.Sprint("m", i) }
	for i := range 12 {
		add(indicator.Share{Numerator: indicator.Of(m(2 * i)), Denominator: indicator.Of(m(2*i + 1))}, floor(50))
	}
	for i := range 6 {
		add(indicator.Share{Numerator: indicator.Of(m(4*i), m(4*i+2)), Denominator: indicator.Of(m(4*i+1), m(4*i+3))}, floor(60))
	}
	for i := range 4 {
		add(indicator.Growth{Of: indicator.Of(m(30 + i))}, indicator.Criterion{Op: indicator.Between, Value: decimal.NewFromInt(3), Max: decimal.NewFromInt(5)})
	}
	add(indicator.Total{Of: indicator.Of(m(36))}, floor(100))
	add(indicator.Total{Of: indicator.Of(m(38), m(39))}, floor(1000))
	add(indicator.Every{Of: indicator.Of("monthly"), Each: pcmd.Month}, floor(1))
	return targets
}

func BenchmarkNation(b *testing.B) {
	for _, missing := range []int{0, 30} {
		table := nation(b, missing)
		results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
		if err != nil {
			b.Fatal(err)
		}
		for _, goroutines := range []int{1, 2} {
			b.Run(fmt.Sprintf("missing=%d%%/goroutines=%d", missing, goroutines), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					results.Recompute(goroutines)
				}
			})
		}
	}
}

func BenchmarkLateReport(b *testing.B) {
	table := nation(b, 0)
	if _, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	figure := int64(0)
	for b.Loop() {
		figure = (figure + 7) % 1000
		if err := table.PutScaled("c5000", pcmd.YearOf(2024), "m2", figure, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecimals(b *testing.B) {
	table := nation(b, 0)
	results, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for row := range table.Tree().Len() {
			for target := range 25 {
				results.Decimal(row, target)
			}
		}
	}
}

var sum int64

func BenchmarkSumOfTheSameBytes(b *testing.B) {
	figures := make([]int64, 10600*(40*2+12))
	for i := range figures {
		figures[i] = int64(i)
	}
	for b.Loop() {
		for _, f := range figures {
			sum += f
		}
	}
}

// BenchmarkLateCommune enters whole reports of communes all over the country.
func BenchmarkLateCommune(b *testing.B) {
	table := nation(b, 0)
	if _, err := table.Watch(pcmd.YearOf(2024), pcmd.Date{}); err != nil {
		b.Fatal(err)
	}
	var rows []int
	for row := range table.Tree().Len() {
		if table.Tree().Unit(row).Level == pcmd.Commune {
			rows = append(rows, row)
		}
	}
	entries := make([]indicator.Entry, 40)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
		for i := range entries {
			entries[i] = indicator.Entry{Measure: i + 1, Units: int64(1000 + (n+i)%7)}
		}
		if err := table.PutReport(rows[n*7919%len(rows)], pcmd.YearOf(2024), entries); err != nil {
			b.Fatal(err)
		}
	}
}
