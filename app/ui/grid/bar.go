package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// wheel lies over a grid and takes the wheel, and nothing else, for all of it.
type wheel struct {
	widget.BaseWidget
	grid *Grid
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(g *Grid) *wheel {
	w := &wheel{grid: g}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves the rows up and down, and the columns by a wheel that turns sideways.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	g := w.grid
	if e.Scrolled.DX != 0 {
		g.scrollColumns(map[bool]int{true: -1, false: 1}[e.Scrolled.DX > 0])
	}
	if e.Scrolled.DY != 0 {
		g.List.ScrollToOffset(g.List.GetScrollOffset() - e.Scrolled.DY)
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(w, widget.NewSimpleRenderer(container.NewWithoutLayout()))
}

// columnBar shows which columns are in sight where there isn't room for all; a tap moves them.
type columnBar struct {
	widget.BaseWidget
	grid  *Grid
	thumb *canvas.Rectangle
}

const columnBarHeight float32 = 12

func newColumnBar(g *Grid) *columnBar {
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
	from, all := g.widthOf(0, g.fixed), float32(max(len(g.Columns)-g.fixed, 1))
	room := max(b.Size().Width-from, 0)
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
	to := b.grid.fixed + int(share*float32(len(b.grid.Columns)-b.grid.fixed))
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
