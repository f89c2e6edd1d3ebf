package charts

import (
	"image"
	"io"
	"math"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"
)

// recorder is a go-chart renderer that notes what is drawn where, to be measured by tests.
type recorder struct {
	pen
	texts []recordedText
	rects map[string][]image.Rectangle
	discs map[string][]disc
	lines [][]point
}

// recordedText is a text and the pixels that its ink touches.
type recordedText struct {
	class, text string
	ink         image.Rectangle
}

var (
	_ chart.Renderer = (*recorder)(nil)
	_ textPlacer     = (*recorder)(nil)
)

func newRecorder() *recorder {
	return &recorder{rects: map[string][]image.Rectangle{}, discs: map[string][]disc{}}
}

// record draws a figure into a recorder.
func record(t testing.TB, f *Figure, g ground) *recorder {
	t.Helper()
	r := newRecorder()
	if err := f.render(g, r, io.Discard); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *recorder) Fill() {
	defer r.clear()
	if box, ok := r.rect(); ok {
		r.rects[r.class] = append(r.rects[r.class], box.Canon())
	} else if r.disc != nil {
		r.discs[r.class] = append(r.discs[r.class], *r.disc)
	}
}

func (r *recorder) FillStroke() { r.clear() }

func (r *recorder) Stroke() {
	for _, sub := range r.subpaths {
		r.lines = append(r.lines, append([]point(nil), sub...))
	}
	r.clear()
}

func (r *recorder) Text(body string, x, y int) { r.PlaceText(body, x, y, alignLeft) }

func (r *recorder) PlaceText(body string, x, y int, align alignment) {
	face := fonts().of(r.font)
	start := float64(x) - align.share()*face.width(body, r.fontSize)
	var ink image.Rectangle
	for _, l := range fonts().set(nil, face, r.fontSize, body, start, y) {
		ink = ink.Union(l.coverage.Rect.Add(l.at))
	}
	r.texts = append(r.texts, recordedText{r.class, body, ink})
}

func (r *recorder) MeasureText(body string) chart.Box { return r.measure(body) }
func (r *recorder) Save(io.Writer) error              { return nil }

// labels returns the labels of the line's points.
func (r *recorder) labels() []recordedText {
	var out []recordedText
	for _, t := range r.texts {
		if t.class == "label" {
			out = append(out, t)
		}
	}
	return out
}

// square returns the pixels of a disc.
func (d disc) square() image.Rectangle {
	return image.Rect(
		int(math.Floor(d.x-d.radius)), int(math.Floor(d.y-d.radius)),
		int(math.Ceil(d.x+d.radius)), int(math.Ceil(d.y+d.radius)),
	)
}
