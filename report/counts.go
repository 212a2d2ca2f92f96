package report

import (
	"math/big"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Counts are the numerator and denominator that travel with a result: 44 of 44
// venues, 8 of 12 communes, 13 crimes after 12 the year before. They are unset
// where the formula has none, or a figure is missing.
type Counts struct {
	Part  indicator.Fraction // what is counted; of growth the figure now
	Whole indicator.Fraction // out of how many; of growth the figure before

	// What they count, where a name is known.
	PartName, WholeName pcmd.Text
	Unit                pcmd.Text // of count, such as người
	Missing             []MissingFigure
}

// MissingFigure is a figure that a result lacks.
type MissingFigure struct {
	Name   pcmd.Text // of the measure; its id where no name is known
	Period pcmd.Period
}

// countsOf reads the counts out of an explanation.
func (g Glossary) countsOf(x indicator.Explanation, set *indicator.Set) Counts {
	c := counter{glossary: g, set: set, now: map[string]indicator.Fraction{}, before: map[string]indicator.Fraction{}}
	formula := x.Target.Indicator.Formula
	for _, part := range x.Parts {
		for i, o := range formula.Operands() {
			c.read(part.Operands[i], o)
		}
	}
	switch f := formula.(type) {
	case indicator.Share:
		c.sides(f.Numerator, f.Denominator)
	case indicator.Ratio:
		c.sides(f.Numerator, f.Denominator)
	case indicator.Total:
		c.sides(f.Of, nil)
	case indicator.Growth:
		c.sides(f.Of, nil)
		c.counts.Whole = sum(f.Of, c.before)
	case indicator.ShareOfUnits, indicator.CountOfUnits:
		satisfied := 0
		for _, u := range x.Units {
			if u.Satisfied {
				satisfied++
			}
		}
		c.counts.Part = indicator.NewFraction(int64(satisfied), 1)
		c.counts.Whole = indicator.NewFraction(int64(len(x.Units)), 1)
	}
	return c.counts
}

// counter gathers the counts of one result.
type counter struct {
	glossary    Glossary
	set         *indicator.Set
	now, before map[string]indicator.Fraction // the operands, by measure
	counts      Counts
}

func (c *counter) read(s indicator.Source, o indicator.Operand) {
	if s.Value.IsZero() {
		c.counts.Missing = append(c.counts.Missing, MissingFigure{c.measure(s.Measure).title(), s.Period})
	}
	if o.Before {
		c.before[o.Measure] = s.Value
		return
	}
	c.now[o.Measure] = s.Value
}

func (c *counter) sides(part, whole []indicator.Term) {
	c.counts.Part, c.counts.Whole = sum(part, c.now), sum(whole, c.now)
	if len(part) == 1 {
		m := c.measure(part[0].Measure)
		c.counts.PartName, c.counts.Unit = m.Title, m.Unit
	}
	if len(whole) == 1 {
		c.counts.WholeName = c.measure(whole[0].Measure).Title
	}
}

// named is a measure with the words for people.
type named struct{ indicator.Measure }

func (c *counter) measure(id string) named {
	m, _ := c.set.Measure(id)
	return named{c.glossary.measure(m)}
}

func (m named) title() pcmd.Text {
	if m.Title.IsZero() {
		return pcmd.Text{Vi: m.ID, En: m.ID}
	}
	return m.Title
}

// sum adds up terms; unset without terms, or where one of them is missing.
func sum(terms []indicator.Term, values map[string]indicator.Fraction) indicator.Fraction {
	total := new(big.Rat)
	for _, t := range terms {
		value := values[t.Measure]
		if value.IsZero() {
			return indicator.Fraction{}
		}
		total.Add(total, new(big.Rat).Mul(value.Rat(), timesOf(t).Rat()))
	}
	if len(terms) == 0 {
		return indicator.Fraction{}
	}
	return indicator.FractionOf(total)
}
