package report

import (
	_ "embed"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// CheckRule is one question that is put to reported figures. Rules are data:
// those of the library are [StandardChecks] and [ShareChecks], those of a caller
// come from [ParseCheckRules].
type CheckRule struct {
	Code     pcmd.Code // names the rule for good
	Kind     CheckKind
	Severity Severity

	// The sides of a rule about a part and its whole; of [DenominatorReported]
	// the numerator and the denominator.
	Part, Whole []indicator.Term

	// The measures that other rules look at; none means every measure that the
	// question makes sense of.
	Measures []string

	// Of a [Jump]: how many times the median absolute deviation is too far, the
	// distance below which nothing is, and how many periods before it takes to
	// tell.
	Threshold, Least decimal.Decimal
	Periods          int

	Citation pcmd.Citation
}

//go:embed data/checks.json
var standardChecks []byte

// StandardChecks returns the rules that hold for every workbook: about the kinds
// of venue, about time, about units and their own history. They are read anew at
// every call and belong to the caller.
func StandardChecks() []CheckRule {
	rules, err := ParseCheckRules(standardChecks, nil)
	if err != nil {
		panic(fmt.Sprintf("checks.json: %v", err)) // the data are part of the program
	}
	return rules
}

// ShareChecks returns two rules for every indicator that is a share: that the
// part is not above the whole, and that who reports the part has the whole. Their
// codes are the kind and the indicator, such as
// part-not-above-whole.students-informed; the citation is that of the formula.
func ShareChecks(indicators []indicator.Indicator) []CheckRule {
	var rules []CheckRule
	for _, i := range indicators {
		share, ok := i.Formula.(indicator.Share)
		if !ok {
			continue
		}
		for _, r := range []CheckRule{
			{Kind: PartNotAboveWhole, Severity: SeverityError},
			{Kind: DenominatorReported, Severity: SeverityWarning},
		} {
			r.Code = pcmd.Code(string(r.Kind) + "." + i.ID)
			r.Part, r.Whole, r.Citation = share.Numerator, share.Denominator, i.Citation
			rules = append(rules, r)
		}
	}
	return rules
}

// asks returns the question of a rule in a form that is the same for rules that
// ask the same.
func (r CheckRule) asks() string {
	side := func(terms []indicator.Term) (words []string) {
		for _, t := range terms {
			words = append(words, timesOf(t).String()+"·"+t.Measure)
		}
		return words
	}
	return fmt.Sprint(r.Kind, side(r.Part), side(r.Whole), r.Measures, r.Threshold, r.Least, r.Periods)
}
