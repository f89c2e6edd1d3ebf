package draw

import (
	"fmt"
	"syscall/js"

	"github.com/golang/freetype/truetype"
)

// builtIn is one of the browser's fonts, which writes the words: the browser is asked how wide they are.
type builtIn struct {
	// font is empty: it only tells regular and bold apart.
	font  *truetype.Font
	perEm float64
	// pen is a canvas that nobody sees.
	pen js.Value
}

// perEm is the size in px at which widths are asked for.
const perEm = 1000

func builtInFonts() (regular, bold builtIn) { return browserFont("normal"), browserFont("bold") }

func browserFont(weight string) builtIn {
	pen := js.Global().Get("document").Call("createElement", "canvas").Call("getContext", "2d")
	pen.Set("font", fmt.Sprintf("%s %dpx %s", weight, perEm, fontFamily))
	return builtIn{new(truetype.Font), perEm, pen}
}

func (b builtIn) units(r rune) float64 { return b.width(string(r)) }

func (b builtIn) width(text string) float64 {
	return b.pen.Call("measureText", text).Get("width").Float()
}

// has reports whether a character is as wide alone as in a word: of those beyond Latin, the browser is asked word by word.
func (b builtIn) has(r rune) bool { return r < softHyphen || r > softHyphen && r < mostLatin }

// mostLatin is where the letters of Latin end that are known one by one.
const mostLatin = 0x180

// shaper knows how wide texts are in ems that aren't plain.
type shaper struct{ known map[shapedKey]float64 }

type shapedKey struct {
	face *typeface
	text string
}

// mostShaped bounds the memory that known widths take.
const mostShaped = 2048

func usualShaper() shaper { return shaper{known: map[shapedKey]float64{}} }

// shapedWidth returns the width of a text in ems.
func (t *typefaces) shapedWidth(face *typeface, text string) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := shapedKey{face, text}
	width, ok := t.shaper.known[key]
	if !ok {
		width = face.builtIn.width(text) / perEm
		if len(t.shaper.known) >= mostShaped {
			clear(t.shaper.known)
		}
		t.shaper.known[key] = width
	}
	return width
}

// missing returns nothing: for what no font of the machine has, the browser shows a sign of its own.
func (t *typefaces) missing(*typeface, string) []rune { return nil }

// setShaped sets nothing: in a browser a drawing is made of words, not of pixels.
func (t *typefaces) setShaped(out []placedLetter, _ *typeface, _ float64, _ string, _ float64, _ int) []placedLetter {
	return out
}
