package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

type restateCmd struct {
	unitLists
	Workbook string `arg:"" help:"Sổ số liệu, hoặc -. · The workbook, or -."`
	From     onDay  `required:"" help:"Ngày của bản đồ mà số liệu được báo cáo. · The day of the map that the figures were reported on." placeholder:"NGÀY"`
	To       onDay  `required:"" help:"Ngày của bản đồ cần quy về. · The day of the map to express them on." placeholder:"NGÀY"`
	Shares   string `help:"CSV với các cột from, into, share: phần của đơn vị bị chia. · CSV with the columns from, into, share." placeholder:"TỆP"`
	Unit     string `help:"Chỉ đơn vị này của bản đồ kia, theo mã hoặc tên, và số liệu của nó gồm những gì. · Only this unit of the other map, by code or name, and what its figures are made of." placeholder:"MÃ"`
}

type restateJSON struct {
	From      pcmd.Date        `json:"from"`
	To        pcmd.Date        `json:"to"`
	Workbook  workbookJSON     `json:"workbook"`
	Figures   []figureJSON     `json:"figures"`
	Estimated []estimatedJSON  `json:"estimated"`
	Open      []openFigureJSON `json:"undetermined"`
	Unplaced  []unplacedJSON   `json:"unplaced"`
	Totals    []totalJSON      `json:"totals"`
}

// workbookJSON is a workbook document.
type workbookJSON struct {
	judgedByJSON
	Units   []unitDocJSON `json:"units"`
	Reports []reportJSON  `json:"reports"`
}

// judgedByJSON is what the figures of a workbook are judged by; it is taken over
// as it was given.
type judgedByJSON struct {
	Plan     json.RawMessage `json:"plan,omitempty"`
	Measures json.RawMessage `json:"measures,omitempty"`
	Targets  json.RawMessage `json:"targets,omitempty"`
	On       json.RawMessage `json:"on,omitempty"`
}

type unitDocJSON struct {
	ID     string     `json:"id"`
	Level  pcmd.Level `json:"level"`
	Parent string     `json:"parent,omitempty"`
	Name   string     `json:"name"`
}

type reportJSON struct {
	Unit    string            `json:"unit"`
	Period  pcmd.Period       `json:"period"`
	Figures map[string]string `json:"figures"`
}

type estimatedJSON struct {
	Unit    string      `json:"unit"`
	Period  pcmd.Period `json:"period"`
	Measure string      `json:"measure"`
}

// figureJSON is a restated figure and what it is made of.
type figureJSON struct {
	estimatedJSON
	Value     string      `json:"value"`
	Rule      agency.Rule `json:"rule"`
	Estimated bool        `json:"estimated"`
	Parts     []partJSON  `json:"parts"`
}

// partJSON is what a unit of the map reported on adds to a figure, and the share
// of its own that this is.
type partJSON struct {
	Unit  string       `json:"unit"`
	Value string       `json:"value"`
	Share agency.Share `json:"share"`
}

type openFigureJSON struct {
	estimatedJSON
	Reason  agency.Doubt `json:"reason"`
	Because []string     `json:"because"`
}

type unplacedJSON struct {
	estimatedJSON
	Value string `json:"value"`
}

type totalJSON struct {
	Period       pcmd.Period `json:"period"`
	Measure      string      `json:"measure"`
	Reported     string      `json:"reported"`
	Restated     string      `json:"restated"`
	Undetermined string      `json:"undetermined"`
}

func (c restateCmd) Run(s *session) error {
	data, err := s.read(c.Workbook)
	if err != nil {
		return err
	}
	w, err := report.ParseWorkbook(data, library())
	if err != nil {
		return inDocument(c.Workbook, err)
	}
	h, err := c.hierarchy(s)
	if err != nil {
		return err
	}
	crosswalk := h.Crosswalk(c.From.Date, c.To.Date)
	if c.Shares != "" {
		if crosswalk, err = s.withShares(crosswalk, c.Shares); err != nil {
			return err
		}
	}
	r, err := report.Restate(w, crosswalk)
	if err != nil {
		return inDocument(c.Workbook, err)
	}
	if c.Unit != "" {
		row, err := s.findUnit(h, crosswalk.To, c.Unit, c.To.Date)
		if err != nil {
			return err
		}
		c.Unit = crosswalk.To.Unit(row).Code
	}
	if s.json {
		return s.printJSON(c.document(data, r))
	}
	return s.printRestatement(c, r)
}

// wants reports whether the unit is asked for.
func (c restateCmd) wants(unit agency.Unit) bool { return c.Unit == "" || c.Unit == unit.Code }

// withShares reads the caller's shares of units that were split.
func (s *session) withShares(c *agency.Crosswalk, name string) (*agency.Crosswalk, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	var shares []agency.GivenShare
	var lines []string
	err = csvRows(data, []string{"from", "into", "share"}, func(path string, cell func(string) string) (faults pcmd.Faults) {
		share, err := agency.ParseShare(cell("share"))
		if err != nil {
			faults = append(faults, asFault(err).At(path+".share"))
		}
		shares = append(shares, agency.GivenShare{From: cell("from"), Into: cell("into"), Share: share})
		lines = append(lines, path)
		return faults
	})
	if err != nil {
		return nil, inDocument(name, err)
	}
	with, err := c.With(shares)
	return with, inDocument(name, movedFaults(err, func(path string) string {
		i, key, _ := strings.Cut(strings.TrimPrefix(path, "["), "]")
		return lines[index(i)] + key
	}))
}

func (c restateCmd) document(workbook []byte, r *report.Restatement) restateJSON {
	j := restateJSON{From: c.From.Date, To: c.To.Date, Figures: []figureJSON{}, Estimated: []estimatedJSON{}, Open: []openFigureJSON{}, Unplaced: []unplacedJSON{}, Totals: []totalJSON{}}
	if err := json.Unmarshal(workbook, &j.Workbook.judgedByJSON); err != nil {
		panic(err) // it has been read before
	}
	known := map[string]bool{}
	j.Workbook.Units = []unitDocJSON{}
	for _, u := range r.Units() {
		known[u.ID] = true
		j.Workbook.Units = append(j.Workbook.Units, unitDocJSON{u.ID, u.Level, u.Parent, u.Name})
	}
	j.Workbook.Reports = reportsOf(r, known)
	for _, f := range r.Figures {
		if !c.wants(f.Unit) {
			continue
		}
		j.Figures = append(j.Figures, newFigureJSON(r, f))
		if f.Estimated {
			j.Estimated = append(j.Estimated, estimatedJSON{f.Unit.Code, f.Period, f.Measure})
		}
	}
	for _, open := range r.Open {
		if !c.wants(open.Unit) {
			continue
		}
		o := openFigureJSON{estimatedJSON{open.Unit.Code, open.Period, open.Measure}, open.Doubt, []string{}}
		for _, u := range open.Because {
			o.Because = append(o.Because, u.Code)
		}
		j.Open = append(j.Open, o)
	}
	for _, f := range r.Unplaced {
		j.Unplaced = append(j.Unplaced, unplacedJSON{estimatedJSON{f.Unit.Code, f.Period, f.Measure}, f.Value.String()})
	}
	for _, t := range r.Totals {
		j.Totals = append(j.Totals, totalJSON{t.Period, t.Measure, t.Reported.String(), t.Restated.String(), t.Open.String()})
	}
	return j
}

func newFigureJSON(r *report.Restatement, f report.RestatedFigure) figureJSON {
	j := figureJSON{estimatedJSON{f.Unit.Code, f.Period, f.Measure}, f.Value.String(), f.Rule, f.Estimated, []partJSON{}}
	for _, p := range f.Parts {
		j.Parts = append(j.Parts, partJSON{r.Crosswalk.From.Unit(p.Row).Code, p.Value.String(), p.Share})
	}
	return j
}

// reportsOf returns the restated figures as reports of the known units.
func reportsOf(r *report.Restatement, known map[string]bool) []reportJSON {
	reports := []reportJSON{}
	at := map[string]int{}
	for _, f := range r.Own() {
		if !known[f.Unit.Code] {
			continue
		}
		key := f.Period.String() + " " + f.Unit.Code
		i, ok := at[key]
		if !ok {
			i = len(reports)
			at[key] = i
			reports = append(reports, reportJSON{f.Unit.Code, f.Period, map[string]string{}})
		}
		reports[i].Figures[f.Measure] = f.Value.String()
	}
	return reports
}

func (s *session) printRestatement(c restateCmd, r *report.Restatement) error {
	restated, err := r.Workbook()
	if err != nil {
		return err
	}
	var rows [][]string
	for _, t := range r.Totals {
		rows = append(rows, []string{t.Period.String(), t.Measure, s.lang.Number(t.Reported.String()),
			s.lang.Number(t.Restated.String()), s.lang.Number(t.Open.String())})
	}
	title := fmt.Sprintf(s.text("Số liệu của bản đồ %s trên bản đồ %s", "Figures of the map of %s on that of %s"), date(c.From.Date), date(c.To.Date))
	s.printTable(title, []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Số liệu", en: "Measure"}, {vi: "Đã báo cáo", en: "Reported", right: true},
		{vi: "Quy về được", en: "Restated", right: true}, {vi: "Chưa xác định", en: "Undetermined", right: true},
	}, rows)
	if c.Unit != "" {
		s.printFigures(c, r)
	}
	s.printOpenFigures(c, r)
	return s.printAnswers(c, r, restated)
}

// printFigures lists the figures of the unit asked for, and what they are made
// of.
func (s *session) printFigures(c restateCmd, r *report.Restatement) {
	var rows [][]string
	for _, f := range r.Figures {
		if c.wants(f.Unit) {
			rows = append(rows, []string{f.Period.String(), f.Measure, s.lang.Number(f.Value.String()), f.Rule.Label().In(s.lang), s.parts(r, f)})
		}
	}
	if len(rows) == 0 {
		return
	}
	to := r.Crosswalk.To
	s.printTable(to.Unit(to.Row(c.Unit)).FullName().In(s.lang), []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Số liệu", en: "Measure"}, {vi: "Giá trị", en: "Value", right: true},
		{vi: "Cách quy", en: "Rule"}, {vi: "Gồm", en: "Made of"},
	}, rows)
}

// parts says what a figure is made of.
func (s *session) parts(r *report.Restatement, f report.RestatedFigure) string {
	all := make([]string, len(f.Parts))
	for i, p := range f.Parts {
		all[i] = r.Crosswalk.From.Unit(p.Row).FullName().In(s.lang) + " " + s.lang.Number(p.Value.String())
		if !p.Share.IsWhole() {
			all[i] += fmt.Sprintf(s.text(" (ước tính, phần %s)", " (estimated, share %s)"), s.lang.Number(p.Share.String()))
		}
	}
	return strings.Join(all, "; ")
}

// printOpenFigures lists what cannot be told, and why.
func (s *session) printOpenFigures(c restateCmd, r *report.Restatement) {
	var rows [][]string
	for _, open := range r.Open {
		if !c.wants(open.Unit) {
			continue
		}
		why := open.Doubt.Label().In(s.lang)
		var names []string
		for _, u := range open.Because {
			names = append(names, u.FullName().In(s.lang))
		}
		if len(names) > 0 {
			why += ": " + strings.Join(names, "; ")
		}
		rows = append(rows, []string{open.Period.String(), open.Unit.Code + " " + open.Unit.FullName().In(s.lang), open.Measure, why})
	}
	for _, f := range r.Unplaced {
		if c.Unit != "" {
			break // it is of no unit of the other map
		}
		rows = append(rows, []string{f.Period.String(), f.Unit.Code + " " + f.Unit.FullName().In(s.lang), f.Measure,
			s.text("không chia được cho các đơn vị mới: ", "cannot be divided among the new units: ") + s.lang.Number(f.Value.String())})
	}
	if len(rows) == 0 {
		return
	}
	s.printTable(s.text("Không xác định được", "Not determined"), []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Đơn vị", en: "Unit"}, {vi: "Số liệu", en: "Measure"}, {vi: "Vì", en: "Because"},
	}, rows)
}

// printAnswers judges the unit asked for, or those without one above, by the
// restated figures, and says what each answer rests on.
func (s *session) printAnswers(c restateCmd, r *report.Restatement, restated *report.Workbook) error {
	var rows [][]string
	units := restated.Units()
	if c.Unit != "" {
		units = slices.DeleteFunc(r.Units(), func(u indicator.Unit) bool { return u.ID != c.Unit })
	}
	to := r.Crosswalk.To
	for _, unit := range units {
		name := to.Unit(to.Row(unit.ID)).FullName().In(s.lang)
		for _, period := range restated.Periods() {
			answers, err := restated.Evaluate(unit.ID, period)
			if err != nil {
				return err
			}
			for _, line := range report.NewScorecard(restated.Plan, catalog.Indicators(), answers).Lines {
				verdict := indicator.Verdicts().Label(line.Result.Verdict).In(s.lang)
				rows = append(rows, []string{name, period.String(), line.Row.Target.ID, line.Figure(s.lang), orDash(verdict),
					fmt.Sprintf("%d/%d", line.Result.Coverage.Reported, line.Result.Coverage.Expected), s.basis(r.RestsOn(line.Row.Target, unit.ID, period))})
			}
		}
	}
	if len(rows) == 0 {
		if c.Unit != "" {
			fmt.Fprintln(s.out, s.text("Không có số liệu nào quy về đơn vị này.", "No figure falls to this unit."))
		}
		return nil
	}
	s.printTable(s.text("Đánh giá trên bản đồ kia", "Judged on the other map"), []column{
		{vi: "Đơn vị", en: "Unit"}, {vi: "Kỳ", en: "Period"}, {vi: "Chỉ tiêu", en: "Target"}, {vi: "Giá trị", en: "Value", right: true},
		{vi: "Kết quả", en: "Verdict"}, {vi: "Có số liệu", en: "Covered", right: true}, {vi: "Dựa trên", en: "Rests on"},
	}, rows)
	return nil
}

// basis says what an answer rests on: by which rules figures were restated, and
// whether any is an estimate.
func (s *session) basis(figures []report.RestatedFigure) string {
	var rests []string
	for _, rule := range agency.Rules() {
		if slices.ContainsFunc(figures, func(f report.RestatedFigure) bool { return f.Rule == rule.Key }) {
			rests = append(rests, rule.Label.In(s.lang))
		}
	}
	if report.IsEstimated(figures) {
		rests = append(rests, s.text("có ước tính", "estimated"))
	}
	return orDash(strings.Join(rests, "; "))
}
