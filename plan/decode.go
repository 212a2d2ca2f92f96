package plan

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
)

// Parse reads a plan document and checks it as [Plan.Validate] does, with the
// same measures and indicators. The error is [pcmd.Faults] with everything that
// is wrong.
func Parse(data []byte, measures []indicator.Measure, indicators ...indicator.Indicator) (*Plan, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	p := decode(v)
	v.Check(p.check(measures, indicators, unread(v.Faults())).Err())
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// unread returns the places whose values could not be read for what they are.
func unread(faults pcmd.Faults) map[string]bool {
	places := map[string]bool{}
	for _, f := range faults {
		if f.Code == pcmd.CodeMissingKey || f.Code == pcmd.CodeWrongType || f.Code == pcmd.CodeEmptyText {
			places[f.Path] = true
		}
	}
	return places
}

func decode(v document.Value) *Plan {
	o := v.Object("format", "id", "type", "number", "issued", "title", "issuer", "unit", "level", "term",
		"partial", "signatory", "parent", "references", "articles", "recipients", "measures", "bodies", "objectives", "groups",
		"solutions", "funding", "funding_rules", "assignments", "common_duties", "reporting")
	format := o.Need("format")
	if s := format.String(); format.IsString() && s != Format {
		format.Fault(pcmd.CodeUnknownKind, "định dạng phải là "+Format, "the format must be "+Format)
	}
	return &Plan{
		ID:           o.Need("id").String(),
		Type:         document.Word(o.Need("type"), Types()),
		Number:       words(o.Get("number")),
		Issued:       document.Date(o.Get("issued")),
		Title:        o.Need("title").Text(),
		Issuer:       o.Need("issuer").String(),
		Unit:         unit(o.Need("unit")),
		Level:        document.Word(o.Need("level"), pcmd.Levels()),
		Term:         document.Period(o.Need("term")),
		Partial:      document.OptionalText(o.Get("partial")),
		Signatory:    signatory(o.Get("signatory")),
		Parent:       words(o.Get("parent")),
		References:   document.Slice(o.Get("references"), reference),
		Articles:     document.Slice(o.Get("articles"), provision),
		Recipients:   document.Slice(o.Get("recipients"), recipient),
		Measures:     document.Slice(o.Get("measures"), wire.DescribedMeasure),
		Bodies:       document.Slice(o.Need("bodies"), body),
		Objectives:   document.Slice(o.Get("objectives"), objective),
		Groups:       document.Slice(o.Need("groups"), group),
		Solutions:    document.Slice(o.Get("solutions"), solution),
		Funding:      document.Slice(o.Get("funding"), source),
		FundingRules: document.Slice(o.Get("funding_rules"), provision),
		Assignments:  document.Slice(o.Need("assignments"), assignment),
		CommonDuties: document.Slice(o.Get("common_duties"), commonDuty),
		Reporting:    document.Slice(o.Get("reporting"), reportingClause),
	}
}

// words reads a string that is not blank, or none.
func words(v document.Value) string {
	if !v.Present() {
		return ""
	}
	return v.Words()
}

// ids reads a list of identifiers; the list may be absent, not empty.
func ids(v document.Value) []string { return document.Slice(v, document.Value.String) }

func texts(v document.Value) []pcmd.Text { return document.Slice(v, document.Value.Text) }

func unit(v document.Value) Unit {
	o := v.Object("code", "name")
	return Unit{Code: o.Need("code").String(), Name: o.Need("name").Words()}
}

func signatory(v document.Value) Signatory {
	if !v.Present() {
		return Signatory{}
	}
	o := v.Object("name", "office", "for")
	return Signatory{Name: words(o.Get("name")), Office: o.Need("office").Text(), For: document.OptionalText(o.Get("for"))}
}

func reference(v document.Value) Reference {
	o := v.Object("number", "issued", "issuer", "title", "role", "citation")
	return Reference{
		Number:   words(o.Get("number")),
		Issued:   document.Date(o.Get("issued")),
		Issuer:   document.OptionalText(o.Get("issuer")),
		Title:    o.Need("title").Text(),
		Role:     document.Word(o.Need("role"), ReferenceRoles()),
		Citation: document.Citation(o.Need("citation")),
	}
}

func provision(v document.Value) Provision {
	o := v.Object("title", "citation")
	return Provision{Title: o.Need("title").Text(), Citation: document.Citation(o.Need("citation"))}
}

func recipient(v document.Value) Recipient {
	o := v.Object("name", "body", "purpose", "citation")
	return Recipient{
		Name:     o.Need("name").Text(),
		Body:     words(o.Get("body")),
		Purpose:  document.OptionalText(o.Get("purpose")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func body(v document.Value) (b agency.Body) {
	o := v.Object("id", "name", "level", "members")
	b.ID = o.Need("id").String()
	b.Name = o.Need("name").Text()
	if level := o.Get("level"); level.Present() {
		b.Level = document.Word(level, pcmd.Levels())
	}
	b.Members = ids(o.Get("members"))
	return b
}

func objective(v document.Value) Objective {
	o := v.Object("id", "kind", "title", "points", "citation")
	return Objective{
		ID:       o.Need("id").String(),
		Kind:     document.Word(o.Need("kind"), ObjectiveKinds()),
		Title:    o.Need("title").Text(),
		Points:   texts(o.Get("points")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func group(v document.Value) Group {
	o := v.Object("id", "title", "citation", "targets", "tasks")
	return Group{
		ID:       o.Need("id").String(),
		Title:    o.Need("title").Text(),
		Citation: document.Citation(o.Need("citation")),
		Targets:  document.Slice(o.Get("targets"), target),
		Tasks:    document.Slice(o.Get("tasks"), task),
	}
}

func target(v document.Value) Target {
	o := v.Object("id", "title", "indicator", "criterion", "wording", "aspirational", "unit", "scope",
		"population", "condition", "counterpart", "citation")
	t := Target{
		ID:         o.Need("id").String(),
		Title:      o.Need("title").Text(),
		Indicator:  wire.Indicator(o.Need("indicator")),
		Criterion:  wire.OptionalCriterion(o.Get("criterion")),
		Wording:    document.Word(o.Need("wording"), Wordings()),
		Unit:       document.OptionalText(o.Get("unit")),
		Scope:      document.Word(o.Need("scope"), Scopes()),
		Population: document.OptionalText(o.Get("population")),
		Condition:  document.OptionalText(o.Get("condition")),
		Citation:   document.Citation(o.Need("citation")),
	}
	if counterpart := o.Get("counterpart"); counterpart.Present() {
		t.Counterpart = counterpart.ID()
	}
	if aspirational := o.Get("aspirational"); aspirational.Present() {
		t.Aspirational = aspirational.Bool()
	}
	return t
}

func task(v document.Value) Task {
	o := v.Object("id", "title", "points", "citation")
	return Task{
		ID:       o.Need("id").String(),
		Title:    o.Need("title").Text(),
		Points:   texts(o.Get("points")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func solution(v document.Value) Solution {
	o := v.Object("id", "heading", "title", "points", "citation")
	return Solution{
		ID:       o.Need("id").String(),
		Heading:  o.Need("heading").Text(),
		Title:    o.Need("title").Text(),
		Points:   texts(o.Get("points")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func source(v document.Value) Source {
	o := v.Object("id", "kind", "title", "condition", "citation")
	return Source{
		ID:        o.Need("id").String(),
		Kind:      document.Word(o.Need("kind"), SourceKinds()),
		Title:     o.Need("title").Text(),
		Condition: document.OptionalText(o.Get("condition")),
		Citation:  document.Citation(o.Need("citation")),
	}
}

func assignment(v document.Value) agency.Assignment {
	o := v.Object("order", "body", "mandate", "duties")
	a := assigned(o)
	if order := o.Need("order"); order.Present() {
		a.Order = order.Int(1, maxOrder)
	}
	return a
}

func commonDuty(v document.Value) agency.Assignment {
	return assigned(v.Object("body", "mandate", "duties"))
}

func assigned(o document.Object) agency.Assignment {
	return agency.Assignment{
		Body:    o.Need("body").String(),
		Mandate: document.Word(o.Need("mandate"), agency.Mandates()),
		Duties:  document.Slice(o.Need("duties"), duty),
	}
}

func duty(v document.Value) agency.Duty {
	o := v.Object("role", "function", "title", "points", "by", "each", "partners", "condition", "targets", "citation")
	d := agency.Duty{
		Role:      document.Word(o.Need("role"), agency.Roles()),
		Function:  document.Word(o.Need("function"), agency.Functions()),
		Title:     o.Need("title").Text(),
		Points:    texts(o.Get("points")),
		By:        ids(o.Get("by")),
		Partners:  ids(o.Get("partners")),
		Condition: document.OptionalText(o.Get("condition")),
		Targets:   ids(o.Get("targets")),
		Citation:  document.Citation(o.Need("citation")),
	}
	if each := o.Get("each"); each.Present() {
		d.Each = document.Word(each, pcmd.Levels())
	}
	return d
}

func reportingClause(v document.Value) ReportingClause {
	o := v.Object("id", "from", "to", "via", "frequency", "bound", "day", "content", "onward",
		"targets", "covers", "mandate", "condition", "citation")
	c := ReportingClause{
		ID:        o.Need("id").String(),
		From:      o.Need("from").String(),
		To:        ids(o.Get("to")),
		Via:       words(o.Get("via")),
		Frequency: document.Word(o.Need("frequency"), Frequencies()),
		Content:   document.OptionalText(o.Get("content")),
		Onward:    document.OptionalText(o.Get("onward")),
		Targets:   ids(o.Get("targets")),
		Covers:    document.OptionalText(o.Get("covers")),
		Mandate:   document.Word(o.Need("mandate"), agency.Mandates()),
		Condition: document.OptionalText(o.Get("condition")),
		Citation:  document.Citation(o.Need("citation")),
	}
	if bound := o.Get("bound"); bound.Present() {
		c.Bound = document.Word(bound, Bounds())
	}
	if day := o.Get("day"); day.Present() {
		day.Decode(&c.Day)
	}
	return c
}
