package plan_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryObjectOfTheDocumentRefusesAKeyThatItDoesNotHave(t *testing.T) {
	root := tree(t)
	var want []place
	for _, path := range append(walk(tree(t)), "") {
		if _, isObject := at(root, path).(map[string]any); isObject {
			surplus := pcmd.JoinPath(path, "surplus")
			set(root, surplus, "x")
			want = append(want, place{pcmd.CodeUnknownKey, surplus})
		}
	}
	assert.ElementsMatch(t, want, parsePlaces(t, marshal(t, root)))
}

// needed are the keys that the format asks for, by the shape of their path.
var needed = set1(
	"format", "id", "type", "title", "issuer", "unit", "level", "term", "bodies", "groups", "assignments",
	"*.vi", "*.en", "*.reading", "unit.code", "unit.name", "signatory.office",
	"references.title", "references.role", "references.citation",
	"articles.title", "articles.citation", "funding_rules.title", "funding_rules.citation",
	"recipients.name", "recipients.citation",
	"measures.id", "measures.kind",
	"bodies.id", "bodies.name",
	"objectives.id", "objectives.kind", "objectives.title", "objectives.citation",
	"groups.id", "groups.title", "groups.citation",
	"groups.tasks.id", "groups.tasks.title", "groups.tasks.citation",
	"groups.targets.id", "groups.targets.title", "groups.targets.indicator", "groups.targets.wording",
	"groups.targets.scope", "groups.targets.citation",
	"groups.targets.indicator.id", "groups.targets.indicator.formula",
	"*.formula.kind", "*.formula.numerator", "*.formula.denominator", "*.formula.of", "*.formula.each",
	"*.formula.level", "*.formula.where", "*.denominator.measure", "*.denominator.times",
	"*.criterion.op", "*.criterion.value", "*.criterion.max",
	"solutions.id", "solutions.heading", "solutions.title", "solutions.citation",
	"funding.id", "funding.kind", "funding.title", "funding.citation",
	"assignments.order", "assignments.body", "assignments.mandate", "assignments.duties",
	"common_duties.body", "common_duties.mandate", "common_duties.duties",
	"*.duties.role", "*.duties.function", "*.duties.title", "*.duties.citation",
	"reporting.id", "reporting.from", "reporting.frequency", "reporting.mandate", "reporting.citation",
)

func set1(words ...string) map[string]bool {
	all := map[string]bool{}
	for _, w := range words {
		all[w] = true
	}
	return all
}

var indices = regexp.MustCompile(`\[\d+\]`)

// isNeeded reports whether the format asks for the key at the path.
func isNeeded(path string) bool {
	shape := indices.ReplaceAllString(path, "")
	if needed[shape] {
		return true
	}
	parts := strings.Split(shape, ".")
	return needed["*."+parts[len(parts)-1]] ||
		len(parts) > 1 && needed["*."+strings.Join(parts[len(parts)-2:], ".")]
}

func TestAMissingKeyIsAFaultExactlyWhereTheFormatAsksForTheKey(t *testing.T) {
	// Words within texts and citations do not disturb one another, so that all
	// of them are missing at once.
	all := tree(t)
	var want []place
	for _, path := range walk(tree(t)) {
		if !wordsWithin.MatchString(path) {
			continue
		}
		remove(all, path)
		want = append(want, place{pcmd.CodeMissingKey, path})
	}
	assert.ElementsMatch(t, want, parsePlaces(t, marshal(t, all)))

	for _, path := range walk(tree(t)) {
		if strings.HasSuffix(path, "]") || wordsWithin.MatchString(path) {
			continue
		}
		root := tree(t)
		remove(root, path)
		missing := place{pcmd.CodeMissingKey, path}
		got := parsePlaces(t, marshal(t, root))
		if isNeeded(path) || path == "reporting[0].bound" || path == "reporting[0].day" { // these two go together
			assert.Contains(t, got, missing)
		} else {
			assert.NotContains(t, got, missing)
		}
	}
}

var wordsWithin = regexp.MustCompile(`\.(vi|en|reading)$`)

func TestADocumentOfTheNeededKeysAloneIsAccepted(t *testing.T) {
	assert.Empty(t, parsePlaces(t, []byte(`{"format": "pcmd-plan/1", "id": "p", "type": "plan",
		"title": {"vi": "K", "en": "P"}, "issuer": "c", "unit": {"code": "1", "name": "U"}, "level": "commune",
		"term": "2024", "bodies": [{"id": "c", "name": {"vi": "U", "en": "C"}}], "groups": [], "assignments": []}`)))
}

// deciders are the words on which the form of their object depends.
var deciders = regexp.MustCompile(`\.(formula\.kind|criterion\.op)$`)

func TestEveryWordAndNumberOfTheDocumentIsRefusedWhereItIsOfTheWrongType(t *testing.T) {
	// Leaves do not disturb one another, so that all of them are wrong at once.
	for _, wrong := range []any{nil, []any{"x"}, false} {
		root := tree(t)
		var want []place
		for _, path := range walk(tree(t)) {
			switch at(root, path).(type) {
			case map[string]any, []any:
				continue
			case bool:
				if wrong == false {
					set(root, path, "true")
				} else {
					set(root, path, wrong)
				}
			default:
				if deciders.MatchString(path) {
					continue
				}
				set(root, path, wrong)
			}
			want = append(want, place{pcmd.CodeWrongType, path})
		}
		assertOnce(t, want, parsePlaces(t, marshal(t, root)))
	}
}

func TestEveryObjectAndListOfTheDocumentIsRefusedWhereItIsOfTheWrongType(t *testing.T) {
	root := tree(t)
	for i := range 3 {
		// The innermost ones do not disturb one another either.
		innermost := tree(t)
		var want []place
		for _, path := range walk(root) {
			value := at(root, path)
			wrong := wrongFor(value, deciders.MatchString(path))[i]
			switch {
			case wrong == keep:
			case len(walk(value)) > 0 && len(walk(value)) == width(value):
				set(innermost, path, wrong)
				want = append(want, place{pcmd.CodeWrongType, path})
			default:
				root := tree(t)
				set(root, path, wrong)
				assertOnce(t, []place{{pcmd.CodeWrongType, path}}, parsePlaces(t, marshal(t, root)))
			}
		}
		assertOnce(t, want, parsePlaces(t, marshal(t, innermost)))
	}
}

// keep is what a value is replaced by that another test looks at.
const keep = "keep"

// wrongFor returns three values of the wrong type for the value.
func wrongFor(value any, decider bool) []any {
	switch value.(type) {
	case map[string]any:
		return []any{nil, []any{true}, 7}
	case []any:
		return []any{nil, map[string]any{"x": true}, "x"}
	}
	if decider {
		return []any{nil, true, []any{"x"}}
	}
	return []any{keep, keep, keep}
}

// width returns how many values an object or list holds itself.
func width(value any) int {
	switch v := value.(type) {
	case map[string]any:
		return len(v)
	case []any:
		return len(v)
	}
	return 0
}

// assertOnce checks that every wanted fault is there, and once.
func assertOnce(t *testing.T, want, got []place) {
	times := map[place]int{}
	for _, p := range got {
		times[p]++
	}
	for _, p := range want {
		assert.Equal(t, 1, times[p], p)
	}
}

func TestEveryKeyOfTheDocumentIsRefusedWhereItStandsTwice(t *testing.T) {
	text := string(everyKey)
	for _, tt := range []struct{ once, twice, path string }{
		{`"id": "an-binh-2024",`, `"id": "an-binh-2024", "id": "an-binh-2024",`, "id"},
		{`"code": "98",`, `"code": "98", "code": "99",`, "unit.code"},
		{`"op": "yes"`, `"op": "yes", "op": "yes"`, "groups[1].targets[0].criterion.op"},
		{`"each": "month"`, `"each": "month", "each": "month"`, "groups[0].targets[2].indicator.formula.each"},
		{`"order": 2,`, `"order": 2, "order": 3,`, "assignments[1].order"},
		{`"by": ["women"],`, `"by": ["women"], "by": [],`, "assignments[1].duties[0].by"},
		{`"day": "06-15",`, `"day": "06-15", "day": "06-15",`, "reporting[0].day"},
	} {
		require.Equal(t, 1, strings.Count(text, tt.once), tt.once)
		assert.Equal(t, []place{{pcmd.CodeDuplicateKey, tt.path}}, parsePlaces(t, []byte(strings.Replace(text, tt.once, tt.twice, 1))), tt.path)
	}
}

func TestWhatIsNotAPlanDocumentIsRefused(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       place
	}{
		{"nothing", "", place{pcmd.CodeSyntax, ""}},
		{"not JSON", "format: pcmd-plan/1", place{pcmd.CodeSyntax, ""}},
		{"cut short", string(everyKey[:len(everyKey)/2]), place{pcmd.CodeSyntax, ""}},
		{"text behind it", string(everyKey) + "{}", place{pcmd.CodeSyntax, ""}},
		{"not UTF-8", strings.Replace(string(everyKey), "Ủy ban", "\xff", 1), place{pcmd.CodeSyntax, ""}},
		{"half a surrogate pair", strings.Replace(string(everyKey), "Ủy ban", `\ud800`, 1), place{pcmd.CodeSyntax, ""}},
		{"a list of plans", "[" + string(everyKey) + "]", place{pcmd.CodeWrongType, ""}},
		{"null", "null", place{pcmd.CodeWrongType, ""}},
		{"a string", `"pcmd-plan/1"`, place{pcmd.CodeWrongType, ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, []place{tt.want}, parsePlaces(t, []byte(tt.text)))
		})
	}
}

func TestValuesOutsideWhatTheFormatAcceptsAreRefusedWhereTheyStand(t *testing.T) {
	const target, duty, report = "groups[0].targets[0].", "assignments[0].duties[0].", "reporting[0]."
	for _, tt := range []struct {
		code   pcmd.Code
		path   string
		values []any
	}{
		{pcmd.CodeBadDate, "issued", []any{"", " ", "2024-1-31", "2023-02-29", "31/01/2024", "2024-01", "2024-01-31T00:00:00Z"}},
		{pcmd.CodeBadDate, "references[0].issued", []any{"2021", "0000-01-01"}},
		{pcmd.CodeBadDate, target + "criterion.by", []any{"2024", "2024-12-32"}},
		{pcmd.CodeBadDate, report + "day", []any{"", "6-15", "06-31", "02-29", "15/6", "2024-06-15", "00-10", "13-01"}},
		{pcmd.CodeBadPeriod, "term", []any{"", "24", "2021-2025", "2025/2021", "2024-H1", "2024-Q3", "2024-07", "0000", "2024 "}},
		{pcmd.CodeBadID, "id", []any{"", "-x", "kế-hoạch", "a b", strings.Repeat("a", 65)}},
		{pcmd.CodeBadID, "unit.code", []any{"", "Cao Bằng", "/"}},
		{pcmd.CodeBadID, "objectives[0].id", []any{"", "a/b"}},
		{pcmd.CodeBadID, "groups[1].id", []any{"", "a b"}},
		{pcmd.CodeBadID, "groups[0].tasks[0].id", []any{"", "(1)"}},
		{pcmd.CodeBadID, "groups[1].targets[0].id", []any{"", "a b"}},
		{pcmd.CodeBadID, "groups[1].targets[0].indicator.id", []any{"", "a b"}},
		{pcmd.CodeBadID, "solutions[0].id", []any{""}},
		{pcmd.CodeBadID, "funding[0].id", []any{""}},
		{pcmd.CodeBadID, "reporting[1].id", []any{"", "06 tháng"}},
		{pcmd.CodeBadID, "bodies[6].id", []any{"", "sở"}},
		{pcmd.CodeBadID, target + "counterpart", []any{"", "tin bài"}},
		{pcmd.CodeUnknownKind, "format", []any{"", "pcmd-plan/2", "PCMD-PLAN/1"}},
		{pcmd.CodeUnknownKind, "type", []any{"", "Plan", "circular"}},
		{pcmd.CodeUnknownKind, "level", []any{"", "region", "ward"}},
		{pcmd.CodeUnknownKind, "bodies[0].level", []any{"", "city"}},
		{pcmd.CodeUnknownKind, duty + "each", []any{"", "hamlet"}},
		{pcmd.CodeUnknownKind, "references[1].role", []any{"", "child"}},
		{pcmd.CodeUnknownKind, "objectives[0].kind", []any{"", "goal"}},
		{pcmd.CodeUnknownKind, "funding[0].kind", []any{"", "loan"}},
		{pcmd.CodeUnknownKind, "measures[0].kind", []any{"", "count"}},
		{pcmd.CodeUnknownKind, target + "wording", []any{"", "roughly"}},
		{pcmd.CodeUnknownKind, target + "scope", []any{"", "half-year"}},
		{pcmd.CodeUnknownKind, target + "criterion.op", []any{"", ">=", "atleast"}},
		{pcmd.CodeUnknownKind, target + "indicator.formula.kind", []any{"", "average"}},
		{pcmd.CodeUnknownKind, "groups[0].targets[2].indicator.formula.each", []any{"", "year", "half", "week"}},
		{pcmd.CodeUnknownKind, "groups[1].targets[1].indicator.formula.level", []any{"", "ward"}},
		{pcmd.CodeUnknownKind, duty + "role", []any{"", "help"}},
		{pcmd.CodeUnknownKind, duty + "function", []any{"", "gardening"}},
		{pcmd.CodeUnknownKind, "assignments[0].mandate", []any{"", "ordered"}},
		{pcmd.CodeUnknownKind, report + "frequency", []any{"", "weekly", "H1"}},
		{pcmd.CodeUnknownKind, report + "bound", []any{"", "after"}},
		{pcmd.CodeUnknownKind, report + "mandate", []any{"", "ordered"}},
		{pcmd.CodeUnknownKind, report + "citation.reading", []any{"", "guessed"}},
		{pcmd.CodeFigureSyntax, target + "criterion.value", []any{"", "70 %", "1e2", "+70", "70,5", "70.", ".5", "NaN", " 70"}},
		{pcmd.CodeFigureSyntax, target + "indicator.formula.denominator[1].times", []any{"", "x", "1/2"}},
		{pcmd.CodeFigureSyntax, "groups[0].targets[1].criterion.max", []any{"5%"}},
		{pcmd.CodeFigureSyntax, "groups[1].targets[3].indicator.formula.per", []any{"", "10^3"}},
		{pcmd.CodeOutOfRange, target + "indicator.places", []any{-1, 7, 2.5}},
		{pcmd.CodeOutOfRange, "assignments[0].order", []any{0, -1, 1001, 1.5}},
		{pcmd.CodeEmptyText, "number", []any{"", " \t"}},
		{pcmd.CodeEmptyText, "parent", []any{" "}},
		{pcmd.CodeEmptyText, "unit.name", []any{""}},
		{pcmd.CodeEmptyText, "signatory.name", []any{""}},
		{pcmd.CodeEmptyText, "references[1].number", []any{""}},
		{pcmd.CodeEmptyText, "recipients[0].body", []any{""}},
		{pcmd.CodeEmptyText, "recipients[0].name.en", []any{"", " "}},
		{pcmd.CodeEmptyText, duty + "points[0].vi", []any{"", "\n"}},
		{pcmd.CodeEmptyText, duty + "citation.clause", []any{""}},
		{pcmd.CodeEmptyText, target + "citation.document", []any{""}},
		{pcmd.CodeEmptyText, report + "via", []any{""}},
		{pcmd.CodeEmptyTerms, "groups[0].targets[2].indicator.formula.of", []any{[]any{}}},
		{pcmd.CodeEmptyTerms, target + "indicator.formula.numerator", []any{[]any{}}},
		{pcmd.CodeEmptyTerms, "groups[1].targets[1].indicator.formula.where", []any{[]any{}}},
		{pcmd.CodeEmptyTerms, "common_duties[0].duties", []any{[]any{}}},
		{pcmd.CodeUnknownBody, "issuer", []any{"", "ministry"}},
		{pcmd.CodeUnknownBody, "recipients[0].body", []any{"ministry"}},
		{pcmd.CodeUnknownBody, "bodies[5].members[1]", []any{"", "ministry"}},
		{pcmd.CodeUnknownBody, "assignments[0].body", []any{"", "ministry"}},
		{pcmd.CodeUnknownBody, "common_duties[0].body", []any{"ministry"}},
		{pcmd.CodeUnknownBody, duty + "partners[1]", []any{"", "ministry"}},
		{pcmd.CodeUnknownBody, "assignments[1].duties[0].by[0]", []any{"unions", "labour", "ministry", ""}},
		{pcmd.CodeUnknownBody, report + "from", []any{"ministry"}},
		{pcmd.CodeUnknownBody, report + "to[0]", []any{"ministry"}},
		{pcmd.CodeUnknownBody, report + "via", []any{"ministry"}},
		{pcmd.CodeUnknownTarget, duty + "targets[0]", []any{"", "pupils"}},
		{pcmd.CodeUnknownTarget, report + "targets[0]", []any{"pupils"}},
		{pcmd.CodeUnknownDocument, "parent", []any{"8/NĐ-CP", "7/KH"}}, // the first is named, in another role
		{pcmd.CodeUnknownMeasure, "groups[0].targets[1].indicator.formula.of[0]", []any{"", "crimes"}},
		{pcmd.CodeUnknownMeasure, "groups[1].targets[1].indicator.formula.where[0]", []any{"crimes"}},
		{pcmd.CodeMeasureKind, "groups[1].targets[0].indicator.formula.of", []any{[]any{"cases"}, []any{"register", "register"}}},
		{pcmd.CodeDuplicateID, "objectives[1]", []any{map[string]any{"id": "general"}}},
		{pcmd.CodeDuplicateID, "groups[1].id", []any{"communication"}},
		{pcmd.CodeDuplicateID, "groups[1].targets[1].id", []any{"students-informed", "register"}},
		{pcmd.CodeDuplicateID, "assignments[1].order", []any{1}},
		{pcmd.CodeDuplicateID, "reporting[1].id", []any{"half-year"}},
		{pcmd.CodeDuplicateID, "bodies[6].id", []any{"committee"}},
	} {
		for _, value := range tt.values {
			t.Run(fmt.Sprintf("%s %v", tt.path, value), func(t *testing.T) {
				root, want := tree(t), tt.path
				if tt.path == "objectives[1]" { // a second item, told by its id
					first := at(root, "objectives[0]")
					set(root, "objectives", []any{first, first})
					want = "objectives[1].id"
				} else {
					set(root, tt.path, value)
				}
				if tt.code == pcmd.CodeUnknownMeasure || tt.code == pcmd.CodeBadID && strings.HasSuffix(want, "targets[0].id") {
					assert.Contains(t, parsePlaces(t, marshal(t, root)), place{tt.code, want})
					return
				}
				assert.Equal(t, []place{{tt.code, want}}, parsePlaces(t, marshal(t, root)))
			})
		}
	}
}

func TestAMeasureThatThePlanAndItsReaderBothDeclareIsAFaultOfThePlan(t *testing.T) {
	root := tree(t)
	set(root, "measures[0].id", "cases")
	got := parsePlaces(t, marshal(t, root))
	assert.Contains(t, got, place{pcmd.CodeDuplicateID, "measures"})
}

func TestWhatIsReadIsStoredInNFC(t *testing.T) {
	decomposed := "Hòa" // o and a grave accent apart
	p, err := plan.Parse(bytes.Replace(everyKey, []byte("Công an"), []byte(decomposed), 1), measures())
	require.NoError(t, err)
	assert.Equal(t, "Hòa", p.Recipients[0].Name.Vi)
}

func TestFaultsOfTheSamePlaceAreNotReportedTwice(t *testing.T) {
	root := tree(t)
	set(root, "issuer", 7)
	remove(root, "term")
	set(root, "assignments[0].duties[0].targets", "students-informed")
	assert.ElementsMatch(t, []place{
		{pcmd.CodeWrongType, "issuer"}, {pcmd.CodeMissingKey, "term"}, {pcmd.CodeWrongType, "assignments[0].duties[0].targets"},
	}, parsePlaces(t, marshal(t, root)))
}
