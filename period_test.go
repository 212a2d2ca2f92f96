package pcmd_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// kinds are the kinds of period from the shortest, with how many of them a
// year has.
var kinds = []struct {
	kind   pcmd.PeriodKind
	inYear int
}{{pcmd.Month, 12}, {pcmd.Quarter, 4}, {pcmd.Half, 2}, {pcmd.Year, 1}}

func periods() *rapid.Generator[pcmd.Period] {
	return rapid.Custom(func(t *rapid.T) pcmd.Period {
		year := rapid.OneOf(rapid.IntRange(2020, 2026), rapid.IntRange(1, 9999)).Draw(t, "year")
		switch rapid.SampledFrom([]string{"month", "quarter", "half", "year", "span"}).Draw(t, "kind") {
		case "month":
			return pcmd.MustParsePeriod(fmt.Sprintf("%04d-%02d", year, rapid.IntRange(1, 12).Draw(t, "month")))
		case "quarter":
			return pcmd.MustParsePeriod(fmt.Sprintf("%04d-Q%d", year, rapid.IntRange(1, 4).Draw(t, "quarter")))
		case "half":
			return pcmd.MustParsePeriod(fmt.Sprintf("%04d-H%d", year, rapid.IntRange(1, 2).Draw(t, "half")))
		case "year":
			return pcmd.YearOf(year)
		}
		last := rapid.IntRange(year, min(9999, year+12)).Draw(t, "last")
		return pcmd.MustParsePeriod(fmt.Sprintf("%04d/%04d", year, last))
	})
}

func periodsOrZero() *rapid.Generator[pcmd.Period] {
	return rapid.OneOf(rapid.Just(pcmd.Period{}), periods())
}

func written(periods []pcmd.Period) []string {
	var all []string
	for _, p := range periods {
		all = append(all, p.String())
	}
	return all
}

func TestParsePeriodReadsTheFormsOfTheContract(t *testing.T) {
	for _, row := range []struct {
		name, text string
		kind       pcmd.PeriodKind
		year, last int
		start, end string
	}{
		{"a year", "2024", pcmd.Year, 2024, 2024, "2024-01-01", "2024-12-31"},
		{"the first half", "2024-H1", pcmd.Half, 2024, 2024, "2024-01-01", "2024-06-30"},
		{"the second half", "2024-H2", pcmd.Half, 2024, 2024, "2024-07-01", "2024-12-31"},
		{"the first quarter of a leap year", "2024-Q1", pcmd.Quarter, 2024, 2024, "2024-01-01", "2024-03-31"},
		{"the second quarter", "2024-Q2", pcmd.Quarter, 2024, 2024, "2024-04-01", "2024-06-30"},
		{"the last quarter", "2024-Q4", pcmd.Quarter, 2024, 2024, "2024-10-01", "2024-12-31"},
		{"February of a leap year", "2024-02", pcmd.Month, 2024, 2024, "2024-02-01", "2024-02-29"},
		{"February of a common year", "2023-02", pcmd.Month, 2023, 2023, "2023-02-01", "2023-02-28"},
		{"December", "2024-12", pcmd.Month, 2024, 2024, "2024-12-01", "2024-12-31"},
		{"a span holds both its ends", "2021/2025", pcmd.Span, 2021, 2025, "2021-01-01", "2025-12-31"},
		{"a span of one year", "2024/2024", pcmd.Span, 2024, 2024, "2024-01-01", "2024-12-31"},
		{"the first year there is", "0001", pcmd.Year, 1, 1, "0001-01-01", "0001-12-31"},
		{"the last year there is", "9999", pcmd.Year, 9999, 9999, "9999-01-01", "9999-12-31"},
		{"all years there are", "0001/9999", pcmd.Span, 1, 9999, "0001-01-01", "9999-12-31"},
	} {
		t.Run(row.name, func(t *testing.T) {
			p, err := pcmd.ParsePeriod(row.text)
			require.NoError(t, err)
			require.Equal(t, p, pcmd.MustParsePeriod(row.text))
			require.Equal(t, row.kind, p.Kind())
			require.Equal(t, row.year, p.Year())
			require.Equal(t, row.last, p.LastYear())
			require.Equal(t, row.start, p.Start().String())
			require.Equal(t, row.end, p.End().String())
			require.Equal(t, row.text, p.String())
		})
	}
	for _, row := range []struct{ name, text string }{
		{"empty text is no period: unset is the unmarshaller's business", ""},
		{"year 0", "0000"},
		{"a part of year 0", "0000-Q1"},
		{"a span from year 0", "0000/2024"},
		{"a year of three digits", "999"},
		{"a year of five digits", "12024"},
		{"month 0", "2024-00"},
		{"month 13", "2024-13"},
		{"a month of one digit", "2024-7"},
		{"quarter 0", "2024-Q0"},
		{"quarter 5", "2024-Q5"},
		{"half 3", "2024-H3"},
		{"half 0", "2024-H0"},
		{"small letters", "2024-q1"},
		{"a quarter of two digits", "2024-Q01"},
		{"a quarter without a number", "2024-Q"},
		{"a span that runs backwards", "2025/2021"},
		{"a span with a hyphen, which could be a month", "2021-2025"},
		{"a span without an end", "2021/"},
		{"a span of which the end is short", "2021/25"},
		{"a span of which the end is long", "2021/02025"},
		{"a span of early years of which the end is short", "0001/25"},
		{"a span of quarters", "2024-Q1/2024-Q2"},
		{"a date", "2024-06-15"},
		{"a space behind", "2024 "},
		{"a sign", "+2024"},
		{"a negative year", "-024"},
		{"digits that are not ASCII", "２０２４"},
		{"a slash for the hyphen", "2024/Q1"},
	} {
		t.Run(row.name, func(t *testing.T) {
			p, err := pcmd.ParsePeriod(row.text)
			requireCode(t, pcmd.CodeBadPeriod, err)
			require.Zero(t, p)
			require.Panics(t, func() { pcmd.MustParsePeriod(row.text) })
		})
	}
}

func TestYearOfOutsideTheCalendarIsUnset(t *testing.T) {
	require.Equal(t, pcmd.MustParsePeriod("2024"), pcmd.YearOf(2024))
	for _, year := range []int{0, -1, 10000, 2024 + 1<<16} {
		require.Zero(t, pcmd.YearOf(year), year)
	}
}

func TestPartsAreOfTheNextShorterKind(t *testing.T) {
	for _, row := range []struct {
		name, period string
		want         []string
	}{
		{"the years of a span", "2021/2023", []string{"2021", "2022", "2023"}},
		{"a span of one year has that year", "2024/2024", []string{"2024"}},
		{"the halves of a year", "2024", []string{"2024-H1", "2024-H2"}},
		{"the quarters of a half", "2024-H2", []string{"2024-Q3", "2024-Q4"}},
		{"the months of a quarter", "2024-Q4", []string{"2024-10", "2024-11", "2024-12"}},
		{"a month has no parts", "2024-07", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, written(pcmd.MustParsePeriod(row.period).Parts()))
		})
	}
	require.Empty(t, pcmd.Period{}.Parts())
}

func TestEachGivesSubPeriodsOfTheKindAskedFor(t *testing.T) {
	for _, row := range []struct {
		name, period string
		kind         pcmd.PeriodKind
		want         []string
	}{
		{"the quarters of a year", "2024", pcmd.Quarter, []string{"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"}},
		{"the months of the second half", "2024-H2", pcmd.Month, []string{"2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12"}},
		{"the halves of a span are those of its years", "2021/2022", pcmd.Half, []string{"2021-H1", "2021-H2", "2022-H1", "2022-H2"}},
		{"a period of that kind is itself", "2024-Q3", pcmd.Quarter, []string{"2024-Q3"}},
		{"so is a span", "2021/2025", pcmd.Span, []string{"2021/2025"}},
		{"a shorter period has none", "2024-07", pcmd.Quarter, nil},
		{"a year is no span", "2024", pcmd.Span, nil},
		{"the unset kind", "2024", 0, nil},
		{"a kind that there is not", "2021/2025", 99, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, written(pcmd.MustParsePeriod(row.period).Each(row.kind)))
		})
	}
	require.Empty(t, pcmd.Period{}.Each(pcmd.Month))
}

// A figure of a period is taken from its parts, so that a day in none of them,
// or in two, would be lost or counted twice.
func TestPartsTileThePeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periods().Draw(t, "period")
		parts := p.Parts()
		if p.Kind() == pcmd.Month {
			require.Empty(t, parts)
		} else {
			requireTiles(t, p, parts)
		}
		for _, k := range kinds {
			each := p.Each(k.kind)
			if k.kind > p.Kind() {
				require.Empty(t, each)
				continue
			}
			for _, part := range each {
				require.Equal(t, k.kind, part.Kind())
			}
			requireTiles(t, p, each)
		}
	})
}

func requireTiles(t require.TestingT, whole pcmd.Period, parts []pcmd.Period) {
	require.NotEmpty(t, parts)
	require.Equal(t, whole.Start(), parts[0].Start())
	for i, next := range parts[1:] {
		require.Equal(t, parts[i].End().AddDays(1), next.Start())
	}
	require.Equal(t, whole.End(), parts[len(parts)-1].End())
}

func TestAYearHasSoManyOfEachKind(t *testing.T) {
	for _, k := range kinds {
		require.Len(t, pcmd.YearOf(2024).Each(k.kind), k.inYear, k.kind.String())
		require.Len(t, pcmd.MustParsePeriod("2021/2025").Each(k.kind), 5*k.inYear, k.kind.String())
	}
}

func TestGrowthIsMeasuredAgainstThePeriodBefore(t *testing.T) {
	for _, row := range []struct{ name, period, before string }{
		{"the year before", "2024", "2023"},
		{"the same half one year earlier, not the half before", "2024-H1", "2023-H1"},
		{"the same quarter one year earlier", "2024-Q4", "2023-Q4"},
		{"the same month one year earlier", "2024-02", "2023-02"},
		{"the span of that length just before", "2021/2025", "2016/2020"},
		{"a span of one year", "2024/2024", "2023/2023"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.before, pcmd.MustParsePeriod(row.period).Before().String())
			require.Equal(t, row.period, pcmd.MustParsePeriod(row.before).After().String())
		})
	}
	for _, first := range []string{"0001", "0001-H2", "0001-Q4", "0001-12", "0005/0010", "0001/9999"} {
		require.Zero(t, pcmd.MustParsePeriod(first).Before(), first)
	}
	for _, last := range []string{"9999", "9999-H1", "9999-Q1", "9999-01", "9990/9995", "0001/9999"} {
		require.Zero(t, pcmd.MustParsePeriod(last).After(), last)
	}
	require.Equal(t, "0001/0005", pcmd.MustParsePeriod("0006/0010").Before().String())
	require.Equal(t, "9995/9999", pcmd.MustParsePeriod("9990/9994").After().String())
}

func TestBeforeAndAfterAreInverses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periods().Draw(t, "period")
		if before := p.Before(); !before.IsZero() {
			require.Equal(t, p, before.After())
			require.Equal(t, p.Kind(), before.Kind())
			require.Negative(t, before.Compare(p))
			require.Len(t, before.Each(pcmd.Month), len(p.Each(pcmd.Month)))
		}
		if after := p.After(); !after.IsZero() {
			require.Equal(t, p, after.Before())
			require.Positive(t, after.Compare(p))
		}
	})
}

func TestPeriodsSortByFirstDayThenTheLongerFirst(t *testing.T) {
	want := []string{
		"", "2021/2025", "2024/2025", "2024/2024", "2024", "2024-H1", "2024-Q1", "2024-01", "2024-02",
		"2024-Q2", "2024-04", "2024-H2", "2024-Q3", "2024-07", "2024-12", "2025",
	}
	var all []pcmd.Period
	for _, s := range want {
		var p pcmd.Period
		require.NoError(t, p.UnmarshalText([]byte(s)))
		all = append(all, p)
	}
	for i, p := range all {
		for j, q := range all {
			require.Equal(t, cmp.Compare(i, j), p.Compare(q), "%q and %q", p, q)
		}
	}
}

func TestComparingPeriodsIsATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q, r := periodsOrZero().Draw(t, "p"), periodsOrZero().Draw(t, "q"), periodsOrZero().Draw(t, "r")
		require.Equal(t, p == q, p.Compare(q) == 0)
		require.Equal(t, -q.Compare(p), p.Compare(q))
		if p.Compare(q) <= 0 && q.Compare(r) <= 0 {
			require.LessOrEqual(t, p.Compare(r), 0)
		}
	})
}

func TestZeroPeriodIsUnset(t *testing.T) {
	var p pcmd.Period
	require.True(t, p.IsZero())
	require.Zero(t, p.Kind())
	require.Equal(t, []int{0, 0}, []int{p.Year(), p.LastYear()})
	require.Empty(t, p.String())
	require.Zero(t, p.Start())
	require.Zero(t, p.End())
	require.Zero(t, p.Before())
	require.Zero(t, p.After())
	require.Zero(t, p.Compare(pcmd.Period{}))
	require.Negative(t, p.Compare(pcmd.YearOf(1)))
}

func TestPeriodKindSaysWhatItIs(t *testing.T) {
	for kind, want := range map[pcmd.PeriodKind]string{
		0: "", pcmd.Month: "month", pcmd.Quarter: "quarter", pcmd.Half: "half", pcmd.Year: "year", pcmd.Span: "span",
		pcmd.Span + 1: "PeriodKind(6)", 255: "PeriodKind(255)",
	} {
		require.Equal(t, want, kind.String())
	}
}

func TestPeriodAsText(t *testing.T) {
	requireText(t, pcmd.MustParsePeriod("2024-Q3"), "2025/2021", pcmd.CodeBadPeriod)
	rapid.Check(t, func(t *rapid.T) {
		p := periods().Draw(t, "period")
		read, err := pcmd.ParsePeriod(p.String())
		require.NoError(t, err)
		require.Equal(t, p, read)
	})
}

func TestPeriodInJSON(t *testing.T) {
	type asked struct {
		Period pcmd.Period         `json:"period"`
		Base   pcmd.Period         `json:"base,omitzero"`
		Totals map[pcmd.Period]int `json:"totals"`
	}
	want := asked{Period: pcmd.MustParsePeriod("2024-H1"), Totals: map[pcmd.Period]int{pcmd.YearOf(2024): 44}}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	require.JSONEq(t, `{"period":"2024-H1","totals":{"2024":44}}`, string(text))

	var read asked
	require.NoError(t, json.Unmarshal(text, &read))
	require.Equal(t, want, read)
	require.Error(t, json.Unmarshal([]byte(`{"period":2024}`), &read), "a number is not a period")
}

func TestReadingAndComparingPeriodsLeavesNoGarbage(t *testing.T) {
	term := pcmd.MustParsePeriod("2021/2025")
	requireNoAllocs(t, func() {
		p, err := pcmd.ParsePeriod("2024-Q3")
		if err != nil || p.Compare(term) <= 0 || p.Before().After() != p {
			panic("wrong order")
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"2024", "2024-H1", "2024-Q4", "2024-12", "2021/2025", "2025/2021", "0000", "2024-13", "2024-Q0", "", "2024/"} {
		f.Add(seed)
	}
	form := regexp.MustCompile(`^([0-9]{4})(?:-H[12]|-Q[1-4]|-0[1-9]|-1[0-2]|/([0-9]{4}))?$`)
	f.Fuzz(func(t *testing.T, s string) {
		groups := form.FindStringSubmatch(s)
		isPeriod := groups != nil && groups[1] != "0000"
		if isPeriod && groups[2] != "" {
			first, _ := strconv.Atoi(groups[1])
			last, _ := strconv.Atoi(groups[2])
			isPeriod = first <= last
		}
		p, err := pcmd.ParsePeriod(s)
		if !isPeriod {
			requireCode(t, pcmd.CodeBadPeriod, err)
			require.Zero(t, p)
			return
		}
		require.NoError(t, err)
		require.Equal(t, s, p.String())
		require.False(t, p.End().Before(p.Start()))
	})
}
