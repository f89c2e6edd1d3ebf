package charts

import (
	"image"
	"io"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"

	"tomworkbench/model"
)

// A choice redraws the window's chart: the profile from the case, the figure, the frame.
func BenchmarkFrameOfFourYears(b *testing.B)   { benchmarkFrame(b, publishedCase(b)) }
func BenchmarkFrameOfThirtyYears(b *testing.B) { benchmarkFrame(b, longCase(b)) }

func benchmarkFrame(b *testing.B, c *model.Case) {
	theme := LightTheme()
	for b.Loop() {
		f := NewProfile(c, "s", model.Minimum, model.InYear)
		if _, err := f.Frame(1024, 576, 1, theme); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFigureOfThirtyYears(b *testing.B) {
	c := longCase(b)
	for b.Loop() {
		NewProfile(c, "s", model.Minimum, model.InYear)
	}
}

func BenchmarkPaperPNG(b *testing.B) {
	f := NewProfile(publishedCase(b), "s", model.Minimum, model.InYear)
	for b.Loop() {
		if err := f.PNG(io.Discard, DefaultPage()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaperSVG(b *testing.B) {
	f := NewProfile(publishedCase(b), "s", model.Minimum, model.InYear)
	for b.Loop() {
		if err := f.SVG(io.Discard, DefaultPage()); err != nil {
			b.Fatal(err)
		}
	}
}

// The same figure by go-chart's own renderer, for comparison.
func BenchmarkFrameOfFourYearsByTheStockRenderer(b *testing.B) {
	c, g := publishedCase(b), windowGround(image.Pt(1024, 576), 1, LightTheme())
	for b.Loop() {
		stock, err := chart.PNG(g.size.X, g.size.Y)
		if err != nil {
			b.Fatal(err)
		}
		if err := NewProfile(c, "s", model.Minimum, model.InYear).render(g, stock, collector{}); err != nil {
			b.Fatal(err)
		}
	}
}
