package report

import "github.com/pcmd-vn/pcmd/indicator"

// Glossary is what measures and indicators are called, for workbooks that bring
// their own and do not say. Those of plan/catalog make one:
// Glossary{catalog.Measures(), catalog.Indicators()}. The zero Glossary knows
// no names: things are called by their id then.
type Glossary struct {
	Measures   []indicator.Measure
	Indicators []indicator.Indicator
}

// measure returns the measure with the words for people: its own, otherwise
// those of the glossary.
func (g Glossary) measure(m indicator.Measure) indicator.Measure {
	if !m.Title.IsZero() {
		return m
	}
	for _, known := range g.Measures {
		if known.ID == m.ID {
			m.Title, m.Unit = known.Title, known.Unit
		}
	}
	return m
}
