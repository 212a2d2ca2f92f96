package plan

import "github.com/pcmd-vn/pcmd/agency"

// Charges returns the duty as it was given to each of the bodies that it falls
// to, for [agency.Directory.Follow] and [agency.Directory.Resolve]. Bodies that
// stand for several are taken apart into their members. The day is that of the
// plan, or where it bears none the first of its term.
func (p *Plan) Charges(a agency.Assignment, d agency.Duty) []agency.Charge {
	doers := d.By
	if len(doers) == 0 {
		doers = []string{a.Body}
	}
	var all []agency.Charge
	for _, doer := range doers {
		for _, member := range p.Bodies.Members(doer) {
			all = append(all, p.Charge(member, d.Function))
		}
	}
	return all
}

// Charge returns a duty of the function as the plan gives one to the body.
func (p *Plan) Charge(body string, function agency.Function) agency.Charge {
	b, ok := p.Bodies.Find(body)
	if !ok {
		b = agency.Body{ID: body, Name: p.Bodies.Name(body)}
	}
	given := p.Issued
	if given.IsZero() {
		given = p.Term.Start()
	}
	return agency.Charge{Body: b, Function: function, Level: p.Level, Unit: p.Unit.Code, Given: given}
}
