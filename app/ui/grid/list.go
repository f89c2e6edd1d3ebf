package grid

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// tableLayout stands the heading, the pinned rows and the list on one another; the editor lies over them.
type tableLayout struct{ g *Grid }

func (l *tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	g := l.g
	y := float32(0)
	high := g.headHeight()
	for _, row := range append([]*Row{g.Head}, g.pinned...) {
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, high))
		y += high
		high = lineOfRow()
	}
	g.wheel.Resize(size)
	bottom := size.Height
	if g.widthOf(0, len(g.Columns)) > size.Width {
		bottom -= columnBarHeight
	}
	g.bar.Move(fyne.NewPos(0, bottom))
	g.bar.Resize(fyne.NewSize(size.Width, columnBarHeight))
	ui.SetVisible(g.bar, bottom < size.Height)
	g.Empty.Move(fyne.NewPos(PadX, y+PadX))
	g.Empty.Resize(fyne.NewSize(size.Width-2*PadX, ui.HeightFor(g.Empty, size.Width-2*PadX)))
	ui.SetVisible(g.Empty, g.Source.Rows() == 0)
	g.ring.Move(fyne.NewPos(2, y+2))
	g.ring.Resize(fyne.NewSize(size.Width-4, g.Empty.Size().Height+2*PadX-4))
	objects[0].Move(fyne.NewPos(0, y))
	g.setHeights()
	g.List.places = g.places()
	objects[0].Resize(fyne.NewSize(size.Width, max(bottom-y, 0)))
	g.List.fill()
	if len(g.Columns) == len(g.Source.Columns()) { // else the next refresh shows them
		g.repaintHead(g.List.places)
	}
}

func (l *tableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// List is the grid's rows. It has the focus while cells are moved through. It keeps a row of objects for every row
// in sight and uses them again. Fyne's own list does too, but leaves room between rows that only a theme of their own
// takes away.
type List struct {
	widget.BaseWidget
	grid   *Grid
	scroll *ui.ScrollPane
	// Content holds the rows in sight, each a [Row].
	Content *fyne.Container
	// pool holds the objects: the row i of the table is shown by pool[i % len(pool)].
	pool   []*Row
	places []extent
	// Focused says that the keys go to the cursor's cell.
	Focused bool
}

var (
	_ fyne.Focusable    = (*List)(nil)
	_ fyne.Tappable     = (*List)(nil)
	_ fyne.Shortcutable = (*List)(nil)
	_ fyne.Accessible   = (*List)(nil)
	_ desktop.Keyable   = (*List)(nil)
)

func newList(g *Grid) *List {
	l := &List{grid: g}
	l.Content = container.New(&rowsLayout{g: g})
	l.scroll = ui.NewScrollPane(l.Content)
	l.scroll.OnScrolled = func(fyne.Position) { l.fill() }
	l.ExtendBaseWidget(l)
	return l
}

// rowsLayout is as high as all rows are; the list itself places those in sight.
type rowsLayout struct{ g *Grid }

func (*rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (r *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, r.g.rowTop(r.g.Source.Rows()))
}

// CreateRenderer shows the scroll.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(l, widget.NewSimpleRenderer(l.scroll))
}

// Refresh shows the rows as they are now.
func (l *List) Refresh() {
	l.fill()
	l.scroll.Refresh()
}

// fill shows in every row in sight what the source has for it. Where that has become another table with other columns,
// it waits for the grid to be told.
func (l *List) fill() {
	g, size := l.grid, l.Size()
	if size.Height <= 0 || len(l.places) != len(g.Source.Columns()) {
		return
	}
	from, to := l.inSight()
	l.reserve(to - from)
	shown := make([]fyne.CanvasObject, 0, to-from)
	for i := from; i < to; i++ {
		row := l.pool[i%len(l.pool)]
		row.At = i
		row.Move(fyne.NewPos(0, g.rowTop(i)))
		row.Resize(fyne.NewSize(size.Width, g.rowTop(i+1)-g.rowTop(i)))
		row.show(g.faceOf(i, l.places))
		shown = append(shown, row)
	}
	if !slices.Equal(shown, l.Content.Objects) {
		l.Content.Objects = shown
		l.Content.Refresh()
	}
	g.Editor.place()
}

// inSight returns the first row in sight, and the one behind the last.
func (l *List) inSight() (from, to int) {
	g, rows, height := l.grid, l.grid.Source.Rows(), l.Size().Height
	top := min(l.scroll.Offset.Y, max(g.rowTop(rows)-height, 0))
	from = max(sort.Search(rows, func(i int) bool { return g.rowTop(i) > top })-1, 0)
	for to = from; to < rows && g.rowTop(to) < top+height; {
		to++
	}
	return from, to
}

// reserve makes enough objects for a number of rows.
func (l *List) reserve(rows int) {
	for len(l.pool) < rows {
		l.pool = append(l.pool, newRow(l.grid))
	}
}

// ScrollTo brings a row into sight, moving no further than needed.
func (l *List) ScrollTo(row int) {
	top, bottom := l.grid.rowTop(row), l.grid.rowTop(row+1)
	l.ScrollToOffset(min(max(l.scroll.Offset.Y, bottom-l.Size().Height), top))
}

// ScrollToOffset and GetScrollOffset set and tell how far the rows are scrolled, in Fyne's units.
func (l *List) ScrollToOffset(y float32) {
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, l.grid.rowTop(l.grid.Source.Rows())-l.Size().Height))))
	l.fill()
}

// GetScrollOffset belongs to [List.ScrollToOffset].
func (l *List) GetScrollOffset() float32 { return l.scroll.Offset.Y }

// TakeFocus gives the rows the keys.
func (l *List) TakeFocus() { l.grid.canvas.Focus(l) }

// Tapped gives the table the keys: a tap beside its rows, or where it has none.
func (l *List) Tapped(*fyne.PointEvent) { l.grid.TakeKeys() }

// TakeKeys gives the table the keys, once what is being typed is taken.
func (g *Grid) TakeKeys() {
	if g.Editor.Commit() {
		g.List.TakeFocus()
	}
}

// FocusGained and FocusLost show whether the keys go to the cursor's cell.
func (l *List) FocusGained() {
	l.Focused = true
	l.grid.Repaint()
	l.grid.speak()
	l.grid.reveal()
}

func (l *List) FocusLost() {
	l.Focused, l.grid.shift = false, false
	l.grid.Repaint()
	l.grid.speak()
}

// KeyDown and KeyUp watch the Shift key, which makes the arrow keys select.
func (l *List) KeyDown(e *fyne.KeyEvent) { l.grid.watchShift(e.Name, true) }
func (l *List) KeyUp(e *fyne.KeyEvent)   { l.grid.watchShift(e.Name, false) }

func (g *Grid) watchShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		g.shift = down
	}
}

// AccessibilityLabel says where the cursor is and what stands there.
func (l *List) AccessibilityLabel() string {
	g := l.grid
	if g.Source.Rows() == 0 {
		return g.name + ", empty"
	}
	return g.name + ", " + g.Columns[g.Cursor.Col].Title + ": " + g.CellAt(g.Cursor).Text
}

// AccessibilityRole is that of a button, which Enter presses: Fyne’s bridge skips what is a container.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Needs is the height at which all rows of a grid that wraps are in sight, once it is laid out.
func (g *Grid) Needs() float32 {
	height := g.listTop() + g.rowTop(g.Source.Rows())
	if g.widthOf(0, len(g.Columns)) > g.width() {
		height += columnBarHeight
	}
	return height
}
