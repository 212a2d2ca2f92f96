package conformance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// wanted is what naive_vectors_test needs of a vector; the rest is naive's.
type wanted struct {
	Name string
	Want map[string]any
}

// vectorFiles gives the vectors of each file under vectors.
func vectorFiles(t *testing.T) map[string][]json.RawMessage {
	t.Helper()
	paths, err := filepath.Glob("vectors/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no vectors: %v", err)
	}
	files := map[string][]json.RawMessage{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var vectors []json.RawMessage
		if err := json.Unmarshal(text, &vectors); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		files[filepath.Base(path)] = vectors
	}
	return files
}

func decodeWanted(t *testing.T, raw json.RawMessage) (w wanted) {
	t.Helper()
	if err := json.Unmarshal(raw, &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// TestNaiveVectors compares the keys in want, and only those, with what the naive evaluator finds.
func TestNaiveVectors(t *testing.T) {
	for file, vectors := range vectorFiles(t) {
		t.Run(file, func(t *testing.T) {
			for _, raw := range vectors {
				w := decodeWanted(t, raw)
				t.Run(w.Name, func(t *testing.T) { compare(t, w.Want, naive(raw)) })
			}
		})
	}
}

func compare(t *testing.T, want map[string]any, got naiveOutcome) {
	t.Helper()
	if code, refused := want["fault"]; refused {
		if !slices.Contains(got.Faults, code.(string)) {
			t.Errorf("faults %q, want %q among them", got.Faults, code)
		}
		return
	}
	if len(got.Faults) > 0 {
		t.Fatalf("refused: %q", got.Faults)
	}
	have := got.document()
	for key, value := range want {
		if !reflect.DeepEqual(have[key], value) {
			t.Errorf("%s is %v, want %v", key, have[key], value)
		}
	}
}

// document is the outcome as encoding/json reads one; what is absent is nil.
func (o naiveOutcome) document() map[string]any {
	text := func(s *string) any {
		if s == nil {
			return nil
		}
		return *s
	}
	document := map[string]any{
		"state": text(o.State), "value": text(o.Value), "exact": text(o.Exact),
		"verdict": text(o.Verdict), "shortfall": text(o.Shortfall),
	}
	if o.Provisional != nil {
		document["provisional"] = *o.Provisional
	}
	if o.Reported != nil && o.Expected != nil {
		document["coverage"] = map[string]any{"reported": float64(*o.Reported), "expected": float64(*o.Expected)}
	}
	return document
}

// TestVectorsSuite keeps the suite usable as documentation: enough vectors, each with a name of its own and a want.
func TestVectorsSuite(t *testing.T) {
	total, names := 0, map[string]string{}
	for file, vectors := range vectorFiles(t) {
		total += len(vectors)
		for _, raw := range vectors {
			w := decodeWanted(t, raw)
			if other, twice := names[w.Name]; twice || w.Name == "" {
				t.Errorf("%s: name %q is also in %q", file, w.Name, other)
			}
			if len(w.Want) == 0 {
				t.Errorf("%s: %q wants nothing", file, w.Name)
			}
			names[w.Name] = file
		}
	}
	if total < 330 {
		t.Errorf("%d vectors, want at least 330", total)
	}
}

// TestNaiveText holds what no vector can show, because the fault lies in the text itself.
func TestNaiveText(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"Text that is not JSON is refused", `{"name":`, "syntax"},
		{"Data after the document is refused", `{} {}`, "syntax"},
		{"Text that is not UTF-8 is refused", "{\"name\":\"\xff\"}", "syntax"},
		{"A number with a leading zero is not JSON", `{"places":01}`, "syntax"},
		{"A key may not occur twice", `{"name":"a","name":"a"}`, "duplicate-key"},
		{"A key may not occur twice at any depth", `{"reports":[{"figures":{"venues":"1","venues":"1"}}]}`, "duplicate-key"},
		{"An escaped key is the same key", `{"name":"a","\u006eame":"a"}`, "duplicate-key"},
		{"A vector is an object", `"venues"`, "wrong-type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := naive([]byte(c.text)); !slices.Contains(got.Faults, c.code) {
				t.Errorf("faults %q, want %q among them", got.Faults, c.code)
			}
		})
	}
}
