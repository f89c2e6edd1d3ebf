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
		if g.signals.onClear != nil && g.source.rows() > 0 {
			g.signals.onClear(g.selection())
		}
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
	if g.source.rows() > 0 && !g.cellAt(g.cursor).locked {
		g.editor.begin("")
		g.editor.entry.TypedRune(r)
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
		if g.signals.onClear != nil {
			g.signals.onClear(g.selection())
		}
	case *fyne.ShortcutPaste:
		if g.signals.onPaste != nil {
			g.signals.onPaste(g.cursor, fyne.CurrentApp().Clipboard().Content())
		}
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

// copied writes the selected cells as spreadsheets take them: tabs between cells, a line a row. A cell that
// holds either is quoted.
func (g *grid) copied() string {
	var b strings.Builder
	from, to := g.selection()
	for row := from.row; row <= to.row && row < g.source.rows(); row++ {
		for col := from.col; col <= to.col; col++ {
			if col > from.col {
				b.WriteByte('\t')
			}
			text := g.source.cell(row, col).start()
			if strings.ContainsAny(text, "\t\n\"") {
				text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
			}
			b.WriteString(text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
