package agency_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// chronicler writes a random history: a nation of two provinces with districts
// that may end, and communes to which everything happens that can.
type chronicler struct {
	t       *rapid.T
	units   []agency.Unit
	changes []agency.Change
	live    map[string]int // of each code in use, the place of its unit
	next    int
	days    []pcmd.Date
	gaps    bool // whether things may go where nobody knows
}

func anyHistory(t *rapid.T, gaps bool) *chronicler {
	c := &chronicler{t: t, live: map[string]int{}, gaps: gaps, days: []pcmd.Date{day("2019-12-31")}}
	for _, line := range []string{"central VN", "province P VN", "province Q VN", "district D P", "district E Q", "district F Q"} {
		c.live[unit(line).Code] = len(c.units)
		c.units = append(c.units, unit(line))
	}
	for i := range rapid.IntRange(4, 10).Draw(t, "communes") {
		c.begin(fmt.Sprint("c", i), []string{"D", "E", "F", "P"}[i%4], pcmd.Date{})
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "days") {
		on := day("2020").AddDays(10 * i)
		c.days = append(c.days, on)
		c.dayOf(on)
	}
	return c
}

func (c *chronicler) begin(code, parent string, on pcmd.Date) string {
	u := unit("commune " + code + " " + parent)
	u.From = on
	c.live[code] = len(c.units)
	c.units = append(c.units, u)
	return code
}

func (c *chronicler) fresh() string {
	c.next++
	return fmt.Sprint("n", c.next)
}

func (c *chronicler) end(code string, on pcmd.Date) agency.Unit {
	u := &c.units[c.live[code]]
	u.Until = on.AddDays(-1)
	delete(c.live, code)
	return *u
}

func (c *chronicler) note(kind agency.ChangeKind, on pcmd.Date, from []string, into []agency.Portion) *agency.Change {
	c.changes = append(c.changes, agency.Change{Kind: kind, On: on, From: from, Into: into})
	return &c.changes[len(c.changes)-1]
}

func into(codes ...string) (all []agency.Portion) {
	for _, code := range codes {
		all = append(all, agency.Portion{Code: code})
	}
	return all
}

// dayOf lets something happen to some communes, each at most once.
func (c *chronicler) dayOf(on pcmd.Date) {
	var communes []string
	for code, i := range c.live {
		if c.units[i].Level == pcmd.Commune {
			communes = append(communes, code)
		}
	}
	slices.Sort(communes)
	communes = rapid.Permutation(communes).Draw(c.t, "order")
	take := func() string {
		code := communes[0]
		communes = communes[1:]
		return code
	}
	c.endDistrict(on, &communes)
	for range rapid.IntRange(0, 5).Draw(c.t, "events") {
		if len(communes) < 3 {
			return
		}
		switch event := rapid.IntRange(0, 6).Draw(c.t, "event"); {
		case event == 0: // several become one, and may take a part of another
			parents := []string{c.end(communes[0], on).Parent}
			from := []string{take()}
			for range rapid.IntRange(1, 2).Draw(c.t, "more") {
				c.end(communes[0], on)
				from = append(from, take())
			}
			c.note(agency.Merged, on, from, into(c.begin(c.fresh(), c.standing(parents[0]), on)))
		case event <= 2: // one becomes several
			old := c.end(take(), on)
			var news []string
			for range rapid.IntRange(2, 3).Draw(c.t, "parts") {
				news = append(news, c.begin(c.fresh(), c.standing(old.Parent), on))
			}
			split := c.note(agency.Split, on, []string{old.Code}, into(news...))
			if rapid.Bool().Draw(c.t, "known") {
				for i, s := range anyShares(c.t, len(news)) {
					split.Into[i].Share = s
				}
			}
			if c.gaps && rapid.Bool().Draw(c.t, "elsewhere") {
				split.IntoOthers = true
				for i := range split.Into {
					split.Into[i].Share = agency.Share{}
				}
			}
		case event == 3: // another unit above, the same code
			old := c.end(take(), on)
			c.begin(old.Code, []string{"P", "Q"}[rapid.IntRange(0, 1).Draw(c.t, "province")], on)
			c.note(agency.Transferred, on, []string{old.Code}, into(old.Code))
		case event == 4:
			old := c.end(take(), on)
			c.note(agency.Renamed, on, []string{old.Code}, into(c.begin(c.fresh(), c.standing(old.Parent), on)))
		case event == 5 && c.gaps: // an end, with or without a word
			old := c.end(take(), on)
			if rapid.Bool().Draw(c.t, "said") {
				c.note(agency.Abolished, on, []string{old.Code}, nil)
			}
		case event == 6 && c.gaps:
			c.note(agency.Created, on, nil, into(c.begin(c.fresh(), "P", on)))
		}
	}
}

// endDistrict may end a district; its communes go on under the province.
func (c *chronicler) endDistrict(on pcmd.Date, communes *[]string) {
	code := []string{"D", "E", "F", ""}[rapid.IntRange(0, 3).Draw(c.t, "district")]
	i, live := c.live[code]
	if !live {
		return
	}
	inner := 0
	for _, commune := range slices.Clone(*communes) {
		if c.units[c.live[commune]].Parent != code {
			continue
		}
		inner++
		c.end(commune, on)
		c.begin(commune, c.units[i].Parent, on)
		c.note(agency.Transferred, on, []string{commune}, into(commune))
		*communes = slices.DeleteFunc(*communes, func(code string) bool { return code == commune })
	}
	c.end(code, on)
	if inner > 0 || c.gaps {
		c.note(agency.Abolished, on, []string{code}, nil)
	}
}

// standing returns the unit itself, or that above it where it has just ended.
func (c *chronicler) standing(code string) string {
	if _, live := c.live[code]; live {
		return code
	}
	for _, u := range c.units {
		if u.Code == code {
			return u.Parent
		}
	}
	return ""
}

func (c *chronicler) hierarchy() *agency.Hierarchy {
	h, err := agency.NewHierarchy(c.units, c.changes)
	require.NoError(c.t, err)
	return h
}

// anyDays draws two days, in any order.
func (c *chronicler) anyDays() (from, to pcmd.Date) {
	return rapid.SampledFrom(c.days).Draw(c.t, "from"), rapid.SampledFrom(c.days).Draw(c.t, "to")
}

// anyFigures draws figures for the leaves, all of them or most.
func anyFigures(t *rapid.T, m *agency.Map, missing bool) map[int]decimal.Decimal {
	figures := map[int]decimal.Decimal{}
	for row := range m.Len() {
		if m.IsLeaf(row) && (!missing || rapid.IntRange(0, 4).Draw(t, "reports") > 0) {
			figures[row] = decimal.NewFromInt(rapid.Int64Range(0, 99).Draw(t, "figure"))
		}
	}
	return figures
}

// leavesAreCommunes reports whether no district is without communes.
func leavesAreCommunes(m *agency.Map) bool {
	for row := range m.Len() {
		if m.IsLeaf(row) && m.Unit(row).Level != pcmd.Commune {
			return false
		}
	}
	return true
}

func sumOf[V any](figures map[int]V, value func(V) decimal.Decimal, of func(row int) bool) (sum decimal.Decimal) {
	for row, f := range figures {
		if of(row) {
			sum = sum.Add(value(f))
		}
	}
	return sum
}

func TestAnyHistoryKeepsEveryTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyHistory(t, rapid.Bool().Draw(t, "gaps"))
		from, to := c.anyDays()
		crosswalk := c.hierarchy().Crosswalk(from, to)
		figures := anyFigures(t, crosswalk.From, false)
		r := crosswalk.Restate(figures, agency.Sum)
		total := sumOf(figures, func(d decimal.Decimal) decimal.Decimal { return d }, func(int) bool { return true })
		value := func(f agency.RestatedFigure) decimal.Decimal { return f.Value }
		leaves := sumOf(r.Figures, value, crosswalk.To.IsLeaf)

		nation := r.Figures[crosswalk.To.Row("VN")]
		assert.True(t, total.Equal(nation.Value), "the nation has all of it: %s of %s", nation.Value, total)
		assert.False(t, nation.Estimated)
		assert.False(t, leaves.GreaterThan(total), "nothing is counted twice")
		if len(r.Undetermined) == 0 && !c.gaps && leavesAreCommunes(crosswalk.From) {
			assert.True(t, total.Equal(leaves), "where all is determined the leaves have it too: %s of %s", leaves, total)
		}
		for row, f := range r.Figures {
			sum := decimal.Decimal{}
			for _, p := range f.Parts {
				sum = sum.Add(p.Value)
			}
			assert.True(t, sum.Equal(f.Value), "a figure is the sum of its parts")
			below := sumOf(r.Figures, value, func(other int) bool { return crosswalk.To.IsLeaf(other) && crosswalk.To.Holds(row, other) })
			assert.True(t, f.Own || below.Equal(f.Value), "unless it is its own, the roll-up gives it")
		}
	})
}

func TestThereAndBackIsTheIdentityWhereItIsKnownAtAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyHistory(t, rapid.Bool().Draw(t, "gaps"))
		from, to := c.anyDays()
		h := c.hierarchy()
		forth, back := h.Crosswalk(from, to), h.Crosswalk(to, from)
		figures := anyFigures(t, forth.From, false)
		there := map[int]decimal.Decimal{}
		estimated := false
		for row, f := range forth.Restate(figures, agency.Sum).Figures {
			if forth.To.IsLeaf(row) {
				there[row] = f.Value
				estimated = estimated || f.Estimated
			}
		}
		again := back.Restate(there, agency.Sum)
		for row, figure := range figures {
			f, known := again.Figures[row]
			if known && !f.Estimated && !estimated {
				assert.True(t, figure.Equal(f.Value), "%s came back as %s", figure, f.Value)
			}
			if forth.From.Unit(row).Level != pcmd.Commune {
				continue // a district without communes, which may have some there
			}
			if to, same := back.Same(row); same && forth.To.IsLeaf(to) {
				assert.True(t, known, "a unit that is the same comes back")
				f, known := there[to]
				assert.True(t, known && f.Equal(figure))
			}
			if makers := back.Makers(row); len(makers) == 1 && len(forth.Makers(makers[0])) > 1 {
				assert.False(t, known && !f.Estimated, "what was merged cannot be told apart, but by stated shares")
			}
		}
	})
}

func TestASuccessionIsTheSameInOneStepOrTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyHistory(t, rapid.Bool().Draw(t, "gaps"))
		h := c.hierarchy()
		days := rapid.SliceOfN(rapid.SampledFrom(c.days), 3, 3).Draw(t, "days")
		slices.SortFunc(days, pcmd.Date.Compare)
		if rapid.Bool().Draw(t, "backward") {
			slices.Reverse(days)
		}
		m := h.At(days[0])
		u := m.Unit(rapid.IntRange(0, m.Len()-1).Draw(t, "unit"))
		direct, err := h.Succession(u.Code, days[0], days[2])
		require.NoError(t, err)
		first, err := h.Succession(u.Code, days[0], days[1])
		require.NoError(t, err)

		elsewhere := first.Elsewhere
		shares := map[string]*big.Rat{}
		for _, heir := range first.Heirs {
			second, err := h.Succession(heir.Unit.Code, days[1], days[2])
			require.NoError(t, err)
			elsewhere = elsewhere || second.Elsewhere
			for _, s := range second.Heirs {
				before, had := shares[s.Unit.Code]
				switch {
				case !heir.Share.IsKnown() || !s.Share.IsKnown() || had && before == nil:
					shares[s.Unit.Code] = nil
				default:
					shares[s.Unit.Code] = new(big.Rat).Mul(heir.Share.Rat(), s.Share.Rat())
					if had {
						shares[s.Unit.Code].Add(shares[s.Unit.Code], before)
					}
				}
			}
		}
		assert.Equal(t, elsewhere, direct.Elsewhere)
		codes := slices.Sorted(maps.Keys(shares))
		require.Len(t, direct.Heirs, len(codes))
		for i, heir := range direct.Heirs {
			assert.Equal(t, codes[i], heir.Unit.Code)
			if known := shares[codes[i]]; known != nil {
				require.True(t, heir.Share.IsKnown())
				assert.Zero(t, known.Cmp(heir.Share.Rat()), "what two steps know one step knows")
			}
		}
	})
}

// TestRestatingAgreesWithItsSlowTwin compares with what the rules say, followed
// unit by unit through the list of changes, day by day, in maps.
func TestRestatingAgreesWithItsSlowTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyHistory(t, rapid.Bool().Draw(t, "gaps"))
		days := rapid.SliceOfN(rapid.SampledFrom(c.days), 2, 2).Draw(t, "days")
		slices.SortFunc(days, pcmd.Date.Compare)
		crosswalk := c.hierarchy().Crosswalk(days[0], days[1])
		figures := anyFigures(t, crosswalk.From, true)
		r := crosswalk.Restate(figures, agency.Sum)

		twin := slowTwin{c, days[0], days[1], crosswalk.To.Row}
		byCode := map[string]decimal.Decimal{}
		for row, f := range figures {
			byCode[crosswalk.From.Unit(row).Code] = f
		}
		got := map[string]string{}
		for row, f := range r.Figures {
			got[crosswalk.To.Unit(row).Code] = f.Value.String() + map[bool]string{true: " estimated"}[f.Estimated]
		}
		for _, u := range r.Undetermined {
			got[crosswalk.To.Unit(u.Row).Code] = string(u.Doubt)
		}
		assert.Equal(t, twin.restate(byCode), got)
	})
}

// slowTwin restates the figures of leaves by the rules alone.
type slowTwin struct {
	*chronicler
	from, to pcmd.Date
	row      func(code string) int // of the last day: the order in which steps are given
}

// whereabouts are the units in which a unit is, by code, with the share or nil;
// those with a ~ in front only somewhere within.
type whereabouts map[string]*big.Rat

func (s slowTwin) at(code string, on pcmd.Date) (agency.Unit, bool) {
	for _, u := range s.units {
		if u.Code == code && u.In(on) {
			return u, true
		}
	}
	return agency.Unit{}, false
}

func (s slowTwin) isLeaf(code string, on pcmd.Date) bool {
	return !slices.ContainsFunc(s.units, func(u agency.Unit) bool { return u.In(on) && u.Parent == code })
}

// add adds a share of a place to the whereabouts.
func (w whereabouts) add(place string, share *big.Rat) {
	before, had := w[place]
	switch {
	case !had:
		w[place] = share
	case before == nil || share == nil:
		w[place] = nil
	default:
		w[place] = new(big.Rat).Add(before, share)
	}
}

// rest gives the one unknown share what the others leave, where all is named.
func (w whereabouts) rest() whereabouts {
	rest, unknown := big.NewRat(1, 1), []string{}
	for place, share := range w {
		if place[0] == '~' {
			return w
		}
		if share == nil {
			unknown = append(unknown, place)
		} else {
			rest.Sub(rest, share)
		}
	}
	if len(unknown) == 1 {
		w[unknown[0]] = rest
	}
	return w
}

// step says where the unit of the eve is on the day.
func (s slowTwin) step(code string, on pcmd.Date) whereabouts {
	eve := on.AddDays(-1)
	u, _ := s.at(code, eve)
	if u.In(on) {
		return whereabouts{code: big.NewRat(1, 1)}
	}
	w := whereabouts{}
	lost := true
	for _, c := range s.changes {
		if c.On != on || !slices.Contains(c.From, code) {
			continue
		}
		lost = c.IntoOthers || c.Kind == agency.Abolished
		for _, p := range c.Into {
			share := p.Share.Rat()
			if c.Kind != agency.Split {
				share = big.NewRat(1, 1)
			}
			w.add(p.Code, share)
		}
		if c.Kind == agency.Abolished && !s.isLeaf(code, eve) {
			lost = false
			for _, below := range s.units {
				if below.In(eve) && below.Parent == code {
					for place := range s.step(below.Code, on) {
						w.add(place, nil)
					}
				}
			}
		}
	}
	if lost {
		for place := range s.step(s.lasting(u.Parent, on), on) {
			if place[0] != '~' {
				place = "~" + place
			}
			w.add(place, nil)
		}
	}
	return w.rest()
}

// lasting returns the first unit above that was not abolished on the day.
func (s slowTwin) lasting(code string, on pcmd.Date) string {
	for _, c := range s.changes {
		if c.On == on && c.Kind == agency.Abolished && slices.Contains(c.From, code) {
			u, _ := s.at(code, on.AddDays(-1))
			return s.lasting(u.Parent, on)
		}
	}
	return code
}

// places follows a unit to the last day.
func (s slowTwin) places(code string) whereabouts {
	w := whereabouts{code: big.NewRat(1, 1)}
	for _, on := range s.days {
		if !on.After(s.from) || on.After(s.to) {
			continue
		}
		next := whereabouts{}
		for place, share := range w {
			within := place[0] == '~'
			if within {
				place = place[1:]
			}
			step := s.step(place, on)
			if last := s.lasting(place, on); within && last != place {
				step = s.step(last, on) // one cannot say in which of those below it is
			}
			for further, part := range step {
				if within && further[0] != '~' {
					further = "~" + further
				}
				if share == nil || part == nil {
					next.add(further, nil)
				} else {
					next.add(further, new(big.Rat).Mul(share, part))
				}
			}
		}
		w = next.rest()
	}
	return w
}

// traced reports whether all is named that a unit of the day was made of.
func (s slowTwin) traced(code string, on pcmd.Date) bool {
	u, _ := s.at(code, on)
	if u.In(s.from) {
		return true
	}
	made := false
	for _, c := range s.changes {
		if c.On != u.From || !slices.ContainsFunc(c.Into, func(p agency.Portion) bool { return p.Code == code }) {
			continue
		}
		if len(c.From) == 0 || c.FromOthers {
			return false
		}
		for _, from := range c.From {
			if !s.traced(from, c.On.AddDays(-1)) {
				return false
			}
		}
		made = true
	}
	return made
}

// holds reports whether a unit of the last day is the other or above it.
func (s slowTwin) holds(code, other string) bool {
	for other != "" && other != code {
		u, _ := s.at(other, s.to)
		other = u.Parent
	}
	return other == code
}

func (s slowTwin) restate(figures map[string]decimal.Decimal) map[string]string {
	all := map[string]string{}
	for _, to := range s.units {
		if to.In(s.to) {
			if told := s.tell(to.Code, figures); told != "" {
				all[to.Code] = told
			}
		}
	}
	return all
}

// tell says what is known of the figure of a unit of the last day.
func (s slowTwin) tell(to string, figures map[string]decimal.Decimal) string {
	var sum decimal.Decimal
	parts, split, silent, estimated := 0, 0, 0, false
	for _, u := range s.units {
		if !u.In(s.from) || !s.isLeaf(u.Code, s.from) {
			continue
		}
		w := s.places(u.Code)
		var codes []string
		var shares []agency.Share
		touches, inside, known := false, true, true
		for _, place := range slices.Sorted(maps.Keys(w)) {
			bare := place
			if place[0] == '~' {
				bare, known = place[1:], false
			}
			touches = touches || s.holds(to, bare)
			inside = inside && s.holds(to, bare)
			known = known && w[place] != nil
			codes = append(codes, bare)
		}
		figure, reported := figures[u.Code]
		switch {
		case !touches:
		case !reported:
			silent++
		case inside:
			sum, parts = sum.Add(figure), parts+1
		case known:
			slices.SortFunc(codes, func(a, b string) int { return s.row(a) - s.row(b) })
			for _, code := range codes {
				shares = append(shares, share(w[code].RatString()))
			}
			for i, part := range agency.Apportion(figure, shares) {
				if s.holds(to, codes[i]) {
					sum = sum.Add(part)
				}
			}
			parts, estimated = parts+1, true
		default:
			split++
		}
	}
	leaf := s.isLeaf(to, s.to)
	switch {
	case parts+split == 0:
		return ""
	case leaf && !s.traced(to, s.to):
		return string(agency.DoubtOrigin)
	case split > 0:
		return string(agency.DoubtSplit)
	case silent > 0 && leaf:
		return string(agency.DoubtSilent)
	case silent > 0:
		return "" // the roll-up says who
	}
	return sum.String() + map[bool]string{true: " estimated"}[estimated]
}
