// Package nearest finds what somebody who mistyped a word most likely meant:
// the word that differs in case, accents, tone placement, hyphens or spaces
// only, or by a slip or two of the keys; and for a name the one that was not
// written out.
package nearest

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd/internal/spelling"
)

// Documents come from anywhere: neither many known words nor long unknown ones
// may make looking for the nearest slow.
const (
	maxWords = 200
	maxRunes = 128
)

// Words are the words that could have been meant. The zero Words has none. It
// is safe for concurrent use.
type Words struct {
	words  []string
	folded [][]rune
	ended  []string // the folded words, each with a space behind it
}

// Among returns the words to look through; the first 200 of them.
func Among(words ...string) Words {
	words = words[:min(len(words), maxWords)]
	folded, ended := make([][]rune, len(words)), make([]string, len(words))
	for i, word := range words {
		folded[i] = fold(word)
		ended[i] = string(folded[i]) + " "
	}
	return Words{words, folded, ended}
}

// fold returns how a word is compared, nothing for one that is too long.
func fold(word string) []rune {
	if len(word) > 4*maxRunes {
		return nil
	}
	folded := []rune(spelling.Fold(word))
	if len(folded) > maxRunes {
		return nil
	}
	return folded
}

// Index returns the place of the word that was most likely meant, -1 where none
// is near: the first of those that fold alike, otherwise of those with the
// fewest slips.
func (w Words) Index(word string) int {
	folded := fold(word)
	if len(folded) == 0 {
		return -1
	}
	best, fewest := -1, 0
	for i, known := range w.folded {
		most := slipsAllowed(min(len(folded), len(known)))
		if best >= 0 {
			most = min(most, fewest-1)
		}
		if n := slips(folded, known, most); n <= most {
			best, fewest = i, n
		}
	}
	return best
}

// slipsAllowed returns how many slips of the keys a word of that length may
// have: a short word with two wrong letters is another word.
func slipsAllowed(length int) int { return min((length+1)/4, 3) }

// IndexOfName is [Words.Index] for names of several syllables, which people also
// break off or add to: otherwise the only one of which the name is the beginning
// or that is the beginning of the name.
func (w Words) IndexOfName(name string) int {
	if i := w.Index(name); i >= 0 {
		return i
	}
	folded := fold(name)
	if len(folded) == 0 {
		return -1
	}
	found, ended := -1, string(folded)+" "
	for i, known := range w.ended {
		if known == " " || !strings.HasPrefix(known, ended) && !strings.HasPrefix(ended, known) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// Hint returns the question whether the nearest word was meant, to stand behind
// a message in Vietnamese and in English; nothing where none is near.
func (w Words) Hint(word string) (vi, en string) {
	i := w.Index(word)
	if i < 0 {
		return "", ""
	}
	return Ask(fmt.Sprintf("%q", w.words[i]))
}

// Ask returns the question whether that was meant.
func Ask(meant string) (vi, en string) {
	return "; có phải " + meant + "?", "; did you mean " + meant + "?"
}

// slips returns how many letters must be put in, left out, replaced or
// exchanged with their neighbour to make one word of the other; most+1 where
// that is more than most. Only cells near the diagonal can be that few.
func slips(a, b []rune, most int) int {
	if most < 0 || len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	var table [3][maxRunes + 1]int // the last three rows
	for j := range b {
		table[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		row, above, before := &table[i%3], &table[(i+2)%3], &table[(i+1)%3]
		low, high := max(1, i-most), min(len(b), i+most)
		row[low-1], row[min(high+1, len(b))] = most+1, most+1 // beside the diagonal
		if low == 1 {
			row[0] = i
		}
		for j := low; j <= high; j++ {
			replaced := above[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			row[j] = min(replaced, row[j-1]+1, above[j]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return min(table[len(a)%3][len(b)], most+1)
}
