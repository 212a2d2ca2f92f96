// Package indicator computes indicators from reported figures, exactly.
//
// A [Measure] is a raw figure that a unit reports. An [Indicator] is a quantity
// computed from measures by one [Formula]; with a [Criterion] it makes a
// [Target]. [Compile] checks measures and targets against one another and makes
// a [Set]. A [Table] holds the figures that the units of a [Tree] report, and
// answers:
//
//   - [Table.Evaluate]: one question, exactly;
//   - [Table.Explain]: the same, with the tree of figures behind the answer;
//   - [Table.Watch]: everything at once for all units, in milliseconds for a
//     nation, kept up to date with every change;
//   - [Table.Partial]: what some units contribute, to be combined elsewhere.
//
// # Formulas
//
//	formula         value                                   not a value where
//	Share           100·n/d of a part in its whole          n > d or n < 0: invalid; 0 of 0: not applicable
//	Ratio           per·n/d                                 n ≠ 0 over 0: invalid; 0 of 0: not applicable
//	Total           the sum
//	Growth          100·(now − before)/before               from 0: not applicable; without a base: no data
//	Every           the smallest total of the sub-periods   period shorter than they are: not applicable
//	ShareOfUnits    100·units that satisfy/all              no unit of the level: not applicable; all silent: no data
//	CountOfUnits    units that satisfy                      likewise
//	Flag            1 or 0
//
// No source document states a formula; all of them are our reading. An embedder
// adds one of its own by implementing [Formula]: three methods, and it takes
// part in roll-up, explanation and partials like the built-in ones, though
// always in the exact way and without a shortfall.
//
// # Time, then units
//
// A figure given for a period stands. Otherwise it comes from its parts in
// time, as its [MeasureKind] says; only then are figures added over units, and
// only like to like: the operands of a formula are taken together, and a unit
// that lacks one of them is left out of all. A [Coverage] goes with every
// result, and an incomplete one is provisional.
//
// # Exactness
//
// Verdicts are decided on the exact fraction; a value is rounded once, half away
// from zero, to be shown. Inside are integers with a scale for each measure;
// what does not fit goes a wider, exact way, and never wraps.
//
// # Where the contract is silent
//
// These readings are ours; the conformance vectors protect the first ones.
//
//   - An asked unit that reported some of its operands and lacks the rest has no
//     data; its coverage is that of the rest. The rest is judged as a set of its
//     own in the units below.
//   - [Every]: a sub-period known from some leaves only is not missing. The
//     verdict is uncertain only where a sub-period is missing altogether; with
//     none known it is not assessable whatever the criterion.
//   - What is not met before the day of the promise is pending, also where it is
//     a ceiling that has been broken.
//   - A missing operand outweighs a zero: nothing over an unreported whole has
//     no data.
//   - A flag may be held against a number, [Yes] against a flag only; the formula
//     [Flag] takes one measure of kind flag without a weight (fault
//     measure-kind). The upper end of [Between] must not lie below the lower one
//     (out-of-range).
//   - A shortfall is added to the weighted numerator; whatever of it also stands
//     in the denominator stays there as it is.
//   - A unit formula counts a unit as covered where its measures are known at
//     all, from some of the units below it too.
//   - A weight, a scale or a threshold may be a JSON number or a string; a term
//     that is an object needs both of its keys.
package indicator
