package agency

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/collation"
)

// Part is how a body takes part in a function. The zero Part takes none.
type Part struct {
	Leads    bool // it has a duty there in the role lead
	Supports bool // it has any other duty there, or is named as a partner
	Asked    bool // what it does there is requested, not ordered
}

// IsZero reports whether the body takes no part.
func (p Part) IsZero() bool { return p == Part{} }

// Matrix says who leads, who supports and who is asked: functions × bodies. A
// Matrix never changes and is safe for concurrent use.
type Matrix struct {
	functions []Function
	bodies    []Body
	parts     map[cell]Part
}

type cell struct {
	function Function
	body     string
}

// NewMatrix returns the matrix of the assignments. Bodies that stand for
// several are taken apart into their members. Functions and bodies are those
// that take part, in Vietnamese collation.
func NewMatrix(bodies Bodies, assignments []Assignment) *Matrix {
	m := &Matrix{parts: map[cell]Part{}}
	for _, a := range assignments {
		for _, d := range a.Duties {
			m.add(bodies, a, d)
		}
	}
	for c := range m.parts {
		if !slices.Contains(m.functions, c.function) {
			m.functions = append(m.functions, c.function)
		}
	}
	for _, b := range bodies {
		if slices.ContainsFunc(m.functions, func(f Function) bool { return !m.At(f, b.ID).IsZero() }) {
			m.bodies = append(m.bodies, b)
		}
	}
	collation.Sort(m.functions, func(f Function) string { return f.Label().Vi })
	collation.Sort(m.bodies, func(b Body) string { return b.Name.Vi })
	return m
}

func (m *Matrix) add(bodies Bodies, a Assignment, d Duty) {
	doers := d.By
	if len(doers) == 0 {
		doers = []string{a.Body}
	}
	for _, doer := range doers {
		for _, member := range bodies.Members(doer) {
			c := cell{d.Function, member}
			part := m.parts[c]
			part.Leads = part.Leads || d.Role == Lead
			part.Supports = part.Supports || d.Role != Lead
			part.Asked = part.Asked || a.Mandate == Requested
			m.parts[c] = part
		}
	}
	for _, partner := range d.Partners {
		for _, member := range bodies.Members(partner) {
			c := cell{d.Function, member}
			part := m.parts[c]
			part.Supports = true
			m.parts[c] = part
		}
	}
}

// Functions returns the functions in Vietnamese collation; do not change them.
func (m *Matrix) Functions() []Function { return m.functions }

// Bodies returns the bodies in Vietnamese collation of their names; do not
// change them.
func (m *Matrix) Bodies() []Body { return m.bodies }

// At returns how the body takes part in the function.
func (m *Matrix) At(function Function, body string) Part { return m.parts[cell{function, body}] }

// Leads returns the bodies that lead the function.
func (m *Matrix) Leads(function Function) []Body {
	return m.who(function, func(p Part) bool { return p.Leads })
}

// Supports returns the bodies that support the function.
func (m *Matrix) Supports(function Function) []Body {
	return m.who(function, func(p Part) bool { return p.Supports })
}

// Asked returns the bodies that are requested, not ordered, to take part.
func (m *Matrix) Asked(function Function) []Body {
	return m.who(function, func(p Part) bool { return p.Asked })
}

func (m *Matrix) who(function Function, takes func(Part) bool) []Body {
	var all []Body
	for _, b := range m.bodies {
		if takes(m.At(function, b.ID)) {
			all = append(all, b)
		}
	}
	return all
}

// Label returns the part in one word, the strongest first: lead, asked,
// support.
func (p Part) Label() pcmd.Text {
	switch {
	case p.Leads:
		return pcmd.Text{Vi: "chủ trì", En: "leads"}
	case p.Asked:
		return pcmd.Text{Vi: "đề nghị", En: "asked"}
	case p.Supports:
		return pcmd.Text{Vi: "phối hợp, thực hiện", En: "supports"}
	}
	return pcmd.Text{}
}
