package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

type evaluateCmd struct {
	File   string `arg:"" help:"Sổ số liệu, hoặc -. · A workbook, or -."`
	Unit   string `help:"Mã đơn vị; mặc định là các đơn vị không có cấp trên. · Id of a unit." placeholder:"MÃ"`
	Period string `help:"Kỳ, ví dụ 2024 hoặc 2024-H1; mặc định là các năm có báo cáo. · A period." placeholder:"KỲ"`
	Target string `help:"Mã chỉ tiêu; mặc định là tất cả. · Id of a target." placeholder:"MÃ"`
}

type resultJSON struct {
	Unit        string             `json:"unit"`
	Period      pcmd.Period        `json:"period"`
	Target      string             `json:"target"`
	Indicator   string             `json:"indicator"`
	State       indicator.State    `json:"state"`
	Value       string             `json:"value,omitempty"`
	Exact       string             `json:"exact,omitempty"`
	Verdict     indicator.Verdict  `json:"verdict,omitempty"`
	Shortfall   string             `json:"shortfall,omitempty"`
	Provisional *bool              `json:"provisional,omitempty"`
	Coverage    indicator.Coverage `json:"coverage"`
}

func (c evaluateCmd) Run(s *session) error {
	workbook, cards, err := c.answers(s)
	if err != nil {
		return err
	}
	if s.json {
		results := []resultJSON{}
		for _, rows := range cards {
			for _, r := range rows {
				results = append(results, newResultJSON(r))
			}
		}
		return s.printJSON(results)
	}
	if len(cards) == 0 {
		fmt.Fprintln(s.out, s.text("Không có báo cáo nào để đánh giá.", "There is no report to judge."))
	}
	for _, rows := range cards {
		s.printScorecard(report.NewScorecard(workbook.Plan, catalog.Indicators(), rows))
	}
	return nil
}

// answers reads the workbook, and returns the rows of each unit and period asked
// for.
func (c evaluateCmd) answers(s *session) (*report.Workbook, [][]report.Row, error) {
	workbook, err := s.workbook(c.File)
	if err != nil {
		return nil, nil, err
	}
	cards, err := c.evaluate(workbook)
	return workbook, cards, err
}

// library is what the workbooks of the command line may refer to.
func library() report.Library {
	return report.Library{Plan: catalog.Plan, Measures: catalog.Measures(), Indicators: catalog.Indicators()}
}

// evaluate returns the rows of each unit and period asked for.
func (c evaluateCmd) evaluate(w *report.Workbook) ([][]report.Row, error) {
	periods := w.Periods()
	if c.Period != "" {
		period, err := pcmd.ParsePeriod(c.Period)
		if err != nil {
			return nil, asUsage("--period", err)
		}
		periods = []pcmd.Period{period}
	}
	var units []string
	for _, u := range w.Units() {
		units = append(units, u.ID)
	}
	if c.Unit != "" {
		if w.Table.Tree().Row(c.Unit) < 0 {
			return nil, asUsage("--unit", indicator.UnknownUnit(c.Unit))
		}
		units = []string{c.Unit}
	}
	var targets []string
	if c.Target != "" {
		if err := knownTarget(w, c.Target); err != nil {
			return nil, err
		}
		targets = []string{c.Target}
	}
	var cards [][]report.Row
	for _, unit := range units {
		for _, period := range periods {
			rows, err := w.Evaluate(unit, period, targets...)
			if err != nil {
				return nil, err
			}
			cards = append(cards, rows)
		}
	}
	return cards, nil
}

func knownTarget(w *report.Workbook, id string) error {
	var ids []string
	for _, t := range w.Table.Set().Targets() {
		ids = append(ids, t.ID)
	}
	if slices.Contains(ids, id) {
		return nil
	}
	accepted := strings.Join(ids, ", ")
	return wrongCall(
		fmt.Sprintf("--target: không có chỉ tiêu %q; có: %s", id, accepted),
		fmt.Sprintf("--target: there is no target %q; there are: %s", id, accepted))
}

func newResultJSON(r report.Row) resultJSON {
	j := resultJSON{
		Unit:      r.Unit.ID,
		Period:    r.Period,
		Target:    r.Target.ID,
		Indicator: r.Target.Indicator.ID,
		State:     r.Result.State,
		Value:     r.Result.Value(),
		Exact:     r.Result.Exact.String(),
		Verdict:   r.Result.Verdict,
		Shortfall: r.Result.Shortfall.String(),
		Coverage:  r.Result.Coverage,
	}
	if r.Result.State == indicator.Computed {
		j.Provisional = &r.Result.Provisional
	}
	return j
}

func (s *session) printScorecard(card report.Scorecard) {
	rows := make([][]string, len(card.Lines))
	for i, l := range card.Lines {
		verdict := indicator.Verdicts().Label(l.Result.Verdict).In(s.lang)
		rows[i] = []string{
			fmt.Sprint(l.Order), l.Indicator.In(s.lang), orDash(l.Unit.In(s.lang)), l.Figure(s.lang), percentBar(l),
			orDash(l.Target(s.lang)), orDash(verdict), s.remark(l), orDash(l.Source.Clause),
		}
	}
	s.printTable(fmt.Sprintf(s.text("Bảng đánh giá: %s, kỳ %s", "Scorecard: %s, %s"), unitName(card.Unit), card.Period), []column{
		{vi: "TT", en: "No.", right: true}, {vi: "Chỉ số", en: "Indicator"},
		{vi: "Đơn vị tính", en: "Unit"}, {vi: "Kỳ này", en: "Figure", right: true}, {spare: true},
		{vi: "Chỉ tiêu", en: "Target"}, {vi: "Kết quả", en: "Verdict"},
		{vi: "Ghi chú", en: "Remark"}, {vi: "Nguồn", en: "Source"},
	}, rows)
}

// unitName returns what a unit is called: its id, where it has no name.
func unitName(u indicator.Unit) string {
	if u.Name == "" {
		return u.ID
	}
	return u.Name
}

// percentBar draws a bar beside the share of a whole. The drawing alone goes
// through a float; no verdict does.
func percentBar(l report.Line) string {
	kind := l.Row.Target.Indicator.Formula.Kind()
	if kind != indicator.KindShare && kind != indicator.KindShareOfUnits || l.Result.State != indicator.Computed {
		return ""
	}
	percent, _ := l.Result.Exact.Rat().Float64()
	return bar(percent)
}

// remark says what is missing to reach the target, until when, and how complete
// the figures are.
func (s *session) remark(l report.Line) string {
	var remarks []string
	if n := l.Result.Shortfall; n.Sign() > 0 {
		remarks = append(remarks, s.text("còn thiếu ", "short by ")+s.lang.Number(n.String()))
	}
	if l.Result.Verdict == indicator.Pending {
		remarks = append(remarks, s.text("hạn ", "due ")+date(l.Criterion.By))
	}
	switch c := l.Result.Coverage; {
	case l.Result.Provisional:
		remarks = append(remarks, fmt.Sprintf(s.text("tạm tính, %d/%d đơn vị", "provisional, %d of %d units"), c.Reported, c.Expected))
	case l.Result.State == indicator.NoData && c.Expected > 1:
		remarks = append(remarks, fmt.Sprintf(s.text("%d/%d đơn vị có số liệu", "%d of %d units have data"), c.Reported, c.Expected))
	}
	return strings.Join(remarks, "; ")
}
