package plan

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Format is the format key of every plan document.
const Format = "pcmd-plan/1"

// Plan is one issued document that sets targets and assigns duties for a term.
// The zero Plan says nothing and is not valid.
type Plan struct {
	ID     string      `json:"id"`
	Type   Type        `json:"type"`
	Number string      `json:"number,omitempty"` // unset where none is printed
	Issued pcmd.Date   `json:"issued,omitzero"`  // likewise
	Title  pcmd.Text   `json:"title"`
	Issuer string      `json:"issuer"` // a body
	Unit   Unit        `json:"unit"`
	Level  pcmd.Level  `json:"level"`
	Term   pcmd.Period `json:"term"` // a year, or a span of years
	// Partial says what is known and from where of a plan whose document was
	// not seen in full; unset, the plan holds everything that its document has.
	Partial   pcmd.Text `json:"partial,omitzero"`
	Signatory Signatory `json:"signatory,omitzero"`

	Parent     string      `json:"parent,omitempty"` // the number of the plan above
	References []Reference `json:"references,omitempty"`
	Articles   []Provision `json:"articles,omitempty"` // of the decision that issues the plan
	Recipients []Recipient `json:"recipients,omitempty"`

	// Measures are figures of the plan's own, beyond those that every plan may
	// use.
	Measures []indicator.Measure `json:"measures,omitempty"`
	Bodies   agency.Bodies       `json:"bodies"` // every body that the plan names

	Objectives   []Objective `json:"objectives,omitempty"`
	Groups       []Group     `json:"groups"`
	Solutions    []Solution  `json:"solutions,omitempty"`
	Funding      []Source    `json:"funding,omitempty"`
	FundingRules []Provision `json:"funding_rules,omitempty"`

	Assignments  []agency.Assignment `json:"assignments"`
	CommonDuties []agency.Assignment `json:"common_duties,omitempty"` // asked of all bodies together
	Reporting    []ReportingClause   `json:"reporting,omitempty"`
}

// Unit is the administrative unit of a plan, with the code that it had at the
// time.
type Unit struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// Signatory is who signed, in which office and for whom.
type Signatory struct {
	Name   string    `json:"name,omitempty"`
	Office pcmd.Text `json:"office"`
	For    pcmd.Text `json:"for,omitzero"`
}

// Reference is a document that the plan names. Its number and date are unset
// where the plan prints none.
type Reference struct {
	Number   string        `json:"number,omitempty"`
	Issued   pcmd.Date     `json:"issued,omitzero"`
	Issuer   pcmd.Text     `json:"issuer,omitzero"`
	Title    pcmd.Text     `json:"title"`
	Role     ReferenceRole `json:"role"`
	Citation pcmd.Citation `json:"citation"`
}

// Provision is one thing that the document lays down.
type Provision struct {
	Title    pcmd.Text     `json:"title"`
	Citation pcmd.Citation `json:"citation"`
}

// Recipient is one to whom the document is sent.
type Recipient struct {
	Name     pcmd.Text     `json:"name"`
	Body     string        `json:"body,omitempty"`
	Purpose  pcmd.Text     `json:"purpose,omitzero"` // e.g. to report
	Citation pcmd.Citation `json:"citation"`
}

// Objective is a general aim without a figure.
type Objective struct {
	ID       string        `json:"id"`
	Kind     ObjectiveKind `json:"kind"`
	Title    pcmd.Text     `json:"title"`
	Points   []pcmd.Text   `json:"points,omitempty"`
	Citation pcmd.Citation `json:"citation"`
}

// Group is a content group: targets and the tasks that serve them.
type Group struct {
	ID       string        `json:"id"`
	Title    pcmd.Text     `json:"title"`
	Citation pcmd.Citation `json:"citation"`
	Targets  []Target      `json:"targets,omitempty"`
	Tasks    []Task        `json:"tasks,omitempty"`
}

// Target is an indicator with a criterion, as one plan promises it. One
// sentence with three percentages is three targets.
type Target struct {
	ID           string              `json:"id"`
	Title        pcmd.Text           `json:"title"`
	Indicator    indicator.Indicator `json:"indicator"`
	Criterion    indicator.Criterion `json:"criterion,omitzero"`
	Wording      Wording             `json:"wording"`
	Aspirational bool                `json:"aspirational,omitempty"` // phấn đấu
	Unit         pcmd.Text           `json:"unit,omitzero"`          // unit of count
	Scope        Scope               `json:"scope"`
	Population   pcmd.Text           `json:"population,omitzero"` // who or what is counted
	Condition    pcmd.Text           `json:"condition,omitzero"`
	// Counterpart is the indicator under which other plans promise the same
	// matter in another unit of count: news items for occasions.
	Counterpart string        `json:"counterpart,omitempty"`
	Citation    pcmd.Citation `json:"citation"`
}

// Computable returns the part of the target that a [indicator.Set] computes.
func (t Target) Computable() indicator.Target {
	return indicator.Target{ID: t.ID, Indicator: t.Indicator, Criterion: t.Criterion}
}

// Task is one thing to be done within a content group: a bullet of the
// document.
type Task struct {
	ID       string        `json:"id"`
	Title    pcmd.Text     `json:"title"`
	Points   []pcmd.Text   `json:"points,omitempty"`
	Citation pcmd.Citation `json:"citation"`
}

// Solution is one means that the document names, under a heading of its own.
type Solution struct {
	ID       string        `json:"id"`
	Heading  pcmd.Text     `json:"heading"`
	Title    pcmd.Text     `json:"title"`
	Points   []pcmd.Text   `json:"points,omitempty"`
	Citation pcmd.Citation `json:"citation"`
}

// Source is one source of funds.
type Source struct {
	ID        string        `json:"id"`
	Kind      SourceKind    `json:"kind"`
	Title     pcmd.Text     `json:"title"`
	Condition pcmd.Text     `json:"condition,omitzero"`
	Citation  pcmd.Citation `json:"citation"`
}

// ReportingClause is a clause that asks somebody for a report. Via is the body
// through which it goes, which is not the one that it goes to. Bound and Day
// are set only where the clause prints a day; the year is that of the report.
type ReportingClause struct {
	ID        string         `json:"id"`
	From      string         `json:"from"`
	To        []string       `json:"to,omitempty"` // unset where the clause names nobody
	Via       string         `json:"via,omitempty"`
	Frequency Frequency      `json:"frequency"`
	Bound     Bound          `json:"bound,omitempty"`
	Day       DayOfYear      `json:"day,omitzero"`
	Content   pcmd.Text      `json:"content,omitzero"`
	Onward    pcmd.Text      `json:"onward,omitzero"` // what becomes of the report then
	Targets   []string       `json:"targets,omitempty"`
	Covers    pcmd.Text      `json:"covers,omitzero"` // where the reporter covers less than the target counts
	Mandate   agency.Mandate `json:"mandate"`
	Condition pcmd.Text      `json:"condition,omitzero"`
	Citation  pcmd.Citation  `json:"citation"`
}

// Targets returns the targets of all groups in the document's order.
func (p *Plan) Targets() []Target {
	var all []Target
	for _, g := range p.Groups {
		all = append(all, g.Targets...)
	}
	return all
}

// Target returns the target of that id, and whether there is one.
func (p *Plan) Target(id string) (Target, bool) {
	all := p.Targets()
	i := slices.IndexFunc(all, func(t Target) bool { return t.ID == id })
	if i < 0 {
		return Target{}, false
	}
	return all[i], true
}

// Computable returns the computable parts of the targets, in order.
func (p *Plan) Computable() []indicator.Target {
	targets := p.Targets()
	all := make([]indicator.Target, len(targets))
	for i, t := range targets {
		all[i] = t.Computable()
	}
	return all
}

// Matrix returns who leads, supports and is asked in the plan.
func (p *Plan) Matrix() *agency.Matrix { return agency.NewMatrix(p.Bodies, p.Assignments) }

// Name returns how the document is cited: its number, or its id where it prints
// none.
func (p *Plan) Name() string {
	if p.Number == "" {
		return p.ID
	}
	return p.Number
}

// Cite returns a citation of the plan with the document filled in.
func (p *Plan) Cite(c pcmd.Citation) pcmd.Citation { return c.In(p.Name()) }
