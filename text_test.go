package pcmd_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestNumberIsWrittenAsPeopleOfTheLanguageDo(t *testing.T) {
	for _, row := range []struct{ name, number, vi, en string }{
		{"three digits stand together", "123", "123", "123"},
		{"a fourth starts a group", "1234", "1.234", "1,234"},
		{"every three digits a group", "1234567", "1.234.567", "1,234,567"},
		{"the fraction has no groups", "1234.567890", "1.234,567890", "1,234.567890"},
		{"a fraction only", "0.5", "0,5", "0.5"},
		{"figures after the point stay", "70.00", "70,00", "70.00"},
		{"the sign is no digit", "-123", "-123", "-123"},
		{"below zero with groups", "-1234.5", "-1.234,5", "-1,234.5"},
		{"zero", "0", "0", "0"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.vi, pcmd.Vietnamese.Number(row.number))
			require.Equal(t, row.en, pcmd.English.Number(row.number))
			require.Equal(t, row.vi, pcmd.Lang("").Number(row.number), "unset is Vietnamese")
		})
	}
	for _, row := range []struct{ name, text string }{
		{"nothing", ""},
		{"a sign only", "-"},
		{"a plus sign", "+1234"},
		{"two signs", "--1234"},
		{"two points", "1234.5.6"},
		{"a point without digits before it", ".5"},
		{"a point without digits behind it", "1234."},
		{"a fraction", "13999/200"},
		{"an exponent", "1e4"},
		{"words", "không có số liệu"},
		{"written for people already", "1,234.5"},
		{"a space", "1234 "},
		{"a sign within", "1-234"},
		{"a letter within", "12a34"},
		{"digits that are not ASCII", "１２３４"},
	} {
		t.Run("as it is: "+row.name, func(t *testing.T) {
			require.Equal(t, row.text, pcmd.Vietnamese.Number(row.text))
			require.Equal(t, row.text, pcmd.English.Number(row.text))
		})
	}
}

func TestNumberOnlyAddsGroups(t *testing.T) {
	grouped := regexp.MustCompile(`^-?\d{1,3}(,\d{3})*(\.\d+)?$`)
	swap := strings.NewReplacer(",", ".", ".", ",")
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`-?[0-9]{1,15}(\.[0-9]{1,6})?`).Draw(t, "number")
		en := pcmd.English.Number(number)
		require.Regexp(t, grouped, en)
		require.Equal(t, number, strings.ReplaceAll(en, ",", ""))
		require.Equal(t, en, swap.Replace(pcmd.Vietnamese.Number(number)))
	})
}

// Keyboards and systems differ in how they compose Vietnamese letters; texts
// that look the same must be equal.
func TestNewTextIsNFC(t *testing.T) {
	decomposed, composed := "pho\u0300ng, cho\u0302\u0301ng", "phòng, chống"
	require.NotEqual(t, decomposed, composed)
	require.Equal(t, pcmd.Text{Vi: composed, En: "café"}, pcmd.NewText(decomposed, "cafe\u0301"))
}

func TestTextHasTwoSides(t *testing.T) {
	text := pcmd.NewText("chỉ tiêu", "target")
	require.Equal(t, "chỉ tiêu", text.In(pcmd.Vietnamese))
	require.Equal(t, "target", text.In(pcmd.English))
	require.Equal(t, "chỉ tiêu", text.In(""), "unset is Vietnamese")
	require.Equal(t, "chỉ tiêu", text.In("fr"))
	require.Equal(t, "chỉ tiêu", text.String())
	require.False(t, text.IsZero())
	require.True(t, pcmd.Text{}.IsZero())
	require.False(t, pcmd.Text{En: "target"}.IsZero(), "one side is not nothing")

	written, err := json.Marshal(text)
	require.NoError(t, err)
	require.JSONEq(t, `{"vi":"chỉ tiêu","en":"target"}`, string(written))
}

func TestLanguagesOfTheLibrary(t *testing.T) {
	require.True(t, pcmd.Vietnamese.Valid())
	require.True(t, pcmd.English.Valid())
	for _, lang := range []pcmd.Lang{"", "VI", "vi-VN", "fr"} {
		require.False(t, lang.Valid(), lang)
	}
}
