package pcmd

import (
	"fmt"
	"strconv"
	"time"
)

// Date writes a date in figures: 15/6/2024, with a zero before days under 10 and
// before January and February only. Both languages write the day first. It is ""
// for the zero Date.
func (l Lang) Date(d Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day(), monthDigits(d.Month()), d.Year())
}

// LongDate writes a date in words, as it stands in the running text of a
// document: ngày 05 tháng 02 năm 2024 in Vietnamese, 5 February 2024 in English.
// It is "" for the zero Date.
func (l Lang) LongDate(d Date) string {
	switch {
	case d.IsZero():
		return ""
	case l == English:
		return fmt.Sprintf("%d %s %d", d.Day(), d.Month(), d.Year())
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day(), monthDigits(d.Month()), d.Year())
}

// Period writes a period in words, to go on a sentence: năm 2024, 6 tháng đầu năm
// 2024, quý III năm 2024, tháng 02 năm 2024, giai đoạn 2021-2025; in English
// 2024, the first half of 2024, the third quarter of 2024, February 2024,
// 2021–2025. It is "" for the zero Period.
func (l Lang) Period(p Period) string {
	if p.IsZero() {
		return ""
	}
	index := int(p.index) - 1
	var form, part Text
	switch p.kind {
	case Span:
		return fmt.Sprintf(Text{Vi: "giai đoạn %d-%d", En: "%d–%d"}.In(l), p.Year(), p.LastYear())
	case Half:
		form = Text{Vi: "6 tháng %[1]s năm %[2]d", En: "the %[1]s half of %[2]d"}
		part = [...]Text{{"đầu", "first"}, {"cuối", "second"}}[index]
	case Quarter:
		form = Text{Vi: "quý %[1]s năm %[2]d", En: "the %[1]s quarter of %[2]d"}
		part = [...]Text{{"I", "first"}, {"II", "second"}, {"III", "third"}, {"IV", "fourth"}}[index]
	case Month:
		form = Text{Vi: "tháng %[1]s năm %[2]d", En: "%[1]s %[2]d"}
		part = Text{Vi: monthDigits(time.Month(p.index)), En: time.Month(p.index).String()}
	default:
		return fmt.Sprintf(Text{Vi: "năm %d", En: "%d"}.In(l), p.Year())
	}
	return fmt.Sprintf(form.In(l), part.In(l), p.Year())
}

// monthDigits writes a month in figures; only January and February have a zero.
func monthDigits(m time.Month) string {
	if m <= time.February {
		return "0" + strconv.Itoa(int(m))
	}
	return strconv.Itoa(int(m))
}
