package main

import (
	"fmt"
	"strings"
)

// The SQL contestants hold figures as a careful user of SQL does: wide tables
// with one row for each commune and period, 40 columns of measures; the twelve
// months of media items in a table of their own; the units above in each row,
// so that nothing has to be looked up to roll up; rows in the order of the
// units, where the database lets one say so. The statement is prepared, works
// in whole numbers only, and returns the checksum of all results, so that no
// time goes into carrying them over to Go.

// sqlDialect is what differs between the databases.
type sqlDialect struct {
	integer   string // the type of a figure
	divide    string // the integer division
	least     string // the function for the smallest of several columns
	sum       string // the sum of %s as a 64-bit integer
	clustered bool   // the primary key is the order of the rows
}

var (
	dialectSQLite = sqlDialect{integer: "INTEGER NOT NULL", divide: "/", least: "min", sum: "sum(%s)", clustered: true}
	// The sum of BIGINT has 128 bits in DuckDB, which would slow everything
	// after it down fourfold.
	dialectDuckDB = sqlDialect{integer: "BIGINT NOT NULL", divide: "//", least: "least", sum: "sum(%s)::BIGINT"}
)

// keyColumns begin each row of both tables; unit is the place of the commune in
// the workload.
const keyColumns = "period, province, district, unit"

// source is one kind of row: a table, a period, and the columns used of it.
type source struct {
	table   string
	period  int
	columns []int
}

// sources divides columns into the kinds of row that hold them.
func sources(used []int) []source {
	now, before, month := source{"figures", 2024, nil}, source{"figures", 2023, nil}, source{"monthly", 2024, nil}
	for _, c := range used {
		switch {
		case c < columnNow:
			before.columns = append(before.columns, c)
		case c < columnMonth:
			now.columns = append(now.columns, c)
		default:
			month.columns = append(month.columns, c)
		}
	}
	return []source{now, before, month}
}

// tableName names a column of figures in its table.
func tableName(column int) string {
	if column < columnMonth {
		return fmt.Sprintf("measure%02d", column%measures+1)
	}
	return fmt.Sprintf("month%02d", column-columnMonth+1)
}

// sqlName names a column of figures where all kinds of row are joined.
func sqlName(column int) string {
	switch {
	case column < columnNow:
		return "before_" + tableName(column)
	case column < columnMonth:
		return "now_" + tableName(column)
	}
	return tableName(column)
}

func numbered(prefix string, n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s%02d", prefix, i+1)
	}
	return names
}

// schema returns the statements that make the two tables.
func (d sqlDialect) schema() []string {
	return []string{
		d.table("figures", numbered("measure", measures)),
		d.table("monthly", numbered("month", months)),
	}
}

func (d sqlDialect) table(name string, columns []string) string {
	fields := strings.Split(keyColumns+", "+strings.Join(columns, ", "), ", ")
	for i := range fields {
		fields[i] += " " + d.integer
	}
	text := "CREATE TABLE " + name + " (" + strings.Join(fields, ", ")
	if d.clustered {
		return text + ", PRIMARY KEY (" + keyColumns + ")) WITHOUT ROWID"
	}
	return text + ")"
}

// sqlRows calls add for each row of the two tables, in the order of their keys.
func sqlRows(w *Workload, add func(table string, row []any) error) error {
	for i := range w.Communes {
		district := w.Units[i].Parent
		province := w.Units[district].Parent
		row := w.row(i)
		for _, r := range []struct {
			table   string
			period  int
			figures []int64
		}{
			{"figures", 2023, row[columnBefore:columnNow]},
			{"figures", 2024, row[columnNow:columnMonth]},
			{"monthly", 2024, row[columnMonth:]},
		} {
			values := []any{int64(r.period), int64(province), int64(district), int64(i)}
			for _, n := range r.figures {
				values = append(values, n)
			}
			if err := add(r.table, values); err != nil {
				return err
			}
		}
	}
	return nil
}

// query builds the statements over one workload.
type query struct {
	dialect    sqlDialect
	indicators []Indicator
	used       []int
	nation     int // the place of the nation among the units
}

func newQuery(d sqlDialect, w *Workload) query {
	return query{d, w.Indicators, columnsUsed(w.Indicators), len(w.Units) - 1}
}

// checksums returns the statement that computes everything and returns the
// checksum.
func (q query) checksums() string {
	terms := make([]string, len(q.indicators))
	for k := range terms {
		terms[k] = fmt.Sprintf("state%d + 8 * verdict%d + 64 * value%d", k, k, k)
	}
	sum := fmt.Sprintf(q.dialect.sum, strings.Join(terms, " + "))
	var parts []string
	for _, level := range q.levels() {
		parts = append(parts, "SELECT "+sum+" AS part FROM ("+q.results(level)+") AS results")
	}
	return "WITH " + q.rolledUp() + " SELECT " + fmt.Sprintf(q.dialect.sum, "part") +
		" FROM (" + strings.Join(parts, " UNION ALL ") + ") AS parts"
}

// checksumOf is the checksum of the statement, for results in Go.
func checksumOf(outcomes []Outcome) int64 {
	var sum int64
	for _, o := range outcomes {
		sum += int64(o.State) + 8*int64(o.Verdict) + 64*o.Value
	}
	return sum
}

// rows returns the statement that returns the results themselves, one row for
// each unit, in any order.
func (q query) rows() string {
	var parts []string
	for _, level := range q.levels() {
		parts = append(parts, q.results(level))
	}
	return "WITH " + q.rolledUp() + " " + strings.Join(parts, " UNION ALL ")
}

// levels are the sources of the rows of each level.
func (q query) levels() []string { return []string{"commune", "district", "province", "nation"} }

// rolledUp defines the four levels. The three kinds of row are added up to the
// districts each by itself, and only then joined; above there are few rows.
func (q query) rolledUp() string {
	sums := make([]string, len(q.used))
	for i, c := range q.used {
		sums[i] = fmt.Sprintf(q.dialect.sum, sqlName(c)) + " AS " + sqlName(c)
	}
	all := strings.Join(sums, ", ")
	return "commune AS (" + q.joined(q.reported) + "), " +
		"district AS MATERIALIZED (" + q.joined(q.ofDistricts) + "), " +
		"province AS MATERIALIZED (SELECT province AS unit, " + all + " FROM district GROUP BY province), " +
		fmt.Sprintf("nation AS MATERIALIZED (SELECT %d AS unit, %s FROM province)", q.nation, all)
}

// joined puts the three kinds of row of each unit into one.
func (q query) joined(rows func(source) string) string {
	names := make([]string, len(q.used))
	for i, c := range q.used {
		names[i] = sqlName(c)
	}
	kinds := sources(q.used)
	text := "SELECT province, unit, " + strings.Join(names, ", ") + " FROM (" + rows(kinds[0]) + ") AS kind0"
	for i, s := range kinds[1:] {
		text += fmt.Sprintf(" JOIN (%s) AS kind%d USING (province, district, unit)", rows(s), i+1)
	}
	return text
}

// reported selects what the communes reported.
func (q query) reported(s source) string {
	names := make([]string, len(s.columns))
	for i, c := range s.columns {
		names[i] = tableName(c) + " AS " + sqlName(c)
	}
	return fmt.Sprintf("SELECT province, district, unit, %s FROM %s WHERE period = %d",
		strings.Join(names, ", "), s.table, s.period)
}

// ofDistricts adds up what the communes of each district reported.
func (q query) ofDistricts(s source) string {
	sums := make([]string, len(s.columns))
	for i, c := range s.columns {
		sums[i] = fmt.Sprintf(q.dialect.sum, tableName(c)) + " AS " + sqlName(c)
	}
	return fmt.Sprintf("SELECT province, district, district AS unit, %s FROM %s WHERE period = %d GROUP BY province, district",
		strings.Join(sums, ", "), s.table, s.period)
}

// results selects state, verdict and value of every indicator from the rows of
// one level.
func (q query) results(level string) string {
	fields := make([]string, len(q.indicators))
	for k, in := range q.indicators {
		fields[k] = fmt.Sprintf("%s AS state%d, %s AS verdict%d, %s AS value%d",
			q.state(in), k, q.verdict(in), k, q.value(in), k)
	}
	return "SELECT unit, " + strings.Join(fields, ", ") + " FROM " + level
}

// fraction returns the numerator and denominator of a share or growth.
func (q query) fraction(in Indicator) (part, whole string) {
	if in.Kind == Share {
		return added(columnNow, in.Part), added(columnNow, in.Whole)
	}
	before := added(columnBefore, in.Part)
	return "(" + added(columnNow, in.Part) + " - " + before + ")", before
}

// total returns what a total or a monthly indicator measures.
func (q query) total(in Indicator) string {
	if in.Kind == Total {
		return added(columnNow, in.Part)
	}
	names := make([]string, months)
	for i, c := range in.columns() {
		names[i] = sqlName(c)
	}
	return q.dialect.least + "(" + strings.Join(names, ", ") + ")"
}

func added(block int, terms []int) string {
	if len(terms) == 1 {
		return sqlName(block + terms[0])
	}
	names := make([]string, len(terms))
	for i, m := range terms {
		names[i] = sqlName(block + m)
	}
	return "(" + strings.Join(names, " + ") + ")"
}

func (in Indicator) isFraction() bool { return in.Kind == Share || in.Kind == Growth }

func (q query) state(in Indicator) string {
	if !in.isFraction() {
		return fmt.Sprint(Computed)
	}
	_, whole := q.fraction(in)
	return fmt.Sprintf("CASE WHEN %s = 0 THEN %d ELSE %d END", whole, NotApplicable, Computed)
}

// verdict multiplies the limits with the whole, and divides nothing.
func (q query) verdict(in Indicator) string {
	value, unit, nothing := "100 * "+q.total(in), "", ""
	if in.isFraction() {
		part, whole := q.fraction(in)
		value, unit = "10000 * "+part, " * "+whole
		nothing = fmt.Sprintf("WHEN %s = 0 THEN %d ", whole, NothingToMeasure)
	}
	above := ""
	if in.Band {
		above = fmt.Sprintf("WHEN %s > %d%s THEN %d ", value, in.High, unit, Exceeded)
	}
	return fmt.Sprintf("CASE %s%sWHEN %s >= %d%s THEN %d ELSE %d END", nothing, above, value, in.Low, unit, Met, NotMet)
}

// value rounds half away from zero: it adds half of the divisor, away from zero,
// before a division that cuts off.
func (q query) value(in Indicator) string {
	if !in.isFraction() {
		return "100 * " + q.total(in)
	}
	part, whole := q.fraction(in)
	half := whole
	if in.Kind == Growth {
		half = fmt.Sprintf("CASE WHEN %s < 0 THEN -%s ELSE %s END", part, whole, whole)
	}
	return fmt.Sprintf("CASE WHEN %s = 0 THEN 0 ELSE (20000 * %s + %s) %s (2 * %s) END",
		whole, part, half, q.dialect.divide, whole)
}
