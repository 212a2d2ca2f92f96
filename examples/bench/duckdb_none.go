//go:build !cgo || noduckdb || !(darwin || (linux && (amd64 || arm64)) || (freebsd && amd64) || (windows && amd64))

package main

func newDuckDB(*Workload) (Peer, error) { return nil, errNoDuckDB }
