package agency_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

func TestBothWrittenFormsOfACodeAreTheSameCode(t *testing.T) {
	for _, row := range []struct{ name, newer, older string }{
		{"a province", "H14", "000.00.00.H14"},
		{"a ministry", "G18", "000.00.00.G18"},
		{"a department", "H14.12", "000.00.12.H14"},
		{"a body of a department", "H14.12.03", "000.03.12.H14"},
		{"all four levels", "H14.12.03.005", "005.03.12.H14"},
		{"numbers that begin with zeros", "H14.01.02.003", "003.02.01.H14"},
		{"no older form: three digits at the second level", "H55.242", ""},
		{"no older form: three digits, then two", "H01.151.04", ""},
		{"no older form: a letter below the first level", "H14.1A", ""},
		{"no older form: a fifth level", "H14.12.03.005.01", ""},
		{"no older form: two digits at the fourth level", "H14.12.03.05", ""},
		{"no older form: zeros, which stand for none there", "H14.00", ""},
		{"no older form: zeros between", "H14.00.03", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			code := agency.MustParseBodyCode(row.newer)
			assert.Equal(t, row.newer, code.String())
			older, ok := code.Old()
			assert.Equal(t, row.older, older)
			assert.Equal(t, row.older != "", ok)
			if ok {
				assert.Equal(t, code, agency.MustParseBodyCode(row.older))
			}
		})
	}
}

func TestWhatIsNoCodeIsRefusedWithThePlace(t *testing.T) {
	for _, row := range []struct {
		name, text string
		at         int
		expected   string
	}{
		{"nothing", "", 1, "a capital letter"},
		{"a small letter", "h14", 1, "a capital letter"},
		{"a letter beyond A–Z", "Đ14", 1, "a capital letter"},
		{"a space before it", " H14", 1, "a capital letter"},
		{"a letter for a digit", "HA4", 2, "a digit"},
		{"a short first group", "H1", 3, "a digit"},
		{"a short first group before a dot", "H1.12", 3, "a digit"},
		{"a long first group", "H142", 4, "a dot"},
		{"a space after it", "H14 ", 4, "a dot"},
		{"a dot at the end", "H14.", 5, "a digit 0–9 or a capital letter"},
		{"an empty group", "H14..12", 5, "a digit 0–9 or a capital letter"},
		{"a small letter in a group", "H14.1a", 6, "a dot"},
		{"a hyphen", "H14.12-03", 7, "a dot"},
		{"characters are counted, not bytes", "H14.1ắ2", 6, "a dot"},
		{"36 characters", "H14." + strings.Repeat("1", 32), 36, "the end"},
		{"a dot as the last of 35", "H14." + strings.Repeat("1", 30) + ".", 35, "a digit 0–9 or a capital letter"},
		{"the older form cut short", "000.00.00.H1", 13, "a digit"},
		{"the older form with more", "000.00.00.H142", 14, "the end"},
		{"the older form without its letter", "000.00.00.114", 11, "a capital letter"},
		{"the older form with short groups", "00.00.00.H14", 3, "a digit"},
		{"the older form with a long group", "000.000.00.H14", 7, "a dot"},
		{"the older form with a letter in a group", "000.0A.00.H14", 6, "a digit"},
		{"the older form with a body of none at level 3", "005.00.12.H14", 5, "a group other than zeros"},
		{"the older form with a body of none at level 2", "000.03.00.H14", 8, "a group other than zeros"},
		{"the older form with two levels of none", "005.00.00.H14", 8, "a group other than zeros"},
		{"a unit code", "15", 3, "a digit"},
	} {
		t.Run(row.name, func(t *testing.T) {
			code, err := agency.ParseBodyCode(row.text)
			assert.Zero(t, code)
			assertCode(t, pcmd.CodeBadCode, err)
			var fault pcmd.Fault
			require.ErrorAs(t, err, &fault)
			assert.Contains(t, fault.Message.En, strconv.Quote(row.text))
			assert.Contains(t, fault.Message.Vi, strconv.Quote(row.text))
			assert.Contains(t, fault.Message.En, row.expected)
			assert.True(t, strings.HasSuffix(fault.Message.En, " at character "+strconv.Itoa(row.at)), fault.Message.En)
			assert.Contains(t, fault.Message.Vi, "ở ký tự thứ "+strconv.Itoa(row.at)+" ")
		})
	}
}

var (
	newerCode = regexp.MustCompile(`^[A-Z][0-9]{2}(\.[0-9A-Z]+)*$`)
	olderCode = regexp.MustCompile(`^([0-9]{3})\.([0-9]{2})\.([0-9]{2})\.([A-Z][0-9]{2})$`)
)

// naiveCode is the slow twin of the parser: the groups from the highest.
func naiveCode(s string) ([]string, bool) {
	if m := olderCode.FindStringSubmatch(s); m != nil {
		groups := []string{m[4], m[3], m[2], m[1]}
		for len(groups) > 1 && strings.Trim(groups[len(groups)-1], "0") == "" {
			groups = groups[:len(groups)-1]
		}
		for _, g := range groups[1:] {
			if strings.Trim(g, "0") == "" {
				return nil, false
			}
		}
		return groups, true
	}
	if !newerCode.MatchString(s) || len(s) > 35 {
		return nil, false
	}
	return strings.Split(s, "."), true
}

func anyCodeText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Z][0-9]{2}(\.[0-9A-Z]{1,4}){0,8}`),
		rapid.StringMatching(`(000|[0-9]{3})\.(00|[0-9]{2})\.(00|[0-9]{2})\.[A-Z][0-9]{2}`),
		rapid.StringMatching(`[0-9A-Za.]{0,16}`),
		rapid.String(),
	)
}

func TestTheParserOfCodesAgreesWithItsNaiveTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyCodeText().Draw(t, "text")
		groups, ok := naiveCode(text)
		code, err := agency.ParseBodyCode(text)
		require.Equal(t, ok, err == nil, "%q: %v", text, err)
		if !ok {
			return
		}
		require.Equal(t, strings.Join(groups, "."), code.String())
		require.Equal(t, len(groups), code.Level())
		require.Equal(t, strings.Join(groups[:len(groups)-1], "."), code.Parent().String())
	})
}

func TestCodesAreOrderedByTheirGroupsEachBeforeThoseBelowIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.StringMatching(`[AB]1[01](\.(1|12|1A|0)){0,3}`)
		a, b := draw.Draw(t, "a"), draw.Draw(t, "b")
		require.Equal(t, slices.Compare(strings.Split(a, "."), strings.Split(b, ".")),
			agency.MustParseBodyCode(a).Compare(agency.MustParseBodyCode(b)), "%s and %s", a, b)
	})
	assert.Equal(t, -1, agency.BodyCode{}.Compare(agency.MustParseBodyCode("A00")))
}

func TestTheZeroCodeIsUnset(t *testing.T) {
	var unset agency.BodyCode
	assert.True(t, unset.IsZero())
	assert.Empty(t, unset.String())
	assert.Zero(t, unset.Level())
	assert.Zero(t, unset.Parent())
	older, ok := unset.Old()
	assert.False(t, ok)
	assert.Empty(t, older)
	text, err := unset.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)

	code := agency.MustParseBodyCode("H14")
	require.NoError(t, code.UnmarshalText(nil))
	assert.True(t, code.IsZero())
}

func TestACodeThatCannotBeReadLeavesTheOneThereWas(t *testing.T) {
	code := agency.MustParseBodyCode("H14")
	require.Error(t, code.UnmarshalText([]byte("H14.")))
	assert.Equal(t, agency.MustParseBodyCode("H14"), code)
	assert.Panics(t, func() { agency.MustParseBodyCode("H14.") })
}

// What is accepted reads back as itself in every form it has, and is at most 35
// characters long.
func FuzzParseBodyCode(f *testing.F) {
	for _, text := range []string{"H14", "H55.242", "H01.151.04", "000.00.00.H14", "005.03.12.H14", "005.00.12.H14", "H14.", "", "15", "h14", "H14.1\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, err := agency.ParseBodyCode(text)
		if err != nil {
			assertCode(t, pcmd.CodeBadCode, err)
			require.Zero(t, code)
			return
		}
		require.LessOrEqual(t, len(code.String()), 35)
		require.Equal(t, code, agency.MustParseBodyCode(code.String()))
		older, ok := code.Old()
		if ok {
			require.Equal(t, code, agency.MustParseBodyCode(older))
		}
		require.True(t, text == code.String() || ok && text == older, "%q is %s", text, code)
	})
}

func TestOnlyCodesThatASourceConfirmsAreBuiltIn(t *testing.T) {
	all := agency.IssuedCodes()
	assert.True(t, slices.IsSortedFunc(all, func(a, b agency.IssuedCode) int { return a.Code.Compare(b.Code) }))
	var codes []string
	for _, c := range all {
		codes = append(codes, c.Code.String())
		assert.NotEmpty(t, c.Name.Vi, c.Code)
		assert.NotEmpty(t, c.Citation.Document, c.Code)
		found, ok := c.Code.FindIssued()
		assert.True(t, ok)
		assert.Equal(t, c, found)
	}
	// The table of decision 09/2025/QĐ-TTg as far as it is known, and Cao Bằng.
	assert.Equal(t, strings.Fields("G01 G02 G03 G06 G08 G09 G10 G11 G12 G15 G16 G17 G18 G19 G20 G21 G22 H14"), codes)
	_, ok := agency.MustParseBodyCode("G07").FindIssued()
	assert.False(t, ok, "no source read confirms who had G07")
}

func TestTheCallerOwnsTheListOfIssuedCodes(t *testing.T) {
	agency.IssuedCodes()[0].Code = agency.MustParseBodyCode("Z99")
	assert.Equal(t, "G01", agency.IssuedCodes()[0].Code.String())
}
