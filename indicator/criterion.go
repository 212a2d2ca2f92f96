package indicator

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// Op is the comparison of a criterion. The zero Op means "unset".
type Op string

// The comparisons of the contract.
const (
	AtLeast  Op = "at-least"
	MoreThan Op = "more-than"
	AtMost   Op = "at-most"
	LessThan Op = "less-than"
	Equal    Op = "equal"
	Between  Op = "between" // both ends included; above is [Exceeded]
	Yes      Op = "yes"     // of a flag
)

// Ops returns the vocabulary of comparisons.
func Ops() pcmd.Vocabulary[Op] {
	return pcmd.Vocabulary[Op]{
		{Key: AtLeast, Label: pcmd.Text{Vi: "ít nhất", En: "at least"}},
		{Key: MoreThan, Label: pcmd.Text{Vi: "trên", En: "more than"}},
		{Key: AtMost, Label: pcmd.Text{Vi: "nhiều nhất", En: "at most"}},
		{Key: LessThan, Label: pcmd.Text{Vi: "dưới", En: "less than"}},
		{Key: Equal, Label: pcmd.Text{Vi: "bằng", En: "equal to"}},
		{Key: Between, Label: pcmd.Text{Vi: "từ … đến", En: "between"}},
		{Key: Yes, Label: pcmd.Text{Vi: "có", En: "yes"}},
	}
}

// Valid reports whether the comparison is one of [Ops].
func (o Op) Valid() bool { return Ops().Has(o) }

// MarshalText writes the word; it refuses words outside [Ops].
func (o Op) MarshalText() ([]byte, error) { return Ops().MarshalWord(o) }

// UnmarshalText reads the word; it refuses words outside [Ops].
func (o *Op) UnmarshalText(text []byte) error { return Ops().UnmarshalWord(o, text) }

// Criterion is what a value is held against. The zero Criterion asks nothing.
type Criterion struct {
	Op    Op
	Value decimal.Decimal // not for Yes
	Max   decimal.Decimal // Between only
	By    pcmd.Date       // the promise is due then; unset: at once
}

// NewCriterion returns the criterion that the comparison with the value makes.
func NewCriterion(op Op, value decimal.Decimal) Criterion { return Criterion{Op: op, Value: value} }

// IsZero reports whether the criterion asks nothing.
func (c Criterion) IsZero() bool { return c.Op == "" }

// Equal reports whether two criteria ask the same.
func (c Criterion) Equal(d Criterion) bool {
	return c.Op == d.Op && c.Value.Equal(d.Value) && c.Max.Equal(d.Max) && c.By == d.By
}

// In returns the criterion for people, such as "ít nhất 70".
func (c Criterion) In(lang pcmd.Lang) string {
	switch {
	case c.IsZero():
		return ""
	case c.Op == Yes:
		return Ops().Label(Yes).In(lang)
	case c.Op == Between:
		low, high := lang.Number(c.Value.String()), lang.Number(c.Max.String())
		return pcmd.Text{Vi: "từ " + low + " đến " + high, En: "between " + low + " and " + high}.In(lang)
	}
	return Ops().Label(c.Op).In(lang) + " " + lang.Number(c.Value.String())
}

// verdict holds a computed value against the criterion, without regard to the
// day.
func (c Criterion) verdict(value Fraction) Verdict {
	against := value.CompareDecimal(c.Value)
	switch c.Op {
	case AtLeast:
		return metIf(against >= 0)
	case MoreThan:
		return metIf(against > 0)
	case AtMost:
		return metIf(against <= 0)
	case LessThan:
		return metIf(against < 0)
	case Equal:
		return metIf(against == 0)
	case Between:
		if value.CompareDecimal(c.Max) > 0 {
			return Exceeded
		}
		return metIf(against >= 0)
	case Yes:
		return metIf(value.CompareDecimal(decimal.NewFromInt(1)) == 0)
	}
	return ""
}

func metIf(met bool) Verdict {
	if met {
		return Met
	}
	return NotMet
}
