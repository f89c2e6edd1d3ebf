package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// frameView is the page to design on: the lists that a case's frame consists of, each a table to edit.
type frameView struct {
	gridPage
	w     *Window
	lists []frameList
	// list is the list shown, entries its rows; of is the case that they were made from, shown the same with the rates that
	// are built in.
	list      int
	entries   []frameRow
	of, shown *model.Case
	// draft is a row without a record yet, nil for none.
	draft *frameRow
	// added is the key of the row that the last text typed has made, empty for none.
	added string

	tabs *ui.Segments
}

// frameRow is one row of a list.
type frameRow struct {
	// level is the place of the record's kind in the list.
	level  int
	record model.Record
	// parent and after place a draft: the record that it belongs to and the one that it follows.
	parent, after string
}

const draftKey = "draft"

func newFrameView(w *Window) view {
	v := &frameView{w: w, lists: frameLists(w.session.Case())}
	names := make([]string, len(v.lists))
	for i, l := range v.lists {
		names[i] = l.name
	}
	v.tabs = &ui.Segments{Name: "List", Labels: names, OnKey: w.typedKey, OnSelect: v.showList, OnTapped: v.takeKeys}
	v.grid = grid.New(w.window.Canvas(), "Set up", 1, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnEnter: v.onEnter, OnCancel: v.onCancel, OnOpen: v.onOpen, OnLocked: v.onLocked, OnPick: v.onPick,
		OnCursor: v.onCursor, OnLeave: w.status.clear, OnRune: v.onRune, OnPaste: v.onPaste, OnClear: v.onClear,
		OnShortcut: w.typedShortcut, OnKey: w.typedKey,
	})
	tools := container.New(&ui.ChipRow{Gap: ui.Gap})
	for _, t := range []struct {
		label string
		id    commandID
	}{{"Add", cmdAddRow}, {"Add inside", cmdAddInside}, {"Add outside", cmdAddAbove}, {"Up", cmdRowUp}, {"Down", cmdRowDown}, {"Delete", cmdDeleteRow}, {"Import …", cmdImportLines}, {"Template …", cmdSaveTemplate}} {
		tools.Add(w.newControl("", t.id, nil).Labelled(t.label))
	}
	v.root = newTablePage(container.New(&ui.Column{Gap: ui.Gap}, v.tabs, tools), v.grid)
	return v
}

func (v *frameView) refresh() {
	if c := v.w.session.Case(); c != v.of {
		v.of, v.shown, v.lists = c, appraisal.WithBuiltIn(c), frameLists(c)
		v.rebuild()
	}
	v.grid.Refresh()
}

// showList shows another list, once what is typed is taken.
func (v *frameView) showList(i int) {
	if i == v.list || !v.grid.Editor.Commit() {
		return
	}
	v.list, v.draft = i, nil
	v.tabs.Set(i)
	v.rebuild()
	v.grid.Restart()
}

// rewind gives up a row that has no name yet, too.
func (v *frameView) rewind() {
	v.draft = nil
	v.gridPage.rewind()
}

// rebuild makes the rows of the list shown, with the draft in its place.
func (v *frameView) rebuild() {
	l := v.lists[v.list]
	children := make([]map[string][]model.Record, len(l.kinds))
	for level, k := range l.kinds {
		children[level] = map[string][]model.Record{}
		for r := range v.shown.RecordsOf(k.kind) {
			parent := model.Parent(r)
			children[level][parent] = append(children[level][parent], r)
		}
		if k.order != nil {
			slices.SortStableFunc(children[level][""], k.order)
		}
	}
	v.entries = v.entries[:0]
	v.addRows(children, 0, "")
	v.grid.Empty.Set(l.empty, v.grid.Empty.Look)
	if v.draft != nil {
		at := v.placeOf(*v.draft)
		v.entries = append(v.entries[:at], append([]frameRow{*v.draft}, v.entries[at:]...)...)
	}
}

func (v *frameView) addRows(children []map[string][]model.Record, level int, parent string) {
	if level == len(children) {
		return
	}
	for _, r := range children[level][parent] {
		v.entries = append(v.entries, frameRow{level: level, record: r, parent: parent})
		v.addRows(children, level+1, r.Key())
	}
}

// placeOf is where a draft stands: behind the record that it follows and all that belongs to that, else last
// of what belongs to its parent.
func (v *frameView) placeOf(draft frameRow) int {
	key, level := draft.after, draft.level
	if key == "" {
		key, level = draft.parent, draft.level-1
	}
	if level < 0 || key == "" {
		return len(v.entries)
	}
	for i, r := range v.entries {
		if r.level == level && r.record.Key() == key {
			for i++; i < len(v.entries) && v.entries[i].level > level; i++ {
			}
			return i
		}
	}
	return len(v.entries)
}

func (v *frameView) kindOf(r frameRow) frameKind { return v.lists[v.list].kinds[r.level] }

// Columns, rows, key, cell, pinned and pinnedCell make the view the grid's source.
func (v *frameView) Columns() []grid.Column { return v.lists[v.list].columns }
func (v *frameView) Rows() int              { return len(v.entries) }

func (v *frameView) Key(row int) string {
	if r := v.entries[row]; r.record != nil {
		return string(r.record.Kind()) + "/" + r.record.Key()
	}
	return draftKey
}

func (v *frameView) Cell(row, col int) grid.Cell {
	r := v.entries[row]
	k := v.kindOf(r)
	cell := grid.Cell{Locked: true}
	if col == 0 {
		cell.Level = r.level
	}
	if r.record == nil {
		cell.Locked = col != k.named
		return cell
	}
	cell.Text = k.fields[col].Get(v.shown, r.record)
	f := k.fields[col]
	cell.Locked = f.Set == nil || f.Only != nil && !f.Only(r.record)
	cell.Picks = !cell.Locked && f.ValuesOf(v.shown, r.record) != nil
	if tree := len(v.lists[v.list].kinds) > 1; tree && r.level < len(v.lists[v.list].kinds)-1 {
		cell.Bold = col == 0
		if r.level == 0 {
			cell.Ground = ui.ColorChosen
		}
	}
	if col > 0 && !cell.Bold {
		cell.Ink = ui.ColorQuiet
	}
	v.rateCell(&cell, r.record, col)
	overlapCell(&cell, r.record, v.lists[v.list].columns[col].Title == stepsTitle)
	return cell
}

func (v *frameView) Pinned() int                   { return 0 }
func (v *frameView) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// The commands of the frame.
const (
	pageFrame    commandID = "frame"
	cmdAddRow    commandID = "add row"
	cmdAddInside commandID = "add inside"
	cmdAddAbove  commandID = "add above"
	cmdRowUp     commandID = "row up"
	cmdRowDown   commandID = "row down"
	cmdDeleteRow commandID = "delete row"
	// cmdSaveTemplate saves a workbook to fill in; [cmdImportLines] reads it.
	cmdSaveTemplate commandID = "save template"
)

const groupFrame = "Set up"

func (w *Window) frameCommands() []command {
	shown := func() bool { return w.frame() != nil && w.session.HasCase() }
	onRow := func() bool {
		return shown() && len(w.frame().entries) > 0 && w.frame().entries[w.frame().grid.Cursor.Row].record != nil
	}
	move := func(by int) func() {
		return func() {
			r := w.frame().entries[w.frame().grid.Cursor.Row].record
			w.do(w.frame().own(w.frame().shown.Move(r.Kind(), r.Key(), by)))
		}
	}
	at := func() int { return w.frame().grid.Cursor.Row }
	return []command{
		{cmdAddRow, groupFrame, "Add a row of the same kind", nil, fyne.KeyInsert, shown, func() { w.frame().addAfter(at()) }},
		{cmdAddInside, groupFrame, "Add inside the row", ctrl(fyne.KeyReturn), "", onRow, func() { w.frame().addInside(at()) }},
		{cmdAddAbove, groupFrame, "Add behind what the row belongs to", ctrlShift(fyne.KeyReturn), "", onRow, func() { w.frame().addOutside(at()) }},
		{cmdRowUp, groupFrame, "Move the row up", alt(fyne.KeyUp), "", onRow, move(-1)},
		{cmdRowDown, groupFrame, "Move the row down", alt(fyne.KeyDown), "", onRow, move(1)},
		{cmdDeleteRow, groupFrame, "Delete the row …", &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierAlt}, "", onRow, func() { w.frame().deleteRows(at(), at()) }},
		{cmdSaveTemplate, groupFrame, "Save a template for Excel …", nil, "", w.session.HasCase, w.saveTemplate},
	}
}

// frame returns the frame's view while it is shown, else nil.
func (w *Window) frame() *frameView {
	v, _ := w.page.view.(*frameView)
	return v
}

// reveal puts the cursor on a record of whichever list holds it.
func (v *frameView) reveal(kind model.Kind, key string) {
	for i, l := range v.lists {
		if level := l.levelOf(kind); level >= 0 {
			v.showList(i)
			v.grid.MoveToKey(string(kind)+"/"+key, l.kinds[level].named)
		}
	}
}
