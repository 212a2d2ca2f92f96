// Package report says when and how figures flow: the deadlines that a plan's
// reporting clauses set in a year, the workbook of reported figures, and the
// scorecard that judges a plan's targets for a unit and period.
//
// [Deadlines] answers "who owes which report by when". [ParseWorkbook] reads
// what units reported; [Workbook.Evaluate] answers for each target what was met
// and what is missing; [NewScorecard] lays the answers out like the annex table
// of the national indicator set.
package report
