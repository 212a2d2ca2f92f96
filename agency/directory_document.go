package agency

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// DirectoryFormat is the format key of a document with the records of a
// directory.
const DirectoryFormat = "pcmd-directory/1"

// ParseRecords reads the records of a directory from their JSON document:
//
//	{"format": "pcmd-directory/1",
//	 "bodies": [{"id": "health-division", "level": "district", "name": {"vi": "Phòng Y tế", "en": "Health Division"}}],
//	 "tenures": [{"function": "prostitution-prevention", "level": "district", "unit": "309", "body": "health-division",
//	              "from": "2025-03-01", "until": "2025-06-30", "citation": {"document": "1/QĐ-UBND", "reading": "stated"}}]}
//
// A tenure may lack unit, body, together, from and until. Also lists of bases
// {body, functions?, on, of?, citation}, stays {body, until?, citation} and
// reforms {on, ends?, into?, citation} may stand. The error is [pcmd.Faults] with
// everything that is wrong with the document; whether the records agree
// [NewDirectory] says.
func ParseRecords(data []byte) (Records, error) {
	v := document.Parse(data)
	if !v.Present() {
		return Records{}, v.Faults()
	}
	o := v.Object("format", "bodies", "tenures", "bases", "stays", "reforms")
	if format := o.Need("format"); format.IsString() && format.String() != DirectoryFormat {
		format.Fault(pcmd.CodeUnknownKind,
			fmt.Sprintf("cần %q", DirectoryFormat), fmt.Sprintf("expected %q", DirectoryFormat))
	}
	bodies := Bodies(document.Slice(o.Get("bodies"), directoryBody))
	r := Records{
		Tenures: document.Slice(o.Get("tenures"), func(v document.Value) Tenure { return tenure(v, bodies) }),
		Bases:   document.Slice(o.Get("bases"), basis),
		Stays:   document.Slice(o.Get("stays"), func(v document.Value) Stay { return stay(v, bodies) }),
		Reforms: document.Slice(o.Get("reforms"), reform),
	}
	if err := v.Faults().Err(); err != nil {
		return Records{}, err
	}
	return r, nil
}

func directoryBody(v document.Value) Body {
	o := v.Object("id", "name", "level")
	return Body{ID: o.Need("id").ID(), Name: o.Need("name").Text(), Level: optionalWord(o.Get("level"), pcmd.Levels())}
}

func tenure(v document.Value, bodies Bodies) Tenure {
	o := v.Object("function", "level", "unit", "body", "together", "from", "until", "citation")
	return Tenure{
		Function: document.Word(o.Need("function"), Functions()),
		Level:    document.Word(o.Need("level"), pcmd.Levels()),
		Unit:     optionalID(o.Get("unit")),
		Body:     knownBody(o.Get("body"), bodies),
		Together: optionalBool(o.Get("together")),
		From:     document.Date(o.Get("from")),
		Until:    document.Date(o.Get("until")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func basis(v document.Value) Basis {
	o := v.Object("body", "functions", "on", "of", "citation")
	return Basis{
		Body: o.Need("body").ID(),
		Functions: document.Slice(o.Get("functions"), func(v document.Value) Function {
			return document.Word(v, Functions())
		}),
		On:       document.Word(o.Need("on"), Functions()),
		Of:       optionalID(o.Get("of")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func stay(v document.Value, bodies Bodies) Stay {
	o := v.Object("body", "until", "citation")
	return Stay{
		Body:     knownBody(o.Need("body"), bodies),
		Until:    document.Date(o.Get("until")),
		Citation: document.Citation(o.Need("citation")),
	}
}

func reform(v document.Value) Reform {
	o := v.Object("on", "ends", "into", "citation")
	return Reform{
		On:       document.Date(o.Need("on")),
		Ends:     optionalWord(o.Get("ends"), pcmd.Levels()),
		Into:     optionalWord(o.Get("into"), pcmd.Levels()),
		Citation: document.Citation(o.Need("citation")),
	}
}

// knownBody reads the id of one of the bodies, or none.
func knownBody(v document.Value, bodies Bodies) Body {
	id := optionalID(v)
	b, ok := bodies.Find(id)
	if id != "" && !ok {
		v.Fault(pcmd.CodeUnknownBody,
			fmt.Sprintf("không có cơ quan %q trong bodies", id), fmt.Sprintf("there is no body %q in bodies", id))
	}
	return b
}
