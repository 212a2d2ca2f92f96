package plan

import (
	"cmp"
	"slices"
	"sort"
)

// displaced returns which parts, by their place in the new version, no longer
// stand in the order that they had among those that stayed at home: the fewest
// that account for the new order.
func (d *differ) displaced(before, after []part, pairs []pair) map[int]bool {
	stayed := map[string][]pair{}
	for _, p := range pairs {
		if a := after[p.after]; d.atHome(before[p.before], a) {
			stayed[a.home] = append(stayed[a.home], p)
		}
	}
	displaced := map[int]bool{}
	for _, list := range stayed {
		inPlace := map[int]bool{}
		for _, p := range longestInOrder(list) {
			inPlace[p.after] = true
		}
		for _, p := range list {
			if !inPlace[p.after] {
				displaced[p.after] = true
			}
		}
	}
	return displaced
}

// longestInOrder returns a longest run of pairs whose order is the same in both
// versions. Of several it is the one whose keys come first, so that it does not
// depend on which version is the old one.
func longestInOrder(pairs []pair) []pair {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(p, q pair) int { return cmp.Compare(p.before, q.before) })
	byLength := chainLengths(pairs)
	var chain []pair
	last := pair{before: -1, after: -1}
	for n := len(byLength) - 1; n >= 0; n-- {
		var next *pair
		for _, p := range byLength[n] {
			if p.before > last.before && p.after > last.after && (next == nil || p.key < next.key) {
				next = &p
			}
		}
		last = *next
		chain = append(chain, last)
	}
	return chain
}

// chainLengths sorts the pairs, given in their old order, by the length of the
// longest run in order that begins with them: those of length one come first.
func chainLengths(pairs []pair) (byLength [][]pair) {
	var latest []int // of each length, the latest new place with which a run of it begins
	for _, p := range slices.Backward(pairs) {
		n := sort.Search(len(latest), func(n int) bool { return latest[n] < p.after })
		if n == len(latest) {
			latest, byLength = append(latest, 0), append(byLength, nil)
		}
		latest[n] = p.after
		byLength[n] = append(byLength[n], p)
	}
	return byLength
}
