package app

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// gridRow draws one row of a grid and takes taps on it.
type gridRow struct {
	widget.BaseWidget
	grid *grid
	row  int
	face rowFace
}

// rowFace is all that a row shows.
type rowFace struct {
	cells  []gridCell
	places []extent
	// cursor is the column of the cursor, -1 for none; selected is the range of selected columns.
	cursor   int
	selected [2]int
	focused  bool
	// head and pinned mark the rows that don't scroll.
	head, pinned bool
	// appearance tells looks apart.
	appearance ui.Appearance
}

func (f rowFace) equal(o rowFace) bool {
	return f.cursor == o.cursor && f.selected == o.selected && f.focused == o.focused && f.appearance == o.appearance &&
		slices.Equal(f.cells, o.cells) && slices.Equal(f.places, o.places)
}

const (
	gridPadX   float32 = 8
	gridPadY   float32 = 5
	gridIndent float32 = 18
)

// lineOfRow is the height of a row with one line of text.
func lineOfRow() float32 { return rounded(ui.Look{Size: ui.SizeSmall}.LineHeight() + 2*gridPadY) }

// rounded is a whole number of units, so that hairlines stay sharp.
func rounded(height float32) float32 { return float32(math.Ceil(float64(height))) }

func newGridRow(g *grid) *gridRow {
	r := &gridRow{grid: g}
	r.ExtendBaseWidget(r)
	return r
}

// show paints a face, unless the row shows it already.
func (r *gridRow) show(f rowFace) {
	f.appearance = ui.PresentAppearance()
	if !r.face.equal(f) {
		r.face = f
		r.Refresh()
	}
}

func (r *gridRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(0, lineOfRow())
}

// Tapped moves the cursor to the cell under the pointer; a row that doesn't scroll gives the table the keys.
func (r *gridRow) Tapped(e *fyne.PointEvent) {
	if r.face.head || r.face.pinned {
		r.grid.takeKeys()
		return
	}
	for col, at := range r.face.places {
		if at.width > 0 && e.Position.X >= at.x && e.Position.X < at.x+at.width {
			r.grid.tapped(r.row, col)
		}
	}
}

// lookOf is how a cell's text is drawn.
func (r *gridRow) lookOf(col int) ui.Look {
	cell, l := r.face.cells[col], ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground}
	if cell.ink != "" {
		l.Color = cell.ink
	}
	l.Bold = cell.bold
	if col >= len(r.grid.columns) {
		return l // a row that still shows the table before, which had more columns
	}
	switch c := r.grid.columns[col]; {
	case c.trailing:
		l.Align = fyne.TextAlignTrailing
	case c.centred:
		l.Align = fyne.TextAlignCenter
	}
	return l
}

// linesOf is a cell's text as it is drawn: on one line, cut where it is too long, or wrapped.
func (r *gridRow) linesOf(col int, width float32) []string {
	text := r.face.cells[col].text
	if text == "" {
		return nil
	}
	measure := r.lookOf(col).Width
	if r.grid.wraps && !r.face.head {
		return ui.Wrap(text, width, measure)
	}
	text = strings.ReplaceAll(text, "\n", " ")
	if col == 0 && !r.face.head { // names, many of which begin alike
		return []string{ui.ShortenName(text, width, measure)}
	}
	return []string{ui.Shorten(text, width, measure)}
}

// room is where a cell's text may stand.
func (r *gridRow) room(col int) extent {
	at, indent := r.face.extentOf(col), float32(r.face.cells[col].level)*gridIndent
	return extent{at.x + gridPadX + indent, max(at.width-2*gridPadX-indent, 1)}
}

// extentOf is where a cell lies, with the empty ones that its text may run over.
func (f rowFace) extentOf(col int) extent {
	at := f.places[col]
	if f.cells[col].spans {
		for i := col + 1; i < len(f.cells) && f.cells[i].text == ""; i++ {
			at.width += f.places[i].width
		}
	}
	return at
}

// rowHeight is how high a row is at a width, remembered for as long as its cells say the same.
type rowHeight struct {
	width, size float32
	key         string
	height      float32
}

// setHeights gives every row of a grid that wraps the height that its text needs.
func (g *grid) setHeights() {
	if !g.wraps || len(g.columns) != len(g.source.columns()) {
		g.tops = nil
		clear(g.heights)
		return
	}
	places, scratch := g.places(), newGridRow(g)
	g.tops = append(g.tops[:0], 0)
	for row := range g.source.rows() {
		scratch.face = g.faceOf(row, places)
		g.tops = append(g.tops, g.tops[row]+g.heightOf(row, scratch))
	}
}

func (g *grid) heightOf(row int, drawn *gridRow) float32 {
	var key strings.Builder
	for _, cell := range drawn.face.cells {
		key.WriteString(cell.text)
		key.WriteByte(0)
	}
	h := rowHeight{width: g.width(), size: ui.TextSize(ui.SizeSmall), key: key.String()}
	known := g.heights[row]
	if h.height = known.height; known == h {
		return known.height
	}
	lines := 1
	for col := range drawn.face.cells {
		if drawn.face.places[col].width > 0 {
			lines = max(lines, len(drawn.linesOf(col, drawn.room(col).width)))
		}
	}
	h.height = rounded(float32(lines)*ui.Look{Size: ui.SizeSmall}.LineHeight() + 2*gridPadY)
	g.heights[row] = h
	return h.height
}

// CreateRenderer draws the cells' grounds, the hairline below, the cells' texts and the cursor.
func (r *gridRow) CreateRenderer() fyne.WidgetRenderer {
	p := &gridRowRenderer{r: r, base: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	p.Refresh()
	return ui.LaidOut(r, p)
}

// gridRowRenderer keeps the objects that it has made; what is in use of them stands in objects.
type gridRowRenderer struct {
	r                *gridRow
	base, edge, ring *canvas.Rectangle
	grounds          []*canvas.Rectangle
	texts            []*canvas.Text
	objects          []fyne.CanvasObject
}

func (p *gridRowRenderer) Layout(size fyne.Size) {
	p.base.Resize(size)
	p.edge.Move(fyne.NewPos(0, size.Height-1))
	p.edge.Resize(fyne.NewSize(size.Width, 1))
	p.paint()
}

func (p *gridRowRenderer) MinSize() fyne.Size           { return p.r.MinSize() }
func (p *gridRowRenderer) Objects() []fyne.CanvasObject { return p.objects }
func (p *gridRowRenderer) Destroy()                     {}

func (p *gridRowRenderer) Refresh() {
	p.base.FillColor, p.edge.FillColor = color.Transparent, ui.Shade(ui.ColorCardEdge)
	if p.r.face.head || p.r.face.pinned {
		p.base.FillColor = ui.Shade(theme.ColorNameBackground)
	}
	p.base.Refresh()
	p.edge.Refresh()
	p.paint()
}

// paint puts the face into the objects, making no more of them than it needs.
func (p *gridRowRenderer) paint() {
	f := p.r.face
	p.objects = append(p.objects[:0], p.base)
	grounds, texts := 0, 0
	for col, at := range f.places {
		if name := f.groundOf(col); name != "" && at.width > 0 {
			p.objects = append(p.objects, p.ground(grounds, name, at))
			grounds++
		}
	}
	p.objects = append(p.objects, p.edge)
	for col, at := range f.places {
		if at.width <= 0 {
			continue
		}
		room, l := p.r.room(col), p.r.lookOf(col)
		for i, text := range p.r.linesOf(col, room.width) {
			p.objects = append(p.objects, p.text(texts, text, l, room, gridPadY+float32(i)*l.LineHeight()))
			texts++
		}
	}
	p.paintCursor()
	p.objects = append(p.objects, p.ring)
}

// groundOf is the colour behind a cell, empty for none.
func (f rowFace) groundOf(col int) fyne.ThemeColorName {
	if col >= f.selected[0] && col <= f.selected[1] && !f.head && !f.pinned {
		return theme.ColorNameFocus
	}
	return f.cells[col].ground
}

func (p *gridRowRenderer) ground(i int, name fyne.ThemeColorName, at extent) fyne.CanvasObject {
	if i == len(p.grounds) {
		p.grounds = append(p.grounds, canvas.NewRectangle(nil))
	}
	o := p.grounds[i]
	o.FillColor = ui.Shade(name)
	o.Move(fyne.NewPos(at.x, 0))
	o.Resize(fyne.NewSize(at.width, p.r.Size().Height-1))
	o.Refresh()
	return o
}

func (p *gridRowRenderer) text(i int, text string, l ui.Look, room extent, y float32) fyne.CanvasObject {
	if i == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", nil))
	}
	o := p.texts[i]
	o.Move(fyne.NewPos(room.x, y))
	o.Resize(fyne.NewSize(room.width, l.LineHeight()))
	if ink := ui.Shade(l.Color); o.Text != ui.PresentWriting().Steady(text) || o.Color != ink || o.TextSize != l.Points() || o.TextStyle != l.Style() || o.Alignment != l.Align {
		ui.PaintText(o, text, l)
	}
	return o
}

// paintCursor frames the cell that the keys act on, firmly while the grid has the focus.
func (p *gridRowRenderer) paintCursor() {
	f := p.r.face
	p.ring.Hidden = f.cursor < 0 || f.cursor >= len(f.places) || f.places[f.cursor].width <= 0
	if p.ring.Hidden {
		return
	}
	at := f.extentOf(f.cursor)
	p.ring.FillColor, p.ring.StrokeColor, p.ring.StrokeWidth = color.Transparent, ui.Shade(ui.ColorControlEdge), 1
	if f.focused {
		p.ring.StrokeColor, p.ring.StrokeWidth = ui.Shade(theme.ColorNamePrimary), 2
	}
	p.ring.Move(fyne.NewPos(at.x+1, 1))
	p.ring.Resize(fyne.NewSize(at.width-2, p.r.Size().Height-3))
	p.ring.Refresh()
}

// gridWheel lies over a grid and takes the wheel, and nothing else, for all of it.
type gridWheel struct {
	widget.BaseWidget
	grid *grid
}

var _ fyne.Scrollable = (*gridWheel)(nil)

func newGridWheel(g *grid) *gridWheel {
	w := &gridWheel{grid: g}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves the rows up and down, and the columns by a wheel that turns sideways.
func (w *gridWheel) Scrolled(e *fyne.ScrollEvent) {
	g := w.grid
	if e.Scrolled.DX != 0 {
		g.scrollColumns(map[bool]int{true: -1, false: 1}[e.Scrolled.DX > 0])
	}
	if e.Scrolled.DY != 0 {
		g.list.ScrollToOffset(g.list.GetScrollOffset() - e.Scrolled.DY)
		g.editor.place()
	}
}

// CreateRenderer draws nothing.
func (w *gridWheel) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(w, widget.NewSimpleRenderer(container.NewWithoutLayout()))
}

// columnBar shows which columns are in sight where there isn't room for all; a tap moves them.
type columnBar struct {
	widget.BaseWidget
	grid  *grid
	thumb *canvas.Rectangle
}

const columnBarHeight float32 = 12

func newColumnBar(g *grid) *columnBar {
	b := &columnBar{grid: g, thumb: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	return b
}

func (b *columnBar) refresh() {
	if b.Visible() && b.Size().Width > 0 {
		b.Refresh()
	}
}

// span is where the thumb begins and ends.
func (b *columnBar) span() extent {
	g := b.grid
	shown := 0
	for _, at := range g.places()[g.fixed:] {
		if at.width > 0 {
			shown++
		}
	}
	from, all := g.widthOf(0, g.fixed), float32(max(len(g.columns)-g.fixed, 1))
	room := b.Size().Width - from
	return extent{from + room*float32(g.first-g.fixed)/all, room * float32(shown) / all}
}

// Tapped moves the columns a step towards the pointer, Dragged along with it.
func (b *columnBar) Tapped(e *fyne.PointEvent) {
	if at := b.span(); e.Position.X < at.x {
		b.grid.scrollColumns(-3)
	} else if e.Position.X > at.x+at.width {
		b.grid.scrollColumns(3)
	}
}

func (b *columnBar) Dragged(e *fyne.DragEvent) {
	from := b.grid.widthOf(0, b.grid.fixed)
	share := (e.Position.X - from) / max(b.Size().Width-from, 1)
	to := b.grid.fixed + int(share*float32(len(b.grid.columns)-b.grid.fixed))
	b.grid.scrollColumns(to - b.grid.first)
}

func (b *columnBar) DragEnd() {}

// CreateRenderer draws the thumb.
func (b *columnBar) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(b, &columnBarRenderer{b: b})
}

type columnBarRenderer struct{ b *columnBar }

func (r *columnBarRenderer) Layout(size fyne.Size) {
	at := r.b.span()
	r.b.thumb.FillColor, r.b.thumb.CornerRadius = ui.Shade(ui.ColorControlEdge), 3
	r.b.thumb.Move(fyne.NewPos(at.x, (size.Height-6)/2))
	r.b.thumb.Resize(fyne.NewSize(at.width, 6))
	r.b.thumb.Refresh()
}

func (r *columnBarRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, columnBarHeight) }
func (r *columnBarRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }
func (r *columnBarRenderer) Destroy()                     {}
func (r *columnBarRenderer) Refresh()                     { r.Layout(r.b.Size()) }
