package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// small is a nation that the reference and the slowest peer go through at once.
var small = Size{Provinces: 3, Districts: 8, Communes: 60}

func TestPeersAgreeWithTheReference(t *testing.T) {
	n := newNation(small, 5)
	for _, p := range peers() {
		peer, err := p.open(n.complete)
		if err == errNeedsCgo || err == errNoDuckDB {
			t.Logf("%s: %v", p.key, err) // the report says so too, as null with the reason
			continue
		}
		t.Run(p.key, func(t *testing.T) {
			require.NoError(t, err)
			defer peer.Close()
			assert.NoError(t, n.checkPeer(peer))
			assert.NoError(t, n.checkPeer(peer), "again")
		})
	}
}

func TestFormulaPeersAgreeWithTheReference(t *testing.T) {
	n := newNation(small, 5)
	for _, p := range formulaPeers() {
		peer, err := p.open(n.firstShare())
		require.NoError(t, err)
		assert.NoError(t, n.checkFormulaPeer(peer), p.key)
		evaluations, err := peer.Evaluate()
		assert.NoError(t, err)
		assert.Equal(t, len(n.complete.Units), evaluations)
	}
}

// The missing figures are in this one as well: matched roll-up, coverage,
// provisional results.
func TestOursAgreesWithTheReference(t *testing.T) {
	n := newNation(small, 5)
	o, err := newOurs(n.complete, n.holes)
	require.NoError(t, err)
	assert.NoError(t, n.checkOurs(o))
	o.Nation()
	assert.NoError(t, compare(n.complete, o.Outcomes(), n.want), "again")
}

// A contestant that is wrong must be found out.
func TestCompareFindsADifference(t *testing.T) {
	n := newNation(small, 5)
	wrong := slices.Clone(n.want)
	wrong[30].Verdict++
	assert.ErrorContains(t, compare(n.complete, wrong, n.want), "indicator-06 of c00002")
	assert.ErrorContains(t, compare(n.complete, wrong[1:], n.want), "results")
}

func TestWorkloadHasTheSizeOfVietnam(t *testing.T) {
	w := NewWorkload(vietnam, seed)
	assert.Len(t, w.Units, 11_364)
	assert.Equal(t, 284_100, w.Results())
	kinds := map[Kind]int{}
	for _, in := range w.Indicators {
		kinds[in.Kind]++
	}
	assert.Equal(t, map[Kind]int{Share: 18, Growth: 4, Total: 2, Monthly: 1}, kinds)
	for i, u := range w.Units {
		if u.Parent >= 0 {
			assert.Greater(t, u.Parent, i, "children stand before their parents")
		}
	}
}

// The digest is written down: another machine or release of Go must make the
// same nation, or its figures could not be compared.
func TestWorkloadIsTheSameEverywhere(t *testing.T) {
	w := NewWorkload(vietnam, seed)
	assert.Equal(t, "2c8629301599925d", digest(w.Figures))
	assert.Equal(t, w, NewWorkload(vietnam, seed))
	assert.Equal(t, w.WithMissing(30, 1), w.WithMissing(30, 1))
	assert.NotEqual(t, w.Figures, NewWorkload(vietnam, seed+1).Figures)
}

func digest(figures []int64) string {
	h := sha256.New()
	binary.Write(h, binary.LittleEndian, figures)
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func TestWorkloadIsRealistic(t *testing.T) {
	n := newNation(Size{Provinces: 10, Districts: 60, Communes: 600}, 5)
	states, verdicts := map[State]int{}, map[Verdict]int{}
	for _, p := range n.wantHoles {
		states[p.State]++
		verdicts[p.Verdict]++
	}
	for s := Computed; s <= NotApplicable; s++ {
		assert.NotZero(t, states[s], "state %d", s)
	}
	for v := Met; v <= VerdictImpossible; v++ {
		assert.NotZero(t, verdicts[v], "verdict %d", v)
	}
	missing := 0
	for _, present := range n.holes.Present {
		if !present {
			missing++
		}
	}
	assert.InDelta(t, 0.30, float64(missing)/float64(len(n.holes.Present)), 0.01)
}

func TestLateReportsAreUndoneByTheOriginals(t *testing.T) {
	w := NewWorkload(small, seed)
	late, original := w.LateReports(7, 1)
	assert.NotEqual(t, w, w.WithReports(late))
	assert.Equal(t, w, w.WithReports(late).WithReports(original))
}

func TestHundredthsAreRoundedHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		numerator, denominator, want int64
	}{{1, 200, 1}, {-1, 200, -1}, {1, 201, 0}, {13999, 200, 7000}, {-3, 1, -300}, {0, 1, 0}} {
		assert.Equal(t, c.want, hundredths(big.NewRat(c.numerator, c.denominator)), c)
	}
}

func TestTurnsAreSpreadOverTheRounds(t *testing.T) {
	for turns := leastTurns; turns <= rounds; turns++ {
		x := &timed{turns: turns}
		n := 0
		for round := range rounds {
			if x.hasTurn(round) {
				n++
			}
		}
		assert.Equal(t, turns, n)
	}
}

func TestReportIsTheDocumentOfTheContract(t *testing.T) {
	r := &report{Agree: true, nation: &nation{complete: NewWorkload(small, seed)}}
	r.timed = []*timed{
		{key: keySum, samples: []float64{9, 1, 2}}, {key: keyNation, name: "pcmd", samples: []float64{10, 11, 1000}},
	}
	r.computeRatios()
	var out strings.Builder
	require.NoError(t, r.writeJSON(&out))
	var document struct {
		Ratios, Allocs map[string]*float64
	}
	require.NoError(t, json.Unmarshal([]byte(out.String()), &document))
	assert.Len(t, document.Ratios, 12)
	assert.Len(t, document.Allocs, 2)
	assert.Equal(t, 5.5, *document.Ratios["nation_over_sum"], "the ratio of the medians")
	assert.Nil(t, document.Ratios["duckdb"], "what was not measured is null")
	out.Reset()
	require.NoError(t, r.writeTable(&out))
	assert.Contains(t, out.String(), "11 ns")
}
