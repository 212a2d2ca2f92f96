package agency

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// IssuedCode is a code that a source confirms to be that of a body.
type IssuedCode struct {
	Code     BodyCode
	Name     pcmd.Text // of the body
	From     pcmd.Date // the first day of which the source says so; unset: it names none
	Citation pcmd.Citation
}

//go:embed data/codes.json
var issuedCodes []byte

// IssuedCodes returns the codes that are built in, in their order: those of
// ministries in decision 09/2025/QĐ-TTg, and Cao Bằng. It is no full list: codes
// that no source confirms are left out. The list belongs to the caller.
func IssuedCodes() []IssuedCode { return slices.Clone(loadIssuedCodes()) }

// FindIssued returns what is built in of the code, and whether there is anything.
func (c BodyCode) FindIssued() (IssuedCode, bool) {
	all := loadIssuedCodes()
	i, found := slices.BinarySearchFunc(all, c, func(i IssuedCode, c BodyCode) int { return i.Code.Compare(c) })
	if !found {
		return IssuedCode{}, false
	}
	return all[i], true
}

var loadIssuedCodes = sync.OnceValue(func() []IssuedCode {
	v := document.Parse(issuedCodes)
	all := document.Slice(v, issuedCode)
	if err := v.Faults().Err(); err != nil {
		panic(err) // the data are part of the program
	}
	return all
})

func issuedCode(v document.Value) (c IssuedCode) {
	o := v.Object("code", "name", "from", "citation")
	o.Need("code").Decode(&c.Code)
	c.Name = o.Need("name").Text()
	c.From = document.Date(o.Get("from"))
	c.Citation = document.Citation(o.Need("citation"))
	return c
}
