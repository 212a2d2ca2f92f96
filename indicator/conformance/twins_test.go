package conformance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/indicator/conformance"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTheLibraryAnswersRandomVectorsLikeItsNaiveTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vector := drawTwin(t).document()
		want := naive(vector)
		require.Empty(t, want.Faults, "%s", vector)
		got, err := conformance.Library(vector)
		require.NoError(t, err, "%s", vector)
		require.Equal(t, inJSON(want.answer()), inJSON(got), "%s", vector)
	})
}

func TestWatchedResultsAnswerRandomVectorsLikeTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawTwin(t)
		want, err := conformance.Library(w.document())
		require.NoError(t, err)
		early := rapid.IntRange(0, len(w.Reports)).Draw(t, "reports before the watch begins")
		require.Equal(t, inJSON(want), inJSON(w.watched(t, early)), "%s, watched from report %d", w.document(), early)
	})
}

func TestTheLibraryRefusesWhatItsNaiveTwinRefuses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vector, code, mistake := plantMistake(t, drawTwin(t).document())
		require.Contains(t, naive(vector).Faults, code, "naive, %s: %s", mistake, vector)
		_, err := conformance.Library(vector)
		require.Contains(t, codesIn(err), code, "library, %s: %s", mistake, vector)
	})
}

func FuzzTwins(f *testing.F) {
	files, err := conformance.Vectors()
	require.NoError(f, err)
	for _, file := range files {
		for _, v := range file.Vectors {
			f.Add(v.JSON)
		}
	}
	f.Fuzz(func(t *testing.T, vector []byte) {
		want := naive(vector)
		got, err := conformance.Library(vector)
		if err == nil && len(want.Faults) == 0 {
			require.Equal(t, inJSON(want.answer()), inJSON(got), "%s", vector)
		}
	})
}

// answer is the outcome in the form in which the library answers.
func (o naiveOutcome) answer() conformance.Answer {
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	return conformance.Answer{
		State: text(o.State), Value: text(o.Value), Exact: text(o.Exact),
		Verdict: text(o.Verdict), Shortfall: text(o.Shortfall),
		Provisional: o.Provisional,
		Coverage:    &conformance.Coverage{Reported: *o.Reported, Expected: *o.Expected},
	}
}

// inJSON shows every key of an answer, those behind pointers too.
func inJSON(a conformance.Answer) string {
	text, err := json.Marshal(a)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func codesIn(err error) (codes []string) {
	var faults pcmd.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			codes = append(codes, string(f.Code))
		}
	}
	return codes
}

// watched answers the vector by the bulk engine, which sees so many reports at once and then every other figure as a
// change.
func (w twin) watched(t *rapid.T, early int) conformance.Answer {
	table := w.table(t)
	put := func(reports []twinReport) {
		for _, r := range reports {
			for measure, text := range r.Figures {
				if text == nil {
					continue
				}
				figure, err := indicator.ParseFigure(fmt.Sprint(text))
				require.NoError(t, err)
				require.NoError(t, table.Put(r.Unit, pcmd.MustParsePeriod(r.Period), measure, figure))
			}
		}
	}
	put(w.Reports[:early])
	var on pcmd.Date
	if w.Ask.On != "" {
		on = pcmd.MustParseDate(w.Ask.On)
	}
	results, err := table.Watch(pcmd.MustParsePeriod(w.Ask.Period), on)
	require.NoError(t, err)
	put(w.Reports[early:])
	r, err := results.Result(w.Ask.Unit, "t")
	require.NoError(t, err)

	a := conformance.Answer{
		State: string(r.State), Value: r.Value(), Exact: r.Exact.String(),
		Verdict: string(r.Verdict), Shortfall: r.Shortfall.String(),
		Coverage: &conformance.Coverage{Reported: r.Coverage.Reported, Expected: r.Coverage.Expected},
	}
	if r.State == indicator.Computed {
		a.Provisional = &r.Provisional
	}
	return a
}

// table builds the table of the vector, without figures.
func (w twin) table(t *rapid.T) *indicator.Table {
	measures := make([]indicator.Measure, len(w.Measures))
	for i, m := range w.Measures {
		measures[i] = indicator.Measure{
			ID: m.ID, Kind: indicator.MeasureKind(m.Kind), Signed: m.Signed,
			NonAdditive: m.Additive != nil && !*m.Additive,
		}
	}
	target := indicator.Target{ID: "t", Indicator: indicator.Indicator{ID: "t", Formula: w.Indicator.Formula.built()}}
	if places := w.Indicator.Places; places != nil {
		target.Indicator.Rounding = indicator.RoundTo(*places)
	}
	if c := w.Criterion; c != nil {
		target.Criterion = indicator.Criterion{Op: indicator.Op(c.Op), Value: weight(c.Value), Max: weight(c.Max)}
		if c.By != "" {
			target.Criterion.By = pcmd.MustParseDate(c.By)
		}
	}
	set, err := indicator.Compile(measures, []indicator.Target{target})
	require.NoError(t, err)

	units := []indicator.Unit{{ID: w.Ask.Unit}}
	if w.Units != nil {
		units = nil
	}
	for _, u := range w.Units {
		units = append(units, indicator.Unit{ID: u.ID, Level: pcmd.Level(u.Level), Parent: u.Parent})
	}
	tree, err := indicator.NewTree(units)
	require.NoError(t, err)
	return indicator.NewTable(set, tree)
}

func (f twinFormula) built() indicator.Formula {
	switch f.Kind {
	case "share":
		return indicator.Share{Numerator: termsOf(f.Numerator), Denominator: termsOf(f.Denominator)}
	case "ratio":
		return indicator.Ratio{Numerator: termsOf(f.Numerator), Denominator: termsOf(f.Denominator), Per: weight(f.Per)}
	case "total":
		return indicator.Total{Of: termsOf(f.Of)}
	case "growth":
		return indicator.Growth{Of: termsOf(f.Of)}
	case "every":
		each := map[string]pcmd.PeriodKind{"month": pcmd.Month, "quarter": pcmd.Quarter}
		return indicator.Every{Of: termsOf(f.Of), Each: each[f.Each]}
	case "share-of-units":
		return indicator.ShareOfUnits{Level: pcmd.Level(f.Level), Where: f.Where}
	case "count-of-units":
		return indicator.CountOfUnits{Level: pcmd.Level(f.Level), Where: f.Where}
	}
	return indicator.Flag{Of: termsOf(f.Of)}
}

func termsOf(terms []twinTerm) []indicator.Term {
	built := make([]indicator.Term, len(terms))
	for i, t := range terms {
		built[i] = indicator.Term{Measure: t.Measure, Times: weight(t.Times)}
	}
	return built
}

// weight reads a weight or threshold, unset where there is none.
func weight(text string) decimal.Decimal {
	if text == "" {
		return decimal.Decimal{}
	}
	return decimal.RequireFromString(text)
}
