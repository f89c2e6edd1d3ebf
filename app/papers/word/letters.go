package word

import (
	"slices"
	"strings"
	"unicode"
)

// letters says about how wide the letters of a font are, em: a template's fonts aren't at hand to measure.
type letters struct {
	thin, thinner, slash, sign, usual, capital, wide float64
	bold                                             float64 // how much wider letters are in bold
	slack                                            float64 // room for letters that are wider than their kind
}

// arial is for Arial and what is as narrow. verdana leaves room for the widest font that is usual, and so for any other
// that isn't known.
func arial() letters {
	return letters{thin: 0.31, thinner: 0.31, slash: 0.31, sign: 0.56, usual: 0.56, capital: 0.69, wide: 0.92, bold: 1.1, slack: 1.1}
}

func verdana() letters {
	return letters{thin: 0.46, thinner: 0.37, slash: 0.61, sign: 0.82, usual: 0.64, capital: 0.78, wide: 1.08, bold: 1.13, slack: 1.02}
}

// narrowFonts are fonts no wider than Arial that every machine has, or has others for with the same widths.
const narrowFonts = "arial|arial narrow|helvetica|liberation sans|calibri|carlito|times|times new roman|liberation serif|cambria|caladea"

// lettersOf returns the letters of the widest of some fonts. What names no font is in Times New Roman.
func lettersOf(fonts []string) letters {
	known := strings.Split(narrowFonts, "|")
	for _, font := range fonts {
		if !slices.Contains(known, strings.ToLower(strings.TrimSpace(font))) {
			return verdana()
		}
	}
	return arial()
}

// extents returns the widths of a text's longest word and of its longest line, em.
func (l letters) extents(text string) (word, line float64) {
	for _, each := range strings.Split(unbroken(clean(text)), "\n") {
		width, current := 0.0, 0.0
		for _, r := range each {
			w := l.breadth(r)
			width, current = width+w, current+w
			if r == ' ' || r == '\t' || r == '-' {
				current = 0
			}
			word = max(word, current)
		}
		line = max(line, width)
	}
	return word, line
}

// breadth returns about how wide a character is, em.
func (l letters) breadth(r rune) float64 {
	switch {
	case strings.ContainsRune("iljI.,;:!'| "+noBreakSpace, r):
		return l.thinner
	case strings.ContainsRune("tfr()-"+noBreakHyphen, r):
		return l.thin
	case r == '/': // in Verdana's bold as wide as a figure
		return l.slash
	case strings.ContainsRune("−+=<>±–", r):
		return l.sign
	case strings.ContainsRune("mwMW%@", r), unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return l.wide
	case unicode.IsUpper(r):
		return l.capital
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return l.usual
}
