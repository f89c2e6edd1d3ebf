package draw

import (
	"image"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// RowChart is a picture of one row a thing: its name at the left, bars along one level axis, words at the right.
type RowChart struct {
	Rows []Row
	Key  []KeyEntry
	Unit Unit
	// Stepped joins each row to the next where its last bar ends.
	Stepped bool
	// Gather makes one row of several that find no room.
	Gather func([]Row) Row
	// Least is the number of rows that it must have room for, however it is gathered, 0 for any.
	Least int
}

// Row is one row of a chart, its amounts in the chart's unit.
type Row struct {
	Name, Words string
	Bars        []Bar
	// Low and High are the ends of a range, the same where there is none.
	Low, High float64
	// Dots are marks on the axis, which a quiet line joins; they need no bars.
	Dots []Dot
	// Ends are the words beside the ends of its bars, in a chart that has some.
	Ends [2]string
	// Strong rows are totals; they are never gathered.
	Strong bool
	// Weight says how much a row matters where there is no room for all.
	Weight float64
}

// Bar is a bar of a row from one amount to another.
type Bar struct {
	From, To float64
	Role     Role
}

// Sizes of rows in units, and the most that names and words take of the width.
const (
	rowLeast   = 20
	rowAir     = 3
	rowBarMost = 30
	rowGap     = 10
	nameShare  = 0.44
	wordsShare = 0.45
)

// height lets every row have its name.
func (c *RowChart) height(page layout) float64 { return rowsHeight(page, c.names(c.Rows)) }

// rowsHeight is the height in units of rows with their key and axis, all as high as the one whose name and note take most
// lines.
func rowsHeight(page layout, names []rowName) float64 {
	width, most := page.nameWidth(names), 1
	for _, n := range names {
		name, note := page.nameLines(n, width, math.MaxInt)
		most = max(most, len(name)+len(note))
	}
	each := float64(most) * (labelSize*lineHeight + rowAir)
	return float64(len(names))*each + keyRow + 2*sectionGap + axisGap + labelSize*lineHeight
}

func (c *RowChart) written() []string {
	names := make([]string, len(c.Rows))
	for i, r := range c.Rows {
		names[i] = r.Name
	}
	return names
}

func (c *RowChart) names(rows []Row) []rowName {
	names := make([]rowName, len(rows))
	for i, r := range rows {
		names[i] = rowName{text: r.Name, strong: r.Strong}
	}
	return names
}

// place gives the axis its line and every row its band; what finds no room is gathered in one row.
func (c *RowChart) place(l *layout, room chart.Box, d detail) {
	if d == barePlot {
		l.plot = room
		low, high := extentOf(c.Rows)
		l.axis = newAxis(low, high, mostTicks, c.Unit)
		c.draw(l, c.Rows, bandsOf(rectOf(room), len(c.Rows)))
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(c.Key, room.Top)
	}
	room.Top += l.px(sectionGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	if room.Bottom-room.Top < max(1, c.Least)*l.px(rowLeast) {
		l.plot = chart.NewBox(room.Top, room.Left, room.Right, room.Top)
		return
	}
	rows := fitting(c.Rows, (room.Bottom-room.Top)/l.px(rowLeast), c.Gather)
	if c.Stepped {
		rows = chained(rows)
	}
	names := c.names(rows)
	left := l.nameWidth(names)
	right := c.placeWords(l, rows, rectOf(room), left+l.px(rowGap))
	l.plot = chart.NewBox(room.Top, room.Left+left+l.px(rowGap), room.Right-right, room.Bottom)
	bands := bandsOf(rectOf(l.plot), len(rows))
	l.addNames(names, bands, room.Left, left)
	low, high := extentOf(rows)
	l.axis = l.addTicks(low, high, c.Unit)
	c.draw(l, rows, bands)
}

// placeWords writes the words of the rows in a column at the right and returns its width in px with the gap before it.
// They hold figures: where there is no room for all of each there are none, and the table has them. Nor are there beside dots in a
// window so narrow that names and words would leave no plot: dots without their names would say nothing.
func (c *RowChart) placeWords(l *layout, rows []Row, room image.Rectangle, names int) int {
	width := 0.0
	for _, r := range rows {
		width = max(width, l.strong(r.Strong).width(r.Words))
	}
	dots := slices.ContainsFunc(rows, func(r Row) bool { return len(r.Dots) > 0 })
	narrow := dots && !l.footers && room.Dx()-names-int(math.Ceil(width))-l.px(rowGap) < l.px(smallWidth)
	if narrow || width > wordsShare*float64(l.inner()) {
		width = 0
	}
	for i, band := range bandsOf(room, len(rows)) {
		style := l.strong(rows[i].Strong)
		baseline := (band.Min.Y+band.Max.Y)/2 + int(math.Round(style.size*capHeight/2))
		if width > 0 {
			l.texts = append(l.texts, placedText{style, rows[i].Words, room.Max.X, baseline, alignRight})
		}
	}
	// The last tick's label reaches beyond the plot by half of itself.
	low, high := extentOf(c.Rows)
	ticks := newAxis(low, high, mostTicks, c.Unit).ticks
	half := l.quiet().width(ticks[len(ticks)-1].label) / 2
	return int(math.Ceil(max(width, half))) + l.px(rowGap)
}

// draw fills the grid, the bars with their ranges and what joins them, and the zero rule.
func (c *RowChart) draw(l *layout, rows []Row, bands []image.Rectangle) {
	for _, t := range l.axis.ticks {
		l.fill("grid", l.upright(t.value, l.px(1)), ink(l.theme.Grid))
	}
	for i, r := range rows {
		level := l.barLevel(bands[i])
		for _, b := range r.Bars {
			l.fill("bar", l.levelBar(b, level), ink(l.theme.of(b.Role)))
		}
		if c.Stepped && i > 0 {
			c.join(l, rows[i-1], bands[i-1], level.Min.Y)
		}
		l.levelRange(r, level)
		l.joinDots(r, level)
	}
	l.fill("zero", l.upright(0, l.px(1.5)), ink(l.theme.Zero))
}

// barLevel is the height of a row's bar in its band.
func (l *layout) barLevel(band image.Rectangle) image.Rectangle {
	thick := min(l.px(rowBarMost), max(2, band.Dy()*6/10))
	top := (band.Min.Y+band.Max.Y)/2 - thick/2
	return image.Rect(0, top, 0, top+thick)
}

// levelBar is the box of a bar, long enough to be seen beside the zero rule.
func (l *layout) levelBar(b Bar, level image.Rectangle) image.Rectangle {
	from, to := l.along(b.From), l.along(b.To)
	least := l.px(3)
	switch {
	case b.To > b.From:
		to = max(to, from+least)
	case b.To < b.From:
		to = min(to, from-least)
	}
	return image.Rect(from, level.Min.Y, to, level.Max.Y)
}

// join draws a hairline from the end of a row's last bar to the row below it.
func (c *RowChart) join(l *layout, above Row, band image.Rectangle, to int) {
	if len(above.Bars) == 0 {
		return
	}
	thick := min(l.px(rowBarMost), max(2, band.Dy()*6/10))
	from := (band.Min.Y+band.Max.Y)/2 - thick/2 + thick
	x := l.along(above.Bars[len(above.Bars)-1].To)
	l.fill("join", image.Rect(x, from, x+l.px(1), to), ink(l.theme.Whisker))
}

// levelRange draws a row's range with its ends, set off from the bar by an edge.
func (l *layout) levelRange(r Row, level image.Rectangle) {
	if r.Low == r.High {
		return
	}
	stem, rim := l.px(1.5), l.px(1)
	half := min(l.px(11), level.Dy()*7/10) / 2
	from, to := l.along(r.Low), l.along(r.High)
	middle := (level.Min.Y + level.Max.Y) / 2
	parts := []image.Rectangle{
		image.Rect(from, middle-stem/2, to, middle-stem/2+stem),
		image.Rect(from, middle-half, from+stem, middle+half), image.Rect(to-stem, middle-half, to, middle+half),
	}
	for _, p := range parts {
		l.fill("range", p.Inset(-rim), ink(l.theme.Surface))
	}
	for _, p := range parts {
		l.fill("range", p, ink(l.theme.Whisker))
	}
}

// upright is a rule across the plot's height.
func (l *layout) upright(amount float64, thick int) image.Rectangle {
	x := l.along(amount) - thick/2
	return image.Rect(x, l.plot.Top, x+thick, l.plot.Bottom)
}

func (c *RowChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills), dotSeries{named: "dots", l: l}}, nil
}

// extentOf returns the lowest and the highest amount of rows.
func extentOf(rows []Row) (low, high float64) {
	for _, r := range rows {
		low, high = min(low, r.Low), max(high, r.High)
		for _, b := range r.Bars {
			low, high = min(low, b.From, b.To), max(high, b.From, b.To)
		}
		for _, d := range r.Dots {
			low, high = min(low, d.At), max(high, d.At)
		}
	}
	return low, high
}

// bandsOf divides a box into bands for rows.
func bandsOf(box image.Rectangle, rows int) []image.Rectangle {
	out := make([]image.Rectangle, rows)
	for i := range out {
		out[i] = image.Rect(box.Min.X, box.Min.Y+i*box.Dy()/rows, box.Max.X, box.Min.Y+(i+1)*box.Dy()/rows)
	}
	return out
}

// fitting returns the rows that find room, in their order: where not all do, the lightest are gathered in one
// that stands behind the others, before the total.
func fitting(rows []Row, room int, gather func([]Row) Row) []Row {
	if len(rows) <= room || gather == nil {
		return rows
	}
	weights := make([]float64, 0, len(rows))
	kept := 1 // the gathered row
	for _, r := range rows {
		if r.Strong {
			kept++
		} else {
			weights = append(weights, r.Weight)
		}
	}
	slices.SortFunc(weights, func(a, b float64) int { return compareDown(a, b) })
	keep := max(0, min(room-kept, len(weights)))
	var out, light []Row
	for _, r := range rows {
		switch place := slices.IndexFunc(weights[:keep], func(w float64) bool { return w == r.Weight }); {
		case r.Strong:
			out = append(out, r)
		case place >= 0:
			weights[place] = math.Inf(-1) // each place is for one row
			out = append(out, r)
		default:
			light = append(light, r)
		}
	}
	at := len(out)
	if at > 0 && out[at-1].Strong {
		at--
	}
	return slices.Insert(out, at, gather(light))
}

// chained begins every step where the one above it ends, whichever were gathered.
func chained(rows []Row) []Row {
	out := slices.Clone(rows)
	at := 0.0
	for i, r := range out {
		if len(r.Bars) == 0 || r.Strong && i > 0 {
			continue
		}
		b := r.Bars[0]
		out[i].Bars = []Bar{{at, at + b.To - b.From, b.Role}}
		at += b.To - b.From
	}
	return out
}

func compareDown(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// fills draws rectangles that were placed before.
type fills []fill

// fill is a rectangle of one colour, with what it is called in a drawing.
type fill struct {
	class string
	box   image.Rectangle
	ink   drawing.Color
}

var _ chart.Series = fills{}

func (fills) GetName() string           { return "rows" }
func (fills) GetYAxis() chart.YAxisType { return chart.YAxisPrimary }
func (fills) GetStyle() chart.Style     { return chart.Style{} }
func (fills) Validate() error           { return nil }

// fill adds a rectangle to what the layout has placed.
func (l *layout) fill(class string, box image.Rectangle, c drawing.Color) {
	l.fills = append(l.fills, fill{class, box.Canon(), c})
}

// Render fills the rectangles in their order.
func (s fills) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	for _, f := range s {
		r.SetClassName(f.class)
		fillRect(r, f.box, f.ink)
	}
}
