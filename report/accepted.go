package report

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// AcceptedReport is the version of a report that a consolidation takes.
type AcceptedReport struct {
	ReportKey
	Version   int       // from 1 on
	Sent      time.Time // when the version was sent
	Reference string    // where the caller keeps what lies behind the version
	Figures   []Figure
}

// ReportKey says which report of whom it is.
type ReportKey struct {
	Unit   string
	Period pcmd.Period
}

// AcceptedReports is what a consolidation is made of: the reports that were
// accepted by an instant, and who should have sent one.
type AcceptedReports struct {
	Units    []indicator.Unit
	Expected []string            // the units that owe a report; nil means all
	Exempt   []ReportKey         // the reports that are not owed all the same
	Measures []indicator.Measure // those that may be reported
	Targets  []indicator.Target  // those that the figures are judged by
	On       pcmd.Date           // the day of asking; unset, nothing is pending
	Reports  []AcceptedReport
}

// AcceptedReports returns what a consolidation at an instant is made of: of every report
// the version that [Filing.Accepted] takes, judged by the targets of the
// register's plan. The measures are those that the plan may use beside its own.
// Units that are merely requested to report owe nothing.
func (r *Register) AcceptedReports(measures []indicator.Measure, at time.Time) AcceptedReports {
	a := AcceptedReports{Units: r.Units, Expected: r.ordered(), Measures: measures, On: pcmd.DateIn(at)}
	if r.Plan != nil {
		a.Measures = slices.Concat(r.Plan.Measures, measures)
		a.Targets = r.Plan.Computable()
	}
	// Timeliness, on which calendars decide, does not matter here.
	for _, filing := range r.Filings(Calendar{}, at) {
		key := ReportKey{filing.Unit, filing.Period}
		if version, ok := filing.Accepted(); ok {
			a.Reports = append(a.Reports, AcceptedReport{
				key, version.Number, version.Sent.At, version.Sent.Reference, version.Sent.Figures,
			})
		}
		if filing.Exempted.Kind == Exempted {
			a.Exempt = append(a.Exempt, key)
		}
	}
	return a
}

// ordered returns the units that owe a report and are not merely requested to; nil
// means all.
func (r *Register) ordered() []string {
	if len(r.Requested) == 0 {
		return r.Expected
	}
	ids := []string{}
	for _, u := range r.Units {
		if (r.Expected == nil || slices.Contains(r.Expected, u.ID)) && !slices.Contains(r.Requested, u.ID) {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// Consolidate consolidates what was accepted by an instant: see [Consolidate].
func (r *Register) Consolidate(measures []indicator.Measure, at time.Time) (*Consolidation, error) {
	return Consolidate(r.AcceptedReports(measures, at))
}

// figure returns what the report says of a measure.
func (r AcceptedReport) figure(measure string) (value decimal.Decimal, has bool) {
	for _, f := range r.Figures {
		if f.Measure == measure {
			return f.Value, true
		}
	}
	return decimal.Decimal{}, false
}

// owes returns which reports are owed.
func (a AcceptedReports) owes() func(ReportKey) bool {
	expected, exempt := map[string]bool{}, map[ReportKey]bool{}
	for _, unit := range a.Expected {
		expected[unit] = true
	}
	for _, key := range a.Exempt {
		exempt[key] = true
	}
	return func(k ReportKey) bool { return (a.Expected == nil || expected[k.Unit]) && !exempt[k] }
}
