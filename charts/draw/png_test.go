package draw

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"

	"tomworkbench/charts/draw/golden"
)

// The pixels of a written picture are those that were drawn.
func TestThePNGHoldsThePixels(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	img := image.NewRGBA(image.Rect(0, 0, 37, 21))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.IntN(256))
		if i%4 == 3 {
			img.Pix[i] = 0xFF
		}
	}
	copy(img.Pix[5*img.Stride:6*img.Stride], img.Pix[4*img.Stride:])
	var buf bytes.Buffer
	if err := writePNG(&buf, img, 300, ""); err != nil {
		t.Fatal(err)
	}
	got := golden.Decode(t, buf.Bytes())
	for y := range 21 {
		for x := range 37 {
			if golden.Apart(got, img, x, y) != 0 {
				t.Fatalf("the pixel at %d, %d is %v, not %v", x, y, got.At(x, y), img.At(x, y))
			}
		}
	}
}
