package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridLayout stands the heading, the pinned rows and the list on one another; the editor lies over them.
type gridLayout struct{ g *grid }

func (l *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	g := l.g
	y := float32(0)
	for _, row := range append([]*gridRow{g.head}, g.pinned...) {
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, lineOfRow()))
		y += lineOfRow()
	}
	g.wheel.Resize(size)
	bottom := size.Height
	if g.widthOf(0, len(g.columns)) > size.Width {
		bottom -= columnBarHeight
	}
	g.bar.Move(fyne.NewPos(0, bottom))
	g.bar.Resize(fyne.NewSize(size.Width, columnBarHeight))
	setVisible(g.bar, bottom < size.Height)
	g.empty.Move(fyne.NewPos(gridPadX, y+gridPadX))
	g.empty.Resize(fyne.NewSize(size.Width-2*gridPadX, heightFor(g.empty, size.Width-2*gridPadX)))
	setVisible(g.empty, g.source.rows() == 0)
	objects[0].Move(fyne.NewPos(0, y))
	g.setHeights()
	objects[0].Resize(fyne.NewSize(size.Width, max(bottom-y, 0)))
	g.list.places = g.places()
}

func (l *gridLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// gridList is the grid's rows. It has the focus while cells are moved through.
type gridList struct {
	widget.List
	grid    *grid
	places  []extent
	focused bool
}

var (
	_ fyne.Focusable    = (*gridList)(nil)
	_ fyne.Tappable     = (*gridList)(nil)
	_ fyne.Shortcutable = (*gridList)(nil)
	_ fyne.Accessible   = (*gridList)(nil)
	_ desktop.Keyable   = (*gridList)(nil)
)

func newGridList(g *grid) *gridList {
	l := &gridList{grid: g}
	l.HideSeparators = true
	l.Length = func() int { return g.source.rows() }
	l.CreateItem = func() fyne.CanvasObject { return newGridRow(g) }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if len(l.places) == len(g.columns) && id < g.source.rows() {
			row := o.(*gridRow)
			row.row = id
			row.show(g.faceOf(id, l.places))
			g.editor.place()
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *gridList) takeFocus() { l.grid.canvas.Focus(l) }

// Tapped gives the table the keys: a tap beside its rows, or where it has none.
func (l *gridList) Tapped(*fyne.PointEvent) { l.grid.takeKeys() }

// takeKeys gives the table the keys, once what is being typed is taken.
func (g *grid) takeKeys() {
	if g.editor.commit() {
		g.list.takeFocus()
	}
}

// FocusGained and FocusLost show whether the keys go to the cursor's cell.
func (l *gridList) FocusGained() {
	l.focused = true
	l.grid.repaint()
	l.grid.speak()
}

func (l *gridList) FocusLost() {
	l.focused, l.grid.shift = false, false
	l.grid.repaint()
	l.grid.speak()
}

// KeyDown and KeyUp watch the Shift key, which makes the arrow keys select.
func (l *gridList) KeyDown(e *fyne.KeyEvent) { l.grid.watchShift(e.Name, true) }
func (l *gridList) KeyUp(e *fyne.KeyEvent)   { l.grid.watchShift(e.Name, false) }

func (g *grid) watchShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		g.shift = down
	}
}

// AccessibilityLabel says where the cursor is and what stands there.
func (l *gridList) AccessibilityLabel() string {
	g := l.grid
	if g.source.rows() == 0 {
		return g.name + ", empty"
	}
	return g.name + ", " + g.columns[g.cursor.col].title + ": " + g.cellAt(g.cursor).text
}

// AccessibilityRole is that of a container.
func (l *gridList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
