package plan

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/model/timing"
)

// Sizes of a row, in Fyne's units.
const (
	rowPad     float32 = 7
	barHeight  float32 = 18
	ringWidth  float32 = 2
	lineWidth  float32 = 1.5
	markSize   float32 = 10
	nameShare  float32 = 0.3
	leastName  float32 = 96
	mostName   float32 = 260
	nameGap    float32 = 10
	captionGap float32 = 3
	leastWords float32 = 150
)

// nameWidth is the width of the names in rows of a width.
func nameWidth(width float32) float32 { return min(max(width*nameShare, leastName), mostName) }

// quarterWidth is the width of a quarter in rows of a width and a number of years.
func quarterWidth(width float32, years int) float32 {
	return max(width-nameWidth(width)-nameGap-rowPad, 1) / float32(max(4*years, 1))
}

// xOf is where a quarter begins in rows of a width.
func xOf(width float32, years, quarter int) float32 {
	return nameWidth(width) + nameGap + float32(quarter)*quarterWidth(width, years)
}

// face shows one row.
type face struct {
	widget.BaseWidget
	t        *timeline
	at       int
	row      timing.Row
	years    int
	cursor   bool
	focused  bool
	name     *ui.Paragraph
	warning  *ui.Paragraph
	caption  *ui.Paragraph
	dragged  float32
	dragging bool
	ground   *canvas.Rectangle
	// drawn are the rectangles of the row, of which those used are seen. They are the same ones from frame to frame: Fyne lays out anew what
	// has other objects than in the frame before.
	drawn  []*canvas.Rectangle
	used   int
	plates []plate
}

// plate is where words stand.
type plate struct{ x, y, wide, high float32 }

var (
	_ fyne.Tappable       = (*face)(nil)
	_ fyne.DoubleTappable = (*face)(nil)
	_ fyne.Draggable      = (*face)(nil)
	_ ui.Flowing          = (*face)(nil)
)

func newFace(t *timeline) *face {
	f := &face{t: t, name: ui.NewParagraph("", ui.Look{}), warning: ui.NewParagraph("", ui.Look{}), caption: ui.NewParagraph("", ui.Look{})}
	f.ExtendBaseWidget(f)
	return f
}

// set shows a row, and reports whether its height may have changed.
func (f *face) set(at int, r timing.Row, years int, cursor, focused bool) bool {
	same := f.row.Same(r) && f.years == years
	if same && f.at == at && f.cursor == cursor && f.focused == focused && f.name.Text != "" {
		return false
	}
	f.at, f.row, f.years, f.cursor, f.focused = at, r, years, cursor, focused
	f.name.Set(r.Name, ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground, Bold: cursor || r.Strong})
	warning := r.Warning
	if warning != "" {
		warning = "! " + warning
	}
	f.warning.Set(warning, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict})
	f.caption.Set(strings.Join(r.Captions, "; "), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	f.Refresh()
	return !same
}

// wordsAt is where the words below a bar begin, and how wide they are: below its beginning, as far as that leaves them room.
func (f *face) wordsAt(width float32) (x, wide float32) {
	left, right := xOf(width, f.years, 0), width-rowPad
	x = min(max(xOf(width, f.years, f.row.From), left), max(right-f.naturalWords(), left))
	x = max(min(x, right-leastWords), left)
	return x, right - x
}

func (f *face) naturalWords() float32 {
	widest := float32(0)
	for _, p := range []*ui.Paragraph{f.warning, f.caption} {
		widest = max(widest, p.Look.Width(p.Text)+2)
	}
	return widest
}

// HeightFor has room for the name, or for the bar with the words below it.
func (f *face) HeightFor(width float32) float32 {
	_, wide := f.wordsAt(width)
	below := float32(0)
	for _, p := range []*ui.Paragraph{f.warning, f.caption} {
		if p.Text != "" {
			below += ui.HeightFor(p, wide)
		}
	}
	if below > 0 {
		below += captionGap
	}
	return 2*rowPad + max(ui.HeightFor(f.name, nameWidth(width)-rowPad), barHeight+below)
}

// MinSize is the least of any row. It is asked for with every frame, and doesn't wrap the words at another width than they have.
func (f *face) MinSize() fyne.Size { return fyne.NewSize(280, 2*rowPad+barHeight) }

// Tapped puts the cursor on the row, and the keys on the chart.
func (f *face) Tapped(*fyne.PointEvent) {
	f.t.at = f.at
	f.t.takeFocus()
	f.t.moveTo(f.at)
}

// DoubleTapped looks behind the row.
func (f *face) DoubleTapped(*fyne.PointEvent) { f.t.signals.onOpen(f.row) }

// Dragged moves the bar with the pointer, from quarter to quarter; it comes to stand where it is let go.
func (f *face) Dragged(e *fyne.DragEvent) {
	if !f.row.IsOption() || f.row.To == f.row.From {
		return
	}
	if !f.dragging {
		at := e.Position.X - e.Dragged.DX
		if at < f.barX(f.row.From) || at > f.barX(f.row.To) {
			return
		}
		f.dragging, f.dragged = true, 0
		f.Tapped(nil)
	}
	f.dragged += e.Dragged.DX
	f.Refresh()
}

// DragEnd lets the bar stand.
func (f *face) DragEnd() {
	if !f.dragging {
		return
	}
	by := f.dragBy()
	f.dragging, f.dragged = false, 0
	f.Refresh()
	if by != 0 {
		f.t.signals.onMove(f.row, by)
	}
}

// dragBy is the number of quarters that the bar is dragged by.
func (f *face) dragBy() int {
	if !f.dragging {
		return 0
	}
	return int(math.Round(float64(f.dragged / quarterWidth(f.Size().Width, f.years))))
}

func (f *face) barX(quarter int) float32 { return xOf(f.Size().Width, f.years, quarter) }

// Cursor is an arrow to both sides over a bar that can be moved.
func (f *face) Cursor() desktop.Cursor {
	if f.row.IsOption() && f.row.To > f.row.From {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws all anew from the row.
func (f *face) CreateRenderer() fyne.WidgetRenderer {
	f.ground = canvas.NewRectangle(nil)
	f.drawn, f.used = nil, 0
	r := &faceRenderer{f: f}
	r.Refresh()
	return ui.LaidOut(f, r)
}

type faceRenderer struct{ f *face }

func (r *faceRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *faceRenderer) Destroy()           {}
func (r *faceRenderer) Refresh()           { r.Layout(r.f.Size()) }

func (r *faceRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.f.ground}
	for _, o := range r.f.drawn[:r.f.used] {
		objects = append(objects, o)
	}
	return append(objects, r.f.name, r.f.warning, r.f.caption)
}

// Layout places the ground, the lines, the bar and the words.
func (r *faceRenderer) Layout(size fyne.Size) {
	f := r.f
	f.ground.Resize(size)
	f.ground.FillColor, f.ground.StrokeWidth = ui.Shade(ui.ColorSurface), 0
	if f.cursor {
		f.ground.FillColor = ui.Shade(ui.ColorChosen)
		if f.focused {
			f.ground.StrokeColor, f.ground.StrokeWidth = ui.Shade(theme.ColorNamePrimary), ringWidth
		}
	}
	f.ground.Refresh()
	f.name.Move(fyne.NewPos(rowPad, rowPad))
	f.name.Resize(fyne.NewSize(nameWidth(size.Width)-rowPad, size.Height-2*rowPad))
	x, wide := f.wordsAt(size.Width)
	f.plates = f.plates[:0]
	y := rowPad + barHeight + captionGap
	for _, p := range []*ui.Paragraph{f.warning, f.caption} {
		ui.SetVisible(p, p.Text != "")
		if p.Text != "" {
			high := ui.HeightFor(p, wide)
			p.Move(fyne.NewPos(x, y))
			p.Resize(fyne.NewSize(wide, high))
			f.plates = append(f.plates, plate{x, y, min(wide, p.Look.Width(p.Text)+2), high})
			y += high
		}
	}
	f.draw(size)
}

// draw makes the lines and the bars of the row.
func (f *face) draw(size fyne.Size) {
	f.used = 0
	for year := range f.years + 1 {
		f.rect(f.barX(4*year), 0, 1, size.Height, theme.ColorNameSeparator)
	}
	middle := rowPad + barHeight/2
	for _, x := range f.row.Passing {
		f.rect(f.barX(x)-lineWidth, 0, lineWidth, size.Height, ui.ColorControlEdge)
	}
	for _, p := range f.plates { // no line runs through words
		o := f.next(p.x, p.y, p.wide, p.high)
		o.FillColor = f.ground.FillColor
	}
	if f.row.Leaving {
		f.rect(f.barX(f.row.To)-lineWidth, middle, lineWidth, size.Height-middle, ui.ColorControlEdge)
	}
	for _, x := range f.row.Arriving {
		f.arrive(x)
	}
	f.drawBars()
}

// arrive draws the end of a line of needs: down, along above the bar, and down to its beginning.
func (f *face) arrive(from int) {
	const above = rowPad / 2
	x, to := f.barX(from)-lineWidth, f.barX(f.row.From)+lineWidth
	f.rect(x, 0, lineWidth, above, ui.ColorControlEdge)
	f.rect(min(x, to), above, max(x, to)-min(x, to)+lineWidth, lineWidth, ui.ColorControlEdge)
	f.rect(to, above, lineWidth, rowPad-above, ui.ColorControlEdge)
}

// drawBars draws where the bar was planned, the bar, what of it is early, and the milestones.
func (f *face) drawBars() {
	if f.row.WasTo > f.row.WasFrom {
		f.bar(f.row.WasFrom, f.row.WasTo, nil, ui.ColorControlEdge)
	}
	if f.row.To > f.row.From {
		by := f.dragBy()
		fill := theme.ColorNamePrimary
		if !f.row.IsOption() {
			fill = ui.ColorControlEdge
		}
		f.bar(f.row.From+by, f.row.To+by, &fill, "")
	}
	for _, e := range f.row.Early {
		from, to := e[0], e[1]
		f.bar(from, to, nil, ui.ColorConflict)
	}
	for _, at := range f.row.Marks {
		if at >= 0 && at < 4*f.years {
			o := f.next(f.barX(at+1)-markSize/2, rowPad+(barHeight-markSize)/2, markSize, markSize)
			o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = ui.Shade(ui.ColorSurface), ui.Shade(theme.ColorNameForeground), 2, markSize/2
		}
	}
}

// bar draws a bar between quarters, as far as it lies in the years shown: filled, or its edge alone.
func (f *face) bar(from, to int, fill *fyne.ThemeColorName, edge fyne.ThemeColorName) {
	from, to = max(from, 0), min(to, 4*f.years)
	if from >= to {
		return
	}
	top, high := rowPad, barHeight
	if edge == ui.ColorConflict {
		top, high = top-2, high+4
	}
	o := f.next(f.barX(from), top, f.barX(to)-f.barX(from), high)
	o.CornerRadius = 3
	if fill != nil {
		o.FillColor = ui.Shade(*fill)
	}
	if edge != "" {
		o.StrokeColor, o.StrokeWidth = ui.Shade(edge), ringWidth
	}
}

func (f *face) rect(x, y, wide, high float32, name fyne.ThemeColorName) {
	f.next(x, y, wide, high).FillColor = ui.Shade(name)
}

// next is the next rectangle of the row, in its place and without any colour.
func (f *face) next(x, y, wide, high float32) *canvas.Rectangle {
	if f.used == len(f.drawn) {
		f.drawn = append(f.drawn, canvas.NewRectangle(nil))
	}
	o := f.drawn[f.used]
	f.used++
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = nil, nil, 0, 0
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(wide, high))
	return o
}
