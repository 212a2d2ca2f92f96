package report

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/collation"
)

// Ranked is the place of one unit among those that it is compared with.
type Ranked struct {
	Unit   indicator.Unit
	Result indicator.Result
	Place  int // 1 is the best; units of one value share a place; 0 without a value
}

// Ranking returns the units by what they reached in a target and period, the best
// first: the highest where the criterion is a floor, the lowest where it is a
// ceiling. Values are compared exactly. Units that share a place, and at the end
// those without a value, stand in the order of Vietnamese names. It is nil for
// targets of which more is not better or worse, such as a band or yes. The error
// is that of [Workbook.Evaluate].
func (w *Workbook) Ranking(target string, period pcmd.Period, units ...string) ([]Ranked, error) {
	var all []Ranked
	for _, unit := range units {
		rows, err := w.Evaluate(unit, period, target)
		if err != nil {
			return nil, err
		}
		all = append(all, Ranked{Unit: rows[0].Unit, Result: rows[0].Result})
	}
	t, _ := w.Table.Set().Target(target)
	better := directionOf(t.Criterion.Op)
	if better == 0 {
		return nil, nil
	}
	collation.Sort(all, func(r Ranked) string { return nameOf(r.Unit) })
	slices.SortStableFunc(all, func(a, b Ranked) int { return compareRanked(a, b, better) })
	for i := range all {
		switch {
		case all[i].Result.State != indicator.Computed:
		case i > 0 && compareRanked(all[i-1], all[i], better) == 0:
			all[i].Place = all[i-1].Place
		default:
			all[i].Place = i + 1
		}
	}
	return all, nil
}

// directionOf returns +1 where more is better, -1 where less is, 0 where neither.
func directionOf(op indicator.Op) int {
	switch op {
	case indicator.AtLeast, indicator.MoreThan:
		return +1
	case indicator.AtMost, indicator.LessThan:
		return -1
	}
	return 0
}

// compareRanked orders the better before the worse, and units without a value
// last.
func compareRanked(a, b Ranked, better int) int {
	aHas, bHas := a.Result.State == indicator.Computed, b.Result.State == indicator.Computed
	switch {
	case aHas && bHas:
		return -better * a.Result.Exact.Compare(b.Result.Exact)
	case aHas:
		return -1
	case bHas:
		return +1
	}
	return 0
}

// nameOf returns what a unit is called: its id, where it has no name.
func nameOf(u indicator.Unit) string {
	if u.Name == "" {
		return u.ID
	}
	return u.Name
}

// Rank is the place of a unit among its siblings: the units of its level under
// the same unit. The zero Rank means that it is not compared.
type Rank struct {
	Place   int              // 1 is the best
	Of      int              // how many have a value, the unit among them
	Tied    []indicator.Unit // the others of the same place, by name
	Without []indicator.Unit // those without a value, by name
}

// rankOf returns the place of the unit of a row.
func (w *Workbook) rankOf(row Row) (rank Rank, err error) {
	siblings := w.siblings(row.Unit)
	if len(siblings) < 2 || row.Result.State != indicator.Computed {
		return rank, nil
	}
	all, err := w.Ranking(row.Target.ID, row.Period, siblings...)
	for _, r := range all {
		if r.Unit.ID == row.Unit.ID {
			rank.Place = r.Place
		}
	}
	for _, r := range all {
		switch {
		case r.Place == 0:
			rank.Without = append(rank.Without, r.Unit)
			continue
		case r.Place == rank.Place && r.Unit.ID != row.Unit.ID:
			rank.Tied = append(rank.Tied, r.Unit)
		}
		rank.Of++
	}
	return rank, err
}

// siblings returns the units of the same level under the same unit, the unit
// itself among them, in the order of the tree.
func (w *Workbook) siblings(u indicator.Unit) (ids []string) {
	tree := w.Table.Tree()
	for row := range tree.Len() {
		if other := tree.Unit(row); other.Parent == u.Parent && other.Level == u.Level {
			ids = append(ids, other.ID)
		}
	}
	return ids
}
