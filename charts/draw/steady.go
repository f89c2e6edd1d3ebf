package draw

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// rightMark is a mark that isn't seen and counts as a letter from right to left.
const rightMark = "\u200F"

// isFromRight reports whether a character is a letter of a script that runs from right to left.
func isFromRight(r rune) bool { return r >= 0x590 && unicode.IsLetter(r) && runsFromRight(r) }

// turns reports whether a character turns the direction of the text around it, as U+202E does: a reader then sees another text
// than stands there.
func turns(r rune) bool {
	switch class(r) {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
		return true
	}
	return false
}

// undirected is a text without the characters that turn its direction: none is drawn.
func undirected(text string) string {
	if !strings.ContainsFunc(text, turns) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if turns(r) {
			return -1
		}
		return r
	}, text)
}

// Steady is a text as a sentence of ours shows it, which runs from left to right whatever name it begins with. It is
// undirected, and marks that aren't seen stand before such a beginning and behind each name from right to left that a number of ours
// follows, which would else be read as the name's and stand on its other side. An ellipsis behind such a name is the name's.
func Steady(text string) string {
	text = undirected(text)
	if !strings.ContainsFunc(text, isFromRight) {
		return text
	}
	var b strings.Builder
	done, end, number, begun := 0, -1, false, false // end is where the last letter from right to left ends
	write := func(mark string) {
		b.WriteString(text[done:end] + mark)
		done = end
	}
	for at, r := range text {
		switch {
		case isFromRight(r):
			if !begun {
				b.WriteString(leftMark)
			}
			end, number, begun = at+utf8.RuneLen(r), false, true
		case unicode.Is(unicode.Mn, r) && at == end:
			end += utf8.RuneLen(r)
		case r == '…' && at == end:
			end += utf8.RuneLen(r)
			write(rightMark)
		case unicode.IsDigit(r):
			number = true
		case unicode.IsLetter(r):
			if end >= 0 && number {
				write(leftMark)
			}
			end, number, begun = -1, false, true
		}
	}
	return b.String() + text[done:]
}
