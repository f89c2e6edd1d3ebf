package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestSeveralCellsPastedWhileACellIsTypedIntoGoToTheTableAndOneTextIntoTheCell(t *testing.T) {
	d := openGrid(t, smallSheet())
	clipboard := fyne.CurrentApp().Clipboard()
	paste := func(text string) {
		clipboard.SetContent(text)
		d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
	d.MoveTo(Place{1, 1})
	d.press(fyne.KeyF2)
	if paste("12"); !d.Editor.Open || d.Editor.Entry.Text != "312" || len(d.pasted) > 0 {
		t.Errorf("one text: open %v, %q, the table has %q", d.Editor.Open, d.Editor.Entry.Text, d.pasted)
	}
	for i, cells := range []string{"1\t2", "1\n2\n"} {
		d.Editor.begin("3")
		if paste(cells); d.Editor.Open || len(d.pasted) != i+1 || d.pasted[i] != cells || !d.List.Focused {
			t.Errorf("%q: open %v, the table has %q, the keys: %v", cells, d.Editor.Open, d.pasted, d.List.Focused)
		}
	}
	d.Editor.begin("3")
	if paste("7\r\n"); !d.Editor.Open || len(d.pasted) != 2 {
		t.Errorf("one cell with its end of line goes to the table: %q", d.pasted)
	}
}

func TestShortcutsWhileACellIsTypedIntoAreTheFieldsOrTakeTheTextAndAreTheWindows(t *testing.T) {
	d := openGrid(t, smallSheet())
	var window []string
	d.signals.OnShortcut = func(s fyne.Shortcut) { window = append(window, s.ShortcutName()) }
	shortcut := func(key fyne.KeyName, mod fyne.KeyModifier) {
		d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
	}
	d.press(fyne.KeyF2)
	d.typeText(" and spoke")
	shortcut(fyne.KeyLeft, fyne.KeyModifierShortcutDefault)
	if len(window) > 0 || !d.Editor.Open || d.Editor.Entry.CursorColumn != len("Hub and ") {
		t.Errorf("a move by a word: the window has %q, open %v, the cursor is at %d", window, d.Editor.Open, d.Editor.Entry.CursorColumn)
	}
	shortcut(fyne.KeyD, fyne.KeyModifierShortcutDefault)
	if len(window) != 1 || d.Editor.Open || d.sheet.cells[0][0] != "Hub and spoke" {
		t.Errorf("another: the window has %q, open %v, the cell holds %q", window, d.Editor.Open, d.sheet.cells[0][0])
	}
	d.MoveTo(Place{0, 1})
	d.typeText("n/a")
	shortcut(fyne.KeyD, fyne.KeyModifierShortcutDefault)
	if len(window) != 1 || !d.Editor.Open {
		t.Errorf("over a text that is refused: the window has %q, open %v", window, d.Editor.Open)
	}
}

func TestShiftTurnsTabRoundForAsLongAsItIsDown(t *testing.T) {
	d := openGrid(t, smallSheet())
	d.MoveTo(Place{1, 1})
	d.press(fyne.KeyF2)
	d.Editor.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	d.Editor.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	if d.press(fyne.KeyTab); d.Cursor != (Place{1, 2}) || !d.Editor.Entry.AcceptsTab() {
		t.Errorf("Tab after Shift leads to %v", d.Cursor)
	}
}
