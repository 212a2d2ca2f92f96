package collation_test

import (
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/internal/collation"
	"github.com/stretchr/testify/require"
)

func TestNamesSortAsVietnameseDictionariesDo(t *testing.T) {
	for _, row := range []struct {
		name, given, want string
	}{
		{"đ is a letter of its own after d", "Đà Nẵng, Em, Dương, Điện Biên", "Dương, Đà Nẵng, Điện Biên, Em"},
		{"ă and â follow a, ê follows e, ô and ơ follow o, ư follows u", "ư, ơ, ê, â, ô, ă, u, o, e, a, b", "a, ă, â, b, e, ê, o, ô, ơ, u, ư"},
		{"the tones follow the letter: huyền, hỏi, ngã, sắc, nặng", "mạ, má, mã, mả, mà, ma", "ma, mà, mả, mã, má, mạ"},
		{"a tone decides only where the letters are the same", "má b, mà c, ma d", "má b, mà c, ma d"},
		{"numbers sort by their value", "Phường 10, Phường 2, Phường 1, Phường Đa Kao, Phường 102, Phường 11", "Phường 1, Phường 2, Phường 10, Phường 11, Phường 102, Phường Đa Kao"},
		{"a number decides before what stands after it", "Tổ 10 An, Tổ 9 Bình, Tổ 9 An", "Tổ 9 An, Tổ 9 Bình, Tổ 10 An"},
		{"names that are the same stay in order", "x#, a#, x, a", "a#, a, x#, x"},
		{"nothing", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			names := strings.Split(row.given, ", ")
			collation.Sort(names, func(s string) string { return strings.TrimRight(s, "#") })
			require.Equal(t, row.want, strings.Join(names, ", "))
		})
	}
}

func TestManyOfOneNameStayInOrder(t *testing.T) {
	type body struct {
		name  string
		order int
	}
	bodies := make([]body, 500)
	for i := range bodies {
		bodies[i] = body{[]string{"Công an", "Tòa án", "Đoàn"}[i%3], i}
	}
	collation.Sort(bodies, func(b body) string { return b.name })
	for i, b := range bodies[1:] {
		if b.name == bodies[i].name {
			require.Greater(t, b.order, bodies[i].order)
		}
	}
}
