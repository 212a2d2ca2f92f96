package agency

import (
	"fmt"
	"math/big"

	"github.com/pcmd-vn/pcmd"
)

func (b *hierarchyCheck) change(i int, c Change) {
	at := fmt.Sprintf("changes[%d]", i)
	if _, err := ChangeKinds().Parse(string(c.Kind)); err != nil {
		b.err(at+".kind", err)
		return
	}
	if c.On.IsZero() {
		b.fault(at+".on", pcmd.CodeBadDate, "thiếu ngày thay đổi", "the day of the change is missing")
		return
	}
	b.shape(at, c)
	eve := c.On.AddDays(-1)
	for k, code := range c.From {
		b.ends(spot{i, "from", k}, code, eve)
	}
	for k, p := range c.Into {
		b.begins(spot{i, "into", k}, p.Code)
	}
	b.shares(at, c)
}

// spot is where a change names a unit.
type spot struct {
	change int
	side   string
	i      int
}

func (s spot) String() string { return fmt.Sprintf("changes[%d].%s[%d]", s.change, s.side, s.i) }

// shape checks that the change has as many units as its kind needs.
func (b *hierarchyCheck) shape(at string, c Change) {
	s := shapeOf(c.Kind)
	switch {
	case c.Kind == Split && c.IntoOthers:
		s.minInto = 1
	case c.Kind == Merged && c.FromOthers:
		s.minFrom = 0
	}
	for _, side := range []struct {
		key            string
		n, least, most int
	}{{".from", len(c.From), s.minFrom, s.maxFrom}, {".into", len(c.Into), s.minInto, s.maxInto}} {
		if side.n < side.least || side.n > side.most {
			b.fault(at+side.key, pcmd.CodeChangeShape,
				fmt.Sprintf("%d đơn vị; thay đổi %q cần %s", side.n, c.Kind, howMany(side.least, side.most, "từ", "trở lên")),
				fmt.Sprintf("%d units; a change %q has %s", side.n, c.Kind, howMany(side.least, side.most, "from", "up")))
		}
	}
}

func howMany(least, limit int, from, up string) string {
	if limit == most {
		return fmt.Sprintf("%s %d %s", from, least, up)
	}
	return fmt.Sprint(least)
}

// ends checks that a unit is there on the eve of the change and ends then, by
// this change alone.
func (b *hierarchyCheck) ends(at spot, code string, eve pcmd.Date) {
	on := b.changes[at.change].On
	i, ok := b.on(code, eve)
	other, twice := b.ended[i]
	switch {
	case !ok:
		b.unknown(at, code, eve)
		return
	case b.units[i].Until != eve:
		b.fault(at.String(), pcmd.CodeChangeDay,
			fmt.Sprintf("đơn vị %q không kết thúc trước ngày %s", code, on),
			fmt.Sprintf("the unit %q does not end before %s", code, on))
	case twice && other == at.change:
		b.twice(at, code)
	case twice:
		b.fault(at.String(), pcmd.CodeChangeShape,
			fmt.Sprintf("đơn vị %q đã kết thúc bằng một thay đổi khác", code),
			fmt.Sprintf("the unit %q ends by another change already", code))
	}
	b.ended[i] = at.change
}

// begins checks that a unit is there on the day of the change and begins then;
// by this change alone, unless it is made up of wholes and parts of several.
func (b *hierarchyCheck) begins(at spot, code string) {
	c := b.changes[at.change]
	i, ok := b.on(code, c.On)
	other, twice := b.begun[i]
	switch {
	case !ok:
		b.unknown(at, code, c.On)
		return
	case b.units[i].From != c.On:
		b.fault(at.String(), pcmd.CodeChangeDay,
			fmt.Sprintf("đơn vị %q không bắt đầu từ ngày %s", code, c.On),
			fmt.Sprintf("the unit %q does not begin on %s", code, c.On))
	case twice && other == at.change:
		b.twice(at, code)
	case twice && !(c.Kind.addsUp() && b.changes[other].Kind.addsUp()):
		b.fault(at.String(), pcmd.CodeChangeShape,
			fmt.Sprintf("đơn vị %q đã bắt đầu bằng một thay đổi khác (%s)", code, b.changes[other].Kind),
			fmt.Sprintf("the unit %q begins by another change already (%s)", code, b.changes[other].Kind))
	}
	b.begun[i] = at.change
}

// twice notes a unit that one change names twice.
func (b *hierarchyCheck) twice(at spot, code string) {
	b.fault(at.String(), pcmd.CodeDuplicateID,
		fmt.Sprintf("đơn vị %q đã có ở trên", code), fmt.Sprintf("the unit %q stands above already", code))
}

func (b *hierarchyCheck) unknown(at spot, code string, day pcmd.Date) {
	b.fault(at.String(), pcmd.CodeUnknownUnit,
		fmt.Sprintf("ngày %s không có đơn vị %q", day, code),
		fmt.Sprintf("on %s there is no unit %q", day, code))
}

// shares checks that the shares of a unit that is split do not add up to more
// than the whole, and to the whole where they are all known and nothing went
// elsewhere. What goes over as a whole has no other share.
func (b *hierarchyCheck) shares(at string, c Change) {
	sum, known := new(big.Rat), 0
	for k, p := range c.Into {
		switch {
		case !p.Share.IsKnown():
		case c.Kind == Split:
			sum.Add(sum, p.Share.Rat())
			known++
		case !p.Share.IsWhole():
			b.fault(fmt.Sprintf("%s.into[%d].share", at, k), pcmd.CodeOutOfRange,
				fmt.Sprintf("thay đổi %q chuyển nguyên vẹn; không có phần %s", c.Kind, p.Share),
				fmt.Sprintf("a change %q carries wholes; there is no share %s", c.Kind, p.Share))
		}
	}
	if known == 0 {
		return
	}
	all := known == len(c.Into) && !c.IntoOthers
	over := sum.Cmp(big.NewRat(1, 1))
	if over > 0 || over == 0 && !all || over < 0 && all {
		b.fault(at+".into", pcmd.CodeOutOfRange,
			fmt.Sprintf("các phần cộng lại là %s; phải vừa đủ 1, ít hơn 1 nếu còn phần chưa rõ", sum.RatString()),
			fmt.Sprintf("the shares add up to %s; it must be 1, and less where a part is unknown", sum.RatString()))
	}
}
