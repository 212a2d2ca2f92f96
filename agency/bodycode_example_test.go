package agency_test

import (
	"fmt"

	"github.com/pcmd-vn/pcmd/agency"
)

// The two ways to write one code. Position counts from 1.
func ExampleBodyCode() {
	code, _ := agency.ParseBodyCode("000.00.12.H14")
	fmt.Println(code, code == agency.MustParseBodyCode("H14.12"))
	fmt.Println(code.Level(), code.Parent())
	fmt.Println(code.Old())

	_, err := agency.ParseBodyCode("H14..12")
	fmt.Println(err)
	// Output:
	// H14.12 true
	// 2 H14
	// 000.00.12.H14 true
	// "H14..12" is not the identification code of a body; expected a digit 0–9 or a capital letter A–Z at character 5 [bad-code]
}

func ExampleIssuedCode() {
	health, _ := agency.MustParseBodyCode("G18").FindIssued()
	fmt.Println(health.Name, health.From, health.Citation)
	// Output: Bộ Y tế 2025-04-14 09/2025/QĐ-TTg
}
