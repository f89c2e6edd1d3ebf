package charts

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"tomworkbench/charts/draw"
)

// BenchmarkModelOnAPage draws the model on a page for a window.
func BenchmarkModelOnAPage(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	large := modelOf(b, r, 40, 3, 1, func(i int) string { return fmt.Sprint("Consolidated strategic core function ", i) })
	for name, s := range map[string]Subject{"example": subjectOf(exampleCase(b)), "large": large} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f, err := New(FigureModel, s)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.Frame(1240, 620, 1, draw.LightTheme()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
