package apptest

import (
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
)

// CopyCells copies the cells between two places as the keys do, and returns what is on the clipboard.
func (d *Desk) CopyCells(g *grid.Grid, from, to grid.Place) string {
	g.Anchor, g.Cursor = from, to
	g.List.TypedShortcut(&fyne.ShortcutCopy{})
	return fyne.CurrentApp().Clipboard().Content()
}

// PasteCells pastes a text at a place, and returns what is told about it, empty for nothing. Where it is asked before
// something that people said goes, it goes.
func (d *Desk) PasteCells(g *grid.Grid, at grid.Place, text string) string {
	d.T.Helper()
	fyne.CurrentApp().Clipboard().SetContent(text)
	g.MoveTo(at)
	g.List.TypedShortcut(&fyne.ShortcutPaste{})
	if !d.Idle() && strings.Contains(d.DialogText(), "Change it all the same?") {
		d.Press(fyne.KeyReturn)
	}
	if d.Idle() {
		return ""
	}
	told := d.DialogText()
	d.Dismiss()
	return told
}

// ClickBeside takes the keys from what has them, as the driver does when the mouse goes down elsewhere.
func (d *Desk) ClickBeside() { d.Canvas().Unfocus() }

// ClickCell clicks a cell of a table by mouse.
func (d *Desk) ClickCell(g *grid.Grid, at grid.Place) {
	d.T.Helper()
	pos, _ := g.Area(at)
	if pos.Y < 0 || pos.Y >= g.Root.Size().Height {
		d.T.Fatalf("row %d is out of sight", at.Row)
	}
	uitest.Click(d.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(g.Root).Add(pos).AddXY(2, 4))
}

// CheckRefusedText types what can't be taken into a cell of the page shown. Whatever is clicked then, the text stays with its
// reason and the keys go to it; Escape gives it up. other is another cell, and elsewhere another page of the window.
func (d *Desk) CheckRefusedText(g *grid.Grid, at, other grid.Place, elsewhere page.ID) {
	d.T.Helper()
	shown, before := d.Shown(), d.Session().Case()
	const letter = "a letter after a click beside the table"
	for how, leave := range map[string]func(){
		"a click on another cell":     func() { d.ClickCell(g, other) },
		"a click in the cell":         func() { d.ClickCell(g, at) },
		"another page by its key":     func() { d.ClickBeside(); d.Run(elsewhere) },
		"another page by the sidebar": func() { d.ClickBeside(); d.Go(page.Place{Page: elsewhere}) },
		letter:                        func() { d.ClickBeside(); d.Canvas().OnTypedRune()('x') },
	} {
		d.ClickCell(g, at)
		d.Type("abc")
		leave()
		e := g.Editor
		if !e.Open || d.Shown() != shown || !strings.HasPrefix(e.Entry.Text, "abc") || d.Canvas().Focused() != fyne.Focusable(e.Entry) {
			d.T.Errorf("%s: open %v, text %q, keys on %T", how, e.Open, e.Entry.Text, d.Canvas().Focused())
		}
		if how != letter && !strings.Contains(e.Hint.Text, "Escape gives it up") {
			d.T.Errorf("%s: it says %q", how, e.Hint.Text)
		}
		d.ClickBeside()
		d.Press(fyne.KeyEscape)
		if e.Open || d.Canvas().Focused() == nil {
			d.T.Fatalf("%s: Escape leaves it open: %v", how, e.Open)
		}
		if d.ClickCell(g, other); g.Cursor != other || d.Session().Case() != before {
			d.T.Errorf("%s: a click then leads to %v", how, g.Cursor)
		}
	}
}

// CheckEveryCell types into every cell of a table: each takes typing, or says why not.
func (d *Desk) CheckEveryCell(name string, g *grid.Grid) {
	d.T.Helper()
	for row := range g.Source.Rows() {
		for col := range g.Columns {
			for how, key := range map[string]func(){
				"a letter": func() { d.Type("1") },
				"Enter":    func() { d.Press(fyne.KeyReturn) },
			} {
				g.MoveTo(grid.Place{Row: row, Col: col})
				g.List.TakeFocus()
				d.ClearStatus()
				key()
				if said := strings.HasPrefix(d.Said(), "× "); said == (g.Editor.Open || !d.Idle()) {
					d.T.Errorf("%s, %s, %s in row %d: typed into %v, said %q", name, g.Columns[col].Title, how, row, g.Editor.Open, d.Said())
				}
				if d.Press(fyne.KeyEscape); g.Editor.Open || !d.Idle() {
					d.T.Fatalf("%s, %s in row %d isn't left by Escape", name, g.Columns[col].Title, row)
				}
			}
		}
	}
}
