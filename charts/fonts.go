package charts

import (
	"fmt"
	"image"
	"image/draw"
	"math"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"tomworkbench/assets"
)

// Heights of text as parts of its size: of capitals and figures above the baseline, of what hangs below
// it, and from one line to the next.
const (
	capHeight  = 0.72
	descent    = 0.22
	lineHeight = 1.3
)

// subpixels is the number of places between two pixels at which a letter may stand.
const subpixels = 4

// typefaces holds the two parsed fonts, and the letters already drawn, for all charts of the program. It
// is safe for concurrent use: the fonts are only read, the letters are under a lock and, once drawn,
// never change.
type typefaces struct {
	regular, bold *typeface

	mu      sync.Mutex
	letters map[letterKey]*letter
}

// typeface is a font with the widths of its common letters.
type typeface struct {
	font     *truetype.Font
	perEm    float64
	advances [0x180]float64
}

// letter is a drawn letter: how opaque it is, pixel by pixel, relative to its place on the baseline.
type letter struct {
	coverage image.Alpha
}

type letterKey struct {
	face *typeface
	// size is in 64ths of a pixel, shift in parts of a pixel.
	size  fixed.Int26_6
	shift uint8
	r     rune
}

// maxLetters bounds the memory that drawn letters take; a window dragged across many sizes meets it.
const maxLetters = 4096

// fonts parses the embedded fonts once. Parsing can fail only if the program was built wrongly.
var fonts = sync.OnceValue(func() *typefaces {
	return &typefaces{
		regular: newTypeface(assets.ArimoRegular()),
		bold:    newTypeface(assets.ArimoBold()),
		letters: map[letterKey]*letter{},
	}
})

func newTypeface(ttf []byte) *typeface {
	f, err := truetype.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("the embedded font is damaged: %v", err))
	}
	t := &typeface{font: f, perEm: float64(f.FUnitsPerEm())}
	for r := range t.advances {
		t.advances[r] = t.units(rune(r))
	}
	return t
}

// units returns the width of a letter in the font's own units.
func (t *typeface) units(r rune) float64 {
	return float64(t.font.HMetric(fixed.Int26_6(t.font.FUnitsPerEm()), t.font.Index(r)).AdvanceWidth)
}

// advance returns the width of a letter in px.
func (t *typeface) advance(r rune, size float64) float64 {
	if int(r) < len(t.advances) {
		return t.advances[r] * size / t.perEm
	}
	return t.units(r) * size / t.perEm
}

// width returns the width of a text in px.
func (t *typeface) width(text string, size float64) float64 {
	var w float64
	for _, r := range text {
		w += t.advance(r, size)
	}
	return w
}

// shorten returns the text cut with an ellipsis to a width in px, empty where not even that fits.
func (t *typeface) shorten(text string, size, width float64) string {
	if t.width(text, size) <= width {
		return text
	}
	runes := []rune(text)
	room := width - t.advance('…', size)
	for i, r := range runes {
		room -= t.advance(r, size)
		if room >= 0 {
			continue
		}
		for i > 0 && runes[i-1] == ' ' {
			i--
		}
		if i == 0 {
			return ""
		}
		return string(runes[:i]) + "…"
	}
	return text
}

// of returns the typeface of a font, the regular one for any other.
func (t *typefaces) of(f *truetype.Font) *typeface {
	if f == t.bold.font {
		return t.bold
	}
	return t.regular
}

// placedLetter is a letter and the pixel that its coverage is relative to.
type placedLetter struct {
	*letter
	at image.Point
}

// set appends the letters of a text whose baseline starts at x, y in px.
func (t *typefaces) set(out []placedLetter, face *typeface, size float64, text string, x float64, y int) []placedLetter {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range text {
		whole := math.Floor(x)
		shift := uint8((x - whole) * subpixels)
		out = append(out, placedLetter{t.letter(letterKey{face, fixed.Int26_6(size * 64), shift, r}), image.Pt(int(whole), y)})
		x += face.advance(r, size)
	}
	return out
}

// letter returns a drawn letter, from memory where it was drawn before.
func (t *typefaces) letter(key letterKey) *letter {
	if l, ok := t.letters[key]; ok {
		return l
	}
	if len(t.letters) >= maxLetters {
		clear(t.letters)
	}
	l := drawLetter(key)
	t.letters[key] = l
	return l
}

func drawLetter(key letterKey) *letter {
	face := truetype.NewFace(key.face.font, &truetype.Options{
		Size: float64(key.size) / 64, DPI: 72, Hinting: font.HintingNone,
		GlyphCacheEntries: 1, SubPixelsX: subpixels, SubPixelsY: 1,
	})
	dot := fixed.Point26_6{X: fixed.Int26_6(key.shift) * 64 / subpixels}
	box, mask, at, _, ok := face.Glyph(dot, key.r)
	if !ok || box.Empty() {
		return &letter{}
	}
	own := image.NewAlpha(box)
	draw.Draw(own, box, mask, at, draw.Src)
	return &letter{coverage: *own}
}
