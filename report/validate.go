package report

import (
	"errors"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator/conformance"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/pcmd-vn/pcmd/internal/wire"
	"github.com/pcmd-vn/pcmd/plan"
)

// Validate returns everything that is wrong with a document of the contract: a
// plan, a list of units, a workbook, a register or conformance vectors. They
// are told apart by their keys.
func Validate(data []byte, library Library) pcmd.Faults {
	v := document.Parse(data)
	if !v.Present() {
		return v.Faults()
	}
	var err error
	switch wire.KindOf(v) {
	case wire.PlanDocument:
		_, err = plan.Parse(data, library.Measures, library.Indicators...)
	case wire.UnitsDocument:
		wire.Units(v)
		return v.Faults()
	case wire.WorkbookDocument:
		_, err = ParseWorkbook(data, library)
	case wire.RegisterDocument:
		_, err = ParseRegister(data, library)
	case wire.VectorDocument:
		return conformance.Validate(data)
	default:
		if v.Map(); !v.IsObject() {
			return v.Faults()
		}
		v.Fault(pcmd.CodeMissingKey,
			"không nhận ra loại tài liệu; cần kế hoạch (format, groups, assignments), danh sách đơn vị, sổ số liệu (reports), sổ theo dõi (events) hoặc véc-tơ kiểm tra (ask)",
			"the kind of document is not recognised; expected a plan (format, groups, assignments), a list of units, a workbook (reports), a register (events) or vectors (ask)")
		return v.Faults()
	}
	var faults pcmd.Faults
	errors.As(err, &faults)
	return faults
}
