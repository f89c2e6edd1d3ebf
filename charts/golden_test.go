package charts

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

	"tomworkbench/model"
)

var regen = flag.Bool("regen", false, "write the golden files anew instead of comparing with them")

// tolerance is how far a channel of a pixel may lie from the golden's: other processors round the edges
// of lines differently in the last place.
const tolerance = 2

func TestFrameGoldens(t *testing.T) {
	light, dark := LightTheme(), DarkTheme()
	for _, g := range []struct {
		name          string
		c             *model.Case
		estimate      model.Estimate
		width, height int
		theme         Theme
	}{
		{"published-light", publishedCase(t), model.Minimum, 568, 400, light},
		{"published-dark", publishedCase(t), model.Minimum, 568, 400, dark},
		{"published-central", publishedCase(t), model.Central, 1024, 576, light},
		{"published-maximum-dark", publishedCase(t), model.Maximum, 568, 400, dark},
		{"published-small", publishedCase(t), model.Minimum, 320, 240, light},
		{"empty", emptyCase(t), model.Minimum, 568, 400, light},
		{"all-negative", negativeCase(t), model.Central, 568, 400, light},
		{"thirty-years", longCase(t), model.Minimum, 1024, 576, light},
	} {
		t.Run(g.name, func(t *testing.T) {
			img, err := NewProfile(g.c, "s", g.estimate, model.InYear).Frame(g.width, g.height, 1, g.theme)
			if err != nil {
				t.Fatal(err)
			}
			var buf bytes.Buffer
			if err := png.Encode(&buf, img); err != nil {
				t.Fatal(err)
			}
			compareImage(t, g.name+".png", buf.Bytes())
		})
	}
}

func TestPaperGoldens(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear).Stamped("DRAFT · revision 12 · 22 November 2026")
	var picture, drawing bytes.Buffer
	if err := errors.Join(f.PNG(&picture, DefaultPage()), f.SVG(&drawing, DefaultPage())); err != nil {
		t.Fatal(err)
	}
	compareImage(t, "paper.png", picture.Bytes())
	if want := golden(t, "paper.svg", drawing.Bytes()); !bytes.Equal(want, drawing.Bytes()) {
		t.Errorf("the SVG differs from %s; look at it, then run the test with -regen", goldenPath("paper.svg"))
	}
}

func goldenPath(name string) string { return filepath.Join("testdata", name) }

// golden returns the golden file, written first where -regen was given.
func golden(t *testing.T, name string, got []byte) []byte {
	t.Helper()
	if *regen {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(goldenPath(name), got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenPath(name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing; run the test with -regen", goldenPath(name))
	}
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func compareImage(t *testing.T, name string, got []byte) {
	t.Helper()
	want := decode(t, golden(t, name, got))
	img := decode(t, got)
	if img.Bounds() != want.Bounds() {
		t.Fatalf("%s: the picture is %v, the golden %v", name, img.Bounds(), want.Bounds())
	}
	off := 0
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if apart(img, want, x, y) > tolerance {
				off++
			}
		}
	}
	if off > 0 {
		saved := filepath.Join(t.ArtifactDir(), name)
		if err := os.WriteFile(saved, got, 0o644); err != nil {
			t.Error(err)
		}
		t.Errorf("%d pixels differ from %s; the picture is in %s (kept with -artifacts)", off, goldenPath(name), saved)
	}
}

func decode(t *testing.T, encoded []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// apart returns the largest difference between the channels of two pixels, of 255.
func apart(a, b image.Image, x, y int) int {
	r1, g1, b1, a1 := a.At(x, y).RGBA()
	r2, g2, b2, a2 := b.At(x, y).RGBA()
	most := 0
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2), int(a1) - int(a2)} {
		most = max(most, max(d, -d)>>8)
	}
	return most
}
