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
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(struct {
		Format string `json:"format"`
		*Plan
	}{Format, p})
	if err != nil {
		return nil, err
	}
	return document.Layout(out.Bytes()), nil
}
