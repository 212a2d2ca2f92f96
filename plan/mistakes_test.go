package plan_test

import (
	"slices"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// mistake is one wrong thing that may be put into the document, and the one
// fault that it is.
type mistake struct {
	name string
	make func(root any)
	want place
}

// replace is the mistake of another value at the path.
func replace(path string, value any) func(any) { return func(root any) { set(root, path, value) } }

// without is the mistake of a missing key.
func without(path string) func(any) { return func(root any) { remove(root, path) } }

var twentyMistakes = []mistake{
	{"a format of another program", replace("format", "pcmd-plan/2"), place{pcmd.CodeUnknownKind, "format"}},
	{"a space in the plan's id", replace("id", "an binh"), place{pcmd.CodeBadID, "id"}},
	{"a type that there is not", replace("type", "letter"), place{pcmd.CodeUnknownKind, "type"}},
	{"a date as people write it", replace("issued", "31/01/2024"), place{pcmd.CodeBadDate, "issued"}},
	{"a title without English", replace("title.en", " "), place{pcmd.CodeEmptyText, "title.en"}},
	{"an issuer that is not among the bodies", replace("issuer", "ministry"), place{pcmd.CodeUnknownBody, "issuer"}},
	{"a term of half a year", replace("term", "2024-H1"), place{pcmd.CodeBadPeriod, "term"}},
	{"a parent that is not among the references", replace("parent", "9/KH-UBND"), place{pcmd.CodeUnknownDocument, "parent"}},
	{"a citation without its reading", without("references[1].citation.reading"), place{pcmd.CodeMissingKey, "references[1].citation.reading"}},
	{"a body of the name of another", replace("bodies[6].id", "labour"), place{pcmd.CodeDuplicateID, "bodies[6].id"}},
	{"a key that an objective does not have", replace("objectives[0].priority", "high"), place{pcmd.CodeUnknownKey, "objectives[0].priority"}},
	{"a measure that nobody declared", replace("groups[0].targets[0].indicator.formula.numerator[0]", "pupils"),
		place{pcmd.CodeUnknownMeasure, "groups[0].targets[0].indicator.formula.numerator[0]"}},
	{"a band that runs backwards", replace("groups[0].targets[1].criterion.max", "2"), place{pcmd.CodeOutOfRange, "groups[0].targets[1].criterion"}},
	{"a percent sign in a figure", replace("groups[0].targets[2].criterion.value", "0%"), place{pcmd.CodeFigureSyntax, "groups[0].targets[2].criterion.value"}},
	{"a task's point that is not a text", replace("groups[0].tasks[0].points[1]", 2), place{pcmd.CodeWrongType, "groups[0].tasks[0].points[1]"}},
	{"a count that shall be yes", replace("groups[1].targets[2].criterion", map[string]any{"op": "yes"}),
		place{pcmd.CodeCriterionKind, "groups[1].targets[2].criterion.op"}},
	{"no duties", replace("assignments[0].duties", []any{}), place{pcmd.CodeEmptyTerms, "assignments[0].duties"}},
	{"a duty of one who is no member", replace("assignments[1].duties[0].by[0]", "police"), place{pcmd.CodeUnknownBody, "assignments[1].duties[0].by[0]"}},
	{"a report on a target that there is not", replace("reporting[0].targets[0]", "pupils"), place{pcmd.CodeUnknownTarget, "reporting[0].targets[0]"}},
	{"a day without its bound", without("reporting[0].bound"), place{pcmd.CodeMissingKey, "reporting[0].bound"}},
}

// faultsOf returns the faults of the document with the mistakes in it.
func faultsOf(t assertT, mistakes []mistake) []place {
	root := tree(t)
	for _, m := range mistakes {
		m.make(root)
	}
	return parsePlaces(t, marshal(t, root))
}

type assertT interface {
	Errorf(format string, args ...any)
	FailNow()
}

func wanted(mistakes []mistake) []place {
	var all []place
	for _, m := range mistakes {
		all = append(all, m.want)
	}
	return all
}

func TestAPlanWithTwentyDifferentMistakesGetsExactlyThoseTwentyFaults(t *testing.T) {
	assert.Len(t, twentyMistakes, 20)
	assert.ElementsMatch(t, wanted(twentyMistakes), faultsOf(t, twentyMistakes))
}

func TestMendingTheTwentyMistakesOneByOneRemovesTheirFaultsOneByOne(t *testing.T) {
	left := slices.Clone(twentyMistakes)
	for len(left) > 0 {
		mended := left[0]
		left = left[1:]
		t.Run(mended.name, func(t *testing.T) {
			assert.ElementsMatch(t, wanted(left), faultsOf(t, left))
		})
	}
	assert.Empty(t, faultsOf(t, nil))
}

func TestEachOfTheTwentyMistakesIsFoundByItself(t *testing.T) {
	for _, m := range twentyMistakes {
		t.Run(m.name, func(t *testing.T) {
			assert.Equal(t, []place{m.want}, faultsOf(t, []mistake{m}))
		})
	}
}

func TestNoMistakeHidesOrAltersAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var some []mistake
		for i, m := range twentyMistakes {
			if rapid.Bool().Draw(t, twentyMistakes[i].name) {
				some = append(some, m)
			}
		}
		assert.ElementsMatch(t, wanted(some), faultsOf(t, some))
	})
}
