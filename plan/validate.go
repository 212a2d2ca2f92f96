package plan

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Validate returns everything that is wrong with the plan, with paths in its
// JSON document. The measures are those that the plan may use beside its own.
func (p *Plan) Validate(measures []indicator.Measure) pcmd.Faults {
	c := checker{plan: p}
	c.header()
	c.computation(measures)
	c.bodies()
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
	return c.faults
}

// checker gathers the faults of one plan.
type checker struct {
	plan   *Plan
	faults pcmd.Faults
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

func (c *checker) header() {
	p := c.plan
	c.err("id", pcmd.CheckID(p.ID))
	c.err("unit.code", pcmd.CheckID(p.Unit.Code))
	if kind := p.Term.Kind(); kind != pcmd.Year && kind != pcmd.Span {
		c.fault("term", pcmd.CodeBadPeriod,
			fmt.Sprintf("%q không phải là một năm hay một giai đoạn nhiều năm, như 2024 hoặc 2021/2025", p.Term),
			fmt.Sprintf("%q is neither a year nor a span of years, such as 2024 or 2021/2025", p.Term))
	}
	c.body("issuer", p.Issuer)
	if p.Title.IsZero() {
		c.fault("title", pcmd.CodeEmptyText, "thiếu tên kế hoạch", "the plan has no title")
	}
}

// computation checks the plan's own measures, and the targets against all that
// they may use.
func (c *checker) computation(measures []indicator.Measure) {
	own := len(c.plan.Measures)
	all := slices.Concat(c.plan.Measures, measures)
	var places []string // the path of each target, in the order of Computable
	for g, group := range c.plan.Groups {
		for t := range group.Targets {
			places = append(places, fmt.Sprintf("groups[%d].targets[%d]", g, t))
		}
	}
	_, err := indicator.Compile(all, c.plan.Computable())
	var faults pcmd.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		c.faults = append(c.faults, placed(f, own, places))
	}
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

func (c *checker) bodies() {
	seen := map[string]bool{}
	for i, b := range c.plan.Bodies {
		at := fmt.Sprintf("bodies[%d]", i)
		c.id(at+".id", b.ID, seen)
		for k, member := range b.Members {
			c.body(fmt.Sprintf("%s.members[%d]", at, k), member)
		}
	}
	for i, r := range c.plan.Recipients {
		if r.Body != "" {
			c.body(fmt.Sprintf("recipients[%d].body", i), r.Body)
		}
	}
}

func (c *checker) references() {
	if c.plan.Parent == "" {
		return
	}
	isParent := func(r Reference) bool { return r.Number == c.plan.Parent && r.Role == Parent }
	if !slices.ContainsFunc(c.plan.References, isParent) {
		c.fault("parent", pcmd.CodeUnknownDocument,
			fmt.Sprintf("không có văn bản số %q với vai trò parent trong references", c.plan.Parent),
			fmt.Sprintf("references has no document %q in the role parent", c.plan.Parent))
	}
}

// uniqueIDs checks the identifiers of the lists whose items are named.
func (c *checker) uniqueIDs() {
	p := c.plan
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
	c.err(path, pcmd.CheckID(id))
	if seen[id] {
		c.fault(path, pcmd.CodeDuplicateID,
			fmt.Sprintf("mã %q đã có ở trên", id), fmt.Sprintf("the id %q stands above already", id))
	}
	seen[id] = true
}

func (c *checker) body(path, id string) {
	if _, ok := c.plan.Bodies.Find(id); !ok {
		c.fault(path, pcmd.CodeUnknownBody,
			fmt.Sprintf("không có cơ quan nào mang mã %q trong bodies", id),
			fmt.Sprintf("bodies has no body %q", id))
	}
}

func (c *checker) assignment(path string, a agency.Assignment) {
	c.body(path+".body", a.Body)
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
func (c *checker) members(path string, by []string, body string) {
	members := c.plan.Bodies.Members(body)
	for i, id := range by {
		if !slices.Contains(members, id) {
			c.fault(fmt.Sprintf("%s[%d]", path, i), pcmd.CodeUnknownBody,
				fmt.Sprintf("%q không phải là thành viên của %q", id, body),
				fmt.Sprintf("%q is not a member of %q", id, body))
		}
	}
}

func (c *checker) bodyList(path string, ids []string) {
	for i, id := range ids {
		c.body(fmt.Sprintf("%s[%d]", path, i), id)
	}
}

func (c *checker) targetList(path string, ids []string) {
	for i, id := range ids {
		if _, ok := c.plan.Target(id); !ok {
			c.fault(fmt.Sprintf("%s[%d]", path, i), pcmd.CodeUnknownTarget,
				fmt.Sprintf("kế hoạch không có chỉ tiêu %q", id),
				fmt.Sprintf("the plan has no target %q", id))
		}
	}
}

func (c *checker) reporting(path string, r ReportingClause) {
	c.body(path+".from", r.From)
	c.bodyList(path+".to", r.To)
	if r.Via != "" {
		c.body(path+".via", r.Via)
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
