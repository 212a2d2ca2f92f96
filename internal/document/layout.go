package document

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// lineWidth is how long a line may be before its value is broken up.
const lineWidth = 140

// Layout lays a JSON document out for people: objects and lists that fit on a
// line stand on one, others have one item a line, indented by two spaces. It
// does not change the document. What is not JSON comes back as it is.
func Layout(data []byte) []byte {
	var indented bytes.Buffer
	if json.Indent(&indented, bytes.Trim(data, " \t\r\n"), "", "  ") != nil {
		return data
	}
	l := layouter{lines: strings.Split(indented.String(), "\n")}
	for l.next < len(l.lines) {
		l.value()
	}
	return []byte(l.out.String())
}

// layouter works on indented JSON, which has one item a line.
type layouter struct {
	lines []string
	next  int
	out   strings.Builder
}

// value writes the value that begins on the next line: on one line where it
// fits, otherwise its opening line, and what follows by itself.
func (l *layouter) value() {
	line := l.lines[l.next]
	if strings.HasSuffix(line, "{") || strings.HasSuffix(line, "[") {
		if joined, end, ok := l.join(); ok {
			l.out.WriteString(joined + "\n")
			l.next = end + 1
			return
		}
	}
	l.out.WriteString(line + "\n")
	l.next++
}

// join puts the value that begins on the next line on one line; ok is false
// where it does not fit.
func (l *layouter) join() (joined string, end int, ok bool) {
	indent := leadingSpaces(l.lines[l.next])
	var b strings.Builder
	b.WriteString(l.lines[l.next])
	for end = l.next + 1; ; end++ {
		line := l.lines[end]
		item := strings.TrimLeft(line, " ")
		if previous := l.lines[end-1]; strings.HasSuffix(previous, ",") {
			b.WriteByte(' ')
		}
		b.WriteString(item)
		if utf8.RuneCountInString(b.String()) > lineWidth {
			return "", 0, false
		}
		if leadingSpaces(line) == indent {
			return b.String(), end, true
		}
	}
}

func leadingSpaces(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
