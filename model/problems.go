package model

import (
	"fmt"
	"strings"
)

// How much of what is wrong a person is told, however wrong it is.
const (
	// MostProblems is how many problems are looked for: of more, the rest says no more than the first.
	MostProblems = 1000
	// shownProblems is how many are put into words before the rest is only counted.
	shownProblems = 20
	// problemLength is how many characters the words for one have: a name in them may be as long as a hostile file.
	problemLength = 400
)

// ListProblems puts problems into words, one a line, and counts those after the twentieth.
func ListProblems[P error](problems []P) string {
	lines := make([]string, 0, shownProblems+1)
	for i, one := range problems {
		if i == shownProblems {
			lines = append(lines, moreProblems(len(problems)))
			break
		}
		lines = append(lines, Abridged(one.Error(), problemLength))
	}
	return strings.Join(lines, "\n")
}

func moreProblems(found int) string {
	if found >= MostProblems {
		return fmt.Sprintf("and at least %d more", found-shownProblems)
	}
	return fmt.Sprintf("and %d more", found-shownProblems)
}

// Abridged cuts a text that has more characters than most in its middle: what it is about stands at its start, and what to do
// about it often at its end.
func Abridged(text string, most int) string {
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	half := most / 2
	return string(runes[:half]) + " … " + string(runes[len(runes)-half:])
}
