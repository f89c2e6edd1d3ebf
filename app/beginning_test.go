package app_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestACaseOpensAtItsBeginningOnEveryPage(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run("pin")
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
	answeredByMembers(d, 12)
	d.Do(d.Session().Case().Agree(model.Agreement{Scenario: "published-case", Estimate: model.Minimum, Body: "Cabinet", On: "2018-09-18", Minute: "64/18"}))
	first := d.Session().Case().Head().ID
	for _, p := range pages.All() {
		d.Go(page.Place{Page: p.ID})
		d.Settle()
		if !goToEnd(d) {
			t.Errorf("%s isn't looked at", p.Title)
		}
	}
	d.Run("duplicate case")
	d.TypeInto("A copy")
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Head().ID != first })
	for _, p := range pages.All() {
		d.Go(page.Place{Page: p.ID})
		d.Settle()
		if y := scrolled(d, func(*ui.ScrollPane) {}); p.ID == page.Board && y != 0 {
			t.Errorf("the board is scrolled by %v", y)
		}
		if len(lists(d)) == 0 && keyed(d, fyne.KeyHome) {
			t.Errorf("%s doesn't begin at its first row", p.Title)
		}
		for i, l := range lists(d) {
			chosen := p.ID == page.Explore || p.ID == page.Tables && i == 0 // where the page itself says what to begin with
			at, scrolled := l.AccessibilityLabel(), l.GetScrollOffset()
			if scrolled != 0 || !chosen && leap(l, fyne.KeyHome) {
				t.Errorf("%s, table %d is at %q, scrolled by %v", p.Title, i, at, scrolled)
			}
		}
	}
}

// goToEnd goes to the end of all tables on the page shown, or scrolls there where it has none, and reports whether that
// leads elsewhere.
func goToEnd(d *apptest.Desk) bool {
	all, moved := lists(d), false
	for _, l := range all {
		moved = leap(l, fyne.KeyEnd) || moved
	}
	return moved || len(all) == 0 && scrolled(d, (*ui.ScrollPane).ScrollToBottom) > 0 || keyed(d, fyne.KeyEnd)
}

// scrolled does something with what scrolls on the page shown and is how far that is scrolled then.
func scrolled(d *apptest.Desk, do func(*ui.ScrollPane)) (y float32) {
	apptest.Walk(d.Shown().Object(), func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.ScrollPane); ok {
			do(s)
			y += s.Offset.Y
		}
	})
	return y
}

// lists are the rows of the tables on the page shown.
func lists(d *apptest.Desk) []*grid.List {
	var all []*grid.List
	apptest.Walk(d.Shown().Object(), func(o fyne.CanvasObject) {
		if l, ok := o.(*grid.List); ok {
			all = append(all, l)
		}
	})
	return all
}

// leap goes to the first cell of a table by Ctrl+Home, or to the last by Ctrl+End, and reports whether that leads elsewhere.
func leap(l *grid.List, key fyne.KeyName) bool {
	at := l.AccessibilityLabel()
	l.TypedShortcut(page.Ctrl(key))
	return l.AccessibilityLabel() != at
}

// keyed presses a key on what the page shown gives the keys to, and reports whether that is elsewhere then.
func keyed(d *apptest.Desk, key fyne.KeyName) bool {
	d.Shown().Focus()
	focused, ok := d.Canvas().Focused().(fyne.Accessible)
	if !ok {
		return false
	}
	before := focused.AccessibilityLabel()
	d.Press(key)
	return focused.AccessibilityLabel() != before
}
