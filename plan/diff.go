package plan

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

// Diff returns what changed between two versions of a plan, in the order of the
// document: target by target, duty by duty, and likewise for the header, the
// documents named, bodies, tasks, solutions, funds and reporting clauses. No
// change is no result, and then [Plan.Encode] writes both alike.
//
// What has an id is told apart by it: a target that stands in another group has
// moved. What has none is matched by what it says. Items of assignment go by
// their body, then by their number; duties by role, title and clause, then by
// ever fewer of these, and at last by role and title under any body, so that a
// duty which passes to another body has moved and is not removed and added. What
// belongs to a part is compared by itself: with a group that is gone, its
// targets are gone one by one.
//
// Diff(b, a) is Diff(a, b) with added and removed, before and after exchanged,
// but for the order of the changes, and for their paths and names, which are
// those of the new version.
func Diff(before, after *Plan) []Change {
	d := differ{homes: map[string]string{"": ""}}
	d.compare(headOf(before), headOf(after))
	for _, partsOf := range partsOfPlan {
		d.list(partsOf(before), partsOf(after))
	}
	return d.changes
}

// part is one thing in a plan that people speak of by itself: a target, a duty,
// a clause.
type part struct {
	path string
	// near are what it is matched by within its home, far in the whole list, the
	// most telling first; "" matches nothing. Parts of one list have as many.
	near, far []string
	home      string    // the path of the part that it stands in
	homeName  pcmd.Text // what that is called
	name      pcmd.Text
	summary   pcmd.Text // what is said of it when it comes or goes
	fields    fields
}

// pair is a part in both versions: its places in the two lists, and the key by
// which it was found, which is the same whichever version is the old one.
type pair struct {
	before, after int
	key           string
}

// differ gathers changes. The homes are the paths that the parts of the old
// version have in the new one.
type differ struct {
	homes   map[string]string
	changes []Change
}

func (d *differ) list(before, after []part) {
	pairs := d.match(before, after)
	kept, found := map[int]bool{}, map[int]pair{}
	for _, p := range pairs {
		kept[p.before], found[p.after] = true, p
		d.homes[before[p.before].path] = after[p.after].path
	}
	for i, b := range before {
		if !kept[i] {
			d.changes = append(d.changes, Change{Kind: Removed, Path: b.path, What: b.name, Before: b.summary})
		}
	}
	displaced := d.displaced(before, after, pairs)
	for i, a := range after {
		p, ok := found[i]
		if !ok {
			d.changes = append(d.changes, Change{Kind: Added, Path: a.path, What: a.name, After: a.summary})
			continue
		}
		b := before[p.before]
		switch {
		case !d.atHome(b, a):
			d.moved(a, b.homeName, a.homeName)
		case displaced[p.after]:
			d.moved(a, ordinal(before, p.before), ordinal(after, p.after))
		}
		d.compare(b, a)
	}
}

func (d *differ) moved(a part, from, to pcmd.Text) {
	d.changes = append(d.changes, Change{Kind: Moved, Path: a.path, What: a.name, Before: from, After: to})
}

// compare notes the fields in which two versions of a part differ.
func (d *differ) compare(before, after part) {
	for i, a := range after.fields {
		if b := before.fields[i]; b.exact != a.exact {
			d.changes = append(d.changes, Change{
				Kind: Changed, Path: pcmd.JoinPath(after.path, a.key), What: after.name, Field: a.label, Before: b.says, After: a.says,
			})
		}
	}
}

// atHome reports whether the part stands in the same thing in both versions.
func (d *differ) atHome(before, after part) bool {
	home, ok := d.homes[before.home]
	return ok && home == after.home
}

// match pairs the parts of two lists: those that are the same, then by the most
// telling keys first.
func (d *differ) match(before, after []part) []pair {
	if len(before) == 0 || len(after) == 0 {
		return nil
	}
	m := matcher{kept: map[int]bool{}, found: map[int]bool{}}
	atHome := func(pass int, key func(part) string) {
		m.pass(slots(before, func(p part) slot {
			home, ok := d.homes[p.home]
			return slot{home, key(p), pass, ok}
		}), slots(after, func(p part) slot { return slot{p.home, key(p), pass, true} }))
	}
	atHome(-1, func(p part) string { return p.fields.exact() })
	for n := range after[0].near {
		atHome(n, func(p part) string { return p.near[n] })
	}
	for n := range after[0].far {
		anywhere := func(p part) slot { return slot{"", p.far[n], len(p.near) + n, true} }
		m.pass(slots(before, anywhere), slots(after, anywhere))
	}
	return m.pairs
}

// slot is what parts of both versions must agree in to be paired: the home in
// the new version, and the key of a pass.
type slot struct {
	home, key string
	pass      int
	ok        bool
}

func slots(parts []part, of func(part) slot) []slot {
	all := make([]slot, len(parts))
	for i, p := range parts {
		all[i] = of(p)
	}
	return all
}

// matcher pairs what is left of two lists, pass by pass.
type matcher struct {
	kept, found map[int]bool // by place in the old and in the new version
	pairs       []pair
}

// pass pairs the parts whose slots are equal. Of several the first goes with the
// first.
func (m *matcher) pass(before, after []slot) {
	waiting := map[slot][]int{}
	for i, s := range before {
		if s.ok && s.key != "" && !m.kept[i] {
			waiting[s] = append(waiting[s], i)
		}
	}
	met := map[slot]int{}
	for i, s := range after {
		if m.found[i] || met[s] == len(waiting[s]) {
			continue
		}
		k := waiting[s][met[s]]
		m.kept[k], m.found[i] = true, true
		m.pairs = append(m.pairs, pair{k, i, fmt.Sprintf("%d %s %08d", s.pass, s.key, met[s])})
		met[s]++
	}
}

// ordinal says at which place of its home a part stands.
func ordinal(parts []part, i int) pcmd.Text {
	n := 1
	for _, p := range parts[:i] {
		if p.home == parts[i].home {
			n++
		}
	}
	return pcmd.Text{Vi: fmt.Sprintf("vị trí thứ %d", n), En: fmt.Sprintf("place %d", n)}
}
