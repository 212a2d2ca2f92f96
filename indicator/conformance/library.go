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

	tree, known := (*indicator.Tree)(nil), wire.OneUnit()
	list := o.Get("units")
	if list.Present() {
		var units []indicator.Unit
		units, tree = wire.Units(list)
		known = wire.KnownUnits(list, units)
	}
	reports := wire.Reports(o.Need("reports"), known, wire.FindMeasure(measures))
	question := ask(o.Need("ask"), known)
	question.Target = target.ID
	checkWant(o.Need("want"))
	if err := v.Faults().Err(); err != nil {
		return nil, question, err
	}
	if !list.Present() {
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

// ask reads {unit, period, on?}.
func ask(v document.Value, known func(string) bool) (q indicator.Question) {
	o := v.Object("unit", "period", "on")
	q.Unit = wire.UnitRef(o.Need("unit"), known)
	q.Period = document.Period(o.Need("period"))
	q.On = document.Date(o.Get("on"))
	return q
}

func checkWant(v document.Value) {
	o := v.Object("state", "value", "exact", "verdict", "shortfall", "provisional", "coverage", "fault")
	if o.Has("fault") && len(o.Keys()) > 1 {
		o.Fault(pcmd.CodeExclusiveKeys,
			"\"fault\" không đi cùng khóa nào khác", "\"fault\" goes with no other key")
	}
	_ = o.Get("fault").String()
	for key, check := range map[string]func(document.Value){
		"state":       func(v document.Value) { document.Word(v, indicator.States()) },
		"verdict":     func(v document.Value) { document.Word(v, indicator.Verdicts()) },
		"value":       func(v document.Value) { _ = v.String() },
		"exact":       func(v document.Value) { _ = v.String() },
		"shortfall":   func(v document.Value) { _ = v.String() },
		"provisional": func(v document.Value) { v.Bool() },
		"coverage":    checkCoverage,
	} {
		if wanted := o.Get(key); wanted.Present() && !wanted.Null() {
			check(wanted)
		}
	}
}

func checkCoverage(v document.Value) {
	const most = 1 << 40
	o := v.Object("reported", "expected")
	for _, key := range []string{"reported", "expected"} {
		if n := o.Need(key); n.Present() {
			n.Int(0, most)
		}
	}
}
