package indicator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
)

// Rounded reports whether the value shown differs from the exact one.
func (x Explanation) Rounded() bool {
	return x.Result.State == Computed && x.Result.Exact.CompareDecimal(x.Result.Exact.Decimal(x.Result.places)) != 0
}

// Missing returns what the result lacks, as "unit measure period", in the order
// of the tree and each once: figures that nobody reported, where a unit has no
// others below it that could.
func (x Explanation) Missing() []string {
	var all []string
	var visit func(Source)
	visit = func(s Source) {
		belowTime := s.Origin == Missing && slices.ContainsFunc(s.Parts, func(p Source) bool { return p.Unit == s.Unit })
		if s.Origin == Missing && (len(s.Parts) == 0 || belowTime) {
			all = append(all, s.Unit+" "+s.Measure+" "+s.Period.String())
			return
		}
		for _, part := range s.Parts {
			visit(part)
		}
	}
	for _, p := range x.Parts {
		for _, s := range p.Operands {
			visit(s)
		}
	}
	for _, u := range x.Units {
		for _, s := range u.Operands {
			visit(s)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// In returns the explanation as lines for people. Of the tree it shows so many
// levels below the asked unit.
func (x Explanation) In(lang pcmd.Lang, levels int) string {
	w := explainer{x: x, lang: lang, levels: levels}
	w.headline()
	w.line(0, w.say("Công thức: ", "Formula: ")+FormulaKinds().Label(x.Target.Indicator.Formula.Kind()).In(lang)+w.reading())
	for _, p := range x.Parts {
		w.part(p)
	}
	w.units()
	w.roundedAndShort()
	return w.out.String()
}

type explainer struct {
	x      Explanation
	lang   pcmd.Lang
	levels int
	out    strings.Builder
}

func (w *explainer) say(vi, en string) string { return pcmd.Text{Vi: vi, En: en}.In(w.lang) }

func (w *explainer) line(depth int, text string) {
	w.out.WriteString(strings.Repeat("  ", depth) + text + "\n")
}

func (w *explainer) number(f Fraction) string {
	if f.den == 1 {
		return w.lang.Number(f.String())
	}
	return f.String()
}

// headline says what the result is and means.
func (w *explainer) headline() {
	r, target, name := w.x.Result, w.x.Target, w.x.Unit.Name
	if name == "" {
		name = w.x.Unit.ID
	}
	title := target.ID
	if !target.Indicator.Title.IsZero() {
		title = target.Indicator.Title.In(w.lang)
	}
	text := fmt.Sprintf("%s, %s, %s: ", title, name, w.x.Question.Period)
	if r.State == Computed {
		text += w.lang.Number(r.Value()) + w.percent()
	} else {
		text += States().Label(r.State).In(w.lang)
	}
	if r.Verdict != "" {
		text += fmt.Sprintf(w.say(" — %s (mức: %s%s)", " — %s (criterion: %s%s)"),
			Verdicts().Label(r.Verdict).In(w.lang), target.Criterion.In(w.lang), w.percent())
	}
	w.line(0, text)
	if r.Verdict == Pending {
		w.line(0, fmt.Sprintf(w.say("Đến hạn: %s; hỏi ngày %s", "Due: %s; asked on %s"), target.Criterion.By, w.x.Question.On))
	}
}

// percent returns the sign that follows a value of a formula in per cent.
func (w *explainer) percent() string {
	switch w.x.Target.Indicator.Formula.Kind() {
	case KindShare, KindGrowth, KindShareOfUnits:
		return " %"
	}
	return ""
}

func (w *explainer) reading() string {
	if w.x.Target.Indicator.Citation.Reading != pcmd.Stated {
		return w.say(" (cách hiểu của chúng tôi)", " (our reading)")
	}
	return ""
}

func (w *explainer) part(p PartExplained) {
	if len(w.x.Parts) > 1 {
		value := States().Label(p.State).In(w.lang)
		if p.State == Computed {
			value = w.number(p.Value)
		}
		w.line(0, fmt.Sprintf("%s: %s", p.Period, value))
	}
	for _, s := range p.Operands {
		w.source(1, s, w.levels)
	}
}

// source says a figure, and what it was made of as far as levels go.
func (w *explainer) source(depth int, s Source, levels int) {
	text := fmt.Sprintf("%s (%s, %s): ", w.measure(s.Measure), s.Unit, s.Period)
	if !s.Value.IsZero() {
		text += w.number(s.Value) + ", "
	}
	text += Origins().Label(s.Origin).In(w.lang)
	if s.LeftOut {
		text += w.say(", không cộng vì đơn vị thiếu số liệu đi cùng", ", left out because the unit lacks its counterpart")
	}
	w.line(depth, text)
	if levels == 0 {
		return
	}
	for _, part := range s.Parts {
		w.source(depth+1, part, levels-1)
	}
}

func (w *explainer) measure(id string) string {
	m, _ := w.x.measures.Measure(id)
	if m.Title.IsZero() {
		return id
	}
	return m.Title.In(w.lang)
}

// units says which units satisfy, which do not, and which are silent.
func (w *explainer) units() {
	groups := []struct {
		title string
		in    func(UnitExplained) bool
	}{
		{w.say("đạt", "satisfied"), func(u UnitExplained) bool { return u.Satisfied }},
		{w.say("không đạt", "not satisfied"), func(u UnitExplained) bool { return u.Covered && !u.Satisfied }},
		{w.say("thiếu số liệu, tính là không đạt", "without data, counted as not satisfied"), func(u UnitExplained) bool { return !u.Covered }},
	}
	for _, g := range groups {
		var ids []string
		for _, u := range w.x.Units {
			if g.in(u) {
				ids = append(ids, u.Unit)
			}
		}
		if len(ids) > 0 {
			w.line(1, fmt.Sprintf("%d %s: %s", len(ids), g.title, strings.Join(ids, ", ")))
		}
	}
}

// roundedAndShort says what was rounded, what is missing to reach the target,
// and how complete the figures are.
func (w *explainer) roundedAndShort() {
	r := w.x.Result
	if r.State == Computed {
		w.line(0, fmt.Sprintf(w.say("Giá trị chính xác: %s; đạt hay chưa xét trên giá trị này", "Exact value: %s; the verdict is decided on it"), r.Exact))
	}
	if w.x.Rounded() {
		w.line(0, fmt.Sprintf(w.say("Làm tròn một lần, nửa thì ra xa số 0: %s", "Rounded once, half away from zero: %s"), w.lang.Number(r.Value())))
	}
	if r.Shortfall.Sign() > 0 {
		w.line(0, w.say("Còn thiếu để đạt: ", "Missing to reach it: ")+w.number(r.Shortfall))
	}
	if !r.Coverage.Complete() {
		w.line(0, fmt.Sprintf(w.say("Đủ số liệu: %d trên %d đơn vị", "Complete figures: %d of %d units"), r.Coverage.Reported, r.Coverage.Expected))
	}
	if missing := w.x.Missing(); len(missing) > 0 {
		w.line(0, w.say("Thiếu: ", "Missing: ")+strings.Join(missing, "; "))
	}
}
