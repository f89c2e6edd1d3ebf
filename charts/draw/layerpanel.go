package draw

import (
	"image"
	"slices"
)

// panelPlace is where a panel stands.
type panelPlace int

const (
	asidePanel panelPlace = iota
	belowPanel
	noPanel
)

// Sizes of a panel in units.
const (
	panelBeside = 620 // the least width of a picture whose panel stands beside it
	panelLeast  = 210
	panelMost   = 320
	panelIndent = 14
)

// runningNames lets the names of a band run on behind each other, over the whole width.
const runningNames = -1

// panelWay is a place for the panel, with how many lines its names may take: the first that has room, none for their short forms.
type panelWay struct {
	at    panelPlace
	names []int
}

// panelWays are the ways to place the panel, the best first.
func panelWays(l *layout, room image.Rectangle, uncut bool) []panelWay {
	at := belowPanel
	if room.Dx() >= l.px(panelBeside) {
		at = asidePanel
	}
	if uncut {
		return []panelWay{{at, []int{anyLines}}, {at, []int{runningNames}}, {at, []int{0}}, {at: noPanel}}
	}
	return []panelWay{{at, []int{2, 1, 0}}, {at: noPanel}}
}

// panelLine is a line of the panel, or several that stay together.
type panelLine struct {
	texts []panelText
	// lines is how many lines they take, and apart says that there is some room before it.
	lines int
	apart bool
	// heads says that what follows belongs to it.
	heads bool
}

// panelText is a text from the left of a line, by is how far in px, and line which of the lines.
type panelText struct {
	style    textStyle
	text     string
	by, line int
}

// placedPanel is a panel in its columns, beside the rows or to be placed below them.
type placedPanel struct {
	at      image.Rectangle
	columns [][]panelLine
	width   int
	below   bool
}

// planPanel finds where the panel stands, and the room that it leaves the rows.
func (c *LayerChart) planPanel(l *layout, room image.Rectangle, way panelWay) (placedPanel, image.Rectangle, bool) {
	if way.at == noPanel || len(c.Panel.Bands) == 0 {
		return placedPanel{}, room, true
	}
	p := placedPanel{at: room, below: way.at == belowPanel}
	columns, pad := 1, l.px(layerPad)
	if p.below {
		if columns = max(1, room.Dx()/l.px(panelLeast)); slices.Contains(way.names, runningNames) {
			columns = 1
		}
		p.width = (room.Dx() - 2*pad - (columns-1)*l.px(layerGutter)) / columns
	} else {
		wide := min(l.px(panelMost), max(l.px(panelLeast), room.Dx()*27/100))
		p.at.Min.X = room.Max.X - wide
		p.width = wide - 2*pad
	}
	for _, most := range way.names {
		lines, ok := c.panelLines(l, p.width, most)
		if !ok {
			continue
		}
		p.columns = evenColumns(l, lines, columns)
		high := 2 * pad
		for _, column := range p.columns {
			high = max(high, 2*pad+panelHeight(l, column))
		}
		p.at.Max.Y = p.at.Min.Y + high
		if p.below && high <= room.Dy()/2 {
			room.Max.Y -= high + l.px(layerBetw)
			return p, room, true
		}
		if !p.below && high <= room.Dy() {
			room.Max.X = p.at.Min.X - l.px(layerAside)
			return p, room, true
		}
	}
	return placedPanel{}, room, false
}

// panelLines are the lines of the panel at a width in px, a name on so many at most, and with none its short form; it
// reports whether all but names is whole.
func (c *LayerChart) panelLines(l *layout, width, most int) ([]panelLine, bool) {
	var out []panelLine
	fits := true
	add := func(style textStyle, text string) {
		lines, ok := whole(style, text, float64(width))
		fits = fits && ok
		one := panelLine{lines: len(lines), heads: true}
		for i, t := range lines {
			one.texts = append(one.texts, panelText{style, t, 0, i})
		}
		if len(lines) > 0 {
			out = append(out, one)
		}
	}
	if by := int(l.strong(true).width(c.Panel.Heading+" ")) + l.px(layerAir); c.Panel.Key != "" && float64(by)+l.quiet().width(c.Panel.Key) <= float64(width) {
		out = append(out, panelLine{lines: 1, heads: true, texts: []panelText{{l.strong(true), c.Panel.Heading, 0, 0}, {l.quiet(), c.Panel.Key, by, 0}}})
	} else {
		add(l.strong(true), c.Panel.Heading)
		add(l.quiet(), c.Panel.Key)
	}
	for _, band := range c.Panel.Bands {
		name := l.quiet()
		name.face = fonts().bold
		if most <= 0 {
			one, ok := l.runningBand(band, name, width, most == runningNames)
			out, fits = append(out, one), fits && ok
			continue
		}
		for i, text := range l.wrapName(name, band.Name, float64(width), 2) {
			out = append(out, panelLine{lines: 1, apart: i == 0, heads: true, texts: []panelText{{name, text, 0, 0}}})
		}
		for i, row := range band.Rows {
			one, ok := l.panelRow(row, width, most)
			one.apart = i == 0 && band.Name == ""
			fits = fits && ok
			out = append(out, one)
		}
	}
	return out, fits
}

// runningBand writes a band with its rows behind its name, by their own names or by the short form of these.
func (l *layout) runningBand(band LayerBand, name textStyle, width int, named bool) (panelLine, bool) {
	one, by, fits := panelLine{}, 0, true
	for i, text := range l.wrapName(name, band.Name, float64(width), 2) {
		one.texts = append(one.texts, panelText{name, text, 0, i})
		one.lines, by = i, int(name.width(text+" "))+l.px(layerAir)
	}
	for _, row := range band.Rows {
		style := l.plain()
		text := row.Mark + " " + row.Short
		if named {
			text = row.Mark + " " + row.Name
		}
		if row.Word != "" && named {
			text += ", " + row.Word
		} else if row.Word != "" {
			text += " " + row.Word
		}
		if row.Against {
			style = l.strong(true)
			style.ink = ink(l.theme.Against)
		}
		wide := int(style.width(text)) + 1
		if by > 0 && by+wide > width {
			by, one.lines = 0, one.lines+1
		}
		fits = fits && wide <= width
		one.texts = append(one.texts, panelText{style, text, by, one.lines})
		by += wide + l.px(2*layerAir)
	}
	one.lines++
	return one, fits
}

// panelRow writes a row: its mark, the name beside it, and its word behind the name or below.
func (l *layout) panelRow(row LayerRow, width, most int) (panelLine, bool) {
	style, strong, indent := l.plain(), l.strong(row.Against), l.px(panelIndent)
	if row.Against {
		strong.ink = ink(l.theme.Against)
	}
	room := float64(width - indent)
	names := l.wrapName(style, row.Name, room, most)
	one := panelLine{lines: len(names), texts: []panelText{{strong, row.Mark, 0, 0}}}
	for i, text := range names {
		one.texts = append(one.texts, panelText{style, text, indent, i})
	}
	if row.Word != "" {
		last := len(names) - 1
		by := indent
		if last >= 0 {
			by += int(style.width(names[last]+" ")) + l.px(layerAir)
		}
		if last < 0 || float64(by)+strong.width(row.Word) > float64(width) {
			by, last = indent, last+1
			one.lines++
		}
		one.texts = append(one.texts, panelText{strong, row.Word, by, last})
	}
	ok := len(names) > 0 && strong.width(row.Word) <= room && !slices.ContainsFunc(names, func(text string) bool { return style.width(text) > room })
	return one, ok && strong.width(row.Mark) <= float64(indent)
}

// panelHeight is what lines take in px.
func panelHeight(l *layout, lines []panelLine) int {
	high := 0
	for i, one := range lines {
		high += one.lines * l.lineAt(labelSize)
		if one.apart && i > 0 {
			high += l.px(layerAir)
		}
	}
	return high
}

// evenColumns shares lines out over columns so that the highest is as low as can be; what heads others stands with the first of them.
func evenColumns(l *layout, lines []panelLine, columns int) [][]panelLine {
	if columns == 1 {
		return [][]panelLine{lines}
	}
	for high := panelHeight(l, lines) / columns; ; high += l.lineAt(labelSize) {
		if out := columnsOf(l, lines, high); len(out) <= columns {
			return out
		}
	}
}

// columnsOf fills columns of a height in px one after the other.
func columnsOf(l *layout, lines []panelLine, high int) [][]panelLine {
	var out [][]panelLine
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && panelHeight(l, lines[from:to+1]) <= high {
			to++
		}
		for to < len(lines) && to > from+1 && lines[to-1].heads {
			to--
		}
		out = append(out, lines[from:to])
		from = to
	}
	return out
}

// finish writes the panel into the plan, below what that holds where it doesn't stand beside it.
func (p placedPanel) finish(l *layout, to *layerPlan) {
	if len(p.columns) == 0 {
		return
	}
	if p.below {
		p.at = p.at.Add(image.Pt(0, to.bottom+l.px(layerBetw)-p.at.Min.Y))
	}
	to.panel, to.bottom = p.at, max(to.bottom, p.at.Max.Y)
	pad := l.px(layerPad)
	for i, column := range p.columns {
		x, y := p.at.Min.X+pad+i*(p.width+l.px(layerGutter)), p.at.Min.Y+pad
		for j, one := range column {
			if one.apart && j > 0 {
				y += l.px(layerAir)
			}
			for _, t := range one.texts {
				to.texts = append(to.texts, l.textAt(t.style, t.text, x+t.by, y+t.line*l.lineAt(labelSize), alignLeft))
			}
			y += one.lines * l.lineAt(labelSize)
		}
	}
}
