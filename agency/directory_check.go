package agency

import (
	"errors"
	"fmt"

	"github.com/pcmd-vn/pcmd"
)

// directoryCheck gathers the faults of records.
type directoryCheck struct {
	known  []Reform // of earlier records
	faults pcmd.Faults
}

func (c *directoryCheck) check(r Records) pcmd.Faults {
	c.known = append(c.known[:len(c.known):len(c.known)], r.Reforms...)
	for i, reform := range r.Reforms {
		c.reform(fmt.Sprintf("reforms[%d]", i), reform)
	}
	for i, t := range r.Tenures {
		c.tenure(fmt.Sprintf("tenures[%d]", i), t)
	}
	c.overlaps(r.Tenures)
	c.bases(r)
	c.stays(r.Stays)
	return c.faults
}

func (c *directoryCheck) fault(path string, code pcmd.Code, vi, en string) {
	c.faults = append(c.faults, pcmd.NewFault(code, vi, en).At(path))
}

func (c *directoryCheck) err(path string, err error) {
	var f pcmd.Fault
	if errors.As(err, &f) {
		c.faults = append(c.faults, f.At(path))
	}
}

func (c *directoryCheck) tenure(at string, t Tenure) {
	checkWord(c, at+".function", Functions(), t.Function)
	checkWord(c, at+".level", pcmd.Levels(), t.Level)
	if t.Unit != "" {
		c.err(at+".unit", pcmd.CheckID(t.Unit))
	}
	if !t.isUnknown() {
		c.body(at+".body", t.Body)
	}
	if t.Body.Level != "" && t.Body.Level != t.Level {
		c.fault(at+".body.level", pcmd.CodeLevelOrder,
			fmt.Sprintf("cơ quan thuộc %s, không thuộc %s", t.Body.Level.Label().Vi, t.Level.Label().Vi),
			fmt.Sprintf("the body is of the level %s, not %s", t.Body.Level.Label().En, t.Level.Label().En))
	}
	if !t.Until.IsZero() && t.Until.Before(t.From) {
		c.fault(at+".until", pcmd.CodeOutOfRange,
			fmt.Sprintf("ngày cuối %s trước ngày đầu %s", t.Until, t.From),
			fmt.Sprintf("the last day %s lies before the first, %s", t.Until, t.From))
	}
	for _, r := range c.known {
		if r.Ends != "" && r.Ends == t.Level && !t.From.Before(r.On) {
			c.fault(at+".from", pcmd.CodeOutOfRange,
				fmt.Sprintf("%s đã kết thúc từ ngày %s", t.Level.Label().Vi, r.On),
				fmt.Sprintf("the level %s ended on %s", t.Level.Label().En, r.On))
		}
	}
	c.cited(at, t.Citation)
}

// isUnknown reports whether the tenure says that it is unknown who.
func (t Tenure) isUnknown() bool { return t.Body.ID == "" && t.Body.Name.IsZero() }

// overlaps checks that one body carries a function at a time, unless both are
// meant to.
func (c *directoryCheck) overlaps(tenures []Tenure) {
	posts := map[post][]int{}
	for i, t := range tenures {
		p := post{t.Function, t.Level, t.Unit}
		for _, k := range posts[p] {
			before := tenures[k]
			if !t.overlaps(before) || t.Together && before.Together && before.Body.ID != t.Body.ID {
				continue
			}
			c.fault(fmt.Sprintf("tenures[%d].from", i), pcmd.CodeOverlap,
				fmt.Sprintf("%q đang phụ trách lĩnh vực này (tenures[%d])", before.Body.Name.Vi, k),
				fmt.Sprintf("%q still carries the function (tenures[%d])", before.Body.Name.En, k))
		}
		posts[p] = append(posts[p], i)
	}
}

func (c *directoryCheck) bases(r Records) {
	type duty struct {
		body     string
		function Function
	}
	seen := map[duty]bool{}
	for _, s := range r.Stays {
		seen[duty{s.Body.ID, ""}] = true
	}
	for i, b := range r.Bases {
		at := fmt.Sprintf("bases[%d]", i)
		c.err(at+".body", pcmd.CheckID(b.Body))
		if b.Of != "" {
			c.err(at+".of", pcmd.CheckID(b.Of))
		}
		checkWord(c, at+".on", Functions(), b.On)
		for k, f := range b.Functions {
			path := fmt.Sprintf("%s.functions[%d]", at, k)
			checkWord(c, path, Functions(), f)
			c.once(path, seen[duty{b.Body, f}], b.Body)
			seen[duty{b.Body, f}] = true
		}
		if len(b.Functions) == 0 {
			c.once(at, seen[duty{b.Body, ""}], b.Body)
			seen[duty{b.Body, ""}] = true
		}
		c.cited(at, b.Citation)
	}
}

func (c *directoryCheck) stays(stays []Stay) {
	seen := map[string]bool{}
	for i, s := range stays {
		at := fmt.Sprintf("stays[%d]", i)
		c.body(at+".body", s.Body)
		c.once(at+".body.id", seen[s.Body.ID], s.Body.ID)
		seen[s.Body.ID] = true
		c.cited(at, s.Citation)
	}
}

func (c *directoryCheck) reform(at string, r Reform) {
	if r.On.IsZero() {
		c.fault(at+".on", pcmd.CodeMissingKey, "thiếu ngày của đợt sắp xếp", "the day of the reform is missing")
	}
	if r.Ends != "" {
		checkWord(c, at+".ends", pcmd.Levels(), r.Ends)
	}
	if r.Into != "" {
		checkWord(c, at+".into", pcmd.Levels(), r.Into)
	}
	c.cited(at, r.Citation)
}

func (c *directoryCheck) body(at string, b Body) {
	c.err(at+".id", pcmd.CheckID(b.ID))
	if b.Name.Vi == "" || b.Name.En == "" {
		c.fault(at+".name", pcmd.CodeEmptyText, "cơ quan cần có tên bằng cả hai ngôn ngữ", "the body needs a name in both languages")
	}
	if b.Level != "" {
		checkWord(c, at+".level", pcmd.Levels(), b.Level)
	}
}

// once notes that the duties of a body rest on two things.
func (c *directoryCheck) once(at string, twice bool, body string) {
	if twice {
		c.fault(at, pcmd.CodeDuplicateID,
			fmt.Sprintf("các nhiệm vụ này của %q đã có căn cứ khác", body),
			fmt.Sprintf("these duties of %q rest on something else already", body))
	}
}

func (c *directoryCheck) cited(at string, citation pcmd.Citation) {
	if citation.IsZero() {
		c.fault(at+".citation", pcmd.CodeMissingKey, "thiếu căn cứ", "the citation is missing")
	}
}

func checkWord[K ~string](c *directoryCheck, at string, vocabulary pcmd.Vocabulary[K], word K) {
	_, err := vocabulary.Parse(string(word))
	c.err(at, err)
}
