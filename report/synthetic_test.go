package report_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

// syntheticProvince returns a made-up province of 10 districts and 161 communes.
// None of its units exists.
func syntheticProvince() []indicator.Unit {
	units := []indicator.Unit{{ID: "p", Level: pcmd.Province, Name: "Tỉnh mẫu"}}
	for d := range 10 {
		units = append(units, indicator.Unit{ID: fmt.Sprintf("d%02d", d), Level: pcmd.District, Parent: "p", Name: fmt.Sprintf("Huyện mẫu %d", d+1)})
	}
	for c := range 161 {
		units = append(units, indicator.Unit{
			ID: fmt.Sprintf("c%03d", c), Level: pcmd.Commune, Parent: fmt.Sprintf("d%02d", c%10), Name: fmt.Sprintf("Xã mẫu %d", c+1),
		})
	}
	return units
}

// syntheticYear returns the register of a year of the units, made up from a
// seed: most report in time and are accepted; some are late, returned and sent
// again, corrected, recalled, exempted or silent.
func syntheticYear(p *plan.Plan, units []indicator.Unit, seed uint64) *report.Register {
	r := &report.Register{Plan: p, Units: units}
	random := rand.New(rand.NewPCG(seed, seed))
	for _, due := range []string{"2024-H1 2024-06-15", "2024 2024-12-15"} {
		var period, day string
		fmt.Sscan(due, &period, &day)
		for _, u := range units {
			r.Events = append(r.Events, syntheticReport(random, u.ID, pcmd.MustParsePeriod(period), pcmd.MustParseDate(day).Start())...)
		}
	}
	// The list is kept in the order in which things happened nowhere in particular.
	random.Shuffle(len(r.Events), func(i, j int) { r.Events[i], r.Events[j] = r.Events[j], r.Events[i] })
	return r
}

func syntheticReport(random *rand.Rand, unit string, period pcmd.Period, deadline time.Time) (events []report.Event) {
	at := deadline.Add(-time.Duration(1+random.IntN(14*24)) * time.Hour)
	then := func(kind report.EventKind) {
		e := report.Event{Unit: unit, Period: period, At: at, Kind: kind}
		switch kind {
		case report.Submitted, report.Corrected:
			e.Figures = []report.Figure{{Measure: "venues", Value: decimal.NewFromInt(int64(random.IntN(60)))}}
		case report.Returned, report.Exempted:
			e.Reason = "lý do mẫu"
		case report.Accepted:
			e.Reference = "phieu-mau"
		}
		events = append(events, e)
		at = at.Add(time.Duration(1+random.IntN(5*24)) * time.Hour)
	}
	switch random.IntN(12) {
	case 0: // silent
	case 1:
		then(report.Exempted)
	case 2: // late
		at = deadline.Add(time.Duration(random.IntN(20*24)) * time.Hour)
		then(report.Submitted)
	case 3:
		then(report.Submitted)
		then(report.Returned)
		then(report.Submitted)
		then(report.Accepted)
	case 4:
		then(report.Submitted)
		then(report.Accepted)
		then(report.Corrected)
	case 5:
		then(report.Submitted)
		then(report.Recalled)
		then(report.Submitted)
	case 6: // returned and never sent again
		then(report.Submitted)
		then(report.Returned)
	case 7: // two events that act on nothing
		then(report.Accepted)
		then(report.Submitted)
		then(report.Exempted)
		then(report.Exempted)
	default:
		then(report.Submitted)
		then(report.Accepted)
	}
	return events
}

var update = flag.Bool("update", false, "write the files of the examples anew")

// The examples have a year of a made-up province as a document: the one of seed
// 178.
func TestTheSyntheticRegisterOfTheExamplesIsTheGeneratedOne(t *testing.T) {
	const name = "../examples/data/synthetic-register-2024.json"
	r := syntheticYear(catalogPlan(t, "cao-bang-2024"), syntheticProvince(), 178)
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(documentOf(t, r)), 0o644))
	}
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, documentOf(t, r), string(data))
	read, err := report.ParseRegister(data, library())
	require.NoError(t, err)
	for i, want := range r.StatusAt(report.Calendar{}, noon("07-01")) {
		assert.Equal(t, want.Tally, read.StatusAt(report.Calendar{}, noon("07-01"))[i].Tally)
	}
}

// documentOf writes a register as a document, one unit and one event a line.
func documentOf(t *testing.T, r *report.Register) string {
	t.Helper()
	list := func(n int, item func(i int) map[string]any) string {
		lines := make([]string, n)
		for i := range lines {
			line, err := json.Marshal(item(i))
			require.NoError(t, err)
			lines[i] = "    " + string(line)
		}
		return "[\n" + strings.Join(lines, ",\n") + "\n  ]"
	}
	units := list(len(r.Units), func(i int) map[string]any {
		u := map[string]any{"id": r.Units[i].ID, "level": r.Units[i].Level, "name": r.Units[i].Name}
		if r.Units[i].Parent != "" {
			u["parent"] = r.Units[i].Parent
		}
		return u
	})
	events := list(len(r.Events), func(i int) map[string]any {
		e := r.Events[i]
		o := map[string]any{"unit": e.Unit, "period": e.Period, "at": e.At.Format(time.RFC3339Nano), "event": e.Kind}
		for key, text := range map[string]string{"reason": e.Reason, "reference": e.Reference} {
			if text != "" {
				o[key] = text
			}
		}
		if len(e.Figures) > 0 {
			figures := map[string]string{}
			for _, f := range e.Figures {
				figures[f.Measure] = f.Value.String()
			}
			o["figures"] = figures
		}
		return o
	})
	return fmt.Sprintf("{\n  \"plan\": %q,\n  \"units\": %s,\n  \"events\": %s\n}\n", r.Plan.ID, units, events)
}
