package plan

import (
	"bytes"
	"encoding/json"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// Encode writes the plan as a plan document, in the one form that the catalogue
// has: keys in fixed order, short values on one line. What [Parse] reads,
// Encode writes back unchanged but for layout.
func (p *Plan) Encode() ([]byte, error) {
	whole := *p
	whole.Bodies, whole.Groups, whole.Assignments = list(p.Bodies), list(p.Groups), list(p.Assignments)
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(struct {
		Format string `json:"format"`
		*Plan
		Measures []measureJSON `json:"measures,omitempty"`
	}{Format, &whole, measuresJSON(p.Measures)})
	if err != nil {
		return nil, err
	}
	return document.Layout(out.Bytes()), nil
}

// list returns the list, an empty one for nil: a list that the format must have
// is never null.
func list[S ~[]T, T any](s S) S {
	if s == nil {
		return S{}
	}
	return s
}

// measureJSON is the form of a measure of the plan's own.
type measureJSON struct {
	ID       string                `json:"id"`
	Kind     indicator.MeasureKind `json:"kind"`
	Signed   bool                  `json:"signed,omitempty"`
	Additive *bool                 `json:"additive,omitempty"`
	Title    pcmd.Text             `json:"title,omitzero"`
	Unit     pcmd.Text             `json:"unit,omitzero"`
	Concept  pcmd.Text             `json:"concept,omitzero"`
	Citation pcmd.Citation         `json:"citation,omitzero"`
}

func measuresJSON(measures []indicator.Measure) []measureJSON {
	var all []measureJSON
	for _, m := range measures {
		form := measureJSON{
			ID: m.ID, Kind: m.Kind, Signed: m.Signed,
			Title: m.Title, Unit: m.Unit, Concept: m.Concept, Citation: m.Citation,
		}
		if m.NonAdditive {
			form.Additive = new(bool)
		}
		all = append(all, form)
	}
	return all
}
