package main

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/pcmd-vn/pcmd"
)

// usageError is a mistake in how the command was called.
type usageError struct{ message pcmd.Text }

func (e usageError) Error() string { return e.message.En }

// wrongCall returns the mistake with what would be right.
func wrongCall(vi, en string) error { return usageError{pcmd.Text{Vi: vi, En: en}} }

// asUsage turns the faults of a value on the command line into a wrong call.
func asUsage(option string, err error) error {
	if err == nil {
		return nil
	}
	var fault pcmd.Fault
	var faults pcmd.Faults
	switch {
	case errors.As(err, &faults):
		return wrongCall(option+": "+faults.In(pcmd.Vietnamese), option+": "+faults.In(pcmd.English))
	case errors.As(err, &fault):
		return wrongCall(option+": "+fault.In(pcmd.Vietnamese), option+": "+fault.In(pcmd.English))
	}
	return wrongCall(option+": "+err.Error(), option+": "+err.Error())
}

// kongMistakes are the mistakes that kong finds, in its words and in Vietnamese.
var kongMistakes = []struct {
	kong *regexp.Regexp
	vi   string
}{
	{regexp.MustCompile(`^expected one of .*$`), "thiếu lệnh"},
	{regexp.MustCompile(`^expected "<(\S+)>.*$`), "thiếu <$1>"},
	{regexp.MustCompile(`^missing flags: (.*)$`), "thiếu $1"},
	{regexp.MustCompile(`^unexpected argument (.*)$`), "không hiểu $1"},
	{regexp.MustCompile(`^unknown flag (.*)$`), "không có tùy chọn $1"},
	{regexp.MustCompile(`^(-\S+): expected .* but got "EOL".*$`), "$1: thiếu giá trị"},
	{regexp.MustCompile(`^(-\S+): expected a valid .*int but got (.*)$`), "$1: cần một số nguyên, không phải $2"},
	{regexp.MustCompile(`^(-\S+): expected \S+ value but got (.*) \(short flag\); perhaps try (.*)\?$`), "$1: không hiểu giá trị $2; có phải $3?"},
	{regexp.MustCompile(`^(-\S+): bool value must be .* but got (.*)$`), "$1: không nhận giá trị $2"},
	{regexp.MustCompile(`^(-\S+) must be one of (.*) but got (.*)$`), "$1: cần một trong $2, không phải $3"},
	{regexp.MustCompile(`^(-\S+) and (-\S+) can't be used together$`), "$1 và $2 không dùng chung được"},
	{regexp.MustCompile(`, did you mean (one of )?(.*)\?$`), "; có phải $2?"},
}

// wrongCommandLine returns the mistake that kong found. What it says in words
// that we do not know stays English.
func wrongCommandLine(err error) error {
	vi := err.Error()
	var fault pcmd.Fault // of a value that is ours to read
	if errors.As(err, &fault) {
		vi = strings.TrimSuffix(vi, fault.Error()) + fault.In(pcmd.Vietnamese)
	}
	for _, m := range kongMistakes {
		vi = m.kong.ReplaceAllString(vi, m.vi)
	}
	return wrongCall(vi, err.Error())
}

// langOf returns the language that a command line asks for, also one that kong
// could not read.
func langOf(args []string) pcmd.Lang {
	for i, arg := range args {
		if arg == "--lang="+string(pcmd.English) || i > 0 && args[i-1] == "--lang" && arg == string(pcmd.English) {
			return pcmd.English
		}
	}
	return pcmd.Vietnamese
}

// help prints kong's help with its own words in both languages, as ours are.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	var page bytes.Buffer
	ctx.Stdout = &page
	defer func() { ctx.Stdout = out }()
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	words := strings.NewReplacer(
		"Usage:", "Cách gọi · Usage:",
		"Commands:", "Lệnh · Commands:",
		"Arguments:", "Tham số · Arguments:",
		"Flags:", "Tùy chọn · Flags:",
		"Show context-sensitive help.", "In hướng dẫn này. · Show this help.",
		`Run "pcmd <command> --help" for more information on a command.`,
		`Xem từng lệnh · More on a command: pcmd <command> --help`,
	)
	_, err := fmt.Fprint(out, words.Replace(page.String()))
	return err
}
