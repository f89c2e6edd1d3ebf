package model

import (
	"unicode"
	"unicode/utf8"
)

// InSentence writes a name or sentence as it stands within a sentence: its first letter is lowered, unless
// it begins an abbreviation such as ICT.
func InSentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if unicode.IsUpper(first) && unicode.IsLower(second) || unicode.IsUpper(first) && unicode.IsSpace(second) {
		return string(unicode.ToLower(first)) + text[size:]
	}
	return text
}
