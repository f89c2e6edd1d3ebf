package draw

import (
	"image"
	"math"
	"slices"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Scatter is a picture of points by two amounts: one across, one up.
type Scatter struct {
	// Across and Up say what the axes are.
	Across, Up string
	// Unit is that of both amounts.
	Unit Unit
	// Points stand in the order of what is across; a quiet line joins those that rise. Named ones stand over them with their
	// names.
	Points, Named []ScatterPoint
	Key           []KeyEntry
}

// ScatterPoint is a point with its mark.
type ScatterPoint struct {
	X, Y float64
	Mark Stroke
	Name string
	// Place says where it is, for a name that finds no room beside it.
	Place string
	// Strong marks the one that is looked at.
	Strong bool
}

// scatterHeight is the height in units that points want to stand apart.
const scatterHeight = 150

// height has room for the key, the words of the axes, names below the plot and points that stand apart.
func (s *Scatter) height(page layout) float64 {
	key := float64(page.addKey(s.Key, 0)) / page.unit
	const lines = 3 + mostNamesBelow
	return key + sectionGap + 2*axisGap + lines*labelSize*lineHeight + scatterHeight
}

// extents returns the lowest and highest amounts across and up.
func (s *Scatter) extents() (lowX, highX, lowY, highY float64) {
	for _, list := range [][]ScatterPoint{s.Points, s.Named} {
		for _, p := range list {
			lowX, highX = min(lowX, p.X), max(highX, p.X)
			lowY, highY = min(lowY, p.Y), max(highY, p.Y)
		}
	}
	return lowX, highX, lowY, highY
}

func (s *Scatter) place(l *layout, room chart.Box, d detail) {
	if d == barePlot {
		lowX, highX, lowY, highY := s.extents()
		l.plot = room
		l.axis, l.across = newAxis(lowY, highY, mostTicks, s.Unit), newAxis(lowX, highX, mostTicks, s.Unit)
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(s.Key, room.Top) + l.px(sectionGap)
	}
	texts, cut := len(l.texts), l.cut
	rest := s.placePlot(l, room)
	if d >= withoutSubtitle {
		return
	}
	// The names without room stand below, which makes the plot lower and may take the room of others.
	for taken := 0; len(rest) > 0; {
		l.cut = cut
		lines, line := s.linesBelow(l, rest), l.lineAt(labelSize)
		if len(lines) <= taken || room.Bottom-room.Top < len(lines)*line {
			for i, text := range lines {
				l.addText(l.quiet(), text, l.px(l.margins.left), room.Bottom+i*line, alignLeft)
			}
			return
		}
		room.Bottom -= (len(lines) - taken) * line
		taken = len(lines)
		l.texts, l.leaders = l.texts[:texts], nil
		rest = s.placePlot(l, room)
	}
}

// mostNamesBelow is how many lines names without room may take in a window; on paper they take as many as they need.
const mostNamesBelow = 2

// linesBelow are the lines of the names without room.
func (s *Scatter) linesBelow(l *layout, points []ScatterPoint) []string {
	lines, ok := whole(l.quiet(), s.namesBelow(l, points), float64(l.inner()))
	if !l.footers && len(lines) > mostNamesBelow {
		lines, ok = lines[:mostNamesBelow], false
	}
	l.cut = l.cut || !ok
	return lines
}

// namesBelow lists names with their places, shortened where the lines don't hold them.
func (s *Scatter) namesBelow(l *layout, points []ScatterPoint) string {
	parts := make([]string, len(points))
	for i, p := range points {
		parts[i] = p.Name + " (" + p.Place + ")"
	}
	text := "Framed without a name: " + strings.Join(parts, "; ")
	return shortenNames(text, s.written(), l.written, func(short string) bool {
		lines, ok := whole(l.quiet(), short, float64(l.inner()))
		return ok && len(lines) <= mostNamesBelow
	})
}

func (s *Scatter) written() []string {
	names := make([]string, len(s.Named))
	for i, p := range s.Named {
		names[i] = p.Name
	}
	return names
}

// placePlot places the plot with its axes and names, and returns the points whose names find no room.
func (s *Scatter) placePlot(l *layout, room chart.Box) []ScatterPoint {
	lowX, highX, lowY, highY := s.extents()
	line, style := l.lineAt(labelSize), l.quiet()
	l.addText(style, s.Up, room.Left, room.Top, alignLeft)
	l.addText(style, s.Across, room.Right, room.Bottom-line, alignRight)
	room.Top += line + l.px(axisGap)
	room.Bottom -= 2*line + l.px(axisGap)
	room.Right -= l.px(plotGap)
	l.plot = room
	l.addLevels(lowY, highY, s.Unit)
	l.across = l.addTicks(lowX, highX, s.Unit)
	return s.placeNames(l)
}

// at returns where a point stands, in px.
func (s *Scatter) at(l layout, p ScatterPoint) image.Point {
	return image.Pt(l.acrossOn(l.across, p.X), level(l.plot, l.valueRange(), p.Y))
}

func (s *Scatter) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newGrid(l.ground, l.axis), newZero(l.ground), scatterSeries{named: "points", l: l, s: s}}, nil
}

// scatterSeries draws the points of a scatter.
type scatterSeries struct {
	named
	l layout
	s *Scatter
}

// scatterRadius is the size of a mark in units.
const scatterRadius = 4.5

// Render draws the line, the points, then those with names, and what leads to names that stand apart.
func (r scatterSeries) Render(to chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	l := r.l
	places := make([]image.Point, len(r.s.Points))
	for i, p := range r.s.Points {
		places[i] = r.s.at(l, p)
	}
	to.SetClassName("marker")
	for i, p := range r.s.Points {
		if p.Strong { // under all else, since a ring is filled
			l.drawRing(to, places[i], ringRadius)
		}
	}
	to.SetClassName("line")
	if line := r.s.rising(places); len(line) > 1 {
		strokeLine(to, line, ink(l.theme.Quiet), l.joining())
	}
	to.SetClassName("marker")
	radius := max(1.5, scatterRadius*l.unit)
	for i, p := range r.s.Points {
		p.Mark.mark(to, places[i], radius, max(1, 1.75*l.unit), ink(l.theme.Benefit), ink(l.theme.Surface))
	}
	for _, leader := range l.leaders {
		strokeLine(to, leader[:], ink(l.theme.Line), max(1, l.unit))
	}
	for _, p := range r.s.Named {
		l.drawFrame(to, r.s.at(l, p), p.Strong)
	}
}

// joining is how thick the line that joins points is, in px.
func (l layout) joining() float64 { return max(1, 1.25*l.unit) }

// ringRadius is the size of a ring in units: it holds a frame.
const ringRadius = 15

// drawRing draws a ring around the point that is looked at; its radius is in units.
func (l layout) drawRing(to chart.Renderer, at image.Point, radius float64) {
	fillDisc(to, at, radius*l.unit, ink(l.theme.Line))
	fillDisc(to, at, max(radius-2, 1)*l.unit, ink(l.theme.Surface))
}

// Rises reports whether a line joins points: two or more that no other beats on the two amounts alone.
func (s *Scatter) Rises() bool { return len(s.rising(make([]image.Point, len(s.Points)))) > 1 }

// rising are the places of the points that stand higher than all before them: those that no other beats on the two
// amounts alone.
func (s *Scatter) rising(places []image.Point) []image.Point {
	var line []image.Point
	highest := math.Inf(-1)
	for i, p := range s.Points {
		if p.Y > highest {
			highest = p.Y
			line = append(line, places[i])
		}
	}
	return line
}

// drawFrame draws the square frame of a named point, thick where it is the one shown.
func (l layout) drawFrame(to chart.Renderer, at image.Point, strong bool) {
	half, thick, c := l.px(7), l.px(1.5), ink(l.theme.Line)
	if strong {
		half, thick = l.px(8), l.px(3)
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

// placeNames places the names where they meet neither a point nor each other, that of the one shown first, and returns the
// points whose names find no room.
func (s *Scatter) placeNames(l *layout) (rest []ScatterPoint) {
	style := l.plain()
	var taken []image.Rectangle
	ring := image.Rectangle{}
	for _, list := range [][]ScatterPoint{s.Points, s.Named} {
		for _, p := range list {
			at := s.at(*l, p)
			taken = append(taken, image.Rectangle{Min: at, Max: at}.Inset(-l.px(10)))
		}
	}
	for _, p := range s.Points {
		if at := s.at(*l, p); p.Strong {
			ring = image.Rectangle{Min: at, Max: at}.Inset(-l.px(ringRadius + 1))
			taken = append(taken, ring)
		}
	}
	first := slices.Clone(s.Named)
	slices.SortStableFunc(first, func(a, b ScatterPoint) int { return btoi(b.Strong) - btoi(a.Strong) })
	for _, p := range first {
		name := style
		if p.Strong {
			name.face = fonts().bold
		}
		text := l.short(name, p.Name, float64(l.plot.Width())*endShare)
		at, gap := s.at(*l, p), l.px(12)
		if at.In(ring) {
			gap = l.px(ringRadius + 4)
		}
		size := image.Pt(int(math.Ceil(name.width(text))), int(math.Ceil(name.size)))
		box, ok := l.roomFor(at, gap, size, taken)
		for away := 2; !ok && away <= mostAway; away++ {
			if box, ok = l.roomFor(at, gap*away, size, taken); ok {
				l.leaders = append(l.leaders, [2]image.Point{at, nearest(box.Inset(-l.px(3)), at)})
			}
		}
		if !ok {
			rest = append(rest, p)
			continue
		}
		l.texts = append(l.texts, placedText{name, text, box.Min.X, box.Max.Y - l.px(2), alignLeft})
		taken = append(taken, box)
	}
	return rest
}

// mostAway is how many gaps a name may stand from its point: from the second on a line leads there.
const mostAway = 5

// nearest is the point of a box that is nearest to another.
func nearest(box image.Rectangle, to image.Point) image.Point {
	return image.Pt(min(max(to.X, box.Min.X), box.Max.X), min(max(to.Y, box.Min.Y), box.Max.Y))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// roomFor finds a free box for a name beside its point, at a gap.
func (l *layout) roomFor(at image.Point, gap int, size image.Point, taken []image.Rectangle) (image.Rectangle, bool) {
	picture := image.Rect(l.plot.Left, l.plot.Top-l.px(axisGap), l.size.X, l.plot.Bottom)
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
		if box.In(picture) && !slices.ContainsFunc(taken, box.Overlaps) {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// spots are the points, each with some room around it.
func (s *Scatter) spots(l layout) []Spot {
	out := make([]Spot, len(s.Points))
	for i, p := range s.Points {
		at := s.at(l, p)
		out[i] = Spot{Bounds: image.Rectangle{Min: at, Max: at}.Inset(-l.px(8)), Node: i, Hop: -1}
	}
	return out
}
