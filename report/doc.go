// Package report says when and how figures flow: the deadlines that a plan's
// reporting clauses set in a year, the register of who sent what and when, the
// workbook of reported figures, and the scorecard that judges a plan's targets
// for a unit and period.
//
// [Deadlines] answers "who owes which report by when". [ParseWorkbook] reads
// what units reported; [Workbook.Evaluate] answers for each target what was met
// and what is missing; [NewScorecard] lays the answers out like the annex table
// of the national indicator set.
//
// [Obligations] lists who owes what, [ReportersOf] which targets nobody reports
// on. A [Register] is a list of events, from which [Register.StatusAt] tells
// who was in time at any instant and [Register.Filings] which version of the
// figures counts; a [Ledger] does the same for long lists and takes in one
// event after another. A [Calendar] has the caller's windows, stages and days
// off, a [WorkCalendar] the days that are worked. [Reminders] says whom to
// remind of what.
//
// [Publish] suppresses what would expose a few persons, and what would give that
// away.
//
// [Workbook.Check] finds figures that do not fit together, by rules that are
// data. [Workbook.Scorecard] compares and [Scorecard.Paragraphs] writes what an
// administrative report would say. [Consolidate] adds up accepted reports and
// leads from every figure to the reports that it is made of;
// [Consolidation.Revisions] says what a correction has changed.
package report
