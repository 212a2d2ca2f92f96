package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/report"
)

// registerArgs are a register and the instant that it is asked for.
type registerArgs struct {
	File string `arg:"" help:"Sổ theo dõi báo cáo, hoặc -. · The register, or -."`
	At   string `required:"" help:"Thời điểm cần biết. · The instant that is asked for." placeholder:"2024-06-15T00:00:00+07:00"`
	calendarArgs
}

// asked is a register with the instant and the calendar that it is asked with.
type asked struct {
	*report.Ledger
	at time.Time
}

func (a registerArgs) ask(s *session) (asked, error) {
	at, err := report.ParseInstant(a.At)
	if err != nil {
		return asked{}, asUsage("--at", err)
	}
	calendar, err := a.calendar()
	if err != nil {
		return asked{}, err
	}
	data, err := s.read(a.File)
	if err != nil {
		return asked{}, err
	}
	register, err := report.ParseRegister(data, library())
	if err != nil {
		return asked{}, inDocument(a.File, err)
	}
	return asked{report.NewLedger(register, calendar), at}, nil
}

type statusCmd struct {
	registerArgs
	Soon int `default:"7" help:"Bao nhiêu ngày trước hạn thì coi là sắp đến hạn. · How many days ahead a deadline is soon." placeholder:"NGÀY"`
}

type statusJSON struct {
	Period pcmd.Period `json:"period"`
	report.Tally
	Units     []unitStatusJSON    `json:"units"`
	Requested *requestedTallyJSON `json:"requested,omitempty"`
}

// requestedTallyJSON counts the units that a register marks as merely requested.
type requestedTallyJSON struct {
	report.Tally
	Units []unitStatusJSON `json:"units"`
}

type unitStatusJSON struct {
	Unit   string        `json:"unit"`
	Status report.Status `json:"status"`
	At     any           `json:"at"`
}

func (c statusCmd) Run(s *session) error {
	if c.Soon < 0 {
		return wrongCall("--soon: cần số ngày không âm", "--soon: a number of days that is not negative is needed")
	}
	a, err := c.ask(s)
	if err != nil {
		return err
	}
	statuses := a.StatusAt(a.at)
	if s.json {
		all := make([]statusJSON, len(statuses))
		for i, p := range statuses {
			all[i] = newStatusJSON(p)
		}
		return s.printJSON(all)
	}
	s.printStatuses(a, statuses)
	s.printAttention(statuses, time.Duration(c.Soon)*24*time.Hour)
	s.printChoices(a, statuses)
	s.printVoidEvents(a)
	return nil
}

func newStatusJSON(p report.PeriodStatus) statusJSON {
	j := statusJSON{Period: p.Period, Tally: p.Tally, Units: []unitStatusJSON{}}
	for _, u := range p.Units {
		one := unitStatusJSON{Unit: u.Unit.ID, Status: u.Status}
		if !u.At.IsZero() {
			one.At = u.At.Format(time.RFC3339Nano)
		}
		if u.Mandate != agency.Requested {
			j.Units = append(j.Units, one)
			continue
		}
		if j.Requested == nil {
			j.Requested = &requestedTallyJSON{Tally: p.Requested}
		}
		j.Requested.Units = append(j.Requested.Units, one)
	}
	return j
}

func (s *session) printStatuses(a asked, statuses []report.PeriodStatus) {
	var rows [][]string
	for _, p := range statuses {
		rows = append(rows, s.tallyRow(p.Period.String(), p.Tally, s.lastDays(p)))
		if p.Requested.Expected > 0 {
			rows = append(rows, s.tallyRow(p.Period.String()+" ("+agency.Mandates().Label(agency.Requested).In(s.lang)+")", p.Requested, ""))
		}
	}
	s.printTable(s.text("Tình hình báo cáo đến ", "Reports by ")+moment(a.at), []column{
		{vi: "Kỳ", en: "Period"}, {vi: "Phải gửi", en: "Expected", right: true}, {vi: "Đúng hạn", en: "On time", right: true},
		{vi: "Muộn", en: "Late", right: true}, {vi: "Quá hạn", en: "Missing", right: true}, {vi: "Chưa đến hạn", en: "Pending", right: true},
		{vi: "Được miễn", en: "Exempt", right: true}, {vi: "Đã gửi", en: "Received", right: true}, {vi: "Ngày cuối", en: "Last day"},
	}, rows)
}

func (s *session) tallyRow(period string, t report.Tally, last string) []string {
	rate := ""
	if r := t.Completeness(); !r.IsZero() {
		rate = s.lang.Number(r.Rat().Mul(r.Rat(), indicator.NewFraction(100, 1).Rat()).FloatString(2)) + " %"
	}
	row := []string{period}
	for _, n := range []int{t.Expected, t.OnTime, t.Late, t.Missing, t.Pending, t.Exempt} {
		row = append(row, s.lang.Number(fmt.Sprint(n)))
	}
	return append(row, orDash(rate), last)
}

// lastDays says until when reports were in time; of several levels each.
func (s *session) lastDays(p report.PeriodStatus) string {
	var days []string
	for _, u := range p.Units {
		day := s.text("chưa có hạn", "no deadline known")
		if !u.Deadline.IsZero() {
			day = date(pcmd.DateIn(u.Deadline.Add(-1)))
		}
		if !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	return orDash(strings.Join(days, "; "))
}

// printAttention lists the units whose report is late, missing, returned or due
// soon.
func (s *session) printAttention(statuses []report.PeriodStatus, soon time.Duration) {
	var rows [][]string
	for _, p := range statuses {
		for _, u := range p.Units {
			if status := s.attention(p, u, soon); status != "" {
				rows = append(rows, []string{p.Period.String(), u.Unit.ID, u.Unit.Name, status, moment(u.At)})
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	s.printTable(s.text("Cần chú ý", "Needs attention"), []column{
		{vi: "Kỳ", en: "Period", whole: true}, {vi: "Mã", en: "Id"}, {vi: "Đơn vị", en: "Unit"}, {vi: "Tình trạng", en: "Status"}, {vi: "Gửi lúc", en: "Sent at", whole: true},
	}, rows)
}

// attention says why a unit needs attention; nothing where it does not. Who is
// merely requested to report is not overdue as if ordered.
func (s *session) attention(p report.PeriodStatus, u report.UnitStatus, soon time.Duration) string {
	asked := u.Mandate == agency.Requested
	var why []string
	switch {
	case u.Status == report.Late || u.Status == report.Missing && !asked:
		why = append(why, u.Status.Label().In(s.lang))
	case u.Status == report.Missing && u.State != report.SentBack:
		why = append(why, u.State.Label().In(s.lang))
	case u.DueSoon(p.At, soon):
		why = append(why, report.RemindDueSoon.Label().In(s.lang))
	}
	if u.State == report.SentBack && u.Status != report.Exempt {
		why = append(why, u.State.Label().In(s.lang))
	}
	if asked && len(why) > 0 {
		why = append(why, agency.Mandates().Label(u.Mandate).In(s.lang))
	}
	return strings.Join(why, "; ")
}

// printChoices says what became of the caller's own rules on deadlines: days
// moved, days of which nothing is known, lower levels after upper ones.
func (s *session) printChoices(a asked, statuses []report.PeriodStatus) {
	said := map[string]bool{}
	for _, p := range statuses {
		for _, f := range a.DeadlineFindings(p.Period) {
			line := fmt.Sprintf("%s %s: %s", s.text("Lưu ý, kỳ", "Note, period"), f.Period, f.Message.In(s.lang))
			if f.Code != report.CodeWindowTooClose && !said[line] {
				fmt.Fprintln(s.out, line)
			}
			said[line] = true
		}
	}
}

// printVoidEvents lists the events that had nothing to act on.
func (s *session) printVoidEvents(a asked) {
	title := s.text("Sự kiện không có tác dụng", "Events without effect")
	for _, f := range a.Filings(a.at) {
		for _, finding := range f.Findings {
			if title != "" {
				fmt.Fprintln(s.out, title)
				title = ""
			}
			fmt.Fprintln(s.out, "  "+visible(finding.Message.In(s.lang)))
		}
	}
}

// moment writes an instant as it is in Vietnam: 14/6/2024 23:59:59.
func moment(at time.Time) string {
	day := pcmd.DateIn(at)
	if at.IsZero() || day.IsZero() {
		return orDash("")
	}
	return date(day) + " " + at.In(day.Start().Location()).Format("15:04:05")
}
