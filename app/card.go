package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// newCard puts a body on a card's surface.
func newCard(body *fyne.Container) *fyne.Container {
	return container.New(&cardLayout{}, newSurface(), body)
}

// newCardOf puts a table on a card's surface, a hair inside its edge.
func newCardOf(body fyne.CanvasObject) *fyne.Container {
	return container.New(&cardLayout{}, newSurface(), container.New(&inset{by: 1}, body))
}

// cardLayout lays a body over a surface of the same size.
type cardLayout struct{}

func (cardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (cardLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[1], width)
}

func (cardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// surface is the ground of a card or bar, in the colours of the theme in use.
type surface struct {
	widget.BaseWidget
	rect *canvas.Rectangle
	edge fyne.ThemeColorName
	// radius rounds the corners, in Fyne's units.
	radius float32
}

func newSurface() *surface {
	s := &surface{edge: colorCardEdge, radius: 6}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws a rectangle.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	s.rect = canvas.NewRectangle(nil)
	r := &surfaceRenderer{WidgetRenderer: widget.NewSimpleRenderer(s.rect), s: s}
	r.paint()
	return laidOut(s, r)
}

type surfaceRenderer struct {
	fyne.WidgetRenderer
	s *surface
}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	r.s.rect.Refresh()
}

func (r *surfaceRenderer) paint() {
	rect := r.s.rect
	rect.FillColor, rect.StrokeColor, rect.StrokeWidth = shade(colorSurface), shade(r.s.edge), 1
	rect.CornerRadius = r.s.radius
}
