package document

import "github.com/pcmd-vn/pcmd"

// OptionalText reads {vi, en}, or none.
func OptionalText(v Value) pcmd.Text {
	if !v.Present() {
		return pcmd.Text{}
	}
	return v.Text()
}

// Citation reads {document?, clause?, reading, note?}, or none.
func Citation(v Value) (c pcmd.Citation) {
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
func Period(v Value) (p pcmd.Period) {
	if v.Present() {
		v.Decode(&p)
	}
	return p
}

// Date reads a date, or none.
func Date(v Value) (d pcmd.Date) {
	if v.Present() {
		v.Decode(&d)
	}
	return d
}

// Word reads a string of the vocabulary.
func Word[K ~string](v Value, vocabulary pcmd.Vocabulary[K]) K {
	s := v.String()
	if !v.IsString() {
		return ""
	}
	key, err := vocabulary.Parse(s)
	v.Err(err)
	return key
}
