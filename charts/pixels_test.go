package charts

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"tomworkbench/model"
)

// go-chart fills the whole picture and then the whole plot before it draws. Ours are transparent and
// must cost nothing: what was on the image stays between the marks, to its very edges.
func TestBackgroundsAreNotDrawn(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	g := windowGround(image.Pt(568, 400), 1, LightTheme())
	img := image.NewRGBA(image.Rectangle{Max: g.size})
	p := newPixels(img, ink(rgb(0xFF00FF)))
	if err := f.render(g, p, collector{}); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] == 0xFF && img.Pix[i+1] == 0 && img.Pix[i+2] == 0xFF {
			kept++
		}
	}
	if share := float64(kept) / float64(568*400); share < 0.8 {
		t.Errorf("only %.0f%% of the picture is left as it was", 100*share)
	}
	for _, corner := range []image.Point{{0, 0}, {567, 0}, {0, 399}, {567, 399}} {
		if img.RGBAAt(corner.X, corner.Y) != (color.RGBA{0xFF, 0, 0xFF, 0xFF}) {
			t.Errorf("the corner %v was drawn on", corner)
		}
	}
}

// What our renderer draws is what go-chart's own would: rectangles exactly, lines, discs and other
// shapes to within what their edges allow.
func TestPixelsAgreeWithTheStockRenderer(t *testing.T) {
	draw := func(r chart.Renderer) {
		fillRect(r, image.Rect(0, 0, 200, 160), ink(rgb(0xFFFFFF)))
		fillRect(r, image.Rect(20, 30, 60, 120), ink(rgb(0x12436D)))
		fillRect(r, image.Rect(70, 118, 190, 119), ink(rgb(0x5A6572)))
		strokeLine(r, []image.Point{{10, 150}, {90, 40}, {180, 100}}, ink(rgb(0x3D3D3D)), 4)
		fillDisc(r, image.Pt(120, 50), 12, ink(rgb(0xF46A25)))
		r.SetFillColor(ink(rgb(0x28A197)))
		r.MoveTo(100, 100)
		r.LineTo(190, 110)
		r.QuadCurveTo(190, 150, 120, 150)
		r.Close()
		r.Fill()
	}
	ours := image.NewRGBA(image.Rect(0, 0, 200, 160))
	draw(newPixels(ours, drawing.ColorWhite))
	stock, err := chart.PNG(200, 160)
	if err != nil {
		t.Fatal(err)
	}
	draw(stock)
	var taken chart.ImageWriter
	if err := stock.Save(&taken); err != nil {
		t.Fatal(err)
	}
	theirs, err := taken.Image()
	if err != nil {
		t.Fatal(err)
	}
	sum, rough := 0, 0
	for y := range 160 {
		for x := range 200 {
			d := apart(ours, theirs, x, y)
			sum += d
			if d > 48 {
				rough++
			}
		}
	}
	if mean := float64(sum) / (200 * 160); mean > 0.5 || rough > 60 {
		t.Errorf("the pictures lie %.2f of 255 apart on average, %d pixels by far", mean, rough)
	}
}

// A frame may be asked for at any size that a window can have.
func TestFramesOfAnySizeAreDrawn(t *testing.T) {
	cases := []*model.Case{publishedCase(t), emptyCase(t), negativeCase(t), longCase(t)}
	sizes := []image.Point{{1, 1}, {2, 700}, {700, 2}, {17, 9}, {64, 64}, {160, 100}, {320, 240}, {568, 400}, {3840, 2160}}
	for _, c := range cases {
		f := NewProfile(c, "s", model.Central, model.Recurring)
		for _, size := range sizes {
			img, err := f.Frame(size.X, size.Y, 1, DarkTheme())
			if err != nil {
				t.Fatal(err)
			}
			if img.Rect != (image.Rectangle{Max: size}) || !img.Opaque() {
				t.Errorf("asked for %v, got %v, opaque %v", size, img.Rect, img.Opaque())
			}
		}
	}
}

func TestFramesThatNoWindowHasAreRefused(t *testing.T) {
	f := NewProfile(emptyCase(t), "s", model.Minimum, model.InYear)
	for _, bad := range []struct {
		width, height int
		scale         float64
	}{{0, 10, 1}, {10, -1, 1}, {1 << 20, 10, 1}, {10, 10, 0}, {10, 10, math.NaN()}, {10, 10, math.Inf(1)}} {
		if _, err := f.Frame(bad.width, bad.height, bad.scale, LightTheme()); err == nil {
			t.Errorf("%d × %d at %v was drawn", bad.width, bad.height, bad.scale)
		}
	}
}

// A case without a head is no valid case; its figure is refused, not drawn.
func TestAFigureWithoutYearsIsRefused(t *testing.T) {
	f := NewProfile(&model.Case{}, "s", model.Minimum, model.InYear)
	if _, err := f.Frame(568, 400, 1, LightTheme()); err == nil {
		t.Error("a figure without years was drawn")
	}
	if len(f.Table().Rows) != 0 || f.Alt() == "" {
		t.Errorf("table %v, alt text %q", f.Table(), f.Alt())
	}
}

// Frames drawn at once, of figures that share fonts and letters, are those drawn one after another.
func TestFramesAreSafeForConcurrentUse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var figures []*Figure
	var want [][]byte
	for range 6 {
		f := NewProfile(randomCase(t, r), "s", model.Minimum, model.InYear)
		img, err := f.Frame(400, 300, 1.25, LightTheme())
		if err != nil {
			t.Fatal(err)
		}
		figures, want = append(figures, f), append(want, img.Pix)
	}
	var all sync.WaitGroup
	for i, f := range figures {
		for range 4 {
			all.Go(func() {
				img, err := f.Frame(400, 300, 1.25, LightTheme())
				if err != nil || !bytes.Equal(img.Pix, want[i]) {
					t.Errorf("figure %d came out differently: %v", i, err)
				}
			})
		}
	}
	all.Wait()
}

// The memory of drawn letters has an end.
func TestDrawnLettersAreBounded(t *testing.T) {
	all := &typefaces{regular: fonts().regular, letters: map[letterKey]*letter{}}
	for size := range 3000 {
		all.set(nil, all.regular, 8+float64(size)/64, "£12", 0.5, 0)
	}
	if n := len(all.letters); n > maxLetters {
		t.Errorf("%d letters are kept, more than %d", n, maxLetters)
	}
}

// Large text is as large as leaves room for what says what the figures are: the subtitle with estimate and basis, and
// the key.
func TestLargeTextLeavesNothingOut(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	enlarged := 0
	for range 200 {
		f := NewProfile(randomCase(t, r), "s", model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)])
		width, height, most := 420+r.IntN(1500), 300+r.IntN(700), 1+2*r.Float64()
		scale := f.TextScale(width, height, most, 1, LightTheme())
		if scale < 1 || scale > most {
			t.Fatalf("the scale is %v of 1 to %v", scale, most)
		}
		if scale > 1 {
			enlarged++
		}
		l, err := newLayout(f, windowGround(image.Pt(width, height), scale, LightTheme()))
		if err != nil {
			t.Fatal(err)
		}
		words := ""
		for _, text := range l.texts {
			words += text.text + " "
		}
		if !strings.Contains(words, ", £m") || !strings.Contains(words, "Cumulative net") {
			t.Errorf("at %d × %d and scale %v the picture says only %q", width, height, scale, words)
		}
	}
	if enlarged < 100 {
		t.Errorf("only %d of 200 pictures have larger text", enlarged)
	}
}
