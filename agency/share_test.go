package agency_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

func TestSharesAreReadInDecimalsAndFractionsAndWrittenInOneWay(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "0.4": "0.4", "2/5": "0.4", "4/10": "0.4", "1.000": "1", "01": "1", "5/5": "1", "1/3": "1/3", "2/6": "1/3",
		"010/020": "0.5", "09/10": "0.9", "0.000001": "0.000001", "0.0000001": "1/10000000", "1/128": "1/128", "1/64": "0.015625",
	} {
		s, err := agency.ParseShare(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, s.String(), text)
		assert.Equal(t, share(want), s, "comparable with ==")
		assert.True(t, s.IsKnown())
		assert.Equal(t, want == "1", s.IsWhole())
	}
}

func TestWhatIsNotAboveNoneAndAtMostTheWholeIsNoShare(t *testing.T) {
	for _, text := range []string{
		"", " ", "0", "0/3", "0.0", "1.1", "3/2", "1/0", "-1", "+1", "1e-1", "0x1/2", ".5", "5.", "1/", "/2", "1/2/3", "0.5/2", "1/2.0", "1_0/20", "½", "40 %",
		"0.00000000000000000000000000000000000000001",
	} {
		s, err := agency.ParseShare(text)
		assertCode(t, pcmd.CodeOutOfRange, err)
		assert.False(t, s.IsKnown(), text)
	}
}

func TestTheUnsetShareIsUnknownAndWrittenAsNothing(t *testing.T) {
	var s agency.Share
	assert.False(t, s.IsKnown())
	assert.False(t, s.IsWhole())
	assert.Nil(t, s.Rat())
	assert.Empty(t, s.String())
	text, err := s.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
	s = agency.Whole()
	require.NoError(t, s.UnmarshalText(nil))
	assert.Equal(t, agency.Share{}, s)
	s = agency.Whole()
	require.Error(t, s.UnmarshalText([]byte("2")))
	assert.Equal(t, agency.Whole(), s, "what is refused changes nothing")
}

func TestAShareSurvivesTheRoundTripThroughTextExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.Int64Range(1, 1e9).Draw(t, "of")
		r := big.NewRat(rapid.Int64Range(1, of).Draw(t, "part"), of)
		s := share(r.String())
		assert.Zero(t, r.Cmp(s.Rat()))
		assert.Equal(t, s, share(s.String()))
	})
}
