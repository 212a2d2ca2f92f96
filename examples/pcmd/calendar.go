package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/report"
)

// calendarArgs are the caller's rules on when reports are due.
type calendarArgs struct {
	Deadline []string `help:"Hạn của một kỳ nếu kế hoạch không in; thêm /CẤP để đặt riêng một cấp. · The deadline of a period for which the plan prints none; with /LEVEL that of one level." placeholder:"2022-H1[/commune]=before:2022-06-15" sep:"none"`
	Stage    []string `help:"Cấp đó gửi sớm hơn cấp trên bao nhiêu ngày; w: ngày làm việc. · By how many days the level is due earlier than the one above; w: working days." placeholder:"commune=3w" sep:"none"`
	DaysOff  string   `enum:"none,next-working-day" default:"none" help:"Hạn rơi vào ngày nghỉ: none, next-working-day. · A deadline on a day off."`
}

func (a calendarArgs) calendar() (report.Calendar, error) {
	c := report.Calendar{DaysOff: report.DaysOffPolicy(a.DaysOff)}
	for _, arg := range a.Deadline {
		rule, err := deadlineRule(arg)
		if err != nil {
			return c, err
		}
		c.Rules = append(c.Rules, rule)
	}
	for _, arg := range a.Stage {
		s, err := stage(arg)
		if err != nil {
			return c, err
		}
		c.Stages = append(c.Stages, s)
	}
	return c, nil
}

// deadlineRule reads PERIOD[/LEVEL]=BOUND:DATE. A span has a slash of its own.
func deadlineRule(arg string) (rule report.DeadlineRule, err error) {
	of, due, _ := strings.Cut(arg, "=")
	bound, date, ok := strings.Cut(due, ":")
	if !ok {
		return rule, wrongCall(
			fmt.Sprintf("--deadline: %q; cần dạng 2022-H1=before:2022-06-15 hoặc 2022-H1/commune=no-later-than:2022-06-10", arg),
			fmt.Sprintf("--deadline: %q; expected the form 2022-H1=before:2022-06-15 or 2022-H1/commune=no-later-than:2022-06-10", arg))
	}
	if i := strings.LastIndexByte(of, '/'); i >= 0 && pcmd.Level(of[i+1:]).Valid() {
		rule.Level, of = pcmd.Level(of[i+1:]), of[:i]
	}
	if rule.Period, err = pcmd.ParsePeriod(of); err != nil {
		return rule, asUsage("--deadline", err)
	}
	if rule.Bound, err = plan.Bounds().Parse(bound); err != nil {
		return rule, asUsage("--deadline", err)
	}
	rule.Date, err = pcmd.ParseDate(date)
	return rule, asUsage("--deadline", err)
}

// stage reads LEVEL=DAYS, the days with a w where they are working days.
func stage(arg string) (s report.Stage, err error) {
	level, days, _ := strings.Cut(arg, "=")
	s.Level = pcmd.Level(level)
	if days, s.Working = strings.CutSuffix(days, "w"); s.Level.Valid() && level != "" {
		if s.Earlier, err = strconv.Atoi(days); err == nil && s.Earlier >= 0 && s.Earlier <= 366 {
			return s, nil
		}
	}
	return s, wrongCall(
		fmt.Sprintf("--stage: %q; cần dạng commune=5 hoặc commune=3w, tối đa 366 ngày", arg),
		fmt.Sprintf("--stage: %q; expected the form commune=5 or commune=3w, at most 366 days", arg))
}
