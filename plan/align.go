package plan

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Alignment says how one target of a plan stands to that of the plan above. The
// zero Alignment says nothing.
type Alignment struct {
	Indicator string   // of the target above; of an extra one, its own
	Child     Target   // the zero Target where it is missing
	Parent    Target   // the zero Target where it is extra
	Relation  Relation // of the child's to the parent's
	Reason    Mismatch // where they are not comparable
	Note      pcmd.Text
}

// Align compares a plan with the plan above it: the targets of the parent in
// their order, each with the child's on the same matter or as missing, then
// those of the child that the parent does not have. Of a parent that is known
// in part only, an extra target may well be in its document.
//
// # Which targets belong together
//
// Those of one indicator; where a plan has several of it, such as one for every
// year and one by the end of the term, those that can be compared before others.
// After that those that count the same measures, and those of which one names
// the other's indicator as its [Target.Counterpart]: the same matter in another
// unit of count.
//
// # How they are compared
//
// Numbers are compared exactly, as floors and ceilings. A band such as 3–5 % has
// a floor only, because no text says what more than 5 % means. A promise for
// every month asks for more than one for every quarter, as far as three months
// of the one cover a quarter of the other.
//
// A plan of one year is held against a plan of several whose term has that year
// by the levels alone, with a note where the level above falls due later.
// Between plans of several years, what holds in each year and what is reached
// by the end are not compared; a later day makes a target weaker. Measures say
// which population is meant, not the words of the plans; whether a target is
// merely aspired to changes nothing.
func Align(child, parent *Plan) []Alignment {
	a := aligner{child, parent}
	children := child.Targets()
	taken := make([]bool, len(children))
	var all []Alignment
	for _, t := range parent.Targets() {
		all = append(all, Alignment{Indicator: t.Indicator.ID, Parent: t, Relation: Missing})
	}
	for _, belong := range []func(child, parent Target) bool{a.comparable, sameIndicator, sameMatter} {
		for i := range all {
			if all[i].Relation != Missing {
				continue
			}
			for k, c := range children {
				if !taken[k] && belong(c, all[i].Parent) {
					taken[k] = true
					all[i] = a.compare(c, all[i].Parent)
					break
				}
			}
		}
	}
	for k, c := range children {
		if !taken[k] {
			all = append(all, Alignment{Indicator: c.Indicator.ID, Child: c, Relation: Extra})
		}
	}
	return all
}

// sameIndicator reports whether both targets are of one indicator.
func sameIndicator(child, parent Target) bool { return child.Indicator.ID == parent.Indicator.ID }

// sameMatter reports whether the model says that two indicators are about one
// matter.
func sameMatter(child, parent Target) bool {
	about := subject(child.Indicator.Formula)
	return child.Counterpart == parent.Indicator.ID || parent.Counterpart == child.Indicator.ID ||
		about != "" && about == subject(parent.Indicator.Formula)
}

// aligner compares the targets of two plans.
type aligner struct{ child, parent *Plan }

func (a aligner) comparable(child, parent Target) bool {
	return sameIndicator(child, parent) && a.compare(child, parent).Relation != NotComparable
}

// compare compares two targets on one matter.
func (a aligner) compare(child, parent Target) Alignment {
	result := Alignment{Indicator: parent.Indicator.ID, Child: child, Parent: parent, Relation: NotComparable}
	if result.Reason = otherCounting(child, parent); result.Reason != "" {
		return result
	}
	if !a.overlap() {
		result.Reason = OtherTime
		return result
	}
	c, isEvery := child.Indicator.Formula.(indicator.Every)
	p, areEvery := parent.Indicator.Formula.(indicator.Every)
	if isEvery && areEvery {
		result.Relation, result.Reason = everyRelation(limitsOf(child), limitsOf(parent), c.Each, p.Each)
	} else {
		result.Relation, result.Reason = a.relation(child, parent)
	}
	result.Note = a.note(result)
	return result
}

// otherCounting says in which way two targets count differently.
func otherCounting(child, parent Target) Mismatch {
	c, p := countingOf(child.Indicator.Formula), countingOf(parent.Indicator.Formula)
	for _, side := range []struct {
		differs bool
		is      Mismatch
	}{
		{c.unit != p.unit, OtherUnit},
		{c.population != p.population, OtherPopulation},
		{c.condition != p.condition || child.Condition.IsZero() != parent.Condition.IsZero(), OtherCondition},
	} {
		if side.differs {
			return side.is
		}
	}
	return ""
}

// overlap reports whether the plans have a year in common.
func (a aligner) overlap() bool {
	c, p := a.child.Term, a.parent.Term
	return c.Year() <= p.LastYear() && p.Year() <= c.LastYear()
}

// relation compares criteria whose scopes in time allow it.
func (a aligner) relation(child, parent Target) (Relation, Mismatch) {
	relation, reason := levels(limitsOf(child), limitsOf(parent))
	switch {
	case a.isYearOf(child, parent):
		return relation, reason
	case child.Scope != parent.Scope:
		return NotComparable, OtherTime
	case relation == NotComparable || child.Scope != EndOfTerm || due(child, a.child).Compare(due(parent, a.parent)) <= 0:
		return relation, reason
	case relation == Stronger: // more, but later
		return NotComparable, OtherTime
	}
	return Weaker, ""
}

// isYearOf reports whether the child's is a plan for one year of the parent's
// longer term, and both targets speak of years or of the term.
func (a aligner) isYearOf(child, parent Target) bool {
	isLong := func(s Scope) bool { return s == EachYear || s == EndOfTerm }
	return a.child.Term.Kind() == pcmd.Year && a.parent.Term.Kind() == pcmd.Span && isLong(child.Scope) && isLong(parent.Scope)
}

// due returns the day on which the promise is due at the latest.
func due(t Target, p *Plan) pcmd.Date {
	if t.Criterion.By.IsZero() {
		return p.Term.End()
	}
	return t.Criterion.By
}

// levels compares what two criteria accept.
func levels(child, parent limits) (Relation, Mismatch) {
	floor, ceiling := child.floor.above(parent.floor), child.ceiling.below(parent.ceiling)
	switch {
	case floor == 0 && ceiling == 0:
		return Equal, ""
	case floor >= 0 && ceiling >= 0:
		return Stronger, ""
	case floor <= 0 && ceiling <= 0:
		return Weaker, ""
	}
	return NotComparable, OtherDirection
}

// everyRelation compares what holds in every sub-period: so much in each month
// is at least three times as much in each quarter, and not the other way round.
func everyRelation(child, parent limits, childEach, parentEach pcmd.PeriodKind) (Relation, Mismatch) {
	months := map[pcmd.PeriodKind]int64{pcmd.Month: 1, pcmd.Quarter: 3}
	// Both floors for as long as the longer of the two sub-periods.
	against := child.floor.times(months[parentEach]).above(parent.floor.times(months[childEach]))
	switch {
	case childEach == parentEach:
		return levels(child, parent)
	case child.ceiling.set || parent.ceiling.set:
		return NotComparable, OtherTime
	case !child.floor.set || !parent.floor.set:
		return levels(child, parent)
	case childEach < parentEach && against >= 0:
		return Stronger, ""
	case childEach > parentEach && against <= 0:
		return Weaker, ""
	}
	return NotComparable, OtherTime
}

// note says what the relation alone does not tell.
func (a aligner) note(r Alignment) pcmd.Text {
	child, parent := r.Child.Criterion, r.Parent.Criterion
	banded := child.Op == indicator.Between || parent.Op == indicator.Between
	switch {
	case r.Relation == NotComparable:
	case banded && (child.Op != parent.Op || !child.Max.Equal(parent.Max)):
		return pcmd.NewText("chỉ so mức sàn: văn bản không nói vượt khoảng thì tính thế nào",
			"only the floors are compared: no text says what counts above the band")
	case r.Relation == Weaker && due(r.Child, a.child).Before(due(r.Parent, a.parent)) && r.Parent.Scope == EndOfTerm:
		return pcmd.NewText("mức ở cấp trên đến cuối giai đoạn mới phải đạt", "the level above falls due only by the end of its term")
	}
	return pcmd.Text{}
}
