package report

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
)

// Obligation is one report that one body owes: what, for which period, to whom,
// through whom and by when stand in the Deadline, whose From is the body or
// group of bodies that the clause speaks to.
type Obligation struct {
	Body string         // who owes it: one body of those that the clause speaks to
	Unit indicator.Unit // whose People's Committee that is, where the body is that of each unit of a level
	Deadline
	Targets []string  // the targets whose indicators the clause names
	Covers  pcmd.Text // where the body reports on less, or on other things, than the target counts
	Onward  pcmd.Text // what becomes of the report then
}

// IsConditional reports whether the report is owed only once a condition holds.
func (o Obligation) IsConditional() bool { return !o.Condition.IsZero() }

// Obligations returns the reports that a plan asks for in a period, and in the
// shorter periods within it: of each body, and of the People's Committee of each
// of the units at the level that a clause speaks to. Without units of that level
// their committees stand together. Reports for which the plan names no period are
// among them, at the end, with no period. Where a clause speaks to all bodies
// without naming them, those are meant that the plan assigns something to, and
// who is only requested there is only requested to report; that is our reading,
// and cited as such. A period outside the plan's term is a [pcmd.Fault] with code
// out-of-range.
func Obligations(p *plan.Plan, units []indicator.Unit, c Calendar, period pcmd.Period) ([]Obligation, error) {
	if !p.Term.Contains(period) {
		return nil, pcmd.NewFault(pcmd.CodeOutOfRange,
			fmt.Sprintf("kỳ %q nằm ngoài thời hạn %s của kế hoạch", period, p.Term),
			fmt.Sprintf("the period %q lies outside the plan's term %s", period, p.Term))
	}
	w := owed{plan: p, units: units, calendar: c}
	clauses := slices.Concat(p.Reporting, conditionalReports(p))
	for _, clause := range clauses {
		for _, part := range partsOf(clause.Frequency, period) {
			w.clause(clause, part)
		}
	}
	slices.SortStableFunc(w.all, func(a, b Obligation) int {
		if a.Period.IsZero() != b.Period.IsZero() {
			return rank(a.Deadline) - rank(b.Deadline)
		}
		return byEnd(a.Period, b.Period)
	})
	return w.all, nil
}

// partsOf returns the periods within the given one for which a report of that
// frequency is due; one that names no period gives the unset one.
func partsOf(f plan.Frequency, within pcmd.Period) []pcmd.Period {
	if f == plan.UnspecifiedFrequency {
		return []pcmd.Period{{}}
	}
	var all []pcmd.Period
	for year := within.Year(); year <= within.LastYear(); year++ {
		for _, period := range periodsOf(f, year) {
			if within.Contains(period) {
				all = append(all, period)
			}
		}
	}
	return all
}

// conditionalReports are the reports that a plan asks for among the duties and
// not in a clause on reporting, such as that of difficulties.
func conditionalReports(p *plan.Plan) []plan.ReportingClause {
	cited := map[string]bool{}
	for _, clause := range p.Reporting {
		cited[clause.Citation.Clause] = true
	}
	var all []plan.ReportingClause
	for _, a := range slices.Concat(p.Assignments, p.CommonDuties) {
		for _, d := range a.Duties {
			if d.Role == agency.Report && !d.Condition.IsZero() && !cited[d.Citation.Clause] {
				all = append(all, plan.ReportingClause{
					From: a.Body, Frequency: plan.UnspecifiedFrequency, Content: d.Title, Targets: d.Targets,
					Mandate: a.Mandate, Condition: d.Condition, Citation: d.Citation,
				})
			}
		}
	}
	return all
}

// owed collects obligations.
type owed struct {
	plan     *plan.Plan
	units    []indicator.Unit
	calendar Calendar
	all      []Obligation
}

func (w *owed) clause(clause plan.ReportingClause, period pcmd.Period) {
	d := deadline(w.plan, clause, period)
	for _, a := range w.addressed(clause) {
		o := Obligation{Body: a.body, Deadline: d, Targets: clause.Targets, Covers: clause.Covers, Onward: clause.Onward}
		o.Mandate = a.mandate
		if a.interpreted {
			o.Citation.Reading, o.Citation.Note = pcmd.Interpreted, assignedBodies()
		}
		if o.Via == a.body {
			o.Via = "" // it goes through itself
		}
		w.of(o)
	}
}

// of adds an obligation, once for each unit whose committee the body is.
func (w *owed) of(o Obligation) {
	body, _ := w.plan.Bodies.Find(o.Body)
	if !committees(body) {
		o.Deadline = w.settled(o.Deadline, "")
		w.all = append(w.all, o)
		return
	}
	o.Deadline = w.settled(o.Deadline, body.Level)
	before := len(w.all)
	for _, u := range w.units {
		if u.Level == body.Level {
			o.Unit = u
			w.all = append(w.all, o)
		}
	}
	if len(w.all) == before {
		w.all = append(w.all, o)
	}
}

// settled is a deadline by the calendar, but for what it says on whom and what.
func (w *owed) settled(d Deadline, level pcmd.Level) Deadline {
	if d.Period.IsZero() {
		return d
	}
	s, _ := w.calendar.settle(w.plan, d, level)
	s.From, s.To, s.Via, s.Mandate, s.Condition, s.Content = d.From, d.To, d.Via, d.Mandate, d.Condition, d.Content
	return s
}

// addressee is one body that a clause speaks to.
type addressee struct {
	body        string
	mandate     agency.Mandate
	interpreted bool
}

func (w *owed) addressed(clause plan.ReportingClause) []addressee {
	if body, ok := w.plan.Bodies.Find(clause.From); ok && body.Level == "" && len(body.Members) == 0 {
		return w.assigned()
	}
	var all []addressee
	for _, member := range w.plan.Bodies.Members(clause.From) {
		all = append(all, addressee{body: member, mandate: clause.Mandate})
	}
	return all
}

// assigned are the bodies that the plan assigns something to, each once.
func (w *owed) assigned() []addressee {
	var all []addressee
	seen := map[string]bool{}
	for _, a := range w.plan.Assignments {
		for _, member := range w.plan.Bodies.Members(a.Body) {
			if !seen[member] {
				all = append(all, addressee{member, a.Mandate, true})
			}
			seen[member] = true
		}
	}
	return all
}

func assignedBodies() pcmd.Text {
	return pcmd.Text{
		Vi: "Văn bản nói chung mọi cơ quan, đơn vị, địa phương; hiểu là những nơi được giao hoặc được đề nghị việc trong kế hoạch",
		En: "The text speaks of all bodies and localities; read as those that the plan assigns something to or requests something of",
	}
}

// UnitsOf returns the unit of a map and all below it in the shape that a
// register needs, from the top. An unknown code gives none.
func UnitsOf(m *agency.Map, code string) []indicator.Unit {
	top := m.Row(code)
	if top < 0 {
		return nil
	}
	units := []indicator.Unit{unitOfMap(m, top)}
	units[0].Parent = ""
	for _, level := range pcmd.Levels() {
		for row := range m.Descendants(top, level.Key) {
			units = append(units, unitOfMap(m, row))
		}
	}
	return units
}

func unitOfMap(m *agency.Map, row int) indicator.Unit {
	u := m.Unit(row)
	return indicator.Unit{ID: u.Code, Level: u.Level, Parent: u.Parent, Name: u.Name.Vi}
}
