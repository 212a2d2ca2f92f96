package indicator

import "github.com/pcmd-vn/pcmd"

// impact is what a change of a unit's figures for a period can reach. It is kept
// for the next one: the reports of a period come together.
type impact struct {
	period  pcmd.Period
	sources []int  // the sources of the operands that it can change
	linear  []int  // the targets of one part that need any of those and are added up over units
	others  []int  // the other targets that do
	exact   []int  // the targets that only the exact way answers, whatever they need
	needs   bitset // all operands of these targets
	beside  []int  // the operands among them that it cannot change
}

// impactOf returns what a change for the period can reach.
func (r *Results) impactOf(period pcmd.Period) *impact {
	i := &r.change.impact
	if i.period == period {
		return i
	}
	*i = impact{period: period, needs: make(bitset, r.figures.words())}
	within := make(bitset, r.figures.words())
	for at := range r.figures.sources {
		if s := &r.figures.sources[at]; s.period.Contains(period) {
			i.sources = append(i.sources, at)
			within.add(s.operands)
		}
	}
	for target := range r.program.steps {
		s := &r.program.steps[target]
		if s.form == formExact {
			i.exact = append(i.exact, target)
		} else if s.needs.meets(within) {
			i.needs.add(s.needs)
			if s.form == formLinear && s.parts[0].adds != 0 {
				i.linear = append(i.linear, target)
			} else {
				i.others = append(i.others, target)
			}
		}
	}
	for operand := range r.figures.width {
		if i.needs.has(operand) == 1 && within.has(operand) == 0 {
			i.beside = append(i.beside, operand)
		}
	}
	return i
}
