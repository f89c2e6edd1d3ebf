package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tomworkbench/assets"
)

const (
	module    = "tomworkbench"
	fyne      = "fyne.io/fyne/v2"
	fyneApp   = fyne + "/app"
	decimals  = "github.com/shopspring/decimal"
	uuids     = "github.com/google/uuid"
	wholePart = "/..."
)

// layer says what a part of the house may import from the house itself and, where outside is not nil,
// from other modules. A name ending in /... stands for all below it as well.
type layer struct {
	part, inside []string
	outside      []string
	// never lists what may not even be reached through others.
	never []string
}

// layers holds the arrows of the design: main → app → app/page, app/page/* → app/page → {figure, field, say, ui, session} →
// {charts, storage} → model, and app → app/member, which is a window of its own and can't change a case. The window knows no page, no page knows another, the widgets know none of these, and
// charts/draw no model. The first
// layer that a package belongs to counts.
func layers() []layer {
	below := []string{"model/...", "charts/...", "storage/...", "assets/..."}
	onScreen := []string{"app/say", "app/field", "app/figure", "app/ui/...", "app/session", "app/papers"}
	return []layer{
		{part: []string{"model/..."}, inside: []string{"model/..."}, outside: []string{decimals, uuids}, never: []string{fyne + wholePart, "charts/...", "storage/...", "app/...", "assets/..."}},
		{part: []string{"charts/draw/..."}, inside: []string{"charts/draw/...", "assets/..."}, never: []string{fyne + wholePart, "model/...", "storage/...", "app/..."}},
		{part: []string{"charts/..."}, inside: []string{"charts/...", "model/...", "assets/..."}, never: []string{fyne + wholePart, "storage/...", "app/..."}},
		{part: []string{"storage/live"}, inside: []string{"storage/...", "model/...", "assets/..."}, never: []string{fyne + wholePart, "charts/...", "app/..."}},
		{part: []string{"storage/..."}, inside: []string{"storage/...", "model/...", "assets/..."}, never: []string{fyne + wholePart, "charts/...", "app/..."}},
		{part: []string{"assets/..."}, inside: []string{"assets/...", "model/...", "storage/casefile"}, never: []string{fyne + wholePart, "app/..."}},
		{part: []string{"app/session/..."}, inside: append(below, "app/session/..."), never: []string{fyne + wholePart, "app", "app/cli/..."}},
		{part: []string{"app/papers/..."}, inside: append(below, "app/papers/..."), never: []string{fyne + wholePart, "app", "app/cli/...", "app/session/..."}},
		{part: []string{"app/cli/..."}, inside: append(below, "app/session/...", "app/papers/...", "app/member/words", "app/member/web", "app/cli/..."), never: []string{fyne + wholePart, "app"}},
		{part: []string{"app/ui/..."}, inside: []string{"app/ui/...", "assets/..."}, outside: []string{fyne + wholePart}, never: []string{"model/...", "charts/...", "storage/...", "app", "app/session/...", "app/papers/...", "app/cli/...", fyneApp}},
		{part: []string{"app/guide"}, inside: []string{"assets/...", "storage/diskfile"}, never: []string{fyne + wholePart, "app"}},
		{part: []string{"app/say", "app/field"}, inside: []string{"model/...", "app/say"}, never: []string{fyne + wholePart, "charts/...", "storage/...", "app", "app/page/..."}},
		{part: []string{"app/member/words"}, inside: below, never: []string{fyne + wholePart, "app", "app/page/..."}},
		{part: []string{"app/member/tell"}, inside: append(below, "app/member/words", "app/member/answers"), never: []string{fyne + wholePart, "app", "app/page/..."}},
		{part: []string{"app/member/web/desk"}, inside: append(below, "app/member/words", "app/member/answers", "app/member/tell"), never: []string{fyne + wholePart, "app", "app/page/...", "app/papers/..."}},
		{part: []string{"app/member/web/engine"}, inside: append(below, "app/member/words", "app/member/web/desk"), never: []string{fyne + wholePart, "app", "app/page/...", "app/papers/..."}},
		{part: []string{"app/member/web"}, inside: append(below, "app/member/words", "app/member/answers", "app/member/tell", "app/member/web/desk", "app/papers", "app/papers/html"), never: []string{fyne + wholePart, "app", "app/page/..."}},
		{part: []string{"app/member/answers"}, inside: append(below, "app/session"), never: []string{fyne + wholePart, "app", "app/page/..."}},
		{part: []string{"app/member"}, inside: append(below, append(onScreen, "app/page", "app/member/...")...), never: []string{"app", "app/cases", "app/pages", fyneApp}},
		{part: []string{"app/figure"}, inside: append(below, "app/say", "app/ui/...", "app/session", "app/papers"), never: []string{"app", "app/page/...", fyneApp}},
		{part: []string{"app/page"}, inside: append(below, onScreen...), never: []string{"app", "app/cases", fyneApp}},
		{part: []string{"app/tableimport", "app/takein"}, inside: append(below, append(onScreen, "app/page")...), never: []string{"app", "app/cases", fyneApp}},
		{part: []string{"app/page/members"}, inside: append(below, append(onScreen, "app/page", "app/takein", "app/member/words", "app/member/web")...), never: []string{"app", "app/cases", "app/pages", fyneApp}},
		{part: []string{"app/page/..."}, inside: append(below, append(onScreen, "app/page", "app/tableimport", "app/takein")...), never: []string{"app", "app/cases", "app/pages", fyneApp}},
		{part: []string{"app/cases"}, inside: append(below, append(onScreen, "app/page", "app/tableimport", "app/takein")...), never: []string{"app", "app/pages", fyneApp}},
		{part: []string{"app/live"}, inside: append(below, append(onScreen, "app/page")...), never: []string{"app", "app/cases", "app/pages", fyneApp}},
		{part: []string{"app/pages"}, inside: []string{"app/page/..."}, never: []string{"app", fyneApp}},
		{part: []string{"app/apptest"}, inside: append(below, append(onScreen, "app", "app/page")...), never: []string{"app/pages", fyneApp}},
		{part: []string{"app"}, inside: append(below, append(onScreen, "app/guide", "app/page", "app/cases", "app/member/...")...), never: []string{"app/pages", "app/apptest", fyneApp}},
		{part: []string{"app/..."}, inside: append(below, "app/..."), never: []string{fyneApp}},
		{part: []string{""}, inside: append(below, "app/...")},
	}
}

// outsideWorld is what the model must not know: files, the network, the screen, the log.
var outsideWorld = []string{"os/...", "net/...", "syscall", "log/...", "io/fs", "io/ioutil", "database/...", "image/...", "embed", "unsafe", "C"}

func TestTheArrowsOfTheHouseRunOneWay(t *testing.T) {
	reached := reachable(t)
	for _, f := range sources(t, ".") {
		for _, text := range f.violations() {
			t.Errorf("%s: %s", f.path, text)
		}
	}
	for at, all := range reached {
		for _, text := range forbiddenReach(at, all) {
			t.Errorf("%s: %s", spoken(at), text)
		}
	}
	if len(reached["model"]) == 0 || len(reached["model/appraisal"]) == 0 {
		t.Errorf("the import graph has no model: %v", slices.Sorted(maps.Keys(reached)))
	}
}

func TestOnlyModulesThatGoModRequiresDirectlyAreImported(t *testing.T) {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	direct := directModules(string(text))
	said := map[string]bool{}
	for _, f := range sources(t, ".") {
		for _, name := range f.imports {
			if text := sneaksIn(name, direct); text != "" && !said[text] {
				said[text] = true
				t.Errorf("%s: %s", f.path, text)
			}
		}
	}
}

// source is a file with what it imports.
type source struct {
	path    string
	imports []string
}

// sources reads the imports of every Go file of the module, whatever it is built for.
func sources(t *testing.T, root string) []source {
	t.Helper()
	var found []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "build" || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		one := source{path: filepath.ToSlash(name)}
		for _, spec := range file.Imports {
			one.imports = append(one.imports, strings.Trim(spec.Path.Value, `"`))
		}
		found = append(found, one)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// part returns the part of the house that the file is in, empty for the root.
func (s source) part() string { return strings.TrimPrefix(path.Dir("/"+s.path), "/") }

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

// violations says which of the file's imports the design forbids. A test may use more of the house than
// what it tests, but no more of the screen.
func (s source) violations() []string {
	var found []string
	rule := layerOf(s.part())
	for _, name := range s.imports {
		inside, ours := strings.CutPrefix(name, module+"/")
		switch {
		case name == fyneApp && s.path != "main.go":
			found = append(found, "only main.go may import "+name)
		case within(name, rule.never...), ours && !s.test() && !within(inside, rule.inside...):
			found = append(found, fmt.Sprintf("%s may not import %s", spoken(s.part()), name))
		case !ours && !s.test() && !standard(name) && rule.outside != nil && !within(name, rule.outside...):
			found = append(found, fmt.Sprintf("%s may not import %s", spoken(s.part()), name))
		case within(s.part(), "model/...") && !s.test() && within(name, outsideWorld...):
			found = append(found, fmt.Sprintf("the model may not know %s", name))
		}
	}
	return found
}

// spoken names a part of the house in a message.
func spoken(part string) string {
	if part == "" {
		return "main"
	}
	return part
}

func layerOf(part string) layer {
	for _, l := range layers() {
		if within(part, l.part...) {
			return l
		}
	}
	return layer{inside: []string{}, outside: []string{}}
}

// within reports whether a package is one of those named.
func within(name string, patterns ...string) bool {
	for _, pattern := range patterns {
		if base, all := strings.CutSuffix(pattern, wholePart); name == base || all && strings.HasPrefix(name, base+"/") {
			return true
		}
	}
	return false
}

// standard reports whether a package is of Go's own library: its path begins without a dot.
func standard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".") && first != module
}

// forbiddenReach says what a part reaches, however far away, that it must not.
func forbiddenReach(part string, all []string) []string {
	var found []string
	for _, name := range all {
		if within(strings.TrimPrefix(name, module+"/"), layerOf(part).never...) {
			found = append(found, "reaches "+name)
		}
	}
	return found
}

// reachable returns, for every part of the house, all packages that the real build of it takes in.
func reachable(t *testing.T) map[string][]string {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Deps", "-tags", "ci,migrated_fynedo", "./...")
	list.Env = append(os.Environ(), "CGO_ENABLED=0")
	var complaint bytes.Buffer
	list.Stderr = &complaint
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &complaint)
	}
	reached := map[string][]string{}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var one struct {
			ImportPath string
			Deps       []string
		}
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			return reached
		} else if err != nil {
			t.Fatalf("reading what go list says: %v", err)
		}
		reached[strings.TrimPrefix(strings.TrimPrefix(one.ImportPath, module), "/")] = one.Deps
	}
}

// directModules reads the modules that a go.mod requires for the module's own sake.
func directModules(text string) []string {
	var direct []string
	listing := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		rest, single := strings.CutPrefix(line, "require ")
		switch {
		case line == "require (":
			listing = true
		case line == ")":
			listing = false
		case (listing || single) && line != "" && !strings.HasSuffix(line, "// indirect") && !strings.HasPrefix(line, "//"):
			direct = append(direct, strings.Fields(rest)[0])
		}
	}
	return direct
}

// sneaksIn says what is wrong with an import that no direct requirement covers.
func sneaksIn(name string, direct []string) string {
	if standard(name) || name == module || strings.HasPrefix(name, module+"/") {
		return ""
	}
	if slices.ContainsFunc(direct, func(m string) bool { return within(name, m+wholePart) }) {
		return ""
	}
	return name + " is of no module that go.mod requires directly"
}

func TestTheLicencesNameEveryModuleThatTheProgramHolds(t *testing.T) {
	text := assets.Licences()
	held := map[string]bool{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-e", "-deps", "-tags", "migrated_fynedo,accessibility",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for module := range strings.Lines(string(out)) {
			held[strings.TrimSpace(module)] = true
		}
	}
	if len(held) < 10 {
		t.Fatalf("only %d modules found", len(held))
	}
	for module := range held {
		if module != "" && !strings.Contains(text, "\n==== "+module+"\n") {
			t.Errorf("assets/licences.txt lacks %s; run .ci/licences", module)
		}
	}
}

func TestTheRulesCatchWhatTheyForbid(t *testing.T) {
	for _, one := range []struct {
		path, imports string
		want          string
	}{
		{"model/case.go", "fmt", ""},
		{"model/case.go", decimals, ""},
		{"model/appraisal/payback.go", module + "/model", ""},
		{"model/case.go", module + "/charts", "model may not import tomworkbench/charts"},
		{"model/case.go", "go.etcd.io/bbolt", "model may not import go.etcd.io/bbolt"},
		{"model/case.go", "os", "the model may not know os"},
		{"model/case.go", "net/http", "the model may not know net/http"},
		{"model/case_test.go", "os", ""},
		{"model/schemes/count.go", fyne, "model/schemes may not import " + fyne},
		{"charts/figure.go", module + "/model", ""},
		{"charts/figure.go", module + "/storage", "charts may not import tomworkbench/storage"},
		{"charts/figure.go", "github.com/wcharczuk/go-chart/v2", ""},
		{"charts/figure.go", fyne + "/canvas", "charts may not import " + fyne + "/canvas"},
		{"charts/figure_test.go", fyne + "/canvas", "charts may not import " + fyne + "/canvas"},
		{"charts/figure.go", module + "/charts/draw", ""},
		{"charts/draw/fonts.go", module + "/assets", ""},
		{"charts/draw/key.go", module + "/model", "charts/draw may not import tomworkbench/model"},
		{"charts/draw/key.go", module + "/charts", "charts/draw may not import tomworkbench/charts"},
		{"charts/draw/key.go", module + "/app/session", "charts/draw may not import tomworkbench/app/session"},
		{"storage/store.go", module + "/charts", "storage may not import tomworkbench/charts"},
		{"storage/store.go", module + "/app/session", "storage may not import tomworkbench/app/session"},
		{"app/session/session.go", module + "/storage", ""},
		{"app/session/session.go", module + "/app", "app/session may not import tomworkbench/app"},
		{"app/session/session.go", fyne, "app/session may not import " + fyne},
		{"app/cli/profile.go", fyne, "app/cli may not import " + fyne},
		{"app/cli/profile.go", module + "/app/session", ""},
		{"app/window.go", fyne + "/widget", ""},
		{"app/window.go", module + "/app/page", ""},
		{"app/window.go", module + "/app/page/board", "app may not import tomworkbench/app/page/board"},
		{"app/page/board/page.go", module + "/app/page", ""},
		{"app/page/board/page.go", module + "/app/page/figures", "app/page/board may not import tomworkbench/app/page/figures"},
		{"app/page/board/page.go", module + "/app", "app/page/board may not import tomworkbench/app"},
		{"app/page/board/board_test.go", module + "/app/page/figures", ""},
		{"app/page/host.go", module + "/app/page/board", "app/page may not import tomworkbench/app/page/board"},
		{"app/field/field.go", fyne + "/widget", "app/field may not import " + fyne + "/widget"},
		{"app/say/names.go", module + "/charts", "app/say may not import tomworkbench/charts"},
		{"app/pages/pages.go", module + "/app/page/board", ""},
		{"app/ui/theme.go", fyne + "/theme", ""},
		{"app/ui/theme.go", module + "/assets", ""},
		{"app/ui/theme.go", fyneApp, "only main.go may import " + fyneApp},
		{"app/ui/form.go", module + "/model", "app/ui may not import tomworkbench/model"},
		{"app/ui/form.go", module + "/app", "app/ui may not import tomworkbench/app"},
		{"app/ui/form.go", decimals, "app/ui may not import " + decimals},
		{"app/ui/grid/grid.go", module + "/app/ui", ""},
		{"app/ui/grid/grid.go", module + "/app/session", "app/ui/grid may not import tomworkbench/app/session"},
		{"app/window.go", fyneApp, "only main.go may import " + fyneApp},
		{"app/e2e/window_test.go", fyneApp, "only main.go may import " + fyneApp},
		{"window_windows.go", fyneApp, "only main.go may import " + fyneApp},
		{"main.go", fyneApp, ""},
		{"main.go", module + "/app/cli", ""},
		{"tools/gen.go", module + "/model", "tools may not import tomworkbench/model"},
	} {
		got := strings.Join(source{path: one.path, imports: []string{one.imports}}.violations(), "; ")
		if got != one.want {
			t.Errorf("%s with %s: got %q, want %q", one.path, one.imports, got, one.want)
		}
	}
}

func TestWhatIsReachedThroughOthersIsCaught(t *testing.T) {
	for part, want := range map[string][]string{
		"model":       {"reaches " + fyne + "/widget", "reaches tomworkbench/storage"},
		"charts":      {"reaches " + fyne + "/widget", "reaches tomworkbench/storage"},
		"charts/draw": {"reaches " + fyne + "/widget", "reaches tomworkbench/model", "reaches tomworkbench/storage"},
		"app/session": {"reaches " + fyne + "/widget"},
		"app":         nil,
		"":            nil,
	} {
		if got := forbiddenReach(part, []string{"fmt", fyne + "/widget", module + "/model", module + "/storage"}); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", spoken(part), got, want)
		}
	}
}

func TestAnIndirectModuleDoesNotCountAsRequired(t *testing.T) {
	direct := directModules(`module x

require example.org/one v1.0.0

require (
	example.org/two/v2 v2.0.0
	example.org/three v1.0.0 // indirect
	// a remark
)

require example.org/four v1.0.0 // indirect
`)
	if want := []string{"example.org/one", "example.org/two/v2"}; !slices.Equal(direct, want) {
		t.Fatalf("direct are %q, want %q", direct, want)
	}
	for name, caught := range map[string]bool{
		"fmt": false, module + "/model": false, "example.org/one/part": false, "example.org/two/v2": false,
		"example.org/two": true, "example.org/three": true, "example.org/onemore": true, "example.org/four/x": true,
	} {
		if got := sneaksIn(name, direct); (got != "") != caught {
			t.Errorf("%s: %q", name, got)
		}
	}
}
