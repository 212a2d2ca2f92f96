package report

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// CheckKind says what question a [CheckRule] puts to the figures. The zero
// CheckKind means "unset".
type CheckKind string

// The kinds of check.
const (
	// PartNotAboveWhole: of one unit and period, the part is not above the whole.
	PartNotAboveWhole CheckKind = "part-not-above-whole"
	// PartsAddUp: of one unit and period, the parts make the whole: 24 lodgings
	// and 20 karaoke and massage venues are 44 venues.
	PartsAddUp CheckKind = "parts-add-up"
	// PeriodNotBelowParts: a flow of a period is not below the sum of what was
	// reported for its parts, and a number of different ones not below that of
	// any part. The year is not below its half-year.
	PeriodNotBelowParts CheckKind = "period-not-below-parts"
	// RunningNotFalling: a running total is not below the one reported before,
	// within the term that it runs from.
	RunningNotFalling CheckKind = "running-not-falling"
	// Jump: a figure is further from the median of the unit's own periods before
	// than so many times their median absolute deviation. Only periods of one
	// length are compared; running totals and flags are not.
	Jump CheckKind = "jump"
	// ChildrenAddUp: what a unit reported itself is the sum over the units below
	// it, where all of them have the figure: themselves, or from all below them. Where
	// some have not, it is not below the sum of the rest, unless the measure is signed.
	ChildrenAddUp CheckKind = "children-add-up"
	// DenominatorReported: who reports a numerator has the denominator, too: of
	// its own, or from all units below.
	DenominatorReported CheckKind = "denominator-reported"
)

// CheckKinds returns the vocabulary of kinds of check.
func CheckKinds() pcmd.Vocabulary[CheckKind] {
	return pcmd.Vocabulary[CheckKind]{
		{Key: PartNotAboveWhole, Label: pcmd.Text{Vi: "phần không lớn hơn tổng", En: "a part is not above its whole"}},
		{Key: PartsAddUp, Label: pcmd.Text{Vi: "các phần cộng lại bằng tổng", En: "parts add up to the whole"}},
		{Key: PeriodNotBelowParts, Label: pcmd.Text{Vi: "kỳ dài không thấp hơn các kỳ bên trong", En: "a period is not below its parts"}},
		{Key: RunningNotFalling, Label: pcmd.Text{Vi: "số lũy kế không giảm", En: "running totals do not fall"}},
		{Key: Jump, Label: pcmd.Text{Vi: "số liệu không tăng, giảm đột biến", En: "figures do not jump"}},
		{Key: ChildrenAddUp, Label: pcmd.Text{Vi: "các đơn vị trực thuộc cộng lại bằng đơn vị cấp trên", En: "units below add up to the unit above"}},
		{Key: DenominatorReported, Label: pcmd.Text{Vi: "tử số có mẫu số đi kèm", En: "a numerator has its denominator"}},
	}
}

// Valid reports whether the word is one of [CheckKinds].
func (k CheckKind) Valid() bool { return CheckKinds().Has(k) }

// Label returns what the word is called.
func (k CheckKind) Label() pcmd.Text { return CheckKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [CheckKinds].
func (k CheckKind) MarshalText() ([]byte, error) { return CheckKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [CheckKinds].
func (k *CheckKind) UnmarshalText(text []byte) error { return CheckKinds().UnmarshalWord(k, text) }

// hasSides reports whether rules of the kind are about a part and a whole, and
// otherwise about measures one by one.
func (k CheckKind) hasSides() bool {
	return k == PartNotAboveWhole || k == PartsAddUp || k == DenominatorReported
}

// fits reports whether the question makes sense of a measure.
func (k CheckKind) fits(m indicator.Measure) bool {
	switch k {
	case PeriodNotBelowParts:
		return !m.Signed && (m.Kind == indicator.Flow || m.Kind == indicator.Distinct)
	case RunningNotFalling:
		return !m.Signed && m.Kind == indicator.Running
	case Jump:
		return m.Kind == indicator.Flow || m.Kind == indicator.Stock || m.Kind == indicator.Distinct
	case ChildrenAddUp:
		return m.Additive()
	}
	return true
}
