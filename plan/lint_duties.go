package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// owners finds the targets that no duty brings about.
func (l *linter) owners() {
	duties := l.duties()
	for _, t := range l.targets() {
		var reporters []string
		owned := false
		for _, d := range duties {
			switch {
			case !slices.Contains(d.Targets, t.ID):
			case d.Role == agency.Report:
				reporters = append(reporters, d.doers(l.plan.Bodies)...)
			default:
				owned = true
			}
		}
		switch {
		case owned:
		case len(reporters) > 0:
			l.find(t.path, t.Citation,
				fmt.Sprintf("chỉ tiêu “%s” chỉ có nơi báo cáo (%s), không cơ quan nào được giao thực hiện", t.Title.Vi, l.names(reporters, pcmd.Vietnamese)),
				fmt.Sprintf("the target “%s” is reported on (%s), and nobody is asked to bring it about", t.Title.En, l.names(reporters, pcmd.English)))
		default:
			l.find(t.path, t.Citation,
				fmt.Sprintf("chỉ tiêu “%s” không có nơi chịu trách nhiệm: ngoài việc giao chung thực hiện kế hoạch, không cơ quan nào được giao đúng nội dung của chỉ tiêu này", t.Title.Vi),
				fmt.Sprintf("nobody owns the target “%s”: apart from carrying out the plan in general, no duty is about just what it counts", t.Title.En))
		}
	}
}

// carriers are the fields of work that carry the plan itself and not its
// targets.
func carriers() []agency.Function {
	return []agency.Function{
		agency.Steering, agency.Planning, agency.Statistics, agency.Legislation, agency.Funding, agency.SocialOversight,
	}
}

// measuredLeads finds the fields of work that somebody leads and no target
// measures.
func (l *linter) measuredLeads() {
	measured := carriers()
	for _, d := range l.duties() {
		if len(d.Targets) > 0 {
			measured = append(measured, d.Function)
		}
	}
	for _, leads := range l.leadsByFunction() {
		first := leads[0]
		if slices.Contains(measured, first.Function) {
			continue
		}
		leaders, label := l.leaders(leads), first.Function.Label()
		l.find(first.path, first.Citation,
			fmt.Sprintf("lĩnh vực “%s” có nơi chủ trì (%s) nhưng không nhiệm vụ nào ở đó gắn với chỉ tiêu, chưa rõ lấy gì để đo kết quả",
				label.Vi, l.names(leaders, pcmd.Vietnamese)),
			fmt.Sprintf("the field “%s” has a lead (%s), and no duty in it is about a target: it is open by what its results are measured",
				label.En, l.names(leaders, pcmd.English)))
	}
}

// leads finds the fields of work that more than one body leads. The finding is
// placed at the duty with which a second body comes in.
func (l *linter) leads() {
	for _, leads := range l.leadsByFunction() {
		leaders := l.leaders(leads)
		if len(leaders) < 2 {
			continue
		}
		second := leads[0]
		for i := range leads {
			if second = leads[i]; len(l.leaders(leads[:i+1])) > 1 {
				break
			}
		}
		label := second.Function.Label()
		l.find(second.path, second.Citation,
			fmt.Sprintf("lĩnh vực “%s” có %d nơi chủ trì, chưa rõ nơi nào chịu trách nhiệm chính: %s",
				label.Vi, len(leaders), l.namesWithClauses(leads, pcmd.Vietnamese)),
			fmt.Sprintf("the field “%s” has %d leads, and it is open which of them answers for it: %s",
				label.En, len(leaders), l.namesWithClauses(leads, pcmd.English)))
	}
}

// leadsByFunction returns the duties in the role lead that are owed without a
// condition, those of one field of work together, in the document's order.
func (l *linter) leadsByFunction() (fields [][]placedDuty) {
	for _, d := range l.duties() {
		if d.Role != agency.Lead || !d.Condition.IsZero() {
			continue
		}
		i := slices.IndexFunc(fields, func(f []placedDuty) bool { return f[0].Function == d.Function })
		if i < 0 {
			fields = append(fields, []placedDuty{d})
			continue
		}
		fields[i] = append(fields[i], d)
	}
	return fields
}

// leaders returns the bodies that the duties fall to, each once.
func (l *linter) leaders(duties []placedDuty) (all []string) {
	for _, d := range duties {
		for _, id := range d.doers(l.plan.Bodies) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// excesses finds the duties of every unit of a level whose target asks for a
// part of those units.
func (l *linter) excesses() {
	whole := decimal.NewFromInt(100)
	for _, d := range l.duties() {
		for _, id := range d.Targets {
			t, _ := l.plan.Target(id)
			of, isShare := t.Indicator.Formula.(indicator.ShareOfUnits)
			low := limitsOf(t).floor
			if !isShare || !l.asksEvery(d, of.Level) || !low.set || !low.value.LessThan(whole) {
				continue
			}
			l.find(d.path, d.Citation,
				fmt.Sprintf("nhiệm vụ đặt ra cho mọi đơn vị %s, tức 100 %%; chỉ tiêu “%s” chỉ đặt mức %s",
					of.Level.Label().Vi, t.Title.Vi, t.Promise(pcmd.Vietnamese)),
				fmt.Sprintf("the duty is for every unit of the level “%s”, which is 100 %%; the target “%s” asks for %s",
					of.Level.Label().En, t.Title.En, t.Promise(pcmd.English)))
		}
	}
}

// asksEvery reports whether the duty is for every unit of the level: its clause
// says so, or it falls to the bodies of that level, below the plan's own.
func (l *linter) asksEvery(d placedDuty, level pcmd.Level) bool {
	if d.Role == agency.Report || !d.Condition.IsZero() {
		return false
	}
	body, _ := l.plan.Bodies.Find(d.in.Body)
	return d.Each == level || body.Level == level && isAbove(l.plan.Level, level)
}

// requestedLeads finds the bodies that lead though they are only requested.
func (l *linter) requestedLeads() {
	for _, d := range l.duties() {
		if d.Role != agency.Lead || d.in.Mandate != agency.Requested {
			continue
		}
		doers := d.doers(l.plan.Bodies)
		l.find(d.path, d.Citation,
			fmt.Sprintf("%s chỉ được đề nghị, không được giao, mà lại giữ vai trò chủ trì", l.names(doers, pcmd.Vietnamese)),
			fmt.Sprintf("%s: requested, not ordered, and yet made to lead", l.names(doers, pcmd.English)))
	}
}

// namesWithClauses names who leads, each duty with its clause.
func (l *linter) namesWithClauses(duties []placedDuty, lang pcmd.Lang) string {
	var all []string
	for _, d := range duties {
		all = append(all, fmt.Sprintf("%s (%s)", l.names(d.doers(l.plan.Bodies), lang), d.Citation.Clause))
	}
	return strings.Join(all, "; ")
}

func (l *linter) names(bodies []string, lang pcmd.Lang) string {
	return strings.Join(l.plan.Bodies.Names(bodies, lang), "; ")
}
