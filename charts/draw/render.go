package draw

import (
	"image"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// render lays the drawing out on a ground and has go-chart draw it with a renderer. The chart is new each
// time, its ranges are explicit, and its own axes and backgrounds are hidden: ours are drawn.
func (d *Drawing) render(g ground, r chart.Renderer, w io.Writer) error {
	if d.Picture == nil {
		return ErrNoPicture
	}
	l, err := newLayout(d, g)
	if err != nil {
		return err
	}
	series, err := d.Picture.series(l)
	if err != nil {
		return err
	}
	transparent := chart.Style{FillColor: chart.ColorTransparent, StrokeColor: chart.ColorTransparent}
	background := transparent
	background.Padding = chart.NewBox(l.plot.Top, l.plot.Left, g.size.X-l.plot.Right, g.size.Y-l.plot.Bottom)
	c := chart.Chart{
		Width: g.size.X, Height: g.size.Y, DPI: 72,
		Background: background, Canvas: transparent, Font: fonts().regular.font,
		XAxis:          chart.XAxis{Style: chart.Hidden(), Range: l.bandRange()},
		YAxis:          chart.YAxis{Style: chart.Hidden(), Range: l.valueRange()},
		YAxisSecondary: chart.YAxis{Style: chart.Hidden()},
		Series:         series,
		Elements:       []chart.Renderable{l.drawKey, l.drawTexts},
	}
	return c.Render(func(int, int) (chart.Renderer, error) { return r, nil }, w)
}

// drawTexts writes the words around the plot.
func (l layout) drawTexts(r chart.Renderer, _ chart.Box, _ chart.Style) {
	r.SetClassName("plate")
	for _, plate := range l.plates {
		fillRect(r, plate, ink(l.theme.Surface))
	}
	r.SetClassName("text")
	for _, t := range l.texts {
		t.draw(r)
	}
}

// drawKey draws the marks of the key.
func (l layout) drawKey(r chart.Renderer, _ chart.Box, _ chart.Style) {
	r.SetClassName("key")
	for _, m := range l.marks {
		switch m.Mark {
		case MarkBar:
			l.drawBarMark(r, m)
		case MarkHatched:
			side := m.box.Width()
			at := m.middle().Sub(image.Pt(side/2, side/2))
			l.drawHatched(r, image.Rectangle{Min: at, Max: at.Add(image.Pt(side, side))}, ink(l.theme.Before))
		case MarkRange:
			l.drawRangeMark(r, m)
		case MarkLine:
			l.drawLineMark(r, m)
		case MarkPoint:
			m.Stroke.mark(r, m.middle(), scatterRadius*l.unit, max(1, 1.75*l.unit), ink(l.theme.of(m.Role)), ink(l.theme.Surface))
		case MarkFrame:
			l.drawFrame(r, m.middle(), m.Strong)
		case MarkRing:
			l.drawRing(r, m.middle(), keyRow/2.4)
		case MarkQuiet:
			ends := []image.Point{{X: m.box.Left, Y: m.middle().Y}, {X: m.box.Right, Y: m.middle().Y}}
			strokeLine(r, ends, ink(l.theme.Quiet), l.joining())
		}
	}
}

func (m keyMark) middle() image.Point { return rectOf(m.box).Min.Add(rectOf(m.box).Max).Div(2) }

func (l layout) drawBarMark(r chart.Renderer, m keyMark) {
	side := m.box.Width()
	top := m.box.Top + (m.box.Height()-side)/2
	fillRect(r, rectOf(chart.NewBox(top, m.box.Left, m.box.Right, top+side)), ink(l.theme.of(m.Role)))
}

func (l layout) drawRangeMark(r chart.Renderer, m keyMark) {
	stem, half := l.px(1.5), l.px(11)/2
	mid := m.box.Left + m.box.Width()/2
	top := m.box.Top + l.px(2)
	bottom := m.box.Bottom - l.px(2)
	left := mid - stem/2
	c := ink(l.theme.Whisker)
	fillRect(r, rectOf(chart.NewBox(top, left, left+stem, bottom)), c)
	for _, y := range []int{top, bottom - stem} {
		fillRect(r, rectOf(chart.NewBox(y, mid-half, mid+half, y+stem)), c)
	}
}

func (l layout) drawLineMark(r chart.Renderer, m keyMark) {
	middle := m.middle()
	thick := max(1, 2.25*l.unit)
	c := ink(l.theme.stroke(m.Stroke))
	ends := []image.Point{image.Pt(m.box.Left, middle.Y), image.Pt(m.box.Right, middle.Y)}
	if m.Stroke == NetStroke {
		half := int(math.Round(thick / 2))
		fillRect(r, rectOf(chart.NewBox(middle.Y-half, m.box.Left, m.box.Right, middle.Y-half+int(math.Round(thick)))), c)
	} else {
		strokeDashed(r, ends, c, thick, m.Stroke.dashes(l.unit))
	}
	m.Stroke.mark(r, middle, 5*l.unit, thick, c, ink(l.theme.Surface))
}
