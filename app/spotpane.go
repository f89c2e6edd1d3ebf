package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/charts/draw"
)

// spotPane lies over a chart and tells which of its points the pointer is on. By keyboard the points are gone through
// in the list beside it.
type spotPane struct {
	widget.BaseWidget
	spots []draw.Spot
	// scale is the number of px in one of Fyne's units.
	scale float64
	// onPoint is called with the point under the pointer, -1 for none, onPick with the one tapped.
	onPoint, onPick func(point int)
}

var (
	_ fyne.Tappable     = (*spotPane)(nil)
	_ desktop.Hoverable = (*spotPane)(nil)
)

func newSpotPane(onPoint, onPick func(int)) *spotPane {
	p := &spotPane{onPoint: onPoint, onPick: onPick, scale: 1}
	p.ExtendBaseWidget(p)
	return p
}

// take finds where the points of a picture lie.
func (p *spotPane) take(f *charts.Figure, j chartJob) {
	p.spots = spotsOf(f, j)
	p.scale = max(j.scale, 0.1)
}

// spotsOf finds the parts of a picture, none where no figure is shown.
func spotsOf(f *charts.Figure, j chartJob) []draw.Spot {
	if f == nil {
		return nil
	}
	return f.Spots(j.width, j.height, j.textScale(f), j.theme())
}

// at returns the point at a place, -1 for none.
func (p *spotPane) at(place fyne.Position) int {
	x, y := int(float64(place.X)*p.scale), int(float64(place.Y)*p.scale)
	for _, s := range p.spots {
		if s.Contains(x, y) {
			return s.Node
		}
	}
	return -1
}

func (p *spotPane) MouseIn(e *desktop.MouseEvent)    { p.onPoint(p.at(e.Position)) }
func (p *spotPane) MouseMoved(e *desktop.MouseEvent) { p.onPoint(p.at(e.Position)) }
func (p *spotPane) MouseOut()                        { p.onPoint(-1) }

// Tapped picks the point under the pointer.
func (p *spotPane) Tapped(e *fyne.PointEvent) {
	if i := p.at(e.Position); i >= 0 {
		p.onPick(i)
	}
}

// CreateRenderer draws nothing.
func (p *spotPane) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(p, widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent)))
}
