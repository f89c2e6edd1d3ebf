package draw

import (
	"errors"
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Sizes in units: a unit is a pixel of the window at its normal scale, and 12/13 of a point on paper, so
// that a label is never smaller than 12 points. A plot smaller than the small size gives up detail in the
// window; one smaller than the least size is not printed.
const (
	titleSize   = 17
	labelSize   = 13
	titleGap    = 3
	sectionGap  = 10
	plotGap     = 18
	axisGap     = 8
	footerGap   = 10
	smallWidth  = 120
	smallHeight = 84
	leastWidth  = 100
	leastHeight = 48
)

// ground is what a drawing is drawn on.
type ground struct {
	size image.Point
	// unit is the number of pixels a unit.
	unit float64
	// margins are in units.
	margins margins
	// footers says that notes and stamp are drawn.
	footers bool
	theme   Theme
}

type margins struct{ top, right, bottom, left float64 }

// px converts units to whole pixels, at least one.
func (g ground) px(units float64) int { return max(1, int(math.Round(units*g.unit))) }

// layout is where everything of a drawing stands on its ground.
type layout struct {
	ground
	// texts are all words but the labels of the line's points.
	texts []placedText
	marks []keyMark
	// plates keep the grid out of texts that stand on the plot.
	plates []image.Rectangle
	// fills are the rectangles of a picture that places them itself.
	fills []fill
	// discs are the discs of a picture that places them itself.
	discs []placedDisc
	// places are where the boxes of a chart of layers stand, in their order, and routes the ways between its rows.
	places []image.Rectangle
	routes [][]image.Point
	axis   axis
	// across is the axis from left to right of a picture that has two.
	across axis
	// bands is the number of years that the plot's width is divided into.
	bands int
	// plot is the box of the series, in px.
	plot chart.Box
	// labelled says that the line's points get labels.
	labelled bool
	// leaders join points to names that stand apart from them.
	leaders [][2]image.Point
	// cut says that words had no room which, unlike a name, can't be shortened.
	cut bool
	// written are the drawing's names.
	written *written
}

// detail says how much of a drawing is drawn; a small ground gets less.
type detail int

const (
	everything detail = iota
	withoutSubtitle
	withoutKey
	withoutTitle
	barePlot
)

// ErrSmallPage means that a page has no room for the words that paper must carry.
var ErrSmallPage = errors.New("the page is too small for this chart's words at 12 points; choose a larger one")

// newLayout lays a drawing out. In the window it has as much detail as leaves the plot a sensible size. On
// paper nothing may be left out, since nothing beside it says what it shows: the page must be large
// enough.
func newLayout(f *Drawing, g ground) (layout, error) {
	if g.footers {
		l := layOut(f, g, everything)
		if !l.fits(leastWidth, leastHeight) {
			return layout{}, ErrSmallPage
		}
		return l, nil
	}
	for d := everything; d < barePlot; d++ {
		if l := layOut(f, g, d); l.fits(smallWidth, smallHeight) {
			return l, nil
		}
	}
	return layOut(f, g, barePlot), nil
}

// fits reports whether the plot has at least a size in units and no words are cut. A box's own width and height are never
// negative, even where its sides have crossed.
func (l *layout) fits(width, height float64) bool {
	return !l.cut && l.plot.Right-l.plot.Left >= l.px(width) && l.plot.Bottom-l.plot.Top >= l.px(height)
}

func layOut(f *Drawing, g ground, d detail) layout {
	// go-chart wants ranges even where nothing is drawn by them.
	l := layout{ground: g, axis: newAxis(0, 1, mostTicks, unlabelled), across: newAxis(0, 1, mostTicks, unlabelled), bands: 1, written: &written{drawing: f}}
	if d == barePlot {
		f.Picture.place(&l, chart.NewBox(l.bareMark(f), 1, max(2, g.size.X-1), max(2, g.size.Y-1)), d)
		return l
	}
	top := l.addHeading(f, d)
	footer, bottom := l.footer(f)
	f.Picture.place(&l, chart.NewBox(top, g.px(g.margins.left), g.size.X-g.px(g.margins.right), bottom), d)
	l.texts = append(l.texts, footer...)
	return l
}

// lineAt returns the height in px of a line of text of a size in units.
func (l *layout) lineAt(size float64) int { return l.px(size * lineHeight) }

// inner returns the width in px between the margins.
func (l *layout) inner() int {
	return l.size.X - l.px(l.margins.left) - l.px(l.margins.right)
}

// addHeading places mark, title and subtitle and returns where they end.
func (l *layout) addHeading(f *Drawing, d detail) (bottom int) {
	y := l.px(l.margins.top)
	y = l.addMark(f, y)
	if d >= withoutTitle {
		return y
	}
	style := textStyle{face: fonts().bold, size: titleSize * l.unit, ink: ink(l.theme.Ink)}
	for _, text := range l.fitted(style, f.Title, f.allNames(), 2) {
		l.addText(style, text, l.px(l.margins.left), y, alignLeft)
		y += l.px(titleSize * lineHeight)
	}
	if d >= withoutSubtitle {
		return y
	}
	style = l.quiet()
	y += l.px(titleGap)
	for _, text := range l.fitted(style, f.Subtitle(), f.allNames(), 2) {
		l.addText(style, text, l.px(l.margins.left), y, alignLeft)
		y += l.lineAt(labelSize)
	}
	return y
}

// addMark places the mark, where there is one, and returns where it ends.
func (l *layout) addMark(f *Drawing, y int) (bottom int) {
	if f.Mark == "" {
		return y
	}
	style := l.strong(true)
	for _, text := range l.fitted(style, f.Mark, nil, 1) {
		l.addText(style, text, l.px(l.margins.left), y, alignLeft)
		y += l.lineAt(labelSize)
	}
	return y
}

// bareMark places the mark above a bare plot, unless that would leave it less than half of its room, and returns where it ends.
func (l *layout) bareMark(f *Drawing) (bottom int) {
	if bottom = l.addMark(f, 1); l.cut || bottom > l.size.Y/2 {
		l.cut, l.texts, bottom = false, nil, 1
	}
	return bottom
}

// fitted breaks a text into lines. Names in it are shortened where it would take more lines than wanted; the figures, the
// units and all other words stay whole, on as many lines as they take.
func (l *layout) fitted(style textStyle, text string, names []string, wanted int) []string {
	width := float64(l.inner())
	text = shortenNames(text, names, l.written, func(short string) bool {
		lines, ok := whole(style, short, width)
		return ok && len(lines) <= wanted
	})
	lines, ok := whole(style, text, width)
	l.cut = l.cut || !ok
	return balanced(style, text, width, lines)
}

// balanced breaks a text anew so that no short word or two stand alone on its last line.
func balanced(style textStyle, text string, width float64, lines []string) []string {
	const least, step = 0.25, 0.97
	for narrow := width; len(lines) > 1 && style.width(lines[len(lines)-1]) < least*width; {
		narrow *= step
		next, ok := whole(style, text, narrow)
		if !ok || len(next) != len(lines) {
			break
		}
		lines = next
	}
	return lines
}

// footer places the notes and the stamp, for paper, and returns where the part above them ends.
func (l *layout) footer(f *Drawing) (texts []placedText, top int) {
	y := l.size.Y - l.px(l.margins.bottom)
	if !l.footers {
		return nil, y
	}
	style := l.quiet()
	lines := l.fitted(style, sentences(f.Notes), f.allNames(), 4)
	lines = append(lines, l.fitted(style, f.Stamp, f.allNames(), 2)...)
	if len(lines) == 0 {
		return nil, y
	}
	top = y - len(lines)*l.lineAt(labelSize)
	for i, text := range lines {
		texts = append(texts, l.textAt(style, text, l.px(l.margins.left), top+i*l.lineAt(labelSize), alignLeft))
	}
	return texts, top - l.px(footerGap)
}

// sentences joins notes into running text.
func sentences(notes []string) string {
	text := ""
	for i, note := range notes {
		if i > 0 {
			text += " "
		}
		text += note + "."
	}
	return text
}

// addLevels chooses the ticks for amounts from low to high in a unit and places their labels at the left; the plot
// keeps the rest of its width.
func (l *layout) addLevels(low, high float64, u Unit) {
	l.addLevelsOf(newAxis(low, high, l.mostLevels(), u))
}

// mostLevels is how many ticks have room along the plot's height.
func (l *layout) mostLevels() int { return 1 + l.plot.Height()/l.px(labelSize*2.2) }

// addLevelsOf places the labels of an axis at the left; the plot keeps the rest of its width.
func (l *layout) addLevelsOf(a axis) {
	l.axis = a
	style := l.quiet()
	widest := 0.0
	for _, t := range l.axis.ticks {
		widest = max(widest, style.width(t.label))
	}
	l.plot.Left += int(math.Ceil(widest)) + l.px(axisGap)
	yr := l.valueRange()
	for _, t := range l.axis.ticks {
		y := l.plot.Bottom - yr.Translate(t.value)
		half := int(math.Round(style.size * capHeight / 2))
		l.texts = append(l.texts, placedText{style, t.label, l.plot.Left - l.px(axisGap), y + half, alignRight})
	}
}

// valueRange is go-chart's range for amounts along the plot's height, a new one each time: it changes it.
func (l *layout) valueRange() *chart.ContinuousRange {
	return &chart.ContinuousRange{Min: l.axis.low(), Max: l.axis.high(), Domain: l.plot.Height()}
}

// rectOf converts a box of go-chart's.
func rectOf(b chart.Box) image.Rectangle { return image.Rect(b.Left, b.Top, b.Right, b.Bottom) }
