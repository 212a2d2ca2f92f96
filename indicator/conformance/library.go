package conformance

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
)

// Library answers a vector with this library. A vector that breaks the contract
// is refused with all its faults, a [pcmd.Faults].
func Library(vector []byte) (Answer, error) {
	table, question, err := read(vector)
	if err != nil {
		return Answer{}, err
	}
	r, err := table.Evaluate(question)
	if err != nil {
		return Answer{}, err
	}
	return answerOf(r), nil
}

func answerOf(r indicator.Result) Answer {
	a := Answer{
		State:     string(r.State),
		Value:     r.Value(),
		Exact:     r.Exact.String(),
		Verdict:   string(r.Verdict),
		Shortfall: r.Shortfall.String(),
		Coverage:  &Coverage{r.Coverage.Reported, r.Coverage.Expected},
	}
	if r.State == indicator.Computed {
		a.Provisional = &r.Provisional
	}
	return a
}

// Validate returns everything that is wrong with a file of vectors. A vector
// that wants a fault is right when it has that fault.
func Validate(data []byte) pcmd.Faults {
	vectors, unread := parse(data)
	if vectors == nil {
		return unread
	}
	isList := bytes.HasPrefix(bytes.TrimSpace(data), []byte("["))
	var all pcmd.Faults
	for i, v := range vectors {
		if _, refuse := v.want["fault"]; refuse && Check(v, Library) == nil {
			continue
		}
		_, _, err := read(v.JSON)
		faults, _ := err.(pcmd.Faults)
		if isList {
			faults = faults.At(fmt.Sprintf("[%d]", i))
		}
		all = append(all, faults...)
	}
	return all
}

// read turns a vector into a table and a question.
func read(vector []byte) (*indicator.Table, indicator.Question, error) {
	v := document.Parse(vector)
	if !v.Present() {
		return nil, indicator.Question{}, v.Faults()
	}
	o := v.Object("format", "name", "measures", "indicator", "criterion", "units", "reports", "ask", "want")
	checkFormat(o)
	measures := document.Slice(o.Need("measures"), wire.Measure)
	target := indicator.Target{
		Indicator: wire.Indicator(o.Need("indicator")),
		Criterion: wire.OptionalCriterion(o.Get("criterion")),
	}
	target.ID = target.Indicator.ID
	set, err := indicator.Compile(measures, []indicator.Target{target})
	v.Check(asVector(err))

	var units []indicator.Unit
	var tree *indicator.Tree
	if u := o.Get("units"); u.Present() {
		units, tree = wire.Units(u)
		units = append([]indicator.Unit{}, units...) // not nil: the units are known
	}
	reports := wire.Reports(o.Need("reports"), units, finder(measures))
	question := ask(o.Need("ask"), units, reports)
	question.Target = target.ID
	checkWant(o.Need("want"))
	if err := v.Faults().Err(); err != nil {
		return nil, question, err
	}
	if units == nil {
		tree, err = indicator.NewTree([]indicator.Unit{{ID: question.Unit}})
		if err != nil {
			return nil, question, err
		}
	}
	table := indicator.NewTable(set, tree)
	return table, question, wire.Fill(table, reports)
}

func checkFormat(o document.Object) {
	format := o.Need("format")
	if s := format.String(); format.IsString() && s != Format {
		format.Fault(pcmd.CodeUnknownKind, "định dạng phải là "+Format, "the format must be "+Format)
	}
	o.Need("name").Words()
}

// asVector moves the faults of the one target of a set to where a vector has
// its indicator and criterion.
func asVector(err error) error {
	faults, ok := err.(pcmd.Faults)
	if !ok {
		return err
	}
	var moved pcmd.Faults
	for _, f := range faults {
		f.Path = strings.TrimPrefix(f.Path, "targets[0].")
		if f.Path != "id" { // it is the indicator's id, which is checked there
			moved = append(moved, f)
		}
	}
	return moved
}

func finder(measures []indicator.Measure) func(string) (indicator.Measure, bool) {
	byID := make(map[string]indicator.Measure, len(measures))
	for _, m := range measures {
		byID[m.ID] = m
	}
	return func(id string) (indicator.Measure, bool) {
		m, ok := byID[id]
		return m, ok
	}
}

// ask reads {unit, period, on?}. Without units, the unit asked must be that of
// the reports.
func ask(v document.Value, units []indicator.Unit, reports []wire.Report) (q indicator.Question) {
	o := v.Object("unit", "period", "on")
	q.Unit = wire.UnitRef(o.Need("unit"), func(id string) bool {
		for _, u := range units {
			if u.ID == id {
				return true
			}
		}
		return units == nil && (len(reports) == 0 || reports[0].Unit == id)
	})
	q.Period = wire.Period(o.Need("period"))
	q.On = wire.Date(o.Get("on"))
	return q
}

func checkWant(v document.Value) {
	o := v.Object("state", "value", "exact", "verdict", "shortfall", "provisional", "coverage", "fault")
	if o.Has("fault") && len(o.Keys()) > 1 {
		o.Fault(pcmd.CodeExclusiveKeys,
			"\"fault\" không đi cùng khóa nào khác", "\"fault\" goes with no other key")
	}
}
