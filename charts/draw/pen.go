package draw

import (
	"image"
	"math"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// textPlacer is a renderer that can place a text by its middle or its end, which holds even where the
// reader's program has another font.
type textPlacer interface {
	PlaceText(body string, x, y int, align alignment)
}

// alignment says which part of a text stands at its place.
type alignment int

const (
	alignLeft alignment = iota
	alignCentre
	alignRight
)

// share is the part of a text's width that lies left of its place.
func (a alignment) share() float64 { return float64(a) / 2 }

// pen is the state that go-chart sets on a renderer before it draws: colours, font, and the path so far.
type pen struct {
	dpi          float64
	class        string
	stroke, fill drawing.Color
	width        float64
	font         *truetype.Font
	fontSize     float64
	fontColour   drawing.Color
	subpaths     [][]point
	// disc is set where the path is one full circle and nothing else.
	disc *disc
}

type point struct{ x, y float64 }

type disc struct{ x, y, radius float64 }

// ResetStyle forgets colours and widths.
func (p *pen) ResetStyle() {
	p.class, p.stroke, p.fill, p.width = "", drawing.Color{}, drawing.Color{}, 0
	p.fontSize, p.fontColour = 0, drawing.Color{}
}

// GetDPI and SetDPI keep the resolution. Sizes here are in px already, so nothing depends on it.
func (p *pen) GetDPI() float64    { return p.dpi }
func (p *pen) SetDPI(dpi float64) { p.dpi = dpi }

// SetClassName and the others below set what the next drawing is done with.
func (p *pen) SetClassName(name string)       { p.class = name }
func (p *pen) SetStrokeColor(c drawing.Color) { p.stroke = c }
func (p *pen) SetFillColor(c drawing.Color)   { p.fill = c }
func (p *pen) SetStrokeWidth(width float64)   { p.width = width }
func (p *pen) SetFont(f *truetype.Font)       { p.font = f }
func (p *pen) SetFontColor(c drawing.Color)   { p.fontColour = c }
func (p *pen) SetFontSize(size float64)       { p.fontSize = size }

// SetStrokeDashArray does nothing: no line of a chart is dashed.
func (p *pen) SetStrokeDashArray([]float64) {}

// SetTextRotation does nothing: all text of a chart is horizontal.
func (p *pen) SetTextRotation(float64) {}

// ClearTextRotation does nothing either.
func (p *pen) ClearTextRotation() {}

// MoveTo begins a new part of the path.
func (p *pen) MoveTo(x, y int) {
	p.subpaths = append(p.subpaths, []point{{float64(x), float64(y)}})
}

// LineTo continues the path.
func (p *pen) LineTo(x, y int) { p.lineTo(point{float64(x), float64(y)}) }

func (p *pen) lineTo(q point) {
	if len(p.subpaths) == 0 {
		p.subpaths = append(p.subpaths, nil)
	}
	last := &p.subpaths[len(p.subpaths)-1]
	*last = append(*last, q)
}

// curveSteps is the number of straight pieces that a curve is drawn with.
const curveSteps = 24

// QuadCurveTo continues the path by a curve.
func (p *pen) QuadCurveTo(cx, cy, x, y int) {
	if len(p.subpaths) == 0 {
		p.MoveTo(cx, cy)
	}
	last := p.subpaths[len(p.subpaths)-1]
	a, c, b := last[len(last)-1], point{float64(cx), float64(cy)}, point{float64(x), float64(y)}
	for i := 1; i <= curveSteps; i++ {
		t := float64(i) / curveSteps
		u := 1 - t
		p.lineTo(point{u*u*a.x + 2*u*t*c.x + t*t*b.x, u*u*a.y + 2*u*t*c.y + t*t*b.y})
	}
}

// ArcTo continues the path by an arc; a full circle that is all of the path is remembered as one.
func (p *pen) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	if rx == ry && math.Abs(delta) >= 2*math.Pi && len(p.subpaths) == 0 {
		p.disc = &disc{float64(cx), float64(cy), rx}
	}
	for i := 0; i <= curveSteps; i++ {
		at := start + delta*float64(i)/curveSteps
		p.lineTo(point{float64(cx) + rx*math.Cos(at), float64(cy) + ry*math.Sin(at)})
	}
}

// Circle makes the path a circle.
func (p *pen) Circle(radius float64, x, y int) {
	p.ArcTo(x, y, radius, radius, 0, 2*math.Pi)
}

// Close ends a part of the path where it began.
func (p *pen) Close() {
	if len(p.subpaths) > 0 {
		p.lineTo(p.subpaths[len(p.subpaths)-1][0])
	}
}

// clear forgets the path.
func (p *pen) clear() { p.subpaths, p.disc = p.subpaths[:0], nil }

// rect returns the path where it is one upright rectangle.
func (p *pen) rect() (image.Rectangle, bool) {
	if len(p.subpaths) != 1 || len(p.subpaths[0]) != 5 {
		return image.Rectangle{}, false
	}
	q := p.subpaths[0]
	acrossFirst := q[0].y == q[1].y && q[1].x == q[2].x && q[2].y == q[3].y && q[3].x == q[0].x
	downFirst := q[0].x == q[1].x && q[1].y == q[2].y && q[2].x == q[3].x && q[3].y == q[0].y
	if q[4] != q[0] || !acrossFirst && !downFirst {
		return image.Rectangle{}, false
	}
	return image.Rect(int(q[0].x), int(q[0].y), int(q[2].x), int(q[2].y)), true
}

// bounds returns the pixels that the path may touch.
func (p *pen) bounds() image.Rectangle {
	var box image.Rectangle
	for _, sub := range p.subpaths {
		box = box.Union(boundsOf(sub, 0))
	}
	return box
}

func (p *pen) measure(body string) chart.Box {
	w := fonts().of(p.font).width(body, p.fontSize)
	return chart.NewBox(0, 0, int(math.Ceil(w)), int(math.Ceil(p.fontSize*(capHeight+descent))))
}

// boundsOf returns the pixels within reach px of points.
func boundsOf(points []point, reach float64) image.Rectangle {
	if len(points) == 0 {
		return image.Rectangle{}
	}
	low, high := points[0], points[0]
	for _, q := range points[1:] {
		low = point{min(low.x, q.x), min(low.y, q.y)}
		high = point{max(high.x, q.x), max(high.y, q.y)}
	}
	return image.Rect(
		int(math.Floor(low.x-reach)), int(math.Floor(low.y-reach)),
		int(math.Ceil(high.x+reach)), int(math.Ceil(high.y+reach)),
	)
}

// across returns the pixels of the row at height y that can lie within reach px of the segment a to b.
func (a point) across(b point, y, reach float64) (left, right int) {
	if y < min(a.y, b.y)-reach || y > max(a.y, b.y)+reach {
		return 0, 0
	}
	from, to := 0.0, 1.0
	if dy := b.y - a.y; dy != 0 {
		from, to = (y-reach-a.y)/dy, (y+reach-a.y)/dy
		if from > to {
			from, to = to, from
		}
		from, to = min(1, max(0, from)), min(1, max(0, to))
	}
	x0, x1 := a.x+(b.x-a.x)*from, a.x+(b.x-a.x)*to
	return int(math.Floor(min(x0, x1) - reach)), int(math.Ceil(max(x0, x1) + reach))
}

// distance returns how far q lies from the segment a to b.
func distance(q, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(1, max(0, ((q.x-a.x)*dx+(q.y-a.y)*dy)/length))
	}
	x, y := q.x-a.x-t*dx, q.y-a.y-t*dy
	return math.Sqrt(x*x + y*y)
}
