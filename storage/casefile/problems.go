package casefile

import (
	"fmt"
	"strings"
)

// shownProblems is how many problems are listed in words before the rest is only counted.
const shownProblems = 20

// Problem is one thing that is wrong with a case file, in words for a person.
type Problem struct {
	// Path is the place in the file, such as "lines[3].minimum[2]" or "line 4, column 7"; empty for the
	// file as a whole.
	Path string
	Text string
}

// Error names the place and says what is wrong there.
func (p Problem) Error() string {
	if p.Path == "" {
		return p.Text
	}
	return p.Path + ": " + p.Text
}

// Problems is all that is wrong with a case file, in the order of the file's lists.
type Problems []Problem

// Error lists the problems, one a line, and counts those after the twentieth.
func (p Problems) Error() string {
	lines := make([]string, 0, shownProblems+1)
	for i, one := range p {
		if i == shownProblems {
			lines = append(lines, fmt.Sprintf("and %d more", len(p)-shownProblems))
			break
		}
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// whole makes the error for a file that can't be read at all.
func whole(format string, args ...any) error {
	return Problems{{Text: fmt.Sprintf(format, args...)}}
}
