package report

import "github.com/shopspring/decimal"

// children finds figures of a unit that differ from the sum over the units below
// it. Where some have none, those that do are already too many together.
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
		sum, here, have := decimal.Decimal{}, own.here, 0
		for _, child := range k.below[k.row] {
			f, has := k.full(child, k.period, m.ID)
			if !has {
				continue
			}
			figures = append(figures, k.checked(child, k.period, m.ID, f.value))
			sum, here, have = sum.Add(f.value), here || f.here, have+1
		}
		differs := !own.value.Equal(sum)
		if have < len(k.below[k.row]) {
			differs = !m.Signed && own.value.LessThan(sum)
		}
		if here && differs {
			k.find(figures, own.value.Sub(sum), k.notTheSum(m, own.value, sum, have))
		}
	}
}
