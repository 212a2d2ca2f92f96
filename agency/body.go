package agency

import "github.com/pcmd-vn/pcmd"

// Body is a department, a police force, a union, a court: whatever a plan can
// ask something of. Its ID names the kind of body (labour-department); which
// one it is follows from the unit of the plan. A body with members stands for
// them together, as the heading of a plan's item does.
type Body struct {
	ID      string     `json:"id"`
	Name    pcmd.Text  `json:"name"`
	Level   pcmd.Level `json:"level,omitempty"` // unset where the text gives none
	Members []string   `json:"members,omitempty"`
}

// Bodies is a list of bodies that may be looked up.
type Bodies []Body

// Find returns the body of that id, and whether there is one.
func (b Bodies) Find(id string) (Body, bool) {
	for _, body := range b {
		if body.ID == id {
			return body, true
		}
	}
	return Body{}, false
}

// Name returns what the body is called; for an unknown one, its id.
func (b Bodies) Name(id string) pcmd.Text {
	if body, ok := b.Find(id); ok {
		return body.Name
	}
	return pcmd.Text{Vi: id, En: id}
}

// Names returns what the bodies are called, in the given language.
func (b Bodies) Names(ids []string, lang pcmd.Lang) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = b.Name(id).In(lang)
	}
	return names
}

// Members returns the bodies that the body stands for: its members, or itself.
// Members of members count; a body that holds itself is passed over.
func (b Bodies) Members(id string) []string {
	var members []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		body, _ := b.Find(id)
		for _, member := range body.Members {
			visit(member)
		}
		if len(body.Members) == 0 {
			members = append(members, id)
		}
	}
	visit(id)
	return members
}
