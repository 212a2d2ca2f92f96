package report

// knowledge is what a reader of a publication can know before a figure is
// suppressed: counts, and how they hang together.
type knowledge struct {
	counts   []count
	balances []balance
	in       [][]place // where each count stands
}

// count is a figure, as far as hiding it goes. What is not whole is rounded down,
// to 1 at least where it is not zero; what is larger than manyPeople is that.
type count struct {
	amount  int64
	weight  int  // how much is lost without it
	persons bool // if they are few they are not shown
	shown   bool // in a table or through a result, unless it is suppressed
	implied bool // not shown, but it may follow from what is
}

// manyPeople is a count from which and to which there is room enough.
const manyPeople = 1 << 40

// balance is a sum that readers know to come to zero.
type balance []entry

// entry is a count in a balance, added or taken away.
type entry struct {
	count int
	sign  int8
}

// place is the balance that a count stands in, and how.
type place struct {
	balance int
	sign    int8
}

// add enters a count and returns its place.
func (l *knowledge) add(c count) int {
	l.counts = append(l.counts, c)
	l.in = append(l.in, nil)
	return len(l.counts) - 1
}

// balance notes that some counts together are as many as others together.
func (l *knowledge) balance(some, others []int) {
	var b balance
	enter := func(counts []int, sign int8) {
		for _, i := range counts {
			b = append(b, entry{i, sign})
			l.in[i] = append(l.in[i], place{len(l.balances), sign})
		}
	}
	enter(some, +1)
	enter(others, -1)
	l.balances = append(l.balances, b)
}

// bound notes that some counts together are no more than others together; rest
// is by how much. Nobody sees the rest, which makes up the balance.
func (l *knowledge) bound(some, others []int, rest int64) {
	slack := l.add(count{amount: rest})
	l.balance(append([]int{slack}, some...), others)
}
