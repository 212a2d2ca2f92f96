package plan

import (
	"fmt"
	"maps"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/nearest"
)

// names are the ids that a list of the plan declares, and the places that refer
// to them.
type names struct {
	ids    []string // as they are declared, also those that are no ids
	titles []pcmd.Text
	places map[string]int // of an id in the list, the first where it stands twice
	unread int            // items whose id nobody could read
	whole  bool           // nobody could read the list at all
	uses   []use
	near   []nearest.Words // the ids and the titles in both languages; nil until asked
	nearby map[string]int  // what has been asked
}

// use is a place that refers to an id.
type use struct{ path, id string }

func (n *names) declare(id string, title pcmd.Text) {
	if n.places == nil {
		n.places = map[string]int{}
	}
	if id == "" {
		n.unread++
	} else if _, twice := n.places[id]; !twice {
		n.places[id] = len(n.ids)
	}
	n.ids = append(n.ids, id)
	n.titles = append(n.titles, title)
}

func (n *names) has(id string) bool {
	_, ok := n.places[id]
	return ok
}

func (n *names) use(path, id string) { n.uses = append(n.uses, use{path, id}) }

// unknown returns the uses of ids that the list does not declare, but for those
// of [names.followOn].
func (n *names) unknown() []use {
	followOn := n.followOn()
	var all []use
	for _, u := range n.uses {
		if !n.has(u.id) && !followOn[u.id] {
			all = append(all, u)
		}
	}
	return all
}

// followOn returns the unknown ids that are unknown only because the list is at
// fault, which has been noted: all where it could not be read; those near an id
// that is none; and where ids could not be read, no more others than these.
func (n *names) followOn() map[string]bool {
	follow, others := map[string]bool{}, map[string]bool{}
	for _, u := range n.uses {
		if u.id == "" || n.has(u.id) || follow[u.id] {
			continue
		}
		switch i := n.meant(u.id); {
		case n.whole, i >= 0 && pcmd.CheckID(n.ids[i]) != nil:
			follow[u.id] = true
		case i < 0:
			others[u.id] = true
		}
	}
	if len(others) <= n.unread {
		maps.Copy(follow, others)
	}
	return follow
}

// meant returns the place in the list of what an unknown id was probably meant
// to be: an id near to it, or one whose title somebody wrote in its place; -1
// where there is none.
func (n *names) meant(id string) int {
	if n.near == nil {
		n.near, n.nearby = n.words(), map[string]int{}
	}
	i, asked := n.nearby[id]
	if !asked {
		i = n.find(id)
		n.nearby[id] = i
	}
	return i
}

func (n *names) find(id string) int {
	if i := n.near[0].Index(id); i >= 0 {
		return i
	}
	for _, titles := range n.near[1:] {
		if i := titles.IndexOfName(id); i >= 0 {
			return i
		}
	}
	return -1
}

func (n *names) words() []nearest.Words {
	vi, en := make([]string, len(n.titles)), make([]string, len(n.titles))
	for i, title := range n.titles {
		vi[i], en[i] = title.Vi, title.En
	}
	return []nearest.Words{nearest.Among(n.ids...), nearest.Among(vi...), nearest.Among(en...)}
}

// hint returns the question whether something near was meant, to stand behind a
// message in both languages.
func (n *names) hint(id string) pcmd.Text {
	i := n.meant(id)
	if i < 0 {
		return pcmd.Text{}
	}
	return ask(n.ids[i], n.titles[i])
}

// ask returns the question whether the thing of that id was meant.
func ask(id string, title pcmd.Text) pcmd.Text {
	vi, _ := nearest.Ask(called(id, title.Vi))
	_, en := nearest.Ask(called(id, title.En))
	return pcmd.Text{Vi: vi, En: en}
}

// called names a thing by its id and title, which may be missing.
func called(id, title string) string {
	if title == "" {
		return fmt.Sprintf("%q", id)
	}
	return fmt.Sprintf("%q (%.80s)", id, title)
}
