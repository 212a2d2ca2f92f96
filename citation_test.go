package pcmd_test

import (
	"encoding/json"
	"testing"

	"github.com/pcmd-vn/pcmd"
	"github.com/stretchr/testify/require"
)

func TestCitationIsWrittenAsDocumentAndClause(t *testing.T) {
	for _, row := range []struct {
		name     string
		citation pcmd.Citation
		want     string
	}{
		{"both", pcmd.Citation{Document: "630/KH-UBND", Clause: "I.2"}, "630/KH-UBND, I.2"},
		{"a whole document", pcmd.Citation{Document: "630/KH-UBND"}, "630/KH-UBND"},
		{"a clause of the plan itself", pcmd.Citation{Clause: "I.2"}, "I.2"},
		{"nothing", pcmd.Citation{}, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, row.citation.String())
		})
	}
}

func TestCitationWithinAPlanIsOfThatPlan(t *testing.T) {
	own := pcmd.Citation{Clause: "I.2", Reading: pcmd.Stated, Note: pcmd.NewText("ghi chú", "note")}
	filled := own.In("630/KH-UBND")
	require.Equal(t, "630/KH-UBND", filled.Document)
	require.Empty(t, own.Document, "the citation filled in is another one")
	filled.Document = ""
	require.Equal(t, own, filled, "nothing else changes")

	foreign := pcmd.Citation{Document: "77/2015/QH13", Clause: "Điều 2"}
	require.Equal(t, foreign, foreign.In("630/KH-UBND"), "a document that is named stays")
}

func TestZeroCitationCitesNothing(t *testing.T) {
	require.True(t, pcmd.Citation{}.IsZero())
	require.False(t, pcmd.Citation{Reading: pcmd.Interpreted}.IsZero(), "a reading alone says something")
	require.False(t, pcmd.Citation{Note: pcmd.Text{En: "silent"}}.IsZero())
}

func TestCitationInJSON(t *testing.T) {
	for _, row := range []struct {
		name     string
		citation pcmd.Citation
		want     string
	}{
		{"what is empty is left out", pcmd.Citation{Reading: pcmd.Stated}, `{"reading":"stated"}`},
		{"everything", pcmd.Citation{Document: "630/KH-UBND", Clause: "I.2", Reading: pcmd.Interpreted, Note: pcmd.NewText("vì", "because")},
			`{"document":"630/KH-UBND","clause":"I.2","reading":"interpreted","note":{"vi":"vì","en":"because"}}`},
	} {
		t.Run(row.name, func(t *testing.T) {
			text, err := json.Marshal(row.citation)
			require.NoError(t, err)
			require.JSONEq(t, row.want, string(text))
			var read pcmd.Citation
			require.NoError(t, json.Unmarshal(text, &read))
			require.Equal(t, row.citation, read)
		})
	}
	_, err := json.Marshal(pcmd.Citation{Reading: "guessed"})
	require.Error(t, err)
	require.Error(t, json.Unmarshal([]byte(`{"reading":"guessed"}`), new(pcmd.Citation)))
}
