package word

import (
	"math"
	"strings"
	"unicode"
)

// smallest is the size below which a table's type doesn't go to make room, half points.
const smallest = 14

// margin returns the space at each side of a cell, twips; a table with many columns has less.
func (g grid) margin() int {
	if g.columns > 8 {
		return 40
	}
	return 85
}

// fit returns the widths of the columns, twips, which add up to the width of the text, and the size of
// type, half points: one point below the body's, or smaller where the longest words wouldn't fit.
func (g grid) fit(width, body int) (widths []int, size int) {
	size = max(body-2, min(body, smallest))
	for {
		least, wanted := g.needs(size)
		if sum(least) <= float64(width) || size <= smallest {
			return g.shared(width, least, wanted), size
		}
		size--
	}
}

// needs returns for each column the width of its longest word, or figure, and the width that its longest
// text has on one line.
func (g grid) needs(size int) (least, wanted []float64) {
	const (
		bold  = 1.1 // how much wider it is
		slack = 1.1 // for the words of a template whose letters are wider than Arial's
		most  = 11  // em; a longer word, such as an address of a page, is broken rather than given room
	)
	em := float64(size) * 10
	margins := float64(2*g.margin() + 20)
	for c := range g.columns {
		// The name of a column of figures may break its lines; a figure may not.
		word, line := extents(g.cell(g.Columns, c))
		word, line = word*bold, line*bold
		for i, row := range g.Rows {
			w, l := extents(g.cell(row, c))
			if g.numeric(c) {
				w = l
			}
			if g.total(i) {
				w, l = w*bold, l*bold
			}
			word, line = max(word, w), max(line, l)
		}
		if !g.numeric(c) {
			word = min(word, most)
		}
		least = append(least, word*slack*em+margins)
		wanted = append(wanted, max(line, word*slack)*em+margins)
	}
	return least, wanted
}

// shared divides a width among columns. If every text fits on one line, what is left over goes to all,
// twice as much to those with text. If not, the columns are such that their longest texts have the same
// number of lines, as few as can be, but none is narrower than its longest word.
func (g grid) shared(width int, least, wanted []float64) []int {
	total := float64(width)
	if spare := total - sum(wanted); spare >= 0 {
		return rounded(width, g.grown(wanted, spare))
	}
	narrow := func(lines float64) []float64 {
		widths := make([]float64, len(wanted))
		for c := range widths {
			// No one text counts for so much that it leaves the other columns a word a line.
			widths[c] = max(least[c], min(wanted[c], 2*total)/lines)
			if !g.numeric(c) {
				// The end of a line stays empty, for a good part of a word.
				widths[c] = min(wanted[c], widths[c]+least[c]/4)
			}
		}
		return widths
	}
	fewest, most := 1.0, 100.0
	for range 40 {
		if middle := (fewest + most) / 2; sum(narrow(middle)) > total {
			fewest = middle
		} else {
			most = middle
		}
	}
	return rounded(width, narrow(most))
}

// grown returns widths with what is to spare shared out.
func (g grid) grown(widths []float64, spare float64) []float64 {
	shares := make([]float64, len(widths))
	for c := range shares {
		shares[c] = 2
		if g.numeric(c) {
			shares[c] = 1
		}
	}
	out := make([]float64, len(widths))
	for c := range out {
		out[c] = widths[c] + spare*shares[c]/sum(shares)
	}
	return out
}

// rounded makes the widths whole numbers that add up to width, smaller if they are too wide together.
func rounded(width int, widths []float64) []int {
	scale := float64(width) / sum(widths)
	whole := make([]int, len(widths))
	upTo, given := 0.0, 0
	for c, w := range widths {
		upTo += w * scale
		whole[c] = int(math.Round(upTo)) - given
		given += whole[c]
	}
	return whole
}

func sum(lengths []float64) (total float64) {
	for _, l := range lengths {
		total += l
	}
	return total
}

// extents returns the widths of a text's longest word and of its longest line, em. They are guessed from
// what letters measure in Arial, for a template's fonts aren't at hand.
func extents(text string) (word, line float64) {
	for _, l := range strings.Split(clean(text), "\n") {
		width, current := 0.0, 0.0
		for _, r := range l {
			w := breadth(r)
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
func breadth(r rune) float64 {
	switch {
	case strings.ContainsRune("iljtfrI.,;:!'|()/ -", r):
		return 0.31
	case strings.ContainsRune("mwMW%@", r), unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 0.92
	case unicode.IsUpper(r):
		return 0.69
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return 0.56
}
