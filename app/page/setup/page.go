// Package setup is the page to design on: the lists that the frame of a case consists of, typed and pasted.
package setup

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/tableimport"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// view is the page to design on: the lists that a case's frame consists of, each a table to edit.
type view struct {
	page.Table
	h     page.Host
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

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.SetUp, Title: title, Group: page.Design, Key: fyne.Key2, Lists: []model.Listing{model.InSetUp}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, lists: frameLists(h.Session().Case())}
	names := make([]string, len(v.lists))
	for i, l := range v.lists {
		names[i] = l.name
	}
	v.tabs = page.TermedSwitch(h, &ui.Segments{Name: "List", Labels: names, OnKey: h.TypedKey, OnSelect: v.showList, OnTapped: v.TakeKeys})
	v.Grid = grid.New(h.Canvas(), "Set up", 1, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnEnter: v.onEnter, OnCancel: v.onCancel, OnOpen: v.onOpen, OnLocked: v.onLocked, OnPick: v.onPick,
		OnCursor: v.onCursor, OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnRune: v.onRune, OnCopied: page.OnCopied(h, v.holds), OnPaste: v.onPaste, OnClear: v.onClear,
		OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	tools := container.New(&ui.ChipRow{Gap: ui.Gap})
	for _, t := range []struct {
		label string
		id    page.ID
	}{{"Add", cmdAddRow}, {"Add inside", cmdAddInside}, {"Add outside", cmdAddAbove}, {"Up", page.MoveUp}, {"Down", page.MoveDown}, {"Delete", cmdDeleteRow}, {"Import figures …", page.ImportFigures}, {"Template …", page.SaveForm}} {
		tools.Add(h.Control("", t.id, nil).Labelled(t.label))
	}
	v.Whole = page.NewTable(container.New(&ui.Column{Gap: ui.Gap}, v.tabs, tools), v.Grid)
	return v
}

// Refresh shows the list chosen as the case has it.
func (v *view) Refresh() {
	if c := v.h.Session().Case(); c != v.of {
		v.of, v.shown, v.lists = c, appraisal.WithBuiltIn(c), frameLists(c)
		v.rebuild()
	}
	v.Grid.Refresh()
}

// showList shows another list, once what is typed is taken.
func (v *view) showList(i int) {
	if i == v.list || !v.Grid.Editor.Commit() {
		return
	}
	v.list, v.draft = i, nil
	v.tabs.Set(i)
	v.rebuild()
	v.Grid.Restart()
}

// Rewind gives up a row that has no name yet, too.
func (v *view) Rewind() {
	v.draft = nil
	v.Table.Rewind()
}

// rebuild makes the rows of the list shown, with the draft in its place.
func (v *view) rebuild() {
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
	v.Grid.Empty.Set(l.empty, v.Grid.Empty.Look)
	if v.draft != nil {
		at := v.placeOf(*v.draft)
		v.entries = append(v.entries[:at], append([]frameRow{*v.draft}, v.entries[at:]...)...)
	}
}

func (v *view) addRows(children []map[string][]model.Record, level int, parent string) {
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
func (v *view) placeOf(draft frameRow) int {
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

func (v *view) kindOf(r frameRow) frameKind { return v.lists[v.list].kinds[r.level] }

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column { return v.lists[v.list].columns }
func (v *view) Rows() int              { return len(v.entries) }

// holds is what of the rows between two places isn't for everybody: records that are marked so.
func (v *view) holds(from, to grid.Place) (holds model.Delicate) {
	var records []model.Record
	for _, r := range v.entries[from.Row:min(to.Row+1, len(v.entries))] {
		if r.record != nil {
			records = append(records, r.record)
		}
	}
	return model.UnpublishedOf(records...)
}

func (v *view) Key(row int) string {
	if r := v.entries[row]; r.record != nil {
		return string(r.record.Kind()) + "/" + r.record.Key()
	}
	return draftKey
}

func (v *view) Cell(row, col int) grid.Cell {
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

func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// The commands of the page.
const (
	cmdAddRow    page.ID = "add row"
	cmdAddInside page.ID = "add inside"
	cmdAddAbove  page.ID = "add above"
	cmdDeleteRow page.ID = "delete row"
)

const title = "Set up"

// noRow bars what is done with the row under the cursor.
func (v *view) noRow() page.Bar {
	return page.Unless(func() bool { return len(v.entries) > 0 && v.entries[v.Grid.Cursor.Row].record != nil }, "No row of the list is under the cursor")
}

// Arrange moves the row under the cursor among its like.
func (v *view) Arrange(by int) {
	r := v.entries[v.Grid.Cursor.Row].record
	v.h.Do(v.own(v.shown.Move(r.Kind(), r.Key(), by)))
}

// CantArrange says why no row can be moved, empty where one can.
func (v *view) CantArrange() string { return v.noRow()() }

// Commands are those of the rows of a list, and the template of it for Excel.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title))
	noRow := page.Bars(hidden, v.noRow())
	at := func() int { return v.Grid.Cursor.Row }
	return []page.Command{
		{ID: cmdAddRow, Group: page.Design, Name: "Add a row of the same kind", Key: fyne.KeyInsert, Bar: hidden, Run: func() { v.addAfter(at()) }},
		{ID: cmdAddInside, Group: page.Design, Name: "Add inside the row", Shortcut: page.Ctrl(fyne.KeyReturn), Bar: noRow, Run: func() { v.addInside(at()) }},
		{ID: cmdAddAbove, Group: page.Design, Name: "Add behind what the row belongs to", Shortcut: page.CtrlShift(fyne.KeyReturn), Bar: noRow, Run: func() { v.addOutside(at()) }},
		{ID: cmdDeleteRow, Group: page.Design, Name: "Delete the row …", Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierAlt}, Bar: noRow, Run: func() { v.deleteRows(at(), at()) }},
		{ID: page.UsualFactors, Group: page.PapersMenu, Name: "Take the usual success factors", Bar: page.NoCase(v.h), Run: v.takeSuccessFactors},
		{ID: page.SaveForm, Group: page.Design, Name: "Save a template for Excel …", Bar: page.NoCase(v.h), Run: func() { tableimport.SaveForm(v.h) }},
	}
}

// Show puts the cursor on a record of whichever list holds it, or shows the list of a kind.
func (v *view) Show(to page.Place) {
	kind, key := to.Record.Kind, to.Record.Key
	for i, l := range v.lists {
		if level := l.levelOf(kind); level >= 0 {
			v.showList(i)
			if key != "" {
				v.Grid.MoveToKey(string(kind)+"/"+key, l.kinds[level].named)
			}
		}
	}
}

// Fixed says that the basis changes nothing here; the estimate does where something is already in the budget.
func (v *view) Fixed() (estimate, basis string) {
	return "", "What is set up is the same on either basis"
}
