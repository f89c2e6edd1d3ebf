package draw

import (
	"image"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Dot is a mark on the axis of a row, its amount in the chart's unit.
type Dot struct {
	At   float64
	Role Role
	// Held says that it is what the others are held against: an open diamond, large enough that a disc in the same place lies in it.
	Held bool
}

// Sizes of dots in units.
const (
	dotRadius  = 4
	heldRadius = 6
)

// The marks of a key for a dot, and for one that others are held against.
const (
	DotStroke  = FirstStroke + MostLines
	HeldStroke = ThirdStroke
)

// placedDot is a dot in its place in px.
type placedDot struct {
	Dot
	at image.Point
}

// joinDots places the dots of a row and the line that joins them; one that others are held against lies behind them.
func (l *layout) joinDots(r Row, level image.Rectangle) {
	if len(r.Dots) == 0 {
		return
	}
	middle := (level.Min.Y + level.Max.Y) / 2
	from, to := l.along(r.Dots[0].At), l.along(r.Dots[0].At)
	for _, held := range []bool{true, false} {
		for _, d := range r.Dots {
			if d.Held == held {
				at := l.along(d.At)
				from, to = min(from, at), max(to, at)
				l.dots = append(l.dots, placedDot{d, image.Pt(at, middle)})
			}
		}
	}
	thick := l.px(2)
	l.fill("join", image.Rect(from, middle-thick/2, to, middle-thick/2+thick), ink(l.theme.Quiet))
}

// dotSeries draws the dots of rows.
type dotSeries struct {
	named
	l layout
}

var _ chart.Series = dotSeries{}

// Render draws the dots in their order.
func (s dotSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	r.SetClassName("marker")
	for _, d := range s.l.dots {
		stroke, radius := DotStroke, float64(dotRadius)
		if d.Held {
			stroke, radius = HeldStroke, heldRadius
		}
		stroke.mark(r, d.at, max(1.5, radius*s.l.unit), max(1, 1.75*s.l.unit), ink(s.l.theme.of(d.Role)), ink(s.l.theme.Surface))
	}
}
