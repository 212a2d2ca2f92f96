package conformance

import (
	"embed"
	"fmt"
)

//go:embed vectors/*.json
var files embed.FS

// File is one file of vectors, named after the rule that they protect.
type File struct {
	Name    string
	Vectors []Vector
}

// Vectors returns the vectors of the library, by file in alphabetical order.
func Vectors() ([]File, error) {
	entries, err := files.ReadDir("vectors")
	if err != nil {
		return nil, err
	}
	all := make([]File, len(entries))
	for i, entry := range entries {
		data, err := files.ReadFile("vectors/" + entry.Name())
		if err != nil {
			return nil, err
		}
		vectors, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		all[i] = File{entry.Name(), vectors}
	}
	return all, nil
}

// Tester is what [Run] needs of a test; *testing.T is one. It stands here so
// that this package does not pull the testing package into programs.
type Tester[T any] interface {
	Helper()
	Run(name string, f func(T)) bool
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Run checks the implementation against every vector of the library, each as a
// subtest named after its file and rule.
func Run[T Tester[T]](t T, answer Implementation) {
	t.Helper()
	all, err := Vectors()
	if err != nil {
		t.Fatalf("reading the vectors: %v", err)
	}
	for _, file := range all {
		t.Run(file.Name, func(t T) {
			for _, v := range file.Vectors {
				t.Run(v.Name, func(t T) {
					t.Helper()
					if err := Check(v, answer); err != nil {
						t.Errorf("%s: %v", v.Name, err)
					}
				})
			}
		})
	}
}
