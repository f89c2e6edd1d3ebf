package charts

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// flow is the picture of a benefits map: columns of boxes with bands between them, as thick as their £m.
type flow struct {
	headings []string
	columns  [][]flowNode
	hops     []flowHop
	// total is what every column sums to, in £m.
	total float64
}

// flowNode is a box: what it is called, what flows through it, and whether it stands for what leads nowhere.
type flowNode struct {
	name, amount string
	value        float64
	loose        bool
}

// flowHop is a band between a node of a column and one of the next.
type flowHop struct {
	column, from, to int
	value            float64
	loose            bool
	amount           string
}

// Sizes of a benefits map in units.
const (
	flowNodeGap  = 5
	flowHeading  = 22
	flowBar      = 4
	flowPad      = 6
	flowOneLine  = 17
	flowTwoLines = 34
	flowThree    = 57
	flowSteps    = 20
)

// The parts of the width that a box takes in a window, and on paper, where its name must be read.
const (
	flowShare      = 0.19
	flowPaperShare = 0.2
)

// flowWidth is the width of a box in px.
func (l *layout) flowWidth() int {
	if l.footers {
		return int(float64(l.plot.Width()) * flowPaperShare)
	}
	return int(float64(l.plot.Width()) * flowShare)
}

// band is a hop as it is drawn: from the right edge of one box to the left edge of another.
type band struct {
	hop            int
	x0, x1         float64
	y0, y1, height float64
}

// flowPlan is where the parts of a benefits map stand, in px.
type flowPlan struct {
	boxes [][]image.Rectangle
	bands []band
}

// place gives the map all of the room.
func (f *flow) place(l *layout, room chart.Box, d detail) {
	if d < barePlot {
		room.Top += l.px(plotGap)
	}
	l.plot = room
}

func (f *flow) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newFlowSeries(l, f)}, nil
}

// height lets every node have its name on two lines, and its amount.
func (f *flow) height(layout) float64 {
	most := 0
	for _, column := range f.columns {
		most = max(most, len(column))
	}
	return float64(most*(flowThree+flowNodeGap) + flowHeading + plotGap)
}

// plan places boxes and bands within a box. Every node is high enough for its label where there is room for
// all; else labels give way.
func (f *flow) plan(l layout) flowPlan {
	box := rectOf(l.plot)
	box.Min.Y += l.px(flowHeading)
	least, gap, scale := f.fit(l, float64(box.Dy()))
	width := l.flowWidth()
	p := flowPlan{}
	for i, column := range f.columns {
		x := box.Min.X + i*(box.Dx()-width)/max(len(f.columns)-1, 1)
		y := float64(box.Min.Y)
		var boxes []image.Rectangle
		for _, n := range column {
			height := max(least, n.value*scale)
			boxes = append(boxes, image.Rect(x, int(math.Round(y)), x+width, int(math.Round(y+height))))
			y += height + gap
		}
		p.boxes = append(p.boxes, boxes)
	}
	p.bands = f.bands(p.boxes, scale)
	return p
}

// fit finds the least height of a box, the gap between two, both in px, and the number of px a £m: on paper every
// box holds its name where there is room for all, in a window a line.
func (f *flow) fit(l layout, height float64) (least, gap, scale float64) {
	gap = float64(l.px(flowNodeGap))
	heights := []float64{flowOneLine}
	if l.footers {
		heights = []float64{flowThree, flowTwoLines, flowOneLine}
	}
	for _, units := range heights {
		least = float64(l.px(units))
		if scale = f.scale(height, least, gap); scale >= 0 {
			return least, gap, scale
		}
	}
	return 2, 1, max(f.scale(height, 2, 1), 0)
}

// scale is the number of px a £m that lets every column fit; below 0 where the least heights alone don't.
func (f *flow) scale(height, least, gap float64) float64 {
	fits := func(scale float64) bool {
		for _, column := range f.columns {
			need := gap * float64(len(column)-1)
			for _, n := range column {
				need += max(least, n.value*scale)
			}
			if need > height {
				return false
			}
		}
		return true
	}
	if !fits(0) {
		return -1
	}
	low, high := 0.0, height/max(f.total, 1e-9)
	for range 40 {
		if middle := (low + high) / 2; fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// bands stacks the hops along the edges of their boxes, in the order of the boxes that they lead to and from.
func (f *flow) bands(boxes [][]image.Rectangle, scale float64) []band {
	out := make([][]float64, len(f.columns))
	in := make([][]float64, len(f.columns))
	for i, column := range f.columns {
		out[i], in[i] = make([]float64, len(column)), make([]float64, len(column))
	}
	bands := make([]band, len(f.hops))
	for i, h := range f.hops {
		from := boxes[h.column][h.from]
		height := max(h.value*scale, 1)
		bands[i] = band{hop: i, x0: float64(from.Max.X), y0: float64(from.Min.Y) + out[h.column][h.from], height: height}
		out[h.column][h.from] += h.value * scale
	}
	for column := range f.columns {
		for node := range f.columns[column] {
			for i, h := range f.hops {
				if h.column+1 == column && h.to == node {
					to := boxes[column][node]
					bands[i].x1, bands[i].y1 = float64(to.Min.X), float64(to.Min.Y)+in[column][node]
					in[column][node] += h.value * scale
				}
			}
		}
	}
	return bands
}

// top is the height at which a band's upper edge stands at x: level at both ends, smooth between.
func (b band) top(x float64) float64 {
	t := (x - b.x0) / max(b.x1-b.x0, 1)
	t = max(0, min(1, t))
	return b.y0 + (b.y1-b.y0)*t*t*(3-2*t)
}

// edge returns the points of the upper edge, moved down by a number of px.
func (b band) edge(down float64) []image.Point {
	points := make([]image.Point, flowSteps+1)
	for i := range points {
		x := b.x0 + (b.x1-b.x0)*float64(i)/flowSteps
		points[i] = image.Pt(int(math.Round(x)), int(math.Round(b.top(x)+down)))
	}
	return points
}

// flowSeries draws a benefits map.
type flowSeries struct {
	named
	l    layout
	flow *flow
}

func newFlowSeries(l layout, f *flow) flowSeries {
	return flowSeries{named: "flow", l: l, flow: f}
}

// Render draws the bands, then the boxes with their labels over them.
func (s flowSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	p := s.flow.plan(s.l)
	r.SetClassName("band")
	for _, b := range p.bands {
		s.drawBand(r, b)
	}
	for i, boxes := range p.boxes {
		for j, box := range boxes {
			r.SetClassName("node")
			s.drawNode(r, box, s.flow.columns[i][j])
		}
	}
	r.SetClassName("label")
	for i, heading := range s.flow.headings {
		style := s.l.quiet()
		style.face = fonts().bold
		x, width := s.columnAt(i)
		s.write(r, style, style.shorten(heading, float64(width)), x, s.l.plot.Top)
	}
}

// columnAt is where a column begins, and its width, in px.
func (s flowSeries) columnAt(i int) (x, width int) {
	all := s.l.plot.Width()
	width = s.l.flowWidth()
	return s.l.plot.Left + i*(all-width)/max(len(s.flow.columns)-1, 1), width
}

func (s flowSeries) drawBand(r chart.Renderer, b band) {
	tint, line := mixed(s.l.theme.Benefit, s.l.theme.Surface, 0.22), mixed(s.l.theme.Benefit, s.l.theme.Surface, 0.55)
	if s.flow.hops[b.hop].loose {
		tint, line = ink(s.l.theme.Grid), ink(s.l.theme.Quiet)
	}
	upper, lower := b.edge(0), b.edge(b.height)
	shape := append([]image.Point{}, upper...)
	for i := len(lower) - 1; i >= 0; i-- {
		shape = append(shape, lower[i])
	}
	fillShape(r, shape, tint)
	strokeLine(r, upper, line, max(1, s.l.unit*0.8))
	strokeLine(r, lower, line, max(1, s.l.unit*0.8))
}

// drawNode draws a box and what room there is for of its label.
func (s flowSeries) drawNode(r chart.Renderer, box image.Rectangle, n flowNode) {
	accent := ink(s.l.theme.Benefit)
	if n.loose {
		accent = ink(s.l.theme.Quiet)
	}
	hair := s.l.px(1)
	fillRect(r, box, accent)
	fillRect(r, image.Rect(box.Min.X+s.l.px(flowBar), box.Min.Y+hair, box.Max.X-hair, max(box.Max.Y-hair, box.Min.Y+hair)), ink(s.l.theme.Surface))
	style := s.l.plain()
	x, room := box.Min.X+s.l.px(flowBar+flowPad), float64(box.Dx()-s.l.px(flowBar+2*flowPad))
	strong := style
	strong.face = fonts().bold
	line := s.l.lineAt(labelSize)
	middle := box.Min.Y + box.Dy()/2
	amount, wide := n.amount, strong.width(n.amount)
	if wide > room {
		amount, wide = "", 0 // half an amount would be another one; the table has it
	}
	switch {
	case box.Dy() >= s.l.px(flowTwoLines) && amount != "":
		name := wrap(style, n.name, room, max(1, min(3, box.Dy()/line-1)))
		y := middle - (len(name)+1)*line/2
		for _, text := range name {
			s.write(r, style, text, x, y)
			y += line
		}
		s.write(r, strong, amount, x, y)
	case box.Dy() >= s.l.px(flowOneLine)-1:
		s.write(r, strong, amount, box.Max.X-s.l.px(flowPad)-int(math.Ceil(wide)), middle-line/2)
		if left := room - wide - float64(s.l.px(flowPad)); left > style.width("Mmm") {
			s.write(r, style, style.shorten(n.name, left), x, middle-line/2)
		}
	}
}

// write puts a text with its line's top at a height.
func (s flowSeries) write(r chart.Renderer, style textStyle, text string, x, top int) {
	baseline := top + int(math.Round(style.size*(lineHeight+capHeight)/2))
	placedText{style, text, x, baseline, alignLeft}.draw(r)
}

// mixed is an opaque tint: a share of one colour on another.
func mixed(c, on interface{ RGBA() (r, g, b, a uint32) }, share float64) drawing.Color {
	r1, g1, b1, _ := c.RGBA()
	r2, g2, b2, _ := on.RGBA()
	part := func(x, y uint32) uint8 { return uint8((share*float64(x) + (1-share)*float64(y)) / 257) }
	return drawing.Color{R: part(r1, r2), G: part(g1, g2), B: part(b1, b2), A: 0xFF}
}
