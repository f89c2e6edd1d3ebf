package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// rowsAPage is how many rows a page key moves by.
const rowsAPage = 15

// TypedKey moves the cursor, edits its cell or clears what is selected; other keys go to the window.
func (l *gridList) TypedKey(e *fyne.KeyEvent) {
	g := l.grid
	if to, moves := g.moved(e.Name); moves {
		g.move(g.within(to), g.shift)
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		g.open()
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.clear()
	case fyne.KeySpace:
		// the rune that follows is what counts
	default:
		g.signals.onKey(e)
	}
}

// moved returns where a key takes the cursor.
func (g *grid) moved(key fyne.KeyName) (gridPlace, bool) {
	to := g.cursor
	switch key {
	case fyne.KeyUp:
		to.row--
	case fyne.KeyDown:
		to.row++
	case fyne.KeyLeft:
		to.col--
	case fyne.KeyRight:
		to.col++
	case fyne.KeyPageUp:
		to.row -= rowsAPage
	case fyne.KeyPageDown:
		to.row += rowsAPage
	case fyne.KeyHome:
		to.col = 0
	case fyne.KeyEnd:
		to.col = len(g.columns) - 1
	default:
		return to, false
	}
	return to, true
}

// TypedRune begins editing: what is typed takes the place of what stands there.
func (l *gridList) TypedRune(r rune) {
	g := l.grid
	if g.signals.onRune != nil && g.signals.onRune(r) {
		return
	}
	if r == ' ' {
		g.open()
		return
	}
	switch {
	case g.source.rows() == 0:
	case !g.cellAt(g.cursor).locked:
		g.editor.begin("")
		g.editor.entry.TypedRune(r)
	case g.signals.onLocked != nil:
		g.signals.onLocked(g.cursor)
	}
}

// TypedShortcut copies and pastes cells; other shortcuts go to the window.
func (l *gridList) TypedShortcut(s fyne.Shortcut) {
	g := l.grid
	switch s.(type) {
	case *fyne.ShortcutCopy:
		fyne.CurrentApp().Clipboard().SetContent(g.copied())
	case *fyne.ShortcutCut:
		fyne.CurrentApp().Clipboard().SetContent(g.copied())
		g.clear()
	case *fyne.ShortcutPaste:
		g.paste()
	case *fyne.ShortcutSelectAll:
		g.anchor, g.cursor = gridPlace{}, g.within(gridPlace{g.source.rows(), len(g.columns)})
		g.remember()
		g.repaint()
	default:
		if to, moves := g.leapt(s); moves {
			if to.col == 0 {
				g.scrollColumns(-len(g.columns))
			}
			g.move(g.within(to), g.shift)
		} else if g.signals.onShortcut != nil {
			g.signals.onShortcut(s)
		}
	}
}

// leapt returns where Ctrl+Home and Ctrl+End take the cursor: to the first and to the last cell.
func (g *grid) leapt(s fyne.Shortcut) (gridPlace, bool) {
	k, ok := s.(*desktop.CustomShortcut)
	if !ok || k.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return gridPlace{}, false
	}
	switch k.KeyName {
	case fyne.KeyHome:
		return gridPlace{}, true
	case fyne.KeyEnd:
		return gridPlace{g.source.rows() - 1, len(g.columns) - 1}, true
	}
	return gridPlace{}, false
}

// clear has the owner empty the selected cells, where there are any.
func (g *grid) clear() {
	if g.signals.onClear != nil && g.source.rows() > 0 {
		g.signals.onClear(g.selection())
	}
}

// paste hands what is on the clipboard to the owner, also where the table is empty.
func (g *grid) paste() {
	if g.signals.onPaste == nil || !g.editor.commit() {
		return
	}
	at := g.cursor
	if g.source.rows() == 0 {
		at = gridPlace{}
	}
	g.signals.onPaste(at, fyne.CurrentApp().Clipboard().Content())
}

// outlineStep indents a copied row by a level, so that a tree pastes as one.
const outlineStep = "  "

// copied writes the selected cells as spreadsheets take them: tabs between cells, a line a row. A cell that
// holds either is quoted. Rows are indented below the outermost of them.
func (g *grid) copied() string {
	var b strings.Builder
	from, to := g.selection()
	outermost := g.cellAt(gridPlace{from.row, from.col}).level
	for row := from.row; row <= to.row; row++ {
		outermost = min(outermost, g.cellAt(gridPlace{row, from.col}).level)
	}
	if g.heads && to.col > from.col && (to.row > from.row || g.source.rows() == 1) {
		writeCells(&b, from.col, to.col, func(col int) string { return g.columns[col].title })
	}
	for row := from.row; row <= to.row && row < g.source.rows(); row++ {
		writeCells(&b, from.col, to.col, func(col int) string {
			cell := g.source.cell(row, col)
			return strings.Repeat(outlineStep, max(cell.level-outermost, 0)) + cell.start()
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
