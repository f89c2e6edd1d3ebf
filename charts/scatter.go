package charts

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// scatter is a picture of points by two amounts in £m: one across, one up.
type scatter struct {
	across, up string
	// points stand in the order of what is across; a quiet line joins those that rise. Named ones stand over them with their names.
	points, named []scatterPoint
	key           []keyEntry
}

// scatterPoint is a point with its mark.
type scatterPoint struct {
	x, y float64
	mark stroke
	name string
	// strong marks the one that is looked at.
	strong bool
}

func (s *scatter) height(layout) float64 { return 0 }

// extents returns the lowest and highest amounts across and up.
func (s *scatter) extents() (lowX, highX, lowY, highY float64) {
	for _, list := range [][]scatterPoint{s.points, s.named} {
		for _, p := range list {
			lowX, highX = min(lowX, p.x), max(highX, p.x)
			lowY, highY = min(lowY, p.y), max(highY, p.y)
		}
	}
	return lowX, highX, lowY, highY
}

func (s *scatter) place(l *layout, room chart.Box, d detail) {
	lowX, highX, lowY, highY := s.extents()
	if d == barePlot {
		l.plot = room
		l.axis, l.across = newAxis(lowY, highY, mostTicks, pounds), newAxis(lowX, highX, mostTicks, pounds)
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(s.key, room.Top) + l.px(sectionGap)
	}
	line, style := l.lineAt(labelSize), l.quiet()
	l.addText(style, s.up, room.Left, room.Top, alignLeft)
	l.addText(style, s.across, room.Right, room.Bottom-line, alignRight)
	room.Top += line + l.px(axisGap)
	room.Bottom -= 2*line + l.px(axisGap)
	room.Right -= l.px(plotGap)
	l.plot = room
	l.addLevels(lowY, highY)
	l.across = l.addTicks(lowX, highX, pounds)
	l.labelled = true
}

// at returns where a point stands, in px.
func (s *scatter) at(l layout, p scatterPoint) image.Point {
	return image.Pt(l.acrossOn(l.across, p.x), level(l.plot, l.valueRange(), p.y))
}

func (s *scatter) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newGrid(l.ground, l.axis), newZero(l.ground), scatterSeries{named: "points", l: l, s: s}}, nil
}

// scatterSeries draws the points of a scatter.
type scatterSeries struct {
	named
	l layout
	s *scatter
}

// scatterRadius is the size of a mark in units.
const scatterRadius = 4.5

// Render draws the line, the points, then those with names and what room there is for these.
func (r scatterSeries) Render(to chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	l := r.l
	places := make([]image.Point, len(r.s.points))
	for i, p := range r.s.points {
		places[i] = r.s.at(l, p)
	}
	to.SetClassName("line")
	if line := r.s.rising(places); len(line) > 1 {
		strokeLine(to, line, ink(l.theme.Grid), max(1, 2*l.unit))
	}
	to.SetClassName("marker")
	radius := max(1.5, scatterRadius*l.unit)
	for i, p := range r.s.points {
		if p.strong { // a ring around the one looked at
			fillDisc(to, places[i], radius*2.4, ink(l.theme.Cost))
			fillDisc(to, places[i], radius*1.8, ink(l.theme.Surface))
		}
		p.mark.mark(to, places[i], radius, max(1, 1.75*l.unit), ink(l.theme.Benefit), ink(l.theme.Surface))
	}
	for _, p := range r.s.named {
		r.drawNamed(to, p)
	}
	if l.labelled {
		r.writeNames(to)
	}
}

// rising are the places of the points that stand higher than all before them: those that no other beats on the two
// amounts alone.
func (s *scatter) rising(places []image.Point) []image.Point {
	var line []image.Point
	highest := math.Inf(-1)
	for i, p := range s.points {
		if p.y > highest {
			highest = p.y
			line = append(line, places[i])
		}
	}
	return line
}

// drawNamed draws the mark of a named point: a square frame, thick where it is the one looked at.
func (r scatterSeries) drawNamed(to chart.Renderer, p scatterPoint) {
	at, half, thick := r.s.at(r.l, p), r.l.px(7), r.l.px(1.5)
	c := ink(r.l.theme.Line)
	if p.strong {
		half, thick, c = r.l.px(9), r.l.px(3), ink(r.l.theme.Cost)
	}
	box := image.Rectangle{Min: at, Max: at}.Inset(-half)
	for _, side := range []image.Rectangle{
		{Min: box.Min, Max: image.Pt(box.Max.X, box.Min.Y+thick)},
		{Min: image.Pt(box.Min.X, box.Max.Y-thick), Max: box.Max},
		{Min: box.Min, Max: image.Pt(box.Min.X+thick, box.Max.Y)},
		{Min: image.Pt(box.Max.X-thick, box.Min.Y), Max: box.Max},
	} {
		fillRect(to, side, c)
	}
}

// writeNames writes the names where they meet neither a point nor each other; one without room is left out, and
// stands in the table.
func (r scatterSeries) writeNames(to chart.Renderer) {
	l := r.l
	style := l.plain()
	var taken []image.Rectangle
	for _, list := range [][]scatterPoint{r.s.points, r.s.named} {
		for _, p := range list {
			at := r.s.at(l, p)
			taken = append(taken, image.Rectangle{Min: at, Max: at}.Inset(-l.px(10)))
		}
	}
	to.SetClassName("label")
	for _, p := range r.s.named {
		name := style
		if p.strong {
			name.face = fonts().bold
		}
		text := name.shorten(p.name, float64(l.plot.Width())*endShare)
		if box, ok := r.roomFor(r.s.at(l, p), image.Pt(int(math.Ceil(name.width(text))), int(math.Ceil(name.size))), taken); ok {
			placedText{name, text, box.Min.X, box.Max.Y - l.px(2), alignLeft}.draw(to)
			taken = append(taken, box)
		}
	}
}

// roomFor finds a free box for a name beside its point.
func (r scatterSeries) roomFor(at, size image.Point, taken []image.Rectangle) (image.Rectangle, bool) {
	gap, picture := r.l.px(12), image.Rect(r.l.plot.Left, r.l.plot.Top-r.l.px(axisGap), r.l.size.X, r.l.plot.Bottom)
	for _, corner := range []image.Point{
		{at.X + gap, at.Y - size.Y/2},
		{at.X - gap - size.X, at.Y - size.Y/2},
		{at.X - size.X/2, at.Y + gap},
		{at.X - size.X/2, at.Y - gap - size.Y},
		{at.X + gap, at.Y + gap},
		{at.X - gap - size.X, at.Y - gap - size.Y},
		{at.X + gap, at.Y - gap - size.Y},
		{at.X - gap - size.X, at.Y + gap},
	} {
		box := image.Rectangle{Min: corner, Max: corner.Add(size)}
		free := box.In(picture)
		for _, t := range taken {
			free = free && !box.Overlaps(t)
		}
		if free {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// spots are the points, each with some room around it.
func (s *scatter) spots(l layout) []Spot {
	out := make([]Spot, len(s.points))
	for i, p := range s.points {
		at := s.at(l, p)
		out[i] = Spot{Bounds: image.Rectangle{Min: at, Max: at}.Inset(-l.px(8)), Node: i, Hop: -1}
	}
	return out
}
