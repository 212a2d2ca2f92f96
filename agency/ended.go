package agency

import "github.com/pcmd-vn/pcmd"

// Ended returns the units of the level that have ended, by how they went over
// to the map of the day after: every one of them stands in exactly one of the
// lists, in the order of codes.
func (h *Hierarchy) Ended(level pcmd.Level) map[Carriage][]Unit {
	ended := map[Carriage][]Unit{}
	for i, u := range h.units {
		if u.Level == level && !u.Until.IsZero() {
			carriage := h.after(i, u.Until.AddDays(1)).carriage()
			ended[carriage] = append(ended[carriage], u)
		}
	}
	return ended
}
