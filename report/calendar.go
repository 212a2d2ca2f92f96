package report

import (
	"fmt"
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

// Calendar says which days a report covers and when it is due at each level:
// what the plan prints, and the caller's rules where it prints nothing. The zero
// Calendar has no rules of the caller's: windows are those of decree
// 09/2019/NĐ-CP, all levels are due together, and days off move nothing. Safe
// for concurrent reading.
type Calendar struct {
	Windows WindowRule
	Own     map[pcmd.Period]Window // windows of the caller's, before the rule
	Rules   []DeadlineRule         // deadlines of the caller's
	Stages  []Stage                // how much earlier lower levels are due
	DaysOff DaysOffPolicy
	Work    *WorkCalendar // nil is [VietnamWorkCalendar]
}

// DeadlineRule is a deadline of the caller's. Without a level it is that of a
// period for which the plan prints no day; a plan's day is never replaced. With
// a level it is that of the level, as its own stage.
type DeadlineRule struct {
	Period   pcmd.Period
	Level    pcmd.Level
	Bound    plan.Bound
	Date     pcmd.Date
	Citation pcmd.Citation
}

// Stage makes a level due earlier than the one above it by a number of days, or
// of working days. Levels without a stage are due with the one above.
type Stage struct {
	Level   pcmd.Level
	Earlier int
	Working bool // count working days
}

// The codes of findings of a calendar, permanent like those of faults.
const (
	CodeWindowTooClose pcmd.Code = "window-too-close"  // less than one working day between the window's end and the deadline
	CodeLowerLater     pcmd.Code = "lower-level-later" // a lower level due after the one above it
	CodeDayUnknown     pcmd.Code = "day-unknown"       // a question about a day of which the working-day calendar says nothing
	CodeDeadlineMoved  pcmd.Code = "deadline-moved"    // the last day moved to a working day, as the caller's policy asks
)

// Deadline returns when the report for a period is due from the units of a
// level, and what a reader should know about it. Without a level it is that of
// the highest. Where the plan asks for no such report, or prints no day and the
// caller has no rule, there is no day and a reason.
func (c Calendar) Deadline(p *plan.Plan, period pcmd.Period, level pcmd.Level) (Deadline, []Finding) {
	return c.settle(p, printed(p, period, level), level)
}

// settle makes a printed deadline that of the units of a level.
func (c Calendar) settle(p *plan.Plan, d Deadline, level pcmd.Level) (Deadline, []Finding) {
	d.Window = c.Window(d.Period)
	if rule, ok := c.rule(d.Period, ""); ok && d.Date.IsZero() {
		d.follow(rule)
	}
	var findings []Finding
	for _, l := range pcmd.Levels() {
		if depth(l.Key) <= depth(level) {
			findings = append(findings, c.descend(p, &d, l.Key)...)
		}
	}
	d.Level = level
	if !d.Date.IsZero() {
		findings = append(findings, c.dayOff(&d)...)
		findings = append(findings, c.tooClose(d)...)
	}
	return d, findings
}

// Deadlines returns when the reports of a year of the plan's term are due from
// the units of each level, from the highest level given to the lowest, by
// period; and what a reader should know about them. A year outside the term is
// a [pcmd.Fault] with code out-of-range.
func (c Calendar) Deadlines(p *plan.Plan, year int, levels ...pcmd.Level) ([]Deadline, []Finding, error) {
	if _, err := Deadlines(p, year); err != nil {
		return nil, nil, err
	}
	levels = slices.Clone(levels)
	slices.SortFunc(levels, func(a, b pcmd.Level) int { return depth(a) - depth(b) })
	if len(levels) == 0 {
		levels = []pcmd.Level{""}
	}
	var all []Deadline
	var findings []Finding
	for _, period := range duePeriods(p, year) {
		var above Deadline
		for _, level := range levels {
			d, found := c.Deadline(p, period, level)
			findings = append(findings, found...)
			findings = append(findings, lowerLater(above, d)...)
			all, above = append(all, d), d
		}
	}
	return all, findings, nil
}

// Window returns the days that a report for the period covers.
func (c Calendar) Window(period pcmd.Period) Window {
	if w, ok := c.Own[period]; ok {
		return w
	}
	if c.Windows == CalendarDays {
		return Window{From: period.Start(), To: period.End()}
	}
	return DefaultWindow(period)
}

// descend goes down to a level: to the day that the plan gives it by name, to
// that of the caller, or ahead of the level above by the caller's stages.
func (c Calendar) descend(p *plan.Plan, d *Deadline, level pcmd.Level) []Finding {
	if own := printed(p, d.Period, level); !own.Date.IsZero() && addresses(p, own.From, level) == byName {
		own.Window = d.Window
		*d = own
		return nil
	}
	if rule, ok := c.rule(d.Period, level); ok {
		d.follow(rule)
		return nil
	}
	var findings []Finding
	for _, s := range c.Stages {
		if s.Level == level && s.Earlier != 0 && !d.Date.IsZero() {
			findings = append(findings, c.stage(d, s)...)
		}
	}
	return findings
}

func (c Calendar) rule(period pcmd.Period, level pcmd.Level) (DeadlineRule, bool) {
	i := slices.IndexFunc(c.Rules, func(r DeadlineRule) bool { return r.Period == period && r.Level == level })
	if i < 0 {
		return DeadlineRule{}, false
	}
	return c.Rules[i], true
}

func (d *Deadline) follow(rule DeadlineRule) {
	d.Bound, d.Date, d.Reason, d.Citation = rule.Bound, rule.Date, pcmd.Text{}, rule.Citation
	d.LastDay, d.Instant = Closing(rule.Bound, rule.Date)
}

// stage moves a deadline ahead. Where that counts on a day of which nothing is
// known, no day is left.
func (c Calendar) stage(d *Deadline, s Stage) []Finding {
	last, known := d.LastDay.AddDays(-s.Earlier), true
	if s.Working {
		last, known = c.work().AddWorkingDays(d.LastDay, -s.Earlier)
	}
	if !known {
		unknown := unknownDay(*d)
		d.Bound, d.Date, d.LastDay, d.Instant, d.Reason = "", pcmd.Date{}, pcmd.Date{}, time.Time{}, unknown.Message
		return []Finding{unknown}
	}
	d.Bound, d.Date = plan.NoLaterThan, last
	d.LastDay, d.Instant = Closing(d.Bound, d.Date)
	return nil
}

// dayOff moves the last day to the next working day where the caller's policy
// asks for that. The day that the plan prints stays in Date.
func (c Calendar) dayOff(d *Deadline) []Finding {
	if c.DaysOff != NextWorkingDay {
		return nil
	}
	day, known := c.work().NextWorkingDay(d.LastDay)
	if !known {
		return []Finding{unknownDay(*d)}
	}
	if day == d.LastDay {
		return nil
	}
	from := d.LastDay
	d.LastDay, d.Instant = Closing(plan.NoLaterThan, day)
	return []Finding{{
		Code: CodeDeadlineMoved, Period: d.Period,
		Message: pcmd.Text{
			Vi: fmt.Sprintf("ngày cuối %s là ngày nghỉ; theo lựa chọn của người dùng, chuyển sang ngày làm việc tiếp theo %s", pcmd.Vietnamese.Date(from), pcmd.Vietnamese.Date(day)),
			En: fmt.Sprintf("the last day %s is a day off; by the caller's choice it moves to the next working day, %s", pcmd.English.Date(from), pcmd.English.Date(day)),
		},
		Citation: pcmd.Citation{
			Document: "91/2015/QH13", Clause: "Điều 148 khoản 5", Reading: pcmd.Interpreted,
			Note: pcmd.Text{
				Vi: "Bộ luật Dân sự quy định về thời hạn; áp dụng cho báo cáo hành chính là tương tự",
				En: "the Civil Code speaks of terms; for an administrative report it is an analogy",
			},
		},
	}}
}

// tooClose finds a deadline that leaves less than one working day after its
// window closes. The deadline stays where it is.
func (c Calendar) tooClose(d Deadline) []Finding {
	if d.Window.To.IsZero() {
		return nil
	}
	days, known := c.work().CountWorkingDays(d.Window.To.AddDays(1), d.LastDay)
	switch {
	case days > 0:
		return nil
	case !known:
		return []Finding{unknownDay(d)}
	}
	return []Finding{{
		Code: CodeWindowTooClose, Period: d.Period,
		Message: pcmd.Text{
			Vi: fmt.Sprintf("số liệu chốt ngày %s mà ngày cuối%s là %s: không còn ngày làm việc nào để tổng hợp", pcmd.Vietnamese.Date(d.Window.To), d.of().Vi, pcmd.Vietnamese.Date(d.LastDay)),
			En: fmt.Sprintf("the data close on %s and the last day%s is %s: no working day is left to compile them", pcmd.English.Date(d.Window.To), d.of().En, pcmd.English.Date(d.LastDay)),
		},
		Citation: LeastTimeCitation(),
	}}
}

// of says whose deadline it is, where it is that of a level.
func (d Deadline) of() pcmd.Text {
	if d.Level == "" {
		return pcmd.Text{}
	}
	return pcmd.Text{Vi: " của " + d.Level.Label().Vi, En: " of the level " + d.Level.Label().En}
}

// LeastTimeCitation cites the rule that a deadline leaves at least one working
// day after the data close, and that each level has its own.
func LeastTimeCitation() pcmd.Citation {
	return pcmd.Citation{
		Document: "09/2019/NĐ-CP", Clause: "Điều 8 khoản 5", Reading: pcmd.Interpreted,
		Note: pcmd.Text{
			Vi: "ít nhất 01 ngày làm việc, hoặc thời gian ước tính; đối chiếu với cửa sổ số liệu là cách hiểu",
			En: "at least 1 working day, or an estimated time; to hold it against the data window is our reading",
		},
	}
}

func lowerLater(above, d Deadline) []Finding {
	if above.Instant.IsZero() || d.Instant.IsZero() || !d.Instant.After(above.Instant) {
		return nil
	}
	return []Finding{{
		Code: CodeLowerLater, Period: d.Period,
		Message: pcmd.Text{
			Vi: fmt.Sprintf("%s có hạn %s, sau cấp trên (%s, hạn %s)", d.Level.Label().Vi, pcmd.Vietnamese.Date(d.LastDay), above.Level.Label().Vi, pcmd.Vietnamese.Date(above.LastDay)),
			En: fmt.Sprintf("the level %s is due on %s, after the one above (%s, due on %s)", d.Level.Label().En, pcmd.English.Date(d.LastDay), above.Level.Label().En, pcmd.English.Date(above.LastDay)),
		},
		Citation: LeastTimeCitation(),
	}}
}

func unknownDay(d Deadline) Finding {
	return Finding{
		Code: CodeDayUnknown, Period: d.Period,
		Message: pcmd.Text{
			Vi: fmt.Sprintf("không biết những ngày quanh %s có phải ngày làm việc không; cần bổ sung lịch", pcmd.Vietnamese.Date(d.LastDay)),
			En: fmt.Sprintf("it is not known whether the days around %s are working days; the calendar must be added to", pcmd.English.Date(d.LastDay)),
		},
	}
}

func (c Calendar) work() *WorkCalendar {
	if c.Work == nil {
		return VietnamWorkCalendar()
	}
	return c.Work
}

// depth counts levels from the top; the unset one stands above all.
func depth(l pcmd.Level) int {
	return slices.IndexFunc(pcmd.Levels(), func(d pcmd.Definition[pcmd.Level]) bool { return d.Key == l })
}

// printed returns the deadline that the plan itself has for the units of a
// level.
func printed(p *plan.Plan, period pcmd.Period, level pcmd.Level) Deadline {
	none := Deadline{Period: period, Reason: pcmd.Text{
		Vi: "kế hoạch không yêu cầu báo cáo cho kỳ này", En: "the plan asks for no report for this period",
	}}
	if p != nil && !p.Partial.IsZero() {
		none.Reason = pcmd.Text{
			Vi: "chỉ có một phần kế hoạch; chưa rõ có yêu cầu báo cáo cho kỳ này không",
			En: "the plan is held in part only; whether it asks for a report for this period is not known",
		}
	}
	if p == nil || period.Year() < p.Term.Year() || period.LastYear() > p.Term.LastYear() {
		return none
	}
	var best Deadline
	for _, clause := range unitClauses(p) {
		if !slices.Contains(periodsOf(clause.Frequency, period.Year()), period) {
			continue
		}
		d := deadline(p, clause, period)
		nearer := addresses(p, clause.From, level) - addresses(p, best.From, level)
		// Of two clauses that speak to a level alike, nobody is late by the stricter alone.
		if best.Period.IsZero() || nearer > 0 || nearer == 0 && d.Instant.After(best.Instant) {
			best = d
		}
	}
	if best.Period.IsZero() {
		return none
	}
	return best
}

// duePeriods returns the periods of the year for which units owe a report, in
// the order of their deadlines.
func duePeriods(p *plan.Plan, year int) []pcmd.Period {
	var all []pcmd.Period
	for _, clause := range unitClauses(p) {
		for _, period := range periodsOf(clause.Frequency, year) {
			if !period.IsZero() && !slices.Contains(all, period) {
				all = append(all, period)
			}
		}
	}
	slices.SortFunc(all, byEnd)
	return all
}

// byEnd orders periods as their reports fall due: those that end first, and of
// those that end together the shorter.
func byEnd(a, b pcmd.Period) int {
	if c := a.End().Compare(b.End()); c != 0 {
		return c
	}
	return b.Start().Compare(a.Start())
}

// unitClauses are the clauses that ask the plan's units for reports of a named
// period: those that speak to People's Committees or to everybody; all clauses
// where there is none. What is owed on a condition only is left out, and what is
// only requested too where anything is ordered.
func unitClauses(p *plan.Plan) []plan.ReportingClause {
	var named []plan.ReportingClause
	for _, clause := range p.Reporting {
		if clause.Condition.IsZero() && clause.Frequency != plan.UnspecifiedFrequency {
			named = append(named, clause)
		}
	}
	for _, narrower := range []func(plan.ReportingClause) bool{
		func(c plan.ReportingClause) bool { return c.Mandate != agency.Requested },
		func(c plan.ReportingClause) bool { return toUnits(p, c.From) },
	} {
		var fewer []plan.ReportingClause
		for _, clause := range named {
			if narrower(clause) {
				fewer = append(fewer, clause)
			}
		}
		if len(fewer) > 0 {
			named = fewer
		}
	}
	return named
}

func toUnits(p *plan.Plan, body string) bool {
	for _, l := range pcmd.Levels() {
		if addresses(p, body, l.Key) > notAtAll {
			return true
		}
	}
	return false
}

// How directly a clause speaks to the units of a level: not at all, to everybody,
// or to their People's Committees.
const (
	notAtAll = iota
	withAll
	byName
)

func addresses(p *plan.Plan, body string, level pcmd.Level) int {
	found := notAtAll
	for _, member := range p.Bodies.Members(body) {
		b, _ := p.Bodies.Find(member)
		switch {
		case committees(b) && b.Level == level:
			return byName
		case b.Level == "":
			found = withAll
		}
	}
	return found
}

// committees reports whether a body stands for the People's Committees of all
// units of its level.
func committees(b agency.Body) bool {
	return b.ID == "district-people-committees" || b.ID == "commune-people-committees"
}
