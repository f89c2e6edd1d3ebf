//go:build !js

package draw

import (
	"bytes"
	"fmt"
	"sync"

	outlines "github.com/go-text/typesetting/font"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"tomworkbench/assets"
)

// builtIn is one of the two fonts that the program comes with.
type builtIn struct {
	font  *truetype.Font
	perEm float64
	// outlines is the same font for shaping, read once it is needed.
	outlines func() *outlines.Face
}

// builtInFonts parses the embedded fonts. Parsing can fail only if the program was built wrongly.
func builtInFonts() (regular, bold builtIn) {
	return parsed(assets.ArimoRegular()), parsed(assets.ArimoBold())
}

func parsed(ttf []byte) builtIn {
	f, err := truetype.Parse(ttf)
	if err != nil {
		panic(damagedFont(err))
	}
	return builtIn{font: f, perEm: float64(f.FUnitsPerEm()), outlines: sync.OnceValue(func() *outlines.Face {
		face, err := outlines.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			panic(damagedFont(err))
		}
		return face
	})}
}

func damagedFont(err error) string { return fmt.Sprintf("the embedded font is damaged: %v", err) }

// units returns the width of a letter in the font's own units.
func (b builtIn) units(r rune) float64 {
	return float64(b.font.HMetric(fixed.Int26_6(b.font.FUnitsPerEm()), b.font.Index(r)).AdvanceWidth)
}

// has reports whether the font has a letter for a character.
func (b builtIn) has(r rune) bool { return b.font.Index(r) != 0 }
