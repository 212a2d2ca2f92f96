// Package agency says who is who: bodies, what they do (functions), in which
// role a plan asks something of them, and whether it orders or requests it.
//
// [NewMatrix] answers "who leads, who supports, who is asked" for the
// assignments of any plan, as a matrix of functions and bodies in Vietnamese
// collation.
//
// A function passes from body to body in reforms; a body does not carry its
// functions along. So a [Duty] names the function that it belongs to.
package agency
