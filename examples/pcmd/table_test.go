package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

// shownWidth counts what takes a place on a terminal.
func shownWidth(line string) (n int) {
	for _, r := range line {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// isAligned wants every line of a table to be as wide as its border, and
// returns how wide the widest table is.
func isAligned(t *testing.T, out string) (widest int) {
	t.Helper()
	border := 0
	for _, line := range strings.Split(out, "\n") {
		switch {
		case strings.HasPrefix(line, "┌"):
			border = shownWidth(line)
			widest = max(widest, border)
		case strings.HasPrefix(line, "│"), strings.HasPrefix(line, "├"), strings.HasPrefix(line, "└"):
			assert.Equal(t, border, shownWidth(line), line)
		}
	}
	return widest
}

func textCommands() []string {
	var all []string
	for _, id := range catalog.IDs() {
		year := ""
		if strings.HasSuffix(id, "2021-2025") {
			year = " --year 2024"
		}
		all = append(all, "targets "+id, "duties "+id, "duties --matrix "+id, "due "+id+year, "lint "+id, "align "+id+" national-2021-2025",
			"duties "+id+" --on 2024-06-01", "duties "+id+" --on 2025-03-02", "duties "+id+" --on 2025-08-01")
	}
	return append(all, "plans", "evaluate "+vanBan)
}

func TestTablesFitATerminalOf100Columns(t *testing.T) {
	for _, command := range textCommands() {
		for _, lang := range []string{"", " --lang en"} {
			assert.LessOrEqual(t, isAligned(t, known(t, command+lang)), lineWidth, command+lang)
		}
	}
}

func TestScorecardsFitATerminalOf100ColumnsWhateverTheyHaveToSay(t *testing.T) {
	figures := `"students":"20000","students-informed":"13999","venues":"999999999999","venues-inspected":"800000000000","tips-received":1,"tips-handled":2,
		"crimes-handled":108,"staff-province":0,"staff-trained-province":0,"pilot-model":0`
	for _, id := range []string{"bac-kan-2021-2025", "lai-chau-2021-2025"} {
		name := file(t, `{"plan":"`+id+`","on":"2024-12-20","units":[{"id":"12","level":"province"},{"id":"d1","level":"district","parent":"12"},{"id":"d2","level":"district","parent":"12"}],
			"reports":[{"unit":"d1","period":"2024","figures":{`+figures+`}},{"unit":"d1","period":"2023","figures":{"crimes-handled":100}}]}`)
		assert.LessOrEqual(t, isAligned(t, done(t, "evaluate --period 2024 "+name)), lineWidth)
		// English has longer words, and words are not broken.
		assert.LessOrEqual(t, isAligned(t, done(t, "evaluate --period 2024 --lang en "+name)), lineWidth+5)
	}
}

// printed prints a table in Vietnamese.
func printed(columns []column, rows ...[]string) string {
	var out bytes.Buffer
	s := &session{lang: pcmd.Vietnamese, out: &out}
	s.printTable("", columns, rows)
	return out.String()
}

func TestCombiningMarksTakeNoPlace(t *testing.T) {
	columns := []column{{vi: "Tên"}, {vi: "Số"}}
	composed := printed(columns, []string{"L\u00e0o Cai", "1"}, []string{"Cao B\u1eb1ng", "2"})
	decomposed := printed(columns, []string{"La\u0300o Cai", "1"}, []string{"Cao Ba\u0306\u0300ng", "2"})
	isAligned(t, composed)
	isAligned(t, decomposed)
	assert.Equal(t, strings.Count(composed, "─"), strings.Count(decomposed, "─"))
}

func TestWidthsDoNotDependOnTheReadersLocale(t *testing.T) {
	want := done(t, "due cao-bang-2024")
	text.OverrideRuneWidthEastAsianWidth(true) // as under LANG=ja_JP
	assert.Equal(t, want, done(t, "due cao-bang-2024"))
}

func TestAColumnThatSaysNothingIsLeftOut(t *testing.T) {
	out := printed([]column{{vi: "Mã"}, {vi: "Ghi chú"}, {vi: "Nguồn"}}, []string{"a", "", "—"}, []string{"b", "", ""})
	assert.Contains(t, out, "Mã")
	assert.NotContains(t, out, "Ghi chú")
	assert.NotContains(t, out, "Nguồn")
	assert.Contains(t, printed([]column{{vi: "Mã"}, {vi: "Ghi chú"}}), "Ghi chú", "a table without rows keeps its head")
}

func TestTheSpareColumnGoesOnlyWhereWordsFillTheLine(t *testing.T) {
	long := strings.Repeat("x", 90)
	columns := []column{{vi: "Mã"}, {vi: "Vạch", spare: true}}
	assert.Contains(t, printed(columns, []string{"a", "██████████"}), "██████████")
	assert.NotContains(t, printed(columns, []string{long, "██████████"}), "██████████")
}

func TestWordsAreNeverBrokenNorLost(t *testing.T) {
	prose := "Ủy ban nhân dân tỉnh Cao Bằng; Thường trực Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội"
	id := strings.Repeat("a-very-long-id-", 8)
	out := printed([]column{{vi: "Mã"}, {vi: "Tên"}, {vi: "Gửi"}, {vi: "Mức"}},
		[]string{id, prose, prose, "ít nhất 100 %"}, []string{"b", "15/12/2023 – 14/6/2024", "Sở Lao động - Thương binh", "70 %"})
	isAligned(t, out)
	got := strings.Fields(strings.ReplaceAll(out, "│", " "))
	for _, word := range strings.Fields(prose + " " + id) {
		assert.Contains(t, got, word)
	}
	assert.Contains(t, out, "100 %", "a number keeps its percent sign")
	assert.Contains(t, out, "15/12/2023 –", "a span breaks behind its dash")
	assert.Contains(t, out, "động -", "and so does a name")
}

func TestAWholeColumnKeepsItsCellsOnOneLine(t *testing.T) {
	prose := strings.Repeat("chữ ", 60)
	out := printed([]column{{vi: "Vai trò", whole: true}, {vi: "Việc"}}, []string{"bố trí kinh phí", prose})
	assert.Contains(t, out, "bố trí kinh phí")
}

// The counting that lays tables out must be that of the lines printed.
func TestLinesAreCountedAsTheyAreWrapped(t *testing.T) {
	for _, id := range []string{"cao-bang-2024", "lai-chau-2021-2025"} {
		p, err := catalog.Plan(id)
		if !assert.NoError(t, err) {
			return
		}
		c := column{}
		for _, target := range p.Targets() {
			c.cells = append(c.cells, target.Title.Vi, target.Title.En, target.Criterion.In(pcmd.Vietnamese)+" %", target.Citation.Clause)
		}
		c.cells = append(c.cells, "", "—", "a – b - c %")
		c.measure()
		for width := c.least; width <= c.width; width++ {
			for i, n := range c.linesAt(width) {
				lines := strings.Split(wrap(c.cells[i], width), "\n")
				assert.Len(t, lines, n, "%q at %d", c.cells[i], width)
				for _, line := range lines {
					assert.LessOrEqual(t, shownWidth(line), width)
				}
			}
		}
	}
}

func TestABarIsFullAtAHundredPercent(t *testing.T) {
	for percent, want := range map[float64]string{
		0: "░░░░░░░░░░", 9.99: "░░░░░░░░░░", 10: "█░░░░░░░░░", 69.995: "██████░░░░", 99.99: "█████████░", 100: "██████████", 250: "██████████", -5: "░░░░░░░░░░",
	} {
		assert.Equal(t, want, bar(percent))
	}
}

func TestDatesAreWrittenAsPeopleDo(t *testing.T) {
	for written, want := range map[string]string{
		"2024-06-15": "15/6/2024", "2024-06-05": "05/6/2024", "2024-02-05": "05/02/2024", "2024-01-31": "31/01/2024",
		"2024-12-15": "15/12/2024", "": "—",
	} {
		d := pcmd.Date{}
		if written != "" {
			d = pcmd.MustParseDate(written)
		}
		assert.Equal(t, want, date(d))
	}
}
