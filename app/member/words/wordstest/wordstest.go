// Package wordstest helps tests to find what is said without the bundle: it makes up a language, and finds what isn't in it.
package wordstest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tomworkbench/app/member/words"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// MadeUp is a full file of words, each text between brackets, without one.
func MadeUp(missing string) string {
	var all []string
	for _, id := range words.IDs() {
		if id == missing {
			continue
		}
		text := regexp.MustCompile(`\{\{.*?\}\}|[^{}]+`).ReplaceAllStringFunc(words.English().Text(id), func(part string) string {
			if strings.HasPrefix(part, "{{") {
				return part
			}
			return "⟦" + strings.Repeat("x", len(part)) + "⟧"
		})
		all = append(all, fmt.Sprintf("%q: %q", id, text))
	}
	return "{" + strings.Join(all, ",") + "}"
}

// Own are the texts of a pack.
func Own(p *choices.Pack) []string {
	own := append([]string{p.Welcome, "English"}, p.Questions...)
	data, _ := casefile.Encode(casefile.File{Case: p.Case})
	for _, one := range regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`).FindAllStringSubmatch(string(data), -1) {
		own = append(own, one[1], strings.TrimSuffix(one[1], "."))
	}
	slices.SortFunc(own, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(own)
}

// Unsaid is what of a text is neither between brackets, nor a text of the pack, nor a number or a code.
func Unsaid(text string, own []string) string {
	text = regexp.MustCompile(`⟦x*⟧`).ReplaceAllString(text, " ")
	for _, one := range own {
		if len(one) > 2 {
			text = strings.ReplaceAll(text, one, " ")
		}
	}
	text = regexp.MustCompile(`[0-9A-Z]{4}( [0-9A-Z]{4})+`).ReplaceAllString(text, "")
	return strings.TrimSpace(regexp.MustCompile(`[^\p{L}]+`).ReplaceAllString(text, " "))
}
