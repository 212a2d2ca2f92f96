package report_test

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// slowCheck answers the questions of the rules from the list of reports, with
// fractions and without regard to speed or order.
type slowCheck struct {
	units    map[string]string // the unit above each
	kinds    map[string]indicator.MeasureKind
	reported map[string]*big.Rat // by "unit period measure"
	periods  []pcmd.Period
}

func (s slowCheck) given(unit string, p pcmd.Period, m string) *big.Rat {
	return s.reported[fmt.Sprint(unit, " ", p, " ", m)]
}

// own follows the contract: the period itself, otherwise from its parts.
func (s slowCheck) own(unit string, p pcmd.Period, m string) *big.Rat {
	if f := s.given(unit, p, m); f != nil {
		return f
	}
	parts := p.Parts()
	if len(parts) == 0 {
		return nil
	}
	switch s.kinds[m] {
	case indicator.Flow:
		sum := new(big.Rat)
		for _, part := range parts {
			f := s.own(unit, part, m)
			if f == nil {
				return nil
			}
			sum.Add(sum, f)
		}
		return sum
	case indicator.Stock, indicator.Running:
		return s.own(unit, parts[len(parts)-1], m)
	}
	return nil
}

func (s slowCheck) children(unit string) (all []string) {
	for child, parent := range s.units {
		if parent == unit {
			all = append(all, child)
		}
	}
	return all
}

func (s slowCheck) full(unit string, p pcmd.Period, m string) *big.Rat {
	if f := s.own(unit, p, m); f != nil {
		return f
	}
	children := s.children(unit)
	if len(children) == 0 {
		return nil
	}
	sum := new(big.Rat)
	for _, child := range children {
		f := s.full(child, p, m)
		if f == nil {
			return nil
		}
		sum.Add(sum, f)
	}
	return sum
}

// touched reports whether what full adds up was reported for the period itself.
func (s slowCheck) touched(unit string, p pcmd.Period, m string) bool {
	if s.own(unit, p, m) != nil {
		return s.given(unit, p, m) != nil
	}
	return slices.ContainsFunc(s.children(unit), func(child string) bool { return s.touched(child, p, m) })
}

func (s slowCheck) findings(r report.CheckRule) (all []string) {
	for unit := range s.units {
		for _, p := range s.periods {
			for _, difference := range s.ask(r, unit, p) {
				all = append(all, fmt.Sprint(p, " ", unit, " ", r.Code, " ", difference.RatString()))
			}
		}
	}
	return all
}

func (s slowCheck) ask(r report.CheckRule, unit string, p pcmd.Period) (differences []*big.Rat) {
	apart := func(a, b *big.Rat) *big.Rat {
		d := new(big.Rat).Sub(a, b)
		return d.Abs(d)
	}
	switch r.Kind {
	case report.PartNotAboveWhole, report.PartsAddUp:
		part, whole := s.sum(r.Part, unit, p), s.sum(r.Whole, unit, p)
		here := slices.ContainsFunc(slices.Concat(r.Part, r.Whole), func(t indicator.Term) bool { return s.given(unit, p, t.Measure) != nil })
		if part == nil || whole == nil || !here {
			return nil
		}
		if c := part.Cmp(whole); c > 0 || c < 0 && r.Kind == report.PartsAddUp {
			return []*big.Rat{apart(part, whole)}
		}
		return nil
	case report.DenominatorReported:
		here := slices.ContainsFunc(r.Part, func(t indicator.Term) bool { return s.given(unit, p, t.Measure) != nil })
		missing := slices.ContainsFunc(r.Whole, func(t indicator.Term) bool { return s.full(unit, p, t.Measure) == nil })
		if s.sum(r.Part, unit, p) != nil && here && missing {
			return []*big.Rat{new(big.Rat)}
		}
		return nil
	}
	for m, kind := range s.kinds {
		now := s.given(unit, p, m)
		switch {
		case r.Kind == report.ChildrenAddUp && kind != indicator.YesNo:
			own, children, sum := s.own(unit, p, m), s.children(unit), new(big.Rat)
			if own == nil || len(children) == 0 {
				continue
			}
			all, here := true, now != nil
			for _, child := range children {
				f := s.full(child, p, m)
				if f == nil {
					all = false
					continue
				}
				sum.Add(sum, f)
				here = here || s.touched(child, p, m)
			}
			if here && (own.Cmp(sum) < 0 || all && own.Cmp(sum) > 0) {
				differences = append(differences, apart(own, sum))
			}
		case now == nil:
		case r.Kind == report.PeriodNotBelowParts && (kind == indicator.Flow || kind == indicator.Distinct):
			floor := new(big.Rat)
			for _, q := range s.periods {
				f := s.given(unit, q, m)
				if f == nil || q == p || !p.Contains(q) || s.hidden(unit, m, p, q) {
					continue
				}
				if kind == indicator.Flow {
					floor.Add(floor, f)
				} else if f.Cmp(floor) > 0 {
					floor = f
				}
			}
			if now.Cmp(floor) < 0 {
				differences = append(differences, apart(floor, now))
			}
		case r.Kind == report.RunningNotFalling && kind == indicator.Running:
			var last pcmd.Period
			for _, q := range s.periods {
				if s.given(unit, q, m) == nil || q.End().Compare(p.End()) >= 0 {
					continue
				}
				later, longer := q.End().Compare(last.End()), last.Contains(q)
				if last.IsZero() || later > 0 || later == 0 && !longer {
					last = q
				}
			}
			if before := s.given(unit, last, m); before != nil && now.Cmp(before) < 0 {
				differences = append(differences, apart(before, now))
			}
		case r.Kind == report.Jump && kind != indicator.Running && kind != indicator.YesNo:
			var history []*big.Rat
			for _, q := range s.periods {
				if f := s.own(unit, q, m); f != nil && q.Kind() == p.Kind() && q.Compare(p) < 0 {
					history = append(history, f)
				}
			}
			if len(history) < r.Periods {
				continue
			}
			middle := slowMedian(history)
			var deviations []*big.Rat
			for _, f := range history {
				deviations = append(deviations, apart(f, middle))
			}
			far := new(big.Rat).Mul(slowMedian(deviations), r.Threshold.Rat())
			if d := apart(now, middle); d.Cmp(far) > 0 && d.Cmp(r.Least.Rat()) >= 0 {
				differences = append(differences, d)
			}
		}
	}
	return differences
}

// hidden reports whether a longer reported period within p holds q.
func (s slowCheck) hidden(unit, m string, p, q pcmd.Period) bool {
	return slices.ContainsFunc(s.periods, func(between pcmd.Period) bool {
		return between != p && between != q && p.Contains(between) && between.Contains(q) && s.given(unit, between, m) != nil
	})
}

func (s slowCheck) sum(terms []indicator.Term, unit string, p pcmd.Period) *big.Rat {
	sum := new(big.Rat)
	for _, t := range terms {
		f := s.own(unit, p, t.Measure)
		if f == nil {
			return nil
		}
		sum.Add(sum, f)
	}
	return sum
}

func slowMedian(values []*big.Rat) *big.Rat {
	values = slices.Clone(values)
	slices.SortFunc(values, (*big.Rat).Cmp)
	n := len(values)
	sum := new(big.Rat).Add(values[(n-1)/2], values[n/2])
	return sum.Mul(sum, big.NewRat(1, 2))
}

func TestChecksAreThoseOfTheSlowTwin(t *testing.T) {
	kinds := map[string]indicator.MeasureKind{
		"flow": indicator.Flow, "part": indicator.Flow, "stock": indicator.Stock, "running": indicator.Running,
		"distinct": indicator.Distinct, "flag": indicator.YesNo,
	}
	names := []string{"flow", "part", "stock", "running", "distinct", "flag"}
	periods := []string{"2021", "2022", "2023", "2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-12", "2025-Q1", "2025"}
	rules := []report.CheckRule{
		{Code: "above", Kind: report.PartNotAboveWhole, Part: indicator.Of("part"), Whole: indicator.Of("flow")},
		{Code: "sum", Kind: report.PartsAddUp, Part: indicator.Of("part", "distinct"), Whole: indicator.Of("stock")},
		{Code: "whole", Kind: report.DenominatorReported, Part: indicator.Of("part"), Whole: indicator.Of("flow", "stock")},
		{Code: "time", Kind: report.PeriodNotBelowParts},
		{Code: "running", Kind: report.RunningNotFalling},
		{Code: "children", Kind: report.ChildrenAddUp},
		{Code: "jump", Kind: report.Jump, Threshold: number("1.5"), Least: number("2"), Periods: 2},
	}
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		slow := slowCheck{units: map[string]string{}, kinds: kinds, reported: map[string]*big.Rat{}}
		var units []indicator.Unit
		for i := range rapid.IntRange(1, 5).Draw(t, "units") {
			u := indicator.Unit{ID: fmt.Sprint("u", i)}
			if i > 0 {
				u.Parent = fmt.Sprint("u", rapid.IntRange(0, i-1).Draw(t, "parent"))
			}
			units = append(units, u)
			slow.units[u.ID] = u.Parent
		}
		var measures []indicator.Measure
		for _, name := range names {
			measures = append(measures, indicator.Measure{ID: name, Kind: kinds[name]})
		}
		set, err := indicator.Compile(measures, nil)
		require.NoError(t, err)
		tree, err := indicator.NewTree(units)
		require.NoError(t, err)
		table := indicator.NewTable(set, tree)
		for range rapid.IntRange(0, 60).Draw(t, "figures") {
			unit := rapid.SampledFrom(units).Draw(t, "unit").ID
			period := pcmd.MustParsePeriod(rapid.SampledFrom(periods).Draw(t, "period"))
			measure := rapid.SampledFrom(names).Draw(t, "measure")
			figure := number(rapid.SampledFrom([]string{"0", "1", "2", "3.5", "7", "20"}).Draw(t, "figure"))
			if measure == "flag" {
				figure = number("1")
			}
			require.NoError(t, table.Put(unit, period, measure, figure))
			slow.reported[fmt.Sprint(unit, " ", period, " ", measure)] = figure.Rat()
		}
		slow.periods = table.Periods()
		var want []string
		for _, r := range rules {
			want = append(want, slow.findings(r)...)
		}
		got := []string{}
		for _, f := range (report.Checker{Rules: rules}).Check(table) {
			seen[string(f.Code)]++
			got = append(got, fmt.Sprint(f.Period, " ", f.Unit, " ", f.Code, " ", f.Difference.Rat().RatString()))
		}
		sort.Strings(want)
		sort.Strings(got)
		require.Equal(t, strings.Join(want, "\n"), strings.Join(got, "\n"))
	})
	for _, r := range rules {
		require.Positive(t, seen[string(r.Code)], "%s was never found: the twins agree on nothing", r.Code)
	}
}
