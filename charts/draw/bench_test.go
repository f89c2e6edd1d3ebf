package draw

import (
	"image"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A frame by our own renderer, and the same by go-chart's for comparison.
func BenchmarkFrame(b *testing.B) {
	d := someDrawing()
	for b.Loop() {
		if _, err := d.Frame(1024, 576, 1, LightTheme()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFrameOfFourYearsByTheStockRenderer(b *testing.B) {
	d, g := someDrawing(), windowGround(image.Pt(1024, 576), 1, LightTheme())
	for b.Loop() {
		stock, err := chart.PNG(g.size.X, g.size.Y)
		if err != nil {
			b.Fatal(err)
		}
		if err := d.render(g, stock, collector{}); err != nil {
			b.Fatal(err)
		}
	}
}
