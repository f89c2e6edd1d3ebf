package word

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Characters at which no line ends.
const (
	noBreakSpace  = "\u00a0"
	noBreakHyphen = "\u2011"
)

// Where a line may not end in a running text: within a figure, between it and its unit, and in a year such as 2019-20.
var (
	spaceInFigure  = regexp.MustCompile(`£ [0-9mbk]|[0-9] (?:[0-9]{3}\b|million\b|billion\b|bn\b|m\b|k\b|%|per cent\b)|per cent\b`)
	hyphenInFigure = regexp.MustCompile(`[0-9]-[0-9]|(?:^|[^\pL\pN-])-£?[0-9]`)
)

// unbroken is a text whose figures, years and units stay whole at the end of a line.
func unbroken(text string) string {
	if !strings.ContainsAny(text, "0123456789£") {
		return text
	}
	text = replacedIn(hyphenInFigure, text, "-", noBreakHyphen)
	return replacedIn(spaceInFigure, text, " ", noBreakSpace)
}

// replacedIn replaces a text in all that an expression finds. What it finds may begin with the end of what it found
// before, as in 1 234 567, so it looks a second time.
func replacedIn(at *regexp.Regexp, text, old, with string) string {
	for range 2 {
		text = at.ReplaceAllStringFunc(text, func(found string) string { return strings.ReplaceAll(found, old, with) })
	}
	return text
}

// figure reports whether a cell in a column of figures is kept on one line, as a figure is, and what stands in its
// place.
func figure(cell string) bool {
	const longest = 24 // a range such as £1,234.5m to £1,250.0m
	return utf8.RuneCountInString(cell) <= longest && !strings.Contains(cell, "\n")
}

// joined is a figure without a place where a line may end.
func joined(cell string) string {
	return strings.NewReplacer(" ", noBreakSpace, "-", noBreakHyphen).Replace(cell)
}

// whole reports whether a cell is a figure, or a year, in which no line can end.
func whole(cell string) bool {
	return cell != "" && figure(cell) && !strings.ContainsAny(unbroken(cell), " -")
}
