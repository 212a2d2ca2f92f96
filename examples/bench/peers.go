package main

import "errors"

// Why a peer is left out of a build.
var (
	errNeedsCgo = errors.New("built without cgo, which this peer needs")
	errNoDuckDB = errors.New("built without cgo, with the tag noduckdb, or for a system that the module has no library for")
)

// namedPeer is a peer under its key in the report.
type namedPeer struct {
	key  string
	name string
	open func(*Workload) (Peer, error)
	read bool // the results must be read from a database
}

// keyRead is where the time with the reading of results is kept.
func (p namedPeer) keyRead() string { return p.key + "_read" }

// peers are those that do the whole work.
func peers() []namedPeer {
	return []namedPeer{
		{"shopspring_dense", "shopspring/decimal in slices", newDenseDecimals, false},
		{"shopspring_maps", "shopspring/decimal in maps", newMappedDecimals, false},
		{"duckdb", "DuckDB (marcboeker/go-duckdb)", newDuckDB, true},
		{"sqlite3", "SQLite (mattn/go-sqlite3)", newMattn, true},
		{"modernc", "SQLite (modernc.org/sqlite)", newModernc, true},
	}
}

// namedFormulaPeer is a formula engine under its key in the report.
type namedFormulaPeer struct {
	key  string
	name string
	open func(part, whole []int64) (FormulaPeer, error)
}

// formulaPeers are those that evaluate a share.
func formulaPeers() []namedFormulaPeer {
	return []namedFormulaPeer{
		{"expr", "expr-lang/expr", newExpr},
		{"govaluate", "casbin/govaluate", newGovaluate},
	}
}
