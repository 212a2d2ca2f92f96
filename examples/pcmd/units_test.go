package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An excerpt of our own making: some communes of Văn Bàn, of which one is split
// and one is not in the list.
const (
	vanBanLists   = " --map ..2025-06-30=testdata/units-before.csv --map 2025-07-01..=testdata/units-after.csv --changes testdata/units-changes.csv"
	restateVanBan = "restate testdata/workbook-before.json --from 2024-12-31 --to 2025-07-01" + vanBanLists
)

func marshal(t *testing.T, v any) string {
	t.Helper()
	document, err := json.Marshal(v)
	require.NoError(t, err)
	return string(document)
}

func one(t *testing.T, line string) object {
	t.Helper()
	var o object
	strictly(t, done(t, line+" --json"), &o)
	return o
}

// The code 15 is Yên Bái until 30 June 2025 and Lào Cai from 1 July.
func TestUnitJSONIsTheUnitOfTheDayWithItsAncestors(t *testing.T) {
	for _, c := range []struct{ query, on, name string }{
		{"15", "2025-06-30", "Yên Bái"}, {"15", "2025-07-01", "Lào Cai"}, {"yen-bai", "2025-06-30", "Yên Bái"},
	} {
		o := one(t, "unit "+c.query+" --at "+c.on)
		hasKeys(t, "code level kind name full_name from until citation ancestors", o)
		assert.Equal(t, c.name, o["name"])
		isText(t, o["full_name"])
		assert.Len(t, o["ancestors"], 1)
	}
	before, after := one(t, "unit 15 --at 2025-06-30"), one(t, "unit 15 --at 2025-07-01")
	assert.Nil(t, before["from"])
	assert.Equal(t, "2025-06-30", before["until"])
	assert.Equal(t, "2025-07-01", after["from"])
	assert.Nil(t, after["until"])
	var codes []any
	for _, above := range one(t, "unit 03061 --at 2025-06-30"+vanBanLists)["ancestors"].([]any) {
		codes = append(codes, above.(map[string]any)["code"])
	}
	assert.Equal(t, []any{"089", "10", "VN"}, codes)
}

func TestSuccessorsJSON(t *testing.T) {
	assert.Equal(t, []object{{"code": "19", "name": "Thái Nguyên", "share": "1"}}, rows(t, "successors 06 --from 2024-01-01 --to 2026-01-01"))
	assert.Equal(t, []object{{"code": "03061", "name": "Võ Lao", "share": nil}, {"code": "03082", "name": "Văn Bàn", "share": nil}},
		rows(t, "successors 03073 --from 2025-06-30 --to 2025-07-01"+vanBanLists))
	assert.Equal(t, []object{}, rows(t, "successors 02971 --from 2025-06-30 --to 2025-07-01"+vanBanLists))
	assert.Equal(t, []object{{"code": "06", "name": "Bắc Kạn", "share": nil}, {"code": "19", "name": "Thái Nguyên", "share": nil}},
		rows(t, "successors 19 --from 2025-07-01 --to 2025-06-30"))
}

func TestHierarchyJSONAccountsForEveryOldCommune(t *testing.T) {
	assert.Equal(t, object{
		"at": "2025-07-01", "counts": map[string]any{"central": 1.0, "province": 1.0, "district": 0.0, "commune": 4.0},
		"carried_whole": 5.0, "split": 1.0, "gaps": 1.0,
	}, one(t, "hierarchy --at 2025-07-01"+vanBanLists))
	assert.Equal(t, 7.0, one(t, "hierarchy --at 2025-06-30"+vanBanLists)["counts"].(map[string]any)["commune"])
	assert.Equal(t, 34.0, one(t, "hierarchy --at 2026-01-01")["counts"].(map[string]any)["province"], "built in")
}

func TestTheRestatedWorkbookIsAWorkbook(t *testing.T) {
	for _, shares := range []string{"", " --shares testdata/units-shares.csv"} {
		o := one(t, restateVanBan+shares)
		hasKeys(t, "from to figures workbook estimated undetermined unplaced totals", o)
		document := marshal(t, o["workbook"])
		assert.Equal(t, called{"[]\n", "", exitDone}, callWith(document, "validate", "-", "--json"))
		assert.Equal(t, exitDone, callWith(document, "evaluate", "-").code)
		for _, total := range o["totals"].([]any) {
			hasKeys(t, "period measure reported restated undetermined", total.(map[string]any))
		}
	}
	assert.Empty(t, one(t, restateVanBan)["estimated"])
	o := one(t, restateVanBan+" --shares testdata/units-shares.csv")
	assert.Len(t, o["estimated"], 2, "the two communes that a part went to")
	assert.Equal(t, "0", o["totals"].([]any)[0].(map[string]any)["undetermined"])
}

func TestOfOneUnitRestateSaysWhatItsFiguresAreMadeOf(t *testing.T) {
	o := one(t, restateVanBan+" --shares testdata/units-shares.csv --unit 03061")
	assert.NotEmpty(t, o["figures"])
	for _, f := range o["figures"].([]any) {
		figure := f.(map[string]any)
		hasKeys(t, "unit period measure value rule estimated parts", figure)
		assert.Equal(t, "03061", figure["unit"])
		for _, p := range figure["parts"].([]any) {
			hasKeys(t, "unit value share", p.(map[string]any))
		}
	}
	assert.Contains(t, done(t, restateVanBan+" --shares testdata/units-shares.csv --unit 03061"), "ước tính, phần")
	assert.Contains(t, done(t, restateVanBan+" --unit 15"), "Tỉnh Lào Cai")
}

func TestFaultyListsAreRefusedWithTheirPlaces(t *testing.T) {
	before, err := os.ReadFile("testdata/units-before.csv")
	require.NoError(t, err)
	header, _, _ := strings.Cut(string(before), "\n")
	for name, c := range map[string]struct {
		csv  string
		want []string
	}{
		"empty":               {"", []string{" syntax"}},
		"not UTF-8":           {header + "\n\xff", []string{" syntax"}},
		"missing columns":     {"code,level,name\n", []string{" missing-key", " missing-key", " missing-key"}},
		"too few cells":       {header + "\n10,province\n", []string{"line 2 syntax"}},
		"a stray quotation":   {header + "\n10,province,t\"ỉnh,Lào Cai,,Lao Cai,\n", []string{"line 2 syntax"}},
		"unknown words":       {header + "\n10,state,bang,Lào Cai,,Lao Cai,\n", []string{"line 2.level unknown-kind", "line 2.kind unknown-kind"}},
		"an unknown parent":   {header + "\n10,province,tỉnh,Lào Cai,,Lao Cai,VN\n", []string{"units.csv: line 2.parent unknown-parent"}},
		"a code twice":        {header + "\n10,province,tỉnh,A,,A,\n10,province,tỉnh,B,,B,\n", []string{"units.csv: line 3.from overlap"}},
		"a code that is none": {header + "\n1 0,province,tỉnh,A,,A,\n", []string{"units.csv: line 2.code bad-id"}},
	} {
		file := filepath.Join(t.TempDir(), "units.csv")
		require.NoError(t, os.WriteFile(file, []byte(c.csv), 0o600))
		got := call("hierarchy --json --at 2025-07-01 --map ..=" + file)
		assert.Equal(t, exitFaults, got.code, name)
		assert.Equal(t, c.want, places(t, got.errOut), name)
	}
	file := filepath.Join(t.TempDir(), "changes.csv")
	require.NoError(t, os.WriteFile(file, []byte("new_code,old_code,portion\n03061,99999,whole\n03082,03055,half\n"), 0o600))
	line := "hierarchy --json --at 2025-07-01 --map ..2025-06-30=testdata/units-before.csv --map 2025-07-01..=testdata/units-after.csv --changes " + file
	assert.Equal(t, []string{"line 3.portion unknown-kind"}, places(t, call(line).errOut))
	require.NoError(t, os.WriteFile(file, []byte("new_code,old_code,portion\n03061,99999,whole\n"), 0o600))
	assert.Equal(t, []string{"changes.csv: line 2.old_code unknown-unit"}, places(t, call(line).errOut))
}

func TestAListWithoutDaysIsAskedForThem(t *testing.T) {
	for _, name := range []string{"testdata/units-before.csv", file(t, `[{"id":"12","level":"province"}]`)} {
		got := call("hierarchy --at 2025-07-01 --map " + name)
		assert.Equal(t, exitUsage, got.code)
		assert.Contains(t, got.errOut, "..2025-06-30=TỆP")
	}
}

func TestANameThatNobodyBearsThatDayNamesWhoDoesOnTheMapsBeside(t *testing.T) {
	got := callWith("", "unit", "hoa binh", "--at", "2025-08-01")
	assert.Equal(t, exitUsage, got.code)
	assert.Contains(t, got.errOut, "ngày 30/6/2025: 17  Tỉnh Hòa Bình")
	assert.Contains(t, got.errOut, "--map")
}

func TestAListMayHaveAByteOrderMarkAndLettersWrittenApart(t *testing.T) {
	before, err := os.ReadFile("testdata/units-before.csv")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "units.csv")
	apart := strings.NewReplacer("tỉnh", "ti\u0309nh", "xã", "xa\u0303", "Văn", "Va\u0306n").Replace(string(before))
	require.NoError(t, os.WriteFile(file, []byte("\ufeff"+apart), 0o600))
	assert.Equal(t, done(t, "unit 089 --at 2025-01-01 --map ..=testdata/units-before.csv"), done(t, "unit 089 --at 2025-01-01 --map ..="+file))
}

func TestOtherFormsOfAListAreRead(t *testing.T) {
	units := file(t, `[{"id":"12","level":"province","name":"Lai Châu"},{"id":"d1","level":"district","parent":"12"}]`)
	assert.Equal(t, "Lai Châu", one(t, "unit 12 --at 2024-01-01 --map ..="+units)["name"])
	built, err := os.ReadFile("../../agency/data/vietnam.json")
	require.NoError(t, err)
	whole := file(t, string(built))
	assert.Equal(t, one(t, "unit 15 --at 2025-07-01"), one(t, "unit 15 --at 2025-07-01 --map "+whole))
	broken := file(t, `{"format":"pcmd-hierarchy/1","units":[{"code":"1","level":"province","name":{"vi":"x","en":"x"},"parent":"2"}]}`)
	got := call("unit 1 --at 2024-01-01 --json --map " + broken)
	assert.Equal(t, exitFaults, got.code)
	assert.Equal(t, []string{"units[0].parent unknown-parent"}, places(t, got.errOut))
}

func TestAnAmbiguousNameNamesItsCandidatesAndAnEndedCodeItsBearers(t *testing.T) {
	c := callWith("", "unit", "Khánh Yên", "--at", "2025-07-01", "--map", "..="+file(t, `[{"id":"1","level":"province","name":"Lào Cai"},{"id":"2","level":"province","name":"Yên Bái"},
		{"id":"a","level":"commune","parent":"1","name":"Khánh Yên"},{"id":"b","level":"commune","parent":"2","name":"Khánh Yên"}]`))
	assert.Equal(t, exitUsage, c.code)
	for _, hint := range []string{"có 2 đơn vị cùng tên", "a  Khánh Yên, Lào Cai", "b  Khánh Yên, Yên Bái"} {
		assert.Contains(t, c.errOut, hint)
	}
	assert.Contains(t, call("unit 10 --at 2026-01-01").errOut, "Tỉnh Lào Cai (… – 2025-06-30)")
}

func TestFaultySharesAndUnitsOfTheOtherMapAreRefused(t *testing.T) {
	shares := filepath.Join(t.TempDir(), "shares.csv")
	for document, want := range map[string][]string{
		"from,into,share\n03073,03061,3\n03073,03082,x\n":     {"line 2.share out-of-range", "line 3.share out-of-range"},
		"from,into,share\n03073,03061,0.5\n":                  {"line 2.share out-of-range"},
		"from,into,share\n99999,03061,0.5\n03073,99999,0.5\n": {"line 2.from unknown-unit", "line 3.into unknown-unit"},
		"from,into\n03073,03061\n":                            {" missing-key"},
	} {
		require.NoError(t, os.WriteFile(shares, []byte(document), 0o600))
		c := call(restateVanBan + " --json --shares " + shares)
		assert.Equal(t, exitFaults, c.code)
		assert.Equal(t, want, places(t, c.errOut))
	}
	c := call("restate testdata/workbook-before.json --json --from 2025-07-01 --to 2024-12-31" + vanBanLists)
	assert.Equal(t, exitFaults, c.code)
	assert.Len(t, places(t, c.errOut), 5, "10, 089, 03067, 03073 and 03055 are no units of that day")
}
