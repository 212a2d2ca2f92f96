// Command bench does the same national work with pcmd and with what a user
// would pick instead, and prints how many times longer the others take.
//
//	GOWORK=off go -C examples/bench run . [--json]
//
// The work: the figures of 10,600 communes for two years are rolled up to 700
// districts, 63 provinces and the nation, and 25 indicators are computed for
// each unit: state, value, verdict. All contestants must agree on all 284,100
// results before anything is timed. Peers that need cgo are null without it.
// The tag noduckdb leaves DuckDB out, whose library is large and needs a C++
// linker.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	asJSON := flag.Bool("json", false, "print one JSON document")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "bench takes no arguments; see -h")
		os.Exit(2)
	}
	r := run(newNation(vietnam, lateReports))
	var err error
	if *asJSON {
		err = r.writeJSON(os.Stdout)
	} else {
		err = r.writeTable(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if err != nil || !r.Agree {
		os.Exit(1)
	}
}
