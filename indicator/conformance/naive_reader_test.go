package conformance_test

// How naive reads the text of a vector and collects the codes of all its faults. Where the contract forbids something
// without fixing a code, the code begins with "open:".

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ------------------------------------------------------------------------------------- Documents: text and its faults

type object map[string]any

// A reader collects the codes of all faults.
type reader struct{ codes map[string]bool }

func (r *reader) fault(code string) { r.codes[code] = true }

func (r *reader) faultUnless(ok bool, code string) {
	if !ok {
		r.fault(code)
	}
}

func readVector(raw []byte) (*vector, []string) {
	r := &reader{codes: map[string]bool{}}
	v := &vector{}
	if !utf8.Valid(raw) || !json.Valid(raw) {
		r.fault("syntax") // trailing data too
	} else {
		r.vector(r.decode(raw), v)
	}
	return v, slices.Sorted(maps.Keys(r.codes))
}

// decode keeps numbers as they are written and finds duplicate keys.
func (r *reader) decode(raw []byte) any {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return r.next(d)
}

func (r *reader) next(d *json.Decoder) any {
	token, _ := d.Token() // the text is valid JSON
	switch token {
	case json.Delim('['):
		list := []any{}
		for d.More() {
			list = append(list, r.next(d))
		}
		_, _ = d.Token()
		return list
	case json.Delim('{'):
		o := object{}
		for d.More() {
			key, _ := d.Token()
			name := key.(string)
			_, twice := o[name]
			r.faultUnless(!twice, "duplicate-key")
			o[name] = r.next(d)
		}
		_, _ = d.Token()
		return o
	}
	return token
}

// object reads an object with these required and optional keys (each list in one string).
func (r *reader) object(x any, required, optional string) object {
	o, ok := x.(object)
	if !ok {
		r.fault("wrong-type")
		return object{}
	}
	need, may := strings.Fields(required), strings.Fields(optional)
	for _, key := range need {
		_, there := o[key]
		r.faultUnless(there, "missing-key")
	}
	for key := range o {
		r.faultUnless(slices.Contains(need, key) || slices.Contains(may, key), "unknown-key")
	}
	return o
}

// as reads the value of a key as a type; an absent key gives nothing, and no fault.
func as[T any](r *reader, o object, key string) (t T, ok bool) {
	x, there := o[key]
	if !there {
		return t, false
	}
	t, ok = x.(T)
	r.faultUnless(ok, "wrong-type")
	return t, ok
}

// list reads a list; each element is given to read.
func (r *reader) list(o object, key string, read func(any)) {
	elements, _ := as[[]any](r, o, key)
	for _, x := range elements {
		read(x)
	}
}

// word reads a string that must be accepted, or else has the fault code.
func (r *reader) word(o object, key, code string, accepted func(string) bool) string {
	s, ok := as[string](r, o, key)
	if ok {
		r.faultUnless(accepted(s), code)
	}
	return s
}

func oneOf(words string) func(string) bool {
	return func(s string) bool { return slices.Contains(strings.Fields(words), s) }
}

func (r *reader) period(o object, key string) (p period, ok bool) {
	s, ok := as[string](r, o, key)
	if !ok {
		return p, false
	}
	p, ok = parsePeriod(s)
	r.faultUnless(ok, "bad-period")
	return p, ok
}

// decimal reads a value, max, times or per; without it, the default.
func (r *reader) decimal(o object, key string, otherwise *big.Rat) *big.Rat {
	s, ok := as[string](r, o, key)
	if !ok {
		return otherwise
	}
	x, ok := parseFigure(s)
	r.faultUnless(ok, "figure-syntax")
	return x
}

// ------------------------------------------------------------------------------- Conformance vectors: their documents

func (r *reader) vector(x any, v *vector) {
	o := r.object(x, "format name measures indicator reports ask want", "units criterion")
	r.word(o, "format", "open:format", oneOf("pcmd-conformance/1"))
	_, _ = as[string](r, o, "name")
	r.readMeasures(o, v)
	r.readIndicator(o, v)
	r.readCriterion(o, v)
	r.readUnits(o, v)
	r.readReports(o, v)
	r.readAsk(o, v)
	r.readWant(o)
}

// Measures: {id, kind, signed?, additive?}.
func (r *reader) readMeasures(o object, v *vector) {
	v.measures = map[string]measure{}
	r.list(o, "measures", func(x any) {
		m := r.object(x, "id kind", "signed additive")
		id := r.word(m, "id", "bad-id", idForm.MatchString)
		kind := r.word(m, "kind", "unknown-kind", oneOf("flow stock running distinct flag"))
		signed, _ := as[bool](r, m, "signed")
		additive, given := as[bool](r, m, "additive")
		_, twice := v.measures[id]
		r.faultUnless(id == "" || !twice, "duplicate-id")
		v.measures[id] = measure{kind: kind, signed: signed, additive: additive || !given}
	})
}

// Indicator: {id, formula, places?}.
func (r *reader) readIndicator(o object, v *vector) {
	x, there := o["indicator"]
	if !there {
		return
	}
	indicator := r.object(x, "id formula", "places")
	r.word(indicator, "id", "bad-id", idForm.MatchString)
	v.places = r.places(indicator)
	if x, there := indicator["formula"]; there {
		r.readFormula(x, v)
	}
}

// places: 0–6, default 2.
func (r *reader) places(indicator object) int {
	n, given := as[json.Number](r, indicator, "places")
	if !given {
		return 2
	}
	places, err := strconv.Atoi(n.String())
	if err != nil {
		r.fault("wrong-type")
		return 2
	}
	r.faultUnless(0 <= places && places <= 6, "out-of-range")
	return places
}

// formulaKeys are the fields of each kind, in the order required, optional.
var formulaKeys = map[string][2]string{
	"share":          {"kind numerator denominator", ""},
	"ratio":          {"kind numerator denominator", "per"},
	"total":          {"kind of", ""},
	"growth":         {"kind of", ""},
	"every":          {"kind of each", ""},
	"share-of-units": {"kind level where", ""},
	"count-of-units": {"kind level where", ""},
	"flag":           {"kind of", ""},
}

func (r *reader) readFormula(x any, v *vector) {
	o, ok := x.(object)
	if !ok {
		r.fault("wrong-type")
		return
	}
	kind, ok := as[string](r, o, "kind")
	keys, known := formulaKeys[kind]
	if !known {
		_, there := o["kind"]
		r.faultUnless(there, "missing-key")
		r.faultUnless(!ok, "unknown-kind")
		return
	}
	r.object(o, keys[0], keys[1])
	v.formula = formula{
		kind:        kind,
		of:          r.terms(o, "of", v),
		numerator:   r.terms(o, "numerator", v),
		denominator: r.terms(o, "denominator", v),
		per:         r.decimal(o, "per", rat(100)),
		each:        r.word(o, "each", "unknown-kind", oneOf("month quarter")),
		level:       r.word(o, "level", "unknown-kind", oneOf("central province district commune")),
		where:       r.where(o, v),
	}
	if kind == "flag" && len(v.formula.of) > 0 {
		one := len(v.formula.of) == 1 && v.measures[v.formula.of[0].measure].kind == "flag"
		r.faultUnless(one, "open:flag-of") // "of (one measure)", "1 or 0"
	}
}

func (r *reader) terms(o object, key string, v *vector) (terms []term) {
	if list, ok := o[key].([]any); ok {
		r.faultUnless(len(list) > 0, "empty-terms")
	}
	r.list(o, key, func(x any) {
		if id, ok := x.(string); ok {
			r.known(id, v)
			terms = append(terms, term{id, rat(1)})
			return
		}
		t := r.object(x, "measure times", "")
		id, ok := as[string](r, t, "measure")
		if ok {
			r.known(id, v)
		}
		terms = append(terms, term{id, r.decimal(t, "times", rat(1))})
	})
	return terms
}

func (r *reader) where(o object, v *vector) (ids []string) {
	if list, ok := o["where"].([]any); ok {
		r.faultUnless(len(list) > 0, "empty-terms")
	}
	r.list(o, "where", func(x any) {
		id, ok := x.(string)
		r.faultUnless(ok, "wrong-type")
		if ok {
			r.known(id, v)
			ids = append(ids, id)
		}
	})
	return ids
}

func (r *reader) known(id string, v *vector) {
	_, declared := v.measures[id]
	r.faultUnless(declared, "unknown-measure")
}

// criterionKeys are what each op must have beside op; by is always optional.
var criterionKeys = map[string]string{
	"at-least": "op value", "more-than": "op value", "at-most": "op value", "less-than": "op value", "equal": "op value",
	"between": "op value max", "yes": "op",
}

func (r *reader) readCriterion(o object, v *vector) {
	x, there := o["criterion"]
	if !there {
		return
	}
	c, ok := x.(object)
	if !ok {
		r.fault("wrong-type")
		return
	}
	op, ok := as[string](r, c, "op")
	keys, known := criterionKeys[op]
	if !known {
		_, there := c["op"]
		r.faultUnless(there, "missing-key")
		r.faultUnless(!ok, "unknown-kind")
		return
	}
	r.object(c, keys, "by")
	v.criterion = &criterion{
		op:    op,
		value: r.decimal(c, "value", nil),
		max:   r.decimal(c, "max", nil),
		by:    r.word(c, "by", "bad-date", isDate),
	}
	r.faultUnless(op != "yes" || v.formula.kind == "flag" || v.formula.kind == "", "criterion-kind")
	if op == "between" && v.criterion.value != nil && v.criterion.max != nil {
		r.faultUnless(v.criterion.value.Cmp(v.criterion.max) <= 0, "open:between")
	}
}

func (r *reader) readUnits(o object, v *vector) {
	v.units = map[string]unit{}
	if _, there := o["units"]; !there {
		r.oneUnit(o, v)
		return
	}
	r.list(o, "units", func(x any) {
		u := r.object(x, "id level", "name parent")
		id := r.word(u, "id", "bad-id", idForm.MatchString)
		level := r.word(u, "level", "unknown-kind", oneOf("central province district commune"))
		_, _ = as[string](r, u, "name")
		parent, given := as[string](r, u, "parent")
		r.faultUnless(parent != "" || !given, "unknown-parent")
		_, twice := v.units[id]
		r.faultUnless(id == "" || !twice, "duplicate-id")
		v.units[id] = unit{level, parent}
	})
	for id, u := range v.units {
		_, there := v.units[u.parent]
		r.faultUnless(u.parent == "" || there, "unknown-parent")
		r.faultUnless(!v.inCycle(id), "unit-cycle")
	}
}

// oneUnit: "Without units there is one unit: that of the reports."
func (r *reader) oneUnit(o object, v *vector) {
	reports, _ := o["reports"].([]any)
	if len(reports) == 0 {
		return
	}
	if first, ok := reports[0].(object); ok {
		if id, ok := first["unit"].(string); ok {
			r.faultUnless(idForm.MatchString(id), "bad-id")
			v.units[id] = unit{}
		}
	}
}

// inCycle walks up from a unit; whoever is not at the top after as many steps as there are units goes round.
func (v *vector) inCycle(id string) bool {
	for range len(v.units) {
		id = v.units[id].parent
		if id == "" {
			return false
		}
	}
	return true
}

func (r *reader) readReports(o object, v *vector) {
	v.figures = map[cell]*big.Rat{}
	type address struct {
		unit   string
		period period
	}
	seen := map[address]bool{}
	r.list(o, "reports", func(x any) {
		report := r.object(x, "unit period figures", "")
		u, uok := r.knownUnit(report, v)
		p, pok := r.period(report, "period")
		if uok && pok {
			r.faultUnless(!seen[address{u, p}], "duplicate-report")
			seen[address{u, p}] = true
		}
		given, _ := as[object](r, report, "figures")
		for id, x := range given {
			v.figures[cell{u, operand{id, p}}] = r.figure(id, x, v)
		}
	})
}

func (r *reader) knownUnit(o object, v *vector) (string, bool) {
	u, ok := as[string](r, o, "unit")
	if ok {
		_, known := v.units[u]
		r.faultUnless(known, "unknown-unit")
	}
	return u, ok
}

// figure reads one figure; nil is missing.
func (r *reader) figure(id string, x any, v *vector) *big.Rat {
	m, declared := v.measures[id]
	if !declared {
		r.fault("unknown-measure")
		return nil
	}
	var text string
	switch x := x.(type) {
	case nil:
		return nil
	case string:
		text = x
	case json.Number:
		text = x.String()
	default:
		r.fault("wrong-type")
		return nil
	}
	figure, ok := parseFigure(text)
	switch {
	case !ok:
		r.fault("figure-syntax")
	case m.kind == "flag":
		r.faultUnless(figure.Sign() == 0 || figure.Cmp(rat(1)) == 0, "flag-value")
	case !m.signed:
		r.faultUnless(figure.Sign() >= 0, "figure-negative")
	}
	return figure
}

func (r *reader) readAsk(o object, v *vector) {
	x, there := o["ask"]
	if !there {
		return
	}
	ask := r.object(x, "unit period", "on")
	v.unit, _ = r.knownUnit(ask, v)
	v.period, _ = r.period(ask, "period")
	v.on = r.word(ask, "on", "bad-date", isDate)
}

func (r *reader) readWant(o object) {
	if x, there := o["want"]; there {
		r.object(x, "", "state value exact verdict shortfall provisional coverage fault")
	}
}
