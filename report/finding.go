package report

import (
	"github.com/pcmd-vn/pcmd"
)

// Finding is something that a reader should know of. Unlike a [pcmd.Fault] it
// refuses nothing: figures, days and states stay as they are.
type Finding struct {
	Code     pcmd.Code     `json:"code"`
	Unit     string        `json:"unit,omitempty"`
	Period   pcmd.Period   `json:"period,omitzero"`
	Message  pcmd.Text     `json:"message"`
	Citation pcmd.Citation `json:"citation,omitzero"`
}

// CodeNothingToActOn is the code of an event that the state of its report does
// not allow: of the finding where a list holds it, of the fault where it is
// refused. It is permanent, like those of package pcmd.
const CodeNothingToActOn pcmd.Code = "nothing-to-act-on"
