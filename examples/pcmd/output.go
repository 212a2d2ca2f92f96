package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/pcmd-vn/pcmd"
)

// printJSON prints one JSON document, the same for the same input.
func (s *session) printJSON(v any) error { return s.encode(s.out, v) }

func (s *session) encode(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

// column is a column of a table for people; a width of 0 is not limited.
type column struct {
	vi, en string
	width  int
	right  bool
}

// printTable prints rows under columns. Widths are those that a terminal
// shows: combining marks take no place.
func (s *session) printTable(title string, columns []column, rows [][]string) {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.Style().Format.Header = text.FormatDefault
	w.Style().Options.SeparateRows = false
	if title != "" {
		fmt.Fprintln(s.out, title)
	}
	header := make(table.Row, len(columns))
	configs := make([]table.ColumnConfig, len(columns))
	for i, c := range columns {
		header[i] = s.text(c.vi, c.en)
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: c.width, WidthMaxEnforcer: text.WrapSoft}
		if c.right {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	for _, r := range rows {
		row := make(table.Row, len(r))
		for i, c := range r {
			row[i] = c
		}
		w.AppendRow(row)
	}
	for _, line := range strings.Split(w.Render(), "\n") {
		fmt.Fprintln(s.out, strings.TrimRight(line, " "))
	}
}

// barWidth is the number of cells of a full bar.
const barWidth = 10

// bar draws a percentage; what is above 100 fills the bar.
func bar(percent float64) string {
	full := int(percent / 100 * barWidth)
	full = max(0, min(full, barWidth))
	return strings.Repeat("█", full) + strings.Repeat("░", barWidth-full)
}

// orNull returns nil for the zero value, which JSON writes as null.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

// date writes a date as people do: 15/6/2024, with a zero before days under 10
// and before January and February.
func date(d pcmd.Date) string {
	if d.IsZero() {
		return "—"
	}
	month := fmt.Sprint(int(d.Month()))
	if d.Month() <= 2 {
		month = "0" + month
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day(), month, d.Year())
}
