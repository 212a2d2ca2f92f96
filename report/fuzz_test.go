package report_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/report"
)

// FuzzParseWorkbook feeds documents to the reader of workbooks: it gives either
// a workbook that answers every question, or faults that each say what and
// where.
func FuzzParseWorkbook(f *testing.F) {
	vanBan, err := os.ReadFile("../examples/data/van-ban-2023.json")
	require.NoError(f, err)
	f.Add(vanBan)
	f.Add([]byte(ofPlan("")))
	f.Add([]byte(ofFigures(`"venues":"1.234,5","cases":1e400,"students":-1,"pilot-model":2,"x":true`)))
	f.Add([]byte(ofUnits(`{"id":"a","level":"province","parent":"b"},{"id":"b","level":"district","parent":"a"}`)))
	f.Add([]byte(ofTarget(shareFormula, atLeast70)))
	f.Add([]byte(ofTarget(`{"kind":"growth","of":[{"measure":"n","times":"-1"}]}`, `{"op":"between","value":"3","max":"5","by":"2024-01-01"}`)))
	f.Add([]byte(ofTarget(`{"kind":"every","of":["n"],"each":"month"}`, `{"op":"yes"}`)))
	f.Add([]byte(`{"plan":"x","targets":[],"units":[],"reports":[{"unit":"12","period":"0001/9999","figures":{}}],"on":"0001-01-01"}`))
	f.Add([]byte(`{"plan":"\ud800"`))
	f.Add([]byte("\xff\xfe{"))

	l := library()
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := report.ParseWorkbook(data, l)
		checkFaults(t, err)
		checkFaults(t, report.Validate(data, l).Err())
		_, registerErr := report.ParseRegister(data, l)
		checkFaults(t, registerErr)
		if err != nil {
			assert.Nil(t, w)
			return
		}
		targets := w.Table.Set().Targets()
		for _, unit := range w.Units() {
			for _, period := range w.Periods() {
				rows, err := w.Evaluate(unit.ID, period)
				require.NoError(t, err)
				assert.Len(t, rows, len(targets))
				for _, line := range report.NewScorecard(w.Plan, nil, rows).Lines {
					assert.NotEmpty(t, line.Figure(pcmd.Vietnamese))
				}
			}
		}
	})
}

// checkFaults wants an error to be faults, and every fault to be whole.
func checkFaults(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	faults, ok := err.(pcmd.Faults)
	require.True(t, ok, "%T", err)
	require.NotEmpty(t, faults)
	for _, f := range faults {
		assert.NotEmpty(t, f.Code)
		assert.NotEmpty(t, f.Message.Vi)
		assert.NotEmpty(t, f.Message.En)
	}
}

// FuzzParseRegister feeds documents to the reader of registers: what it accepts
// answers for every instant around its events, and adds up.
func FuzzParseRegister(f *testing.F) {
	f.Add([]byte(registerOf(`{"unit":"d1","period":"2024-H1","at":"2024-06-14T23:59:59+07:00","event":"submitted","figures":{"venues":"44"}}`)))
	f.Add([]byte(registerOf(`{"unit":"d1","period":"0001/9999","at":"0001-01-01T00:00:00Z","event":"submitted"},{"unit":"04","period":"9999-12","at":"9999-12-31T23:59:59Z","event":"returned","reason":"x"}`)))
	f.Add([]byte(registerOf(`{"unit":"d1","period":"2024","at":"0000-01-01T00:00:00+07:00","event":"exempted"},{"unit":"d1","period":"2024","at":"0000-01-01T00:00:00+07:00","event":"exempted"}`)))
	f.Add([]byte(`{"plan":"lai-chau-2021-2025","units":[{"id":"a","level":"commune"}],"expected":[],"requested":["a"],"events":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := report.ParseRegister(data, library())
		checkFaults(t, err)
		if err != nil {
			assert.Nil(t, r)
			return
		}
		instants := []time.Time{{}, noon("06-14")}
		for _, e := range r.Events {
			instants = append(instants, e.At, e.At.Add(-1))
		}
		for _, at := range instants[:min(len(instants), 20)] {
			for _, s := range r.StatusAt(report.Calendar{DaysOff: report.NextWorkingDay}, at) {
				n := s.Tally
				assert.Equal(t, n.Expected, n.OnTime+n.Late+n.Missing+n.Pending+n.Exempt)
				assert.Equal(t, len(s.Units), n.Expected+s.Requested.Expected)
			}
		}
	})
}

// FuzzParseWorkCalendar feeds documents to the reader of working days: what it
// accepts knows the days of its years and no others.
func FuzzParseWorkCalendar(f *testing.F) {
	f.Add([]byte(`[{"year":2027,"days":[{"date":"2027-01-01","kind":"off","name":{"vi":"Tết","en":"New Year"},"citation":{"document":"x","reading":"stated"}}]}]`))
	f.Add([]byte(`[{"year":9999,"days":[]},{"year":1,"days":[]}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := report.ParseWorkCalendar(data)
		checkFaults(t, err)
		if err != nil {
			return
		}
		for _, year := range c.Years() {
			first := pcmd.YearOf(year).Start()
			assert.NotEqual(t, report.UnknownDay, c.Day(first).Kind)
			c.AddWorkingDays(first, 400)
			c.AddWorkingDays(first, -400)
		}
	})
}
