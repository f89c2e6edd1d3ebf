package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// rowsAPage is how many rows a page key moves by.
const rowsAPage = 15

// TypedKey moves the cursor, edits its cell or clears what is selected; other keys go to the window.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	g := l.grid
	if to, moves := g.moved(e.Name); moves {
		g.move(g.within(to), g.shift)
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		g.Open()
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.clear()
	case fyne.KeySpace:
		// the rune that follows is what counts
	default:
		g.signals.OnKey(e)
	}
}

// moved returns where a key takes the cursor.
func (g *Grid) moved(key fyne.KeyName) (Place, bool) {
	to := g.Cursor
	switch key {
	case fyne.KeyUp:
		to.Row--
	case fyne.KeyDown:
		to.Row++
	case fyne.KeyLeft:
		to.Col--
	case fyne.KeyRight:
		to.Col++
	case fyne.KeyPageUp:
		to.Row -= rowsAPage
	case fyne.KeyPageDown:
		to.Row += rowsAPage
	case fyne.KeyHome:
		to.Col = 0
	case fyne.KeyEnd:
		to.Col = len(g.Columns) - 1
	default:
		return to, false
	}
	return to, true
}

// TypedRune begins editing: what is typed takes the place of what stands there.
func (l *List) TypedRune(r rune) {
	g := l.grid
	if g.signals.OnRune != nil && g.signals.OnRune(r) {
		return
	}
	if r == ' ' {
		g.Open()
		return
	}
	switch {
	case g.Source.Rows() == 0:
	case !g.CellAt(g.Cursor).Locked:
		g.Editor.begin("")
		g.Editor.Entry.TypedRune(r)
	case g.signals.OnLocked != nil:
		g.signals.OnLocked(g.Cursor)
	}
}

// TypedShortcut copies and pastes cells; other shortcuts go to the window.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	g := l.grid
	switch s.(type) {
	case *fyne.ShortcutCopy:
		g.copy()
	case *fyne.ShortcutCut:
		g.copy()
		g.clear()
	case *fyne.ShortcutPaste:
		g.Paste()
	case *fyne.ShortcutSelectAll:
		g.Anchor, g.Cursor = Place{}, g.within(Place{g.Source.Rows(), len(g.Columns)})
		g.remember()
		g.Repaint()
	default:
		if to, moves := g.leapt(s); moves {
			if to.Col == 0 {
				g.scrollColumns(-len(g.Columns))
			}
			g.move(g.within(to), g.shift)
		} else if g.signals.OnShortcut != nil {
			g.signals.OnShortcut(s)
		}
	}
}

// leapt returns where Ctrl+Home and Ctrl+End take the cursor: to the first and to the last cell.
func (g *Grid) leapt(s fyne.Shortcut) (Place, bool) {
	k, ok := s.(*desktop.CustomShortcut)
	if !ok || k.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return Place{}, false
	}
	switch k.KeyName {
	case fyne.KeyHome:
		return Place{}, true
	case fyne.KeyEnd:
		return Place{g.Source.Rows() - 1, len(g.Columns) - 1}, true
	}
	return Place{}, false
}

// clear has the owner empty the selected cells, where there are any.
func (g *Grid) clear() {
	if g.signals.OnClear != nil && g.Source.Rows() > 0 {
		g.signals.OnClear(g.selection())
	}
}

// Paste hands what is on the clipboard to the owner, also where the table is empty.
func (g *Grid) Paste() {
	if g.signals.OnPaste == nil || !g.Editor.Commit() {
		return
	}
	at := g.Cursor
	if g.Source.Rows() == 0 {
		at = Place{}
	}
	g.signals.OnPaste(at, fyne.CurrentApp().Clipboard().Content())
}

// copy puts the selected cells on the clipboard.
func (g *Grid) copy() {
	fyne.CurrentApp().Clipboard().SetContent(g.copied())
	if g.signals.OnCopied != nil {
		g.signals.OnCopied(g.selection())
	}
}

// outlineStep indents a copied row by a level, so that a tree pastes as one.
const outlineStep = "  "

// copied writes the selected cells as spreadsheets take them: tabs between cells, a line a row. A cell that
// holds either is quoted. Rows are indented below the outermost of them.
func (g *Grid) copied() string {
	var b strings.Builder
	from, to := g.selection()
	outermost := g.CellAt(Place{from.Row, from.Col}).Level
	for row := from.Row; row <= to.Row; row++ {
		outermost = min(outermost, g.CellAt(Place{row, from.Col}).Level)
	}
	if g.Heads && to.Col > from.Col && (to.Row > from.Row || g.Source.Rows() == 1) {
		writeCells(&b, from.Col, to.Col, func(col int) string { return g.Columns[col].Title })
	}
	for row := from.Row; row <= to.Row && row < g.Source.Rows(); row++ {
		writeCells(&b, from.Col, to.Col, func(col int) string {
			cell := g.Source.Cell(row, col)
			return strings.Repeat(outlineStep, max(cell.Level-outermost, 0)) + cell.Start()
		})
	}
	return b.String()
}

// writeCells writes the cells of some columns as a line.
func writeCells(b *strings.Builder, from, to int, cell func(col int) string) {
	for col := from; col <= to; col++ {
		if col > from {
			b.WriteByte('\t')
		}
		text := cell(col)
		if strings.ContainsAny(text, "\t\n\"") {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		b.WriteString(text)
	}
	b.WriteByte('\n')
}
