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
	// Unplaced are the rows whose figure is part of none of these: that of a
	// district, which nobody can divide among the communes that it became.
	Unplaced []int
}

// RestatedFigure is one figure on another map, and what it is made of.
type RestatedFigure struct {
	Value     decimal.Decimal
	Rule      Rule
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
	DoubtDiffer Doubt = "differ"         // the units that it was made of gave different answers
	DoubtTwice  Doubt = "not-additive"   // it was made of several, and the figure does not add up
)

// Doubts returns the vocabulary of reasons.
func Doubts() pcmd.Vocabulary[Doubt] {
	return pcmd.Vocabulary[Doubt]{
		{Key: DoubtSplit, Label: pcmd.Text{Vi: "có đơn vị bị chia mà nguồn không nêu tỷ lệ", En: "a unit was split and no share is stated"}},
		{Key: DoubtSilent, Label: pcmd.Text{Vi: "có đơn vị không báo cáo", En: "a unit did not report"}},
		{Key: DoubtOrigin, Label: pcmd.Text{Vi: "nguồn không nêu đủ các đơn vị hợp thành", En: "the source does not name all that it was made of"}},
		{Key: DoubtDiffer, Label: pcmd.Text{Vi: "các đơn vị hợp thành trả lời khác nhau", En: "the units that it was made of answered differently"}},
		{Key: DoubtTwice, Label: pcmd.Text{Vi: "số liệu không cộng được qua các đơn vị hợp thành", En: "the figure does not add up over the units that it was made of"}},
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

// Rule says how figures of several units make that of one. The zero Rule means
// "unset".
type Rule string

// The rules.
const (
	Sum       Rule = "sum"       // they add up
	Agreement Rule = "agreement" // yes or no: known where all say the same
	Identity  Rule = "identity"  // neither: known only where the unit is the same
)

// Rules returns the vocabulary of rules.
func Rules() pcmd.Vocabulary[Rule] {
	return pcmd.Vocabulary[Rule]{
		{Key: Sum, Label: pcmd.Text{Vi: "cộng lại", En: "added up"}},
		{Key: Agreement, Label: pcmd.Text{Vi: "các đơn vị cùng trả lời như nhau", En: "all units agree"}},
		{Key: Identity, Label: pcmd.Text{Vi: "cùng một đơn vị", En: "the same unit"}},
	}
}

// Valid reports whether the rule is one of [Rules].
func (r Rule) Valid() bool { return Rules().Has(r) }

// Label returns the rule in words.
func (r Rule) Label() pcmd.Text { return Rules().Label(r) }

// MarshalText writes the word; it refuses words outside [Rules].
func (r Rule) MarshalText() ([]byte, error) { return Rules().MarshalWord(r) }

// UnmarshalText reads the word; it refuses words outside [Rules].
func (r *Rule) UnmarshalText(text []byte) error { return Rules().UnmarshalWord(r, text) }

// Restate expresses the figures of one measure and period, by row of From, on
// the map To.
//
// By the rule [Sum], whole units add up exactly. Where a unit was split, the
// figures of those that got a part of it are left undetermined; that of a unit
// above which got all the parts is known. Where all shares of the unit are known
// its figure is apportioned by largest remainder, in steps of its own last
// place, so that every total is kept. By [Agreement] and [Identity] nothing is
// added and nothing apportioned. Another rule is read as Identity.
func (c *Crosswalk) Restate(figures map[int]decimal.Decimal, rule Rule) Restated {
	r := Restated{Figures: map[int]RestatedFigure{}}
	var find func(int, map[int]decimal.Decimal) ([]Contribution, Undetermined)
	switch rule {
	case Sum:
		find = c.cover
	case Agreement:
		find = c.agree
	default:
		find = c.carry
	}
	for to := range c.sources {
		parts, doubt := find(to, figures)
		switch {
		case doubt.Doubt == "" && len(parts) > 0:
			r.Figures[to] = restatedOf(parts, rule)
		case doubt.Doubt == DoubtSilent && (len(parts) == 0 || !c.To.IsLeaf(to)):
			// Nobody reported anything; or the roll-up says who did not.
		case doubt.Doubt != "":
			r.Undetermined = append(r.Undetermined, doubt)
		}
	}
	if rule == Sum {
		c.markOwn(r.Figures)
	}
	r.Unplaced = c.unplaced(figures, r)
	return r
}

// unplaced returns the rows whose figure is part of no restated one, nor would
// be part of one that is undetermined.
func (c *Crosswalk) unplaced(figures map[int]decimal.Decimal, r Restated) []int {
	placed := map[int]bool{}
	for _, f := range r.Figures {
		for _, p := range f.Parts {
			placed[p.Row] = true
		}
	}
	for _, u := range r.Undetermined {
		for _, row := range c.Makers(u.Row) {
			placed[row] = true
		}
	}
	return slices.DeleteFunc(sortedKeys(figures), func(row int) bool { return placed[row] })
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
	if c.To.IsLeaf(to) && !c.back[to].isComplete() && len(parts)+len(because[DoubtSplit]) > 0 {
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
		case !c.To.Holds(to, reaches[i].unit):
		case p.Share.IsKnown():
			p.Value, p.Share = p.Value.Add(part), p.Share.plus(shares[i])
		default:
			p.Value, p.Share = part, shares[i]
		}
	}
	return p
}

func restatedOf(parts []Contribution, rule Rule) RestatedFigure {
	f := RestatedFigure{Parts: parts, Rule: rule, Value: parts[0].Value}
	if rule != Sum {
		return f
	}
	f.Value = decimal.Decimal{}
	for _, p := range parts {
		f.Value = f.Value.Add(p.Value)
		f.Estimated = f.Estimated || !p.Share.IsWhole()
	}
	return f
}

// agree finds the answer that all units which a row of To was made of gave.
func (c *Crosswalk) agree(to int, figures map[int]decimal.Decimal) (parts []Contribution, doubt Undetermined) {
	because := map[Doubt][]int{}
	for _, row := range c.Makers(to) {
		figure, reported := figures[row]
		switch {
		case !reported:
			because[DoubtSilent] = append(because[DoubtSilent], row)
		case !c.inside(row, to):
			because[DoubtSplit] = append(because[DoubtSplit], row)
		default:
			if len(parts) > 0 && !parts[0].Value.Equal(figure) {
				because[DoubtDiffer] = append(because[DoubtDiffer], row)
			}
			parts = append(parts, Contribution{row, figure, Whole()})
		}
	}
	if len(parts) > 0 && !c.back[to].isComplete() {
		return parts, Undetermined{to, DoubtOrigin, nil}
	}
	for _, d := range []Doubt{DoubtDiffer, DoubtSplit, DoubtSilent} {
		if rows := because[d]; len(rows) > 0 {
			slices.Sort(rows)
			return parts, Undetermined{to, d, rows}
		}
	}
	return parts, Undetermined{}
}

// Makers returns the rows of From that became the row of To or a part of it,
// without those that did so only through units below them.
func (c *Crosswalk) Makers(to int) []int {
	var makers []int
	for _, row := range slices.Backward(c.sources[to]) { // children before parents
		directly := slices.ContainsFunc(c.courses[row].reaches, func(r reach) bool { return r.unit == to && !r.within })
		through := slices.ContainsFunc(makers, func(below int) bool { return c.From.Holds(row, below) })
		if directly && !through {
			makers = append(makers, row)
		}
	}
	return makers
}

// carry finds the figure of the unit that the row of To was before.
func (c *Crosswalk) carry(to int, figures map[int]decimal.Decimal) ([]Contribution, Undetermined) {
	if row, same := c.Same(to); same {
		if figure, reported := figures[row]; reported {
			return []Contribution{{row, figure, Whole()}}, Undetermined{}
		}
		return nil, Undetermined{}
	}
	for _, row := range c.Makers(to) {
		if _, reported := figures[row]; reported {
			return nil, Undetermined{to, DoubtTwice, c.Makers(to)}
		}
	}
	return nil, Undetermined{}
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
