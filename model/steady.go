package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks that aren't seen and count as a letter from left to right, and from right to left.
const (
	leftMark  = "\u200E"
	rightMark = "\u200F"
)

// IsFromRight reports whether a character is a letter of a script that runs from right to left.
func IsFromRight(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko,
		unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya)
}

// Steady is a text as a sentence of ours shows it, which runs from left to right whatever name it begins with. It is
// undirected, and marks that aren't seen stand before such a beginning and behind each name from right to left that a number of ours
// follows, which would else be read as the name's and stand on its other side. An ellipsis behind such a name is the name's.
func Steady(text string) string {
	text = Undirected(text)
	if !strings.ContainsFunc(text, IsFromRight) {
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
		case IsFromRight(r):
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
