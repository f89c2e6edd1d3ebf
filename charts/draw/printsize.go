package draw

import (
	"fmt"
	"image"
	"io"
	"math"
)

// PrintSize is the physical size of a chart on paper and the resolution of its picture.
type PrintSize struct {
	// WidthMM and HeightMM are in millimetres.
	WidthMM, HeightMM float64
	// DPI is in pixels an inch.
	DPI int
	// TextPt is the size of labels in points, 0 for the 12 that paper asks for; a slide takes more.
	TextPt float64
}

// The sizes of page that a drawing is made on.
const (
	leastWidthMM, mostWidthMM   = 70, 420
	leastHeightMM, mostHeightMM = 60, 420
	leastDPI, mostDPI           = 72, 1200
	mostPixels                  = 50_000_000
)

const (
	mmPerInch     = 25.4
	pointsPerInch = 72
)

// DefaultPrintSize is that which fills the width of an A4 text column: 159 × 100 mm at 300 dpi, 1878 ×
// 1181 pixels.
func DefaultPrintSize() PrintSize { return PrintSize{WidthMM: 159, HeightMM: 100, DPI: 300} }

// tallestMM is the height of a page's text, in millimetres, beyond which no page grows by itself.
const tallestMM = 240

// dotSlack is by how much more height a picture asks for than it finds, so that at fewer dots an inch, where all is rounded, the same has room.
const dotSlack = 1.03

// PrintSize returns the size that the drawing wants: the default one, higher where it has many rows.
func (d *Drawing) PrintSize() PrintSize {
	p := DefaultPrintSize()
	if d.Picture != nil {
		p.HeightMM = min(tallestMM, max(p.HeightMM, d.wanted(p)))
	}
	return p
}

// mmPerUnit is how long a unit is on a page whose labels are of the usual size.
const mmPerUnit = float64(leastTextPt) / labelSize / pointsPerInch * mmPerInch

// wanted returns the least height in mm that the drawing wants on a page as wide as one.
func (d *Drawing) wanted(p PrintSize) float64 {
	l, around := d.around(p)
	return math.Ceil((around + d.Picture.height(l)) * mmPerUnit)
}

// around returns the layout of a page before the picture, and what stands above and below that, in units.
func (d *Drawing) around(p PrintSize) (layout, float64) {
	g := p.ground()
	l := layout{ground: g, written: &written{drawing: d}}
	_, bottom := l.footer(d)
	return l, float64(l.addHeading(d, everything)+g.size.Y-bottom) / g.unit
}

// layersWithin returns the height in mm of a page as wide as one on which all boxes stand with whole names beside the panel, and whether
// that is no more than most.
func (d *Drawing) layersWithin(c *LayerChart, p PrintSize, mostMM float64) (float64, bool) {
	l, around := d.around(p)
	room := (mostMM/mmPerUnit-around-plotGap)/dotSlack - 1
	if room <= 0 {
		return 0, false
	}
	plan, fits := c.roomiest(&l, image.Rect(0, 0, l.inner(), l.px(room)), uncutSizes(), true)
	if !fits || plan.panel.Empty() && len(c.Panel.Bands) > 0 {
		return 0, false
	}
	return max(leastHeightMM, math.Ceil((around+float64(plan.bottom)/l.unit*dotSlack+plotGap)*mmPerUnit)), true
}

// Among returns a page to draw on, and by how much it is made smaller to stand among text: so that it is as wide as the
// text, no higher than most, and no lower than looks well. Labels are then of 10 points, and smaller, down to 7.5, only where a
// drawing has so many rows that it would be higher otherwise. What even then has no room is gathered by the drawing in a row;
// boxes can't be, and are made smaller still.
func (d *Drawing) Among(widthMM, mostMM float64) (p PrintSize, shrunk float64) {
	const usual, most, step = 1.2, MostShrunk, 0.05
	const lowest = 0.44 // of its width
	if c, boxes := d.Picture.(*LayerChart); boxes {
		for shrunk = usual; shrunk < most+step/2; shrunk += step {
			p = PrintSize{WidthMM: min(mostWidthMM, widthMM*shrunk), DPI: int(300 / shrunk)}
			if high, fits := d.layersWithin(c, p, mostMM*shrunk); fits {
				p.HeightMM = high
				return p, shrunk
			}
		}
	}
	for shrunk = usual; ; shrunk += step {
		p = PrintSize{WidthMM: min(mostWidthMM, widthMM*shrunk), DPI: int(300 / shrunk)}
		p.HeightMM = math.Ceil(p.WidthMM * lowest)
		if d.Picture == nil {
			return p, shrunk
		}
		p.HeightMM = max(p.HeightMM, d.wanted(p))
		if p.HeightMM <= mostMM*shrunk || shrunk >= most {
			break
		}
	}
	low := p
	_, boxes := d.Picture.(*LayerChart)
	if boxes { // gathers no rows: its names would be cut
		p.HeightMM = min(mostHeightMM, p.HeightMM)
		return p, max(shrunk, p.HeightMM/mostMM)
	}
	if low.HeightMM = min(p.HeightMM, mostMM*shrunk); d.fits(low) {
		return low, shrunk
	}
	p.HeightMM = min(mostHeightMM, p.HeightMM)
	return p, max(shrunk, p.HeightMM/mostMM)
}

// fits reports whether the drawing's words have room on a page.
func (d *Drawing) fits(p PrintSize) bool {
	_, err := newLayout(d, p.ground())
	return err == nil
}

// Roomy returns a size at which the drawing's words have room: the size itself, else with text that is smaller but no smaller
// than 12 points, else higher as well.
func (d *Drawing) Roomy(p PrintSize) PrintSize {
	const step = 5 // mm
	if d.Picture == nil {
		return p
	}
	for p.TextPt > leastTextPt && !d.fits(p) {
		p.TextPt--
	}
	for p.HeightMM < tallestMM && !d.fits(p) {
		p.HeightMM = min(tallestMM, p.HeightMM+step)
	}
	return p
}

// Check says in a sentence what is wrong with a size, nil for a sound one.
func (p PrintSize) Check() error {
	if !(p.WidthMM >= leastWidthMM && p.WidthMM <= mostWidthMM) {
		return fmt.Errorf("a chart can be %d to %d mm wide, not %v mm", leastWidthMM, mostWidthMM, p.WidthMM)
	}
	if !(p.HeightMM >= leastHeightMM && p.HeightMM <= mostHeightMM) {
		return fmt.Errorf("a chart can be %d to %d mm high, not %v mm", leastHeightMM, mostHeightMM, p.HeightMM)
	}
	if p.DPI < leastDPI || p.DPI > mostDPI {
		return fmt.Errorf("a chart can have %d to %d dots an inch, not %d", leastDPI, mostDPI, p.DPI)
	}
	if size := p.Pixels(); size.X*size.Y > mostPixels {
		return fmt.Errorf("a chart of %d × %d pixels is too large; choose a smaller page or fewer dots an inch", size.X, size.Y)
	}
	return nil
}

// Pixels returns the size of the page's picture.
func (p PrintSize) Pixels() image.Point {
	px := func(mm float64) int { return int(math.Round(mm / mmPerInch * float64(p.DPI))) }
	return image.Pt(px(p.WidthMM), px(p.HeightMM))
}

// leastTextPt is the smallest size of labels on paper, in points.
const leastTextPt = 12

// ground returns the page to draw on: no margins but what keeps text off the edge.
func (p PrintSize) ground() ground {
	return ground{
		size: p.Pixels(), unit: max(p.TextPt, leastTextPt) / labelSize * float64(p.DPI) / pointsPerInch,
		margins: margins{top: 1, right: 2, bottom: 2, left: 1}, footers: true, theme: PaperTheme(),
	}
}

// PNG writes the drawing as a picture of the page's size, with its resolution, so that a word processor
// places it at that size. The error is that of the page, which may be too small for the drawing's words,
// or of the writer.
func (d *Drawing) PNG(w io.Writer, p PrintSize) error {
	if err := p.Check(); err != nil {
		return err
	}
	g := p.ground()
	img := image.NewRGBA(image.Rectangle{Max: g.size})
	if err := d.renderPixels(g, img); err != nil {
		return err
	}
	return writePNG(w, img, p.DPI, d.Mark)
}
