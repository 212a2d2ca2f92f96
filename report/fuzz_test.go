package report_test

import (
	"os"
	"testing"

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
