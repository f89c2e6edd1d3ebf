package page

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/ui"
)

// Rest is the link below the first few of some lines: it says how many more there are, and shows all. Where there are no more it is hidden.
type Rest struct {
	Link  *ui.Link
	words *ui.Paragraph
	all   []string
}

// NewRest makes the link; its title stands over all lines once they are shown.
func NewRest(h Host, title string, onFocus func()) *Rest {
	r := &Rest{words: ui.NewParagraph("", ui.Look{})}
	r.Link = ui.NewLink(r.words, "show all")
	r.Link.OnOpen = func() { h.Tell(title, strings.Join(r.all, "\n")) }
	r.Link.OnKey, r.Link.OnFocus = h.TypedKey, onFocus
	r.Link.Hide()
	return r
}

// Of takes all lines, and returns those that stand above the link.
func (r *Rest) Of(most int, lines []string) []string {
	r.all = lines
	more := len(lines) - most
	ui.SetVisible(r.Link, more > 0)
	if more <= 0 {
		return lines
	}
	r.Link.Name = fmt.Sprintf("and %d more …", more)
	r.words.Set(r.Link.Name, ui.Look{Size: ui.SizeSmall, Color: theme.ColorNamePrimary, Bold: true})
	return lines[:most:most]
}
