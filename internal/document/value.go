package document

import (
	"encoding"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/nearest"
)

// Value is a value of the document at its path. A value that the document does
// not have is absent: reading it gives the zero value and no fault, so that
// optional keys need no special care.
type Value struct {
	node    node
	present bool
	path    string
	faults  *pcmd.Faults
}

// Present reports whether the document has the value; null counts.
func (v Value) Present() bool { return v.present }

// Null reports whether the value is null.
func (v Value) Null() bool { return v.present && v.node == nil }

// Path returns where the value stands, e.g. targets[3].criterion.
func (v Value) Path() string { return v.path }

// Faults returns all the faults noted so far anywhere in the document.
func (v Value) Faults() pcmd.Faults { return slices.Clone(*v.faults) }

// Fault notes a fault at the value.
func (v Value) Fault(code pcmd.Code, vi, en string) {
	v.note(pcmd.NewFault(code, vi, en))
}

// Err notes an error of a parser at the value: a [pcmd.Fault] or
// [pcmd.Faults] as they are, another error as a fault of type.
func (v Value) Err(err error) {
	var fault pcmd.Fault
	var faults pcmd.Faults
	switch {
	case err == nil:
	case errors.As(err, &fault):
		v.note(fault)
	case errors.As(err, &faults):
		for _, f := range faults {
			v.note(f)
		}
	default:
		v.Fault(pcmd.CodeWrongType, err.Error(), err.Error())
	}
}

// Check notes the faults that a check of what was read has found, with paths
// relative to the value. Those at, above or below the place of a fault that is
// noted already are left out: they only repeat that the place is wrong.
func (v Value) Check(err error) {
	var faults pcmd.Faults
	if !errors.As(err, &faults) {
		v.Err(err)
		return
	}
	noted := newPlaces(*v.faults)
	for _, f := range faults {
		f = f.At(v.path)
		if !noted.overlap(f.Path) {
			*v.faults = append(*v.faults, f)
		}
	}
}

// places are the paths of faults, and all paths that lead to them.
type places struct{ at, above map[string]bool }

func newPlaces(faults pcmd.Faults) places {
	p := places{map[string]bool{}, map[string]bool{}}
	for _, f := range faults {
		p.at[f.Path] = true
		for path := range leadingTo(f.Path) {
			p.above[path] = true
		}
	}
	return p
}

// overlap reports whether the path is at, above or below one of the places.
func (p places) overlap(path string) bool {
	if p.above[path] || p.at[path] {
		return true
	}
	for above := range leadingTo(path) {
		if p.at[above] {
			return true
		}
	}
	return false
}

// leadingTo yields the paths above a path: of a.b[1] the whole document, a and
// a.b.
func leadingTo(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if path != "" && !yield("") {
			return
		}
		for i := 1; i < len(path); i++ {
			if (path[i] == '.' || path[i] == '[') && !yield(path[:i]) {
				return
			}
		}
	}
}

func (v Value) note(f pcmd.Fault) { *v.faults = append(*v.faults, f.At(v.path)) }

// wrongType notes that the value should have been something else.
func (v Value) wrongType(vi, en string) {
	if !v.present {
		return
	}
	is := typeName(v.node)
	v.Fault(pcmd.CodeWrongType,
		fmt.Sprintf("cần %s, nhưng đây là %s", vi, is.Vi),
		fmt.Sprintf("expected %s, found %s", en, is.En))
}

func typeName(n node) pcmd.Text {
	switch n.(type) {
	case nil:
		return pcmd.Text{Vi: "null", En: "null"}
	case bool:
		return pcmd.Text{Vi: "giá trị đúng/sai", En: "a boolean"}
	case number:
		return pcmd.Text{Vi: "số", En: "a number"}
	case string:
		return pcmd.Text{Vi: "chuỗi", En: "a string"}
	case array:
		return pcmd.Text{Vi: "danh sách", En: "a list"}
	}
	return pcmd.Text{Vi: "đối tượng", En: "an object"}
}

// String reads a string.
func (v Value) String() string {
	s, ok := v.node.(string)
	if !ok {
		v.wrongType("một chuỗi", "a string")
	}
	return s
}

// Bool reads true or false.
func (v Value) Bool() bool {
	b, ok := v.node.(bool)
	if !ok {
		v.wrongType("true hoặc false", "true or false")
	}
	return b
}

// Int reads a whole number between low and high; others are out-of-range.
func (v Value) Int(low, high int) int {
	n, ok := v.node.(number)
	if !ok {
		v.wrongType("một số nguyên", "a whole number")
		return 0
	}
	i, err := strconv.Atoi(string(n))
	if err != nil || i < low || i > high {
		v.Fault(pcmd.CodeOutOfRange,
			fmt.Sprintf("%s nằm ngoài phạm vi; cần số nguyên từ %d đến %d", n, low, high),
			fmt.Sprintf("%s is out of range; expected a whole number from %d to %d", n, low, high))
		return 0
	}
	return i
}

// Literal reads a number or a string as the text that stands in the document.
func (v Value) Literal() (text string, ok bool) {
	switch n := v.node.(type) {
	case number:
		return string(n), true
	case string:
		return n, true
	}
	v.wrongType("một số, hoặc số viết trong chuỗi", "a number, or a number in a string")
	return "", false
}

// ID reads a string that is an identifier of the contract.
func (v Value) ID() string {
	s, ok := v.node.(string)
	if !ok {
		v.wrongType("một chuỗi", "a string")
		return ""
	}
	v.Err(pcmd.CheckID(s))
	return s
}

// Decode reads a string into dst as its UnmarshalText does. Empty text is
// refused like any other that dst does not know.
func (v Value) Decode(dst encoding.TextUnmarshaler) {
	s, ok := v.node.(string)
	switch {
	case !ok:
		v.wrongType("một chuỗi", "a string")
	case s == "":
		// Text unmarshallers take "" for "unset", which a document writes by leaving the key out.
		v.Err(dst.UnmarshalText([]byte(" ")))
	default:
		v.Err(dst.UnmarshalText([]byte(s)))
	}
}

// Text reads an object {vi, en}, both of them with words.
func (v Value) Text() pcmd.Text {
	o := v.Object("vi", "en")
	return pcmd.Text{Vi: o.Need("vi").Words(), En: o.Need("en").Words()}
}

// Words reads a string that is not blank.
func (v Value) Words() string {
	s := v.String()
	if v.IsString() && Blank(s) {
		v.Fault(pcmd.CodeEmptyText, "văn bản trống", "the text is empty")
	}
	return s
}

// Blank reports whether there are no words in the string.
func Blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }) == ""
}

// List reads the items of a list.
func (v Value) List() iter.Seq2[int, Value] {
	items, ok := v.node.(array)
	if !ok {
		v.wrongType("một danh sách", "a list")
	}
	return func(yield func(int, Value) bool) {
		for i, item := range items {
			if !yield(i, Value{item, true, indexPath(v.path, i), v.faults}) {
				return
			}
		}
	}
}

// IsList reports whether the value is a list.
func (v Value) IsList() bool {
	_, ok := v.node.(array)
	return ok
}

// IsString reports whether the value is a string.
func (v Value) IsString() bool {
	_, ok := v.node.(string)
	return ok
}

// IsObject reports whether the value is an object.
func (v Value) IsObject() bool {
	_, ok := v.node.(object)
	return ok
}

// Slice reads a list with one reader for every item; an absent value is nil.
func Slice[T any](v Value, read func(Value) T) []T {
	var all []T
	for _, item := range v.List() {
		all = append(all, read(item))
	}
	return all
}

// Object is an object of the document whose keys have been checked.
type Object struct {
	Value
	object   object
	mistyped map[string]string // how keys that it should have are written in it
}

// Object reads an object that may have the given keys and no others.
func (v Value) Object(known ...string) Object {
	o := v.Map()
	for _, key := range o.object.keys {
		if !slices.Contains(known, key) {
			o.unknownKey(key, known)
		}
	}
	return o
}

// unknownKey notes a key that the object does not have. Where one that it lacks
// was probably meant, the value is read as that one's: it is not missing too.
func (o *Object) unknownKey(key string, known []string) {
	accepted := strings.Join(known, ", ")
	lacking := slices.DeleteFunc(slices.Clone(known), o.Has)
	words := nearest.Among(lacking...)
	vi, en := words.Hint(key)
	o.Get(key).Fault(pcmd.CodeUnknownKey,
		fmt.Sprintf("không có khóa %.64q ở đây; chấp nhận: %s%s", key, accepted, vi),
		fmt.Sprintf("there is no key %.64q here; accepted: %s%s", key, accepted, en))
	if i := words.Index(key); i >= 0 {
		if o.mistyped == nil {
			o.mistyped = map[string]string{}
		}
		o.mistyped[lacking[i]] = key
	}
}

// Map reads an object whose keys are the caller's own, such as measures.
func (v Value) Map() Object {
	o, ok := v.node.(object)
	if !ok {
		v.wrongType("một đối tượng", "an object")
	}
	return Object{Value: v, object: o}
}

// Deciding returns the value of the key that decides which others the object
// has, also where that key is mistyped, which [Value.Object] notes once they
// are known. The rest are the keys that there could be.
func (v Value) Deciding(key string, rest ...string) Value {
	o := v.Map()
	for _, written := range o.Keys() {
		if !o.Has(key) && !slices.Contains(rest, written) && nearest.Among(key).Index(written) >= 0 {
			o.mistyped = map[string]string{key: written}
		}
	}
	return o.Need(key)
}

// Keys returns the keys in the document's order.
func (o Object) Keys() []string { return o.object.keys }

// Has reports whether the object has the key, though perhaps mistyped.
func (o Object) Has(key string) bool { return o.Get(key).present }

// Get returns the value of the key, absent where the object lacks it. The path
// is that of the right key also where it is mistyped: checks know no other.
func (o Object) Get(key string) Value {
	written := key
	if mistyped, ok := o.mistyped[key]; ok {
		written = mistyped
	}
	n, ok := o.object.values[written]
	return Value{n, ok, keyPath(o.path, key), o.faults}
}

// Need is [Object.Get] for a key that the object must have.
func (o Object) Need(key string) Value {
	v := o.Get(key)
	if !v.present && o.IsObject() {
		v.Fault(pcmd.CodeMissingKey,
			fmt.Sprintf("thiếu khóa %q", key),
			fmt.Sprintf("the key %q is missing", key))
	}
	return v
}
