package draw

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// ReachChart is a curve that falls from all draws at the lowest amount to none beyond the highest.
type ReachChart struct {
	// Unit is that of what is reached.
	Unit Unit
	// Across and Up say what the axes are.
	Across, Up string
	// Curve goes across by amount and up by draws in 100.
	Curve []ReachPoint
	// Marks are the named points of the curve.
	Marks []ReachPoint
	// Plan is an amount that is marked; where it stands on the curve follows from that.
	Plan ReachPoint
}

// ReachPoint is an amount, the draws in 100 that reach it, and what it is called.
type ReachPoint struct {
	Amount, Share float64
	Name          string
}

// planned is where the plan stands on the curve.
func (c *ReachChart) planned() ReachPoint {
	return ReachPoint{c.Plan.Amount, c.shareAt(c.Plan.Amount), c.Plan.Name}
}

// shareAt is how high the curve is at an amount.
func (c *ReachChart) shareAt(net float64) float64 {
	last := len(c.Curve) - 1
	switch {
	case net <= c.Curve[0].Amount:
		return c.Curve[0].Share
	case net >= c.Curve[last].Amount:
		return c.Curve[last].Share
	}
	for i := 1; ; i++ {
		from, to := c.Curve[i-1], c.Curve[i]
		if net <= to.Amount {
			return from.Share + (to.Share-from.Share)*(net-from.Amount)/(to.Amount-from.Amount)
		}
	}
}

// reachHeight is the least height in units of a curve's plot.
const reachHeight = 130

// height has room for the words of the axes and of the plan.
func (c *ReachChart) height(layout) float64 {
	return sectionGap + 2*axisGap + 4*labelSize*lineHeight + reachHeight
}

// written has no names: all words of the picture are ours.
func (c *ReachChart) written() []string { return nil }

func (c *ReachChart) place(l *layout, room chart.Box, d detail) {
	low, high := min(c.Plan.Amount, c.Curve[0].Amount), max(c.Plan.Amount, c.Curve[len(c.Curve)-1].Amount)
	if d == barePlot {
		l.plot = room
		l.axis, l.across = percentAxis(mostTicks), axisOver(low, high, mostTicks, c.Unit)
		return
	}
	line, quiet := l.lineAt(labelSize), l.quiet()
	room.Top += l.px(sectionGap)
	l.addText(quiet, quiet.shorten(c.Up, float64(l.inner())), room.Left, room.Top, alignLeft)
	l.addText(quiet, quiet.shorten(c.Across, float64(l.inner())), room.Right, room.Bottom-line, alignRight)
	strong := l.strong(true)
	room.Top += line
	planTop := room.Top
	room.Top += line + l.px(axisGap)
	room.Bottom -= 2*line + l.px(axisGap)
	room.Right -= l.px(plotGap)
	if l.plot = room; room.Bottom-room.Top < l.px(leastHeight) {
		return
	}
	l.addLevelsOf(percentAxis(l.mostLevels()))
	l.across = l.addTicksOver(low, high, c.Unit)
	words := strong.shorten(c.Plan.Name, float64(room.Right-room.Left))
	l.addText(strong, words, l.clamped(l.acrossOn(l.across, c.Plan.Amount), strong.width(words), room), planTop, alignLeft)
	c.addNames(l)
}

// at returns where a point stands, in px.
func (c *ReachChart) at(l *layout, p ReachPoint) image.Point {
	return image.Pt(l.acrossOn(l.across, p.Amount), level(l.plot, l.valueRange(), p.Share))
}

// points are the curve in px, from one edge of the plot to the other: below the lowest all draws lie, beyond the
// highest none.
func (c *ReachChart) points(l *layout) []image.Point {
	first, last := c.Curve[0], c.Curve[len(c.Curve)-1]
	out := []image.Point{{X: l.plot.Left, Y: c.at(l, first).Y}}
	for _, p := range c.Curve {
		out = append(out, c.at(l, p))
	}
	end := c.at(l, ReachPoint{last.Amount, 0, ""})
	return append(out, end, image.Pt(l.plot.Right, end.Y))
}

// rule is the upright rule at the plan.
func (c *ReachChart) rule(l *layout) image.Rectangle {
	x := l.acrossOn(l.across, c.Plan.Amount)
	return image.Rect(x-l.px(1), l.plot.Top-l.px(axisGap), x+l.px(1), l.plot.Bottom)
}

// addNames writes the names of the points where they are free of the curve, the plan and each other, above the curve
// first, which falls to the right. One without room is left out, and stands in the table.
func (c *ReachChart) addNames(l *layout) {
	style, gap := l.plain(), l.px(9)
	taken := []image.Rectangle{c.rule(l).Inset(-l.px(3))}
	for _, p := range append([]ReachPoint{c.planned()}, c.Marks...) {
		at := c.at(l, p)
		taken = append(taken, image.Rectangle{Min: at, Max: at}.Inset(-l.px(7)))
	}
	points := c.points(l)
	for _, p := range c.Marks {
		at, size := c.at(l, p), image.Pt(int(math.Ceil(style.width(p.Name))), int(math.Ceil(style.size)))
		for _, corner := range []image.Point{
			{X: at.X + gap, Y: at.Y - size.Y},
			{X: at.X + gap, Y: at.Y - size.Y - gap},
			{X: at.X - gap - size.X, Y: at.Y},
			{X: at.X - gap - size.X, Y: at.Y + gap},
		} {
			box := image.Rectangle{Min: corner, Max: corner.Add(size)}
			if !l.free(box, taken, points) {
				continue
			}
			l.plates = append(l.plates, box.Inset(-l.px(1)))
			l.texts = append(l.texts, placedText{style, p.Name, box.Min.X, box.Max.Y - l.px(2), alignLeft})
			taken = append(taken, box)
			break
		}
	}
}

// free reports whether a box stands in the plot, clear of others and of a line.
func (l *layout) free(box image.Rectangle, taken []image.Rectangle, line []image.Point) bool {
	if !box.In(rectOf(l.plot)) {
		return false
	}
	for _, t := range taken {
		if box.Overlaps(t) {
			return false
		}
	}
	for i := 1; i < len(line); i++ {
		if crosses(line[i-1], line[i], box.Inset(-l.px(3))) {
			return false
		}
	}
	return true
}

func (c *ReachChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newGrid(l.ground, l.axis), newZero(l.ground), reachSeries{named: "curve", l: l, c: c}}, nil
}

// reachSeries draws the rule of the plan, the curve and its marks.
type reachSeries struct {
	named
	l layout
	c *ReachChart
}

// Render draws them.
func (s reachSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	l := &s.l
	r.SetClassName("plan")
	fillRect(r, s.c.rule(l), ink(l.theme.Cost))
	r.SetClassName("line")
	strokeLine(r, s.c.points(l), ink(l.theme.stroke(FirstStroke)), max(1, 2.25*l.unit))
	r.SetClassName("marker")
	radius, ring := max(1.5, scatterRadius*l.unit), max(1, 1.75*l.unit)
	for _, p := range s.c.Marks {
		FirstStroke.mark(r, s.c.at(l, p), radius, ring, ink(l.theme.stroke(FirstStroke)), ink(l.theme.Surface))
	}
	SecondStroke.mark(r, s.c.at(l, s.c.planned()), radius, ring, ink(l.theme.Cost), ink(l.theme.Surface))
}

var (
	_ Picture      = (*ReachChart)(nil)
	_ chart.Series = reachSeries{}
)
