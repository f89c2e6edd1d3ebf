package app_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/model"
)

func TestEveryCommandStandsOnceWithKeysOfItsOwn(t *testing.T) {
	d := openWhole(t)
	ids, keys := map[page.ID]bool{}, map[string]page.ID{}
	for _, c := range d.AllCommands() {
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
	d := openWhole(t)
	for _, c := range d.AllCommands() {
		if c.Can() {
			continue
		}
		before := d.Session().Case()
		d.Run(c.ID)
		if d.Session().Case() != before || d.Canvas().Overlays().Top() != nil {
			t.Errorf("%s did something while it can't do anything", c.ID)
		}
	}
	if undo, _, _, _ := d.HeaderOf(); d.Command(page.Undo).Can() || !undo.Disabled() {
		t.Error("undo is offered on a case without an edit")
	}
}

// What a person reads where a command does nothing: in its menu, in the palette, and in the status line when its key is pressed.
func TestEveryCommandThatCantActSaysWhyInWords(t *testing.T) {
	d := openWhole(t)
	said := map[page.ID]bool{}
	hold := func() {
		for _, c := range d.AllCommands() {
			if c.Can() {
				continue
			}
			holdBar(d, c)
			if !said[c.ID] { // the palette takes its time
				holdPalette(d, c)
			}
			said[c.ID] = true
		}
	}
	hold()
	openFresh(d, page.SetUp)
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		hold()
	}
	if least := 35; len(said) < least {
		t.Errorf("only %d commands were kept from acting, want %d: the words of the others are untried", len(said), least)
	}
	d.Settle()
}

// holdBar holds what a command that can't act says in its menu and in the status line.
func holdBar(d *apptest.Desk, c page.Command) {
	d.T.Helper()
	why := c.WhyNot()
	if why != strings.TrimRight(why, ". ") || len([]rune(why)) < 10 || len([]rune(why)) > 90 || why != model.Capital(why) {
		d.T.Errorf("%s says %q", c.ID, why)
	}
	if item := c.MenuItem(); !item.Disabled || !strings.HasSuffix(item.Label, model.Small(why)) {
		d.T.Errorf("the menu shows %q", item.Label)
	}
	d.ClearStatus()
	if d.Run(c.ID); d.Said() != c.Refusal() || !strings.Contains(d.Said(), model.Small(why)) {
		d.T.Errorf("run, %s says %q in the status line", c.ID, d.Said())
	}
}

// holdPalette holds that the palette says the same.
func holdPalette(d *apptest.Desk, c page.Command) {
	d.T.Helper()
	why := model.Small(c.WhyNot())
	d.Run("palette")
	d.Type(strings.TrimSuffix(c.Name, " …"))
	if !slices.ContainsFunc(labelsOf(d), func(text string) bool { return strings.HasPrefix(text, c.Name) && strings.HasSuffix(text, why) }) {
		d.T.Errorf("the palette doesn't say of %q that %q", c.Name, why)
	}
	d.Press(fyne.KeyEscape)
}

func TestWhatIsOfferedOnAnEmptyCaseDoesNoHarm(t *testing.T) {
	d := openWhole(t)
	openFresh(d, page.SetUp)
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		for _, c := range d.AllCommands() {
			if c.Can() && c.Group == e.Title {
				d.Run(c.ID)
				d.Settle()
				for top := d.Canvas().Overlays().Top(); top != nil; top = d.Canvas().Overlays().Top() {
					d.Canvas().Overlays().Remove(top)
				}
			}
		}
	}
}

func TestTheHelpPageNamesEveryCommand(t *testing.T) {
	d := openWhole(t)
	d.Press(fyne.KeyF1)
	shown := apptest.Texts(d.Canvas().Overlays().Top())
	for _, c := range d.AllCommands() {
		if !shown[strings.TrimSuffix(c.Name, " …")] || !shown[c.KeyWords()] {
			t.Errorf("the help page lacks %q or its keys %q", c.Name, c.KeyWords())
		}
	}
}
