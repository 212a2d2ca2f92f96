//go:build cgo

package main

import _ "github.com/mattn/go-sqlite3" // the driver "sqlite3", SQLite itself

func newMattn(w *Workload) (Peer, error) { return newSQLite("sqlite3", w) }
