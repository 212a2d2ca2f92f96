package indicator

import (
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// own returns the figure that a unit reported for the period, itself or through
// its parts in time.
func (t *Table) own(row, column int, period pcmd.Period) (*big.Rat, bool) {
	if figure, ok := t.given(row, column, period); ok {
		return figure.Rat(), true
	}
	parts := period.Parts()
	if len(parts) == 0 {
		return nil, false
	}
	switch t.set.measures[column].Kind {
	case Flow:
		sum := new(big.Rat)
		for _, part := range parts {
			figure, ok := t.own(row, column, part)
			if !ok {
				return nil, false
			}
			sum.Add(sum, figure)
		}
		return sum, true
	case Stock, Running:
		return t.own(row, column, parts[len(parts)-1])
	}
	return nil, false
}

// quantity is an operand made concrete: a measure's column and the period that
// it is taken of.
type quantity struct {
	column int
	period pcmd.Period
}

// rolled is what is known of a set of quantities for a unit and all below it.
type rolled struct {
	values []*big.Rat // in the order of the quantities; nil where missing
	all    bool       // every quantity has a value
	leaves []int      // the rows of the leaves that are covered, in order
}

// roll adds like to like: where a unit reported none of the quantities itself,
// they are the sums over those of its children that have all of them; where it
// reported some, those stand, and the rest counts only if every leaf is covered
// for it.
func (t *Table) roll(row int, wanted []quantity) rolled {
	r := rolled{values: make([]*big.Rat, len(wanted))}
	var rest []quantity
	addable := !t.tree.isLeaf(row)
	for i, q := range wanted {
		if figure, ok := t.own(row, q.column, q.period); ok {
			r.values[i] = figure
			continue
		}
		rest = append(rest, q)
		addable = addable && t.set.measures[q.column].Additive()
	}
	switch {
	case len(rest) == 0:
		r.all, r.leaves = true, t.leavesOf(row)
	case addable:
		t.rollRest(row, rest, &r)
	}
	return r
}

// rollRest adds up over the children what the unit did not report itself.
func (t *Table) rollRest(row int, rest []quantity, r *rolled) {
	sums := make([]*big.Rat, len(rest))
	for i := range sums {
		sums[i] = new(big.Rat)
	}
	matched := false
	for _, child := range t.tree.children[row] {
		below := t.roll(child, rest)
		if !below.all {
			continue
		}
		matched = true
		r.leaves = append(r.leaves, below.leaves...)
		for i, v := range below.values {
			sums[i].Add(sums[i], v)
		}
	}
	reportedSome := len(rest) < len(r.values)
	if !matched || reportedSome && len(r.leaves) < t.tree.leaves[row] {
		return
	}
	r.all = true
	next := 0
	for i, v := range r.values {
		if v == nil {
			r.values[i] = sums[next]
			next++
		}
	}
}

// leavesOf returns the rows of the leaves at or below the row.
func (t *Table) leavesOf(row int) []int {
	var leaves []int
	for at := t.tree.first[row]; at <= row; at++ {
		if t.tree.isLeaf(at) {
			leaves = append(leaves, at)
		}
	}
	return slices.Clip(leaves)
}
