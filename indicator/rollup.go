package indicator

import (
	"math/big"
	"slices"

	"github.com/pcmd-vn/pcmd"
)

// quantity is an operand made concrete: a measure's column, and what units have
// for the period that it is taken of.
type quantity struct {
	column int
	period pcmd.Period
	view   *block
}

// own returns the figure that a unit reported itself, directly or through its
// parts in time.
func (t *Table) own(row int, q quantity) (*big.Rat, bool) {
	figure, ok := q.view.figure(row, q.column, t.scale[q.column])
	if !ok {
		return nil, false
	}
	return figure.Rat(), true
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
		if figure, ok := t.own(row, q); ok {
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
