package plan

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// isAbove reports whether the level a lies above b.
func isAbove(a, b pcmd.Level) bool {
	place := func(l pcmd.Level) int {
		return slices.IndexFunc(pcmd.Levels(), func(d pcmd.Definition[pcmd.Level]) bool { return d.Key == l })
	}
	return place(a) < place(b)
}

// firstDayWithoutDistricts is the day from which there are no districts.
func firstDayWithoutDistricts() pcmd.Date { return pcmd.MustParseDate("2025-07-01") }

// step is one step down the levels, and when it is there.
type step struct {
	from, to     pcmd.Level
	since, until pcmd.Date
}

func stepsDown() []step {
	reform := firstDayWithoutDistricts()
	return []step{
		{from: pcmd.Central, to: pcmd.Province},
		{from: pcmd.Province, to: pcmd.District, until: reform.AddDays(-1)},
		{from: pcmd.Province, to: pcmd.Commune, since: reform},
		{from: pcmd.District, to: pcmd.Commune, until: reform.AddDays(-1)},
	}
}

// levelBelow returns the level directly below on that day; "" for none.
func levelBelow(level pcmd.Level, on pcmd.Date) pcmd.Level {
	for _, s := range stepsDown() {
		if s.from == level && !on.Before(s.since) && (s.until.IsZero() || !on.After(s.until)) {
			return s.to
		}
	}
	return ""
}
