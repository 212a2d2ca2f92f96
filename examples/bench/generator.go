package main

// generator is splitmix64: small, fast, and the same on every machine and in
// every release of Go, which math/rand does not promise.
type generator struct{ state uint64 }

func (g *generator) next() uint64 {
	g.state += 0x9E3779B97F4A7C15
	z := g.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// upTo returns a number from 0 to n, both included. The tiny bias of the
// modulus does not matter to a workload.
func (g *generator) upTo(n int64) int64 { return int64(g.next() % uint64(n+1)) }

// oneIn is true once in n times.
func (g *generator) oneIn(n int64) bool { return g.upTo(n-1) == 0 }
