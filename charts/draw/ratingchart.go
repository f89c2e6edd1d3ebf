package draw

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// RatingChart is a picture of one row a thing that is rated: a box of the rating's colour, its letter and word, the thing's name and
// what the rating rests on.
type RatingChart struct {
	Rows []RatingRow
	Key  []KeyEntry
	// Gather names what finds no room, so many rows.
	Gather func(rest int) string
}

// RatingRow is one thing that is rated.
type RatingRow struct {
	Name, Rating string
	Role         Role
	// Rated is false for a thing without a rating: its box is empty. Hatched says that nothing is behind its rating.
	Rated, Hatched bool
	// Words say, a sentence each, what the rating rests on; where there is no room for all of them the first alone stands.
	Words []string
}

// Sizes of a chart of ratings in units, and the most that names take of the width.
const (
	swatchSide  = 14
	ratingLeast = 22
	ratingAir   = 6
	ratingNames = 0.34
	hatchStep   = 4.5
)

// swatch is the box of a rating in its place.
type swatch struct {
	box            image.Rectangle
	ink            drawing.Color
	rated, hatched bool
}

func (c *RatingChart) written() []string {
	var names []string
	for _, r := range c.Rows {
		names = append(names, r.Name)
	}
	for _, e := range c.Key {
		names = append(names, e.Text)
	}
	return names
}

// ratingColumns are the places of the columns in px, and how wide the last two are.
type ratingColumns struct{ rating, name, nameWidth, words, wordsWidth int }

func (c *RatingChart) columns(l *layout, left, right int) ratingColumns {
	widest, names := 0.0, 0.0
	for _, r := range c.Rows {
		widest, names = max(widest, l.strong(true).width(r.Rating)), max(names, l.plain().width(r.Name))
	}
	at := ratingColumns{rating: left + l.px(swatchSide) + l.px(keyTextGap)}
	at.name = at.rating + int(math.Ceil(widest)) + l.px(rowGap)
	at.nameWidth = int(min(math.Ceil(names), ratingNames*float64(l.inner())))
	at.words = at.name + at.nameWidth + l.px(rowGap)
	at.wordsWidth = max(1, right-at.words)
	return at
}

// lines are the words of a row in a column, the first so many sentences, and whether every word has room.
func (c *RatingChart) lines(l *layout, r RatingRow, at ratingColumns, sentences int) (lines []string, ok bool) {
	ok = true
	for _, text := range r.Words[:min(sentences, len(r.Words))] {
		more, fits := whole(l.quiet(), text, float64(at.wordsWidth))
		lines, ok = append(lines, more...), ok && fits
	}
	return lines, ok
}

// most is the number of sentences of the row that has most.
func (c *RatingChart) most() int {
	most := 0
	for _, r := range c.Rows {
		most = max(most, len(r.Words))
	}
	return most
}

// needs are the heights in px of the rows with so many sentences, none where a word has no room.
func (c *RatingChart) needs(l *layout, at ratingColumns, sentences int) []int {
	needs := make([]int, len(c.Rows))
	for i, r := range c.Rows {
		lines, ok := c.lines(l, r, at, sentences)
		if !ok {
			return nil
		}
		name := l.wrapName(l.plain(), r.Name, float64(at.nameWidth), 2)
		needs[i] = max(l.px(ratingLeast), max(len(lines), len(name))*l.lineAt(labelSize)+l.px(ratingAir))
	}
	return needs
}

func sumOf(heights []int) int {
	sum := 0
	for _, h := range heights {
		sum += h
	}
	return sum
}

func (c *RatingChart) height(page layout) float64 {
	left := page.px(page.margins.left)
	at := c.columns(&page, left, left+page.inner())
	key := float64(page.addKey(c.Key, 0)) / page.unit
	for sentences := c.most(); sentences >= 0; sentences-- {
		if needs := c.needs(&page, at, sentences); needs != nil {
			return key + sectionGap + float64(sumOf(needs))/page.unit + 1
		}
	}
	return key + sectionGap + float64(len(c.Rows))*ratingLeast
}

// place gives every row the height that its words need, as many sentences of them as there is room for.
func (c *RatingChart) place(l *layout, room chart.Box, d detail) {
	if d == barePlot {
		l.plot = room
		for i, band := range bandsOf(rectOf(room), len(c.Rows)) {
			c.swatch(l, c.Rows[i], band)
		}
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(c.Key, room.Top)
	}
	room.Top += l.px(sectionGap)
	l.plot = room
	at := c.columns(l, room.Left, room.Right)
	for sentences := c.most(); sentences >= 0; sentences-- {
		if needs := c.needs(l, at, sentences); needs != nil && sumOf(needs) <= room.Bottom-room.Top {
			c.fill(l, at, needs, sentences)
			return
		}
	}
	c.gathered(l, at)
}

// fill writes the rows, each in its height.
func (c *RatingChart) fill(l *layout, at ratingColumns, heights []int, sentences int) {
	y := l.plot.Top
	for i, high := range heights {
		r := c.Rows[i]
		lines, _ := c.lines(l, r, at, sentences)
		c.row(l, r, at, image.Rect(l.plot.Left, y, l.plot.Right, y+high), lines)
		y += high
	}
}

// gathered writes as many rows as find room, and counts the others.
func (c *RatingChart) gathered(l *layout, at ratingColumns) {
	fit := (l.plot.Bottom - l.plot.Top) / l.px(ratingLeast)
	if fit < 2 {
		l.plot = chart.NewBox(l.plot.Top, l.plot.Left, l.plot.Right, l.plot.Top)
		return
	}
	kept := min(len(c.Rows), fit-1)
	for i, band := range bandsOf(rectOf(l.plot), fit)[:kept+1] {
		if i < kept {
			c.row(l, c.Rows[i], at, band, nil)
			continue
		}
		l.addText(l.quiet(), c.Gather(len(c.Rows)-kept), at.rating, (band.Min.Y+band.Max.Y-l.lineAt(labelSize))/2, alignLeft)
	}
}

// row writes one row in its band.
func (c *RatingChart) row(l *layout, r RatingRow, at ratingColumns, band image.Rectangle, lines []string) {
	line := l.lineAt(labelSize)
	c.swatch(l, r, image.Rect(l.plot.Left, band.Min.Y, l.plot.Left+l.px(swatchSide), band.Max.Y))
	write := func(style textStyle, texts []string, x int) {
		y := (band.Min.Y+band.Max.Y)/2 - len(texts)*line/2
		for i, text := range texts {
			l.addText(style, text, x, y+i*line, alignLeft)
		}
	}
	write(l.strong(r.Rated), []string{r.Rating}, at.rating)
	write(l.plain(), l.wrapName(l.plain(), r.Name, float64(at.nameWidth), max(1, min(2, band.Dy()/line))), at.name)
	write(l.quiet(), lines, at.words)
	l.fill("grid", image.Rect(l.plot.Left, band.Max.Y-l.px(1), l.plot.Right, band.Max.Y), ink(l.theme.Grid))
}

// swatch places the box of a rating in the middle of a band's height.
func (c *RatingChart) swatch(l *layout, r RatingRow, band image.Rectangle) {
	side := min(l.px(swatchSide), band.Dy(), band.Dx())
	middle := (band.Min.Y + band.Max.Y) / 2
	s := swatch{box: image.Rect(band.Min.X, middle-side/2, band.Min.X+side, middle-side/2+side), ink: ink(l.theme.Before), rated: r.Rated, hatched: r.Hatched}
	if r.Rated {
		s.ink = ink(l.theme.of(r.Role))
	}
	l.swatches = append(l.swatches, s)
}

func (c *RatingChart) series(l layout) ([]chart.Series, error) {
	return []chart.Series{fills(l.fills), swatchSeries{named: "ratings", l: l}}, nil
}

// swatchSeries draws the boxes of ratings: filled, hatched or empty.
type swatchSeries struct {
	named
	l layout
}

// Render draws the boxes.
func (s swatchSeries) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	for _, one := range s.l.swatches {
		r.SetClassName("bar")
		switch {
		case one.hatched:
			s.l.drawHatched(r, one.box, one.ink)
		case one.rated:
			fillRect(r, one.box, one.ink)
		default:
			s.l.drawEmpty(r, one.box, one.ink)
		}
	}
}

// drawEmpty draws the edge of a box alone.
func (l layout) drawEmpty(r chart.Renderer, box image.Rectangle, c drawing.Color) {
	fillRect(r, box, c)
	fillRect(r, box.Inset(l.px(1.5)), ink(l.theme.Surface))
}

// drawHatched draws a box with an edge and slanting lines.
func (l layout) drawHatched(r chart.Renderer, box image.Rectangle, c drawing.Color) {
	l.drawEmpty(r, box, c)
	inside := box.Inset(l.px(1.5))
	step := l.px(hatchStep)
	for at := inside.Min.X + inside.Min.Y + step/2; at < inside.Max.X+inside.Max.Y; at += step {
		x := max(inside.Min.X, at-inside.Max.Y)
		to := min(inside.Max.X, at-inside.Min.Y)
		strokeLine(r, []image.Point{{X: x, Y: at - x}, {X: to, Y: at - to}}, c, max(1, 1.75*l.unit))
	}
}

var _ Picture = (*RatingChart)(nil)
