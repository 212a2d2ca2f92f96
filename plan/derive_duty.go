package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// assignments gives the duties of the plan above to the counterparts of their
// bodies.
func (d *drafter) assignments() {
	items := d.shared("assignments", d.above.Assignments, d.bodyFor)
	for i := range items {
		items[i].Order = i + 1
		if items[i].Body == d.plan.Issuer {
			d.open(fmt.Sprintf("assignments[%d].body", i), items[i].Duties[0].Citation,
				fmt.Sprintf("Kế hoạch cấp trên giao các việc này cho Ủy ban nhân dân các đơn vị: ở %s cơ quan nào làm từng việc?", d.kind.Vi),
				"The plan above gives these duties to the People's Committees of the units: which body does each of them here?")
		}
	}
	d.plan.Assignments = items
	if d.next != "" {
		d.open("assignments", pcmd.Citation{},
			fmt.Sprintf("Ủy ban nhân dân các %s làm những việc nào?", d.units.Vi),
			fmt.Sprintf("What do the People's Committees of the %s do?", d.units.En))
	}
}

func (d *drafter) commonDuties() {
	d.plan.CommonDuties = d.shared("common_duties", d.above.CommonDuties, d.reporterFor)
}

// finder finds who does a thing in the draft that a body does in the plan above,
// and names those of whom that is not known.
type finder func(body string, function agency.Function) (id string, unknown []string)

// shared shares the duties of assignments out anew, in their order.
func (d *drafter) shared(list string, assignments []agency.Assignment, who finder) []agency.Assignment {
	var items []agency.Assignment
	for _, a := range assignments {
		var left []agency.Duty // of whom nobody is known
		var of []string
		for _, duty := range a.Duties {
			body, unknown := who(a.Body, duty.Function)
			by, unknownBy := d.all(duty.By, duty.Function)
			of = slices.Concat(of, unknown, unknownBy)
			if body == "" || len(duty.By) > 0 && len(by) == 0 {
				left = append(left, duty)
				continue
			}
			i := d.item(&items, body, a.Mandate)
			at := fmt.Sprintf("%s[%d].duties[%d]", list, i, len(items[i].Duties))
			items[i].Duties = append(items[i].Duties, d.duty(at, duty, body, by))
		}
		d.nobody(list, a, left, of)
	}
	return items
}

// item finds the item of a body, or begins one.
func (d *drafter) item(items *[]agency.Assignment, body string, mandate agency.Mandate) int {
	i := slices.IndexFunc(*items, func(a agency.Assignment) bool { return a.Body == body && a.Mandate == mandate })
	if i < 0 {
		i = len(*items)
		*items = append(*items, agency.Assignment{Body: body, Mandate: mandate})
	}
	return i
}

// within returns the members of the body that a duty falls to; none where that is
// the whole body.
func (d *drafter) within(body string, by []string) []string {
	members := d.plan.Bodies.Members(body)
	return slices.DeleteFunc(by, func(id string) bool { return id == body || !slices.Contains(members, id) })
}

// nobody asks who does what no body of the draft is known to do.
func (d *drafter) nobody(list string, a agency.Assignment, left []agency.Duty, of []string) {
	if len(of) == 0 {
		return
	}
	names := namesOf(d.above.Bodies, distinctWords(of))
	cited := a.Duties[0].Citation
	if len(left) == 0 {
		d.open(list, cited,
			fmt.Sprintf("Ở %s, cơ quan nào tương ứng với %s (thuộc “%s” ở kế hoạch cấp trên)?", d.kind.Vi, names.Vi, d.above.Bodies.Name(a.Body).Vi),
			fmt.Sprintf("Which bodies are here the counterparts of %s (of “%s” in the plan above)?", names.En, d.above.Bodies.Name(a.Body).En))
		return
	}
	vi, en := make([]string, len(left)), make([]string, len(left))
	for i, duty := range left {
		vi[i], en[i] = "“"+duty.Title.Vi+"” ("+duty.Citation.Clause+")", "“"+duty.Title.En+"” ("+duty.Citation.Clause+")"
	}
	d.open(list, left[0].Citation,
		fmt.Sprintf("Ở %s, cơ quan nào làm việc của %s? %s.", d.kind.Vi, names.Vi, strings.Join(vi, "; ")),
		fmt.Sprintf("Who does here what %s does? %s.", names.En, strings.Join(en, "; ")))
}

func distinctWords(all []string) []string {
	var once []string
	for _, s := range all {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// duty carries a duty over to a body.
func (d *drafter) duty(at string, duty agency.Duty, body string, by []string) agency.Duty {
	own := duty
	own.Citation, own.Points = d.cite(duty.Citation), slices.Clone(duty.Points)
	own.By, own.Each, own.Targets = d.within(body, by), d.each(duty.Each, body), d.targetsLeft(duty.Targets)
	var unknown []string
	own.Partners, unknown = d.all(duty.Partners, duty.Function)
	for _, id := range distinctWords(unknown) {
		if path := "partner " + id; !d.opened[path] { // asked once for the whole draft
			d.opened[path] = true
			name := d.above.Bodies.Name(id)
			d.open(at+".partners", duty.Citation,
				fmt.Sprintf("Cơ quan nào ở %s phối hợp thay %s?", d.kind.Vi, name.Vi),
				fmt.Sprintf("Which body cooperates here in place of %s?", name.En))
		}
	}
	d.wording(at+".title", duty.Citation, duty.Title)
	d.wording(at+".points", duty.Citation, joined(slices.DeleteFunc(slices.Clone(duty.Points), func(point pcmd.Text) bool {
		return !d.speaksOfAbove(point.Vi)
	})))
	d.wording(at+".condition", duty.Citation, duty.Condition)
	return own
}

// each is the level of which every unit must do a duty. What every asked unit
// must do, the issuer does as one of them, and others hand on.
func (d *drafter) each(level pcmd.Level, body string) pcmd.Level {
	switch {
	case d.standing(level) != d.below.Level:
		return level
	case body == d.plan.Issuer:
		return ""
	}
	return d.next
}

// targetsLeft are the targets that the draft has too.
func (d *drafter) targetsLeft(ids []string) []string {
	var left []string
	for _, id := range ids {
		if _, ok := d.plan.Target(id); ok {
			left = append(left, id)
		}
	}
	return left
}

// all finds the bodies for a list, each once.
func (d *drafter) all(ids []string, function agency.Function) (found, unknown []string) {
	for _, id := range ids {
		body, none := d.reporterFor(id, function)
		unknown = append(unknown, none...)
		if body != "" && !slices.Contains(found, body) {
			found = append(found, body)
		}
	}
	return found, unknown
}

// bodyFor finds who does in the draft what a body does in the plan above. What
// that gives to the committees of the asked units is given to the issuer.
func (d *drafter) bodyFor(id string, function agency.Function) (string, []string) {
	if d.isAsked(id) {
		return d.plan.Issuer, nil
	}
	return d.reporterFor(id, function)
}

// reporterFor finds who stands one stage lower where a body stands in the plan
// above: for the committees of the asked units those of the units below.
func (d *drafter) reporterFor(id string, function agency.Function) (string, []string) {
	body, ok := d.above.Bodies.Find(id)
	switch {
	case !ok:
		return "", []string{id}
	case len(body.Members) > 0:
		return d.together(body, function)
	case d.isAsked(id) && d.next == "":
		return d.plan.Issuer, nil
	case d.isAsked(id), d.next != "" && id == committeesOf(d.next, d.units).ID:
		return d.body(committeesOf(d.next, d.units)), nil
	case body.Level == "" || isAbove(d.below.Level, d.standing(body.Level)):
		return d.body(body), nil // it names no level, or one further down
	case body.Level == d.below.Level:
		return d.body(body), nil
	case id == d.above.Issuer:
		return d.plan.Issuer, nil
	}
	if row, ok := counterpartOf(id, function, d.below.Level, d.on); ok {
		return d.counterpart(body, row), nil
	}
	return "", []string{id}
}

// counterpart enters the body of a row, and remembers whose counterpart it is.
func (d *drafter) counterpart(above agency.Body, row counterpart) string {
	own := row.body(d.kind)
	if at := "counterpart " + above.ID + " " + own.ID; !d.opened[at] {
		d.opened[at] = true
		d.used = append(d.used, usedCounterpart{above.Name, own.Name, row.citation.Document})
	}
	return d.body(own)
}

// usedCounterpart is a body of the draft and whom it stands for, as a document
// shows.
type usedCounterpart struct {
	above, own pcmd.Text
	document   string
}

// counterparts asks to check who stands for whom, once for each document that
// shows it.
func (d *drafter) counterparts() {
	vi, en := map[string][]string{}, map[string][]string{}
	var documents []string
	for _, c := range d.used {
		vi[c.document] = append(vi[c.document], c.above.Vi+" → "+c.own.Vi)
		en[c.document] = append(en[c.document], c.above.En+" → "+c.own.En)
		documents = append(documents, c.document)
	}
	for _, document := range distinctWords(documents) {
		d.open("bodies", pcmd.Citation{Document: document},
			"Các cơ quan sau được hiểu là tương ứng, có đúng không? "+strings.Join(vi[document], "; ")+".",
			"These bodies are read as counterparts; are they? "+strings.Join(en[document], "; ")+".")
	}
}

// isAsked reports whether a body stands for the committees of all units of the
// draft's level.
func (d *drafter) isAsked(id string) bool {
	body, _ := d.above.Bodies.Find(id)
	return d.standing(body.Level) == d.below.Level && strings.HasPrefix(id, string(body.Level)+"-people-committee")
}

// together finds the members of a heading over several bodies, one by one.
func (d *drafter) together(body agency.Body, function agency.Function) (string, []string) {
	var members, unknown []string
	for _, id := range d.above.Bodies.Members(body.ID) {
		if id == body.ID {
			continue // a heading over itself alone
		}
		member, none := d.reporterFor(id, function)
		unknown = append(unknown, none...)
		if member != "" && !slices.Contains(members, member) {
			members = append(members, member)
		}
	}
	switch {
	case len(members)+len(unknown) == 0:
		return "", []string{body.ID}
	case len(members) == 0:
		return "", unknown
	case len(members) == 1:
		return members[0], unknown
	}
	whole := agency.Body{ID: strings.Join(members, "-and-"), Members: members, Name: namesOf(d.plan.Bodies, members)}
	if len(whole.ID) > 64 {
		whole.ID = strings.TrimRight(whole.ID[:64], "-.")
	}
	if first, _ := d.plan.Bodies.Find(members[0]); d.ofOneLevel(members) {
		whole.Level = first.Level
	}
	return d.body(whole), unknown
}

func (d *drafter) ofOneLevel(ids []string) bool {
	first, _ := d.plan.Bodies.Find(ids[0])
	return !slices.ContainsFunc(ids, func(id string) bool {
		body, _ := d.plan.Bodies.Find(id)
		return body.Level != first.Level
	})
}
