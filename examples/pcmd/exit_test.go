package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
)

func TestTheExitCodesAreThoseOfTheContract(t *testing.T) {
	assert.Equal(t, 0, call("plans").code)
	assert.Equal(t, 1, callWith("{", "validate", "-").code)
	assert.Equal(t, 2, call("nothing").code)
}

func TestWrongCallsExitWith2AndSaySoOnTheErrorOutputOnly(t *testing.T) {
	folder := t.TempDir()
	for _, line := range []string{
		"",
		"nothing",
		"explain-everything " + vanBan,
		"plans more",
		"plans --colour",
		"-x",
		"--jso plans",
		"--lang fr plans",
		"--lang plans",
		"targets",
		"targets cao-bang",
		"targets CAO-BANG-2024",
		"duties nowhere",
		"duties cao-bang-2024 --matrix=perhaps",
		"duties cao-bang-2024 --on",
		"duties cao-bang-2024 --on=",
		"duties cao-bang-2024 --on 2025-02-30",
		"duties cao-bang-2024 --on 02/3/2025",
		"duties cao-bang-2024 --matrix --on 2025-03-02",
		"due",
		"due cao-bang-2024 --year",
		"due cao-bang-2024 --year next",
		"due cao-bang-2024 --year 2023",
		"due cao-bang-2024 --year 2025",
		"due cao-bang-2024 --year 0",
		"due cao-bang-2024 --year=-2024",
		"due cao-bang-2024 --year 99999999999999999999",
		"due lai-chau-2021-2025", // of several years: which?
		"targets 630/QĐ-UBND",    // 630/KH-UBND is another document
		"lint",
		"lint nowhere",
		"lint " + folder,
		"lint cao-bang-2024 more",
		"align cao-bang-2024",
		"align cao-bang-2024 nowhere",
		"align nowhere 1629/QĐ-TTg",
		"align - -",
		"evaluate",
		"evaluate " + vanBan + " more",
		"evaluate no-such-file.json",
		"evaluate " + folder,
		"evaluate " + vanBan + " --unit 999",
		"evaluate " + vanBan + " --period 2023-13",
		"evaluate " + vanBan + " --period 15/6/2023",
		"evaluate " + vanBan + " --target nothing",
		"evaluate " + vanBan + " --unit",
		"consolidate",
		"consolidate " + synthetic,
		"consolidate " + synthetic + " --at 2024-07-15",
		"consolidate " + synthetic + inJuly + " --since yesterday",
		"consolidate " + synthetic + inJuly + " --unit 999",
		"consolidate no-such-file.json" + inJuly,
		"scorecard",
		"scorecard no-such-file.json",
		"scorecard " + vanBan + " --unit 999",
		"scorecard " + vanBan + " --period 2023-13",
		"check",
		"check no-such-file.json",
		"check " + vanBan + " more",
		"check " + vanBan + " --rules no-such-file.json",
		"check - --rules -",
		"explain",
		"explain " + vanBan,
		"explain " + vanBan + " --target nothing",
		"explain " + vanBan + " --target venues-committed --unit 999",
		"explain " + vanBan + " --target venues-committed --levels many",
		"explain no-such-file.json --target venues-committed",
		"diff",
		"diff cao-bang-2024",
		"diff cao-bang-2024 nowhere",
		"diff no-such-file.json cao-bang-2024",
		"diff - -",
		"diff " + folder + " cao-bang-2024",
		"derive",
		"derive cao-bang-2024",
		"derive cao-bang-2024 --level district --unit 043 --name Bao-Lac",
		"derive nowhere --level district --unit 043 --name Bao-Lac --term 2024",
		"derive cao-bang-2024 --level village --unit 043 --name Bao-Lac --term 2024",
		"derive cao-bang-2024 --level province --unit 043 --name Bao-Lac --term 2024",
		"derive cao-bang-2024 --level commune --unit 043 --name Bao-Lac --term 2024",
		"derive cao-bang-2024 --level district --unit 043 --name Bao-Lac --term 2025",
		"derive cao-bang-2024 --level district --unit 043 --name Bao-Lac --term next",
		"derive cao-bang-2024 --level district --unit /043 --name Bao-Lac --term 2024",
		"derive cao-bang-2024 --level district --unit 043 --name Bao-Lac --term 2024 --id /",
		"schema more",
		"status",
		"status " + synthetic,
		"status " + synthetic + " --at 2024-06-15",
		"status " + synthetic + " --at yesterday",
		"status no-such-file.json" + inJune,
		"status " + synthetic + inJune + " --soon=-1",
		"status " + synthetic + inJune + " --deadline 2024-H1",
		"status " + synthetic + inJune + " --deadline 2024-H3=before:2024-06-15",
		"status " + synthetic + inJune + " --deadline 2024-H1=after:2024-06-15",
		"status " + synthetic + inJune + " --deadline 2024-H1=before:15/6/2024",
		"status " + synthetic + inJune + " --stage ward=3",
		"status " + synthetic + inJune + " --stage commune=-3",
		"status " + synthetic + inJune + " --stage commune=99999999999",
		"status " + synthetic + inJune + " --stage commune",
		"status " + synthetic + inJune + " --days-off never",
		"remind",
		"remind " + synthetic,
		"remind " + synthetic + inJune + " --within=-1",
		"remind " + synthetic + inJune + " --within soon",
		"remind " + synthetic + inJune + " --ics no-such-folder/nhac.ics",
		"publish",
		"publish " + vanBan + " --threshold 2",
		"publish " + vanBan + " --threshold few",
		"publish " + vanBan + " --period 2023-13",
		"publish " + vanBan + " --level village",
		"validate",
		"validate no-such-file.json",
		"validate " + folder,
		"conform",
		"conform no-such-folder",
		"conform " + folder, // without vectors
		"conform ../../indicator/conformance/vectors no-such-folder",
		"unit",
		"unit 15",
		"unit 15 --at",
		"unit 15 --at 30/6/2025",
		"unit 99 --at 2025-06-30",
		"unit 10 --at 2025-07-01", // the code has ended
		"unit Đồ-Sơn --at 2025-06-30 --map units.csv",
		"successors 15 --from 2025-06-30",
		"successors 99 --from 2025-06-30 --to 2025-07-01",
		"hierarchy",
		"hierarchy --at 2025-07-01 --map no-such-file.json",
		"hierarchy --at 2025-07-01 --map 2025=testdata/units-after.csv",
		"hierarchy --at 2025-07-01 --map 2025..=testdata/units-after.csv",
		"hierarchy --at 2025-07-01 --map 2025-07-01..2025-06-30=testdata/units-after.csv",
		"hierarchy --at 2025-07-01 --map 2025-07-01..=no-such-file.csv",
		"hierarchy --at 2025-07-01 --changes testdata/units-changes.csv",
		"hierarchy --at 2025-07-01 --map 2025-07-01..=testdata/units-after.csv --changes testdata/units-changes.csv",
		"hierarchy --at 2025-07-01" + vanBanLists + " --changes 2025-07-02=testdata/units-changes.csv",
		"hierarchy --at 2025-07-01" + vanBanLists + " --changes 2025=testdata/units-changes.csv",
		"restate testdata/workbook-before.json --from 2024-12-31",
		"restate no-such-file.json --from 2024-12-31 --to 2025-07-01",
		restateVanBan + " --shares no-such-file.csv",
	} {
		t.Run(line, func(t *testing.T) {
			for _, options := range []string{" --lang en", " --json", ""} {
				if strings.Contains(line, "--lang") {
					options = "" // another --lang would put it right
				}
				c := call(line + options)
				assert.Equal(t, exitUsage, c.code)
				assert.Empty(t, c.out)
				assert.True(t, strings.HasPrefix(c.errOut, "pcmd: "), c.errOut)
				assert.Contains(t, c.errOut, "pcmd --help")
			}
		})
	}
}

func TestWrongCallsAreExplainedInTheLanguageAskedFor(t *testing.T) {
	for _, line := range []string{
		"", "nothing", "plans --colour", "--jso plans", "targets", "plans more", "due cao-bang-2024 --year next",
		"duties cao-bang-2024 --matrix=perhaps", "duties cao-bang-2024 --on 2025-02-30", "duties cao-bang-2024 --matrix --on 2025-03-02",
		"due nowhere", "due lai-chau-2021-2025", "evaluate no-such-file.json",
		"lint nowhere", "align - -", "align cao-bang-2024",
		"conform", "evaluate " + vanBan + " --target nothing", "explain " + vanBan, "--lang fr plans",
	} {
		vietnamese := call(line).errOut
		assert.Contains(t, vietnamese, "Gọi sai", line)
		for _, word := range []string{"expected", "unknown flag", "unexpected", "must be", "did you mean", "missing", "there is", "cannot"} {
			assert.NotContains(t, vietnamese, word, line)
		}
		if line != "--lang fr plans" {
			assert.Contains(t, call("--lang en "+line).errOut, "Called wrongly", line)
			assert.Contains(t, call("--lang=en "+line).errOut, "Called wrongly", line)
		}
	}
}

func TestAMissingValueAtTheEndIsExplained(t *testing.T) {
	assert.Contains(t, call("due cao-bang-2024 --year").errOut, "--year: thiếu giá trị")
	assert.Contains(t, call("remind x --at 2024-06-10T00:00:00Z --within -1").errOut, `--within: không hiểu giá trị "-1"`)
}

func TestWrongCallsNameWhatWouldBeRight(t *testing.T) {
	for line, hints := range map[string][]string{
		"targets cao-bang":                     {"bac-kan-2021-2025", "cao-bang-2024", "duong-kinh-2024", "lai-chau-2021-2025", "national-2021-2025"},
		"lint nowhere":                         {"nowhere", "cao-bang-2024", "-"},
		"align cao-bang-2024":                  {"<parent>"},
		"due cao-bang-2024 --year 2023":        {"--year", "2023", "2024"},
		"due lai-chau-2021-2025":               {"--year", "2021/2025"},
		"evaluate " + vanBan + " --target x":   {"--target", "venues-committed", "communes-clear", "cases-prosecuted"},
		"evaluate " + vanBan + " --period 23":  {"--period", "2024-H1", "2021/2025"},
		"evaluate " + vanBan + " --unit 999":   {"--unit", "999"},
		"evaluate no-such-file.json":           {"no-such-file.json", "-"},
		"--jso plans":                          {"--json"},
		"conform no-such-folder":               {"no-such-folder", ".json"},
		"evaluate --lang fr " + vanBan:         {"vi", "en", "fr"},
		"due cao-bang-2024 --year next":        {"--year", "next"},
		"evaluate":                             {"<file>"},
		"explain " + vanBan:                    {"--target"},
		"nothing":                              {"nothing"},
		"targets cao-bang-2024 --matrix":       {"--matrix"},
		"duties cao-bang-2024 --matrix=xyzzyx": {"--matrix", "xyzzyx"},
		"duties cao-bang-2024 --on 2025-02-30": {"--on", "2025-02-30", "2024-06-15"},
	} {
		for _, hint := range hints {
			assert.Contains(t, call(line).errOut, hint, line)
		}
	}
}

// faulty has a fault of nearly every kind.
const faulty = `{"plan": "lai-chau-2021-2025", "colour": "red", "reports": [
	{"unit": "12", "period": "2024", "figures": {"venues": "1.234,5", "venues-committed": 1e400, "venues-inspected": -3, "karaoke": 1}},
	{"unit": "12", "unit": "13", "period": "2024-13", "figures": {}}
], "on": "31/12/2024"}`

var faultyPlaces = []string{
	"reports[1].unit duplicate-key",
	"colour unknown-key",
	"on bad-date",
	"reports[0].figures.venues figure-syntax",
	"reports[0].figures.venues-committed figure-syntax",
	"reports[0].figures.venues-inspected figure-negative",
	"reports[0].figures.karaoke unknown-measure",
	"reports[1].period bad-period",
}

// places reads faults as JSON, strictly, as "path code".
func places(t *testing.T, document string) []string {
	t.Helper()
	var faults []struct {
		Code    string    `json:"code"`
		Path    string    `json:"path"`
		Message pcmd.Text `json:"message"`
	}
	strictly(t, document, &faults)
	all := []string{}
	for _, f := range faults {
		assert.NotEmpty(t, f.Message.Vi)
		assert.NotEmpty(t, f.Message.En)
		all = append(all, f.Path+" "+f.Code)
	}
	return all
}

func TestAFaultyWorkbookExitsWith1AndAllFaultsOnTheErrorOutput(t *testing.T) {
	name := file(t, faulty)
	c := call("evaluate " + name)
	assert.Equal(t, exitFaults, c.code)
	assert.Empty(t, c.out)
	assert.Contains(t, c.errOut, name+": có 8 lỗi")
	for _, place := range faultyPlaces {
		path, code, _ := strings.Cut(place, " ")
		assert.Contains(t, c.errOut, "  "+path+": ")
		assert.Contains(t, c.errOut, "["+code+"]\n")
	}
	assert.Contains(t, call("evaluate --lang en "+name).errOut, name+": 8 faults")

	c = call("evaluate --json " + name)
	assert.Equal(t, exitFaults, c.code)
	assert.Empty(t, c.out)
	assert.ElementsMatch(t, faultyPlaces, places(t, c.errOut))
}

func TestValidatePrintsFaultsOnTheStandardOutputAndExitsWith1(t *testing.T) {
	name := file(t, faulty)
	c := call("validate --json " + name)
	assert.Equal(t, exitFaults, c.code)
	assert.Empty(t, c.errOut)
	assert.ElementsMatch(t, faultyPlaces, places(t, c.out))

	c = call("validate " + name)
	assert.Equal(t, exitFaults, c.code)
	assert.Empty(t, c.errOut)
	assert.Contains(t, c.out, name+": có 8 lỗi")

	assert.Equal(t, "[]\n", done(t, "validate --json "+vanBan), "no faults are an empty list")
	assert.Contains(t, callWith(`{"reports":[],"<b>":1}`, "validate", "-", "--json").out, "<b>", "JSON is not HTML")
	assert.Contains(t, done(t, "validate "+vanBan), "không có lỗi")
}

func TestWhatIsNoDocumentIsFaultyAndNotAWrongCall(t *testing.T) {
	whole, err := os.ReadFile(vanBan)
	require.NoError(t, err)
	for name, document := range map[string]string{
		"empty":               "",
		"white space":         " \n",
		"cut short":           string(whole[:len(whole)/2]),
		"two documents":       string(whole) + string(whole),
		"not UTF-8":           "\xff\xfe{\x00",
		"nested without end":  strings.Repeat("[", 1<<20),
		"nested objects":      strings.Repeat(`{"reports":`, 1<<12) + "1" + strings.Repeat("}", 1<<12),
		"a table of a sheet":  "unit;period;venues\n12;2024;44\n",
		"a byte order mark":   "\ufeff" + string(whole),
		"a half of a letter":  `{"plan":"` + "\xc3" + `"}`,
		"half surrogate pair": `{"plan":"\ud83d"}`,
	} {
		for _, command := range []string{"evaluate", "validate"} {
			c := callWith(document, command, "-", "--json")
			assert.Equal(t, exitFaults, c.code, name)
			assert.Equal(t, []string{" syntax"}, places(t, c.out+c.errOut), name)
		}
		c := callWith(document, "evaluate", "-")
		assert.Contains(t, c.errOut, "đầu vào chuẩn: có 1 lỗi", name)
		assert.Contains(t, callWith(document, "evaluate", "-", "--lang", "en").errOut, "standard input: 1 fault\n", name)
	}
}

// vector is a vector that asks for the verdict given.
func vector(name, verdict string) string {
	return `{"format":"pcmd-conformance/1","name":"` + name + `","measures":[{"id":"n","kind":"flow"}],
		"indicator":{"id":"n","formula":{"kind":"total","of":["n"]}},"criterion":{"op":"at-least","value":"1"},
		"reports":[{"unit":"p","period":"2024","figures":{"n":1}}],"ask":{"unit":"p","period":"2024"},"want":{"verdict":"` + verdict + `"}}`
}

func lastLine(out string) string {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	return lines[len(lines)-1]
}

func TestConformCountsVectorsAndExitsWith1WhereOneFailed(t *testing.T) {
	right, wrong := vector("right", "met"), vector("wrong", "not-met")
	for _, options := range []string{"", "--json", "--lang=en"} {
		c := callWith(right, "conform", "-", options)
		if options == "" {
			c = callWith(right, "conform", "-")
		}
		assert.Equal(t, called{"1 passed, 0 failed\n", "", exitDone}, c)
	}
	c := callWith("["+right+","+wrong+","+right+"]", "conform", "-")
	assert.Equal(t, exitFaults, c.code)
	assert.Equal(t, "2 passed, 1 failed", lastLine(c.out))
	assert.Contains(t, c.errOut, "wrong: ")
	assert.NotContains(t, c.errOut, "right: ")
}

func TestConformGoesThroughAllFilesAlsoAfterAFaultyOne(t *testing.T) {
	folder := t.TempDir()
	for name, document := range map[string]string{
		"a.json":     vector("one", "met"),
		"b.json":     `[{"name":"x"},{`,
		"c.json":     `{"want":{}}`,
		"d.json":     "[" + vector("two", "met") + "," + vector("three", "pending") + "]",
		"README.txt": "not a vector",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(document), 0o600))
	}
	c := call("conform " + folder)
	assert.Equal(t, exitFaults, c.code)
	assert.Equal(t, "2 passed, 3 failed", lastLine(c.out), "two files that cannot be read and a vector")
	assert.Contains(t, c.errOut, filepath.Join(folder, "b.json"))
	assert.Contains(t, c.errOut, filepath.Join(folder, "c.json"))
	assert.Contains(t, c.errOut, "three: ")
}

func TestConformTakesAFolderOfAnyName(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "[vectors]*")
	require.NoError(t, os.Mkdir(folder, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.json"), []byte(vector("one", "met")), 0o600))
	assert.Equal(t, "1 passed, 0 failed\n", callWith("", "conform", folder).out)
}

func TestTheLibrarysOwnVectorsAllPass(t *testing.T) {
	out := known(t, "conform ../../indicator/conformance/vectors")
	assert.Regexp(t, `^[1-9]\d* passed, 0 failed$`, lastLine(out))
}

// strictly reads JSON without keys that v does not have, and nothing after it.
func strictly(t *testing.T, document string, v any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(document))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(v), document)
	assert.False(t, decoder.More(), "one document")
}
