package indicator

// Target is an indicator and what it is held against. It is the computable part
// of what a plan promises.
type Target struct {
	ID        string
	Indicator Indicator
	Criterion Criterion
}
