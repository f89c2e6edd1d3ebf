package charts

import (
	"bytes"
	"errors"
	"image/png"
	"testing"

	"tomworkbench/charts/draw"
	"tomworkbench/charts/draw/golden"
	"tomworkbench/model"
)

func TestFrameGoldens(t *testing.T) {
	light, dark := draw.LightTheme(), draw.DarkTheme()
	for _, g := range []struct {
		name          string
		c             *model.Case
		estimate      model.Estimate
		width, height int
		theme         draw.Theme
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
			golden.Compare(t, g.name+".png", buf.Bytes())
		})
	}
}

func TestPaperGoldens(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear).Stamped("DRAFT · revision 12 · 22 November 2026")
	var picture, drawing bytes.Buffer
	if err := errors.Join(f.PNG(&picture, draw.DefaultPrintSize()), f.SVG(&drawing, draw.DefaultPrintSize())); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "paper.png", picture.Bytes())
	if want := golden.Bytes(t, "paper.svg", drawing.Bytes()); !bytes.Equal(want, drawing.Bytes()) {
		t.Errorf("the SVG differs from %s; look at it, then run the test with -regen", golden.Path("paper.svg"))
	}
}
