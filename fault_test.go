package pcmd_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
)

// Programs compare these words. A code may be retired, never changed or reused.
func TestCodesArePermanent(t *testing.T) {
	for code, want := range map[pcmd.Code]string{
		pcmd.CodeSyntax:          "syntax",
		pcmd.CodeWrongType:       "wrong-type",
		pcmd.CodeUnknownKey:      "unknown-key",
		pcmd.CodeDuplicateKey:    "duplicate-key",
		pcmd.CodeMissingKey:      "missing-key",
		pcmd.CodeExclusiveKeys:   "exclusive-keys",
		pcmd.CodeFigureSyntax:    "figure-syntax",
		pcmd.CodeFigureNegative:  "figure-negative",
		pcmd.CodeFlagValue:       "flag-value",
		pcmd.CodeBadPeriod:       "bad-period",
		pcmd.CodeBadDate:         "bad-date",
		pcmd.CodeBadID:           "bad-id",
		pcmd.CodeOutOfRange:      "out-of-range",
		pcmd.CodeUnknownPlan:     "unknown-plan",
		pcmd.CodeUnknownMeasure:  "unknown-measure",
		pcmd.CodeUnknownKind:     "unknown-kind",
		pcmd.CodeUnknownUnit:     "unknown-unit",
		pcmd.CodeUnknownParent:   "unknown-parent",
		pcmd.CodeUnknownBody:     "unknown-body",
		pcmd.CodeUnknownTarget:   "unknown-target",
		pcmd.CodeUnknownDocument: "unknown-document",
		pcmd.CodeDuplicateID:     "duplicate-id",
		pcmd.CodeDuplicateReport: "duplicate-report",
		pcmd.CodeUnitCycle:       "unit-cycle",
		pcmd.CodeEmptyTerms:      "empty-terms",
		pcmd.CodeEmptyText:       "empty-text",
		pcmd.CodeCriterionKind:   "criterion-kind",
		pcmd.CodeMeasureKind:     "measure-kind",
		pcmd.CodeBadCode:         "bad-code",
	} {
		require.Equal(t, want, string(code))
	}
}

func TestJoinPath(t *testing.T) {
	for _, row := range []struct{ name, path, rest, want string }{
		{"a key below a key", "plan", "title", "plan.title"},
		{"an item below a key", "targets", "[3]", "targets[3]"},
		{"a key below an item", "targets[3]", "criterion.value", "targets[3].criterion.value"},
		{"an item of an item", "[0]", "[1]", "[0][1]"},
		{"below the whole document", "", "targets[3]", "targets[3]"},
		{"an item of the whole document", "", "[3]", "[3]"},
		{"the place itself", "targets[3]", "", "targets[3]"},
		{"the whole document itself", "", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, pcmd.JoinPath(row.path, row.rest))
		})
	}
}

func TestFaultMovesBelowAPath(t *testing.T) {
	fault := pcmd.NewFault(pcmd.CodeBadDate, "sai", "wrong")
	require.Empty(t, fault.Path)
	moved := fault.At("by").At("criterion").At("targets[3]")
	require.Equal(t, "targets[3].criterion.by", moved.Path)
	require.Empty(t, fault.Path, "the fault moved is another one")

	faults := pcmd.Faults{fault, fault.At("a")}
	below := faults.At("plan")
	require.Equal(t, []string{"plan", "plan.a"}, []string{below[0].Path, below[1].Path})
	require.Equal(t, []string{"", "a"}, []string{faults[0].Path, faults[1].Path}, "the faults moved are others")
}

func TestFaultsAreAnErrorOnlyWhenThereAreAny(t *testing.T) {
	require.NoError(t, pcmd.Faults(nil).Err())
	require.NoError(t, pcmd.Faults{}.Err())
	require.NoError(t, pcmd.Faults(nil).At("plan").Err(), "no faults stay none wherever they lie")

	err := fmt.Errorf("plan: %w", pcmd.Faults{pcmd.NewFault(pcmd.CodeBadID, "sai", "wrong")}.Err())
	var faults pcmd.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1)
	require.Equal(t, pcmd.CodeBadID, faults[0].Code)
}

func TestFaultIsALineForPeople(t *testing.T) {
	whole := pcmd.NewFault(pcmd.CodeSyntax, "cắt cụt", "cut short")
	part := pcmd.NewFault(pcmd.CodeBadDate, "không phải ngày", "not a date").At("targets[3].by")
	require.Equal(t, "cut short [syntax]", whole.In(pcmd.English))
	require.Equal(t, "targets[3].by: không phải ngày [bad-date]", part.In(pcmd.Vietnamese))

	both := pcmd.Faults{whole, part}
	require.Equal(t, whole.In(pcmd.Vietnamese)+"\n"+part.In(pcmd.Vietnamese), both.In(pcmd.Vietnamese))
	require.Equal(t, both.In(pcmd.English), both.Error())
	require.Equal(t, part.In(pcmd.English), part.Error())
	require.Empty(t, pcmd.Faults(nil).In(pcmd.English))
}

func TestFaultMessagesAreNFC(t *testing.T) {
	require.Equal(t, "phòng", pcmd.NewFault(pcmd.CodeSyntax, "pho\u0300ng", "").Message.Vi)
}

func TestFaultsInJSON(t *testing.T) {
	faults := pcmd.Faults{pcmd.NewFault(pcmd.CodeBadDate, "sai", "wrong").At("by"), pcmd.NewFault(pcmd.CodeSyntax, "sai", "wrong")}
	text, err := json.Marshal(faults)
	require.NoError(t, err)
	require.JSONEq(t, `[{"code":"bad-date","path":"by","message":{"vi":"sai","en":"wrong"}},
		{"code":"syntax","path":"","message":{"vi":"sai","en":"wrong"}}]`, string(text))

	var read pcmd.Faults
	require.NoError(t, json.Unmarshal(text, &read))
	require.Equal(t, faults, read)
}

func TestMustPanicsWithTheFault(t *testing.T) {
	defer func() {
		err, isError := recover().(error)
		require.True(t, isError)
		var fault pcmd.Fault
		require.True(t, errors.As(err, &fault))
		require.Equal(t, pcmd.CodeBadPeriod, fault.Code)
	}()
	pcmd.MustParsePeriod("2024-13")
}
