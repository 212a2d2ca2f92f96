package agency

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// HierarchyFormat is the format key of a document with units through time.
const HierarchyFormat = "pcmd-hierarchy/1"

// ParseHierarchy reads a hierarchy from its JSON document:
//
//	{"format": "pcmd-hierarchy/1",
//	 "units": [{"code": "15", "level": "province", "kind": "province",
//	            "name": {"vi": "Yên Bái", "en": "Yen Bai"}, "parent": "VN", "until": "2025-06-30"}],
//	 "changes": [{"kind": "merged", "on": "2025-07-01", "from": ["10", "15"], "into": [{"code": "15"}],
//	              "citation": {"document": "202/2025/QH15", "reading": "stated"}}]}
//
// A unit may lack kind, parent, from, until, partly_listed and citation; a change from, into
// and the flags into_others and from_others; an item of into may have a share.
// The error is [pcmd.Faults] with everything that is wrong.
func ParseHierarchy(data []byte) (*Hierarchy, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	o := v.Object("format", "units", "changes")
	if format := o.Need("format"); format.IsString() && format.String() != HierarchyFormat {
		format.Fault(pcmd.CodeUnknownKind,
			fmt.Sprintf("cần %q", HierarchyFormat), fmt.Sprintf("expected %q", HierarchyFormat))
	}
	units := document.Slice(o.Need("units"), datedUnit)
	changes := document.Slice(o.Get("changes"), change)
	h, err := NewHierarchy(units, changes)
	v.Check(err)
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return h, nil
}

func datedUnit(v document.Value) Unit {
	o := v.Object("code", "level", "kind", "name", "parent", "from", "until", "partly_listed", "citation")
	return Unit{
		Code:     o.Need("code").ID(),
		Level:    document.Word(o.Need("level"), pcmd.Levels()),
		Kind:     optionalWord(o.Get("kind"), UnitKinds()),
		Name:     o.Need("name").Text(),
		Parent:   optionalID(o.Get("parent")),
		From:     document.Date(o.Get("from")),
		Until:    document.Date(o.Get("until")),
		Citation: document.Citation(o.Get("citation")),

		PartlyListed: optionalBool(o.Get("partly_listed")),
	}
}

func change(v document.Value) Change {
	o := v.Object("kind", "on", "from", "into", "into_others", "from_others", "citation")
	return Change{
		Kind:       document.Word(o.Need("kind"), ChangeKinds()),
		On:         document.Date(o.Need("on")),
		From:       document.Slice(o.Get("from"), document.Value.ID),
		Into:       document.Slice(o.Get("into"), portion),
		IntoOthers: optionalBool(o.Get("into_others")),
		FromOthers: optionalBool(o.Get("from_others")),
		Citation:   document.Citation(o.Get("citation")),
	}
}

func portion(v document.Value) (p Portion) {
	o := v.Object("code", "share")
	p.Code = o.Need("code").ID()
	if share := o.Get("share"); share.Present() {
		share.Decode(&p.Share)
	}
	return p
}

func optionalWord[K ~string](v document.Value, vocabulary pcmd.Vocabulary[K]) (word K) {
	if v.Present() {
		word = document.Word(v, vocabulary)
	}
	return word
}

func optionalID(v document.Value) (id string) {
	if v.Present() {
		id = v.ID()
	}
	return id
}

func optionalBool(v document.Value) (b bool) {
	if v.Present() {
		b = v.Bool()
	}
	return b
}

// ParseUnits reads the units document of the contract: a list of {id, level,
// parent?, name?}. What it lacks stays unset: the kinds, and the days, which a
// [Listing] adds. The error is [pcmd.Faults]; whether the units hang together
// [FromListings] says.
func ParseUnits(data []byte) ([]Unit, error) {
	v := document.Parse(data)
	if !v.Present() {
		return nil, v.Faults()
	}
	units := document.Slice(v, listedUnit)
	if err := v.Faults().Err(); err != nil {
		return nil, err
	}
	return units, nil
}

func listedUnit(v document.Value) Unit {
	o := v.Object("id", "level", "parent", "name")
	u := Unit{
		Code:   o.Need("id").ID(),
		Level:  document.Word(o.Need("level"), pcmd.Levels()),
		Parent: optionalID(o.Get("parent")),
	}
	if v := o.Get("name"); v.Present() {
		name := v.String()
		u.Name = pcmd.NewText(name, name)
	}
	return u
}
