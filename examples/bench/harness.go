package main

import (
	"runtime"
	"slices"
	"time"
)

// How much time goes where. A contestant has a turn in each round; one that
// would need more than its budget for that has fewer turns, spread over the
// rounds, but at least three.
const (
	rounds     = 15
	budget     = 2 * time.Second
	leastTurns = 3
	// A turn lasts at least so long, so that the clock can tell; one of a
	// contestant that leaves much garbage so long that it pays for the
	// collections as it would in a program of its own.
	shortTurn = 15 * time.Millisecond
	longTurn  = 600 * time.Millisecond

	muchGarbage   = 16 << 20 // bytes for each run
	littleGarbage = 1 << 20  // bytes that need no collection
)

// timed is something that is timed.
type timed struct {
	key  string
	name string
	run  func() (works int, err error) // works: how many times the work was done

	turns   int
	least   time.Duration // of a turn
	samples []float64     // nanoseconds of one work, one sample a turn
}

// harness gives turns.
type harness struct {
	collected uint64 // what had been allocated when garbage was last collected
}

// measure gives all of them their turns in alternating rounds. What fails is
// taken out; the errors come back by key.
func measure(all []*timed) map[string]error {
	h := &harness{}
	failed := map[string]error{}
	for _, t := range all {
		failed[t.key] = h.plan(t)
	}
	for round := range rounds {
		for i := range all {
			t := all[(i+round)%len(all)]
			if failed[t.key] == nil && t.hasTurn(round) {
				failed[t.key] = h.turn(t)
			}
		}
	}
	return failed
}

// plan runs the contestant once to warm it up, and decides how many turns it
// will have and how long ones.
func (h *harness) plan(t *timed) error {
	h.collect()
	before, start := allocated(), time.Now()
	_, err := t.run()
	once := time.Since(start)
	t.least = shortTurn
	if allocated()-before > muchGarbage {
		t.least = longTurn
	}
	t.turns = max(leastTurns, min(rounds, int(budget/max(once, t.least))))
	return err
}

// hasTurn spreads the turns evenly over the rounds.
func (t *timed) hasTurn(round int) bool {
	return (round+1)*t.turns/rounds > round*t.turns/rounds
}

// turn takes one sample: it repeats short work until the clock can tell.
func (h *harness) turn(t *timed) error {
	h.collect()
	works := 0
	start := time.Now()
	for works == 0 || time.Since(start) < t.least {
		n, err := t.run()
		if err != nil {
			return err
		}
		works += n
	}
	t.samples = append(t.samples, float64(time.Since(start))/float64(works))
	return nil
}

// collect removes the garbage that others left, if it is worth it, at nobody's
// expense.
func (h *harness) collect() {
	if allocated()-h.collected > littleGarbage {
		runtime.GC()
		h.collected = allocated()
	}
}

// allocated returns the bytes allocated since the program began.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// median returns the middle sample in nanoseconds, 0 where there is none.
func (t *timed) median() float64 {
	if len(t.samples) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t.samples))
	return sorted[len(sorted)/2]
}
