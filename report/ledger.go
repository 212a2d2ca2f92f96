package report

import (
	"slices"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
)

// Ledger is a register kept sorted, to take in one event after another and to
// answer for any instant without reading all of them again. What it answers is
// what the register would. It is safe for concurrent reading; Append changes it.
type Ledger struct {
	head     Register // all of it but the events
	calendar Calendar
	rows     map[string]int // of each unit, its place in the register
	owing    []owing        // of each unit
	events   []Event
	pages    map[pcmd.Period]*page
}

// owing says whether a unit owes reports, and whether it is merely requested.
type owing struct {
	owes    bool
	mandate agency.Mandate
}

// page holds the events of one period.
type page struct {
	first     time.Time        // the earliest of its events
	events    [][]int          // of each unit, the places of its events as they count
	counts    []int            // of each unit, how many events there will be
	ends      map[int]standing // of units that events were taken in for, where they stand at the end
	deadlines map[pcmd.Level]time.Time
}

// NewLedger returns the ledger of a register, whose deadlines are those of the
// calendar. Events of units that the register does not have are left out, as
// are those without a period or an instant, and of an unknown kind: a document
// with such events is refused by [ParseRegister].
func NewLedger(r *Register, c Calendar) *Ledger {
	l := reading(r, c)
	// Room for more, so that not the first event of all copies those before it.
	l.events = append(make([]Event, 0, len(r.Events)+len(r.Events)/4+64), r.Events...)
	return l
}

// reading returns a ledger that shares the register's events.
func reading(r *Register, c Calendar) *Ledger {
	l := &Ledger{
		head:     Register{Plan: r.Plan, Units: r.Units, Expected: r.Expected, Requested: r.Requested},
		calendar: c,
		rows:     make(map[string]int, len(r.Units)),
		owing:    make([]owing, len(r.Units)),
		pages:    map[pcmd.Period]*page{},
	}
	for row, u := range r.Units {
		l.rows[u.ID] = row
		l.owing[row] = owing{r.Expected == nil, agency.Given}
	}
	for _, id := range r.Expected {
		if row, ok := l.rows[id]; ok {
			l.owing[row].owes = true
		}
	}
	for _, id := range r.Requested {
		if row, ok := l.rows[id]; ok {
			l.owing[row] = owing{true, agency.Requested}
		}
	}
	l.enterAll(r.Events)
	return l
}

func (l *Ledger) enterAll(events []Event) {
	l.events = events
	// Counted first, the events of a page lie in one piece of memory.
	rows := make([]int, len(events))
	for i := range events {
		e := &events[i]
		row, known := l.rows[e.Unit]
		if !known || e.Period.IsZero() || e.At.IsZero() || !canHappen(e.Kind) {
			rows[i] = -1
			continue
		}
		p := l.open(e.Period)
		p.note(e.At)
		p.counts[row]++
		rows[i] = row
	}
	for _, p := range l.pages {
		p.layOut()
	}
	for i, row := range rows {
		if row >= 0 {
			p := l.pages[events[i].Period]
			p.events[row] = append(p.events[row], i)
		}
	}
	for _, p := range l.pages {
		for _, places := range p.events {
			if !slices.IsSortedFunc(places, l.byInstant) {
				slices.SortStableFunc(places, l.byInstant)
			}
		}
	}
}

// canHappen reports whether there is a state in which the event acts.
func canHappen(kind EventKind) bool {
	_, ok := UnderReview.Next(kind)
	return ok || kind == Exempted
}

func (l *Ledger) has(unit string) bool {
	_, ok := l.rows[unit]
	return ok
}

func (l *Ledger) byInstant(a, b int) int { return l.events[a].At.Compare(l.events[b].At) }

// open returns the page of the period, a new one where there is none.
func (l *Ledger) open(period pcmd.Period) *page {
	p := l.pages[period]
	if p == nil {
		p = l.blank(period)
		l.pages[period] = p
	}
	return p
}

// blank returns a page without events.
func (l *Ledger) blank(period pcmd.Period) *page {
	p := &page{
		events:    make([][]int, len(l.owing)),
		counts:    make([]int, len(l.owing)),
		ends:      map[int]standing{},
		deadlines: map[pcmd.Level]time.Time{},
	}
	for _, u := range l.head.Units {
		if _, known := p.deadlines[u.Level]; !known {
			d, _ := l.calendar.Deadline(l.head.Plan, period, u.Level)
			p.deadlines[u.Level] = d.Instant
		}
	}
	return p
}

// layOut makes room for the events that were counted.
func (p *page) layOut() {
	total := 0
	for _, n := range p.counts {
		total += n
	}
	room := make([]int, total)
	for row, n := range p.counts {
		p.events[row], room = room[:0:n], room[n:]
	}
	p.counts = nil
}

func (p *page) note(at time.Time) {
	if p.first.IsZero() || at.Before(p.first) {
		p.first = at
	}
}

// Append takes in one more event. It refuses what [Register.Append] refuses, with
// the same fault, and is unchanged then.
func (l *Ledger) Append(e Event) error {
	if err := checkEvent(e, l.has); err != nil {
		return err
	}
	p := l.open(e.Period)
	row := l.rows[e.Unit]
	places := p.events[row]
	at := len(places)
	for at > 0 && l.events[places[at-1]].At.After(e.At) {
		at--
	}
	s, known := p.ends[row]
	if !known || at < len(places) {
		s = l.stand(places[:at], time.Time{}, e.At)
	}
	if !s.step(e.Kind, e.At, time.Time{}) {
		return s.nothingToActOn(&e)
	}
	l.events = append(l.events, e)
	p.events[row] = slices.Insert(places, at, len(l.events)-1)
	p.note(e.At)
	if delete(p.ends, row); at == len(places) {
		p.ends[row] = s
	}
	return nil
}

// stand folds events up to an instant.
func (l *Ledger) stand(places []int, deadline, at time.Time) standing {
	s := standing{state: NotSent}
	for _, i := range places {
		e := &l.events[i]
		if e.At.After(at) {
			break
		}
		s.step(e.Kind, e.At, deadline)
	}
	return s
}

// Register returns the register with all events that the ledger has taken in.
func (l *Ledger) Register() *Register {
	r := l.head
	r.Events = slices.Clone(l.events)
	return &r
}

// StatusAt is [Register.StatusAt].
func (l *Ledger) StatusAt(at time.Time) []PeriodStatus {
	var all []PeriodStatus
	for _, period := range l.periods(at) {
		all = append(all, l.statusOf(period, at))
	}
	return all
}

func (l *Ledger) statusOf(period pcmd.Period, at time.Time) PeriodStatus {
	p := l.pages[period]
	if p == nil {
		p = l.blank(period)
	}
	answer := PeriodStatus{Period: period, At: at, Units: make([]UnitStatus, 0, len(l.owing))}
	for row, unit := range l.head.Units {
		if !l.owing[row].owes {
			continue
		}
		deadline := p.deadlines[unit.Level]
		s := l.stand(p.events[row], deadline, at)
		u := UnitStatus{Unit: unit, Mandate: l.owing[row].mandate, Status: s.status(at, deadline), State: s.state, Deadline: deadline}
		if u.Status == OnTime || u.Status == Late {
			u.At = s.at
		}
		answer.count(u)
		answer.Units = append(answer.Units, u)
	}
	return answer
}

func (a *PeriodStatus) count(u UnitStatus) {
	if u.Mandate == agency.Requested {
		a.Requested.Add(u.Status)
		return
	}
	a.Tally.Add(u.Status)
}

// DeadlineFindings returns what a reader should know about the deadlines of a
// period, of the levels of all units from the top.
func (l *Ledger) DeadlineFindings(period pcmd.Period) []Finding {
	var findings []Finding
	var above Deadline
	for _, level := range pcmd.Levels() {
		if !slices.ContainsFunc(l.head.Units, func(u indicator.Unit) bool { return u.Level == level.Key }) {
			continue
		}
		d, found := l.calendar.Deadline(l.head.Plan, period, level.Key)
		findings = append(findings, found...)
		findings = append(findings, lowerLater(above, d)...)
		above = d
	}
	return findings
}

// Filings is [Register.Filings].
func (l *Ledger) Filings(at time.Time) []*Filing {
	var all []*Filing
	for _, period := range l.periods(at) {
		for _, unit := range l.head.Units {
			all = append(all, l.filing(unit, period, at))
		}
	}
	return all
}

// Filing returns what has become of the report of a unit for a period by an
// instant. An unknown unit is a [pcmd.Fault].
func (l *Ledger) Filing(unit string, period pcmd.Period, at time.Time) (*Filing, error) {
	row, ok := l.rows[unit]
	if !ok {
		return nil, indicator.UnknownUnit(unit)
	}
	return l.filing(l.head.Units[row], period, at), nil
}

func (l *Ledger) filing(unit indicator.Unit, period pcmd.Period, at time.Time) *Filing {
	p := l.pages[period]
	if p == nil {
		p = l.blank(period)
	}
	var events []Event
	for _, i := range p.events[l.rows[unit.ID]] {
		if !l.events[i].At.After(at) {
			events = append(events, l.events[i])
		}
	}
	return fold(unit.ID, period, events, p.deadlines[unit.Level], at)
}

// periods returns the periods that are answered for at an instant.
func (l *Ledger) periods(at time.Time) []pcmd.Period {
	years := []int{pcmd.DateIn(at).Year()}
	var all []pcmd.Period
	for period, p := range l.pages {
		if !p.first.IsZero() && !p.first.After(at) {
			all = append(all, period)
			for year := period.Year(); year <= period.LastYear(); year++ {
				years = append(years, year)
			}
		}
	}
	for _, year := range withinTerm(l.head.Plan, years) {
		for _, period := range duePeriods(l.head.Plan, year) {
			if !slices.Contains(all, period) {
				all = append(all, period)
			}
		}
	}
	slices.SortFunc(all, byEnd)
	return all
}

// withinTerm returns those of the years that lie in the plan's term, each once;
// where none does, that of the term which is nearest to the first of them.
func withinTerm(p *plan.Plan, years []int) []int {
	if p == nil {
		return nil
	}
	first, last := p.Term.Year(), p.Term.LastYear()
	var all []int
	for _, year := range years {
		if first <= year && year <= last && !slices.Contains(all, year) {
			all = append(all, year)
		}
	}
	if len(all) == 0 {
		all = []int{max(first, min(years[0], last))}
	}
	return all
}
