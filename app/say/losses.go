package say

import (
	"fmt"
	"strings"
)

// Kept say where what went with another answer is to be found.
func Kept(lost []string) string {
	return Stopped(lost[0]) + " The log keeps it, and undo (Ctrl+Z) brings it back."
}

// Losses says what an edit would take with it, and that it isn't gone for good.
func Losses(lost []string) string {
	const most = 6
	if more := len(lost) - most; more > 0 {
		lost = append(lost[:most:most], fmt.Sprintf("And %d more", more))
	}
	lines := make([]string, len(lost))
	for i, one := range lost {
		lines[i] = Stopped(one)
	}
	return strings.Join(lines, "\n") + "\n\nThe log keeps all of it, and undo brings it back."
}

// Several is a text for several edits made as one, none for one alone: that says itself what it does.
func Several[T any](text string, of []T) string {
	if len(of) < 2 {
		return ""
	}
	return text
}
