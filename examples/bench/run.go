package main

import (
	"errors"
	"fmt"
	"testing"
)

// The keys under which this library's own times are kept; those of the peers
// are their keys in the report.
const (
	keySum      = "sum"
	keyNation   = "nation"
	keyTwo      = "two_goroutines"
	keyMissing  = "missing_over_complete"
	keyLate     = "late_report"
	keyShare    = "share"
	keyDecimals = "decimals_over_evaluation"
)

// errDisagrees marks results that are not those of the reference.
var errDisagrees = errors.New("disagrees")

// bench collects the contestants that may be timed, and why others may not.
type bench struct {
	nation  *nation
	timed   []*timed
	reasons map[string]string
	agree   bool
	close   []func() error
}

// run checks all contestants, times them, and reports.
func run(n *nation) *report {
	b := &bench{nation: n, reasons: map[string]string{}, agree: true}
	defer b.closeAll()
	b.addSum()
	ours := b.addOurs()
	for _, p := range peers() {
		b.addPeer(p)
	}
	for _, p := range formulaPeers() {
		b.addFormulaPeer(p)
	}
	r := &report{Agree: b.agree, Reasons: b.reasons, timed: b.timed, nation: n}
	if !b.agree {
		return r // figures of contestants that disagree would mean nothing
	}
	for key, err := range measure(b.timed) {
		b.leaveOut(key, err)
	}
	if ours != nil {
		r.Allocs = allocations(ours, n)
	}
	r.computeRatios()
	return r
}

// leaveOut notes why a contestant has no time.
func (b *bench) leaveOut(key string, err error) {
	if err == nil {
		return
	}
	b.reasons[key] = err.Error()
	if errors.Is(err, errDisagrees) {
		b.agree = false
	}
}

func (b *bench) closeAll() {
	for _, f := range b.close {
		f()
	}
}

func (b *bench) addSum() {
	var sum int64
	b.timed = append(b.timed, &timed{key: keySum, name: "plain sum of the communes' figures", run: func() (int, error) {
		sum += plainSum(b.nation.complete.Figures)
		return 1, nil
	}})
}

// addOurs returns nil where this library is not to be timed.
func (b *bench) addOurs() Ours {
	ours, err := newOurs(b.nation.complete, b.nation.holes)
	if err == nil {
		err = disagreement(b.nation.checkOurs(ours))
	}
	if err != nil {
		b.leaveOut(keyNation, err)
		return nil
	}
	b.timed = append(b.timed, oursTimed(ours, b.nation)...)
	return ours
}

// disagreement marks the error of a check.
func disagreement(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %v", errDisagrees, err)
}

func oursTimed(o Ours, n *nation) []*timed {
	once := func(f func()) func() (int, error) {
		return func() (int, error) {
			f()
			return 1, nil
		}
	}
	return []*timed{
		{key: keyNation, name: "pcmd, the nation, one goroutine", run: once(o.Nation)},
		{key: keyTwo, name: "pcmd, two goroutines", run: once(o.NationTwo)},
		{key: keyMissing, name: "pcmd, 30 % of the figures missing", run: once(o.Missing)},
		{key: keyDecimals, name: "pcmd, all results read as decimals", run: once(func() { o.Decimals() })},
		{key: keyLate, name: "pcmd, one late report", run: func() (int, error) { return enterLate(o, n), nil }},
		{key: keyShare, name: "pcmd, one share", run: func() (int, error) {
			evaluations := o.Share()
			return evaluations, nil
		}},
	}
}

// enterLate enters the late reports and then the original ones, so that the
// nation is afterwards as it was.
func enterLate(o Ours, n *nation) (reports int) {
	for i := range n.late {
		o.Late(&n.late[i])
	}
	for i := range n.original {
		o.Late(&n.original[i])
	}
	return len(n.late) + len(n.original)
}

func (b *bench) addPeer(p namedPeer) {
	peer, err := p.open(b.nation.complete)
	if err != nil {
		b.leaveOut(p.key, err)
		return
	}
	b.close = append(b.close, peer.Close)
	if err := disagreement(b.nation.checkPeer(peer)); err != nil {
		b.leaveOut(p.key, err)
		return
	}
	b.timed = append(b.timed, &timed{key: p.key, name: p.name, run: func() (int, error) { return 1, peer.Compute() }})
	if p.read {
		b.timed = append(b.timed, &timed{key: p.keyRead(), name: p.name + ", results read into Go", run: func() (int, error) {
			_, err := peer.Outcomes()
			return 1, err
		}})
	}
}

func (b *bench) addFormulaPeer(p namedFormulaPeer) {
	peer, err := p.open(b.nation.firstShare())
	if err != nil {
		b.leaveOut(p.key, err)
		return
	}
	if err := disagreement(b.nation.checkFormulaPeer(peer)); err != nil {
		b.leaveOut(p.key, err)
		return
	}
	b.timed = append(b.timed, &timed{key: p.key, name: p.name + ", one share", run: peer.Evaluate})
}

// allocations counts allocations per call.
func allocations(o Ours, n *nation) allocs {
	nation := testing.AllocsPerRun(3, o.Nation)
	late := testing.AllocsPerRun(3, func() { enterLate(o, n) }) / float64(len(n.late)+len(n.original))
	return allocs{&nation, &late}
}
