package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/ui"
)

// TypedKey moves between the options, chooses and clears.
func (d *decision) TypedKey(e *fyne.KeyEvent) {
	if len(d.tiles) == 0 || d.upright && slices.Contains([]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeySpace}, e.Name) {
		d.signals.onKey(e)
		return
	}
	last := len(d.tiles) - 1
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		d.moveTo(d.tiles[min(d.cursor+1, last)])
	case fyne.KeyUp, fyne.KeyLeft:
		d.moveTo(d.tiles[max(d.cursor-1, 0)])
	case fyne.KeyHome:
		d.moveTo(d.tiles[0])
	case fyne.KeyEnd:
		d.moveTo(d.tiles[last])
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		d.signals.onToggle(d.tiles[d.cursor].face.option)
	case fyne.KeyDelete, fyne.KeyBackspace:
		d.signals.onClear()
	case fyne.KeyF2:
		d.rename(e)
	case desktop.KeyMenu, fyne.KeyF10: // Shift+F10, for keyboards without a Menu key
		below := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.tiles[d.cursor])
		d.menuAt(false, below.AddXY(tilePad, d.tiles[d.cursor].Size().Height))
	default:
		d.signals.onKey(e)
	}
}

func (d *decision) TypedRune(rune) {}

// rename asks for another name of the option with the cursor, where anything is edited.
func (d *decision) rename(e *fyne.KeyEvent) {
	if d.signals.onRename == nil {
		d.signals.onKey(e)
		return
	}
	d.signals.onRename()
}

// mark shows that menus and keys act on the option with the cursor, or no longer do.
func (d *decision) mark(touched bool) {
	if d.touched != touched {
		d.touched = touched
		d.paintCursor()
	}
}

// moveTo puts the cursor on a tile.
func (d *decision) moveTo(t *tile) {
	d.cursor, d.moved = slices.Index(d.tiles, t), true
	d.showCursor()
}

// FocusGained puts the cursor on the chosen option, where it was nowhere yet, and into sight.
func (d *decision) FocusGained() {
	d.focused = true
	if chosen := slices.IndexFunc(d.tiles, func(t *tile) bool { return t.face.chosen }); !d.moved && chosen >= 0 {
		d.cursor = chosen
	}
	d.showCursor()
}

// FocusLost hides the cursor and what is said of it.
func (d *decision) FocusLost() {
	d.focused = false
	d.showCursor()
	d.signals.onCursor(nil)
}

func (d *decision) showCursor() {
	if d.focused && d.signals.onTouch != nil {
		d.touched = true
		d.signals.onTouch(d)
	}
	d.paintCursor()
	if d.focused && len(d.tiles) > 0 {
		if !d.pointed {
			d.signals.onFocus(d, d.tiles[d.cursor])
			ui.RevealAll(d.tiles[d.cursor])
		}
		d.speak()
	}
}

func (d *decision) paintCursor() {
	for i, t := range d.tiles {
		face := t.face
		face.cursor, face.touched = d.focused && i == d.cursor, d.touched && i == d.cursor
		t.set(face)
	}
}

// pointAt puts the cursor on an option where it is one of the decision's.
func (d *decision) pointAt(option string) {
	if i := slices.IndexFunc(d.tiles, func(t *tile) bool { return t.face.option == option }); i >= 0 {
		d.cursor, d.moved = i, true
		if d.focused { // else the focus, once it comes, shows it
			d.showCursor()
		}
	}
}

// Option is the option that the keys act on, empty for none.
func (d *decision) Option() string {
	if d.cursor < len(d.tiles) {
		return d.tiles[d.cursor].face.option
	}
	return ""
}
