package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
)

func TestEveryCommandStandsOnceWithKeysOfItsOwn(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	ids, keys := map[page.ID]bool{}, map[string]ID{}
	for _, c := range d.commands {
		if ids[c.ID] {
			t.Errorf("%s stands twice", c.ID)
		}
		ids[c.ID] = true
		if c.Name == "" || c.Group == "" || c.Run == nil {
			t.Errorf("%s lacks a name, a group or what it does", c.ID)
		}
		if c.Shortcut == nil {
			continue
		}
		name := c.Shortcut.ShortcutName()
		if other, taken := keys[name]; taken {
			t.Errorf("%s has the keys of %s", c.ID, other)
		}
		keys[name] = c.ID
		const needed = fyne.KeyModifierControl | fyne.KeyModifierAlt | fyne.KeyModifierSuper
		if k, ok := c.Shortcut.(fyne.KeyboardShortcut); !ok || k.Mod()&needed == 0 {
			t.Errorf("the keys of %s have neither Ctrl nor Alt", c.ID)
		}
	}
}

func TestACommandThatCantDoAnythingDoesNothing(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for _, c := range d.commands {
		if c.Can() {
			continue
		}
		before := d.Session().Case()
		d.Run(c.ID)
		if d.Session().Case() != before || d.Canvas().Overlays().Top() != nil {
			t.Errorf("%s did something while it can't do anything", c.ID)
		}
	}
	if d.command(page.Undo).Can() || !d.header.undo.Disabled() {
		t.Error("undo is offered on a case without an edit")
	}
}

func TestTheHelpPageNamesEveryCommand(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Press(fyne.KeyF1)
	page := map[string]bool{}
	collect(d.Canvas().Overlays().Top(), page)
	for _, c := range d.commands {
		if !page[strings.TrimSuffix(c.Name, " …")] || !page[c.KeyWords()] {
			t.Errorf("the help page lacks %q or its keys %q", c.Name, c.KeyWords())
		}
	}
}

// collect gathers the texts of all paragraphs below an object.
func collect(o fyne.CanvasObject, texts map[string]bool) {
	switch o := o.(type) {
	case *ui.Paragraph:
		texts[o.Text] = true
	case *fyne.Container:
		for _, child := range o.Objects {
			collect(child, texts)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			collect(child, texts)
		}
	}
}
