package indicator

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// program is the targets of a set compiled for one period of a table: measures
// have become operands, criteria whole numbers.
type program struct {
	steps    []step
	operands []quantity    // the figures that the steps need, each once
	reads    []pcmd.Period // the periods whose figures they need, reported or not
	width    int           // how many sums a unit keeps of what is below it
}

// form is how a step is computed.
type form uint8

const (
	formConstant form = iota // the same for every unit
	formLinear               // weighted sums of operands over one another
	formEvery                // the smallest of several totals
	formUnits                // a number of units
	formExact                // only the exact way will do
)

// step is one target compiled. Its value is scale·n/d.
type step struct {
	target *Target
	form   form
	parts  []part // the operands; several parts for formEvery only
	needs  bitset // the operands of all parts
	from   int    // the step's sums are those from … before to; a step of one part has only the first
	to     int
	extra  int    // formEvery, formUnits: where a sum of the step's own stands
	isPair bool   // formLinear: one operand over another, without weights
	pair   [2]int // then these
	safe   bool   // whatever a leaf reports, its n and d are safe for the judge
	whole  int64  // what is added to d: where it is not made of operands, all of it
	judge  judge
	always Outcome // formConstant; formUnits where a count has no unit of its level

	units []int32 // formUnits: of each row, how many units of the level it has at or below it
	level pcmd.Level
	ones  []int64 // formUnits: of each operand, the cell of the figure 1

	scale    decimal.Decimal
	places   int   // decimals of the value
	up, down int64 // scale·10^places as a fraction
	plain    int64 // for n from 0 to this, n·up fits
}

// part is a set of operands that are taken together. Over units it is n and d
// that are added up, each a weighted sum of operands already, so that a unit
// keeps one sum for a formula however many operands it has. Only where units are
// counted every operand has a sum of its own, because each must be at least 1.
type part struct {
	operands []int // by their places in the program
	needs    bitset
	n, d     weights
	each     bool  // every operand has a sum of its own, its n
	slot     int   // where the sums stand
	size     int   // how many there are
	adds     int64 // all ones where the operands are added up over units, else 0
}

// sum is what is added up over units: n and d, and how many leaves they cover.
type sum struct{ n, d, leaves int64 }

// add adds another sum, number by number: to copy what was just written in
// pieces as a whole makes a processor wait.
func (s *sum) add(more *sum) {
	s.n += more.n
	s.d += more.d
	s.leaves += more.leaves
}

// subtract takes another sum away.
func (s *sum) subtract(less *sum) {
	s.n -= less.n
	s.d -= less.d
	s.leaves -= less.leaves
}

// has returns 1 where the sum covers any leaf, else 0.
func (s *sum) has() int64 { return int64(negative(-s.leaves)) }

// weights make a weighted sum of operands.
type weights []weight

// weight is how often an operand counts.
type weight struct {
	operand int
	times   int64
}

// plus returns the weights with an operand counted so many times more.
func (ws weights) plus(operand int, times int64) weights {
	for i := range ws {
		if ws[i].operand == operand {
			ws[i].times += times
			return ws
		}
	}
	return append(ws, weight{operand, times})
}

// isOne reports whether the weights are one operand as it is.
func (ws weights) isOne() bool { return len(ws) == 1 && ws[0].times == 1 }

// compile makes the program of all targets for a period.
func (t *Table) compile(period pcmd.Period, on pcmd.Date) program {
	c := compiler{table: t, period: period, on: on, levels: map[pcmd.Level][]int32{}}
	c.program.steps = make([]step, len(t.set.targets))
	for i := range t.set.targets {
		c.step(&c.program.steps[i], &t.set.targets[i])
	}
	return c.program
}

type compiler struct {
	table   *Table
	period  pcmd.Period
	on      pcmd.Date
	program program
	levels  map[pcmd.Level][]int32
}

// step compiles one target; whatever does not fit goes the exact way.
func (c *compiler) step(s *step, target *Target) {
	formula := target.Indicator.Formula
	*s = step{target: target, form: formExact, from: c.program.width, scale: decimal.NewFromInt(1), places: target.Indicator.Rounding.Decimals()}
	c.reads(formula)
	fits := false
	switch f := formula.(type) {
	case Share:
		s.scale, fits = decimal.NewFromInt(100), c.linear(s, f.Numerator, f.Denominator)
	case Ratio:
		if s.scale = f.Per; unset(f.Per) {
			s.scale = decimal.NewFromInt(100)
		}
		fits = c.linear(s, f.Numerator, f.Denominator)
	case Total:
		fits = c.linear(s, f.Of, nil)
	case Flag:
		fits = c.linear(s, f.Of, nil)
	case Growth:
		s.scale, fits = decimal.NewFromInt(100), c.growth(s, f)
	case Every:
		fits = c.every(s, f)
	case ShareOfUnits:
		s.scale, fits = decimal.NewFromInt(100), c.unitCount(s, f.Level)
	case CountOfUnits:
		fits = c.unitCount(s, f.Level)
	}
	if s.form != formConstant && !(fits && c.judge(s)) {
		s.form = formExact
	}
	s.to = c.program.width
}

// reads notes the periods that a formula reads, whichever way it is computed.
func (c *compiler) reads(f Formula) {
	periods := []pcmd.Period{c.period}
	if every, ok := f.(Every); ok {
		periods = c.period.Each(every.Each)
	}
	if slices.ContainsFunc(f.Operands(), func(o Operand) bool { return o.Before }) {
		periods = append(periods, c.period.Before())
	}
	for _, p := range periods {
		if !p.IsZero() && !slices.Contains(c.program.reads, p) {
			c.program.reads = append(c.program.reads, p)
		}
	}
}

// judge gives the step its judge and its scale for rounding; it reports whether
// their numbers fit.
func (c *compiler) judge(s *step) bool {
	shift := max(-int(s.scale.Exponent()), 0)
	up := s.scale.Shift(int32(shift + s.places)).BigInt()
	if up.BitLen() > 60 || shift > maxDecimalDigits {
		return false
	}
	s.up, s.down = up.Int64(), powersOfTen[shift]
	signed := c.table.set.mayBeNegative(s.target.Indicator.Formula)
	var ok bool
	s.judge, ok = newJudge(*s.target, s.scale, s.down, isPending(s.target.Criterion, c.on), signed)
	if ok {
		s.plain, s.safe = maxProduct/s.up, c.isSafe(s)
	}
	return ok
}

// isSafe reports whether, whatever a leaf reports, its n and d are safe for the
// judge.
func (c *compiler) isSafe(s *step) bool {
	for i := range s.parts {
		nLow, nHigh := c.reach(s.parts[i].n)
		dLow, dHigh := c.reach(s.parts[i].d)
		if !s.judge.isSafe(nLow, nHigh, dLow+s.whole, dHigh+s.whole) {
			return false
		}
	}
	return true
}

// reach returns between which numbers a weighted sum of one unit's cells lies.
func (c *compiler) reach(ws weights) (low, high int64) {
	for _, w := range ws {
		of := c.program.operands[w.operand]
		least, most := int64(0), c.table.limit*magnitude(w.times)
		if c.table.set.measures[of.column].Signed {
			least = -most
		}
		if w.times < 0 {
			least, most = -most, -least
		}
		low, high = low+least, high+most
	}
	return low, high
}

// linear compiles weighted sums over one another, or one sum alone.
func (c *compiler) linear(s *step, num, den []Term) bool {
	operands := s.target.Indicator.Formula.Operands()
	if !c.addPart(s, operands, c.period) {
		return false
	}
	decimals := c.decimals(operands)
	if den == nil {
		s.whole = powersOfTen[decimals]
	}
	s.form = formLinear
	p := &s.parts[0]
	fits := c.weigh(num, operands, decimals, func(i int, times int64) { p.n = p.n.plus(p.operands[i], times) }) &&
		c.weigh(den, operands, decimals, func(i int, times int64) { p.d = p.d.plus(p.operands[i], times) })
	if s.isPair = p.n.isOne() && p.d.isOne(); s.isPair {
		s.pair = [2]int{p.n[0].operand, p.d[0].operand}
	}
	return fits
}

// growth compiles now − before over before.
func (c *compiler) growth(s *step, f Growth) bool {
	if c.period.Before().IsZero() {
		s.constant(0)
		return true
	}
	operands := f.Operands()
	if !c.addPart(s, operands, c.period) {
		return false
	}
	s.form = formLinear
	p := &s.parts[0]
	return c.weigh(f.Of, operands, c.decimals(operands), func(i int, times int64) {
		before := p.operands[i+len(operands)/2]
		p.n = p.n.plus(p.operands[i], times).plus(before, -times)
		p.d = p.d.plus(before, times)
	})
}

// every compiles the totals of the sub-periods, and keeps one sum more: the
// leaves that are in each.
func (c *compiler) every(s *step, f Every) bool {
	subs := c.period.Each(f.Each)
	if len(subs) == 0 {
		s.constant(sawOperands | sawNoWhole)
		return true
	}
	operands := f.Operands()
	decimals := c.decimals(operands)
	for _, sub := range subs {
		if !c.addPart(s, operands, sub) {
			return false
		}
		p := &s.parts[len(s.parts)-1]
		if !c.weigh(f.Of, operands, decimals, func(i int, times int64) { p.n = p.n.plus(p.operands[i], times) }) {
			return false
		}
	}
	s.whole = powersOfTen[decimals]
	s.extra = c.slots(1)
	s.form = formEvery
	return true
}

// unitCount compiles a number of units, and keeps one sum more: the units that
// satisfy, of those that are covered.
func (c *compiler) unitCount(s *step, level pcmd.Level) bool {
	operands := s.target.Indicator.Formula.Operands()
	s.form = formUnits
	if !c.addPart(s, operands, c.period) {
		return false
	}
	for _, o := range operands {
		s.ones = append(s.ones, powersOfTen[c.table.scale[c.table.set.columns[o.Measure]]])
	}
	s.extra = c.slots(1)
	s.level, s.units = level, c.unitsOf(level)
	s.always = judged(s.target.Indicator.Formula.Kind(), s.target.Criterion, sawNoWhole, false)
	return true
}

// constant sets what the step always is.
func (s *step) constant(seen int) {
	s.form = formConstant
	s.always = judged(s.target.Indicator.Formula.Kind(), s.target.Criterion, seen, false)
}

// slots returns where so many sums of a unit stand.
func (c *compiler) slots(n int) int {
	first := c.program.width
	c.program.width += n
	return first
}

// addPart places the operands of a formula for a period; it reports false where
// a figure of theirs does not fit into cells, or they are more than maxOperands.
func (c *compiler) addPart(s *step, operands []Operand, period pcmd.Period) bool {
	p := part{size: 1, adds: -1, each: s.form == formUnits}
	if p.each {
		p.size = len(operands)
	}
	p.slot = c.slots(p.size)
	for _, o := range operands {
		measure := c.table.set.columns[o.Measure]
		of := period
		if o.Before {
			of = period.Before()
		}
		view := c.table.view(of)
		if view != nil && view.wideIn[measure] > 0 {
			return false
		}
		if !c.table.set.measures[measure].Additive() {
			p.adds = 0
		}
		at := c.operand(quantity{measure, of, view})
		p.operands = append(p.operands, at)
		p.needs, s.needs = p.needs.with(at), s.needs.with(at)
	}
	s.parts = append(s.parts, p)
	return len(operands) <= maxOperands
}

// operand returns the place of a quantity among the program's operands.
func (c *compiler) operand(q quantity) int {
	at := slices.Index(c.program.operands, q)
	if at < 0 {
		at = len(c.program.operands)
		c.program.operands = append(c.program.operands, q)
	}
	return at
}

// decimals returns how many decimals the cells of the operands hold at most.
func (c *compiler) decimals(operands []Operand) int {
	most := 0
	for _, o := range operands {
		most = max(most, c.table.scale[c.table.set.columns[o.Measure]])
	}
	return most
}

// weigh says of each term which operand it is and how often that counts, in
// whole numbers of so many decimals; it reports whether they fit.
func (c *compiler) weigh(terms []Term, operands []Operand, decimals int, count func(operand int, times int64)) bool {
	total := int64(0)
	for _, t := range terms {
		times := t.weight().Shift(int32(decimals - c.table.scale[c.table.set.columns[t.Measure]]))
		if !times.IsInteger() || times.BigInt().BitLen() > 20 {
			return false
		}
		total += magnitude(times.IntPart())
		count(slices.IndexFunc(operands, func(o Operand) bool { return o.Measure == t.Measure }), times.IntPart())
	}
	return total <= maxWeight
}

// unitsOf returns of each row how many units of the level it has at or below
// it.
func (c *compiler) unitsOf(level pcmd.Level) []int32 {
	if units, done := c.levels[level]; done {
		return units
	}
	tree := c.table.tree
	units := make([]int32, tree.Len())
	for row := range units {
		if tree.units[row].Level == level {
			units[row]++
		}
		if parent := tree.parent[row]; parent >= 0 {
			units[parent] += units[row]
		}
	}
	c.levels[level] = units
	return units
}
