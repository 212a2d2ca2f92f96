package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd/report"
)

func registerOf(events string) string {
	return `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province"},{"id":"d1","level":"district","parent":"04"}],"events":[` + events + `]}`
}

func TestParseRegisterKeepsEventsInTheOrderOfTheDocument(t *testing.T) {
	r, err := report.ParseRegister([]byte(registerOf(`
		{"unit":"d1","period":"2024-H1","at":"2024-06-20T08:00:00+07:00","event":"accepted"},
		{"unit":"d1","period":"2024-H1","at":"2024-06-14T16:59:59Z","event":"submitted"}`)), library())
	require.NoError(t, err)
	assert.Equal(t, "cao-bang-2024", r.Plan.ID)
	assert.Len(t, r.Units, 2)
	assert.Empty(t, r.Expected)
	require.Len(t, r.Events, 2)
	assert.Equal(t, report.Accepted, r.Events[0].Kind)
	assert.Equal(t, "2024-H1", r.Events[1].Period.String())
	assert.True(t, r.Events[1].At.Equal(time.Date(2024, 6, 14, 23, 59, 59, 0, time.FixedZone("", 7*3600))))
}

func TestParseRegisterRefusesWithCodeAndPath(t *testing.T) {
	for _, c := range []struct {
		name, document string
		want           []string
	}{
		{"nothing", ``, []string{". syntax"}},
		{"no keys", `{}`, []string{"plan missing-key", "units missing-key", "events missing-key"}},
		{"no keys in an event", registerOf(`{}`), []string{
			"events[0].unit missing-key", "events[0].period missing-key", "events[0].at missing-key", "events[0].event missing-key",
		}},
		{"an unknown plan", `{"plan":"x","units":[],"events":[]}`, []string{"plan unknown-plan"}},
		{"an unknown key", `{"plan":"cao-bang-2024","units":[],"events":[],"reports":[]}`, []string{"reports unknown-key"}},
		{"an unknown unit, period, instant and event", registerOf(`{"unit":"d9","period":"2024-H3","at":"2024-06-14","event":"sent"}`), []string{
			"events[0].unit unknown-unit", "events[0].period bad-period", "events[0].at bad-date", "events[0].event unknown-kind",
		}},
		{"an instant without an offset", registerOf(`{"unit":"d1","period":"2024-H1","at":"2024-06-14T23:59:59","event":"submitted"}`), []string{"events[0].at bad-date"}},
		{"a number as instant", registerOf(`{"unit":"d1","period":"2024-H1","at":1718384399,"event":"submitted"}`), []string{"events[0].at wrong-type"}},
		{"an event with a capital", registerOf(`{"unit":"d1","period":"2024-H1","at":"2024-06-14T23:59:59Z","event":"Submitted"}`), []string{"events[0].event unknown-kind"}},
		{"an expected unit that nobody declared", `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province"}],"expected":["04","05"],"events":[]}`, []string{"expected[1] unknown-unit"}},
		{"units that do not hang together", `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province","parent":"04"}],"events":[]}`, []string{"units[0].parent unit-cycle"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := report.ParseRegister([]byte(c.document), library())
			assert.Nil(t, r)
			assert.ElementsMatch(t, c.want, places(err))
		})
	}
}

func TestExpectedUnitsAreThoseOfTheList(t *testing.T) {
	r, err := report.ParseRegister([]byte(`{"plan":"cao-bang-2024","units":[{"id":"04","level":"province"},{"id":"d1","level":"district","parent":"04"}],"expected":["d1"],"events":[]}`), library())
	require.NoError(t, err)
	assert.Equal(t, []string{"d1"}, r.Expected)
}

func TestEveryKindOfEventHasItsWord(t *testing.T) {
	for _, word := range []string{"submitted", "returned", "accepted", "corrected", "recalled", "exempted"} {
		var kind report.EventKind
		require.NoError(t, kind.UnmarshalText([]byte(word)))
		assert.True(t, kind.Valid())
		text, err := kind.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, word, string(text))
		assert.NotEqual(t, word, report.EventKinds().Label(kind).Vi, "a label for people")
	}
	assert.Len(t, report.EventKinds(), 6)
	var kind report.EventKind
	assert.Equal(t, []string{". unknown-kind"}, places(kind.UnmarshalText([]byte("sent"))))
	assert.Empty(t, kind)
	_, err := report.EventKind("sent").MarshalText()
	assert.Equal(t, []string{". unknown-kind"}, places(err))
	assert.False(t, report.EventKind("").Valid())
}

func TestAnInstantIsRFC3339WithAnOffset(t *testing.T) {
	for _, right := range []string{
		"2024-06-14T23:59:59+07:00", "2024-06-14T23:59:59Z", "2024-06-14T23:59:59.5-03:30", "2024-02-29T00:00:00+00:00",
	} {
		at, err := report.ParseInstant(right)
		require.NoError(t, err, right)
		assert.False(t, at.IsZero())
	}
	for _, wrong := range []string{
		"", "2024-06-14", "2024-06-14T23:59:59", "2024-06-14 23:59:59+07:00", "2024-06-14T23:59+07:00",
		"2024-06-14T3:59:59+07:00",   // an hour of one digit
		"2024-06-14T23:59:59,5Z",     // a decimal comma
		"2024-06-14T23:59:59+25:00",  // no such offset
		"2024-06-14T24:00:00Z",       // no such hour
		"2024-06-31T00:00:00Z",       // no such day
		"2023-02-29T00:00:00Z",       // not a leap year
		" 2024-06-14T23:59:59Z",      // a space
		"2024-06-14T23:59:59+07:00x", // more
		"14/6/2024", "hôm nay",
	} {
		at, err := report.ParseInstant(wrong)
		assert.Equal(t, []string{". bad-date"}, places(err), wrong)
		assert.True(t, at.IsZero(), wrong)
	}
}

func TestAnInstantKeepsTheOffsetItIsWrittenWith(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", 60*rapid.IntRange(-12*60, 14*60).Draw(t, "offset"))
		written := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "at"), 0).In(zone).Format(time.RFC3339)
		at, err := report.ParseInstant(written)
		require.NoError(t, err)
		assert.Equal(t, written, at.Format(time.RFC3339))
	})
}

func TestAnInstantKnowsNothingOfTheMachine(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	time.Local = time.FixedZone("ICT", 7*60*60)
	at, err := report.ParseInstant("2024-06-14T23:59:59+07:00")
	require.NoError(t, err)
	name, _ := at.Zone()
	assert.Empty(t, name)
}

// Beyond the contract: what a submission brings, why, and where it is kept.
func TestAnEventMayBringFiguresAReasonAndAReference(t *testing.T) {
	r, err := report.ParseRegister([]byte(registerOf(`
		{"unit":"d1","period":"2024-H1","at":"2024-06-10T00:00:00Z","event":"submitted","figures":{"venues":"44","students":null},"reference":"CV-12.2024"},
		{"unit":"d1","period":"2024-H1","at":"2024-06-11T00:00:00Z","event":"returned","reason":"thie\u0302\u0301u số liệu"}`)), library())
	require.NoError(t, err)
	require.Len(t, r.Events[0].Figures, 1)
	assert.Equal(t, "venues 44", r.Events[0].Figures[0].Measure+" "+r.Events[0].Figures[0].Value.String())
	assert.Equal(t, "CV-12.2024", r.Events[0].Reference)
	assert.Equal(t, "thi\u1ebfu số liệu", r.Events[1].Reason, "in NFC")
	for keys, want := range map[string]string{
		`"event":"submitted","figures":{"venues":"1.234,5"}`: "events[0].figures.venues figure-syntax",
		`"event":"submitted","figures":{"karaoke":1}`:        "events[0].figures.karaoke unknown-measure",
		`"event":"corrected","figures":{"venues":-1}`:        "events[0].figures.venues figure-negative",
		`"event":"submitted","figures":[]`:                   "events[0].figures wrong-type",
		`"event":"accepted","figures":{}`:                    "events[0].figures unknown-key",
		`"event":"returned","reason":" "`:                    "events[0].reason empty-text",
		`"event":"accepted","reference":"Nguyễn Văn A"`:      "events[0].reference bad-id",
		`"event":"accepted","by":"x"`:                        "events[0].by unknown-key",
	} {
		_, err := report.ParseRegister([]byte(registerOf(`{"unit":"d1","period":"2024-H1","at":"2024-06-10T00:00:00Z",`+keys+`}`)), library())
		assert.Equal(t, []string{want}, places(err), keys)
	}
	_, err = report.ParseRegister([]byte(`{"plan":"cao-bang-2024","units":[{"id":"04","level":"province"}],"requested":["05"],"events":[]}`), library())
	assert.Equal(t, []string{"requested[0] unknown-unit"}, places(err))
}
