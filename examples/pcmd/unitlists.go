package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// unitLists are the caller's lists of units; without any, the built-in
// hierarchy is meant.
type unitLists struct {
	Map     []string `help:"Danh mục đơn vị và những ngày có hiệu lực; CSV với các cột code, level, kind, name, name_en, parent, hoặc JSON; hoặc một tệp pcmd-hierarchy/1 không kèm ngày. · A list of units and the days it holds; CSV with these columns, or JSON; or a pcmd-hierarchy/1 file without days." placeholder:"TỪ..ĐẾN=TỆP" sep:"none"`
	Changes []string `help:"Đơn vị nào thành đơn vị nào; CSV với các cột new_code, old_code, portion; có thể kèm ngày: NGÀY=TỆP. · Which unit became which; CSV with these columns, with the day if need be." placeholder:"TỆP" sep:"none"`
}

// hierarchy returns the hierarchy of the lists.
func (l unitLists) hierarchy(s *session) (*agency.Hierarchy, error) {
	if len(l.Map) == 0 {
		if len(l.Changes) > 0 {
			return nil, wrongCall("--changes cần có --map", "--changes needs --map")
		}
		return agency.Vietnam(), nil
	}
	if len(l.Map) == 1 && !strings.Contains(l.Map[0], "=") {
		return s.wholeHierarchy(l.Map[0])
	}
	var places listPlaces
	listings := make([]agency.Listing, len(l.Map))
	for i, arg := range l.Map {
		var err error
		if listings[i], err = s.listing(arg, &places); err != nil {
			return nil, err
		}
	}
	changes := []agency.Change{}
	for _, arg := range l.Changes {
		more, err := s.changes(arg, byDay(listings), &places)
		if err != nil {
			return nil, err
		}
		changes = append(changes, more...)
	}
	changes = append(changes, builtInChanges(byDay(listings), changes)...)
	h, err := agency.FromListings(listings, changes)
	return h, inDocument(strings.Join(slices.Concat(l.Map, l.Changes), ", "), places.inFiles(err, changes))
}

func byDay(listings []agency.Listing) []agency.Listing {
	return slices.SortedStableFunc(slices.Values(listings), func(a, b agency.Listing) int { return a.From.Compare(b.From) })
}

// wholeHierarchy reads a file that has the days in it.
func (s *session) wholeHierarchy(name string) (*agency.Hierarchy, error) {
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	if isCSV(name) || bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		return nil, listWithoutDays(name)
	}
	h, err := agency.ParseHierarchy(data)
	return h, inDocument(name, err)
}

func isCSV(name string) bool { return strings.EqualFold(filepath.Ext(name), ".csv") }

func listWithoutDays(arg string) error {
	return wrongCall(
		fmt.Sprintf("--map: %q; danh mục cần kèm ngày, dạng ..2025-06-30=TỆP hoặc 2025-07-01..=TỆP", arg),
		fmt.Sprintf("--map: %q; a list needs its days, in the form ..2025-06-30=FILE or 2025-07-01..=FILE", arg))
}

// listing reads FROM..UNTIL=FILE.
func (s *session) listing(arg string, places *listPlaces) (l agency.Listing, err error) {
	days, name, ok := strings.Cut(arg, "=")
	from, until, dots := strings.Cut(days, "..")
	if !ok || !dots {
		return l, listWithoutDays(arg)
	}
	if err := l.From.UnmarshalText([]byte(from)); err != nil {
		return l, asUsage("--map", err)
	}
	if err := l.Until.UnmarshalText([]byte(until)); err != nil {
		return l, asUsage("--map", err)
	}
	if !l.Until.IsZero() && l.Until.Before(l.From) {
		return l, wrongCall(
			fmt.Sprintf("--map: %q: ngày cuối trước ngày đầu", days),
			fmt.Sprintf("--map: %q: the last day lies before the first", days))
	}
	data, err := s.read(name)
	if err != nil {
		return l, err
	}
	var lines []string
	if isCSV(name) {
		l.Units, lines, err = unitsFromCSV(data)
	} else {
		l.Units, err = agency.ParseUnits(data)
	}
	places.addList(name, lines)
	return l, inDocument(name, err)
}

// changes reads [DAY=]FILE. Without a day it is the one on which the second of
// two lists begins.
func (s *session) changes(arg string, listings []agency.Listing, places *listPlaces) ([]agency.Change, error) {
	day, name, dated := strings.Cut(arg, "=")
	var on pcmd.Date
	switch {
	case dated:
		if err := on.UnmarshalText([]byte(day)); err != nil {
			return nil, asUsage("--changes", err)
		}
	case len(listings) == 2:
		name, on = arg, listings[1].From
	default:
		return nil, wrongCall("--changes: cần NGÀY=TỆP nếu không có đúng hai --map", "--changes: DAY=FILE is needed unless there are two --map")
	}
	after := slices.IndexFunc(listings, func(l agency.Listing) bool { return l.From == on })
	if after < 1 || on.IsZero() {
		return nil, wrongCall(
			fmt.Sprintf("--changes: không có danh mục nào bắt đầu ngày %s sau một danh mục khác", on),
			fmt.Sprintf("--changes: no list begins on %s after another", on))
	}
	data, err := s.read(name)
	if err != nil {
		return nil, err
	}
	crossings, lines, err := crossingsFromCSV(data)
	if err != nil {
		return nil, inDocument(name, err)
	}
	places.addCrossings(name, crossings, lines)
	return agency.ChangesBetween(on, listings[after-1].Units, listings[after].Units, crossings, pcmd.Citation{
		Document: filepath.Base(name), Reading: pcmd.Stated,
		Note: pcmd.Text{Vi: "danh sách của người dùng", En: "the caller's list"},
	}), nil
}

// builtInChanges returns the changes of provinces that the library knows, where
// the lists have the units and the caller's changes do not name them.
func builtInChanges(listings []agency.Listing, given []agency.Change) []agency.Change {
	var all []agency.Change
	for i := 1; i < len(listings); i++ {
		before, after := provinces(listings[i-1].Units), provinces(listings[i].Units)
		named := map[string]bool{}
		for _, c := range given {
			for _, code := range c.From {
				named[code] = true
			}
		}
		for _, c := range agency.Vietnam().Changes() {
			fits := c.On == listings[i].From && c.Kind == agency.Merged
			for _, code := range c.From {
				fits = fits && before[code] && !named[code]
			}
			for _, p := range c.Into {
				fits = fits && after[p.Code]
			}
			if fits {
				all = append(all, c)
			}
		}
	}
	return all
}

// provinces returns the codes of the provinces among the units.
func provinces(units []agency.Unit) map[string]bool {
	all := map[string]bool{}
	for _, u := range units {
		all[u.Code] = u.Level == pcmd.Province
	}
	return all
}

// csvRows reads a CSV file with at least the given columns, in any order. Each
// row comes with the path of its faults.
func csvRows(data []byte, columns []string, row func(path string, cell func(column string) string) pcmd.Faults) error {
	if !utf8.Valid(data) {
		return pcmd.NewFault(pcmd.CodeSyntax, "tệp không phải UTF-8", "the file is not UTF-8")
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	header, err := reader.Read()
	if err != nil {
		return csvFault(err)
	}
	at, faults := map[string]int{}, pcmd.Faults{}
	for i, name := range header {
		at[strings.TrimSpace(name)] = i
	}
	for _, column := range columns {
		if _, ok := at[column]; !ok {
			faults = append(faults, pcmd.NewFault(pcmd.CodeMissingKey,
				fmt.Sprintf("thiếu cột %q; dòng tiêu đề là %.80q", column, strings.Join(header, ",")),
				fmt.Sprintf("the column %q is missing; the header is %.80q", column, strings.Join(header, ","))))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return faults.Err()
		}
		if err != nil {
			return append(faults, csvFault(err))
		}
		line, _ := reader.FieldPos(0)
		faults = append(faults, row(fmt.Sprintf("line %d", line), func(column string) string {
			return pcmd.NewText(cells[at[column]], "").Vi
		})...)
	}
}

// csvFault says why, and in which line, a file is not CSV.
func csvFault(err error) pcmd.Fault {
	vi, en := "tệp trống", "the file is empty"
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return pcmd.NewFault(pcmd.CodeSyntax, vi, en)
	}
	vi, en = "dấu nháy kép không đúng chỗ", "a quotation mark where there may be none"
	if errors.Is(err, csv.ErrFieldCount) {
		vi, en = "số ô khác với dòng tiêu đề", "not as many cells as in the header"
	}
	return pcmd.NewFault(pcmd.CodeSyntax, vi, en).At(fmt.Sprintf("line %d", parse.Line))
}

// unitsFromCSV reads the columns code, level, kind, name, name_en and parent. Each
// unit comes with its line.
func unitsFromCSV(data []byte) (units []agency.Unit, lines []string, err error) {
	kinds := map[string]agency.UnitKind{}
	for _, d := range agency.UnitKinds() {
		kinds[d.Label.Vi] = d.Key
	}
	err = csvRows(data, []string{"code", "level", "kind", "name", "name_en", "parent"},
		func(path string, cell func(string) string) (faults pcmd.Faults) {
			u := agency.Unit{
				Code: cell("code"), Parent: cell("parent"), Kind: kinds[cell("kind")],
				Name: pcmd.NewText(cell("name"), cell("name_en")),
			}
			if err := u.Level.UnmarshalText([]byte(cell("level"))); err != nil {
				faults = append(faults, asFault(err).At(path+".level"))
			}
			if u.Kind == "" {
				faults = append(faults, unknownUnitKind(cell("kind")).At(path+".kind"))
			}
			units, lines = append(units, u), append(lines, path)
			return faults
		})
	return units, lines, err
}

func asFault(err error) (f pcmd.Fault) {
	errors.As(err, &f)
	return f
}

func unknownUnitKind(kind string) pcmd.Fault {
	var accepted []string
	for _, d := range agency.UnitKinds() {
		accepted = append(accepted, d.Label.Vi)
	}
	return pcmd.NewFault(pcmd.CodeUnknownKind,
		fmt.Sprintf("không có loại đơn vị %q; chấp nhận: %s", kind, strings.Join(accepted, ", ")),
		fmt.Sprintf("there is no kind of unit %q; accepted: %s", kind, strings.Join(accepted, ", ")))
}

// crossingsFromCSV reads the columns new_code, old_code and portion: whole, part
// or rest. Each crossing comes with its line.
func crossingsFromCSV(data []byte) (crossings []agency.Crossing, lines []string, err error) {
	err = csvRows(data, []string{"new_code", "old_code", "portion"},
		func(path string, cell func(string) string) (faults pcmd.Faults) {
			portion := cell("portion")
			if !slices.Contains([]string{"whole", "part", "rest"}, portion) {
				faults = append(faults, pcmd.NewFault(pcmd.CodeUnknownKind,
					fmt.Sprintf("không có từ %q; chấp nhận: whole, part, rest", portion),
					fmt.Sprintf("there is no word %q; accepted: whole, part, rest", portion)).At(path+".portion"))
			}
			crossings = append(crossings, agency.Crossing{Old: cell("old_code"), New: cell("new_code"), Part: portion != "whole"})
			lines = append(lines, path)
			return faults
		})
	return crossings, lines, err
}
