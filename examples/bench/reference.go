package main

import "math/big"

// The reference is the contract written down as plainly as it can be: maps,
// big.Rat, and a recursion over the tree. All contestants must agree with it.

// reference returns the results of a nation, missing figures or not.
func reference(w *Workload) []Partial {
	r := &referee{w: w, children: make([][]int, len(w.Units))}
	for i, u := range w.Units {
		if u.Parent >= 0 {
			r.children[u.Parent] = append(r.children[u.Parent], i)
		}
	}
	all := make([]Partial, w.Results())
	for k, in := range w.Indicators {
		r.indicator(in, func(unit int, p Partial) { all[unit*len(w.Indicators)+k] = p })
	}
	return all
}

// referee computes one indicator after the other.
type referee struct {
	w        *Workload
	children [][]int
}

// matched is what a unit has of operands taken together; covered are its
// communes that have all of them.
type matched struct {
	sums    map[int]*big.Rat // by column; nil where missing
	covered []int
}

func (r *referee) indicator(in Indicator, give func(unit int, p Partial)) {
	groups := [][]int{in.columns()}
	if in.Kind == Monthly { // each month by itself
		groups = nil
		for _, c := range in.columns() {
			groups = append(groups, []int{c})
		}
	}
	rolled := make([][]matched, len(groups))
	for i, g := range groups {
		rolled[i] = r.roll(g)
	}
	expected := r.communesBelow()
	for unit := range r.w.Units {
		parts := make([]matched, len(groups))
		for i := range groups {
			parts[i] = rolled[i][unit]
		}
		p := judge(in, parts)
		p.Expected = expected[unit]
		p.Provisional = p.State == Computed && (p.Provisional || p.Reported < p.Expected)
		give(unit, p)
	}
}

// roll adds like to like: for each unit the sums over those of its children
// that have all the columns.
func (r *referee) roll(wanted []int) []matched {
	all := make([]matched, len(r.w.Units))
	for unit := range r.w.Units {
		if unit < r.w.Communes {
			all[unit] = r.reported(unit, wanted)
			continue
		}
		for _, child := range r.children[unit] {
			all[unit].add(all[child])
		}
	}
	return all
}

func (r *referee) reported(commune int, wanted []int) matched {
	m := matched{sums: map[int]*big.Rat{}, covered: []int{commune}}
	for _, c := range wanted {
		if !r.w.present(commune, c) {
			return matched{}
		}
		m.sums[c] = big.NewRat(r.w.row(commune)[c], 1)
	}
	return m
}

func (m *matched) add(child matched) {
	if child.sums == nil {
		return
	}
	if m.sums == nil {
		m.sums = map[int]*big.Rat{}
	}
	for c, v := range child.sums {
		if m.sums[c] == nil {
			m.sums[c] = new(big.Rat)
		}
		m.sums[c].Add(m.sums[c], v)
	}
	m.covered = append(m.covered, child.covered...)
}

func (r *referee) communesBelow() []int {
	n := make([]int, len(r.w.Units))
	for unit, u := range r.w.Units {
		if unit < r.w.Communes {
			n[unit] = 1
		}
		if u.Parent >= 0 {
			n[u.Parent] += n[unit]
		}
	}
	return n
}

// judge computes an indicator from its operands: one set of them, or one a
// month.
func judge(in Indicator, parts []matched) Partial {
	if in.Kind == Monthly {
		return judgeMonths(in, parts)
	}
	p := Partial{Reported: len(parts[0].covered)}
	if parts[0].sums == nil {
		p.State, p.Verdict = NoData, VerdictImpossible
		return p
	}
	value := valueOf(in, parts[0].sums)
	if value == nil {
		p.State, p.Verdict = NotApplicable, NothingToMeasure
		return p
	}
	p.Outcome = Outcome{Computed, in.verdict(value), hundredths(value)}
	return p
}

// valueOf returns nil where there is nothing to measure.
func valueOf(in Indicator, sums map[int]*big.Rat) *big.Rat {
	now := add(sums, columnNow, in.Part)
	switch in.Kind {
	case Share:
		return percent(now, add(sums, columnNow, in.Whole))
	case Growth:
		before := add(sums, columnBefore, in.Part)
		return percent(now.Sub(now, before), before)
	}
	return now
}

func add(sums map[int]*big.Rat, block int, terms []int) *big.Rat {
	total := new(big.Rat)
	for _, m := range terms {
		total.Add(total, sums[block+m])
	}
	return total
}

func percent(part, whole *big.Rat) *big.Rat {
	if whole.Sign() == 0 {
		return nil
	}
	part.Mul(part, big.NewRat(100, 1))
	return part.Quo(part, whole)
}

// judgeMonths takes the smallest month. Where some are missing the verdict
// stands only if it is the same whatever they are.
func judgeMonths(in Indicator, parts []matched) Partial {
	p := Partial{Reported: coveredInAll(parts)}
	var smallest *big.Rat
	missing := 0
	for k, m := range parts {
		if m.sums == nil {
			missing++
			continue
		}
		if v := m.sums[columnMonth+k]; smallest == nil || v.Cmp(smallest) < 0 {
			smallest = v
		}
	}
	if smallest == nil {
		p.State, p.Verdict = NoData, VerdictImpossible
		return p
	}
	p.Outcome = Outcome{Computed, in.verdict(smallest), hundredths(smallest)}
	p.Provisional = missing > 0
	if missing > 0 && in.verdict(new(big.Rat)) != p.Verdict {
		p.Verdict = VerdictImpossible
	}
	return p
}

// coveredInAll counts the communes that are covered in each of the parts.
func coveredInAll(parts []matched) int {
	in := map[int]int{}
	for _, m := range parts {
		for _, commune := range m.covered {
			in[commune]++
		}
	}
	n := 0
	for _, times := range in {
		if times == len(parts) {
			n++
		}
	}
	return n
}

func (in Indicator) verdict(value *big.Rat) Verdict {
	low, high := big.NewRat(in.Low, 100), big.NewRat(in.High, 100)
	if in.Band && value.Cmp(high) > 0 {
		return Exceeded
	}
	return metIf(value.Cmp(low) >= 0)
}

// hundredths rounds half away from zero.
func hundredths(value *big.Rat) int64 {
	scaled := new(big.Rat).Mul(value, big.NewRat(100, 1))
	twice := new(big.Int).Mul(big.NewInt(2), new(big.Int).Abs(scaled.Num()))
	twice.Add(twice, scaled.Denom())
	n := twice.Quo(twice, new(big.Int).Mul(big.NewInt(2), scaled.Denom())).Int64()
	if scaled.Sign() < 0 {
		return -n
	}
	return n
}

// outcomesOf drops the coverage.
func outcomesOf(partials []Partial) []Outcome {
	all := make([]Outcome, len(partials))
	for i, p := range partials {
		all[i] = p.Outcome
	}
	return all
}
