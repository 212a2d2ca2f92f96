// Package wire reads the JSON forms of the contract that several documents
// share: measures, indicators, criteria, units and reports. It reads shape and
// syntax; whether the parts fit together the packages of the parts say.
package wire

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/shopspring/decimal"
)

// Measure reads {id, kind, signed?, additive?}.
func Measure(v document.Value) indicator.Measure {
	return measure(v.Object("id", "kind", "signed", "additive"))
}

// DescribedMeasure reads a measure together with what it is called and counts.
func DescribedMeasure(v document.Value) indicator.Measure {
	o := v.Object("id", "kind", "signed", "additive", "title", "unit", "concept", "citation")
	m := measure(o)
	m.Title = document.OptionalText(o.Get("title"))
	m.Unit = document.OptionalText(o.Get("unit"))
	m.Concept = document.OptionalText(o.Get("concept"))
	m.Citation = document.Citation(o.Get("citation"))
	return m
}

func measure(o document.Object) (m indicator.Measure) {
	m.ID = o.Need("id").String()
	o.Need("kind").Decode(&m.Kind)
	if signed := o.Get("signed"); signed.Present() {
		m.Signed = signed.Bool()
	}
	if additive := o.Get("additive"); additive.Present() {
		m.NonAdditive = !additive.Bool()
	}
	return m
}

// DescribedIndicator reads an indicator together with its metadata.
func DescribedIndicator(v document.Value) indicator.Indicator {
	o := v.Object("id", "title", "unit", "formula", "places", "concept", "method",
		"disaggregation", "frequency", "source", "responsible", "citation")
	i := indicator.Indicator{
		ID:             o.Need("id").String(),
		Title:          o.Need("title").Text(),
		Unit:           document.OptionalText(o.Get("unit")),
		Concept:        document.OptionalText(o.Get("concept")),
		Method:         document.OptionalText(o.Get("method")),
		Disaggregation: document.Slice(o.Get("disaggregation"), document.Value.Text),
		Frequency:      document.OptionalText(o.Get("frequency")),
		Source:         document.OptionalText(o.Get("source")),
		Responsible:    document.OptionalText(o.Get("responsible")),
		Citation:       document.Citation(o.Get("citation")),
		Rounding:       places(o.Get("places")),
	}
	if formula := o.Get("formula"); formula.Present() {
		i.Formula = Formula(formula)
	}
	return i
}

// Target reads {id, indicator, criterion?}.
func Target(v document.Value) indicator.Target {
	o := v.Object("id", "indicator", "criterion")
	return indicator.Target{
		ID:        o.Need("id").String(),
		Indicator: Indicator(o.Need("indicator")),
		Criterion: OptionalCriterion(o.Get("criterion")),
	}
}

// Indicator reads {id, formula, places?}.
func Indicator(v document.Value) indicator.Indicator {
	if !v.Present() {
		return indicator.Indicator{}
	}
	o := v.Object("id", "formula", "places")
	return indicator.Indicator{
		ID:       o.Need("id").String(),
		Formula:  Formula(o.Need("formula")),
		Rounding: places(o.Get("places")),
	}
}

func places(v document.Value) indicator.Places {
	if !v.Present() {
		return indicator.Places{}
	}
	return indicator.RoundTo(v.Int(0, 6))
}

// formulas reads each kind of formula from the keys that it has.
var formulas = map[indicator.FormulaKind]struct {
	keys []string
	read func(document.Object) indicator.Formula
}{
	indicator.KindShare: {[]string{"numerator", "denominator"}, func(o document.Object) indicator.Formula {
		return indicator.Share{Numerator: Terms(o.Need("numerator")), Denominator: Terms(o.Need("denominator"))}
	}},
	indicator.KindRatio: {[]string{"numerator", "denominator", "per"}, func(o document.Object) indicator.Formula {
		return indicator.Ratio{Numerator: Terms(o.Need("numerator")), Denominator: Terms(o.Need("denominator")), Per: Number(o.Get("per"))}
	}},
	indicator.KindTotal: {[]string{"of"}, func(o document.Object) indicator.Formula {
		return indicator.Total{Of: Terms(o.Need("of"))}
	}},
	indicator.KindGrowth: {[]string{"of"}, func(o document.Object) indicator.Formula {
		return indicator.Growth{Of: Terms(o.Need("of"))}
	}},
	indicator.KindEvery: {[]string{"of", "each"}, func(o document.Object) indicator.Formula {
		return indicator.Every{Of: Terms(o.Need("of")), Each: each(o.Need("each"))}
	}},
	indicator.KindShareOfUnits: {[]string{"level", "where"}, func(o document.Object) indicator.Formula {
		return indicator.ShareOfUnits{Level: level(o.Need("level")), Where: document.Slice(o.Need("where"), document.Value.String)}
	}},
	indicator.KindCountOfUnits: {[]string{"level", "where"}, func(o document.Object) indicator.Formula {
		return indicator.CountOfUnits{Level: level(o.Need("level")), Where: document.Slice(o.Need("where"), document.Value.String)}
	}},
	indicator.KindFlag: {[]string{"of"}, func(o document.Object) indicator.Formula {
		return indicator.Flag{Of: Terms(o.Need("of"))}
	}},
}

// Formula reads a formula of the contract, nil where its kind is not known.
func Formula(v document.Value) indicator.Formula {
	kind := document.Word(v.Deciding("kind", "numerator", "denominator", "per", "of", "each", "level", "where"), indicator.FormulaKinds())
	form, known := formulas[kind]
	if !known {
		return nil
	}
	return form.read(v.Object(append([]string{"kind"}, form.keys...)...))
}

func level(v document.Value) pcmd.Level { return document.Word(v, pcmd.Levels()) }

func each(v document.Value) pcmd.PeriodKind {
	switch document.Word(v, indicator.SubPeriods()) {
	case pcmd.Month.String():
		return pcmd.Month
	case pcmd.Quarter.String():
		return pcmd.Quarter
	}
	return 0
}

// Terms reads a list of terms, each a measure or {measure, times}.
func Terms(v document.Value) []indicator.Term { return document.Slice(v, term) }

// term reads a measure, or {measure, times}.
func term(v document.Value) indicator.Term {
	if !v.IsObject() {
		return indicator.Term{Measure: v.String()}
	}
	o := v.Object("measure", "times")
	return indicator.Term{Measure: o.Need("measure").String(), Times: Number(o.Need("times"))}
}

// Number reads a decimal number in the form of a figure; an absent one stays
// unset.
func Number(v document.Value) decimal.Decimal {
	literal, ok := v.Literal()
	if !ok {
		return decimal.Decimal{}
	}
	d, err := indicator.ParseFigure(literal)
	v.Err(err)
	return d
}

// OptionalCriterion reads a criterion, or none.
func OptionalCriterion(v document.Value) indicator.Criterion {
	if !v.Present() {
		return indicator.Criterion{}
	}
	return Criterion(v)
}

// Criterion reads {op, value, max?, by?}; which of them depends on the op. Where
// that is not known, the others are still read for their own mistakes.
func Criterion(v document.Value) (c indicator.Criterion) {
	c.Op = document.Word(v.Deciding("op", "value", "max", "by"), indicator.Ops())
	if !v.IsObject() {
		return indicator.Criterion{}
	}
	var o document.Object
	switch c.Op {
	case "":
		o = v.Object("op", "value", "max", "by")
		Number(o.Get("value"))
		Number(o.Get("max"))
	case indicator.Yes:
		o = v.Object("op", "by")
	case indicator.Between:
		o = v.Object("op", "value", "max", "by")
		c.Value, c.Max = Number(o.Need("value")), Number(o.Need("max"))
	default:
		o = v.Object("op", "value", "by")
		c.Value = Number(o.Need("value"))
	}
	if by := o.Get("by"); by.Present() {
		by.Decode(&c.By)
	}
	if c.Op == "" {
		return indicator.Criterion{}
	}
	return c
}
