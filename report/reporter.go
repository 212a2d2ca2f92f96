package report

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
)

// The codes of findings on reporters, permanent like those of faults.
const (
	CodeNoReporter    pcmd.Code = "target-without-reporter" // a target that no clause asks anybody to report on
	CodeReporterScope pcmd.Code = "reporter-scope"          // a reporter that covers less, or other things, than the target counts
)

// Reporters is who reports on a target: the clauses of the plan that name its
// indicator. There may be none.
type Reporters struct {
	Target  plan.Target
	Clauses []plan.ReportingClause
}

// ReportersOf returns for each target of the plan who reports on it, and as
// findings the targets that nobody is named for and the gaps between what is
// reported and what a target counts. A gap stays open: nothing is filled in. Of a
// plan that is held in part only it is not known what its clauses leave out.
func ReportersOf(p *plan.Plan) ([]Reporters, []Finding) {
	var all []Reporters
	var findings []Finding
	for _, target := range p.Targets() {
		r := Reporters{Target: target}
		for _, clause := range p.Reporting {
			if slices.Contains(clause.Targets, target.ID) {
				r.Clauses = append(r.Clauses, clause)
			}
		}
		all = append(all, r)
		findings = append(findings, r.findings(p)...)
	}
	return all, findings
}

func (r Reporters) findings(p *plan.Plan) (all []Finding) {
	if len(r.Clauses) == 0 && !p.Partial.IsZero() {
		return nil // the clauses are not known
	}
	if len(r.Clauses) == 0 {
		return []Finding{{
			Code: CodeNoReporter,
			Message: pcmd.Text{
				Vi: fmt.Sprintf("không mục nào giao ai báo cáo riêng về chỉ tiêu %q: %s", r.Target.ID, r.Target.Title.Vi),
				En: fmt.Sprintf("no clause asks anybody to report on the target %q: %s", r.Target.ID, r.Target.Title.En),
			},
			Citation: p.Cite(r.Target.Citation),
		}}
	}
	for _, clause := range r.Clauses {
		if clause.Covers.IsZero() {
			continue
		}
		from := p.Bodies.Name(clause.From)
		all = append(all, Finding{
			Code: CodeReporterScope,
			Message: pcmd.Text{
				Vi: fmt.Sprintf("chỉ tiêu %q, báo cáo của %s: %s", r.Target.ID, from.Vi, clause.Covers.Vi),
				En: fmt.Sprintf("the target %q, reported by %s: %s", r.Target.ID, from.En, clause.Covers.En),
			},
			Citation: p.Cite(clause.Citation),
		})
	}
	return all
}
