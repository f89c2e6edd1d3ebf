package draw

import (
	"image"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Record is what stands where on a drawing, in px: what a reader sees of it, to be measured. Tests hold a drawing's claims
// against it.
type Record struct {
	// Size is that of the whole drawing, and Unit the number of px in one of its units.
	Size image.Point
	Unit float64
	// Title and Subtitle are the lines of the heading, Cut says that a word of it has no room.
	Title, Subtitle []string
	Cut             bool
	// Names are those that it writes, each once, as a reader sees them.
	Names []string
	// Texts are all words.
	Texts []RecordedText
	// Boxes are the filled rectangles by what they are, such as "bar" or "range"; Discs are the squares around the filled
	// discs, and Lines the points of the lines.
	Boxes, Discs map[string][]image.Rectangle
	Lines        [][]image.Point
}

// RecordedText is a text with what it is, the pixels that its ink touches and its size in px.
type RecordedText struct {
	Class, Text string
	Ink         image.Rectangle
	Size        float64
}

// RecordPage records the drawing on a page. Of a page too small for its words, which is [ErrSmallPage], the heading alone is
// recorded.
func (d *Drawing) RecordPage(p PrintSize) (*Record, error) { return d.record(p.ground()) }

// RecordFrame records the drawing in a frame, as [Drawing.Frame] draws it.
func (d *Drawing) RecordFrame(width, height int, scale float64, theme Theme) (*Record, error) {
	return d.record(windowGround(image.Pt(width, height), scale, theme))
}

func (d *Drawing) record(g ground) (*Record, error) {
	r := &recorder{out: Record{
		Size: g.size, Unit: g.unit, Boxes: map[string][]image.Rectangle{}, Discs: map[string][]image.Rectangle{},
	}}
	l := layout{ground: g, written: &written{drawing: d}}
	_ = l.addHeading(d, everything)
	r.out.Names, r.out.Cut = l.written.all(), l.cut
	for _, t := range l.texts {
		if t.face == fonts().bold {
			r.out.Title = append(r.out.Title, t.text)
		} else {
			r.out.Subtitle = append(r.out.Subtitle, t.text)
		}
	}
	return &r.out, d.render(g, r, io.Discard)
}

// recorder is a go-chart renderer that notes what is drawn where.
type recorder struct {
	pen
	out Record
}

var (
	_ chart.Renderer = (*recorder)(nil)
	_ textPlacer     = (*recorder)(nil)
)

// Fill notes a rectangle or a disc; other shapes are of no use to whoever measures.
func (r *recorder) Fill() {
	defer r.clear()
	if box, ok := r.rect(); ok {
		r.out.Boxes[r.class] = append(r.out.Boxes[r.class], box.Canon())
	} else if r.disc != nil {
		r.out.Discs[r.class] = append(r.out.Discs[r.class], r.disc.square())
	}
}

// FillStroke does nothing: go-chart alone uses it, for backgrounds that aren't seen.
func (r *recorder) FillStroke() { r.clear() }

// Stroke notes a line.
func (r *recorder) Stroke() {
	for _, sub := range r.subpaths {
		line := make([]image.Point, len(sub))
		for i, at := range sub {
			line[i] = image.Pt(int(at.x), int(at.y))
		}
		r.out.Lines = append(r.out.Lines, line)
	}
	r.clear()
}

// Text notes a text whose baseline starts at x, y.
func (r *recorder) Text(body string, x, y int) { r.PlaceText(body, x, y, alignLeft) }

// PlaceText notes a text that starts, is centred or ends at x.
func (r *recorder) PlaceText(body string, x, y int, align alignment) {
	face := fonts().of(r.font)
	start := float64(x) - align.share()*face.width(body, r.fontSize)
	var ink image.Rectangle
	for _, l := range fonts().set(nil, face, r.fontSize, body, start, y) {
		ink = ink.Union(l.coverage.Rect.Add(l.at))
	}
	r.out.Texts = append(r.out.Texts, RecordedText{r.class, body, ink, r.fontSize})
}

// MeasureText returns the size of a text in px, rounded up.
func (r *recorder) MeasureText(body string) chart.Box { return r.measure(body) }

// Save has nothing to write.
func (r *recorder) Save(io.Writer) error { return nil }

// square returns the pixels of a disc.
func (d disc) square() image.Rectangle {
	return image.Rect(
		int(math.Floor(d.x-d.radius)), int(math.Floor(d.y-d.radius)),
		int(math.Ceil(d.x+d.radius)), int(math.Ceil(d.y+d.radius)),
	)
}
