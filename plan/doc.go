// Package plan holds the promise: one issued document that sets targets and
// assigns duties for a term, with everything that it says.
//
// A [Plan] is read from its JSON document by [Parse], which returns every fault
// at once with its path, and written by [Plan.Encode]. The form of the document
// is that of the files in plan/catalog, described in docs/plan-format.md and by
// [Schema]; its format key is [Format].
//
// # What is kept of a document
//
// Number, type, issuer, unit, level, term, signatory; the plan above and every
// other document named; objectives; content groups with targets and tasks;
// solutions; funding; who is assigned what, in which role, ordered or merely
// requested, with which partners and on which condition; and every clause that
// asks for a report. Each part carries a [pcmd.Citation] to its clause; an empty
// document in it means the plan itself. Labels are short and our own: the
// document's sentences are not kept.
//
// What a document does not say stays unset: a number or date that it does not
// print, a day on which a report is due, the level of a body.
//
// # What is done with plans
//
// [Plan.Validate] says what is wrong with a plan, also with one that was built in
// Go of plain literals. [Lint] finds what is legal but doubtful in it, [Align]
// says how it stands to the plan above it, target by target.
//
// [Diff] says what changed between two versions of a plan. [Derive] drafts the
// plan of the level below from the plan above, and lists what a person must
// still decide.
package plan
