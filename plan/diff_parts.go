package plan

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// partsOfPlan are the lists of which a plan consists, in the order of the
// document; what stands in a part comes after it.
var partsOfPlan = []func(*Plan) []part{
	referenceParts, articleParts, recipientParts, measureParts, bodyParts, objectiveParts,
	groupParts, targetParts, taskParts, solutionParts, fundingParts, fundingRuleParts,
	assignmentParts, dutyParts, commonAssignmentParts, commonDutyParts, reportingParts,
}

// field is one side of a part. Two versions of it are the same where exact is.
type field struct {
	key   string // its path from the part
	label pcmd.Text
	exact string
	says  pcmd.Text
}

// fields are the sides of a part, always the same ones in the same order.
type fields []field

func (f fields) add(key, vi, en string, value any, says pcmd.Text) fields {
	return append(f, field{key, pcmd.Text{Vi: vi, En: en}, exactly(value), says})
}

// exactly writes a value so that equal values are written alike.
func exactly(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value) // a word outside its vocabulary, which a plan in the making may have
	}
	return string(data)
}

// exact writes all sides of a part, so that equal parts are written alike.
func (f fields) exact() string {
	var b strings.Builder
	for _, one := range f {
		b.WriteString(one.exact + "\x00")
	}
	return b.String()
}

func (f fields) text(key, vi, en string, t pcmd.Text) fields { return f.add(key, vi, en, t, t) }

func (f fields) plain(key, vi, en, s string) fields { return f.add(key, vi, en, s, plainly(s)) }

func plainly(s string) pcmd.Text { return pcmd.Text{Vi: s, En: s} }

func (f fields) word(key, vi, en, word string, label pcmd.Text) fields {
	return f.add(key, vi, en, word, label)
}

func (f fields) yes(key, vi, en string, yes bool) fields {
	says := pcmd.Text{Vi: "không", En: "no"}
	if yes {
		says = pcmd.Text{Vi: "có", En: "yes"}
	}
	return f.add(key, vi, en, yes, says)
}

func (f fields) points(points []pcmd.Text) fields {
	return f.add("points", "các ý", "points", append([]pcmd.Text{}, points...), joined(points))
}

func joined(all []pcmd.Text) pcmd.Text {
	vi, en := make([]string, len(all)), make([]string, len(all))
	for i, t := range all {
		vi[i], en[i] = t.Vi, t.En
	}
	return pcmd.Text{Vi: strings.Join(vi, "; "), En: strings.Join(en, "; ")}
}

func (f fields) ids(key, vi, en string, ids []string) fields {
	return f.add(key, vi, en, append([]string{}, ids...), plainly(strings.Join(ids, "; ")))
}

func (f fields) bodies(key, vi, en string, bodies agency.Bodies, ids []string) fields {
	return f.add(key, vi, en, append([]string{}, ids...), namesOf(bodies, ids))
}

func namesOf(bodies agency.Bodies, ids []string) pcmd.Text {
	names := make([]pcmd.Text, len(ids))
	for i, id := range ids {
		names[i] = bodies.Name(id)
	}
	return joined(names)
}

// body is the field of one body, or of none.
func (f fields) body(key, vi, en string, bodies agency.Bodies, id string) fields {
	var says pcmd.Text
	if id != "" {
		says = bodies.Name(id)
	}
	return f.add(key, vi, en, id, says)
}

func (f fields) citation(c pcmd.Citation) fields {
	reading := pcmd.Readings().Label(c.Reading)
	says := pcmd.Text{Vi: c.String() + " (" + reading.Vi + ")", En: c.String() + " (" + reading.En + ")"}
	if !c.Note.IsZero() {
		says.Vi += "; " + c.Note.Vi
		says.En += "; " + c.Note.En
	}
	return f.add("citation", "căn cứ", "citation", c, says)
}

// headOf returns what a plan says of itself.
func headOf(p *Plan) part {
	whole := pcmd.Text{Vi: "kế hoạch", En: "plan"}
	return part{name: whole, fields: fields{}.
		plain("id", "mã", "id", p.ID).
		word("type", "loại văn bản", "type", string(p.Type), p.Type.Label()).
		plain("number", "số", "number", p.Number).
		add("issued", "ngày ban hành", "day of issue", p.Issued, dateText(p.Issued)).
		text("title", "tên", "title", p.Title).
		body("issuer", "cơ quan ban hành", "issuer", p.Bodies, p.Issuer).
		plain("unit.code", "mã đơn vị", "unit's code", p.Unit.Code).
		plain("unit.name", "tên đơn vị", "unit's name", p.Unit.Name).
		word("level", "cấp", "level", string(p.Level), p.Level.Label()).
		plain("term", "thời hạn", "term", p.Term.String()).
		text("partial", "biết một phần", "known in part", p.Partial).
		plain("signatory.name", "người ký", "signed by", p.Signatory.Name).
		text("signatory.office", "chức vụ người ký", "office of who signed", p.Signatory.Office).
		text("signatory.for", "ký thay", "signed for", p.Signatory.For).
		plain("parent", "kế hoạch cấp trên", "plan above", p.Parent)}
}

// named says what a part is called: its kind, its id and its clause.
func named(vi, en, id string, c pcmd.Citation) pcmd.Text {
	if c.Clause != "" {
		id += " (" + c.Clause + ")"
	}
	return pcmd.Text{Vi: vi + " " + id, En: en + " " + id}
}

// quoted says what a part without an id is called: its kind and its title.
func quoted(vi, en string, title pcmd.Text) pcmd.Text {
	return pcmd.Text{Vi: vi + " “" + title.Vi + "”", En: en + " “" + title.En + "”"}
}

// key joins what a part is matched by; "" where a piece is missing.
func key(pieces ...string) string {
	for _, piece := range pieces {
		if piece == "" {
			return ""
		}
	}
	return strings.Join(pieces, "\x00")
}

// partsOf makes the parts of a list that lies directly in the plan.
func partsOf[T any](list string, items []T, of func(T) part) []part {
	parts := make([]part, len(items))
	for i, item := range items {
		parts[i] = of(item)
		parts[i].path = fmt.Sprintf("%s[%d]", list, i)
	}
	return parts
}

func referenceParts(p *Plan) []part {
	return partsOf("references", p.References, func(r Reference) part {
		name := named("văn bản", "document", r.Number, pcmd.Citation{})
		if r.Number == "" {
			name = quoted("văn bản", "document", r.Title)
		}
		return part{
			far:  []string{key(r.Number, r.Title.Vi), key(r.Number), key(r.Title.Vi), key(string(r.Role), r.Citation.Clause)},
			name: name, summary: r.Title,
			fields: fields{}.
				plain("number", "số", "number", r.Number).
				add("issued", "ngày ban hành", "day of issue", r.Issued, dateText(r.Issued)).
				text("issuer", "cơ quan ban hành", "issuer", r.Issuer).
				text("title", "tên", "title", r.Title).
				word("role", "vai trò", "role", string(r.Role), r.Role.Label()).
				citation(r.Citation),
		}
	})
}

func articleParts(p *Plan) []part {
	return provisionParts("articles", "điều khoản", "article", p.Articles)
}

func fundingRuleParts(p *Plan) []part {
	return provisionParts("funding_rules", "quy định về kinh phí", "rule on funds", p.FundingRules)
}

func provisionParts(list, vi, en string, provisions []Provision) []part {
	return partsOf(list, provisions, func(r Provision) part {
		return part{
			far:  []string{key(r.Title.Vi, r.Citation.Clause), key(r.Title.Vi), key(r.Citation.Clause)},
			name: quoted(vi, en, r.Title), summary: r.Title,
			fields: fields{}.text("title", "nội dung", "title", r.Title).citation(r.Citation),
		}
	})
}

func recipientParts(p *Plan) []part {
	return partsOf("recipients", p.Recipients, func(r Recipient) part {
		return part{
			far:  []string{key(r.Name.Vi, r.Citation.Clause), key(r.Name.Vi), key(r.Citation.Clause)},
			name: quoted("nơi nhận", "recipient", r.Name), summary: r.Name,
			fields: fields{}.
				text("name", "tên", "name", r.Name).
				body("body", "cơ quan", "body", p.Bodies, r.Body).
				text("purpose", "để làm gì", "purpose", r.Purpose).
				citation(r.Citation),
		}
	})
}

func measureParts(p *Plan) []part {
	return partsOf("measures", p.Measures, func(m indicator.Measure) part {
		return part{
			far: []string{m.ID, key(m.Title.Vi)}, name: named("số liệu", "measure", m.ID, pcmd.Citation{}), summary: m.Title,
			fields: fields{}.
				plain("id", "mã", "id", m.ID).
				word("kind", "loại", "kind", string(m.Kind), indicator.MeasureKinds().Label(m.Kind)).
				yes("signed", "có thể âm", "signed", m.Signed).
				yes("additive", "cộng dồn qua các đơn vị", "adds up over units", !m.NonAdditive).
				text("title", "tên", "title", m.Title).
				text("unit", "đơn vị tính", "unit of count", m.Unit).
				text("concept", "khái niệm", "concept", m.Concept).
				citation(m.Citation),
		}
	})
}

func bodyParts(p *Plan) []part {
	return partsOf("bodies", p.Bodies, func(b agency.Body) part {
		return part{
			far: []string{b.ID, key(b.Name.Vi)}, name: named("cơ quan", "body", b.ID, pcmd.Citation{}), summary: b.Name,
			fields: fields{}.
				plain("id", "mã", "id", b.ID).
				text("name", "tên", "name", b.Name).
				word("level", "cấp", "level", string(b.Level), b.Level.Label()).
				bodies("members", "gồm", "members", p.Bodies, b.Members),
		}
	})
}

func objectiveParts(p *Plan) []part {
	return partsOf("objectives", p.Objectives, func(o Objective) part {
		return part{
			far: []string{o.ID, key(o.Title.Vi, o.Citation.Clause)}, name: named("mục tiêu", "objective", o.ID, o.Citation), summary: o.Title,
			fields: fields{}.
				plain("id", "mã", "id", o.ID).
				word("kind", "loại", "kind", string(o.Kind), o.Kind.Label()).
				text("title", "tên", "title", o.Title).
				points(o.Points).
				citation(o.Citation),
		}
	})
}

func groupParts(p *Plan) []part {
	return partsOf("groups", p.Groups, func(g Group) part {
		return part{
			far: []string{g.ID, key(g.Title.Vi, g.Citation.Clause)}, name: groupName(g), summary: g.Title,
			fields: fields{}.plain("id", "mã", "id", g.ID).text("title", "tên", "title", g.Title).citation(g.Citation),
		}
	})
}

func groupName(g Group) pcmd.Text { return named("nhóm nội dung", "group", g.ID, g.Citation) }

// inGroups makes the parts of a list that lies in the groups.
func inGroups[T any](p *Plan, list string, items func(Group) []T, of func(T) part) []part {
	var all []part
	for g, group := range p.Groups {
		home := fmt.Sprintf("groups[%d]", g)
		for _, one := range partsOf(home+"."+list, items(group), of) {
			one.home, one.homeName = home, groupName(group)
			all = append(all, one)
		}
	}
	return all
}

func targetParts(p *Plan) []part {
	return inGroups(p, "targets", func(g Group) []Target { return g.Targets }, func(t Target) part {
		asks := asked(t)
		return part{
			far: []string{t.ID, key(t.Title.Vi, t.Citation.Clause)}, name: named("chỉ tiêu", "target", t.ID, t.Citation),
			summary: pcmd.Text{
				Vi: strings.TrimSuffix(t.Title.Vi+": "+asks.Vi, ": "),
				En: strings.TrimSuffix(t.Title.En+": "+asks.En, ": "),
			},
			fields: fields{}.
				plain("id", "mã", "id", t.ID).
				text("title", "tên", "title", t.Title).
				plain("indicator.id", "chỉ số", "indicator", t.Indicator.ID).
				add("indicator.formula", "cách tính", "formula", t.Indicator.Formula, formulaFor(t.Indicator.Formula)).
				plain("indicator.places", "số chữ số thập phân", "decimals", placesFor(t.Indicator.Rounding)).
				add("criterion", "mức", "criterion", t.Criterion, asks).
				word("wording", "cách nêu mức", "wording", string(t.Wording), t.Wording.Label()).
				yes("aspirational", "phấn đấu", "aspirational", t.Aspirational).
				text("unit", "đơn vị tính", "unit of count", t.Unit).
				word("scope", "phạm vi thời gian", "scope", string(t.Scope), t.Scope.Label()).
				text("population", "đối tượng", "population", t.Population).
				text("condition", "điều kiện", "condition", t.Condition).
				plain("counterpart", "chỉ số tương ứng", "counterpart", t.Counterpart).
				citation(t.Citation),
		}
	})
}

// asked says what a target asks: the criterion with its unit of count and day.
func asked(t Target) pcmd.Text {
	if t.Criterion.IsZero() {
		return pcmd.Text{}
	}
	says := pcmd.Text{Vi: t.Criterion.In(pcmd.Vietnamese), En: t.Criterion.In(pcmd.English)}
	if !t.Unit.IsZero() && t.Criterion.Op != indicator.Yes {
		says = pcmd.Text{Vi: says.Vi + " " + t.Unit.Vi, En: says.En + " " + t.Unit.En}
	}
	return until(t.Criterion.By, says)
}

// until adds the day by which something is due, if there is one.
func until(by pcmd.Date, says pcmd.Text) pcmd.Text {
	if by.IsZero() {
		return says
	}
	return pcmd.Text{Vi: says.Vi + ", đến " + dateText(by).Vi, En: says.En + ", by " + dateText(by).En}
}

// dateText writes a date for people: 15/6/2024.
func dateText(d pcmd.Date) pcmd.Text {
	if d.IsZero() {
		return pcmd.Text{}
	}
	return plainly(fmt.Sprintf("%s/%d", yearlyDay(DayOfYear{d.Month(), d.Day()}), d.Year()))
}

// yearlyDay writes a day of the year for people: 15/6, with a zero before days
// under 10 and before months 1 and 2 only.
func yearlyDay(d DayOfYear) pcmd.Text {
	switch {
	case d.IsZero():
		return pcmd.Text{}
	case d.month <= 2:
		return plainly(fmt.Sprintf("%02d/%02d", d.day, d.month))
	}
	return plainly(fmt.Sprintf("%02d/%d", d.day, d.month))
}

// formulaFor writes a formula for people: its kind, and what it takes.
func formulaFor(f indicator.Formula) pcmd.Text {
	if f == nil {
		return pcmd.Text{}
	}
	label := indicator.FormulaKinds().Label(f.Kind())
	takes := strings.TrimPrefix(exactly(f), fmt.Sprintf(`{"kind":%q`, f.Kind()))
	takes = strings.NewReplacer(`"`, "", "{", "", "}", "", "[", "", "]", "", ":", " ", ",", ", ").Replace(takes)
	return pcmd.Text{Vi: label.Vi + takes, En: label.En + takes}
}

func placesFor(p indicator.Places) string {
	if p.IsZero() {
		return ""
	}
	return strconv.Itoa(p.Decimals())
}

func taskParts(p *Plan) []part {
	return inGroups(p, "tasks", func(g Group) []Task { return g.Tasks }, func(t Task) part {
		return part{
			near: []string{t.ID, key(t.Title.Vi, t.Citation.Clause)}, far: []string{key(t.ID, t.Title.Vi)},
			name: named("việc", "task", t.ID, pcmd.Citation{}), summary: t.Title,
			fields: fields{}.plain("id", "mã", "id", t.ID).text("title", "tên", "title", t.Title).points(t.Points).citation(t.Citation),
		}
	})
}

func solutionParts(p *Plan) []part {
	return partsOf("solutions", p.Solutions, func(s Solution) part {
		return part{
			far: []string{s.ID, key(s.Title.Vi, s.Citation.Clause)}, name: named("giải pháp", "solution", s.ID, pcmd.Citation{}), summary: s.Title,
			fields: fields{}.
				plain("id", "mã", "id", s.ID).
				text("heading", "đề mục", "heading", s.Heading).
				text("title", "tên", "title", s.Title).
				points(s.Points).
				citation(s.Citation),
		}
	})
}

func fundingParts(p *Plan) []part {
	return partsOf("funding", p.Funding, func(s Source) part {
		return part{
			far: []string{s.ID, key(s.Title.Vi, s.Citation.Clause)}, name: named("nguồn kinh phí", "source of funds", s.ID, s.Citation), summary: s.Title,
			fields: fields{}.
				plain("id", "mã", "id", s.ID).
				word("kind", "loại", "kind", string(s.Kind), s.Kind.Label()).
				text("title", "tên", "title", s.Title).
				text("condition", "điều kiện", "condition", s.Condition).
				citation(s.Citation),
		}
	})
}

func assignmentParts(p *Plan) []part { return assignmentsOf(p, "assignments", p.Assignments) }

func commonAssignmentParts(p *Plan) []part { return assignmentsOf(p, "common_duties", p.CommonDuties) }

func assignmentsOf(p *Plan, list string, assignments []agency.Assignment) []part {
	return partsOf(list, assignments, func(a agency.Assignment) part {
		return part{
			far:  []string{key(a.Body, strconv.Itoa(a.Order)), key(a.Body), orderKey(a)},
			name: assignmentName(p, a), summary: p.Bodies.Name(a.Body),
			fields: fields{}.
				plain("order", "mục số", "item", strconv.Itoa(a.Order)).
				body("body", "cơ quan", "body", p.Bodies, a.Body).
				word("mandate", "giao hay đề nghị", "mandate", string(a.Mandate), agency.Mandates().Label(a.Mandate)),
		}
	})
}

// orderKey is the number of an item of assignment. What is not numbered is one
// and the same item.
func orderKey(a agency.Assignment) string { return "item " + strconv.Itoa(a.Order) }

func assignmentName(p *Plan, a agency.Assignment) pcmd.Text {
	body := p.Bodies.Name(a.Body)
	if a.Order == 0 {
		return pcmd.Text{Vi: "nhiệm vụ chung của " + body.Vi, En: "common duties of " + body.En}
	}
	return pcmd.Text{Vi: fmt.Sprintf("mục %d, %s", a.Order, body.Vi), En: fmt.Sprintf("item %d, %s", a.Order, body.En)}
}

func dutyParts(p *Plan) []part { return dutiesOf(p, "assignments", p.Assignments) }

func commonDutyParts(p *Plan) []part { return dutiesOf(p, "common_duties", p.CommonDuties) }

func dutiesOf(p *Plan, list string, assignments []agency.Assignment) []part {
	var all []part
	for i, a := range assignments {
		home := fmt.Sprintf("%s[%d]", list, i)
		duties := partsOf(home+".duties", a.Duties, func(d agency.Duty) part { return dutyPart(p, d) })
		for _, one := range duties {
			one.home, one.homeName = home, assignmentName(p, a)
			one.name.Vi += " của " + p.Bodies.Name(a.Body).Vi
			one.name.En += " of " + p.Bodies.Name(a.Body).En
			all = append(all, one)
		}
	}
	return all
}

func dutyPart(p *Plan, d agency.Duty) part {
	role, clause := string(d.Role), d.Citation.Clause
	return part{
		near: []string{
			key(role, string(d.Function), d.Title.Vi, clause), key(role, d.Title.Vi), key(d.Title.Vi), key(role, string(d.Function), clause), key(role, clause),
		},
		far:  []string{key(role, d.Title.Vi)},
		name: quoted("nhiệm vụ", "duty", d.Title), summary: agency.Roles().Label(d.Role),
		fields: fields{}.
			word("role", "vai trò", "role", role, agency.Roles().Label(d.Role)).
			word("function", "lĩnh vực", "function", string(d.Function), d.Function.Label()).
			text("title", "tên", "title", d.Title).
			points(d.Points).
			bodies("by", "riêng cho", "by", p.Bodies, d.By).
			word("each", "từng đơn vị", "each", string(d.Each), d.Each.Label()).
			bodies("partners", "phối hợp với", "partners", p.Bodies, d.Partners).
			text("condition", "điều kiện", "condition", d.Condition).
			ids("targets", "chỉ tiêu", "targets", d.Targets).
			citation(d.Citation),
	}
}

func reportingParts(p *Plan) []part {
	return partsOf("reporting", p.Reporting, func(r ReportingClause) part {
		return part{
			far: []string{r.ID, key(r.From, string(r.Frequency), r.Citation.Clause)}, name: named("báo cáo", "report", r.ID, r.Citation), summary: r.Content,
			fields: fields{}.
				plain("id", "mã", "id", r.ID).
				body("from", "ai báo cáo", "from", p.Bodies, r.From).
				bodies("to", "gửi", "to", p.Bodies, r.To).
				body("via", "qua", "via", p.Bodies, r.Via).
				word("frequency", "kỳ", "frequency", string(r.Frequency), r.Frequency.Label()).
				word("bound", "cách tính hạn", "bound", string(r.Bound), r.Bound.Label()).
				add("day", "ngày", "day", r.Day, yearlyDay(r.Day)).
				text("content", "nội dung", "content", r.Content).
				text("onward", "sau đó", "onward", r.Onward).
				ids("targets", "chỉ tiêu", "targets", r.Targets).
				text("covers", "chỉ gồm", "covers", r.Covers).
				word("mandate", "giao hay đề nghị", "mandate", string(r.Mandate), agency.Mandates().Label(r.Mandate)).
				text("condition", "điều kiện", "condition", r.Condition).
				citation(r.Citation),
		}
	})
}
