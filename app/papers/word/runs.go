package word

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// clean leaves one kind of line break in a text, and nothing that XML can't hold.
func clean(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Map(holdable, text)
}

// stretch is a stretch of text that runs one way.
type stretch struct {
	text      string
	fromRight bool
}

// directed cuts a text where its direction changes. What has none of its own, such as a space, goes with
// what is before it.
func directed(text string) []stretch {
	if text == "" {
		return nil
	}
	var all []stretch
	from, fromRight := 0, beginsFromRight(text)
	for i, r := range text {
		if way := direction(r); way != 0 && (way < 0) != fromRight {
			if i > from {
				all = append(all, stretch{text[from:i], fromRight})
			}
			from, fromRight = i, way < 0
		}
	}
	return append(all, stretch{text[from:], fromRight})
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
	case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko,
		unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya):
		return -1
	}
	return 1
}
