package draw

import (
	"fmt"
	"image"
	"image/draw"
	"math"
)

// The largest frame and the scales that are drawn.
const (
	largestFrame = 16384
	leastScale   = 0.25
	mostScale    = 8
)

// A frame beyond these units grows its text and lines, gently, so that they can be read from the back of
// a room.
const (
	roomyWidth  = 1280
	roomyHeight = 720
	growth      = 0.8
)

// Frame draws it for the window, exactly width × height pixels at scale pixels a window unit.
// The smaller the frame, the less of it is drawn: first the subtitle goes, then the key, the
// title and the axis labels. The caller owns the image. It fails only for a size or scale that no window
// has.
func (d *Drawing) Frame(width, height int, scale float64, theme Theme) (*image.RGBA, error) {
	if width < 1 || height < 1 || width > largestFrame || height > largestFrame {
		return nil, fmt.Errorf("a chart of %d × %d pixels can't be drawn", width, height)
	}
	if !(scale >= leastScale && scale <= mostScale) {
		return nil, fmt.Errorf("a chart can't be drawn at %v pixels a unit", scale)
	}
	g := windowGround(image.Pt(width, height), scale, theme)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	return img, d.renderPixels(g, img)
}

// TextScale returns the largest scale for a frame, from most down to least px a window unit, at which neither subtitle
// nor key is left out; least where there is none. Large text must not cost a reader what the figures are.
func (d *Drawing) TextScale(width, height int, most, least float64, theme Theme) float64 {
	const step = 0.94
	for scale := most; scale > least && d.Picture != nil; scale *= step {
		if l := layOut(d, windowGround(image.Pt(width, height), scale, theme), everything); l.fits(smallWidth, smallHeight) {
			return scale
		}
	}
	return least
}

// Preview draws a page of the drawing as it is printed, as large as it fits into width × height pixels, in the middle
// of the theme's surface. The caller owns the image. A page too small for its words is an error, as in [Drawing.PNG].
func (d *Drawing) Preview(width, height int, p PrintSize, theme Theme) (*image.RGBA, error) {
	if width < 1 || height < 1 || width > largestFrame || height > largestFrame {
		return nil, fmt.Errorf("a page of %d × %d pixels can't be drawn", width, height)
	}
	const edge = 8
	inside := image.Rect(0, 0, width, height).Inset(min(edge, width/4, height/4))
	scale := min(float64(inside.Dx())/p.WidthMM, float64(inside.Dy())/p.HeightMM)
	g := p.ground()
	g.unit *= scale * mmPerInch / float64(p.DPI)
	g.size = image.Pt(max(1, int(p.WidthMM*scale)), max(1, int(p.HeightMM*scale)))
	page := image.NewRGBA(image.Rectangle{Max: g.size})
	if err := d.renderPixels(g, page); err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	ground := &pixels{img: img}
	ground.fillRect(img.Rect, ink(theme.Surface))
	at := inside.Min.Add(inside.Size().Sub(g.size).Div(2))
	sheet := image.Rectangle{Max: g.size}.Add(at)
	ground.fillRect(sheet.Inset(-edge), ink(theme.Grid))
	ground.fillRect(sheet.Inset(1-edge), ink(g.theme.Surface))
	draw.Draw(img, sheet, page, image.Point{}, draw.Src)
	return img, nil
}

// windowGround returns the ground of a frame.
func windowGround(size image.Point, scale float64, theme Theme) ground {
	grown := min(float64(size.X)/scale/roomyWidth, float64(size.Y)/scale/roomyHeight)
	return ground{
		size: size, unit: scale * math.Pow(max(1, grown), growth),
		margins: margins{top: 12, right: 16, bottom: 12, left: 16}, theme: theme,
	}
}

// renderPixels draws it onto an image of the ground's size.
func (d *Drawing) renderPixels(g ground, img *image.RGBA) error {
	return d.render(g, newPixels(img, ink(g.theme.Surface)), collector{})
}

// collector takes an image that its owner has already.
type collector struct{}

func (collector) SetRGBA(*image.RGBA)         {}
func (collector) Write(b []byte) (int, error) { return len(b), nil }
