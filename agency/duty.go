package agency

import "github.com/pcmd-vn/pcmd"

// Duty is one thing that a plan asks of a body, in one role.
type Duty struct {
	Role     Role        `json:"role"`
	Function Function    `json:"function"`
	Title    pcmd.Text   `json:"title"`
	Points   []pcmd.Text `json:"points,omitempty"` // what else the clause names
	// By are the members of the assignment's body that the duty falls to; none
	// means all.
	By []string `json:"by,omitempty"`
	// Each is the level of which every unit must do it ("mỗi xã, phường, thị
	// trấn"); unset where the clause does not say so.
	Each      pcmd.Level    `json:"each,omitempty"`
	Partners  []string      `json:"partners,omitempty"`
	Condition pcmd.Text     `json:"condition,omitzero"` // the duty is owed only once it holds
	Targets   []string      `json:"targets,omitempty"`  // of the plan, where the duty is about what the target counts
	Citation  pcmd.Citation `json:"citation"`
}

// Assignment is one item of the part of a plan that says who does what.
type Assignment struct {
	Order   int     `json:"order,omitempty"` // as numbered in the plan; 0 where it is not
	Body    string  `json:"body"`
	Mandate Mandate `json:"mandate"`
	Duties  []Duty  `json:"duties"`
}
