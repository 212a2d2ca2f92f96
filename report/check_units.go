package report

import "github.com/shopspring/decimal"

// children finds figures of a unit that differ from the sum over the units below
// it.
func (k *check) children() {
	if len(k.below[k.row]) == 0 {
		return
	}
	for _, m := range k.measures() {
		own, has := k.own(k.row, k.period, m.ID)
		if !has {
			continue
		}
		figures := []CheckedFigure{k.checked(k.row, k.period, m.ID, own.value)}
		sum, here := decimal.Decimal{}, own.here
		for _, child := range k.below[k.row] {
			f, hasAll := k.full(child, k.period, m.ID)
			if has = hasAll; !has {
				break
			}
			figures = append(figures, k.checked(child, k.period, m.ID, f.value))
			sum, here = sum.Add(f.value), here || f.here
		}
		if has && here && !own.value.Equal(sum) {
			k.find(figures, own.value.Sub(sum), k.notTheSum(m, own.value, sum))
		}
	}
}
