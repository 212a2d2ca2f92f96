// Package conformance holds the vectors by which any implementation of the
// indicator arithmetic can be checked, and the runner for them.
//
// A vector is a small JSON document: measures, an indicator, perhaps a
// criterion and units, some reports, a question, and the answer wanted. The
// files in vectors/ are grouped by the rule that they protect and can be read
// as documentation. [Vectors] returns them, [Run] checks an implementation in a
// Go test, and [Check] checks it anywhere else.
package conformance

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// Format is the format key of every vector.
const Format = "pcmd-conformance/1"

// Vector is one question with the answer wanted.
type Vector struct {
	Name string
	JSON []byte // the whole vector, as an implementation receives it
	want map[string]any
}

// Answer is what an implementation answers to a vector. Fields that the
// contract wants absent are left unset; JSON writes them in the contract's form.
type Answer struct {
	State       string    `json:"state"`
	Value       string    `json:"value,omitempty"`
	Exact       string    `json:"exact,omitempty"`
	Verdict     string    `json:"verdict,omitempty"`
	Shortfall   string    `json:"shortfall,omitempty"`
	Provisional *bool     `json:"provisional,omitempty"`
	Coverage    *Coverage `json:"coverage,omitempty"`
}

// Coverage is of how many expected leaves or units how many reported.
type Coverage struct {
	Reported int `json:"reported"`
	Expected int `json:"expected"`
}

// Implementation answers a vector, or refuses it with an error: [pcmd.Faults],
// or anything with a method Codes() []string that lists the codes of its
// faults.
type Implementation func(vector []byte) (Answer, error)

// Parse reads a file of one vector or an array of them. Only what the runner
// itself needs is checked here: the vector's own faults are for the
// implementation to find.
func Parse(data []byte) ([]Vector, error) {
	vectors, faults := parse(data)
	if len(faults) > 0 {
		return nil, faults
	}
	return vectors, nil
}

// parse returns the vectors as far as they can be told apart.
func parse(data []byte) ([]Vector, pcmd.Faults) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	raws, values := []json.RawMessage{data}, []document.Value{v}
	if v.IsList() {
		raws, values = nil, slices.Collect(items(v))
		if err := json.Unmarshal(data, &raws); err != nil {
			v.Err(err) // it was well-formed a moment ago
		}
	}
	vectors := make([]Vector, len(raws))
	for i, raw := range raws {
		o := values[i].Map()
		vectors[i] = Vector{Name: o.Need("name").Words(), JSON: raw}
		o.Need("want").Map()
		var wanted struct{ Want map[string]any }
		if err := json.Unmarshal(raw, &wanted); err == nil {
			vectors[i].want = wanted.Want
		}
	}
	return vectors, v.Faults()
}

func items(v document.Value) func(yield func(document.Value) bool) {
	return func(yield func(document.Value) bool) {
		for _, item := range v.List() {
			if !yield(item) {
				return
			}
		}
	}
}

// Check returns nil where the implementation answers the vector as wanted, and
// otherwise an error that says what differs.
func Check(v Vector, answer Implementation) error {
	got, err := answer(v.JSON)
	if code, refuse := v.want["fault"]; refuse {
		return checkRefused(fmt.Sprint(code), err)
	}
	if err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	return v.compare(got)
}

func checkRefused(code string, err error) error {
	codes := codesOf(err)
	if err == nil {
		return fmt.Errorf("accepted, want it refused with fault %s", code)
	}
	if !slices.Contains(codes, code) {
		return fmt.Errorf("refused with faults %v, want %s", codes, code)
	}
	return nil
}

// codesOf returns the codes of the faults of an error.
func codesOf(err error) (codes []string) {
	switch e := err.(type) {
	case pcmd.Faults:
		for _, f := range e {
			codes = append(codes, string(f.Code))
		}
	case interface{ Codes() []string }:
		codes = e.Codes()
	}
	return codes
}

// compare holds the wanted keys against the answer, by their JSON forms.
func (v Vector) compare(got Answer) error {
	encoded, err := json.Marshal(got)
	if err != nil {
		return err
	}
	var has map[string]any
	if err := json.Unmarshal(encoded, &has); err != nil {
		return err
	}
	for _, key := range []string{"state", "value", "exact", "verdict", "shortfall", "provisional", "coverage"} {
		want, asked := v.want[key]
		if have := has[key]; asked && fmt.Sprint(have) != fmt.Sprint(want) {
			return fmt.Errorf("%s is %s, want %s", key, inJSON(have), inJSON(want))
		}
	}
	return nil
}

// inJSON returns a value as it stands in a vector.
func inJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}
