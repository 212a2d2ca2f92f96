package spelling_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/pcmd-vn/pcmd/internal/spelling"
)

func TestOneNameHasOneKeyHoweverItIsSpelt(t *testing.T) {
	for _, c := range []struct{ rule, a, b string }{
		{"tone placement", "Hòa Mạc", "Hoà Mạc"},
		{"tone placement", "Uỷ ban", "Ủy ban"},
		{"tone placement", "Sơn Thủy", "Sơn Thuỷ"},
		{"i and y", "Mỹ Lý", "Mĩ Lí"},
		{"i and y after qu", "Quý Quân", "Quí Quân"},
		{"case", "LAI CHÂU", "Lai Châu"},
		{"case of đ", "ĐỒNG ĐĂNG", "đồng đăng"},
		{"hyphens", "Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu"},
		{"hyphens", "Phan Rang-Tháp Chàm", "Phan Rang – Tháp Chàm"},
		{"spaces", " Văn  Bàn ", "Văn Bàn"},
		{"normal form", norm.NFD.String("Văn Bàn"), "Văn Bàn"},
	} {
		assert.Equal(t, spelling.Key(c.a), spelling.Key(c.b), "%s: %s, %s", c.rule, c.a, c.b)
	}
}

func TestDifferentNamesKeepDifferentKeys(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Hoa Mạc", "Hoà Mạc"},
		{"Tân An", "Tân Ân"},
		{"Đông", "Dông"},
		{"Thuý", "Thúi"},
		{"Tay", "Tai"},
		{"Sơn", "Son"},
		{"Mỹ", "Mỷ"},
	} {
		assert.NotEqual(t, spelling.Key(c.a), spelling.Key(c.b), "%s, %s", c.a, c.b)
	}
}

func TestFoldingForgetsAccentsOnly(t *testing.T) {
	for name, want := range map[string]string{
		"Võ Lao":               "vo lao",
		"Đắk Lắk":              "dak lak",
		"Bà Rịa - Vũng Tàu":    "ba ria vung tau",
		"Mỹ Lý":                "mi li",
		"Khánh Yên Thượng":     "khanh yen thuong",
		"Ea H'leo":             "ea h'leo",
		"Sở Tài chính":         "so tai chinh",
		"Uỷ ban nhân dân":      "uy ban nhan dan",
		"":                     "",
		"1629/QĐ-TTg":          "1629 qd ttg",
		"labour-department":    "labour department",
		"Thị trấn Phố Mới (1)": "thi tran pho moi 1",
	} {
		assert.Equal(t, want, spelling.Fold(name))
	}
}

func TestFoldingForgetsNoLessThanTheKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		if spelling.Key(a) == spelling.Key(b) {
			assert.Equal(t, spelling.Fold(a), spelling.Fold(b))
		}
		assert.Equal(t, spelling.Key(a), spelling.Key(norm.NFD.String(a)))
		assert.Equal(t, spelling.Fold(a), spelling.Fold(spelling.Key(a)))
	})
}
