package plan

import (
	"fmt"
	"unicode/utf8"

	"github.com/pcmd-vn/pcmd"
	"github.com/pcmd-vn/pcmd/agency"
	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/internal/document"
	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

// parts checks each part by itself: texts, words of vocabularies, citations and
// figures. In a document the decoder has seen to it; a plan that is built in Go
// must say the same to be written.
func (c *checker) parts() {
	p := c.plan
	word(c, "type", p.Type, Types())
	c.optionalWords("number", p.Number)
	c.text("title", p.Title)
	c.words("unit.name", p.Unit.Name)
	word(c, "level", p.Level, pcmd.Levels())
	c.optionalText("partial", p.Partial)
	if p.Signatory != (Signatory{}) {
		c.optionalWords("signatory.name", p.Signatory.Name)
		c.text("signatory.office", p.Signatory.Office)
		c.optionalText("signatory.for", p.Signatory.For)
	}
	c.optionalWords("parent", p.Parent)
	parts(c, "references", p.References, c.reference)
	parts(c, "articles", p.Articles, c.provision)
	parts(c, "recipients", p.Recipients, c.recipient)
	parts(c, "measures", p.Measures, c.measure)
	parts(c, "bodies", p.Bodies, c.bodyPart)
	parts(c, "objectives", p.Objectives, c.objective)
	parts(c, "groups", p.Groups, c.group)
	parts(c, "solutions", p.Solutions, c.solution)
	parts(c, "funding", p.Funding, c.source)
	parts(c, "funding_rules", p.FundingRules, c.provision)
	parts(c, "assignments", p.Assignments, c.numbered)
	parts(c, "common_duties", p.CommonDuties, c.common)
	parts(c, "reporting", p.Reporting, c.reportingPart)
}

// parts checks the items of a list.
func parts[T any](c *checker, list string, items []T, check func(path string, item T)) {
	for i, item := range items {
		check(fmt.Sprintf("%s[%d]", list, i), item)
	}
}

func (c *checker) reference(path string, r Reference) {
	c.optionalWords(path+".number", r.Number)
	c.optionalText(path+".issuer", r.Issuer)
	c.text(path+".title", r.Title)
	word(c, path+".role", r.Role, ReferenceRoles())
	c.citation(path+".citation", r.Citation)
}

func (c *checker) provision(path string, p Provision) {
	c.text(path+".title", p.Title)
	c.citation(path+".citation", p.Citation)
}

func (c *checker) recipient(path string, r Recipient) {
	c.text(path+".name", r.Name)
	c.optionalText(path+".purpose", r.Purpose)
	c.citation(path+".citation", r.Citation)
}

func (c *checker) measure(path string, m indicator.Measure) {
	word(c, path+".kind", m.Kind, indicator.MeasureKinds())
	c.optionalText(path+".title", m.Title)
	c.optionalText(path+".unit", m.Unit)
	c.optionalText(path+".concept", m.Concept)
	if !m.Citation.IsZero() {
		c.citation(path+".citation", m.Citation)
	}
}

func (c *checker) bodyPart(path string, b agency.Body) {
	c.text(path+".name", b.Name)
	if b.Level != "" {
		word(c, path+".level", b.Level, pcmd.Levels())
	}
}

func (c *checker) objective(path string, o Objective) {
	word(c, path+".kind", o.Kind, ObjectiveKinds())
	c.text(path+".title", o.Title)
	parts(c, path+".points", o.Points, c.text)
	c.citation(path+".citation", o.Citation)
}

func (c *checker) group(path string, g Group) {
	c.text(path+".title", g.Title)
	c.citation(path+".citation", g.Citation)
	parts(c, path+".targets", g.Targets, c.target)
	parts(c, path+".tasks", g.Tasks, c.task)
}

func (c *checker) target(path string, t Target) {
	c.text(path+".title", t.Title)
	c.formula(path+".indicator.formula", t.Indicator.Formula)
	c.criterion(path+".criterion", t.Criterion)
	word(c, path+".wording", t.Wording, Wordings())
	c.optionalText(path+".unit", t.Unit)
	word(c, path+".scope", t.Scope, Scopes())
	c.optionalText(path+".population", t.Population)
	c.optionalText(path+".condition", t.Condition)
	if t.Counterpart != "" {
		c.err(path+".counterpart", pcmd.CheckID(t.Counterpart))
	}
	c.citation(path+".citation", t.Citation)
}

// formula checks that the document can hold the formula; what is in it the
// indicators' own check sees to.
func (c *checker) formula(path string, formula indicator.Formula) {
	switch f := formula.(type) {
	case nil:
	case indicator.Share:
		c.terms(path+".numerator", f.Numerator)
		c.terms(path+".denominator", f.Denominator)
	case indicator.Ratio:
		c.terms(path+".numerator", f.Numerator)
		c.terms(path+".denominator", f.Denominator)
		c.figure(path+".per", f.Per)
	case indicator.Total:
		c.terms(path+".of", f.Of)
	case indicator.Growth:
		c.terms(path+".of", f.Of)
	case indicator.Every:
		c.terms(path+".of", f.Of)
	case indicator.ShareOfUnits, indicator.CountOfUnits, indicator.Flag:
	default:
		c.fault(path+".kind", pcmd.CodeUnknownKind,
			fmt.Sprintf("tài liệu kế hoạch không ghi được công thức %T", formula),
			fmt.Sprintf("a plan document cannot hold the formula %T", formula))
	}
}

func (c *checker) terms(path string, terms []indicator.Term) {
	for i, t := range terms {
		c.figure(fmt.Sprintf("%s[%d].times", path, i), t.Times)
	}
}

// criterion checks that the criterion has only what goes with its comparison.
func (c *checker) criterion(path string, k indicator.Criterion) {
	if k.IsZero() {
		if !k.By.IsZero() || !k.Value.IsZero() || !k.Max.IsZero() {
			c.missing(path, "op")
		}
		return
	}
	c.figure(path+".value", k.Value)
	c.figure(path+".max", k.Max)
	for _, surplus := range []struct {
		key  string
		here bool
	}{
		{"value", k.Op == indicator.Yes && !k.Value.IsZero()},
		{"max", k.Op.Valid() && k.Op != indicator.Between && !k.Max.IsZero()},
	} {
		if surplus.here {
			c.fault(path+"."+surplus.key, pcmd.CodeUnknownKey,
				fmt.Sprintf("%q không đi cùng mức %q", surplus.key, k.Op),
				fmt.Sprintf("%q does not go with the criterion %q", surplus.key, k.Op))
		}
	}
}

func (c *checker) task(path string, t Task) {
	c.text(path+".title", t.Title)
	parts(c, path+".points", t.Points, c.text)
	c.citation(path+".citation", t.Citation)
}

func (c *checker) solution(path string, s Solution) {
	c.text(path+".heading", s.Heading)
	c.text(path+".title", s.Title)
	parts(c, path+".points", s.Points, c.text)
	c.citation(path+".citation", s.Citation)
}

func (c *checker) source(path string, s Source) {
	word(c, path+".kind", s.Kind, SourceKinds())
	c.text(path+".title", s.Title)
	c.optionalText(path+".condition", s.Condition)
	c.citation(path+".citation", s.Citation)
}

// maxOrder is the highest number of an item.
const maxOrder = 1000

// numbered checks an item of the part that says who does what.
func (c *checker) numbered(path string, a agency.Assignment) {
	switch {
	case a.Order == 0:
		c.missing(path, "order")
	case a.Order < 0 || a.Order > maxOrder:
		c.fault(path+".order", pcmd.CodeOutOfRange,
			fmt.Sprintf("%d nằm ngoài phạm vi; cần số nguyên từ 1 đến %d", a.Order, maxOrder),
			fmt.Sprintf("%d is out of range; expected a whole number from 1 to %d", a.Order, maxOrder))
	}
	c.assigned(path, a)
}

// common checks what is asked of all bodies together, which has no number.
func (c *checker) common(path string, a agency.Assignment) {
	if a.Order != 0 {
		c.fault(path+".order", pcmd.CodeUnknownKey,
			"nhiệm vụ chung không có số mục", "common duties have no number")
	}
	c.assigned(path, a)
}

func (c *checker) assigned(path string, a agency.Assignment) {
	word(c, path+".mandate", a.Mandate, agency.Mandates())
	parts(c, path+".duties", a.Duties, c.duty)
}

func (c *checker) duty(path string, d agency.Duty) {
	word(c, path+".role", d.Role, agency.Roles())
	word(c, path+".function", d.Function, agency.Functions())
	c.text(path+".title", d.Title)
	parts(c, path+".points", d.Points, c.text)
	if d.Each != "" {
		word(c, path+".each", d.Each, pcmd.Levels())
	}
	c.optionalText(path+".condition", d.Condition)
	c.citation(path+".citation", d.Citation)
}

func (c *checker) reportingPart(path string, r ReportingClause) {
	word(c, path+".frequency", r.Frequency, Frequencies())
	if r.Bound != "" {
		word(c, path+".bound", r.Bound, Bounds())
	}
	c.optionalText(path+".content", r.Content)
	c.optionalText(path+".onward", r.Onward)
	c.optionalText(path+".covers", r.Covers)
	word(c, path+".mandate", r.Mandate, agency.Mandates())
	c.optionalText(path+".condition", r.Condition)
	c.citation(path+".citation", r.Citation)
}

func (c *checker) citation(path string, k pcmd.Citation) {
	c.optionalWords(path+".document", k.Document)
	c.optionalWords(path+".clause", k.Clause)
	word(c, path+".reading", k.Reading, pcmd.Readings())
	c.optionalText(path+".note", k.Note)
}

// word checks that a word is of its vocabulary, which the unset one is not.
func word[K ~string](c *checker, path string, key K, vocabulary pcmd.Vocabulary[K]) {
	_, err := vocabulary.Parse(string(key))
	c.err(path, err)
}

func (c *checker) missing(path, key string) {
	c.fault(path+"."+key, pcmd.CodeMissingKey,
		fmt.Sprintf("thiếu khóa %q", key), fmt.Sprintf("the key %q is missing", key))
}

// text checks a text that must be there.
func (c *checker) text(path string, t pcmd.Text) {
	if t.IsZero() {
		c.fault(path, pcmd.CodeEmptyText, "văn bản trống", "the text is empty")
		return
	}
	c.words(path+".vi", t.Vi)
	c.words(path+".en", t.En)
}

func (c *checker) optionalText(path string, t pcmd.Text) {
	if !t.IsZero() {
		c.text(path, t)
	}
}

func (c *checker) optionalWords(path, s string) {
	if s != "" {
		c.words(path, s)
	}
}

// words checks a string that must say something, in the form in which all text
// is stored.
func (c *checker) words(path, s string) {
	switch {
	case document.Blank(s):
		c.fault(path, pcmd.CodeEmptyText, "văn bản trống", "the text is empty")
	case !utf8.ValidString(s):
		c.fault(path, pcmd.CodeSyntax, "văn bản không phải là UTF-8", "the text is not UTF-8")
	case !norm.NFC.IsNormalString(s):
		c.fault(path, pcmd.CodeNotNFC,
			"văn bản không ở dạng Unicode NFC; hãy dùng pcmd.NewText", "the text is not in Unicode form NFC; use pcmd.NewText")
	}
}

// farthest bounds the exponents of decimals that are worth writing out or
// comparing: all figures lie well within.
const farthest = 32

func checkFigure(d decimal.Decimal) error {
	if e := d.Exponent(); e > farthest || e < -farthest {
		return pcmd.NewFault(pcmd.CodeFigureSyntax,
			"số quá lớn hoặc quá nhiều chữ số thập phân", "the number is too large or has too many decimals")
	}
	_, err := indicator.ParseFigure(d.String())
	return err
}

func (c *checker) figure(path string, d decimal.Decimal) { c.err(path, checkFigure(d)) }
