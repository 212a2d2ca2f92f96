package plan_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func shareOf(numerator, denominator string) indicator.Formula {
	return indicator.Share{Numerator: indicator.Of(numerator), Denominator: indicator.Of(denominator)}
}

func criterion(op indicator.Op, value string) indicator.Criterion {
	return indicator.NewCriterion(op, decimal.RequireFromString(value))
}

func band(low, high string) indicator.Criterion {
	c := criterion(indicator.Between, low)
	c.Max = decimal.RequireFromString(high)
	return c
}

// promising returns a plan of a term that promises the targets.
func promising(term string, targets ...plan.Target) *plan.Plan {
	return &plan.Plan{Term: pcmd.MustParsePeriod(term), Groups: []plan.Group{{Targets: targets}}}
}

func target(id, of string, formula indicator.Formula, c indicator.Criterion) plan.Target {
	return plan.Target{ID: id, Indicator: indicator.Indicator{ID: of, Formula: formula}, Criterion: c, Scope: plan.EachYear}
}

// aligned returns how one target stands to another, as "relation" or
// "relation: reason".
func aligned(t require.TestingT, child, parent *plan.Plan) string {
	all := plan.Align(child, parent)
	require.Len(t, all, 1)
	if all[0].Reason == "" {
		return string(all[0].Relation)
	}
	return string(all[0].Relation) + ": " + string(all[0].Reason)
}

func TestCriteriaAreComparedAsWhatTheyAccept(t *testing.T) {
	share, growth := shareOf("n", "d"), indicator.Growth{Of: indicator.Of("n")}
	none := indicator.Criterion{}
	for _, tt := range []struct {
		name          string
		formula       indicator.Formula
		child, parent indicator.Criterion
		want          string
	}{
		{"a higher floor", share, criterion(indicator.AtLeast, "80"), criterion(indicator.AtLeast, "70"), "stronger"},
		{"a lower floor", share, criterion(indicator.AtLeast, "60"), criterion(indicator.AtLeast, "70"), "weaker"},
		{"one number written in two ways", share, criterion(indicator.AtLeast, "70.0"), criterion(indicator.AtLeast, "70"), "equal"},
		{"a floor a hair higher", share, criterion(indicator.AtLeast, "70.000001"), criterion(indicator.AtLeast, "70"), "stronger"},
		{"more than the floor", share, criterion(indicator.MoreThan, "70"), criterion(indicator.AtLeast, "70"), "stronger"},
		{"the floor, where more is asked", share, criterion(indicator.AtLeast, "70"), criterion(indicator.MoreThan, "70"), "weaker"},
		{"a lower ceiling", share, criterion(indicator.AtMost, "5"), criterion(indicator.AtMost, "10"), "stronger"},
		{"a higher ceiling", share, criterion(indicator.LessThan, "20"), criterion(indicator.AtMost, "10"), "weaker"},
		{"below the ceiling", share, criterion(indicator.LessThan, "10"), criterion(indicator.AtMost, "10"), "stronger"},
		{"a ceiling and a floor", share, criterion(indicator.AtMost, "70"), criterion(indicator.AtLeast, "70"), "not-comparable: other-direction"},
		{"exactly, above the floor", growth, criterion(indicator.Equal, "4"), criterion(indicator.AtLeast, "3"), "stronger"},
		{"exactly, below the floor", growth, criterion(indicator.Equal, "2"), criterion(indicator.AtLeast, "3"), "not-comparable: other-direction"},
		{"exactly all of a share", share, criterion(indicator.Equal, "100"), criterion(indicator.AtLeast, "100"), "equal"},
		{"a floor at a band's lower end", growth, criterion(indicator.AtLeast, "3"), band("3", "5"), "equal"},
		{"a band that starts at the floor", growth, band("3", "5"), criterion(indicator.AtLeast, "3"), "equal"},
		{"bands of one lower end", growth, band("3", "5"), band("3", "8"), "equal"},
		{"a band that starts higher", growth, band("4", "5"), band("3", "5"), "stronger"},
		{"a floor below a band", growth, criterion(indicator.AtLeast, "2.99"), band("3", "5"), "weaker"},
		{"yes and yes", indicator.FlagOf("n"), indicator.Criterion{Op: indicator.Yes}, indicator.Criterion{Op: indicator.Yes}, "equal"},
		{"nothing asked", share, none, criterion(indicator.AtLeast, "70"), "weaker"},
		{"asked where nothing is above", share, criterion(indicator.AtLeast, "1"), none, "stronger"},
		{"nothing asked on either side", share, none, none, "equal"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			child, parent := promising("2024", target("c", "i", tt.formula, tt.child)), promising("2024", target("p", "i", tt.formula, tt.parent))
			assert.Equal(t, tt.want, aligned(t, child, parent))
		})
	}
}

func TestFormulasThatCountDifferentlyAreNotCompared(t *testing.T) {
	units := func(level pcmd.Level, where ...string) indicator.Formula {
		return indicator.ShareOfUnits{Level: level, Where: where}
	}
	total := func(measure string) indicator.Formula { return indicator.Total{Of: indicator.Of(measure)} }
	weighted := indicator.Total{Of: []indicator.Term{{Measure: "n", Times: decimal.NewFromInt(2)}}}
	once := indicator.Total{Of: []indicator.Term{{Measure: "n", Times: decimal.NewFromInt(1)}}}
	for _, tt := range []struct {
		name          string
		child, parent indicator.Formula
		want          string
	}{
		{"the same", shareOf("n", "d"), shareOf("n", "d"), "equal"},
		{"another whole", shareOf("n", "e"), shareOf("n", "d"), "not-comparable: other-population"},
		{"another part", shareOf("m", "d"), shareOf("n", "d"), "not-comparable: other-condition"},
		{"another part of another whole", shareOf("m", "e"), shareOf("n", "d"), "not-comparable: other-population"},
		{"a number and a share", total("n"), shareOf("n", "d"), "not-comparable: other-unit"},
		{"another level", units(pcmd.Commune, "f"), units(pcmd.District, "f"), "not-comparable: other-unit"},
		{"one condition less", units(pcmd.Commune, "f"), units(pcmd.Commune, "f", "g"), "not-comparable: other-condition"},
		{"conditions in another order", units(pcmd.Commune, "g", "f"), units(pcmd.Commune, "f", "g"), "equal"},
		{"a number of units and a share", indicator.CountOfUnits{Level: pcmd.District, Where: []string{"f"}}, units(pcmd.District, "f"), "not-comparable: other-unit"},
		{"another total", total("m"), total("n"), "not-comparable: other-unit"},
		{"counted twice", weighted, total("n"), "not-comparable: other-unit"},
		{"counted once, said or not", once, total("n"), "equal"},
		{"another growth", indicator.Growth{Of: indicator.Of("m")}, indicator.Growth{Of: indicator.Of("n")}, "not-comparable: other-unit"},
		{"growth and total", indicator.Growth{Of: indicator.Of("n")}, total("n"), "not-comparable: other-unit"},
		{"another ratio", indicator.Ratio{Numerator: indicator.Of("n"), Denominator: indicator.Of("d"), Per: decimal.NewFromInt(1000)},
			indicator.Ratio{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}, "not-comparable: other-unit"},
		{"the ratio per 100, said or not", indicator.Ratio{Numerator: indicator.Of("n"), Denominator: indicator.Of("d"), Per: decimal.NewFromInt(100)},
			indicator.Ratio{Numerator: indicator.Of("n"), Denominator: indicator.Of("d")}, "equal"},
		{"another flag", indicator.FlagOf("g"), indicator.FlagOf("f"), "not-comparable: other-condition"},
		{"occasions of another kind", indicator.Every{Of: indicator.Of("m"), Each: pcmd.Month}, indicator.Every{Of: indicator.Of("n"), Each: pcmd.Month}, "not-comparable: other-unit"},
		{"no formula", nil, shareOf("n", "d"), "not-comparable: other-unit"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := criterion(indicator.AtLeast, "1")
			assert.Equal(t, tt.want, aligned(t, promising("2024", target("c", "i", tt.child, c)), promising("2024", target("p", "i", tt.parent, c))))
		})
	}
}

func TestATargetUnderAConditionIsNotComparedWithOneWithout(t *testing.T) {
	child := target("c", "i", shareOf("n", "d"), criterion(indicator.AtLeast, "70"))
	parent := child
	child.Condition = pcmd.NewText("nếu có", "if any")
	assert.Equal(t, "not-comparable: other-condition", aligned(t, promising("2024", child), promising("2024", parent)))
	parent.Condition = pcmd.NewText("khi có", "where there are any")
	assert.Equal(t, "equal", aligned(t, promising("2024", child), promising("2024", parent)))
}

func TestEveryMonthAsksForMoreThanEveryQuarter(t *testing.T) {
	every := func(each pcmd.PeriodKind, op indicator.Op, value string) *plan.Plan {
		return promising("2024", target("t", "i", indicator.Every{Of: indicator.Of("n"), Each: each}, criterion(op, value)))
	}
	for _, tt := range []struct {
		name          string
		child, parent *plan.Plan
		want          string
	}{
		{"one a quarter for one a month", every(pcmd.Quarter, indicator.AtLeast, "1"), every(pcmd.Month, indicator.AtLeast, "1"), "weaker"},
		{"one a month for one a quarter", every(pcmd.Month, indicator.AtLeast, "1"), every(pcmd.Quarter, indicator.AtLeast, "1"), "stronger"},
		{"one a month for three a quarter", every(pcmd.Month, indicator.AtLeast, "1"), every(pcmd.Quarter, indicator.AtLeast, "3"), "stronger"},
		{"three a quarter for one a month", every(pcmd.Quarter, indicator.AtLeast, "3"), every(pcmd.Month, indicator.AtLeast, "1"), "weaker"},
		{"one a month for four a quarter", every(pcmd.Month, indicator.AtLeast, "1"), every(pcmd.Quarter, indicator.AtLeast, "4"), "not-comparable: other-time"},
		{"four a quarter for one a month", every(pcmd.Quarter, indicator.AtLeast, "4"), every(pcmd.Month, indicator.AtLeast, "1"), "not-comparable: other-time"},
		{"two a month for one a month", every(pcmd.Month, indicator.AtLeast, "2"), every(pcmd.Month, indicator.AtLeast, "1"), "stronger"},
		{"ceilings of months and quarters", every(pcmd.Month, indicator.AtMost, "1"), every(pcmd.Quarter, indicator.AtMost, "1"), "not-comparable: other-time"},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, aligned(t, tt.child, tt.parent)) })
	}
}

func TestTheScopeInTimeDecidesWhatIsCompared(t *testing.T) {
	at := func(term string, scope plan.Scope, value, by string) *plan.Plan {
		p := target("t", "i", shareOf("n", "d"), criterion(indicator.AtLeast, value))
		p.Scope = scope
		if by != "" {
			p.Criterion.By = pcmd.MustParseDate(by)
		}
		return promising(term, p)
	}
	const end = "2025-12-31"
	for _, tt := range []struct {
		name          string
		child, parent *plan.Plan
		want          string
	}{
		{"a year of the term, lower", at("2024", plan.EachYear, "60", ""), at("2021/2025", plan.EndOfTerm, "70", end), "weaker"},
		{"a year of the term, higher", at("2024", plan.EachYear, "80", ""), at("2021/2025", plan.EndOfTerm, "70", end), "stronger"},
		{"a year of the term, the same", at("2024", plan.EachYear, "70", ""), at("2021/2025", plan.EndOfTerm, "70", end), "equal"},
		{"a year before the term", at("2020", plan.EachYear, "80", ""), at("2021/2025", plan.EndOfTerm, "70", end), "not-comparable: other-time"},
		{"a year after the term", at("2026", plan.EachYear, "80", ""), at("2021/2025", plan.EachYear, "70", ""), "not-comparable: other-time"},
		{"every year for the end of the term", at("2021/2025", plan.EachYear, "20", ""), at("2021/2025", plan.EndOfTerm, "20", end), "not-comparable: other-time"},
		{"the end of the term for every year", at("2021/2025", plan.EndOfTerm, "20", end), at("2021/2025", plan.EachYear, "20", ""), "not-comparable: other-time"},
		{"the same by a later day", at("2021/2025", plan.EndOfTerm, "70", end), at("2021/2025", plan.EndOfTerm, "70", "2024-12-31"), "weaker"},
		{"more by a later day", at("2021/2025", plan.EndOfTerm, "80", end), at("2021/2025", plan.EndOfTerm, "70", "2024-12-31"), "not-comparable: other-time"},
		{"less by a later day", at("2021/2025", plan.EndOfTerm, "60", end), at("2021/2025", plan.EndOfTerm, "70", "2024-12-31"), "weaker"},
		{"the same by an earlier day", at("2021/2025", plan.EndOfTerm, "70", "2024-12-31"), at("2021/2025", plan.EndOfTerm, "70", end), "equal"},
		{"a term's end without a day", at("2021/2025", plan.EndOfTerm, "70", ""), at("2021/2025", plan.EndOfTerm, "70", end), "equal"},
		{"a term that ends later", at("2021/2030", plan.EndOfTerm, "70", ""), at("2021/2025", plan.EndOfTerm, "70", ""), "weaker"},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, aligned(t, tt.child, tt.parent)) })
	}
}

func TestOfSeveralTargetsOfOneIndicatorThoseThatCanBeComparedBelongTogether(t *testing.T) {
	yearly := target("yearly", "inspected", shareOf("n", "d"), criterion(indicator.AtLeast, "20"))
	byTheEnd := target("by-the-end", "inspected", shareOf("n", "d"), criterion(indicator.AtLeast, "100"))
	byTheEnd.Scope = plan.EndOfTerm
	child, parent := promising("2021/2025", byTheEnd, yearly), promising("2021/2025", yearly, byTheEnd)
	assert.Equal(t, []row{
		{"inspected", "yearly", "yearly", plan.Equal, ""},
		{"inspected", "by-the-end", "by-the-end", plan.Equal, ""},
	}, rowsOf(plan.Align(child, parent)))
	assert.Equal(t, []row{
		{"inspected", "by-the-end", "yearly", plan.NotComparable, plan.OtherTime},
	}, rowsOf(plan.Align(promising("2021/2025", byTheEnd), promising("2021/2025", yearly))), "rather than missing and extra")
	assert.Equal(t, []row{
		{"inspected", "yearly", "yearly", plan.Equal, ""},
		{"inspected", "by-the-end", "", plan.Extra, ""},
	}, rowsOf(plan.Align(child, promising("2021/2025", yearly))))
}

func TestIndicatorsStayApartUnlessTheModelSaysThatTheyAreOnOneMatter(t *testing.T) {
	items := target("items", "items", indicator.Every{Of: indicator.Of("items"), Each: pcmd.Month}, criterion(indicator.AtLeast, "1"))
	occasions := target("occasions", "occasions", indicator.Every{Of: indicator.Of("occasions"), Each: pcmd.Month}, criterion(indicator.AtLeast, "1"))
	apart := []row{missing("occasions"), extra("items")}
	together := []row{{"occasions", "items", "occasions", plan.NotComparable, plan.OtherUnit}}
	assert.Equal(t, apart, rowsOf(plan.Align(promising("2024", items), promising("2024", occasions))))
	items.Counterpart = "occasions"
	assert.Equal(t, together, rowsOf(plan.Align(promising("2024", items), promising("2024", occasions))))
	items.Counterpart, occasions.Counterpart = "", "items"
	assert.Equal(t, together, rowsOf(plan.Align(promising("2024", items), promising("2024", occasions))))
}

func TestPlansWithoutTargetsAlign(t *testing.T) {
	some := target("t", "t", shareOf("n", "d"), criterion(indicator.AtLeast, "1"))
	assert.Empty(t, plan.Align(&plan.Plan{}, &plan.Plan{}))
	assert.Equal(t, []row{missing("t")}, rowsOf(plan.Align(&plan.Plan{}, promising("2024", some))))
	assert.Equal(t, []row{extra("t")}, rowsOf(plan.Align(promising("2024", some), &plan.Plan{})))
}

// accepts is the reference: what a criterion accepts, by comparing one value.
func accepts(c indicator.Criterion, v decimal.Decimal) bool {
	switch c.Op {
	case indicator.AtLeast, indicator.Between: // above a band is no failure
		return v.GreaterThanOrEqual(c.Value)
	case indicator.MoreThan:
		return v.GreaterThan(c.Value)
	case indicator.AtMost:
		return v.LessThanOrEqual(c.Value)
	case indicator.LessThan:
		return v.LessThan(c.Value)
	case indicator.Equal:
		return v.Equal(c.Value)
	}
	return true
}

func drawCriterion(t *rapid.T, label string) indicator.Criterion {
	ops := []indicator.Op{"", indicator.AtLeast, indicator.MoreThan, indicator.AtMost, indicator.LessThan, indicator.Equal, indicator.Between}
	c := indicator.Criterion{Op: rapid.SampledFrom(ops).Draw(t, label+" op"), Value: decimal.New(rapid.Int64Range(0, 4).Draw(t, label+" value"), 0)}
	c.Max = c.Value.Add(decimal.New(rapid.Int64Range(0, 4).Draw(t, label+" width"), 0))
	return c
}

// Over a grid finer than the criteria, stronger means accepted by fewer values,
// weaker by more, equal by the same; what is not comparable accepts some values
// of its own on both sides.
func TestARelationSaysWhichValuesEachSideAccepts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		child, parent := drawCriterion(t, "child"), drawCriterion(t, "parent")
		onlyChild, onlyParent := false, false
		for half := int64(-2); half <= 12; half++ {
			v := decimal.New(half*5, -1)
			onlyChild = onlyChild || accepts(child, v) && !accepts(parent, v)
			onlyParent = onlyParent || accepts(parent, v) && !accepts(child, v)
		}
		want := map[[2]bool]string{
			{false, false}: "equal", {false, true}: "stronger", {true, false}: "weaker", {true, true}: "not-comparable: other-direction",
		}[[2]bool{onlyChild, onlyParent}]
		growth := indicator.Growth{Of: indicator.Of("n")}
		assert.Equal(t, want, aligned(t, promising("2024", target("c", "i", growth, child)), promising("2024", target("p", "i", growth, parent))))
	})
}

// Looked at from above, stronger is weaker, missing is extra, and the rest is
// the same.
func TestAlignmentsTurnRoundWithThePlans(t *testing.T) {
	turned := map[plan.Relation]plan.Relation{
		plan.Stronger: plan.Weaker, plan.Weaker: plan.Stronger, plan.Missing: plan.Extra, plan.Extra: plan.Missing,
		plan.Equal: plan.Equal, plan.NotComparable: plan.NotComparable,
	}
	formulas := func(id string) []indicator.Formula {
		return []indicator.Formula{
			shareOf(id, "d"), shareOf(id, "e"), indicator.Total{Of: indicator.Of(id)},
			indicator.Every{Of: indicator.Of(id), Each: pcmd.Month}, indicator.Every{Of: indicator.Of(id), Each: pcmd.Quarter},
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) *plan.Plan {
			var targets []plan.Target
			for _, id := range []string{"a", "b", "c"} {
				if rapid.Bool().Draw(t, label+" has "+id) {
					targets = append(targets, target(id, id, rapid.SampledFrom(formulas(id)).Draw(t, label+" formula"), drawCriterion(t, label+" "+id)))
				}
			}
			return promising("2024", targets...)
		}
		child, parent := draw("child"), draw("parent")
		back := map[string]row{}
		for _, r := range rowsOf(plan.Align(parent, child)) {
			back[r.indicator] = r
		}
		there := rowsOf(plan.Align(child, parent))
		require.Len(t, back, len(there))
		for _, r := range there {
			assert.Equal(t, turned[r.relation], back[r.indicator].relation)
			assert.Equal(t, r.reason, back[r.indicator].reason)
		}
	})
}
