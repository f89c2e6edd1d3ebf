package charts

import (
	"fmt"
	"image"
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

// Frame draws the figure for the window, exactly width × height pixels at scale pixels a window unit.
// The smaller the frame, the less of the figure is drawn: first the subtitle goes, then the key, the
// title and the axis labels. The caller owns the image. It fails only for a size or scale that no window
// has.
func (f *Figure) Frame(width, height int, scale float64, theme Theme) (*image.RGBA, error) {
	if width < 1 || height < 1 || width > largestFrame || height > largestFrame {
		return nil, fmt.Errorf("a chart of %d × %d pixels can't be drawn", width, height)
	}
	if !(scale >= leastScale && scale <= mostScale) {
		return nil, fmt.Errorf("a chart can't be drawn at %v pixels a unit", scale)
	}
	g := windowGround(image.Pt(width, height), scale, theme)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	return img, f.renderPixels(g, img)
}

// windowGround returns the ground of a frame.
func windowGround(size image.Point, scale float64, theme Theme) ground {
	grown := min(float64(size.X)/scale/roomyWidth, float64(size.Y)/scale/roomyHeight)
	return ground{
		size: size, unit: scale * math.Pow(max(1, grown), growth),
		margins: margins{top: 12, right: 16, bottom: 12, left: 16}, theme: theme,
	}
}

// renderPixels draws the figure onto an image of the ground's size.
func (f *Figure) renderPixels(g ground, img *image.RGBA) error {
	return f.render(g, newPixels(img, ink(g.theme.Surface)), collector{})
}

// collector takes an image that its owner has already.
type collector struct{}

func (collector) SetRGBA(*image.RGBA)         {}
func (collector) Write(b []byte) (int, error) { return len(b), nil }
