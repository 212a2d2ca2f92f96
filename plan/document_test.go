package plan_test

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/stretchr/testify/require"
)

// everyKey is a valid plan that has every key of the format at least once.
//
//go:embed testdata/every-key.json
var everyKey []byte

// measures are those that the plan may use beside its own.
func measures() []indicator.Measure {
	return []indicator.Measure{
		{ID: "students-informed", Kind: indicator.Flow},
		{ID: "students", Kind: indicator.Stock},
		{ID: "cases", Kind: indicator.Flow},
		{ID: "register", Kind: indicator.YesNo},
	}
}

// place is a fault without its message.
type place struct {
	Code pcmd.Code
	Path string
}

// parsePlaces reads a document and returns the places of its faults.
func parsePlaces(t require.TestingT, document []byte) []place {
	p, err := plan.Parse(document, measures())
	if err == nil {
		require.NotNil(t, p)
		return nil
	}
	require.Nil(t, p)
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	return places(t, faults)
}

// places returns where the faults are; each must say something in both
// languages.
func places(t require.TestingT, faults pcmd.Faults) []place {
	var all []place
	for _, f := range faults {
		require.NotEmpty(t, f.Message.Vi)
		require.NotEmpty(t, f.Message.En)
		all = append(all, place{f.Code, f.Path})
	}
	return all
}

func mustParse(t require.TestingT) *plan.Plan {
	p, err := plan.Parse(everyKey, measures())
	require.NoError(t, err)
	return p
}

// tree is the document as maps and slices, to be changed in a test.
func tree(t require.TestingT) any {
	root, err := everyTree()
	require.NoError(t, err)
	return branch(root)
}

var everyTree = sync.OnceValues(func() (root any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(everyKey))
	decoder.UseNumber()
	err = decoder.Decode(&root)
	return root, err
})

// branch copies a value of the tree.
func branch(v any) any {
	switch v := v.(type) {
	case map[string]any:
		c := make(map[string]any, len(v))
		for key, value := range v {
			c[key] = branch(value)
		}
		return c
	case []any:
		c := make([]any, len(v))
		for i, value := range v {
			c[i] = branch(value)
		}
		return c
	}
	return v
}

func marshal(t require.TestingT, root any) []byte {
	text, err := json.Marshal(root)
	require.NoError(t, err)
	return text
}

// steps takes a path such as groups[0].targets[1].id apart.
func steps(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(path), ".")
}

// at returns the value at the path.
func at(root any, path string) any {
	for _, step := range steps(path) {
		root = child(root, step)
	}
	return root
}

func child(parent any, step string) any {
	if list, ok := parent.([]any); ok {
		return list[index(step)]
	}
	return parent.(map[string]any)[step]
}

// set puts a value at the path, which may be a new key of an object.
func set(root any, path string, value any) {
	all := steps(path)
	last := all[len(all)-1]
	for _, step := range all[:len(all)-1] {
		root = child(root, step)
	}
	if list, ok := root.([]any); ok {
		list[index(last)] = value
		return
	}
	root.(map[string]any)[last] = value
}

// remove takes a key out of its object.
func remove(root any, path string) {
	cut := strings.LastIndexByte(path, '.')
	object, key := path[:max(cut, 0)], path[cut+1:]
	delete(at(root, object).(map[string]any), key)
}

func index(step string) int {
	i, err := strconv.Atoi(step)
	if err != nil {
		panic(err)
	}
	return i
}

// walk returns the paths of all values of the document, the outer before the
// inner ones.
func walk(root any) []string {
	var all []string
	var visit func(path string, v any)
	visit = func(path string, v any) {
		if path != "" {
			all = append(all, path)
		}
		switch v := v.(type) {
		case map[string]any:
			for _, key := range sortedKeys(v) {
				visit(pcmd.JoinPath(path, key), v[key])
			}
		case []any:
			for i := range v {
				visit(fmt.Sprintf("%s[%d]", path, i), v[i])
			}
		}
	}
	visit("", root)
	return all
}

func sortedKeys(object map[string]any) []string {
	var all []string
	for key := range object {
		all = append(all, key)
	}
	slices.Sort(all)
	return all
}

func TestTheDocumentOfTheTestsIsAccepted(t *testing.T) {
	require.Empty(t, parsePlaces(t, everyKey))
	require.Empty(t, parsePlaces(t, marshal(t, tree(t))))
}
