package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/plan"
)

// Deadline is one report that a clause of a plan asks for in a year. Where the
// plan prints no day, Bound, Date, LastDay and Instant are unset and Reason says
// so; where it names no period either, Period and Window are unset too.
type Deadline struct {
	Period pcmd.Period
	From   string     // the body that owes the report
	To     []string   // the bodies that it goes to; none where the clause names nobody
	Via    string     // the body through which it goes
	Window Window     // the days whose figures it holds
	Level  pcmd.Level // whose units owe it, where a [Calendar] was asked for a level

	Bound   plan.Bound
	Date    pcmd.Date // the day that the plan prints
	LastDay pcmd.Date // the last day in time: the day before, where the bound is [plan.Before]; a [Calendar] may move it past days off
	Instant time.Time // the instant from which a report is late
	Reason  pcmd.Text // why there is no day

	Mandate   agency.Mandate
	Condition pcmd.Text
	Content   pcmd.Text
	Citation  pcmd.Citation
}

// Deadlines returns the reports that the plan's clauses ask for in a year of
// its term, by day, then those without a day, then those without a period. A
// year outside the term is a [pcmd.Fault] with code out-of-range.
func Deadlines(p *plan.Plan, year int) ([]Deadline, error) {
	if year < p.Term.Year() || year > p.Term.LastYear() {
		return nil, pcmd.NewFault(pcmd.CodeOutOfRange,
			fmt.Sprintf("năm %d nằm ngoài thời hạn %s của kế hoạch", year, p.Term),
			fmt.Sprintf("the year %d lies outside the plan's term %s", year, p.Term))
	}
	var all []Deadline
	for _, clause := range p.Reporting {
		for _, period := range periodsOf(clause.Frequency, year) {
			all = append(all, deadline(p, clause, period))
		}
	}
	slices.SortStableFunc(all, func(a, b Deadline) int {
		return cmp.Or(rank(a)-rank(b), a.Date.Compare(b.Date))
	})
	return all, nil
}

// rank puts deadlines with a day before those with a period only, and these
// before the others.
func rank(d Deadline) int {
	switch {
	case !d.Date.IsZero():
		return 0
	case !d.Period.IsZero():
		return 1
	}
	return 2
}

// periodsOf returns the periods of the year for which a report of that
// frequency is due: of half-yearly reports the first half only, since the
// second is in the report of the year. A frequency that names no period gives
// the unset one.
func periodsOf(f plan.Frequency, year int) []pcmd.Period {
	whole := pcmd.YearOf(year)
	switch f {
	case plan.Monthly:
		return whole.Each(pcmd.Month)
	case plan.Quarterly:
		return whole.Each(pcmd.Quarter)
	case plan.HalfYearly:
		return whole.Each(pcmd.Half)[:1]
	case plan.Yearly:
		return []pcmd.Period{whole}
	}
	return []pcmd.Period{{}}
}

func deadline(p *plan.Plan, clause plan.ReportingClause, period pcmd.Period) Deadline {
	d := Deadline{
		Period:    period,
		From:      clause.From,
		To:        clause.To,
		Via:       clause.Via,
		Window:    DefaultWindow(period),
		Bound:     clause.Bound,
		Date:      clause.Day.In(period.Year()),
		Mandate:   clause.Mandate,
		Condition: clause.Condition,
		Content:   clause.Content,
		Citation:  p.Cite(clause.Citation),
	}
	switch {
	case period.IsZero():
		d.Reason = pcmd.Text{Vi: "kế hoạch không nêu kỳ và ngày báo cáo", En: "the plan names neither a period nor a day"}
	case d.Date.IsZero():
		d.Reason = pcmd.Text{Vi: "kế hoạch không in ngày báo cáo", En: "the plan prints no day"}
	default:
		d.LastDay, d.Instant = Closing(clause.Bound, d.Date)
	}
	return d
}

// Closing returns the last day in time and the instant from which a report is
// late, for a printed day: "before 15/6" closes as the 15th begins, "no later
// than 15/6" as it ends.
func Closing(bound plan.Bound, day pcmd.Date) (last pcmd.Date, late time.Time) {
	if bound == plan.Before {
		return day.AddDays(-1), day.Start()
	}
	return day, day.AddDays(1).Start()
}
