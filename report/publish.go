package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// DefaultThreshold is the number of persons below which a count is not
// published unless the caller says otherwise.
const DefaultThreshold = 5

// Publishing says what of a workbook is published together, and how carefully.
// The zero Publishing publishes all units for [Workbook.Periods] under
// [DefaultThreshold].
type Publishing struct {
	// Threshold is the number of persons below which a count is not shown: at
	// least 3, because a count hidden below 2 could only be 1. Unset,
	// DefaultThreshold. A zero is shown: it counts nobody, and it is a report of
	// its own that a reader must be able to tell from a hidden one.
	Threshold int

	// Persons says which measures count persons; unset, CountsPersons(nil).
	Persons func(indicator.Measure) bool

	Periods []pcmd.Period // unset, those of [Workbook.Periods]
	Levels  []pcmd.Level  // of the units; unset, all units

	// Sums are measures that readers know to add up to another. That a part is
	// not above its whole is taken from the shares among the targets.
	Sums []MeasureSum
}

// MeasureSum says that measures are the parts of another, as lodgings and karaoke
// venues are of all venues.
type MeasureSum struct {
	Whole string   // id of a measure
	Parts []string // likewise
}

// CountsPersons returns whether a measure counts persons: one whose unit of count
// is "người" or "people", in the measure itself or in the known one of the same
// id, such as those of the catalogue. A measure of which nobody says what it
// counts is taken to count persons, to be on the safe side. Flags and signed
// measures count nobody.
func CountsPersons(known []indicator.Measure) func(indicator.Measure) bool {
	units := map[string]pcmd.Text{}
	for _, m := range known {
		units[m.ID] = m.Unit
	}
	return func(m indicator.Measure) bool {
		unit := m.Unit
		if unit.IsZero() {
			unit = units[m.ID]
		}
		counts := m.Kind != indicator.YesNo && !m.Signed
		return counts && (unit.IsZero() || isPersons(pcmd.NewText(unit.Vi, unit.En)))
	}
}

func isPersons(unit pcmd.Text) bool {
	return strings.EqualFold(unit.Vi, "người") || unit.Vi == "" && (strings.EqualFold(unit.En, "people") || strings.EqualFold(unit.En, "persons"))
}

// Publication is the counts of persons of a workbook, and the results that rest
// on them, as they can be published together: what could expose a few persons is
// suppressed, and what would give that away.
//
// Of every suppressed figure readers are left with more than one number that it
// may be, also if they know the threshold and the reasons, that totals are those
// of the units and periods below, that parts are not above their wholes, and
// everything that is shown. How far apart these numbers are is not promised.
// What is published beside a Publication, such as a scorecard of the same
// workbook, may undo it.
type Publication struct {
	Threshold int
	Measures  []indicator.Measure // those that count persons
	Figures   []PublishedFigure   // by period, unit (those above first) and measure
	Results   []PublishedResult   // by period, unit and target
}

// PublishedFigure is a count of persons in a publication.
type PublishedFigure struct {
	Unit       indicator.Unit
	Period     pcmd.Period
	Measure    string
	Missing    bool            // nobody has reported it
	Value      decimal.Decimal // unset where it is missing or suppressed
	Suppressed Suppression
	Coverage   indicator.Coverage // of the leaves below the unit, how many stand behind it
}

// PublishedResult is the answer for a target that rests on counts of persons.
// Where it is suppressed nothing of the result is left but its coverage: value,
// verdict and shortfall would each lead back to the counts.
type PublishedResult struct {
	Row
	Suppressed Suppression
}

// Publish returns what of the workbook can be published together. The error is
// [pcmd.Faults]: out-of-range for the threshold, unknown-kind for a level,
// unknown-measure in a sum, bad-period, and not-protected where no way was found
// to protect every figure, in which case nothing can be published.
//
// As few figures are suppressed as the search finds, of those the smallest, and
// rather two of a level than one of the level above. The same workbook gives the
// same publication. A higher threshold never shows a figure that a lower one
// suppresses.
func Publish(w *Workbook, how Publishing) (*Publication, error) {
	if how.Threshold == 0 {
		how.Threshold = DefaultThreshold
	}
	if how.Persons == nil {
		how.Persons = CountsPersons(nil)
	}
	if how.Periods == nil {
		how.Periods = w.Periods()
	}
	if err := how.check(w.Table.Set()).Err(); err != nil {
		return nil, err
	}
	d := newDraft(w, how)
	if err := d.enter(); err != nil {
		return nil, err
	}
	p, ok := d.protect(int64(how.Threshold))
	if !ok {
		return nil, pcmd.Faults{pcmd.NewFault(pcmd.CodeNotProtected,
			"không tìm được cách ẩn số liệu để bảo vệ mọi số đếm người; cần công bố ít kỳ hoặc ít cấp hơn",
			"no way was found to protect every count of persons; publish fewer periods or levels")}
	}
	return d.publication(p), nil
}

// check returns what is wrong with how somebody wants to publish.
func (how Publishing) check(set *indicator.Set) (faults pcmd.Faults) {
	if how.Threshold < leastThreshold {
		faults = append(faults, pcmd.NewFault(pcmd.CodeOutOfRange,
			fmt.Sprintf("ngưỡng công bố ít nhất là %d, không phải %d: dưới mức đó, số bị ẩn vẫn đoán được", leastThreshold, how.Threshold),
			fmt.Sprintf("the threshold is at least %d, not %d: below, a hidden count can be told", leastThreshold, how.Threshold)).At("threshold"))
	}
	for i, p := range how.Periods {
		if p.IsZero() {
			faults = append(faults, pcmd.NewFault(pcmd.CodeBadPeriod, "thiếu kỳ báo cáo", "the period is missing").At(fmt.Sprintf("periods[%d]", i)))
		}
	}
	for i, level := range how.Levels {
		if _, err := pcmd.Levels().Parse(string(level)); err != nil {
			faults = append(faults, err.(pcmd.Fault).At(fmt.Sprintf("levels[%d]", i)))
		}
	}
	for i, sum := range how.Sums {
		for _, id := range append([]string{sum.Whole}, sum.Parts...) {
			if _, known := set.Measure(id); !known {
				faults = append(faults, indicator.UnknownMeasure(id).At(fmt.Sprintf("sums[%d]", i)))
			}
		}
	}
	return faults
}

// IsComplete reports whether nothing had to be suppressed.
func (p *Publication) IsComplete() bool {
	for _, f := range p.Figures {
		if f.Suppressed != "" {
			return false
		}
	}
	for _, r := range p.Results {
		if r.Suppressed != "" {
			return false
		}
	}
	return true
}

// Mark returns what stands in place of a suppressed figure: "<5" or "x"; "" for
// one that is published.
func (p *Publication) Mark(s Suppression) string {
	switch s {
	case BelowThreshold:
		return fmt.Sprintf("<%d", p.Threshold)
	case WouldReveal:
		return "x"
	}
	return ""
}

// Note returns what must stand below the published table: what is suppressed and
// why, or that nothing is.
func (p *Publication) Note() pcmd.Text {
	if p.IsComplete() {
		return pcmd.NewText(
			fmt.Sprintf("Không có số đếm người nào phải ẩn (ngưỡng: %d người).", p.Threshold),
			fmt.Sprintf("No count of persons had to be suppressed (threshold: %d persons).", p.Threshold))
	}
	return pcmd.NewText(
		fmt.Sprintf("%s: có từ 1 đến %d người, không công bố để không làm lộ cá nhân. "+
			"%s: không công bố, vì nếu công bố sẽ suy ra được số khác đang bị ẩn. "+
			"Tỷ lệ, kết quả đánh giá và số còn thiếu tính từ số bị ẩn cũng được ẩn.",
			p.Mark(BelowThreshold), p.Threshold-1, p.Mark(WouldReveal)),
		fmt.Sprintf("%s: 1 to %d persons, not published lest somebody be recognised. "+
			"%s: not published because another suppressed figure would follow from it. "+
			"Percentages, verdicts and shortfalls that rest on suppressed figures are suppressed, too.",
			p.Mark(BelowThreshold), p.Threshold-1, p.Mark(WouldReveal)))
}

// Text returns the figure for people: the number, the mark of a suppressed one,
// "" where it is missing.
func (p *Publication) Text(f PublishedFigure, lang pcmd.Lang) string {
	switch {
	case f.Missing:
		return ""
	case f.Suppressed != "":
		return p.Mark(f.Suppressed)
	}
	return lang.Number(f.Value.String())
}
