package app

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
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
	ui.SetVisible(g.bar, bottom < size.Height)
	g.empty.Move(fyne.NewPos(gridPadX, y+gridPadX))
	g.empty.Resize(fyne.NewSize(size.Width-2*gridPadX, ui.HeightFor(g.empty, size.Width-2*gridPadX)))
	ui.SetVisible(g.empty, g.source.rows() == 0)
	objects[0].Move(fyne.NewPos(0, y))
	g.setHeights()
	g.list.places = g.places()
	objects[0].Resize(fyne.NewSize(size.Width, max(bottom-y, 0)))
	g.list.fill()
}

func (l *gridLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// gridList is the grid's rows. It has the focus while cells are moved through. It keeps a row of objects for every row
// in sight and uses them again. Fyne's own list does too, but leaves room between rows that only a theme of their own
// takes away.
type gridList struct {
	widget.BaseWidget
	grid    *grid
	scroll  *ui.ScrollPane
	content *fyne.Container
	// pool holds the objects: the row i of the table is shown by pool[i % len(pool)].
	pool    []*gridRow
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
	l.content = container.New(&rowsLayout{g: g})
	l.scroll = ui.NewScrollPane(l.content)
	l.scroll.OnScrolled = func(fyne.Position) { l.fill() }
	l.ExtendBaseWidget(l)
	return l
}

// rowsLayout is as high as all rows are; the list itself places those in sight.
type rowsLayout struct{ g *grid }

func (*rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (r *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, r.g.rowTop(r.g.source.rows()))
}

// CreateRenderer shows the scroll.
func (l *gridList) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(l, widget.NewSimpleRenderer(l.scroll))
}

// Refresh shows the rows as they are now.
func (l *gridList) Refresh() {
	l.fill()
	l.scroll.Refresh()
}

// fill shows in every row in sight what the source has for it. Where that has become another table with other columns,
// it waits for the grid to be told.
func (l *gridList) fill() {
	g, size := l.grid, l.Size()
	if size.Height <= 0 || len(l.places) != len(g.source.columns()) {
		return
	}
	from, to := l.inSight()
	l.reserve(to - from)
	shown := make([]fyne.CanvasObject, 0, to-from)
	for i := from; i < to; i++ {
		row := l.pool[i%len(l.pool)]
		row.row = i
		row.Move(fyne.NewPos(0, g.rowTop(i)))
		row.Resize(fyne.NewSize(size.Width, g.rowTop(i+1)-g.rowTop(i)))
		row.show(g.faceOf(i, l.places))
		shown = append(shown, row)
	}
	if !slices.Equal(shown, l.content.Objects) {
		l.content.Objects = shown
		l.content.Refresh()
	}
	g.editor.place()
}

// inSight returns the first row in sight, and the one behind the last.
func (l *gridList) inSight() (from, to int) {
	g, rows, height := l.grid, l.grid.source.rows(), l.Size().Height
	top := min(l.scroll.Offset.Y, max(g.rowTop(rows)-height, 0))
	from = max(sort.Search(rows, func(i int) bool { return g.rowTop(i) > top })-1, 0)
	for to = from; to < rows && g.rowTop(to) < top+height; {
		to++
	}
	return from, to
}

// reserve makes enough objects for a number of rows.
func (l *gridList) reserve(rows int) {
	for len(l.pool) < rows {
		l.pool = append(l.pool, newGridRow(l.grid))
	}
}

// ScrollTo brings a row into sight, moving no further than needed.
func (l *gridList) ScrollTo(row int) {
	top, bottom := l.grid.rowTop(row), l.grid.rowTop(row+1)
	l.ScrollToOffset(min(max(l.scroll.Offset.Y, bottom-l.Size().Height), top))
}

// ScrollToOffset and GetScrollOffset set and tell how far the rows are scrolled, in Fyne's units.
func (l *gridList) ScrollToOffset(y float32) {
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, l.grid.rowTop(l.grid.source.rows())-l.Size().Height))))
	l.fill()
}

// GetScrollOffset belongs to [gridList.ScrollToOffset].
func (l *gridList) GetScrollOffset() float32 { return l.scroll.Offset.Y }

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

// needs is the height at which all rows of a grid that wraps are in sight, once it is laid out.
func (g *grid) needs() float32 {
	height := g.listTop() + g.rowTop(g.source.rows())
	if g.widthOf(0, len(g.columns)) > g.width() {
		height += columnBarHeight
	}
	return height
}
