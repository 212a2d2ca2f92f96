package agency_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// Who is responsible for the prevention of prostitution in Thái Nguyên on 2 March
// 2025, and in a commune on 1 August 2025?
func ExampleDirectory() {
	directory := agency.VietnamDirectory()
	for _, ask := range []struct {
		level    pcmd.Level
		unit, on string
	}{
		{pcmd.Province, "19", "2025-03-02"}, {pcmd.Commune, "", "2025-08-01"}, {pcmd.District, "309", "2025-03-02"},
	} {
		a := directory.Responsible(agency.ProstitutionPrevention, ask.level, ask.unit, pcmd.MustParseDate(ask.on))
		if a.IsKnown() {
			fmt.Printf("%s: %s (%s)\n", ask.on, a.Body.Name, a.Citation)
		} else {
			fmt.Printf("%s: unknown, last known %s\n", ask.on, a.Last.Name)
		}
	}
	// Output:
	// 2025-03-02: Sở Y tế (42/2025/NĐ-CP, Điều 1)
	// 2025-08-01: Phòng Văn hóa - Xã hội (150/2025/NĐ-CP, Điều 15, khoản 3, điểm d)
	// 2025-03-02: unknown, last known Phòng Lao động - Thương binh và Xã hội
}

// What became of a duty that the plan of Bắc Kạn gave to its department of
// labour in 2021?
func ExampleDirectory_Resolve() {
	duty := agency.Charge{
		Body:     agency.Body{ID: "labour-department", Name: pcmd.NewText("Sở Lao động - Thương binh và Xã hội", "Department of Labour"), Level: pcmd.Province},
		Function: agency.Communication, Unit: "06", Given: pcmd.MustParseDate("2021-11-01"),
	}
	for _, on := range []string{"2022-01-01", "2025-03-02", "2025-08-01"} {
		resolution, err := agency.VietnamDirectory().Resolve(agency.Vietnam(), duty, pcmd.MustParseDate(on))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, a := range resolution.Answers {
			fmt.Printf("%s: %s, %s\n", on, a.Body.Name, a.Unit.Name)
		}
	}
	// Output:
	// 2022-01-01: Sở Lao động - Thương binh và Xã hội, Bắc Kạn
	// 2025-03-02: Sở Y tế, Bắc Kạn
	// 2025-08-01: Sở Y tế, Thái Nguyên
}

// A district's own decision, where the decree leaves open which office has the
// function.
func ExampleTenure() {
	own := agency.Tenure{
		Function: agency.ProstitutionPrevention, Level: pcmd.District, Unit: "309",
		Body: agency.Body{ID: "health-division", Name: pcmd.NewText("Phòng Y tế", "Health Division")},
		From: pcmd.MustParseDate("2025-03-01"), Until: pcmd.MustParseDate("2025-06-30"),
		Citation: pcmd.Citation{Document: "1/QĐ-UBND", Reading: pcmd.Stated},
	}
	directory, err := agency.VietnamDirectory().With(agency.Records{Tenures: []agency.Tenure{own}})
	on := pcmd.MustParseDate("2025-03-02")
	fmt.Println(err, directory.Responsible(agency.ProstitutionPrevention, pcmd.District, "309", on).Body.Name)
	fmt.Println(directory.Responsible(agency.ProstitutionPrevention, pcmd.District, "310", on).IsKnown())
	// Output:
	// <nil> Phòng Y tế
	// false
}

func ExampleRecords() {
	records, err := agency.ParseRecords([]byte(`{"format": "pcmd-directory/1",
		"bodies": [{"id": "office", "name": {"vi": "Văn phòng", "en": "Office"}}],
		"tenures": [{"function": "prostitution-prevention", "level": "commune", "unit": "11443", "body": "office",
			"from": "2025-07-01", "citation": {"document": "2/QĐ-UBND", "reading": "stated"}}]}`))
	fmt.Println(err, records.Tenures[0].Body.Name, records.Tenures[0].Unit)

	records.Tenures[0].Until = pcmd.MustParseDate("2025-06-01")
	_, err = agency.NewDirectory(records)
	fmt.Println(err)
	// Output:
	// <nil> Văn phòng 11443
	// tenures[0].until: the last day 2025-06-01 lies before the first, 2025-07-01 [out-of-range]
}

// The duties of the department of labour rest on the prevention of prostitution,
// but those towards vocational schools on vocational training.
func ExampleBasis() {
	for _, function := range []agency.Function{agency.Inspection, agency.SchoolEducation} {
		duty := agency.Charge{Body: agency.Body{ID: "labour-department", Level: pcmd.Province}, Function: function}
		a := agency.VietnamDirectory().Follow(duty, pcmd.MustParseDate("2025-08-01"))
		fmt.Println(function, "-", a.Function, "-", a.Body.Name)
	}
	// Output:
	// inspection - prostitution-prevention - Sở Y tế
	// school-education - vocational-training - Sở Giáo dục và Đào tạo
}

func ExampleStay() {
	court := agency.Body{ID: "province-court", Name: pcmd.NewText("Tòa án nhân dân tỉnh", "Provincial People's Court"), Level: pcmd.Province}
	directory, _ := agency.NewDirectory(agency.Records{
		Stays:   []agency.Stay{{Body: court, Citation: pcmd.Citation{Document: "81/2025/QH15", Clause: "Điều 1, khoản 1", Reading: pcmd.Stated}}},
		Reforms: []agency.Reform{{On: pcmd.MustParseDate("2025-07-01"), Citation: pcmd.Citation{Document: "203/2025/QH15", Reading: pcmd.Stated}}},
	})
	a := directory.Follow(agency.Charge{Body: court}, pcmd.MustParseDate("2025-08-01"))
	fmt.Println(a.Body.Name, "-", a.Citation)
	// Output: Tòa án nhân dân tỉnh - 81/2025/QH15, Điều 1, khoản 1
}

// Districts ended on 1 July 2025.
func ExampleReform() {
	directory, _ := agency.NewDirectory(agency.Records{Reforms: []agency.Reform{{
		On: pcmd.MustParseDate("2025-07-01"), Ends: pcmd.District, Into: pcmd.Commune,
		Citation: pcmd.Citation{Document: "203/2025/QH15", Clause: "Điều 2", Reading: pcmd.Stated},
	}}})
	a := directory.Responsible(agency.Health, pcmd.District, "", pcmd.MustParseDate("2025-07-01"))
	fmt.Println(a.Ended, a.Reason.En)
	// Output: true the level district ended on 2025-07-01
}

func ExampleAnswer() {
	a := agency.VietnamDirectory().Responsible(agency.ProstitutionPrevention, pcmd.Central, "", pcmd.MustParseDate("2026-09-01"))
	fmt.Println(a.IsKnown(), "-", a.Last.Name.En)
	fmt.Println(a.Citation.Document+":", a.Reason.En)
	// Output:
	// false - Ministry of Health
	// 313/2026/NĐ-CP: this decree replaces decree 42/2025/NĐ-CP from 18 August 2026; its content was not read
}

// A duty of a body that is a part of another.
func ExampleCharge() {
	duty := agency.Charge{
		Body:     agency.Body{ID: "social-evils-bureau", Name: pcmd.NewText("Cục Phòng, chống tệ nạn xã hội", "Social Vices Bureau"), Level: pcmd.Central},
		Function: agency.Statistics, Given: pcmd.MustParseDate("2024-03-20"),
	}
	for _, on := range []string{"2024-06-01", "2025-06-01"} {
		fmt.Println(on, agency.VietnamDirectory().Follow(duty, pcmd.MustParseDate(on)).Body.Name)
	}
	// Output:
	// 2024-06-01 Cục Phòng, chống tệ nạn xã hội
	// 2025-06-01 Bộ Y tế
}

// A duty of a division of Dương Kinh, after districts ended.
func ExampleResolution() {
	duty := agency.Charge{
		Body:     agency.Body{ID: "labour-division", Level: pcmd.District},
		Function: agency.Inspection, Unit: "309", Given: pcmd.MustParseDate("2024-01-01"),
	}
	resolution, err := agency.VietnamDirectory().Resolve(agency.Vietnam(), duty, pcmd.MustParseDate("2025-08-01"))
	fmt.Println(err, resolution.Succession.Unit.FullName())
	for _, a := range resolution.Answers {
		fmt.Println(a.Unit.FullName(), "-", a.Body.Name)
	}
	// Output:
	// <nil> Quận Dương Kinh
	// Phường Đồ Sơn - Phòng Văn hóa - Xã hội
	// Phường Hưng Đạo - Phòng Văn hóa - Xã hội
	// Phường Dương Kinh - Phòng Văn hóa - Xã hội
}

func ExampleLocalAnswer() {
	answer := agency.LocalAnswer{
		Unit:   agency.Unit{Code: "19", Kind: agency.ProvinceUnit, Name: pcmd.NewText("Thái Nguyên", "Thai Nguyen")},
		Answer: agency.Answer{Body: agency.Body{ID: "health-department", Name: pcmd.NewText("Sở Y tế", "Department of Health")}},
	}
	fmt.Println(answer.Body.Name.En, "of", answer.Unit.FullName().En)
	// Output: Department of Health of Thai Nguyen Province
}
