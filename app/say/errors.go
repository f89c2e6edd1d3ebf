package say

import (
	"errors"
	"fmt"
	"strings"
	"tomworkbench/model"
)

// Error turns an error into words for a person.
func Error(err error) string { return Sentence(Bounded(err.Error())) }

// Bounded leaves of a text what a person reads in a dialog: what is wrong with a hostile file can fill megabytes.
func Bounded(text string) string {
	const mostLines, longest = 40, 1000
	lines := strings.Split(text, "\n")
	for i := range lines[:min(len(lines), mostLines)] {
		lines[i] = model.Abridged(lines[i], longest)
	}
	if more := len(lines) - mostLines; more > 1 {
		lines = append(lines[:mostLines:mostLines], fmt.Sprintf("and %d more lines", more))
	}
	return strings.Join(lines, "\n")
}

// Refusal says what is wrong with what is typed into a field; the field itself says where.
func Refusal(err error) string {
	var problems model.Problems
	if !errors.As(err, &problems) {
		return Error(err)
	}
	texts := make([]string, len(problems))
	for i, p := range problems {
		texts[i] = Sentence(p.Text)
	}
	return Bounded(strings.Join(texts, "\n"))
}

// Sentence begins words of our own with a capital letter, unless that is a file's name, and ends them with a full stop.
func Sentence(text string) string {
	if word, _, _ := strings.Cut(text, " "); !strings.Contains(strings.TrimRight(word, "."), ".") {
		text = model.Capital(text)
	}
	return Stopped(text)
}

// Stopped ends text with a full stop, unless it has one.
func Stopped(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "."
}
