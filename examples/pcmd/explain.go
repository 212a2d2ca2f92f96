package main

import (
	"encoding/json"
	"fmt"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

type explainCmd struct {
	File   string `arg:"" help:"Sổ số liệu, hoặc -. · A workbook, or -."`
	Target string `required:"" help:"Mã chỉ tiêu. · Id of a target." placeholder:"MÃ"`
	Unit   string `help:"Mã đơn vị; mặc định là các đơn vị không có cấp trên. · Id of a unit." placeholder:"MÃ"`
	Period string `help:"Kỳ; mặc định là các năm có báo cáo. · A period." placeholder:"KỲ"`
	Levels int    `default:"2" help:"Số tầng hiển thị dưới đơn vị. · How many levels to show below the unit."`
}

// explanationJSON is the tree behind one result and the clause of its target.
type explanationJSON struct {
	indicator.Explanation
	citation pcmd.Citation
}

// MarshalJSON writes the explanation with the citation of its target.
func (x explanationJSON) MarshalJSON() ([]byte, error) {
	tree, err := json.Marshal(x.Explanation)
	if err != nil || x.citation.IsZero() {
		return tree, err
	}
	citation, err := json.Marshal(x.citation)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(tree[:len(tree)-1], `,"citation":%s}`, citation), nil
}

func (c explainCmd) Run(s *session) error {
	workbook, cards, err := evaluateCmd{File: c.File, Unit: c.Unit, Period: c.Period, Target: c.Target}.answers(s)
	if err != nil {
		return err
	}
	if len(cards) != 1 {
		return wrongCall(
			fmt.Sprintf("có %d kết quả; chọn một bằng --unit và --period", len(cards)),
			fmt.Sprintf("there are %d results; choose one with --unit and --period", len(cards)))
	}
	row := cards[0][0]
	tree, err := workbook.Explain(row.Unit.ID, row.Period, row.Target.ID)
	if err != nil {
		return err
	}
	x := explanationJSON{tree, citationOf(workbook, c.Target)}
	if s.json {
		return s.printJSON(x)
	}
	fmt.Fprint(s.out, visible(x.In(s.lang, c.Levels)))
	if !x.citation.IsZero() {
		fmt.Fprintln(s.out, s.text("Căn cứ: ", "Source: ")+x.citation.String())
	}
	return nil
}

// citationOf returns the clause that sets the target, where a plan does.
func citationOf(w *report.Workbook, target string) pcmd.Citation {
	if w.Plan == nil {
		return pcmd.Citation{}
	}
	t, _ := w.Plan.Target(target)
	return w.Plan.Cite(t.Citation)
}
