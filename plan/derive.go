package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"golang.org/x/text/unicode/norm"
)

// Below says for whom a plan is to be drafted: a unit one level below that of
// the plan above. The name of the unit may begin with its kind, as in "quận
// Dương Kinh"; the bodies of the draft are then called after it. Without an ID
// the draft gets one from the name and the term. The zero Below asks nothing and
// is refused.
type Below struct {
	ID    string
	Level pcmd.Level
	Unit  Unit
	Term  pcmd.Period // a year or span of years within the term of the plan above
}

// Draft is the skeleton of a plan, and what a person must still decide in it.
// The plan is valid as it is: what is open is left out of it or stands as the
// plan above has it, and only Openings tell that it is open.
type Draft struct {
	Plan     *Plan
	Openings []Opening
}

// Derive returns the skeleton of the plan by which a unit carries out the plan
// above it. The measures are those that the plan above may use beside its own.
//
// The level directly below a province is the district for terms that begin
// before 1 July 2025, and the commune for terms that end on that day or later;
// below a district it is the commune. Another level, a term outside that of the
// plan above, and a malformed unit or id are [pcmd.Faults].
//
// Targets that are percentages carry over as they are, as the least that binds.
// A share of the units of the asked level becomes one of the units below it; in
// a commune, which has none, the commune itself is counted. Absolute numbers
// cannot be apportioned, and what is promised for another time than the draft's
// term has no part that would follow: their criteria are left open. A measure
// that is not counted at the lower level leaves its target out.
//
// Duties go to the counterparts of their bodies; those given to the asked units
// themselves go to the issuer of the draft. Where nobody is known to do a thing
// at the lower level, it is an opening. Every clause on reports that reaches the
// unit is there twice: as it binds the unit, and one stage earlier for the
// unit's own bodies, with the day left open.
//
// Nothing of the plan above is lost: each target and duty, and each clause on
// reports but those of the unit above to its own superiors, is in the draft,
// citing its clause as interpreted, or in an opening that cites it. Tasks,
// solutions, objectives and funds are not carried over; openings say so.
//
// Bodies are known by the ids that they have in the plans of the catalogue.
func Derive(above *Plan, below Below, measures []indicator.Measure) (Draft, error) {
	if above == nil {
		return Draft{}, pcmd.Faults{pcmd.NewFault(pcmd.CodeMissingKey, "thiếu kế hoạch cấp trên", "there is no plan above")}
	}
	if faults := below.check(above); len(faults) > 0 {
		return Draft{}, faults
	}
	d := newDrafter(above, below, measures)
	d.header()
	d.groups()
	d.assignments()
	d.commonDuties()
	d.reporting()
	d.counterparts()
	d.rest()
	return Draft{Plan: d.plan, Openings: d.openings}, nil
}

// check returns what is wrong with the request.
func (b Below) check(above *Plan) pcmd.Faults {
	var c checker
	if b.ID != "" {
		c.err("id", pcmd.CheckID(b.ID))
	}
	c.err("unit.code", pcmd.CheckID(b.Unit.Code))
	c.words("unit.name", norm.NFC.String(b.Unit.Name))
	if c.term("term", b.Term) && !above.Term.Contains(b.Term) {
		c.fault("term", pcmd.CodeOutOfRange,
			fmt.Sprintf("%s không nằm trong thời hạn %s của kế hoạch cấp trên", b.Term, above.Term),
			fmt.Sprintf("%s is not within %s, the term of the plan above", b.Term, above.Term))
	}
	if vi, en := b.wrongLevel(above.Level); vi != "" {
		c.fault("level", pcmd.CodeOutOfRange, vi, en)
	}
	return c.faults
}

// wrongLevel says why there is no such level directly below, in both languages;
// nothing where there is.
func (b Below) wrongLevel(above pcmd.Level) (vi, en string) {
	var accepted []string
	for _, s := range stepsDown() {
		if s.from != above {
			continue
		}
		switch {
		case s.to != b.Level:
			accepted = append(accepted, string(s.to))
		case !s.until.IsZero() && b.Term.Start().After(s.until):
			return fmt.Sprintf("không còn cấp huyện từ ngày 01/7/2025; thời hạn %s bắt đầu sau đó, cần commune", b.Term),
				fmt.Sprintf("there are no districts from 1 July 2025; the term %s begins later, expected commune", b.Term)
		case !b.Term.IsZero() && b.Term.End().Before(s.since):
			return fmt.Sprintf("trước ngày 01/7/2025, ngay dưới cấp tỉnh là cấp huyện; thời hạn %s kết thúc trước đó, cần district", b.Term),
				fmt.Sprintf("before 1 July 2025 the level below a province is the district; the term %s ends before it, expected district", b.Term)
		default:
			return "", ""
		}
	}
	if len(accepted) == 0 {
		return fmt.Sprintf("dưới kế hoạch %q không có cấp nào", above), fmt.Sprintf("there is no level below a plan of level %q", above)
	}
	list := strings.Join(accepted, ", ")
	return fmt.Sprintf("%q không ở ngay dưới %q; chấp nhận: %s", b.Level, above, list),
		fmt.Sprintf("%q is not directly below %q; accepted: %s", b.Level, above, list)
}

// drafter makes one draft.
type drafter struct {
	above    *Plan
	below    Below
	on       pcmd.Date // the day whose levels and bodies the draft has
	kind     pcmd.Text // of the unit: quận, or cấp huyện where it is not known
	units    pcmd.Text // the units one level down
	next     pcmd.Level
	running  map[string]bool // measures that run on since the start of a term
	plan     *Plan
	openings []Opening
	opened   map[string]bool // the places with a question, and what is asked or noted only once
	used     []usedCounterpart
}

func newDrafter(above *Plan, below Below, measures []indicator.Measure) *drafter {
	d := &drafter{above: above, below: below, on: below.Term.Start(), running: map[string]bool{}, opened: map[string]bool{}}
	for _, s := range stepsDown() {
		if s.from == above.Level && s.to == below.Level && s.since.After(d.on) {
			d.on = s.since
		}
	}
	for _, m := range slices.Concat(above.Measures, measures) {
		d.running[m.ID] = m.Kind == indicator.Running
	}
	d.next = levelBelow(below.Level, d.on)
	d.plan = &Plan{
		ID: below.ID, Type: PlanDocument, Unit: below.Unit, Level: below.Level, Term: below.Term,
		Parent: above.Number, Issuer: string(below.Level) + "-people-committee",
	}
	return d
}

// open notes a question at a place of the draft, and the clause of the plan above
// that raises it, if one does.
func (d *drafter) open(path string, c pcmd.Citation, vi, en string) {
	if !c.IsZero() {
		c = d.cite(c)
	}
	d.openings = append(d.openings, Opening{path, pcmd.NewText(vi, en), c})
	d.opened[path] = true
}

// cite returns a citation of the plan above: that it holds here is our reading.
func (d *drafter) cite(c pcmd.Citation) pcmd.Citation {
	c = d.above.Cite(c)
	c.Reading = pcmd.Interpreted
	return c
}

func (d *drafter) header() {
	kind, known := d.unit()
	full := pcmd.Text{Vi: d.plan.Unit.Name, En: d.plan.Unit.Name}
	if known {
		full = pcmd.Text{Vi: kind.word.Vi + " " + full.Vi, En: full.En + " " + kind.word.En}
	}
	if d.plan.ID == "" {
		d.plan.ID = d.slug()
	}
	d.plan.Title = d.title(full)
	d.body(agency.Body{
		ID: d.plan.Issuer, Level: d.below.Level,
		Name: pcmd.Text{Vi: "Ủy ban nhân dân " + full.Vi, En: "People's Committee of " + full.En},
	})
	d.plan.References = []Reference{{
		Number: d.above.Number, Issued: d.above.Issued, Issuer: d.above.Bodies.Name(d.above.Issuer), Title: d.above.Title,
		Role: Parent, Citation: d.above.Cite(pcmd.Citation{Reading: pcmd.Stated}),
	}}
	d.open("number", pcmd.Citation{}, "Số và ngày ban hành: điền khi ký.", "Number and day of issue: to be filled in when it is signed.")
	if !known {
		_, kinds := wholeOf(d.below.Level)
		d.open("unit.name", pcmd.Citation{},
			fmt.Sprintf("%s thuộc loại nào (%s)? Tên các cơ quan đang ghi chung là “%s”.", full.Vi, kinds.Vi, d.kind.Vi),
			fmt.Sprintf("Which kind of unit is %s (%s)? The names of bodies say “%s” in general.", full.En, kinds.En, d.kind.En))
	}
	if d.above.Number == "" {
		d.open("parent", pcmd.Citation{}, "Kế hoạch cấp trên không in số: điền số nếu biết.", "The plan above prints no number: fill it in if it is known.")
	}
	if !d.above.Partial.IsZero() {
		d.open("groups", pcmd.Citation{},
			"Kế hoạch cấp trên mới biết một phần ("+d.above.Partial.Vi+"): còn nội dung nào khác phải đưa vào?",
			"The plan above is known in part ("+d.above.Partial.En+"): what else of it belongs here?")
	}
	d.open("signatory", pcmd.Citation{}, "Ai ký, với chức vụ gì?", "Who signs, in which office?")
	d.open("recipients", pcmd.Citation{}, "Gửi những nơi nào?", "To whom is it sent?")
	if d.below.Level == pcmd.District && !d.below.Term.End().Before(firstDayWithoutDistricts()) {
		d.open("term", pcmd.Citation{},
			"Từ ngày 01/7/2025 không còn cấp huyện: cơ quan nào tiếp tục phần còn lại của thời hạn?",
			"From 1 July 2025 there are no districts: who carries on for the rest of the term?")
	}
	d.open("objectives", pcmd.Citation{}, "Mục tiêu chung, mục đích, yêu cầu là gì?", "Which are the general objectives and purposes?")
}

// unit takes the kind off the name of the unit, and says whether it was there.
func (d *drafter) unit() (kind unitKind, known bool) {
	d.plan.Unit.Name = norm.NFC.String(strings.Join(strings.Fields(d.below.Unit.Name), " "))
	d.kind, _ = wholeOf(d.below.Level)
	_, d.units = wholeOf(d.next)
	for _, k := range unitKinds() {
		name := []rune(d.plan.Unit.Name)
		prefix := []rune(k.word.Vi + " ")
		if k.level != d.below.Level || len(name) <= len(prefix) || !strings.EqualFold(string(name[:len(prefix)]), string(prefix)) {
			continue
		}
		d.plan.Unit.Name, d.kind = string(name[len(prefix):]), k.word
		if !k.below.IsZero() {
			d.units = k.below
		}
		return k, true
	}
	return unitKind{}, false
}

func (d *drafter) title(full pcmd.Text) pcmd.Text {
	years := d.years()
	return pcmd.NewText("Phòng, chống mại dâm "+full.Vi+" "+years.Vi, "Prevention of prostitution in "+full.En+", "+years.En)
}

// years names the term of the draft.
func (d *drafter) years() pcmd.Text {
	years := dashed(d.below.Term)
	if d.below.Term.Kind() == pcmd.Span {
		return pcmd.Text{Vi: "giai đoạn " + years, En: years}
	}
	return pcmd.Text{Vi: "năm " + years, En: years}
}

func dashed(term pcmd.Period) string { return strings.ReplaceAll(term.String(), "/", "-") }

// slug makes an id of the name without its accents and of the term; of the code
// where the name has no letter of the alphabet.
func (d *drafter) slug() string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(d.plan.Unit.Name)) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r) && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := cmp.Or(strings.Trim(b.String(), "-"), d.plan.Unit.Code)
	term := "-" + dashed(d.below.Term)
	return strings.TrimRight(name[:min(len(name), 64-len(term))], "-") + term
}

// rest asks for what is not carried over at all.
func (d *drafter) rest() {
	for _, list := range []struct {
		path, vi, en string
		empty        bool
	}{
		{"solutions", "giải pháp", "solutions", len(d.above.Solutions) == 0},
		{"funding", "nguồn kinh phí", "sources of funds", len(d.above.Funding)+len(d.above.FundingRules) == 0},
	} {
		vi, en := "Kế hoạch này có "+list.vi+" nào?", "Which "+list.en+" does this plan have?"
		if !list.empty {
			vi += " Kế hoạch cấp trên có, không chép sang."
			en += " Those of the plan above are not carried over."
		}
		d.open(list.path, pcmd.Citation{}, vi, en)
	}
	d.ownMeasures()
}

// ownMeasures takes over the measures of the plan above that the targets use.
func (d *drafter) ownMeasures() {
	used := map[string]bool{}
	for _, t := range d.plan.Targets() {
		for _, operand := range t.Indicator.Formula.Operands() {
			used[operand.Measure] = true
		}
	}
	for _, m := range d.above.Measures {
		if used[m.ID] {
			d.plan.Measures = append(d.plan.Measures, m)
		}
	}
}

// body enters a body once.
func (d *drafter) body(b agency.Body) string {
	if _, ok := d.plan.Bodies.Find(b.ID); !ok {
		b.Members = slices.Clone(b.Members)
		d.plan.Bodies = append(d.plan.Bodies, b)
	}
	return b.ID
}
