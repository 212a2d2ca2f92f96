package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd/agency"
)

type successorsCmd struct {
	unitLists
	Code string `arg:"" help:"Mã hoặc tên đơn vị vào ngày đầu. · The unit's code or name on the first day."`
	From onDay  `required:"" help:"Ngày mà đơn vị mang mã đó. · The day on which the unit bears the code." placeholder:"NGÀY"`
	To   onDay  `required:"" help:"Ngày được hỏi; trước ngày đầu thì là đơn vị tiền thân. · The day asked about; before the first it asks for predecessors." placeholder:"NGÀY"`
}

type successorJSON struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Share any    `json:"share"`
}

func (c successorsCmd) Run(s *session) error {
	h, err := c.hierarchy(s)
	if err != nil {
		return err
	}
	m := h.At(c.From.Date)
	row, err := s.findUnit(h, m, c.Code, c.From.Date)
	if err != nil {
		return err
	}
	succession, err := h.Succession(m.Unit(row).Code, c.From.Date, c.To.Date)
	if err != nil {
		return asUsage("CODE", err)
	}
	if s.json {
		all := make([]successorJSON, len(succession.Heirs))
		for i, heir := range succession.Heirs {
			all[i] = successorJSON{heir.Unit.Code, heir.Unit.Name.Vi, orNull(heir.Share.String())}
		}
		return s.printJSON(all)
	}
	s.printSuccession(c, h, succession)
	return nil
}

func (s *session) printSuccession(c successorsCmd, h *agency.Hierarchy, succession agency.Succession) {
	rows := make([][]string, len(succession.Heirs))
	to := h.At(c.To.Date)
	for i, heir := range succession.Heirs {
		share := heir.Share.String()
		if heir.Share.IsWhole() {
			share = s.text("toàn bộ", "whole")
		}
		if share == "" {
			share = s.text("không rõ", "unknown")
		}
		rows[i] = []string{heir.Unit.Code, to.Place(to.Row(heir.Unit.Code)).In(s.lang), share}
	}
	title := fmt.Sprintf("%s, %s → %s", succession.Unit.FullName().In(s.lang), date(c.From.Date), date(c.To.Date))
	if len(rows) > 0 {
		s.printTable(title, []column{
			{vi: "Mã", en: "Code"}, {vi: "Đơn vị", en: "Unit"}, {vi: "Phần", en: "Share"},
		}, rows)
	} else {
		fmt.Fprintln(s.out, title)
	}
	if succession.Elsewhere {
		fmt.Fprintln(s.out, s.text("Nguồn không nêu, hoặc không nêu hết, đơn vị này đi đâu.",
			"The source does not say, or not fully, where this unit went."))
	}
}
