package plan

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Finding is one thing in a plan that is legal but doubtful: a question to whoever
// drafts it, not a fault. The zero Finding says nothing.
type Finding struct {
	Code     LintRule      `json:"code"`
	Path     string        `json:"path"` // e.g. groups[0].targets[3], as in a [pcmd.Fault]
	Message  pcmd.Text     `json:"message"`
	Citation pcmd.Citation `json:"citation"` // the plan and the clause that it is about
}

// In returns the finding as a line for people: clause, message and code.
func (f Finding) In(lang pcmd.Lang) string {
	return fmt.Sprintf("%s: %s [%s]", f.Citation, f.Message.In(lang), f.Code)
}

// Lint returns what is doubtful about a valid plan, in the order of [LintRules]
// and then of the document; nil where there is nothing. The measures are those
// that the plan may use beside its own, as in [Plan.Validate].
//
// Of a plan that is known in part only, what is not there proves nothing: the
// rules that argue from silence pass over it.
func Lint(p *Plan, measures []indicator.Measure) []Finding {
	l := linter{plan: p, kinds: map[string]indicator.MeasureKind{}}
	for _, list := range [][]indicator.Measure{measures, p.Measures} {
		for _, m := range list {
			l.kinds[m.ID] = m.Kind
		}
	}
	for _, rule := range []struct {
		code        LintRule
		fromSilence bool // it argues from what the plan does not say
		check       func(*linter)
	}{
		{TargetWithoutOwner, true, (*linter).owners},
		{DutyWithoutTarget, true, (*linter).measuredLeads},
		{TwoLeads, false, (*linter).leads},
		{DutyExceedsTarget, false, (*linter).excesses},
		{DeadlineWithoutDate, true, (*linter).deadlines},
		{NestedAtLeast, false, (*linter).nestedThresholds},
		{GrowthWithoutBase, true, (*linter).growthBases},
		{CumulativeOutOfReach, false, (*linter).cumulatives},
		{UncountedPopulation, false, (*linter).populations},
		{RequestedLead, false, (*linter).requestedLeads},
	} {
		if l.code = rule.code; !rule.fromSilence || p.Partial.IsZero() {
			rule.check(&l)
		}
	}
	return l.findings
}

// linter gathers the findings of one plan.
type linter struct {
	plan     *Plan
	kinds    map[string]indicator.MeasureKind
	code     LintRule // of the rule at work
	findings []Finding
}

func (l *linter) find(path string, at pcmd.Citation, vi, en string) {
	l.findings = append(l.findings, Finding{l.code, path, pcmd.NewText(vi, en), l.plan.Cite(at)})
}

// placedDuty is a duty with its place and the assignment that it stands in.
type placedDuty struct {
	agency.Duty
	in   agency.Assignment
	path string
}

// doers are the bodies that the duty falls to.
func (d placedDuty) doers(bodies agency.Bodies) []string {
	if len(d.By) > 0 {
		return d.By
	}
	return bodies.Members(d.in.Body)
}

// duties returns all duties in the document's order.
func (l *linter) duties() (all []placedDuty) {
	for _, list := range []struct {
		name        string
		assignments []agency.Assignment
	}{{"assignments", l.plan.Assignments}, {"common_duties", l.plan.CommonDuties}} {
		for i, a := range list.assignments {
			for k, d := range a.Duties {
				all = append(all, placedDuty{d, a, fmt.Sprintf("%s[%d].duties[%d]", list.name, i, k)})
			}
		}
	}
	return all
}

// placedTarget is a target with its place.
type placedTarget struct {
	Target
	path string
}

// targets returns all targets in the document's order.
func (l *linter) targets() (all []placedTarget) {
	for g, group := range l.plan.Groups {
		for t, target := range group.Targets {
			all = append(all, placedTarget{target, fmt.Sprintf("groups[%d].targets[%d]", g, t)})
		}
	}
	return all
}
