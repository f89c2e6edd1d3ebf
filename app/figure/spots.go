package figure

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

// Spots lies over a chart and tells which of its points the pointer is on. By keyboard the points are gone through
// in the list beside it.
type Spots struct {
	widget.BaseWidget
	Spots []draw.Spot
	// Scale is the number of px in one of Fyne's units.
	Scale float64
	// onPoint is called with the point under the pointer, -1 for none, onPick with the one tapped.
	onPoint, onPick func(point int)
}

var (
	_ fyne.Tappable     = (*Spots)(nil)
	_ desktop.Hoverable = (*Spots)(nil)
)

// NewSpots makes parts to point at and to pick.
func NewSpots(onPoint, onPick func(int)) *Spots {
	p := &Spots{onPoint: onPoint, onPick: onPick, Scale: 1}
	p.ExtendBaseWidget(p)
	return p
}

// Take finds where the points of a picture lie.
func (p *Spots) Take(f *charts.Figure, j Job) {
	p.Spots = spotsOf(f, j)
	p.Scale = max(j.scale, 0.1)
}

// spotsOf finds the parts of a picture, none where no figure is shown.
func spotsOf(f *charts.Figure, j Job) []draw.Spot {
	if f == nil {
		return nil
	}
	return f.Spots(j.Width, j.Height, j.textScale(f), j.theme())
}

// at returns the point at a place, -1 for none.
func (p *Spots) at(place fyne.Position) int {
	x, y := int(float64(place.X)*p.Scale), int(float64(place.Y)*p.Scale)
	for _, s := range p.Spots {
		if s.Contains(x, y) {
			return s.Node
		}
	}
	return -1
}

func (p *Spots) MouseIn(e *desktop.MouseEvent)    { p.onPoint(p.at(e.Position)) }
func (p *Spots) MouseMoved(e *desktop.MouseEvent) { p.onPoint(p.at(e.Position)) }
func (p *Spots) MouseOut()                        { p.onPoint(-1) }

// Tapped picks the point under the pointer.
func (p *Spots) Tapped(e *fyne.PointEvent) {
	if i := p.at(e.Position); i >= 0 {
		p.onPick(i)
	}
}

// CreateRenderer draws nothing.
func (p *Spots) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(p, widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent)))
}
