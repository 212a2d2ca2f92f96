package report

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
)

// CheckFinding is an answer that a [CheckRule] did not expect: which figures do
// not fit together, and by how much. It refuses nothing.
type CheckFinding struct {
	Code       pcmd.Code       `json:"code"` // of the rule
	Kind       CheckKind       `json:"kind"`
	Severity   Severity        `json:"severity"`
	Unit       string          `json:"unit"`
	Period     pcmd.Period     `json:"period"`
	Figures    []CheckedFigure `json:"figures"`    // all that the finding rests on
	Difference decimal.Decimal `json:"difference"` // how far they are apart, never below zero; zero where one is missing
	Message    pcmd.Text       `json:"message"`
	Citation   pcmd.Citation   `json:"citation,omitzero"` // of the rule
}

// CheckedFigure is one figure behind a [CheckFinding]: what the unit itself has
// for the period, or has from all units below it.
type CheckedFigure struct {
	Unit    string
	Period  pcmd.Period
	Measure string
	Value   decimal.Decimal
	Missing bool // the unit has none; then Value is zero
}

// MarshalJSON writes {unit, period, measure, value}; the value of a missing
// figure is null.
func (f CheckedFigure) MarshalJSON() ([]byte, error) {
	written := struct {
		Unit    string           `json:"unit"`
		Period  pcmd.Period      `json:"period"`
		Measure string           `json:"measure"`
		Value   *decimal.Decimal `json:"value"`
	}{f.Unit, f.Period, f.Measure, nil}
	if !f.Missing {
		written.Value = &f.Value
	}
	return json.Marshal(written)
}
