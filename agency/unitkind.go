package agency

import "github.com/pcmd-vn/pcmd"

// UnitKind is what a unit is called by law: tỉnh, quận, xã… Units of one level
// may be of several kinds. The zero UnitKind means "unset".
type UnitKind string

// The kinds of unit. City stands at the level of the province and, until 30
// June 2025, at that of the district.
const (
	Nation        UnitKind = "nation"
	ProvinceUnit  UnitKind = "province"
	City          UnitKind = "city"
	UrbanDistrict UnitKind = "urban-district"
	RuralDistrict UnitKind = "rural-district"
	Town          UnitKind = "town"
	Ward          UnitKind = "ward"
	RuralCommune  UnitKind = "commune"
	Township      UnitKind = "township"
	SpecialZone   UnitKind = "special-zone"
)

// UnitKinds returns the vocabulary of kinds, from the top; within a level the
// more urban first, which is what raising and lowering means.
func UnitKinds() pcmd.Vocabulary[UnitKind] {
	old := pcmd.Citation{Document: "77/2015/QH13", Clause: "Điều 2", Reading: pcmd.Stated}
	return pcmd.Vocabulary[UnitKind]{
		{Key: Nation, Label: pcmd.Text{Vi: "quốc gia", En: "nation"}},
		{Key: City, Label: pcmd.Text{Vi: "thành phố", En: "city"}, Citation: old},
		{Key: ProvinceUnit, Label: pcmd.Text{Vi: "tỉnh", En: "province"}, Citation: old},
		{Key: UrbanDistrict, Label: pcmd.Text{Vi: "quận", En: "urban district"}, Citation: old},
		{Key: Town, Label: pcmd.Text{Vi: "thị xã", En: "town"}, Citation: old},
		{Key: RuralDistrict, Label: pcmd.Text{Vi: "huyện", En: "rural district"}, Citation: old},
		{Key: Ward, Label: pcmd.Text{Vi: "phường", En: "ward"}, Citation: old},
		{Key: Township, Label: pcmd.Text{Vi: "thị trấn", En: "township"}, Citation: old},
		{Key: RuralCommune, Label: pcmd.Text{Vi: "xã", En: "commune"}, Citation: old},
		{Key: SpecialZone, Label: pcmd.Text{Vi: "đặc khu", En: "special zone"}},
	}
}

// Valid reports whether the kind is one of [UnitKinds].
func (k UnitKind) Valid() bool { return UnitKinds().Has(k) }

// Label returns what the kind is called.
func (k UnitKind) Label() pcmd.Text { return UnitKinds().Label(k) }

// MarshalText writes the word; it refuses words outside [UnitKinds].
func (k UnitKind) MarshalText() ([]byte, error) { return UnitKinds().MarshalWord(k) }

// UnmarshalText reads the word; it refuses words outside [UnitKinds].
func (k *UnitKind) UnmarshalText(text []byte) error { return UnitKinds().UnmarshalWord(k, text) }
