package app_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
)

// menuWords are the words of the menu that is open and of its open submenus, in their order.
func menuWords(d *apptest.Desk) (words []*canvas.Text) {
	d.T.Helper()
	top := d.Canvas().Overlays().Top()
	if top == nil {
		d.T.Fatal("no menu is open")
	}
	var visit func(fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			words = append(words, o)
		case *fyne.Container:
			for _, child := range o.Objects {
				visit(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				visit(child)
			}
		}
	}
	visit(top)
	return words
}

// inMenu is where a command or a group stands in the menu that is open.
func inMenu(d *apptest.Desk, text string) fyne.Position {
	d.T.Helper()
	var all []string
	for _, o := range menuWords(d) {
		if o.Text == text {
			return uitest.Middle(o)
		}
		all = append(all, o.Text)
	}
	d.T.Fatalf("the menu has no %q but %q", text, all)
	return fyne.Position{}
}

// openMainMenu opens the menu of all commands by mouse, and in it a group where one is named.
func openMainMenu(d *apptest.Desk, group string) {
	d.T.Helper()
	_, menu := d.MenuControls()
	uitest.Click(d.Canvas(), uitest.Middle(menu))
	if group == "" {
		return
	}
	if at := inMenu(d, group); at.Y > d.Canvas().Size().Height-menuWords(d)[0].MinSize().Height { // a wheel brings it into sight
		test.Scroll(d.Canvas(), inMenu(d, page.CaseMenu), 0, -1000)
	}
	test.MoveMouse(d.Canvas(), inMenu(d, group))
}

// checkMenu holds that the open menu shows the commands of a group with their keys, in their order, and that those that can do
// nothing now look so.
func checkMenu(d *apptest.Desk, group string) {
	d.T.Helper()
	inks := map[string]any{}
	var shown, want []string
	for _, o := range menuWords(d) {
		inks[o.Text] = o.Color
		shown = append(shown, o.Text)
	}
	for _, c := range d.AllCommands() {
		if c.Group != group {
			continue
		}
		words := c.MenuWords()
		want = append(want, words)
		if keys := c.KeyWords(); keys != "" && !strings.Contains(words, "("+keys+")") {
			d.T.Errorf("%q doesn't say its keys, %s", words, keys)
		}
		ink := theme.ColorNameForeground
		if !c.Can() {
			ink = theme.ColorNameDisabled
		}
		if ink := ui.Shade(ink); inks[words] != any(ink) {
			d.T.Errorf("%s: %q is drawn in %v, want %v", group, words, inks[words], ink)
		}
	}
	from := slices.Index(shown, want[0])
	if from < 0 || !slices.Equal(shown[from:min(from+len(want), len(shown))], want) {
		d.T.Errorf("%s: the menu has %q, want %q", group, shown, want)
	}
}

func TestTheMenusShowEveryCommandWithItsKeysAndWhatCantBeDoneAsSuch(t *testing.T) {
	d := openWhole(t)
	caseControl, menu := d.MenuControls()
	for name, c := range map[string]*ui.Control{page.CaseMenu: caseControl, "": menu} {
		uitest.Click(d.Canvas(), uitest.Middle(c))
		below := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Y + c.Size().Height
		for _, o := range menuWords(d) {
			if at := uitest.Middle(o); at.Y < below || at.X < 0 || at.X > apptest.Width {
				t.Errorf("%q stands at %v, the control ends at %v", o.Text, at, below)
			}
		}
		if name != "" {
			checkMenu(d, name)
		}
		d.Press(fyne.KeyEscape)
		if !d.Idle() {
			t.Fatal("Escape leaves the menu open")
		}
	}
	for _, group := range d.Groups() {
		if group == page.GoMenu { // which the sidebar shows
			continue
		}
		if group == page.HelpMenu { // its commands stand in the menu itself
			openMainMenu(d, "")
		} else {
			openMainMenu(d, group)
		}
		checkMenu(d, group)
		d.Press(fyne.KeyEscape)
	}
	d.Settle()
}

func TestACommandIsPickedFromAMenuByMouseAndByKeys(t *testing.T) {
	d := openWhole(t)
	pick := func(group string, id page.ID) {
		t.Helper()
		openMainMenu(d, group)
		uitest.Click(d.Canvas(), inMenu(d, d.Command(id).MenuWords()))
	}
	pick(page.ViewMenu, page.Stretch)
	if got := d.Session().View().Estimate; got != "maximum" || !d.Idle() {
		t.Errorf("the estimate is %s, the menu closed: %v", got, d.Idle())
	}
	pick(page.ScenarioMenu, cmdRenameScenario) // a dialog takes the menu's place
	d.TypeInto("Renamed")
	d.Press(fyne.KeyReturn)
	pick(page.EditMenu, page.Undo)
	if got := d.Session().Scenario().Name; got != "Published case" || d.Session().CanUndo() {
		t.Errorf("undone, the scenario is called %q", got)
	}
	before := d.Session().Case()
	pick(page.EditMenu, page.Undo) // nothing is left of it
	if d.Idle() || d.Session().Case() != before {
		t.Error("a command that can do nothing closes the menu or does something")
	}
	if d.Press(fyne.KeyEscape); !d.Idle() {
		t.Fatal("Escape leaves the menu open after a click on a command that can do nothing")
	}
	openMainMenu(d, "")
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn) // the first of the second menu
	if d.Idle() || d.Chooser() == nil || !d.Chooser().IsOpen() {
		t.Error("the keys don't pick a command")
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestAMenuClosesByAClickBesideItAndDoesNothing(t *testing.T) {
	d := openWhole(t)
	before, shown := d.Session().Case(), d.ShownID()
	openMainMenu(d, page.ViewMenu)
	uitest.Click(d.Canvas(), fyne.NewPos(60, 200)) // on the sidebar
	if !d.Idle() || d.Session().Case() != before || d.ShownID() != shown {
		t.Errorf("closed: %v, %s is shown", d.Idle(), d.ShownID())
	}
	openMainMenu(d, "")
	d.Run(page.NewScenario) // a key while a menu is open
	d.Press(fyne.KeyEscape)
	if !d.Idle() {
		t.Error("a dialog opened over the menu")
	}
	d.Settle()
}

// The menu of all commands is higher than that window, and scrolls; those of the groups do where they need to.
func TestEveryCommandIsReachedByMouseInTheSmallestWindowAtTheLargestText(t *testing.T) {
	d := openWhole(t)
	for range app.ZoomSteps() {
		d.Run(cmdLarger)
	}
	d.Resize(fyne.NewSize(app.LeastWidth, app.LeastHeight))
	inSight := func(id page.ID) (fyne.Position, bool) { return inMenuSight(d, d.Command(id).MenuWords()) }
	for _, group := range d.Groups() {
		if group == page.HelpMenu || group == page.GoMenu { // the sidebar shows the pages; see below
			continue
		}
		openMainMenu(d, group)
		uitest.Click(d.Canvas(), inMenu(d, group))
		below := slices.DeleteFunc(commandsOf(d, group), func(id page.ID) bool { _, seen := inSight(id); return seen })
		test.Scroll(d.Canvas(), uitest.Middle(menuWords(d)[0]), 0, -1000)
		for _, id := range below {
			if at, seen := inSight(id); !seen {
				t.Errorf("%s: %q stands at %v", group, id, at)
			}
		}
		d.Press(fyne.KeyEscape)
	}
	checkSidebar(d)
	openMainMenu(d, "")
	if _, seen := inSight(cmdLicences); seen {
		t.Error("the menu of all commands has no need to scroll")
	}
	test.Scroll(d.Canvas(), inMenu(d, page.CaseMenu), 0, -1000)
	at, _ := inSight(cmdLicences)
	uitest.Click(d.Canvas(), at)
	if !d.Sheet().IsOpen() {
		t.Errorf("a click at %v doesn't open the licences", at)
	}
	d.Dismiss()
	d.Settle()
}

// inMenuSight is where some words stand in the menu that is open, and whether they are there and in sight.
func inMenuSight(d *apptest.Desk, text string) (at fyne.Position, seen bool) {
	words, room := menuWords(d), d.Canvas().Size()
	half := words[0].MinSize().Height / 2
	for _, o := range words {
		if o.Text == text {
			at = uitest.Middle(o)
			seen = at.X > 0 && at.X < room.Width && at.Y > half && at.Y+half < room.Height
		}
	}
	return at, seen
}

// commandsOf are the commands of a group.
func commandsOf(d *apptest.Desk, group string) (ids []page.ID) {
	for _, c := range d.AllCommands() {
		if c.Group == group {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// checkSidebar holds that a click on the sidebar, where need be after a turn of the wheel, leads to every page.
func checkSidebar(d *apptest.Desk) {
	d.T.Helper()
	reached := map[page.ID]bool{}
	sidebar := d.Sidebar().(fyne.CanvasObject)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(sidebar)
	for range 2 {
		for y := float32(0); top.Y+y < d.Canvas().Size().Height; y += 4 {
			uitest.Click(d.Canvas(), top.AddXY(30, y))
			reached[d.ShownID()] = true
		}
		test.Scroll(d.Canvas(), top.AddXY(30, 30), 0, -1000) // a wheel brings the others into sight
	}
	for _, p := range pages.All() {
		if !reached[p.ID] {
			d.T.Errorf("no click on the sidebar leads to %s", p.Title)
		}
	}
}
