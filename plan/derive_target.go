package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// groups carries over the content groups with their targets.
func (d *drafter) groups() {
	for _, g := range d.above.Groups {
		own := Group{ID: g.ID, Title: g.Title, Citation: d.cite(g.Citation)}
		at := fmt.Sprintf("groups[%d]", len(d.plan.Groups))
		d.wording(at+".title", g.Citation, g.Title)
		for _, t := range g.Targets {
			if why := d.notCounted(t); !why.IsZero() {
				d.open(at+".targets", t.Citation,
					fmt.Sprintf("Chỉ tiêu “%s” (%s: %s) %s nên không đưa vào. Có cần chỉ tiêu riêng không?", t.Title.Vi, t.ID, promised(t).Vi, why.Vi),
					fmt.Sprintf("The target “%s” (%s: %s) %s and is left out. Is one of its own needed?", t.Title.En, t.ID, promised(t).En, why.En))
				continue
			}
			own.Targets = append(own.Targets, d.target(fmt.Sprintf("%s.targets[%d]", at, len(own.Targets)), t))
		}
		if len(g.Tasks) > 0 {
			d.open(at+".tasks", g.Citation,
				fmt.Sprintf("Kế hoạch cấp trên có %d việc trong nhóm này, không chép sang: ở %s làm những việc nào?", len(g.Tasks), d.kind.Vi),
				fmt.Sprintf("The plan above has %d tasks in this group, which are not carried over: which are done here?", len(g.Tasks)))
		}
		d.plan.Groups = append(d.plan.Groups, own)
	}
}

// notCounted says why a target cannot be counted at the lower level; nothing
// where it can.
func (d *drafter) notCounted(t Target) pcmd.Text {
	levels := countedOnlyAt()
	if t.Indicator.Formula == nil {
		return pcmd.Text{Vi: "không nêu cách tính", En: "names no formula"}
	}
	for _, operand := range t.Indicator.Formula.Operands() {
		if level, only := levels[operand.Measure]; only && level != d.below.Level {
			return pcmd.Text{
				Vi: fmt.Sprintf("dùng số liệu %s, chỉ có ở %s,", operand.Measure, level.Label().Vi),
				En: fmt.Sprintf("uses the measure %s, which exists at the level “%s” only,", operand.Measure, level.Label().En),
			}
		}
	}
	if level, ok := unitLevel(t.Indicator.Formula); ok && isAbove(d.standing(level), d.below.Level) {
		return pcmd.Text{
			Vi: fmt.Sprintf("đếm đơn vị %s", level.Label().Vi),
			En: fmt.Sprintf("counts units of the level “%s”", level.Label().En),
		}
	}
	return pcmd.Text{}
}

// target carries a target over, with what a person must decide about it.
func (d *drafter) target(at string, t Target) Target {
	own := t
	own.Citation = d.cite(t.Citation)
	switch t.Indicator.Formula.Kind() {
	case indicator.KindShare, indicator.KindRatio, indicator.KindGrowth, indicator.KindFlag:
	case indicator.KindShareOfUnits:
		d.shareOfUnits(at, t, &own)
	case indicator.KindCountOfUnits:
		d.countOfUnits(at, t, &own)
	default: // a total, occasions in every month, a formula that we do not know
		d.leaveOpen(at, t, &own,
			"số tuyệt đối không chia được cho từng đơn vị.", "an absolute number cannot be apportioned.")
	}
	d.time(at, t, &own)
	d.wording(at+".title", t.Citation, own.Title)
	d.wording(at+".population", t.Citation, own.Population)
	d.wording(at+".condition", t.Citation, own.Condition)
	return own
}

// leaveOpen takes the criterion away and asks for it once, with the reason.
func (d *drafter) leaveOpen(at string, t Target, own *Target, vi, en string) {
	if own.Criterion.IsZero() {
		return
	}
	own.Criterion = indicator.Criterion{}
	d.open(at+".criterion", t.Citation,
		fmt.Sprintf("Mức của %s là bao nhiêu? Kế hoạch cấp trên: %s; %s", d.kind.Vi, promised(t).Vi, vi),
		fmt.Sprintf("What does it come to here? The plan above: %s; %s", promised(t).En, en))
}

// promised says what a target asks in the wording of the plan above, how often
// where that is within the year, and by when.
func promised(t Target) pcmd.Text {
	says := pcmd.Text{Vi: t.Promise(pcmd.Vietnamese), En: t.Promise(pcmd.English)}
	if t.Scope == EachMonth || t.Scope == EachQuarter {
		says = pcmd.Text{Vi: says.Vi + " " + t.Scope.Label().Vi, En: says.En + " " + t.Scope.Label().En}
	}
	return until(t.Criterion.By, says)
}

// shareOfUnits counts the units of the lower level in place of the asked ones.
func (d *drafter) shareOfUnits(at string, t Target, own *Target) {
	formula, ok := t.Indicator.Formula.(indicator.ShareOfUnits)
	if !ok {
		d.leaveOpen(at, t, own, "cách tính riêng.", "a formula of its own.")
		return
	}
	level, counted := d.countedLevel(formula.Level)
	own.Indicator.Formula = indicator.ShareOfUnits{Level: level, Where: formula.Where}
	if counted == stillBelow {
		return
	}
	if !asksAll(t.Criterion) {
		d.leaveOpen(at, t, own,
			fmt.Sprintf("%s này có thuộc số đơn vị đó không?", d.kind.Vi), "is this unit among them?")
	}
	d.turned(at, t, own, level, counted)
}

func (d *drafter) countOfUnits(at string, t Target, own *Target) {
	d.leaveOpen(at, t, own,
		fmt.Sprintf("số đơn vị không chia được: %s này có tham gia không?", d.kind.Vi),
		"a number of units cannot be apportioned: does this one take part?")
	formula, ok := t.Indicator.Formula.(indicator.CountOfUnits)
	if !ok {
		return
	}
	level, counted := d.countedLevel(formula.Level)
	own.Indicator.Formula = indicator.CountOfUnits{Level: level, Where: formula.Where}
	if counted != stillBelow {
		_, units := wholeOf(level)
		own.Unit = units
		d.turned(at, t, own, level, counted)
	}
}

// turned notes that other units are counted than in the plan above.
func (d *drafter) turned(at string, t Target, own *Target, level pcmd.Level, counted countedUnits) {
	_, units := wholeOf(level)
	vi, en := "ở đây đếm "+units.Vi, "here "+units.En+" are counted"
	if counted == itself {
		vi, en = "ở đây chỉ còn chính đơn vị này, đạt hoặc không đạt", "here the unit itself is counted, or is not"
	}
	own.Citation.Note = pcmd.Text{
		Vi: "Kế hoạch cấp trên đếm nhiều đơn vị của mình; " + vi,
		En: "The plan above counts many units of its own; " + en,
	}
	d.open(at+".title", t.Citation,
		own.Citation.Note.Vi+": sửa tên và đối tượng của chỉ tiêu.", own.Citation.Note.En+": reword title and population of the target.")
}

// countedUnits says what becomes of a level whose units a target counts.
type countedUnits int

const (
	stillBelow countedUnits = iota // units of that level lie below the unit
	oneDown                        // it is the unit's own level: those one level down are counted
	itself                         // likewise, and there is no level further down
)

func (d *drafter) countedLevel(level pcmd.Level) (pcmd.Level, countedUnits) {
	switch {
	case d.standing(level) != d.below.Level:
		return level, stillBelow
	case d.next == "":
		return d.below.Level, itself
	}
	return d.next, oneDown
}

// standing returns the level that stands for a level on the draft's day: the
// commune where there are no districts.
func (d *drafter) standing(level pcmd.Level) pcmd.Level {
	if level == pcmd.District && !d.on.Before(firstDayWithoutDistricts()) {
		return pcmd.Commune
	}
	return level
}

// asksAll reports whether a share must be whole.
func asksAll(c indicator.Criterion) bool {
	whole := decimal.NewFromInt(100)
	return (c.Op == indicator.AtLeast || c.Op == indicator.Equal) && c.Value.GreaterThanOrEqual(whole)
}

// time leaves open what is promised for another time than the term of the draft.
func (d *drafter) time(at string, t Target, own *Target) {
	if t.Scope == EndOfTerm && d.below.Term.Kind() == pcmd.Year {
		own.Scope = EachYear
	}
	if d.below.Term == d.above.Term {
		return
	}
	by := t.Criterion.By
	if by.IsZero() && t.Scope == EndOfTerm {
		by = d.above.Term.End()
	}
	years := d.years()
	switch {
	case by.IsZero():
	case by.After(d.below.Term.End()):
		d.leaveOpen(at, t, own,
			"hạn ở sau thời hạn của bản này: quyết định phần của "+years.Vi+".",
			"it is due after the term of this plan: decide the part of "+years.En+".")
	case by.Before(d.below.Term.Start()):
		d.leaveOpen(at, t, own,
			"đã đến hạn trước "+years.Vi+": duy trì ở mức nào?",
			"it was due before "+years.En+": at which level is it kept up?")
	case d.runs(t):
		d.leaveOpen(at, t, own,
			"số lũy kế từ đầu thời hạn của kế hoạch cấp trên: quyết định phần của "+years.Vi+".",
			"it runs on since the start of the term of the plan above: decide the part of "+years.En+".")
	}
}

// runs reports whether a target counts on since the start of the term.
func (d *drafter) runs(t Target) bool {
	return slices.ContainsFunc(t.Indicator.Formula.Operands(), func(o indicator.Operand) bool { return d.running[o.Measure] })
}

// wording asks to reword a text that speaks of the units of the plan above.
func (d *drafter) wording(path string, c pcmd.Citation, text pcmd.Text) {
	if d.opened[path] || !d.speaksOfAbove(text.Vi) {
		return
	}
	d.open(path, c,
		fmt.Sprintf("“%s” viết theo cấp của kế hoạch cấp trên: sửa lại cho %s.", text.Vi, d.kind.Vi),
		fmt.Sprintf("“%s” speaks of the level above: reword it for this unit.", text.En))
}

// speaksOfAbove reports whether a Vietnamese text names the unit of the plan
// above, or a level that the draft does not have below it: that of the plan
// above, or one that is no more.
func (d *drafter) speaksOfAbove(text string) bool {
	isMark := func(r rune) bool { return strings.ContainsRune(" ,.;:()“”«»\"'/-–", r) }
	flat := " " + strings.ToLower(strings.Join(strings.FieldsFunc(text, isMark), " ")) + " "
	words := []string{strings.ToLower(d.above.Unit.Name)}
	for _, k := range unitKinds() {
		if k.level == d.above.Level || d.standing(k.level) != k.level {
			words = append(words, k.word.Vi)
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(flat, " "+w+" ") })
}
