package plan

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/nearest"
)

// Validate returns everything that is wrong with the plan, with paths in its
// JSON document. The measures are those that the plan may use beside its own.
// The indicators are those that plans share, and may be left out: the id of
// another one is the plan's own, unless it is so near to one of these that it
// was probably mistyped. A plan without faults is written by [Plan.Encode] and
// read by [Parse] again unchanged.
func (p *Plan) Validate(measures []indicator.Measure, indicators ...indicator.Indicator) pcmd.Faults {
	return p.check(measures, indicators, nil)
}

// check is [Plan.Validate] for a plan of whose document some places could not be
// read, which has been noted.
func (p *Plan) check(measures []indicator.Measure, indicators []indicator.Indicator, unread map[string]bool) pcmd.Faults {
	c := checker{plan: p, unread: unread}
	c.parts()
	c.declarations()
	c.header()
	c.computation(measures)
	c.indicators(indicators)
	c.bodyMembers()
	c.references()
	c.uniqueIDs()
	for i, a := range p.Assignments {
		c.assignment(fmt.Sprintf("assignments[%d]", i), a)
	}
	for i, a := range p.CommonDuties {
		c.assignment(fmt.Sprintf("common_duties[%d]", i), a)
	}
	for i, r := range p.Reporting {
		c.reporting(fmt.Sprintf("reporting[%d]", i), r)
	}
	c.unknownNames()
	return c.faults
}

// checker gathers the faults of one plan.
type checker struct {
	plan    *Plan
	unread  map[string]bool // the paths of what could not be read
	faults  pcmd.Faults
	bodies  names
	targets names
	// holds says of each body that stands for others whether its members could
	// all be told.
	holds map[string]bool
}

func (c *checker) fault(path string, code pcmd.Code, vi, en string) {
	c.faults = append(c.faults, pcmd.NewFault(code, vi, en).At(path))
}

// err notes the error of a check of one value.
func (c *checker) err(path string, err error) {
	var f pcmd.Fault
	if errors.As(err, &f) {
		c.faults = append(c.faults, f.At(path))
	}
}

// declarations gathers what other parts refer to.
func (c *checker) declarations() {
	c.bodies.whole = c.unread["bodies"]
	for _, b := range c.plan.Bodies {
		c.bodies.declare(b.ID, b.Name)
	}
	c.targets.whole = c.unread["groups"]
	for g, group := range c.plan.Groups {
		at := fmt.Sprintf("groups[%d]", g)
		c.targets.whole = c.targets.whole || c.unread[at] || c.unread[at+".targets"]
		for _, t := range group.Targets {
			c.targets.declare(t.ID, t.Title)
		}
	}
}

// unknownNames notes the ids that are referred to and not declared.
func (c *checker) unknownNames() {
	for _, u := range c.bodies.unknown() {
		hint := c.bodies.hint(u.id)
		c.fault(u.path, pcmd.CodeUnknownBody,
			fmt.Sprintf("không có cơ quan nào mang mã %.64q trong bodies%s", u.id, hint.Vi),
			fmt.Sprintf("bodies has no body %.64q%s", u.id, hint.En))
	}
	for _, u := range c.targets.unknown() {
		hint := c.targets.hint(u.id)
		c.fault(u.path, pcmd.CodeUnknownTarget,
			fmt.Sprintf("kế hoạch không có chỉ tiêu %.64q%s", u.id, hint.Vi),
			fmt.Sprintf("the plan has no target %.64q%s", u.id, hint.En))
	}
}

func (c *checker) header() {
	p := c.plan
	c.err("id", pcmd.CheckID(p.ID))
	c.err("unit.code", pcmd.CheckID(p.Unit.Code))
	c.term("term", p.Term)
	c.bodies.use("issuer", p.Issuer)
}

// term checks that a period is what a plan may hold for, and reports whether it
// is.
func (c *checker) term(path string, term pcmd.Period) bool {
	if kind := term.Kind(); kind == pcmd.Year || kind == pcmd.Span {
		return true
	}
	c.fault(path, pcmd.CodeBadPeriod,
		fmt.Sprintf("%q không phải là một năm hay một giai đoạn nhiều năm, như 2024 hoặc 2021/2025", term),
		fmt.Sprintf("%q is neither a year nor a span of years, such as 2024 or 2021/2025", term))
	return false
}

// computation checks the plan's own measures, and the targets against all that
// they may use.
func (c *checker) computation(measures []indicator.Measure) {
	own := len(c.plan.Measures)
	all := slices.Concat(c.plan.Measures, measures)
	for i := range all[:own] {
		if !all[i].Kind.Valid() {
			all[i].Kind = indicator.YesNo // noted already; this is the only kind that a formula asks for
		}
	}
	targets := c.plan.Computable()
	for i, t := range targets {
		if checkFigure(t.Criterion.Value) != nil || checkFigure(t.Criterion.Max) != nil {
			targets[i].Criterion = indicator.Criterion{} // noted already; comparing them could take for ever
		}
	}
	all = append(all, c.lostMeasures(all, targets)...)
	var places []string // the path of each target, in their order
	for g, group := range c.plan.Groups {
		for t := range group.Targets {
			places = append(places, fmt.Sprintf("groups[%d].targets[%d]", g, t))
		}
	}
	_, err := indicator.Compile(all, targets)
	var faults pcmd.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		c.faults = append(c.faults, placed(f, own, places))
	}
}

// lostMeasures returns measures for the ids that are unknown only because the
// plan's own measures could not be read.
func (c *checker) lostMeasures(known []indicator.Measure, targets []indicator.Target) []indicator.Measure {
	n := names{whole: c.unread["measures"]}
	for _, m := range known {
		n.declare(m.ID, m.Title)
	}
	for _, t := range targets {
		if t.Indicator.Formula == nil {
			continue
		}
		for _, o := range t.Indicator.Formula.Operands() {
			n.use("", o.Measure)
		}
	}
	var lost []indicator.Measure
	for id := range n.followOn() {
		lost = append(lost, indicator.Measure{ID: id, Kind: indicator.YesNo})
	}
	return lost
}

// placed moves a fault of a set to the place in the plan that it comes from. A
// measure of the plan that the caller declares too is a fault of the plan's.
func placed(f pcmd.Fault, own int, places []string) pcmd.Fault {
	var i int
	var rest string
	if n, _ := fmt.Sscanf(f.Path, "targets[%d]%s", &i, &rest); n >= 1 && i < len(places) {
		f.Path = places[i] + rest
	} else if n, _ := fmt.Sscanf(f.Path, "measures[%d]%s", &i, &rest); n >= 1 && i >= own {
		f.Path = "measures"
	}
	return f
}

// indicators finds the ids that are almost those of indicators that plans share.
// What is no id at all is noted already.
func (c *checker) indicators(shared []indicator.Indicator) {
	ids := make([]string, len(shared))
	for i, s := range shared {
		ids[i] = s.ID
	}
	near := nearest.Among(ids...)
	check := func(path, id string) {
		i := near.Index(id)
		if i < 0 || slices.Contains(ids, id) || pcmd.CheckID(id) != nil {
			return
		}
		hint := ask(ids[i], shared[i].Title)
		c.fault(path, pcmd.CodeUnknownIndicator,
			fmt.Sprintf("không có chỉ số %q; chỉ số riêng của kế hoạch cần mã khác hẳn các mã đã có%s", id, hint.Vi),
			fmt.Sprintf("there is no indicator %q; one of the plan's own needs an id unlike those there are%s", id, hint.En))
	}
	for g, group := range c.plan.Groups {
		for t, target := range group.Targets {
			at := fmt.Sprintf("groups[%d].targets[%d]", g, t)
			check(at+".indicator.id", target.Indicator.ID)
			check(at+".counterpart", target.Counterpart)
		}
	}
}

// bodyMembers checks the members of bodies, and the recipients that are bodies.
func (c *checker) bodyMembers() {
	c.holds = map[string]bool{}
	for i, b := range c.plan.Bodies {
		at := fmt.Sprintf("bodies[%d].members", i)
		c.holds[b.ID] = !c.unread[at]
		for k, member := range b.Members {
			place := fmt.Sprintf("%s[%d]", at, k)
			c.bodies.use(place, member)
			if c.unread[place] || !c.bodies.has(member) {
				c.holds[b.ID] = false
			}
		}
	}
	for i, r := range c.plan.Recipients {
		if r.Body != "" {
			c.bodies.use(fmt.Sprintf("recipients[%d].body", i), r.Body)
		}
	}
}

func (c *checker) references() {
	number := c.plan.Parent
	if number == "" || c.unread["references"] {
		return
	}
	isParent := func(r Reference) bool { return r.Number == number && (r.Role == Parent || !r.Role.Valid()) }
	var numbers []string
	for i, r := range c.plan.References {
		at := fmt.Sprintf("references[%d]", i)
		if isParent(r) || c.unread[at] || c.unread[at+".number"] {
			return
		}
		if r.Role == Parent {
			numbers = append(numbers, r.Number)
		}
	}
	vi, en := nearest.Among(numbers...).Hint(number)
	c.fault("parent", pcmd.CodeUnknownDocument,
		fmt.Sprintf("không có văn bản số %.64q với vai trò parent trong references%s", number, vi),
		fmt.Sprintf("references has no document %.64q in the role parent%s", number, en))
}

// uniqueIDs checks the identifiers of the lists whose items are named.
func (c *checker) uniqueIDs() {
	p := c.plan
	c.each("bodies", len(p.Bodies), func(i int) string { return p.Bodies[i].ID })
	c.each("objectives", len(p.Objectives), func(i int) string { return p.Objectives[i].ID })
	c.each("groups", len(p.Groups), func(i int) string { return p.Groups[i].ID })
	for g, group := range p.Groups {
		c.each(fmt.Sprintf("groups[%d].tasks", g), len(group.Tasks), func(i int) string { return group.Tasks[i].ID })
	}
	c.each("solutions", len(p.Solutions), func(i int) string { return p.Solutions[i].ID })
	c.each("funding", len(p.Funding), func(i int) string { return p.Funding[i].ID })
	c.each("reporting", len(p.Reporting), func(i int) string { return p.Reporting[i].ID })
	orders := map[int]bool{}
	for i, a := range p.Assignments {
		if orders[a.Order] && a.Order > 0 {
			c.fault(fmt.Sprintf("assignments[%d].order", i), pcmd.CodeDuplicateID,
				fmt.Sprintf("mục số %d đã có ở trên", a.Order), fmt.Sprintf("item %d stands above already", a.Order))
		}
		orders[a.Order] = true
	}
}

func (c *checker) each(list string, n int, id func(int) string) {
	seen := map[string]bool{}
	for i := range n {
		c.id(fmt.Sprintf("%s[%d].id", list, i), id(i), seen)
	}
}

func (c *checker) id(path, id string, seen map[string]bool) {
	if err := pcmd.CheckID(id); err != nil {
		c.err(path, err)
		return
	}
	if seen[id] {
		c.fault(path, pcmd.CodeDuplicateID,
			fmt.Sprintf("mã %q đã có ở trên", id), fmt.Sprintf("the id %q stands above already", id))
	}
	seen[id] = true
}

func (c *checker) assignment(path string, a agency.Assignment) {
	c.bodies.use(path+".body", a.Body)
	if len(a.Duties) == 0 {
		c.fault(path+".duties", pcmd.CodeEmptyTerms, "không giao nhiệm vụ nào", "there are no duties")
	}
	for i, d := range a.Duties {
		at := fmt.Sprintf("%s.duties[%d]", path, i)
		c.members(at+".by", d.By, a.Body)
		c.bodyList(at+".partners", d.Partners)
		c.targetList(at+".targets", d.Targets)
	}
}

// members checks that a duty falls to members of the assignment's body only.
// Where nobody can tell its members, they must at least be bodies.
func (c *checker) members(path string, by []string, body string) {
	if len(by) == 0 {
		return
	}
	members, told := c.membersOf(body)
	if !told {
		c.bodyList(path, by)
		return
	}
	for i, id := range by {
		if !slices.Contains(members, id) {
			vi, en := nearest.Among(members...).Hint(id)
			c.fault(fmt.Sprintf("%s[%d]", path, i), pcmd.CodeUnknownBody,
				fmt.Sprintf("%.64q không phải là thành viên của %.64q%s", id, body, vi),
				fmt.Sprintf("%.64q is not a member of %.64q%s", id, body, en))
		}
	}
}

// membersOf returns the bodies that the body stands for, as
// [agency.Bodies.Members] does; told is false where one of them is unknown.
func (c *checker) membersOf(body string) (members []string, told bool) {
	told = true
	seen := map[string]bool{}
	var visit func(string)
	visit = func(id string) {
		if seen[id] || !told {
			return
		}
		seen[id] = true
		if told = c.holds[id]; !told {
			return
		}
		inner := c.plan.Bodies[c.bodies.places[id]].Members
		for _, member := range inner {
			visit(member)
		}
		if len(inner) == 0 {
			members = append(members, id)
		}
	}
	visit(body)
	return members, told
}

func (c *checker) bodyList(path string, ids []string) {
	for i, id := range ids {
		c.bodies.use(fmt.Sprintf("%s[%d]", path, i), id)
	}
}

func (c *checker) targetList(path string, ids []string) {
	for i, id := range ids {
		c.targets.use(fmt.Sprintf("%s[%d]", path, i), id)
	}
}

func (c *checker) reporting(path string, r ReportingClause) {
	c.bodies.use(path+".from", r.From)
	c.bodyList(path+".to", r.To)
	if r.Via != "" {
		c.bodies.use(path+".via", r.Via)
	}
	c.targetList(path+".targets", r.Targets)
	if r.Day.IsZero() != (r.Bound == "") {
		missing := ".bound"
		if r.Day.IsZero() {
			missing = ".day"
		}
		c.fault(path+missing, pcmd.CodeMissingKey,
			"\"day\" và \"bound\" phải đi cùng nhau", "\"day\" and \"bound\" go together")
	}
	// One day of the year cannot be the deadline of twelve months, nor of no
	// period at all.
	if !r.Day.IsZero() && r.Frequency != HalfYearly && r.Frequency != Yearly && r.Frequency.Valid() {
		c.fault(path+".day", pcmd.CodeExclusiveKeys,
			fmt.Sprintf("ngày trong năm chỉ đi cùng kỳ 06 tháng hoặc 01 năm, không đi cùng %q", r.Frequency),
			fmt.Sprintf("a day of the year goes with half-year or year, not with %q", r.Frequency))
	}
}
