package report

// SecondTruths returns, for each figure of a publication that is suppressed, by
// how much the figures differ in the second set of numbers that is to prove that
// nobody can tell what it is: by the places of the figures.
func SecondTruths(w *Workbook, how Publishing) ([]map[int]int64, bool) {
	d := newDraft(w, how)
	if err := d.enter(); err != nil {
		return nil, false
	}
	p, ok := d.protect(int64(how.Threshold))
	if !ok {
		return nil, false
	}
	second := make([]map[int]int64, len(d.figures))
	for i, f := range d.figures {
		if f.count < 0 || !p.suppressed[f.count] {
			continue
		}
		second[i] = map[int]int64{}
		for _, s := range p.proof[f.count] {
			for j, other := range d.figures {
				if other.count == s.count {
					second[i][j] = int64(s.by)
				}
			}
		}
	}
	return second, true
}
