package pcmd_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/pcmd-vn/pcmd"
)

func ExampleDate() {
	due, err := pcmd.ParseDate("2024-06-15")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due, due.Weekday())
	fmt.Println(due.AddDays(15))
	fmt.Println(due.Before(pcmd.MustParseDate("2024-07-01")))
	fmt.Println(due.Start().Format(time.RFC3339))
	// Output:
	// 2024-06-15 Saturday
	// 2024-06-30
	// true
	// 2024-06-15T00:00:00+07:00
}

// A server that runs on UTC is seven hours behind the day in Vietnam.
func ExampleDateIn() {
	sent := time.Date(2024, time.June, 14, 18, 30, 0, 0, time.UTC)
	fmt.Println(pcmd.DateIn(sent))
	// Output: 2024-06-15
}

func ExampleDateOf() {
	fmt.Println(pcmd.DateOf(2024, time.February, 29))
	_, err := pcmd.DateOf(2023, time.February, 29)
	fmt.Println(err)
	// Output:
	// 2024-02-29 <nil>
	// "2023-02-29" is not a date; expected the form 2024-06-15 [bad-date]
}

func ExamplePeriod() {
	half := pcmd.MustParsePeriod("2024-H1")
	fmt.Println(half.Start(), half.End())
	fmt.Println(half.Parts())
	fmt.Println(half.Each(pcmd.Month))
	// Output:
	// 2024-01-01 2024-06-30
	// [2024-Q1 2024-Q2]
	// [2024-01 2024-02 2024-03 2024-04 2024-05 2024-06]
}

// Growth compares a period with the one a year earlier, and the term of a plan
// with the term before.
func ExamplePeriod_Before() {
	fmt.Println(pcmd.MustParsePeriod("2024-Q3").Before())
	fmt.Println(pcmd.MustParsePeriod("2021/2025").Before())
	// Output:
	// 2023-Q3
	// 2016/2020
}

func ExamplePeriodKind() {
	for _, s := range []string{"2024-07", "2024-Q3", "2024-H2", "2024", "2021/2025"} {
		fmt.Println(s, pcmd.MustParsePeriod(s).Kind())
	}
	// Output:
	// 2024-07 month
	// 2024-Q3 quarter
	// 2024-H2 half
	// 2024 year
	// 2021/2025 span
}

func ExampleText() {
	title := pcmd.NewText("tỷ lệ cơ sở ký cam kết", "share of venues that signed")
	fmt.Println(title)
	fmt.Println(title.In(pcmd.English))
	// Output:
	// tỷ lệ cơ sở ký cam kết
	// share of venues that signed
}

func ExampleLang() {
	label := pcmd.District.Label()
	for _, lang := range []pcmd.Lang{pcmd.Vietnamese, pcmd.English, "fr"} {
		fmt.Println(lang, lang.Valid(), label.In(lang))
	}
	// Output:
	// vi true cấp huyện
	// en true district
	// fr false cấp huyện
}

func ExampleLang_Number() {
	fmt.Println(pcmd.Vietnamese.Number("1234567.50"))
	fmt.Println(pcmd.English.Number("1234567.50"))
	// Output:
	// 1.234.567,50
	// 1,234,567.50
}

// Dates and periods as they stand in the running text of a document.
func ExampleLang_LongDate() {
	day := pcmd.MustParseDate("2024-02-05")
	fmt.Println(pcmd.Vietnamese.LongDate(day))
	fmt.Println(pcmd.Vietnamese.Date(day))
	fmt.Println(pcmd.Vietnamese.Period(pcmd.MustParsePeriod("2024-H1")))
	fmt.Println(pcmd.English.LongDate(day))
	// Output:
	// ngày 05 tháng 02 năm 2024
	// 05/02/2024
	// 6 tháng đầu năm 2024
	// 5 February 2024
}

func ExampleCitation() {
	// Within a plan a citation names the clause only.
	c := pcmd.Citation{
		Clause:  "I.2, gạch 4",
		Reading: pcmd.Interpreted,
		Note:    pcmd.NewText("kế hoạch không nêu ngày", "the plan names no day"),
	}
	fmt.Println(c)
	fmt.Println(c.In("630/KH-UBND"))
	fmt.Println(c.Reading, "since", c.Note.In(pcmd.English))
	// Output:
	// I.2, gạch 4
	// 630/KH-UBND, I.2, gạch 4
	// interpreted since the plan names no day
}

func ExampleReading() {
	var r pcmd.Reading
	fmt.Println(r.UnmarshalText([]byte("stated")), r)
	fmt.Println(r.UnmarshalText([]byte("guessed")))
	// Output:
	// <nil> stated
	// there is no word "guessed"; accepted: stated, interpreted [unknown-kind]
}

func ExampleReadings() {
	for _, d := range pcmd.Readings() {
		fmt.Printf("%s: %s\n", d.Key, d.Label)
	}
	// Output:
	// stated: văn bản nêu
	// interpreted: cách hiểu
}

func ExampleFault() {
	_, err := pcmd.ParsePeriod("2024-Q5")
	var fault pcmd.Fault
	if errors.As(err, &fault) {
		fault = fault.At("reports[2].period")
		fmt.Println(fault.Code, fault.Path)
		fmt.Println(fault.In(pcmd.Vietnamese))
	}
	// Output:
	// bad-period reports[2].period
	// reports[2].period: "2024-Q5" không phải là một kỳ; cần 2024, 2024-H1, 2024-Q1, 2024-01 hoặc 2021/2025 [bad-period]
}

func ExampleCode() {
	_, err := pcmd.ParseDate("15/6/2024")
	var fault pcmd.Fault
	fmt.Println(errors.As(err, &fault) && fault.Code == pcmd.CodeBadDate)
	// Output: true
}

// A check of one's own collects what it finds and returns it in one go.
func ExampleFaults() {
	check := func(ids ...string) error {
		var faults pcmd.Faults
		for i, id := range ids {
			var fault pcmd.Fault
			if errors.As(pcmd.CheckID(id), &fault) {
				faults = append(faults, fault.At(fmt.Sprintf("ids[%d]", i)))
			}
		}
		return faults.Err()
	}
	fmt.Println(check("venues", "venues-committed"))

	var faults pcmd.Faults
	if errors.As(check("cơ sở", "venues", "-"), &faults) {
		for _, f := range faults {
			fmt.Println(f.Path, f.Code)
		}
	}
	// Output:
	// <nil>
	// ids[0] bad-id
	// ids[2] bad-id
}

func ExampleJoinPath() {
	fmt.Println(pcmd.JoinPath("targets[3]", "criterion.value"))
	fmt.Println(pcmd.JoinPath("targets", "[3]"))
	// Output:
	// targets[3].criterion.value
	// targets[3]
}

func ExampleVocabulary() {
	levels := pcmd.Levels()
	level, err := levels.Parse("district")
	fmt.Println(levels.Label(level), err)
	_, err = levels.Parse("village")
	fmt.Println(err)
	// Output:
	// cấp huyện <nil>
	// there is no word "village"; accepted: central, province, district, commune [unknown-kind]
}

// A program describes words of its own in the same way.
func ExampleDefinition() {
	type status string
	statuses := pcmd.Vocabulary[status]{
		{Key: "draft", Label: pcmd.NewText("dự thảo", "draft")},
		{Key: "issued", Label: pcmd.NewText("đã ban hành", "issued")},
	}
	d, ok := statuses.Find("issued")
	fmt.Println(d.Label, ok, d.Citation.IsZero())
	// Output: đã ban hành true true
}

func ExampleLevel() {
	var unit struct {
		Level pcmd.Level `json:"level"`
	}
	fmt.Println(json.Unmarshal([]byte(`{"level":"commune"}`), &unit))
	fmt.Println(unit.Level, unit.Level.Label(), unit.Level == pcmd.Commune)
	fmt.Println(json.Unmarshal([]byte(`{"level":"village"}`), &unit) != nil)
	// Output:
	// <nil>
	// commune cấp xã true
	// true
}

func ExampleLevels() {
	for _, d := range pcmd.Levels() {
		fmt.Printf("%s: %s\n", d.Key, d.Label)
	}
	fmt.Println(pcmd.Levels()[2].Citation)
	// Output:
	// central: trung ương
	// province: cấp tỉnh
	// district: cấp huyện
	// commune: cấp xã
	// 77/2015/QH13, Điều 2
}

func ExampleCheckID() {
	fmt.Println(pcmd.CheckID("venues-committed"))
	fmt.Println(pcmd.CheckID("cơ sở") != nil)
	// Output:
	// <nil>
	// true
}
