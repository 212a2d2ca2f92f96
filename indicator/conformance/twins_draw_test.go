package conformance_test

// Random vectors for the twins: texts as they stand in a document, so that both the document and a table can be made of
// them. What the contract leaves open is not drawn.

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

type twin struct {
	Format    string         `json:"format"`
	Name      string         `json:"name"`
	Measures  []twinMeasure  `json:"measures"`
	Indicator twinIndicator  `json:"indicator"`
	Criterion *twinCriterion `json:"criterion,omitempty"`
	Units     []twinUnit     `json:"units,omitempty"`
	Reports   []twinReport   `json:"reports"`
	Ask       twinAsk        `json:"ask"`
	Want      struct{}       `json:"want"`
}

type twinMeasure struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Signed   bool   `json:"signed,omitempty"`
	Additive *bool  `json:"additive,omitempty"`
}

type twinIndicator struct {
	ID      string      `json:"id"`
	Formula twinFormula `json:"formula"`
	Places  *int        `json:"places,omitempty"`
}

type twinFormula struct {
	Kind        string     `json:"kind"`
	Of          []twinTerm `json:"of,omitempty"`
	Numerator   []twinTerm `json:"numerator,omitempty"`
	Denominator []twinTerm `json:"denominator,omitempty"`
	Per         string     `json:"per,omitempty"`
	Each        string     `json:"each,omitempty"`
	Level       string     `json:"level,omitempty"`
	Where       []string   `json:"where,omitempty"`
}

type twinTerm struct{ Measure, Times string }

// MarshalJSON writes a term without a weight as the measure alone.
func (t twinTerm) MarshalJSON() ([]byte, error) {
	if t.Times == "" {
		return json.Marshal(t.Measure)
	}
	return json.Marshal(map[string]string{"measure": t.Measure, "times": t.Times})
}

type twinCriterion struct {
	Op    string `json:"op"`
	Value string `json:"value,omitempty"`
	Max   string `json:"max,omitempty"`
	By    string `json:"by,omitempty"`
}

type twinUnit struct {
	ID     string `json:"id"`
	Level  string `json:"level"`
	Parent string `json:"parent,omitempty"`
}

type twinReport struct {
	Unit    string         `json:"unit"`
	Period  string         `json:"period"`
	Figures map[string]any `json:"figures"` // a string, a json.Number or nil
}

type twinAsk struct {
	Unit   string `json:"unit"`
	Period string `json:"period"`
	On     string `json:"on,omitempty"`
}

// document is the text of the vector.
func (w twin) document() []byte {
	text, err := json.Marshal(w)
	if err != nil {
		panic(err)
	}
	return text
}

// evenly draws a number below n, each as likely as any other, which rapid's own integers are not.
func evenly(t *rapid.T, label string, n int) int {
	return rapid.Custom(func(t *rapid.T) int {
		x := 0
		for range bits.Len(uint(n)) + 2 {
			x <<= 1
			if rapid.Bool().Draw(t, "bit") {
				x++
			}
		}
		return x % n
	}).Draw(t, label)
}

func oneIn[T any](t *rapid.T, label string, all ...T) T { return all[evenly(t, label, len(all))] }

// chance is true in so many of 16 cases.
func chance(t *rapid.T, label string, of16 int) bool { return evenly(t, label, 16) < of16 }

var twinLevels = []string{"central", "province", "district", "commune"}

func drawTwin(t *rapid.T) twin {
	w := twin{Format: "pcmd-conformance/1", Name: "twins", Measures: drawTwinMeasures(t), Units: drawTwinUnits(t)}
	w.Indicator = twinIndicator{ID: "t", Formula: w.drawFormula(t)}
	if rapid.Bool().Draw(t, "places given") {
		places := evenly(t, "places", 7)
		w.Indicator.Places = &places
	}
	w.Criterion = w.drawCriterion(t)
	w.Ask = twinAsk{Unit: oneIn(t, "asked unit", w.Units...).ID, Period: drawTwinPeriod(t)}
	if chance(t, "the top asked", 10) {
		w.Ask.Unit = "u0"
	}
	if rapid.Bool().Draw(t, "on given") {
		w.Ask.On = oneIn(t, "on", "2024-12-30", "2024-12-31", "2025-01-01")
	}
	w.drawReports(t)
	if len(w.Units) == 1 && len(w.Reports) > 0 && rapid.Bool().Draw(t, "units not given") {
		w.Units = nil
	}
	return w
}

func drawTwinMeasures(t *rapid.T) []twinMeasure {
	measures := make([]twinMeasure, 2+evenly(t, "measures", 5))
	for i := range measures {
		measures[i] = twinMeasure{
			ID:     fmt.Sprint("m", i),
			Kind:   oneIn(t, "kind", "flow", "flow", "flow", "flow", "stock", "stock", "running", "distinct", "flag"),
			Signed: chance(t, "signed", 4),
		}
		if chance(t, "additive given", 2) {
			additive := rapid.Bool().Draw(t, "additive")
			measures[i].Additive = &additive
		}
	}
	return measures
}

// drawTwinUnits draws up to 12 units on up to 4 levels, perhaps several trees, in any order. u0 is at the top.
func drawTwinUnits(t *rapid.T) []twinUnit {
	units := make([]twinUnit, 1+evenly(t, "units", 12))
	depth := make([]int, len(units))
	for i := range units {
		units[i].ID = fmt.Sprint("u", i)
		if i > 0 && !chance(t, "top", 1) {
			parent := evenly(t, "parent", i)
			for depth[parent] == len(twinLevels)-1 {
				parent = slices.IndexFunc(units, func(u twinUnit) bool { return u.ID == units[parent].Parent })
			}
			units[i].Parent, depth[i] = units[parent].ID, depth[parent]+1
		}
		units[i].Level = twinLevels[depth[i]]
		if chance(t, "level out of line", 3) {
			units[i].Level = oneIn(t, "level", twinLevels...)
		}
	}
	if rapid.Bool().Draw(t, "units in another order") {
		slices.Reverse(units)
	}
	return units
}

func (w twin) drawFormula(t *rapid.T) twinFormula {
	f := twinFormula{Kind: oneIn(t, "formula",
		"share", "ratio", "total", "growth", "every", "share-of-units", "count-of-units", "flag")}
	switch f.Kind {
	case "share", "ratio":
		f.Numerator, f.Denominator = w.drawTerms(t), w.drawTerms(t)
		if f.Kind == "ratio" {
			f.Per = oneIn(t, "per", "", "1000", "0.1", "1", "-5", "0")
		}
	case "every":
		f.Each = oneIn(t, "each", "month", "quarter")
		f.Of = w.drawTerms(t)
	case "total", "growth":
		f.Of = w.drawTerms(t)
	case "flag":
		m := &w.Measures[evenly(t, "flag", len(w.Measures))]
		m.Kind = "flag"
		f.Of = []twinTerm{{Measure: m.ID}}
	default:
		f.Level = oneIn(t, "of the level of", w.Units...).Level
		if chance(t, "another level", 1) {
			f.Level = oneIn(t, "of level", twinLevels...)
		}
		for range 1 + evenly(t, "where", 2) {
			f.Where = append(f.Where, oneIn(t, "where", w.Measures...).ID)
		}
	}
	return f
}

func (w twin) drawTerms(t *rapid.T) []twinTerm {
	terms := make([]twinTerm, 1+evenly(t, "terms", 8)/5*evenly(t, "more terms", 3))
	for i := range terms {
		terms[i].Measure = oneIn(t, "term", w.Measures...).ID
		if chance(t, "weighted", 4) {
			terms[i].Times = oneIn(t, "times",
				"-1", "2", "0.5", "0", "-0.25", "64", "65", "1", "999999999999999.999999", "-0", "0.000001")
		}
	}
	return terms
}

func (w twin) drawCriterion(t *rapid.T) *twinCriterion {
	c := twinCriterion{Op: oneIn(t, "op", "", "at-least", "more-than", "at-most", "less-than", "equal", "between")}
	if w.Indicator.Formula.Kind == "flag" && rapid.Bool().Draw(t, "yes") {
		c.Op = "yes"
	}
	switch c.Op {
	case "":
		return nil
	case "yes":
	case "between":
		band := oneIn(t, "band", [2]string{"0", "0"}, [2]string{"1", "3"}, [2]string{"-2.5", "1"}, [2]string{"50", "100"},
			[2]string{"0", "999999999999999"}, [2]string{"-10", "-1"}, [2]string{"100", "100.000001"})
		c.Value, c.Max = band[0], band[1]
	default:
		c.Value = oneIn(t, "value",
			"0", "1", "2", "5", "50", "66.67", "100", "100.000", "-3", "999999999999999", "0.000001", "-0")
	}
	if rapid.Bool().Draw(t, "by given") {
		c.By = oneIn(t, "by", "2024-12-31", "2025-12-31")
	}
	return &c
}

func drawTwinPeriod(t *rapid.T) string {
	year := oneIn(t, "year", "2024", "2024", "2024", "2023", "0001", "9999")
	switch evenly(t, "period", 8) {
	case 0:
		return fmt.Sprintf("%s-%02d", year, 1+evenly(t, "month", 12))
	case 1:
		return fmt.Sprintf("%s-Q%d", year, 1+evenly(t, "quarter", 4))
	case 2:
		return fmt.Sprintf("%s-H%d", year, 1+evenly(t, "half", 2))
	case 3:
		return oneIn(t, "span", "2023/2024", "2024/2024", "2022/2024", "0002/0003", "9998/9999")
	}
	return year
}

// drawReports lets some units report the asked period or its parts in time, for growth also those before.
func (w *twin) drawReports(t *rapid.T) {
	asked, _ := parsePeriod(w.Ask.Period)
	ranges := []period{asked}
	if before := asked.before(); before.first > 0 && (w.Indicator.Formula.Kind == "growth" || chance(t, "before too", 2)) {
		ranges = append(ranges, before)
	}
	odd := oneIn(t, "odd figures", 0, 3, 3, 15) // in 16
	gaps := oneIn(t, "gaps", 0, 0, 1, 4)        // missing periods, in 16
	holes := oneIn(t, "holes", 0, 0, 1, 2, 6)   // missing figures, in 16
	leaves := oneIn(t, "leaves", 16, 14, 8)     // leaves that report, in 16
	inner := oneIn(t, "inner", 0, 0, 1, 5, 12)  // inner units that report, in 16
	for _, u := range w.Units {
		often := leaves
		if slices.ContainsFunc(w.Units, func(below twinUnit) bool { return below.Parent == u.ID }) {
			often = inner
		}
		if !chance(t, "reports", often) {
			continue
		}
		unitHoles := holes
		if chance(t, "reports half of it", 3) {
			unitHoles = 8
		}
		for _, whole := range ranges {
			for _, p := range drawParts(t, whole, gaps) {
				w.Reports = append(w.Reports, twinReport{u.ID, spelled(p), w.drawFigures(t, unitHoles, odd)})
			}
		}
	}
	if w.Reports == nil {
		w.Reports = []twinReport{}
	}
}

// drawParts draws the periods that are reported in place of a period, or beside it.
func drawParts(t *rapid.T, p period, gaps int) (reported []period) {
	if chance(t, "gap", gaps) {
		return nil
	}
	parts, how := p.parts(), evenly(t, "how", 8)
	if len(parts) == 0 || how < 4 || how == 7 {
		reported = append(reported, p)
	}
	if how >= 4 {
		for _, part := range parts {
			reported = append(reported, drawParts(t, part, gaps)...)
		}
	}
	return reported
}

func spelled(p period) string {
	switch p.kind {
	case "span":
		return fmt.Sprintf("%04d/%04d", p.first, p.last)
	case "half", "quarter":
		return fmt.Sprintf("%04d-%s%d", p.first, strings.ToUpper(p.kind[:1]), p.n)
	case "month":
		return fmt.Sprintf("%04d-%02d", p.first, p.n)
	}
	return fmt.Sprintf("%04d", p.first)
}

func (w twin) drawFigures(t *rapid.T, holes, odd int) map[string]any {
	figures := map[string]any{}
	for _, m := range w.Measures {
		switch {
		case !chance(t, "missing", holes):
			figures[m.ID] = drawFigure(t, m, odd)
		case rapid.Bool().Draw(t, "null"):
			figures[m.ID] = nil
		}
	}
	return figures
}

// drawFigure draws small whole numbers, and among them so many odd ones in 16: some are about as large as a cell of the
// table can be.
func drawFigure(t *rapid.T, m twinMeasure, odd int) any {
	text := fmt.Sprint(rapid.IntRange(0, 12).Draw(t, "figure"))
	if m.Kind == "flag" {
		text = oneIn(t, "flag", "1", "1", "0", "1.000", "-0")
	} else if chance(t, "odd", odd) {
		text = oneIn(t, "odd figure", "0", "-0", "0.5", "12.25", "0.000001", "1.10", "007.5", "100000", "4503599627.370495",
			"4503599627.370496", "4503599627.370497", "36028797018.963967", "36028797018.963968", "288230376151.711743",
			"999999999999999",
			"999999999999999.999999")
	}
	if m.Kind != "flag" && m.Signed && rapid.Bool().Draw(t, "negative") {
		text = "-" + strings.TrimPrefix(text, "-")
	}
	if rapid.Bool().Draw(t, "as a number") && !strings.Contains(text, "007") { // which is no JSON number
		return json.Number(text)
	}
	return text
}
