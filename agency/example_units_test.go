package agency_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

var lastOfJune, firstOfJuly = pcmd.MustParseDate("2025-06-30"), pcmd.MustParseDate("2025-07-01")

// The code 15 names one province until 30 June 2025 and another one since.
func ExampleHierarchy() {
	h := agency.Vietnam()
	for _, day := range []pcmd.Date{lastOfJune, firstOfJuly} {
		unit, _ := h.Unit("15", day)
		fmt.Println(day, unit.FullName(), h.At(day).Count(pcmd.Province))
	}
	// Output:
	// 2025-06-30 Tỉnh Yên Bái 63
	// 2025-07-01 Tỉnh Lào Cai 34
}

// What became of Bắc Kạn.
func ExampleHierarchy_Succession() {
	s, err := agency.Vietnam().Succession("06", lastOfJune, firstOfJuly)
	if err != nil {
		panic(err)
	}
	fmt.Println(s.Unit, "→", s.Heirs[0].Unit, s.Heirs[0].Share)
	// Output: Tỉnh Bắc Kạn (06) → Tỉnh Thái Nguyên (19) 1
}

// A ward that was split: the resolution names the parts, and no shares.
func ExampleSuccession() {
	s, err := agency.Vietnam().Succession("11740", lastOfJune, firstOfJuly)
	if err != nil {
		panic(err)
	}
	for _, heir := range s.Heirs {
		fmt.Println(heir.Unit, heir.Share.IsKnown())
	}
	fmt.Println("elsewhere:", s.Elsewhere)
	// Output:
	// Phường Đồ Sơn (11455) false
	// Phường Dương Kinh (11692) false
	// elsewhere: false
}

func ExampleHeir() {
	heir := agency.Heir{Unit: agency.Unit{Code: "19", Name: pcmd.NewText("Thái Nguyên", "Thai Nguyen")}, Share: agency.Whole()}
	fmt.Println(heir.Unit.Code, heir.Share.IsWhole())
	// Output: 19 true
}

func ExampleUnit() {
	unit := agency.Unit{Code: "12", Level: pcmd.Province, Kind: agency.ProvinceUnit, Name: pcmd.NewText("Lai Châu", "Lai Chau"), Parent: "VN"}
	fmt.Println(unit)
	fmt.Println(unit.FullName().In(pcmd.English), unit.In(firstOfJuly))
	// Output:
	// Tỉnh Lai Châu (12)
	// Lai Chau Province true
}

func ExampleUnitKind() {
	fmt.Println(agency.SpecialZone.Label(), "·", agency.SpecialZone.Label().En)
	fmt.Println(agency.UnitKind("canton").Valid())
	// Output:
	// đặc khu · special zone
	// false
}

func ExampleShare() {
	share, err := agency.ParseShare("4/10")
	fmt.Println(share, share.IsKnown(), err)
	_, err = agency.ParseShare("40 %")
	fmt.Println(err)
	// Output:
	// 0.4 true <nil>
	// "40 %" is not a share; expected a number above 0 and at most 1, such as 0.4 or 2/5 [out-of-range]
}

// Units, and what became of them, with every fault at once.
func ExampleNewHierarchy() {
	_, err := agency.NewHierarchy([]agency.Unit{
		{Code: "10", Level: pcmd.Province, Name: pcmd.NewText("Lào Cai", "Lao Cai"), Until: lastOfJune},
		{Code: "03061", Level: pcmd.Commune, Name: pcmd.NewText("Võ Lao", "Vo Lao"), Parent: "10"},
	}, []agency.Change{{Kind: agency.Merged, On: firstOfJuly, From: []string{"10"}, Into: []agency.Portion{{Code: "15"}}}})
	fmt.Println(err)
	// Output:
	// units[1].parent: from 2025-07-01 on there is no unit "10" above this one [unknown-parent]
	// changes[0].into[0]: on 2025-07-01 there is no unit "15" [unknown-unit]
}

func ExampleChange() {
	for _, change := range agency.Vietnam().Changes() {
		if len(change.From) > 0 && change.From[0] == "06" {
			fmt.Println(change.On, change.From, change.Kind.Label(), change.Into[0].Code, "·", change.Citation)
		}
	}
	// Output: 2025-07-01 [06 19] nhập 19 · 202/2025/QH15
}

func ExampleChangeKind() {
	fmt.Println(agency.Split.Label(), "·", agency.Split.Label().En, agency.Split.Valid())
	// Output: chia · split true
}

func ExamplePortion() {
	share, err := agency.ParseShare("0.4")
	if err != nil {
		panic(err)
	}
	change := agency.Change{Kind: agency.Split, On: firstOfJuly, From: []string{"a"}, Into: []agency.Portion{{Code: "b", Share: share}, {Code: "c"}}}
	for _, portion := range change.Into {
		fmt.Printf("%s %q\n", portion.Code, portion.Share)
	}
	// Output:
	// b "0.4"
	// c ""
}

// Two lists, one after the other, and who became what.
func ExampleListing() {
	before := []agency.Unit{{Code: "06", Level: pcmd.Province, Name: pcmd.NewText("Bắc Kạn", "Bac Kan")}, {Code: "04", Level: pcmd.Province, Name: pcmd.NewText("Cao Bằng", "Cao Bang")}}
	after := []agency.Unit{{Code: "19", Level: pcmd.Province, Name: pcmd.NewText("Thái Nguyên", "Thai Nguyen")}, {Code: "04", Level: pcmd.Province, Name: pcmd.NewText("Cao Bằng", "Cao Bang")}}
	h, err := agency.FromListings(
		[]agency.Listing{{Until: lastOfJune, Units: before}, {From: firstOfJuly, Units: after}},
		agency.ChangesBetween(firstOfJuly, before, after, []agency.Crossing{{Old: "06", New: "19"}}, pcmd.Citation{}))
	if err != nil {
		panic(err)
	}
	fmt.Println(len(h.History("04")), "unit bears 04;", h.Changes()[0].From, h.Changes()[0].Kind, h.Changes()[0].Into[0].Code)
	// Output: 1 unit bears 04; [06] renamed 19
}

func ExampleCrossing() {
	units := []agency.Unit{{Code: "a"}, {Code: "b"}}
	for _, change := range agency.ChangesBetween(firstOfJuly, units, units, []agency.Crossing{
		{Old: "a", New: "a", Part: true}, {Old: "a", New: "b", Part: true}, {Old: "b", New: "b"},
	}, pcmd.Citation{}) {
		fmt.Println(change.Kind, change.From, len(change.Into))
	}
	// Output:
	// split [a] 2
	// merged [b] 1
}

// The tree of a day: what is below Văn Bàn, and above Võ Lao.
func ExampleMap() {
	m := agency.Vietnam().At(lastOfJune)
	n := 0
	for range m.Descendants(m.Row("089"), pcmd.Commune) {
		n++
	}
	fmt.Println(n, "communes")
	for row := range m.Ancestors(m.Row("03061")) {
		fmt.Println(m.Unit(row))
	}
	// Output:
	// 22 communes
	// Huyện Văn Bàn (089)
	// Tỉnh Lào Cai (10)
	// Việt Nam (VN)
}

// People write names as they please.
func ExampleMap_Search() {
	m := agency.Vietnam().At(lastOfJune)
	for _, query := range []string{"TT. Khánh Yên", "xã võ lạo, van ban", "Sơn Thủy", "15"} {
		found := m.Search(query)
		fmt.Println(m.Unit(found.Rows[0]), "-", found.Match)
	}
	// Output:
	// Thị trấn Khánh Yên (03055) - name
	// Xã Võ Lao (03061) - letters
	// Xã Sơn Thuỷ (03064) - spelling
	// Tỉnh Yên Bái (15) - code
}

// Several units are a question back.
func ExampleCandidates() {
	m := agency.Vietnam().At(firstOfJuly)
	found := m.Search("do son")
	fmt.Println(len(found.Rows), found.Why.IsZero())
	h, err := agency.NewHierarchy([]agency.Unit{
		{Code: "1", Level: pcmd.Province, Name: pcmd.NewText("Hà Tiên", "Ha Tien")}, {Code: "2", Level: pcmd.Province, Name: pcmd.NewText("Hạ Tiến", "Ha Tien")},
	}, nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(h.At(firstOfJuly).Search("ha tien").Why.En)
	// Output:
	// 1 true
	// there are 2 units whose names are alike without accents only
}

func ExampleMatch() {
	fmt.Println(agency.ByLetters, "-", agency.Matches().Label(agency.ByLetters).En)
	// Output: letters - alike without accents
}

// How the units of June 2025 lie in those of July.
func ExampleCrosswalk() {
	c := agency.Vietnam().Crosswalk(lastOfJune, firstOfJuly)
	for _, code := range []string{"06", "03061", "11740"} {
		fmt.Println(c.From.Unit(c.From.Row(code)), c.Carriage(c.From.Row(code)))
	}
	// Output:
	// Tỉnh Bắc Kạn (06) whole
	// Xã Võ Lao (03061) whole
	// Phường Tân Thành (11740) split
}

func ExampleCarriage() {
	for _, carriage := range agency.Carriages() {
		fmt.Println(carriage.Key, "-", carriage.Label.En)
	}
	// Output:
	// whole - carried whole
	// split - split
	// gap - gap in the source
}

// Figures of three old communes are those of the new Võ Lao. Of a ward that was
// split nothing can be said.
func ExampleRestated() {
	c := agency.Vietnam().Crosswalk(lastOfJune, firstOfJuly)
	figures := map[int]decimal.Decimal{}
	for code, figure := range map[string]int64{"03061": 3, "03067": 1, "03073": 5, "11740": 8} {
		figures[c.From.Row(code)] = decimal.NewFromInt(figure)
	}
	r := c.Restate(figures, agency.Sum)
	fmt.Println(r.Figures[c.To.Row("03061")].Value)
	for _, u := range r.Undetermined {
		fmt.Println(c.To.Unit(u.Row), u.Doubt, c.From.Unit(u.Because[0]))
	}
	// Output:
	// 9
	// Phường Đồ Sơn (11455) split Phường Tân Thành (11740)
	// Phường Dương Kinh (11692) split Phường Tân Thành (11740)
}

// With shares from the caller a figure is apportioned to whole numbers that add
// up to it; what follows from them is estimated.
func ExampleGivenShare() {
	half, err := agency.ParseShare("1/2")
	if err != nil {
		panic(err)
	}
	h, err := agency.NewHierarchy([]agency.Unit{
		{Code: "a", Level: pcmd.Commune, Until: lastOfJune}, {Code: "b", Level: pcmd.Commune, From: firstOfJuly}, {Code: "c", Level: pcmd.Commune, From: firstOfJuly},
	}, []agency.Change{{Kind: agency.Split, On: firstOfJuly, From: []string{"a"}, Into: []agency.Portion{{Code: "b"}, {Code: "c"}}}})
	if err != nil {
		panic(err)
	}
	c, err := h.Crosswalk(lastOfJune, firstOfJuly).With([]agency.GivenShare{{From: "a", Into: "b", Share: half}, {From: "a", Into: "c", Share: half}})
	if err != nil {
		panic(err)
	}
	r := c.Restate(map[int]decimal.Decimal{0: decimal.NewFromInt(7)}, agency.Sum)
	for row := range c.To.Len() {
		fmt.Println(c.To.Unit(row).Code, r.Figures[row].Value, r.Figures[row].Estimated)
	}
	// Output:
	// b 4 true
	// c 3 true
}

func ExampleRestatedFigure() {
	c := agency.Vietnam().Crosswalk(lastOfJune, firstOfJuly)
	r := c.Restate(map[int]decimal.Decimal{c.From.Row("06"): decimal.NewFromInt(4), c.From.Row("19"): decimal.NewFromInt(5)}, agency.Sum)
	f := r.Figures[c.To.Row("19")]
	fmt.Println(f.Value, f.Rule.Label(), f.Estimated)
	// Output: 9 cộng lại false
}

func ExampleContribution() {
	part := agency.Contribution{Value: decimal.NewFromInt(4), Share: agency.Whole()}
	fmt.Println(part.Value, part.Share.IsWhole())
	// Output: 4 true
}

func ExampleUndetermined() {
	c := agency.Vietnam().Crosswalk(lastOfJune, firstOfJuly)
	r := c.Restate(map[int]decimal.Decimal{c.From.Row("10"): decimal.NewFromInt(3)}, agency.Sum)
	for _, u := range r.Undetermined {
		fmt.Println(c.To.Unit(u.Row), "-", u.Doubt.Label().En, "-", c.From.Unit(u.Because[0]))
	}
	// Output: Tỉnh Lào Cai (15) - a unit did not report - Tỉnh Yên Bái (15)
}

func ExampleDoubt() {
	fmt.Println(agency.DoubtSplit.Label())
	// Output: có đơn vị bị chia mà nguồn không nêu tỷ lệ
}

// Yes or no does not add up: it is carried where all say the same.
func ExampleRule() {
	c := agency.Vietnam().Crosswalk(lastOfJune, firstOfJuly)
	answers := map[int]decimal.Decimal{c.From.Row("06"): decimal.NewFromInt(1), c.From.Row("19"): decimal.NewFromInt(0)}
	r := c.Restate(answers, agency.Agreement)
	fmt.Println(len(r.Figures), r.Undetermined[0].Doubt)
	// Output: 0 differ
}

func ExampleApportion() {
	third, err := agency.ParseShare("1/3")
	if err != nil {
		panic(err)
	}
	fmt.Println(agency.Apportion(decimal.NewFromInt(10), []agency.Share{third, third, third}))
	// Output: [4 3 3]
}
