package draw

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// TornadoChart is a picture of rows whose bars lie around the plan, with what stands at both ends beside them.
type TornadoChart struct {
	RowChart
	// Plan is the amount that the bars lie around, PlanWords how it is written.
	Plan      float64
	PlanWords string
}

// height is that of rows, and a line for the plan.
func (c *TornadoChart) height(page layout) float64 {
	return c.RowChart.height(page) + labelSize*lineHeight
}

// extent returns the lowest and the highest amount drawn; the plan lies between.
func (c *TornadoChart) extent() (low, high float64) {
	low, high = c.Plan, c.Plan
	for _, r := range c.Rows {
		low, high = min(low, r.Low), max(high, r.High)
	}
	return low, high
}

// place gives the axis and the plan their lines and every row its band, with room for the words at both ends of bars.
func (c *TornadoChart) place(l *layout, room chart.Box, d detail) {
	low, high := c.extent()
	if d == barePlot {
		l.plot, l.axis = room, axisOver(low, high, mostTicks, c.Unit)
		c.draw(l, c.Rows, bandsOf(rectOf(room), len(c.Rows)))
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(c.Key, room.Top)
	}
	room.Top += l.px(sectionGap) + l.lineAt(labelSize)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	if room.Bottom-room.Top < l.px(rowLeast) {
		l.plot = room
		return
	}
	rows := fitting(c.Rows, (room.Bottom-room.Top)/l.px(rowLeast), c.Gather)
	names := c.names(rows)
	left := l.nameWidth(names)
	beside := c.endsWidth(l) + l.px(endGap)
	l.plot = chart.NewBox(room.Top, room.Left+left+l.px(rowGap)+beside, room.Right-beside, room.Bottom)
	if !l.fits(leastWidth/2, 1) {
		return
	}
	bands := bandsOf(rectOf(l.plot), len(rows))
	l.addNames(names, bands, room.Left, left)
	l.axis = l.addTicksOver(low, high, c.Unit)
	c.draw(l, rows, bands)
	for i, r := range rows {
		c.addEnds(l, r, bands[i])
	}
	style := l.strong(true)
	l.addText(style, c.PlanWords, l.clamped(l.along(c.Plan), style.width(c.PlanWords), room), room.Top-l.lineAt(labelSize)-l.px(2), alignLeft)
}

// endGap is what stands between a bar and the words at its end, in units.
const endGap = 5

// clamped returns where a text of a width in px starts that stands around a place, as far as it stays in the room.
func (l *layout) clamped(at int, width float64, room chart.Box) int {
	return max(room.Left, min(at-int(width/2), room.Right-int(math.Ceil(width))))
}

// endsWidth is the width in px of the widest words at the end of a bar, or of half an axis label that is wider.
func (c *TornadoChart) endsWidth(l *layout) int {
	low, high := c.extent()
	widest := widestTick(l.quiet(), axisOver(low, high, mostTicks, c.Unit)) / 2
	for _, r := range c.Rows {
		for _, words := range r.Ends {
			widest = max(widest, l.plain().width(words))
		}
	}
	return int(math.Ceil(widest))
}

// draw fills the grid, the bars and the rule of the plan.
func (c *TornadoChart) draw(l *layout, rows []Row, bands []image.Rectangle) {
	for _, t := range l.axis.ticks {
		l.fill("grid", l.upright(t.value, l.px(1)), ink(l.theme.Grid))
	}
	for i, r := range rows {
		for _, b := range r.Bars {
			l.fill("bar", l.levelBar(b, l.barLevel(bands[i])), ink(l.theme.of(b.Role)))
		}
	}
	l.fill("zero", l.upright(c.Plan, l.px(2)), ink(l.theme.Line))
}

// addEnds writes what stands at both ends of a row's bar, on a plate that keeps the grid out.
func (c *TornadoChart) addEnds(l *layout, r Row, band image.Rectangle) {
	style, at := l.plain(), l.along(c.Plan)
	reach := image.Rect(at-l.px(1), band.Min.Y, at+l.px(1), band.Max.Y)
	for _, b := range r.Bars {
		reach = reach.Union(l.levelBar(b, l.barLevel(band)).Canon())
	}
	half := int(math.Round(style.size * capHeight / 2))
	baseline := (band.Min.Y+band.Max.Y)/2 + half
	write := func(text string, x int, align alignment) {
		if text == "" {
			return
		}
		t := placedText{style, text, x, baseline, align}
		from := int(math.Floor(t.left()))
		l.plates = append(l.plates, image.Rect(from-l.px(2), baseline-2*half-l.px(1), from+int(math.Ceil(style.width(text)))+l.px(2), baseline+l.px(1)))
		l.texts = append(l.texts, t)
	}
	write(r.Ends[0], reach.Min.X-l.px(endGap), alignRight)
	write(r.Ends[1], reach.Max.X+l.px(endGap), alignLeft)
}

var _ Picture = (*TornadoChart)(nil)
