package indicator

import (
	"encoding/json"

	"github.com/pcmd-vn/pcmd"
)

// sourceJSON is the form of a [Source].
type sourceJSON struct {
	Unit    string      `json:"unit"`
	Measure string      `json:"measure"`
	Period  pcmd.Period `json:"period"`
	Origin  Origin      `json:"origin"`
	Value   *string     `json:"value"`
	LeftOut bool        `json:"left_out,omitempty"`
	Parts   []Source    `json:"parts,omitempty"`
}

// MarshalJSON writes the source; a missing value is null.
func (s Source) MarshalJSON() ([]byte, error) {
	return json.Marshal(sourceJSON{s.Unit, s.Measure, s.Period, s.Origin, orNull(s.Value), s.LeftOut, s.Parts})
}

// orNull returns the fraction as text, nil where it is unset.
func orNull(f Fraction) *string {
	if f.IsZero() {
		return nil
	}
	text := f.String()
	return &text
}

type partJSON struct {
	Period   pcmd.Period `json:"period"`
	State    State       `json:"state"`
	Value    *string     `json:"value"`
	Operands []Source    `json:"operands"`
}

type unitJSON struct {
	Unit      string   `json:"unit"`
	Covered   bool     `json:"covered"`
	Satisfied bool     `json:"satisfied"`
	Operands  []Source `json:"operands"`
}

// MarshalJSON writes the whole tree behind the result, deterministically.
func (x Explanation) MarshalJSON() ([]byte, error) {
	form := struct {
		Unit        string        `json:"unit"`
		Period      pcmd.Period   `json:"period"`
		Target      string        `json:"target"`
		Indicator   string        `json:"indicator"`
		Formula     Formula       `json:"formula"`
		Citation    pcmd.Citation `json:"formula_citation,omitzero"`
		Criterion   Criterion     `json:"criterion"`
		State       State         `json:"state"`
		Value       string        `json:"value,omitempty"`
		Exact       Fraction      `json:"exact,omitzero"`
		Rounded     bool          `json:"rounded,omitempty"`
		Verdict     Verdict       `json:"verdict,omitempty"`
		Shortfall   Fraction      `json:"shortfall,omitzero"`
		Provisional bool          `json:"provisional,omitempty"`
		Coverage    Coverage      `json:"coverage"`
		Missing     []string      `json:"missing,omitempty"`
		Parts       []partJSON    `json:"parts,omitempty"`
		Units       []unitJSON    `json:"units,omitempty"`
	}{
		x.Unit.ID, x.Question.Period, x.Target.ID, x.Target.Indicator.ID, x.Target.Indicator.Formula,
		x.Target.Indicator.Citation, x.Target.Criterion, x.Result.State, x.Result.Value(), x.Result.Exact,
		x.Rounded(), x.Result.Verdict, x.Result.Shortfall, x.Result.Provisional, x.Result.Coverage, x.Missing(),
		nil, nil,
	}
	for _, p := range x.Parts {
		form.Parts = append(form.Parts, partJSON{p.Period, p.State, orNull(p.Value), p.Operands})
	}
	for _, u := range x.Units {
		form.Units = append(form.Units, unitJSON(u))
	}
	return json.Marshal(form)
}
