package report_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

// library is that of the command line, read once: tests that change a plan take
// a [catalogPlan].
var library = sync.OnceValue(func() report.Library {
	plans := map[string]*plan.Plan{}
	for _, id := range catalog.IDs() {
		p, err := catalog.Plan(id)
		if err != nil {
			panic(err)
		}
		plans[id] = p
	}
	find := func(id string) (*plan.Plan, error) {
		if p, ok := plans[id]; ok {
			return p, nil
		}
		return catalog.Plan(id) // refuses it
	}
	return report.Library{Plan: find, Measures: catalog.Measures()}
})

func catalogPlan(t testing.TB, id string) *plan.Plan {
	t.Helper()
	p, err := catalog.Plan(id)
	require.NoError(t, err)
	return p
}

// places returns the faults of an error as "path code", in order. The path of
// the whole document is a dot.
func places(err error) []string {
	var faults pcmd.Faults
	var fault pcmd.Fault
	if !errors.As(err, &faults) && errors.As(err, &fault) {
		faults = pcmd.Faults{fault}
	}
	all := []string{}
	for _, f := range faults {
		path := f.Path
		if path == "" {
			path = "."
		}
		all = append(all, fmt.Sprintf("%s %s", path, f.Code))
	}
	return all
}

func parseWorkbook(t *testing.T, document string) *report.Workbook {
	t.Helper()
	w, err := report.ParseWorkbook([]byte(document), library())
	require.NoError(t, err)
	return w
}

// evaluate answers all targets of the workbook for one unit and period.
func evaluate(t *testing.T, document, unit, period string) []report.Row {
	t.Helper()
	rows, err := parseWorkbook(t, document).Evaluate(unit, pcmd.MustParsePeriod(period))
	require.NoError(t, err)
	return rows
}

// number is a decimal known to be right.
func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }
