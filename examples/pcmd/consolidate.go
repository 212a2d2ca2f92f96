package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

type consolidateCmd struct {
	File  string `arg:"" help:"Sổ theo dõi báo cáo, hoặc -. · The register, or -."`
	At    string `required:"" help:"Thời điểm cần biết. · The instant that is asked for." placeholder:"2024-06-15T00:00:00+07:00"`
	Since string `help:"Chỉ in kết quả đã đổi từ thời điểm này. · Only the results that have changed since." placeholder:"2024-06-01T00:00:00+07:00"`
	Unit  string `help:"Mã đơn vị; mặc định là các đơn vị không có cấp trên. · Id of a unit." placeholder:"MÃ"`
}

type consolidatedJSON struct {
	Unit     string                   `json:"unit"`
	Period   pcmd.Period              `json:"period"`
	Coverage indicator.Coverage       `json:"coverage"`
	Missing  []string                 `json:"missing"`
	Figures  []consolidatedFigureJSON `json:"figures"`
	Results  []resultJSON             `json:"results"`
	Findings []report.CheckFinding    `json:"findings"`
}

type consolidatedFigureJSON struct {
	Measure     string             `json:"measure"`
	Value       decimal.Decimal    `json:"value"`
	Origin      indicator.Origin   `json:"origin"`
	Coverage    indicator.Coverage `json:"coverage"`
	Provisional bool               `json:"provisional"`
	Missing     []string           `json:"missing"`
	Sources     []sourceJSON       `json:"sources"`
}

type sourceJSON struct {
	Unit      string          `json:"unit"`
	Period    pcmd.Period     `json:"period"`
	Version   int             `json:"version"`
	Value     decimal.Decimal `json:"value"`
	Reference any             `json:"reference"`
}

type revisionJSON struct {
	Unit    string      `json:"unit"`
	Period  pcmd.Period `json:"period"`
	Measure any         `json:"measure"`
	Target  any         `json:"target"`
	Before  resultShort `json:"before"`
	After   resultShort `json:"after"`
}

// resultShort is a result on one side of a revision.
type resultShort struct {
	State     indicator.State    `json:"state"`
	Value     any                `json:"value"`
	Exact     indicator.Fraction `json:"exact"`
	Verdict   any                `json:"verdict"`
	Shortfall indicator.Fraction `json:"shortfall"`
	Coverage  indicator.Coverage `json:"coverage"`
}

func (c consolidateCmd) Run(s *session) error {
	at, err := instantOption("--at", c.At)
	if err != nil {
		return err
	}
	since, err := instantOption("--since", c.Since)
	if err != nil {
		return err
	}
	data, err := s.read(c.File)
	if err != nil {
		return err
	}
	register, err := report.ParseRegister(data, library())
	if err != nil {
		return inDocument(c.File, err)
	}
	units, err := c.units(register)
	if err != nil {
		return err
	}
	now, err := register.Consolidate(catalog.Measures(), at)
	if err != nil {
		return inDocument(c.File, err)
	}
	if !since.IsZero() {
		earlier, err := register.Consolidate(catalog.Measures(), since)
		if err != nil {
			return inDocument(c.File, err)
		}
		return s.printRevisions(c.Unit, now.Revisions(earlier))
	}
	return s.printReports(register, now, units)
}

func instantOption(name, text string) (at time.Time, err error) {
	if text == "" {
		return at, nil
	}
	at, err = report.ParseInstant(text)
	if err != nil {
		return at, asUsage(name, err)
	}
	return at, nil
}

// printReports prints the reports of the units by period.
func (s *session) printReports(register *report.Register, now *report.Consolidation, units []string) error {
	all := []consolidatedJSON{}
	for _, period := range now.Periods() {
		for _, unit := range units {
			r, err := now.Report(unit, period)
			if err != nil {
				return err
			}
			if !s.json {
				s.printConsolidated(register, r)
			}
			all = append(all, newConsolidatedJSON(r))
		}
	}
	switch {
	case s.json:
		return s.printJSON(all)
	case len(all) == 0:
		fmt.Fprintln(s.out, s.text("Chưa có báo cáo nào được chấp nhận.", "No report has been accepted."))
	}
	return nil
}

// units returns the unit asked for, otherwise those without one above them.
func (c consolidateCmd) units(register *report.Register) (ids []string, err error) {
	for _, u := range register.Units {
		switch {
		case u.ID == c.Unit:
			return []string{u.ID}, nil
		case c.Unit == "" && u.Parent == "":
			ids = append(ids, u.ID)
		}
	}
	if c.Unit != "" {
		return nil, asUsage("--unit", indicator.UnknownUnit(c.Unit))
	}
	return ids, nil
}

func newConsolidatedJSON(r report.ConsolidatedReport) consolidatedJSON {
	j := consolidatedJSON{
		Unit: r.Unit.ID, Period: r.Period, Coverage: r.Coverage, Missing: ids(r.Missing), Figures: []consolidatedFigureJSON{},
		Results: []resultJSON{}, Findings: append([]report.CheckFinding{}, r.Findings...),
	}
	for _, f := range r.Figures {
		figure := consolidatedFigureJSON{
			Measure: f.Measure, Value: f.Value, Origin: f.Origin, Coverage: f.Coverage, Provisional: f.Provisional, Missing: ids(f.Missing),
			Sources: []sourceJSON{},
		}
		for _, source := range f.Sources {
			figure.Sources = append(figure.Sources, sourceJSON{source.Unit, source.Period, source.Version, source.Value, orNull(source.Reference)})
		}
		j.Figures = append(j.Figures, figure)
	}
	for _, row := range r.Results {
		j.Results = append(j.Results, newResultJSON(row))
	}
	return j
}

func (s *session) printConsolidated(register *report.Register, r report.ConsolidatedReport) {
	title := fmt.Sprintf(s.text("Báo cáo tổng hợp: %s, kỳ %s", "Consolidated report: %s, %s"), unitName(r.Unit), r.Period)
	s.printConsolidatedFigures(title, r.Figures)
	if c := r.Coverage; c.Expected > 0 {
		fmt.Fprintf(s.out, s.text("Đã chấp nhận %d/%d báo cáo của các đơn vị bên dưới.\n", "Accepted: %d of %d reports of the units below.\n"), c.Reported, c.Expected)
	}
	if len(r.Missing) > 0 {
		s.printNames(s.text("Còn thiếu: ", "Missing: "), r.Missing)
	}
	for _, f := range r.Findings {
		fmt.Fprintln(s.out, visible(s.text("Cần xem lại: ", "Doubtful: ")+f.Message.In(s.lang)+"."))
	}
	s.printJudged(report.NewScorecard(register.Plan, catalog.Indicators(), r.Results))
}

// printJudged prints a scorecard; where no unit has a figure for any of its
// targets, it says that in a line.
func (s *session) printJudged(card report.Scorecard) {
	hasFigures := func(l report.Line) bool {
		return l.Result.State == indicator.Computed || l.Result.State == indicator.Invalid || l.Result.Coverage.Reported > 0
	}
	if slices.ContainsFunc(card.Lines, hasFigures) {
		s.printScorecard(card)
	} else if n := len(card.Lines); n > 0 {
		fmt.Fprintf(s.out, s.text("Chưa đủ số liệu để đánh giá chỉ tiêu nào (%d chỉ tiêu).\n", "There are not enough figures to judge any of the targets (%d).\n"), n)
	}
}

func (s *session) printConsolidatedFigures(title string, figures []report.ConsolidatedFigure) {
	if len(figures) == 0 {
		fmt.Fprintln(s.out, visible(title)+s.text(": chưa có số liệu.", ": there are no figures."))
		return
	}
	rows := make([][]string, len(figures))
	for i, f := range figures {
		rows[i] = []string{
			s.measureName(f.Measure), s.lang.Number(f.Value.String()), indicator.Origins().Label(f.Origin).In(s.lang),
			fmt.Sprintf("%d/%d", f.Coverage.Reported, f.Coverage.Expected), s.text("đầy đủ", "complete"),
		}
		if f.Provisional {
			rows[i][4] = s.text("tạm tính", "provisional")
		}
	}
	s.printTable(title, []column{
		{vi: "Số liệu", en: "Figure"}, {vi: "Giá trị", en: "Value", right: true}, {vi: "Nguồn", en: "Origin"},
		{vi: "Đơn vị cơ sở có số liệu", en: "Leaves covered", right: true}, {vi: "Tình trạng", en: "Status"},
	}, rows)
}

// measureName returns what a measure is called.
func (s *session) measureName(id string) string {
	for _, m := range catalog.Measures() {
		if m.ID == id {
			return m.Title.In(s.lang)
		}
	}
	return id
}

// printRevisions prints which results have changed, and how: of one unit, or of
// all of them.
func (s *session) printRevisions(unit string, revisions []report.Revision) error {
	all := []revisionJSON{}
	var rows [][]string
	for _, r := range revisions {
		if unit != "" && r.Unit.ID != unit {
			continue
		}
		all = append(all, revisionJSON{r.Unit.ID, r.Period, orNull(r.Measure), orNull(r.Target), short(r.Before), short(r.After)})
		rows = append(rows, []string{r.Period.String(), unitName(r.Unit), s.revised(r), s.shown(r, r.Before), s.shown(r, r.After)})
	}
	switch {
	case s.json:
		return s.printJSON(all)
	case len(rows) == 0:
		fmt.Fprintln(s.out, s.text("Không có kết quả nào thay đổi.", "No result has changed."))
		return nil
	}
	s.printTable(fmt.Sprintf(s.text("Kết quả đã thay đổi (%d)", "Results that have changed (%d)"), len(rows)), []column{
		{vi: "Kỳ", en: "Period", whole: true}, {vi: "Đơn vị", en: "Unit"}, {vi: "Số liệu hoặc chỉ tiêu", en: "Figure or target"},
		{vi: "Trước", en: "Before", right: true}, {vi: "Sau", en: "After", right: true},
	}, rows)
	return nil
}

// revised says what has changed: a figure by its name, a target by its id.
func (s *session) revised(r report.Revision) string {
	if r.Measure != "" {
		return s.measureName(r.Measure)
	}
	return fmt.Sprintf(s.text("chỉ tiêu %s", "target %s"), r.Target)
}

// shown writes one side of a revision: figures exactly, targets as they are
// published.
func (s *session) shown(r report.Revision, result indicator.Result) string {
	if result.State != indicator.Computed {
		return indicator.States().Label(result.State).In(s.lang)
	}
	value := result.Value()
	if r.Measure != "" {
		value = result.Exact.Decimal(6).String()
	}
	words := s.lang.Number(value)
	if result.Verdict != "" {
		words += ", " + indicator.Verdicts().Label(result.Verdict).In(s.lang)
	}
	if c := result.Coverage; result.Provisional {
		words += fmt.Sprintf(" (%d/%d)", c.Reported, c.Expected)
	}
	return words
}

func short(r indicator.Result) resultShort {
	return resultShort{r.State, orNull(r.Value()), r.Exact, orNull(r.Verdict), r.Shortfall, r.Coverage}
}
