package conformance_test

// The slow twin: one conformance vector judged straight from the contract's text, with maps and big.Rat and no thought
// of speed. Each part names the paragraph that it follows. The text is read, and refused, in naive_reader_test.go.

import (
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// naiveOutcome is what a vector comes to; a nil field is absent. With faults there is nothing else.
type naiveOutcome struct {
	State, Value, Exact, Verdict, Shortfall *string
	Provisional                             *bool
	Reported, Expected                      *int
	Faults                                  []string
}

// naive judges the text of one vector.
func naive(raw []byte) naiveOutcome {
	v, faults := readVector(raw)
	if len(faults) > 0 {
		return naiveOutcome{Faults: faults}
	}
	return v.outcome()
}

// ---------------------------------------------------------------------------------------------------- Words: periods

// A period is a span of years (first to last), or the n-th half, quarter or month of the year first.
type period struct {
	kind        string
	first, last int
	n           int
}

var (
	spanForm    = regexp.MustCompile(`^([0-9]{4})/([0-9]{4})\z`)
	yearForm    = regexp.MustCompile(`^([0-9]{4})\z`)
	halfForm    = regexp.MustCompile(`^([0-9]{4})-H([12])\z`)
	quarterForm = regexp.MustCompile(`^([0-9]{4})-Q([1-4])\z`)
	monthForm   = regexp.MustCompile(`^([0-9]{4})-(0[1-9]|1[0-2])\z`)
)

func parsePeriod(s string) (p period, ok bool) {
	if m := spanForm.FindStringSubmatch(s); m != nil {
		p = period{kind: "span", first: number(m[1]), last: number(m[2])}
		return p, p.first <= p.last // "a span that runs backwards" is bad-period
	}
	if m := yearForm.FindStringSubmatch(s); m != nil {
		return yearPeriod(number(m[1])), true
	}
	for kind, form := range map[string]*regexp.Regexp{"half": halfForm, "quarter": quarterForm, "month": monthForm} {
		if m := form.FindStringSubmatch(s); m != nil {
			return partOfYear(kind, number(m[1]), number(m[2])), true
		}
	}
	return period{}, false
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func yearPeriod(year int) period { return period{kind: "year", first: year, last: year} }

func partOfYear(kind string, year, n int) period {
	return period{kind: kind, first: year, last: year, n: n}
}

// parts: "years of a span, halves of a year, quarters of a half, months of a quarter".
func (p period) parts() (parts []period) {
	switch p.kind {
	case "span":
		for y := p.first; y <= p.last; y++ {
			parts = append(parts, yearPeriod(y))
		}
	case "year":
		parts = partsOfYear("half", p.first, 1, 2)
	case "half":
		parts = partsOfYear("quarter", p.first, 2*p.n-1, 2*p.n)
	case "quarter":
		parts = partsOfYear("month", p.first, 3*p.n-2, 3*p.n)
	}
	return parts
}

func partsOfYear(kind string, year, from, to int) (parts []period) {
	for n := from; n <= to; n++ {
		parts = append(parts, partOfYear(kind, year, n))
	}
	return parts
}

// subPeriods are the months or quarters in a period; a period shorter than each has none.
func (p period) subPeriods(each string) (subs []period) {
	if p.kind == each {
		return []period{p}
	}
	for _, part := range p.parts() {
		subs = append(subs, part.subPeriods(each)...)
	}
	return subs
}

// before: "the same period one year earlier (for a span: the span of that length just before)".
func (p period) before() period {
	years := p.last - p.first + 1
	p.first -= years
	p.last -= years
	return p
}

// --------------------------------------------------------------------------------------------------- Words: figures

var (
	figureForm = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,6})?\z`)
	idForm     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z`)
	dateForm   = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}\z`)
)

func parseFigure(s string) (*big.Rat, bool) {
	if !figureForm.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return dateForm.MatchString(s) && err == nil
}

// ------------------------------------------------------------------------------------------------------- The vector

type measure struct {
	kind             string
	signed, additive bool
}

type term struct {
	measure string
	times   *big.Rat
}

type formula struct {
	kind                       string
	of, numerator, denominator []term
	per                        *big.Rat
	each, level                string
	where                      []string
}

type criterion struct {
	op         string
	value, max *big.Rat
	by         string
}

type unit struct{ level, parent string }

// An operand is a measure in a period.
type operand struct {
	measure string
	period  period
}

// A place in the table of what was reported.
type cell struct {
	unit string
	operand
}

type vector struct {
	measures  map[string]measure
	formula   formula
	places    int
	criterion *criterion
	units     map[string]unit
	figures   map[cell]*big.Rat
	unit      string // asked
	period    period // asked
	on        string // asked, "" without a day of asking
}

// ------------------------------------------------------------------------------------------------ Time, then units

// own is the figure that a unit reported itself: given for the period, or else derived from its own parts in time.
func (v *vector) own(u string, o operand) *big.Rat {
	if given := v.figures[cell{u, o}]; given != nil {
		return given // "A figure given for the period itself stands."
	}
	parts := o.period.parts()
	if len(parts) == 0 {
		return nil
	}
	switch v.measures[o.measure].kind {
	case "flow":
		return v.sumOfParts(u, o.measure, parts)
	case "stock", "running":
		return v.own(u, operand{o.measure, parts[len(parts)-1]})
	}
	return nil // "never derivable"
}

// sumOfParts is "the sum, when all parts have one".
func (v *vector) sumOfParts(u, m string, parts []period) *big.Rat {
	sum := new(big.Rat)
	for _, part := range parts {
		figure := v.own(u, operand{m, part})
		if figure == nil {
			return nil
		}
		sum.Add(sum, figure)
	}
	return sum
}

// addsUp: "Over units figures add up; not flags, and not measures with additive false".
func (v *vector) addsUp(o operand) bool {
	m := v.measures[o.measure]
	return m.kind != "flag" && m.additive
}

func (v *vector) children(u string) (children []string) {
	for id, other := range v.units {
		if other.parent == u {
			children = append(children, id)
		}
	}
	return children
}

// leaves are the leaves below a unit; "a leaf has itself".
func (v *vector) leaves(u string) (leaves []string) {
	for _, child := range v.children(u) {
		leaves = append(leaves, v.leaves(child)...)
	}
	if len(leaves) == 0 {
		leaves = []string{u}
	}
	return leaves
}

type (
	figures map[operand]*big.Rat
	leafSet map[string]bool
)

// take is the paragraph "Roll-up": the operands of a unit taken together, nil unless it has all of them, and the leaves
// that are covered.
func (v *vector) take(u string, operands []operand) (figures, leafSet) {
	have, rest := figures{}, []operand{}
	for _, o := range operands {
		if figure := v.own(u, o); figure != nil {
			have[o] = figure // "those stand"
		} else {
			rest = append(rest, o)
		}
	}
	if len(rest) == 0 {
		return have, v.allLeaves(u)
	}
	sums, covered := v.below(u, rest)
	if sums == nil {
		return nil, covered
	}
	if len(have) > 0 && len(covered) < len(v.leaves(u)) {
		return nil, covered // "the rest counts only if every leaf below U is covered for it"
	}
	maps.Copy(have, sums)
	return have, covered
}

// below gives "the sums over those of U's children that have all of them, in the same way; if no child has, they are
// missing". A child that has not all of them is left out with every leaf below it.
func (v *vector) below(u string, operands []operand) (figures, leafSet) {
	covered := leafSet{}
	for _, o := range operands {
		if !v.addsUp(o) {
			return nil, covered // "those an inner unit has only if it reports them itself"
		}
	}
	var sums figures
	for _, child := range v.children(u) {
		have, leaves := v.take(child, operands)
		if have == nil {
			continue
		}
		maps.Copy(covered, leaves)
		sums = sums.plus(have)
	}
	return sums, covered
}

func (f figures) plus(g figures) figures {
	sums := figures{}
	for o, figure := range g {
		sums[o] = figure
		if f != nil {
			sums[o] = new(big.Rat).Add(f[o], figure)
		}
	}
	return sums
}

func (v *vector) allLeaves(u string) leafSet {
	set := leafSet{}
	for _, leaf := range v.leaves(u) {
		set[leaf] = true
	}
	return set
}

// operands are those of all the lists of terms, in all the periods, each once.
func operands(terms []term, periods ...period) (set []operand) {
	for _, t := range terms {
		for _, p := range periods {
			if o := (operand{t.measure, p}); !slices.Contains(set, o) {
				set = append(set, o)
			}
		}
	}
	return set
}

// sum is the weighted sum of terms in a period.
func (f figures) sum(terms []term, p period) *big.Rat {
	sum := new(big.Rat)
	for _, t := range terms {
		sum.Add(sum, new(big.Rat).Mul(t.times, f[operand{t.measure, p}]))
	}
	return sum
}

// -------------------------------------------------------------------------------------------- Formulas and States

// A result is the state and value of a formula.
type result struct {
	state              string
	value              *big.Rat
	reported, expected int
	gaps               bool     // an "every" with a missing sub-period
	step               *big.Rat // what a whole number added to the numerator, total or units adds to value; nil: no shortfall
	most               *big.Rat // what value can be at most then; nil: anything
}

func (v *vector) evaluate() result {
	switch v.formula.kind {
	case "share", "ratio":
		return v.quotient()
	case "total", "flag":
		return v.total()
	case "growth":
		return v.growth()
	case "every":
		return v.every()
	default:
		return v.unitFormula()
	}
}

// asked takes the operands for the asked unit and begins its result.
func (v *vector) asked(set []operand) (figures, result) {
	have, covered := v.take(v.unit, set)
	r := result{state: "computed", reported: len(covered), expected: len(v.leaves(v.unit))}
	if have == nil {
		r.state = "no-data"
	}
	return have, r
}

// quotient: share is 100·n/d of a part in its whole, ratio per·n/d.
func (v *vector) quotient() result {
	f := v.formula
	have, r := v.asked(operands(slices.Concat(f.numerator, f.denominator), v.period))
	if have == nil {
		return r
	}
	n, d := have.sum(f.numerator, v.period), have.sum(f.denominator, v.period)
	share := f.kind == "share"
	switch {
	case n.Sign() == 0 && d.Sign() == 0:
		r.state = "not-applicable" // "n = d = 0"
	case d.Sign() == 0:
		r.state = "invalid" // "n ≠ 0 over d = 0"
	case share && (n.Cmp(d) > 0 || n.Sign() < 0):
		r.state = "invalid" // "n > d or n < 0 in a share"
	default:
		r.step = new(big.Rat).Quo(f.per, d)
		r.value = new(big.Rat).Mul(n, r.step)
		if share {
			r.most = rat(100)
		}
	}
	return r
}

// total: the sum; flag: of one measure, 1 or 0.
func (v *vector) total() result {
	have, r := v.asked(operands(v.formula.of, v.period))
	if have == nil {
		return r
	}
	r.value, r.step = have.sum(v.formula.of, v.period), rat(1)
	if v.formula.kind == "flag" {
		r.most = rat(1)
	}
	return r
}

// growth: 100·(now − before)/before.
func (v *vector) growth() result {
	have, r := v.asked(operands(v.formula.of, v.period, v.period.before()))
	if have == nil {
		return r
	}
	now, before := have.sum(v.formula.of, v.period), have.sum(v.formula.of, v.period.before())
	if before.Sign() == 0 {
		r.state = "not-applicable" // "growth from a base of 0"
		return r
	}
	rise := new(big.Rat).Sub(now, before)
	r.value = rise.Mul(rise, rat(100)).Quo(rise, before)
	return r
}

// every: the smallest of the sub-periods' totals; each sub-period is treated by itself.
func (v *vector) every() result {
	r := result{state: "not-applicable", expected: len(v.leaves(v.unit))}
	subs := v.period.subPeriods(v.formula.each)
	if len(subs) == 0 {
		return r // "a period shorter than each is not-applicable and covers none"
	}
	inEach := v.allLeaves(v.unit)
	for _, sub := range subs {
		have, covered := v.take(v.unit, operands(v.formula.of, sub))
		maps.DeleteFunc(inEach, func(leaf string, _ bool) bool { return !covered[leaf] })
		if have == nil {
			r.gaps = true
		} else if total := have.sum(v.formula.of, sub); r.value == nil || total.Cmp(r.value) < 0 {
			r.value = total
		}
	}
	r.reported = len(inEach)
	r.state = "computed"
	if r.value == nil {
		r.state = "no-data" // "no sub-period at all is no-data"
	}
	return r
}

// unitFormula: the units of a level below or at the asked unit, "each taken as if it were asked for its where".
func (v *vector) unitFormula() result {
	var where []term
	for _, m := range v.formula.where {
		where = append(where, term{measure: m})
	}
	r := result{state: "computed"}
	satisfied := 0
	for _, u := range v.unitsOfLevel(v.unit) {
		r.expected++
		have, _ := v.take(u, operands(where, v.period))
		if have == nil {
			continue // "a unit that lacks one does not satisfy and stays in the denominator"
		}
		r.reported++
		if have.allAtLeastOne() {
			satisfied++
		}
	}
	switch {
	case r.expected == 0:
		r.state = "not-applicable" // "no unit of that level"
	case r.reported == 0:
		r.state = "no-data" // "none covered is no-data"
	case v.formula.kind == "share-of-units":
		r.step, r.most = big.NewRat(100, int64(r.expected)), rat(100)
	default:
		r.step, r.most = rat(1), rat(r.expected)
	}
	if r.state == "computed" {
		r.value = new(big.Rat).Mul(rat(satisfied), r.step)
	}
	return r
}

func (v *vector) unitsOfLevel(u string) (units []string) {
	if v.units[u].level == v.formula.level {
		units = append(units, u)
	}
	for _, child := range v.children(u) {
		units = append(units, v.unitsOfLevel(child)...)
	}
	return units
}

func (f figures) allAtLeastOne() bool {
	for _, figure := range f {
		if figure.Cmp(rat(1)) < 0 {
			return false
		}
	}
	return true
}

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// -------------------------------------------------------------------------------------------------------- Outcome

func (v *vector) outcome() (o naiveOutcome) {
	r := v.evaluate()
	o.State, o.Reported, o.Expected = &r.state, &r.reported, &r.expected
	if r.state == "computed" {
		o.Value = some(rounded(r.value, v.places))
		o.Exact = some(r.value.RatString())
		o.Provisional = some(r.reported < r.expected)
	}
	if v.criterion != nil {
		o.Verdict = some(v.verdict(r))
		o.Shortfall = v.shortfall(r)
	}
	return o
}

func some[T any](t T) *T { return &t }

// rounded: "once, half away from zero, to places, printed with exactly that many digits, never -0.00".
func rounded(x *big.Rat, places int) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	scaled := new(big.Rat).Mul(new(big.Rat).Abs(x), new(big.Rat).SetInt(scale))
	nearest := floor(scaled.Add(scaled, big.NewRat(1, 2))) // of the absolute value, so a half goes away from zero
	digits := nearest.String()
	if places > 0 {
		digits = strings.Repeat("0", max(0, places+1-len(digits))) + digits
		point := len(digits) - places
		digits = digits[:point] + "." + digits[point:]
	}
	if x.Sign() < 0 && nearest.Sign() != 0 {
		digits = "-" + digits
	}
	return digits
}

func floor(x *big.Rat) *big.Int {
	return new(big.Int).Div(x.Num(), x.Denom()) // Euclidean, the denominator is positive
}

// --------------------------------------------------------------------------------------------- Criteria and Verdicts

func (v *vector) verdict(r result) string {
	switch {
	case r.state == "not-applicable":
		return "not-applicable"
	case r.state != "computed":
		return "not-assessable"
	case r.gaps:
		return v.verdictWithGaps(r.value)
	default:
		return v.verdictOn(r.value)
	}
}

func (v *vector) verdictOn(x *big.Rat) string {
	switch c := v.criterion; {
	case c.holds(x):
		return "met"
	case c.op == "between" && x.Cmp(c.max) > 0:
		return "exceeded" // "also before by"
	case c.by != "" && v.on != "" && v.on < c.by:
		return "pending" // "not met, and asked before by"
	default:
		return "not-met"
	}
}

func (c *criterion) holds(x *big.Rat) bool {
	switch c.op {
	case "at-least":
		return x.Cmp(c.value) >= 0
	case "more-than":
		return x.Cmp(c.value) > 0
	case "at-most":
		return x.Cmp(c.value) <= 0
	case "less-than":
		return x.Cmp(c.value) < 0
	case "equal":
		return x.Cmp(c.value) == 0
	case "between":
		return x.Cmp(c.value) >= 0 && x.Cmp(c.max) <= 0
	default: // yes
		return x.Cmp(rat(1)) == 0
	}
}

// verdictWithGaps is the verdict if it "is the same whatever the missing ones are". The smallest total is then anything
// from the least possible total up to the smallest known one; the verdict can change only at value and max, so it is
// tried there, at both ends, and between each two of these points.
func (v *vector) verdictWithGaps(known *big.Rat) string {
	points := []*big.Rat{known, v.leastTotal(known)}
	least := points[1]
	for _, x := range []*big.Rat{v.criterion.value, v.criterion.max} {
		if x != nil && least.Cmp(x) <= 0 && x.Cmp(known) <= 0 {
			points = append(points, x)
		}
	}
	slices.SortFunc(points, (*big.Rat).Cmp)
	for i := range len(points) - 1 {
		middle := new(big.Rat).Add(points[i], points[i+1])
		points = append(points, middle.Mul(middle, big.NewRat(1, 2)))
	}
	for _, x := range points {
		if v.verdictOn(x) != v.verdictOn(known) {
			return "not-assessable"
		}
	}
	return v.verdictOn(known)
}

// leastTotal: "any total ≥ 0, or any number where a measure is signed or a times negative"; for any number it gives one
// that is lower than all that matter.
func (v *vector) leastTotal(known *big.Rat) *big.Rat {
	for _, t := range v.formula.of {
		if v.measures[t.measure].signed || t.times.Sign() < 0 {
			least := new(big.Rat).Set(known)
			for _, x := range []*big.Rat{v.criterion.value, v.criterion.max} {
				if x != nil && x.Cmp(least) < 0 {
					least.Set(x)
				}
			}
			return least.Sub(least, rat(1))
		}
	}
	return rat(0)
}

// shortfall: "the least whole number to add to the numerator (or total, or units) so that the criterion holds,
// everything else unchanged".
func (v *vector) shortfall(r result) *string {
	if r.step == nil {
		return nil // not computed, or a growth or an every
	}
	bound, strict, ok := v.floorOfCriterion()
	if !ok {
		return nil
	}
	add := new(big.Int) // "0" when it holds
	if !reaches(r.value, bound, strict) {
		if r.step.Sign() <= 0 {
			return nil // adding leads away
		}
		steps := new(big.Rat).Sub(bound, r.value)
		steps.Quo(steps, r.step)
		add = floor(steps)
		if strict || !steps.IsInt() {
			add.Add(add, big.NewInt(1))
		}
	}
	then := new(big.Rat).Mul(r.step, new(big.Rat).SetInt(add))
	then.Add(then, r.value)
	if r.most != nil && then.Cmp(r.most) > 0 {
		return nil
	}
	return some(add.String())
}

// floorOfCriterion: at-least, more-than, "equal 100 of a share or share-of-units" (which cannot be more), yes.
func (v *vector) floorOfCriterion() (bound *big.Rat, strict, ok bool) {
	switch c := v.criterion; c.op {
	case "at-least":
		return c.value, false, true
	case "more-than":
		return c.value, true, true
	case "equal":
		inHundred := v.formula.kind == "share" || v.formula.kind == "share-of-units"
		return c.value, false, inHundred && c.value.Cmp(rat(100)) == 0
	case "yes":
		return rat(1), false, true
	}
	return nil, false, false
}

func reaches(x, bound *big.Rat, strict bool) bool {
	if strict {
		return x.Cmp(bound) > 0
	}
	return x.Cmp(bound) >= 0
}
