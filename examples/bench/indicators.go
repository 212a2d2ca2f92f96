package main

import "fmt"

// The measures of the workload, by their place among a year's figures.
const (
	firstWhole  = 0  // 15 wholes: venues, workers, students…
	firstPart   = 15 // 12 parts, the i-th a part of the i-th whole
	firstPair   = 27 // 6 parts, two of each of the last three wholes
	firstCases  = 33 // 4 counts of cases, which growth compares with last year
	firstEvents = 37 // 2 counts of events
	mediaItems  = 39 // reported monthly too
	measures    = 40
)

// The columns of a commune's row of figures: the measures of 2023, those of
// 2024, then the media items of each month of 2024.
const (
	columnBefore = 0
	columnNow    = measures
	columnMonth  = 2 * measures
	months       = 12
	columns      = 2*measures + months
)

// Kind names a formula of the workload.
type Kind uint8

// The formulas of the workload.
const (
	Share   Kind = iota // 100·part/whole
	Growth              // 100·(now − before)/before
	Total               // the sum
	Monthly             // the smallest of the twelve months
)

// Indicator is a formula with its target, in the form that contestants work
// from: measures are places in a year's figures, limits are hundredths, so that
// 6950 stands for 69.50.
type Indicator struct {
	ID    string
	Kind  Kind
	Part  []int // the terms; of a share its numerator
	Whole []int // of a share its denominator
	Band  bool  // the criterion is "between Low and High", else "at least Low"
	Low   int64
	High  int64
}

// indicators returns the 25 targets: 12 shares of one term, 6 of two, 4
// growths, 2 totals and a monthly one. The limits lie where some units meet them
// and some do not.
func indicators() []Indicator {
	var all []Indicator
	for i := range 12 {
		all = append(all, Indicator{Kind: Share, Part: []int{firstPart + i}, Whole: []int{firstWhole + i}})
	}
	for i := range 3 { // (a + b) / c
		a := firstPair + 2*i
		all = append(all, Indicator{Kind: Share, Part: []int{a, a + 1}, Whole: []int{firstWhole + 12 + i}})
	}
	for i := range 3 { // (a + b) / (c + d)
		a, c := firstPart+2*i, firstWhole+2*i
		all = append(all, Indicator{Kind: Share, Part: []int{a, a + 1}, Whole: []int{c, c + 1}})
	}
	for i := range 4 {
		all = append(all, Indicator{Kind: Growth, Part: []int{firstCases + i}})
	}
	for i := range 2 {
		all = append(all, Indicator{Kind: Total, Part: []int{firstEvents + i}})
	}
	all = append(all, Indicator{Kind: Monthly, Part: []int{mediaItems}})
	for i := range all {
		all[i].ID = fmt.Sprintf("indicator-%02d", i+1)
		all[i].setCriterion(i)
	}
	return all
}

// setCriterion gives the i-th indicator a limit or a band.
func (in *Indicator) setCriterion(i int) {
	step := int64(i)
	switch in.Kind {
	case Share:
		in.Low = 6550 + 100*step // 65.50, 66.50 …
	case Growth:
		in.Low = -700 + 50*step
	case Total:
		in.Low = 2000
	case Monthly:
		in.Low = 100
	}
	if i%4 == 3 {
		in.Band, in.High = true, in.Low+800
	}
}

// columnsUsed returns the columns that a formula reads, in order. A year's
// media items and most of last year's figures are reported but not asked for.
func columnsUsed(all []Indicator) []int {
	var used [columns]bool
	for _, in := range all {
		for _, c := range in.columns() {
			used[c] = true
		}
	}
	var list []int
	for c, yes := range used {
		if yes {
			list = append(list, c)
		}
	}
	return list
}

// columns returns the columns of the indicator's operands.
func (in Indicator) columns() []int {
	var list []int
	switch in.Kind {
	case Monthly:
		for k := range months {
			list = append(list, columnMonth+k)
		}
		return list
	case Growth:
		for _, m := range in.Part {
			list = append(list, columnBefore+m)
		}
	}
	for _, m := range in.Part {
		list = append(list, columnNow+m)
	}
	for _, m := range in.Whole {
		list = append(list, columnNow+m)
	}
	return list
}
