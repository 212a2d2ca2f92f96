package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
)

// printJSON prints one JSON document, the same for the same input.
func (s *session) printJSON(v any) error { return s.encode(s.out, v) }

func (s *session) encode(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
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

// date writes a date for people, or the mark of an empty cell.
func date(d pcmd.Date) string { return orDash(pcmd.Vietnamese.Date(d)) }

// printNames prints a list of units on lines no longer than a table's; no name is
// broken.
func (s *session) printNames(lead string, units []indicator.Unit) {
	line := lead
	for i, u := range units {
		name := visible(unitName(u)) + ","
		if i == len(units)-1 {
			name = strings.TrimSuffix(name, ",") + "."
		}
		if text.StringWidth(line+name) > lineWidth && line != lead {
			fmt.Fprintln(s.out, strings.TrimSpace(line))
			line = ""
		}
		line += name + " "
	}
	fmt.Fprintln(s.out, strings.TrimSpace(line))
}

// visible shows characters that would steer a terminal instead of sending them
// to it; a document may hold any.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lowerFirst writes the first letter small, for words that go on a sentence.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
