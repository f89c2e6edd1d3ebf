package draw

import (
	"errors"
	"image"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/vector"
)

// pixels is go-chart's renderer onto an image, made for charts: rectangles are filled row by row, lines
// and discs by their distance, text from letters drawn before, and what is wholly transparent, as the
// two backgrounds of every chart are here, isn't drawn at all. All colours in use are opaque.
type pixels struct {
	img *image.RGBA
	pen
	raster *vector.Rasterizer
	// row and letters are kept for reuse.
	row     []uint8
	letters []placedLetter
}

var (
	_ chart.Renderer = (*pixels)(nil)
	_ textPlacer     = (*pixels)(nil)
)

// newPixels returns a renderer onto an image that is filled with one colour first.
func newPixels(img *image.RGBA, ground drawing.Color) *pixels {
	p := &pixels{img: img}
	p.fillRect(img.Rect, ground)
	return p
}

// Stroke draws the path as a line with round joins and ends.
func (p *pixels) Stroke() {
	defer p.clear()
	if p.stroke.A == 0 || p.width <= 0 {
		return
	}
	for _, sub := range p.subpaths {
		p.strokeLine(sub)
	}
}

// Fill fills the path.
func (p *pixels) Fill() {
	defer p.clear()
	p.fillPath()
}

// FillStroke fills the path, then draws it.
func (p *pixels) FillStroke() {
	p.fillPath()
	p.Stroke()
}

func (p *pixels) fillPath() {
	if p.fill.A == 0 {
		return
	}
	if p.disc != nil {
		p.fillDisc(*p.disc)
		return
	}
	if r, ok := p.rect(); ok {
		p.fillRect(r, p.fill)
		return
	}
	p.fillShape()
}

// fillRect fills one row and copies it to the others.
func (p *pixels) fillRect(r image.Rectangle, c drawing.Color) {
	r = r.Intersect(p.img.Rect)
	if r.Empty() {
		return
	}
	first := p.img.Pix[p.img.PixOffset(r.Min.X, r.Min.Y):][:4*r.Dx()]
	copy(first, []uint8{c.R, c.G, c.B, 0xFF})
	for done := 4; done < len(first); done *= 2 {
		copy(first[done:], first[:done])
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(p.img.Pix[p.img.PixOffset(r.Min.X, y):], first)
	}
}

// fillDisc fills a disc, its edge by how far each pixel's centre lies from it.
func (p *pixels) fillDisc(d disc) {
	r := image.Rect(
		int(math.Floor(d.x-d.radius-1)), int(math.Floor(d.y-d.radius-1)),
		int(math.Ceil(d.x+d.radius+1)), int(math.Ceil(d.y+d.radius+1)),
	).Intersect(p.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			away := math.Hypot(float64(x)+0.5-d.x, float64(y)+0.5-d.y)
			p.blend(p.img.PixOffset(x, y), p.fill, coverage(d.radius-away))
		}
	}
}

// fillShape fills any other path.
func (p *pixels) fillShape() {
	box := p.bounds().Intersect(p.img.Rect)
	if box.Empty() {
		return
	}
	if p.raster == nil {
		p.raster = vector.NewRasterizer(box.Dx(), box.Dy())
	} else {
		p.raster.Reset(box.Dx(), box.Dy())
	}
	dx, dy := float64(box.Min.X), float64(box.Min.Y)
	for _, sub := range p.subpaths {
		for i, q := range sub {
			if i == 0 {
				p.raster.MoveTo(float32(q.x-dx), float32(q.y-dy))
				continue
			}
			p.raster.LineTo(float32(q.x-dx), float32(q.y-dy))
		}
		p.raster.ClosePath()
	}
	p.raster.Draw(p.img, box, image.NewUniform(p.fill), image.Point{})
}

// strokeLine draws a line of the pen's width through points: for each row of pixels it gathers what the
// segments cover, so that a pixel where two of them meet isn't painted twice.
func (p *pixels) strokeLine(points []point) {
	if len(points) < 2 {
		return
	}
	reach := p.width/2 + 1
	box := boundsOf(points, reach).Intersect(p.img.Rect)
	if box.Empty() {
		return
	}
	if len(p.row) < box.Dx() {
		p.row = make([]uint8, box.Dx())
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := p.row[:box.Dx()]
		from, to := box.Max.X, box.Min.X
		for i := 1; i < len(points); i++ {
			left, right := points[i-1].across(points[i], float64(y)+0.5, reach)
			left, right = max(left, box.Min.X), min(right, box.Max.X)
			if left >= right {
				continue
			}
			p.coverSegment(row, box.Min.X, left, right, float64(y)+0.5, points[i-1], points[i])
			from, to = min(from, left), max(to, right)
		}
		for x := from; x < to; x++ {
			p.blend(p.img.PixOffset(x, y), p.stroke, row[x-box.Min.X])
			row[x-box.Min.X] = 0
		}
	}
}

// coverSegment raises the coverage of the pixels from left to right of a row to what a segment covers.
func (p *pixels) coverSegment(row []uint8, origin, left, right int, y float64, a, b point) {
	radius := p.width / 2
	for x := left; x < right; x++ {
		away := distance(point{float64(x) + 0.5, y}, a, b)
		row[x-origin] = max(row[x-origin], coverage(radius-away))
	}
}

// coverage tells how much of a pixel is covered whose centre lies depth px inside an edge.
func coverage(depth float64) uint8 {
	return uint8(255*min(1, max(0, depth+0.5)) + 0.5)
}

// blend paints part of a pixel.
func (p *pixels) blend(at int, c drawing.Color, part uint8) {
	switch part {
	case 0:
		return
	case 0xFF:
		px := p.img.Pix[at : at+4 : at+4]
		px[0], px[1], px[2], px[3] = c.R, c.G, c.B, 0xFF
		return
	}
	px := p.img.Pix[at : at+3 : at+3]
	px[0] = mix(px[0], c.R, part)
	px[1] = mix(px[1], c.G, part)
	px[2] = mix(px[2], c.B, part)
}

// mix moves a colour channel from old to ink by part of 255.
func mix(old, ink, part uint8) uint8 {
	v := uint32(old)*uint32(255-part) + uint32(ink)*uint32(part)
	return uint8((v + 127) / 255)
}

// Text draws a text whose baseline starts at x, y.
func (p *pixels) Text(body string, x, y int) { p.PlaceText(body, x, y, alignLeft) }

// PlaceText draws a text that starts, is centred or ends at x.
func (p *pixels) PlaceText(body string, x, y int, align alignment) {
	all := fonts()
	face := all.of(p.font)
	start := float64(x) - align.share()*face.width(body, p.fontSize)
	p.letters = all.set(p.letters[:0], face, p.fontSize, body, start, y)
	for _, l := range p.letters {
		p.paintLetter(l)
	}
}

func (p *pixels) paintLetter(l placedLetter) {
	at := l.at
	box := l.coverage.Rect.Add(at).Intersect(p.img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		from := l.coverage.PixOffset(box.Min.X-at.X, y-at.Y)
		to := p.img.PixOffset(box.Min.X, y)
		if l.colours != nil {
			p.paintColours(to, l.colours.Pix[4*from:], l.coverage.Pix[from:from+box.Dx()])
			continue
		}
		for i, part := range l.coverage.Pix[from : from+box.Dx()] {
			p.blend(to+4*i, p.fontColour, part)
		}
	}
}

// paintColours paints a row of a letter that has its own colours.
func (p *pixels) paintColours(to int, colours, parts []uint8) {
	for i, part := range parts {
		p.blend(to+4*i, drawing.Color{R: colours[4*i], G: colours[4*i+1], B: colours[4*i+2], A: 0xFF}, part)
	}
}

// MeasureText returns the size of a text in px, rounded up.
func (p *pixels) MeasureText(body string) chart.Box { return p.measure(body) }

// Save hands the finished image over to a go-chart collector.
func (p *pixels) Save(w io.Writer) error {
	collector, ok := w.(chart.RGBACollector)
	if !ok {
		return errors.New("the pixels of a chart can only be handed to an image collector")
	}
	collector.SetRGBA(p.img)
	return nil
}
