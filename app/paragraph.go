package app

import (
	"sort"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// lineSpacing is the height of a line over the size of its text.
const lineSpacing = 1.35

// look is how text is drawn.
type look struct {
	size  fyne.ThemeSizeName
	color fyne.ThemeColorName
	bold  bool
	align fyne.TextAlign
	// zoom enlarges the text beyond its size, 0 for not at all.
	zoom float32
}

// points is the size of the text in Fyne's units.
func (l look) points() float32 {
	if l.zoom > 0 {
		return textSize(l.size) * l.zoom
	}
	return textSize(l.size)
}

func (l look) style() fyne.TextStyle { return fyne.TextStyle{Bold: l.bold} }

func (l look) width(text string) float32 {
	return fyne.MeasureText(text, l.points(), l.style()).Width
}

func (l look) lineHeight() float32 { return l.points() * lineSpacing }

// paragraph is text that wraps at the width it is given and says how high that makes it.
type paragraph struct {
	widget.BaseWidget
	text string
	look look
	// lines is the text as it wraps at a width and a size of text.
	lines    []string
	width    float32
	textSize float32
	// atLeast is the number of lines that room is kept for, so that what stands below doesn't jump.
	atLeast int
	// fit draws the text smaller where it doesn't fit on one line: a figure is never broken.
	fit bool
	// zoom enlarges whatever look is set.
	zoom float32
}

var _ flowing = (*paragraph)(nil)

func newParagraph(text string, l look) *paragraph {
	p := &paragraph{text: text, look: l}
	p.ExtendBaseWidget(p)
	return p
}

// set changes the text and its look; the owner lays out again where the height may have changed.
func (p *paragraph) set(text string, l look) {
	l.zoom = p.zoom
	if text == p.text && l == p.look {
		return
	}
	p.text, p.look, p.lines = text, l, nil
	p.Refresh()
}

func (p *paragraph) heightFor(width float32) float32 {
	p.wrap(width)
	return float32(max(len(p.lines), p.atLeast)) * p.look.lineHeight()
}

func (p *paragraph) wrap(width float32) {
	size := p.look.points()
	if p.lines != nil && width == p.width && size == p.textSize {
		return
	}
	p.width, p.textSize = width, size
	p.lines = wrap(p.text, width, p.drawn().width)
}

// drawn is the look that the text is drawn in at the width it has.
func (p *paragraph) drawn() look {
	l := p.look
	if !p.fit || l.width(p.text) <= p.width {
		return l
	}
	for _, l.size = range []fyne.ThemeSizeName{sizeTitle, sizeText, sizeSmall} {
		if l.width(p.text) <= p.width {
			break
		}
	}
	return l
}

// wrap breaks text into lines no wider than width, at spaces and line breaks; words that are wider than a line by
// themselves break at a no-break space, and only without one inside.
func wrap(text string, width float32, measure func(string) float32) []string {
	lines := []string{}
	for _, hard := range strings.Split(text, "\n") {
		line := ""
		for word := range strings.FieldsFuncSeq(hard, isBreakable) {
			if joined := strings.TrimPrefix(line+" "+word, " "); line == "" || measure(joined) <= width {
				line = joined
			} else {
				lines = append(lines, line)
				line = word
			}
			for measure(line) > width && len([]rune(line)) > 1 {
				head := fitting(line, width, measure)
				if at := strings.LastIndex(head, string(noBreak)); at > 0 {
					head = head[:at]
				}
				lines = append(lines, head)
				line = strings.TrimPrefix(line[len(head):], string(noBreak))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// isBreakable reports whether a line may end at a character; at a no-break space it may not.
func isBreakable(r rune) bool { return unicode.IsSpace(r) && r != noBreak }

// noBreak is the space that keeps an amount with what it is of.
const noBreak = '\u00a0'

// fitting returns the longest beginning of text, at least one character, that is no wider than width.
func fitting(text string, width float32, measure func(string) float32) string {
	if text == "" {
		return ""
	}
	ends, end := []int{}, 0
	for _, letter := range presentWriting().letters(text) {
		end += len(letter)
		ends = append(ends, end)
	}
	low, high := 0, len(ends)-1
	for low < high {
		middle := (low + high + 1) / 2
		if measure(text[:ends[middle]]) <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return text[:ends[low]]
}

// shorten cuts text that is wider than width and ends it with an ellipsis.
func shorten(text string, width float32, measure func(string) float32) string {
	if measure(text) <= width {
		return text
	}
	return strings.TrimRight(fitting(text, width-measure("…"), measure), " ") + "…"
}

// shortenName does the same to a name in its middle.
func shortenName(name string, width float32, measure func(string) float32) string {
	if measure(name) <= width {
		return name
	}
	w := presentWriting()
	letters := w.letters(name)
	if len(letters) == 0 { // there may be less than no room
		return name
	}
	fits := sort.Search(len(letters), func(n int) bool { return measure(w.middle(letters, n+1)) > width })
	return w.middle(letters, max(1, fits))
}

func (p *paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(0, p.heightFor(max(p.width, 1)))
}

// CreateRenderer draws a text object a line.
func (p *paragraph) CreateRenderer() fyne.WidgetRenderer { return laidOut(p, &paragraphRenderer{p: p}) }

type paragraphRenderer struct {
	p       *paragraph
	objects []fyne.CanvasObject
}

func (r *paragraphRenderer) Layout(size fyne.Size) {
	r.p.wrap(size.Width)
	r.fill()
	for i, o := range r.objects {
		o.Move(fyne.NewPos(0, float32(i)*r.p.look.lineHeight()))
		o.Resize(fyne.NewSize(size.Width, r.p.look.lineHeight()))
	}
}

// fill makes one text object a line, using those that are there.
func (r *paragraphRenderer) fill() {
	l := r.p.drawn()
	for len(r.objects) < len(r.p.lines) {
		r.objects = append(r.objects, canvas.NewText("", nil))
	}
	r.objects = r.objects[:len(r.p.lines)]
	for i, line := range r.p.lines {
		line = presentWriting().steady(line)
		t := r.objects[i].(*canvas.Text)
		ink, size := shade(l.color), l.points()
		if t.Text == line && t.Color == ink && t.TextSize == size && t.TextStyle == l.style() && t.Alignment == l.align {
			continue
		}
		t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = line, ink, size, l.style(), l.align
		t.Refresh()
	}
}

func (r *paragraphRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paragraphRenderer) Destroy()                     {}

func (r *paragraphRenderer) Refresh() {
	if r.p.width > 0 {
		r.Layout(r.p.Size())
	}
}
