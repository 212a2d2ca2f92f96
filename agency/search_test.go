package agency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pcmd-vn/pcmd/agency"
)

// kinds and names that people confuse.
func towns(t *testing.T) *agency.Map {
	u := func(line string, kind agency.UnitKind, name string) agency.Unit {
		return ofKind(called(unit(line), name), kind)
	}
	en := func(u agency.Unit, name string) agency.Unit {
		u.Name.En = name
		return u
	}
	return hierarchy(t, []agency.Unit{
		u("province 17", agency.ProvinceUnit, "Hòa Bình"), u("province 30", agency.ProvinceUnit, "Hải Dương"), u("province 79", agency.City, "Hồ Chí Minh"),
		u("district 148 17", agency.City, "Hòa Bình"), u("district 290 30", agency.Town, "Kinh Môn"),
		u("commune 00900 148", agency.Ward, "Thống Nhất"), u("commune 00100 290", agency.RuralCommune, "Thống Nhất"),
		u("commune 00300 290", agency.RuralCommune, "Tân Ý"), u("commune 00301 290", agency.RuralCommune, "Tân Yên"),
		en(u("commune 00400 290", agency.RuralCommune, "Cam Lo"), ""), en(u("commune 00401 290", agency.RuralCommune, "Cẩm Lộ"), ""),
		en(u("commune 00402 290", agency.RuralCommune, "Cấm Lỗ"), ""),
		u("commune 00500 290", agency.Township, "Xã Tắc"), u("commune 00501 290", agency.RuralCommune, "Đắk R'Lấp"),
		u("commune 00601 290", agency.RuralCommune, "Âu Lạc"), u("commune 00602 290", agency.RuralCommune, "Ấu Lạc"), u("commune 00600 290", agency.RuralCommune, "An Lạc"),
	}, nil).At(day("2024"))
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	m := towns(t)
	for query, want := range map[string][]string{
		"17":                                   {"code", "17"},
		" 00300 ":                              {"code", "00300"},
		"Hải Dương":                            {"name", "30"},
		"hải dương":                            {"spelling", "30"},
		"HAI DUONG":                            {"letters", "30"},
		"Tỉnh Hải Dương":                       {"name", "30"},
		"tinh hai duong":                       {"letters", "30"},
		"T. Hải Dương":                         {"name", "30"},
		"Hoà Bình":                             {"spelling", "148", "17"},
		"Hòa Bình":                             {"name", "148", "17"},
		"Tỉnh Hoà Bình":                        {"spelling", "17"},
		"TP. Hòa Bình":                         {"name", "148"},
		"tp.hoà bình":                          {"spelling", "148"},
		"Thành phố Hồ Chí Minh":                {"name", "79"},
		"Ho Chi Minh":                          {"letters", "79"},
		"Kinh-Môn":                             {"spelling", "290"},
		"TX. kinh mon":                         {"letters", "290"},
		"Tân í":                                {"spelling", "00300"},
		"Thống Nhất":                           {"name", "00100", "00900"},
		"P. Thống Nhất":                        {"name", "00900"},
		"phường thống nhất":                    {"spelling", "00900"},
		"Thống Nhất, Hòa Bình":                 {"name", "00900"},
		"thong nhat, hai duong":                {"letters", "00100"},
		"thong nhat, kinh mon, tinh hai duong": {"letters", "00100"},
		"Thống Nhất, Hải Dương, Kinh Môn": nil, // not in that order
		"Thống Nhất, ":                    {"name", "00100", "00900"},
		"cam lo":                          {"spelling", "00400"},
		"Cam Ló":                          {"letters", "00400", "00401", "00402"},
		"Xã Tắc":                          {"name", "00500"}, // a name that begins like a kind
		"TT. Xã Tắc":                      {"name", "00500"},
		"Đăk R'lấp":                       {"letters", "00501"},
		"au lac":                          {"letters", "00601", "00602"},
		"Thị trấn Thống Nhất":             nil,
		"Nowhere":                         nil,
		"":                                nil,
		" , ,":                            nil,
		"-":                               nil,
		"TP.":                             nil,
		"Hoa\u0300 Bi\u0300nh":            {"spelling", "148", "17"}, // decomposed
	} {
		found := m.Search(query)
		var got []string
		if len(found.Rows) > 0 {
			got = append([]string{string(found.Match)}, codesOf(m, found.Rows...)...)
		}
		assert.Equal(t, want, got, query)
		assert.Equal(t, len(found.Rows) > 1, !found.Why.IsZero(), query)
	}
}

func TestSeveralCandidatesComeWithTheReason(t *testing.T) {
	m := towns(t)
	for query, why := range map[string]string{
		"Cam Ló":     "có 3 đơn vị tên chỉ giống nhau khi bỏ dấu",
		"Thống Nhất": "có 2 đơn vị cùng tên, khác loại hoặc khác nơi",
		"Hòa Bình":   "có 2 đơn vị cùng tên, khác loại hoặc khác nơi",
	} {
		assert.Equal(t, why, m.Search(query).Why.Vi, query)
	}
	same := hierarchy(t, []agency.Unit{unit("province 1"), unit("province 2"), called(unit("commune a 1"), "Tân Lập"), called(unit("commune b 2"), "Tân Lập")}, nil).At(day("2024"))
	assert.Equal(t, "there are 2 units of one name in different places", same.Search("Tân Lập").Why.En)
}

// Without accents different names meet also where the English names do.
func TestNamesThatMeetInEnglishOnlyAreNotOneName(t *testing.T) {
	u := func(line, vi, en string) agency.Unit {
		u := unit(line)
		u.Name.Vi, u.Name.En = vi, en
		return u
	}
	m := hierarchy(t, []agency.Unit{u("province 1", "Hà Tiên", "Ha Tien"), u("province 2", "Hạ Tiến", "Ha Tien")}, nil).At(day("2024"))
	found := m.Search("Ha Tien")
	assert.Equal(t, agency.ByName, found.Match)
	assert.Contains(t, found.Why.En, "alike without accents only")
}
