package agency

import "github.com/pcmd-vn/pcmd"

// ChangeKind says what became of units on one day. The zero ChangeKind means
// "unset".
type ChangeKind string

// The kinds of change.
const (
	Merged      ChangeKind = "merged"
	Split       ChangeKind = "split"
	Transferred ChangeKind = "transferred"
	Renamed     ChangeKind = "renamed"
	Raised      ChangeKind = "raised"
	Lowered     ChangeKind = "lowered"
	Abolished   ChangeKind = "abolished"
	Created     ChangeKind = "created"
)

// ChangeKinds returns the vocabulary of changes.
func ChangeKinds() pcmd.Vocabulary[ChangeKind] {
	return pcmd.Vocabulary[ChangeKind]{
		{Key: Merged, Label: pcmd.Text{Vi: "nhập", En: "merged"}},
		{Key: Split, Label: pcmd.Text{Vi: "chia", En: "split"}},
		{Key: Transferred, Label: pcmd.Text{Vi: "chuyển sang đơn vị cấp trên khác", En: "transferred to another unit above"}},
		{Key: Renamed, Label: pcmd.Text{Vi: "đổi tên", En: "renamed"}},
		{Key: Raised, Label: pcmd.Text{Vi: "nâng loại", En: "raised in kind"}},
		{Key: Lowered, Label: pcmd.Text{Vi: "hạ loại", En: "lowered in kind"}},
		{Key: Abolished, Label: pcmd.Text{Vi: "kết thúc", En: "abolished"}},
		{Key: Created, Label: pcmd.Text{Vi: "thành lập mới", En: "created"}},
	}
}

// Valid reports whether the kind is one of [ChangeKinds].
func (k ChangeKind) Valid() bool { return ChangeKinds().Has(k) }

// Label returns what the kind is called.
func (k ChangeKind) Label() pcmd.Text { return ChangeKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [ChangeKinds].
func (k ChangeKind) MarshalText() ([]byte, error) { return ChangeKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [ChangeKinds].
func (k *ChangeKind) UnmarshalText(text []byte) error { return ChangeKinds().UnmarshalWord(k, text) }

// Change is what became of units on one day. Several changes of one day may
// share units: a new commune may be made of a whole one, by a merger, and of a
// part of another, by a split.
type Change struct {
	Kind ChangeKind
	On   pcmd.Date // the first day after the change
	From []string  // the units of the day before, by code
	Into []Portion // the units from that day on
	// IntoOthers is set where the source says that parts went to units that it,
	// or this list, does not name; FromOthers where something came from such.
	IntoOthers, FromOthers bool
	Citation               pcmd.Citation
}

// Portion is a unit of one map and how much of a unit of another map it is.
type Portion struct {
	Code  string
	Share Share // of the unit that it comes from
}

// shape says how many units a kind of change has on each side; most means no
// limit.
type shape struct{ minFrom, maxFrom, minInto, maxInto int }

const most = 1 << 30

// shapeOf returns the shape of a kind of change. A merger may be of one unit: the
// rest of what it goes into comes from splits, or from where the source does not
// say.
func shapeOf(k ChangeKind) shape {
	return map[ChangeKind]shape{
		Merged:      {1, most, 1, 1},
		Split:       {1, 1, 2, most},
		Transferred: {1, 1, 1, 1},
		Renamed:     {1, 1, 1, 1},
		Raised:      {1, 1, 1, 1},
		Lowered:     {1, 1, 1, 1},
		Abolished:   {1, 1, 0, 0},
		Created:     {0, 0, 1, 1},
	}[k]
}

// isWhole reports whether the kind takes its units over as wholes.
func (k ChangeKind) isWhole() bool { return k != Split && k != Abolished && k != Created }

// addsUp reports whether changes of the kind may make up one unit together.
func (k ChangeKind) addsUp() bool { return k == Merged || k == Split }
