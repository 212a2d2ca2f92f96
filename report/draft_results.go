package report

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// The most decimals that a figure has.
const figurePlaces = 6

// enterResults enters the answers that rest on counts of persons. Readers of a
// result are taken to find out every count behind it: a percentage often gives
// both its counts away, and always one by the other.
func (d *draft) enterResults(row int, period pcmd.Period) error {
	unit := d.w.Table.Tree().Unit(row)
	for _, target := range d.w.Table.Set().Targets() {
		if !d.restsOnPersons(target) {
			continue
		}
		x, err := d.w.Explain(unit.ID, period, target.ID)
		if err != nil {
			return err
		}
		result := draftResult{Row: Row{unit, period, target, x.Result}}
		if x.Result.State != indicator.NoData {
			result.counts = d.countsBehind(x, row)
		}
		d.results = append(d.results, result)
	}
	return nil
}

// countsBehind enters the counts that a result shows. A formula over units shows
// none: whether a unit has any or none is all that it asks, and zeros are shown.
func (d *draft) countsBehind(x indicator.Explanation, row int) (counts []int) {
	if isOverUnits(x.Target.Indicator.Formula) {
		return nil
	}
	for _, part := range x.Parts {
		counts = append(counts, d.showOperands(part.Operands, row)...)
		d.relateShare(x.Target, part.Operands)
	}
	return counts
}

func isOverUnits(f indicator.Formula) bool {
	return f.Kind() == indicator.KindShareOfUnits || f.Kind() == indicator.KindCountOfUnits
}

// showOperands enters the operands that count persons as shown.
func (d *draft) showOperands(operands []indicator.Source, row int) (counts []int) {
	for _, o := range operands {
		if t := d.operand(o); t.count >= 0 && d.persons[o.Measure] {
			d.show(t.count, row)
			d.relateRest(t, d.figure(position{d.w.Table.Tree().Row(o.Unit), o.Period, o.Measure}))
			counts = append(counts, t.count)
		}
	}
	return counts
}

// relateRest notes what the table counts more than the result does: the figures
// of units that lack another operand. Where these are not published themselves,
// the two would still give their sum away.
func (d *draft) relateRest(behind, table tabled) {
	rest := table.value.Sub(behind.value)
	key := fmt.Sprint(behind.count, "<", table.count)
	if d.how.Levels == nil || table.count < 0 || behind.count == table.count || !rest.IsPositive() || d.noted[key] {
		return
	}
	d.noted[key] = true
	i := d.add(count{amount: amountOf(rest), persons: true, implied: true})
	d.balance([]int{behind.count, i}, []int{table.count})
}

// operand enters a figure behind a result. It is not always the one that the
// table shows: like is added to like, so a unit below that lacks another operand
// is left out.
func (d *draft) operand(s indicator.Source) tabled {
	switch s.Origin {
	case indicator.Reported, indicator.FromTime:
		return d.figure(position{d.w.Table.Tree().Row(s.Unit), s.Period, s.Measure})
	case indicator.FromUnits:
		var below []tabled
		for _, part := range s.Parts {
			if !part.LeftOut && !part.Value.IsZero() {
				below = append(below, d.operand(part))
			}
		}
		sum := d.sum(s.Measure, below)
		sum.value = s.Value.Decimal(figurePlaces)
		return sum
	}
	return tabled{count: -1}
}

// relateShare notes that the part of a share is not above its whole.
func (d *draft) relateShare(target indicator.Target, operands []indicator.Source) {
	share, ok := target.Indicator.Formula.(indicator.Share)
	if !ok || !isPlain(share.Numerator) || !isPlain(share.Denominator) {
		return
	}
	of := map[string]tabled{}
	for _, o := range operands {
		of[o.Measure] = d.operand(o)
	}
	figures := func(terms []indicator.Term) (all []tabled) {
		for _, id := range measuresIn(terms) {
			all = append(all, of[id])
		}
		return all
	}
	d.relateBound(figures(share.Numerator), figures(share.Denominator))
}
