package model

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var idPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// IsID reports whether a text can be an id.
func IsID(text string) bool { return idPattern.MatchString(text) }

func checkID(id string, report reporter) {
	if !IsID(id) {
		report("id", "an id has 1 to 64 letters, digits, dots, hyphens or underscores and begins with a letter or digit")
	}
}

func checkName(name, field string, report reporter) {
	if text := NameProblem(name); text != "" {
		report(field, text)
	}
}

// NameProblem says what is wrong with a name, empty for nothing.
func NameProblem(name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "is empty; it needs a name"
	case !utf8.ValidString(name):
		return "is not valid UTF-8 text"
	case utf8.RuneCountInString(name) > MaxNameRunes:
		return fmt.Sprintf("is longer than %d characters; shorten it", MaxNameRunes)
	case strings.ContainsFunc(name, unicode.IsControl):
		return "holds a line break or another control character; take it out"
	}
	return ""
}

func checkText(text, field string, report reporter) {
	if problem := TextProblem(text); problem != "" {
		report(field, problem)
	}
}

// TextProblem says what is wrong with a text, empty for nothing.
func TextProblem(text string) string {
	switch {
	case !utf8.ValidString(text):
		return "is not valid UTF-8 text"
	case utf8.RuneCountInString(text) > MaxTextRunes:
		return fmt.Sprintf("is longer than %d characters; shorten it", MaxTextRunes)
	case strings.ContainsFunc(text, isStrayControl):
		return "holds a control character; take it out"
	}
	return ""
}

func isStrayControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
