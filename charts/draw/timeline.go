package draw

import (
	"image"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Timeline is a picture of one row a thing over the quarters of years: a bar from one quarter to another, words below it, and lines from
// what a thing needs.
type Timeline struct {
	Years []string
	Rows  []TimelineRow
	// Gather makes one row of several that find no room.
	Gather func([]TimelineRow) TimelineRow
}

// TimelineRow is one row. Places are quarters from the beginning of the first year.
type TimelineRow struct {
	Name string
	// Words stand below the bar, Warning before them.
	Words, Warning string
	// From and To are where the bar begins and ends, the same for none; WasFrom and WasTo where it was meant to be, drawn as an edge.
	From, To, WasFrom, WasTo int
	// Marked are spans that are framed, and Marks the places of small rings.
	Marked [][2]int
	Marks  []int
	// Apart rows have another colour.
	Apart, Strong bool
	// Passing are the places of lines that run through the row, Leaving of one that begins at its bar, Arriving where those come from
	// that end at its bar.
	Passing, Arriving []int
	Leaving           bool
}

// Sizes of a timeline in units.
const (
	timeBar   = 14
	timePad   = 4
	timeLine  = 1.5
	timeFrame = 2
	timeRing  = 4.5
	timeNames = 40
	timeShare = 34 // per cent of a page
)

func (c *Timeline) written() []string {
	names := make([]string, len(c.Rows))
	for i, r := range c.Rows {
		names[i] = r.Name
	}
	return names
}

func (c *Timeline) names(rows []TimelineRow) []rowName {
	names := make([]rowName, len(rows))
	for i, r := range rows {
		names[i] = rowName{text: r.Name, strong: r.Strong}
	}
	return names
}

// height lets every row have its name and its words.
func (c *Timeline) height(page layout) float64 {
	left := c.left(&page) + page.px(rowGap)
	page.plot = chart.NewBox(0, page.px(page.margins.left)+left, page.size.X-page.px(page.margins.right), page.size.Y)
	all := 0
	for _, r := range c.Rows {
		all += c.need(&page, r)
	}
	return float64(all)/page.unit*dotSlack + 2*sectionGap + axisGap + labelSize*lineHeight
}

// left is the width in px that the names take. On paper they leave more to what stands below the bars, which takes more lines than they do.
func (c *Timeline) left(l *layout) int {
	left := max(l.nameWidth(c.names(c.Rows)), l.px(timeNames))
	if l.footers {
		left = min(left, l.inner()*timeShare/100)
	}
	return left
}

// nameLinesOf is on how many lines a name may stand.
func nameLinesOf(l *layout) int {
	if l.footers {
		return 4
	}
	return 2
}

// need is the height of a row in px.
func (c *Timeline) need(l *layout, r TimelineRow) int {
	_, warning, words := c.wordsOf(l, r)
	name, _ := l.nameLines(rowName{text: r.Name, strong: r.Strong}, c.nameRoom(l), nameLinesOf(l))
	line := l.lineAt(labelSize)
	return 2*l.px(timePad) + max(len(name)*line, l.px(timeBar)+(len(warning)+len(words))*line)
}

// nameRoom is the width in px that the names have, of the plot that stands beside them.
func (c *Timeline) nameRoom(l *layout) int {
	return l.plot.Left - l.px(rowGap) - l.px(l.margins.left)
}

// wordsOf are the lines below a bar, and where they begin: at the bar's beginning where they have room there, else further left.
func (c *Timeline) wordsOf(l *layout, r TimelineRow) (x int, warning, words []string) {
	widest := max(l.strong(true).width(r.Warning), l.quiet().width(r.Words))
	x = max(l.plot.Left+l.px(2), min(c.at(l, r.From), l.plot.Right-int(widest)-1))
	wide := float64(l.plot.Right - x)
	if r.Warning != "" {
		warning, _ = whole(l.strong(true), r.Warning, wide)
	}
	if r.Words != "" {
		words, _ = whole(l.quiet(), r.Words, wide)
	}
	return x, warning, words
}

// at is where a quarter begins in px, within the years.
func (c *Timeline) at(l *layout, quarter int) int {
	all := 4 * len(c.Years)
	return l.plot.Left + min(max(quarter, 0), all)*(l.plot.Right-l.plot.Left-l.px(1))/max(all, 1)
}

// place gives the years their line and every row its band; what finds no room is gathered in the last one.
func (c *Timeline) place(l *layout, room chart.Box, d detail) {
	l.bands = max(len(c.Years), 1)
	if d == barePlot {
		l.plot = room
		for i, band := range bandsOf(rectOf(room), len(c.Rows)) {
			c.drawRow(l, c.Rows[i], band, min(band.Dy()/2, l.px(timeBar)))
		}
		return
	}
	room.Top += l.px(sectionGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	l.plot = room
	left := c.left(l)
	l.plot.Left += left + l.px(rowGap)
	rows := c.fitting(l)
	if len(rows) == 0 {
		l.plot.Bottom = l.plot.Top
		return
	}
	l.addYears(c.Years, 0)
	for i := range len(c.Years) + 1 {
		x := c.at(l, 4*i)
		l.fill("grid", image.Rect(x, l.plot.Top, x+l.px(1), l.plot.Bottom), ink(l.theme.Grid))
	}
	y, spare := room.Top, c.spare(l, rows)
	for _, r := range rows {
		high := c.need(l, r) + spare
		c.placeRow(l, r, image.Rect(room.Left, y, room.Right, y+high), left)
		y += high
	}
}

// spare is what every row gets of the height that is left over, in px.
func (c *Timeline) spare(l *layout, rows []TimelineRow) int {
	all := 0
	for _, r := range rows {
		all += c.need(l, r)
	}
	return max(0, min((l.plot.Height()-all)/max(len(rows), 1), l.lineAt(labelSize)))
}

// fitting are the rows that have room, the last ones gathered where not all have.
func (c *Timeline) fitting(l *layout) []TimelineRow {
	all := 0
	for i, r := range c.Rows {
		if all += c.need(l, r); all <= l.plot.Height() {
			continue
		}
		for kept := i; kept >= 1; kept-- {
			rest := c.Gather(c.Rows[kept:])
			used := c.need(l, rest)
			for _, one := range c.Rows[:kept] {
				used += c.need(l, one)
			}
			if used <= l.plot.Height() {
				return append(append([]TimelineRow{}, c.Rows[:kept]...), rest)
			}
		}
		return nil
	}
	return c.Rows
}

// placeRow writes a row's name and words, and draws its bar and lines.
func (c *Timeline) placeRow(l *layout, r TimelineRow, band image.Rectangle, left int) {
	line, top := l.lineAt(labelSize), band.Min.Y+l.px(timePad)
	name, _ := l.nameLines(rowName{text: r.Name, strong: r.Strong}, left, nameLinesOf(l))
	for i, text := range name {
		l.addText(l.strong(r.Strong), text, band.Min.X, top+i*line, alignLeft)
	}
	c.drawRow(l, r, band, l.px(timeBar))
	x, warning, words := c.wordsOf(l, r)
	y := top + l.px(timeBar)
	write := func(style textStyle, lines []string) {
		for _, text := range lines {
			l.fill("plate", image.Rect(x-l.px(1), y, min(x+int(style.width(text))+l.px(2), l.plot.Right), y+line), ink(l.theme.Surface))
			l.addText(style, text, x, y, alignLeft)
			y += line
		}
	}
	write(l.strong(true), warning)
	write(l.quiet(), words)
}

// drawRow fills the lines of needs, where a bar was meant to be, the bar, what is framed of it and the rings.
func (c *Timeline) drawRow(l *layout, r TimelineRow, band image.Rectangle, thick int) {
	top := band.Min.Y + min(l.px(timePad), max(0, band.Dy()-thick))
	stem, rule := l.px(timeLine), ink(l.theme.Whisker)
	for _, x := range r.Passing {
		l.fill("need", image.Rect(c.at(l, x)-stem, band.Min.Y, c.at(l, x), band.Max.Y), rule)
	}
	if r.Leaving {
		l.fill("need", image.Rect(c.at(l, r.To)-stem, top, c.at(l, r.To), band.Max.Y), rule)
	}
	for _, x := range r.Arriving {
		from, to := c.at(l, x)-stem, c.at(l, r.From)
		l.fill("need", image.Rect(min(from, to), band.Min.Y, max(from, to)+stem, band.Min.Y+stem), rule)
		l.fill("need", image.Rect(to, band.Min.Y, to+stem, top), rule)
	}
	if r.WasTo > r.WasFrom {
		c.frame(l, r.WasFrom, r.WasTo, top, thick, 1)
	}
	if r.To > r.From {
		fill := l.theme.Benefit
		if r.Apart {
			fill = l.theme.Before
		}
		l.fill("bar", image.Rect(c.at(l, r.From), top, c.at(l, r.To), top+thick), ink(fill))
	}
	for _, m := range r.Marked {
		c.frame(l, m[0], m[1], top-l.px(1), thick+2*l.px(1), timeFrame)
	}
	for _, x := range r.Marks {
		if x >= 0 && x < 4*len(c.Years) {
			l.discs = append(l.discs, placedDisc{image.Pt(c.at(l, x+1), top+thick/2), timeRing * l.unit, true})
		}
	}
}

// frame draws the edge of a span.
func (c *Timeline) frame(l *layout, from, to, top, high int, width float64) {
	x0, x1, w := c.at(l, from), c.at(l, to), l.px(width)
	edge := ink(l.theme.Whisker)
	if width > 1 {
		edge = ink(l.theme.Cost)
	}
	for _, box := range []image.Rectangle{
		image.Rect(x0, top, x1, top+w), image.Rect(x0, top+high-w, x1, top+high), image.Rect(x0, top, x0+w, top+high), image.Rect(x1-w, top, x1, top+high),
	} {
		l.fill("frame", box, edge)
	}
}

func (c *Timeline) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills), discSeries{named: "discs", l: l}}, nil
}

var _ Picture = (*Timeline)(nil)
