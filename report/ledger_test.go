package report_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

func district(id string) indicator.Unit { return indicator.Unit{ID: id, Level: pcmd.District} }

func TestARefusedEventSaysWhyAndChangesNothing(t *testing.T) {
	half := pcmd.MustParsePeriod("2024-H1")
	for _, c := range []struct {
		name  string
		event report.Event
		want  []string
	}{
		{"nothing to accept", report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024"), At: noon("07-01"), Kind: report.Accepted}, []string{". nothing-to-act-on"}},
		{"nothing yet at that instant", report.Event{Unit: "d1", Period: half, At: noon("06-01"), Kind: report.Accepted}, []string{". nothing-to-act-on"}},
		{"accepted already", report.Event{Unit: "d1", Period: half, At: noon("07-01"), Kind: report.Accepted}, []string{". nothing-to-act-on"}},
		{"an unknown unit", report.Event{Unit: "d9", Period: half, At: noon("07-01"), Kind: report.Submitted}, []string{"unit unknown-unit"}},
		{"nothing at all", report.Event{}, []string{"unit unknown-unit", "period bad-period", "at bad-date", "event unknown-kind"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := registerWith(t, "submitted 06-10, accepted 06-12")
			ledger := report.NewLedger(r, report.Calendar{})
			before := ledger.StatusAt(noon("12-31"))

			next, err := r.Append(c.event)
			assert.Equal(t, c.want, places(err))
			assert.Same(t, r, next)
			assert.Len(t, r.Events, 2)

			assert.Equal(t, c.want, places(ledger.Append(c.event)))
			assert.Equal(t, before, ledger.StatusAt(noon("12-31")))
			assert.Equal(t, r.Events, ledger.Register().Events)
		})
	}
}

func TestAnExemptionIsGivenOnce(t *testing.T) {
	r := registerWith(t, "exempted 06-10")
	_, err := r.Append(report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-11"), Kind: report.Exempted})
	assert.Equal(t, []string{". nothing-to-act-on"}, places(err))
	_, err = r.Append(report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-11"), Kind: report.Submitted})
	assert.NoError(t, err, "an exempt unit may report all the same")
}

func TestAppendingLeavesTheRegisterAppendedToAsItWas(t *testing.T) {
	r := registerWith(t, "submitted 06-10, returned 06-11")
	r.Events = slices.Grow(r.Events, 10) // room in which one list could write into the other
	event := report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-12"), Kind: report.Submitted}
	a, err := r.Append(event)
	require.NoError(t, err)
	event.At = noon("06-20")
	b, err := r.Append(event)
	require.NoError(t, err)
	assert.Equal(t, report.Pending, r.StatusAt(report.Calendar{}, noon("06-14"))[0].Units[0].Status)
	assert.Equal(t, report.OnTime, a.StatusAt(report.Calendar{}, noon("06-30"))[0].Units[0].Status)
	assert.Equal(t, report.Late, b.StatusAt(report.Calendar{}, noon("06-30"))[0].Units[0].Status)
}

// The events are cut into pieces: some are there when the ledger is opened, the
// others are taken in one by one.
func TestALedgerAnswersAsTheRegisterDoesHoweverTheListIsCut(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	units := []string{"d1", "d2", "d3"}
	rapid.Check(t, func(t *rapid.T) {
		events := anyEvents(t, units)
		cut := rapid.IntRange(0, len(events)).Draw(t, "cut")
		pure := &report.Register{Plan: p, Units: []indicator.Unit{district("d1"), district("d2"), district("d3")}, Events: events[:cut]}
		ledger := report.NewLedger(pure, report.Calendar{})
		for _, e := range events[cut:] {
			next, err := pure.Append(e)
			other := ledger.Append(e)
			if (err == nil) != (other == nil) || err != nil && err.Error() != other.Error() {
				t.Fatalf("%v, but %v", err, other)
			}
			pure = next
		}
		for _, hour := range []int{-5, -2, -1, 0, 1, 3, 5} {
			at := pcmd.MustParseDate("2024-06-15").Start().Add(time.Duration(hour) * time.Hour)
			require.Equal(t, pure.StatusAt(report.Calendar{}, at), ledger.StatusAt(at))
			require.Equal(t, pure.Filings(report.Calendar{}, at), ledger.Filings(at))
		}
		require.Equal(t, pure.Events, ledger.Register().Events)
	})
}

func TestAnEventEnteredLateTakesItsPlaceAndWhatFollowsIsJudgedAnew(t *testing.T) {
	ledger := report.NewLedger(registerWith(t, "submitted 06-01"), report.Calendar{})
	then := func(kind report.EventKind, at string) error {
		return ledger.Append(report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon(at), Kind: kind})
	}
	require.NoError(t, then(report.Accepted, "06-05"))
	require.NoError(t, then(report.Returned, "06-03"), "of the submission, two days before it was accepted")
	assert.Error(t, then(report.Corrected, "06-06"), "the acceptance has nothing to act on any more")
	require.NoError(t, then(report.Submitted, "06-07"))
	f, err := ledger.Filing("d1", pcmd.MustParsePeriod("2024-H1"), noon("06-30"))
	require.NoError(t, err)
	assert.Equal(t, report.UnderReview, f.State)
	assert.Len(t, f.Findings, 1)
}

func TestLedgersOfOneRegisterDoNotMeet(t *testing.T) {
	r := registerWith(t, "submitted 06-10, returned 06-11")
	r.Events = slices.Grow(r.Events, 10)
	a, b := report.NewLedger(r, report.Calendar{}), report.NewLedger(r, report.Calendar{})
	event := report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-12"), Kind: report.Submitted}
	require.NoError(t, a.Append(event))
	event.At = noon("06-20")
	require.NoError(t, b.Append(event))
	assert.Equal(t, 1, a.StatusAt(noon("06-30"))[0].OnTime)
	assert.Equal(t, 1, b.StatusAt(noon("06-30"))[0].Late)
}

func TestNoVersionIsEverLostAndNoneIsMadeUp(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	rapid.Check(t, func(t *rapid.T) {
		r := &report.Register{Plan: p, Units: []indicator.Unit{district("d1")}, Events: anyEvents(t, []string{"d1"})}
		for i := range r.Events {
			r.Events[i].Reference = string(rune('a' + i)) // tells them apart
		}
		filing := r.Filings(report.Calendar{}, noon("12-31"))[0]
		submitted, found := 0, map[string]int{}
		for _, e := range r.Events {
			if e.Kind == report.Submitted {
				submitted++
			}
		}
		for i, v := range filing.Versions {
			found[v.Sent.Reference]++
			if v.Number != i+1 || v.Sent.Kind != report.Submitted && v.Sent.Kind != report.Corrected {
				t.Fatalf("version %d: %+v", i, v)
			}
			if v.Sent.Kind == report.Submitted {
				submitted--
			}
			if i > 0 && v.Sent.At.Before(filing.Versions[i-1].Sent.At) {
				t.Fatal("versions stand in the order of their instants")
			}
		}
		if submitted != 0 || len(found) != len(filing.Versions) {
			t.Fatalf("%d submissions are no version, %d versions stand twice", submitted, len(filing.Versions)-len(found))
		}
		// What is neither a version nor an act on one is a finding.
		acted := len(r.Events) - len(filing.Findings)
		if acted < len(filing.Versions) {
			t.Fatalf("%d events acted, %d versions", acted, len(filing.Versions))
		}
	})
}

func TestAStateFitsItsVersionsAndItsStatus(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	rapid.Check(t, func(t *rapid.T) {
		r := &report.Register{Plan: p, Units: []indicator.Unit{district("d1")}, Events: anyEvents(t, []string{"d1"})}
		f := r.Filings(report.Calendar{}, noon("12-31"))[0]
		current, there := f.Current()
		_, accepted := f.Accepted()
		require.True(t, f.State.Valid() && f.State != "")
		require.True(t, f.Status.Valid() && f.Status != "")
		require.Equal(t, f.State.HasReport(), there)
		require.Equal(t, f.State.HasAccepted(), accepted)
		require.Equal(t, f.State == report.NotSent, len(f.Versions) == 0)
		require.Equal(t, f.Status == report.Exempt, f.Exempted.Kind == report.Exempted)
		if f.Status != report.Exempt {
			require.Equal(t, there, f.Status == report.OnTime || f.Status == report.Late)
		}
		if there {
			require.Equal(t, len(f.Versions), current.Number, "the newest counts")
			require.Equal(t, f.State == report.InForce, current.Accepted.Kind == report.Accepted)
		}
	})
}

func TestACorrectionCountsAsOfItsOwnInstant(t *testing.T) {
	r := registerWith(t, "submitted 06-10, accepted 06-12, corrected 07-01, accepted 07-05, returned 08-01")
	for at, want := range map[string]string{
		"06-11": "under-review 1 -", "06-12": "in-force 1 1", "07-01": "amended 2 2", "07-05": "in-force 2 2", "08-01": "sent-back - -",
	} {
		ledger := report.NewLedger(r, report.Calendar{})
		f, err := ledger.Filing("d1", pcmd.MustParsePeriod("2024-H1"), noon(at))
		require.NoError(t, err)
		got := string(f.State)
		for _, version := range []func() (report.Version, bool){f.Current, f.Accepted} {
			number := " -"
			if v, ok := version(); ok {
				number = " " + string(rune('0'+v.Number))
			}
			got += number
		}
		assert.Equal(t, want, got, at)
	}
	_, err := report.NewLedger(r, report.Calendar{}).Filing("d9", pcmd.MustParsePeriod("2024-H1"), noon("07-01"))
	assert.Equal(t, []string{". unknown-unit"}, places(err))
}

func TestEventsThatActOnNothingAreFindingsWithUnitAndPeriod(t *testing.T) {
	r := registerWith(t, "accepted 06-01, submitted 06-10, accepted 06-11, accepted 06-12, exempted 06-13, exempted 06-14")
	f := r.Filings(report.Calendar{}, noon("06-20"))[0]
	require.Len(t, f.Findings, 3)
	for _, finding := range f.Findings {
		assert.Equal(t, report.CodeNothingToActOn, finding.Code)
		assert.Equal(t, "d1 2024-H1", finding.Unit+" "+finding.Period.String())
	}
	assert.Contains(t, f.Findings[0].Message.En, "not sent")
	assert.Contains(t, f.Findings[1].Message.Vi, "đã được chấp nhận")
	assert.Contains(t, f.Findings[2].Message.Vi, "được miễn")
}

func TestEventsThatNoDocumentMayHoldAreLeftOut(t *testing.T) {
	r := registerWith(t, "submitted 06-10")
	r.Events = append(r.Events, report.Event{}, report.Event{Unit: "d9", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-11"), Kind: report.Recalled},
		report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("06-11"), Kind: "lost"})
	answers := r.StatusAt(report.Calendar{}, noon("06-20"))
	require.Len(t, answers, 2)
	assert.Equal(t, report.Tally{Expected: 1, OnTime: 1}, answers[0].Tally)
}

// The country before the reform: 10,795 units, and a year of their reports.
func nation() []indicator.Unit {
	units := []indicator.Unit{{ID: "vn", Level: pcmd.Central}}
	for p := range 63 {
		units = append(units, indicator.Unit{ID: "p" + strconv.Itoa(p), Level: pcmd.Province, Parent: "vn"})
	}
	for d := range 696 {
		units = append(units, indicator.Unit{ID: "d" + strconv.Itoa(d), Level: pcmd.District, Parent: "p" + strconv.Itoa(d%63)})
	}
	for c := range 10035 {
		units = append(units, indicator.Unit{ID: "c" + strconv.Itoa(c), Level: pcmd.Commune, Parent: "d" + strconv.Itoa(c%696)})
	}
	return units
}

// hundredThousand is a register of the country with 100,000 events in two
// periods, in the order of their instants.
func hundredThousand(b *testing.B) *report.Register {
	p := catalogPlan(b, "cao-bang-2024")
	units := nation()
	r := &report.Register{Plan: p, Units: units}
	for seed := uint64(1); len(r.Events) < 100_000; seed++ {
		r.Events = append(r.Events, syntheticYear(p, units, seed).Events...)
	}
	r.Events = r.Events[:100_000]
	for i := range r.Events {
		r.Events[i].Figures = nil // their memory is the caller's
	}
	slices.SortStableFunc(r.Events, func(a, b report.Event) int { return a.At.Compare(b.At) })
	return r
}

func BenchmarkRegisterStatus(b *testing.B) {
	r := hundredThousand(b)
	b.ReportAllocs()
	for b.Loop() {
		r.StatusAt(report.Calendar{}, noon("12-31"))
	}
}

func BenchmarkLedgerStatus(b *testing.B) {
	ledger := report.NewLedger(hundredThousand(b), report.Calendar{})
	b.ReportAllocs()
	for b.Loop() {
		ledger.StatusAt(noon("12-31"))
	}
}

// One more submission, of one unit after another.
func BenchmarkLedgerAppend(b *testing.B) {
	r := hundredThousand(b)
	ledger := report.NewLedger(r, report.Calendar{})
	half := pcmd.MustParsePeriod("2024-H1")
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		e := report.Event{Unit: r.Units[n%len(r.Units)].ID, Period: half, At: noon("12-31"), Kind: report.Submitted}
		if err := ledger.Append(e); err != nil {
			b.Fatal(err)
		}
	}
}
