package grid

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// Row draws one row of a grid and takes taps on it.
type Row struct {
	widget.BaseWidget
	grid *Grid
	// At is the place of what is shown among the source's rows.
	At   int
	face rowFace
}

// rowFace is all that a row shows.
type rowFace struct {
	cells  []Cell
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

// The edges of a cell and the width of a level, in Fyne's units.
const (
	PadX        float32 = 8
	padY        float32 = 5
	levelIndent float32 = 18
)

// lineOfRow is the height of a row with one line of text.
func lineOfRow() float32 { return rounded(ui.Look{Size: ui.SizeSmall}.LineHeight() + 2*padY) }

// rounded is a whole number of units, so that hairlines stay sharp.
func rounded(height float32) float32 { return float32(math.Ceil(float64(height))) }

func newRow(g *Grid) *Row {
	r := &Row{grid: g}
	r.ExtendBaseWidget(r)
	return r
}

// show paints a face, unless the row shows it already.
func (r *Row) show(f rowFace) {
	f.appearance = ui.PresentAppearance()
	if !r.face.equal(f) {
		r.face = f
		r.Refresh()
	}
}

// MinSize is as high as one line.
func (r *Row) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(0, lineOfRow())
}

// Tapped moves the cursor to the cell under the pointer; a row that doesn't scroll gives the table the keys.
func (r *Row) Tapped(e *fyne.PointEvent) {
	if r.face.head || r.face.pinned {
		r.grid.TakeKeys()
		return
	}
	for col, at := range r.face.places {
		if at.width > 0 && e.Position.X >= at.x && e.Position.X < at.x+at.width {
			r.grid.tapped(r.At, col)
		}
	}
}

// lookOf is how a cell's text is drawn.
func (r *Row) lookOf(col int) ui.Look {
	cell, l := r.face.cells[col], ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground}
	if cell.Ink != "" {
		l.Color = cell.Ink
	}
	l.Bold = cell.Bold
	if col >= len(r.grid.Columns) {
		return l // a row that still shows the table before, which had more columns
	}
	switch c := r.grid.Columns[col]; {
	case c.Trailing:
		l.Align = fyne.TextAlignTrailing
	case c.Centred:
		l.Align = fyne.TextAlignCenter
	}
	return l
}

// linesOf is a cell's text as it is drawn: on one line, cut where it is too long, or wrapped.
func (r *Row) linesOf(col int, width float32) []string {
	text := r.face.cells[col].Text
	if text == "" {
		return nil
	}
	measure := r.lookOf(col).Width
	if r.grid.Wraps && !r.face.head {
		return ui.Wrap(text, width, measure)
	}
	if r.face.head && r.grid.HeadLines > 1 {
		return headLines(text, width, measure, r.grid.HeadLines)
	}
	text = strings.ReplaceAll(text, "\n", " ")
	if col == 0 && !r.face.head { // names, many of which begin alike
		return []string{ui.ShortenName(text, width, measure)}
	}
	return []string{ui.Shorten(text, width, measure)}
}

// room is where a cell's text may stand.
func (r *Row) room(col int) extent {
	at, indent := r.face.extentOf(col), float32(r.face.cells[col].Level)*levelIndent
	if r.face.head && r.grid.HeadLines > 1 && r.lookOf(col).Align == fyne.TextAlignCenter {
		return extent{at.x + headPad, max(at.width-2*headPad, 1)}
	}
	return extent{at.x + PadX + indent, max(at.width-2*PadX-indent, 1)}
}

// extentOf is where a cell lies, with the empty ones that its text may run over.
func (f rowFace) extentOf(col int) extent {
	at := f.places[col]
	if f.cells[col].Spans {
		for i := col + 1; i < len(f.cells) && f.cells[i].Text == ""; i++ {
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
func (g *Grid) setHeights() {
	if !g.Wraps || len(g.Columns) != len(g.Source.Columns()) {
		g.tops = nil
		clear(g.heights)
		return
	}
	places, scratch := g.places(), newRow(g)
	g.tops = append(g.tops[:0], 0)
	for row := range g.Source.Rows() {
		scratch.face = g.faceOf(row, places)
		g.tops = append(g.tops, g.tops[row]+g.heightOf(row, scratch))
	}
}

func (g *Grid) heightOf(row int, drawn *Row) float32 {
	var key strings.Builder
	for _, cell := range drawn.face.cells {
		key.WriteString(cell.Text)
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
	h.height = rounded(float32(lines)*ui.Look{Size: ui.SizeSmall}.LineHeight() + 2*padY)
	g.heights[row] = h
	return h.height
}

// CreateRenderer draws the cells' grounds, the hairline below, the cells' texts and the cursor.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	p := &rowRenderer{r: r, base: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	p.Refresh()
	return ui.LaidOut(r, p)
}

// rowRenderer keeps the objects that it has made; what is in use of them stands in objects.
type rowRenderer struct {
	r                *Row
	base, edge, ring *canvas.Rectangle
	grounds          []*canvas.Rectangle
	texts            []*canvas.Text
	objects          []fyne.CanvasObject
}

func (p *rowRenderer) Layout(size fyne.Size) {
	p.base.Resize(size)
	p.edge.Move(fyne.NewPos(0, size.Height-1))
	p.edge.Resize(fyne.NewSize(size.Width, 1))
	p.paint()
}

func (p *rowRenderer) MinSize() fyne.Size           { return p.r.MinSize() }
func (p *rowRenderer) Objects() []fyne.CanvasObject { return p.objects }
func (p *rowRenderer) Destroy()                     {}

func (p *rowRenderer) Refresh() {
	p.base.FillColor, p.edge.FillColor = color.Transparent, ui.Shade(ui.ColorCardEdge)
	if p.r.face.head || p.r.face.pinned {
		p.base.FillColor = ui.Shade(theme.ColorNameBackground)
	}
	p.base.Refresh()
	p.edge.Refresh()
	p.paint()
}

// paint puts the face into the objects, making no more of them than it needs.
func (p *rowRenderer) paint() {
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
			p.objects = append(p.objects, p.text(texts, text, l, room, padY+float32(i)*l.LineHeight()))
			texts++
		}
	}
	p.paintCursor()
	p.objects = append(p.objects, p.ring)
}

// groundOf is the colour behind a cell, empty for none.
func (f rowFace) groundOf(col int) fyne.ThemeColorName {
	if col >= f.selected[0] && col <= f.selected[1] && !f.head && !f.pinned {
		return ui.ColorSelected
	}
	return f.cells[col].Ground
}

func (p *rowRenderer) ground(i int, name fyne.ThemeColorName, at extent) fyne.CanvasObject {
	if i == len(p.grounds) {
		p.grounds = append(p.grounds, canvas.NewRectangle(nil))
	}
	o := p.grounds[i]
	o.FillColor, o.StrokeColor, o.StrokeWidth = ui.Shade(name), ui.Shade(theme.ColorNamePrimary), 0
	if name == ui.ColorSelected {
		o.StrokeWidth = 1
	}
	o.Move(fyne.NewPos(at.x, 0))
	o.Resize(fyne.NewSize(at.width, p.r.Size().Height-1))
	o.Refresh()
	return o
}

func (p *rowRenderer) text(i int, text string, l ui.Look, room extent, y float32) fyne.CanvasObject {
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
func (p *rowRenderer) paintCursor() {
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
