//go:build e2e

package e2e

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Another program draws the SVG of every figure as the PNG has it: the same shapes and words in the same places, up to
// how each of them sets its letters.
func TestAnotherRendererDrawsTheSVGAsThePNGHasIt(t *testing.T) {
	binary, folder := build(t), t.TempDir()
	if out, err := exec.Command(binary, "chart", "-figure", "all", "-out", folder).CombinedOutput(); err != nil {
		t.Fatalf("chart: %v\n%s", err, out)
	}
	drawings, err := filepath.Glob(filepath.Join(folder, "*.svg"))
	if err != nil || len(drawings) < 12 { // all figures that the example has anything to show in
		t.Fatalf("%d drawings, %v", len(drawings), err)
	}
	for _, svg := range drawings {
		data, err := os.ReadFile(strings.TrimSuffix(svg, ".svg") + ".png")
		if err != nil {
			t.Fatal(err)
		}
		picture := decodePNG(t, data)
		drawn, err := exec.Command("rsvg-convert", "-w", strconv.Itoa(picture.Bounds().Dx()), svg).Output()
		if err != nil {
			t.Fatalf("draw %s: %v", filepath.Base(svg), err)
		}
		if share := unlike(picture, decodePNG(t, drawn)); share > 0.01 {
			t.Errorf("%s: %.1f %% of the drawing is unlike the picture", filepath.Base(svg), 100*share)
		}
	}
}

// unlike is the share of the small squares of two pictures whose mean lightness differs by a quarter of the whole range.
func unlike(a, b image.Image) float64 {
	const side, quarter = 12, 0xFFFF / 4
	size := a.Bounds().Intersect(b.Bounds()).Size()
	squares, found := 0, 0
	for y := 0; y+side <= size.Y; y += side {
		for x := 0; x+side <= size.X; x += side {
			squares++
			if d := lightness(a, x, y, side) - lightness(b, x, y, side); d > quarter || d < -quarter {
				found++
			}
		}
	}
	return float64(found) / float64(max(squares, 1))
}

// lightness is the mean of green, red and blue over a square, of 0xFFFF.
func lightness(img image.Image, x, y, side int) int {
	sum := 0
	for j := range side {
		for i := range side {
			r, g, b, _ := img.At(x+i, y+j).RGBA()
			sum += int(r+g+b) / 3
		}
	}
	return sum / (side * side)
}
