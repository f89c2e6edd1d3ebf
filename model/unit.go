package model

import (
	"slices"
	"strings"
	"unicode"
)

// UnitName writes the spellings of a unit in one way: "£m", "£bn", "£000" and "£" for money, "%" for shares; anything else
// stays as it is, in small letters.
func UnitName(unit string) string {
	switch unit = strings.Join(unitWords(unit), ""); unit {
	case "%", "percent", "percentage", "pct":
		return "%"
	case "gbp", "pounds":
		return "£"
	}
	switch strings.TrimPrefix(unit, "£") {
	case "m", "mn", "mil", "mln", "million", "millions":
		return "£m"
	case "bn", "billion", "billions":
		return "£bn"
	case "k", "000", "000s", "thousand", "thousands":
		return "£000"
	}
	return unit
}

// UnitIn finds the unit that a heading prints, such as £m in "low £m", "Cost (£ million)" and a heading whose unit stands
// on a line of its own; empty for none. A heading with two has the last; a bare pound sign beside another, as in "£m, 2018
// pounds", says of what the other is.
func UnitIn(heading string) string {
	bare := ""
	for _, word := range slices.Backward(unitWords(heading)) {
		switch name := UnitName(word); {
		case name == "£":
			bare = name
		case name == "%", isUnit(name) && strings.HasPrefix(word, "£"):
			return name
		}
	}
	return bare
}

// WithoutUnit is a heading in small letters less its unit and marks: "low £m" and "Low (%)" are both "low".
func WithoutUnit(heading string) string {
	return strings.Join(slices.DeleteFunc(unitWords(heading), func(word string) bool { return UnitIn(word) != "" }), " ")
}

// IsUnit reports whether a cell holds a unit and nothing else.
func IsUnit(cell string) bool {
	words := slices.DeleteFunc(unitWords(cell), func(word string) bool { return word == "in" })
	return len(words) == 1 && UnitIn(cell) != ""
}

func isUnit(name string) bool {
	return slices.Contains([]string{"£m", "£bn", "£000", "£", "%"}, name)
}

// unitWords splits a text at every space and mark. Apostrophes are no part of a unit; a pound sign goes with what follows
// where that says how many, and "per cent" is one word.
func unitWords(text string) []string {
	var words []string
	for _, word := range strings.Fields(strings.Map(unitRune, text)) {
		words = withUnitWord(words, word)
	}
	return words
}

// unitRune is a character as words of units have it: small, a space for every mark, and nothing for apostrophes.
func unitRune(r rune) rune {
	switch {
	case strings.ContainsRune("'’‘ʼ`´", r), isUnseen(r):
		return -1
	case r == '￡':
		return '£'
	case r == '£' || r == '%' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return ' '
}

// withUnitWord adds a word, or puts it behind the one before where the two are one unit.
func withUnitWord(words []string, word string) []string {
	if word == "gbp" || word == "pounds" || word == "pound" {
		word = "£"
	}
	at := len(words) - 1
	if at > 0 && (words[at] == "in" || words[at] == "of") { // "£ in thousands"
		at--
	}
	switch {
	case at >= 0 && words[at] == "£" && isScale(word):
		return append(words[:at], "£"+word)
	case at >= 0 && words[at] == "per" && word == "cent":
		return append(words[:at], "percent")
	}
	return append(words, word)
}

// isScale reports whether a word behind a pound sign says of how many.
func isScale(word string) bool {
	name := UnitName("£" + word)
	return name != "£" && isUnit(name)
}
