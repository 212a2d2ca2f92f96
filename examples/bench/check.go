package main

import (
	"fmt"
	"math"
	"sync"
)

// lateReports is how many late reports are entered one after the other. They
// come from all over the country, so that none finds its figures in the cache.
const lateReports = 1000

// nation is the work: the figures, and what every contestant must say of them.
type nation struct {
	complete *Workload
	holes    *Workload // 30 % of the figures missing
	late     []Report
	original []Report // what the late reports replace

	want      []Outcome
	wantHoles []Partial
	wantLate  []Outcome // after the late reports
}

// newNation makes the work of that size and computes the expected results.
func newNation(size Size, late int) *nation {
	n := &nation{complete: NewWorkload(size, seed)}
	n.holes = n.complete.WithMissing(30, seed+1)
	n.late, n.original = n.complete.LateReports(late, seed+2)
	var wait sync.WaitGroup
	for _, compute := range []func(){
		func() { n.want = outcomesOf(reference(n.complete)) },
		func() { n.wantHoles = reference(n.holes) },
		func() { n.wantLate = outcomesOf(reference(n.complete.WithReports(n.late))) },
	} {
		wait.Add(1)
		go func() {
			defer wait.Done()
			compute()
		}()
	}
	wait.Wait()
	return n
}

// firstShare returns the rolled-up figures of the first indicator.
func (n *nation) firstShare() (part, whole []int64) {
	in := n.complete.Indicators[0]
	return n.complete.rolledUp(columnNow + in.Part[0]), n.complete.rolledUp(columnNow + in.Whole[0])
}

// checkPeer computes everything once and compares it.
func (n *nation) checkPeer(p Peer) error {
	if err := p.Compute(); err != nil {
		return err
	}
	got, err := p.Outcomes()
	if err != nil {
		return err
	}
	return compare(n.complete, got, n.want)
}

// checkFormulaPeer compares the percentages, which are floats, as closely as
// floats allow: a value that ends in an exact half may come out on either side
// of it.
func (n *nation) checkFormulaPeer(p FormulaPeer) error {
	got, err := p.Percentages()
	if err != nil {
		return err
	}
	for unit, value := range got {
		want := n.want[unit*len(n.complete.Indicators)]
		if math.IsNaN(value) != (want.State == NotApplicable) {
			return fmt.Errorf("%s: %v, want state %d", n.complete.Units[unit].ID, value, want.State)
		}
		if want.State == Computed && math.Abs(100*value-float64(want.Value)) > 0.5+1e-9 {
			return fmt.Errorf("%s: %v, want %d hundredths", n.complete.Units[unit].ID, value, want.Value)
		}
	}
	return nil
}

// checkOurs compares everything that is timed of this library.
func (n *nation) checkOurs(o Ours) error {
	for _, step := range []struct {
		name string
		run  func() error
	}{
		{"nation", func() error { o.Nation(); return compare(n.complete, o.Outcomes(), n.want) }},
		{"late reports", func() error { return n.checkLate(o) }},
		{"two goroutines", func() error { o.NationTwo(); return compare(n.complete, o.Outcomes(), n.want) }},
		{"missing figures", func() error { o.Missing(); return compare(n.holes, o.Partials(), n.wantHoles) }},
		{"one share", func() error { return n.checkShare(o) }},
		{"decimals", func() error { return n.checkDecimals(o) }},
	} {
		if err := step.run(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return nil
}

// checkLate enters the late reports, recomputes, which must change nothing, and
// enters the original ones again.
func (n *nation) checkLate(o Ours) error {
	for i := range n.late {
		o.Late(&n.late[i])
	}
	if err := compare(n.complete, o.Outcomes(), n.wantLate); err != nil {
		return err
	}
	o.Nation()
	if err := compare(n.complete, o.Outcomes(), n.wantLate); err != nil {
		return fmt.Errorf("recomputed: %w", err)
	}
	for i := range n.original {
		o.Late(&n.original[i])
	}
	return compare(n.complete, o.Outcomes(), n.want)
}

func (n *nation) checkShare(o Ours) error {
	if evaluations := o.Share(); evaluations != len(n.complete.Units) {
		return fmt.Errorf("%d evaluations, want %d", evaluations, len(n.complete.Units))
	}
	for unit, got := range o.ShareOutcomes() {
		want := n.want[unit*len(n.complete.Indicators)]
		if got.State != want.State || got.Verdict != want.Verdict {
			return fmt.Errorf("%s: %+v, want %+v", n.complete.Units[unit].ID, got, want)
		}
	}
	return nil
}

func (n *nation) checkDecimals(o Ours) error {
	values := 0
	for i, want := range n.want {
		d, ok := o.Decimal(i/len(n.complete.Indicators), i%len(n.complete.Indicators))
		if ok != (want.State == Computed) || ok && d.Shift(2).IntPart() != want.Value {
			return fmt.Errorf("%s: %v (%v), want %+v", n.complete.nameOf(i), d, ok, want)
		}
		if ok {
			values++
		}
	}
	if got := o.Decimals(); got != values {
		return fmt.Errorf("%d values read, want %d", got, values)
	}
	return nil
}

// compare returns the first difference.
func compare[T comparable](w *Workload, got, want []T) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d results, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			return fmt.Errorf("%s: %+v, want %+v", w.nameOf(i), got[i], want[i])
		}
	}
	return nil
}

// nameOf names a result.
func (w *Workload) nameOf(result int) string {
	n := len(w.Indicators)
	return w.Indicators[result%n].ID + " of " + w.Units[result/n].ID
}
