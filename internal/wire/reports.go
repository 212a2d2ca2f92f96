package wire

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/shopspring/decimal"
)

// Units reads a list of {id, level, parent?, name?} and checks how they hang
// together. Where they do not, the tree is nil.
func Units(v document.Value) ([]indicator.Unit, *indicator.Tree) {
	before := len(v.Faults())
	units := document.Slice(v, unit)
	tree, err := indicator.NewTree(units)
	v.Check(err)
	if len(v.Faults()) > before {
		return units, nil
	}
	return units, tree
}

func unit(v document.Value) (u indicator.Unit) {
	o := v.Object("id", "level", "parent", "name")
	u.ID = o.Need("id").ID()
	u.Level = level(o.Need("level"))
	if parent := o.Get("parent"); parent.Present() {
		u.Parent = parent.ID()
	}
	if name := o.Get("name"); name.Present() {
		u.Name = name.String()
	}
	return u
}

// Report is what one unit reported for one period.
type Report struct {
	Unit    string
	Period  pcmd.Period
	Figures []Figure // in the document's order; missing ones are left out
}

// Figure is one figure of a report.
type Figure struct {
	Measure string
	Value   decimal.Decimal
}

// Reports reads a list of {unit, period, figures}. Units must be known, measures
// those of find (nil: nothing is known of them), and no unit may report twice
// for one period.
func Reports(v document.Value, known func(string) bool, find func(string) (indicator.Measure, bool)) []Report {
	type key struct {
		unit   string
		period pcmd.Period
	}
	seen := map[key]bool{}
	return document.Slice(v, func(v document.Value) Report {
		r := report(v, known, find)
		k := key{r.Unit, r.Period}
		if seen[k] && r.Unit != "" && !r.Period.IsZero() {
			v.Fault(pcmd.CodeDuplicateReport,
				fmt.Sprintf("đơn vị %q đã có báo cáo kỳ %s ở trên", r.Unit, r.Period),
				fmt.Sprintf("the unit %q has a report for %s above", r.Unit, r.Period))
		}
		seen[k] = true
		return r
	})
}

// FindMeasure returns how to find one of the measures by its id.
func FindMeasure(measures []indicator.Measure) func(id string) (indicator.Measure, bool) {
	byID := make(map[string]indicator.Measure, len(measures))
	for _, m := range measures {
		byID[m.ID] = m
	}
	return func(id string) (indicator.Measure, bool) {
		m, ok := byID[id]
		return m, ok
	}
}

// KnownUnits returns whether a unit is one of those of a document's list. Where
// the list itself is at fault every unit passes: the fault has been noted.
func KnownUnits(list document.Value, units []indicator.Unit) func(string) bool {
	if !list.IsList() {
		return func(string) bool { return true }
	}
	ids := make(map[string]bool, len(units))
	for _, u := range units {
		ids[u.ID] = true
	}
	return func(id string) bool { return ids[id] }
}

// OneUnit returns whether a unit is the first that is asked for: without a list
// there is one unit, that of the reports.
func OneUnit() func(string) bool {
	only := ""
	return func(id string) bool {
		if only == "" {
			only = id
		}
		return id == only
	}
}

func report(v document.Value, known func(string) bool, find func(string) (indicator.Measure, bool)) (r Report) {
	o := v.Object("unit", "period", "figures")
	r.Unit = UnitRef(o.Need("unit"), known)
	r.Period = document.Period(o.Need("period"))
	r.Figures = Figures(o.Need("figures"), find)
	return r
}

// Figures reads the figures of a report, those that are missing left out.
func Figures(v document.Value, find func(string) (indicator.Measure, bool)) (all []Figure) {
	figures := v.Map()
	for _, id := range figures.Keys() {
		if f, ok := figure(figures.Get(id), id, find); ok {
			all = append(all, f)
		}
	}
	return all
}

// UnitRef reads the id of a unit that must be known.
func UnitRef(v document.Value, known func(string) bool) string {
	id := v.String()
	if !v.IsString() {
		return ""
	}
	if err := pcmd.CheckID(id); err != nil {
		v.Err(err)
		return ""
	}
	if !known(id) {
		v.Err(indicator.UnknownUnit(id))
	}
	return id
}

func figure(v document.Value, id string, find func(string) (indicator.Measure, bool)) (f Figure, ok bool) {
	measure, declared := indicator.Measure{}, false
	if find != nil {
		if measure, declared = find(id); !declared {
			v.Err(indicator.UnknownMeasure(id))
		}
	}
	if v.Null() {
		return f, false
	}
	literal, ok := v.Literal()
	if !ok {
		return f, false
	}
	value, err := indicator.ParseFigure(literal)
	if err == nil && declared {
		err = indicator.CheckFigure(measure, value)
	}
	v.Err(err)
	return Figure{id, value}, err == nil
}

// Fill enters the figures of the reports into the table.
func Fill(table *indicator.Table, reports []Report) error {
	for _, r := range reports {
		for _, f := range r.Figures {
			if err := table.Put(r.Unit, r.Period, f.Measure, f.Value); err != nil {
				return err
			}
		}
	}
	return nil
}
