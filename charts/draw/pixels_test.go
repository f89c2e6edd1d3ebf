package draw

import (
	"image"
	"image/color"
	"testing"

	"github.com/shopspring/decimal"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"tomworkbench/charts/draw/golden"
)

// millions are amounts in £m: "−£2,000m", and "£0m" whatever the places.
var millions = Unit{1, func(value decimal.Decimal, places int32) string {
	if value.IsZero() {
		return "£0m"
	}
	text := value.Abs().StringFixed(places)
	for at := len(value.Abs().StringFixed(0)) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	if value.IsNegative() {
		return "−£" + text + "m"
	}
	return "£" + text + "m"
}}

// someDrawing has bars with ranges over four years and a line.
func someDrawing() *Drawing {
	return &Drawing{Title: "Pays back in 2019/20", Subject: "Published case", Terms: "£m", Picture: &YearChart{
		Years: []string{"2018/19", "2019/20", "2020/21", "2021/22"}, Unit: millions, Ranges: "Range",
		Columns: []Column{
			{Name: "Benefit", Role: RoleBenefit, Values: []float64{2, 13, 13, 5}, Low: []float64{2, 13, 13, 5}, High: []float64{4, 23, 22.5, 8.5}},
			{Name: "Cost", Role: RoleCost, Values: []float64{-3, -8, -5, -1}, Low: []float64{-3, -8, -5, -1}, High: []float64{-3, -8, -5, -1}},
		},
		Lines: []Series{{Name: "Net", Values: []float64{-1, 4, 12, 16}, Labels: []string{"−£1m", "£4m", "£12m", "£16m"}}},
	}}
}

// go-chart fills the whole picture and then the whole plot before it draws. Ours are transparent and
// must cost nothing: what was on the image stays between the marks, to its very edges.
func TestBackgroundsAreNotDrawn(t *testing.T) {
	d := someDrawing()
	g := windowGround(image.Pt(568, 400), 1, LightTheme())
	img := image.NewRGBA(image.Rectangle{Max: g.size})
	p := newPixels(img, ink(rgb(0xFF00FF)))
	if err := d.render(g, p, collector{}); err != nil {
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
			d := golden.Apart(ours, theirs, x, y)
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
