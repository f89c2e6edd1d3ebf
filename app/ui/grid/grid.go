// Package grid is the table that one types into. A [Grid] asks its [Source] for what it shows, cell by cell, and tells its
// owner by [Signals] what a person does with it: it knows nothing of what the cells mean. [New] makes one; its owner puts
// Root into the window and calls Refresh whenever the source may say something else.
package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/ui"
)

// Grid is a table to read and to edit by keys. It keeps a row of objects for every row in sight and uses
// them again, so that its size doesn't matter; what it shows it asks its source for, cell by cell.
//
// The arrow keys move the cursor, with Shift the selection grows; Enter or F2 edits a cell and typing
// replaces its text; Tab takes what was typed and moves on, Escape gives it up.
type Grid struct {
	canvas fyne.Canvas
	// Source says what is shown.
	Source  Source
	signals Signals
	// name says what the table holds, for those who can't see it.
	name string
	// fixed is the number of columns at the left that always stay in sight.
	fixed int
	// Wraps lets the text of cells run over several lines.
	Wraps bool
	// HeadLines is how many lines a heading may take, 0 for one.
	HeadLines int
	// Heads copies the headings above several rows: without them they are no table.
	Heads bool

	// Columns are those of the source when the grid was refreshed last.
	Columns []Column
	// first is the first column in sight behind the fixed ones.
	first int
	// Cursor is the cell that the keys act on.
	Cursor Place
	// Anchor is the other corner of what is selected, the cursor itself where that is one cell.
	Anchor Place
	// cursorKey names the row of the cursor, so that the cursor stays with its record.
	cursorKey string
	shift     bool
	// hovered is the heading or cell that the pointer is on, told says that the owner had something to say of it.
	hovered     Place
	hoveredText string
	told        bool
	// spoke says that the owner was asked to say what the cursor is on.
	spoke   bool
	heights map[int]rowHeight
	// tops is where each row begins, and last where they end, in a grid that wraps.
	tops []float32

	// Head is the row of the headings; the pinned rows stay below it.
	Head   *Row
	pinned []*Row
	// List is the rows that scroll, Editor the field over the cell that is typed into.
	List   *List
	Editor *Editor
	wheel  *wheel
	// ring shows that the keys go to a table without rows.
	ring *canvas.Rectangle
	// bar shows and moves which columns are in sight.
	bar *columnBar
	// Empty stands in the place of the rows where there are none.
	Empty *ui.Paragraph
	// Root is all of the grid, to be put into the window.
	Root *fyne.Container
}

// Place is a cell of a grid, counted from 0.
type Place struct{ Row, Col int }

// Column is one column of a grid.
type Column struct {
	Title string
	// Ems is the column's least width over the size of its text.
	Ems float32
	// Grow is the column's share of the width that is left.
	Grow float32
	// Most is the width that long texts need, over the size of the text: the column takes that of a wide grid before
	// others get more; 0 for no more than Ems.
	Most float32
	// Trailing sets the text to the right, for figures; Centred sets it in the middle.
	Trailing, Centred bool
}

// Cell is what a cell shows. The zero value is an empty cell that can be edited.
type Cell struct {
	Text string
	// Input is what editing begins with where it differs from the text.
	Input string
	// Wants says that the text asks for what is missing: editing begins with nothing.
	Wants bool
	// Ink and Ground are colours, empty for the usual ones.
	Ink, Ground fyne.ThemeColorName
	Bold        bool
	// Level indents the text.
	Level int
	// Locked says that the cell takes no typing.
	Locked bool
	// Picks says that the cell takes one of a few values: opening it offers them.
	Picks bool
	// Spans lets the text run on over the cells to the right.
	Spans bool
}

// Source is what a grid shows.
type Source interface {
	Columns() []Column
	// Rows and Key give the number of rows and the name of each, by which the cursor follows it.
	Rows() int
	Key(row int) string
	Cell(row, col int) Cell
	// Pinned is the number of rows that stay below the heading, such as totals; PinnedCell is what they show.
	Pinned() int
	PinnedCell(row, col int) Cell
}

// Signals is what a grid tells its owner; all may be nil but OnKey.
type Signals struct {
	// OnEdit takes what was typed into a cell; an error stands below the field, and what was typed stays.
	OnEdit func(at Place, text string) error
	// InWords says to a person what an error of OnEdit or OnTyped means, where the error's own words don't.
	InWords func(error) string
	// OnTyped says how what is being typed is read, or why it can't be.
	OnTyped func(at Place, text string) (string, error)
	// OnEnter is called after Enter has taken a cell's text and reports whether it moved the cursor itself.
	OnEnter func(at Place) bool
	// OnCancel is called when typing is given up.
	OnCancel func(at Place)
	// OnOpen is called by Enter, or a tap on the cursor, on a cell that takes no typing.
	OnOpen func(at Place)
	// OnLocked is called when a cell that takes no typing is typed into, to say why.
	OnLocked func(at Place)
	// OnPick is called to offer the values of a cell that takes one of a few.
	OnPick func(at Place)
	// OnCursor is called when the cursor moves.
	OnCursor func(at Place)
	// OnHover is called when the pointer comes to a cell, with its text, or to a heading, whose row
	// is -1, or to a pinned row, whose row is less; it reports whether it said anything of it.
	OnHover func(at Place, text string) bool
	// OnLeave is called when the cursor has nothing to say any more: the keys have gone elsewhere.
	OnLeave func()
	// OnRune is offered letters and signs before the grid's own use of them and reports whether it took one.
	OnRune func(r rune) bool
	// OnCopied is called when the cells between two places are put on the clipboard.
	OnCopied func(from, to Place)
	// OnPaste is called with pasted cells, row by row.
	OnPaste func(at Place, text string)
	// OnClear is called to empty the selected cells.
	OnClear func(from, to Place)
	// OnShortcut takes the shortcuts that a grid has no use for, OnKey the bare keys.
	OnShortcut func(fyne.Shortcut)
	OnKey      func(*fyne.KeyEvent)
}

// refusal says why what was typed isn't taken.
func (s Signals) refusal(err error) string {
	if s.InWords != nil {
		return s.InWords(err)
	}
	return err.Error()
}

// New makes a grid on a canvas. The name says what the table holds, for those who can't see it; fixed is the number of
// columns at the left that always stay in sight.
func New(c fyne.Canvas, name string, fixed int, source Source, signals Signals) *Grid {
	g := &Grid{canvas: c, name: name, fixed: fixed, Source: source, signals: signals, hovered: Place{Row: noRow}, heights: map[int]rowHeight{}}
	g.Head = newRow(g)
	g.List = newList(g)
	g.Editor = newEditor(g)
	g.bar = newColumnBar(g)
	g.wheel = newWheel(g)
	g.Empty = ui.NewParagraph("", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	g.ring = canvas.NewRectangle(nil)
	g.Root = container.New(&tableLayout{g: g})
	g.fit()
	return g
}

// Refresh shows the source's present state; the cursor stays with its row.
func (g *Grid) Refresh() {
	g.fit()
	g.follow()
	g.Arrange()
	g.speak()
}

// speak has the owner say what the cursor is on, while the keys go there, and take that back afterwards. A grid that
// said nothing takes nothing back: what stands there is another's.
func (g *Grid) speak() {
	switch {
	case g.List.Focused && g.Source.Rows() > 0 && g.signals.OnCursor != nil:
		g.spoke = true
		g.signals.OnCursor(g.Cursor)
	case g.spoke && !g.Editor.Open && g.signals.OnLeave != nil:
		g.spoke = false
		g.signals.OnLeave()
	}
}

// Restart shows another table from its first cell on.
func (g *Grid) Restart() {
	g.Rewind()
	g.Refresh()
}

// Rewind goes back to the first cell, and gives up what is being typed; what is shown follows with the next refresh.
func (g *Grid) Rewind() {
	if g.Editor.Open {
		g.Editor.close()
	}
	g.Cursor, g.Anchor, g.cursorKey, g.first = Place{}, Place{}, "", g.fixed
	g.List.scroll.Offset = fyne.Position{}
}

// fit makes the columns and the pinned rows as many as the source has.
func (g *Grid) fit() {
	g.Columns = g.Source.Columns()
	for len(g.pinned) < g.Source.Pinned() {
		g.pinned = append(g.pinned, newRow(g))
	}
	g.pinned = g.pinned[:g.Source.Pinned()]
	objects := []fyne.CanvasObject{g.List, g.Head}
	for _, row := range g.pinned {
		objects = append(objects, row)
	}
	g.Root.Objects = append(objects, g.wheel, g.bar, g.Empty, g.ring, g.Editor.root)
}

// follow puts the cursor on the row that it stood on, or as near as there is one.
func (g *Grid) follow() {
	before := g.Cursor
	if g.cursorKey != "" && (g.Cursor.Row >= g.Source.Rows() || g.Source.Key(g.Cursor.Row) != g.cursorKey) {
		if row, found := g.RowOf(g.cursorKey); found {
			g.Cursor.Row = row
		}
	}
	g.Cursor = g.within(g.Cursor)
	if g.Cursor != before || g.Anchor != before {
		g.Anchor = g.Cursor
	}
	g.remember()
}

// RowOf finds a row by its key.
func (g *Grid) RowOf(key string) (int, bool) {
	for row := range g.Source.Rows() {
		if g.Source.Key(row) == key {
			return row, true
		}
	}
	return 0, false
}

func (g *Grid) within(at Place) Place {
	return Place{max(0, min(at.Row, g.Source.Rows()-1)), max(0, min(at.Col, len(g.Columns)-1))}
}

func (g *Grid) remember() {
	g.cursorKey = ""
	if g.Cursor.Row < g.Source.Rows() {
		g.cursorKey = g.Source.Key(g.Cursor.Row)
	}
}

// MoveTo puts the cursor on a cell and brings it into sight.
func (g *Grid) MoveTo(at Place) { g.move(g.within(at), false) }

// MoveToKey puts the cursor on a row by its name; an unknown one leaves it where it is.
func (g *Grid) MoveToKey(key string, col int) {
	if row, found := g.RowOf(key); found {
		g.MoveTo(Place{row, col})
	}
}

func (g *Grid) move(at Place, extend bool) {
	if g.Source.Rows() == 0 {
		return
	}
	g.Cursor = at
	if !extend {
		g.Anchor = at
	}
	g.remember()
	g.showColumn(at.Col)
	g.List.ScrollTo(at.Row)
	g.Repaint()
	if g.List.Focused {
		g.reveal()
	}
	if g.signals.OnCursor != nil {
		g.spoke = true
		g.signals.OnCursor(at)
	}
}

// reveal brings the cursor's row into sight in a window that is too low for all of the page; the first one with its heading.
func (g *Grid) reveal() {
	at, row := g.Area(g.Cursor)
	from := at.Y
	if g.Cursor.Row == 0 {
		from = 0
	}
	ui.Reveal(g.Root, from, at.Y+row.Height)
}

// selection returns the corners of what is selected, the upper left first.
func (g *Grid) selection() (from, to Place) {
	from = Place{min(g.Cursor.Row, g.Anchor.Row), min(g.Cursor.Col, g.Anchor.Col)}
	return from, Place{max(g.Cursor.Row, g.Anchor.Row), max(g.Cursor.Col, g.Anchor.Col)}
}

// CellAt returns what a cell shows, an empty locked one outside the table.
func (g *Grid) CellAt(at Place) Cell {
	if at.Row < 0 || at.Row >= g.Source.Rows() || at.Col < 0 || at.Col >= len(g.Columns) {
		return Cell{Locked: true}
	}
	return g.Source.Cell(at.Row, at.Col)
}

// tapped moves the cursor to a cell; a tap on the cursor itself edits or opens it. A figure is marked, so that what is typed stands in
// its place and not behind it.
func (g *Grid) tapped(row, col int) {
	if !g.Editor.Commit() {
		return
	}
	at := Place{row, col}
	again := at == g.Cursor && g.List.Focused
	g.List.TakeFocus()
	if again {
		if g.Open(); g.Editor.Open && g.Columns[col].Trailing {
			g.Editor.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
		return
	}
	g.move(g.within(at), g.shift)
}

// Open edits the cell of the cursor, or tells the owner where it takes no typing or one of a few values.
func (g *Grid) Open() {
	switch cell := g.CellAt(g.Cursor); {
	case !cell.Locked && cell.Picks && g.signals.OnPick != nil:
		g.signals.OnPick(g.Cursor)
	case !cell.Locked:
		g.Editor.begin(cell.Start())
	case g.signals.OnOpen != nil:
		g.signals.OnOpen(g.Cursor)
	}
}

// Start is the text that editing the cell begins with.
func (c Cell) Start() string {
	switch {
	case c.Wants:
		return ""
	case c.Input != "":
		return c.Input
	}
	return c.Text
}

// mostOfWidth is the share of the grid's width that a column takes for long texts at the most.
const mostOfWidth float32 = 0.3

// mostFixed is the share of the width that the columns that don't move take at the most.
const mostFixed float32 = 0.6

// Arrange lays everything out anew and paints it.
func (g *Grid) Arrange() {
	g.Root.Layout.Layout(g.Root.Objects, g.Root.Size())
	g.Repaint()
}

// Repaint paints every row in sight; rows that show what they should are left alone.
func (g *Grid) Repaint() {
	places := g.places()
	g.repaintHead(places)
	g.List.places = places
	g.List.Refresh()
	g.bar.refresh()
	ui.PaintRing(g.ring, g.List.Focused && g.Source.Rows() == 0)
	g.Editor.place()
}

// repaintHead paints the rows that don't scroll, which a window of another width moves too.
func (g *Grid) repaintHead(places []extent) {
	g.Head.show(g.headFace(places))
	for i, row := range g.pinned {
		row.show(g.pinnedFace(i, places))
	}
}

func (g *Grid) headFace(places []extent) rowFace {
	f := rowFace{places: places, head: true, cursor: -1}
	for _, c := range g.Columns {
		f.cells = append(f.cells, Cell{Text: c.Title, Ink: ui.ColorQuiet, Bold: g.HeadLines < 2, Locked: true})
	}
	return f
}

func (g *Grid) pinnedFace(row int, places []extent) rowFace {
	f := rowFace{places: places, pinned: true, cursor: -1}
	for col := range g.Columns {
		f.cells = append(f.cells, g.Source.PinnedCell(row, col))
	}
	return f
}

func (g *Grid) faceOf(row int, places []extent) rowFace {
	f := rowFace{places: places, cursor: -1, focused: g.List.Focused, selected: [2]int{0, -1}}
	f.cells = make([]Cell, len(g.Columns))
	for col := range g.Columns {
		if places[col].width > 0 {
			f.cells[col] = g.Source.Cell(row, col)
		}
	}
	if row == g.Cursor.Row {
		f.cursor = g.Cursor.Col
	}
	from, to := g.selection()
	if from != to && row >= from.Row && row <= to.Row {
		f.selected = [2]int{from.Col, to.Col}
	}
	return f
}
