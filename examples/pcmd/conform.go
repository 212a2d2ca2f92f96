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
	var names []string
	for _, path := range c.Paths {
		files, err := vectorFiles(path)
		if err != nil {
			return err
		}
		names = append(names, files...)
	}
	passed, failed := 0, 0
	for _, name := range names {
		data, err := s.read(name)
		if err != nil {
			return err
		}
		vectors, err := conformance.Parse(data)
		if err != nil {
			s.finish(inDocument(name, err)) // says what is wrong; the other files have their turn
			failed++
			continue
		}
		for _, v := range vectors {
			if err := conformance.Check(v, conformance.Library); err != nil {
				failed++
				fmt.Fprintf(s.errOut, "%s: %s: %v\n", name, v.Name, err)
				continue
			}
			passed++
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
	var names []string
	entries, _ := os.ReadDir(path)
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".json" {
			names = append(names, filepath.Join(path, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, wrongCall(
			fmt.Sprintf("không có tệp véc-tơ (.json) nào ở %q", path),
			fmt.Sprintf("there are no vectors (.json) at %q", path))
	}
	return names, nil
}
