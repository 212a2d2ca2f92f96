package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// Paragraphs returns the scorecard as it would stand in a report: what it is about
// and how many targets are met, then one paragraph for each target.
func (s Scorecard) Paragraphs(lang pcmd.Lang) []string {
	all := []string{s.opening(lang)}
	for _, l := range s.Lines {
		all = append(all, "- "+l.Sentence(lang))
	}
	return all
}

func (s Scorecard) opening(lang pcmd.Lang) string {
	under, on := "", ""
	if s.Plan != "" {
		under = pcmd.Text{Vi: " theo văn bản số " + s.Plan, En: " under " + s.Plan}.In(lang)
	}
	if !s.On.IsZero() {
		on = pcmd.Text{Vi: ", tính đến " + lang.LongDate(s.On), En: ", as of " + lang.LongDate(s.On)}.In(lang)
	}
	about := fmt.Sprintf(pcmd.Text{
		Vi: "Kết quả thực hiện chỉ tiêu phòng, chống mại dâm %s của %s%s%s",
		En: "Targets on preventing prostitution, %s, %s%s%s",
	}.In(lang), lang.Period(s.Period), nameOf(s.Unit), under, on)
	if len(s.Lines) == 0 {
		return about + pcmd.Text{Vi: ": không có chỉ tiêu nào.", En: ": there are none."}.In(lang)
	}
	return fmt.Sprintf(pcmd.Text{Vi: "%s: %s. Cụ thể như sau:", En: "%s: %s. In detail:"}.In(lang), about, s.summary(lang))
}

// summary says how many targets there are, and how many of each verdict.
func (s Scorecard) summary(lang pcmd.Lang) string {
	all := len(s.Lines)
	counts := s.verdicts(lang)
	switch {
	case len(counts) == 1 && lang == pcmd.Vietnamese:
		return fmt.Sprintf("%d/%s", all, counts[0])
	case all == 1:
		return "one target, " + strings.TrimPrefix(counts[0], "1 ")
	}
	return fmt.Sprintf(pcmd.Text{Vi: "trong %d chỉ tiêu, có %s", En: "of %d targets, %s"}.In(lang), all, join(lang, counts))
}

// verdicts counts the lines by their verdict, in the order of the vocabulary.
func (s Scorecard) verdicts(lang pcmd.Lang) (words []string) {
	held := map[indicator.Verdict]int{}
	for _, l := range s.Lines {
		held[l.Result.Verdict]++
	}
	for _, d := range verdictCounts {
		if n := held[d.Key]; n > 0 {
			words = append(words, fmt.Sprintf(d.Label.In(lang), n))
		}
	}
	return words
}

// verdictCounts are how a summary counts targets by their verdict.
var verdictCounts = pcmd.Vocabulary[indicator.Verdict]{
	{Key: indicator.Met, Label: pcmd.Text{Vi: "%d chỉ tiêu đạt", En: "%d met"}},
	{Key: indicator.Exceeded, Label: pcmd.Text{Vi: "%d chỉ tiêu vượt mức", En: "%d exceeded"}},
	{Key: indicator.NotMet, Label: pcmd.Text{Vi: "%d chỉ tiêu chưa đạt", En: "%d not met"}},
	{Key: indicator.Pending, Label: pcmd.Text{Vi: "%d chỉ tiêu chưa đạt và chưa đến hạn", En: "%d not met and not due yet"}},
	{Key: indicator.NotApplicable, Label: pcmd.Text{Vi: "%d chỉ tiêu không phát sinh", En: "%d not applicable"}},
	{Key: indicator.NotAssessable, Label: pcmd.Text{Vi: "%d chỉ tiêu chưa đánh giá được", En: "%d not assessable"}},
	{Key: "", Label: pcmd.Text{Vi: "%d chỉ tiêu không đặt mức", En: "%d without a criterion"}},
}

// Sentence returns the line as it would stand in a report, such as "Có 44/44 cơ sở
// đã ký cam kết (đạt 100 %), đạt chỉ tiêu đề ra (ít nhất 100 %)." Percentages are
// written without decimals where they are whole.
func (l Line) Sentence(lang pcmd.Lang) string {
	switch l.Result.State {
	case indicator.Computed:
		return inBrackets(l.headline(lang), l.completeness(lang)) + l.judgement(lang) + l.changed(lang) + l.ranked(lang) + "."
	case indicator.Inapplicable:
		return l.inapplicable(lang) + "."
	case indicator.Invalid:
		return l.title(lang) + l.invalid(lang) + "."
	}
	return l.title(lang) + l.incomplete(lang) + "."
}

// inBrackets adds words in brackets, to those that stand there already.
func inBrackets(text, words string) string {
	if before, bracketed := strings.CutSuffix(text, ")"); bracketed && words != "" {
		return before + "; " + words + ")"
	}
	if words == "" {
		return text
	}
	return text + " (" + words + ")"
}

// title is what the line is about, to go on after a colon.
func (l Line) title(lang pcmd.Lang) string { return l.Indicator.In(lang) + ": " }

// headline says what there is.
func (l Line) headline(lang pcmd.Lang) string {
	f := l.Row.Target.Indicator.Formula
	if f == nil {
		return l.title(lang) + l.Figure(lang)
	}
	part, whole := fractionIn(lang, l.Counts.Part), fractionIn(lang, l.Counts.Whole)
	switch f.Kind() {
	case indicator.KindShare:
		if part == "" || l.Counts.PartName.IsZero() {
			break
		}
		if lang == pcmd.English {
			return fmt.Sprintf("%s: %s of %s (%s)", l.Counts.PartName.En, part, whole, l.percentage(lang))
		}
		return fmt.Sprintf("Có %s/%s %s (%s)", part, whole, lowerFirst(l.Counts.PartName.Vi), l.percentage(lang))
	case indicator.KindShareOfUnits:
		return l.title(lang) + l.units(lang, part, whole) + " (" + l.percentage(lang) + ")"
	case indicator.KindCountOfUnits:
		return l.title(lang) + l.units(lang, part, whole)
	case indicator.KindGrowth:
		return l.title(lang) + l.growth(lang, part, whole)
	case indicator.KindEvery:
		return l.title(lang) + l.lowest(lang)
	case indicator.KindFlag:
		return l.title(lang) + map[bool]pcmd.Text{
			true: {Vi: "đã thực hiện", En: "done"}, false: {Vi: "chưa thực hiện", En: "not done"},
		}[l.Result.Exact.Sign() > 0].In(lang)
	}
	if l.symbol() != "" && part != "" && whole != "" {
		return fmt.Sprintf("%s%s (%s/%s)", l.title(lang), l.percentage(lang), part, whole)
	}
	return l.title(lang) + l.Figure(lang) + l.unitOfCount(lang)
}

// units writes how many units there are of all.
func (l Line) units(lang pcmd.Lang, part, whole string) string {
	return fmt.Sprintf(pcmd.Text{Vi: "%s/%s đơn vị %s", En: "%s of %s %ss"}.In(lang), part, whole, l.level().Label().In(lang))
}

// level is that of the units which a formula counts.
func (l Line) level() pcmd.Level {
	switch f := l.Row.Target.Indicator.Formula.(type) {
	case indicator.ShareOfUnits:
		return f.Level
	case indicator.CountOfUnits:
		return f.Level
	}
	return ""
}

// growth writes growth from one figure to another.
func (l Line) growth(lang pcmd.Lang, now, before string) string {
	sign := l.Result.Exact.Sign()
	since := lang.Period(l.Row.Period.Before())
	if sign == 0 {
		return fmt.Sprintf(pcmd.Text{Vi: "không thay đổi so với %s (%s)", En: "as in %s (%s)"}.In(lang), since, now)
	}
	words := map[bool]pcmd.Text{
		true:  {Vi: "tăng %s so với %s (từ %s lên %s)", En: "up %s on %s (from %s to %s)"},
		false: {Vi: "giảm %s so với %s (từ %s xuống %s)", En: "down %s on %s (from %s to %s)"},
	}[sign > 0]
	return fmt.Sprintf(words.In(lang), unsigned(l.number(lang, l.Result)+l.symbol()), since, before, now)
}

// lowest writes the smallest of the totals of the sub-periods.
func (l Line) lowest(lang pcmd.Lang) string {
	return fmt.Sprintf(pcmd.Text{Vi: "%s thấp nhất có %s", En: "the lowest %s has %s"}.In(lang), l.subPeriod(lang), l.Figure(lang)+l.unitOfCount(lang))
}

// subPeriod is the kind of period that each is judged by.
func (l Line) subPeriod(lang pcmd.Lang) string {
	every, _ := l.Row.Target.Indicator.Formula.(indicator.Every)
	if every.Each == pcmd.Month {
		return pcmd.Text{Vi: "tháng", En: "month"}.In(lang)
	}
	return pcmd.Text{Vi: "quý", En: "quarter"}.In(lang)
}

// percentage writes what share there is. A share that only rounding brings to the
// mark is said to be near it.
func (l Line) percentage(lang pcmd.Lang) string {
	reached := pcmd.Text{Vi: "đạt ", En: ""}
	rounded := decimal.RequireFromString(l.Result.Value())
	if l.Criterion.Op == indicator.AtLeast && l.Result.Exact.CompareDecimal(l.Criterion.Value) < 0 && !rounded.LessThan(l.Criterion.Value) {
		reached = pcmd.Text{Vi: "gần ", En: "nearly "}
	}
	return reached.In(lang) + l.number(lang, l.Result) + " %"
}

// number writes a value without decimals where it is whole.
func (l Line) number(lang pcmd.Lang, r indicator.Result) string {
	if exact := r.Exact.String(); !strings.Contains(exact, "/") {
		return lang.Number(exact)
	}
	return lang.Number(r.Value())
}

// unitOfCount is the unit that follows a bare number.
func (l Line) unitOfCount(lang pcmd.Lang) string {
	if l.symbol() != "" || l.Unit.IsZero() || l.Row.Target.Indicator.Formula == nil || l.Row.Target.Indicator.Formula.Kind() == indicator.KindFlag {
		return ""
	}
	return " " + l.Unit.In(lang)
}

// completeness says that a result rests on a part of the figures.
func (l Line) completeness(lang pcmd.Lang) string {
	c := l.Result.Coverage
	switch {
	case !l.Result.Provisional:
		return ""
	case l.isEvery() && c.Expected < 2:
		return fmt.Sprintf(pcmd.Text{Vi: "số liệu tạm tính, chưa đủ các %s", En: "provisional, not every %s is reported"}.In(lang), l.subPeriod(lang))
	}
	return fmt.Sprintf(pcmd.Text{
		Vi: "số liệu tạm tính, %d/%d đơn vị báo cáo", En: "provisional, %d of %d units reported",
	}.In(lang), c.Reported, c.Expected)
}

func (l Line) isEvery() bool {
	_, is := l.Row.Target.Indicator.Formula.(indicator.Every)
	return is
}

func (l Line) isGrowth() bool {
	_, is := l.Row.Target.Indicator.Formula.(indicator.Growth)
	return is
}

// judgement says what the result means against the criterion.
func (l Line) judgement(lang pcmd.Lang) string {
	words := map[indicator.Verdict]pcmd.Text{
		indicator.Met:      {Vi: ", đạt chỉ tiêu đề ra", En: ", which meets the target"},
		indicator.NotMet:   {Vi: ", chưa đạt chỉ tiêu đề ra", En: ", which does not meet the target"},
		indicator.Exceeded: {Vi: ", vượt mức chỉ tiêu đề ra", En: ", which exceeds the target"},
		indicator.Pending:  {Vi: ", chưa đạt chỉ tiêu đề ra", En: ", which does not meet the target yet"},
	}[l.Result.Verdict].In(lang)
	if words == "" {
		return ""
	}
	words += l.promise(lang)
	if n := l.Result.Shortfall; n.Sign() > 0 && l.Criterion.Op != indicator.Yes {
		words += fmt.Sprintf(pcmd.Text{Vi: ", còn thiếu %s" + l.shortUnit(), En: ", short by %s"}.In(lang), fractionIn(lang, n))
		if left := l.Progress.Left; left.Sign() > 0 && l.symbol() != "" {
			words += " (" + points(lang, left) + ")"
		}
	}
	if l.Result.Verdict == indicator.Pending {
		words += pcmd.Text{Vi: "; chưa đến hạn", En: "; it is not due yet"}.In(lang)
	}
	return words
}

// promise writes the criterion in brackets, unless it is yes, and until when it
// runs.
func (l Line) promise(lang pcmd.Lang) string {
	words := l.due(lang)
	if l.Criterion.Op != indicator.Yes {
		unit := l.unitOfCount(lang)
		if l.level() != "" {
			unit = "" // the headline names the units
		}
		words = l.Target(lang) + unit + words
	}
	if words = strings.TrimSpace(words); words == "" {
		return ""
	}
	return " (" + words + ")"
}

// due says until when a promise runs that is not for the year.
func (l Line) due(lang pcmd.Lang) string {
	switch by := l.Criterion.By; {
	case !by.IsZero():
		return fmt.Sprintf(pcmd.Text{Vi: " đến ngày %s", En: " by %s"}.In(lang), lang.Date(by))
	case !l.TermTarget.IsZero():
		return pcmd.Text{Vi: " đến hết giai đoạn", En: " by the end of the term"}.In(lang)
	}
	return ""
}

// shortUnit is what a shortfall counts in Vietnamese, where it is known. English
// would need a plural.
func (l Line) shortUnit() string {
	switch unit := l.Counts.Unit.Vi; {
	case l.level() != "":
		return " đơn vị"
	case unit != "":
		return " " + unit
	}
	return ""
}

// changed holds the result against the period before.
func (l Line) changed(lang pcmd.Lang) string {
	c := l.Change
	if c.Difference.IsZero() || l.isGrowth() {
		return ""
	}
	since := lang.Period(c.Period)
	if c.Before.Provisional {
		since += pcmd.Text{Vi: " (tạm tính)", En: " (provisional)"}.In(lang)
	}
	rises := c.Difference.Sign() > 0
	switch {
	case c.Difference.Sign() == 0:
		return fmt.Sprintf(pcmd.Text{Vi: "; không thay đổi so với %s", En: "; as in %s"}.In(lang), since)
	case l.symbol() == "":
		words := map[bool]pcmd.Text{
			true:  {Vi: "; tăng từ %s lên %s so với %s", En: "; up from %s to %s since %s"},
			false: {Vi: "; giảm từ %s xuống %s so với %s", En: "; down from %s to %s since %s"},
		}[rises]
		return fmt.Sprintf(words.In(lang), l.number(lang, c.Before), l.number(lang, l.Result), since)
	}
	words := map[bool]pcmd.Text{
		true:  {Vi: "; tăng %s so với %s", En: "; up %s on %s"},
		false: {Vi: "; giảm %s so với %s", En: "; down %s on %s"},
	}[rises]
	return fmt.Sprintf(words.In(lang), points(lang, c.Difference), since)
}

// pointPlaces is how many decimals points of percentage are written with.
const pointPlaces = 2

// points writes a difference of percentages, without its sign. What rounds to
// nothing is said to be less than the last decimal.
func points(lang pcmd.Lang, f indicator.Fraction) string {
	written := unsigned(f.Round(pointPlaces))
	unit := pcmd.Text{Vi: " điểm phần trăm", En: " points"}.In(lang)
	switch exact := unsigned(f.String()); {
	case strings.Trim(written, "0.") == "":
		return pcmd.Text{Vi: "chưa đến ", En: "less than "}.In(lang) + lang.Number("0.01") + unit
	case !strings.Contains(exact, "/"):
		written = exact
	}
	return lang.Number(written) + unit
}

func unsigned(s string) string { return strings.TrimPrefix(s, "-") }

// namedInTie is how many units of one place are named; more are counted.
const namedInTie = 3

// ranked holds the result against those of the siblings.
func (l Line) ranked(lang pcmd.Lang) string {
	r := l.Rank
	if r.Place == 0 || r.Of < 2 {
		return ""
	}
	words := fmt.Sprintf(pcmd.Text{Vi: "; xếp thứ %d/%d đơn vị cùng cấp có kết quả", En: "; place %d of %d units of the level with a result"}.In(lang), r.Place, r.Of)
	switch n := len(r.Tied); {
	case n > namedInTie:
		words += fmt.Sprintf(pcmd.Text{Vi: " (đồng hạng với %d đơn vị khác)", En: " (with %d others)"}.In(lang), n)
	case n > 0:
		var names []string
		for _, u := range r.Tied {
			names = append(names, nameOf(u))
		}
		words += fmt.Sprintf(pcmd.Text{Vi: " (đồng hạng với %s)", En: " (with %s)"}.In(lang), join(lang, names))
	}
	return words
}

// inapplicable says that there was nothing to measure.
func (l Line) inapplicable(lang pcmd.Lang) string {
	switch {
	case l.level() != "":
		return l.title(lang) + fmt.Sprintf(pcmd.Text{Vi: "không có đơn vị %s nên không đánh giá", En: "there is no %s, so it is not judged"}.In(lang), l.level().Label().In(lang))
	case l.isEvery():
		return l.title(lang) + fmt.Sprintf(pcmd.Text{Vi: "kỳ báo cáo ngắn hơn một %s nên không đánh giá", En: "the period is shorter than a %s, so it is not judged"}.In(lang), l.subPeriod(lang))
	case l.isGrowth():
		return l.title(lang) + fmt.Sprintf(pcmd.Text{Vi: "%s không phát sinh nên không tính được mức tăng", En: "there were none in %s, so there is no growth"}.In(lang), lang.Period(l.Row.Period.Before()))
	case !l.Counts.WholeName.IsZero():
		return l.title(lang) + fmt.Sprintf(pcmd.Text{Vi: "trong kỳ không có %s nên không đánh giá", En: "there were no %s, so it is not judged"}.In(lang), lowerFirst(l.Counts.WholeName.In(lang)))
	}
	return l.title(lang) + pcmd.Text{Vi: "trong kỳ không phát sinh nên không đánh giá", En: "there was nothing to measure, so it is not judged"}.In(lang)
}

// invalid says that the figures contradict one another.
func (l Line) invalid(lang pcmd.Lang) string {
	counts := ""
	if part, whole := fractionIn(lang, l.Counts.Part), fractionIn(lang, l.Counts.Whole); part != "" && whole != "" {
		counts = " (" + part + "/" + whole + ")"
	}
	return fmt.Sprintf(pcmd.Text{
		Vi: "số liệu không hợp lệ%s, đề nghị rà soát; chưa đánh giá được", En: "the figures are invalid%s and should be looked at; not assessable",
	}.In(lang), counts)
}

// incomplete says what is missing.
func (l Line) incomplete(lang pcmd.Lang) string {
	words := pcmd.Text{Vi: "chưa có số liệu", En: "there are no figures"}.In(lang)
	if l.Result.Coverage.Reported > 0 {
		words = pcmd.Text{Vi: "chưa có đủ số liệu", En: "the figures are incomplete"}.In(lang)
	}
	if c := l.Result.Coverage; c.Expected > 1 {
		words += fmt.Sprintf(pcmd.Text{Vi: " (%d/%d đơn vị có đủ số liệu)", En: " (%d of %d units have them)"}.In(lang), c.Reported, c.Expected)
	}
	if names := l.missing(lang); len(names) > 0 {
		words += pcmd.Text{Vi: ", còn thiếu ", En: ", missing "}.In(lang) + join(lang, names)
	}
	return words + pcmd.Text{Vi: "; chưa đánh giá được", En: "; not assessable"}.In(lang)
}

// missing names the figures that are missing; of growth with their periods.
func (l Line) missing(lang pcmd.Lang) (names []string) {
	for _, m := range l.Counts.Missing {
		name := "“" + m.Name.In(lang) + "”"
		if l.isGrowth() {
			name += pcmd.Text{Vi: " của ", En: " of "}.In(lang) + lang.Period(m.Period)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// fractionIn writes a count; it is "" for the unset one.
func fractionIn(lang pcmd.Lang, f indicator.Fraction) string {
	exact := f.String()
	if !strings.Contains(exact, "/") {
		return lang.Number(exact)
	}
	return lang.Number(strings.TrimSuffix(strings.TrimRight(f.Round(figurePlaces), "0"), "."))
}

// lowerFirst writes the first letter small, for words that go on a sentence.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
