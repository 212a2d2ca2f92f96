package indicator

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Evaluator judges values whose numerators and denominators the caller has
// already made: a share, a ratio or, over a denominator of 1, a total of a
// target's formula. It is compiled once, decides exactly, allocates nothing for
// whole numbers of ordinary size, and is safe for concurrent use.
type Evaluator struct {
	target  Target
	judge   judge
	fits    bool
	pending bool
}

// NewEvaluator returns the evaluator of a share, ratio or total. On is the day
// of asking; unset, nothing is pending. Another formula is a [pcmd.Fault] with
// code unknown-kind.
func NewEvaluator(target Target, on pcmd.Date) (*Evaluator, error) {
	e := &Evaluator{target: target, pending: isPending(target.Criterion, on)}
	scale, ok := scaleOf(target.Indicator.Formula)
	if !ok {
		return nil, pcmd.NewFault(pcmd.CodeUnknownKind,
			"chỉ nhận công thức share, ratio hoặc total", "only the formulas share, ratio and total are accepted")
	}
	e.judge, e.fits = newJudge(target, scale, 1, e.pending, false)
	return e, nil
}

// scaleOf returns what n/d is multiplied with.
func scaleOf(f Formula) (scale decimal.Decimal, ok bool) {
	switch f := f.(type) {
	case Share:
		return decimal.NewFromInt(100), true
	case Ratio:
		if unset(f.Per) {
			return decimal.NewFromInt(100), true
		}
		return f.Per, true
	case Total:
		return decimal.NewFromInt(1), true
	}
	return decimal.Decimal{}, false
}

// Evaluate judges n/d. The d of a total is 1.
func (e *Evaluator) Evaluate(n, d int64) Outcome {
	if e.fits {
		if o := e.judge.of(n, d, 1); o != exactly {
			return o
		}
	}
	return e.exactly(n, d)
}

// EvaluateAll judges every n/d into out, as many as the shortest of the three
// has.
func (e *Evaluator) EvaluateAll(n, d []int64, out []Outcome) {
	rows := min(len(n), len(d), len(out))
	n, d, out = n[:rows], d[:rows], out[:rows]
	if e.fits && e.judge.allSafe(n, d) {
		e.judge.all(n, d, out)
		return
	}
	for i := range n {
		out[i] = e.Evaluate(n[i], d[i])
	}
}

// exactly judges in the wide path.
func (e *Evaluator) exactly(n, d int64) Outcome {
	formula := e.target.Indicator.Formula
	one, target := Of("n"), e.target
	values := []Fraction{NewFraction(n, 1), NewFraction(d, 1)}
	switch f := formula.(type) {
	case Share:
		target.Indicator.Formula = Share{one, Of("d")}
	case Ratio:
		target.Indicator.Formula = Ratio{one, Of("d"), f.Per}
	default:
		target.Indicator.Formula = Ratio{one, Of("d"), decimal.NewFromInt(1)}
	}
	r := evidence{parts: []known{{values, true}}}.conclude(target, pcmd.Date{})
	return outcomeOf(r.State, r.Verdict.orPending(e.pending))
}
