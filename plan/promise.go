package plan

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Promise returns what the target asks for, for people and in the strength of
// the document's wording: "ít nhất 70 %", "phấn đấu từ 70 % trở lên", "100 %".
func (t Target) Promise(lang pcmd.Lang) string {
	c := t.Criterion
	amount := lang.Number(c.Value.String())
	if !t.Unit.IsZero() {
		amount += " " + t.Unit.In(lang)
	}
	words := c.In(lang)
	switch {
	case c.IsZero(), c.Op == indicator.Yes:
	case c.Op == indicator.AtLeast && t.Wording == WordedBare:
		words = amount
	case c.Op == indicator.AtLeast && t.Wording == WordedOrMore:
		words = pcmd.Text{Vi: "từ " + amount + " trở lên", En: amount + " or more"}.In(lang)
	case !t.Unit.IsZero():
		words += " " + t.Unit.In(lang)
	}
	if t.Aspirational && words != "" {
		words = pcmd.Text{Vi: "phấn đấu " + words, En: words + ", aspired to"}.In(lang)
	}
	return words
}
