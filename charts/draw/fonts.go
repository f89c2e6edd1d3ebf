package draw

import (
	"image"
	"image/draw"
	"math"
	"sync"
	"unicode"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
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
// is safe for concurrent use: the fonts are only read, all else is under a lock and letters, once drawn,
// never change.
//
// Most texts are plain: one letter a character, from left to right, in the fonts that are built in. Others
// are shaped, with the fonts of the machine where those lack a character.
type typefaces struct {
	regular, bold *typeface

	mu      sync.Mutex
	letters map[letterKey]*letter
	shaper  shaper
}

// typeface is a font with the widths of its common letters.
type typeface struct {
	builtIn
	advances [0x180]float64
	// common tells of the characters of Latin, Greek and Cyrillic which are plain; it is made when the first beyond those of
	// advances comes.
	common func() *[mostCommon]bool
	all    *typefaces
}

// mostCommon is where the characters end that common tells of.
const mostCommon = 0x2300

// letter is a drawn letter: how opaque it is, pixel by pixel, relative to its place on the baseline, and its colours where
// it has its own.
type letter struct {
	coverage image.Alpha
	colours  *image.RGBA
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

// fonts are the typefaces of the program, made once.
var fonts = sync.OnceValue(func() *typefaces {
	return newTypefaces(usualShaper())
})

// newTypefaces makes the typefaces, with what shapes the texts that they can't write letter by letter.
func newTypefaces(s shaper) *typefaces {
	all := &typefaces{letters: map[letterKey]*letter{}, shaper: s}
	regular, bold := builtInFonts()
	all.regular, all.bold = newTypeface(regular, all), newTypeface(bold, all)
	return all
}

func newTypeface(f builtIn, all *typefaces) *typeface {
	t := &typeface{builtIn: f, all: all}
	t.common = sync.OnceValue(func() *[mostCommon]bool {
		var common [mostCommon]bool
		for r := range common {
			common[r] = t.isPlain(rune(r))
		}
		return &common
	})
	for r := range t.advances {
		t.advances[r] = t.units(rune(r))
	}
	return t
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
		if !t.plain(r) {
			return t.all.shapedWidth(t, text) * size
		}
		w += t.advance(r, size)
	}
	return w
}

// plain reports whether a character is one letter of the embedded font, which looks the same whatever stands beside it.
func (t *typeface) plain(r rune) bool {
	switch {
	case r < softHyphen:
		return true
	case r < mostCommon:
		return t.common()[r]
	}
	return t.isPlain(r)
}

// softHyphen is the first character that isn't plain.
const softHyphen = 0xAD

// isPlain is [typeface.plain] without what is known of common characters. Whole scripts join or run from right to left.
func (t *typeface) isPlain(r rune) bool {
	if r >= 0x590 && r < 0x10A0 || r > 0xFFFF || !t.has(r) {
		return false
	}
	return !unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf) && !runsFromRight(r)
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
	from, first := x, len(out)
	for _, r := range text {
		if !face.plain(r) {
			return t.setShaped(out[:first], face, size, text, from, y)
		}
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
