package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// Every state with every event. A dash: there is nothing to act on.
func TestAReportGoesFromStateToStateByTheseEventsOnly(t *testing.T) {
	columns := []report.EventKind{report.Submitted, report.Returned, report.Accepted, report.Corrected, report.Recalled, report.Exempted}
	table := map[report.State]string{
		report.NotSent:     "under-review -         -        -            -         -",
		report.UnderReview: "under-review sent-back in-force under-review withdrawn -",
		report.InForce:     "amended      sent-back -        amended      withdrawn -",
		report.Amended:     "amended      sent-back in-force amended      withdrawn -",
		report.SentBack:    "under-review -         -        -            -         -",
		report.Withdrawn:   "under-review -         -        -            -         -",
	}
	require.Len(t, table, len(report.States()))
	require.Len(t, columns, len(report.EventKinds()))
	for _, state := range report.States() {
		for i, want := range strings.Fields(table[state.Key]) {
			to, ok := state.Key.Next(columns[i])
			assert.Equal(t, want != "-", ok, "%s, %s", state.Key, columns[i])
			if ok {
				assert.Equal(t, want, string(to), "%s, %s", state.Key, columns[i])
			}
		}
	}
	_, ok := report.State("").Next(report.Submitted)
	assert.False(t, ok, "the unset state leads nowhere")
}

// cell is the status of the district in the register of events such as
// "submitted 06-14", for the first half of 2024, due before 15 June.
func cell(t *testing.T, events, at string) report.UnitStatus {
	t.Helper()
	r := registerWith(t, events)
	for _, p := range r.StatusAt(report.Calendar{}, noon(at)) {
		if p.Period.String() == "2024-H1" {
			require.Len(t, p.Units, 1)
			return p.Units[0]
		}
	}
	require.Fail(t, "the half-year is not there")
	return report.UnitStatus{}
}

func registerWith(t *testing.T, events string) *report.Register {
	t.Helper()
	r := &report.Register{Plan: catalogPlan(t, "cao-bang-2024"), Units: []indicator.Unit{{ID: "d1", Level: pcmd.District}}}
	for _, e := range strings.Split(events, ", ") {
		var kind, day string
		if n, _ := fmt.Sscan(e, &kind, &day); n == 2 {
			r.Events = append(r.Events, report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon(day), Kind: report.EventKind(kind)})
		}
	}
	return r
}

// noon is the middle of a day of 2024.
func noon(day string) time.Time {
	return pcmd.MustParseDate("2024-" + day).Start().Add(12 * time.Hour)
}

func TestEachRuleOfTheRegister(t *testing.T) {
	for _, c := range []struct{ name, events, at, status, sent string }{
		{"nothing before the deadline is pending", "", "06-14", "pending", ""},
		{"nothing after it is missing", "", "06-15", "missing", ""},
		{"sent before it is on time", "submitted 06-14", "12-31", "on-time", "06-14"},
		{"sent after it is late", "submitted 06-15", "12-31", "late", "06-15"},
		{"what comes later than asked is ignored", "submitted 06-14, returned 06-20", "06-19", "on-time", "06-14"},
		{"and was not there yet", "submitted 06-14", "06-13", "pending", ""},
		{"an event counts at its own instant", "submitted 06-14", "06-14", "on-time", "06-14"},
		{"the first submission decides", "submitted 06-14, submitted 06-16", "12-31", "on-time", "06-14"},
		{"a correction after acceptance decides nothing", "submitted 06-14, accepted 06-16, corrected 07-01", "12-31", "on-time", "06-14"},
		{"nor does one before it", "submitted 06-14, corrected 06-20", "12-31", "on-time", "06-14"},
		{"a second submission of an accepted report neither", "submitted 06-14, accepted 06-16, submitted 07-01", "12-31", "on-time", "06-14"},
		{"a late one stays late", "submitted 06-16, submitted 06-17, accepted 06-18, corrected 06-19", "12-31", "late", "06-16"},
		{"a return before the deadline leaves it pending", "submitted 06-10, returned 06-11", "06-12", "pending", ""},
		{"and then missing", "submitted 06-10, returned 06-11", "06-15", "missing", ""},
		{"a return after the deadline leaves it missing", "submitted 06-10, returned 06-20", "06-21", "missing", ""},
		{"also of an accepted report", "submitted 06-10, accepted 06-12, returned 06-20", "06-21", "missing", ""},
		{"returned in time and sent again in time", "submitted 06-10, returned 06-11, submitted 06-14", "12-31", "on-time", "06-14"},
		{"returned in time and sent again too late", "submitted 06-10, returned 06-11, submitted 06-16", "12-31", "late", "06-16"},
		{"returned after the deadline it keeps its timeliness", "submitted 06-10, returned 06-20, submitted 07-01", "12-31", "on-time", "07-01"},
		{"also when that happens twice", "submitted 06-10, returned 06-20, submitted 07-01, returned 07-02, submitted 07-03", "12-31", "on-time", "07-03"},
		{"and keeps its lateness", "submitted 06-16, returned 06-20, submitted 07-01", "12-31", "late", "07-01"},
		{"what was late after a return in time stays late", "submitted 06-10, returned 06-11, submitted 06-16, returned 06-17, submitted 06-18", "12-31", "late", "06-18"},
		{"a recall before the deadline leaves it pending", "submitted 06-10, recalled 06-11", "06-12", "pending", ""},
		{"a recalled report is judged by its new instant", "submitted 06-10, recalled 06-20, submitted 07-01", "12-31", "late", "07-01"},
		{"also after a return that would have kept its timeliness", "submitted 06-10, returned 06-20, submitted 06-21, recalled 06-22, submitted 06-23", "12-31", "late", "06-23"},
		{"a recall of what was returned acts on nothing", "submitted 06-10, returned 06-20, recalled 06-21, submitted 07-01", "12-31", "on-time", "07-01"},
		{"exempted stands", "exempted 06-01", "12-31", "exempt", ""},
		{"whatever happened before", "submitted 06-16, exempted 07-01", "12-31", "exempt", ""},
		{"and whatever happens after", "exempted 06-01, submitted 06-10, returned 06-11", "12-31", "exempt", ""},
		{"but not before its instant", "exempted 07-01", "06-20", "missing", ""},
		{"an acceptance of nothing acts on nothing", "accepted 06-10", "06-20", "missing", ""},
		{"a correction of nothing likewise", "corrected 06-10", "06-20", "missing", ""},
		{"events count in the order of their instants", "accepted 06-12, returned 06-13, submitted 06-10", "06-14", "pending", ""},
		{"and at one instant in that of the list", "submitted 06-10, returned 06-10, submitted 06-10", "06-14", "on-time", "06-10"},
		{"which matters", "returned 06-10, submitted 06-10", "06-14", "on-time", "06-10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := cell(t, c.events, c.at)
			assert.Equal(t, c.status, string(got.Status))
			if c.sent == "" {
				assert.Zero(t, got.At)
			} else {
				assert.True(t, got.At.Equal(noon(c.sent)), got.At)
			}
		})
	}
}

func TestTheLastMillisecondBeforeTheDeadlineIsOnTimeWhereverItIsWritten(t *testing.T) {
	for at, want := range map[string]report.Status{
		"2024-06-14T23:59:59.999+07:00": report.OnTime,
		"2024-06-14T16:59:59.999Z":      report.OnTime,
		"2024-06-15T01:59:59.999+09:00": report.OnTime,
		"2024-06-15T00:00:00+07:00":     report.Late,
		"2024-06-14T17:00:00Z":          report.Late,
		"2024-06-15T02:00:00.000+09:00": report.Late,
	} {
		r, err := report.ParseRegister([]byte(registerOf(`{"unit":"d1","period":"2024-H1","at":"`+at+`","event":"submitted"}`)), library())
		require.NoError(t, err)
		half := r.StatusAt(report.Calendar{}, noon("07-01"))[0]
		assert.Equal(t, want, half.Units[1].Status, at)
		assert.Equal(t, report.Missing, half.Units[0].Status, "the province sent nothing")
	}
}

func TestAtTheInstantOfADeadlineItHasPassed(t *testing.T) {
	r := registerWith(t, "")
	deadline := pcmd.MustParseDate("2024-06-15").Start()
	assert.Equal(t, 1, r.StatusAt(report.Calendar{}, deadline.Add(-1))[0].Pending)
	assert.Equal(t, 1, r.StatusAt(report.Calendar{}, deadline)[0].Missing)
	// A return at that instant is one after the deadline.
	r = registerWith(t, "submitted 06-10")
	r.Events = append(r.Events,
		report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: deadline, Kind: report.Returned},
		report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: deadline.Add(1), Kind: report.Submitted})
	assert.Equal(t, 1, r.StatusAt(report.Calendar{}, noon("12-31"))[0].OnTime)
}

func TestAPeriodWithoutEventsIsOwedToo(t *testing.T) {
	r := registerWith(t, "")
	periods := func(at string) (all []string) {
		for _, p := range r.StatusAt(report.Calendar{}, noon(at)) {
			all = append(all, p.Period.String())
		}
		return all
	}
	assert.Equal(t, []string{"2024-H1", "2024"}, periods("01-01"))
	r.Events = append(r.Events, report.Event{Unit: "d1", Period: pcmd.MustParsePeriod("2024-Q1"), At: noon("04-01"), Kind: report.Submitted})
	assert.Equal(t, []string{"2024-Q1", "2024-H1", "2024"}, periods("04-01"))
	assert.Equal(t, []string{"2024-H1", "2024"}, periods("03-01"), "the event is still to come")
}

func TestOfALongTermTheYearsConcernedAreOwed(t *testing.T) {
	r := &report.Register{Plan: catalogPlan(t, "lai-chau-2021-2025"), Units: []indicator.Unit{{ID: "d1", Level: pcmd.District}}}
	for at, want := range map[string]string{
		"2020-05-01": "2021-H1 2021", "2021-01-01": "2021-H1 2021", "2023-12-31": "2023-H1 2023", "2030-01-01": "2025-H1 2025",
	} {
		var got []string
		for _, p := range r.StatusAt(report.Calendar{}, pcmd.MustParseDate(at).Start()) {
			got = append(got, p.Period.String())
		}
		assert.Equal(t, want, strings.Join(got, " "), at)
	}
}

func TestWithoutADeadlineNothingIsLateOrMissing(t *testing.T) {
	r := &report.Register{Plan: catalogPlan(t, "lai-chau-2021-2025"), Units: []indicator.Unit{{ID: "d1", Level: pcmd.District}, {ID: "d2", Level: pcmd.District}}}
	r.Events = []report.Event{{Unit: "d1", Period: pcmd.MustParsePeriod("2024-H1"), At: noon("12-31"), Kind: report.Submitted}}
	half := r.StatusAt(report.Calendar{}, pcmd.MustParseDate("2026-01-01").Start())[0]
	assert.Equal(t, report.Tally{Expected: 2, OnTime: 1, Pending: 1}, half.Tally)
	ruled := report.Calendar{Rules: []report.DeadlineRule{{Period: half.Period, Bound: "before", Date: pcmd.MustParseDate("2024-07-01")}}}
	assert.Equal(t, report.Tally{Expected: 2, Late: 1, Missing: 1}, r.StatusAt(ruled, pcmd.MustParseDate("2026-01-01").Start())[0].Tally)
}

func TestOnlyExpectedUnitsAreCountedAndRequestedOnesApart(t *testing.T) {
	document := `{"plan":"cao-bang-2024","units":[{"id":"p","level":"province"},{"id":"a","level":"district"},{"id":"b","level":"district"}],KEYS "events":[
		{"unit":"a","period":"2024-H1","at":"2024-06-01T00:00:00Z","event":"submitted"},
		{"unit":"b","period":"2024-H1","at":"2024-06-01T00:00:00Z","event":"submitted"}]}`
	for keys, want := range map[string][2]report.Tally{
		``:                                    {{Expected: 3, OnTime: 2, Missing: 1}, {}},
		`"expected":["p","a","a"],`:           {{Expected: 2, OnTime: 1, Missing: 1}, {}},
		`"expected":[],`:                      {{}, {}},
		`"requested":["p"],`:                  {{Expected: 2, OnTime: 2}, {Expected: 1, Missing: 1}},
		`"expected":["a"],"requested":["p"],`: {{Expected: 1, OnTime: 1}, {Expected: 1, Missing: 1}},
		`"expected":["a"],"requested":["a"],`: {{}, {Expected: 1, OnTime: 1}},
	} {
		r, err := report.ParseRegister([]byte(strings.Replace(document, "KEYS", keys, 1)), library())
		require.NoError(t, err)
		half := r.StatusAt(report.Calendar{}, noon("07-01"))[0]
		assert.Equal(t, want[0], half.Tally, keys)
		assert.Equal(t, want[1], half.Requested, keys)
		assert.Len(t, half.Units, half.Expected+half.Requested.Expected)
	}
}

func TestRatesAreOfWhatIsOwedAndThereIsNoneOfNothing(t *testing.T) {
	assert.Equal(t, "2/3", report.Tally{Expected: 4, OnTime: 1, Late: 1, Missing: 1, Exempt: 1}.Completeness().String())
	assert.Equal(t, "1/3", report.Tally{Expected: 4, OnTime: 1, Late: 1, Missing: 1, Exempt: 1}.Punctuality().String())
	assert.True(t, report.Tally{}.Completeness().IsZero())
	assert.True(t, report.Tally{Expected: 2, Exempt: 2}.Completeness().IsZero())
	assert.True(t, report.Tally{Expected: 2, Exempt: 2}.Punctuality().IsZero())
	assert.False(t, report.Tally{Expected: 2, Missing: 2}.Completeness().IsZero(), "none of two is a rate of 0")
}

func TestDueSoonIsWhatIsPendingAndNear(t *testing.T) {
	for at, want := range map[string]bool{"06-01": false, "06-12": true, "06-14": true, "06-16": false} {
		assert.Equal(t, want, cell(t, "", at).DueSoon(noon(at), 3*24*time.Hour), at)
	}
	assert.False(t, cell(t, "submitted 06-10", "06-14").DueSoon(noon("06-14"), 100*time.Hour))
}

// sent is a submission as the words of the contract speak of it.
type sent struct {
	at     time.Time
	onTime bool
}

// told tells the story of a report from its last event back, by the words of
// the contract: which submission is there after the event, and which one was
// returned at or after the deadline and not sent again.
func told(events []report.Event, deadline time.Time) (there, returned *sent) {
	if len(events) == 0 {
		return nil, nil
	}
	last := events[len(events)-1]
	there, returned = told(events[:len(events)-1], deadline)
	switch {
	case last.Kind == report.Submitted && there == nil:
		s := &sent{last.At, last.At.Before(deadline)}
		if returned != nil {
			s.onTime = returned.onTime
		}
		return s, nil
	case last.Kind == report.Recalled && there != nil:
		return nil, nil
	case last.Kind == report.Returned && there != nil && last.At.Before(deadline):
		return nil, nil
	case last.Kind == report.Returned && there != nil:
		return nil, there
	}
	return there, returned
}

// retold is the status that follows from the story.
func retold(all []report.Event, deadline, at time.Time) (report.Status, time.Time) {
	var events []report.Event
	for _, e := range all {
		if !e.At.After(at) {
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b report.Event) int { return a.At.Compare(b.At) })
	there, _ := told(events, deadline)
	switch {
	case slices.ContainsFunc(events, func(e report.Event) bool { return e.Kind == report.Exempted }):
		return report.Exempt, time.Time{}
	case there != nil && there.onTime:
		return report.OnTime, there.at
	case there != nil:
		return report.Late, there.at
	case at.Before(deadline):
		return report.Pending, time.Time{}
	}
	return report.Missing, time.Time{}
}

// anyEvents draws events around the deadline of the half-year, many of them at
// one instant.
func anyEvents(t *rapid.T, units []string) []report.Event {
	deadline := pcmd.MustParseDate("2024-06-15").Start()
	kind := rapid.SampledFrom([]report.EventKind{
		report.Submitted, report.Submitted, report.Submitted, report.Returned, report.Returned,
		report.Accepted, report.Corrected, report.Recalled, report.Exempted,
	})
	one := rapid.Custom(func(t *rapid.T) report.Event {
		return report.Event{
			Unit: rapid.SampledFrom(units).Draw(t, "unit"), Period: pcmd.MustParsePeriod("2024-H1"),
			At: deadline.Add(time.Duration(rapid.IntRange(-4, 4).Draw(t, "hours")) * time.Hour), Kind: kind.Draw(t, "kind"),
		}
	})
	return rapid.SliceOfN(one, 0, 14).Draw(t, "events")
}

func TestEveryStatusIsTheOneThatTheWordsOfTheContractTell(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	deadline := pcmd.MustParseDate("2024-06-15").Start()
	rapid.Check(t, func(t *rapid.T) {
		r := &report.Register{Plan: p, Units: []indicator.Unit{{ID: "d1", Level: pcmd.District}}, Events: anyEvents(t, []string{"d1"})}
		at := deadline.Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "asked")) * time.Hour)
		got := r.StatusAt(report.Calendar{}, at)[0].Units[0]
		want, sent := retold(r.Events, deadline, at)
		if got.Status != want || !got.At.Equal(sent) {
			t.Fatalf("%s %s, wanted %s %s", got.Status, got.At, want, sent)
		}
	})
}

func TestCountsAddUpToWhatWasExpected(t *testing.T) {
	p := catalogPlan(t, "cao-bang-2024")
	units := []string{"d1", "d2", "d3", "d4"}
	rapid.Check(t, func(t *rapid.T) {
		r := &report.Register{Plan: p, Events: anyEvents(t, units), Expected: rapid.SliceOf(rapid.SampledFrom(units)).Draw(t, "expected"),
			Requested: rapid.SliceOf(rapid.SampledFrom(units)).Draw(t, "requested")}
		for _, id := range units {
			r.Units = append(r.Units, indicator.Unit{ID: id, Level: pcmd.District})
		}
		at := pcmd.MustParseDate("2024-06-15").Start().Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "asked")) * time.Hour)
		for _, s := range r.StatusAt(report.Calendar{}, at) {
			for _, n := range []report.Tally{s.Tally, s.Requested} {
				if n.OnTime+n.Late+n.Missing+n.Pending+n.Exempt != n.Expected {
					t.Fatalf("%+v", n)
				}
			}
			if s.Expected+s.Requested.Expected != len(s.Units) {
				t.Fatalf("%d units", len(s.Units))
			}
		}
	})
}

func TestAYearOfASyntheticProvinceAddsUpAtAnyInstant(t *testing.T) {
	units := syntheticProvince()
	r := syntheticYear(catalogPlan(t, "cao-bang-2024"), units, 178)
	ledger := report.NewLedger(r, report.Calendar{})
	type post struct {
		unit   string
		period pcmd.Period
	}
	events := map[post][]report.Event{}
	for _, e := range r.Events {
		events[post{e.Unit, e.Period}] = append(events[post{e.Unit, e.Period}], e)
	}
	seen := map[report.Status]bool{}
	for day := pcmd.MustParseDate("2023-12-31"); day.Year() < 2026; day = day.AddDays(3) {
		at := day.Start()
		answers := ledger.StatusAt(at)
		require.Len(t, answers, 2)
		for i, deadline := range []string{"2024-06-15", "2024-12-15"} {
			s := answers[i]
			require.Equal(t, len(units), s.Expected)
			require.Equal(t, s.Expected, s.OnTime+s.Late+s.Missing+s.Pending+s.Exempt)
			for row, u := range s.Units {
				require.Equal(t, units[row], u.Unit)
				want, sent := retold(events[post{u.Unit.ID, s.Period}], pcmd.MustParseDate(deadline).Start(), at)
				require.Equal(t, want, u.Status)
				require.True(t, sent.Equal(u.At))
				seen[u.Status] = true
			}
		}
	}
	assert.Len(t, seen, 5, "the year has all of them")
}
