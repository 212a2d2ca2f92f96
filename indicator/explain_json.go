package indicator

import (
	"encoding/json"

	"github.com/pcmd-vn/pcmd"
)

// MarshalJSON writes the whole tree behind the result, deterministically.
func (x Explanation) MarshalJSON() ([]byte, error) {
	form := struct {
		Unit        string          `json:"unit"`
		Period      pcmd.Period     `json:"period"`
		Target      string          `json:"target"`
		Indicator   string          `json:"indicator"`
		Formula     Formula         `json:"formula"`
		Citation    pcmd.Citation   `json:"formula_citation,omitzero"`
		Criterion   Criterion       `json:"criterion"`
		State       State           `json:"state"`
		Value       string          `json:"value,omitempty"`
		Exact       Fraction        `json:"exact,omitzero"`
		Rounded     bool            `json:"rounded,omitempty"`
		Verdict     Verdict         `json:"verdict,omitempty"`
		Shortfall   Fraction        `json:"shortfall,omitzero"`
		Provisional bool            `json:"provisional,omitempty"`
		Coverage    Coverage        `json:"coverage"`
		Missing     []string        `json:"missing,omitempty"`
		Parts       []PartExplained `json:"parts,omitempty"`
		Units       []UnitExplained `json:"units,omitempty"`
	}{
		x.Unit.ID, x.Question.Period, x.Target.ID, x.Target.Indicator.ID, x.Target.Indicator.Formula,
		x.Target.Indicator.Citation, x.Target.Criterion, x.Result.State, x.Result.Value(), x.Result.Exact,
		x.Rounded(), x.Result.Verdict, x.Result.Shortfall, x.Result.Provisional, x.Result.Coverage, x.Missing(),
		x.Parts, x.Units,
	}
	return json.Marshal(form)
}
