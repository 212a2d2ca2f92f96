package plan_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pcmd-vn/pcmd/indicator"
	"github.com/pcmd-vn/pcmd/plan"
	"github.com/pcmd-vn/pcmd/plan/catalog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const formatFile = "../docs/plan-format.md"

func readFormat(t *testing.T) string {
	text, err := os.ReadFile(formatFile)
	require.NoError(t, err)
	return string(text)
}

var documentBlock = regexp.MustCompile("(?s)```json\n(\\{.*?)```")

func TestTheExampleOfTheFormatIsAValidPlanInCanonicalLayout(t *testing.T) {
	blocks := documentBlock.FindAllStringSubmatch(readFormat(t), -1)
	require.Len(t, blocks, 1)
	p, err := plan.Parse([]byte(blocks[0][1]), catalog.Measures())
	require.NoError(t, err)
	text, err := p.Encode()
	require.NoError(t, err)
	assert.Equal(t, blocks[0][1], string(text))
	assert.Len(t, p.Targets(), 1)
}

// With -update this test writes the tables of the format from the schema.
func TestTheTablesOfTheFormatAreThoseOfTheSchema(t *testing.T) {
	root, _ := generate()
	was := readFormat(t)
	want := between(t, between(t, was, "keys", keyTables(root)), "words", wordTables())
	if *update {
		require.NoError(t, os.WriteFile(formatFile, []byte(want), 0o644))
		return
	}
	assertUpToDate(t, want, was)
}

// between puts the text between the marks of that name.
func between(t *testing.T, page, name, text string) string {
	marks := regexp.MustCompile(`(?s)(<!-- ` + name + `: [^\n]*-->\n).*(<!-- end of ` + name + ` -->)`)
	require.Regexp(t, marks, page)
	return marks.ReplaceAllStringFunc(page, func(all string) string {
		parts := marks.FindStringSubmatch(all)
		return parts[1] + "\n" + text + parts[2]
	})
}

// titles are the headings of the objects where their name would not do.
var titles = map[string]string{
	"plan": "The document", "text": "Text in two languages", "reportingClause": "Reporting clause", "commonDuty": "Common duty", "weighted": "Weighted term",
	"comparison": "Criterion: `at-least`, `more-than`, `at-most`, `less-than`, `equal`", "between": "Criterion: `between`", "yes": "Criterion: `yes`",
}

// keyTables describes every object of the schema, outer ones first.
func keyTables(root *schema) string {
	var out strings.Builder
	for _, def := range append(properties{{"plan", *root}}, root.Defs...) {
		if len(def.Properties) == 0 {
			continue
		}
		fmt.Fprintf(&out, "<a id=\"%s\"></a>\n\n### %s\n\n%s\n\n", anchor(def.name), heading(def.name), def.Description)
		out.WriteString("| key | required | accepted | meaning |\n|---|---|---|---|\n")
		for _, p := range def.Properties {
			must := "no"
			for _, key := range def.Required {
				if key == p.name {
					must = "yes"
				}
			}
			fmt.Fprintf(&out, "| `%s` | %s | %s | %s |\n", p.name, must, takes(root, p.schema), p.Description)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func heading(name string) string {
	for _, f := range formulas {
		if string(f.Kind()) == name {
			return "Formula: `" + name + "`"
		}
	}
	if title, ok := titles[name]; ok {
		return title
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func anchor(name string) string { return "key-" + strings.ToLower(name) }

// takes says what a value may be.
func takes(root *schema, s schema) string {
	name := strings.TrimPrefix(s.Ref, "#/$defs/")
	switch def := root.Defs.find(name); {
	case s.Const != "":
		return "`" + s.Const + "`"
	case len(s.Enum) > 0:
		return "`" + strings.Join(s.Enum, "` `") + "`"
	case s.Type == "array":
		list := "list"
		switch {
		case s.MaxItems == 1:
			list = "list of one"
		case s.MinItems > 0:
			list = "list, not empty"
		}
		return list + ": " + takes(root, *s.Items)
	case s.Type == "integer":
		return fmt.Sprintf("a whole number from %d to %d", *s.Minimum, *s.Maximum)
	case s.Type == "boolean":
		return "`true` or `false`"
	case def == nil:
		return s.Type
	case scalarWords[name] != "":
		return scalarWords[name]
	case len(def.Enum) > 0:
		return "a [word](#" + wordAnchor(name) + ")"
	case len(def.OneOf) > 0:
		var forms []string
		for _, one := range def.OneOf {
			form := strings.TrimPrefix(one.Ref, "#/$defs/")
			if scalarWords[form] != "" {
				forms = append(forms, scalarWords[form])
			} else {
				forms = append(forms, "["+form+"](#"+anchor(form)+")")
			}
		}
		return name + ": " + strings.Join(forms, " or ")
	}
	return "[" + strings.ToLower(heading(name)) + "](#" + anchor(name) + ")"
}

// scalarWords say what the values are that are no objects.
var scalarWords = map[string]string{
	"id": "an id", "words": "a string", "date": "a date: `2024-06-15`", "day": "a day of every year: `06-15`",
	"years": "a year: `2024`, or years: `2021/2025`", "figure": "a figure: `\"70\"`, `\"2.5\"`",
}

func wordAnchor(name string) string { return "word-" + strings.ToLower(name) }

// wordTables lists the words of every vocabulary.
func wordTables() string {
	var out strings.Builder
	for _, v := range append(vocabularies, subPeriods) {
		fmt.Fprintf(&out, "<a id=\"%s\"></a>\n\n### %s\n\n| word | tiếng Việt | English |\n|---|---|---|\n", wordAnchor(v.name), about[v.name].text)
		for i, word := range v.words {
			fmt.Fprintf(&out, "| `%s` | %s | %s |\n", word, v.labels[i].Vi, v.labels[i].En)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// The scalars of the schema are explained where the tables name them.
func TestEveryScalarOfTheSchemaIsSaidInWords(t *testing.T) {
	for _, s := range scalars {
		assert.NotEmpty(t, scalarWords[s.name], s.name)
	}
	assert.Len(t, scalarWords, len(scalars))
	require.Len(t, indicator.FormulaKinds(), len(formulas))
}
