package grid

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// Editor is the field that lies over a grid's cell while it is typed into, with a line below that says
// how the text is read or why it can't be.
type Editor struct {
	grid *Grid
	// Entry is the field itself.
	Entry *cellEntry
	// frame stands around the cell; clip shows the field without its own frame, so that it can lie where the
	// cell's text does.
	frame *canvas.Rectangle
	clip  *container.Clip
	// plate is the ground of Hint, the line that says how the text is read.
	plate *canvas.Rectangle
	Hint  *ui.OneLine
	root  *fyne.Container
	// at is the cell being edited, and from what its text was.
	at   Place
	from string
	// Open says that a cell is being typed into.
	Open bool
}

func newEditor(g *Grid) *Editor {
	e := &Editor{
		grid: g, frame: canvas.NewRectangle(nil), plate: canvas.NewRectangle(nil),
		Hint: ui.NewOneLine(ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict}),
	}
	e.Entry = newCellEntry(e)
	e.clip = container.NewClip(container.NewWithoutLayout(e.Entry))
	e.clip.ExtendBaseWidget(e.clip)
	e.root = container.NewWithoutLayout(e.frame, e.clip, e.plate, e.Hint)
	e.root.Hide()
	return e
}

// begin opens the field over the cursor's cell with a text.
func (e *Editor) begin(text string) {
	e.at, e.from, e.Open = e.grid.Cursor, e.grid.CellAt(e.grid.Cursor).Start(), true
	e.grid.List.ScrollTo(e.at.Row)
	e.Entry.TextStyle = fyne.TextStyle{Bold: e.grid.CellAt(e.at).Bold}
	e.Entry.SetText(text)
	e.Entry.CursorColumn = len([]rune(text))
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // what was selected in the cell before would take in the first letter typed
	e.Entry.Refresh()
	e.tell(text)
	e.root.Show()
	e.clip.Refresh() // Fyne finds what has the focus in what is drawn already
	e.place()
	e.grid.canvas.Focus(e.Entry)
}

// tell shows how a text is read, or why it can't be, and reports whether it can.
func (e *Editor) tell(text string) {
	if e.grid.signals.OnTyped == nil {
		e.say("", nil)
		return
	}
	e.say(e.grid.signals.OnTyped(e.at, text))
}

func (e *Editor) say(reading string, err error) {
	words, ink := reading, ui.ColorQuiet
	if err != nil {
		words, ink = "× "+e.grid.signals.refusal(err), ui.ColorConflict
	}
	e.Hint.Set(words, ui.Look{Size: ui.SizeSmall, Color: ink})
	ui.SetVisible(e.Hint, words != "")
	ui.SetVisible(e.plate, words != "")
	e.place()
}

// place puts the field over its cell, wherever that has been scrolled to.
func (e *Editor) place() {
	if !e.Open {
		return
	}
	g := e.grid
	if e.at.Col >= len(g.Columns) {
		return
	}
	top, size := g.Area(e.at)
	y, at := top.Y, e.extent(extent{top.X, size.Width})
	e.frame.FillColor, e.frame.StrokeColor, e.frame.StrokeWidth = ui.Shade(ui.ColorSurface), ui.Shade(theme.ColorNamePrimary), 2
	e.frame.Move(fyne.NewPos(at.x, y-1))
	e.frame.Resize(fyne.NewSize(at.width, lineOfRow()+2))
	e.frame.Refresh()
	e.placeField(at, y)
	e.placeHint(at.x, y+lineOfRow()+2)
}

// extent is where the field may stand: over the cell, and beyond where the cell is narrow or its text long.
func (e *Editor) extent(cell extent) extent {
	const least = 90
	g := e.grid
	if g.Columns[e.at.Col].Trailing {
		width := max(cell.width, e.textWidth()+2*PadX)
		right := cell.x + cell.width
		return extent{max(right-width, 0), min(width, right)}
	}
	return extent{cell.x, min(max(cell.width, least), g.width()-cell.x)}
}

func (e *Editor) textWidth() float32 {
	return ui.Look{Size: ui.SizeSmall, Bold: e.Entry.TextStyle.Bold}.Width(e.Entry.Text)
}

// placeField puts the field so that its text lies where the cell's did.
func (e *Editor) placeField(at extent, y float32) {
	pad := ui.TextSize(theme.SizeNameInnerPadding) // what the field leaves around its text, most of which is cut off with its frame
	edge := pad - 2
	indent := float32(e.grid.CellAt(e.at).Level) * levelIndent
	room := extent{at.x + PadX + indent, at.width - 2*PadX - indent}
	if e.grid.Columns[e.at.Col].Trailing {
		width := min(e.textWidth(), room.width)
		room = extent{room.x + room.width - width, width}
	}
	l := ui.Look{Size: ui.SizeSmall, Bold: e.Entry.TextStyle.Bold}
	text := fyne.MeasureText("M", l.Points(), l.Style()).Height
	y += padY + (l.LineHeight()-text)/2
	e.clip.Move(fyne.NewPos(room.x-pad+edge, y-pad+edge))
	e.clip.Resize(fyne.NewSize(room.width+2*(pad-edge), text+2*(pad-edge)))
	e.Entry.Move(fyne.NewPos(-edge, -edge))
	e.Entry.Resize(fyne.NewSize(room.width+2*pad, text+2*pad))
}

// placeHint puts the line below the field, or above it where there is no room below.
func (e *Editor) placeHint(x, y float32) {
	g := e.grid
	size := fyne.NewSize(min(e.Hint.Look.Width(e.Hint.Text)+4, g.width()-2*PadX), e.Hint.Look.LineHeight()+6)
	x = max(0, min(x, g.width()-size.Width-2*PadX))
	if y+size.Height > g.Root.Size().Height {
		y -= lineOfRow() + size.Height + 6
	}
	e.plate.FillColor, e.plate.StrokeColor, e.plate.StrokeWidth, e.plate.CornerRadius = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorControlEdge), 1, 3
	e.plate.Move(fyne.NewPos(x, y))
	e.plate.Resize(size.AddWidthHeight(2*PadX, 0))
	e.plate.Refresh()
	e.Hint.Move(fyne.NewPos(x+PadX, y))
	e.Hint.Resize(size)
}

// Area is where a cell lies in the grid, as high as one line; a column out of sight has no width.
func (g *Grid) Area(at Place) (fyne.Position, fyne.Size) {
	place := g.places()[at.Col]
	y := g.listTop() + g.rowTop(at.Row) - g.List.GetScrollOffset()
	return fyne.NewPos(place.x, y), fyne.NewSize(place.width, lineOfRow())
}

// listTop is where the rows begin below the heading, rowTop where one of them does below that.
func (g *Grid) listTop() float32 { return g.headHeight() + lineOfRow()*float32(len(g.pinned)) }

func (g *Grid) rowTop(row int) float32 {
	if last := len(g.tops) - 1; last >= 0 {
		return g.tops[max(0, min(row, last))]
	}
	return float32(row) * lineOfRow()
}

// Commit takes what was typed and reports whether the field is closed; what can't be taken stays, and has the keys again: whoever
// would leave it sees why that isn't possible, and can correct it or give it up.
func (e *Editor) Commit() bool {
	if e.take() {
		return true
	}
	e.Resume()
	return false
}

// Resume gives the keys back to the field, unless a dialog has them.
func (e *Editor) Resume() {
	if e.grid.canvas.Overlays().Top() == nil {
		e.grid.canvas.Focus(e.Entry)
	}
}

// take does so and leaves the keys where they are.
func (e *Editor) take() bool {
	if !e.Open {
		return true
	}
	text := e.Entry.Text
	if text == e.from && e.grid.CellAt(e.at).Text != "" {
		e.close()
		return true
	}
	e.Open = false // what the edit changes must not find a field open
	if err := e.grid.signals.OnEdit(e.at, text); err != nil {
		e.Open = true
		e.say("", errors.New(e.grid.signals.refusal(err)+" Escape gives it up"))
		return false
	}
	e.close()
	return true
}

// cancel gives up what was typed.
func (e *Editor) cancel() {
	e.close()
	if e.grid.signals.OnCancel != nil {
		e.grid.signals.OnCancel(e.at)
	}
}

func (e *Editor) close() {
	e.Open = false
	e.root.Hide()
	if e.grid.canvas.Focused() == fyne.Focusable(e.Entry) {
		e.grid.List.TakeFocus()
	}
}

// next takes what was typed and goes on as Enter does: as the owner says, else one row down.
func (e *Editor) next() {
	at := e.at
	if !e.Commit() {
		return
	}
	if e.grid.signals.OnEnter == nil || !e.grid.signals.OnEnter(at) {
		e.grid.MoveTo(Place{e.grid.Cursor.Row + 1, at.Col})
	}
}

// hop takes what was typed and edits the next cell that takes typing, or the one before, over the ends of
// rows; at the table's end the cursor stays.
func (e *Editor) hop(by int) {
	if !e.Commit() {
		return
	}
	g := e.grid
	for at := g.Cursor; ; {
		at.Col += by
		if at.Col < 0 || at.Col >= len(g.Columns) {
			at = Place{at.Row + by, (at.Col + len(g.Columns)) % len(g.Columns)}
		}
		if at.Row < 0 || at.Row >= g.Source.Rows() {
			return
		}
		if !g.CellAt(at).Locked {
			g.MoveTo(at)
			text := g.CellAt(at).Start()
			if e.begin(text); text != "" {
				e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
			}
			return
		}
	}
}

// cellEntry is the editor's field.
type cellEntry struct {
	widget.Entry
	editor *Editor
	shift  bool
}

var (
	_ fyne.Tabbable   = (*cellEntry)(nil)
	_ desktop.Keyable = (*cellEntry)(nil)
)

// AccessibilityLabel says which column is typed into, and what is typed.
func (c *cellEntry) AccessibilityLabel() string {
	g := c.editor.grid
	return "Typing into " + g.name + ", " + g.Columns[g.Cursor.Col].Title + ": " + c.Text
}

// AccessibilityRole is that of text: Fyne knows no fields.
func (c *cellEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func newCellEntry(e *Editor) *cellEntry {
	c := &cellEntry{editor: e}
	c.ExtendBaseWidget(c)
	c.OnChanged = func(text string) {
		if e.Open {
			e.tell(text)
		}
	}
	return c
}

// CreateRenderer shows what was typed.
func (c *cellEntry) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(c, c.Entry.CreateRenderer())
}

// AcceptsTab keeps Tab in the table while a cell is edited.
func (c *cellEntry) AcceptsTab() bool { return true }

// KeyDown and KeyUp watch the Shift key, which turns Tab round.
func (c *cellEntry) KeyDown(k *fyne.KeyEvent) {
	c.watchShift(k.Name, true)
	c.Entry.KeyDown(k)
}

func (c *cellEntry) KeyUp(k *fyne.KeyEvent) {
	c.watchShift(k.Name, false)
	c.Entry.KeyUp(k)
}

func (c *cellEntry) watchShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		c.shift = down
	}
}

// FocusLost takes what was typed where it can be taken.
func (c *cellEntry) FocusLost() {
	c.Entry.FocusLost()
	c.shift = false
	c.editor.take() // the keys are on their way to somewhere else: they come back with the tap or the key that follows
	c.editor.grid.speak()
}

// TypedKey takes the keys that end editing; other keys are the entry's.
func (c *cellEntry) TypedKey(k *fyne.KeyEvent) {
	e := c.editor
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.next()
	case fyne.KeyEscape:
		e.cancel()
	case fyne.KeyTab:
		e.hop(map[bool]int{true: -1, false: 1}[c.shift])
	case fyne.KeyUp, fyne.KeyDown:
		if e.Commit() {
			e.grid.List.TypedKey(k)
		}
	default:
		c.Entry.TypedKey(k)
	}
}

// TypedShortcut keeps what belongs to a field; other shortcuts take what was typed and go to the window.
func (c *cellEntry) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if paste, ok := s.(*fyne.ShortcutPaste); ok && c.editor.pasteCells(paste) {
			return
		}
		c.Entry.TypedShortcut(s)
	default:
		if isWordMove(s) {
			c.Entry.TypedShortcut(s)
			return
		}
		if on := c.editor.grid.signals.OnShortcut; on != nil && c.editor.Commit() {
			on(s)
		}
	}
}

// pasteCells hands several cells to the table, from the cell being edited on, and reports whether it did.
func (e *Editor) pasteCells(s *fyne.ShortcutPaste) bool {
	text := s.Clipboard.Content()
	if e.grid.signals.OnPaste == nil || !isSeveralCells(text) {
		return false
	}
	e.close()
	e.grid.signals.OnPaste(e.at, text)
	return true
}

// isSeveralCells reports whether a pasted text is more than one cell's.
func isSeveralCells(text string) bool {
	return strings.ContainsAny(strings.TrimRight(text, "\r\n"), "\t\n")
}

// isWordMove reports whether a shortcut moves a field's cursor by words or to an end.
func isWordMove(s fyne.Shortcut) bool {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return false
	}
	switch k.Key() {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return k.Mod()&fyne.KeyModifierAlt == 0
	}
	return false
}
