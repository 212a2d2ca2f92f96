package main

import (
	"fmt"

	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/pcmd-vn/pcmd/report"
)

type checkCmd struct {
	File  string `arg:"" help:"Sổ số liệu, hoặc -. · A workbook, or -."`
	Rules string `help:"Tệp quy tắc của riêng mình, hoặc -. · A file of more rules, or -." placeholder:"TỆP"`
}

func (c checkCmd) Run(s *session) error {
	if c.File == "-" && c.Rules == "-" {
		return wrongCall("chỉ một trong hai tài liệu đọc được từ đầu vào chuẩn", "only one of the two documents can come from the standard input")
	}
	workbook, err := s.workbook(c.File)
	if err != nil {
		return err
	}
	rules, err := c.rules(s, workbook)
	if err != nil {
		return err
	}
	findings := workbook.Check(glossary(), rules...)
	if s.json {
		return s.printJSON(append([]report.CheckFinding{}, findings...)) // [] and not null
	}
	s.printCheckFindings(workbook, findings)
	return nil
}

// rules reads the rules of the caller, none where there is no file.
func (c checkCmd) rules(s *session, w *report.Workbook) ([]report.CheckRule, error) {
	if c.Rules == "" {
		return nil, nil
	}
	data, err := s.read(c.Rules)
	if err != nil {
		return nil, err
	}
	rules, err := report.ParseCheckRules(data, w.Table.Set().Measures())
	if err != nil {
		return nil, inDocument(c.Rules, err)
	}
	return rules, nil
}

// workbook reads the workbook in a file.
func (s *session) workbook(name string) (*report.Workbook, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	w, err := report.ParseWorkbook(data, library())
	if err != nil {
		return nil, inDocument(name, err)
	}
	return w, nil
}

// glossary is what measures and indicators are called on the command line.
func glossary() report.Glossary {
	return report.Glossary{Measures: catalog.Measures(), Indicators: catalog.Indicators()}
}

func (s *session) printCheckFindings(w *report.Workbook, findings []report.CheckFinding) {
	if len(findings) == 0 {
		fmt.Fprintln(s.out, s.text("Số liệu không có mâu thuẫn hay điểm cần xem lại.", "Nothing in the figures is contradictory or doubtful."))
		return
	}
	rows := make([][]string, len(findings))
	for i, f := range findings {
		tree := w.Table.Tree()
		rows[i] = []string{
			unitName(tree.Unit(tree.Row(f.Unit))), f.Period.String(), f.Severity.Label().In(s.lang),
			fmt.Sprintf("%s [%s]", f.Message.In(s.lang), f.Code),
		}
	}
	s.printTable(fmt.Sprintf(s.text("Kiểm tra số liệu (%d)", "Data checks (%d)"), len(findings)), []column{
		{vi: "Đơn vị", en: "Unit"}, {vi: "Kỳ", en: "Period", whole: true}, {vi: "Mức độ", en: "Severity"},
		{vi: "Điểm không khớp [quy tắc]", en: "What does not fit [rule]"},
	}, rows)
}
