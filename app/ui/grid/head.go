package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/ui"
)

var _ desktop.Hoverable = (*Row)(nil)

// The rows of a [Place] that is a heading, in a pinned row, or nowhere.
const (
	headRow = -1 - iota
	pinnedRow
	noRow
)

// MouseIn, MouseMoved and MouseOut tell which heading or cell the pointer is on.
func (r *Row) MouseIn(e *desktop.MouseEvent)    { r.pointed(e.Position) }
func (r *Row) MouseMoved(e *desktop.MouseEvent) { r.pointed(e.Position) }
func (r *Row) MouseOut()                        { r.grid.over(Place{Row: noRow}, "") }

// pointed tells of the cell or the heading at a position.
func (r *Row) pointed(p fyne.Position) {
	for col, at := range r.face.places {
		if at.width <= 0 || p.X < at.x || p.X >= at.x+at.width || col >= len(r.face.cells) {
			continue
		}
		place, text := Place{r.At, col}, r.face.cells[col].Text
		switch {
		case r.face.head:
			place.Row = headRow
		case r.face.pinned:
			place.Row = pinnedRow
		}
		r.grid.over(place, text)
		return
	}
	r.grid.over(Place{Row: noRow}, "")
}

// over has the owner say what the heading or the cell below the pointer means; once it has gone, what the cursor is on.
func (g *Grid) over(at Place, text string) {
	if at == g.hovered && text == g.hoveredText || g.signals.OnHover == nil {
		return
	}
	g.hovered, g.hoveredText = at, text
	told := at.Row != noRow && g.signals.OnHover(at, text)
	if g.told && !told {
		switch {
		case g.List.Focused:
			g.speak()
		case g.signals.OnLeave != nil:
			g.signals.OnLeave()
		}
	}
	g.told = told
}

// textAt is the text of a cell or a heading.
func (g *Grid) textAt(at Place) string {
	if at.Row == headRow && at.Col >= 0 && at.Col < len(g.Columns) {
		return g.Columns[at.Col].Title
	}
	return g.CellAt(at).Text
}

// Words are the texts that say what the cursor is on: its cell, the name of its row, the heading of its column.
func (l *List) Words() []string {
	g := l.grid
	return []string{g.textAt(g.Cursor), g.textAt(Place{g.Cursor.Row, 0}), g.textAt(Place{headRow, g.Cursor.Col})}
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
