package report

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// say writes a message in both languages.
func say(write func(pcmd.Lang) string) pcmd.Text {
	return pcmd.NewText(write(pcmd.Vietnamese), write(pcmd.English))
}

func number(lang pcmd.Lang, d decimal.Decimal) string { return lang.Number(d.String()) }

// name returns what a measure is called, in quotes.
func (k *check) name(lang pcmd.Lang, measure string) string {
	m, _ := k.table.Set().Measure(measure)
	if title := k.Glossary.measure(m).Title; !title.IsZero() {
		return "“" + title.In(lang) + "”"
	}
	return "“" + measure + "”"
}

// join lists words: a, b và c.
func join(lang pcmd.Lang, words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + pcmd.Text{Vi: " và ", En: " and "}.In(lang) + words[last]
}

// values writes the figures of a side: “Cơ sở lưu trú” (24) và “…” (20).
func (k *check) values(lang pcmd.Lang, s side) string {
	words := make([]string, len(s.terms))
	for i, t := range s.terms {
		words[i] = fmt.Sprintf("%s (%s)", k.name(lang, t.Measure), number(lang, s.figures[i].Value))
		if times := timesOf(t); !times.Equal(decimal.NewFromInt(1)) {
			words[i] = number(lang, times) + " × " + words[i]
		}
	}
	return join(lang, words)
}

// total writes what a side of several terms comes to; one term says it already.
func total(lang pcmd.Lang, s side) string {
	if len(s.terms) == 1 && timesOf(s.terms[0]).Equal(decimal.NewFromInt(1)) {
		return ""
	}
	return fmt.Sprintf(pcmd.Text{Vi: ", cộng lại là %s,", En: ", together %s,"}.In(lang), number(lang, s.sum))
}

func (k *check) findSides(part, whole side, message func(pcmd.Lang, side, side) string) {
	k.find(append(part.figures, whole.figures...), part.sum.Sub(whole.sum),
		say(func(lang pcmd.Lang) string {
			apart := fmt.Sprintf(pcmd.Text{Vi: " (chênh lệch %s)", En: " (difference %s)"}.In(lang), number(lang, part.sum.Sub(whole.sum).Abs()))
			return message(lang, part, whole) + apart
		}))
}

func (k *check) aboveWhole(lang pcmd.Lang, part, whole side) string {
	return k.values(lang, part) + total(lang, part) + pcmd.Text{Vi: " lớn hơn ", En: " is above "}.In(lang) +
		k.values(lang, whole) + strings.TrimSuffix(total(lang, whole), ",")
}

func (k *check) notTheWhole(lang pcmd.Lang, part, whole side) string {
	return k.values(lang, part) + total(lang, part) + pcmd.Text{Vi: " không bằng ", En: " does not equal "}.In(lang) +
		k.values(lang, whole) + strings.TrimSuffix(total(lang, whole), ",")
}

func (k *check) withoutDenominator(part side, missing []CheckedFigure) pcmd.Text {
	return say(func(lang pcmd.Lang) string {
		var names []string
		for _, f := range missing {
			names = append(names, k.name(lang, f.Measure))
		}
		return fmt.Sprintf(pcmd.Text{
			Vi: "có %s nhưng thiếu %s nên không tính được tỷ lệ",
			En: "%s is there and %s is missing, so there is no share",
		}.In(lang), k.values(lang, part), join(lang, names))
	})
}

// byPeriod writes figures with their periods: 6 tháng đầu năm 2024 (5).
func byPeriod(lang pcmd.Lang, figures []CheckedFigure) string {
	words := make([]string, len(figures))
	for i, f := range figures {
		words[i] = fmt.Sprintf("%s (%s)", lang.Period(f.Period), number(lang, f.Value))
	}
	return join(lang, words)
}

func (k *check) belowParts(m indicator.Measure, figures []CheckedFigure, least decimal.Decimal) pcmd.Text {
	words := pcmd.Text{
		Vi: "%s: %s thấp hơn %s, là tổng đã báo cáo của %s",
		En: "%s: %s is below %s, the sum reported for %s",
	}
	if m.Kind == indicator.Distinct {
		words = pcmd.Text{
			Vi: "%s: %s thấp hơn %s, là số lớn nhất đã báo cáo trong %s",
			En: "%s: %s is below %s, the largest number reported for %s",
		}
	}
	return say(func(lang pcmd.Lang) string {
		return fmt.Sprintf(words.In(lang), k.name(lang, m.ID), byPeriod(lang, figures[:1]), number(lang, least), byPeriod(lang, figures[1:]))
	})
}

func (k *check) fallen(m indicator.Measure, now, before CheckedFigure) pcmd.Text {
	return say(func(lang pcmd.Lang) string {
		return fmt.Sprintf(pcmd.Text{
			Vi: "%s: số lũy kế đến hết %s thấp hơn số đến hết %s (chênh lệch %s)",
			En: "%s: the running total to the end of %s is below that to the end of %s (difference %s)",
		}.In(lang), k.name(lang, m.ID), byPeriod(lang, []CheckedFigure{now}), byPeriod(lang, []CheckedFigure{before}),
			number(lang, before.Value.Sub(now.Value)))
	})
}

func (k *check) jumped(m indicator.Measure, figures []CheckedFigure, middle, spread decimal.Decimal) pcmd.Text {
	return say(func(lang pcmd.Lang) string {
		return fmt.Sprintf(pcmd.Text{
			Vi: "%s: %s lệch %s so với trung vị %s của %d kỳ trước; độ lệch tuyệt đối trung vị là %s, ngưỡng %s lần",
			En: "%s: %s is %s away from the median %s of the %d periods before; their median absolute deviation is %s, the threshold %s times",
		}.In(lang), k.name(lang, m.ID), byPeriod(lang, figures[:1]), number(lang, figures[0].Value.Sub(middle).Abs()),
			number(lang, middle), len(figures)-1, number(lang, spread), number(lang, k.rule.Threshold))
	})
}

func (k *check) notTheSum(m indicator.Measure, own, sum decimal.Decimal, have int) pcmd.Text {
	all := len(k.below[k.row])
	return say(func(lang pcmd.Lang) string {
		if have < all {
			return fmt.Sprintf(pcmd.Text{
				Vi: "%s: đơn vị tự báo cáo %s, thấp hơn tổng của riêng %d/%d đơn vị trực thuộc đã có số liệu là %s (chênh lệch %s)",
				En: "%s: the unit itself reported %s, less than the %d of %d units below it with figures add up to, which is %s (difference %s)",
			}.In(lang), k.name(lang, m.ID), number(lang, own), have, all, number(lang, sum), number(lang, own.Sub(sum).Abs()))
		}
		return fmt.Sprintf(pcmd.Text{
			Vi: "%s: đơn vị tự báo cáo %s, tổng của %d đơn vị trực thuộc là %s (chênh lệch %s)",
			En: "%s: the unit itself reported %s, the %d units below it add up to %s (difference %s)",
		}.In(lang), k.name(lang, m.ID), number(lang, own), all, number(lang, sum), number(lang, own.Sub(sum).Abs()))
	})
}
