// Command pcmd shows the library at work: plans and their targets, who is
// responsible for what, the deadlines of a year, and reported figures judged.
//
//	go run ./examples/pcmd evaluate examples/data/van-ban-2023.json
//
// It exits with 0 when done, 1 when a document has faults, 2 when called
// wrongly.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/pcmd-vn/pcmd"
)

// The exit codes of the contract.
const (
	exitDone   = 0
	exitFaults = 1
	exitUsage  = 2
)

// cli is the command line.
type cli struct {
	Lang string `enum:"vi,en" default:"vi" help:"Ngôn ngữ: vi hoặc en. · Language: vi or en."`
	JSON bool   `name:"json" help:"In JSON cho máy đọc. · Print JSON for machines."`

	Plans       plansCmd       `cmd:"" help:"Các kế hoạch trong danh mục. · The plans of the catalogue."`
	Targets     targetsCmd     `cmd:"" help:"Chỉ tiêu của một kế hoạch. · The targets of a plan."`
	Duties      dutiesCmd      `cmd:"" help:"Ai làm gì theo kế hoạch. · Who does what."`
	Due         dueCmd         `cmd:"" help:"Hạn báo cáo trong năm. · The deadlines of a year."`
	Evaluate    evaluateCmd    `cmd:"" help:"Đánh giá số liệu báo cáo. · Judge reported figures."`
	Scorecard   scorecardCmd   `cmd:"" help:"Bảng đánh giá, hoặc lời văn báo cáo. · A scorecard, or its text."`
	Check       checkCmd       `cmd:"" help:"Số liệu có khớp nhau không. · Whether figures fit together."`
	Explain     explainCmd     `cmd:"" help:"Vì sao ra kết quả đó. · Why a result is what it is."`
	Status      statusCmd      `cmd:"" help:"Ai đã gửi, ai chưa gửi báo cáo. · Who has sent the report and who has not."`
	Consolidate consolidateCmd `cmd:"" help:"Tổng hợp báo cáo lên cấp trên. · Reports added up the hierarchy."`
	Remind      remindCmd      `cmd:"" help:"Nhắc ai việc gì; có thể ghi ra iCalendar. · What to remind whom of; as iCalendar too."`
	Unit        unitCmd        `cmd:"" help:"Một đơn vị vào một ngày. · A unit as it was on a day."`
	Successors  successorsCmd  `cmd:"" help:"Đơn vị nào kế thừa đơn vị nào. · What became of a unit."`
	Restate     restateCmd     `cmd:"" help:"Quy số liệu của bản đồ cũ về bản đồ mới. · Express figures of one map on another."`
	Hierarchy   hierarchyCmd   `cmd:"" help:"Bản đồ đơn vị hành chính của một ngày. · The map of a day."`
	Lint        lintCmd        `cmd:"" help:"Điểm hợp lệ nhưng cần xem lại. · What is doubtful in a plan."`
	Align       alignCmd       `cmd:"" help:"So với kế hoạch cấp trên. · A plan beside the one above."`
	Diff        diffCmd        `cmd:"" help:"Hai bản kế hoạch khác nhau ở đâu. · What changed between two versions of a plan."`
	Derive      deriveCmd      `cmd:"" help:"Phác thảo kế hoạch cấp dưới. · Draft the plan of a lower level."`
	Publish     publishCmd     `cmd:"" help:"Công bố số đếm người mà không để lộ cá nhân. · Publish counts of persons without exposing anybody."`
	Validate    validateCmd    `cmd:"" help:"Kiểm tra một tài liệu. · Check a document."`
	Schema      schemaCmd      `cmd:"" help:"Lược đồ JSON của kế hoạch. · The JSON Schema of plans."`
	Conform     conformCmd     `cmd:"" help:"Chạy véc-tơ kiểm tra. · Run conformance vectors."`
}

// session is what every command works with.
type session struct {
	lang   pcmd.Lang
	json   bool
	in     io.Reader
	out    io.Writer
	errOut io.Writer
}

// text returns the words in the language of the session.
func (s *session) text(vi, en string) string { return pcmd.Text{Vi: vi, En: en}.In(s.lang) }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the whole program but for the process.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("pcmd"), kong.Writers(out, errOut),
		kong.Description("Phòng, chống mại dâm: kế hoạch, chỉ tiêu, nhiệm vụ, báo cáo. · Programmes on preventing prostitution."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Help(help),
		kong.Exit(func(code int) { exited = code }))
	if err != nil {
		panic(err) // the command line is part of the program
	}
	command, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	s := &session{lang: pcmd.Lang(c.Lang), json: c.JSON, in: in, out: out, errOut: errOut}
	if err != nil {
		s.lang = langOf(args)
		return s.finish(wrongCommandLine(err))
	}
	return s.finish(command.Run(s))
}

// finish says what went wrong and returns the exit code.
func (s *session) finish(err error) int {
	var usage usageError
	var faults documentFaults
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFaults
	case errors.As(err, &faults):
		if s.json {
			s.encode(s.errOut, faults.faults)
		} else {
			s.listFaults(s.errOut, faults.name, faults.faults)
		}
		return exitFaults
	case errors.As(err, &usage):
		fmt.Fprintf(s.errOut, "pcmd: %s\n%s\n", usage.message.In(s.lang),
			s.text("Gọi sai; xem: pcmd --help", "Called wrongly; see: pcmd --help"))
		return exitUsage
	}
	fmt.Fprintln(s.errOut, "pcmd:", err)
	return exitUsage
}

// errFound ends a command whose output has already said what it found wrong.
var errFound = errors.New("faults found")

// documentFaults are the faults of a document that a command was to read.
type documentFaults struct {
	name   string
	faults pcmd.Faults
}

func (d documentFaults) Error() string { return d.name + ": " + d.faults.Error() }

// listFaults lists all faults of a document for people.
func (s *session) listFaults(out io.Writer, name string, faults pcmd.Faults) {
	if name == "-" {
		name = s.text("đầu vào chuẩn", "standard input")
	}
	switch len(faults) {
	case 0:
		fmt.Fprintf(out, s.text("%s: không có lỗi\n", "%s: no faults\n"), name)
		return
	case 1:
		fmt.Fprintf(out, s.text("%s: có 1 lỗi\n", "%s: 1 fault\n"), name)
	default:
		fmt.Fprintf(out, s.text("%s: có %d lỗi\n", "%s: %d faults\n"), name, len(faults))
	}
	fmt.Fprintln(out, "  "+strings.ReplaceAll(faults.In(s.lang), "\n", "\n  "))
}

// inDocument marks the error of reading a document as that document's faults.
func inDocument(name string, err error) error {
	var faults pcmd.Faults
	var fault pcmd.Fault
	switch {
	case errors.As(err, &faults):
		return documentFaults{name, faults}
	case errors.As(err, &fault):
		return documentFaults{name, pcmd.Faults{fault}}
	}
	return err
}

// read returns what is in the file, or on the standard input for "-".
func (s *session) read(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.in)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, wrongCall(
			fmt.Sprintf("không đọc được %q; cần tên một tệp, hoặc - để đọc từ đầu vào chuẩn", name),
			fmt.Sprintf("cannot read %q; expected the name of a file, or - for the standard input", name))
	}
	return data, nil
}
