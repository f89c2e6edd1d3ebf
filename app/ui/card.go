package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewCard puts a body on a card's surface.
func NewCard(body *fyne.Container) *fyne.Container {
	return container.New(&CardLayout{}, NewSurface(), body)
}

// NewCardOf puts a table on a card's surface, a hair inside its edge.
func NewCardOf(body fyne.CanvasObject) *fyne.Container {
	return container.New(&CardLayout{}, NewSurface(), container.New(&Inset{By: 1}, body))
}

// CardLayout lays a body over a surface of the same size.
type CardLayout struct{}

func (CardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (CardLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[1], width)
}

func (CardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// Surface is the ground of a card or bar, in the colours of the theme in use.
type Surface struct {
	widget.BaseWidget
	rect *canvas.Rectangle
	edge fyne.ThemeColorName
	// Radius rounds the corners, in Fyne's units.
	Radius float32
}

// NewSurface is a card's ground.
func NewSurface() *Surface {
	s := &Surface{edge: ColorCardEdge, Radius: 6}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws a rectangle.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	s.rect = canvas.NewRectangle(nil)
	r := &surfaceRenderer{WidgetRenderer: widget.NewSimpleRenderer(s.rect), s: s}
	r.paint()
	return LaidOut(s, r)
}

type surfaceRenderer struct {
	fyne.WidgetRenderer
	s *Surface
}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	r.s.rect.Refresh()
}

func (r *surfaceRenderer) paint() {
	rect := r.s.rect
	rect.FillColor, rect.StrokeColor, rect.StrokeWidth = Shade(ColorSurface), Shade(r.s.edge), 1
	rect.CornerRadius = r.s.Radius
}
