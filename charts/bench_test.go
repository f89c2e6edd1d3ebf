package charts

import (
	"io"
	"testing"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// A choice redraws the window's chart: the profile from the case, the figure, the frame.
func BenchmarkFrameOfFourYears(b *testing.B)   { benchmarkFrame(b, publishedCase(b)) }
func BenchmarkFrameOfThirtyYears(b *testing.B) { benchmarkFrame(b, longCase(b)) }

func benchmarkFrame(b *testing.B, c *model.Case) {
	theme := draw.LightTheme()
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
		if err := f.PNG(io.Discard, draw.DefaultPrintSize()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaperSVG(b *testing.B) {
	f := NewProfile(publishedCase(b), "s", model.Minimum, model.InYear)
	for b.Loop() {
		if err := f.SVG(io.Discard, draw.DefaultPrintSize()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEffortOf500Activities measures the figure of where effort goes with many activities, made and drawn.
func BenchmarkEffortOf500Activities(b *testing.B) {
	s := Subject{Case: manyActivities(b, 500)}
	for b.Loop() {
		f := figureOf(b, FigureEffort, s)
		if _, err := f.Frame(520, 560, 1, draw.LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}
