package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/assets"
	"tomworkbench/model"
)

// everyPage calls a function with every page shown at rest, by its title.
func everyPage(d *apptest.Desk, do func(title string)) {
	d.T.Helper()
	for _, c := range d.AllCommands() {
		if c.Group == page.GoMenu {
			d.Run(c.ID)
			d.Settle()
			do(c.Name)
		}
	}
}

// Whoever can't see the window hears what has the keys and of what sort it is.
func TestEverythingThatTakesTheKeysSaysWhatItIs(t *testing.T) {
	d := openWhole(t)
	designed(d)
	everyPage(d, func(title string) {
		seen := 0
		apptest.Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
			if _, keys := o.(fyne.Focusable); !keys || !o.Visible() {
				return
			}
			if _, field := o.(fyne.Disableable); field {
				if _, button := o.(*ui.Control); !button {
					return // the field of a cell, which the table speaks for
				}
			}
			seen++
			a, ok := o.(fyne.Accessible)
			if !ok || strings.TrimSpace(a.AccessibilityLabel()) == "" || a.AccessibilityRole() == "" {
				t.Errorf("%s: a %T at %v says nothing", title, o, o.Position())
			}
		})
		if seen < 10 {
			t.Errorf("%s: %d widgets take the keys", title, seen)
		}
	})
}

// A letter that is typed on a button or a switch is no command, and nothing is changed by it.
func TestALetterOnWhatIsNoFieldChangesNothing(t *testing.T) {
	d := openWhole(t)
	before, view := d.Session().Case(), d.Session().View()
	everyPage(d, func(title string) {
		shown := d.Shown()
		apptest.Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
			f, keys := o.(fyne.Focusable)
			_, table := o.(*grid.List)
			_, field := o.(interface{ SelectedText() string })
			if keys && !table && !field {
				f.TypedRune('q')
			}
		})
		if d.Session().Case() != before || d.Session().View() != view || d.Shown() != shown || !d.Idle() {
			t.Fatalf("%s: a letter did something", title)
		}
	})
}

func TestThePointerOnASwitchTellsWhatItsValuesMean(t *testing.T) {
	d := openWhole(t)
	before := d.Session().View()
	for i, basis := range model.Bases() {
		var s *ui.Segments
		apptest.Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
			if x, ok := o.(*ui.Segments); ok && x.Name == "Basis" {
				s = x
			}
		})
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s).Add(s.Places(s.Size().Width)[i]).AddXY(8, 8)
		test.MoveMouse(d.Canvas(), at)
		if !d.Says(basis.Meaning()) {
			t.Errorf("on %s it says %q", basis.Name(), d.Said())
		}
		test.MoveMouse(d.Canvas(), at.AddXY(1, 0))
		test.MoveMouse(d.Canvas(), fyne.NewPos(apptest.Width-2, apptest.Height-2))
		if d.Said() != "" {
			t.Errorf("beside it it says %q", d.Said())
		}
	}
	if d.Session().View() != before {
		t.Error("the pointer switches it")
	}
	d.Settle()
}

func TestTheGlossaryAndTheLicencesAreReadByKeys(t *testing.T) {
	d := openWhole(t)
	d.Run("glossary")
	text := d.DialogText()
	for _, term := range model.Glossary() {
		if !strings.Contains(text, term.Word) || !strings.Contains(text, term.Meaning) {
			t.Errorf("the glossary lacks %q", term.Word)
		}
	}
	scrolled := func() float32 {
		y := float32(-1)
		apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
			if s, ok := o.(*ui.ScrollPane); ok {
				y = s.Offset.Y
			}
		})
		return y
	}
	d.Press(fyne.KeyEscape)
	d.Run(cmdLicences)
	if !strings.Contains(d.DialogText(), strings.TrimSpace(assets.Licences())[:40]) {
		t.Error("the licences aren't shown")
	}
	for _, key := range []struct {
		name fyne.KeyName
		down bool
	}{{fyne.KeyDown, true}, {fyne.KeyPageDown, true}, {fyne.KeyPageUp, false}, {fyne.KeyUp, false}} {
		before := scrolled()
		d.Press(key.name)
		if now := scrolled(); now == before || now > before != key.down {
			t.Errorf("%s scrolls from %v to %v", key.name, before, now)
		}
	}
	d.Press(fyne.KeyEscape)
	if !d.Idle() {
		t.Error("Escape leaves it open")
	}
	d.Settle()
}

func TestTheNameForTheLogIsAskedForAndStandsByWhatIsDoneNext(t *testing.T) {
	d := openWhole(t)
	d.Run(page.SignAs)
	d.TypeInto(strings.Repeat("x", model.MaxNameRunes+1))
	if d.Press(fyne.KeyReturn); d.Idle() || !strings.Contains(d.DialogText(), "The name is too long") {
		t.Error("a name without end is taken")
	}
	d.TypeInto("A. Clerk")
	d.Press(fyne.KeyReturn)
	d.Tap("hub-and-spoke")
	if got := d.Session().Who(); got != "A. Clerk" || !d.Idle() {
		t.Errorf("signed is %q", got)
	}
	d.Run(page.Log)
	d.Settle()
	if got := gridOf(d).CellAt(grid.Place{Row: 0, Col: 1}).Text; got != "A. Clerk" {
		t.Errorf("the log names %q", got)
	}
	d.Settle()
}

// A page of the sidebar is shown by a click, and its table gets the keys.
func TestAPageIsShownByAClickInTheSidebar(t *testing.T) {
	d := openWhole(t)
	side := d.Sidebar().(fyne.CanvasObject)
	seen, before := map[page.ID]bool{}, d.ShownID()
	for y := float32(2); y < side.Size().Height; y += 6 {
		uitest.Click(d.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(side).AddXY(20, y))
		d.Settle()
		seen[d.ShownID()] = true
		if d.ShownID() != before {
			before = d.ShownID()
			if d.Canvas().Focused() == nil || d.Canvas().Focused() == d.Sidebar() {
				t.Errorf("on %s the keys are on %T", d.ShownID(), d.Canvas().Focused())
			}
		}
	}
	for _, c := range d.AllCommands() {
		if c.Group == page.GoMenu && !seen[c.ID] {
			t.Errorf("%s isn't reached by mouse", c.Name)
		}
	}
}
