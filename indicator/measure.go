package indicator

import "github.com/pcmd-vn/pcmd"

// MeasureKind says how a figure behaves in time: how that of a period follows
// from those of its parts. The zero MeasureKind means "unset".
type MeasureKind string

// The kinds of measure.
const (
	Flow     MeasureKind = "flow"     // happened in the period: the sum of the parts, when all have one
	Stock    MeasureKind = "stock"    // state at the end of the period: that of the last part
	Running  MeasureKind = "running"  // since the start of the plan's term (lũy kế): that of the last part
	Distinct MeasureKind = "distinct" // different venues, people… in the period: must be reported
	YesNo    MeasureKind = "flag"     // yes (1) or no (0): must be reported
)

// MeasureKinds returns the vocabulary of measure kinds.
func MeasureKinds() pcmd.Vocabulary[MeasureKind] {
	return pcmd.Vocabulary[MeasureKind]{
		{Key: Flow, Label: pcmd.Text{Vi: "phát sinh trong kỳ", En: "happened in the period"}},
		{Key: Stock, Label: pcmd.Text{Vi: "tại cuối kỳ", En: "at the end of the period"}},
		{Key: Running, Label: pcmd.Text{Vi: "lũy kế từ đầu nhiệm kỳ kế hoạch", En: "running since the start of the term"}},
		{Key: Distinct, Label: pcmd.Text{Vi: "số khác nhau trong kỳ", En: "different ones in the period"}},
		{Key: YesNo, Label: pcmd.Text{Vi: "có hoặc không", En: "yes or no"}},
	}
}

// Valid reports whether the kind is one of [MeasureKinds].
func (k MeasureKind) Valid() bool { return MeasureKinds().Has(k) }

// MarshalText writes the word; it refuses words outside [MeasureKinds].
func (k MeasureKind) MarshalText() ([]byte, error) { return MeasureKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [MeasureKinds].
func (k *MeasureKind) UnmarshalText(text []byte) error { return MeasureKinds().UnmarshalWord(k, text) }

// Measure is a raw figure that a unit reports; it is never computed. The
// texts tell people what is counted; arithmetic needs the other fields only.
type Measure struct {
	ID     string
	Kind   MeasureKind
	Signed bool // a figure below zero is accepted
	// NonAdditive figures are not summed over units: people who would be
	// counted twice. Flags never are, whatever it says.
	NonAdditive bool

	Title    pcmd.Text // short name
	Unit     pcmd.Text // unit of count
	Concept  pcmd.Text // khái niệm: what exactly is counted
	Citation pcmd.Citation
}

// Additive reports whether the figures of units add up to that of the unit
// above them.
func (m Measure) Additive() bool { return m.Kind != YesNo && !m.NonAdditive }
