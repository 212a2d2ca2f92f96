package pcmd_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
)

// The words of the contract, in the order in which people list them.
func TestVocabulariesAreThoseOfTheContract(t *testing.T) {
	requireVocabulary(t, pcmd.Levels(), "central", "province", "district", "commune")
	requireVocabulary(t, pcmd.Readings(), "stated", "interpreted")
	requireVocabulary(t, pcmd.Langs(), "vi", "en")
	requireVocabulary(t, pcmd.PeriodKinds(), "month", "quarter", "half", "year", "span")
}

func TestAKindOfPeriodIsItsWord(t *testing.T) {
	for kind, word := range map[pcmd.PeriodKind]string{
		pcmd.Month: "month", pcmd.Quarter: "quarter", pcmd.Half: "half", pcmd.Year: "year", pcmd.Span: "span",
	} {
		text, err := kind.MarshalText()
		require.NoError(t, err)
		require.Equal(t, word, string(text))
		require.True(t, kind.Valid())
		require.Equal(t, pcmd.PeriodKinds().Label(word), kind.Label())
	}
	require.False(t, pcmd.PeriodKind(0).Valid())
	require.False(t, (pcmd.Span + 1).Valid())
}

// What was probably meant is a question at the end of the message.
func TestAMistypedWordIsAskedAbout(t *testing.T) {
	for _, row := range []struct{ word, meant string }{
		{"provice", "province"}, {"Commune", "commune"}, {"dis-trict", "district"}, {"centrla", "central"},
		{"village", ""}, {"", ""}, {"cấp tỉnh", ""},
	} {
		_, err := pcmd.Levels().Parse(row.word)
		var fault pcmd.Fault
		require.ErrorAs(t, err, &fault)
		if row.meant == "" {
			require.NotContains(t, fault.Message.Vi+fault.Message.En, "?", row.word)
			continue
		}
		require.True(t, strings.HasSuffix(fault.Message.Vi, `; có phải "`+row.meant+`"?`), fault.Message.Vi)
		require.True(t, strings.HasSuffix(fault.Message.En, `; did you mean "`+row.meant+`"?`), fault.Message.En)
	}
}

func requireVocabulary[K ~string](t *testing.T, vocabulary pcmd.Vocabulary[K], words ...K) {
	t.Helper()
	var keys []K
	for _, definition := range vocabulary {
		keys = append(keys, definition.Key)
		require.NotEmpty(t, definition.Label.Vi, definition.Key)
		require.NotEmpty(t, definition.Label.En, definition.Key)
		if !definition.Citation.IsZero() {
			require.True(t, definition.Citation.Reading.Valid(), definition.Key)
		}
	}
	require.Equal(t, words, keys)
}

func TestVocabularyIsClosed(t *testing.T) {
	levels := pcmd.Levels()
	for _, known := range levels {
		found, ok := levels.Find(known.Key)
		require.True(t, ok)
		require.Equal(t, known, found)
		require.True(t, levels.Has(known.Key))
		require.True(t, known.Key.Valid())
		require.Equal(t, known.Label, known.Key.Label())

		parsed, err := levels.Parse(string(known.Key))
		require.NoError(t, err)
		require.Equal(t, known.Key, parsed)
	}
	for _, row := range []struct {
		name string
		word pcmd.Level
	}{
		{"a word outside", "village"},
		{"a word in capitals", "Province"},
		{"a space behind", "province "},
		{"the label is not the word", "cấp tỉnh"},
		{"empty text: unset is the unmarshaller's business", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, ok := levels.Find(row.word)
			require.False(t, ok)
			require.False(t, levels.Has(row.word))
			require.False(t, row.word.Valid())
			require.Equal(t, pcmd.Text{Vi: string(row.word), En: string(row.word)}, row.word.Label(), "what is unknown is shown as it is")

			parsed, err := levels.Parse(string(row.word))
			requireCode(t, pcmd.CodeUnknownKind, err)
			require.Zero(t, parsed)
		})
	}
	require.False(t, pcmd.Reading("guessed").Valid())
	require.True(t, pcmd.Interpreted.Valid())
}

func TestWordsAsText(t *testing.T) {
	requireText(t, pcmd.District, "village", pcmd.CodeUnknownKind)
	requireText(t, pcmd.Interpreted, "guessed", pcmd.CodeUnknownKind)
	requireText(t, pcmd.English, "fr", pcmd.CodeUnknownKind)
	requireText(t, pcmd.Quarter, "week", pcmd.CodeUnknownKind)

	_, err := pcmd.Level("village").MarshalText()
	requireCode(t, pcmd.CodeUnknownKind, err)
	_, err = pcmd.Reading("guessed").MarshalText()
	requireCode(t, pcmd.CodeUnknownKind, err)
	_, err = pcmd.Lang("fr").MarshalText()
	requireCode(t, pcmd.CodeUnknownKind, err)
	_, err = (pcmd.Span + 1).MarshalText()
	requireCode(t, pcmd.CodeUnknownKind, err)
}

func TestVocabularyBelongsToTheCaller(t *testing.T) {
	levels := pcmd.Levels()
	levels[0].Key = "village"
	require.False(t, pcmd.Level("village").Valid())
	require.True(t, pcmd.Central.Valid())
}

func TestDefinitionInJSON(t *testing.T) {
	text, err := json.Marshal(pcmd.Levels()[:2])
	require.NoError(t, err)
	require.JSONEq(t, `[
		{"key":"central","label":{"vi":"trung ương","en":"central"}},
		{"key":"province","label":{"vi":"cấp tỉnh","en":"province"},
		 "citation":{"document":"77/2015/QH13","clause":"Điều 2","reading":"stated"}}]`, string(text))
}
