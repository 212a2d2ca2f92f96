// Package agency says who is who: administrative units and bodies through time,
// what bodies do (functions), in which role a plan asks something of them, and
// whether it orders or requests it.
//
// A [Hierarchy] holds units, each from a day to a day, and the changes between
// them. Its [Map] of a day is the tree in which figures are rolled up; a
// [Succession] says what became of a unit; a [Crosswalk] restates figures of one
// map on another, and leaves open what the sources leave open. [Vietnam] is built
// in; whole countries come from the caller's lists by [FromListings].
//
// [NewMatrix] answers "who leads, who supports, who is asked" for the
// assignments of any plan, as a matrix of functions and bodies in Vietnamese
// collation.
//
// A function passes from body to body in reforms; a body does not carry its
// functions along. So a [Duty] names the function that it belongs to, and a
// [Directory] says who carries a function on a day, and who has a duty that a
// document gave to a body years ago: [VietnamDirectory] knows the reform of 2025.
// What no source says is answered with "unknown" and the last known body.
//
// A [BodyCode] is the code of a body in electronic documents, in either written
// form.
package agency
