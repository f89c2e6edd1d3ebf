package draw

import (
	"image"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// curve joins an amount a year by straight lines with open markers, with an edge in the ground's colour
// that sets it off from the bars.
type curve struct {
	named
	values    []float64
	ink, edge drawing.Color
	stroke    Stroke
	// dashes are the lengths drawn and left out in px, none for a line without a break.
	dashes []float64
	// width, rim and radius are those of the line, its edge and its markers in px.
	width, rim, radius float64
}

func newCurve(g ground, l Series, years int) (curve, error) {
	if err := sameLength(years, l.Values); err != nil {
		return curve{}, err
	}
	c := curve{
		named: named(l.Name), values: l.Values, ink: ink(g.theme.stroke(l.Stroke)), edge: ink(g.theme.Surface),
		stroke: l.Stroke, dashes: l.Stroke.dashes(g.unit),
		width: max(1, 2.25*g.unit), rim: 1.75 * g.unit, radius: max(1.5, 5*g.unit),
	}
	return c, nil
}

// points returns the points in px.
func (s curve) points(box chart.Box, xr, yr chart.Range) []image.Point {
	out := make([]image.Point, len(s.values))
	for i, v := range s.values {
		out[i] = image.Pt(middle(box, xr, i), level(box, yr, v))
	}
	return out
}

// markerRadius is the radius of the markers in px, smaller where many years stand close.
func (s curve) markerRadius(xr chart.Range) float64 {
	band := float64(xr.GetDomain()) / float64(len(s.values))
	return max(min(s.radius, band*0.28), s.width*0.75)
}

// Render draws the line's edge, the line and its markers.
func (s curve) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	points := s.points(box, xr, yr)
	radius := s.markerRadius(xr)
	r.SetClassName("line")
	strokeLine(r, points, s.edge, s.width+2*s.rim)
	for _, at := range points {
		fillDisc(r, at, radius+s.rim, s.edge)
	}
	strokeDashed(r, points, s.ink, s.width, s.dashes)
	r.SetClassName("marker")
	for _, at := range points {
		s.stroke.mark(r, at, radius, s.width, s.ink, s.edge)
	}
}

// drawMarker draws an open circle with its ring's width in px.
func drawMarker(r chart.Renderer, at image.Point, radius, ring float64, ink, inside drawing.Color) {
	fillDisc(r, at, radius, ink)
	if inner := radius - ring*0.9; inner > 0.5 {
		fillDisc(r, at, inner, inside)
	}
}

// strokeLine draws a line through points through go-chart.
func strokeLine(r chart.Renderer, points []image.Point, c drawing.Color, width float64) {
	r.SetStrokeColor(c)
	r.SetStrokeWidth(width)
	for i, at := range points {
		if i == 0 {
			r.MoveTo(at.X, at.Y)
			continue
		}
		r.LineTo(at.X, at.Y)
	}
	r.Stroke()
}

// rules draws level rules across the plot, as filled rectangles so that they are crisp.
type rules struct {
	named
	levels []float64
	ink    drawing.Color
	// thick is in px.
	thick int
}

// newGrid rules a line at every tick, newZero one at £0m alone.
func newGrid(g ground, a axis) rules {
	out := rules{named: "grid", ink: ink(g.theme.Grid), thick: g.px(1)}
	for _, t := range a.ticks {
		out.levels = append(out.levels, t.value)
	}
	return out
}

func newZero(g ground) rules {
	return rules{named: "zero", levels: []float64{0}, ink: ink(g.theme.Zero), thick: g.px(1.5)}
}

// boxes returns the rules in px.
func (s rules) boxes(box chart.Box, yr chart.Range) []image.Rectangle {
	out := make([]image.Rectangle, len(s.levels))
	for i, v := range s.levels {
		y := level(box, yr, v) - s.thick/2
		out[i] = image.Rect(box.Left, y, box.Right, y+s.thick)
	}
	return out
}

// Render draws the rules.
func (s rules) Render(r chart.Renderer, box chart.Box, _, yr chart.Range, _ chart.Style) {
	r.SetClassName(string(s.named))
	for _, b := range s.boxes(box, yr) {
		fillRect(r, b, s.ink)
	}
}
