package main

import "github.com/shopspring/decimal"

// State and Verdict are those of the contract as small numbers, so that SQL and
// Go give the same ones.
type (
	State   uint8
	Verdict uint8
)

// The states that occur here.
const (
	Computed      State = 1
	NoData        State = 2 // only where figures are missing
	NotApplicable State = 3
)

// The verdicts that occur here.
const (
	Met               Verdict = 1
	NotMet            Verdict = 2
	Exceeded          Verdict = 3
	NothingToMeasure  Verdict = 4 // of a result that is not applicable
	VerdictImpossible Verdict = 5 // not assessable; only where figures are missing
)

// Outcome is one result: the value in hundredths, rounded half away from zero,
// 0 where there is none.
type Outcome struct {
	State   State
	Verdict Verdict
	Value   int64
}

// Partial is a result of the nation with missing figures.
type Partial struct {
	Outcome
	Reported    int // of the communes below, how many are covered
	Expected    int // of how many
	Provisional bool
}

// Peer is what a user would write instead of using this library: it has the
// figures of a [Workload] in memory, in a form of its own.
type Peer interface {
	// Compute does the whole work: it rolls every figure up and computes all
	// results, where they can be read afterwards or as their checksum.
	Compute() error
	// Outcomes returns the results, unit by unit, for each unit in the order of
	// the indicators. It is for checking; of databases it is timed as well,
	// because it carries the results over to Go.
	Outcomes() ([]Outcome, error)
	Close() error
}

// FormulaPeer evaluates the first indicator, a share, for every unit, from
// figures that were rolled up beforehand.
type FormulaPeer interface {
	// Evaluate evaluates the share for every unit and returns the number of
	// evaluations.
	Evaluate() (int, error)
	// Percentages returns what Evaluate does, unit by unit; NaN where there is
	// nothing to measure. It is not timed.
	Percentages() ([]float64, error)
}

// Ours is this library. What the methods do is timed as it stands; everything
// that they need, tables, rolled-up rows and room for results, is made by the
// constructor, which is not timed. Methods that are said to be for checking are
// not timed.
type Ours interface {
	// Nation recomputes the complete nation in one goroutine: rolls up all
	// figures of the communes from the table in place, and computes state
	// and verdict of all results into room made beforehand, with the exact
	// value behind each; Decimals rounds and reads the values. It must not
	// rely on what an earlier call left, and must not allocate.
	Nation()

	// NationTwo does the same in two goroutines.
	NationTwo()

	// Missing does the same, in one goroutine, for the nation of which a part
	// of the figures is missing: matched roll-up, coverage, provisional.
	Missing()

	// Late enters one commune's report into the table of the complete nation,
	// in place of what the commune reported for 2024 before, and brings all
	// results of it and its ancestors up to date. It must not allocate.
	Late(r *Report)

	// Share evaluates the first indicator for every unit, from figures that
	// were rolled up beforehand, as a [FormulaPeer] does, though exactly and
	// with state and verdict. It returns how many evaluations it made.
	Share() (evaluations int)

	// ShareOutcomes returns what Share found, unit by unit, without values.
	// For checking.
	ShareOutcomes() []Outcome

	// Decimals reads the value of every result of the complete nation as a
	// decimal.Decimal, in the way of Decimal, and returns how many have one.
	Decimals() int

	// Decimal returns the value of one result of the complete nation, false
	// where it has none. For checking.
	Decimal(unit, indicator int) (decimal.Decimal, bool)

	// Outcomes returns the results of the complete nation as Nation, NationTwo
	// or Late left them, in the order of [Peer]. For checking.
	Outcomes() []Outcome

	// Partials returns the results that Missing left. For checking.
	Partials() []Partial
}

// metIf, for contestants in Go.
func metIf(met bool) Verdict {
	if met {
		return Met
	}
	return NotMet
}
