package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// Plain reports whether figures write nothing but Latin, Greek, Cyrillic and the like, which is always drawn: no font of the
// machine is looked for.
func Plain(figures ...*Figure) bool { return draw.Plain(drawings(figures)...) }

// UndrawnWords says which names of figures have characters that no font of this machine has, and what to do; it is empty
// where all can be drawn. It may look for fonts, which takes a moment the first time.
func UndrawnWords(figures ...*Figure) string { return undrawnWords(draw.Undrawn(drawings(figures)...)) }

func drawings(figures []*Figure) []*draw.Drawing {
	all := make([]*draw.Drawing, len(figures))
	for i, f := range figures {
		all[i] = f.drawing()
	}
	return all
}

func undrawnWords(names, scripts []string) string {
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("No font on this computer can draw %s (%s): the picture has boxes with codes in place of letters. "+
		"Install a font for %s, or save the chart as a drawing (SVG), which uses the fonts of whoever reads it.",
		quoted(names), strings.Join(scripts, ", "), model.JoinWords(scripts))
}

// quoted names the first few of names and counts the others.
func quoted(names []string) string {
	var first []string
	for _, n := range names[:min(mostNamed, len(names))] {
		first = append(first, "“"+n+"”")
	}
	if more := len(names) - len(first); more > 0 {
		first = append(first, many(more, "other name"))
	}
	return model.JoinWords(first)
}
