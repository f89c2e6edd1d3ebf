package app_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "unsafe" // for the link to Fyne's cache

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// destroyExpired is how Fyne throws away the renderers of all that wasn't drawn for a minute before a time.
//
//go:linkname destroyExpired fyne.io/fyne/v2/internal/cache.destroyExpiredRenderers
func destroyExpired(now time.Time)

// forgetRenderers has Fyne forget the renderer of every widget, as it does of those that nobody saw for a minute.
func forgetRenderers() { destroyExpired(time.Now().Add(time.Hour)) }

// differing counts the pixels in which two pictures of one size differ.
func differing(a, b image.Image) int {
	const pixel = 4
	p, q := a.(*image.NRGBA).Pix, b.(*image.NRGBA).Pix
	n := 0
	for i := 0; i < len(p); i += pixel {
		if !bytes.Equal(p[i:i+pixel], q[i:i+pixel]) {
			n++
		}
	}
	return n
}

// ourWidgets names the types of the window that are widgets: those that embed one of Fyne's.
func ourWidgets(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	var files []string
	err := filepath.WalkDir(".", func(name string, _ fs.DirEntry, err error) error {
		if name == "member" { // a window of its own, with a test of its own
			return fs.SkipDir
		}
		if filepath.Ext(name) == ".go" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil || strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && embedsWidget(spec) {
				names[parsed.Name.Name+"."+spec.Name.Name] = true
			}
			return true
		})
	}
	return names
}

func embedsWidget(spec *ast.TypeSpec) bool {
	s, ok := spec.Type.(*ast.StructType)
	return ok && slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
		of, ok := f.Type.(*ast.SelectorExpr)
		if !ok || len(f.Names) > 0 {
			return false
		}
		from, ok := of.X.(*ast.Ident)
		return ok && (from.Name == "widget" || from.Name == "container")
	})
}

// rebuiltState is a state of the window in which the renderers are forgotten.
type rebuiltState struct {
	name string
	show func(*apptest.Desk)
	// hide and again close and open what can only be out of sight while it is closed; nil for the rest.
	hide, again func(*apptest.Desk)
}

// rebuiltStates are states in which every widget of this package is drawn at least once.
func rebuiltStates(d *apptest.Desk) []rebuiltState {
	var states []rebuiltState
	for _, p := range pages.All() {
		states = append(states, rebuiltState{name: p.Title, show: func(d *apptest.Desk) { d.Go(page.Place{Page: p.ID}) }},
			rebuiltState{
				name:  p.Title + " after another page",
				show:  func(d *apptest.Desk) { d.Go(page.Place{Page: p.ID}) },
				hide:  func(d *apptest.Desk) { d.Go(page.Place{Page: other(p.ID)}); d.Canvas().Capture() },
				again: func(d *apptest.Desk) { d.Go(page.Place{Page: p.ID}); d.Settle() },
			})
	}
	return append(states,
		rebuiltState{name: "the model on a page", show: func(d *apptest.Desk) { d.Go(page.Place{Page: page.Board}); d.Press(fyne.KeyF3) }},
		rebuiltState{name: "the benefits map", show: func(d *apptest.Desk) {
			d.Go(page.Place{Page: page.Links})
			showMap(d)
			d.Shown().Focus()
		}},
		rebuiltState{name: "what was found, and what it rests on", show: func(d *apptest.Desk) {
			d.Go(page.Place{Record: model.Hit{Kind: model.KindFinding, Key: d.Session().Case().Findings.At(0).ID}})
		}},
		rebuiltState{name: "ratings on a finding and on none", show: func(d *apptest.Desk) {
			c := d.Session().Case()
			d.Do(c.Together("Rated",
				func(c *model.Case) (model.Edit, error) { return c.Rate(c.Components.At(0).ID, model.Red, "", "", "") },
				func(c *model.Case) (model.Edit, error) { return c.Rate(c.Components.At(1).ID, model.Green, "", "", "") },
				func(c *model.Case) (model.Edit, error) {
					f := *c.FindingsAbout(c.Components.At(0).ID)[0]
					f.Components = nil
					return c.Replace(f.ID, &f)
				}))
			d.Go(page.Place{Page: page.Board})
		}},
		rebuiltState{
			name:  "a cell being typed into",
			show:  func(d *apptest.Desk) { d.Go(page.Place{Page: page.SetUp}); d.Shown().Focus(); d.Press(fyne.KeyF2) },
			hide:  func(d *apptest.Desk) { d.Press(fyne.KeyEscape); d.Canvas().Capture() },
			again: func(d *apptest.Desk) { d.Press(fyne.KeyF2) },
		},
		rebuiltState{name: "what dialogs are made of", show: func(d *apptest.Desk) {
			d.Go(page.Place{Page: page.Board})
			c := ui.Choose(d.Canvas(), "Which?", []string{"One", "Two", "Three"}, 1, func(int) {})
			d.Press(fyne.KeyEscape)
			names := &ui.FormField{Label: "One of", Among: []string{"One", "Two", "Three"}}
			form := (&ui.Form{Fields: []*ui.FormField{names}, Check: func() ui.Faults { return ui.Faults{} }, Run: func() {}}).Show(d.Canvas())
			form.Close()
			names.Entry.FocusLost()
			c.Filter.FocusLost() // Fyne doesn't say so where a dialog goes that had the keys
			d.Body().Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(ui.NewField("What was typed"), form.Content), c.Filter, nil, nil, c.List)}
			d.Body().Refresh()
		}},
	)
}

// afterHiding pictures a state after it was out of sight, where it can be, and something happened meanwhile.
func afterHiding(d *apptest.Desk, state rebuiltState, meanwhile func()) image.Image {
	d.Settle()
	d.Canvas().Capture()
	if state.hide != nil {
		state.hide(d)
	}
	meanwhile()
	if state.again != nil {
		state.again(d)
	}
	return d.Canvas().Capture()
}

// Fyne throws away the renderer of what wasn't drawn for a minute. What comes back must be what was there.
func TestWhatWasOutOfSightComesBackWhole(t *testing.T) {
	d := openWhole(t)
	designed(d)
	seen := map[string]bool{}
	for _, state := range rebuiltStates(d) {
		state.show(d)
		before := afterHiding(d, state, func() {})
		after := afterHiding(d, state, forgetRenderers)
		if n := differing(before, after); n > 0 {
			t.Errorf("%s: %d pixels differ once every renderer was made anew", state.name, n)
			test.AssertImageMatches(t, "rebuilt-"+state.name+".png", after)
		}
		roots := append([]fyne.CanvasObject{d.Canvas().Content()}, d.Canvas().Overlays().List()...)
		for _, root := range roots {
			for _, o := range test.LaidOutObjects(root) {
				seen[reflect.TypeOf(o).Elem().String()] = true
			}
		}
	}
	for name := range maps.Keys(ourWidgets(t)) {
		if !seen[name] {
			t.Errorf("none of the states shows a %s: add one that does", name)
		}
	}
}

// other is a page that isn't the one named.
func other(id page.ID) page.ID {
	if id == page.Log {
		return page.Appraisal
	}
	return page.Log
}
