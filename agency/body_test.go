package agency_test

import (
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func courtAndProcuracy() agency.Bodies {
	return agency.Bodies{
		{ID: "procuracy-and-court", Name: pcmd.NewText("Viện kiểm sát, Tòa án", "Procuracy and court"), Members: []string{"procuracy", "court"}},
		{ID: "procuracy", Name: pcmd.NewText("Viện kiểm sát", "Procuracy"), Level: pcmd.Province},
		{ID: "court", Name: pcmd.NewText("Tòa án", "Court"), Level: pcmd.Province},
	}
}

func TestFindReturnsTheBodyOfThatIDAndNoOther(t *testing.T) {
	bodies := courtAndProcuracy()
	for _, want := range bodies {
		got, ok := bodies.Find(want.ID)
		assert.True(t, ok)
		assert.Equal(t, want, got)
	}
	for _, unknown := range []string{"", "Court", "court ", "cour"} {
		got, ok := bodies.Find(unknown)
		assert.False(t, ok, unknown)
		assert.Equal(t, agency.Body{}, got)
	}
}

func TestNameOfAnUnknownBodyIsItsID(t *testing.T) {
	bodies := courtAndProcuracy()
	assert.Equal(t, pcmd.NewText("Tòa án", "Court"), bodies.Name("court"))
	assert.Equal(t, pcmd.NewText("front", "front"), bodies.Name("front"))
	assert.Equal(t, pcmd.NewText("court", "court"), agency.Bodies(nil).Name("court"))
}

func TestNamesKeepTheOrderOfTheIDs(t *testing.T) {
	bodies := courtAndProcuracy()
	assert.Equal(t, []string{"Tòa án", "front", "Viện kiểm sát"}, bodies.Names([]string{"court", "front", "procuracy"}, pcmd.Vietnamese))
	assert.Equal(t, []string{"Court", "front"}, bodies.Names([]string{"court", "front"}, pcmd.English))
	assert.Empty(t, bodies.Names(nil, pcmd.English))
}

func TestMembers(t *testing.T) {
	for _, tt := range []struct {
		name   string
		bodies agency.Bodies
		want   []string // of the body "a"
	}{
		{"a body without members stands for itself", agency.Bodies{{ID: "a"}}, []string{"a"}},
		{"an unknown body stands for itself", nil, []string{"a"}},
		{"members stand in their order, without the body itself", agency.Bodies{{ID: "a", Members: []string{"c", "b"}}, {ID: "b"}, {ID: "c"}}, []string{"c", "b"}},
		{"members of members count, where the member stood", agency.Bodies{
			{ID: "a", Members: []string{"b", "e"}}, {ID: "b", Members: []string{"c", "d"}}, {ID: "c"}, {ID: "d"}, {ID: "e"},
		}, []string{"c", "d", "e"}},
		{"a member that is reached twice counts once", agency.Bodies{
			{ID: "a", Members: []string{"b", "c", "d"}}, {ID: "b", Members: []string{"d"}}, {ID: "c", Members: []string{"d"}}, {ID: "d"},
		}, []string{"d"}},
		{"a body that holds itself is passed over", agency.Bodies{{ID: "a", Members: []string{"a", "b"}}, {ID: "b"}}, []string{"b"}},
		{"bodies that hold one another are passed over", agency.Bodies{
			{ID: "a", Members: []string{"b", "c"}}, {ID: "b", Members: []string{"a", "d"}}, {ID: "c"}, {ID: "d"},
		}, []string{"d", "c"}},
		{"a member that nobody declared is kept by its id", agency.Bodies{{ID: "a", Members: []string{"x"}}}, []string{"x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.bodies.Members("a"))
		})
	}
}

func TestMembersEndForEveryWebOfBodiesAndNoneOfThemHasMembersOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bodies := drawBodies(t)
		for _, b := range bodies {
			members := bodies.Members(b.ID)
			seen := map[string]bool{}
			for _, id := range members {
				assert.False(t, seen[id], "%s twice", id)
				seen[id] = true
				member, _ := bodies.Find(id)
				assert.Empty(t, member.Members)
				assert.True(t, reaches(bodies, b.ID, id, map[string]bool{}))
			}
			for _, leaf := range bodies {
				if len(leaf.Members) == 0 && reaches(bodies, b.ID, leaf.ID, map[string]bool{}) {
					assert.True(t, seen[leaf.ID], "%s is missing", leaf.ID)
				}
			}
		}
	})
}

// reaches reports whether one gets from the body to the other by members.
func reaches(bodies agency.Bodies, from, to string, been map[string]bool) bool {
	if from == to {
		return true
	}
	if been[from] {
		return false
	}
	been[from] = true
	body, _ := bodies.Find(from)
	for _, member := range body.Members {
		if reaches(bodies, member, to, been) {
			return true
		}
	}
	return false
}

// drawBodies draws up to eight bodies a, b, c… with any members among them.
func drawBodies(t *rapid.T) agency.Bodies {
	n := rapid.IntRange(1, 8).Draw(t, "bodies")
	bodies := make(agency.Bodies, n)
	for i := range bodies {
		bodies[i].ID = string(rune('a' + i))
		bodies[i].Name = pcmd.NewText(bodies[i].ID, bodies[i].ID)
		bodies[i].Members = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return string(rune('a' + rapid.IntRange(0, n-1).Draw(t, "member")))
		}), 0, 3).Draw(t, "members")
	}
	return bodies
}
