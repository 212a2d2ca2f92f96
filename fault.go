package pcmd

import (
	"fmt"
	"strings"
)

// Code names a kind of [Fault] for good: a code may be retired, it is never
// used for anything else. Programs compare codes, not messages.
type Code string

// The codes of faults that the contract with outsiders fixes, and those of the
// library's own checks.
const (
	CodeSyntax           Code = "syntax"            // not JSON, or not UTF-8
	CodeWrongType        Code = "wrong-type"        // a string where a list is due, …
	CodeUnknownKey       Code = "unknown-key"       // a key that the document does not have
	CodeDuplicateKey     Code = "duplicate-key"     // a key that stands twice in one object
	CodeMissingKey       Code = "missing-key"       // a key that the document must have
	CodeExclusiveKeys    Code = "exclusive-keys"    // two keys of which only one may stand
	CodeFigureSyntax     Code = "figure-syntax"     // not a figure
	CodeFigureNegative   Code = "figure-negative"   // below zero where the measure is not signed
	CodeFlagValue        Code = "flag-value"        // a flag that is neither 0 nor 1
	CodeBadPeriod        Code = "bad-period"        // not a period
	CodeBadDate          Code = "bad-date"          // not a date, or not an instant
	CodeBadID            Code = "bad-id"            // not an identifier
	CodeOutOfRange       Code = "out-of-range"      // a number or date outside what is accepted
	CodeUnknownPlan      Code = "unknown-plan"      // a plan that nobody has declared
	CodeUnknownMeasure   Code = "unknown-measure"   // likewise a measure
	CodeUnknownKind      Code = "unknown-kind"      // a word outside its vocabulary
	CodeUnknownUnit      Code = "unknown-unit"      // a unit that nobody has declared
	CodeUnknownParent    Code = "unknown-parent"    // likewise a unit's parent
	CodeUnknownBody      Code = "unknown-body"      // likewise a body
	CodeUnknownTarget    Code = "unknown-target"    // likewise a target
	CodeUnknownIndicator Code = "unknown-indicator" // an indicator that nobody has declared, almost one that somebody has
	CodeUnknownDocument  Code = "unknown-document"  // likewise a document that is referred to
	CodeDuplicateID      Code = "duplicate-id"      // two things of one name
	CodeDuplicateReport  Code = "duplicate-report"  // two reports of one unit for one period
	CodeUnitCycle        Code = "unit-cycle"        // a unit above itself
	CodeEmptyTerms       Code = "empty-terms"       // a list that must not be empty
	CodeEmptyText        Code = "empty-text"        // a text without words in one of the languages
	CodeNotNFC           Code = "not-nfc"           // text that is not in Unicode form NFC, where it is not read but built
	CodeCriterionKind    Code = "criterion-kind"    // a criterion that the formula cannot have
	CodeMeasureKind      Code = "measure-kind"      // a measure that the formula cannot take
	CodeOverlap          Code = "overlap"           // two units that bear one code at a time
	CodeLevelOrder       Code = "level-order"       // a unit above that is not of a higher level
	CodeChangeDay        Code = "change-day"        // a unit that does not end or begin with the change
	CodeChangeShape      Code = "change-shape"      // a change with too many or too few units for its kind
	CodeBadCode          Code = "bad-code"          // not the identification code of a body
	CodeNotProtected     Code = "not-protected"     // counts of persons that cannot be published safely
)

// Fault is one thing wrong with a document or a value: what, where, and what is
// accepted instead. It is an error. The zero Fault says nothing.
type Fault struct {
	Code    Code   `json:"code"`
	Path    string `json:"path"` // e.g. targets[3].criterion.value; "" is the whole document
	Message Text   `json:"message"`
}

// NewFault returns a fault with its message in Vietnamese and English and no
// path yet.
func NewFault(code Code, vi, en string) Fault {
	return Fault{Code: code, Message: NewText(vi, en)}
}

// At returns the fault with its path set to lie below the given one.
func (f Fault) At(path string) Fault {
	f.Path = JoinPath(path, f.Path)
	return f
}

// In returns the fault as a line for people: path, message and code.
func (f Fault) In(lang Lang) string {
	line := fmt.Sprintf("%s [%s]", f.Message.In(lang), f.Code)
	if f.Path == "" {
		return line
	}
	return f.Path + ": " + line
}

// Error returns the fault in English.
func (f Fault) Error() string { return f.In(English) }

// Faults are all the faults found in one go. It is an error only when it holds
// any: see [Faults.Err].
type Faults []Fault

// Err returns nil where there are no faults, and otherwise the faults.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// At returns the faults with their paths set to lie below the given one.
func (fs Faults) At(path string) Faults {
	moved := make(Faults, len(fs))
	for i, f := range fs {
		moved[i] = f.At(path)
	}
	return moved
}

// In returns the faults for people, one a line.
func (fs Faults) In(lang Lang) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Error returns the faults in English, one a line.
func (fs Faults) Error() string { return fs.In(English) }

// JoinPath joins two paths of faults: "a" and "b" make a.b, "a" and "[1]" make
// a[1].
func JoinPath(path, rest string) string {
	if path == "" || rest == "" || rest[0] == '[' {
		return path + rest
	}
	return path + "." + rest
}
