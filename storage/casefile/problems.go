package casefile

import (
	"fmt"

	"tomworkbench/model"
)

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

// Problems is what is wrong with a case file, in the order of the file's lists, of very much the first [model.MostProblems].
type Problems []Problem

// Error lists the problems as [model.ListProblems] does.
func (p Problems) Error() string { return model.ListProblems(p) }

// whole makes the error for a file that can't be read at all.
func whole(format string, args ...any) error {
	return Problems{{Text: fmt.Sprintf(format, args...)}}
}
