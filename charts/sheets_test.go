package charts

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"tomworkbench/charts/draw"
)

// sheet is where a figure is drawn: a page, or a frame of the window where the page has no size.
type sheet struct {
	page          draw.PrintSize
	width, height int
	scale         float64
}

func pageOf(p draw.PrintSize) sheet { return sheet{page: p} }

func frameOf(width, height int) sheet { return sheet{width: width, height: height, scale: 1} }

// randomSheet is a window or a page of any sensible size.
func randomSheet(r *rand.Rand) sheet {
	if r.IntN(3) == 0 {
		return pageOf(draw.PrintSize{WidthMM: 110 + 250*r.Float64(), HeightMM: 100 + 150*r.Float64(), DPI: 72 + r.IntN(230)})
	}
	scale := []float64{1, 1, 1.25, 2}[r.IntN(4)]
	return sheet{width: 320 + r.IntN(1600), height: 240 + r.IntN(900), scale: scale}
}

// onPaper reports whether the sheet is a page.
func (s sheet) onPaper() bool { return s.page.DPI > 0 }

func (s sheet) String() string {
	if s.onPaper() {
		return fmt.Sprintf("a page of %v × %v mm at %d dpi", s.page.WidthMM, s.page.HeightMM, s.page.DPI)
	}
	return fmt.Sprintf("a frame of %d × %d at %v px a unit", s.width, s.height, s.scale)
}

func (s sheet) record(f *Figure) (*draw.Record, error) {
	if s.onPaper() {
		return f.drawing().RecordPage(s.page)
	}
	return f.drawing().RecordFrame(s.width, s.height, s.scale, draw.LightTheme())
}

// record notes what a figure has where.
func record(t testing.TB, f *Figure, on sheet) *draw.Record {
	t.Helper()
	got, err := on.record(f)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// recordIfItFits does so, and notes the heading alone of a page too small for the figure's words, which is refused with a sentence.
func recordIfItFits(t testing.TB, f *Figure, on sheet) *draw.Record {
	t.Helper()
	got, err := on.record(f)
	if err != nil && !errors.Is(err, draw.ErrSmallPage) {
		t.Fatal(err)
	}
	return got
}

// labels are those of a line's points.
func labels(got *draw.Record) []draw.RecordedText {
	var out []draw.RecordedText
	for _, t := range got.Texts {
		if t.Class == "label" {
			out = append(out, t)
		}
	}
	return out
}

// wordsOf are all words of a drawing.
func wordsOf(got *draw.Record) []string {
	var out []string
	for _, t := range got.Texts {
		out = append(out, t.Text)
	}
	return out
}
