package ui

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

// Look is how text is drawn.
type Look struct {
	Size  fyne.ThemeSizeName
	Color fyne.ThemeColorName
	Bold  bool
	Align fyne.TextAlign
	// zoom enlarges the text beyond its size, 0 for not at all.
	zoom float32
}

// Points is the size of the text in Fyne's units.
func (l Look) Points() float32 {
	if l.zoom > 0 {
		return TextSize(l.Size) * l.zoom
	}
	return TextSize(l.Size)
}

// Style is how Fyne calls bold or not.
func (l Look) Style() fyne.TextStyle { return fyne.TextStyle{Bold: l.Bold} }

// Width is how wide a text is on one line, in Fyne's units.
func (l Look) Width(text string) float32 {
	return fyne.MeasureText(text, l.Points(), l.Style()).Width
}

// LineHeight is how high a line is, in Fyne's units.
func (l Look) LineHeight() float32 { return l.Points() * lineSpacing }

// Paragraph is text that wraps at the width it is given and says how high that makes it.
type Paragraph struct {
	widget.BaseWidget
	Text string
	Look Look
	// Lines is the text as it wraps at a width and a size of text.
	Lines    []string
	width    float32
	textSize float32
	// AtLeast is the number of lines that room is kept for, so that what stands below doesn't jump.
	AtLeast int
	// Fit draws the text smaller where it doesn't fit on one line: a figure is never broken.
	Shrinks bool
	// Zoom enlarges whatever look is set.
	Zoom float32
}

var (
	_ Flowing         = (*Paragraph)(nil)
	_ fyne.Accessible = (*Paragraph)(nil)
)

// AccessibilityLabel is the text.
func (p *Paragraph) AccessibilityLabel() string { return p.Text }

// AccessibilityRole is that of text.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// NewParagraph makes a paragraph of a text in a look.
func NewParagraph(text string, l Look) *Paragraph {
	p := &Paragraph{Text: text, Look: l}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the text and its look; the owner lays out again where the height may have changed.
func (p *Paragraph) Set(text string, l Look) {
	l.zoom = p.Zoom
	if text == p.Text && l == p.Look {
		return
	}
	p.Text, p.Look, p.Lines = text, l, nil
	p.Refresh()
}

// HeightFor is the height of the lines that the text wraps into at a width.
func (p *Paragraph) HeightFor(width float32) float32 {
	p.wrap(width)
	return float32(max(len(p.Lines), p.AtLeast)) * p.Look.LineHeight()
}

func (p *Paragraph) wrap(width float32) {
	size := p.Look.Points()
	if p.Lines != nil && width == p.width && size == p.textSize {
		return
	}
	p.width, p.textSize = width, size
	p.Lines = Wrap(p.Text, width, p.drawn().Width)
}

// drawn is the look that the text is drawn in at the width it has.
func (p *Paragraph) drawn() Look {
	l := p.Look
	if !p.Shrinks || l.Width(p.Text) <= p.width {
		return l
	}
	for _, l.Size = range []fyne.ThemeSizeName{SizeTitle, SizeText, SizeSmall} {
		if l.Width(p.Text) <= p.width {
			break
		}
	}
	return l
}

// Wrap breaks text into lines no wider than width, at spaces and line breaks; words that are wider than a line by
// themselves break at a no-break space, and only without one inside.
func Wrap(text string, width float32, measure func(string) float32) []string {
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
				if at := strings.LastIndex(head, string(NoBreak)); at > 0 {
					head = head[:at]
				}
				lines = append(lines, head)
				line = strings.TrimPrefix(line[len(head):], string(NoBreak))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// isBreakable reports whether a line may end at a character; at a no-break space it may not.
func isBreakable(r rune) bool { return unicode.IsSpace(r) && r != NoBreak }

// NoBreak is the space that keeps an amount with what it is of.
const NoBreak = '\u00a0'

// fitting returns the longest beginning of text, at least one character, that is no wider than width.
func fitting(text string, width float32, measure func(string) float32) string {
	if text == "" {
		return ""
	}
	ends, end := []int{}, 0
	for _, letter := range PresentWriting().Letters(text) {
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

// Shorten cuts text that is wider than width and ends it with an ellipsis.
func Shorten(text string, width float32, measure func(string) float32) string {
	if measure(text) <= width {
		return text
	}
	return strings.TrimRight(fitting(text, width-measure("…"), measure), " ") + "…"
}

// ShortenName does the same to a name in its middle.
func ShortenName(name string, width float32, measure func(string) float32) string {
	if measure(name) <= width {
		return name
	}
	w := PresentWriting()
	letters := w.Letters(name)
	if len(letters) == 0 { // there may be less than no room
		return name
	}
	fits := sort.Search(len(letters), func(n int) bool { return measure(w.Middle(letters, n+1)) > width })
	return w.Middle(letters, max(1, fits))
}

// MinSize is as high as the text is at the width it has.
func (p *Paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(0, p.HeightFor(max(p.width, 1)))
}

// CreateRenderer draws a text object a line.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return LaidOut(p, &paragraphRenderer{p: p}) }

type paragraphRenderer struct {
	p       *Paragraph
	objects []fyne.CanvasObject
}

func (r *paragraphRenderer) Layout(size fyne.Size) {
	r.p.wrap(size.Width)
	r.fill()
	for i, o := range r.objects {
		o.Move(fyne.NewPos(0, float32(i)*r.p.Look.LineHeight()))
		o.Resize(fyne.NewSize(size.Width, r.p.Look.LineHeight()))
	}
}

// fill makes one text object a line, using those that are there.
func (r *paragraphRenderer) fill() {
	l := r.p.drawn()
	for len(r.objects) < len(r.p.Lines) {
		r.objects = append(r.objects, canvas.NewText("", nil))
	}
	r.objects = r.objects[:len(r.p.Lines)]
	for i, line := range r.p.Lines {
		line = PresentWriting().Steady(line)
		t := r.objects[i].(*canvas.Text)
		ink, size := Shade(l.Color), l.Points()
		if t.Text == line && t.Color == ink && t.TextSize == size && t.TextStyle == l.Style() && t.Alignment == l.Align {
			continue
		}
		t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = line, ink, size, l.Style(), l.Align
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

// WordsFit reports whether no word has to be broken at the width that the text was wrapped for last.
func (p *Paragraph) WordsFit() bool {
	look := p.drawn()
	for word := range strings.FieldsFuncSeq(p.Text, isBreakable) {
		if look.Width(word) > p.width {
			return false
		}
	}
	return true
}
