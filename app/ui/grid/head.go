package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/ui"
)

var _ desktop.Hoverable = (*Row)(nil)

// MouseIn, MouseMoved and MouseOut tell which heading the pointer is on.
func (r *Row) MouseIn(e *desktop.MouseEvent)    { r.grid.overHead(r.headingAt(e.Position)) }
func (r *Row) MouseMoved(e *desktop.MouseEvent) { r.grid.overHead(r.headingAt(e.Position)) }
func (r *Row) MouseOut()                        { r.grid.overHead(-1) }

// headingAt is the column whose heading is at a position, -1 for none.
func (r *Row) headingAt(p fyne.Position) int {
	if r.face.head {
		for col, at := range r.face.places {
			if at.width > 0 && p.X >= at.x && p.X < at.x+at.width {
				return col
			}
		}
	}
	return -1
}

// overHead has the owner say what a heading means, and once the pointer has gone what the cursor is on.
func (g *Grid) overHead(col int) {
	if col == g.hovered || g.signals.OnHead == nil {
		return
	}
	if g.hovered = col; col < 0 && g.List.Focused && g.signals.OnCursor != nil {
		g.speak()
		return
	}
	g.signals.OnHead(col)
}

// headHeight is how high the headings are: as the one that takes most lines.
func (g *Grid) headHeight() float32 {
	if g.HeadLines < 2 {
		return lineOfRow()
	}
	face := g.headFace(g.places())
	lines := 1
	for col, at := range face.places {
		if at.width > 0 {
			lines = max(lines, len(headLines(face.cells[col].Text, at.width-2*headPad, headLook().Width, g.HeadLines)))
		}
	}
	return rounded(float32(lines)*headLook().LineHeight() + 2*padY)
}

// headPad is the edge of a heading of several lines, which has little room.
const headPad float32 = 2

// headLook is that of headings of several lines: bold they would be wider.
func headLook() ui.Look { return ui.Look{Size: ui.SizeSmall} }

// headLines breaks a heading between words into a number of lines at the most; a word that is too long is cut, and so is what
// is left over.
func headLines(text string, width float32, measure func(string) float32, most int) []string {
	var lines []string
	for part := range strings.SplitSeq(text, "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			if longer := strings.TrimSpace(line + " " + word); line == "" || measure(longer) <= width {
				line = longer
				continue
			}
			lines, line = append(lines, line), word
		}
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines[most-1] = strings.Join(lines[most-1:], " ")
		lines = lines[:most]
	}
	for i, line := range lines {
		lines[i] = ui.Shorten(line, width, measure)
	}
	return lines
}
