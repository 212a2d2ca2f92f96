package agency

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
)

// Restated is the figures of one measure and period, reported by the units of
// one map, as the units of another map would have reported them.
type Restated struct {
	Figures      map[int]RestatedFigure // by row of the other map
	Undetermined []Undetermined         // in the order of the rows
}

// RestatedFigure is one figure on another map, and what it is made of.
type RestatedFigure struct {
	Value     decimal.Decimal
	Parts     []Contribution
	Estimated bool // a part was apportioned by shares
	// Own is set on a unit whose figure is known although that of a unit below it
	// is not, or was reported above it: the sum over those below would not give it.
	Own bool
}

// Contribution is what one unit's figure adds to a restated one.
type Contribution struct {
	Row   int // of the map that the figure was reported on
	Value decimal.Decimal
	Share Share // of the unit's figure; the whole unless it was apportioned
}

// Doubt says why a figure cannot be restated for a unit. The zero Doubt means
// "unset".
type Doubt string

// The reasons.
const (
	DoubtSplit  Doubt = "split"          // a unit went there in part, and no share is known
	DoubtSilent Doubt = "silent"         // a unit that went there did not report
	DoubtOrigin Doubt = "unknown-origin" // the source does not name all that it was made of
)

// Doubts returns the vocabulary of reasons.
func Doubts() pcmd.Vocabulary[Doubt] {
	return pcmd.Vocabulary[Doubt]{
		{Key: DoubtSplit, Label: pcmd.Text{Vi: "có đơn vị bị chia mà nguồn không nêu tỷ lệ", En: "a unit was split and no share is stated"}},
		{Key: DoubtSilent, Label: pcmd.Text{Vi: "có đơn vị không báo cáo", En: "a unit did not report"}},
		{Key: DoubtOrigin, Label: pcmd.Text{Vi: "nguồn không nêu đủ các đơn vị hợp thành", En: "the source does not name all that it was made of"}},
	}
}

// Valid reports whether the reason is one of [Doubts].
func (d Doubt) Valid() bool { return Doubts().Has(d) }

// Label returns the reason in words.
func (d Doubt) Label() pcmd.Text { return Doubts().Label(d) }

// MarshalText writes the word; it refuses words outside [Doubts].
func (d Doubt) MarshalText() ([]byte, error) { return Doubts().MarshalWord(d) }

// UnmarshalText reads the word; it refuses words outside [Doubts].
func (d *Doubt) UnmarshalText(text []byte) error { return Doubts().UnmarshalWord(d, text) }

// Undetermined is a unit of the other map whose figure cannot be told, although
// some of what it is made of was reported.
type Undetermined struct {
	Row     int
	Doubt   Doubt
	Because []int // the rows of the map reported on that leave it open
}

// Restate expresses the figures of one measure and period, by row of From, on
// the map To. Figures must be such that add up over units. Whole units add up
// exactly; where a unit was split, the figure of each unit that got a part is
// left undetermined, and only those of units that got all the parts are known.
// Where all shares of the unit are known its figure is apportioned by largest
// remainder, in steps of its own last place, so that every total is kept.
func (c *Crosswalk) Restate(figures map[int]decimal.Decimal) Restated {
	r := Restated{Figures: map[int]RestatedFigure{}}
	for to := range c.sources {
		parts, doubt := c.cover(to, figures)
		switch {
		case doubt.Doubt == "" && len(parts) > 0:
			r.Figures[to] = sumOf(parts)
		case len(parts) > 0 || doubt.Doubt == DoubtSplit:
			if !(doubt.Doubt == DoubtSilent && !c.To.IsLeaf(to)) { // the roll-up says who is silent
				r.Undetermined = append(r.Undetermined, doubt)
			}
		}
	}
	c.markOwn(r.Figures)
	return r
}

// cover finds the figures that together make up all of a row of To; or else why
// it cannot be covered.
func (c *Crosswalk) cover(to int, figures map[int]decimal.Decimal) (parts []Contribution, doubt Undetermined) {
	because := map[Doubt][]int{}
	covered := c.From.Len() // the first row that the figure taken last stands for
	for _, row := range c.sources[to] {
		figure, reported := figures[row]
		switch {
		case row >= covered: // below a unit whose figure stands
		case reported && c.inside(row, to):
			parts = append(parts, Contribution{row, figure, Whole()})
			covered = c.From.first[row]
		case reported && c.isApportioned(row, figures):
			parts = append(parts, c.portion(row, to, figure))
			covered = c.From.first[row]
		case !c.From.IsLeaf(row):
		case reported:
			because[DoubtSplit] = append(because[DoubtSplit], row)
		default:
			because[DoubtSilent] = append(because[DoubtSilent], row)
		}
	}
	if c.To.IsLeaf(to) && !c.back[to].isComplete() {
		return parts, Undetermined{to, DoubtOrigin, nil}
	}
	for _, d := range []Doubt{DoubtSplit, DoubtSilent} {
		if rows := because[d]; len(rows) > 0 {
			slices.Sort(rows)
			return parts, Undetermined{to, d, rows}
		}
	}
	return parts, Undetermined{}
}

// isApportioned reports whether a unit's figure is to be apportioned: its shares
// are known, and nobody below it knows better.
func (c *Crosswalk) isApportioned(row int, figures map[int]decimal.Decimal) bool {
	for below := c.From.first[row]; below < row; below++ {
		if _, reported := figures[below]; reported {
			return false
		}
	}
	_, known := c.courses[row].sum()
	return known
}

// portion returns what a row of To and those below it get of an apportioned
// figure.
func (c *Crosswalk) portion(row, to int, figure decimal.Decimal) Contribution {
	reaches := c.courses[row].reaches
	shares := make([]Share, len(reaches))
	for i, r := range reaches {
		shares[i] = r.share
	}
	p := Contribution{Row: row}
	for i, part := range Apportion(figure, shares) {
		switch {
		case !c.To.holds(to, reaches[i].unit):
		case p.Share.IsKnown():
			p.Value, p.Share = p.Value.Add(part), p.Share.plus(shares[i])
		default:
			p.Value, p.Share = part, shares[i]
		}
	}
	return p
}

func sumOf(parts []Contribution) RestatedFigure {
	f := RestatedFigure{Parts: parts}
	for _, p := range parts {
		f.Value = f.Value.Add(p.Value)
		f.Estimated = f.Estimated || !p.Share.IsWhole()
	}
	return f
}

// markOwn finds the figures that the sum over the units below would not give.
func (c *Crosswalk) markOwn(figures map[int]RestatedFigure) {
	unknown := make([]int, c.To.Len()+1) // leaves without a figure before each row
	for row := range c.To.Len() {
		unknown[row+1] = unknown[row]
		if _, ok := figures[row]; !ok && c.To.IsLeaf(row) {
			unknown[row+1]++
		}
	}
	for row, f := range figures {
		above := slices.ContainsFunc(f.Parts, func(p Contribution) bool { return !c.From.IsLeaf(p.Row) })
		f.Own = !c.To.IsLeaf(row) && (above || unknown[row+1] > unknown[c.To.first[row]])
		figures[row] = f
	}
}
