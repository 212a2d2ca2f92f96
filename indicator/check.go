package indicator

import (
	"errors"
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

func checkMeasure(m Measure) (faults pcmd.Faults) {
	faults = appendErr(faults, "id", pcmd.CheckID(m.ID))
	_, err := MeasureKinds().Parse(string(m.Kind))
	return appendErr(faults, "kind", err)
}

// appendErr appends an error of a check as a fault at the path.
func appendErr(faults pcmd.Faults, path string, err error) pcmd.Faults {
	var one pcmd.Fault
	if errors.As(err, &one) {
		return append(faults, one.At(path))
	}
	return faults
}

// CheckTarget returns the faults of a target, given the measures of the set.
func (s *Set) CheckTarget(t Target) (faults pcmd.Faults) {
	faults = appendErr(faults, "id", pcmd.CheckID(t.ID))
	faults = append(faults, s.CheckIndicator(t.Indicator).At("indicator")...)
	return append(faults, checkCriterion(t.Criterion, t.Indicator.Formula).At("criterion")...)
}

// CheckIndicator returns the faults of an indicator, given the measures of the
// set.
func (s *Set) CheckIndicator(i Indicator) (faults pcmd.Faults) {
	faults = appendErr(faults, "id", pcmd.CheckID(i.ID))
	if i.Formula == nil {
		return append(faults, missingKey("formula").At("formula"))
	}
	return append(faults, s.checkFormula(i.Formula).At("formula")...)
}

func missingKey(key string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeMissingKey,
		fmt.Sprintf("thiếu khóa %q", key), fmt.Sprintf("the key %q is missing", key))
}

func (s *Set) checkFormula(f Formula) (faults pcmd.Faults) {
	switch f := f.(type) {
	case Share:
		return append(s.checkTerms("numerator", f.Numerator), s.checkTerms("denominator", f.Denominator)...)
	case Ratio:
		return append(s.checkTerms("numerator", f.Numerator), s.checkTerms("denominator", f.Denominator)...)
	case Total:
		return s.checkTerms("of", f.Of)
	case Growth:
		return s.checkTerms("of", f.Of)
	case Every:
		faults = s.checkTerms("of", f.Of)
		if f.Each != pcmd.Month && f.Each != pcmd.Quarter {
			_, err := SubPeriods().Parse(f.Each.String())
			faults = appendErr(faults, "each", err)
		}
		return faults
	case ShareOfUnits:
		return s.checkWhere(f.Level, f.Where)
	case CountOfUnits:
		return s.checkWhere(f.Level, f.Where)
	case Flag:
		return s.checkFlag(f)
	}
	for _, o := range f.Operands() {
		faults = append(faults, s.checkUse(o.Measure)...)
	}
	return faults
}

// SubPeriods returns the vocabulary of the sub-periods that [Every] knows.
func SubPeriods() pcmd.Vocabulary[string] {
	return pcmd.Vocabulary[string]{
		{Key: pcmd.Month.String(), Label: pcmd.Text{Vi: "tháng", En: "month"}},
		{Key: pcmd.Quarter.String(), Label: pcmd.Text{Vi: "quý", En: "quarter"}},
	}
}

func (s *Set) checkTerms(key string, terms []Term) (faults pcmd.Faults) {
	if len(terms) == 0 {
		return pcmd.Faults{emptyTerms().At(key)}
	}
	for i, t := range terms {
		at := fmt.Sprintf("%s[%d]", key, i)
		if !unset(t.Times) {
			at += ".measure"
		}
		faults = append(faults, s.checkUse(t.Measure).At(at)...)
	}
	return faults
}

func emptyTerms() pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeEmptyTerms,
		"danh sách trống; cần ít nhất một số liệu", "the list is empty; it needs at least one measure")
}

func (s *Set) checkUse(measure string) pcmd.Faults {
	if _, known := s.columns[measure]; known {
		return nil
	}
	fault := UnknownMeasure(measure)
	vi, en := s.nearby().Hint(measure)
	fault.Message.Vi += vi
	fault.Message.En += en
	return pcmd.Faults{fault}
}

// UnknownMeasure returns the fault of a measure that nobody has declared.
func UnknownMeasure(id string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeUnknownMeasure,
		fmt.Sprintf("không có số liệu nào mang mã %.64q", id),
		fmt.Sprintf("there is no measure %.64q", id))
}

func (s *Set) checkWhere(level pcmd.Level, where []string) (faults pcmd.Faults) {
	_, err := pcmd.Levels().Parse(string(level))
	faults = appendErr(faults, "level", err)
	if len(where) == 0 {
		return append(faults, emptyTerms().At("where"))
	}
	for i, measure := range where {
		faults = append(faults, s.checkUse(measure).At(fmt.Sprintf("where[%d]", i))...)
	}
	return faults
}

// checkFlag wants one flag, counted once: only then is the value 1 or 0.
func (s *Set) checkFlag(f Flag) pcmd.Faults {
	faults := s.checkTerms("of", f.Of)
	if len(faults) > 0 {
		return faults
	}
	m, _ := s.Measure(f.Of[0].Measure)
	if len(f.Of) > 1 || !unset(f.Of[0].Times) || m.Kind != YesNo {
		return pcmd.Faults{pcmd.NewFault(pcmd.CodeMeasureKind,
			"công thức flag chỉ nhận đúng một số liệu loại flag, không có hệ số",
			"the formula flag takes exactly one measure of kind flag, without a weight").At("of")}
	}
	return nil
}

func checkCriterion(c Criterion, f Formula) (faults pcmd.Faults) {
	if c.IsZero() {
		return nil
	}
	if _, err := Ops().Parse(string(c.Op)); err != nil {
		return appendErr(faults, "op", err)
	}
	if _, isFlag := f.(Flag); c.Op == Yes && f != nil && !isFlag {
		faults = append(faults, pcmd.NewFault(pcmd.CodeCriterionKind,
			fmt.Sprintf("mức \"yes\" chỉ dùng với công thức flag, không dùng với %s", f.Kind()),
			fmt.Sprintf("the criterion \"yes\" goes with the formula flag only, not with %s", f.Kind())).At("op"))
	}
	if c.Op == Between && c.Max.LessThan(c.Value) {
		faults = append(faults, pcmd.NewFault(pcmd.CodeOutOfRange,
			fmt.Sprintf("mức cao nhất %s thấp hơn mức thấp nhất %s", c.Max, c.Value),
			fmt.Sprintf("the upper end %s lies below the lower end %s", c.Max, c.Value)))
	}
	return faults
}
