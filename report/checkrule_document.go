package report

import (
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
)

// The number of periods before that a jump may be measured against.
const leastHistory, longestHistory = 2, 1000

// ParseCheckRules reads a document {"rules": [{code, kind, severity, …}]}. Rules
// about a part and its whole have "part" and "whole", lists of terms as in a
// formula; others may have "measures". A jump has "threshold" and "periods", and
// may have "least". A "citation" is optional.
//
// The measures are those that rules may name; nil accepts any, and a rule about
// a measure that a table does not have then finds nothing. The error is
// [pcmd.Faults] with everything that is wrong.
func ParseCheckRules(data []byte, measures []indicator.Measure) ([]CheckRule, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	r := ruleReader{codes: map[pcmd.Code]bool{}}
	if measures != nil {
		r.find = wire.FindMeasure(measures)
	}
	rules := document.Slice(v.Object("rules").Need("rules"), r.rule)
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return rules, nil
}

// ruleReader reads rules one after the other.
type ruleReader struct {
	find  func(id string) (indicator.Measure, bool) // nil: any measure will do
	codes map[pcmd.Code]bool                        // seen so far
}

func (r ruleReader) rule(v document.Value) CheckRule {
	all := v.Map()
	rule := CheckRule{
		Code:     r.code(all.Need("code")),
		Kind:     document.Word(all.Need("kind"), CheckKinds()),
		Severity: document.Word(all.Need("severity"), Severities()),
		Citation: document.Citation(all.Get("citation")),
	}
	keys := []string{"code", "kind", "severity", "citation"}
	switch {
	case rule.Kind.hasSides():
		o := v.Object(append(keys, "part", "whole")...)
		rule.Part, rule.Whole = r.side(o.Need("part")), r.side(o.Need("whole"))
	case rule.Kind == Jump:
		o := v.Object(append(keys, "measures", "threshold", "least", "periods")...)
		rule.Threshold, rule.Least = wire.Number(o.Need("threshold")), wire.Number(o.Get("least"))
		refuseNegative(o.Get("threshold"), rule.Threshold.IsNegative())
		refuseNegative(o.Get("least"), rule.Least.IsNegative())
		if periods := o.Need("periods"); periods.Present() {
			rule.Periods = periods.Int(leastHistory, longestHistory)
		}
	case rule.Kind.Valid():
		v.Object(append(keys, "measures")...)
	}
	if !rule.Kind.hasSides() {
		rule.Measures = r.measures(all.Get("measures"), rule.Kind)
	}
	return rule
}

func (r ruleReader) code(v document.Value) pcmd.Code {
	if !v.Present() {
		return ""
	}
	code := pcmd.Code(v.ID())
	if r.codes[code] && code != "" {
		v.Fault(pcmd.CodeDuplicateID,
			fmt.Sprintf("mã quy tắc %q đã có ở trên", code), fmt.Sprintf("the rule %q stands above already", code))
	}
	r.codes[code] = true
	return code
}

func refuseNegative(v document.Value, negative bool) {
	if negative {
		v.Fault(pcmd.CodeOutOfRange, "cần số không âm", "expected a number that is not below zero")
	}
}

func (r ruleReader) side(v document.Value) []indicator.Term {
	terms := wire.Terms(v)
	if !v.IsList() {
		return nil
	}
	refuseEmpty(v, len(terms))
	for i, item := range v.List() {
		at := item
		if item.IsObject() {
			at = item.Map().Get("measure")
		}
		r.known(at, terms[i].Measure)
	}
	return terms
}

func (r ruleReader) measures(v document.Value, kind CheckKind) []string {
	ids := document.Slice(v, document.Value.String)
	if !v.IsList() {
		return nil
	}
	refuseEmpty(v, len(ids))
	for i, item := range v.List() {
		if m, ok := r.known(item, ids[i]); ok && !kind.fits(m) {
			item.Fault(pcmd.CodeMeasureKind,
				fmt.Sprintf("quy tắc %q không áp dụng cho số liệu %q thuộc loại %s", kind, m.ID, m.Kind),
				fmt.Sprintf("a rule of kind %q makes no sense of %q, which is of kind %s", kind, m.ID, m.Kind))
		}
	}
	return ids
}

func refuseEmpty(v document.Value, n int) {
	if n == 0 {
		v.Fault(pcmd.CodeEmptyTerms, "danh sách trống", "the list is empty")
	}
}

// known notes a measure that nobody has declared.
func (r ruleReader) known(v document.Value, id string) (m indicator.Measure, ok bool) {
	if r.find == nil || !v.IsString() {
		return m, false
	}
	if m, ok = r.find(id); !ok {
		v.Err(indicator.UnknownMeasure(id))
	}
	return m, ok
}

// within reports whether all measures of the rule are among those of a set.
func (r CheckRule) within(set *indicator.Set) bool {
	has := func(id string) bool {
		_, ok := set.Measure(id)
		return ok
	}
	for _, side := range [][]indicator.Term{r.Part, r.Whole} {
		for _, term := range side {
			if !has(term.Measure) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(r.Measures, func(id string) bool { return !has(id) })
}
