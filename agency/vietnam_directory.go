package agency

import (
	_ "embed"
	"sync"
)

//go:embed data/directory.json
var vietnamRecords []byte

// VietnamDirectory returns the directory that is built in: the central,
// provincial, district and commune bodies that the source documents name, the
// functions on which their duties rest, and who carries those from 2021 through
// the reform of 2025, as far as sources say. Where they are silent the answers
// are unknown: at the districts between 1 March and 30 June 2025, and at the
// centre since decree 313/2026/NĐ-CP, whose content was not read. For the
// provinces 1 March 2025 is a default; they acted by their own decisions around
// that day, which [Directory.With] adds.
func VietnamDirectory() *Directory { return loadVietnamDirectory() }

var loadVietnamDirectory = sync.OnceValue(func() *Directory {
	records, err := ParseRecords(vietnamRecords)
	if err != nil {
		panic(err) // the data are part of the program
	}
	d, err := NewDirectory(records)
	if err != nil {
		panic(err) // so are these
	}
	return d
})
