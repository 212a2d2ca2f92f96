package plan_test

import (
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bodyNames are those of a province, as its plan writes them.
var bodyNames = map[string]string{
	"committee": "Ủy ban nhân dân tỉnh Cao Bằng", "labour": "Sở Lao động - Thương binh và Xã hội", "police": "Công an",
	"women": "Hội Liên hiệp Phụ nữ tỉnh", "youth": "Tỉnh Đoàn", "unions": "Các đoàn thể", "nobody-else": "Sở Tài chính",
}

func provincial(t require.TestingT) any {
	root := tree(t)
	for i, body := range at(root, "bodies").([]any) {
		id := body.(map[string]any)["id"].(string)
		set(root, pcmd.JoinPath("bodies", "["+string(rune('0'+i))+"]")+".name.vi", bodyNames[id])
	}
	return root
}

func TestAFaultAsksWhatWasMeant(t *testing.T) {
	const target, duty = "groups[0].targets[0].", "assignments[0].duties[0]."
	for _, tt := range []struct {
		name, path, value, meant string
	}{
		{"a body's id with a slip", "issuer", "comittee", `"committee" (Ủy ban nhân dân tỉnh Cao Bằng)`},
		{"a body's id in capitals", "issuer", "COMMITTEE", `"committee" (Ủy ban nhân dân tỉnh Cao Bằng)`},
		{"a body's id with another separator", duty + "partners[0]", "nobody_else", `"nobody-else" (Sở Tài chính)`},
		{"a body's name for its id", duty + "partners[0]", "Sở Tài chính", `"nobody-else" (Sở Tài chính)`},
		{"its accents left out in part", duty + "partners[0]", "Sở Tài chinh", `"nobody-else" (Sở Tài chính)`},
		{"its accents left out", "assignments[0].body", "so lao dong thuong binh va xa hoi", `"labour" (Sở Lao động - Thương binh và Xã hội)`},
		{"its case changed", "reporting[0].via", "SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI", `"labour" (Sở Lao động - Thương binh và Xã hội)`},
		{"the tone mark elsewhere", "recipients[0].body", "Uỷ ban nhân dân tỉnh Cao Bằng", `"committee" (Ủy ban nhân dân tỉnh Cao Bằng)`},
		{"letters and accents apart", "recipients[0].body", "Co\u0302ng an", `"police" (Công an)`},
		{"i for y", "recipients[0].body", "Uỉ ban nhân dân tỉnh Cao Bằng", `"committee" (Ủy ban nhân dân tỉnh Cao Bằng)`},
		{"the name not written out", "issuer", "uỷ ban", `"committee" (Ủy ban nhân dân tỉnh Cao Bằng)`},
		{"more than the name", "issuer", "Công an tỉnh", `"police" (Công an)`},
		{"the English name", "reporting[0].from", "Nobody else", `"nobody-else" (Sở Tài chính)`},
		{"the beginning of two names", "issuer", "Sở", ""},
		{"no such body at all", "issuer", "ministry", ""},
		{"one who is no member", "assignments[1].duties[0].by[0]", "womne", `"women"`},
		{"a target's id with a slip", duty + "targets[0]", "student-informed", `"students-informed" (Học sinh)`},
		{"a target's title", "reporting[0].targets[0]", "Hoc sinh", `"students-informed" (Học sinh)`},
		{"no such target at all", "reporting[0].targets[0]", "pupils", ""},
		{"a measure with a slip", target + "indicator.formula.numerator[0]", "students-infromed", `"students-informed"`},
		{"a measure of the plan's own", target + "indicator.formula.numerator[0]", "student-abroad", `"students-abroad"`},
		{"no such measure at all", target + "indicator.formula.numerator[0]", "crimes", ""},
		{"the number of the plan above", "parent", "7/KH-UBDN", `"7/KH-UBND"`},
		{"a comparison", target + "criterion.op", "at-lest", `"at-least"`},
		{"a formula", target + "indicator.formula.kind", "Share", `"share"`},
		{"a month", "groups[0].targets[2].indicator.formula.each", "moth", `"month"`},
		{"a level", "level", "provice", `"province"`},
		{"a role", duty + "role", "co-ordinate", `"coordinate"`},
		{"a function", duty + "function", "comunication", `"communication"`},
		{"a mandate", "assignments[1].mandate", "request", `"requested"`},
		{"a frequency", "reporting[0].frequency", "halfyear", `"half-year"`},
		{"a reading", target + "citation.reading", "interpretted", `"interpreted"`},
		{"a word of another language", target + "citation.reading", "nêu", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := provincial(t)
			set(root, tt.path, tt.value)
			assertAsked(t, marshal(t, root), tt.path, tt.meant)
		})
	}
	for _, tt := range []struct{ name, object, right, wrong string }{
		{"a key with a slip", "groups[0].targets[0]", "indicator", "indicater"},
		{"a key with the wrong hyphen", "", "common_duties", "common-duties"},
		{"a key in capitals", "unit", "code", "Code"},
		{"a key in the plural", "reporting[0]", "condition", "conditions"},
		{"the kind of a formula", "groups[0].targets[0].indicator.formula", "kind", "knd"},
		{"the kind of a formula in capitals", "groups[1].targets[0].indicator.formula", "kind", "KIND"},
		{"the comparison of a criterion", "groups[0].targets[0].criterion", "op", "Op"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := provincial(t)
			right, wrong := pcmd.JoinPath(tt.object, tt.right), pcmd.JoinPath(tt.object, tt.wrong)
			set(root, wrong, at(root, right))
			remove(root, right)
			assertAsked(t, marshal(t, root), wrong, `"`+tt.right+`"`)
		})
	}
}

// assertAsked wants one fault, at the path, that asks in both languages whether
// that was meant; nothing where nothing was.
func assertAsked(t *testing.T, document []byte, path, meant string) {
	_, err := plan.Parse(document, measures())
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1, "%v", faults)
	assert.Equal(t, path, faults[0].Path)
	message := faults[0].Message
	if meant == "" {
		assert.NotContains(t, message.Vi+message.En, "?")
		return
	}
	assert.True(t, strings.HasSuffix(message.Vi, "; có phải "+meant+"?"), message.Vi)
	id, _, _ := strings.Cut(meant, " (")
	assert.Contains(t, message.En, "; did you mean "+id, message.En)
	assert.True(t, strings.HasSuffix(message.En, "?"), message.En)
}

// What is unknown only because something else is wrong is no fault of its own.
func TestOneMistakeIsOneFault(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(any)
		want place
	}{
		{"no bodies", without("bodies"), place{pcmd.CodeMissingKey, "bodies"}},
		{"bodies that are no list", replace("bodies", "committee"), place{pcmd.CodeWrongType, "bodies"}},
		{"a body that is no object", replace("bodies[1]", "labour"), place{pcmd.CodeWrongType, "bodies[1]"}},
		{"a body without its id", without("bodies[1].id"), place{pcmd.CodeMissingKey, "bodies[1].id"}},
		{"a body whose id is a number", replace("bodies[0].id", 1), place{pcmd.CodeWrongType, "bodies[0].id"}},
		{"a body whose id has a space", replace("bodies[0].id", "com mittee"), place{pcmd.CodeBadID, "bodies[0].id"}},
		{"members that are no list", replace("bodies[5].members", "women"), place{pcmd.CodeWrongType, "bodies[5].members"}},
		{"a member that is no string", replace("bodies[5].members[0]", nil), place{pcmd.CodeWrongType, "bodies[5].members[0]"}},
		{"a member that there is not", replace("bodies[5].members[0]", "womne"), place{pcmd.CodeUnknownBody, "bodies[5].members[0]"}},
		{"an item of a body that there is not", replace("assignments[1].body", "union"), place{pcmd.CodeUnknownBody, "assignments[1].body"}},
		{"no groups", without("groups"), place{pcmd.CodeMissingKey, "groups"}},
		{"groups that are no list", replace("groups", true), place{pcmd.CodeWrongType, "groups"}},
		{"a group that is no object", replace("groups[0]", []any{}), place{pcmd.CodeWrongType, "groups[0]"}},
		{"targets that are no list", replace("groups[0].targets", nil), place{pcmd.CodeWrongType, "groups[0].targets"}},
		{"a target that is no object", replace("groups[0].targets[0]", "students-informed"), place{pcmd.CodeWrongType, "groups[0].targets[0]"}},
		{"a target without its id", without("groups[0].targets[0].id"), place{pcmd.CodeMissingKey, "groups[0].targets[0].id"}},
		{"a target whose id has a space", replace("groups[0].targets[0].id", "students informed"), place{pcmd.CodeBadID, "groups[0].targets[0].id"}},
		{"measures that are no list", replace("measures", 1), place{pcmd.CodeWrongType, "measures"}},
		{"a measure without its id", without("measures[0].id"), place{pcmd.CodeMissingKey, "measures[0].id"}},
		{"a measure whose id has a space", replace("measures[0].id", "students abroad"), place{pcmd.CodeBadID, "measures[0].id"}},
		{"a measure without its kind", without("measures[0].kind"), place{pcmd.CodeMissingKey, "measures[0].kind"}},
		{"references that are no list", replace("references", "7/KH-UBND"), place{pcmd.CodeWrongType, "references"}},
		{"a parent without its role", without("references[0].role"), place{pcmd.CodeMissingKey, "references[0].role"}},
		{"a parent in a role that there is not", replace("references[0].role", "uncle"), place{pcmd.CodeUnknownKind, "references[0].role"}},
		{"a parent whose number is none", replace("references[0].number", 7), place{pcmd.CodeWrongType, "references[0].number"}},
		{"a frequency that there is not, with a day", replace("reporting[0].frequency", "weekly"), place{pcmd.CodeUnknownKind, "reporting[0].frequency"}},
		{"a day that there is not", replace("reporting[0].day", "06-31"), place{pcmd.CodeBadDate, "reporting[0].day"}},
		{"a bound that there is not", replace("reporting[0].bound", "after"), place{pcmd.CodeUnknownKind, "reporting[0].bound"}},
		{"no formula", without("groups[0].targets[0].indicator.formula"), place{pcmd.CodeMissingKey, "groups[0].targets[0].indicator.formula"}},
		{"no indicator", without("groups[0].targets[0].indicator"), place{pcmd.CodeMissingKey, "groups[0].targets[0].indicator"}},
		{"no kind of formula", without("groups[1].targets[0].indicator.formula.kind"), place{pcmd.CodeMissingKey, "groups[1].targets[0].indicator.formula.kind"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := tree(t)
			tt.make(root)
			assert.Equal(t, []place{tt.want}, parsePlaces(t, marshal(t, root)))
		})
	}
}

// A measure of a flag whose declaration is at fault is not of the wrong kind too.
func TestAFaultyMeasureOfAFlagIsOneFault(t *testing.T) {
	for _, wrong := range []any{nil, "count"} {
		root := tree(t)
		set(root, "measures[0].kind", "flag")
		set(root, "groups[0].targets[0].indicator.formula.denominator", []any{"students"})
		set(root, "groups[1].targets[0].indicator.formula.of[0]", "students-abroad")
		require.Empty(t, parsePlaces(t, marshal(t, root)))
		set(root, "measures[0].kind", wrong)
		places := parsePlaces(t, marshal(t, root))
		require.Len(t, places, 1)
		assert.Equal(t, "measures[0].kind", places[0].Path)
	}
}

func TestAMistypedIdOfANearBodyIsNotTakenForOneThatCouldNotBeRead(t *testing.T) {
	root := tree(t)
	remove(root, "bodies[1].id")
	set(root, "issuer", "comittee")
	assert.ElementsMatch(t, []place{{pcmd.CodeMissingKey, "bodies[1].id"}, {pcmd.CodeUnknownBody, "issuer"}}, parsePlaces(t, marshal(t, root)))
}

func TestOtherBodiesThanThoseThatCouldNotBeReadAreUnknown(t *testing.T) {
	root := tree(t)
	remove(root, "bodies[6].id") // which nothing refers to
	set(root, "issuer", "ministry")
	set(root, "reporting[1].from", "court")
	assert.ElementsMatch(t, []place{
		{pcmd.CodeMissingKey, "bodies[6].id"}, {pcmd.CodeUnknownBody, "issuer"}, {pcmd.CodeUnknownBody, "reporting[1].from"},
	}, parsePlaces(t, marshal(t, root)))
}

func TestAnUnknownMeasureOfAPlanBuiltInGoIsAskedAbout(t *testing.T) {
	p := mustParse(t)
	p.Groups[1].Targets[0].Indicator.Formula = indicator.FlagOf("registre")
	faults := p.Validate(measures())
	require.Len(t, faults, 1)
	assert.Contains(t, faults[0].Message.Vi, `có phải "register"?`)
}

// Plans share the indicators of a catalogue and may bring their own.
func TestAnIndicatorThatIsAlmostASharedOneIsAskedAbout(t *testing.T) {
	shared := []indicator.Indicator{
		{ID: "students-informed", Title: pcmd.NewText("Học sinh được tuyên truyền", "Students informed")},
		{ID: "media-occasions", Title: pcmd.NewText("Lần thông tin", "Occasions of news")},
	}
	for _, tt := range []struct {
		name, key, id, meant string
	}{
		{"a shared one", "indicator.id", "students-informed", ""},
		{"a slip", "indicator.id", "students-informd", "students-informed"},
		{"another separator", "indicator.id", "Students_Informed", "students-informed"},
		{"the plan's own", "indicator.id", "teachers-informed", ""},
		{"the beginning of a title", "indicator.id", "students", ""},
		{"a counterpart", "counterpart", "media-ocasions", "media-occasions"},
		{"a counterpart of the plan's own", "counterpart", "broadcasts", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := tree(t)
			const target = "groups[0].targets[0]."
			set(root, target+tt.key, tt.id)
			document := marshal(t, root)
			_, err := plan.Parse(document, measures())
			require.NoError(t, err, "without shared ones every indicator is the plan's own")
			p, err := plan.Parse(document, measures(), shared...)
			if tt.meant == "" {
				require.NoError(t, err)
				require.Empty(t, p.Validate(measures(), shared...))
				return
			}
			var faults pcmd.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, []place{{pcmd.CodeUnknownIndicator, target + tt.key}}, places(t, faults))
			assert.Contains(t, faults[0].Message.Vi, `có phải "`+tt.meant+`"`)
			assert.Contains(t, faults[0].Message.En, `did you mean "`+tt.meant+`"`)
		})
	}
}

func TestWhatIsNoIDOfAnIndicatorIsOnlyThat(t *testing.T) {
	root := tree(t)
	set(root, "groups[0].targets[0].indicator.id", "students informed")
	_, err := plan.Parse(marshal(t, root), measures(), indicator.Indicator{ID: "students-informed"})
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, []place{{pcmd.CodeBadID, "groups[0].targets[0].indicator.id"}}, places(t, faults))
}

// A mistake does not hide the next one: who mends a plan must see the end of it.
func TestACriterionOfNoComparisonStillHasTheMistakesOfItsValues(t *testing.T) {
	root := tree(t)
	set(root, "groups[0].targets[0].criterion", map[string]any{"op": "at-lest", "value": "70%", "by": "2025"})
	assert.ElementsMatch(t, []place{
		{pcmd.CodeUnknownKind, "groups[0].targets[0].criterion.op"},
		{pcmd.CodeFigureSyntax, "groups[0].targets[0].criterion.value"},
		{pcmd.CodeBadDate, "groups[0].targets[0].criterion.by"},
	}, parsePlaces(t, marshal(t, root)))
}
