package plan

import (
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// counting is how a formula counts, taken apart as targets are compared. Two
// formulas count alike where all three are the same; how often they do is a
// matter of time.
type counting struct {
	unit       string // what is counted: a share, so many districts, occasions
	population string // the whole of a share
	condition  string // what something must satisfy to be counted
}

func countingOf(f indicator.Formula) counting {
	switch f := f.(type) {
	case nil:
		return counting{}
	case indicator.Share:
		return counting{string(f.Kind()), sumOf(f.Denominator), sumOf(f.Numerator)}
	case indicator.Ratio:
		return counting{string(f.Kind()) + " " + per(f).String(), sumOf(f.Denominator), sumOf(f.Numerator)}
	case indicator.ShareOfUnits:
		return counting{unit: string(f.Kind()) + " " + string(f.Level), condition: setOf(f.Where)}
	case indicator.CountOfUnits:
		return counting{unit: string(f.Kind()) + " " + string(f.Level), condition: setOf(f.Where)}
	case indicator.Flag:
		return counting{unit: string(f.Kind()), condition: sumOf(f.Of)}
	}
	// Total, growth, every, and a formula of an embedder's own: other figures
	// are another thing counted.
	var measures []string
	for _, o := range f.Operands() {
		measures = append(measures, o.Measure)
	}
	unit := string(f.Kind()) + " " + setOf(measures)
	if terms := termsOf(f); terms != nil {
		unit = string(f.Kind()) + " " + sumOf(terms)
	}
	return counting{unit: unit}
}

// termsOf returns the terms of the formulas that add up one sum.
func termsOf(f indicator.Formula) []indicator.Term {
	switch f := f.(type) {
	case indicator.Total:
		return f.Of
	case indicator.Growth:
		return f.Of
	case indicator.Every:
		return f.Of
	}
	return nil
}

// subject returns the measures that say what a formula is about: of a share
// what is counted, not of whom.
func subject(f indicator.Formula) string {
	switch f := f.(type) {
	case indicator.Share:
		return sumOf(f.Numerator)
	case indicator.Ratio:
		return sumOf(f.Numerator)
	case indicator.ShareOfUnits:
		return setOf(f.Where)
	case indicator.CountOfUnits:
		return setOf(f.Where)
	case indicator.Flag:
		return sumOf(f.Of)
	}
	return sumOf(termsOf(f))
}

// sumOf writes terms in a form that is the same for equal sums.
func sumOf(terms []indicator.Term) string {
	var all []string
	for _, t := range terms {
		word := t.Measure
		if times := timesOf(t); !times.Equal(decimal.NewFromInt(1)) {
			word += "*" + times.String()
		}
		all = append(all, word)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func sameTerms(a, b []indicator.Term) bool { return sumOf(a) == sumOf(b) }

// timesOf returns how many times the term counts; unset is once.
func timesOf(t indicator.Term) decimal.Decimal {
	if unset(t.Times) {
		return decimal.NewFromInt(1)
	}
	return t.Times
}

// per returns what a ratio is for; unset is 100.
func per(r indicator.Ratio) decimal.Decimal {
	if unset(r.Per) {
		return decimal.NewFromInt(100)
	}
	return r.Per
}

// unset reports whether nobody gave the decimal a value. Only this question may
// compare decimals with ==.
func unset(d decimal.Decimal) bool { return d == decimal.Decimal{} }

// setOf writes measures in a form that is the same whatever their order.
func setOf(measures []string) string {
	all := slices.Clone(measures)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// unitLevel returns the level whose units a formula counts.
func unitLevel(f indicator.Formula) (pcmd.Level, bool) {
	switch f := f.(type) {
	case indicator.ShareOfUnits:
		return f.Level, true
	case indicator.CountOfUnits:
		return f.Level, true
	}
	return "", false
}
