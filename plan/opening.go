package plan

import "github.com/pcmd-vn/pcmd"

// Opening is something that a person must still decide in a draft. Path is its
// place in the draft's document, which need not have a value there yet; Citation
// is the clause of the plan above, or of the law, that raises the question. The
// zero Opening asks nothing.
type Opening struct {
	Path     string        `json:"path"`
	Question pcmd.Text     `json:"question"`
	Citation pcmd.Citation `json:"citation,omitzero"`
}

// In returns the opening as a line for people: the path, the question and the
// clause.
func (o Opening) In(lang pcmd.Lang) string {
	line := o.Path + ": " + o.Question.In(lang)
	if cited := o.Citation.String(); cited != "" {
		line += " (" + cited + ")"
	}
	return line
}
