package agency_test

import (
	"encoding"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// word is what every enumeration of the package can do.
type word interface {
	~string
	Valid() bool
	encoding.TextMarshaler
}

// pointer is a word that can be read into.
type pointer[K word] interface {
	*K
	encoding.TextUnmarshaler
}

func TestRolesAreThoseOfTheContractInItsOrder(t *testing.T) {
	assert.Equal(t, []agency.Role{"lead", "coordinate", "advise", "direct", "guide", "carry-out", "inspect", "report", "fund"},
		keys(agency.Roles()))
}

func TestMandatesAreThoseOfTheContractInItsOrder(t *testing.T) {
	assert.Equal(t, []agency.Mandate{"given", "requested"}, keys(agency.Mandates()))
}

func TestRoles(t *testing.T)     { testVocabulary(t, agency.Roles()) }
func TestMandates(t *testing.T)  { testVocabulary(t, agency.Mandates()) }
func TestFunctions(t *testing.T) { testVocabulary(t, agency.Functions()) }

func keys[K ~string](vocabulary pcmd.Vocabulary[K]) []K {
	var all []K
	for _, d := range vocabulary {
		all = append(all, d.Key)
	}
	return all
}

// testVocabulary checks the rules that hold for every enumeration.
func testVocabulary[K word, P pointer[K]](t *testing.T, vocabulary pcmd.Vocabulary[K]) {
	require.NotEmpty(t, vocabulary)

	t.Run("a word of the vocabulary survives the round trip through text", func(t *testing.T) {
		for _, d := range vocabulary {
			assert.True(t, d.Key.Valid(), d.Key)
			text, err := d.Key.MarshalText()
			require.NoError(t, err)
			var back K
			require.NoError(t, P(&back).UnmarshalText(text))
			assert.Equal(t, d.Key, back)
		}
	})

	t.Run("a word outside the vocabulary is refused both ways and changes nothing", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			unknown := K(rapid.StringMatching(`[a-zA-Z -]{1,20}`).Filter(func(s string) bool { return !vocabulary.Has(K(s)) }).Draw(t, "word"))
			assert.False(t, unknown.Valid())
			_, err := unknown.MarshalText()
			assertCode(t, pcmd.CodeUnknownKind, err)
			before := vocabulary[0].Key
			after := before
			assertCode(t, pcmd.CodeUnknownKind, P(&after).UnmarshalText([]byte(unknown)))
			assert.Equal(t, before, after)
		})
	})

	t.Run("unset is no word but is written and read as nothing", func(t *testing.T) {
		var unset K
		assert.False(t, unset.Valid())
		text, err := unset.MarshalText()
		require.NoError(t, err)
		assert.Empty(t, text)
		set := vocabulary[0].Key
		require.NoError(t, P(&set).UnmarshalText(nil))
		assert.Equal(t, unset, set)
	})

	t.Run("each word is called something of its own in both languages", func(t *testing.T) {
		vi, en, seen := map[string]bool{}, map[string]bool{}, map[K]bool{}
		for _, d := range vocabulary {
			assert.NotEmpty(t, d.Label.Vi, d.Key)
			assert.NotEmpty(t, d.Label.En, d.Key)
			assert.True(t, norm.NFC.IsNormalString(d.Label.Vi+d.Label.En), d.Key)
			assert.Equal(t, d.Label, vocabulary.Label(d.Key))
			assert.False(t, seen[d.Key] || vi[d.Label.Vi] || en[d.Label.En], d.Key)
			seen[d.Key], vi[d.Label.Vi], en[d.Label.En] = true, true, true
		}
	})
}

func assertCode(t require.TestingT, want pcmd.Code, err error) {
	var fault pcmd.Fault
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, want, fault.Code)
}
