package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/shopspring/decimal"
)

// deadlines finds the reporting clauses that name a period and print no day.
func (l *linter) deadlines() {
	for i, r := range l.plan.Reporting {
		if !r.Day.IsZero() || r.Frequency != HalfYearly && r.Frequency != Yearly {
			continue
		}
		label := r.Frequency.Label()
		l.find(fmt.Sprintf("reporting[%d]", i), r.Citation,
			fmt.Sprintf("báo cáo kỳ %s không in ngày hết hạn, nên không xét được đúng hạn hay trễ", label.Vi),
			fmt.Sprintf("the %s report has no printed day, so that nothing can be on time or late", label.En))
	}
}

// thresholds are the words for a threshold, in lower case.
func thresholds() []string {
	return []string{"ít nhất", "tối thiểu", "trở lên", "at least", "or more"}
}

// nestedThresholds finds the shares whose words hold a threshold of their own.
func (l *linter) nestedThresholds() {
	for _, t := range l.targets() {
		kind := kindOf(t.Target)
		isShare := kind == indicator.KindShare || kind == indicator.KindShareOfUnits || kind == indicator.KindRatio
		if isShare && saysAny(t.Target, thresholds()) {
			l.find(t.path, t.Citation,
				fmt.Sprintf("lời văn của tỷ lệ có thêm một mức “ít nhất” khác với mức của chỉ tiêu (%s): mức đó thuộc về từng đối tượng được tính", t.Promise(pcmd.Vietnamese)),
				fmt.Sprintf("the words of the share hold an “at least” beside that of the target (%s): it belongs to each one that is counted", t.Promise(pcmd.English)))
		}
	}
}

// kindOf returns the kind of the target's formula, unset where it has none.
func kindOf(t Target) indicator.FormulaKind {
	if t.Indicator.Formula == nil {
		return ""
	}
	return t.Indicator.Formula.Kind()
}

// saysAny reports whether the target's words hold one of the phrases.
func saysAny(t Target, phrases []string) bool {
	words := wordsOf(t)
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(words, phrase) })
}

// wordsOf returns what the target says beside its criterion, in lower case.
func wordsOf(t Target) string {
	var all []string
	for _, text := range []pcmd.Text{t.Title, t.Population, t.Condition} {
		all = append(all, text.Vi, text.En)
	}
	return strings.ToLower(strings.Join(all, "\n"))
}

// growthBases finds the growth targets whose words do not say what they are
// measured from.
func (l *linter) growthBases() {
	for _, t := range l.targets() {
		if kindOf(t.Target) == indicator.KindGrowth && !namesBase(t.Target) {
			l.find(t.path, t.Citation,
				"không nêu mức tăng so với năm nào, kỳ nào; công thức so với cùng kỳ năm trước là cách hiểu của thư viện",
				"it does not say which year or period the growth is measured from; the same period of the year before is how the formula reads it")
		}
	}
}

// namesBase reports whether the words of a growth target name a year or the
// period before.
func namesBase(t Target) bool {
	year := regexp.MustCompile(`\b(19|20)\d\d\b`)
	before := []string{"năm trước", "năm liền kề", "kỳ trước", "cùng kỳ", "year before", "previous year", "period before", "preceding"}
	return year.MatchString(wordsOf(t)) || saysAny(t, before)
}

// cumulatives finds the shares by the end of the term that the yearly shares of
// the same whole do not add up to, or only if nothing is counted in two years.
func (l *linter) cumulatives() {
	years := decimal.NewFromInt(int64(len(l.plan.Term.Each(pcmd.Year))))
	for _, end := range l.targets() {
		for _, yearly := range l.targets() {
			if !l.addsUpTo(yearly.Target, end.Target) {
				continue
			}
			want, each := limitsOf(end.Target).floor.value, limitsOf(yearly.Target).floor.value
			sum := each.Mul(years)
			vi, en := pcmd.Vietnamese.Number, pcmd.English.Number
			switch {
			case sum.LessThan(want):
				l.find(end.path, end.Citation,
					fmt.Sprintf("mức hằng năm %s %% cộng cả %s năm mới được %s %%, không tới %s %%", vi(each.String()), years, vi(sum.String()), vi(want.String())),
					fmt.Sprintf("the yearly %s %% makes %s %% in %s years and does not reach %s %%", en(each.String()), en(sum.String()), years, en(want.String())))
			case sum.Equal(want):
				l.find(end.path, end.Citation,
					fmt.Sprintf("mức hằng năm %s %% cộng cả %s năm vừa đúng %s %%: chỉ đủ nếu không đối tượng nào được tính ở hai năm", vi(each.String()), years, vi(want.String())),
					fmt.Sprintf("the yearly %s %% makes just %s %% in %s years: enough only if nothing is counted in two years", en(each.String()), en(want.String()), years))
			}
		}
	}
}

// addsUpTo reports whether the first is a yearly share of new ones, and the
// second the share of the same whole that was reached since the term began.
func (l *linter) addsUpTo(yearly, end Target) bool {
	part, isShare := yearly.Indicator.Formula.(indicator.Share)
	whole, areShares := end.Indicator.Formula.(indicator.Share)
	return isShare && areShares && sameTerms(part.Denominator, whole.Denominator) &&
		yearly.Scope == EachYear && l.all(part.Numerator, indicator.Distinct, indicator.Flow) &&
		end.Scope == EndOfTerm && l.all(whole.Numerator, indicator.Running) &&
		limitsOf(yearly).floor.set && limitsOf(end).floor.set
}

// all reports whether every term is of a measure of one of the kinds.
func (l *linter) all(terms []indicator.Term, kinds ...indicator.MeasureKind) bool {
	return !slices.ContainsFunc(terms, func(t indicator.Term) bool { return !slices.Contains(kinds, l.kinds[t.Measure]) })
}

// populations finds what is asked about people or things that no measure
// counts.
func (l *linter) populations() {
	for _, t := range l.targets() {
		if kindOf(t.Target) == indicator.KindFlag && !t.Population.IsZero() {
			l.find(t.path, t.Citation,
				fmt.Sprintf("chỉ tiêu nói về “%s” nhưng chỉ đo bằng có hoặc không: công thức không đếm nhóm này", t.Population.Vi),
				fmt.Sprintf("the target is about “%s” and only a yes or no: its formula does not count them", t.Population.En))
		}
	}
	for i, r := range l.plan.Reporting {
		if r.Covers.IsZero() {
			continue
		}
		from := l.plan.Bodies.Name(r.From)
		l.find(fmt.Sprintf("reporting[%d]", i), r.Citation,
			fmt.Sprintf("%s báo cáo về nhóm khác với nhóm mà chỉ tiêu tính, và không số liệu nào đếm nhóm đó: %s", from.Vi, r.Covers.Vi),
			fmt.Sprintf("%s reports on others than the target counts, and no measure counts those: %s", from.En, r.Covers.En))
	}
}
