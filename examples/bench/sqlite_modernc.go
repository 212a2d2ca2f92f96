package main

import _ "modernc.org/sqlite" // the driver "sqlite", in pure Go

func newModernc(w *Workload) (Peer, error) { return newSQLite("sqlite", w) }
