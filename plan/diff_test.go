package plan_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAPlanDoesNotDifferFromItself(t *testing.T) {
	for _, id := range catalog.IDs() {
		assert.Empty(t, plan.Diff(planOf(t, id), planOf(t, id)), id)
	}
	assert.Empty(t, plan.Diff(mustParse(t), mustParse(t)))
	nameless := &plan.Plan{
		Bodies: agency.Bodies{{}, {}}, Groups: []plan.Group{{Targets: []plan.Target{{}, {}}}, {}},
		Assignments: []agency.Assignment{{Duties: []agency.Duty{{}, {}}}, {}}, Reporting: []plan.ReportingClause{{}, {}},
	}
	assert.Empty(t, plan.Diff(nameless, nameless), "not even where nothing has a name")
}

// leaf is one value of a plan that can be changed by itself.
type leaf struct {
	path   string
	change func()
}

// leavesOf returns the values of a plan that its document shows, and how to
// change each.
func leavesOf(p *plan.Plan) []leaf {
	var all []leaf
	add := func(path string, change func()) { all = append(all, leaf{path, change}) }
	var visit func(path string, v reflect.Value)
	visit = func(path string, v reflect.Value) {
		switch x := v.Addr().Interface().(type) {
		case *pcmd.Date:
			add(path, func() { *x = pcmd.MustParseDate("1999-12-31") })
			return
		case *pcmd.Period:
			add(path, func() { *x = pcmd.YearOf(1999) })
			return
		case *plan.DayOfYear:
			add(path, func() { *x, _ = plan.ParseDayOfYear("04-30") })
			return
		case *indicator.Indicator:
			add(path+".id", func() { x.ID += "x" })
			add(path+".formula", func() { x.Formula = indicator.FlagOf("x") })
			add(path+".places", func() { x.Rounding = indicator.RoundTo(6) })
			return
		case *indicator.Criterion:
			add(path, func() { x.By = pcmd.MustParseDate("1999-12-31"); x.Op = indicator.LessThan })
			add(path, func() { *x = indicator.NewCriterion(indicator.AtLeast, decimal.NewFromInt(99)) })
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
				if name == "" {
					name = strings.ToLower(v.Type().Field(i).Name) // a measure has no tags
				}
				visit(pcmd.JoinPath(path, name), v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		case reflect.String:
			add(path, func() { v.SetString(v.String() + "x") })
		case reflect.Bool:
			add(path, func() { v.SetBool(!v.Bool()) })
		case reflect.Int:
			add(path, func() { v.SetInt(v.Int() + 500) })
		}
	}
	visit("", reflect.ValueOf(p).Elem())
	return all
}

// oneChange wants that a change of the n-th value is noticed once, where it is.
func oneChange(t *testing.T, fresh func() *plan.Plan, n int) {
	t.Helper()
	before, after := fresh(), fresh()
	one := leavesOf(after)[n]
	one.change()
	changes := plan.Diff(before, after)
	path := strings.Replace(one.path, "nonadditive", "additive", 1)
	if assert.Len(t, changes, 1, path) {
		assert.Equal(t, plan.Changed, changes[0].Kind, path)
		rest, below := strings.CutPrefix(path, changes[0].Path)
		assert.True(t, below && (rest == "" || rest[0] == '.' || rest[0] == '['), "%s is not at %s", path, changes[0].Path)
		assert.NotEmpty(t, changes[0].Field, path)
		for _, lang := range []pcmd.Lang{pcmd.Vietnamese, pcmd.English} {
			before, after := changes[0].Sides(lang)
			assert.NotEqual(t, before, after, "%s shows what changed", path)
		}
	}
}

func TestEveryValueOfTheDocumentIsOneChangeAtItsPlace(t *testing.T) {
	read := mustParse(t)
	fresh := func() *plan.Plan { return cloned(read) }
	for n := range leavesOf(fresh()) {
		oneChange(t, fresh, n)
	}
}

func TestValuesOfTheCataloguesPlansAreOneChangeAtTheirPlace(t *testing.T) {
	for _, id := range catalog.IDs() {
		read := planOf(t, id)
		fresh := func() *plan.Plan { return cloned(read) }
		for n := 0; n < len(leavesOf(read)); n += 211 {
			oneChange(t, fresh, n)
		}
	}
}

// number is a decimal for a criterion.
func number(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func TestWhatChangedIsSaidOnceAndInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		name, plan string
		change     func(*plan.Plan)
		kind       plan.ChangeKind
		path       string
		vi, en     string
	}{
		{"a threshold", "bac-kan-2021-2025", func(p *plan.Plan) { p.Groups[0].Targets[0].Criterion.Value = number(80) },
			plan.Changed, "groups[0].targets[0].criterion",
			"chỉ tiêu commune-communication (II.1.a, gạch 1), mức: ít nhất 70 %, đến 31/12/2025 → ít nhất 80 %, đến 31/12/2025",
			"target commune-communication (II.1.a, gạch 1), criterion: at least 70 %, by 31/12/2025 → at least 80 %, by 31/12/2025"},
		{"a target left out", "cao-bang-2024", func(p *plan.Plan) { p.Groups[0].Targets = slices.Delete(p.Groups[0].Targets, 3, 4) },
			plan.Removed, "groups[0].targets[3]",
			"bỏ chỉ tiêu media-items (I.2, gạch 3): Tin, bài hằng tháng về phòng, chống mại dâm: ít nhất 1 tin, bài",
			"removed target media-items (I.2, gạch 3): News items on prostitution prevention each month: at least 1 items"},
		{"a target for another group", "lai-chau-2021-2025", func(p *plan.Plan) {
			p.Groups[1].Targets = append(p.Groups[1].Targets, p.Groups[0].Targets[3])
			p.Groups[0].Targets = p.Groups[0].Targets[:3]
		}, plan.Moved, "groups[1].targets[2]",
			"chuyển chỉ tiêu students-informed (II.1.a, gạch 3): nhóm nội dung communication (II.1) → nhóm nội dung integration (II.2)",
			"moved target students-informed (II.1.a, gạch 3): group communication (II.1) → group integration (II.2)"},
		{"a day for a report", "duong-kinh-2024", func(p *plan.Plan) {
			p.Reporting[10].Day, _ = plan.ParseDayOfYear("02-05")
		}, plan.Changed, "reporting[10].day",
			"báo cáo closing-half-year (đoạn kết, đoạn 1, câu 2), ngày: (không có) → 05/02",
			"report closing-half-year (đoạn kết, đoạn 1, câu 2), day: (none) → 05/02"},
		{"another body for an item", "cao-bang-2024", func(p *plan.Plan) { p.Assignments[4].Body = "bodies-concerned" },
			plan.Changed, "assignments[4].body",
			"mục 5, Các cơ quan, đơn vị liên quan, cơ quan: Sở Thông tin và Truyền thông → Các cơ quan, đơn vị liên quan",
			"item 5, Agencies and units concerned, body: Department of Information and Communications → Agencies and units concerned"},
		{"a duty for another body", "cao-bang-2024", func(p *plan.Plan) {
			p.Assignments[3].Duties = append(p.Assignments[3].Duties, p.Assignments[0].Duties[5])
			p.Assignments[0].Duties = slices.Delete(p.Assignments[0].Duties, 5, 6)
		}, plan.Moved, "assignments[3].duties[3]",
			"chuyển nhiệm vụ “Chủ trì việc của Đội kiểm tra liên ngành tỉnh” của Sở Y tế: mục 1, Sở Lao động - Thương binh và Xã hội → mục 4, Sở Y tế",
			"moved duty “Lead the work of the provincial interdisciplinary inspection team” of Department of Health: item 1, Department of Labour, Invalids and Social Affairs → item 4, Department of Health"},
		{"a duty more", "cao-bang-2024", func(p *plan.Plan) {
			p.Assignments[7].Duties = append(p.Assignments[7].Duties, agency.Duty{Role: agency.Inspect, Title: pcmd.NewText("Kiểm tra", "Check")})
		}, plan.Added, "assignments[7].duties[3]",
			"thêm nhiệm vụ “Kiểm tra” của Sở Tư pháp: kiểm tra", "added duty “Check” of Department of Justice: inspect"},
		{"the wording of a duty", "cao-bang-2024", func(p *plan.Plan) { p.Assignments[1].Duties[1].Title.En = "Control businesses" },
			plan.Changed, "assignments[1].duties[1].title",
			"nhiệm vụ “Tăng cường quản lý cơ sở kinh doanh có điều kiện” của Công an tỉnh, tên: Strengthen management of conditional business venues → Control businesses",
			"duty “Control businesses” of Provincial Police, title: Strengthen management of conditional business venues → Control businesses"},
		{"the order of the targets", "cao-bang-2024", func(p *plan.Plan) {
			ts := p.Groups[0].Targets
			first := ts[0]
			copy(ts, ts[1:])
			ts[len(ts)-1] = first
		}, plan.Moved, "groups[0].targets[9]",
			"chuyển chỉ tiêu local-plans (I.2, gạch 1): vị trí thứ 1 → vị trí thứ 10", "moved target local-plans (I.2, gạch 1): place 1 → place 10"},
		{"a partner more", "cao-bang-2024", func(p *plan.Plan) {
			p.Assignments[0].Duties[5].Partners = append(p.Assignments[0].Duties[5].Partners, "province-police")
		}, plan.Changed, "assignments[0].duties[5].partners",
			"nhiệm vụ “Chủ trì việc của Đội kiểm tra liên ngành tỉnh” của Sở Lao động - Thương binh và Xã hội, phối hợp với: Đội kiểm tra liên ngành tỉnh về phòng, chống mại dâm → Đội kiểm tra liên ngành tỉnh về phòng, chống mại dâm; Công an tỉnh", ""},
		{"the number of the plan", "lai-chau-2021-2025", func(p *plan.Plan) { p.Number = "1/KH-UBND" },
			plan.Changed, "number", "kế hoạch, số: (không có) → 1/KH-UBND", "plan, number: (none) → 1/KH-UBND"},
		{"the formula of a target", "duong-kinh-2024", func(p *plan.Plan) {
			p.Groups[1].Targets[0].Indicator.Formula = indicator.ShareOfUnits{Level: pcmd.Commune, Where: []string{"plan-issued"}}
		}, plan.Changed, "groups[1].targets[0].indicator.formula",
			"chỉ tiêu local-plans (II.2.a, đoạn 1), cách tính: tỷ lệ đơn vị đạt (%), level commune, where plan-issued, plan-carried-out → tỷ lệ đơn vị đạt (%), level commune, where plan-issued", ""},
		{"a source of funds", "duong-kinh-2024", func(p *plan.Plan) { p.Funding[0].Kind = plan.Aid },
			plan.Changed, "funding[0].kind", "", "source of funds state-budget (IV, gạch 1), kind: state budget → aid"},
		{"a document less", "cao-bang-2024", func(p *plan.Plan) { p.References = p.References[:len(p.References)-1] },
			plan.Removed, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := planOf(t, c.plan), planOf(t, c.plan)
			c.change(after)
			changes := plan.Diff(before, after)
			require.Len(t, changes, 1)
			assert.Equal(t, c.kind, changes[0].Kind)
			if c.path != "" {
				assert.Equal(t, c.path, changes[0].Path)
			}
			if c.vi != "" {
				assert.Equal(t, c.vi, changes[0].In(pcmd.Vietnamese))
			}
			if c.en != "" {
				assert.Equal(t, c.en, changes[0].In(pcmd.English))
			}
			assert.ElementsMatch(t, mirror(changes), faceless(plan.Diff(after, before)))
		})
	}
}

// mirror returns changes as they are the other way round, without what belongs
// to one version: path and name.
func mirror(changes []plan.Change) []plan.Change {
	opposite := map[plan.ChangeKind]plan.ChangeKind{
		plan.Added: plan.Removed, plan.Removed: plan.Added, plan.Changed: plan.Changed, plan.Moved: plan.Moved,
	}
	all := faceless(changes)
	for i, c := range all {
		all[i].Kind, all[i].Before, all[i].After = opposite[c.Kind], c.After, c.Before
	}
	return all
}

func faceless(changes []plan.Change) []plan.Change {
	all := slices.Clone(changes)
	for i := range all {
		all[i].Path, all[i].What = "", pcmd.Text{}
	}
	return all
}

// shuffle changes, removes, moves and swaps parts of a plan at random.
func shuffle(t *rapid.T, p *plan.Plan) {
	for range rapid.IntRange(0, 6).Draw(t, "changes") {
		if len(p.Assignments) == 0 {
			return
		}
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			rapid.SampledFrom(leavesOf(p)).Draw(t, "leaf").change()
		case 1:
			g := &p.Groups[rapid.IntRange(0, len(p.Groups)-1).Draw(t, "group")]
			g.Targets = permuted(t, g.Targets)
		case 2:
			a := &p.Assignments[rapid.IntRange(0, len(p.Assignments)-1).Draw(t, "item")]
			a.Duties = permuted(t, a.Duties)
		case 3:
			p.Assignments = permuted(t, p.Assignments)
		case 4:
			p.Reporting, p.Bodies = permuted(t, p.Reporting), permuted(t, p.Bodies)
		case 5:
			from := &p.Assignments[rapid.IntRange(0, len(p.Assignments)-1).Draw(t, "from")]
			to := &p.Assignments[rapid.IntRange(0, len(p.Assignments)-1).Draw(t, "to")]
			if n := len(from.Duties); n > 0 {
				to.Duties = append(to.Duties, from.Duties[n-1])
				from.Duties = from.Duties[:n-1]
			}
		}
	}
}

// permuted returns some of the items in another order.
func permuted[S ~[]T, T any](t *rapid.T, items S) S {
	if len(items) == 0 {
		return items
	}
	some := rapid.Permutation(items).Draw(t, "order")
	return slices.Clone(some[:rapid.IntRange(len(some)-1, len(some)).Draw(t, "kept")])
}

func TestTheDifferenceTheOtherWayRoundIsItsMirrorImage(t *testing.T) {
	small, large := mustParse(t), planOf(t, "duong-kinh-2024")
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.SampledFrom([]*plan.Plan{small, small, small, small, large}).Draw(t, "base")
		before, after := cloned(base), cloned(base)
		shuffle(t, before)
		shuffle(t, after)
		assert.ElementsMatch(t, mirror(plan.Diff(before, after)), faceless(plan.Diff(after, before)))
	})
}

func TestPlansDifferExactlyWhereTheirDocumentsDo(t *testing.T) {
	base := mustParse(t)
	rapid.Check(t, func(t *rapid.T) {
		before, after := cloned(base), cloned(base)
		shuffle(t, after)
		a, err := before.Encode()
		require.NoError(t, err)
		b, err := after.Encode()
		if err != nil {
			return // a word outside its vocabulary cannot be written
		}
		assert.Equal(t, string(a) == string(b), len(plan.Diff(before, after)) == 0)
	})
}

func TestOnlyTheFewestItemsThatExplainANewOrderHaveMoved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "items")
		places := rapid.Permutation(upTo(n)).Draw(t, "order")
		before, after := &plan.Plan{}, &plan.Plan{}
		for i := range n {
			before.Solutions = append(before.Solutions, plan.Solution{ID: fmt.Sprint("s", i)})
			after.Solutions = append(after.Solutions, plan.Solution{ID: fmt.Sprint("s", places[i])})
		}
		assert.Len(t, plan.Diff(before, after), n-longest(places))
	})
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// longest is the length of the longest rising selection, found by trying all.
func longest(numbers []int) int {
	best := 0
	for set := range 1 << len(numbers) {
		last, length := -1, 0
		for i, n := range numbers {
			if set>>i&1 == 0 {
				continue
			}
			if n < last {
				length = 0
				break
			}
			last, length = n, length+1
		}
		best = max(best, length)
	}
	return best
}

func TestChangeKinds(t *testing.T) {
	testVocabulary(t, plan.ChangeKinds(), "added", "removed", "changed", "moved")
}
