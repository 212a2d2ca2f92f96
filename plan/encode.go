package plan

import (
	"bytes"
	"encoding/json"

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
	}{Format, &whole})
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
