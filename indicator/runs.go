package indicator

// runLength is how many leaves a run has at most: presence is a bit of a word
// for each.
const runLength = 64

// run is rows that are computed together: leaves that stand under one unit
// without a gap, or one unit alone.
type run struct{ from, to int }

// rows returns how many rows the run has.
func (u run) rows() int { return u.to - u.from }

// everyone is the word in which each row of the run has its bit set.
func (u run) everyone() uint64 { return ^uint64(0) >> (runLength - u.rows()) }

// runs divide the rows of a tree. What is kept for each row and column stands
// run after run, and in a run column after column, so that a column of a run is
// read without a gap, and one unit's row is never far apart.
type runs struct {
	all   []run
	seats []seat // of each row
}

// seat is where a row stands: its run, and the run's first row and length.
type seat struct{ run, first, rows int32 }

// newRuns divides the rows of the tree.
func newRuns(t *Tree) runs {
	rs := runs{seats: make([]seat, 0, t.Len())}
	for from := 0; from < t.Len(); {
		u := run{from, from + 1}
		for t.isLeaf(from) && u.to < t.Len() && u.rows() < runLength && t.isLeaf(u.to) && t.parent[u.to] == t.parent[from] {
			u.to++
		}
		for range u.rows() {
			rs.seats = append(rs.seats, seat{int32(len(rs.all)), int32(u.from), int32(u.rows())})
		}
		rs.all = append(rs.all, u)
		from = u.to
	}
	return rs
}

// of returns the run of a row.
func (rs *runs) of(row int) run { return rs.all[rs.seats[row].run] }

// place returns where a row's entry of a column stands, of so many columns.
func (rs *runs) place(row, column, columns int) int {
	s := &rs.seats[row]
	return int(s.first)*columns + column*int(s.rows) + row - int(s.first)
}
