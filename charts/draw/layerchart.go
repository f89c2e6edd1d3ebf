package draw

import (
	"image"
	"math"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// LayerChart is a picture of a model in rows of boxes, from which the work flows down, beside a panel of what it is held against.
type LayerChart struct {
	// Rows hold the boxes from top to bottom.
	Rows [][]LayerBox
	// Back is what leads from the last row up to the first.
	Back string
	// Sum says below the rows what stands in no box, and what all comes to.
	Sum   string
	Panel LayerPanel
}

// LayerBox is one box: a name, what is said below it, a short mark and, in its last line, an amount and what stands against it.
type LayerBox struct {
	Name, Said string
	Mark       string
	Amount     string
	// Against says what stands against it in words, and Short so where there is little room.
	Against, Short string
	Frame          LayerFrame
}

// LayerFrame is how a box is framed: what isn't settled is told by its edge as well as in words.
type LayerFrame int

// The frames: a firm one with a bar, a thin one, and a broken one.
const (
	FirmFrame LayerFrame = iota
	ThinFrame
	BrokenFrame
)

// LayerPanel lists what a model is held against, in bands.
type LayerPanel struct {
	Heading string
	// Key says what the marks of the rows mean.
	Key   string
	Bands []LayerBand
}

// LayerBand is a part of the panel; its name may be empty.
type LayerBand struct {
	Name string
	Rows []LayerRow
}

// LayerRow is one line of a band.
type LayerRow struct {
	// Mark stands before the name, Word behind it. Short is what stands for the name where there is little room.
	Mark, Name, Word, Short string
	Against                 bool
}

// Sizes of a chart of layers in units.
const (
	layerPad    = 7
	layerBar    = 4
	layerBetw   = 8
	layerGutter = 22
	layerBackBy = 20
	layerAside  = 16
	layerArrow  = 4
	layerTop    = 16
)

func (c *LayerChart) written() []string {
	var names []string
	for _, row := range c.Rows {
		for _, b := range row {
			names = append(names, b.Name, b.Said)
		}
	}
	for _, band := range c.Panel.Bands {
		names = append(names, band.Name)
		for _, row := range band.Rows {
			names = append(names, row.Name)
		}
	}
	return names
}

// height is that of the roomiest way to write the boxes with whole names which leaves the page within its bounds. Where there is none, it is
// more than these, so that whoever can makes the page wider for its text, which is then printed smaller.
func (c *LayerChart) height(page layout) float64 {
	const heading, widest, higher = 155, 1.7, 1.6
	wide := float64(page.size.X) / page.unit * mmPerUnit / DefaultPrintSize().WidthMM
	tallest := tallestMM*min(max(wide, 1), higher)/mmPerUnit - heading
	p, ok := c.roomiest(&page, image.Rect(0, 0, page.inner(), page.px(tallest)), uncutSizes(), true)
	switch {
	case ok:
		tallest = float64(p.bottom) / page.unit
	case wide < widest:
		tallest *= higher
	}
	return tallest*dotSlack + plotGap
}

func (c *LayerChart) place(l *layout, room chart.Box, d detail) {
	if d < barePlot {
		room.Top += l.px(sectionGap)
	}
	l.plot = room
	p := c.plan(l, rectOf(room))
	l.cut = l.cut || p.more > 0 && d == everything && !l.footers
	for _, b := range p.boxes {
		l.places = append(l.places, b.at)
		c.placeBox(l, b, p.size)
	}
	l.texts = append(l.texts, p.texts...)
	l.routes = p.routes
	if !p.panel.Empty() {
		l.frame("panel", p.panel, l.px(1), ink(l.theme.Grid))
	}
}

// placeBox draws the frame of a box and writes its words.
func (c *LayerChart) placeBox(l *layout, b placedLayerBox, size layerSize) {
	l.layerFrame(b.box.Frame, b.at)
	t := b.text
	if !t.fits {
		return
	}
	left, right := b.at.Min.X+l.px(layerBar+layerPad), b.at.Max.X-l.px(layerPad)
	top := b.at.Min.Y + l.px(size.pad)
	if t.mark {
		l.placeMark(b.box.Mark, right, top)
	}
	write := func(style textStyle, texts []string, x, row int, align alignment) {
		for i, text := range texts {
			l.addText(style, text, x, top+(row+i)*l.lineAt(labelSize), align)
		}
	}
	name, row := t.name.in(l), t.name.want
	write(t.name.style, name, left, 0, alignLeft)
	if size.flat {
		row, left = 0, left+int(t.name.style.width(strings.Join(name, "")+"M"))
	}
	write(t.said.style, t.said.in(l), left, row, alignLeft)
	row += t.said.want
	if t.level {
		write(l.plain(), t.amount, right, row-1, alignRight)
		return
	}
	write(l.plain(), t.amount, left, row, alignLeft)
	if row += len(t.amount); t.shared {
		row--
	}
	against := l.strong(true)
	against.ink = ink(l.theme.Against)
	write(against, t.against, right, row, alignRight)
}

// layerFrame draws the edge of a box.
func (l *layout) layerFrame(f LayerFrame, box image.Rectangle) {
	switch f {
	case FirmFrame:
		l.frame("node", box, l.px(1.5), ink(l.theme.Benefit))
		l.fill("node", image.Rect(box.Min.X, box.Min.Y, min(box.Max.X, box.Min.X+l.px(layerBar)), box.Max.Y), ink(l.theme.Benefit))
	case ThinFrame:
		l.frame("node", box, l.px(1), ink(l.theme.Quiet))
	case BrokenFrame:
		l.brokenFrame("node", box, l.px(1), ink(l.theme.Quiet))
	}
}

// placeMark writes a mark with a thin frame around it, at the right of a line.
func (l *layout) placeMark(text string, right, top int) {
	style := l.plain()
	width := int(math.Ceil(style.width(text)))
	at := right - l.px(layerAir)
	l.frame("mark", image.Rect(at-width-l.px(layerAir), top, right, top+l.lineAt(labelSize)), l.px(1), ink(l.theme.Quiet))
	l.addText(style, text, at, top, alignRight)
}

// layerAir is the room between a mark and its frame.
const layerAir = 4

// frame draws the edge of a box.
func (l *layout) frame(class string, b image.Rectangle, by int, c drawing.Color) {
	for _, side := range sidesOf(b, by) {
		l.fill(class, side, c)
	}
}

// brokenFrame draws the edge of a box in dashes.
func (l *layout) brokenFrame(class string, b image.Rectangle, by int, c drawing.Color) {
	dash := l.px(5)
	for i, side := range sidesOf(b, by) {
		for at := 0; at < max(side.Dx(), side.Dy()); at += 2 * dash {
			piece := image.Rect(side.Min.X+at, side.Min.Y, min(side.Min.X+at+dash, side.Max.X), side.Max.Y)
			if i >= 2 {
				piece = image.Rect(side.Min.X, side.Min.Y+at, side.Max.X, min(side.Min.Y+at+dash, side.Max.Y))
			}
			l.fill(class, piece, c)
		}
	}
}

// sidesOf are the upper and lower edge of a box, then the left and right one.
func sidesOf(b image.Rectangle, by int) [4]image.Rectangle {
	return [4]image.Rectangle{
		image.Rect(b.Min.X, b.Min.Y, b.Max.X, b.Min.Y+by), image.Rect(b.Min.X, b.Max.Y-by, b.Max.X, b.Max.Y),
		image.Rect(b.Min.X, b.Min.Y, b.Min.X+by, b.Max.Y), image.Rect(b.Max.X-by, b.Min.Y, b.Max.X, b.Max.Y),
	}
}

func (c *LayerChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills), routeSeries{named: "routes", l: l}}, nil
}

// routeSeries draws the ways between the rows, each with an arrow at its end.
type routeSeries struct {
	named
	l layout
}

// Render draws the ways in their order.
func (s routeSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	r.SetClassName("route")
	colour, by := ink(s.l.theme.Quiet), max(1, 1.5*s.l.unit)
	for _, route := range s.l.routes {
		strokeLine(r, route, colour, by)
		fillShape(r, arrowHead(route, s.l.px(layerArrow)), colour)
	}
}

// arrowHead is a triangle at the end of a level or upright way, pointing along it.
func arrowHead(route []image.Point, reach int) []image.Point {
	end := route[len(route)-1]
	by := end.Sub(route[len(route)-2])
	ahead := image.Pt(sign(by.X)*reach*3/2, sign(by.Y)*reach*3/2)
	aside := image.Pt(sign(by.Y)*reach, sign(by.X)*reach)
	return []image.Point{end, end.Sub(ahead).Add(aside), end.Sub(ahead).Sub(aside)}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func (c *LayerChart) spots(l layout) []Spot {
	var spots []Spot
	i := 0
	for row, boxes := range c.Rows {
		for _, b := range boxes {
			if i < len(l.places) && !l.places[i].Empty() {
				words := b.Name + ": " + b.Said
				if b.Amount != "" {
					words += ", " + b.Amount
				}
				if b.Against != "" {
					words += ", " + b.Against
				}
				spots = append(spots, Spot{Bounds: l.places[i], Words: words, Column: row, Node: i, Hop: -1})
			}
			i++
		}
	}
	return spots
}
