package plan_test

import (
	"encoding"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// word is what every enumeration of the package can do.
type word interface {
	~string
	Valid() bool
	Label() pcmd.Text
	encoding.TextMarshaler
}

// pointer is a word that can be read into.
type pointer[K word] interface {
	*K
	encoding.TextUnmarshaler
}

func TestTypes(t *testing.T) { testVocabulary(t, plan.Types(), "plan", "decision") }
func TestReferenceRoles(t *testing.T) {
	testVocabulary(t, plan.ReferenceRoles(), "parent", "basis", "proposal", "carried-out", "mentioned")
}
func TestObjectiveKinds(t *testing.T) {
	testVocabulary(t, plan.ObjectiveKinds(), "viewpoint", "general", "purpose")
}
func TestWordings(t *testing.T) {
	testVocabulary(t, plan.Wordings(), "at-least", "or-more", "bare", "band", "action")
}
func TestScopes(t *testing.T) {
	testVocabulary(t, plan.Scopes(), "month", "quarter", "year", "term")
}
func TestSourceKinds(t *testing.T) {
	testVocabulary(t, plan.SourceKinds(), "state-budget", "central-support", "integrated", "aid", "contributions", "socialised", "other-lawful")
}
func TestFrequencies(t *testing.T) {
	testVocabulary(t, plan.Frequencies(), "month", "quarter", "half-year", "year", "unspecified")
}
func TestRelations(t *testing.T) {
	testVocabulary(t, plan.Relations(), "stronger", "equal", "weaker", "not-comparable", "missing", "extra")
}
func TestMismatches(t *testing.T) {
	testVocabulary(t, plan.Mismatches(), "other-unit", "other-population", "other-condition", "other-time", "other-direction")
}
func TestLintRules(t *testing.T) {
	testVocabulary(t, plan.LintRules(), "target-without-owner", "duty-without-target", "two-leads", "duty-exceeds-target", "deadline-without-date",
		"nested-at-least", "growth-without-base", "cumulative-out-of-reach", "uncounted-population", "requested-lead")
}
func TestBounds(t *testing.T) { testVocabulary(t, plan.Bounds(), "before", "no-later-than") }

// testVocabulary checks that the words are those of the format, and the rules
// that hold for every enumeration.
func testVocabulary[K word, P pointer[K]](t *testing.T, vocabulary pcmd.Vocabulary[K], words ...K) {
	var keys []K
	vi, en := map[string]bool{}, map[string]bool{}
	for _, d := range vocabulary {
		keys = append(keys, d.Key)
		assert.Equal(t, d.Label, d.Key.Label())
		assert.NotEmpty(t, d.Label.Vi, d.Key)
		assert.NotEmpty(t, d.Label.En, d.Key)
		assert.True(t, norm.NFC.IsNormalString(d.Label.Vi+d.Label.En), d.Key)
		assert.False(t, vi[d.Label.Vi] || en[d.Label.En], d.Key)
		vi[d.Label.Vi], en[d.Label.En] = true, true

		assert.True(t, d.Key.Valid())
		text, err := d.Key.MarshalText()
		require.NoError(t, err)
		var back K
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, d.Key, back)
	}
	assert.Equal(t, words, keys)

	for _, unknown := range []K{" ", "Plan", "none", keys[0] + "s"} {
		assert.False(t, unknown.Valid())
		_, err := unknown.MarshalText()
		assertCode(t, pcmd.CodeUnknownKind, err)
		read := keys[0]
		assertCode(t, pcmd.CodeUnknownKind, P(&read).UnmarshalText([]byte(unknown)))
		assert.Equal(t, keys[0], read)
	}

	var unset K
	assert.False(t, unset.Valid())
	text, err := unset.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
	read := keys[0]
	require.NoError(t, P(&read).UnmarshalText(nil))
	assert.Equal(t, unset, read)
}

func assertCode(t require.TestingT, want pcmd.Code, err error) {
	var fault pcmd.Fault
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, want, fault.Code)
}
