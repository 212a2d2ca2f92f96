package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
)

type deriveCmd struct {
	Parent string `arg:"" help:"Kế hoạch cấp trên: mã, tệp hoặc -. · The plan above: an id, a file or -."`
	Level  string `required:"" placeholder:"CẤP" help:"Cấp ngay dưới: district (đến hết 30/6/2025), commune, province. · The level directly below."`
	Unit   string `required:"" placeholder:"MÃ" help:"Mã đơn vị hành chính. · Code of the unit."`
	Name   string `required:"" placeholder:"TÊN" help:"Tên, nên kèm loại, ví dụ \"quận Dương Kinh\". · Name, best with its kind."`
	Term   string `required:"" placeholder:"KỲ" help:"Năm hoặc giai đoạn, ví dụ 2025, nằm trong thời hạn của kế hoạch cấp trên. · Year or span within that of the plan above."`
	ID     string `placeholder:"MÃ" help:"Mã của bản thảo; mặc định từ tên và kỳ. · Id of the draft; from name and term by default."`
}

// Help says what comes out where.
func (deriveCmd) Help() string {
	return "In bản thảo kế hoạch ra đầu ra chuẩn (để ghi vào tệp rồi sửa), và những điều còn phải quyết định ra đầu ra lỗi. " +
		"Bản thảo hợp lệ ngay: \"pcmd validate\" không báo lỗi, nhưng chưa xong khi các điều đó chưa được quyết định. " +
		"--json: cả hai trong một tài liệu.\n\n" +
		"Prints the draft plan to the standard output (to be put into a file and edited), and what must still be decided to the standard error. " +
		"The draft is valid as it is: \"pcmd validate\" finds no faults, yet it is not finished before those things are decided. " +
		"--json: both in one document."
}

// draftJSON is a draft as one document.
type draftJSON struct {
	Plan     json.RawMessage `json:"plan"`
	Openings []openingJSON   `json:"openings"`
}

type openingJSON struct {
	Path     string    `json:"path"`
	Question pcmd.Text `json:"question"`
	Citation any       `json:"citation"`
}

func (c deriveCmd) Run(s *session) error {
	above, err := s.planOrFile(c.Parent)
	if err != nil {
		return err
	}
	term, err := pcmd.ParsePeriod(c.Term)
	if err != nil {
		return asUsage("--term", err)
	}
	level, err := pcmd.Levels().Parse(c.Level)
	if err != nil {
		return asUsage("--level", err)
	}
	draft, err := plan.Derive(above, plan.Below{
		ID: c.ID, Level: level, Unit: plan.Unit{Code: c.Unit, Name: c.Name}, Term: term,
	}, catalog.Measures())
	if err != nil {
		return wrongOptions(err)
	}
	document, err := draft.Plan.Encode()
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(draftJSON{document, openingsJSON(draft.Openings)})
	}
	if _, err := s.out.Write(document); err != nil {
		return err
	}
	s.printOpenings(above, draft.Openings)
	return nil
}

// deriveOptions are the options whose values [plan.Derive] checks.
var deriveOptions = map[string]string{
	"id": "--id", "level": "--level", "unit.code": "--unit", "unit.name": "--name", "term": "--term",
}

// wrongOptions turns the faults of a request into a wrong call, one a line.
func wrongOptions(err error) error {
	var faults pcmd.Faults
	if !errors.As(err, &faults) {
		return err
	}
	vi, en := make([]string, len(faults)), make([]string, len(faults))
	for i, f := range faults {
		vi[i] = deriveOptions[f.Path] + ": " + f.Message.Vi
		en[i] = deriveOptions[f.Path] + ": " + f.Message.En
	}
	return wrongCall(strings.Join(vi, "\n"), strings.Join(en, "\n"))
}

func openingsJSON(openings []plan.Opening) []openingJSON {
	all := make([]openingJSON, len(openings))
	for i, o := range openings {
		all[i] = openingJSON{o.Path, o.Question, orNull(o.Citation)}
	}
	return all
}

// printOpenings lists what must still be decided, apart from the draft.
func (s *session) printOpenings(above *plan.Plan, openings []plan.Opening) {
	rows := make([][]string, len(openings))
	for i, o := range openings {
		cited := o.Citation.Clause
		if o.Citation.Document != above.Name() {
			cited = o.Citation.String()
		}
		rows[i] = []string{o.Path, o.Question.In(s.lang), orDash(cited)}
	}
	notes := *s
	notes.out = s.errOut
	notes.printTable(fmt.Sprintf(s.text("Còn %d điều phải quyết định (mục: của %s)", "%d things must still be decided (clauses: of %s)"), len(openings), above.Name()), []column{
		{vi: "Chỗ", en: "Place", whole: true}, {vi: "Điều cần quyết định", en: "To be decided"}, {vi: "Mục", en: "Clause"},
	}, rows)
}
