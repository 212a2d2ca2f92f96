package plan_test

import (
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// draw makes valid plans of every shape: each field unset or set, each list of
// any length, each word of its vocabulary, each formula and criterion.
type draw struct{ *rapid.T }

func (d draw) n(most int) int { return rapid.IntRange(0, most).Draw(d.T, "n") }
func (d draw) yes() bool      { return rapid.Bool().Draw(d.T, "yes") }

// words are any that are not blank, in NFC: letters, marks, markup, quotes.
func (d draw) words() string {
	any := rapid.StringMatching(`[ a-zA-ZĐđờửỷ\x{300}\x{301}\x{323}<>&"\\{}\[\],:\n\t\x{2028}\x{fffd}😀]{0,12}`).Draw(d.T, "words")
	return norm.NFC.String("ồ" + any)
}

func (d draw) maybeWords() string {
	if d.yes() {
		return ""
	}
	return d.words()
}

func (d draw) text() pcmd.Text { return pcmd.Text{Vi: d.words(), En: d.words()} }

func (d draw) maybeText() pcmd.Text {
	if d.yes() {
		return pcmd.Text{}
	}
	return d.text()
}

func (d draw) id(i int) string {
	return rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9._-]{0,8}`).Draw(d.T, "id") + fmt.Sprint("-", i)
}

func (d draw) date() pcmd.Date {
	if d.yes() {
		return pcmd.Date{}
	}
	return pcmd.MustParseDate("2024-01-01").AddDays(rapid.IntRange(-700000, 2900000).Draw(d.T, "days"))
}

func (d draw) figure() decimal.Decimal {
	value, err := decimal.NewFromString(rapid.StringMatching(`-?([1-9][0-9]{0,14}|0)(\.[0-9]{0,5}[1-9])?`).
		Filter(func(s string) bool { return s != "-0" }).Draw(d.T, "figure"))
	require.NoError(d.T, err)
	return value
}

func word1[K ~string](d draw, v pcmd.Vocabulary[K]) K {
	return rapid.SampledFrom(v).Draw(d.T, "word").Key
}

func list1[T any](d draw, least, most int, item func(int) T) []T {
	n := rapid.IntRange(least, most).Draw(d.T, "items")
	var all []T
	for i := range n {
		all = append(all, item(i))
	}
	return all
}

// some are some of the ids, in any order; none is nil.
func (d draw) some(ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	return list1(d, 0, 3, func(int) string { return rapid.SampledFrom(ids).Draw(d.T, "of") })
}

func (d draw) citation() pcmd.Citation {
	return pcmd.Citation{Document: d.maybeWords(), Clause: d.maybeWords(), Reading: word1(d, pcmd.Readings()), Note: d.maybeText()}
}

func (d draw) texts() []pcmd.Text { return list1(d, 0, 2, func(int) pcmd.Text { return d.text() }) }

func (d draw) terms(measures []string) []indicator.Term {
	return list1(d, 1, 3, func(int) indicator.Term {
		t := indicator.Term{Measure: rapid.SampledFrom(measures).Draw(d.T, "measure")}
		if d.yes() {
			t.Times = d.figure()
		}
		return t
	})
}

func (d draw) formula(measures []string) indicator.Formula {
	of := func() []indicator.Term { return d.terms(measures) }
	where := func() []string {
		return list1(d, 1, 2, func(int) string { return rapid.SampledFrom(measures).Draw(d.T, "where") })
	}
	switch word1(d, indicator.FormulaKinds()) {
	case indicator.KindRatio:
		r := indicator.Ratio{Numerator: of(), Denominator: of()}
		if d.yes() {
			r.Per = d.figure()
		}
		return r
	case indicator.KindTotal:
		return indicator.Total{Of: of()}
	case indicator.KindGrowth:
		return indicator.Growth{Of: of()}
	case indicator.KindEvery:
		return indicator.Every{Of: of(), Each: rapid.SampledFrom([]pcmd.PeriodKind{pcmd.Month, pcmd.Quarter}).Draw(d.T, "each")}
	case indicator.KindShareOfUnits:
		return indicator.ShareOfUnits{Level: word1(d, pcmd.Levels()), Where: where()}
	case indicator.KindCountOfUnits:
		return indicator.CountOfUnits{Level: word1(d, pcmd.Levels()), Where: where()}
	case indicator.KindFlag:
		return indicator.FlagOf("register")
	}
	return indicator.Share{Numerator: of(), Denominator: of()}
}

func (d draw) criterion(f indicator.Formula) indicator.Criterion {
	c := indicator.Criterion{Op: word1(d, indicator.Ops()), By: d.date()}
	switch {
	case d.yes():
		return indicator.Criterion{}
	case c.Op == indicator.Yes && f.Kind() != indicator.KindFlag:
		c.Op = indicator.Equal
	}
	if c.Op == indicator.Yes {
		return c
	}
	c.Value = d.figure()
	if c.Op == indicator.Between {
		c.Max = d.figure()
		if c.Max.LessThan(c.Value) {
			c.Value, c.Max = c.Max, c.Value
		}
	}
	return c
}

func (d draw) target(i int, measures []string) plan.Target {
	t := plan.Target{
		ID: d.id(i), Title: d.text(), Indicator: indicator.Indicator{ID: d.id(i), Formula: d.formula(measures)},
		Wording: word1(d, plan.Wordings()), Aspirational: d.yes(), Unit: d.maybeText(), Scope: word1(d, plan.Scopes()),
		Population: d.maybeText(), Condition: d.maybeText(), Citation: d.citation(),
	}
	if d.yes() {
		t.Counterpart = d.id(i)
	}
	if d.yes() {
		t.Indicator.Rounding = indicator.RoundTo(d.n(6))
	}
	t.Criterion = d.criterion(t.Indicator.Formula)
	return t
}

func (d draw) duty(bodies, targets []string) agency.Duty {
	duty := agency.Duty{
		Role: word1(d, agency.Roles()), Function: word1(d, agency.Functions()), Title: d.text(), Points: d.texts(),
		Partners: d.some(bodies), Condition: d.maybeText(), Targets: d.some(targets), Citation: d.citation(),
	}
	if d.yes() {
		duty.Each = word1(d, pcmd.Levels())
	}
	return duty
}

func (d draw) assignment(order int, bodies, targets []string) agency.Assignment {
	return agency.Assignment{
		Order: order, Body: rapid.SampledFrom(bodies).Draw(d.T, "body"), Mandate: word1(d, agency.Mandates()),
		Duties: list1(d, 1, 2, func(int) agency.Duty { return d.duty(bodies, targets) }),
	}
}

func (d draw) reporting(i int, bodies, targets []string) plan.ReportingClause {
	body := func() string { return rapid.SampledFrom(bodies).Draw(d.T, "body") }
	r := plan.ReportingClause{
		ID: d.id(i), From: body(), To: d.some(bodies), Frequency: word1(d, plan.Frequencies()), Content: d.maybeText(),
		Onward: d.maybeText(), Targets: d.some(targets), Covers: d.maybeText(), Mandate: word1(d, agency.Mandates()),
		Condition: d.maybeText(), Citation: d.citation(),
	}
	if d.yes() {
		r.Via = body()
	}
	if (r.Frequency == plan.HalfYearly || r.Frequency == plan.Yearly) && d.yes() {
		r.Bound = word1(d, plan.Bounds())
		var err error
		r.Day, err = plan.ParseDayOfYear(pcmd.MustParseDate("2023-01-01").AddDays(d.n(364)).String()[5:])
		require.NoError(d.T, err)
	}
	return r
}

func (d draw) plan() *plan.Plan {
	p := &plan.Plan{
		ID: d.id(0), Type: word1(d, plan.Types()), Number: d.maybeWords(), Issued: d.date(), Title: d.text(),
		Unit: plan.Unit{Code: d.id(0), Name: d.words()}, Level: word1(d, pcmd.Levels()), Term: pcmd.YearOf(1 + d.n(9998)), Partial: d.maybeText(),
		Articles:     list1(d, 0, 1, func(int) plan.Provision { return plan.Provision{Title: d.text(), Citation: d.citation()} }),
		FundingRules: list1(d, 0, 1, func(int) plan.Provision { return plan.Provision{Title: d.text(), Citation: d.citation()} }),
	}
	if d.yes() {
		p.Term = pcmd.MustParsePeriod("2021/2025")
	}
	if d.yes() {
		p.Signatory = plan.Signatory{Name: d.maybeWords(), Office: d.text(), For: d.maybeText()}
	}
	p.References = list1(d, 0, 2, func(int) plan.Reference {
		return plan.Reference{Number: d.maybeWords(), Issued: d.date(), Issuer: d.maybeText(), Title: d.text(), Role: word1(d, plan.ReferenceRoles()), Citation: d.citation()}
	})
	for _, r := range p.References {
		if r.Role == plan.Parent {
			p.Parent = r.Number
		}
	}
	measures := []string{"cases", "students"}
	p.Measures = list1(d, 0, 2, func(i int) indicator.Measure {
		m := indicator.Measure{ID: d.id(i), Kind: word1(d, indicator.MeasureKinds()), Signed: d.yes(), NonAdditive: d.yes(),
			Title: d.maybeText(), Unit: d.maybeText(), Concept: d.maybeText()}
		if d.yes() {
			m.Citation = d.citation()
		}
		measures = append(measures, m.ID)
		return m
	})
	bodies := list1(d, 1, 3, func(i int) string { return d.id(i) })
	for _, id := range bodies {
		b := agency.Body{ID: id, Name: d.text(), Members: d.some(bodies)}
		if d.yes() {
			b.Level = word1(d, pcmd.Levels())
		}
		p.Bodies = append(p.Bodies, b)
	}
	p.Issuer = bodies[0]
	p.Recipients = list1(d, 0, 2, func(int) plan.Recipient {
		r := plan.Recipient{Name: d.text(), Purpose: d.maybeText(), Citation: d.citation()}
		if d.yes() {
			r.Body = bodies[0]
		}
		return r
	})
	p.Objectives = list1(d, 0, 2, func(i int) plan.Objective {
		return plan.Objective{ID: d.id(i), Kind: word1(d, plan.ObjectiveKinds()), Title: d.text(), Points: d.texts(), Citation: d.citation()}
	})
	var targets []string
	p.Groups = list1(d, 0, 2, func(g int) plan.Group {
		return plan.Group{ID: d.id(g), Title: d.text(), Citation: d.citation(),
			Targets: list1(d, 0, 2, func(i int) plan.Target {
				t := d.target(10*g+i, measures)
				targets = append(targets, t.ID)
				return t
			}),
			Tasks: list1(d, 0, 2, func(i int) plan.Task {
				return plan.Task{ID: d.id(i), Title: d.text(), Points: d.texts(), Citation: d.citation()}
			})}
	})
	p.Solutions = list1(d, 0, 2, func(i int) plan.Solution {
		return plan.Solution{ID: d.id(i), Heading: d.text(), Title: d.text(), Points: d.texts(), Citation: d.citation()}
	})
	p.Funding = list1(d, 0, 2, func(i int) plan.Source {
		return plan.Source{ID: d.id(i), Kind: word1(d, plan.SourceKinds()), Title: d.text(), Condition: d.maybeText(), Citation: d.citation()}
	})
	p.Assignments = list1(d, 0, 2, func(i int) agency.Assignment { return d.assignment(1+10*i, bodies, targets) })
	p.CommonDuties = list1(d, 0, 1, func(int) agency.Assignment { return d.assignment(0, bodies, targets) })
	p.Reporting = list1(d, 0, 2, func(i int) plan.ReportingClause { return d.reporting(i, bodies, targets) })
	return p
}

func TestWhateverPlanIsValidIsWrittenAndReadAgainUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := draw{t}.plan()
		require.Empty(t, p.Validate(measures()))
		text, err := p.Encode()
		require.NoError(t, err)
		back, err := plan.Parse(text, measures())
		require.NoError(t, err, "%s", text)
		assert.Equal(t, p, back)
		again, err := back.Encode()
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
	})
}
