package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
)

type diffCmd struct {
	Old string `arg:"" help:"Bản trước: mã kế hoạch, tệp hoặc -. · The old version: a plan's id, a file or -."`
	New string `arg:"" help:"Bản sau. · The new version."`
}

type changeJSON struct {
	Kind   plan.ChangeKind `json:"kind"`
	Path   string          `json:"path"`
	What   pcmd.Text       `json:"what"`
	Field  any             `json:"field"`
	Before any             `json:"before"`
	After  any             `json:"after"`
}

func (c diffCmd) Run(s *session) error {
	if c.Old == "-" && c.New == "-" {
		return wrongCall("chỉ một trong hai bản đọc được từ đầu vào chuẩn", "only one of the versions can be read from the standard input")
	}
	before, err := s.planOrFile(c.Old)
	if err != nil {
		return err
	}
	after, err := s.planOrFile(c.New)
	if err != nil {
		return err
	}
	changes := plan.Diff(before, after)
	if s.json {
		all := make([]changeJSON, len(changes))
		for i, c := range changes {
			all[i] = changeJSON{c.Kind, c.Path, c.What, orNull(c.Field), orNull(c.Before), orNull(c.After)}
		}
		return s.printJSON(all)
	}
	s.printChanges(c.Old+" → "+c.New, changes)
	return nil
}

func (s *session) printChanges(title string, changes []plan.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(s.out, visible(title)+s.text(": không có gì khác nhau", ": no difference"))
		return
	}
	rows := make([][]string, len(changes))
	for i, c := range changes {
		from, to := c.Sides(s.lang)
		if c.Kind == plan.Added {
			from = ""
		}
		if c.Kind == plan.Removed {
			to = ""
		}
		rows[i] = []string{c.Kind.Label().In(s.lang), c.What.In(s.lang), c.Field.In(s.lang), orDash(from), orDash(to)}
	}
	s.printTable(title+fmt.Sprintf(s.text(": %d thay đổi", ": %d changes"), len(changes)), []column{
		{vi: "Loại", en: "Kind", whole: true}, {vi: "Phần", en: "Part"}, {vi: "Nội dung", en: "Field"},
		{vi: "Trước", en: "Before"}, {vi: "Sau", en: "After"},
	}, rows)
}
