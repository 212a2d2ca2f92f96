package main

import (
	"fmt"
	"os"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/report"
)

type remindCmd struct {
	registerArgs
	Within []int  `default:"7" help:"Nhắc trước hạn bao nhiêu ngày; có thể nhiều mốc: 7,3,1. · How many days ahead to remind; several: 7,3,1." placeholder:"NGÀY"`
	ICS    string `name:"ics" help:"Ghi ra tệp iCalendar, hoặc - ra đầu ra chuẩn. · Write an iCalendar file, or - to the standard output." placeholder:"TỆP"`
}

type reminderJSON struct {
	Unit     string              `json:"unit"`
	Period   pcmd.Period         `json:"period"`
	Kind     report.ReminderKind `json:"kind"`
	Mandate  agency.Mandate      `json:"mandate"`
	Deadline any                 `json:"deadline"`
	Text     pcmd.Text           `json:"text"`
}

func (c remindCmd) Run(s *session) error {
	a, err := c.ask(s)
	if err != nil {
		return err
	}
	var within []time.Duration
	for _, days := range c.Within {
		if days < 0 {
			return wrongCall("--within: cần số ngày không âm", "--within: a number of days that is not negative is needed")
		}
		within = append(within, time.Duration(days)*24*time.Hour)
	}
	reminders := report.Reminders(a.StatusAt(a.at), within...)
	if c.ICS != "" {
		return s.writeICS(c.ICS, s.calendar(reminders, a.at))
	}
	if s.json {
		all := make([]reminderJSON, len(reminders))
		for i, r := range reminders {
			all[i] = reminderJSON{Unit: r.Unit.ID, Period: r.Period, Kind: r.Kind, Mandate: r.Mandate, Text: r.Text}
			if !r.Deadline.IsZero() {
				all[i].Deadline = r.Deadline.Format(time.RFC3339)
			}
		}
		return s.printJSON(all)
	}
	s.printReminders(reminders, a.at)
	return nil
}

func (s *session) printReminders(reminders []report.Reminder, at time.Time) {
	if len(reminders) == 0 {
		fmt.Fprintln(s.out, s.text("Không có gì phải nhắc.", "Nothing to remind of."))
		return
	}
	rows := make([][]string, len(reminders))
	for i, r := range reminders {
		rows[i] = []string{r.Unit.ID, r.Kind.Label().In(s.lang), date(r.LastDay()), r.Text.In(s.lang)}
	}
	s.printTable(s.text("Cần nhắc vào ", "To remind of at ")+moment(at), []column{
		{vi: "Mã", en: "Id"}, {vi: "Việc", en: "What"}, {vi: "Ngày cuối", en: "Last day", whole: true}, {vi: "Lời nhắc", en: "Words"},
	}, rows)
}

// calendar returns the reminders as entries of whole days: what is due on its
// last day, the rest on the day of asking.
func (s *session) calendar(reminders []report.Reminder, at time.Time) *ics.Calendar {
	c := ics.NewCalendarFor("pcmd")
	c.SetMethod(ics.MethodPublish)
	for _, r := range reminders {
		day := pcmd.DateIn(at)
		if r.Kind == report.RemindDueSoon {
			day = r.LastDay()
		}
		// The same reminder bears the same name whenever it is written, so that a calendar that has it updates it.
		e := c.AddEvent(fmt.Sprintf("%s.%s.%s@pcmd", r.Unit.ID, r.Period, r.Kind))
		e.SetDtStampTime(at)
		e.SetAllDayStartAt(day.Start())
		e.SetAllDayEndAt(day.AddDays(1).Start())
		e.SetSummary(r.Text.In(s.lang))
		e.SetProperty(ics.ComponentPropertyCategories, string(r.Kind))
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return c
}

// writeICS writes the calendar with the line ends that the format asks for.
func (s *session) writeICS(name string, c *ics.Calendar) error {
	text := c.Serialize(ics.WithNewLineWindows)
	if name == "-" {
		_, err := fmt.Fprint(s.out, text)
		return err
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		return wrongCall(fmt.Sprintf("không ghi được %q", name), fmt.Sprintf("cannot write %q", name))
	}
	fmt.Fprintf(s.out, s.text("Đã ghi %d lời nhắc vào %s\n", "%d reminders written to %s\n"), len(c.Events()), name)
	return nil
}
