// Package golden compares pictures and texts that tests make with files of the package's testdata.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var regen = flag.Bool("regen", false, "write the golden files anew instead of comparing with them")

// tolerance is how far a channel of a pixel may lie from the golden's: other processors round the edges
// of lines differently in the last place.
const tolerance = 2

// Path is where the golden file of a name stands.
func Path(name string) string { return filepath.Join("testdata", name) }

// Bytes returns the golden file of a name, written first where -regen was given.
func Bytes(t *testing.T, name string, got []byte) []byte {
	t.Helper()
	if *regen {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(Path(name), got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(Path(name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing; run the test with -regen", Path(name))
	}
	if err != nil {
		t.Fatal(err)
	}
	return want
}

// Compare holds a picture, encoded as PNG, against the golden one.
func Compare(t *testing.T, name string, got []byte) {
	t.Helper()
	want := Decode(t, Bytes(t, name, got))
	img := Decode(t, got)
	if img.Bounds() != want.Bounds() {
		t.Fatalf("%s: the picture is %v, the golden %v", name, img.Bounds(), want.Bounds())
	}
	off := 0
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if Apart(img, want, x, y) > tolerance {
				off++
			}
		}
	}
	if off > 0 {
		saved := filepath.Join(t.ArtifactDir(), name)
		if err := os.WriteFile(saved, got, 0o644); err != nil {
			t.Error(err)
		}
		t.Errorf("%d pixels differ from %s; the picture is in %s (kept with -artifacts)", off, Path(name), saved)
	}
}

// Encode encodes a picture as PNG.
func Encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Decode decodes a PNG.
func Decode(t testing.TB, encoded []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// Apart returns the largest difference between the channels of two pixels, of 255.
func Apart(a, b image.Image, x, y int) int {
	r1, g1, b1, a1 := a.At(x, y).RGBA()
	r2, g2, b2, a2 := b.At(x, y).RGBA()
	most := 0
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2), int(a1) - int(a2)} {
		most = max(most, max(d, -d)>>8)
	}
	return most
}
