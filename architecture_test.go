package pcmd_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

const module = "github.com/pcmd-vn/pcmd"

// The house: which rooms each room may import. "" is the root package. A new
// room, and a new internal package, is entered here on purpose.
var (
	rooms = map[string][]string{
		"":          {},
		"agency":    {""},
		"indicator": {""},
		"plan":      {"", "agency", "indicator"},
		"report":    {"", "agency", "indicator", "plan"},
	}
	// Internal packages are imported by whoever may import all that they do.
	internals = map[string][]string{
		"internal/document":  {"", "internal/nearest"},
		"internal/wire":      {"", "indicator", "internal/document"},
		"internal/collation": {},
		"internal/nearest":   {"internal/spelling"},
		"internal/spelling":  {},
	}
)

// The modules that embedders get with the library, and those for its tests.
var (
	modules     = []string{"github.com/shopspring/decimal", "golang.org/x/text"}
	testModules = []string{"github.com/stretchr/testify", "pgregory.net/rapid"}
)

// impure are the packages that reach outside the program; with /… also what
// lies below. embed is not among them: its data are part of the program.
var impure = []string{
	"os", "os/…", "net", "net/…", "io/fs", "io/ioutil", "log", "log/…",
	"math/rand", "math/rand/…", "crypto/rand", "syscall", "unsafe",
}

// clock is what package time has that asks or awaits the present moment.
var clock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTicker", "NewTimer"}

// floats are the names through which a figure becomes a float: types, and
// functions and methods of decimal, math/big and strconv.
var floats = []string{
	"float32", "float64", "complex64", "complex128",
	"InexactFloat64", "Float32", "Float64", "SetFloat64",
	"NewFromFloat", "NewFromFloat32", "NewFromFloatWithExponent",
	"ParseFloat", "FormatFloat", "AppendFloat",
}

func TestTheHouseIsInOrder(t *testing.T) {
	house := inspect(t, os.DirFS("."))
	for _, f := range house.findings {
		t.Error(f)
	}
	// A walk that misses a room would find nothing wrong in it.
	var seen []string
	for folder := range house.packages {
		seen = append(seen, roomOf(folder))
	}
	slices.Sort(seen)
	want := slices.Collect(maps.Keys(rooms))
	want = slices.AppendSeq(want, maps.Keys(internals))
	slices.Sort(want)
	require.Equal(t, want, slices.Compact(seen))
}

// finding is a breach of one rule at a place.
type finding struct{ rule, place, what string }

func (f finding) String() string { return f.place + ": " + f.what + " [" + f.rule + "]" }

// inspection is a walk through the Go files of a module.
type inspection struct {
	fset     *token.FileSet
	packages map[string][]*ast.File // the files that are no tests, by folder
	findings []finding
}

func inspect(t *testing.T, files fs.FS) *inspection {
	in := &inspection{fset: token.NewFileSet(), packages: map[string][]*ast.File{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && elsewhere(files, name):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		source, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(in.fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, "_test.go") {
			in.modulesOf(file, slices.Concat(modules, testModules))
			return nil
		}
		folder := path.Dir(name)
		in.packages[folder] = append(in.packages[folder], file)
		in.modulesOf(file, modules)
		in.importsOf(folder, file)
		return nil
	})
	require.NoError(t, err)
	for folder := range in.packages {
		in.code(folder)
	}
	gomod, err := fs.ReadFile(files, "go.mod")
	require.NoError(t, err)
	in.requirements(string(gomod))
	slices.SortFunc(in.findings, func(a, b finding) int { return cmp.Compare(a.place, b.place) })
	return in
}

// elsewhere reports whether a folder is not part of the module's code.
func elsewhere(files fs.FS, folder string) bool {
	if folder == "." {
		return false
	}
	_, err := fs.Stat(files, path.Join(folder, "go.mod")) // a module of its own, such as examples
	base := path.Base(folder)
	return err == nil || folder == "examples" || base == "testdata" || base[0] == '.' || base[0] == '_'
}

func (in *inspection) find(rule string, at token.Pos, format string, args ...any) {
	p := in.fset.Position(at)
	in.findings = append(in.findings, finding{rule, fmt.Sprintf("%s:%d", p.Filename, p.Line), fmt.Sprintf(format, args...)})
}

func pathOf(spec *ast.ImportSpec) string {
	imported, _ := strconv.Unquote(spec.Path.Value)
	return imported
}

// below reports whether an import path is of that module or one of its packages.
func below(imported, module string) bool {
	return imported == module || strings.HasPrefix(imported, module+"/")
}

// modulesOf checks that a file imports no module but ours and those allowed.
func (in *inspection) modulesOf(file *ast.File, allowed []string) {
	for _, spec := range file.Imports {
		imported := pathOf(spec)
		first, _, _ := strings.Cut(imported, "/")
		if !strings.Contains(first, ".") || below(imported, module) {
			continue
		}
		if !slices.ContainsFunc(allowed, func(m string) bool { return below(imported, m) }) {
			in.find("module", spec.Pos(), "%s is none of %v", imported, allowed)
		}
	}
}

// importsOf checks the arrows of a file and that it imports nothing impure.
func (in *inspection) importsOf(folder string, file *ast.File) {
	from := roomOf(folder)
	if !known(from) {
		in.find("room", file.Pos(), "no room: %s", folder)
	}
	for _, spec := range file.Imports {
		imported := pathOf(spec)
		if spec.Name != nil && spec.Name.Name == "." {
			in.find("dot-import", spec.Pos(), "%s: the other rules could not tell where its names come from", imported)
		}
		for _, p := range impure {
			if imported == p || strings.HasSuffix(p, "/…") && below(imported, strings.TrimSuffix(p, "/…")) {
				in.find("impure", spec.Pos(), "%s reaches outside the program", imported)
				break
			}
		}
		if !below(imported, module) {
			continue
		}
		to := roomOf(strings.TrimPrefix(strings.TrimPrefix(imported, module), "/"))
		if !mayImport(from, to) {
			in.find("arrow", spec.Pos(), "%q may not import %q", from, to)
		}
	}
}

// roomOf returns the room of a folder: its first name, below internal the
// first two.
func roomOf(folder string) string {
	names := strings.Split(folder, "/")
	switch {
	case folder == ".":
		return ""
	case names[0] == "internal" && len(names) > 1:
		return path.Join(names[0], names[1])
	}
	return names[0]
}

func known(room string) bool { return rooms[room] != nil || internals[room] != nil }

func mayImport(from, to string) bool {
	switch {
	case !known(from) || !known(to):
		return false
	case from == to:
		return true
	case internals[from] != nil:
		return slices.Contains(internals[from], to)
	case internals[to] != nil:
		return !slices.ContainsFunc(internals[to], func(room string) bool { return !mayImport(from, room) })
	}
	return slices.Contains(rooms[from], to)
}

// requirements checks the direct requirements of go.mod.
func (in *inspection) requirements(gomod string) {
	inBlock := false
	for i, line := range strings.Split(gomod, "\n") {
		code, comment, _ := strings.Cut(line, "//")
		fields := strings.Fields(code)
		if len(fields) == 0 {
			continue
		}
		switch {
		case inBlock && fields[0] == ")":
			inBlock = false
			continue
		case fields[0] == "require" && len(fields) > 1:
			fields = fields[1:]
			if fields[0] == "(" {
				inBlock = true
				continue
			}
		case !inBlock:
			continue
		}
		indirect := strings.TrimSpace(comment) == "indirect"
		if !indirect && !slices.Contains(slices.Concat(modules, testModules), fields[0]) {
			in.findings = append(in.findings, finding{"require", fmt.Sprintf("go.mod:%d", i+1), fields[0]})
		}
	}
}

// code checks the declarations and statements of the package in a folder.
func (in *inspection) code(folder string) {
	names := resolve(in.fset, folder, in.packages[folder])
	for _, file := range in.packages[folder] {
		why := comments(in.fset, file)
		for _, decl := range file.Decls {
			within := ""
			if f, ok := decl.(*ast.FuncDecl); ok {
				within = f.Name.Name
				if within == "init" && f.Recv == nil {
					in.find("init", f.Pos(), "work before main that nobody asked for")
				}
			}
			ast.Inspect(decl, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					if !names.awaited(n, decl) {
						in.find("goroutine", n.Pos(), "a goroutine could outlive the call")
					}
				case *ast.Ident:
					if slices.Contains(floats, n.Name) {
						in.find("float", n.Pos(), "%s", n.Name)
					}
				case *ast.BasicLit:
					if names.isFloat(n) {
						in.find("float", n.Pos(), "%s", n.Value)
					}
				case *ast.SelectorExpr:
					switch of := names.imported(n.X); {
					case of == "time" && slices.Contains(clock, n.Sel.Name):
						in.find("clock", n.Pos(), "time.%s", n.Sel.Name)
					case of == "math/big" && strings.Contains(n.Sel.Name, "Float"):
						in.find("float", n.Pos(), "big.%s", n.Sel.Name)
					}
				case *ast.CallExpr:
					callee, _ := n.Fun.(*ast.Ident)
					if callee == nil || !names.builtin(callee) {
						break
					}
					switch callee.Name {
					case "panic":
						mayPanic := strings.HasPrefix(strings.ToLower(within), "must")
						if !mayPanic && !why[in.fset.Position(n.Pos()).Line] && !why[in.fset.Position(n.End()).Line] {
							in.find("panic", n.Pos(), "a panic needs a Must… around it, or a comment on its line that says why")
						}
					case "delete", "clear", "copy":
						in.unassigned(names, n.Args[0])
					}
				case *ast.AssignStmt:
					if n.Tok != token.DEFINE {
						in.unassigned(names, n.Lhs...)
					}
				case *ast.IncDecStmt:
					in.unassigned(names, n.X)
				case *ast.RangeStmt:
					if n.Tok == token.ASSIGN {
						in.unassigned(names, n.Key, n.Value)
					}
				}
				return true
			})
		}
	}
}

// comments returns the lines of a file with a comment of more than a word or
// two, such as a directive for a tool.
func comments(fset *token.FileSet, file *ast.File) map[int]bool {
	lines := map[int]bool{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if len(strings.Fields(strings.TrimLeft(c.Text, "/* "))) >= 3 {
				lines[fset.Position(c.Pos()).Line] = true
			}
		}
	}
	return lines
}

// unassigned checks that what is assigned to is no variable of a package, nor
// part of one.
func (in *inspection) unassigned(names resolved, targets ...ast.Expr) {
	for _, target := range targets {
		for done := false; !done; {
			switch e := target.(type) {
			case *ast.ParenExpr:
				target = e.X
			case *ast.IndexExpr:
				target = e.X
			case *ast.SliceExpr:
				target = e.X
			case *ast.StarExpr:
				target = e.X
			case *ast.SelectorExpr:
				if names.imported(e.X) != "" {
					in.find("assigned", e.Pos(), "a variable of another package: %s", e.Sel.Name)
				}
				target = e.X
			case *ast.Ident:
				if names.packageVar(e) {
					in.find("assigned", e.Pos(), "%s is shared by all callers", e.Name)
				}
				done = true
			default:
				done = true
			}
		}
	}
}

// resolved tells what the names of a package stand for.
type resolved struct {
	pkg   *types.Package
	uses  map[*ast.Ident]types.Object
	types map[ast.Expr]types.TypeAndValue
}

// resolve finds what the names of a package stand for without loading what it
// imports: that gives errors, which are left to the compiler.
func resolve(fset *token.FileSet, folder string, files []*ast.File) resolved {
	info := types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: noImporter{}, Error: func(error) {}}
	pkg, _ := config.Check(folder, fset, files, &info)
	return resolved{pkg, info.Uses, info.Types}
}

type noImporter struct{}

func (noImporter) Import(string) (*types.Package, error) { return nil, errors.New("not loaded") }

// imported returns the path of the package that an expression names, or "".
func (r resolved) imported(e ast.Expr) string {
	ident, _ := e.(*ast.Ident)
	if name, ok := r.uses[ident].(*types.PkgName); ok {
		return name.Imported().Path()
	}
	return ""
}

func (r resolved) builtin(ident *ast.Ident) bool {
	_, ok := r.uses[ident].(*types.Builtin)
	return ok
}

// isFloat reports whether a literal is a float. 1e3 as an int64 is none: the
// compiler has made a whole number of it, or refused.
func (r resolved) isFloat(literal *ast.BasicLit) bool {
	if literal.Kind != token.FLOAT && literal.Kind != token.IMAG {
		return false
	}
	t, ok := r.types[literal].Type.(*types.Basic)
	return !ok || t.Info()&types.IsInteger == 0
}

// awaited reports whether a goroutine cannot outlive the function that starts
// it, which is what the house asks for: it first defers Done of a group, and
// what follows the statement that starts it is Wait of that group, with no way
// to return in between.
func (r resolved) awaited(start *ast.GoStmt, decl ast.Decl) bool {
	function, ok := decl.(*ast.FuncDecl)
	work, isLiteral := start.Call.Fun.(*ast.FuncLit)
	if !ok || !isLiteral || len(work.Body.List) == 0 {
		return false
	}
	done, ok := work.Body.List[0].(*ast.DeferStmt)
	if !ok {
		return false
	}
	group := r.receiver(done.Call, "Done")
	statements := function.Body.List
	for i, s := range statements[:len(statements)-1] {
		if s.Pos() > start.Pos() || s.End() < start.End() {
			continue
		}
		next, ok := statements[i+1].(*ast.ExprStmt)
		return ok && group != nil && r.receiver(next.X, "Wait") == group && staysWithin(s, start)
	}
	return false
}

// receiver returns the variable of which a method of that name is called.
func (r resolved) receiver(call ast.Expr, method string) types.Object {
	c, ok := call.(*ast.CallExpr)
	if !ok {
		return nil
	}
	selector, ok := c.Fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != method {
		return nil
	}
	ident, _ := selector.X.(*ast.Ident)
	return r.uses[ident]
}

// staysWithin reports whether a statement neither returns nor jumps, and starts
// the goroutine itself, not in a function that somebody may call later.
func staysWithin(s ast.Stmt, start *ast.GoStmt) bool {
	stays := true
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return n != start
		case *ast.FuncLit:
			if n.Pos() < start.Pos() && start.End() < n.End() {
				stays = false
			}
			return false
		case *ast.ReturnStmt:
			stays = false
		case *ast.BranchStmt:
			stays = stays && n.Tok != token.GOTO
		}
		return true
	})
	return stays
}

func (r resolved) packageVar(ident *ast.Ident) bool {
	v, ok := r.uses[ident].(*types.Var)
	return ok && v.Parent() == r.pkg.Scope()
}

// sound is a house in order, with what comes close to each rule.
var sound = map[string]string{
	"go.mod": `module github.com/pcmd-vn/pcmd
go 1.24.0
require (
	github.com/shopspring/decimal v1.6.0
	github.com/stretchr/testify v1.12.1
)
require golang.org/x/text v0.33.0
require example.com/below v1.0.0 // indirect`,
	"date.go": `package pcmd
import ("time"; "golang.org/x/text/unicode/norm")
var shapes = map[string]int{"year": 12}
func Start(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
func MustParse(s string) string { if s == "" { panic("empty") }; return norm.NFC.String(s) }
func must(err error) { if err != nil { panic(err) } }
type timer struct{}
func (timer) Now() int { return shapes["year"] }
func later(time timer) int { return time.Now() }
func local() map[string]int {
	shapes := map[string]int{}
	shapes["year"] = 1
	shapes = nil
	delete(shapes, "year")
	return shapes
}
func named(panic func(string)) { panic("a function of this name is no panic") }
type loader struct{}
func (loader) init() {}
var powers = [...]int64{1, 1e1, 1e2}`,
	"indicator/parallel.go": `package indicator
import "sync"
func all(work []func()) {
	var done sync.WaitGroup
	for _, w := range work {
		done.Add(1)
		go func() {
			defer done.Done()
			w()
		}()
	}
	done.Wait()
}`,
	"agency/agency.go":                    "package agency\nimport _ \"github.com/pcmd-vn/pcmd/internal/collation\"",
	"indicator/indicator.go":              "package indicator\nimport _ \"math/big\"\nimport _ \"github.com/shopspring/decimal\"",
	"indicator/conformance/vectors.go":    "package conformance\nimport _ \"embed\"\nimport _ \"github.com/pcmd-vn/pcmd/indicator\"\nimport _ \"github.com/pcmd-vn/pcmd/internal/wire\"",
	"internal/document/document.go":       "package document\nimport _ \"github.com/pcmd-vn/pcmd\"\nimport _ \"io\"",
	"internal/wire/wire.go":               "package wire\nimport _ \"github.com/pcmd-vn/pcmd/indicator\"\nimport _ \"github.com/pcmd-vn/pcmd/internal/document\"",
	"internal/collation/collation.go":     "package collation",
	"plan/plan.go":                        "package plan\nimport _ \"github.com/pcmd-vn/pcmd/agency\"\nimport _ \"github.com/pcmd-vn/pcmd/indicator\"",
	"plan/catalog/catalog.go":             "package catalog\nimport _ \"github.com/pcmd-vn/pcmd/plan\"\nfunc read(err error) { panic(err) /* the data are part of the program */ }",
	"report/report.go":                    "package report\nimport _ \"github.com/pcmd-vn/pcmd/plan/catalog\"\nimport _ \"github.com/pcmd-vn/pcmd/internal/wire\"",
	"report/report_test.go":               "package report\nimport _ \"os\"\nimport _ \"github.com/stretchr/testify/require\"\nfunc init() { go func() { var x float64 = 0.5; _ = x }() }",
	"examples/go.mod":                     "module github.com/pcmd-vn/pcmd/examples",
	"examples/main.go":                    "package main\nimport _ \"os\"\nimport _ \"example.com/heavy\"",
	"report/testdata/broken.go":           "this is no Go",
	"examples/bench/scratch/forgotten.go": "package scratch\nimport _ \"net\"",
}

// awaiting is a function that starts goroutines, with what they do first and
// what follows.
func awaiting(first, then string) string {
	return `package indicator
import "sync"
func all(w func()) {
	var done, other sync.WaitGroup
	for range 3 {
		done.Add(1)
		go func() { ` + first + ` }()
	}
	` + then + `
}`
}

// A rule that nothing breaks looks like one that checks nothing.
func TestTheRulesOfTheHouseAreEnforced(t *testing.T) {
	const us = "github.com/pcmd-vn/pcmd"
	for _, row := range []struct {
		name, file, source string
		want               []string // the rules found broken
	}{
		{"a house in order", "report/more.go", "package report", nil},

		{"the root imports a room", "more.go", "package pcmd\nimport _ \"" + us + "/agency\"", []string{"arrow"}},
		{"agency imports indicator", "agency/more.go", "package agency\nimport _ \"" + us + "/indicator\"", []string{"arrow"}},
		{"indicator imports agency", "indicator/more.go", "package indicator\nimport _ \"" + us + "/agency\"", []string{"arrow"}},
		{"conformance imports plan", "indicator/conformance/more.go", "package conformance\nimport _ \"" + us + "/plan\"", []string{"arrow"}},
		{"plan imports report", "plan/more.go", "package plan\nimport _ \"" + us + "/report\"", []string{"arrow"}},
		{"the catalog imports report", "plan/catalog/more.go", "package catalog\nimport _ \"" + us + "/report\"", []string{"arrow"}},
		{"report imports examples", "report/more.go", "package report\nimport _ \"" + us + "/examples/pcmd\"", []string{"arrow"}},
		{"document imports a room", "internal/document/more.go", "package document\nimport _ \"" + us + "/indicator\"", []string{"arrow"}},
		{"document imports wire", "internal/document/more.go", "package document\nimport _ \"" + us + "/internal/wire\"", []string{"arrow"}},
		{"wire imports agency", "internal/wire/more.go", "package wire\nimport _ \"" + us + "/agency\"", []string{"arrow"}},
		{"collation imports something of ours", "internal/collation/more.go", "package collation\nimport _ \"" + us + "\"", []string{"arrow"}},
		{"agency reaches indicator through wire", "agency/more.go", "package agency\nimport _ \"" + us + "/internal/wire\"", []string{"arrow"}},
		{"the root reaches indicator through wire", "more.go", "package pcmd\nimport _ \"" + us + "/internal/wire\"", []string{"arrow"}},
		{"a room that nobody entered", "budget/budget.go", "package budget", []string{"room"}},
		{"an internal package that nobody entered", "internal/table/table.go", "package table", []string{"room"}},

		{"the file system", "plan/more.go", "package plan\nimport _ \"os\"", []string{"impure"}},
		{"commands", "plan/more.go", "package plan\nimport _ \"os/exec\"", []string{"impure"}},
		{"the network", "plan/more.go", "package plan\nimport _ \"net\"", []string{"impure"}},
		{"the web", "plan/more.go", "package plan\nimport _ \"net/http\"", []string{"impure"}},
		{"file systems in general", "plan/more.go", "package plan\nimport _ \"io/fs\"", []string{"impure"}},
		{"the old ones", "plan/more.go", "package plan\nimport _ \"io/ioutil\"", []string{"impure"}},
		{"logging", "plan/more.go", "package plan\nimport _ \"log\"", []string{"impure"}},
		{"structured logging", "plan/more.go", "package plan\nimport _ \"log/slog\"", []string{"impure"}},
		{"chance", "plan/more.go", "package plan\nimport _ \"math/rand\"", []string{"impure"}},
		{"chance of late", "plan/more.go", "package plan\nimport _ \"math/rand/v2\"", []string{"impure"}},
		{"good chance", "plan/more.go", "package plan\nimport _ \"crypto/rand\"", []string{"impure"}},
		{"the system", "internal/wire/more.go", "package wire\nimport _ \"syscall\"", []string{"impure"}},
		{"memory", "internal/wire/more.go", "package wire\nimport _ \"unsafe\"", []string{"impure"}},

		{"a module that is not on the list", "plan/more.go", "package plan\nimport _ \"example.com/heavy\"", []string{"module"}},
		{"a module that only begins alike", "plan/more.go", "package plan\nimport _ \"github.com/shopspring/decimals\"", []string{"module"}},
		{"a module for tests outside a test", "plan/more.go", "package plan\nimport _ \"pgregory.net/rapid\"", []string{"module"}},
		{"a module that is not on the list in a test", "plan/more_test.go", "package plan\nimport _ \"github.com/google/go-cmp/cmp\"", []string{"module"}},
		{"a requirement in a block", "go.mod", "module x\nrequire (\n\texample.com/heavy v1.0.0\n)", []string{"require"}},
		{"a requirement on a line", "go.mod", "module x\nrequire example.com/heavy v1.0.0", []string{"require"}},
		{"a requirement with a remark", "go.mod", "module x\nrequire example.com/heavy v1.0.0 // for now", []string{"require"}},

		{"the present moment", "plan/more.go", "package plan\nimport \"time\"\nvar _ = time.Now()", []string{"clock"}},
		{"by another name", "plan/more.go", "package plan\nimport t \"time\"\nfunc f(x t.Time) { _ = t.Since(x) }", []string{"clock"}},
		{"without a call", "plan/more.go", "package plan\nimport \"time\"\nvar now = time.Now", []string{"clock"}},
		{"waiting", "plan/more.go", "package plan\nimport \"time\"\nfunc f() { time.Sleep(1); <-time.After(1) }", []string{"clock", "clock"}},
		{"without a name", "plan/more.go", "package plan\nimport . \"time\"\nvar _ = Now()", []string{"dot-import"}},

		{"a float", "indicator/more.go", "package indicator\nfunc f(x float64) {}", []string{"float"}},
		{"a short float", "more.go", "package pcmd\nvar x float32", []string{"float"}},
		{"a float without a type", "report/more.go", "package report\nvar x = 0.5", []string{"float"}},
		{"a whole number that is a float", "report/more.go", "package report\nvar x = 1e3", []string{"float"}},
		{"a large float", "indicator/more.go", "package indicator\nimport \"math/big\"\nvar x big.Float", []string{"float"}},
		{"a large float made", "indicator/more.go", "package indicator\nimport \"math/big\"\nfunc f() { big.NewFloat(1) }", []string{"float"}},
		{"a decimal to a float", "indicator/more.go", "package indicator\nimport \"github.com/shopspring/decimal\"\nfunc f(d decimal.Decimal) { d.InexactFloat64() }", []string{"float"}},
		{"a decimal from a float", "indicator/more.go", "package indicator\nimport \"github.com/shopspring/decimal\"\nfunc f() { decimal.NewFromFloat(1) }", []string{"float"}},
		{"a fraction to a float", "indicator/more.go", "package indicator\nimport \"math/big\"\nfunc f(r *big.Rat) { r.Float64() }", []string{"float"}},

		{"a goroutine", "report/more.go", "package report\nfunc f() { go f() }", []string{"goroutine"}},
		{"a goroutine in a closure", "report/more.go", "package report\nvar f = func() { go func() {}() }", []string{"goroutine"}},
		{"a goroutine that nobody awaits", "indicator/parallel.go", awaiting("defer done.Done()", ""), []string{"goroutine"}},
		{"a goroutine that is awaited too late", "indicator/parallel.go", awaiting("defer done.Done()", "w(); done.Wait()"), []string{"goroutine"}},
		{"a goroutine that is awaited later", "indicator/parallel.go", awaiting("defer done.Done()", "defer done.Wait()"), []string{"goroutine"}},
		{"a goroutine of another group", "indicator/parallel.go", awaiting("defer done.Done()", "other.Wait()"), []string{"goroutine"}},
		{"a goroutine that does not say when it ends", "indicator/parallel.go", awaiting("w()", "done.Wait()"), []string{"goroutine"}},
		{"a way out before the goroutine is awaited", "indicator/parallel.go", awaiting("defer done.Done() }(); if w == nil { return }; func() {", "done.Wait()"), []string{"goroutine"}},
		{"a goroutine that somebody starts later", "indicator/parallel.go", awaiting("}(); _ = func() { go func() { defer done.Done() }() }; func() {", "done.Wait()"), []string{"goroutine", "goroutine"}},
		{"an init", "report/more.go", "package report\nfunc init() {}", []string{"init"}},

		{"a registry", "more.go", "package pcmd\nfunc Register(s string) { shapes[s] = 1 }", []string{"assigned"}},
		{"a variable replaced", "more.go", "package pcmd\nfunc f() { shapes = nil }", []string{"assigned"}},
		{"a variable emptied", "more.go", "package pcmd\nfunc f() { delete(shapes, \"a\"); clear(shapes) }", []string{"assigned", "assigned"}},
		{"a counter", "more.go", "package pcmd\nvar n int\nfunc f() { n++; n += 2 }", []string{"assigned", "assigned"}},
		{"what a pointer points to", "more.go", "package pcmd\nvar p = &struct{ n int }{}\nfunc f() { p.n = 1; (*p).n = 2 }", []string{"assigned", "assigned"}},
		{"a part of a slice", "more.go", "package pcmd\nvar s []int\nfunc f() { s[0], s[1] = s[1], s[0]; copy(s[1:], s) }", []string{"assigned", "assigned", "assigned"}},
		{"by a loop", "more.go", "package pcmd\nvar i int\nfunc f() { for i = range 3 {} }", []string{"assigned"}},
		{"in a closure", "more.go", "package pcmd\nvar f = func() { shapes = nil }", []string{"assigned"}},
		{"a variable of another package", "plan/more.go", "package plan\nimport \"github.com/shopspring/decimal\"\nfunc f() { decimal.DivisionPrecision = 3 }", []string{"assigned"}},

		{"a panic", "plan/more.go", "package plan\nfunc Parse() { panic(\"no\") }", []string{"panic"}},
		{"a panic in a method", "plan/more.go", "package plan\ntype p int\nfunc (p) Parse() { panic(\"no\") }", []string{"panic"}},
		{"a panic in a closure", "plan/more.go", "package plan\nvar f = func() { panic(\"no\") }", []string{"panic"}},
		{"a panic with a comment above it", "plan/more.go", "package plan\nfunc f() {\n\t// the data are part of the program\n\tpanic(\"no\")\n}", []string{"panic"}},
		{"a panic with a directive for a comment", "plan/more.go", "package plan\nfunc f() {\n\tpanic(\"no\") //nolint:all\n}", []string{"panic"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			house := fstest.MapFS{}
			for name, source := range sound {
				house[name] = &fstest.MapFile{Data: []byte(source)}
			}
			house[row.file] = &fstest.MapFile{Data: []byte(row.source)}
			var broken []string
			for _, f := range inspect(t, house).findings {
				broken = append(broken, f.rule)
				require.True(t, strings.HasPrefix(f.place, row.file+":"), f.place)
			}
			require.Equal(t, row.want, broken)
		})
	}
}
