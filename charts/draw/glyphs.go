//go:build !js

package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // emoji fonts hold pictures of either kind
	_ "image/png"
	"math"

	outlines "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	scaling "golang.org/x/image/draw"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

type glyphKey struct {
	face    *outlines.Face
	id      outlines.GID
	missing rune
	// size is in 64ths of a pixel, across and up in parts of a pixel.
	size       fixed.Int26_6
	across, up uint8
}

// setShaped appends the glyphs of a text whose baseline starts at x, y in px.
func (t *typefaces) setShaped(out []placedLetter, face *typeface, size float64, text string, x float64, y int) []placedLetter {
	for _, g := range t.shape(face, text).glyphs {
		left, up := math.Floor(x+g.x*size), math.Floor(g.y*size)
		key := glyphKey{
			face: g.face, id: g.id, missing: g.missing, size: fixed.Int26_6(size * 64),
			across: uint8((x + g.x*size - left) * subpixels), up: uint8((g.y*size - up) * subpixels),
		}
		out = append(out, placedLetter{t.glyph(key, g.box), image.Pt(int(left), y-int(up))})
	}
	return out
}

// glyph returns a drawn glyph, from memory where it was drawn before.
func (t *typefaces) glyph(key glyphKey, box emBox) *letter {
	if l, ok := t.shaper.glyphs[key]; ok {
		return l
	}
	if len(t.shaper.glyphs) >= maxLetters {
		clear(t.shaper.glyphs)
	}
	l := &letter{}
	if key.face == nil {
		l = t.codeBox(key)
	} else {
		l = key.draw(box)
	}
	t.shaper.glyphs[key] = l
	return l
}

// drawable reports whether a glyph has something to draw that is drawn here: an outline, a picture, or layers of colour.
func drawable(face *outlines.Face, id outlines.GID) bool {
	if id == 0 { // what a font has for characters that it hasn't
		return false
	}
	switch data := face.GlyphData(id).(type) {
	case outlines.GlyphBitmap:
		return data.Format == outlines.PNG || data.Format == outlines.JPG || data.Outline != nil && len(data.Outline.Segments) > 0
	case outlines.GlyphColor:
		if _, ok := data.Paint.(tables.PaintColrLayersResolved); ok && len(face.CPAL) > 0 {
			return true
		}
	}
	outline, _ := face.GlyphDataOutline(tables.GlyphID(id))
	return len(outline.Segments) > 0
}

// draw draws a glyph whose ink has a box in ems.
func (k glyphKey) draw(box emBox) *letter {
	switch data := k.face.GlyphData(k.id).(type) {
	case outlines.GlyphBitmap:
		if picture, _, err := image.Decode(bytes.NewReader(data.Data)); err == nil {
			return k.drawPicture(picture, box)
		}
	case outlines.GlyphColor:
		if layers, ok := data.Paint.(tables.PaintColrLayersResolved); ok && len(k.face.CPAL) > 0 {
			return k.drawLayers(layers)
		}
	}
	return &letter{coverage: k.fill(tables.GlyphID(k.id))}
}

// at returns the scale from a face's units to px and what the glyph is moved by in px.
func (k glyphKey) at() (scale, dx, dy float32) {
	scale = float32(k.size) / 64 / float32(k.face.Upem())
	return scale, float32(k.across) / subpixels, -float32(k.up) / subpixels
}

// fill fills the outline of a glyph.
func (k glyphKey) fill(id tables.GlyphID) image.Alpha {
	outline, _ := k.face.GlyphDataOutline(id)
	scale, dx, dy := k.at()
	place := func(p opentype.SegmentPoint) (x, y float32) { return p.X*scale + dx, -p.Y*scale + dy }
	box := outlineBox(outline.Segments, place)
	if box.Empty() {
		return image.Alpha{}
	}
	left, top := float32(box.Min.X), float32(box.Min.Y)
	raster := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, s := range outline.Segments {
		var x, y [3]float32
		for i, p := range s.Args {
			x[i], y[i] = place(p)
			x[i], y[i] = x[i]-left, y[i]-top
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			raster.ClosePath()
			raster.MoveTo(x[0], y[0])
		case opentype.SegmentOpLineTo:
			raster.LineTo(x[0], y[0])
		case opentype.SegmentOpQuadTo:
			raster.QuadTo(x[0], y[0], x[1], y[1])
		case opentype.SegmentOpCubeTo:
			raster.CubeTo(x[0], y[0], x[1], y[1], x[2], y[2])
		}
	}
	raster.ClosePath()
	coverage := image.NewAlpha(box)
	raster.Draw(coverage, box, image.Opaque, image.Point{})
	return *coverage
}

// outlineBox returns the pixels that an outline may touch.
func outlineBox(segments []opentype.Segment, place func(opentype.SegmentPoint) (x, y float32)) image.Rectangle {
	var points []point
	for _, s := range segments {
		for _, p := range s.ArgsSlice() {
			x, y := place(p)
			points = append(points, point{float64(x), float64(y)})
		}
	}
	return boundsOf(points, 0)
}

// drawPicture draws a glyph that is a picture into the box of its ink.
func (k glyphKey) drawPicture(picture image.Image, box emBox) *letter {
	size := float64(k.size) / 64
	_, dx, dy := k.at()
	left, top := box.left*size+float64(dx), -box.top*size+float64(dy)
	at := image.Rect(
		int(math.Round(left)), int(math.Round(top)),
		int(math.Round(left+box.width*size)), int(math.Round(top+box.height*size)),
	)
	if at.Empty() {
		return &letter{}
	}
	scaled := image.NewNRGBA(at)
	scaling.CatmullRom.Scale(scaled, at, picture, picture.Bounds(), draw.Src, nil)
	return inColours(scaled)
}

// drawLayers draws a glyph that is made of others, each in its colour, one over the other.
func (k glyphKey) drawLayers(layers tables.PaintColrLayersResolved) *letter {
	parts := make([]image.Alpha, len(layers))
	var box image.Rectangle
	for i, layer := range layers {
		parts[i] = k.fill(layer.GlyphID)
		box = box.Union(parts[i].Rect)
	}
	if box.Empty() {
		return &letter{}
	}
	all := image.NewNRGBA(box)
	for i, layer := range layers {
		ink := image.NewUniform(k.layerColour(layer.PaletteIndex))
		draw.DrawMask(all, parts[i].Rect, ink, image.Point{}, &parts[i], parts[i].Rect.Min, draw.Over)
	}
	return inColours(all)
}

// layerColour returns a colour of the face's palette; black stands for the ink of the text around.
func (k glyphKey) layerColour(index uint16) color.NRGBA {
	palette := k.face.CPAL[0]
	if int(index) >= len(palette) {
		return color.NRGBA{A: 0xFF}
	}
	c := palette[index]
	return color.NRGBA{R: c.Red, G: c.Green, B: c.Blue, A: c.Alpha}
}

// inColours splits a picture into how opaque it is and its colours.
func inColours(picture *image.NRGBA) *letter {
	l := &letter{coverage: *image.NewAlpha(picture.Rect), colours: image.NewRGBA(picture.Rect)}
	copy(l.colours.Pix, picture.Pix)
	for i := range l.coverage.Pix {
		l.coverage.Pix[i] = picture.Pix[4*i+3]
	}
	return l
}

// Sizes of the box that stands for a character that no font has, in ems: its code's digits in two rows. Two names that
// can't be drawn still differ in it, and whoever needs to know can look the codes up.
const (
	codeDigit  = 0.4
	codePad    = 0.1
	codeBottom = -0.14
	codeTop    = 0.86
	digitWide  = 0.556 // of the digits' own size
	codeMargin = 0.06
)

// codeOf returns the two rows of a character's code.
func codeOf(r rune) (upper, lower string) {
	code := fmt.Sprintf("%04X", r)
	if len(code) == 5 {
		code = "0" + code
	}
	return code[:len(code)/2], code[len(code)/2:]
}

// codeWidth is the width of a character's box, in ems.
func codeWidth(r rune) float64 {
	upper, _ := codeOf(r)
	return float64(len(upper))*digitWide*codeDigit + 2*codePad + 2*codeMargin
}

// codeBox draws the box that stands for a character.
func (t *typefaces) codeBox(k glyphKey) *letter {
	size := float64(k.size) / 64
	px := func(ems float64) int { return int(math.Round(ems * size)) }
	frame := image.Rect(px(codeMargin), -px(codeTop), px(codeWidth(k.missing)-codeMargin), -px(codeBottom))
	own := image.NewAlpha(frame)
	rim := max(1, px(0.05))
	draw.Draw(own, frame, image.Opaque, image.Point{}, draw.Src)
	draw.Draw(own, frame.Inset(rim), image.Transparent, image.Point{}, draw.Src)
	upper, lower := codeOf(k.missing)
	middle := (frame.Min.Y + frame.Max.Y) / 2
	small := fixed.Int26_6(codeDigit * float64(k.size))
	for row, digits := range []string{upper, lower} {
		x := float64(frame.Min.X) + float64(frame.Dx())/2 - float64(len(digits))*digitWide*codeDigit*size/2
		y := middle - px(0.04) + row*px(0.08+capHeight*codeDigit)
		for _, digit := range digits {
			l := t.letter(letterKey{t.regular, small, uint8((x - math.Floor(x)) * subpixels), digit})
			at := l.coverage.Rect.Add(image.Pt(int(math.Floor(x)), y))
			draw.DrawMask(own, at, image.Opaque, image.Point{}, &l.coverage, l.coverage.Rect.Min, draw.Over)
			x += digitWide * codeDigit * size
		}
	}
	return &letter{coverage: *own}
}
