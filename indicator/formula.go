package indicator

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Formula says how the value of an indicator follows from figures. The family
// of the contract is [Share], [Ratio], [Total], [Growth], [Every],
// [ShareOfUnits], [CountOfUnits] and [Flag]; a formula of an embedder's own
// implements the same three methods and is rolled up and explained like them.
//
// Operands must return the same list at every call. Both methods may be called
// from several goroutines at once.
type Formula interface {
	// Kind is the name of the formula, e.g. "share".
	Kind() FormulaKind
	// Operands are the figures that the formula needs, taken together: a unit
	// that lacks one of them is left out of all.
	Operands() []Operand
	// Compute returns the value of the operands, given in the order of
	// Operands. The value matters only where the state is Computed.
	Compute(operands []Fraction) (State, Fraction)
}

// Operand is a figure that a formula needs: of the asked period, or of the
// period that growth is measured against.
type Operand struct {
	Measure string
	Before  bool // of the period before: see [pcmd.Period.Before]
}

// FormulaKind names a formula. The zero FormulaKind means "unset".
type FormulaKind string

// The formulas of the contract.
const (
	KindShare        FormulaKind = "share"
	KindRatio        FormulaKind = "ratio"
	KindTotal        FormulaKind = "total"
	KindGrowth       FormulaKind = "growth"
	KindEvery        FormulaKind = "every"
	KindShareOfUnits FormulaKind = "share-of-units"
	KindCountOfUnits FormulaKind = "count-of-units"
	KindFlag         FormulaKind = "flag"
)

// FormulaKinds returns the vocabulary of the contract's formulas.
func FormulaKinds() pcmd.Vocabulary[FormulaKind] {
	return pcmd.Vocabulary[FormulaKind]{
		{Key: KindShare, Label: pcmd.Text{Vi: "tỷ lệ phần trong tổng (%)", En: "share of a part in its whole (%)"}},
		{Key: KindRatio, Label: pcmd.Text{Vi: "tỷ số", En: "ratio"}},
		{Key: KindTotal, Label: pcmd.Text{Vi: "tổng số", En: "total"}},
		{Key: KindGrowth, Label: pcmd.Text{Vi: "mức tăng so với cùng kỳ năm trước (%)", En: "growth over the same period a year before (%)"}},
		{Key: KindEvery, Label: pcmd.Text{Vi: "mức thấp nhất trong các tháng, quý", En: "the lowest of the months or quarters"}},
		{Key: KindShareOfUnits, Label: pcmd.Text{Vi: "tỷ lệ đơn vị đạt (%)", En: "share of units (%)"}},
		{Key: KindCountOfUnits, Label: pcmd.Text{Vi: "số đơn vị đạt", En: "number of units"}},
		{Key: KindFlag, Label: pcmd.Text{Vi: "có hoặc không", En: "yes or no"}},
	}
}

// Term is a measure in a formula, counted so many times. Unset, Times is one; a
// measure that counts zero times says decimal.Zero.
type Term struct {
	Measure string
	Times   decimal.Decimal
}

// Of returns the measures as terms that each count once.
func Of(measures ...string) []Term {
	terms := make([]Term, len(measures))
	for i, m := range measures {
		terms[i] = Term{Measure: m}
	}
	return terms
}

// weight returns how many times the measure counts.
func (t Term) weight() decimal.Decimal {
	if unset(t.Times) {
		return decimal.NewFromInt(1)
	}
	return t.Times
}

// unset reports whether nobody gave the decimal a value, not even zero. Only
// this question may compare decimals with ==.
func unset(d decimal.Decimal) bool { return d == decimal.Decimal{} }

// Share is 100·n/d of a part in its whole. A part above its whole or below
// zero is [Invalid]; nothing of nothing is [Inapplicable].
type Share struct{ Numerator, Denominator []Term }

// Ratio is Per·n/d and may exceed Per. Unset, Per is 100.
type Ratio struct {
	Numerator, Denominator []Term
	Per                    decimal.Decimal
}

// Total is the sum of its terms.
type Total struct{ Of []Term }

// Growth is 100·(now − before)/before, before being the same period one year
// earlier. From a base of zero it is [Inapplicable], without a base [NoData].
type Growth struct{ Of []Term }

// Every is the smallest of the totals of the months (Each is [pcmd.Month]) or
// quarters ([pcmd.Quarter]) of the period: "at least one each month".
type Every struct {
	Of   []Term
	Each pcmd.PeriodKind
}

// ShareOfUnits is 100 times the units of the level, below or at the asked unit,
// whose every measure in Where is at least 1, over all such units.
type ShareOfUnits struct {
	Level pcmd.Level
	Where []string
}

// CountOfUnits is the number of units that [ShareOfUnits] counts.
type CountOfUnits struct {
	Level pcmd.Level
	Where []string
}

// Flag is 1 or 0 as its measure is.
type Flag struct{ Of []Term }

// FlagOf returns the flag of a measure.
func FlagOf(measure string) Flag { return Flag{Of(measure)} }

func (Share) Kind() FormulaKind        { return KindShare }
func (Ratio) Kind() FormulaKind        { return KindRatio }
func (Total) Kind() FormulaKind        { return KindTotal }
func (Growth) Kind() FormulaKind       { return KindGrowth }
func (Every) Kind() FormulaKind        { return KindEvery }
func (ShareOfUnits) Kind() FormulaKind { return KindShareOfUnits }
func (CountOfUnits) Kind() FormulaKind { return KindCountOfUnits }
func (Flag) Kind() FormulaKind         { return KindFlag }

func (f Share) Operands() []Operand        { return operandsOf(measuresOf(f.Numerator, f.Denominator)) }
func (f Ratio) Operands() []Operand        { return operandsOf(measuresOf(f.Numerator, f.Denominator)) }
func (f Total) Operands() []Operand        { return operandsOf(measuresOf(f.Of)) }
func (f Every) Operands() []Operand        { return operandsOf(measuresOf(f.Of)) }
func (f ShareOfUnits) Operands() []Operand { return operandsOf(distinct(f.Where)) }
func (f CountOfUnits) Operands() []Operand { return operandsOf(distinct(f.Where)) }
func (f Flag) Operands() []Operand         { return operandsOf(measuresOf(f.Of)) }

// Operands are the measures now, then the same measures before.
func (f Growth) Operands() []Operand {
	now := operandsOf(measuresOf(f.Of))
	all := now
	for _, o := range now {
		all = append(all, Operand{o.Measure, true})
	}
	return all
}

func operandsOf(measures []string) []Operand {
	operands := make([]Operand, len(measures))
	for i, m := range measures {
		operands[i] = Operand{Measure: m}
	}
	return operands
}

// measuresOf returns the measures of the terms, each once, in order.
func measuresOf(lists ...[]Term) []string {
	var all []string
	for _, terms := range lists {
		for _, t := range terms {
			all = append(all, t.Measure)
		}
	}
	return distinct(all)
}

func distinct(names []string) []string {
	var all []string
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	return all
}
