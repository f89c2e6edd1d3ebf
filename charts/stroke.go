package charts

import (
	"image"
	"image/color"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// stroke is how a line is drawn: the colour, the shape of the markers and the dashes differ together, so that
// lines can be told apart without their colour.
type stroke int

// netStroke is that of the cumulative net; the others are those of compared scenarios, in turn.
const (
	netStroke stroke = iota
	firstStroke
	secondStroke
	thirdStroke
	fourthStroke
)

// stroke returns the colour of a line.
func (t Theme) stroke(s stroke) color.RGBA {
	if s == netStroke {
		return t.Line
	}
	return t.Lines[int(s-firstStroke)%MostCompared]
}

// dashes returns the lengths of a line's dashes and gaps in px, none for an unbroken line.
func (s stroke) dashes(unit float64) []float64 {
	var units []float64
	switch s {
	case secondStroke:
		units = []float64{9, 5}
	case thirdStroke:
		units = []float64{2, 5}
	case fourthStroke:
		units = []float64{12, 4, 2, 4}
	}
	px := make([]float64, len(units))
	for i, u := range units {
		px[i] = u * unit
	}
	return px
}

// mark draws a marker: a circle, a filled square, an open diamond or a filled triangle.
func (s stroke) mark(r chart.Renderer, at image.Point, radius, ring float64, ink, inside drawing.Color) {
	side := int(math.Round(radius * 0.9))
	switch s {
	case secondStroke:
		fillRect(r, image.Rect(at.X-side, at.Y-side, at.X+side, at.Y+side), ink)
	case thirdStroke:
		fillShape(r, diamond(at, radius*1.25), ink)
		if inner := radius*1.25 - ring*1.3; inner > 1 {
			fillShape(r, diamond(at, inner), inside)
		}
	case fourthStroke:
		reach := int(math.Round(radius * 1.2))
		fillShape(r, []image.Point{{X: at.X, Y: at.Y - reach}, {X: at.X + reach, Y: at.Y + reach*3/4}, {X: at.X - reach, Y: at.Y + reach*3/4}}, ink)
	default:
		drawMarker(r, at, radius, ring, ink, inside)
	}
}

func diamond(at image.Point, radius float64) []image.Point {
	reach := int(math.Round(radius))
	return []image.Point{{X: at.X, Y: at.Y - reach}, {X: at.X + reach, Y: at.Y}, {X: at.X, Y: at.Y + reach}, {X: at.X - reach, Y: at.Y}}
}

// fillShape fills a shape with corners in px.
func fillShape(r chart.Renderer, corners []image.Point, c drawing.Color) {
	r.SetFillColor(c)
	for i, at := range corners {
		if i == 0 {
			r.MoveTo(at.X, at.Y)
			continue
		}
		r.LineTo(at.X, at.Y)
	}
	r.Close()
	r.Fill()
}

// strokeDashed draws a line through points in dashes; without any it is unbroken.
func strokeDashed(r chart.Renderer, points []image.Point, c drawing.Color, width float64, dashes []float64) {
	if len(dashes) == 0 {
		strokeLine(r, points, c, width)
		return
	}
	for _, dash := range cut(points, dashes) {
		strokeLine(r, dash, c, width)
	}
}

// cut cuts a line into the parts that its dashes leave.
func cut(points []image.Point, dashes []float64) [][]image.Point {
	var parts [][]image.Point
	var part []image.Point
	at, left := 0, dashes[0]
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y))
		along := func(d float64) image.Point {
			share := d / max(length, 1)
			return image.Pt(from.X+int(math.Round(share*float64(to.X-from.X))), from.Y+int(math.Round(share*float64(to.Y-from.Y))))
		}
		if at%2 == 0 && len(part) == 0 {
			part = append(part, from)
		}
		for done := 0.0; done < length; {
			step := min(left, length-done)
			done, left = done+step, left-step
			if left > 0 {
				continue
			}
			if at%2 == 0 {
				parts, part = append(parts, append(part, along(done))), nil
			} else {
				part = []image.Point{along(done)}
			}
			at = (at + 1) % len(dashes)
			left = dashes[at]
		}
		if at%2 == 0 && len(part) > 0 {
			part = append(part, to)
		}
	}
	if len(part) > 1 {
		parts = append(parts, part)
	}
	return parts
}
