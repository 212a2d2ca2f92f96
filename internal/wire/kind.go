package wire

import "github.com/pcmd-vn/pcmd/internal/document"

// DocumentKind says what kind of document of the contract it is.
type DocumentKind int

// The kinds of document; the zero DocumentKind is none of them.
const (
	UnknownDocument DocumentKind = iota
	PlanDocument
	UnitsDocument
	WorkbookDocument
	RegisterDocument
	VectorDocument
)

// KindOf tells the documents of the contract apart by their keys.
func KindOf(v document.Value) DocumentKind {
	if v.IsList() {
		for _, item := range v.List() {
			if item.IsObject() && (item.Map().Has("ask") || item.Map().Has("want") || item.Map().Has("format")) {
				return VectorDocument
			}
		}
		return UnitsDocument
	}
	if !v.IsObject() {
		return UnknownDocument
	}
	for _, sign := range []struct {
		key  string
		kind DocumentKind
	}{
		{"ask", VectorDocument}, {"want", VectorDocument},
		{"events", RegisterDocument},
		{"reports", WorkbookDocument},
		{"assignments", PlanDocument}, {"groups", PlanDocument}, {"format", PlanDocument},
		{"targets", WorkbookDocument}, {"plan", WorkbookDocument}, {"measures", WorkbookDocument},
	} {
		if v.Map().Has(sign.key) {
			return sign.kind
		}
	}
	return UnknownDocument
}
