package agency

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/collation"
	"github.com/pcmd-vn/pcmd/internal/spelling"
)

// Match says how well a name that was searched for fits a unit's. The zero
// Match means "unset".
type Match string

// The ways in which a name may fit, the best first.
const (
	ByCode     Match = "code"     // the code itself
	ByName     Match = "name"     // letter for letter
	BySpelling Match = "spelling" // but for tone placement, i or y, case, hyphens
	ByLetters  Match = "letters"  // without its accents
)

// Matches returns the vocabulary of matches, the best first.
func Matches() pcmd.Vocabulary[Match] {
	return pcmd.Vocabulary[Match]{
		{Key: ByCode, Label: pcmd.Text{Vi: "đúng mã", En: "by code"}},
		{Key: ByName, Label: pcmd.Text{Vi: "đúng tên", En: "by name"}},
		{Key: BySpelling, Label: pcmd.Text{Vi: "cùng tên, khác cách viết", En: "the same name, spelt otherwise"}},
		{Key: ByLetters, Label: pcmd.Text{Vi: "giống khi bỏ dấu", En: "alike without accents"}},
	}
}

// Valid reports whether the match is one of [Matches].
func (m Match) Valid() bool { return Matches().Has(m) }

// MarshalText writes the word; it refuses words outside [Matches].
func (m Match) MarshalText() ([]byte, error) { return Matches().MarshalWord(m) }

// UnmarshalText reads the word; it refuses words outside [Matches].
func (m *Match) UnmarshalText(text []byte) error { return Matches().UnmarshalWord(m, text) }

// Candidates are the units of a map that a search found, all of them by the
// same, the best match that there is. One candidate is an answer, several are a
// question back. The zero Candidates are none.
type Candidates struct {
	Match Match
	Rows  []int     // in Vietnamese collation of their names, then by code
	Why   pcmd.Text // why there are several; empty where there are not
}

// names are the rows of a map by name.
type names struct {
	byName, byKey, byLetters map[string][]int
}

func newNames(m *Map) *names {
	n := &names{map[string][]int{}, map[string][]int{}, map[string][]int{}}
	for row := range m.Len() {
		u := m.Unit(row)
		for _, name := range []string{u.Name.Vi, u.Name.En} {
			enter(n.byName, name, row)
			enter(n.byKey, spelling.Key(name), row)
			enter(n.byLetters, spelling.Fold(name), row)
		}
	}
	return n
}

func enter(rows map[string][]int, name string, row int) {
	if name != "" && !slices.Contains(rows[name], row) {
		rows[name] = append(rows[name], row)
	}
}

// Search finds units by code or by name, with or without the kind ("thị trấn",
// "TT."), and after commas the names of units above: "Võ Lao", "TT. Khánh Yên",
// "xa vo lao, van ban, lao cai". How a name is spelt and whether it has accents
// does not matter, but the best match wins. Nothing is found by an empty query.
func (m *Map) Search(query string) Candidates {
	m.namesOnce.Do(func() { m.names = newNames(m) })
	if row := m.Row(strings.TrimSpace(query)); row >= 0 {
		return Candidates{Match: ByCode, Rows: []int{row}}
	}
	name, above, _ := strings.Cut(norm.NFC.String(query), ",")
	wanted, within := newWanted(name), m.namesAbove(above)
	for _, match := range []Match{ByName, BySpelling, ByLetters} {
		rows := slices.DeleteFunc(m.bearing(wanted, match), func(row int) bool { return !m.liesWithin(row, within) })
		if len(rows) > 0 {
			slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(m.Unit(a).Code, m.Unit(b).Code) })
			collation.Sort(rows, func(row int) string { return m.Unit(row).Name.Vi })
			return Candidates{match, rows, m.whySeveral(rows)}
		}
	}
	return Candidates{}
}

// namesAbove returns for each name between commas the rows that bear it.
func (m *Map) namesAbove(names string) [][]int {
	var above [][]int
	for name := range strings.SplitSeq(names, ",") {
		if strings.TrimSpace(name) != "" {
			above = append(above, m.bearing(newWanted(name), ByLetters))
		}
	}
	return above
}

// wanted is a name as it was typed, and the kind that may stand before it.
type wanted struct {
	name  string   // all of it
	rest  string   // without the kind, where there is one
	kinds []string // the kinds, by their Vietnamese label, that it may be
}

// abbreviations returns the kinds by what people write in front of a dot.
func abbreviations() map[string]string {
	return map[string]string{
		"t": "tỉnh", "tp": "thành phố", "q": "quận", "h": "huyện", "tx": "thị xã",
		"p": "phường", "x": "xã", "tt": "thị trấn", "đk": "đặc khu",
	}
}

func newWanted(name string) wanted {
	w := wanted{name: strings.Join(strings.Fields(name), " ")}
	if short, rest, ok := strings.Cut(w.name, "."); ok {
		if kind := abbreviations()[strings.ToLower(short)]; kind != "" {
			w.rest, w.kinds = strings.TrimSpace(rest), []string{kind}
			return w
		}
	}
	folded := spelling.Fold(w.name)
	for _, kind := range UnitKinds() {
		label := spelling.Fold(kind.Label.Vi)
		if strings.HasPrefix(folded, label+" ") && kind.Key != Nation {
			words := strings.Fields(w.name)
			w.rest = strings.Join(words[len(strings.Fields(label)):], " ")
			w.kinds = append(w.kinds, kind.Label.Vi)
		}
	}
	return w
}

// bearing returns the rows whose name is the wanted one, as a whole or behind
// the kind that they are of.
func (m *Map) bearing(w wanted, match Match) []int {
	rows := slices.Clone(m.names.find(w.name, match))
	if w.rest == "" {
		return rows
	}
	for _, row := range m.names.find(w.rest, match) {
		if slices.Contains(w.kinds, m.Unit(row).Kind.Label().Vi) && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	return rows
}

func (n *names) find(name string, match Match) []int {
	switch match {
	case ByName:
		return n.byName[name]
	case BySpelling:
		return n.byKey[spelling.Key(name)]
	}
	return n.byLetters[spelling.Fold(name)]
}

// liesWithin reports whether one of each of the rows is above the row, in order.
func (m *Map) liesWithin(row int, within [][]int) bool {
	for _, any := range within {
		for row = m.Parent(row); row >= 0 && !slices.Contains(any, row); row = m.Parent(row) {
		}
		if row < 0 {
			return false
		}
	}
	return true
}

// whySeveral says why several units answer to a name.
func (m *Map) whySeveral(rows []int) pcmd.Text {
	if len(rows) < 2 {
		return pcmd.Text{}
	}
	names, kinds := map[string]bool{}, map[UnitKind]bool{}
	for _, row := range rows {
		names[spelling.Key(m.Unit(row).Name.Vi)] = true
		kinds[m.Unit(row).Kind] = true
	}
	vi, en := "cùng tên, ở những nơi khác nhau", "of one name in different places"
	switch {
	case len(names) > 1:
		vi, en = "tên chỉ giống nhau khi bỏ dấu", "whose names are alike without accents only"
	case len(kinds) > 1:
		vi, en = "cùng tên, khác loại hoặc khác nơi", "of one name, of different kinds or in different places"
	}
	return pcmd.Text{
		Vi: fmt.Sprintf("có %d đơn vị %s", len(rows), vi),
		En: fmt.Sprintf("there are %d units %s", len(rows), en),
	}
}

// Place returns the unit's full name with those above it but for the nation, as
// an address does: Xã Võ Lao, Huyện Văn Bàn, Tỉnh Lào Cai.
func (m *Map) Place(row int) pcmd.Text {
	place := m.Unit(row).FullName()
	for above := range m.Ancestors(row) {
		if u := m.Unit(above); u.Level != pcmd.Central {
			name := u.FullName()
			place.Vi, place.En = place.Vi+", "+name.Vi, place.En+", "+name.En
		}
	}
	return place
}
