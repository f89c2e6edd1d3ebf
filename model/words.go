package model

import (
	"unicode"
	"unicode/utf8"
)

// Capital begins words of our own with a capital letter, and Small with a small one, as within a sentence. What people
// typed is put through neither: a name stands in every sentence as it was typed.
func Capital(words string) string { return begin(words, unicode.ToUpper) }

// Small is the other way to [Capital].
func Small(words string) string { return begin(words, unicode.ToLower) }

func begin(words string, with func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(with(first)) + words[size:]
}

// WithReason puts a reason behind a text, as it was typed.
func WithReason(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}
