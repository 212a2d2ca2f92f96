//go:build !cgo

package main

func newMattn(*Workload) (Peer, error) { return nil, errNeedsCgo }
