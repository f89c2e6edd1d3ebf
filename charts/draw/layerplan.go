package draw

import (
	"fmt"
	"image"
	"slices"
)

// layerSize is a way to write the boxes: how many lines a name and what is said may take, the least width of a box, and the room
// around its words and between rows, in units.
type layerSize struct {
	name, said       int
	least, pad, gaps float64
	// uncut takes no shortened name.
	uncut bool
	// level lets an amount stand behind what is said; flat writes all on one line, without ways between rows.
	level, flat bool
}

// layerSizes are the ways to write the boxes, the roomiest first; the last names all it can in one line each.
func layerSizes() []layerSize {
	return []layerSize{
		{name: 2, said: 3, least: 190, pad: 7, gaps: 20},
		{name: 1, said: 2, least: 150, pad: 5, gaps: 16},
		{name: 2, said: 2, least: 112, pad: 2, gaps: 10, level: true},
		{name: 1, said: 1, least: 112, pad: 2, gaps: 10, level: true},
		flatLayers(),
	}
}

// anyLines is more than a name of a case takes.
const anyLines = 100

// uncutSizes are the ways to write the boxes with every name whole, on as many lines as it takes, the roomiest first.
func uncutSizes() []layerSize {
	return []layerSize{
		{name: anyLines, said: anyLines, least: 190, pad: 7, gaps: 20, uncut: true},
		{name: anyLines, said: anyLines, least: 150, pad: 5, gaps: 16, uncut: true},
		{name: anyLines, said: anyLines, least: 112, pad: 2, gaps: 10, level: true, uncut: true},
	}
}

func flatLayers() layerSize { return layerSize{said: 1, least: 112, pad: 1, gaps: 4, flat: true} }

// layerPlan is where all of a chart of layers stands, in px.
type layerPlan struct {
	size   layerSize
	boxes  []placedLayerBox
	texts  []placedText
	routes [][]image.Point
	panel  image.Rectangle
	// bottom is where it ends, and more is how many boxes have no place.
	bottom, more int
}

// placedLayerBox is a box in its place with its words.
type placedLayerBox struct {
	box  LayerBox
	text layerText
	at   image.Rectangle
}

// strip is a line of boxes of a row; the first of a row begins it.
type strip struct {
	boxes []LayerBox
	begin bool
	high  int
	texts []layerText
}

// cut reports whether words of a box have no room.
func (s strip) cut() bool {
	return slices.ContainsFunc(s.texts, func(t layerText) bool { return !t.fits })
}

// plan finds the roomiest way to write all boxes with the panel, then without it; where there is none, it is one line a box for as many
// as there is room for. On paper, which can be as high as it takes and where nothing can be pointed at, names are whole if it can be.
func (c *LayerChart) plan(l *layout, room image.Rectangle) layerPlan {
	if l.footers {
		if p, ok := c.roomiest(l, room, uncutSizes(), true); ok {
			return p
		}
	}
	if p, ok := c.roomiest(l, room, layerSizes(), false); ok {
		return p
	}
	for columns := mostColumns; columns > 1; columns-- {
		if p, ok := c.crowd(l, room, columns); ok {
			return p
		}
	}
	p, _ := c.crowd(l, room, 1)
	return p
}

// roomiest finds the first of some ways, the roomiest first, to write all boxes.
func (c *LayerChart) roomiest(l *layout, room image.Rectangle, sizes []layerSize, uncut bool) (layerPlan, bool) {
	for _, way := range panelWays(l, room, uncut) {
		panel, rest, ok := c.planPanel(l, room, way)
		for columns := 1; ok && columns <= mostColumns; columns++ {
			for _, size := range sizes {
				if size.flat && way.at != noPanel {
					continue // a name matters more than what stands beside it
				}
				if p, ok := c.try(l, rest, size, columns); ok {
					panel.finish(l, &p)
					return p, true
				}
			}
		}
	}
	return layerPlan{}, false
}

// mostColumns is how many columns the rows may stand in side by side.
const mostColumns = 6

// ground of a chart of layers: the room of its rows, the words below them, and where the words of the way back stand.
type layerGround struct {
	rows image.Rectangle
	sum  []string
	top  int
}

// try lays the rows out in so many columns, and reports whether there is room.
func (c *LayerChart) try(l *layout, room image.Rectangle, size layerSize, columns int) (layerPlan, bool) {
	p := layerPlan{size: size}
	g, width := c.ground(l, room, size, columns)
	if columns > 1 && width < l.px(size.least) || width < 1 || g.rows.Dy() < l.lineAt(labelSize) {
		return p, false
	}
	if c.leastHigh(l, width, size) > columns*g.rows.Dy() {
		return p, false
	}
	strips := c.strips(l, width, size)
	parts, ok := parted(strips, columns, g.rows.Dy(), l.px(size.gaps), l.px(layerBetw))
	if !ok || slices.ContainsFunc(strips, strip.cut) {
		return p, false
	}
	c.placeStrips(l, &p, parts, g.rows, width)
	c.finish(l, &p, g)
	return p, true
}

// crowd lists boxes of one line each in so many columns, as many as have room, and counts the others.
func (c *LayerChart) crowd(l *layout, room image.Rectangle, columns int) (layerPlan, bool) {
	p := layerPlan{size: flatLayers(), bottom: room.Min.Y}
	line := l.lineAt(labelSize)
	g, width := c.ground(l, room, p.size, columns)
	if g.rows.Dy() < 3*line {
		g.rows, g.sum = room, nil
	}
	if columns > 1 && width < l.px(p.size.least) {
		return p, false
	}
	strips := c.strips(l, max(width, 1), p.size)
	for n := len(strips); n > 0 && len(p.boxes) == 0; n-- {
		rows := g.rows
		if n < len(strips) {
			rows.Max.Y -= line
		}
		if parts, ok := parted(strips[:n], columns, rows.Dy(), l.px(p.size.gaps), l.px(layerBetw)); ok {
			c.placeStrips(l, &p, parts, rows, width)
			for _, s := range strips[n:] {
				p.more += len(s.boxes)
			}
		}
	}
	if len(p.boxes) == 0 || slices.ContainsFunc(strips, strip.cut) {
		return c.bare(room), columns == 1
	}
	if p.more > 0 {
		p.texts = append(p.texts, l.textAt(l.quiet(), fmt.Sprintf("%d more", p.more), g.rows.Min.X, p.bottom, alignLeft))
		p.bottom += line
	}
	c.finish(l, &p, g)
	return p, true
}

// bare lays the boxes out without a word.
func (c *LayerChart) bare(room image.Rectangle) layerPlan {
	p := layerPlan{bottom: room.Max.Y}
	down := evenly(room.Min.Y, room.Max.Y, len(c.Rows))
	for i, row := range c.Rows {
		across := evenly(room.Min.X, room.Max.X, len(row))
		for j, b := range row {
			box := image.Rect(across[j], down[i], max(across[j]+1, across[j+1]-2), max(down[i]+1, down[i+1]-2))
			p.boxes = append(p.boxes, placedLayerBox{box: b, at: box})
		}
	}
	return p
}

// ground shares a room out: below the rows stands the sum, beside and above them the way back. It returns the width of a column too.
func (c *LayerChart) ground(l *layout, room image.Rectangle, size layerSize, columns int) (g layerGround, width int) {
	g.rows, g.top = room, room.Min.Y
	if c.Sum != "" {
		lines, ok := whole(l.quiet(), c.Sum, float64(room.Dx()))
		if ok {
			g.sum = lines
			g.rows.Max.Y -= len(lines)*l.lineAt(labelSize) + l.px(layerBetw)
		}
	}
	if c.goesBack(size) {
		g.rows.Max.X -= l.px(layerBackBy)
		g.rows.Min.Y += l.lineAt(labelSize) + l.px(2)
	}
	if columns > 1 && !size.flat {
		g.rows.Min.Y += l.px(layerTop)
	}
	return g, (g.rows.Dx() - (columns-1)*l.px(layerGutter)) / columns
}

// goesBack reports whether there is a way back from the last row to the first.
func (c *LayerChart) goesBack(size layerSize) bool {
	return c.Back != "" && len(c.Rows) > 1 && !size.flat
}

// abreast is how many boxes stand side by side in a width in px at most.
func (l *layout) abreast(width int, size layerSize) int {
	between := l.px(layerBetw)
	return max(1, (width+between)/(l.px(size.least)+between))
}

// leastHigh is a height in px that the rows in one column have at least, found without a look at their words.
func (c *LayerChart) leastHigh(l *layout, width int, size layerSize) int {
	strips, most := 0, l.abreast(width, size)
	for _, row := range c.Rows {
		strips += (len(row) + most - 1) / most
	}
	lines := 2
	if size.flat {
		lines = 1
	}
	return strips * (lines*l.lineAt(labelSize) + 2*l.px(size.pad))
}

// strips are the lines of boxes at a width in px.
func (c *LayerChart) strips(l *layout, width int, size layerSize) []strip {
	between, most := l.px(layerBetw), l.abreast(width, size)
	var out []strip
	for _, row := range c.Rows {
		lines := (len(row) + most - 1) / most
		for i, from := 0, 0; i < lines; i++ {
			n := (len(row) - from + lines - i - 1) / (lines - i)
			s := strip{boxes: row[from : from+n], begin: i == 0}
			for _, b := range s.boxes {
				t := l.layerText(b, (width-(n-1)*between)/n, size)
				s.texts = append(s.texts, t)
				s.high = max(s.high, t.lines*l.lineAt(labelSize)+2*l.px(size.pad))
			}
			out = append(out, s)
			from += n
		}
	}
	return out
}

// parted shares strips out over columns of a height from the left, the columns as even as can be, and reports whether all have room.
func parted(strips []strip, columns, high, gap, between int) ([][]strip, bool) {
	fill := func(most int) ([][]strip, bool) {
		parts, at := [][]strip{nil}, 0
		for i, s := range strips {
			before := between
			if s.begin {
				before = gap
			}
			last := len(parts) - 1
			if len(parts[last]) > 0 && at+before+s.high > most {
				parts, at, last = append(parts, nil), 0, last+1
			}
			if len(parts[last]) > 0 {
				at += before
			}
			if at += s.high; at > most {
				return nil, false
			}
			parts[last] = append(parts[last], strips[i])
		}
		return parts, len(parts) <= columns
	}
	best, ok := fill(high)
	if !ok || columns == 1 {
		return best, ok
	}
	for low, most := 0, high; most-low > 1; {
		middle := (low + most) / 2
		if parts, ok := fill(middle); ok {
			best, most = parts, middle
		} else {
			low = middle
		}
	}
	return best, true
}

// placeStrips places columns of strips and the ways between their rows.
func (c *LayerChart) placeStrips(l *layout, p *layerPlan, parts [][]strip, area image.Rectangle, width int) {
	between, x := l.px(layerBetw), area.Min.X
	var before []image.Point // where the column before ends
	for _, column := range parts {
		y, gap := area.Min.Y, c.stretched(l, p.size, column, area.Dy())
		middle := x + width/2
		for i, s := range column {
			switch {
			case i == 0 && before != nil && s.begin && !p.size.flat:
				p.routes = append(p.routes, append(before, image.Pt(x-l.px(layerGutter)/2, y-l.px(9)), image.Pt(middle, y-l.px(9)), image.Pt(middle, y-1)))
			case i > 0 && s.begin && !p.size.flat:
				p.routes = append(p.routes, []image.Point{{X: middle, Y: y + l.px(2)}, {X: middle, Y: y + gap - l.px(1)}})
				y += gap
			case i > 0 && s.begin:
				y += gap
			case i > 0:
				y += between
			}
			at := evenly(x, x+width+between, len(s.boxes))
			for j, b := range s.boxes {
				p.boxes = append(p.boxes, placedLayerBox{b, s.texts[j], image.Rect(at[j], y, at[j+1]-between, y+s.high)})
			}
			y += s.high
		}
		p.bottom = max(p.bottom, y)
		turn := x + width + l.px(layerGutter)/2
		before = []image.Point{{X: middle, Y: y + l.px(1)}, {X: middle, Y: y + l.px(7)}, {X: turn, Y: y + l.px(7)}}
		x += width + l.px(layerGutter)
	}
}

// stretched is the gap between the rows of a column, wider where a window has room.
func (c *LayerChart) stretched(l *layout, size layerSize, column []strip, high int) int {
	gap, gaps := l.px(size.gaps), 0
	for i, s := range column {
		high -= s.high
		if i > 0 && s.begin {
			gaps++
			high -= gap
		} else if i > 0 {
			high -= l.px(layerBetw)
		}
	}
	if gaps == 0 || high <= 0 || l.footers {
		return gap
	}
	return gap + min(high/gaps, l.px(size.gaps))
}

// finish writes the sum below what was placed, and draws the way back.
func (c *LayerChart) finish(l *layout, p *layerPlan, g layerGround) {
	if c.goesBack(p.size) {
		c.wayBack(l, p, g)
	}
	if len(g.sum) > 0 {
		p.bottom += l.px(layerBetw)
	}
	for _, text := range g.sum {
		p.texts = append(p.texts, l.textAt(l.quiet(), text, g.rows.Min.X, p.bottom, alignLeft))
		p.bottom += l.lineAt(labelSize)
	}
}

// wayBack leads from the last box beside the rows up to the first row, with its words above.
func (c *LayerChart) wayBack(l *layout, p *layerPlan, g layerGround) {
	last := p.boxes[len(p.boxes)-1].at
	beside := g.rows.Max.X + l.px(layerBackBy-4)
	p.texts = append(p.texts, l.textAt(l.quiet(), c.Back, beside+l.px(4), g.top, alignRight))
	from := (last.Min.Y + last.Max.Y) / 2
	route := []image.Point{{X: last.Max.X + l.px(2), Y: from}, {X: beside, Y: from}}
	first := p.boxes[0].at
	if !p.oneColumn() {
		y, x := g.rows.Min.Y-l.px(layerTop)+l.px(2), first.Min.X+l.px(12)
		p.routes = append(p.routes, append(route, image.Pt(beside, y), image.Pt(x, y), image.Pt(x, first.Min.Y-1)))
		return
	}
	for _, b := range p.boxes {
		if b.at.Min.Y == first.Min.Y {
			first.Max.X = b.at.Max.X
		}
	}
	to := (first.Min.Y + first.Max.Y) / 2
	p.routes = append(p.routes, append(route, image.Pt(beside, to), image.Pt(first.Max.X+1, to)))
}

// oneColumn reports whether all rows stand below each other.
func (p *layerPlan) oneColumn() bool {
	for i := 1; i < len(p.boxes); i++ {
		if p.boxes[i].at.Min.Y < p.boxes[i-1].at.Min.Y {
			return false
		}
	}
	return true
}
