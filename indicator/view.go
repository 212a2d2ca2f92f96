package indicator

import (
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/shopspring/decimal"
)

// view returns what units have for a period: the figures given for the period
// itself, and otherwise those that follow from its parts in time. It is nil
// where nobody has anything, and the given block itself where the period has no
// reported parts. Views are made when first asked for, under a lock, so that
// reading a table stays safe for concurrent use.
func (t *Table) view(period pcmd.Period) *block {
	t.viewing.RLock()
	v, made := t.views[period]
	t.viewing.RUnlock()
	if made {
		return v
	}
	t.viewing.Lock()
	defer t.viewing.Unlock()
	return t.makeView(period)
}

// makeView is [Table.view] for those who hold the lock or change the table.
func (t *Table) makeView(period pcmd.Period) *block {
	if v, made := t.views[period]; made {
		return v
	}
	parts := period.Parts()
	v := t.given[period]
	hasAny := func(part pcmd.Period) bool { return t.makeView(part) != nil }
	if slices.ContainsFunc(parts, hasAny) {
		v = t.mergeParts(period, parts)
	}
	t.views[period] = v
	return v
}

// mergeParts makes the view of a period with parts, cell by cell.
func (t *Table) mergeParts(period pcmd.Period, parts []pcmd.Period) *block {
	m := merged{period: period, view: newBlock(t.tree.Len(), len(t.set.measures))}
	for _, part := range parts {
		m.parts = append(m.parts, t.makeView(part))
	}
	for column := range t.set.measures {
		reported := func(b *block) bool { return b != nil && b.columns[column] >= 0 }
		if !reported(t.given[period]) && !slices.ContainsFunc(m.parts, reported) {
			continue
		}
		m.view.addColumn(t.tree.Len(), column)
		for row := range t.tree.Len() {
			t.derive(m, row, column)
		}
	}
	t.merged = append(t.merged, m)
	slices.SortStableFunc(t.merged, func(a, b merged) int { return int(a.period.Kind()) - int(b.period.Kind()) })
	return m.view
}

// rederive follows a changed figure into the views that contain it.
func (t *Table) rederive(row, column int, period pcmd.Period) {
	for _, m := range t.merged {
		if !m.period.Contains(period) {
			continue
		}
		if m.view.columns[column] < 0 {
			m.view.addColumn(t.tree.Len(), column)
			t.layout++
		}
		t.derive(m, row, column)
		if m.view.isWide(row, column) {
			t.layout++
		}
	}
}

// derive fills one cell of a view: a figure given for the period stands; a flow
// is the sum of the parts when all have one, a stock or running figure that of
// the last part; other kinds must be reported.
func (t *Table) derive(m merged, row, column int) {
	if given := t.given[m.period]; given.has(row, column) {
		t.copyFigure(m.view, given, row, column)
		return
	}
	m.view.clear(row, column)
	switch t.set.measures[column].Kind {
	case Flow:
		t.addParts(m, row, column)
	case Stock, Running:
		if last := m.parts[len(m.parts)-1]; last.has(row, column) {
			t.copyFigure(m.view, last, row, column)
		}
	}
}

func (t *Table) copyFigure(v, from *block, row, column int) {
	if from.isWide(row, column) {
		figure, _ := from.figure(row, column, t.scale[column])
		v.setWide(row, column, figure)
		return
	}
	at, _, _ := from.at(row, column)
	v.set(row, column, from.cells[at])
}

// addParts sets a flow to the sum of its parts, if all of them are there.
func (t *Table) addParts(m merged, row, column int) {
	sum, fits := int64(0), true
	for _, part := range m.parts {
		if !part.has(row, column) {
			return
		}
		if fits && !part.isWide(row, column) {
			at, _, _ := part.at(row, column)
			sum += part.cells[at] // two numbers within the limit: this cannot overflow
			fits = sum <= t.limit && sum >= -t.limit
		} else {
			fits = false
		}
	}
	if fits {
		m.view.set(row, column, sum)
		return
	}
	exact := decimal.Decimal{}
	for _, part := range m.parts {
		figure, _ := part.figure(row, column, t.scale[column])
		exact = exact.Add(figure)
	}
	m.view.setWide(row, column, exact)
}
