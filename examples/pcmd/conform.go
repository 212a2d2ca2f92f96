package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/pcmd-vn/pcmd/indicator/conformance"
)

type conformCmd struct {
	Paths []string `arg:"" help:"Tệp hoặc thư mục véc-tơ, hoặc -. · Files or folders of vectors, or -."`
}

func (c conformCmd) Run(s *session) error {
	passed, failed := 0, 0
	for _, path := range c.Paths {
		names, err := vectorFiles(path)
		if err != nil {
			return err
		}
		for _, name := range names {
			data, err := s.read(name)
			if err != nil {
				return err
			}
			vectors, err := conformance.Parse(data)
			if err != nil {
				return inDocument(name, err)
			}
			for _, v := range vectors {
				if err := conformance.Check(v, conformance.Library); err != nil {
					failed++
					fmt.Fprintf(s.out, "%s: %s: %v\n", name, v.Name, err)
					continue
				}
				passed++
			}
		}
	}
	fmt.Fprintf(s.out, "%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		return errFound
	}
	return nil
}

// vectorFiles returns the file itself, or the JSON files of a folder.
func vectorFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if path == "-" || err == nil && !info.IsDir() {
		return []string{path}, nil
	}
	names, _ := filepath.Glob(filepath.Join(path, "*.json"))
	if len(names) == 0 {
		return nil, wrongCall(
			fmt.Sprintf("không có tệp véc-tơ nào ở %q", path),
			fmt.Sprintf("there are no vectors at %q", path))
	}
	return names, nil
}
