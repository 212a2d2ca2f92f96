package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

const vanBan = "../data/van-ban-2023.json"

// madeUp is a workbook of a province that does not exist, with mistakes.
const madeUp = "testdata/made-up-province.json"

// called is what a call of the program printed and returned.
type called struct {
	out, errOut string
	code        int
}

// call runs the program with the words of the line.
func call(line string) called { return callWith("", strings.Fields(line)...) }

func callWith(stdin string, args ...string) called {
	var out, errOut bytes.Buffer
	code := run(args, strings.NewReader(stdin), &out, &errOut)
	return called{out.String(), errOut.String(), code}
}

// done wants a call to be done without complaint, and returns what it printed.
func done(t *testing.T, line string) string {
	t.Helper()
	c := call(line)
	require.Equal(t, exitDone, c.code, c.errOut)
	require.Empty(t, c.errOut)
	require.NotEmpty(t, c.out)
	return c.out
}

// outputs are what calls printed that several tests look at.
var outputs = map[string]string{}

// known is [done] for a call that another test may have made.
func known(t *testing.T, line string) string {
	t.Helper()
	if _, ok := outputs[line]; !ok {
		outputs[line] = done(t, line)
	}
	return outputs[line]
}

// file returns the name of a file with the document.
func file(t *testing.T, document string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "document.json")
	require.NoError(t, os.WriteFile(name, []byte(document), 0o600))
	return name
}

// everyCommand calls each command once, rightly.
var everyCommand = []string{
	"plans",
	"targets cao-bang-2024",
	"targets lai-chau-2021-2025",
	"duties bac-kan-2021-2025",
	"duties duong-kinh-2024",
	"duties duong-kinh-2024 --matrix",
	"duties duong-kinh-2024 --on 2025-08-01",
	"due cao-bang-2024",
	"due duong-kinh-2024",
	"due lai-chau-2021-2025 --year 2021",
	"evaluate " + vanBan,
	"evaluate " + vanBan + " --unit 03055 --period 2023 --target communes-clear",
	"explain " + vanBan + " --target venues-committed",
	"check " + madeUp,
	"scorecard " + vanBan,
	"scorecard " + madeUp + " --unit d2 --period 2024",
	"scorecard " + madeUp + " --text",
	"consolidate " + synthetic + inJuly,
	"consolidate " + synthetic + inJuly + " --unit d03",
	"consolidate " + synthetic + inJuly + " --since 2024-06-20T00:00:00+07:00",
	"lint cao-bang-2024",
	"align lai-chau-2021-2025 1629/QĐ-TTg",
	"diff bac-kan-2021-2025 lai-chau-2021-2025",
	"diff cao-bang-2024 cao-bang-2024",
	"status " + synthetic + inJune,
	"remind " + synthetic + inJune + " --within 7,30",
	"publish " + vanBan,
	"publish " + vanBan + " --persons venues,venues-lodging --threshold 25",
	"validate " + vanBan,
	"unit 15 --at 2025-06-30",
	"unit 03061 --at 2025-06-30" + vanBanLists,
	"successors 089 --from 2025-06-30 --to 2025-07-01" + vanBanLists,
	"hierarchy --at 2025-07-01" + vanBanLists,
	restateVanBan,
	restateVanBan + " --shares testdata/units-shares.csv",
	"conform ../../indicator/conformance/vectors",
}

func TestEveryCommandSpeaksVietnameseByDefaultAndEnglishWhenAsked(t *testing.T) {
	for _, command := range everyCommand {
		if strings.HasPrefix(command, "conform") {
			continue // its last line is the contract's
		}
		byDefault := known(t, command)
		assert.Equal(t, byDefault, done(t, command+" --lang vi"), command)
		assert.NotEqual(t, byDefault, known(t, command+" --lang en"), command)
	}
	assert.Equal(t, known(t, "plans --lang en"), done(t, "--lang=en plans"))
}

func TestTheSameCallPrintsTheSameBytes(t *testing.T) {
	for _, command := range everyCommand {
		for _, options := range []string{"", " --json"} {
			assert.Equal(t, known(t, command+options), done(t, command+options), command+options)
		}
	}
}

func TestOutputHasNoColourAndEndsWithALine(t *testing.T) {
	for _, command := range everyCommand {
		for _, options := range []string{"", " --json"} {
			out := known(t, command+options)
			assert.NotContains(t, out, "\x1b", command)
			assert.True(t, strings.HasSuffix(out, "\n"), command)
		}
	}
}

func TestHelpIsNoMistakeAndSpeaksBothLanguages(t *testing.T) {
	for _, line := range []string{"--help", "-h", "due --help", "evaluate -h"} {
		out := done(t, line)
		assert.Contains(t, out, "Cách gọi · Usage:")
		assert.Contains(t, out, "Tùy chọn · Flags:")
		assert.NotContains(t, out, "context-sensitive")
	}
}

func TestRemarksSayWhatIsMissingUntilWhenAndHowCompleteFiguresAre(t *testing.T) {
	due := indicator.Criterion{Op: indicator.AtLeast, By: pcmd.MustParseDate("2025-12-31")}
	half := indicator.Coverage{Reported: 1, Expected: 2}
	for _, c := range []struct {
		line   report.Line
		vi, en string
	}{
		{report.Line{}, "", ""},
		{report.Line{Result: indicator.Result{State: indicator.Computed, Shortfall: indicator.NewFraction(0, 1)}}, "", ""},
		{report.Line{Result: indicator.Result{State: indicator.Computed, Shortfall: indicator.NewFraction(6001, 1)}}, "còn thiếu 6.001", "short by 6,001"},
		{
			report.Line{Criterion: due, Result: indicator.Result{
				State: indicator.Computed, Verdict: indicator.Pending, Shortfall: indicator.NewFraction(1, 1), Provisional: true, Coverage: half,
			}},
			"còn thiếu 1; hạn 31/12/2025; tạm tính, 1/2 đơn vị", "short by 1; due 31/12/2025; provisional, 1 of 2 units",
		},
		{report.Line{Result: indicator.Result{State: indicator.NoData, Coverage: half}}, "1/2 đơn vị có số liệu", "1 of 2 units have data"},
		{report.Line{Result: indicator.Result{State: indicator.NoData, Coverage: indicator.Coverage{Expected: 1}}}, "", ""},
		{report.Line{Result: indicator.Result{State: indicator.Invalid, Coverage: half}}, "", ""},
	} {
		assert.Equal(t, c.vi, (&session{lang: pcmd.Vietnamese}).remark(c.line))
		assert.Equal(t, c.en, (&session{lang: pcmd.English}).remark(c.line))
	}
}

func TestDeadlinesSayWhoIsOnlyRequestedAndOnWhichCondition(t *testing.T) {
	out := done(t, "due duong-kinh-2024")
	assert.Equal(t, 4, strings.Count(out, "(đề nghị)"), "the procuracy and court twice, two unions")
	s := &session{lang: pcmd.Vietnamese}
	assert.Equal(t, "14/6/2024 (trước ngày 15/6/2024); nếu có", s.lastDay(report.Deadline{
		Bound: plan.Before, Date: pcmd.MustParseDate("2024-06-15"), LastDay: pcmd.MustParseDate("2024-06-14"),
		Condition: pcmd.NewText("nếu có", "if any"),
	}))
	assert.Equal(t, "không in ngày", s.lastDay(report.Deadline{Reason: pcmd.NewText("không in ngày", "no day")}))
}

func TestTheMatrixKeepsAskedBodiesApartAlsoWhereTheyLead(t *testing.T) {
	bodies := agency.Bodies{{ID: "court", Name: pcmd.NewText("Tòa án", "Court")}, {ID: "police", Name: pcmd.NewText("Công an", "Police")}}
	m := agency.NewMatrix(bodies, []agency.Assignment{
		{Body: "court", Mandate: agency.Requested, Duties: []agency.Duty{{Role: agency.Lead, Function: "inspection", Partners: []string{"police"}}}},
		{Body: "police", Mandate: agency.Given, Duties: []agency.Duty{{Role: agency.Lead, Function: "pilot-models"}, {Role: agency.CarryOut, Function: "pilot-models"}}},
	})
	s := &session{lang: pcmd.English}
	byFunction := map[agency.Function][]string{}
	for i, row := range s.matrixRows(m) {
		byFunction[m.Functions()[i]] = row[1:]
	}
	assert.Equal(t, map[agency.Function][]string{
		"inspection":   {"Court", "Police", "Court"}, // leads, supports, asked
		"pilot-models": {"Police", "", ""},
	}, byFunction)
}

// A Vietnamese text may come from a keyboard that writes letters and accents
// apart.
func TestDecomposedTextFromTheStandardInputIsReadLikeComposed(t *testing.T) {
	document := `{"plan":"cao-bang-2024","units":[{"id":"04","level":"province","name":"NAME"}],"reports":[{"unit":"04","period":"2024","figures":{}}]}`
	composed := strings.Replace(document, "NAME", "Cao B\u1eb1ng", 1)
	decomposed := strings.Replace(document, "NAME", "Cao Ba\u0306\u0300ng", 1)
	require.NotEqual(t, composed, decomposed)
	assert.Equal(t, callWith(composed, "evaluate", "-"), callWith(decomposed, "evaluate", "-"))
	assert.Contains(t, callWith(decomposed, "evaluate", "-").out, "Cao B\u1eb1ng")
}
