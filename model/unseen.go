package model

import (
	"strings"
	"unicode"
)

// IsDirection reports whether a character turns the direction of the text around it, as U+202E does: it isn't seen
// itself, and makes a reader see another text than stands there. The marks of direction that a keyboard for Hebrew or
// Arabic types between words, U+200E and U+200F, do nothing of the kind.
func IsDirection(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// Undirected is a text without the characters that turn its direction. What is printed or saved for others to read holds
// none.
func Undirected(text string) string {
	if !strings.ContainsFunc(text, IsDirection) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if IsDirection(r) {
			return -1
		}
		return r
	}, text)
}

// IsFromRight reports whether a character is a letter of a script that runs from right to left.
func IsFromRight(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko,
		unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya)
}

// Cut shortens what a hostile file says to what a message can carry, and leaves out what turns its direction.
func Cut(text string) string {
	const most = 60
	text = Undirected(text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
