package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/ui"
)

// grid is a table to read and to edit by keys. It keeps a row of objects for every row in sight and uses
// them again, so that its size doesn't matter; what it shows it asks its source for, cell by cell.
//
// The arrow keys move the cursor, with Shift the selection grows; Enter or F2 edits a cell and typing
// replaces its text; Tab takes what was typed and moves on, Escape gives it up.
type grid struct {
	canvas  fyne.Canvas
	source  gridSource
	signals gridSignals
	// name says what the table holds, for those who can't see it.
	name string
	// fixed is the number of columns at the left that always stay in sight.
	fixed int
	// wraps lets the text of cells run over several lines.
	wraps bool
	// heads copies the headings above several rows: without them they are no table.
	heads bool

	columns []gridColumn
	// first is the first column in sight behind the fixed ones.
	first  int
	cursor gridPlace
	// anchor is the other corner of what is selected, the cursor itself where that is one cell.
	anchor gridPlace
	// cursorKey names the row of the cursor, so that the cursor stays with its record.
	cursorKey string
	shift     bool
	// spoke says that the owner was asked to say what the cursor is on.
	spoke   bool
	heights map[int]rowHeight
	// tops is where each row begins, and last where they end, in a grid that wraps.
	tops []float32

	head   *gridRow
	pinned []*gridRow
	list   *gridList
	editor *cellEditor
	wheel  *gridWheel
	// bar shows and moves which columns are in sight.
	bar *columnBar
	// empty stands in the place of the rows where there are none.
	empty *ui.Paragraph
	root  *fyne.Container
}

// gridPlace is a cell of a grid, counted from 0.
type gridPlace struct{ row, col int }

// gridColumn is one column of a grid.
type gridColumn struct {
	title string
	// ems is the column's least width over the size of its text.
	ems float32
	// grow is the column's share of the width that is left.
	grow float32
	// most is the width that long texts need, over the size of the text: the column takes that of a wide grid before
	// others get more; 0 for no more than ems.
	most float32
	// trailing sets the text to the right, for figures; centred sets it in the middle.
	trailing, centred bool
}

// gridCell is what a cell shows. The zero value is an empty cell that can be edited.
type gridCell struct {
	text string
	// input is what editing begins with where it differs from the text.
	input string
	// wants says that the text asks for what is missing: editing begins with nothing.
	wants bool
	// ink and ground are colours, empty for the usual ones.
	ink, ground fyne.ThemeColorName
	bold        bool
	// level indents the text.
	level int
	// locked says that the cell takes no typing.
	locked bool
	// picks says that the cell takes one of a few values: opening it offers them.
	picks bool
	// spans lets the text run on over the cells to the right.
	spans bool
}

// gridSource is what a grid shows.
type gridSource interface {
	columns() []gridColumn
	// rows and key give the number of rows and the name of each, by which the cursor follows it.
	rows() int
	key(row int) string
	cell(row, col int) gridCell
	// pinned is the number of rows that stay below the heading, such as totals; pinnedCell is what they show.
	pinned() int
	pinnedCell(row, col int) gridCell
}

// gridSignals is what a grid tells its owner; all may be nil but onKey.
type gridSignals struct {
	// onEdit takes what was typed into a cell; an error stands below the field, and what was typed stays.
	onEdit func(at gridPlace, text string) error
	// inWords says to a person what an error of onEdit or onTyped means, where the error's own words don't.
	inWords func(error) string
	// onTyped says how what is being typed is read, or why it can't be.
	onTyped func(at gridPlace, text string) (string, error)
	// onEnter is called after Enter has taken a cell's text and reports whether it moved the cursor itself.
	onEnter func(at gridPlace) bool
	// onCancel is called when typing is given up.
	onCancel func(at gridPlace)
	// onOpen is called by Enter, or a tap on the cursor, on a cell that takes no typing.
	onOpen func(at gridPlace)
	// onLocked is called when a cell that takes no typing is typed into, to say why.
	onLocked func(at gridPlace)
	// onPick is called to offer the values of a cell that takes one of a few.
	onPick func(at gridPlace)
	// onCursor is called when the cursor moves.
	onCursor func(at gridPlace)
	// onLeave is called when the cursor has nothing to say any more: the keys have gone elsewhere.
	onLeave func()
	// onRune is offered letters and signs before the grid's own use of them and reports whether it took one.
	onRune func(r rune) bool
	// onPaste is called with pasted cells, row by row.
	onPaste func(at gridPlace, text string)
	// onClear is called to empty the selected cells.
	onClear func(from, to gridPlace)
	// onShortcut takes the shortcuts that a grid has no use for, onKey the bare keys.
	onShortcut func(fyne.Shortcut)
	onKey      func(*fyne.KeyEvent)
}

// refusal says why what was typed isn't taken.
func (s gridSignals) refusal(err error) string {
	if s.inWords != nil {
		return s.inWords(err)
	}
	return err.Error()
}

func newGrid(c fyne.Canvas, name string, fixed int, source gridSource, signals gridSignals) *grid {
	g := &grid{canvas: c, name: name, fixed: fixed, source: source, signals: signals, heights: map[int]rowHeight{}}
	g.head = newGridRow(g)
	g.list = newGridList(g)
	g.editor = newCellEditor(g)
	g.bar = newColumnBar(g)
	g.wheel = newGridWheel(g)
	g.empty = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	g.root = container.New(&gridLayout{g: g})
	g.fit()
	return g
}

// refresh shows the source's present state; the cursor stays with its row.
func (g *grid) refresh() {
	g.fit()
	g.follow()
	g.arrange()
	g.speak()
}

// speak has the owner say what the cursor is on, while the keys go there, and take that back afterwards. A grid that
// said nothing takes nothing back: what stands there is another's.
func (g *grid) speak() {
	switch {
	case g.list.focused && g.source.rows() > 0 && g.signals.onCursor != nil:
		g.spoke = true
		g.signals.onCursor(g.cursor)
	case g.spoke && !g.editor.open && g.signals.onLeave != nil:
		g.spoke = false
		g.signals.onLeave()
	}
}

// restart shows another table from its first cell on.
func (g *grid) restart() {
	g.rewind()
	g.refresh()
}

// rewind goes back to the first cell, and gives up what is being typed; what is shown follows with the next refresh.
func (g *grid) rewind() {
	if g.editor.open {
		g.editor.close()
	}
	g.cursor, g.anchor, g.cursorKey, g.first = gridPlace{}, gridPlace{}, "", g.fixed
	g.list.scroll.Offset = fyne.Position{}
}

// fit makes the columns and the pinned rows as many as the source has.
func (g *grid) fit() {
	g.columns = g.source.columns()
	for len(g.pinned) < g.source.pinned() {
		g.pinned = append(g.pinned, newGridRow(g))
	}
	g.pinned = g.pinned[:g.source.pinned()]
	objects := []fyne.CanvasObject{g.list, g.head}
	for _, row := range g.pinned {
		objects = append(objects, row)
	}
	g.root.Objects = append(objects, g.wheel, g.bar, g.empty, g.editor.root)
}

// follow puts the cursor on the row that it stood on, or as near as there is one.
func (g *grid) follow() {
	before := g.cursor
	if g.cursorKey != "" && (g.cursor.row >= g.source.rows() || g.source.key(g.cursor.row) != g.cursorKey) {
		if row, found := g.rowOf(g.cursorKey); found {
			g.cursor.row = row
		}
	}
	g.cursor = g.within(g.cursor)
	if g.cursor != before || g.anchor != before {
		g.anchor = g.cursor
	}
	g.remember()
}

// rowOf finds a row by its key.
func (g *grid) rowOf(key string) (int, bool) {
	for row := range g.source.rows() {
		if g.source.key(row) == key {
			return row, true
		}
	}
	return 0, false
}

func (g *grid) within(at gridPlace) gridPlace {
	return gridPlace{max(0, min(at.row, g.source.rows()-1)), max(0, min(at.col, len(g.columns)-1))}
}

func (g *grid) remember() {
	g.cursorKey = ""
	if g.cursor.row < g.source.rows() {
		g.cursorKey = g.source.key(g.cursor.row)
	}
}

// moveTo puts the cursor on a cell and brings it into sight.
func (g *grid) moveTo(at gridPlace) { g.move(g.within(at), false) }

// moveToKey puts the cursor on a row by its name; an unknown one leaves it where it is.
func (g *grid) moveToKey(key string, col int) {
	if row, found := g.rowOf(key); found {
		g.moveTo(gridPlace{row, col})
	}
}

func (g *grid) move(at gridPlace, extend bool) {
	if g.source.rows() == 0 {
		return
	}
	g.cursor = at
	if !extend {
		g.anchor = at
	}
	g.remember()
	g.showColumn(at.col)
	g.list.ScrollTo(at.row)
	g.repaint()
	if g.signals.onCursor != nil {
		g.spoke = true
		g.signals.onCursor(at)
	}
}

// selection returns the corners of what is selected, the upper left first.
func (g *grid) selection() (from, to gridPlace) {
	from = gridPlace{min(g.cursor.row, g.anchor.row), min(g.cursor.col, g.anchor.col)}
	return from, gridPlace{max(g.cursor.row, g.anchor.row), max(g.cursor.col, g.anchor.col)}
}

// cellAt returns what a cell shows, an empty locked one outside the table.
func (g *grid) cellAt(at gridPlace) gridCell {
	if at.row < 0 || at.row >= g.source.rows() || at.col < 0 || at.col >= len(g.columns) {
		return gridCell{locked: true}
	}
	return g.source.cell(at.row, at.col)
}

// tapped moves the cursor to a cell; a tap on the cursor itself edits or opens it. A figure is marked, so that what is typed stands in
// its place and not behind it.
func (g *grid) tapped(row, col int) {
	if !g.editor.commit() {
		return
	}
	at := gridPlace{row, col}
	again := at == g.cursor && g.list.focused
	g.list.takeFocus()
	if again {
		if g.open(); g.editor.open && g.columns[col].trailing {
			g.editor.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
		return
	}
	g.move(g.within(at), g.shift)
}

// open edits the cell of the cursor, or tells the owner where it takes no typing or one of a few values.
func (g *grid) open() {
	switch cell := g.cellAt(g.cursor); {
	case !cell.locked && cell.picks && g.signals.onPick != nil:
		g.signals.onPick(g.cursor)
	case !cell.locked:
		g.editor.begin(cell.start())
	case g.signals.onOpen != nil:
		g.signals.onOpen(g.cursor)
	}
}

// start is the text that editing the cell begins with.
func (c gridCell) start() string {
	switch {
	case c.wants:
		return ""
	case c.input != "":
		return c.input
	}
	return c.text
}

// mostOfWidth is the share of the grid's width that a column takes for long texts at the most.
const mostOfWidth float32 = 0.3

// arrange lays everything out anew and paints it.
func (g *grid) arrange() {
	g.root.Layout.Layout(g.root.Objects, g.root.Size())
	g.repaint()
}

// repaint paints every row in sight; rows that show what they should are left alone.
func (g *grid) repaint() {
	places := g.places()
	g.head.show(g.headFace(places))
	for i, row := range g.pinned {
		row.show(g.pinnedFace(i, places))
	}
	g.list.places = places
	g.list.Refresh()
	g.bar.refresh()
	g.editor.place()
}

func (g *grid) headFace(places []extent) rowFace {
	f := rowFace{places: places, head: true, cursor: -1}
	for _, c := range g.columns {
		f.cells = append(f.cells, gridCell{text: c.title, ink: ui.ColorQuiet, bold: true, locked: true})
	}
	return f
}

func (g *grid) pinnedFace(row int, places []extent) rowFace {
	f := rowFace{places: places, pinned: true, cursor: -1}
	for col := range g.columns {
		f.cells = append(f.cells, g.source.pinnedCell(row, col))
	}
	return f
}

func (g *grid) faceOf(row int, places []extent) rowFace {
	f := rowFace{places: places, cursor: -1, focused: g.list.focused, selected: [2]int{0, -1}}
	f.cells = make([]gridCell, len(g.columns))
	for col := range g.columns {
		if places[col].width > 0 {
			f.cells[col] = g.source.cell(row, col)
		}
	}
	if row == g.cursor.row {
		f.cursor = g.cursor.col
	}
	from, to := g.selection()
	if from != to && row >= from.row && row <= to.row {
		f.selected = [2]int{from.col, to.col}
	}
	return f
}
