package agency

import "github.com/pcmd-vn/pcmd"

// Basis says on which function the duties rest that documents give to a body:
// once the function passes on, they pass with it, whatever becomes of the body.
type Basis struct {
	Body      string     // id
	Functions []Function // of the duties meant; none: of all that no other basis of the body names
	On        Function
	Of        string // the body that it is a part of, where it does not carry the function itself
	Citation  pcmd.Citation
}

// carrier returns the id of the body that carries the function while the duties
// stay with the body.
func (b Basis) carrier() string {
	if b.Of != "" {
		return b.Of
	}
	return b.Body
}

// Stay says that a body keeps its duties through reforms, as courts do: they
// rest on the body itself. After its last day nobody knows who has them.
type Stay struct {
	Body     Body
	Until    pcmd.Date // the last day; unset: further notice
	Citation pcmd.Citation
}

// Reform is a day on which bodies were made anew all over the country. What
// becomes of a duty then is known only of the bodies of which a [Basis] or a
// [Stay] says so.
type Reform struct {
	On       pcmd.Date  // the first day after it
	Ends     pcmd.Level // a level that there is no more from then on; unset: none
	Into     pcmd.Level // the level that has the functions of that one
	Citation pcmd.Citation
}
