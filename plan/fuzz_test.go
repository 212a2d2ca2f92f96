package plan_test

import (
	"bytes"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/require"
)

// What is refused is refused with faults; what is accepted encodes, parses
// again, and encodes to the same bytes.
func FuzzParse(f *testing.F) {
	f.Add(everyKey)
	f.Add([]byte(`{"format": "pcmd-plan/1", "id": "p", "type": "plan", "title": {"vi": "K", "en": "P"}, "issuer": "c",
		"unit": {"code": "1", "name": "U"}, "level": "commune", "term": "2021/2025",
		"bodies": [{"id": "c", "name": {"vi": "U", "en": "C"}, "members": ["c"]}], "groups": [], "assignments": []}`))
	f.Add(bytes.Replace(everyKey, []byte(`"by": ["women"]`), []byte(`"by": []`), 1))
	f.Add(bytes.Replace(everyKey, []byte(`"value": "70"`), []byte(`"value": -0.0`), 1))
	f.Add(bytes.Replace(everyKey, []byte("Công an"), []byte("A\u0301<&>\u2028"), -1))
	f.Add([]byte(`{"format": "pcmd-plan/1", "groups": [{"targets": [{"indicator": {"formula": {"kind": "every"}}}]}]}`))
	f.Add([]byte(`[{}]`))
	f.Add([]byte(`null`))
	for _, hostile := range hostiles {
		f.Add(hostile.make(8))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		p, err := plan.Parse(document, measures())
		if err != nil {
			var faults pcmd.Faults
			require.ErrorAs(t, err, &faults)
			require.NotEmpty(t, faults)
			return
		}
		require.Empty(t, p.Validate(measures()))
		once, err := p.Encode()
		require.NoError(t, err)
		again, err := plan.Parse(once, measures())
		require.NoError(t, err, "%s", once)
		twice, err := again.Encode()
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
	})
}
