package indicator

import (
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// Origin says where a figure behind a result comes from. The zero Origin means
// "unset".
type Origin string

// The origins of figures.
const (
	Reported  Origin = "reported"   // the unit reported it for the period
	FromTime  Origin = "from-time"  // it follows from what the unit reported for parts of the period
	FromUnits Origin = "from-units" // it is the sum over units below that have all operands
	Missing   Origin = "missing"    // nobody has it, or not everybody who must
)

// Origins returns the vocabulary of origins.
func Origins() pcmd.Vocabulary[Origin] {
	return pcmd.Vocabulary[Origin]{
		{Key: Reported, Label: pcmd.Text{Vi: "đơn vị báo cáo", En: "reported"}},
		{Key: FromTime, Label: pcmd.Text{Vi: "tính từ các kỳ nhỏ hơn", En: "from shorter periods"}},
		{Key: FromUnits, Label: pcmd.Text{Vi: "cộng từ các đơn vị trực thuộc", En: "summed over the units below"}},
		{Key: Missing, Label: pcmd.Text{Vi: "thiếu", En: "missing"}},
	}
}

// Valid reports whether the origin is one of [Origins].
func (o Origin) Valid() bool { return Origins().Has(o) }

// MarshalText writes the word; it refuses words outside [Origins].
func (o Origin) MarshalText() ([]byte, error) { return Origins().MarshalWord(o) }

// UnmarshalText reads the word; it refuses words outside [Origins].
func (o *Origin) UnmarshalText(text []byte) error { return Origins().UnmarshalWord(o, text) }

// Source is a figure behind a result, and the figures behind it in turn: the
// leaves of the tree are reports.
type Source struct {
	Unit    string      `json:"unit"`
	Measure string      `json:"measure"`
	Period  pcmd.Period `json:"period"`
	Origin  Origin      `json:"origin"`
	Value   Fraction    `json:"value"` // unset where it is missing
	// LeftOut figures are not added up: their unit lacks another operand, and
	// like is added to like; or they are half of the parts of a period.
	LeftOut bool     `json:"left_out,omitempty"`
	Parts   []Source `json:"parts,omitempty"`
}

// PartExplained is a set of operands that were taken together: those of the
// period, or of one sub-period.
type PartExplained struct {
	Period   pcmd.Period `json:"period"`
	State    State       `json:"state"`
	Value    Fraction    `json:"value"` // of the formula for these operands alone; unset unless computed
	Operands []Source    `json:"operands"`
}

// UnitExplained is one of the units that a unit formula counts.
type UnitExplained struct {
	Unit      string   `json:"unit"`
	Covered   bool     `json:"covered"`   // it has every measure
	Satisfied bool     `json:"satisfied"` // and each is at least 1
	Operands  []Source `json:"operands"`
}

// Explanation is the tree behind a result: why it is what it is, and what is
// missing.
type Explanation struct {
	Question Question
	Target   Target
	Unit     Unit
	Result   Result
	Parts    []PartExplained // none for unit formulas
	Units    []UnitExplained // unit formulas only
	measures *Set
}

// Explain answers the question like [Table.Evaluate], with the tree of figures
// behind the answer.
func (t *Table) Explain(q Question) (Explanation, error) {
	target, row, err := t.locate(q)
	if err != nil {
		return Explanation{}, err
	}
	formula := target.Indicator.Formula
	x := Explanation{Question: q, Target: target, Unit: t.tree.units[row], measures: t.set,
		Result: t.evaluate(target, row, q.Period, q.On)}
	switch f := formula.(type) {
	case ShareOfUnits:
		x.Units = t.explainUnits(f, f.Level, row, q.Period)
	case CountOfUnits:
		x.Units = t.explainUnits(f, f.Level, row, q.Period)
	}
	for _, p := range partPeriods(formula, q.Period) {
		x.Parts = append(x.Parts, t.explainPart(formula, row, p))
	}
	return x, nil
}

func (t *Table) explainPart(f Formula, row int, period pcmd.Period) PartExplained {
	part := PartExplained{Period: period, State: NoData}
	var values []Fraction
	part.Operands, _ = t.sources(row, f.Operands(), period)
	for _, s := range part.Operands {
		values = append(values, s.Value)
	}
	if hasAll(part.Operands) {
		part.State, part.Value = f.Compute(values)
	}
	if part.State != Computed {
		part.Value = Fraction{}
	}
	return part
}

func (t *Table) explainUnits(f Formula, level pcmd.Level, row int, period pcmd.Period) []UnitExplained {
	var all []UnitExplained
	for at := t.tree.first[row]; at <= row; at++ {
		if t.tree.units[at].Level != level {
			continue
		}
		part := t.explainPart(f, at, period)
		all = append(all, UnitExplained{
			Unit:      t.tree.units[at].ID,
			Covered:   part.State == Computed,
			Satisfied: part.Value.Sign() > 0,
			Operands:  part.Operands,
		})
	}
	return all
}

func hasAll(sources []Source) bool {
	return !slices.ContainsFunc(sources, func(s Source) bool { return s.Value.IsZero() })
}

// sources follows operands that are taken together to the reports, in the way
// that [Table.roll] adds them up, and says how many leaves they cover.
func (t *Table) sources(row int, operands []Operand, period pcmd.Period) (sources []Source, covered int) {
	sources = make([]Source, len(operands))
	var rest []int // the operands that the unit did not report itself
	for i, o := range operands {
		sources[i] = t.ownSource(row, t.set.columns[o.Measure], o.of(period))
		if sources[i].Value.IsZero() {
			rest = append(rest, i)
		}
	}
	switch {
	case len(rest) == 0:
		return sources, t.tree.leaves[row]
	case t.tree.isLeaf(row) || !t.allAdd(operands, rest):
		return sources, 0
	}
	return sources, t.sourcesBelow(row, operands, rest, period, sources)
}

// allAdd reports whether the operands are summed over units.
func (t *Table) allAdd(operands []Operand, which []int) bool {
	return !slices.ContainsFunc(which, func(i int) bool {
		return !t.set.measures[t.set.columns[operands[i].Measure]].Additive()
	})
}

// ownSource follows a figure of a unit through time.
func (t *Table) ownSource(row, column int, period pcmd.Period) Source {
	m := t.set.measures[column]
	s := Source{Unit: t.tree.units[row].ID, Measure: m.ID, Period: period, Origin: Missing}
	view := t.view(period)
	if figure, ok := view.figure(row, column, t.scale[column]); ok {
		s.Origin, s.Value = FromTime, FractionOf(figure.Rat())
	}
	if t.given[period].has(row, column) {
		s.Origin = Reported
		return s
	}
	for _, part := range partsBehind(m.Kind, period) {
		if below := t.ownSource(row, column, part); !below.Value.IsZero() || len(below.Parts) > 0 {
			s.Parts = append(s.Parts, below)
		}
	}
	return s
}

// partsBehind returns the periods from which a figure of the kind follows.
func partsBehind(kind MeasureKind, period pcmd.Period) []pcmd.Period {
	parts := period.Parts()
	switch {
	case len(parts) == 0:
		return nil
	case kind == Flow:
		return parts
	case kind == Stock || kind == Running:
		return parts[len(parts)-1:]
	}
	return nil
}

// sourcesBelow follows the operands that a unit did not report itself into the
// units below it.
func (t *Table) sourcesBelow(row int, operands []Operand, rest []int, period pcmd.Period, sources []Source) (covered int) {
	wanted := make([]Operand, len(rest))
	sums := make([]*big.Rat, len(rest))
	for k, i := range rest {
		wanted[k], sums[k] = operands[i], new(big.Rat)
		for n := range sources[i].Parts {
			sources[i].Parts[n].LeftOut = true // of the unit itself, in time: not enough of them
		}
	}
	matched := false
	for _, child := range t.tree.children[row] {
		below, leaves := t.sources(child, wanted, period)
		all := hasAll(below)
		if all {
			matched = true
			covered += leaves
		}
		for k, i := range rest {
			if all {
				sums[k].Add(sums[k], below[k].Value.Rat())
			}
			below[k].LeftOut = !all && !below[k].Value.IsZero()
			sources[i].Parts = append(sources[i].Parts, below[k])
		}
	}
	// Where the unit reported some operands, every leaf must be covered for the others.
	reportedSome := len(rest) < len(operands)
	if matched && (!reportedSome || covered == t.tree.leaves[row]) {
		for k, i := range rest {
			sources[i].Origin, sources[i].Value = FromUnits, FractionOf(sums[k])
		}
	}
	return covered
}
