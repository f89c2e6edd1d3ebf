package draw

import (
	"image"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// FlowChart is a picture of what flows from column to column: boxes with bands between them, as thick as their amounts.
type FlowChart struct {
	// Headings stand over the columns.
	Headings []string
	Columns  [][]FlowNode
	Hops     []FlowHop
	// Total is what every column sums to.
	Total float64
}

// FlowNode is a box: what it is called, in full and for little room, what flows through it in words and as a number, and
// whether it stands for what leads nowhere.
type FlowNode struct {
	Name, Short string
	Amount      string
	// Words say the amount where it is pointed at, empty where it says itself.
	Words string
	Value float64
	Loose bool
}

// FlowHop is a band between a node of a column and one of the next, all counted from 0.
type FlowHop struct {
	Column, From, To int
	Value            float64
	Loose            bool
	Amount           string
}

// Sizes of a flow chart in units.
const (
	flowNodeGap = 5
	flowHeading = 22
	flowBar     = 4
	flowPad     = 4
	flowAir     = 3
	flowSteps   = 20
	// flowRows is the most lines that a box is made high enough for.
	flowRows = 5
)

// flowShare is the part of the width that the boxes of all columns take.
const flowShare = 0.84

// The part of the thickness of bands, as it would be with names on one line, that names on more may take it down to: on
// paper names matter more, since nothing else says them.
const (
	flowFine      = 0.3
	flowPaperFine = 0.05
)

// flowWidth is the width of a box in px.
func (f *FlowChart) flowWidth(l layout) int {
	return int(float64(l.inner()) * flowShare / float64(max(4, len(f.Columns))))
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
func (f *FlowChart) place(l *layout, room chart.Box, d detail) {
	if d < barePlot {
		room.Top += l.px(plotGap)
	}
	l.plot = room
}

func (f *FlowChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{newFlowSeries(l, f)}, nil
}

func (f *FlowChart) written() []string {
	var names []string
	for _, column := range f.Columns {
		for _, n := range column {
			names = append(names, n.Name)
		}
	}
	return names
}

// height lets every node have its name in full, and the bands some thickness.
func (f *FlowChart) height(page layout) float64 {
	const spread = 1.2
	most := 0.0
	for _, column := range f.leasts(page, flowRows) {
		sum := 0.0
		for _, height := range column {
			sum += height/page.unit + flowNodeGap
		}
		most = max(most, sum)
	}
	return most*spread + flowHeading + plotGap
}

// plan places boxes and bands within a box. Every node is high enough for its label where there is room for
// all; else labels give way.
func (f *FlowChart) plan(l layout) flowPlan {
	box := rectOf(l.plot)
	box.Min.Y += l.px(flowHeading)
	leasts, gap, scale := f.fit(l, float64(box.Dy()))
	width := f.flowWidth(l)
	p := flowPlan{}
	for i, column := range f.Columns {
		x := box.Min.X + i*(box.Dx()-width)/max(len(f.Columns)-1, 1)
		y := float64(box.Min.Y)
		var boxes []image.Rectangle
		for j, n := range column {
			height := max(leasts[i][j], n.Value*scale)
			boxes = append(boxes, image.Rect(x, int(math.Round(y)), x+width, int(math.Round(y+height))))
			y += height + gap
		}
		p.boxes = append(p.boxes, boxes)
	}
	p.bands = f.bands(p.boxes, scale)
	return p
}

// fit finds the least height of every box, the gap between two, both in px, and the number of px an amount of 1: names have as many
// lines as leave the bands thick enough.
func (f *FlowChart) fit(l layout, height float64) (leasts [][]float64, gap, scale float64) {
	gap = float64(l.px(flowNodeGap))
	leasts = f.leasts(l, 1)
	scale = f.scale(height, leasts, gap)
	if scale < 0 {
		leasts = f.leasts(l, 0)
		return leasts, 1, max(f.scale(height, leasts, 1), 0)
	}
	fine := flowFine
	if l.footers {
		fine = flowPaperFine
	}
	for rows := flowRows; rows > 1; rows-- {
		roomy := f.roomy(l, rows, height, gap)
		if s := f.scale(height, roomy, gap); s >= fine*scale {
			return roomy, gap, s
		}
	}
	return leasts, gap, scale
}

// roomy are the least heights with so many lines a label; a column that is too full for them has fewer.
func (f *FlowChart) roomy(l layout, rows int, height, gap float64) [][]float64 {
	out := f.leasts(l, rows)
	for fewer := rows - 1; fewer >= 1; fewer-- {
		for i, column := range out {
			sum := gap * float64(len(column)-1)
			for _, least := range column {
				sum += least
			}
			if sum > height {
				out[i] = f.leasts(l, fewer)[i]
			}
		}
	}
	return out
}

// leasts are the heights in px that the labels of all boxes take on so many lines at most; with none a box is a mark.
func (f *FlowChart) leasts(l layout, rows int) [][]float64 {
	out := make([][]float64, len(f.Columns))
	for i, column := range f.Columns {
		for _, n := range column {
			height := 2.0
			if rows > 0 {
				height = float64(f.label(l, n, rows).height(l))
			}
			out[i] = append(out[i], height)
		}
	}
	return out
}

// flowLabel is what stands in a box: the lines of a name, and an amount beside the last of them or below.
type flowLabel struct {
	name   []string
	amount string
	beside bool
}

// lines counts the lines of a label.
func (t flowLabel) lines() int {
	if !t.beside && t.amount != "" {
		return len(t.name) + 1
	}
	return max(1, len(t.name))
}

// height is what a label takes in px, with some air where it has several lines.
func (t flowLabel) height(l layout) int {
	rows := t.lines()
	if rows == 1 {
		return l.lineAt(labelSize)
	}
	return rows*l.lineAt(labelSize) + l.px(flowAir)
}

// label fits a box's words into so many lines, as few as hold all of them. The amount is whole or left out, since half of it
// would be another one; what gives way is the name.
func (f *FlowChart) label(l layout, n FlowNode, rows int) flowLabel {
	style, strong, room := l.plain(), l.strong(true), f.flowRoom(l)
	t := flowLabel{amount: n.Amount}
	wide := strong.width(t.amount)
	if wide > room {
		t.amount, wide = "", 0
	}
	besides := room - wide - float64(l.px(flowPad))
	lines, ok := whole(style, n.Name, room)
	lines = append(lines, "")[:max(1, len(lines))]
	switch last := lines[len(lines)-1]; {
	case ok && len(lines) <= rows && style.width(last) <= besides:
		return flowLabel{lines, t.amount, true}
	case ok && len(lines) < rows:
		return flowLabel{lines, t.amount, false}
	case n.Short != "" && n.Short != n.Name:
		n.Name = n.Short
		return f.label(l, n, rows)
	case rows > 1:
		return flowLabel{l.wrapName(style, n.Name, room, rows-1), t.amount, false}
	}
	if besides > style.width("Mmm") {
		t.name = []string{l.short(style, n.Name, besides)}
	}
	t.beside = true
	return t
}

// flowRoom is the width in px of the words in a box.
func (f *FlowChart) flowRoom(l layout) float64 {
	return float64(f.flowWidth(l) - l.px(flowBar+2*flowPad))
}

// scale is the number of px an amount of 1 that lets every column fit; below 0 where the least heights alone don't.
func (f *FlowChart) scale(height float64, leasts [][]float64, gap float64) float64 {
	fits := func(scale float64) bool {
		for i, column := range f.Columns {
			need := gap * float64(len(column)-1)
			for j, n := range column {
				need += max(leasts[i][j], n.Value*scale)
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
	low, high := 0.0, height/max(f.Total, 1e-9)
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
func (f *FlowChart) bands(boxes [][]image.Rectangle, scale float64) []band {
	out := make([][]float64, len(f.Columns))
	in := make([][]float64, len(f.Columns))
	for i, column := range f.Columns {
		out[i], in[i] = make([]float64, len(column)), make([]float64, len(column))
	}
	bands := make([]band, len(f.Hops))
	for i, h := range f.Hops {
		from := boxes[h.Column][h.From]
		height := max(h.Value*scale, 1)
		bands[i] = band{hop: i, x0: float64(from.Max.X), y0: float64(from.Min.Y) + out[h.Column][h.From], height: height}
		out[h.Column][h.From] += h.Value * scale
	}
	for column := range f.Columns {
		for node := range f.Columns[column] {
			for i, h := range f.Hops {
				if h.Column+1 == column && h.To == node {
					to := boxes[column][node]
					bands[i].x1, bands[i].y1 = float64(to.Min.X), float64(to.Min.Y)+in[column][node]
					in[column][node] += h.Value * scale
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
	flow *FlowChart
}

func newFlowSeries(l layout, f *FlowChart) flowSeries {
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
			s.drawNode(r, box, s.flow.Columns[i][j])
		}
	}
	r.SetClassName("label")
	style, width := s.l.quiet(), s.flow.flowWidth(s.l)
	style.face = fonts().bold
	if slices.ContainsFunc(s.flow.Headings, func(text string) bool { return style.width(text) > float64(width) }) {
		return
	}
	for i, heading := range s.flow.Headings {
		s.write(r, style, heading, s.l.plot.Left+i*(s.l.plot.Width()-width)/max(len(s.flow.Columns)-1, 1), s.l.plot.Top)
	}
}

func (s flowSeries) drawBand(r chart.Renderer, b band) {
	tint, line := mixed(s.l.theme.Benefit, s.l.theme.Surface, flowTints[0]), mixed(s.l.theme.Benefit, s.l.theme.Surface, flowTints[1])
	if s.flow.Hops[b.hop].Loose {
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
func (s flowSeries) drawNode(r chart.Renderer, box image.Rectangle, n FlowNode) {
	accent := ink(s.l.theme.Benefit)
	if n.Loose {
		accent = ink(s.l.theme.Quiet)
	}
	hair := s.l.px(1)
	fillRect(r, box, accent)
	fillRect(r, image.Rect(box.Min.X+s.l.px(flowBar), box.Min.Y+hair, box.Max.X-hair, max(box.Max.Y-hair, box.Min.Y+hair)), ink(s.l.theme.Surface))
	line := s.l.lineAt(labelSize)
	if box.Dy() < line {
		return
	}
	t := s.flow.label(s.l, n, box.Dy()/line)
	x, y := box.Min.X+s.l.px(flowBar+flowPad), (box.Min.Y+box.Max.Y-t.lines()*line)/2
	for i, text := range t.name {
		s.write(r, s.l.plain(), text, x, y+i*line)
	}
	if t.amount != "" {
		strong := s.l.strong(true)
		s.write(r, strong, t.amount, box.Max.X-s.l.px(flowPad)-int(math.Ceil(strong.width(t.amount))), y+(t.lines()-1)*line)
	}
}

// write puts a text with its line's top at a height.
func (s flowSeries) write(r chart.Renderer, style textStyle, text string, x, top int) {
	baseline := top + int(math.Round(style.size*(lineHeight+capHeight)/2))
	placedText{style, text, x, baseline, alignLeft}.draw(r)
}

// flowTints are the shares of the colour that a flow and its edge have.
var flowTints = [2]float64{0.22, 0.55}

// mixed is an opaque tint: a share of one colour on another.
func mixed(c, on interface{ RGBA() (r, g, b, a uint32) }, share float64) drawing.Color {
	r1, g1, b1, _ := c.RGBA()
	r2, g2, b2, _ := on.RGBA()
	part := func(x, y uint32) uint8 { return uint8((share*float64(x) + (1-share)*float64(y)) / 257) }
	return drawing.Color{R: part(r1, r2), G: part(g1, g2), B: part(b1, b2), A: 0xFF}
}
