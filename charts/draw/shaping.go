//go:build !js

package draw

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	outlines "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// shaper turns texts into glyphs: Arabic letters join, Hebrew runs from right to left, marks stand over their letters and
// emoji of several characters are one picture. It is used under the typefaces' lock.
type shaper struct {
	others    func() *fontscan.FontMap
	segmenter shaping.Segmenter
	harfbuzz  shaping.HarfbuzzShaper
	known     map[shapedKey]*shaped
	glyphs    map[glyphKey]*letter
}

type shapedKey struct {
	face *typeface
	text string
}

// shaped is a text as glyphs from left to right, whatever its size: all lengths are in ems.
type shaped struct {
	glyphs []glyph
	width  float64
	// missing are the characters that no font here has, each once.
	missing []rune
}

// glyph is a glyph and where it stands from the start of the baseline, upwards from it.
type glyph struct {
	face *outlines.Face
	id   outlines.GID
	// box is that of its ink, from its own place; a picture fills it.
	box emBox
	// missing is the character that it stands for where no font has it.
	missing rune
	x, y    float64
}

type emBox struct{ left, top, width, height float64 }

const (
	// perEm is the size at which texts are shaped, fine enough for any size that they are drawn at.
	perEm = 2048
	// mostShaped bounds the memory that shaped texts take.
	mostShaped = 2048
)

// usualShaper has the fonts of the machine for what the embedded ones lack.
func usualShaper() shaper { return newShaper(machineFonts) }

func newShaper(others func() *fontscan.FontMap) shaper {
	return shaper{others: others, known: map[shapedKey]*shaped{}, glyphs: map[glyphKey]*letter{}}
}

// shapedWidth returns the width of a text in ems.
func (t *typefaces) shapedWidth(face *typeface, text string) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shape(face, text).width
}

// missing returns the characters of a text that no font here has.
func (t *typefaces) missing(face *typeface, text string) []rune {
	if !strings.ContainsFunc(text, func(r rune) bool { return !face.plain(r) }) {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shape(face, text).missing
}

// shape returns a text as glyphs, from memory where it was shaped before.
func (t *typefaces) shape(face *typeface, text string) *shaped {
	key := shapedKey{face, text}
	if s, ok := t.shaper.known[key]; ok {
		return s
	}
	if len(t.shaper.known) >= mostShaped {
		clear(t.shaper.known)
	}
	// The mark holds the text as a whole to the direction of our sentences, whatever name it begins with.
	s := t.newShaped(face, []rune(leftMark+text))
	t.shaper.known[key] = s
	return s
}

func (t *typefaces) newShaped(face *typeface, text []rune) *shaped {
	s := &shaped{}
	finder := &faceFinder{own: face.outlines(), others: t.shaper.others}
	if face == t.bold {
		finder.aspect.Weight = outlines.WeightBold
	}
	whole := shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Size: fixed.I(perEm), Language: "en"}
	for _, run := range fromLeft(spaced(t.shaper.segmenter.Split(whole, finder), finder.own)) {
		glyphs := t.shaper.harfbuzz.Shape(run).Glyphs
		for len(glyphs) > 0 { // those of a cluster stand for the same characters
			n := max(1, min(glyphs[0].GlyphsCount(), len(glyphs)))
			s.add(glyphs[:n], run)
			glyphs = glyphs[n:]
		}
	}
	return s
}

// add appends the glyphs of a cluster of a run; where its font lacks one or can't draw any, what stands for its characters.
func (s *shaped) add(cluster []shaping.Glyph, run shaping.Input) {
	in := func(x fixed.Int26_6) float64 { return float64(x) / 64 / perEm }
	from := cluster[0].TextIndex()
	characters := run.Text[from : from+cluster[0].RunesCount()]
	lacking := func(g shaping.Glyph) bool { return g.GlyphID == 0 }
	inked := func(g shaping.Glyph) bool { return drawable(run.Face, g.GlyphID) }
	if !slices.ContainsFunc(characters, visible) || slices.ContainsFunc(cluster, inked) && !slices.ContainsFunc(cluster, lacking) {
		for _, g := range cluster {
			box := emBox{in(g.XBearing), in(g.YBearing), in(g.Width), -in(g.Height)}
			s.glyphs = append(s.glyphs, glyph{face: run.Face, id: g.GlyphID, box: box, x: s.width + in(g.XOffset), y: in(g.YOffset)})
			s.width += in(g.Advance)
		}
		return
	}
	for _, r := range characters {
		if !visible(r) {
			continue
		}
		s.glyphs = append(s.glyphs, glyph{missing: r, x: s.width})
		s.width += codeWidth(r)
		if !slices.Contains(s.missing, r) {
			s.missing = append(s.missing, r)
		}
	}
}

// visible reports whether a character is to be seen: spaces, joiners and what only chooses between pictures are not.
func visible(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// spaced cuts runs at their spaces, which are all as wide as the embedded font's: a font of pictures has none of its own.
func spaced(runs []shaping.Input, own *outlines.Face) []shaping.Input {
	var out []shaping.Input
	for _, run := range runs {
		for from := run.RunStart; from < run.RunEnd; {
			part, to := run, from+1
			space := unicode.IsSpace(run.Text[from])
			for to < run.RunEnd && unicode.IsSpace(run.Text[to]) == space {
				to++
			}
			part.RunStart, part.RunEnd = from, to
			if space {
				part.Face = own
			}
			out = append(out, part)
			from = to
		}
	}
	return out
}

// fromLeft puts the runs of a text in the order in which they stand from left to right. The text as a whole runs from left
// to right; a stretch of it that doesn't is turned, the numbers in it as wholes.
func fromLeft(runs []shaping.Input) []shaping.Input {
	out := slices.Clone(runs)
	turned := 0 // where the stretch begins
	for i, run := range runs {
		text := run.Text[run.RunStart:run.RunEnd]
		number := i > turned && slices.ContainsFunc(text, isNumber) && !slices.ContainsFunc(text, runsFromLeft)
		if run.Direction.Progression() != di.TowardTopLeft && !number {
			slices.Reverse(out[turned:i])
			turned = i + 1
		}
	}
	slices.Reverse(out[turned:])
	return out
}
