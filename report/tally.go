package report

import "github.com/pcmd-vn/pcmd/indicator"

// Tally counts units by the status of their reports. The five counts add up to
// what was expected.
type Tally struct {
	Expected int `json:"expected"`
	OnTime   int `json:"on_time"`
	Late     int `json:"late"`
	Missing  int `json:"missing"`
	Pending  int `json:"pending"`
	Exempt   int `json:"exempt"`
}

// Add counts one more unit.
func (t *Tally) Add(s Status) {
	count := t.of(s)
	if count == nil {
		return // a word outside the vocabulary is nobody's status
	}
	*count++
	t.Expected++
}

// Received returns how many reports are there, in time or late.
func (t Tally) Received() int { return t.OnTime + t.Late }

// Owed returns how many reports are owed: those of all units but the exempt.
func (t Tally) Owed() int { return t.Expected - t.Exempt }

// Completeness returns the reports received in those owed. It is unset where
// none is owed: then there is no rate.
func (t Tally) Completeness() indicator.Fraction {
	return indicator.NewFraction(int64(t.Received()), int64(t.Owed()))
}

// Punctuality returns the reports in time in those owed, unset where none is.
func (t Tally) Punctuality() indicator.Fraction {
	return indicator.NewFraction(int64(t.OnTime), int64(t.Owed()))
}

func (t *Tally) of(s Status) *int {
	switch s {
	case OnTime:
		return &t.OnTime
	case Late:
		return &t.Late
	case Missing:
		return &t.Missing
	case Pending:
		return &t.Pending
	case Exempt:
		return &t.Exempt
	}
	return nil
}
