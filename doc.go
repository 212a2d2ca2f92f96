// Package pcmd models Vietnam's provincial programmes on preventing
// prostitution (phòng, chống mại dâm): the plans with their targets, who is
// responsible for what, how every indicator is computed, and the reporting
// calendar from commune to ministry.
//
// The library is pure domain code, made to be embedded: no file, network,
// clock, environment, randomness or logging. "Today" is an argument. Values
// are safe for concurrent reading; what mutates says so.
//
// # Packages
//
// This package holds the vocabulary that all others share: [Date], [Period],
// [Level], [Text] in Vietnamese and English, [Citation] with its [Reading],
// [Fault] and [Faults].
//
//   - [github.com/pcmd-vn/pcmd/agency]: who. Bodies, functions, roles, mandates
//     and duties, and the matrix of who leads, supports or is asked.
//   - [github.com/pcmd-vn/pcmd/indicator]: what and how. Measures, formulas,
//     criteria, exact results with verdict and shortfall, their roll-up over units
//     and their explanation.
//   - [github.com/pcmd-vn/pcmd/plan]: the promise. Objectives, targets, tasks,
//     solutions, funding, assignments and reporting clauses of a document.
//   - [github.com/pcmd-vn/pcmd/plan/catalog]: the plans of four source documents
//     and the measures and indicators that they use, as data.
//   - [github.com/pcmd-vn/pcmd/report]: when and how it flows. Deadlines of a
//     year, workbooks of reported figures and their checks, scorecards and their
//     text, and the consolidation of reports.
//
// Imports run one way: pcmd ← agency, indicator ← plan ← report. The command
// line in examples/pcmd is a thin layer over these packages and a module of its
// own.
//
// # Stated and interpreted
//
// Every target, duty, deadline and formula carries a [Citation] that says
// whether the text states the thing or the library reads it so. Where a text is
// silent (a date, an owner, a base year) the model is silent too and says why.
//
// # Faults
//
// Whatever reads a document returns every [Fault] at once, each with a
// permanent [Code], a path and a message in both languages.
package pcmd
