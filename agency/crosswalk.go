package agency

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Crosswalk says for two days how the units of the one map lie in those of the
// other, whichever is earlier. It never changes and is safe for concurrent use.
// The zero Crosswalk lies between two empty maps.
type Crosswalk struct {
	From, To *Map
	courses  []course // of each row of From; its units are rows of To
	back     []course // of each row of To; its units are rows of From
	sources  [][]int  // of each row of To, the rows of From that reach into it, parents first
	traced   []bool   // of each row of To, whether all that it was made of is known
	spans    []span   // of each row of From, where in To it is with all below it
	origins  []span   // of each row of To, where in From it was with all below it
}

// Crosswalk returns how the map of the one day lies in that of the other.
func (h *Hierarchy) Crosswalk(from, to pcmd.Date) *Crosswalk {
	c := &Crosswalk{From: h.At(from), To: h.At(to)}
	c.courses = h.courses(c.From, c.To, from, to)
	c.back = h.courses(c.To, c.From, to, from)
	c.findSources()
	c.findTraced()
	c.spans, c.origins = spansOf(c.From, c.courses), spansOf(c.To, c.back)
	return c
}

// span is the rows of a map among which a unit is; lost where that is not known.
type span struct {
	first, last int
	lost        bool
}

// spansOf returns the span of each row together with all rows below it: a unit
// may go on while one below it is transferred elsewhere.
func spansOf(m *Map, courses []course) []span {
	spans := make([]span, m.Len())
	for row, c := range courses {
		s := span{first: math.MaxInt, last: -1, lost: c.lost}
		for _, r := range c.reaches {
			s = s.with(span{r.unit, r.unit, false})
		}
		for _, child := range m.Children(row) {
			s = s.with(spans[child])
		}
		spans[row] = s
	}
	return spans
}

func (s span) with(t span) span {
	return span{min(s.first, t.first), max(s.last, t.last), s.lost || t.lost}
}

// isIn reports whether all of the span is in the row of the map.
func (s span) isIn(m *Map, row int) bool {
	return !s.lost && s.first >= m.first[row] && s.last <= row
}

// courses returns the courses of all rows of the one map in rows of the other.
func (h *Hierarchy) courses(m, into *Map, from, to pcmd.Date) []course {
	courses := make([]course, m.Len())
	for row := range courses {
		courses[row] = h.follow(m.units[row], from, to)
		for i, r := range courses[row].reaches {
			courses[row].reaches[i].unit = into.rows[r.unit]
		}
		slices.SortFunc(courses[row].reaches, func(a, b reach) int { return cmp.Compare(a.unit, b.unit) })
	}
	return courses
}

// findSources lists each row of From with every row of To that it reaches, and
// those above.
func (c *Crosswalk) findSources() {
	c.sources = make([][]int, c.To.Len())
	for row := len(c.courses) - 1; row >= 0; row-- {
		for _, r := range c.courses[row].reaches {
			for to := r.unit; to >= 0; to = c.To.parents[to] {
				if n := len(c.sources[to]); n == 0 || c.sources[to][n-1] != row {
					c.sources[to] = append(c.sources[to], row)
				}
			}
		}
	}
}

// findTraced finds the rows of To of which it is known what they were made of:
// of themselves, or of all units just below.
func (c *Crosswalk) findTraced() {
	c.traced = make([]bool, c.To.Len())
	for to := range c.traced {
		below := c.To.Children(to)
		untraced := func(row int) bool { return !c.traced[row] }
		c.traced[to] = c.back[to].isComplete() || len(below) > 0 && !slices.ContainsFunc(below, untraced)
	}
}

// Carriage says how a unit went over from one map to another. The zero Carriage
// means "unset".
type Carriage string

// The ways in which units go over.
const (
	CarriedWhole Carriage = "whole" // into one unit, with all that it was
	CarriedSplit Carriage = "split" // in parts into several
	CarriedGap   Carriage = "gap"   // the source does not say, of all of it or of a part
)

// Carriages returns the vocabulary of carriages.
func Carriages() pcmd.Vocabulary[Carriage] {
	return pcmd.Vocabulary[Carriage]{
		{Key: CarriedWhole, Label: pcmd.Text{Vi: "chuyển nguyên vẹn", En: "carried whole"}},
		{Key: CarriedSplit, Label: pcmd.Text{Vi: "bị chia", En: "split"}},
		{Key: CarriedGap, Label: pcmd.Text{Vi: "không rõ về đâu", En: "gap in the source"}},
	}
}

// Valid reports whether the carriage is one of [Carriages].
func (k Carriage) Valid() bool { return Carriages().Has(k) }

// MarshalText writes the word; it refuses words outside [Carriages].
func (k Carriage) MarshalText() ([]byte, error) { return Carriages().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [Carriages].
func (k *Carriage) UnmarshalText(text []byte) error { return Carriages().UnmarshalWord(k, text) }

// Carriage returns how the unit of a row of From went over; unset where there is
// no such row.
func (c *Crosswalk) Carriage(row int) Carriage {
	if row < 0 || row >= len(c.courses) {
		return ""
	}
	return c.courses[row].carriage()
}

// orEmpty returns the crosswalk, with empty maps where it has none.
func (c *Crosswalk) orEmpty() *Crosswalk {
	if c.From != nil && c.To != nil {
		return c
	}
	return &Crosswalk{From: &Map{}, To: &Map{}}
}

func (c course) carriage() Carriage {
	named := 0
	for _, r := range c.reaches {
		if !r.within {
			named++
		}
	}
	switch {
	case named == 0:
		return CarriedGap
	case named == 1 && c.isComplete():
		return CarriedWhole
	}
	return CarriedSplit
}

// Same returns the row of From that is the same unit as the row of To under
// whatever code, name, kind or parent: all of the one is all of the other, with
// the units below.
func (c *Crosswalk) Same(to int) (row int, ok bool) {
	if to < 0 || to >= len(c.back) {
		return -1, false
	}
	back := c.back[to]
	if !back.isComplete() || len(back.reaches) != 1 {
		return -1, false
	}
	row = back.reaches[0].unit
	course := c.courses[row]
	if !course.isComplete() || len(course.reaches) != 1 {
		return -1, false
	}
	if !c.spans[row].isIn(c.To, to) || !c.origins[to].isIn(c.From, row) {
		return -1, false
	}
	return row, true
}

// inside reports whether the row of From itself is in the row of To. What is
// somewhere within a unit is in that unit.
func (c *Crosswalk) inside(row, to int) bool {
	course := c.courses[row]
	outside := func(r reach) bool { return !c.To.Holds(to, r.unit) }
	return !course.lost && !slices.ContainsFunc(course.reaches, outside)
}

// GivenShare is what the caller knows, or supposes, of a split: how much of the
// figures of the unit From went to the unit Into.
type GivenShare struct {
	From, Into string
	Share      Share
}

// With returns the crosswalk with the caller's shares. What follows from them is
// estimated, and marked so. The shares of a unit must be given for all the units
// that it reaches and add up to 1. The error is [pcmd.Faults]: unknown-unit for
// a code that is not in the map or not reached, duplicate-id, out-of-range.
func (c *Crosswalk) With(shares []GivenShare) (*Crosswalk, error) {
	c = c.orEmpty()
	with := *c
	with.courses = slices.Clone(c.courses)
	var faults pcmd.Faults
	refuse := func(i int, key string, code pcmd.Code, vi, en string) {
		faults = append(faults, pcmd.NewFault(code, vi, en).At(fmt.Sprintf("[%d].%s", i, key)))
	}
	last := map[int]int{} // of each row, the last of its shares
	for i, s := range shares {
		row := c.From.Row(s.From)
		if row < 0 {
			refuse(i, "from", pcmd.CodeUnknownUnit, fmt.Sprintf("không có đơn vị %q trên bản đồ cũ", s.From), fmt.Sprintf("the map has no unit %q", s.From))
			continue
		}
		if _, begun := last[row]; !begun {
			with.courses[row] = c.courses[row].withoutShares()
		}
		last[row] = i
		k := slices.IndexFunc(with.courses[row].reaches, func(r reach) bool { return c.To.Unit(r.unit).Code == s.Into && !r.within })
		switch {
		case k < 0:
			refuse(i, "into", pcmd.CodeUnknownUnit, fmt.Sprintf("%q không vào %q", s.From, s.Into), fmt.Sprintf("%q does not go into %q", s.From, s.Into))
		case !s.Share.IsKnown():
			refuse(i, "share", pcmd.CodeOutOfRange, "thiếu phần", "the share is missing")
		case with.courses[row].reaches[k].share.IsKnown():
			refuse(i, "into", pcmd.CodeDuplicateID, fmt.Sprintf("%q đã có phần của %q ở trên", s.Into, s.From), fmt.Sprintf("%q has a share of %q above", s.Into, s.From))
		default:
			with.courses[row].reaches[k].share = s.Share
		}
	}
	for _, row := range sortedKeys(last) {
		if sum, ok := with.courses[row].sum(); !ok && len(faults) == 0 {
			refuse(last[row], "share", pcmd.CodeOutOfRange,
				fmt.Sprintf("các phần của %q cộng lại là %s; phải đủ 1 cho mọi đơn vị nhận", c.From.Unit(row).Code, sum.RatString()),
				fmt.Sprintf("the shares of %q add up to %s; they must be 1 over all the units that it goes into", c.From.Unit(row).Code, sum.RatString()))
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return &with, nil
}

// withoutShares returns the course with all its shares unknown.
func (c course) withoutShares() course {
	c.reaches = slices.Clone(c.reaches)
	for i := range c.reaches {
		c.reaches[i].share = Share{}
	}
	return c
}

// sum returns what the known shares add up to, and whether they are all known
// and make up the whole.
func (c course) sum() (*big.Rat, bool) {
	sum, all := new(big.Rat), c.isComplete()
	for _, r := range c.reaches {
		if !r.share.IsKnown() {
			all = false
			continue
		}
		sum.Add(sum, r.share.Rat())
	}
	return sum, all && sum.Cmp(big.NewRat(1, 1)) == 0
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
