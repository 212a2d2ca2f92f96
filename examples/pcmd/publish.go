package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

type publishCmd struct {
	File      string       `arg:"" help:"Sổ số liệu, hoặc -. · A workbook, or -."`
	Threshold int          `default:"5" help:"Số người dưới mức này không được công bố; ít nhất 3. · Counts of fewer persons are not published." placeholder:"SỐ"`
	Period    string       `help:"Kỳ, ví dụ 2024 hoặc 2024-H1; mặc định là các năm có báo cáo. · A period." placeholder:"KỲ"`
	Level     []pcmd.Level `help:"Chỉ công bố các cấp này; mặc định là tất cả. · Publish these levels only." placeholder:"CẤP"`
	Persons   []string     `help:"Chỉ các số liệu này đếm người; mặc định theo danh mục, số liệu lạ coi là đếm người. · Only these measures count persons." placeholder:"MÃ"`
}

type publicationJSON struct {
	Threshold  int                   `json:"threshold"`
	Note       pcmd.Text             `json:"note"`
	Persons    []string              `json:"persons"`
	Tables     []publishedTableJSON  `json:"tables"`
	Suppressed []suppressedJSON      `json:"suppressed"`
	Results    []publishedResultJSON `json:"results"`
}

type publishedTableJSON struct {
	Period  pcmd.Period           `json:"period"`
	Figures []publishedFigureJSON `json:"figures"`
}

type publishedFigureJSON struct {
	Unit       string             `json:"unit"`
	Measure    string             `json:"measure"`
	Value      any                `json:"value"` // null where it is missing or suppressed
	Suppressed report.Suppression `json:"suppressed,omitempty"`
	Coverage   indicator.Coverage `json:"coverage"`
}

type suppressedJSON struct {
	Unit    string             `json:"unit"`
	Period  pcmd.Period        `json:"period"`
	Measure string             `json:"measure"`
	Reason  report.Suppression `json:"reason"`
}

// publishedResultJSON is a result as evaluate prints it; a suppressed one has no
// state either.
type publishedResultJSON struct {
	Unit        string             `json:"unit"`
	Period      pcmd.Period        `json:"period"`
	Target      string             `json:"target"`
	Indicator   string             `json:"indicator"`
	Suppressed  report.Suppression `json:"suppressed,omitempty"`
	State       indicator.State    `json:"state,omitempty"`
	Value       string             `json:"value,omitempty"`
	Exact       string             `json:"exact,omitempty"`
	Verdict     indicator.Verdict  `json:"verdict,omitempty"`
	Shortfall   string             `json:"shortfall,omitempty"`
	Provisional *bool              `json:"provisional,omitempty"`
	Coverage    indicator.Coverage `json:"coverage"`
}

func (c publishCmd) Run(s *session) error {
	how, err := c.publishing()
	if err != nil {
		return err
	}
	data, err := s.read(c.File)
	if err != nil {
		return err
	}
	w, err := report.ParseWorkbook(data, library())
	if err != nil {
		return inDocument(c.File, err)
	}
	p, err := report.Publish(w, how)
	if err != nil {
		return c.notPublished(err)
	}
	if s.json {
		return s.printJSON(newPublicationJSON(p))
	}
	s.printPublication(w, p)
	return nil
}

// notPublished tells figures that cannot be protected, a fault of the document,
// from a way of publishing that was called for wrongly.
func (c publishCmd) notPublished(err error) error {
	var faults pcmd.Faults
	if errors.As(err, &faults) && slices.ContainsFunc(faults, func(f pcmd.Fault) bool { return f.Code == pcmd.CodeNotProtected }) {
		return inDocument(c.File, err)
	}
	return asUsage("publish", err)
}

// publishing reads how to publish from the command line.
func (c publishCmd) publishing() (report.Publishing, error) {
	how := report.Publishing{Threshold: c.Threshold, Levels: c.Level, Persons: report.CountsPersons(catalog.Measures())}
	if c.Persons != nil {
		how.Persons = func(m indicator.Measure) bool { return slices.Contains(c.Persons, m.ID) }
	}
	if c.Period != "" {
		period, err := pcmd.ParsePeriod(c.Period)
		if err != nil {
			return how, asUsage("--period", err)
		}
		how.Periods = []pcmd.Period{period}
	}
	return how, nil
}

func newPublicationJSON(p *report.Publication) publicationJSON {
	j := publicationJSON{Threshold: p.Threshold, Note: p.Note(), Persons: []string{},
		Tables: []publishedTableJSON{}, Suppressed: []suppressedJSON{}, Results: []publishedResultJSON{}}
	for _, m := range p.Measures {
		j.Persons = append(j.Persons, m.ID)
	}
	for _, f := range p.Figures {
		if n := len(j.Tables); n == 0 || j.Tables[n-1].Period != f.Period {
			j.Tables = append(j.Tables, publishedTableJSON{Period: f.Period})
		}
		table := &j.Tables[len(j.Tables)-1]
		figure := publishedFigureJSON{Unit: f.Unit.ID, Measure: f.Measure, Suppressed: f.Suppressed, Coverage: f.Coverage}
		if !f.Missing && f.Suppressed == "" {
			figure.Value = f.Value.String()
		}
		table.Figures = append(table.Figures, figure)
		if f.Suppressed != "" {
			j.Suppressed = append(j.Suppressed, suppressedJSON{f.Unit.ID, f.Period, f.Measure, f.Suppressed})
		}
	}
	for _, r := range p.Results {
		full := newResultJSON(r.Row)
		j.Results = append(j.Results, publishedResultJSON{full.Unit, full.Period, full.Target, full.Indicator, r.Suppressed,
			full.State, full.Value, full.Exact, full.Verdict, full.Shortfall, full.Provisional, full.Coverage})
	}
	return j
}

// measuresAcross is how many measures stand side by side in a printed table.
const measuresAcross = 4

func (s *session) printPublication(w *report.Workbook, p *report.Publication) {
	cells := map[string]string{}
	reported := map[string]bool{}
	var periods []pcmd.Period
	var units []indicator.Unit
	for _, f := range p.Figures {
		cells[f.Period.String()+" "+f.Unit.ID+" "+f.Measure] = p.Text(f, s.lang)
		reported[f.Measure] = reported[f.Measure] || !f.Missing
		if !slices.Contains(periods, f.Period) {
			periods = append(periods, f.Period)
		}
		if !slices.Contains(units, f.Unit) {
			units = append(units, f.Unit)
		}
	}
	measures := slices.DeleteFunc(slices.Clone(p.Measures), func(m indicator.Measure) bool { return !reported[m.ID] })
	for _, period := range periods {
		for some := range slices.Chunk(measures, measuresAcross) {
			columns := []column{{vi: "Đơn vị", en: "Unit"}}
			for _, m := range some {
				columns = append(columns, column{vi: titleOf(m).Vi, en: titleOf(m).En, right: true})
			}
			var rows [][]string
			for _, u := range units {
				row := []string{nameOf(u)}
				for _, m := range some {
					row = append(row, orDash(cells[period.String()+" "+u.ID+" "+m.ID]))
				}
				rows = append(rows, row)
			}
			s.printTable(fmt.Sprintf(s.text("Số người, kỳ %s", "Persons, %s"), period), columns, rows)
		}
	}
	s.printPublishedResults(w, p)
	fmt.Fprintln(s.out, strings.ReplaceAll(p.Note().In(s.lang), ". ", ".\n"))
}

// printPublishedResults prints the results that there are figures for.
func (s *session) printPublishedResults(w *report.Workbook, p *report.Publication) {
	hidden := p.Mark(report.WouldReveal)
	var rows [][]string
	for _, r := range p.Results {
		line := report.NewScorecard(w.Plan, catalog.Indicators(), []report.Row{r.Row}).Lines[0]
		value, verdict, remark := hidden, hidden, ""
		if r.Suppressed == "" {
			value, remark = line.Figure(s.lang), s.remark(line)
			verdict = indicator.Verdicts().Label(r.Result.Verdict).In(s.lang)
		}
		if r.Result.State != indicator.NoData {
			rows = append(rows, []string{r.Period.String(), nameOf(r.Unit), line.Indicator.In(s.lang), value, orDash(line.Target(s.lang)), orDash(verdict), remark})
		}
	}
	if len(rows) == 0 {
		return
	}
	s.printTable(s.text("Kết quả tính từ số người", "Results from counts of persons"), []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Đơn vị", en: "Unit"}, {vi: "Chỉ số", en: "Indicator"}, {vi: "Giá trị", en: "Value", right: true},
		{vi: "Chỉ tiêu", en: "Target"}, {vi: "Kết quả", en: "Verdict"}, {vi: "Ghi chú", en: "Remark"},
	}, rows)
}

func nameOf(u indicator.Unit) string {
	if u.Name == "" {
		return u.ID
	}
	return u.Name
}

func titleOf(m indicator.Measure) pcmd.Text {
	if !m.Title.IsZero() {
		return m.Title
	}
	for _, known := range catalog.Measures() {
		if known.ID == m.ID {
			return known.Title
		}
	}
	return pcmd.Text{Vi: m.ID, En: m.ID}
}
