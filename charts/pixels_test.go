package charts

import (
	"bytes"
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// A frame may be asked for at any size that a window can have.
func TestFramesOfAnySizeAreDrawn(t *testing.T) {
	cases := []*model.Case{publishedCase(t), emptyCase(t), negativeCase(t), longCase(t)}
	sizes := []image.Point{{1, 1}, {2, 700}, {700, 2}, {17, 9}, {64, 64}, {160, 100}, {320, 240}, {568, 400}, {3840, 2160}}
	for _, c := range cases {
		f := NewProfile(c, "s", model.Central, model.Recurring)
		for _, size := range sizes {
			img, err := f.Frame(size.X, size.Y, 1, draw.DarkTheme())
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
		if _, err := f.Frame(bad.width, bad.height, bad.scale, draw.LightTheme()); err == nil {
			t.Errorf("%d × %d at %v was drawn", bad.width, bad.height, bad.scale)
		}
	}
}

// A case without a head is no valid case; its figure is refused, not drawn.
func TestAFigureWithoutYearsIsRefused(t *testing.T) {
	f := NewProfile(&model.Case{}, "s", model.Minimum, model.InYear)
	if _, err := f.Frame(568, 400, 1, draw.LightTheme()); err == nil {
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
		img, err := f.Frame(400, 300, 1.25, draw.LightTheme())
		if err != nil {
			t.Fatal(err)
		}
		figures, want = append(figures, f), append(want, img.Pix)
	}
	var all sync.WaitGroup
	for i, f := range figures {
		for range 4 {
			all.Go(func() {
				img, err := f.Frame(400, 300, 1.25, draw.LightTheme())
				if err != nil || !bytes.Equal(img.Pix, want[i]) {
					t.Errorf("figure %d came out differently: %v", i, err)
				}
			})
		}
	}
	all.Wait()
}

// Large text is as large as leaves room for what says what the figures are: the subtitle with estimate and basis, and
// the key.
func TestLargeTextLeavesNothingOut(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	enlarged := 0
	for range 200 {
		f := NewProfile(randomCase(t, r), "s", model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)])
		width, height, most := 420+r.IntN(1500), 300+r.IntN(700), 1+2*r.Float64()
		scale := f.TextScale(width, height, most, 1, draw.LightTheme())
		if scale < 1 || scale > most {
			t.Fatalf("the scale is %v of 1 to %v", scale, most)
		}
		if scale > 1 {
			enlarged++
		}
		got := record(t, f, sheet{width: width, height: height, scale: scale})
		words := strings.Join(wordsOf(got), " ")
		if !strings.Contains(words, ", £m") || !strings.Contains(words, "Cumulative net") {
			t.Errorf("at %d × %d and scale %v the picture says only %q", width, height, scale, words)
		}
	}
	if enlarged < 100 {
		t.Errorf("only %d of 200 pictures have larger text", enlarged)
	}
}
