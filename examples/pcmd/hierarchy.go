package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

type hierarchyCmd struct {
	unitLists
	At onDay `required:"" help:"Ngày. · The day." placeholder:"NGÀY"`
}

type hierarchyJSON struct {
	At           pcmd.Date  `json:"at"`
	Counts       countsJSON `json:"counts"`
	CarriedWhole int        `json:"carried_whole"`
	Split        int        `json:"split"`
	Gaps         int        `json:"gaps"`
}

type countsJSON struct {
	Central  int `json:"central"`
	Province int `json:"province"`
	District int `json:"district"`
	Commune  int `json:"commune"`
}

var partlyBuiltIn = pcmd.Text{
	Vi: "Danh mục có sẵn chỉ có cấp huyện, cấp xã của vài nơi; toàn quốc: dùng --map.",
	En: "The built-in list has districts and communes of a few places only; for the country use --map.",
}

func (c hierarchyCmd) Run(s *session) error {
	h, err := c.hierarchy(s)
	if err != nil {
		return err
	}
	m, ended := h.At(c.At.Date), h.Ended(pcmd.Commune)
	if s.json {
		return s.printJSON(hierarchyJSON{
			At:           c.At.Date,
			Counts:       countsJSON{m.Count(pcmd.Central), m.Count(pcmd.Province), m.Count(pcmd.District), m.Count(pcmd.Commune)},
			CarriedWhole: len(ended[agency.CarriedWhole]),
			Split:        len(ended[agency.CarriedSplit]),
			Gaps:         len(ended[agency.CarriedGap]),
		})
	}
	var rows [][]string
	for _, level := range pcmd.Levels() {
		rows = append(rows, []string{level.Label.In(s.lang), s.lang.Number(fmt.Sprint(m.Count(level.Key)))})
	}
	s.printTable(s.text("Đơn vị hành chính ngày ", "Administrative units on ")+date(c.At.Date),
		[]column{{vi: "Cấp", en: "Level"}, {vi: "Số đơn vị", en: "Units", right: true}}, rows)
	rows = nil
	for _, carriage := range agency.Carriages() {
		rows = append(rows, []string{carriage.Label.In(s.lang), s.lang.Number(fmt.Sprint(len(ended[carriage.Key])))})
	}
	s.printTable(s.text("Đơn vị cấp xã đã kết thúc", "Communes that have ended"),
		[]column{{vi: "Chuyển sang", en: "Carried"}, {vi: "Số đơn vị", en: "Units", right: true}}, rows)
	if len(c.Map) == 0 {
		fmt.Fprintln(s.out, partlyBuiltIn.In(s.lang))
	}
	for _, u := range ended[agency.CarriedGap] {
		fmt.Fprintf(s.out, s.text("Không rõ về đâu: %s %s, hết ngày %s\n", "Not known where it went: %s %s, until %s\n"), u.Code, u.FullName().In(s.lang), date(u.Until))
	}
	return nil
}
