package report

import (
	"cmp"
	"math"
	"slices"
)

// How hard an exchange is looked for: how much weight of shown counts it may
// suppress, how many moves are tried for each such weight, and how many for any
// exchange at all where none was found. What is not found in time costs figures
// more, never less.
const (
	mostLoss    = 24
	moves       = 1000
	movesForAny = 300_000
)

// cheapest returns an exchange that changes the count, and that loses as little
// weight of shown counts as can be, of those the smallest; nil where none is
// found.
func (p *protection) cheapest(i int) exchange {
	for loss := 0; loss <= mostLoss; loss++ {
		if found := p.within(i, loss); found != nil {
			return found
		}
	}
	s := p.search(math.MaxInt, movesForAny)
	s.any = true
	return s.from(i)
}

// within returns an exchange that changes the count and suppresses shown counts
// of no more than so much weight; nil where none is found.
func (p *protection) within(i, loss int) exchange { return p.search(loss, moves).from(i) }

func (p *protection) search(loss, tries int) *search {
	return &search{protection: p, loss: loss, tries: tries,
		by: make([]int8, len(p.counts)), off: make([]int, len(p.balances))}
}

// from returns the best exchange found that changes the count.
func (s *search) from(i int) exchange {
	for _, by := range []int8{+1, -1} {
		if s.couldBe(i, by) {
			s.move(i, by)
			s.settle()
			s.back()
		}
	}
	return s.best
}

// search is the search for an exchange: a count is moved by one, and each
// balance that is off then is settled by moving another.
type search struct {
	*protection
	by    []int8 // of each count
	off   []int  // of each balance
	moved exchange
	loss  int   // the weight of shown counts that may still be suppressed
	cost  int64 // of the moves so far
	tries int
	any   bool // the first exchange will do

	best     exchange
	bestCost int64
}

// settle settles all balances, in every way that may be the best.
func (s *search) settle() {
	at, candidates := s.hardest()
	if at < 0 {
		if s.best == nil || s.cost < s.bestCost {
			s.best, s.bestCost = slices.Clone(s.moved), s.cost
		}
		return
	}
	for _, c := range candidates {
		if s.tries == 0 || s.best != nil && (s.any || s.cost+s.costOf(c) >= s.bestCost) {
			return // the candidates that follow cost no less
		}
		s.tries--
		s.move(c.count, c.by)
		s.settle()
		s.back()
	}
}

// hardest returns the balance that is off and has the fewest counts to settle
// it, with these; -1 where no balance is off.
func (s *search) hardest() (at int, candidates []step) {
	at = -1
	for _, m := range s.moved {
		for _, in := range s.in[m.count] {
			if s.off[in.balance] == 0 || in.balance == at {
				continue
			}
			if settling := s.settling(in.balance); at < 0 || len(settling) < len(candidates) {
				at, candidates = in.balance, settling
			}
		}
	}
	order := s.costOf
	if s.any {
		order = s.trouble
	}
	slices.SortStableFunc(candidates, func(x, y step) int { return cmp.Compare(order(x), order(y)) })
	return at, candidates
}

// trouble returns how many balances more are off after a move.
func (s *search) trouble(m step) (more int64) {
	for _, in := range s.in[m.count] {
		switch off := s.off[in.balance]; {
		case off == 0:
			more++
		case off+int(m.by)*int(in.sign) == 0:
			more--
		}
	}
	return more
}

// settling returns the moves that bring the balance nearer to zero.
func (s *search) settling(b int) []step {
	var all []step
	for _, e := range s.balances[b] {
		by := -e.sign
		if s.off[b] < 0 {
			by = e.sign
		}
		if s.by[e.count] == 0 && s.couldBe(e.count, by) && (s.isFree(e.count) || s.counts[e.count].weight <= s.loss) {
			all = append(all, step{e.count, by})
		}
	}
	return all
}

// isFree reports whether a move of the count suppresses nothing more.
func (s *search) isFree(i int) bool { return !s.counts[i].shown || s.suppressed[i] }

// costOf returns what a move costs: the count that it suppresses, or more than
// that where it leaves unsaid that a count is small.
func (s *search) costOf(m step) int64 {
	switch {
	case !s.hasRoom(m.count, m.by):
		return manyPeople
	case s.isFree(m.count):
		return 0
	}
	return s.counts[m.count].amount
}

func (s *search) move(i int, by int8) {
	s.moved = append(s.moved, step{i, by})
	s.change(i, by, +1)
}

// back takes back the last move.
func (s *search) back() {
	last := s.moved[len(s.moved)-1]
	s.moved = s.moved[:len(s.moved)-1]
	s.change(last.count, last.by, -1)
}

// change does a move, or undoes it for a direction of -1.
func (s *search) change(i int, by int8, direction int) {
	s.by[i] = by
	if direction < 0 {
		s.by[i] = 0
	}
	for _, in := range s.in[i] {
		s.off[in.balance] += direction * int(by) * int(in.sign)
	}
	s.cost += int64(direction) * s.costOf(step{i, by})
	if !s.isFree(i) {
		s.loss -= direction * s.counts[i].weight
	}
}
