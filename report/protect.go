package report

import (
	"cmp"
	"slices"
)

// protection chooses which of the shown counts to suppress. It is safe by proof:
// for every count to protect it holds an exchange, a second set of whole numbers
// that agrees with all that readers know, the reasons included, and in which that
// count is another. So no reader can tell which of the two is true.
type protection struct {
	*knowledge
	threshold  int64
	suppressed []bool
	unsaid     []bool     // of each suppressed count that it is small must not be said
	proof      []exchange // of each count to protect one that it has a part in
}

// exchange is how a second set of numbers differs from the true one: by one, in
// each of the counts that have a part in it.
type exchange []step

type step struct {
	count int
	by    int8 // +1 or -1
}

// protect returns which counts are suppressed under the threshold, and whether
// all could be protected. What is suppressed under a threshold is under every
// higher one: each builds upon the one before.
func (l *knowledge) protect(threshold int64) (*protection, bool) {
	p := &protection{
		knowledge:  l,
		suppressed: make([]bool, len(l.counts)),
		unsaid:     make([]bool, len(l.counts)),
		proof:      make([]exchange, len(l.counts)),
	}
	for _, p.threshold = range l.thresholds(threshold) {
		if !p.protectAll() {
			return nil, false
		}
	}
	return p, true
}

// leastThreshold is the lowest that hides anything: below 3, a hidden count that
// is not zero can only be 1.
const leastThreshold = 3

// thresholds returns those up to the asked one at which anything can change: a
// count becomes small one above its amount, and gets room upwards two above it.
func (l *knowledge) thresholds(asked int64) []int64 {
	all := []int64{asked}
	for _, c := range l.counts {
		for k := c.amount + 1; k <= c.amount+2; k++ {
			if leastThreshold <= k && k < asked {
				all = append(all, k)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (p *protection) protectAll() bool {
	before := slices.Clone(p.suppressed)
	for i, c := range p.counts {
		p.suppressed[i] = p.suppressed[i] || c.shown && p.isSmall(c)
	}
	for i := range p.counts {
		if !p.needsProof(i) || p.holds(p.proof[i]) {
			continue
		}
		found := p.cheapest(i)
		if found == nil {
			return false
		}
		p.adopt(found)
	}
	p.takeBack(before)
	return true
}

// isSmall reports whether the count is of so few persons that it is not shown.
func (p *protection) isSmall(c count) bool {
	return c.persons && 0 < c.amount && c.amount < p.threshold
}

// needsProof reports whether nobody may find the count out.
func (p *protection) needsProof(i int) bool {
	c := p.counts[i]
	return p.suppressed[i] || c.implied && p.isSmall(c)
}

// hasRoom reports whether readers who do not see the count could believe that it
// is one more or one less. They know that it is no zero, which would be shown,
// and where the reason says so that it is small.
func (p *protection) hasRoom(i int, by int8) bool {
	return p.couldBe(i, by) && (!p.isSaidSmall(i) || p.counts[i].amount+int64(by) < p.threshold)
}

// couldBe is [protection.hasRoom] if nothing is said of the count's size.
func (p *protection) couldBe(i int, by int8) bool {
	c := p.counts[i]
	other := c.amount + int64(by)
	if !c.shown {
		return other >= 0
	}
	return c.persons && c.amount > 0 && other > 0
}

// isSaidSmall reports whether the reason says that the count is small.
func (p *protection) isSaidSmall(i int) bool {
	return p.counts[i].shown && p.isSmall(p.counts[i]) && !p.unsaid[i]
}

// holds reports whether the exchange still proves something.
func (p *protection) holds(e exchange) bool {
	for _, s := range e {
		if p.counts[s.count].shown && !p.suppressed[s.count] || !p.hasRoom(s.count, s.by) {
			return false
		}
	}
	return len(e) > 0
}

// adopt suppresses all that has a part in the exchange, which proves that none of
// it can be found out.
func (p *protection) adopt(e exchange) {
	for _, s := range e {
		p.proof[s.count] = e
		p.suppressed[s.count] = p.counts[s.count].shown
		p.unsaid[s.count] = p.unsaid[s.count] || !p.hasRoom(s.count, s.by)
	}
}

// takeBack shows again what turns out not to be needed, the largest first; what
// was suppressed before stays so.
func (p *protection) takeBack(before []bool) {
	var added []int
	for i, is := range p.suppressed {
		if is && !before[i] && !p.isSmall(p.counts[i]) {
			added = append(added, i)
		}
	}
	slices.SortStableFunc(added, func(i, j int) int { return cmp.Compare(p.counts[j].amount, p.counts[i].amount) })
	for _, i := range added {
		p.show(i)
	}
}

// show shows a count again if all that rests on its not being shown can be
// proved otherwise.
func (p *protection) show(i int) {
	proofs, unsaid := slices.Clone(p.proof), slices.Clone(p.unsaid)
	p.suppressed[i], p.proof[i] = false, nil
	for j := range p.counts {
		if !p.needsProof(j) || p.holds(p.proof[j]) {
			continue
		}
		found := p.within(j, 0)
		if found == nil {
			p.suppressed[i], p.proof, p.unsaid = true, proofs, unsaid
			return
		}
		p.adopt(found)
	}
}
