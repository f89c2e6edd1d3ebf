package linetable

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// Report says what reading a table would do.
type Report struct {
	Added, Changed, Unchanged int
	// Levels names the lines added or changed that look like yearly levels typed as steps.
	Levels []string
	// Says that the table says itself what the figures of its ongoing lines are, of every one.
	Says bool
	// Ignored names the columns that nothing was done with.
	Ignored []string
}

// Words says it in a sentence or two.
func (r Report) Words() string {
	text := fmt.Sprintf("The table adds %d %s and changes %d; %d stay as they are.", r.Added, lines(r.Added), r.Changed, r.Unchanged)
	text += r.levelsWords()
	switch len(r.Ignored) {
	case 0:
	case 1:
		text += " Nothing is done with the column “" + r.Ignored[0] + "”."
	default:
		text += " Nothing is done with the columns “" + strings.Join(r.Ignored, "”, “") + "”."
	}
	return text
}

// levelsWords names the lines that look like yearly levels, the first few of many.
func (r Report) levelsWords() string {
	const most = 4
	names, look := make([]string, 0, most), "look"
	for _, name := range r.Levels[:min(len(r.Levels), most)] {
		names = append(names, "“"+name+"”")
	}
	switch more := len(r.Levels) - most; {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		look = "looks"
	case more > 0:
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return " " + model.JoinWords(names) + " " + look + " like yearly levels: each year would add to the one before. After the import, “These are levels” in Figures turns a line round."
}

func lines(n int) string {
	if n == 1 {
		return "line"
	}
	return "lines"
}
