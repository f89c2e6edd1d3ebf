package draw

import (
	"image"
	"math"
	"slices"
	"strings"
)

// rowName is what stands at the left of a row: a name and, quiet below it where there is room, a note of figures.
type rowName struct {
	text string
	// note has a part a line where it doesn't fit on one.
	note   []string
	strong bool
}

// strong is the style of a total's words, or of others.
func (l *layout) strong(total bool) textStyle {
	style := l.plain()
	if total {
		style.face = fonts().bold
	}
	return style
}

// nameWidth returns the width in px of a column of names.
func (l *layout) nameWidth(names []rowName) int {
	widest := 0.0
	for _, n := range names {
		widest = max(widest, l.strong(n.strong).width(n.text), l.quiet().width(strings.Join(n.note, "")))
	}
	return int(math.Ceil(min(widest, nameShare*float64(l.inner()))))
}

// nameLines breaks a name and its note into lines of a width in px, so many at most. The name gives way to the note, and
// is shortened; the note is whole or left out.
func (l *layout) nameLines(n rowName, width, most int) (name, note []string) {
	quiet := l.quiet()
	fits := func(lines ...string) bool {
		return len(lines) < most && !slices.ContainsFunc(lines, func(text string) bool { return quiet.width(text) > float64(width) })
	}
	switch whole := strings.Join(n.note, ""); {
	case whole == "":
	case fits(whole):
		note = []string{whole}
	case fits(n.note...):
		note = n.note
	}
	return l.wrapName(l.strong(n.strong), n.text, float64(width), max(1, min(2, most-len(note)))), note
}

// addNames writes names in the middle of their bands, with their notes where there is room.
func (l *layout) addNames(names []rowName, bands []image.Rectangle, left, width int) {
	line := l.lineAt(labelSize)
	for i, n := range names {
		name, note := l.nameLines(n, width, bands[i].Dy()/line)
		y := (bands[i].Min.Y+bands[i].Max.Y)/2 - (len(name)+len(note))*line/2
		write := func(style textStyle, lines []string) {
			for _, text := range lines {
				l.addText(style, text, left, y, alignLeft)
				y += line
			}
		}
		write(l.strong(n.strong), name)
		write(l.quiet(), note)
	}
}
