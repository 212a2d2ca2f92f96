package wire

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// OptionalText reads {vi, en}, or none.
func OptionalText(v document.Value) pcmd.Text {
	if !v.Present() {
		return pcmd.Text{}
	}
	return v.Text()
}

// Citation reads {document?, clause?, reading, note?}, or none.
func Citation(v document.Value) (c pcmd.Citation) {
	if !v.Present() {
		return c
	}
	o := v.Object("document", "clause", "reading", "note")
	if d := o.Get("document"); d.Present() {
		c.Document = d.Words()
	}
	if clause := o.Get("clause"); clause.Present() {
		c.Clause = clause.Words()
	}
	c.Reading = Word(o.Need("reading"), pcmd.Readings())
	c.Note = OptionalText(o.Get("note"))
	return c
}

// Period reads a period.
func Period(v document.Value) (p pcmd.Period) {
	if v.Present() {
		v.Decode(&p)
	}
	return p
}

// Date reads a date, or none.
func Date(v document.Value) (d pcmd.Date) {
	if v.Present() {
		v.Decode(&d)
	}
	return d
}
