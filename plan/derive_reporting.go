package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// reporting carries the clauses on reports over: what the unit itself owes, and
// what its own bodies owe one stage earlier.
func (d *drafter) reporting() {
	for _, r := range d.above.Reporting {
		if d.reaches(r.From) {
			d.owed(r)
		}
		d.earlier(r)
	}
}

// reaches reports whether a body of the plan above takes in the asked units: it
// stands for their committees, or names no level at all.
func (d *drafter) reaches(id string) bool {
	return slices.ContainsFunc(d.above.Bodies.Members(id), func(id string) bool {
		body, ok := d.above.Bodies.Find(id)
		return ok && (body.Level == "" || d.isAsked(id))
	})
}

// owed is the clause as it binds the unit.
func (d *drafter) owed(r ReportingClause) {
	at := fmt.Sprintf("reporting[%d]", len(d.plan.Reporting))
	own := r
	own.ID, own.From = d.upID(r.ID), d.plan.Issuer
	own.To, own.Via = d.upper(at+".to", r, r.To), ""
	if via := d.upper(at+".via", r, []string{r.Via}); len(via) > 0 {
		own.Via = via[0]
	}
	own.Onward = pcmd.Text{} // what becomes of it then is the business of those above
	own.Targets, own.Citation = d.targetsLeft(r.Targets), d.cite(r.Citation)
	d.plan.Reporting = append(d.plan.Reporting, own)
}

// upper enters bodies above the unit as they are on the draft's day, and says
// where that changes within the term.
func (d *drafter) upper(path string, r ReportingClause, ids []string) []string {
	var all []string
	for _, id := range ids {
		body, ok := d.above.Bodies.Find(id)
		if !ok {
			continue
		}
		if now, passed := d.successorOf(id, d.on); passed {
			body = now.Body
		} else if later, passes := d.successorOf(id, d.below.Term.End()); passes {
			d.open(path, r.Citation,
				fmt.Sprintf("Trong thời hạn của kế hoạch, lĩnh vực này chuyển từ %s sang %s (%s): báo cáo sau đó gửi về đâu?", body.Name.Vi, later.Body.Name.Vi, later.Citation),
				fmt.Sprintf("Within the term this function passes from %s to %s (%s): where do later reports go?", body.Name.En, later.Body.Name.En, later.Citation))
		}
		all = append(all, d.withMembers(body))
	}
	return all
}

// withMembers enters a body of the plan above with all that it stands for.
func (d *drafter) withMembers(body agency.Body) string {
	if _, known := d.plan.Bodies.Find(body.ID); !known {
		d.body(body)
		for _, id := range body.Members {
			if member, ok := d.above.Bodies.Find(id); ok {
				d.withMembers(member)
			}
		}
	}
	return body.ID
}

// earlier is the clause one stage further down: the unit's own bodies report to
// it, on a day that a person must choose.
func (d *drafter) earlier(r ReportingClause) {
	at := fmt.Sprintf("reporting[%d]", len(d.plan.Reporting))
	from, unknown := d.reporterFor(r.From, agency.Statistics)
	reports := from != "" && from != d.plan.Issuer // it does not report to itself
	if len(unknown) > 0 {
		path := at + ".from"
		if !reports {
			path = "reporting"
		}
		names := namesOf(d.above.Bodies, distinctWords(unknown))
		d.open(path, r.Citation,
			fmt.Sprintf("Ở %s, cơ quan nào báo cáo thay %s? Báo cáo %s: %s.", d.kind.Vi, names.Vi, r.ID, r.Content.Vi),
			fmt.Sprintf("Who reports here in place of %s? Report %s: %s.", names.En, r.ID, r.Content.En))
	}
	if !reports {
		return
	}
	own := r
	own.From, own.To, own.Via = from, d.receivers(at, r), d.through(at, r)
	own.Bound, own.Day, own.Onward = "", DayOfYear{}, pcmd.Text{}
	if d.reaches(r.From) {
		own.Onward = d.onward(r)
	}
	own.Targets, own.Citation = d.targetsLeft(r.Targets), d.cite(r.Citation)
	d.plan.Reporting = append(d.plan.Reporting, own)
	d.wording(at+".content", r.Citation, r.Content)
	d.wording(at+".covers", r.Citation, r.Covers)
	d.wording(at+".condition", r.Citation, r.Condition)
	d.day(at, r)
}

// receivers are those to whom the report goes one stage further down: the body
// below that of the plan above, and for a ministry the department.
func (d *drafter) receivers(at string, r ReportingClause) (to []string) {
	for _, id := range r.To {
		own := ""
		body, _ := d.above.Bodies.Find(id)
		if !isAbove(body.Level, d.above.Level) {
			own, _ = d.reporterFor(id, agency.Statistics)
		} else if row, ok := counterpartOf(id, agency.Statistics, d.above.Level, d.on); ok {
			own = d.counterpart(body, row)
		}
		switch {
		case own == "":
			d.open(at+".to", r.Citation,
				fmt.Sprintf("Theo kế hoạch cấp trên, báo cáo này còn gửi %s: ở đây gửi thêm nơi nào?", body.Name.Vi),
				fmt.Sprintf("In the plan above this report also goes to %s: who else receives it here?", body.Name.En))
		case !slices.Contains(to, own):
			to = append(to, own)
		}
	}
	return to
}

// through is the body through which the report goes one stage further down.
func (d *drafter) through(at string, r ReportingClause) string {
	if r.Via == "" {
		return ""
	}
	via, _ := d.reporterFor(r.Via, agency.Statistics)
	if via == "" {
		name := d.above.Bodies.Name(r.Via)
		d.open(at+".via", r.Citation,
			fmt.Sprintf("Báo cáo đi qua cơ quan nào thay %s?", name.Vi),
			fmt.Sprintf("Through which body does the report go in place of %s?", name.En))
	}
	return via
}

// onward says what the unit does with the reports that it receives.
func (d *drafter) onward(r ReportingClause) pcmd.Text {
	to, via := namesOf(d.above.Bodies, r.To), pcmd.Text{}
	if r.Via != "" {
		name := d.above.Bodies.Name(r.Via)
		if now, passed := d.successorOf(r.Via, d.on); passed {
			name = now.Body.Name
		}
		via = pcmd.Text{Vi: " (qua " + name.Vi + ")", En: " (through " + name.En + ")"}
	}
	return pcmd.Text{Vi: "Tổng hợp, gửi " + to.Vi + via.Vi, En: "Consolidated for " + to.En + via.En}
}

// day asks for the day of a report.
func (d *drafter) day(at string, r ReportingClause) {
	switch {
	case !r.Day.IsZero():
		day := yearlyDay(r.Day)
		d.open(at+".day", r.Citation,
			fmt.Sprintf("Một ngày sớm hơn hạn của kế hoạch cấp trên (%s %s): ngày nào? Văn bản không nêu sớm bao nhiêu.", r.Bound.Label().Vi, day.Vi),
			fmt.Sprintf("A day earlier than that of the plan above (%s %s): which? The text does not say by how much.", r.Bound.Label().En, day.En))
	case r.Frequency == UnspecifiedFrequency:
		d.open(at+".frequency", r.Citation,
			"Kế hoạch cấp trên chỉ nói “định kỳ”: kỳ nào, ngày nào?", "The plan above says “periodically” only: which periods, which day?")
	default:
		d.open(at+".day", r.Citation,
			"Kế hoạch cấp trên không in ngày: ngày nào, để cấp trên kịp tổng hợp?", "The plan above prints no day: which one leaves it time to consolidate?")
	}
}

// upID makes the id of the clause as it binds the unit, which no other clause of
// either plan has.
func (d *drafter) upID(id string) string {
	all := slices.Concat(d.above.Reporting, d.plan.Reporting)
	for n := 1; ; n++ {
		suffix := "-up"
		if n > 1 {
			suffix = fmt.Sprintf("-up-%d", n)
		}
		up := strings.TrimRight(id[:min(len(id), 64-len(suffix))], "-._") + suffix
		if !slices.ContainsFunc(all, func(r ReportingClause) bool { return r.ID == up }) {
			return up
		}
	}
}
