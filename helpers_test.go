package pcmd_test

import (
	"encoding"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
)

// requireCode asserts that err is a fault of that code without a path: a value
// does not know where it stands, only the document around it does.
func requireCode(t require.TestingT, want pcmd.Code, err error) {
	var fault pcmd.Fault
	require.ErrorAs(t, err, &fault)
	require.Equal(t, want, fault.Code)
	require.Empty(t, fault.Path)
	require.NotEmpty(t, fault.Message.Vi)
	require.NotEmpty(t, fault.Message.En)
}

// requireText asserts the rules of every value that is written as text: what it
// writes it reads again, empty text unsets it, and text that it refuses leaves
// it as it was.
func requireText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, value T, refused string, code pcmd.Code) {
	t.Helper()
	text, err := any(value).(encoding.TextMarshaler).MarshalText()
	require.NoError(t, err)

	var read T
	require.NoError(t, P(&read).UnmarshalText(text))
	require.Equal(t, value, read, "what is written is read again")

	requireCode(t, code, P(&read).UnmarshalText([]byte(refused)))
	require.Equal(t, value, read, "a fault leaves the value as it was")

	require.NoError(t, P(&read).UnmarshalText(nil))
	require.Zero(t, read, "empty text unsets")
	text, err = any(read).(encoding.TextMarshaler).MarshalText()
	require.NoError(t, err)
	require.Empty(t, text, "unset writes nothing")
}

// requireNoAllocs asserts that f leaves no garbage. It is asked of what runs
// once for every figure of a report.
func requireNoAllocs(t *testing.T, f func()) {
	t.Helper()
	require.Zero(t, testing.AllocsPerRun(100, f))
}
