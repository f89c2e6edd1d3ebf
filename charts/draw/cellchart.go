package draw

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
)

// CellChart is a picture of things sorted by two ratings into the cells of columns and bands. A cell lists its things, each a disc
// beside its name, so that no name meets another however alike they are.
type CellChart struct {
	// Columns and Bands are the headings, from left to right and from top to bottom. The last of them stand apart: those of things
	// without the rating.
	Columns, Bands           []string
	ApartColumns, ApartBands int
	Items                    []CellItem
	Key                      []KeyEntry
}

// CellItem is one thing in its cell.
type CellItem struct {
	Name, Words string
	// Column and Band are the places of its cell.
	Column, Band int
	// Size is what the area of its disc stands for. Open is for a thing without one: it has a small ring.
	Size float64
	Open bool
}

// Sizes of a chart of cells in units.
const (
	cellDisc  = 13
	cellLeast = 2
	cellRing  = 4.5
	cellPad   = 6
	cellAir   = 4
	cellGap   = 6
	// cellLines is how many lines a name may take.
	cellLines = 3
)

// placedDisc is a disc or a ring in its place, in px.
type placedDisc struct {
	at     image.Point
	radius float64
	open   bool
}

// cellPlan is where the columns and bands of a chart of cells stand, in px: columns has the left of each and the right of the last,
// bands the top of each and the bottom of the last.
type cellPlan struct {
	columns, bands []int
	// largest is the size of the largest disc, and gutters has the room of the discs at the left of each column.
	largest float64
	gutters []int
	// worded says that the items' words have room in every column.
	worded bool
}

func (c *CellChart) written() []string {
	names := make([]string, len(c.Items))
	for i, item := range c.Items {
		names[i] = item.Name
	}
	return names
}

// height lets every item of every cell have its name and its words.
func (c *CellChart) height(page layout) float64 {
	p := c.planColumns(&page, page.px(page.margins.left), page.inner())
	all := c.headHeight(&page, p) + page.addKey(c.Key, 0)
	for _, need := range c.needs(&page, p) {
		all += need
	}
	return float64(all)/page.unit + 2*sectionGap
}

func (c *CellChart) place(l *layout, room chart.Box, d detail) {
	if d == barePlot {
		l.plot = room
		p := cellPlan{columns: evenly(room.Left, room.Right, len(c.Columns)), bands: evenly(room.Top, room.Bottom, len(c.Bands)), largest: c.discs(l).largest}
		c.rule(l, p)
		c.placeBare(l, p)
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(c.Key, room.Top)
	}
	room.Top += l.px(sectionGap)
	p := c.planColumns(l, room.Left, room.Right-room.Left)
	head := room.Top
	room.Top += c.headHeight(l, p)
	l.plot = chart.NewBox(room.Top, p.columns[0], room.Right, room.Bottom)
	if room.Bottom-room.Top < len(c.Bands)*l.lineAt(labelSize) {
		l.plot.Bottom = l.plot.Top // too low for a line a band
		return
	}
	p.bands = bandsBy(c.needs(l, p), room.Top, room.Bottom)
	c.placeHeads(l, p, head, room.Left)
	c.rule(l, p)
	for band := range c.Bands {
		for column := range c.Columns {
			c.placeCell(l, p, column, band)
		}
	}
}

// in returns the items of a cell, the largest first.
func (c *CellChart) in(column, band int) []CellItem {
	var items []CellItem
	for _, item := range c.Items {
		if item.Column == column && item.Band == band {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b CellItem) int { return compareDown(a.Size, b.Size) })
	return items
}

// discs measures the discs: the largest of all, and of each column.
func (c *CellChart) discs(l *layout) cellPlan {
	p := cellPlan{worded: true, gutters: make([]int, len(c.Columns))}
	for _, item := range c.Items {
		p.largest = max(p.largest, item.Size)
	}
	for _, item := range c.Items {
		p.gutters[item.Column] = max(p.gutters[item.Column], int(math.Ceil(2*p.radius(l, item)))+l.px(cellGap))
	}
	return p
}

// planColumns shares a width out: the bands' headings take what they need, and every column what its longest word needs, then of what
// is left by how much more its longest name would take.
func (c *CellChart) planColumns(l *layout, left, width int) cellPlan {
	p := c.discs(l)
	heads := 0.0
	for _, name := range c.Bands {
		heads = max(heads, widestWord(l.strong(true), name))
	}
	taken := int(math.Ceil(heads)) + l.px(cellPad)
	heading, least, most := c.wants(l, p)
	p.columns = []int{left + taken}
	at := float64(left + taken)
	for _, w := range shared(float64(width-taken), heading, least, most) {
		at += w
		p.columns = append(p.columns, int(at))
	}
	for _, item := range c.Items {
		p.worded = p.worded && l.quiet().width(item.Words) <= float64(c.textWidth(l, p, item.Column))
	}
	return p
}

// wants are the widths in px that the columns need for their headings, for those and their items with no word broken and no item's words
// either, and would take at most.
func (c *CellChart) wants(l *layout, p cellPlan) (heading, least, most []float64) {
	style := l.plain()
	for _, name := range c.Columns {
		heading = append(heading, widestWord(l.strong(true), name)+float64(2*l.px(cellPad)+1))
	}
	least, most = slices.Clone(heading), slices.Clone(heading)
	for _, item := range c.Items {
		i, around := item.Column, float64(p.gutters[item.Column]+2*l.px(cellPad)+1)
		least[i] = max(least[i], around+max(widestWord(style, item.Name), style.width(item.Words)))
		most[i] = max(most[i], around+max(style.width(item.Name), style.width(item.Words)))
	}
	return heading, least, most
}

// textWidth is the width in px that a column has for names.
func (c *CellChart) textWidth(l *layout, p cellPlan, column int) int {
	return p.columns[column+1] - p.columns[column] - p.gutters[column] - 2*l.px(cellPad)
}

// shared shares a width out among columns by several lists of what they want, each more than the one before: the first that there isn't
// room for is met in part, and what is left over in the end is shared equally.
func shared(width float64, wants ...[]float64) []float64 {
	out := make([]float64, len(wants[0]))
	for _, want := range wants {
		missing := 0.0
		for i := range want {
			missing += want[i] - out[i]
		}
		part := 1.0
		if missing > width {
			part = width / missing
		}
		for i := range want {
			out[i] += part * (want[i] - out[i])
		}
		if width -= part * missing; part < 1 {
			return out
		}
	}
	for i := range out {
		out[i] += width / float64(len(out))
	}
	return out
}

// widestWord is the width of the widest word of a text in px.
func widestWord(style textStyle, text string) float64 {
	widest := 0.0
	for _, word := range wordsOf(text) {
		widest = max(widest, style.width(strings.TrimPrefix(word, " ")))
	}
	return widest
}

// headLines are the lines of a column's heading, and whether every word has room.
func (c *CellChart) headLines(l *layout, p cellPlan, column int) (lines []string, ok bool) {
	return whole(l.strong(true), c.Columns[column], float64(p.columns[column+1]-p.columns[column]-2*l.px(cellPad)))
}

// headHeight is the height of the columns' headings in px.
func (c *CellChart) headHeight(l *layout, p cellPlan) int {
	most := 0
	for i := range c.Columns {
		lines, _ := c.headLines(l, p, i)
		most = max(most, len(lines))
	}
	return most*l.lineAt(labelSize) + l.px(cellAir)
}

// placeHeads writes the headings of columns, at their foot, and of bands.
func (c *CellChart) placeHeads(l *layout, p cellPlan, top, left int) {
	line := l.lineAt(labelSize)
	for i := range c.Columns {
		lines, ok := c.headLines(l, p, i)
		l.cut = l.cut || !ok
		y := p.bands[0] - l.px(cellAir) - len(lines)*line
		for j, text := range lines {
			l.addText(l.strong(true), text, p.columns[i]+l.px(cellPad), max(y, top)+j*line, alignLeft)
		}
	}
	for i, name := range c.Bands {
		room := p.bands[i+1] - p.bands[i]
		lines, ok := whole(l.strong(true), name, float64(p.columns[0]-left-l.px(cellPad)+1))
		l.cut = l.cut || !ok || len(lines)*line > room
		for j, text := range lines {
			l.addText(l.strong(true), text, left, p.bands[i]+min(l.px(cellPad), max(0, room-line))+j*line, alignLeft)
		}
	}
}

// cellText are the lines of an item: of its name, and of its words where those have room in every column.
func (c *CellChart) cellText(l *layout, p cellPlan, item CellItem) (name, words []string) {
	width := float64(c.textWidth(l, p, item.Column))
	name = l.wrapName(l.plain(), item.Name, width, cellLines)
	if p.worded && item.Words != "" {
		words = []string{item.Words}
	}
	return name, words
}

// radius is that of an item's disc in px: areas are as the sizes.
func (p cellPlan) radius(l *layout, item CellItem) float64 {
	switch {
	case item.Open:
		return cellRing * l.unit
	case p.largest <= 0:
		return cellLeast * l.unit
	}
	return max(cellLeast, cellDisc*math.Sqrt(max(item.Size, 0)/p.largest)) * l.unit
}

// itemHeight is the height of an item in px with the air below it.
func (c *CellChart) itemHeight(l *layout, p cellPlan, item CellItem) int {
	name, words := c.cellText(l, p, item)
	return max(int(math.Ceil(2*p.radius(l, item))), (len(name)+len(words))*l.lineAt(labelSize)) + l.px(cellAir)
}

// needs are the heights in px that the bands need for all of their items.
func (c *CellChart) needs(l *layout, p cellPlan) []int {
	needs := make([]int, len(c.Bands))
	for band := range c.Bands {
		needs[band] = 2 * l.lineAt(labelSize)
		for column := range c.Columns {
			sum := 2 * l.px(cellPad)
			for _, item := range c.in(column, band) {
				sum += c.itemHeight(l, p, item)
			}
			needs[band] = max(needs[band], sum)
		}
	}
	return needs
}

// placeCell lists the items of a cell from its top; those that find no room are counted in the last line.
func (c *CellChart) placeCell(l *layout, p cellPlan, column, band int) {
	line := l.lineAt(labelSize)
	y, bottom := p.bands[band]+l.px(cellPad), p.bands[band+1]
	items := c.in(column, band)
	for i, item := range items {
		high := c.itemHeight(l, p, item)
		after := line // of those counted
		if i == len(items)-1 {
			after = 0
		}
		if y+high+after > bottom {
			more := fmt.Sprintf("%d more", len(items)-i)
			if i == 0 {
				more = fmt.Sprintf("%d not named", len(items))
			}
			if width := p.columns[column+1] - p.columns[column] - 2*l.px(cellPad); l.quiet().width(more) <= float64(width) && y+line <= bottom {
				l.addText(l.quiet(), more, p.columns[column]+l.px(cellPad), y, alignLeft)
			}
			return
		}
		c.placeItem(l, p, item, y, high-l.px(cellAir))
		y += high
	}
}

// placeItem places a disc with its name and words beside it in a height.
func (c *CellChart) placeItem(l *layout, p cellPlan, item CellItem, top, high int) {
	line, left := l.lineAt(labelSize), p.columns[item.Column]+l.px(cellPad)
	l.discs = append(l.discs, placedDisc{image.Pt(left+(p.gutters[item.Column]-l.px(cellGap))/2, top+high/2), p.radius(l, item), item.Open})
	name, words := c.cellText(l, p, item)
	y := top + (high-(len(name)+len(words))*line)/2
	for i, text := range append(name, words...) {
		style := l.plain()
		if i >= len(name) {
			style = l.quiet()
		}
		l.addText(style, text, left+p.gutters[item.Column], y+i*line, alignLeft)
	}
}

// placeBare places the discs alone, side by side in the middle of their cells.
func (c *CellChart) placeBare(l *layout, p cellPlan) {
	for band := range c.Bands {
		for column := range c.Columns {
			items := c.in(column, band)
			for i, item := range items {
				at := evenly(p.columns[column], p.columns[column+1], len(items))
				middle := image.Pt((at[i]+at[i+1])/2, (p.bands[band]+p.bands[band+1])/2)
				most := float64(min(at[i+1]-at[i], p.bands[band+1]-p.bands[band])) / 2
				l.discs = append(l.discs, placedDisc{middle, max(1, min(most, p.radius(l, item))), item.Open})
			}
		}
	}
}

// rule draws the lines between columns and bands, firm ones before what stands apart.
func (c *CellChart) rule(l *layout, p cellPlan) {
	left, right, top, bottom := p.columns[0], p.columns[len(c.Columns)], p.bands[0], p.bands[len(c.Bands)]
	draw := func(apart bool, box image.Rectangle) {
		if apart {
			l.fill("zero", box, ink(l.theme.Zero))
		} else {
			l.fill("grid", box, ink(l.theme.Grid))
		}
	}
	for i, x := range p.columns {
		draw(c.ApartColumns > 0 && i == len(c.Columns)-c.ApartColumns, image.Rect(x, top, x+l.px(1), bottom))
	}
	for i, y := range p.bands {
		draw(c.ApartBands > 0 && i == len(c.Bands)-c.ApartBands, image.Rect(left, y, right, y+l.px(1)))
	}
}

// evenly are the bounds of so many equal parts from one place to another.
func evenly(from, to, parts int) []int {
	at := make([]int, parts+1)
	for i := range at {
		at[i] = from + i*(to-from)/max(1, parts)
	}
	return at
}

// bandsBy are the bounds of bands from top to bottom: as high as they need, with what is left shared equally. Where there is too little
// room those that need least have what they need, and the others share the rest.
func bandsBy(needs []int, top, bottom int) []int {
	order := make([]int, len(needs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return needs[a] - needs[b] })
	heights, room := slices.Clone(needs), bottom-top
	for i, band := range order {
		fair := room / (len(order) - i)
		heights[band] = min(needs[band], fair)
		room -= heights[band]
	}
	at := []int{top}
	for i, high := range heights {
		at = append(at, at[i]+high+room/len(heights))
	}
	at[len(needs)] = bottom
	return at
}

func (c *CellChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills), discSeries{named: "discs", l: l}}, nil
}

// discSeries draws the discs of a chart of cells.
type discSeries struct {
	named
	l layout
}

// Render draws the discs in their order.
func (s discSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	r.SetClassName("marker")
	colour, surface := ink(s.l.theme.Benefit), ink(s.l.theme.Surface)
	for _, d := range s.l.discs {
		if !d.open {
			surface = colour
		}
		drawMarker(r, d.at, d.radius, max(1, 1.75*s.l.unit), colour, surface)
		surface = ink(s.l.theme.Surface)
	}
}
