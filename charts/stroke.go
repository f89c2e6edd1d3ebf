package charts

import (
	"image"
	"image/color"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"tomworkbench/model"
)

// stroke is how a line is drawn: the colour, the shape of the markers and the dashes differ together, so that
// lines can be told apart without their colour.
type stroke int

// netStroke is that of the cumulative net; firstStroke and those behind it are those of scenarios.
const (
	netStroke stroke = iota
	firstStroke
	secondStroke
	thirdStroke
	fourthStroke
)

// scenarioStrokes is the number of strokes that scenarios have: four colours with four dashes and markers, then the same
// colours with four others. The first scenarios are compared most, so the fifth has not the first's colour but the third's.
const scenarioStrokes = 2 * MostCompared

// strokesOf returns the strokes of scenarios by their ids: each has that of its place in the case, whichever stand beside it
// and in which order, so that it looks the same wherever it is drawn. Beyond as many scenarios as there are strokes they come
// again; of two in one figure that would share one, the later in the case takes the next that is free.
func strokesOf(c *model.Case, ids []string) []stroke {
	places := map[string]int{}
	for s := range c.Scenarios.All() {
		places[s.ID] = len(places)
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return places[ids[a]] - places[ids[b]] })
	out, taken := make([]stroke, len(ids)), map[int]bool{}
	for _, i := range order {
		place := places[ids[i]] % scenarioStrokes
		for taken[place] {
			place = (place + 1) % scenarioStrokes
		}
		taken[place] = true
		out[i] = firstStroke + stroke(place)
	}
	return out
}

// stroke returns the colour of a line.
func (t Theme) stroke(s stroke) color.RGBA {
	if s == netStroke {
		return t.Line
	}
	return t.Lines[[scenarioStrokes]int{0, 1, 2, 3, 2, 3, 1, 0}[int(s-firstStroke)%scenarioStrokes]]
}

// dashes returns the lengths of a line's dashes and gaps in px, none for an unbroken line.
func (s stroke) dashes(unit float64) []float64 {
	var units []float64
	if s > netStroke {
		units = [scenarioStrokes][]float64{
			nil,
			{9, 5},
			{2, 5},
			{12, 4, 2, 4},
			{16, 4},
			{5, 3},
			{9, 3, 2, 3, 2, 3},
			{5, 7},
		}[int(s-firstStroke)%scenarioStrokes]
	}
	px := make([]float64, len(units))
	for i, u := range units {
		px[i] = u * unit
	}
	return px
}

// mark draws a marker: a circle, a filled square, an open diamond or a filled triangle; then a filled circle, an open
// square, a filled diamond or an open triangle.
func (s stroke) mark(r chart.Renderer, at image.Point, radius, ring float64, ink, inside drawing.Color) {
	place := max(0, int(s-firstStroke)) % scenarioStrokes
	var shape func(at image.Point, radius float64) []image.Point
	switch place % MostCompared {
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
