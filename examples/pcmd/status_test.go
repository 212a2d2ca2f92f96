package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	synthetic = "../data/synthetic-register-2024.json"
	inJune    = " --at 2024-06-20T00:00:00+07:00"
)

func count(t *testing.T, o object, key string) int {
	t.Helper()
	n, ok := o[key].(float64)
	require.True(t, ok, "%s is a number: %v", key, o[key])
	return int(n)
}

func TestStatusJSONIsThatOfTheContractAndAddsUpAtAnyInstant(t *testing.T) {
	for _, at := range []string{"2024-01-01T00:00:00Z", "2024-06-10T08:00:00+07:00", "2024-06-15T00:00:00+07:00", "2024-09-01T00:00:00Z", "2024-12-14T23:59:59.999+07:00", "2026-01-01T00:00:00+09:00"} {
		all := rows(t, "status "+synthetic+" --at "+at)
		require.Len(t, all, 2)
		for i, period := range []string{"2024-H1", "2024"} {
			o := all[i]
			hasKeys(t, "period expected on_time late missing pending exempt units", o)
			assert.Equal(t, period, o["period"])
			assert.Equal(t, 172, count(t, o, "expected"))
			byStatus := map[string]int{}
			for _, unit := range o["units"].([]any) {
				u := object(unit.(map[string]any))
				hasKeys(t, "unit status at", u)
				byStatus[u["status"].(string)]++
				_, sent := u["at"].(string)
				assert.Equal(t, u["status"] == "on-time" || u["status"] == "late", sent)
			}
			sum := 0
			for key, status := range map[string]string{"on_time": "on-time", "late": "late", "missing": "missing", "pending": "pending", "exempt": "exempt"} {
				assert.Equal(t, byStatus[status], count(t, o, key), "%s, %s", at, status)
				sum += count(t, o, key)
			}
			assert.Equal(t, 172, sum)
		}
	}
}

// register is a document with one district and the given events.
func register(plan, events string) string {
	return `{"plan":"` + plan + `","units":[{"id":"d1","level":"district","name":"Hà Quảng"}],"events":[` + events + `]}`
}

func TestAnInstantIsPrintedAsItStandsInTheDocument(t *testing.T) {
	for _, at := range []string{"2024-06-14T23:59:59.999+07:00", "2024-06-14T16:59:59.999Z", "2024-06-15T01:59:59.999+09:00"} {
		c := callWith(register("cao-bang-2024", `{"unit":"d1","period":"2024-H1","at":"`+at+`","event":"submitted"}`), "status", "-", "--at", "2024-06-15T00:00:00+07:00", "--json")
		require.Equal(t, exitDone, c.code, c.errOut)
		var all []object
		strictly(t, c.out, &all)
		unit := all[0]["units"].([]any)[0].(map[string]any)
		assert.Equal(t, map[string]any{"unit": "d1", "status": "on-time", "at": at}, unit)
	}
}

func TestRequestedUnitsStandApartInStatus(t *testing.T) {
	document := strings.Replace(register("cao-bang-2024", ""), `}],`, `},{"id":"toa-an","level":"province","name":"Tòa án"}],"requested":["toa-an"],`, 1)
	c := callWith(document, "status", "-", "--at", "2024-06-15T00:00:00+07:00", "--json")
	require.Equal(t, exitDone, c.code, c.errOut)
	var all []object
	strictly(t, c.out, &all)
	assert.Equal(t, 1, count(t, all[0], "expected"))
	requested := object(all[0]["requested"].(map[string]any))
	hasKeys(t, "expected on_time late missing pending exempt units", requested)
	assert.Equal(t, 1, count(t, requested, "missing"))
	out := callWith(document, "status", "-", "--at", "2024-06-15T00:00:00+07:00").out
	assert.Contains(t, out, "(đề nghị)")
	assert.Equal(t, 1, strings.Count(out, "quá hạn chưa gửi"), "who is merely requested is not overdue as if ordered")
}

func TestTheCallerSaysWhatThePlanDoesNot(t *testing.T) {
	document := register("lai-chau-2021-2025", `{"unit":"d1","period":"2022-H1","at":"2022-06-16T00:00:00+07:00","event":"submitted"}`)
	status := func(args ...string) string {
		c := callWith(document, append([]string{"status", "-", "--json", "--at", "2022-12-31T00:00:00+07:00"}, args...)...)
		require.Equal(t, exitDone, c.code, c.errOut)
		var all []object
		require.NoError(t, json.Unmarshal([]byte(c.out), &all))
		return all[0]["units"].([]any)[0].(map[string]any)["status"].(string)
	}
	assert.Equal(t, "on-time", status())
	assert.Equal(t, "on-time", status("--deadline", "2022-H1=no-later-than:2022-06-16"))
	assert.Equal(t, "late", status("--deadline", "2022-H1=before:2022-06-16"))
	assert.Equal(t, "late", status("--deadline", "2022-H1=no-later-than:2022-06-20", "--deadline", "2022-H1/district=before:2022-06-16"))
	assert.Equal(t, "late", status("--deadline", "2022-H1=no-later-than:2022-06-16", "--stage", "district=1"))
}

func TestStatusSaysWhatBecameOfTheCallersRules(t *testing.T) {
	line := "status " + synthetic + inJune
	assert.NotContains(t, done(t, line), "Lưu ý")
	assert.Equal(t, 1, strings.Count(done(t, line+" --days-off next-working-day"), "Lưu ý, kỳ 2024: ngày cuối 14/12/2024 là ngày nghỉ"))
	assert.Contains(t, done(t, line+" --deadline 2024/commune=before:2024-12-20"), "sau cấp trên")
}

func TestStatusSaysWhichEventsActOnNothing(t *testing.T) {
	document := register("cao-bang-2024", `{"unit":"d1","period":"2024-H1","at":"2024-06-01T00:00:00Z","event":"accepted"}`)
	out := callWith(document, "status", "-", "--at", "2024-06-10T00:00:00Z").out
	assert.Contains(t, out, "Sự kiện không có tác dụng")
	assert.Contains(t, out, "“được chấp nhận” không có tác dụng")
	assert.NotContains(t, callWith(document, "status", "-", "--at", "2024-05-10T00:00:00Z").out, "Sự kiện", "it is still to come")
}

func TestFaultsOfARegisterExitWith1(t *testing.T) {
	c := callWith(`{"plan":"cao-bang-2024","units":[],"events":[{"unit":"x","period":"2024","at":"today","event":"sent"}]}`, "status", "-", "--at", "2024-06-10T00:00:00Z")
	assert.Equal(t, exitFaults, c.code)
	assert.Empty(t, c.out)
	for _, code := range []string{"unknown-unit", "bad-date", "unknown-kind"} {
		assert.Contains(t, c.errOut, code)
	}
}

func TestRemindersAreACalendarThatCalendarsRead(t *testing.T) {
	line := "remind " + synthetic + " --at 2024-06-13T00:00:00+07:00 --ics "
	text := done(t, line+"-")
	assert.Equal(t, text, done(t, line+"-"))
	for _, l := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		assert.LessOrEqual(t, len(l), 75, l)
		assert.NotContains(t, l, "\n")
	}
	c, err := ics.ParseCalendar(strings.NewReader(text))
	require.NoError(t, err)
	reminders := rows(t, "remind "+synthetic+" --at 2024-06-13T00:00:00+07:00")
	require.Len(t, c.Events(), len(reminders))
	names := map[string]bool{}
	for i, e := range c.Events() {
		hasKeys(t, "unit period kind mandate deadline text", reminders[i])
		isText(t, reminders[i]["text"])
		assert.Equal(t, reminders[i]["text"].(map[string]any)["vi"], e.GetProperty(ics.ComponentPropertySummary).Value)
		names[e.Id()] = true
		day := "20240613"
		if reminders[i]["kind"] == "due-soon" {
			day = "20240614"
		}
		assert.Equal(t, day, e.GetProperty(ics.ComponentPropertyDtStart).Value)
	}
	assert.Len(t, names, len(reminders), "each has a name of its own")

	name := filepath.Join(t.TempDir(), "nhac.ics")
	done(t, line+name)
	written, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, text, string(written))
}

func TestThereMayBeNothingToRemindOf(t *testing.T) {
	assert.Equal(t, "Không có gì phải nhắc.\n", done(t, "remind "+synthetic+" --at 2024-01-01T00:00:00+07:00"))
	assert.Equal(t, "[]\n", done(t, "remind "+synthetic+" --at 2024-01-01T00:00:00+07:00 --json"))
}
