package pcmd_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
)

func TestCheckID(t *testing.T) {
	for _, row := range []struct {
		name, id string
		ok       bool
	}{
		{"one digit", "1", true},
		{"one letter", "A", true},
		{"an indicator", "crimes-handled-growth", true},
		{"every mark", "a._-", true},
		{"marks at the end", "a-", true},
		{"64 characters", strings.Repeat("a", 64), true},
		{"65 characters", strings.Repeat("a", 65), false},
		{"empty", "", false},
		{"a hyphen first", "-a", false},
		{"a dot first", ".a", false},
		{"an underscore first", "_a", false},
		{"a space within", "a b", false},
		{"a newline behind", "a\n", false},
		{"a slash, which would be a path", "a/b", false},
		{"a letter with a diacritic", "xã", false},
		{"a digit that is not ASCII", "１", false},
		{"text that is not UTF-8", "a\xff", false},
		{"a null byte", "a\x00", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			err := pcmd.CheckID(row.id)
			if row.ok {
				require.NoError(t, err)
				return
			}
			requireCode(t, pcmd.CodeBadID, err)
		})
	}
}

// An id may be as long as a document; its fault may not.
func TestFaultOfALongIDIsShort(t *testing.T) {
	var fault pcmd.Fault
	require.ErrorAs(t, pcmd.CheckID(strings.Repeat("a", 1<<20)), &fault)
	require.Less(t, len(fault.Message.Vi), 1000)
	require.Less(t, len(fault.Message.En), 1000)
}

func TestCheckingIDsLeavesNoGarbage(t *testing.T) {
	requireNoAllocs(t, func() {
		if pcmd.CheckID("crimes-handled-growth") != nil {
			panic("an id is refused")
		}
	})
}

func FuzzCheckID(f *testing.F) {
	for _, seed := range []string{"a", "", "-a", "a.b_c-d", "xã", strings.Repeat("a", 64), strings.Repeat("a", 65)} {
		f.Add(seed)
	}
	form := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`) // as the contract prints it
	f.Fuzz(func(t *testing.T, id string) {
		require.Equal(t, form.MatchString(id), pcmd.CheckID(id) == nil)
	})
}
