package indicator

import (
	"encoding/json"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// MarshalJSON writes the form of the contract, with what the measure is called
// and counts where that is set.
func (m Measure) MarshalJSON() ([]byte, error) {
	form := struct {
		ID       string        `json:"id"`
		Kind     MeasureKind   `json:"kind"`
		Signed   bool          `json:"signed,omitempty"`
		Additive *bool         `json:"additive,omitempty"`
		Title    pcmd.Text     `json:"title,omitzero"`
		Unit     pcmd.Text     `json:"unit,omitzero"`
		Concept  pcmd.Text     `json:"concept,omitzero"`
		Citation pcmd.Citation `json:"citation,omitzero"`
	}{ID: m.ID, Kind: m.Kind, Signed: m.Signed, Title: m.Title, Unit: m.Unit, Concept: m.Concept, Citation: m.Citation}
	if m.NonAdditive {
		form.Additive = new(bool)
	}
	return json.Marshal(form)
}

// MarshalJSON writes the term as the contract does: the measure alone, or with
// how many times it counts.
func (t Term) MarshalJSON() ([]byte, error) {
	if unset(t.Times) {
		return json.Marshal(t.Measure)
	}
	return json.Marshal(struct {
		Measure string          `json:"measure"`
		Times   decimal.Decimal `json:"times"`
	}{t.Measure, t.Times})
}

// formulaJSON is the form of every formula in the contract; each kind has its
// own keys of it.
type formulaJSON struct {
	Kind        FormulaKind `json:"kind"`
	Numerator   []Term      `json:"numerator,omitempty"`
	Denominator []Term      `json:"denominator,omitempty"`
	Per         string      `json:"per,omitempty"`
	Of          []Term      `json:"of,omitempty"`
	Each        string      `json:"each,omitempty"`
	Level       pcmd.Level  `json:"level,omitempty"`
	Where       []string    `json:"where,omitempty"`
}

// MarshalJSON writes the form of the contract.
func (f Share) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindShare, Numerator: f.Numerator, Denominator: f.Denominator})
}

// MarshalJSON writes the form of the contract.
func (f Ratio) MarshalJSON() ([]byte, error) {
	form := formulaJSON{Kind: KindRatio, Numerator: f.Numerator, Denominator: f.Denominator}
	if !unset(f.Per) {
		form.Per = f.Per.String()
	}
	return json.Marshal(form)
}

// MarshalJSON writes the form of the contract.
func (f Total) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindTotal, Of: f.Of})
}

// MarshalJSON writes the form of the contract.
func (f Growth) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindGrowth, Of: f.Of})
}

// MarshalJSON writes the form of the contract.
func (f Every) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindEvery, Of: f.Of, Each: f.Each.String()})
}

// MarshalJSON writes the form of the contract.
func (f ShareOfUnits) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindShareOfUnits, Level: f.Level, Where: f.Where})
}

// MarshalJSON writes the form of the contract.
func (f CountOfUnits) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindCountOfUnits, Level: f.Level, Where: f.Where})
}

// MarshalJSON writes the form of the contract.
func (f Flag) MarshalJSON() ([]byte, error) {
	return json.Marshal(formulaJSON{Kind: KindFlag, Of: f.Of})
}

// MarshalJSON writes the form of the contract; null where nothing is asked.
func (c Criterion) MarshalJSON() ([]byte, error) {
	if c.IsZero() {
		return []byte("null"), nil
	}
	form := struct {
		Op    Op        `json:"op"`
		Value string    `json:"value,omitempty"`
		Max   string    `json:"max,omitempty"`
		By    pcmd.Date `json:"by,omitzero"`
	}{Op: c.Op, By: c.By}
	if c.Op != Yes {
		form.Value = c.Value.String()
	}
	if c.Op == Between {
		form.Max = c.Max.String()
	}
	return json.Marshal(form)
}

// MarshalJSON writes the computable part of the indicator, as a workbook's
// targets hold it: id, formula and the number of decimals if it was set.
func (i Indicator) MarshalJSON() ([]byte, error) {
	form := struct {
		ID      string  `json:"id"`
		Formula Formula `json:"formula,omitempty"`
		Places  *int    `json:"places,omitempty"`
	}{ID: i.ID, Formula: i.Formula}
	if !i.Rounding.IsZero() {
		places := i.Rounding.Decimals()
		form.Places = &places
	}
	return json.Marshal(form)
}
