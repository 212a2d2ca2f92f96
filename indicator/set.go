package indicator

import (
	"fmt"
	"sync"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/internal/nearest"
)

// Set is a compiled vocabulary: measures and the targets that are computed from
// them, checked once. A Set never changes and is safe for concurrent use.
type Set struct {
	measures []Measure
	targets  []Target
	columns  map[string]int // of the measures
	rows     map[string]int // of the targets
	nearby   func() nearest.Words
	isFlag   []bool // of each measure
}

// Compile checks measures and targets against one another. It returns every
// fault at once: duplicate-id, unknown-measure, unknown-kind, empty-terms,
// measure-kind, criterion-kind, out-of-range, bad-id, with paths such as
// targets[2].indicator.formula.of[0].
func Compile(measures []Measure, targets []Target) (*Set, error) {
	s := &Set{
		measures: measures, targets: targets,
		columns: make(map[string]int, len(measures)),
		rows:    make(map[string]int, len(targets)),
		isFlag:  make([]bool, len(measures)),
	}
	s.nearby = sync.OnceValue(s.words)
	var faults pcmd.Faults
	for i, m := range measures {
		at := fmt.Sprintf("measures[%d]", i)
		faults = append(faults, checkMeasure(m).At(at)...)
		if _, twice := s.columns[m.ID]; twice {
			faults = append(faults, duplicateID(m.ID).At(at+".id"))
			continue
		}
		s.columns[m.ID], s.isFlag[i] = i, m.Kind == YesNo
	}
	for i, t := range targets {
		at := fmt.Sprintf("targets[%d]", i)
		faults = append(faults, s.CheckTarget(t).At(at)...)
		if _, twice := s.rows[t.ID]; twice {
			faults = append(faults, duplicateID(t.ID).At(at+".id"))
			continue
		}
		s.rows[t.ID] = i
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}

func duplicateID(id string) pcmd.Fault {
	return pcmd.NewFault(pcmd.CodeDuplicateID,
		fmt.Sprintf("mã %q đã có ở trên", id), fmt.Sprintf("the id %q stands above already", id))
}

// words returns the ids of the measures, to be looked through for what a
// mistyped one was meant to be.
func (s *Set) words() nearest.Words {
	ids := make([]string, len(s.measures))
	for i, m := range s.measures {
		ids[i] = m.ID
	}
	return nearest.Among(ids...)
}

// Measures returns the measures in order; do not change them.
func (s *Set) Measures() []Measure { return s.measures }

// Targets returns the targets in order; do not change them.
func (s *Set) Targets() []Target { return s.targets }

// Measure returns the measure of that id, and whether there is one.
func (s *Set) Measure(id string) (Measure, bool) {
	column, ok := s.columns[id]
	if !ok {
		return Measure{}, false
	}
	return s.measures[column], true
}

// Target returns the target of that id, and whether there is one.
func (s *Set) Target(id string) (Target, bool) {
	row, ok := s.rows[id]
	if !ok {
		return Target{}, false
	}
	return s.targets[row], true
}
