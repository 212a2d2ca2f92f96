package wire

import (
	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/document"
)

// OptionalText reads {vi, en}, or none.
func OptionalText(v document.Value) pcmd.Text { return document.OptionalText(v) }

// Citation reads {document?, clause?, reading, note?}, or none.
func Citation(v document.Value) pcmd.Citation { return document.Citation(v) }

// Period reads a period.
func Period(v document.Value) pcmd.Period { return document.Period(v) }

// Date reads a date, or none.
func Date(v document.Value) pcmd.Date { return document.Date(v) }

// Word reads a string of the vocabulary.
func Word[K ~string](v document.Value, vocabulary pcmd.Vocabulary[K]) K {
	return document.Word(v, vocabulary)
}
