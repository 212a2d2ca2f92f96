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
	// Own is set on a unit whose figure those of the units below it would not give:
	// one of them is not known, or more went into this unit than is known of them.
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
// By the rule [Sum], whole units add up exactly; a unit's own figure stands for
// those below it, wherever they all are. Where a unit was split, the figures of those that got a part
// of it are left undetermined; that of a unit above which got all the parts is
// known. Where all shares of the unit are known its figure is apportioned by
// largest remainder, in steps of its own last place, so that every total is kept;
// of equal remainders the row that stands first in To gets its step first.
// By [Agreement] and [Identity] nothing is added and nothing apportioned. Another
// rule is read as Identity.
func (c *Crosswalk) Restate(figures map[int]decimal.Decimal, rule Rule) Restated {
	r := restating{Crosswalk: c.orEmpty(), figures: figures, rule: rule}
	r.result.Figures = map[int]RestatedFigure{}
	r.count()
	for to := range r.sources {
		r.restate(to)
	}
	if rule == Sum {
		r.markOwn()
	}
	r.result.Unplaced = r.unplaced()
	return r.result
}

// restating is one call of [Crosswalk.Restate].
type restating struct {
	*Crosswalk
	figures map[int]decimal.Decimal
	rule    Rule
	counts  []int // of each row of From, how many before it have a figure
	result  Restated
}

func (r *restating) count() {
	r.counts = make([]int, r.From.Len()+1)
	for row := range r.From.Len() {
		r.counts[row+1] = r.counts[row]
		if _, reported := r.figures[row]; reported {
			r.counts[row+1]++
		}
	}
}

// anyBelow reports whether a unit below the row has a figure.
func (r *restating) anyBelow(row int) bool { return r.counts[row] > r.counts[r.From.first[row]] }

// restate finds the figure of one row of To, or why there is none.
func (r *restating) restate(to int) {
	var parts []Contribution
	var doubt Undetermined
	switch r.rule {
	case Sum:
		parts, doubt = r.cover(to)
	case Agreement:
		parts, doubt = r.agree(to)
	default:
		parts, doubt = r.carry(to)
	}
	switch {
	case doubt.Doubt == "" && len(parts) > 0:
		r.result.Figures[to] = restatedOf(parts, r.rule)
	case doubt.Doubt == "":
		// Nobody was to report anything.
	case doubt.Doubt == DoubtSilent && (len(parts) == 0 || r.rollsUp(to, parts)):
		// Nobody reported anything; or the roll-up says who did not.
	default:
		r.result.Undetermined = append(r.result.Undetermined, doubt)
	}
}

// rollsUp reports whether a row gets its figure from those of the rows below it:
// none of the parts was reported at its own level.
func (r *restating) rollsUp(to int, parts []Contribution) bool {
	if r.rule != Sum || r.To.IsLeaf(to) {
		return false
	}
	makers := r.Makers(to)
	return !slices.ContainsFunc(parts, func(p Contribution) bool { return slices.Contains(makers, p.Row) })
}

// unplaced returns the rows whose figure is part of no restated one, nor would
// be part of one that is undetermined.
func (r *restating) unplaced() []int {
	placed := map[int]bool{}
	for _, f := range r.result.Figures {
		for _, p := range f.Parts {
			placed[p.Row] = true
		}
	}
	for _, u := range r.result.Undetermined {
		for _, row := range r.Makers(u.Row) {
			placed[row] = true
		}
	}
	return slices.DeleteFunc(sortedKeys(r.figures), func(row int) bool { return placed[row] })
}

// cover finds the figures that together make up all of a row of To; or else why
// it cannot be covered.
func (r *restating) cover(to int) ([]Contribution, Undetermined) {
	var parts []Contribution
	because := map[Doubt][]int{}
	covered := r.From.Len() // the first row that the unit taken last stands for
	for _, row := range r.sources[to] {
		figure, reported := r.figures[row]
		inside, silent := r.spans[row].isIn(r.To, to), !reported && !r.anyBelow(row)
		switch {
		case row >= covered: // below a unit that is taken
			continue
		case reported && inside:
			parts = append(parts, Contribution{row, figure, Whole()})
		case reported && r.isApportioned(row):
			parts = append(parts, r.portion(row, to, figure))
		case !reported && inside && r.From.Unit(row).PartlyListed: // those below it do not make it up
			because[DoubtSilent] = append(because[DoubtSilent], row)
		case silent && (inside || r.From.IsLeaf(row)):
			because[DoubtSilent] = append(because[DoubtSilent], row)
		case r.From.IsLeaf(row):
			because[DoubtSplit] = append(because[DoubtSplit], row)
		default:
			continue // those below it say more
		}
		covered = r.From.first[row]
	}
	silent := len(because[DoubtSilent]) > 0
	untraced := !r.traced[to] && (r.To.IsLeaf(to) || !silent) && len(parts)+len(because[DoubtSplit]) > 0
	return parts, firstDoubt(to, untraced, because, DoubtSplit, DoubtSilent)
}

// firstDoubt returns the first of the doubts for which there is a reason. That
// it is not known what a unit was made of comes before all of them.
func firstDoubt(to int, untraced bool, because map[Doubt][]int, order ...Doubt) Undetermined {
	if untraced {
		return Undetermined{Row: to, Doubt: DoubtOrigin}
	}
	for _, doubt := range order {
		if rows := because[doubt]; len(rows) > 0 {
			slices.Sort(rows)
			return Undetermined{to, doubt, rows}
		}
	}
	return Undetermined{}
}

// isApportioned reports whether a unit's figure is to be apportioned: it went to
// several, its shares are known, and nobody below it knows better.
func (r *restating) isApportioned(row int) bool {
	_, known := r.courses[row].sum()
	return known && len(r.courses[row].reaches) > 1 && !r.anyBelow(row)
}

// portion returns what a row of To and those below it get of an apportioned
// figure.
func (r *restating) portion(row, to int, figure decimal.Decimal) Contribution {
	reaches := r.courses[row].reaches
	shares := make([]Share, len(reaches))
	for i, reach := range reaches {
		shares[i] = reach.share
	}
	p := Contribution{Row: row}
	for i, part := range Apportion(figure, shares) {
		switch {
		case !r.To.Holds(to, reaches[i].unit):
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
func (r *restating) agree(to int) ([]Contribution, Undetermined) {
	var parts []Contribution
	because := map[Doubt][]int{}
	differ := false
	for _, row := range r.Makers(to) {
		figure, reported := r.figures[row]
		switch {
		case !reported:
			because[DoubtSilent] = append(because[DoubtSilent], row)
		case !r.inside(row, to):
			because[DoubtSplit] = append(because[DoubtSplit], row)
		default:
			parts = append(parts, Contribution{row, figure, Whole()})
			differ = differ || !parts[0].Value.Equal(figure)
		}
	}
	if differ {
		for _, p := range parts {
			because[DoubtDiffer] = append(because[DoubtDiffer], p.Row)
		}
	}
	untraced := len(parts) > 0 && !r.back[to].isComplete()
	return parts, firstDoubt(to, untraced, because, DoubtDiffer, DoubtSplit, DoubtSilent)
}

// Makers returns the rows of From that became the row of To or a part of it, in
// order, without those that did so only through units below them.
func (c *Crosswalk) Makers(to int) []int {
	if to < 0 || to >= len(c.sources) {
		return nil
	}
	var makers []int
	for _, row := range slices.Backward(c.sources[to]) { // children before parents
		directly := slices.ContainsFunc(c.courses[row].reaches, func(r reach) bool { return r.unit == to && !r.within })
		through := len(makers) > 0 && makers[len(makers)-1] >= c.From.first[row]
		if directly && !through {
			makers = append(makers, row)
		}
	}
	return makers
}

// carry finds the figure of the unit that the row of To was before.
func (r *restating) carry(to int) ([]Contribution, Undetermined) {
	if row, same := r.Same(to); same {
		if figure, reported := r.figures[row]; reported {
			return []Contribution{{row, figure, Whole()}}, Undetermined{}
		}
		return nil, Undetermined{}
	}
	makers := r.Makers(to)
	for _, row := range makers {
		if _, reported := r.figures[row]; reported {
			return nil, Undetermined{to, DoubtTwice, makers}
		}
	}
	return nil, Undetermined{}
}

// markOwn finds the figures that the sum over the leaves below would not give.
func (r *restating) markOwn() {
	unknown := make([]int, r.To.Len()+1) // before each row, the leaves without a figure
	sums := make([]decimal.Decimal, r.To.Len()+1)
	for row := range r.To.Len() {
		unknown[row+1], sums[row+1] = unknown[row], sums[row]
		f, known := r.result.Figures[row]
		switch {
		case !r.To.IsLeaf(row):
		case known:
			sums[row+1] = sums[row].Add(f.Value)
		default:
			unknown[row+1]++
		}
	}
	for row, f := range r.result.Figures {
		first := r.To.first[row]
		f.Own = !r.To.IsLeaf(row) && (unknown[row] > unknown[first] || !sums[row].Sub(sums[first]).Equal(f.Value))
		r.result.Figures[row] = f
	}
}
