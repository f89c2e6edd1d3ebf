package draw

import (
	"image"
	"image/color"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Stroke is how a line is drawn: the colour, the shape of the markers and the dashes differ together, so that
// lines can be told apart without their colour.
type Stroke int

// NetStroke is that of a line alone; FirstStroke and those behind it are those of lines beside each other.
const (
	NetStroke Stroke = iota
	FirstStroke
	SecondStroke
	ThirdStroke
	FourthStroke
)

// Strokes is the number of strokes that lines beside each other have: four colours with four dashes and markers, then the same
// colours with four others. The first lines stand beside each other most, so the fifth has not the first's colour but the third's.
const Strokes = 2 * MostLines

// stroke returns the colour of a line.
func (t Theme) stroke(s Stroke) color.RGBA {
	if s == NetStroke {
		return t.Line
	}
	return t.Lines[[Strokes]int{0, 1, 2, 3, 2, 3, 1, 0}[int(s-FirstStroke)%Strokes]]
}

// dashes returns the lengths of a line's dashes and gaps in px, none for an unbroken line.
func (s Stroke) dashes(unit float64) []float64 {
	var units []float64
	if s > NetStroke {
		units = [Strokes][]float64{
			nil,
			{9, 5},
			{2, 5},
			{12, 4, 2, 4},
			{16, 4},
			{5, 3},
			{9, 3, 2, 3, 2, 3},
			{5, 7},
		}[int(s-FirstStroke)%Strokes]
	}
	px := make([]float64, len(units))
	for i, u := range units {
		px[i] = u * unit
	}
	return px
}

// mark draws a marker: a circle, a filled square, an open diamond or a filled triangle; then a filled circle, an open
// square, a filled diamond or an open triangle.
func (s Stroke) mark(r chart.Renderer, at image.Point, radius, ring float64, ink, inside drawing.Color) {
	place := max(0, int(s-FirstStroke)) % Strokes
	var shape func(at image.Point, radius float64) []image.Point
	switch place % MostLines {
	case 0:
		if place > 0 {
			inside = ink
		}
		drawMarker(r, at, radius, ring, ink, inside)
		return
	case 1:
		shape, radius = square, radius*0.9
	case 2:
		shape, radius = diamond, radius*1.25
	case 3:
		shape, radius = triangle, radius*1.2
	}
	fillShape(r, shape(at, radius), ink)
	open := place == 2 || place == 5 || place == 7
	if inner := radius - ring*1.3; open && inner > 1 {
		fillShape(r, shape(at, inner), inside)
	}
}

func square(at image.Point, radius float64) []image.Point {
	side := int(math.Round(radius))
	return []image.Point{{X: at.X - side, Y: at.Y - side}, {X: at.X + side, Y: at.Y - side}, {X: at.X + side, Y: at.Y + side}, {X: at.X - side, Y: at.Y + side}}
}

func triangle(at image.Point, radius float64) []image.Point {
	reach := int(math.Round(radius))
	return []image.Point{{X: at.X, Y: at.Y - reach}, {X: at.X + reach, Y: at.Y + reach*3/4}, {X: at.X - reach, Y: at.Y + reach*3/4}}
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
