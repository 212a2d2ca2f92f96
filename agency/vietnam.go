package agency

import (
	_ "embed"
	"sync"
)

//go:embed data/vietnam.json
var vietnam []byte

// Vietnam returns the hierarchy that is built in: the nation, the 63 provinces
// before 1 July 2025 and the 34 since, and the districts of the source documents,
// Dương Kinh and Văn Bàn, with their communes, those that these became, and
// the others that went into the same. Communes beyond these are the caller's: see
// [FromListings]; units whose communes are not all here are partly listed.
//
// It knows the reform of 2025 and the two provinces that became cities in 2026,
// Đồng Nai and Quảng Ninh, not what was before: the units of the map that ended on
// 30 June 2025 have no first day. All of it is known second-hand.
func Vietnam() *Hierarchy { return loadVietnam() }

var loadVietnam = sync.OnceValue(func() *Hierarchy {
	h, err := ParseHierarchy(vietnam)
	if err != nil {
		panic(err) // the data are part of the program
	}
	return h
})
