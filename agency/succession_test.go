package agency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// heirs writes what became of a unit as "code share", "?" for an unknown share,
// and "…" behind them where something went elsewhere.
func heirs(t require.TestingT, h *agency.Hierarchy, code, from, to string) []string {
	s, err := h.Succession(code, day(from), day(to))
	require.NoError(t, err)
	all := []string{}
	for _, heir := range s.Heirs {
		text := heir.Share.String()
		if text == "" {
			text = "?"
		}
		all = append(all, heir.Unit.Code+" "+text)
		assert.True(t, heir.Unit.In(day(to)))
	}
	if s.Elsewhere {
		all = append(all, "…")
	}
	assert.Equal(t, code, s.Unit.Code)
	return all
}

func TestSharesMultiplyAlongAChainAndAddUpWhereItsBranchesMeet(t *testing.T) {
	h := hierarchy(t, units(
		"province A - ..2019-12-31", "province B - 2020..2020-12-31", "province C - 2020..2020-12-31",
		"province D - 2021..2021-12-31", "province E - 2021..2021-12-31", "province F - 2022..",
	), changes("split 2020 A > B:0.4,C", "split 2021 B > D:1/4,E", "merged 2021 C > E", "merged 2022 D,E > F"))
	assert.Equal(t, []string{"B 0.4", "C 0.6"}, heirs(t, h, "A", "2019", "2020"), "the rest is deduced")
	assert.Equal(t, []string{"D 0.1", "E 0.9"}, heirs(t, h, "A", "2019", "2021"), "0.4·3/4 + 0.6")
	assert.Equal(t, []string{"F 1"}, heirs(t, h, "A", "2019", "2022"))
	assert.Equal(t, []string{"D 0.25", "E 0.75"}, heirs(t, h, "B", "2020", "2021"))
	assert.Equal(t, []string{"A 1"}, heirs(t, h, "A", "2018", "2019"), "a unit that goes on is its own heir")
}

func TestWhatNoSourceStatesStaysUnknownUntilItMeetsAgain(t *testing.T) {
	h := hierarchy(t, units(
		"province A - ..2019-12-31", "province B - 2020..2020-12-31", "province C - 2020..2020-12-31", "province D - 2020..",
		"province E - 2021..",
	), changes("split 2020 A > B,C,D:0.5", "merged 2021 B,C > E"))
	assert.Equal(t, []string{"B ?", "C ?", "D 0.5"}, heirs(t, h, "A", "2019", "2020"))
	assert.Equal(t, []string{"D 0.5", "E 0.5"}, heirs(t, h, "A", "2019", "2021"), "both unknown parts together are the rest")
}

func TestBackwardASuccessionNamesPredecessors(t *testing.T) {
	h := hierarchy(t, units(
		"province A - ..2019-12-31", "province B - ..2019-12-31", "province C - 2020..2020-12-31", "province D - 2021..", "province E - 2021..",
	), changes("merged 2020 A,B > C", "split 2021 C > D:0.5,E:0.5"))
	assert.Equal(t, []string{"A ?", "B ?"}, heirs(t, h, "C", "2020", "2019"))
	assert.Equal(t, []string{"A ?", "B ?"}, heirs(t, h, "D", "2021", "2019"))
	assert.Equal(t, []string{"C 1"}, heirs(t, h, "D", "2021", "2020"), "all that D is came from C")
}

func TestDistrictsLiveOnInTheirCommunes(t *testing.T) {
	h := agency.Vietnam()
	assert.Equal(t, []string{"02989 ?", "03061 ?", "03076 ?", "03082 ?", "03085 ?", "03091 ?", "03103 ?", "03106 ?", "03121 ?"},
		heirs(t, h, "089", "2025-06-30", "2025-07-01"), "Văn Bàn: eight communes, and Bảo Hà, where two went")
	assert.Equal(t, []string{"11455 ?", "11689 ?", "11692 ?"}, heirs(t, h, "309", "2025-06-30", "2025-07-01"), "Dương Kinh")
	assert.Equal(t, []string{"11455 ?", "11692 ?"}, heirs(t, h, "11740", "2025-06-30", "2025-07-01"), "Tân Thành was split")
	assert.Equal(t, []string{"03085 1"}, heirs(t, h, "03085", "2025-06-30", "2025-07-01"), "Nậm Xé has another unit above")
}

func TestADistrictThatBecameOneUnitIsThatUnitWhole(t *testing.T) {
	h := hierarchy(t, units(
		"province P", "district D P ..2024-12-31", "commune a D ..2024-12-31", "commune b D ..2024-12-31", "commune c P 2025..",
	), changes("abolished 2025 D >", "merged 2025 a,b > c"))
	assert.Equal(t, []string{"c 1"}, heirs(t, h, "D", "2024", "2025"))
}

func TestProvincesOf2025(t *testing.T) {
	h := agency.Vietnam()
	for code, heir := range map[string]string{"06": "19 1", "19": "19 1", "10": "15 1", "15": "15 1", "30": "31 1", "31": "31 1", "04": "04 1", "12": "12 1"} {
		assert.Equal(t, []string{heir}, heirs(t, h, code, "2021", "2025-07-01"), code)
	}
	assert.Equal(t, []string{"06 ?", "19 ?"}, heirs(t, h, "19", "2025-07-01", "2025-06-30"), "Thái Nguyên was Bắc Kạn too")
	s, err := h.Succession("06", day("2024"), day("2026"))
	require.NoError(t, err)
	assert.Equal(t, "Bắc Kạn", s.Unit.Name.Vi)
	assert.Equal(t, "Thái Nguyên", s.Heirs[0].Unit.Name.Vi)
}

func TestWhatTheSourceDoesNotNameWentElsewhere(t *testing.T) {
	h := hierarchy(t, units(
		"province P", "commune a P ..2024-12-31", "commune b P ..2024-12-31", "commune c P ..2024-12-31", "commune d P 2025..", "commune e P 2025..",
	), changes("split 2025 a > d:0.3,…", "abolished 2025 c >", "merged 2025 … > e"))
	assert.Equal(t, []string{"d 0.3", "…"}, heirs(t, h, "a", "2024", "2025"))
	assert.Equal(t, []string{"…"}, heirs(t, h, "b", "2024", "2025"), "a gap in the list")
	assert.Equal(t, []string{"…"}, heirs(t, h, "c", "2024", "2025"))
	assert.Equal(t, []string{"…"}, heirs(t, h, "e", "2025", "2024"))
	assert.Equal(t, []string{"a 1"}, heirs(t, h, "d", "2025", "2024"))
}

func TestOnNoDayNothingIsKnownOfAUnit(t *testing.T) {
	h := agency.Vietnam()
	s, err := h.Succession("06", day("2024"), pcmd.Date{})
	require.NoError(t, err)
	assert.Empty(t, s.Heirs)
	assert.True(t, s.Elsewhere)
	_, err = h.Succession("06", pcmd.Date{}, day("2024"))
	assertCode(t, pcmd.CodeUnknownUnit, err)
	assert.NotPanics(t, func() { h.Crosswalk(day("2024"), pcmd.Date{}) })
	assert.NotPanics(t, func() { h.Crosswalk(pcmd.Date{}, day("2024")) })
}

func TestACodeThatNobodyBearsSaysWhoEverDid(t *testing.T) {
	_, err := agency.Vietnam().Succession("10", day("2026"), day("2024"))
	assertCode(t, pcmd.CodeUnknownUnit, err)
	var fault pcmd.Fault
	require.ErrorAs(t, err, &fault)
	assert.Contains(t, fault.Message.Vi, "Tỉnh Lào Cai (… – 2025-06-30)")
	assert.Contains(t, fault.Message.En, "Lao Cai Province (… – 2025-06-30)")
	_, err = agency.Vietnam().Succession("nobody", day("2026"), day("2024"))
	require.ErrorAs(t, err, &fault)
	assert.NotContains(t, fault.Message.En, "belongs")
}

// Where the source says nothing a unit is somewhere within the one above, also if
// that ends later.
func TestWhatIsLostIsWithinTheUnitAboveWhichMayEndLater(t *testing.T) {
	h := hierarchy(t, units(
		"province P", "district D P ..2025-12-31", "commune a D ..2024-12-31", "commune b D 2025..2025-12-31", "commune b P 2026..",
	), changes("split 2025 a > b,…", "transferred 2026 b > b", "abolished 2026 D >"))
	c := h.Crosswalk(day("2024"), day("2025"))
	assert.Equal(t, []string{"^D=7", "^P=7", "b? split: a"}, restated(c, agency.Sum, "a=7"))
}

// The rest is deduced only where nothing went elsewhere, also at the top, where no
// unit is above that it could be within.
func TestNothingIsDeducedWhereAPartIsLost(t *testing.T) {
	h := hierarchy(t, units("province A - ..2024-12-31", "province B - 2025.."), changes("split 2025 A > B,…"))
	assert.Equal(t, []string{"B ?", "…"}, heirs(t, h, "A", "2024", "2025"))
}
