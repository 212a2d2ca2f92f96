package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// lineWidth is how wide a table may become; only words longer than that make it
// wider.
const lineWidth = 100

// column is a column of a table for people.
type column struct {
	vi, en string
	right  bool // numbers stand to the right
	whole  bool // its cells stay on one line
	spare  bool // left out where the words of the others fill the line

	cells    []string // the header and those of the rows
	words    [][]int  // how wide the words of each cell are
	width    int
	least    int   // the longest word; of a whole column the longest cell
	lines    []int // that each cell takes
	narrower []int // the same with one place less; nil where it cannot give way
}

// printTable prints rows under columns, without the columns in which no row
// says anything. Widths are those that a terminal shows: combining marks take
// no place.
func (s *session) printTable(title string, columns []column, rows [][]string) {
	// What a letter's width is must not depend on the reader's locale.
	text.OverrideRuneWidthEastAsianWidth(false)
	var shown []column
	for i, c := range columns {
		c.cells = append(c.cells, s.text(c.vi, c.en))
		for _, row := range rows {
			c.cells = append(c.cells, visible(strings.Join(words(row[i]), " ")))
		}
		if len(rows) == 0 || slices.ContainsFunc(c.cells[1:], isSaid) {
			shown = append(shown, c)
		}
	}
	if title != "" {
		fmt.Fprintln(s.out, visible(title))
	}
	fmt.Fprintln(s.out, render(fit(shown), len(rows)))
}

// orDash marks an empty cell of which a reader may wonder.
func orDash(cell string) string {
	if cell == "" {
		return "—"
	}
	return cell
}

func isSaid(cell string) bool { return orDash(cell) != orDash("") }

func render(columns []column, rows int) string {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.Style().Format.Header = text.FormatDefault
	configs := make([]table.ColumnConfig, len(columns))
	for i, c := range columns {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: c.width, WidthMaxEnforcer: wrap}
		if c.right {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	w.SetColumnConfigs(configs)
	line := func(n int) (cells table.Row) {
		for _, c := range columns {
			cells = append(cells, c.cells[n])
		}
		return cells
	}
	w.AppendHeader(line(0))
	for n := range rows {
		w.AppendRow(line(n + 1))
	}
	return w.Render()
}

// fit gives the columns their widths. While the table is too wide, that column
// gives way which costs the fewest lines, the widest of those that cost the
// same; words are not broken.
func fit(columns []column) []column {
	least, total := 1, 1 // the border on the left
	for i := range columns {
		c := &columns[i]
		c.measure()
		least += len(" ") + c.least + len(" ") + 1
		total += len(" ") + c.width + len(" ") + 1
	}
	if spare := slices.IndexFunc(columns, func(c column) bool { return c.spare }); spare >= 0 && least > lineWidth {
		return fit(slices.Delete(columns, spare, spare+1))
	}
	for ; total > lineWidth; total-- {
		best, fewest := -1, 0
		for i, c := range columns {
			if c.narrower == nil {
				continue
			}
			lines := cost(columns, i)
			if best < 0 || lines < fewest || lines == fewest && c.width > columns[best].width {
				best, fewest = i, lines
			}
		}
		if best < 0 {
			break
		}
		columns[best].giveWay()
	}
	return columns
}

// measure makes the column as wide as its longest cell.
func (c *column) measure() {
	c.words, c.width, c.least = nil, 0, 0
	for _, cell := range c.cells {
		var widths []int
		for _, word := range words(cell) {
			widths = append(widths, text.StringWidth(word))
			c.least = max(c.least, text.StringWidth(word))
		}
		c.words = append(c.words, widths)
		c.width = max(c.width, text.StringWidth(cell))
	}
	if c.whole {
		c.least = c.width
	}
	c.lines = c.linesAt(c.width)
	c.look()
}

// giveWay makes the column one place narrower.
func (c *column) giveWay() {
	c.width--
	c.lines = c.narrower
	c.look()
}

// look finds out what giving way would cost.
func (c *column) look() {
	c.narrower = nil
	if c.width > c.least {
		c.narrower = c.linesAt(c.width - 1)
	}
}

// linesAt counts the lines that wrap makes of each cell.
func (c *column) linesAt(width int) []int {
	lines := make([]int, len(c.words))
	for i, words := range c.words {
		lines[i] = 1
		at := 0
		for k, word := range words {
			switch {
			case k == 0:
				at = word
			case at+len(" ")+word <= width:
				at += len(" ") + word
			default:
				lines[i]++
				at = word
			}
		}
	}
	return lines
}

// cost returns how many lines the table takes once the column gave way.
func cost(columns []column, giving int) (lines int) {
	for row, tallest := range columns[giving].narrower {
		for i, c := range columns {
			if i != giving {
				tallest = max(tallest, c.lines[row])
			}
		}
		lines += tallest
	}
	return lines
}

// words returns what is not broken between lines: words, each with the percent
// sign or dash that follows it.
func words(cell string) []string {
	var all []string
	for _, word := range strings.Fields(cell) {
		if last := len(all) - 1; last >= 0 && (word == "%" || word == "-" || word == "–") {
			all[last] += " " + word
			continue
		}
		all = append(all, word)
	}
	return all
}

// wrap breaks a cell into lines between its words.
func wrap(cell string, width int) string {
	var lines []string
	for _, word := range words(cell) {
		if last := len(lines) - 1; last >= 0 && text.StringWidth(lines[last]+" "+word) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return strings.Join(lines, "\n")
}
