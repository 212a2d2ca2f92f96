package plan_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestADayOfTheYearIsReadExactlyWhereEveryYearHasIt(t *testing.T) {
	accepted := 0
	for month := 0; month <= 13; month++ {
		for day := 0; day <= 32; day++ {
			text := fmt.Sprintf("%02d-%02d", month, day)
			d, err := plan.ParseDayOfYear(text)
			if inEveryYear(month, day) {
				accepted++
				require.NoError(t, err, text)
				assert.Equal(t, text, d.String())
				assert.False(t, d.IsZero())
			} else {
				assertCode(t, pcmd.CodeBadDate, err)
				assert.True(t, d.IsZero())
			}
		}
	}
	assert.Equal(t, 365, accepted)
}

func inEveryYear(month, day int) bool {
	for _, year := range []int{2023, 2024} {
		date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if date.Month() != time.Month(month) || date.Day() != day {
			return false
		}
	}
	return true
}

func TestOtherFormsOfADayAreRefused(t *testing.T) {
	for _, text := range []string{"", " ", "15/6", "6-15", "06-15 ", " 06-15", "06-5", "06", "0615", "2024-06-15", "06-15-1", "--06-15", "Jun-15"} {
		_, err := plan.ParseDayOfYear(text)
		assertCode(t, pcmd.CodeBadDate, err)
	}
}

func TestADayOfTheYearFallsInAnyYearOfTheCalendarAndInNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
		d, err := plan.ParseDayOfYear(of.Format("01-02"))
		require.NoError(t, err)
		year := rapid.IntRange(-1, 10001).Draw(t, "year")
		if year < 1 || year > 9999 {
			assert.True(t, d.In(year).IsZero())
			return
		}
		assert.Equal(t, pcmd.MustParseDate(fmt.Sprintf("%04d-%s", year, of.Format("01-02"))), d.In(year))
	})
}

func TestTheUnsetDayFallsInNoYearAndIsWrittenAsNothing(t *testing.T) {
	var unset plan.DayOfYear
	assert.True(t, unset.IsZero())
	assert.True(t, unset.In(2024).IsZero())
	assert.Empty(t, unset.String())
	text, err := unset.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
}

func TestADaySurvivesTheRoundTripThroughTextAndAFaultChangesNothing(t *testing.T) {
	june, err := plan.ParseDayOfYear("06-15")
	require.NoError(t, err)
	text, err := june.MarshalText()
	require.NoError(t, err)
	var back plan.DayOfYear
	require.NoError(t, back.UnmarshalText(text))
	assert.Equal(t, june, back)
	assertCode(t, pcmd.CodeBadDate, back.UnmarshalText([]byte("02-29")))
	assert.Equal(t, june, back)
	require.NoError(t, back.UnmarshalText(nil))
	assert.True(t, back.IsZero())
}
