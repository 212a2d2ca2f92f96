package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// report is what the run found, in the form of the JSON document. A number that
// could not be measured is null, with the reason.
type report struct {
	Agree   bool              `json:"agree"`
	Ratios  ratios            `json:"ratios"`
	Allocs  allocs            `json:"allocs"`
	Reasons map[string]string `json:"reasons,omitempty"`

	timed  []*timed
	nation *nation
}

// ratios are of medians. Of the peers they say how many times longer the peer
// takes than this library in one goroutine until the results are in Go's memory,
// where those of this library are; of DuckDB, until they are computed.
type ratios struct {
	NationOverSum          *float64 `json:"nation_over_sum"`
	ShopspringDense        *float64 `json:"shopspring_dense"`
	ShopspringMaps         *float64 `json:"shopspring_maps"`
	DuckDB                 *float64 `json:"duckdb"`
	SQLite3                *float64 `json:"sqlite3"`
	Modernc                *float64 `json:"modernc"`
	TwoGoroutines          *float64 `json:"two_goroutines"`
	MissingOverComplete    *float64 `json:"missing_over_complete"`
	LateReport             *float64 `json:"late_report"`
	Expr                   *float64 `json:"expr"`
	Govaluate              *float64 `json:"govaluate"`
	DecimalsOverEvaluation *float64 `json:"decimals_over_evaluation"`
}

// allocs are allocations for each recomputation and each late report.
type allocs struct {
	Nation     *float64 `json:"nation"`
	LateReport *float64 `json:"late_report"`
}

func (r *report) computeRatios() {
	r.Ratios = ratios{
		NationOverSum:          r.ratio(keyNation, keySum),
		ShopspringDense:        r.ratio("shopspring_dense", keyNation),
		ShopspringMaps:         r.ratio("shopspring_maps", keyNation),
		DuckDB:                 r.ratio("duckdb", keyNation),
		SQLite3:                r.ratio("sqlite3_read", keyNation),
		Modernc:                r.ratio("modernc_read", keyNation),
		TwoGoroutines:          r.ratio(keyNation, keyTwo),
		MissingOverComplete:    r.ratio(keyMissing, keyNation),
		LateReport:             r.ratio(keyNation, keyLate),
		Expr:                   r.ratio("expr", keyShare),
		Govaluate:              r.ratio("govaluate", keyShare),
		DecimalsOverEvaluation: r.ratio(keyDecimals, keyNation),
	}
}

// ratio returns how many times longer one takes than the other, to three
// digits; nil where one of them has no time.
func (r *report) ratio(longer, shorter string) *float64 {
	over, under := r.median(longer), r.median(shorter)
	if over == 0 || under == 0 {
		return nil
	}
	digits, err := strconv.ParseFloat(strconv.FormatFloat(over/under, 'g', 3, 64), 64)
	if err != nil {
		return nil
	}
	return &digits
}

// median returns 0 where there is none.
func (r *report) median(key string) float64 {
	i := slices.IndexFunc(r.timed, func(t *timed) bool { return t.key == key })
	if i < 0 {
		return 0
	}
	return r.timed[i].median()
}

func (r *report) writeJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// writeTable prints the medians, then the ratios with what they must reach.
func (r *report) writeTable(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d units, %d measures, %d results; %s %s/%s, %d processors; results agree: %t\n\n",
		len(r.nation.complete.Units), measures, r.nation.complete.Results(),
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), r.Agree)
	r.printMedians(&b)
	r.printRatios(&b)
	r.printReasons(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *report) printMedians(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "median\tturns\t")
	for _, x := range r.timed {
		if len(x.samples) > 0 {
			fmt.Fprintf(t, "%s\t%d\t  %s\n", duration(x.median()), len(x.samples), x.name)
		}
	}
	t.Flush()
	fmt.Fprintln(w)
}

// duration prints nanoseconds for people, to three digits.
func duration(ns float64) string {
	for _, unit := range []struct {
		name string
		size float64
	}{{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}} {
		if ns >= unit.size {
			return fmt.Sprintf("%.3g %s", ns/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%.3g ns", ns)
}

func (r *report) printRatios(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ratio\tmust be\t")
	for _, x := range []struct {
		ratio *float64
		must  string
		name  string
	}{
		{r.Ratios.NationOverSum, "≤ 8", "the nation over the plain sum"},
		{r.Ratios.ShopspringDense, "≥ 100", "shopspring/decimal in slices over the nation"},
		{r.Ratios.ShopspringMaps, "", "shopspring/decimal in maps over the nation"},
		{r.Ratios.DuckDB, "≥ 10", "DuckDB over the nation, computing only"},
		{r.ratio("duckdb_read", keyNation), "", "DuckDB with the results read into Go"},
		{r.Ratios.SQLite3, "≥ 60", "mattn/go-sqlite3 over the nation, results read into Go"},
		{r.ratio("sqlite3", keyNation), "", "mattn/go-sqlite3 computing only"},
		{r.Ratios.Modernc, "≥ 60", "modernc.org/sqlite over the nation, results read into Go"},
		{r.ratio("modernc", keyNation), "", "modernc.org/sqlite computing only"},
		{r.Ratios.TwoGoroutines, "≥ 1.5", "one goroutine over two"},
		{r.Ratios.MissingOverComplete, "≤ 4", "missing figures over complete ones"},
		{r.Ratios.LateReport, "≥ 1500", "the nation over one late report"},
		{r.Ratios.Expr, "≥ 25", "expr-lang/expr over one share"},
		{r.Ratios.Govaluate, "≥ 25", "casbin/govaluate over one share"},
		{r.Ratios.DecimalsOverEvaluation, "≤ 4", "reading decimals over the nation"},
		{r.Allocs.Nation, "0", "allocations for the nation"},
		{r.Allocs.LateReport, "0", "allocations for a late report"},
	} {
		fmt.Fprintf(t, "%s\t%s\t  %s\n", number(x.ratio), x.must, x.name)
	}
	t.Flush()
}

func number(n *float64) string {
	if n == nil {
		return "–"
	}
	return strconv.FormatFloat(*n, 'f', -1, 64)
}

func (r *report) printReasons(w io.Writer) {
	for i, key := range sortedKeys(r.Reasons) {
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n", key, r.Reasons[key])
	}
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
