package word

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tomworkbench/model"
)

// writeRuns writes a text, in one run for each stretch of one direction.
func writeRuns(b *strings.Builder, text string, f face) {
	for _, r := range directed(unbroken(clean(text))) {
		b.WriteString(`<w:r>`)
		if properties := f.properties(r.fromRight); properties != "" {
			b.WriteString(`<w:rPr>` + properties + `</w:rPr>`)
		}
		writePieces(b, r.text)
		b.WriteString(`</w:r>`)
	}
}

// writePieces writes a text's letters, tabs and line breaks, each as the element that it is in Word.
func writePieces(b *strings.Builder, text string) {
	for text != "" {
		end := strings.IndexAny(text, "\t\n"+noBreakHyphen)
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			b.WriteString(`<w:t xml:space="preserve">` + escaped(text[:end]) + `</w:t>`)
			text = text[end:]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		switch r {
		case '\t':
			b.WriteString(`<w:tab/>`)
		case '\n':
			b.WriteString(`<w:br/>`)
		default: // few fonts have the character, and any its element
			b.WriteString(`<w:noBreakHyphen/>`)
		}
		text = text[size:]
	}
}

// clean leaves one kind of line break in a text, nothing that XML can't hold, and no character that turns the direction of
// what is around it.
func clean(text string) string {
	text = model.Undirected(text)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Map(holdable, text)
}

// stretch is a stretch of text that runs one way.
type stretch struct {
	text      string
	fromRight bool
}

// directed cuts a text where its direction changes. What has none of its own, such as a space, goes with what is around it,
// and between two directions with the text as a whole: a comma behind a name is the sentence's. A figure such as "£8m" stays
// whole, whatever it stands behind.
func directed(text string) []stretch {
	letters := []rune(text)
	ways := make([]int, len(letters))
	for i, r := range letters {
		if ways[i] = direction(r); ways[i] > 0 {
			fromFigure(letters, ways, i)
		}
	}
	whole := 1
	if beginsFromRight(text) {
		whole = -1
	}
	settle(ways, whole)
	var all []stretch
	for from, to := 0, 0; from < len(letters); from = to {
		for to = from; to < len(letters) && ways[to] == ways[from]; to++ {
		}
		all = append(all, stretch{string(letters[from:to]), ways[from] < 0})
	}
	return all
}

// fromFigure gives the direction of a letter to the figure that it ends.
func fromFigure(letters []rune, ways []int, end int) {
	begin := end
	for begin > 0 && (unicode.IsDigit(letters[begin-1]) || strings.ContainsRune("£€$.,/+−-", letters[begin-1])) {
		begin--
	}
	if slices.ContainsFunc(letters[begin:end], unicode.IsDigit) {
		for i := begin; i < end; i++ {
			ways[i] = ways[end]
		}
	}
}

// settle gives a direction to all that has none: that of both its sides, else that of the whole.
func settle(ways []int, whole int) {
	for from, to := 0, 0; from < len(ways); from = to {
		for to = from; to < len(ways) && ways[to] == 0; to++ {
		}
		before, after := whole, whole
		if from > 0 {
			before = ways[from-1]
		}
		if to < len(ways) {
			after = ways[to]
		}
		way := whole
		if before == after {
			way = before
		}
		for i := from; i < to; i++ {
			ways[i] = way
		}
		to = max(to, from+1)
	}
}

// beginsFromRight reports whether the first letter with a direction belongs to a script that runs from
// right to left.
func beginsFromRight(text string) bool {
	for _, r := range text {
		if way := direction(r); way != 0 {
			return way < 0
		}
	}
	return false
}

// direction returns 1 for a letter that runs from left to right, -1 for one from right to left, and 0 for
// what has no direction of its own.
func direction(r rune) int {
	switch {
	case !unicode.IsLetter(r):
		return 0
	case model.IsFromRight(r):
		return -1
	}
	return 1
}
