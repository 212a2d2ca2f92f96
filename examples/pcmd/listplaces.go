package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
)

// listPlaces says where in the caller's files the units and the changes stand
// that a hierarchy was made of.
type listPlaces struct {
	lists []listPlace
	olds  map[string]string // of each file and code, where it stands first among the old units
	news  map[string]string
}

// listPlace is a list of units: its file and, of a CSV, the line of each unit.
type listPlace struct {
	file  string
	lines []string
}

func (p *listPlaces) addList(name string, lines []string) {
	p.lists = append(p.lists, listPlace{filepath.Base(name), lines})
}

func (p *listPlaces) addCrossings(name string, crossings []agency.Crossing, lines []string) {
	if p.olds == nil {
		p.olds, p.news = map[string]string{}, map[string]string{}
	}
	file := filepath.Base(name)
	for i, c := range crossings {
		old, fresh := file+" "+c.Old, file+" "+c.New
		p.olds[old] = cmp.Or(p.olds[old], file+": "+lines[i]+".old_code")
		p.news[fresh] = cmp.Or(p.news[fresh], file+": "+lines[i]+".new_code")
	}
}

var (
	unitPath   = regexp.MustCompile(`^listings\[(\d+)\]\.units\[(\d+)\]`)
	changePath = regexp.MustCompile(`^changes\[(\d+)\]\.(from|into)\[(\d+)\]`)
)

// inFiles returns the faults of a hierarchy at their places in the files.
func (p *listPlaces) inFiles(err error, changes []agency.Change) error {
	return movedFaults(err, func(path string) string {
		if m := unitPath.FindStringSubmatch(path); m != nil {
			return p.lists[index(m[1])].place(index(m[2])) + path[len(m[0]):]
		}
		if m := changePath.FindStringSubmatch(path); m != nil {
			c := changes[index(m[1])]
			if m[2] == "from" {
				return cmp.Or(p.olds[c.Citation.Document+" "+c.From[index(m[3])]], path)
			}
			return cmp.Or(p.news[c.Citation.Document+" "+c.Into[index(m[3])].Code], path)
		}
		return path
	})
}

func (l listPlace) place(unit int) string {
	if l.lines == nil {
		return fmt.Sprintf("%s: [%d]", l.file, unit)
	}
	return l.file + ": " + l.lines[unit]
}

func index(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// movedFaults returns the faults with other paths.
func movedFaults(err error, path func(string) string) error {
	var faults pcmd.Faults
	if !errors.As(err, &faults) {
		return err
	}
	moved := make(pcmd.Faults, len(faults))
	for i, f := range faults {
		f.Path = path(f.Path)
		moved[i] = f
	}
	return moved
}
