package spreadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsFormula reports whether a spreadsheet may take a text for a formula when it opens or pastes it: it passes over what
// stands before the sign that begins one without being seen, and takes a wide sign for a usual one.
func IsFormula(text string) bool {
	if text == "" {
		return false
	}
	seen := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) })
	first, _ := utf8.DecodeRuneInString(seen)
	return strings.ContainsRune("=+-@＝＋－＠", first) || strings.ContainsRune("\t\r\n", rune(text[0]))
}

// Plain puts an apostrophe before text that would be taken for a formula, or that has one; [Spoken] takes it off again.
func Plain(text string) string {
	if IsFormula(text) || strings.HasPrefix(text, "'") {
		return "'" + text
	}
	return text
}

// Spoken is the text of a cell without the apostrophe that [Plain] puts before it.
func Spoken(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && (IsFormula(rest) || strings.HasPrefix(rest, "'")) {
		return rest
	}
	return cell
}
