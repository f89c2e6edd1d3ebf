package field

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Word finds the value that a text means: the value itself, else the only one that begins with it, else
// the only one that holds it. Capitals don't matter, and an empty value is also called [NoneWord].
func Word(words []string, text string) (int, error) {
	typed := strings.ToLower(strings.TrimSpace(text))
	matches := []func(word string) bool{
		func(word string) bool { return word == typed },
		func(word string) bool { return strings.HasPrefix(word, typed) },
		func(word string) bool { return strings.Contains(word, typed) },
	}
	if typed == "" || typed == NoneWord && !slices.Contains(words, NoneWord) {
		if at := slices.Index(words, ""); at >= 0 {
			return at, nil
		}
	}
	if typed == "" {
		return 0, fmt.Errorf("type the beginning of %s", listed(words, nil, " or "))
	}
	for _, match := range matches {
		var found []int
		for i, word := range words {
			if match(strings.ToLower(word)) {
				found = append(found, i)
			}
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return 0, fmt.Errorf("“%s” can mean %s; type more of it", text, listed(words, found, " or "))
		}
	}
	return 0, fmt.Errorf("“%s” is none of these: %s", text, listed(words, nil, " and "))
}

// listed names some words, or all, as far as a line holds them: a word may itself hold a comma.
func listed(words []string, which []int, last string) string {
	const most = 6
	var names []string
	for i, word := range words {
		if which == nil || slices.Contains(which, i) {
			names = append(names, "“"+cmp.Or(word, NoneWord)+"”")
		}
	}
	if len(names) > most {
		last = " and "
	}
	return model.JoinWith(last, model.FirstFew(most, names))
}

// NoneWord stands in a list for a value that is empty.
const NoneWord = "none"
